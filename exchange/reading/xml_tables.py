"""An "XML spreadsheet 2003", mostly named .xls, as many programs export it."""

import re
from typing import Final
from xml.parsers import expat

from exchange.numbers import stored_number
from exchange.reading.guards import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, refuse
from exchange.reading.workbook import CellKind, Merge, WorkbookCell, WorkbookSheet, place_name

_SPACE: Final = "urn:schemas-microsoft-com:office:spreadsheet "
_KINDS: Final[dict[str, CellKind]] = {"Number": "number", "DateTime": "date", "Boolean": "bool", "Error": "error"}


def read_xml(data: bytes) -> tuple[WorkbookSheet, ...]:
    """Its sheets. Raises Refused for a document declaration, far cells and too many; formulas keep only their results.

    A formula without a result is told as one: its references are relative and are not computed.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError) as fault:
        raise refuse("damaged") from fault
    if not reader.sheets:
        raise refuse("unknown")
    return tuple(
        WorkbookSheet(
            one.name,
            one.cells,
            tuple(one.merges),
            one.hidden,
            frozenset(one.hidden_rows),
            frozenset(one.hidden_columns),
        )
        for one in reader.sheets
    )


class _Sheet:
    def __init__(self, name: str) -> None:
        self.name = name
        self.hidden = False
        self.cells: dict[tuple[int, int], WorkbookCell] = {}
        self.merges: list[Merge] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()


class _Reader:
    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self._row = self._column = self._at_column = 0
        self._style = ""
        self._percent: set[str] = set()
        self._struck: set[str] = set()
        self._cell: dict[str, str] = {}
        self._kind = ""
        self._parts: list[str] | None = None
        self._note: list[str] | None = None
        self._visible: list[str] | None = None
        self._count = 0

    def doctype(self, *_: object) -> None:
        raise refuse("doctype")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        found = {key.removeprefix(_SPACE): value for key, value in attributes.items()}
        if name == "Style":
            self._style = found.get("ID", "")
        elif name == "NumberFormat" and "%" in found.get("Format", "").replace("Percent", "%"):
            self._percent.add(self._style)
        elif name == "Font" and found.get("StrikeThrough", "0") == "1" and not self.sheets:
            self._struck.add(self._style)
        elif name == "Worksheet":
            self.sheets.append(_Sheet(found.get("Name", "")))
            self._row = self._at_column = 0
        elif self.sheets and name in ("Column", "Row", "Cell"):
            getattr(self, f"_start_{name.lower()}")(found)
        elif self.sheets and name == "Data":
            self._kind = found.get("Type", "String")
            if self._note is None:
                self._parts = []
        elif self.sheets and name == "Comment":
            self._note = []
        elif name == "Visible":
            self._visible = []

    def _start_column(self, found: dict[str, str]) -> None:
        self._at_column = _number(found.get("Index", ""), self._at_column + 1)
        last = self._at_column + _number(found.get("Span", ""), 0)
        if found.get("Hidden") == "1":
            self.sheets[-1].hidden_columns.update(range(self._at_column, min(last, MAX_COLUMNS) + 1))
        self._at_column = last

    def _start_row(self, found: dict[str, str]) -> None:
        self._row, self._column = _number(found.get("Index", ""), self._row + 1), 0
        if self._row > MAX_ROWS:
            raise refuse("too_many_rows", limit=str(MAX_ROWS))
        if found.get("Hidden") == "1":
            self.sheets[-1].hidden_rows.add(self._row)

    def _start_cell(self, found: dict[str, str]) -> None:
        self._column = _number(found.get("Index", ""), self._column + 1)
        right, bottom = (_number(found.get(key, ""), 0) for key in ("MergeAcross", "MergeDown"))
        if self._column + right > MAX_COLUMNS or self._row + bottom > MAX_ROWS:
            raise refuse("far_cell", cell=f"R{self._row + bottom}C{self._column + right}")
        if right or bottom:
            self.sheets[-1].merges.append(Merge(self._row, self._column, self._row + bottom, self._column + right))
        self._cell, self._parts, self._note, self._kind = {**found, "across": str(right)}, None, None, ""

    def text(self, text: str) -> None:
        for kept in (self._visible, self._note if self._note is not None else self._parts):
            if kept is not None:
                kept.append(text)
                return

    def end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name == "Visible" and self._visible is not None and self.sheets:
            self.sheets[-1].hidden = "".join(self._visible).strip() not in ("", "SheetVisible")
            self._visible = None
        elif name == "Cell" and self.sheets:
            self._end_cell(self.sheets[-1])

    def _end_cell(self, sheet: _Sheet) -> None:
        text = "".join(self._parts or ())
        note = "".join(self._note or ()).strip()
        self._parts = self._note = None
        made = self._made(text, note)
        if made is not None:
            self._count += 1
            if self._count > MAX_CELLS:
                raise refuse("too_many_cells", limit=str(MAX_CELLS))
            sheet.cells[self._row, self._column] = made
        self._column += int(self._cell.get("across", "0"))

    def _made(self, text: str, note: str) -> WorkbookCell | None:
        kind = _KINDS.get(self._kind, "text")
        formula, style = self._cell.get("Formula", ""), self._cell.get("StyleID", "")
        if not text.strip("\u3000\u00a0 \t\r\n"):
            return WorkbookCell(formula, "uncached", formula=formula) if formula else None
        if kind == "number":
            number = stored_number(text)
            if number is None:
                place = place_name(self._row, self._column)
                raise refuse("not_a_number", place, cell=place, text=text[:20])
            text = number
        return WorkbookCell(
            text, kind, kind == "number" and style in self._percent, formula, style in self._struck, note
        )


def _number(text: str, otherwise: int) -> int:
    if not text:
        return otherwise
    if not re.fullmatch("[0-9]{1,7}", text):
        raise refuse("far_cell", cell=text[:20])
    return int(text)
