"""An open document spreadsheet (.ods): its content.xml, cell by cell, with what is merged, hidden, struck or noted.

The guards have looked at the package before. Repeated rows and cells are written out as far as they hold something
and lie within the limits; a table that goes beyond them is refused.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from exchange.numbers import stored_number
from exchange.reading.guards import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, refuse
from exchange.reading.workbook import ERRORS, CellKind, Merge, WorkbookCell, WorkbookSheet, place_name

_SPACES: Final = re.compile(r"urn:oasis:names:tc:opendocument:xmlns:([a-z]+):1\.0 ")
_KINDS: Final[dict[str, CellKind]] = {
    "float": "number",
    "percentage": "number",
    "currency": "number",
    "date": "date",
    "time": "date",
    "boolean": "bool",
}
_REFERENCE: Final = re.compile(
    r"\[(?:\$?(?P<sheet>'[^']*'|[^.\[\]'$]*))?\.(?P<first>[$A-Z0-9]+)(?::\.(?P<last>[$A-Z0-9]+))?\]"
)


@dataclass(slots=True)
class _Table:
    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], WorkbookCell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    row: int = 0
    column: int = 0
    next_column: int = 1
    rows: int = 1
    """How often the current row is repeated."""
    held: dict[int, WorkbookCell] = field(default_factory=dict)


def read_ods(data: bytes) -> tuple[WorkbookSheet, ...]:
    """The sheets of an .ods. Raises Refused for more than can be read, expat.ExpatError for what is no XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml")
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.Parse(content, True)
    return tuple(
        WorkbookSheet(
            table.name,
            table.cells,
            tuple(table.merges),
            table.hidden,
            frozenset(table.hidden_rows),
            frozenset(table.hidden_columns),
        )
        for table in reader.tables
    )


