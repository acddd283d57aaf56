"""A web page named .xls, as many programs export it: its tables, with rowspan and colspan as merged cells.

Also a web archive (MHTML) as Excel saves it. Only cells are taken: no script, style, link or picture is looked at.
"""

import email
import email.policy
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from exchange.numbers import Number, parse_number
from exchange.reading.guards import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, refuse
from exchange.reading.text_tables import decode, typed
from exchange.reading.workbook import Merge, WorkbookCell, WorkbookSheet

_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_ENCODINGS: Final = {
    "utf-8": "utf-8",
    "big5": "big5",
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80"), "gb18030"),
}
_SILENT: Final = ("script", "style", "head", "title", "comment", "xml", "template", "select")
_STRUCK: Final = ("s", "strike", "del")
_DEEPEST: Final = 8
"""Tables in tables."""


@dataclass(slots=True)
class _Cell:
    place: tuple[int, int]
    number: str = ""
    parts: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    holds_table: bool = False


@dataclass(slots=True)
class _Table:
    row: int = 0
    column: int = 1
    cells: dict[tuple[int, int], WorkbookCell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    taken: dict[int, dict[int, int]] = field(default_factory=dict)
    """Row → column → columns that cells from above or the left cover from there on."""
    hidden_rows: set[int] = field(default_factory=set)
    cell: _Cell | None = None
    name: str = ""


def read_html(data: bytes) -> tuple[WorkbookSheet, ...]:
    """The tables of a page that hold cells, in order. Raises Refused where there is none, or more than can be read."""
    if re.match(rb"(?i)\s*MIME-Version:", data):
        data = _page_of_archive(data)
    reader = _Reader()
    reader.feed(_decoded(data))
    reader.close()
    reader.close_all()
    tables = [table for table in reader.tables if table.cells]
    if not tables:
        raise refuse("html")
    names = [table.name or (str(at) if len(tables) > 1 else "") for at, table in enumerate(tables, 1)]
    return tuple(
        WorkbookSheet(name, table.cells, tuple(table.merges), hidden_rows=frozenset(table.hidden_rows))
        for name, table in zip(names, tables, strict=True)
    )


def _decoded(data: bytes) -> str:
    found = _CHARSET.search(data[:4096])
    if found and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = _ENCODINGS.get(found[1].decode("ascii").lower())
        try:
            return data.decode(encoding) if encoding else decode(data)
        except UnicodeDecodeError:  # the page says one thing and is another
            return decode(data)
    return decode(data)


def _page_of_archive(data: bytes) -> bytes:
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and re.search(rb"(?i)<td", content):
                return content
    raise refuse("html")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._silent = 0
        self._struck = 0
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._start_table()
        elif tag in _STRUCK:
            self._struck += 1
        elif self._open and tag == "tr":
            self._start_row(found)
        elif self._open and tag in ("td", "th"):
            self._start_cell(found)
        elif tag in ("br", "p", "div", "li"):
            self._add("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SILENT and tag != "table":
            self.handle_starttag(tag, attrs)
        if tag in ("td", "th"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _STRUCK:
            self._struck = max(0, self._struck - 1)
        elif self._open and tag in ("td", "th", "tr"):
            self._end_cell(self._open[-1])
        elif self._open and tag == "table":
            self._end_cell(self._open[-1])
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._add(re.sub(r"[ \t\r\n]+", " ", data))

    def close_all(self) -> None:
        """A page that was cut short: what is open holds what it has."""
        while self._open:
            self._end_cell(self._open.pop())

    def _start_table(self) -> None:
        if len(self._open) >= _DEEPEST:
            raise refuse("damaged")
        if self._open and self._open[-1].cell:
            self._open[-1].cell.holds_table = True
        table = _Table()
        self.tables.append(table)
        self._open.append(table)

    def _start_row(self, found: dict[str, str]) -> None:
        table = self._open[-1]
        self._end_cell(table)
        table.row, table.column = table.row + 1, 1
        if table.row > MAX_ROWS:
            raise refuse("too_many_rows", limit=str(MAX_ROWS))
        if re.search(r"display\s*:\s*none", found.get("style", ""), re.IGNORECASE):
            table.hidden_rows.add(table.row)

    def _start_cell(self, found: dict[str, str]) -> None:
        table = self._open[-1]
        self._end_cell(table)
        table.row = max(table.row, 1)
        covered = table.taken.get(table.row, {})
        while table.column in covered:
            table.column += covered[table.column]
        rows, columns = _span(found.get("rowspan", ""), MAX_ROWS), _span(found.get("colspan", ""), MAX_COLUMNS)
        bottom, right = min(table.row + rows - 1, MAX_ROWS), table.column + columns - 1
        if right > MAX_COLUMNS:
            raise refuse("far_cell", cell=f"R{table.row}C{right}")
        for row in range(table.row + 1, bottom + 1):
            table.taken.setdefault(row, {})[table.column] = columns
        self._count += 1 + bottom - table.row
        if self._count > MAX_CELLS:
            raise refuse("too_many_cells", limit=str(MAX_CELLS))
        if rows > 1 or columns > 1:
            table.merges.append(Merge(table.row, table.column, bottom, right))
        number = found.get("x:num", found.get("sdval", ""))
        table.cell = _Cell((table.row, table.column), number)
        table.column = right + 1

    def _end_cell(self, table: _Table) -> None:
        cell, table.cell = table.cell, None
        if cell is None or cell.holds_table:
            return
        text = re.sub(r" *\n *", "\n", "".join(cell.parts)).strip(" \t\r\n")
        text = re.sub(r"\n{2,}", "\n", text)
        made = _made(text, cell.number)
        if made is not None:
            struck = bool(cell.struck) and "".join(cell.struck).strip() == text
            table.cells[cell.place] = WorkbookCell(made.text, made.kind, made.percent, struck=struck)

    def _add(self, text: str) -> None:
        if self._open and not self._silent and (cell := self._open[-1].cell):
            cell.parts.append(text)
            if self._struck:
                cell.struck.append(text)


def _span(text: str, limit: int) -> int:
    return min(max(1, int(text)), limit) if re.fullmatch(r"\s*[0-9]{1,6}\s*", text) else 1


def _made(text: str, number: str) -> WorkbookCell | None:
    """A cell of a page; the number behind what is shown, where the page tells it."""
    exact = parse_number(number) if number else None
    if isinstance(exact, Number):
        return WorkbookCell(exact.text, "number", percent=text.endswith(("%", "％")))
    return typed(text)
