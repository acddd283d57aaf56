"""A printed table read back from its PDF file: words, and the lines that they stand between.

Qt writes each operator on a line of its own and counts in hundredths of a millimetre from the top left corner, so that
little is needed to read a page, and it takes a tenth of the time of a reader that knows every PDF file. Blanks are not
drawn, so that there are none in the words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from pypdf import PageObject, PdfReader

from exchange.sheet import Sheet
from gui.painting import Fonts, to_pdf
from gui.painting.columns import fit
from gui.painting.text import Ruler

MARKS: Final = "缺／*"
"""What stands behind the digits of a figure whose state is not that of a plain value."""
NUMBER: Final = r"(-?[\d.]+)"
TEXT: Final = re.compile(r"^BT\n/(\S+) .*?\n(.*?)^ET", re.MULTILINE | re.DOTALL)
SHOWN: Final = re.compile(rf"{NUMBER} {NUMBER} Td <([0-9A-Fa-f]+)> Tj")
LINE: Final = re.compile(rf"^{NUMBER} {NUMBER} m\n{NUMBER} {NUMBER} l\nS", re.MULTILINE)
GROUND: Final = re.compile(rf"^{NUMBER} {NUMBER} {NUMBER} {NUMBER} re\nf", re.MULTILINE)
ACROSS: Final = re.compile(r"^-?0\.7\d* .*? cm\n.*?^Q", re.MULTILINE | re.DOTALL)
"""The draft mark, which lies across the page."""

Piece = tuple[float, float, str]
"""Hundredths of a millimetre from the left and from the top, and the text there."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet as it lies on paper: the cells of its rows, and everything that stands beside the table."""

    sheet: Sheet
    cells: tuple[tuple[str, ...], ...]
    beside: str

    def column(self, heading: str) -> int:
        """The number of the column whose last word this is."""
        return [column.heading[-1] for column in self.sheet.columns].index(heading)

    def has(self, heading: str) -> bool:
        return any(column.heading[-1] == heading for column in self.sheet.columns)


def number(text: str) -> Decimal:
    """The figure of a cell; nothing, a dash and a mark alone are 0."""
    return Decimal(text.rstrip(MARKS).removesuffix("—") or "0")


def print_all(sheets: Sequence[Sheet], path: Path) -> tuple[Printed, ...]:
    """The sheets in one PDF file, read back."""
    to_pdf(list(sheets), path)
    pages = list(PdfReader(path).pages)
    ruler, found, at = Ruler(Fonts()), [], 0
    for sheet in sheets:
        printed, used = _read(sheet, pages[at:], ruler)
        found.append(printed)
        at += used
    assert at == len(pages)
    return tuple(found)


def _read(sheet: Sheet, pages: Sequence[PageObject], ruler: Ruler) -> tuple[Printed, int]:
    """A sheet, and how many pages it takes: as many as its foot says."""
    strips = fit(sheet, ruler).strips
    cells = [[""] * len(sheet.columns) for _ in sheet.rows]
    beside, done, count = "", 0, 1
    for page in pages:
        contents = page.get_contents()
        assert contents is not None
        drawn = ACROSS.sub("", contents.get_data().decode("latin-1"))
        edges, lines = _lines(drawn)
        strip = [index for index, _ in strips[min(done // max(1, len(cells)), len(strips) - 1)]]
        assert not edges or len(edges) == len(strip) + 1
        for x, y, text in _pieces(page, drawn):
            place = sum(edge <= x for edge in edges) - 1
            line = sum(edge <= y - 50 for edge in lines) - 1
            if 0 <= place < len(strip) and 0 <= line < len(lines) - 1:
                cells[(done + line) % len(cells)][strip[place]] += text
            else:
                beside += text
        done += max(0, len(lines) - 1)
        here, pages_of_it = map(int, re.findall(r"第(\d+)页共(\d+)页", beside)[-1])
        assert here == count
        if here == pages_of_it:
            break
        count += 1
    assert done == len(strips) * len(cells)
    return Printed(sheet, tuple(map(tuple, cells)), beside), count


def _pieces(page: PageObject, drawn: str) -> Iterator[Piece]:
    """The texts, from the top down and from left to right."""
    fonts = {name.removeprefix("/"): _letters(font) for name, font in page["/Resources"]["/Font"].items()}  # type: ignore[index]
    found = []
    for text in TEXT.finditer(drawn):
        x, y, said = None, None, ""
        for along, down, codes in SHOWN.findall(text[2]):
            x, y = (float(along), -float(down)) if x is None else (x, y)
            said += "".join(fonts[text[1]][codes[at : at + 4].upper()] for at in range(0, len(codes), 4)).strip()
        if x is not None and y is not None:
            found.append((x, y, said))
    yield from sorted(found, key=lambda one: (round(one[1] / 10), one[0]))


def _letters(font: Any) -> dict[str, str]:
    return _letters_of(font.get_object()["/ToUnicode"].get_data())


@cache
def _letters_of(table: bytes) -> dict[str, str]:
    """The letter of each code of a font, by its table of characters."""
    found: dict[str, str] = {}
    for first, listed in re.findall(r"<(\w+)> <\w+> (\[[^]]*\]|<\w+>)", table.decode("latin-1")):
        for code, letter in enumerate(re.findall(r"<(\w+)>", listed), start=int(first, 16)):
            found[f"{code:04X}"] = bytes.fromhex(letter).decode("utf-16-be")
    return found


def _lines(drawn: str) -> tuple[list[float], list[float]]:
    """Where the columns of the table begin and end on a page, and the rows under its heading."""
    heading = GROUND.search(drawn)
    if heading is None:
        return [], []
    _, top, _, height = map(float, heading.groups())
    strokes = [tuple(map(float, line.groups())) for line in LINE.finditer(drawn)]
    edges = sorted({round(x) for x, _, end, _ in strokes if x == end})
    bottom = max(y for x, _, end, y in strokes if x == end)
    lines = sorted({round(y) for _, y, _, end in strokes if y == end and top + height - 1 <= y <= bottom + 1})
    return _apart(edges), _apart(lines)


def _apart(places: Sequence[float]) -> list[float]:
    """Without what is the same place drawn twice."""
    return [place for number, place in enumerate(places) if not number or place - places[number - 1] > 5]