class _Reader:
    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self._depth_of_tables = 0
        self._style = ""
        self._struck: set[str] = set()
        self._not_shown: set[str] = set()
        self._cell: dict[str, str] | None = None
        self._paragraphs: list[str] = []
        self._notes: list[str] = []
        self._in_note = 0
        self._in_paragraph = 0
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _short(tag)
        found = {_short(key): value for key, value in attributes.items()}
        if name == "table:table":
            self._depth_of_tables += 1
            if self._depth_of_tables == 1:
                hidden = found.get("table:style-name", "") in self._not_shown
                self.tables.append(_Table(found.get("table:name", ""), hidden))
        elif name.startswith("style:"):
            self._read_style(name, found)
        elif self._depth_of_tables == 1 and self._cell is None:
            self._start_in_table(name, found)
        elif self._cell is not None:
            self._start_in_cell(name, found)

    def _read_style(self, name: str, found: dict[str, str]) -> None:
        if name == "style:style":
            self._style = found.get("style:name", "")
        elif name == "style:text-properties" and found.get("style:text-line-through-style", "none") != "none":
            self._struck.add(self._style)
        elif name == "style:table-properties" and found.get("table:display") == "false":
            self._not_shown.add(self._style)

    def _start_in_table(self, name: str, found: dict[str, str]) -> None:
        table = self.tables[-1]
        if name == "table:table-column":
            count = _count(found, "columns")
            if found.get("table:visibility", "visible") != "visible":
                table.hidden_columns.update(range(table.next_column, min(table.next_column + count, MAX_COLUMNS + 1)))
            table.next_column += count
        elif name == "table:table-row":
            table.row += table.rows if table.row else 1
            table.rows, table.column, table.held = _count(found, "rows"), 1, {}
            if found.get("table:visibility", "visible") != "visible":
                table.hidden_rows.update(range(table.row, min(table.row + table.rows, MAX_ROWS + 1)))
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell, self._paragraphs, self._notes = {**found, "": name}, [], []

    def _start_in_cell(self, name: str, found: dict[str, str]) -> None:
        if name == "office:annotation":
            self._in_note += 1
        elif name == "text:p":
            self._in_paragraph += 1
            (self._notes if self._in_note else self._paragraphs).append("")
        elif name == "text:s":
            self.text(" " * min(int(found.get("text:c", "1")), 100))
        elif name in ("text:line-break", "text:tab"):
            self.text("\n" if name.endswith("break") else "\t")

    def text(self, text: str) -> None:
        if self._cell is not None and self._in_paragraph:
            (self._notes if self._in_note else self._paragraphs)[-1] += text

    def end(self, tag: str) -> None:
        name = _short(tag)
        if name == "table:table":
            self._depth_of_tables -= 1
        elif name == "office:annotation":
            self._in_note -= 1
        elif name == "text:p" and self._in_paragraph:
            self._in_paragraph -= 1
        elif name in ("table:table-cell", "table:covered-table-cell") and self._cell is not None:
            found, self._cell = self._cell, None
            self._end_cell(self.tables[-1], found)
        elif name == "table:table-row" and self._depth_of_tables == 1:
            self._end_row(self.tables[-1])

    def _end_cell(self, table: _Table, found: dict[str, str]) -> None:
        count = _count(found, "columns")
        rows, columns = (int(found.get(f"table:number-{what}-spanned", "1")) for what in ("rows", "columns"))
        if rows > 1 or columns > 1:
            bottom, right = table.row + rows - 1, table.column + columns - 1
            if bottom > MAX_ROWS or right > MAX_COLUMNS:
                raise refuse("far_cell", cell=f"R{bottom}C{right}"[:20])
            table.merges.append(Merge(table.row, table.column, bottom, right))
        cell = self._made(found)
        if cell is not None:
            if table.column + count - 1 > MAX_COLUMNS:
                raise refuse("far_cell", cell=f"R{table.row}C{table.column + count - 1}"[:20])
            table.held.update(dict.fromkeys(range(table.column, table.column + count), cell))
        table.column += count

    def _end_row(self, table: _Table) -> None:
        if not table.held:
            return
        if table.row + table.rows - 1 > MAX_ROWS:
            raise refuse("too_many_rows", limit=str(MAX_ROWS))
        self._count += table.rows * len(table.held)
        if self._count > MAX_CELLS:
            raise refuse("too_many_cells", limit=str(MAX_CELLS))
        for row in range(table.row, table.row + table.rows):
            table.cells.update({(row, column): cell for column, cell in table.held.items()})

    def _made(self, found: dict[str, str]) -> WorkbookCell | None:
        text = "\n".join(self._paragraphs)
        comment = "\n".join(note for note in self._notes if note).strip()
        kind = _KINDS.get(found.get("office:value-type", ""), "text")
        formula = _formula(found.get("table:formula", ""))
        struck = found.get("table:style-name", "") in self._struck
        percent = found.get("office:value-type") == "percentage"
        if text.strip() in ERRORS and (formula or found.get("office:value-type") is None):
            kind, text = "error", text.strip()
        elif kind == "number":
            number = stored_number(found.get("office:value", ""))
            if number is None:
                place = place_name(self.tables[-1].row, self.tables[-1].column)
                raise refuse("not_a_number", place, cell=place, text=found.get("office:value", "")[:20])
            text = number
        elif kind == "date":
            text = found.get("office:date-value", found.get("office:time-value", text))
        elif kind == "bool":
            text = "TRUE" if found.get("office:boolean-value") == "true" else "FALSE"
        elif formula and not text:
            kind, text = "uncached", formula
        if not text.strip("\u3000\u00a0 \t\r\n"):
            return None
        return WorkbookCell(text, kind, percent, formula, struck, comment)


def _short(tag: str) -> str:
    """ "table:table-row" for an element or attribute in its long form."""
    return _SPACES.sub(r"\1:", tag, count=1)


def _count(found: dict[str, str], what: str) -> int:
    text = found.get(f"table:number-{what}-repeated", "1")
    if not re.fullmatch("[0-9]{1,10}", text):
        raise refuse("damaged")
    return max(1, int(text))


def _formula(text: str) -> str:
    """ "of:=SUM([.C2:.C3])" as other workbooks write it: "=SUM(C2:C3)"."""
    _, _, body = text.partition("=")

    def plain(found: re.Match[str]) -> str:
        sheet = f"{found['sheet']}!" if found["sheet"] else ""
        return sheet + found["first"] + (f":{found['last']}" if found["last"] else "")

    return "=" + _REFERENCE.sub(plain, body).replace(";", ",") if body else ""
