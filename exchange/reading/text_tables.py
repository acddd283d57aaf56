"""Tables in texts: comma or tab separated, whatever their name, and the encodings of an office PC."""

import csv
import io
import re
from collections import Counter
from typing import Final

from exchange.reading.guards import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, looks_wide, refuse
from exchange.reading.workbook import ERRORS, WorkbookCell, WorkbookSheet

_PLAIN: Final = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,14})?")
_LONGEST: Final = 32_767
"""Characters of a cell, as in a spreadsheet."""


def read_text(data: bytes) -> WorkbookSheet:
    """The one table of a text. Raises Refused.

    A row with more fields than the table has columns (a comma that was not quoted) may have its figures under the
    wrong headings: it is named in `odd_rows`.
    """
    text = decode(data)
    lines = text.splitlines()[:50]
    delimiter = max(",\t;", key=lambda mark: sum(line.count(mark) for line in lines))
    rows: list[list[str]] = []
    csv.field_size_limit(_LONGEST)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows.append(row)
            if len(rows) > MAX_ROWS:
                raise refuse("too_many_rows", limit=str(MAX_ROWS))
            if len(row) > MAX_COLUMNS:
                raise refuse("far_cell", cell=f"R{len(rows)}C{len(row)}")
    except csv.Error as fault:
        raise refuse("csv", str(len(rows) + 1), row=str(len(rows) + 1)) from fault
    cells = {}
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if cell := typed(value):
                cells[number, column] = cell
    if len(cells) > MAX_CELLS:
        raise refuse("too_many_cells", limit=str(MAX_CELLS))
    return WorkbookSheet("", cells, odd_rows=_odd_rows(rows))


def typed(text: str) -> WorkbookCell | None:
    """What a text of a table is: a plain number is one, as a spreadsheet would take it; with leading zeros, more than
    15 digits, a unit or anything else it stays a text."""
    stripped = text.strip("\u3000\u00a0 \t\r\n")
    if not stripped:
        return None
    if stripped in ERRORS:
        return WorkbookCell(stripped, "error")
    if _PLAIN.fullmatch(stripped) and sum(char.isdigit() for char in stripped) <= 15:
        return WorkbookCell(stripped, "number")
    return WorkbookCell(text)


def _odd_rows(rows: list[list[str]]) -> frozenset[int]:
    """Rows that are wider than the table: than the width that most rows with several fields have."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return frozenset()
    usual = max(widths, key=lambda width: (widths[width], -width))
    return frozenset(
        number for number, row in enumerate(rows, 1) if len(row) > usual and any(field.strip() for field in row[usual:])
    )


def decode(data: bytes) -> str:
    """Text of an office PC: byte order mark, else UTF-16 where every other byte is 0, else UTF-8 if it is, else
    GB18030. Raises Refused for none of them.

    A short GBK text can be valid UTF-8 by chance; it then holds foreign letters and no Chinese.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _decoded(data, name)
    if wide := looks_wide(data):
        return _decoded(data, wide)
    if b"\0" in data:
        raise refuse("encoding")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, "gb18030")
    if not text.isascii() and not re.search(r"[\u4e00-\u9fff]", text):
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            return text
    return text


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise refuse("encoding") from fault
    if "\0" in text or "\ufffd" in text:
        raise refuse("encoding")
    return text
