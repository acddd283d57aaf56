"""Tables as other programs put them on the clipboard: Excel's XML Spreadsheet, HTML of Excel, WPS and LibreOffice,
tab-separated text. Each becomes rows of texts with every digit that its author saw.

A number that is shown as a percentage comes as such ("12.5%", not 0.125): what its percent sign means is for the
reader of numbers to say, who knows the unit.
"""

import csv
import io
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser
from typing import Final
from xml.etree import ElementTree

from exchange.numbers import in_hundredths, plain_text, shown_digits

Rows = list[list[str]]

LARGEST: Final = 64 * 1024 * 1024
"""Bytes or characters of a clipboard; more is not read."""
MOST_COLUMNS: Final = 16_384
MOST_ROWS: Final = 1_048_576
_NS: Final = "{urn:schemas-microsoft-com:office:spreadsheet}"
_BUILT_IN_PERCENT: Final = ("Percent",)
_QUOTED: Final = re.compile(r'"[^"]*"|\\.')


def from_tsv(text: str) -> Rows:
    """Rows of tab-separated text. Exactly one final line break is dropped: spreadsheets add it."""
    if not text:
        return []
    # A quotation mark without its partner would swallow the rest of the block: then none of them means anything.
    lines = io.StringIO(text, newline="")
    try:
        if text.count('"') % 2 == 0:
            rows = list(csv.reader(lines, delimiter="\t"))
        else:
            rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    except csv.Error:
        rows = [line.split("\t") for line in text.splitlines()]
    return [row or [""] for row in rows]


def from_xml_spreadsheet(data: bytes) -> Rows:
    """The first table of Excel's "XML Spreadsheet"; empty where it is something else.

    It alone has numbers in full: text and HTML have what the cell shows."""
    data = data.rstrip(b"\0")
    if len(data) > LARGEST or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return []
    try:
        book = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return []
    percent = {
        style.get(f"{_NS}ID")
        for style in book.iter(f"{_NS}Style")
        for form in style.iter(f"{_NS}NumberFormat")
        if shows_percent(form.get(f"{_NS}Format", ""))
    }
    table = next(book.iter(f"{_NS}Table"), None)
    rows: Rows = []
    for row in () if table is None else table.findall(f"{_NS}Row"):
        at = _index(row, len(rows))
        if at >= MOST_ROWS:
            return []
        rows += [[] for _ in range(at - len(rows))]
        rows.append(_xml_row(row, percent))
    return rows


def _xml_row(row: ElementTree.Element, percent: set[str | None]) -> list[str]:
    cells: list[str] = []
    for cell in row.findall(f"{_NS}Cell"):
        at = _index(cell, len(cells))
        if at >= MOST_COLUMNS:
            break
        cells += [""] * (at - len(cells))
        data = cell.find(f"{_NS}Data")
        text = "" if data is None else "".join(data.itertext())
        if data is not None and data.get(f"{_NS}Type") == "Number":
            style = cell.get(f"{_NS}StyleID", row.get(f"{_NS}StyleID"))
            text = number_text(text, percent=style in percent)
        merged = cell.get(f"{_NS}MergeAcross", "0")
        cells.append(text)
        cells += [""] * (int(merged) if merged.isdecimal() and int(merged) < MOST_COLUMNS else 0)
    return cells


def _index(element: ElementTree.Element, following: int) -> int:
    given = element.get(f"{_NS}Index", "")
    return max(following, int(given) - 1) if given.isdecimal() and len(given) < 9 else following


def shows_percent(form: str) -> bool:
    """Whether a number format shows hundredths."""
    return form in _BUILT_IN_PERCENT or "%" in _QUOTED.sub("", form)


def number_text(stored: str, *, percent: bool = False) -> str:
    """A stored number as its author typed it; the text itself where it is no number."""
    try:
        number = Decimal(stored.strip())
    except InvalidOperation:
        return stored
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return stored
    digits = shown_digits(plain_text(number))
    return f"{_trimmed(in_hundredths(digits))}%" if percent else digits


def _trimmed(number: Decimal) -> str:
    text = plain_text(number)
    return text.rstrip("0").rstrip(".") if "." in text else text


class _Table(HTMLParser):
    """The cells of the first table of a page. `full`: numbers in full, where a program wrote them beside the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Rows = []
        self.full: list[list[str | None]] = []
        self._text: list[str] | None = None
        self._stored: str | None = None
        self._span = 1
        self._done = False
        self._down: dict[int, int] = {}
        """Columns that a cell from above reaches into, and how many rows more."""
        self._rowspan = 1

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        given = dict(attributes)
        if tag == "tr":
            self._close()
            self.rows.append([])
            self.full.append([])
        elif tag in ("td", "th"):
            self._close()
            if not self.rows:
                self.rows.append([])
                self.full.append([])
            self._text, self._stored = [], given.get("sdval") or given.get("x:num") or None
            self._span = _count(given.get("colspan"))
            self._rowspan = _count(given.get("rowspan"))
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._close()
        elif tag == "table" and self.rows:
            self._close()
            self._done = True

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(re.sub(r"[ \t\r\n\xa0]+", " ", data))

    def _close(self) -> None:
        if self._text is None or self._done:
            return
        text = re.sub(r" ?\n ?", "\n", "".join(self._text)).strip()
        row, full = self.rows[-1], self.full[-1]
        while self._down.get(len(row), 0) > 0:
            self._down[len(row)] -= 1
            row.append("")
            full.append(None)
        for number in range(self._span):
            if self._rowspan > 1:
                self._down[len(row)] = self._rowspan - 1
            row.append("" if number else text)
            full.append(None if number or self._stored is None else self._in_full(text, self._stored))
        self._text = None

    def _in_full(self, text: str, stored: str) -> str | None:
        full = number_text(stored, percent=text.endswith("%"))
        return full if re.fullmatch(r"-?[0-9.]+%?", full) else None


def _count(given: str | None) -> int:
    return min(int(given), MOST_COLUMNS) if given and given.isdecimal() and len(given) < 6 else 1


def from_html(page: str) -> Rows:
    """The first table of a page; empty where there is none. A number in full takes the place of what is shown."""
    if len(page) > LARGEST or "<t" not in page.casefold():
        return []
    reader = _Table()
    reader.feed(page)
    reader.close()
    return [
        [shown if full is None else full for shown, full in zip(row, line, strict=True)]
        for row, line in zip(reader.rows, reader.full, strict=True)
    ]


def agreed(page: Rows, text: Rows) -> Rows:
    """HTML against text of the same block, cell by cell: HTML may hold "####" for a narrow column, or less than the
    text does. Where the two have not the same shape, the text holds."""
    if not page or not text:
        return page or text
    width = max(map(len, text))
    if len(page) != len(text) or any(len(row) > width for row in page):
        return text
    return [_agreed_row(row, line) for row, line in zip(page, text, strict=True)]


def _agreed_row(row: Sequence[str], line: Sequence[str]) -> list[str]:
    return [
        other if not mine or set(mine) == {"#"} or _shorter(mine, other) else mine
        for mine, other in zip(row, [*line, *[""] * (len(row) - len(line))], strict=False)
    ] + list(line[len(row) :])


def _shorter(mine: str, other: str) -> bool:
    return len("".join(mine.split())) < len("".join(other.split())) and "\n" not in mine
