"""An .xlsx workbook, part by part: cells with their exact digits, formulas, formats, what is merged, hidden, struck.

Only what tables need is looked at: a fill, a colour or a name that another program writes strangely does not matter,
and a sheet of 360 000 cells is read in a few seconds. The guards have looked at the package before.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from exchange.numbers import stored_number
from exchange.reading.guards import MAX_COLUMNS, column_letters, column_number, refuse
from exchange.reading.serial_dates import as_date, is_date_format
from exchange.reading.workbook import ERRORS, Merge, WorkbookCell, WorkbookSheet, place_name

_QUOTED: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE: Final = re.compile(
    r"(?<![A-Za-z0-9_.])(\$?)([A-Z]{1,3})(\$?)([1-9][0-9]{0,6})(?![A-Za-z0-9_(.])|\"[^\"]*\"|'[^']*'"
)
_PERCENT_IDS: Final = (9, 10)
_TRUE: Final = ("1", "true", "on")
_BLANK: Final = "\u3000\u00a0 \t\r\n"

Start = Callable[[str, dict[str, str]], None]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell's style says of its value."""

    percent: bool = False
    date: bool = False
    struck: bool = False


def read_xlsx(data: bytes) -> tuple[WorkbookSheet, ...]:
    """The worksheets of an .xlsx in their order. Raises Refused, or what zipfile and expat raise over damage."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = _Book()
        _parse(archive, "xl/workbook.xml", book.start)
        links = _links(archive, "xl/workbook.xml")
        strings = _strings(archive, next((path for kind, path in links.values() if kind == "sharedStrings"), ""))
        looks = _looks(archive, next((path for kind, path in links.values() if kind == "styles"), ""))
        sheets = []
        for name, state, link in book.sheets:
            kind, path = links.get(link, ("", ""))
            if kind == "worksheet":
                reader = _Sheet(strings, looks, book.from_1904)
                _parse(archive, path, reader.start, reader.end, reader.text)
                sheets.append(_made(archive, name, state, path, reader))
        return tuple(sheets)


def _made(archive: zipfile.ZipFile, name: str, state: str, path: str, reader: "_Sheet") -> WorkbookSheet:
    notes = [where for kind, where in _links(archive, path).values() if kind == "comments"]
    cells = reader.cells
    for place, text in _comments(archive, notes[0] if notes else "").items():
        if place in cells:
            held = cells[place]
            cells[place] = WorkbookCell(held.text, held.kind, held.percent, held.formula, held.struck, text)
    return WorkbookSheet(
        name,
        cells,
        tuple(reader.merges),
        state not in ("", "visible"),
        frozenset(reader.hidden_rows),
        frozenset(reader.hidden_columns),
    )


# parts --------------------------------------------------------------------------------------------------------


def _parse(
    archive: zipfile.ZipFile,
    path: str,
    start: Start,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Walk a part; nothing where the workbook has none of that name."""
    if path not in archive.namelist():
        return
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    if end:
        parser.EndElementHandler = end
    if text:
        parser.CharacterDataHandler = text
    with archive.open(path) as part:
        parser.ParseFile(part)


def _links(archive: zipfile.ZipFile, path: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: id → kind and path."""
    folder, name = posixpath.split(path)
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            full = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], full)

    _parse(archive, f"{folder}/_rels/{name}.rels", start)
    return found


class _Book:
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []
        """Name, state, and the id of the link to its part."""
        self.from_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "sheet":
            link = next((value for key, value in attributes.items() if _local(key) == "id"), "")
            self.sheets.append((attributes.get("name", ""), attributes.get("state", ""), link))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in _TRUE


class _Texts:
    """Texts in parts: every `t` below a container, but not the reading aids (rPh)."""

    def __init__(self, container: str) -> None:
        self._container = container
        self._aside = 0
        self._open = False
        self._parts: list[str] | None = None
        self.attributes: dict[str, str] = {}
        self.found: list[tuple[dict[str, str], str]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == self._container:
            self._parts, self.attributes = [], attributes
        elif name == "rPh":
            self._aside += 1
        elif name == "t":
            self._open = True

    def end(self, tag: str) -> None:
        name = _local(tag)
        if name == self._container and self._parts is not None:
            self.found.append((self.attributes, _unescaped("".join(self._parts))))
            self._parts = None
        elif name == "rPh":
            self._aside -= 1
        elif name == "t":
            self._open = False

    def text(self, text: str) -> None:
        if self._open and not self._aside and self._parts is not None:
            self._parts.append(text)


def _strings(archive: zipfile.ZipFile, path: str) -> list[str]:
    texts = _Texts("si")
    _parse(archive, path or "xl/sharedStrings.xml", texts.start, texts.end, texts.text)
    return [text for _, text in texts.found]


def _comments(archive: zipfile.ZipFile, path: str) -> dict[Place, str]:
    texts = _Texts("comment")
    _parse(archive, path, texts.start, texts.end, texts.text)
    found = {}
    for attributes, text in texts.found:
        place = _place(attributes.get("ref", ""))
        if place and text.strip():
            found[place] = text.strip()
    return found


def _looks(archive: zipfile.ZipFile, path: str) -> list[Look]:
    """The look of each style number."""
    struck: list[bool] = []
    formats: dict[int, str] = {}
    looks: list[tuple[int, int]] = []
    inside: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        name, outer = _local(tag), inside[-1] if inside else ""
        if name == "font" and outer == "fonts":
            struck.append(False)
        elif name == "strike" and outer == "font" and struck and "fonts" in inside:
            struck[-1] = attributes.get("val", "1") in _TRUE
        elif name == "numFmt" and outer == "numFmts":
            formats[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "xf" and outer == "cellXfs":
            looks.append((_number(attributes.get("numFmtId")), _number(attributes.get("fontId"))))
        inside.append(name)

    def end(_: str) -> None:
        inside.pop()

    _parse(archive, path or "xl/styles.xml", start, end)
    return [
        Look(
            shown in _PERCENT_IDS or "%" in _QUOTED.sub("", formats.get(shown, "")),
            is_date_format(shown, formats.get(shown, "")),
            font < len(struck) and struck[font],
        )
        for shown, font in looks
    ]


# one worksheet ------------------------------------------------------------------------------------------------


class _Open:
    """A cell while it is read."""

    __slots__ = ("formula", "has_formula", "inline", "kind", "look", "place", "shared", "value")

    def __init__(self, place: Place, kind: str, look: Look) -> None:
        self.place, self.kind, self.look = place, kind, look
        self.value: list[str] = []
        self.inline: list[str] = []
        self.formula: list[str] = []
        self.shared = ""
        self.has_formula = False


class _Sheet:
    def __init__(self, strings: list[str], looks: list[Look], from_1904: bool) -> None:
        self._strings, self._looks, self._from_1904 = strings, looks, from_1904
        self.cells: dict[Place, WorkbookCell] = {}
        self.merges: list[Merge] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._row = self._column = 0
        self._cell: _Open | None = None
        self._into: list[str] | None = None
        self._aside = 0
        self._shared: dict[str, tuple[Place, str]] = {}
        self._look: dict[str, Look] = {}
        self._columns: dict[str, int] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag if ":" not in tag else _local(tag)
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._row, self._column = _number(attributes.get("r"), self._row + 1), 0
            if attributes.get("hidden", "0") in _TRUE:
                self.hidden_rows.add(self._row)
        elif self._cell is not None:
            self._start_in_cell(self._cell, name, attributes)
        elif name == "mergeCell":
            corners = [_place(corner) for corner in attributes.get("ref", "").split(":")]
            if corners[0] and corners[-1]:
                (top, left), (bottom, right) = corners[0], corners[-1]
                self.merges.append(Merge(min(top, bottom), min(left, right), max(top, bottom), max(left, right)))
        elif name == "col" and attributes.get("hidden", "0") in _TRUE:
            first, last = _number(attributes.get("min"), 1), _number(attributes.get("max"), 1)
            self.hidden_columns.update(range(first, min(last, MAX_COLUMNS) + 1))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = self._place_of(attributes["r"]) if "r" in attributes else (self._row, self._column + 1)
        self._column = place[1]
        style = attributes.get("s", "0")
        look = self._look.get(style)
        if look is None:
            number = _number(style)
            look = self._look[style] = self._looks[number] if number < len(self._looks) else Look()
        self._cell = _Open(place, attributes.get("t", "n"), look)

    def _place_of(self, reference: str) -> Place:
        """The place of a cell; its column is looked up once."""
        letters = reference.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            place = _place(reference)
            if place is None:
                raise refuse("far_cell", cell=reference[:20])
            self._columns[letters] = place[1]
            return place
        return int(reference[len(letters) :]), column

    def _start_in_cell(self, cell: _Open, name: str, attributes: dict[str, str]) -> None:
        if name == "v":
            self._into = cell.value
        elif name == "f":
            self._into, cell.has_formula = cell.formula, True
            cell.shared = attributes.get("si", "") if attributes.get("t") == "shared" else ""
        elif name == "t" and not self._aside:
            self._into = cell.inline
        elif name == "rPh":
            self._aside += 1

    def text(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def end(self, tag: str) -> None:
        name = tag if ":" not in tag else _local(tag)
        if name in ("v", "f", "t"):
            self._into = None
        elif name == "rPh":
            self._aside -= 1
        elif name == "c" and self._cell is not None:
            cell, self._cell = self._cell, None
            made = self._made(cell)
            if made is not None:
                self.cells[cell.place] = made

    def _made(self, cell: _Open) -> WorkbookCell | None:
        value = "".join(cell.value)
        if cell.kind == "n" and not cell.has_formula:
            return self._numeric(cell, value, "")
        formula = self._formula(cell) if cell.has_formula else ""
        look = cell.look
        if cell.kind == "inlineStr":
            return _text(_unescaped("".join(cell.inline)), formula, look)
        if formula and not value and cell.kind != "str":
            return WorkbookCell(formula, "uncached", look.percent, formula, look.struck)
        match cell.kind:
            case "s":
                at = _number(value.strip(), -1)
                if not 0 <= at < len(self._strings):
                    raise refuse("damaged")
                return _text(self._strings[at], formula, look)
            case "str":
                return _text(_unescaped(value), formula, look)
            case "b":
                return WorkbookCell("TRUE" if value.strip() in _TRUE else "FALSE", "bool", False, formula, look.struck)
            case "e":
                return WorkbookCell(value.strip() or "#N/A", "error", False, formula, look.struck)
            case "d":
                return WorkbookCell(value.strip(), "date", False, formula, look.struck)
        return self._numeric(cell, value, formula)

    def _numeric(self, cell: _Open, value: str, formula: str) -> WorkbookCell | None:
        if not value or value.isspace():
            return None
        number = stored_number(value)
        if number is None:
            place = place_name(*cell.place)
            raise refuse("not_a_number", place, cell=place, text=value[:20])
        if cell.look.date and (date := as_date(number, self._from_1904)):
            return WorkbookCell(date, "date", False, formula, cell.look.struck)
        return WorkbookCell(number, "number", cell.look.percent, formula, cell.look.struck)

    def _formula(self, cell: _Open) -> str:
        """Its text; one that shares that of another cell has it moved to where it stands."""
        own = "".join(cell.formula).strip()
        if cell.shared:
            if own:
                self._shared[cell.shared] = (cell.place, own)
            elif cell.shared in self._shared:
                origin, text = self._shared[cell.shared]
                own = moved(text, cell.place[0] - origin[0], cell.place[1] - origin[1])
        return f"={own}" if own else "=?"


def moved(formula: str, rows: int, columns: int) -> str:
    """A formula as it reads so many rows and columns further; what $ holds stays."""

    def move(found: re.Match[str]) -> str:
        if found[2] is None:
            return found[0]  # a text or the name of a sheet
        row = int(found[4]) if found[3] else int(found[4]) + rows
        column = column_number(found[2]) if found[1] else column_number(found[2]) + columns
        return f"{found[1]}{column_letters(column)}{found[3]}{row}" if row > 0 and column > 0 else "#REF!"

    return _REFERENCE.sub(move, formula)


def _text(text: str, formula: str, look: Look) -> WorkbookCell | None:
    if text in ERRORS:
        return WorkbookCell(text, "error", False, formula, look.struck)
    return WorkbookCell(text, "text", False, formula, look.struck) if text.strip(_BLANK) else None


def _unescaped(text: str) -> str:
    """Without the form in which control characters are written, and with one kind of line end."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n") if "\r" in text else text


def _place(reference: str) -> Place | None:
    found = re.fullmatch(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", reference)
    return (int(found[2]), column_number(found[1])) if found else None


def _number(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 8 else otherwise


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
