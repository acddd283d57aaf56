"""What a printed document is: frozen data, from which the preview, the printer, the PDF file and the workbook
are made. Nothing is worked out again behind it, so paper, screen and file cannot disagree.

Lengths are millimetres, sizes of letters points.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal

from exchange.letter import Bulletin
from scoring.entries import Assessment
from scoring.plan import Plan
from scoring.rounding import half_up
from scoring.years.standings import Former

if TYPE_CHECKING:  # charts say numbers as sheets do
    from exchange.charts.chart import Chart

Align = Literal["left", "center", "right"]
Kind = Literal["plain", "subtotal", "total", "section"]

PAPERS: Final = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
"""Width and height, upright."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `heading` from the top: neighbours that share a word above their last one stand under it
    together, and the last word reaches down to the table.

    `width` is what the column should have and `least` what it may shrink to (text wraps, numbers never do).
    A table too wide for the paper is split, only where `group` changes, and columns that are `kept` are repeated.
    `merged`: equal cells below each other are one. `places`: decimal places of its numbers, None for text.
    """

    heading: tuple[str, ...]
    width: float
    least: float = 0.0
    align: Align = "center"
    places: int | None = None
    group: str = ""
    kept: bool = False
    merged: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell as printed; a figure also as the exact number, and `mark` is what is printed behind its digits.

    `across`: how many columns it takes; the cells it covers are left empty. `indent`: by how many levels its text
    stands in from the left. `signed`: a number above 0 shows its plus. `strong`: in bold letters.
    """

    text: str = ""
    number: Decimal | None = None
    mark: str = ""
    across: int = 1
    indent: int = 0
    signed: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[SheetCell, ...]
    kind: Kind = "plain"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, in order, and the line for the seal and the date; `opinion` stands on a line above them.

    `close`: all of it in as little height as one can sign in, the seal behind the signers where there is room.
    """

    roles: tuple[str, ...]
    seal: str
    opinion: str = ""
    close: bool = False


@dataclass(frozen=True, slots=True)
class Margins:
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Letters:
    """Points, and the least heights of rows in millimetres.

    `spacing`: from line to line, as a multiple of the letters; `pad`: what is free above and below the lines of a
    cell; `gap`: what is free under the title.
    """

    title: float = 22.0
    line: float = 12.0
    heading: float = 12.0
    body: float = 12.0
    note: float = 10.5
    footer: float = 9.0
    heading_height: float = 12.0
    row_height: float = 9.0
    spacing: float = 1.25
    pad: float = 0.6
    gap: float = 5.0


@dataclass(frozen=True, slots=True)
class DraftMark:
    """`word` lies across every page, `banner` stands at its top and says why."""

    word: str
    banner: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One document. `name` is short: a workbook's tab, a line in a list; `title` stands on the paper, with a line
    end where it is best broken when it is too long for one line."""

    name: str
    title: str
    key: str = ""
    """The kind of document, as in `exchange.sheets.SHEETS`."""
    left: str = ""
    right: str = ""
    facts: tuple[str, ...] = ()
    """Figures in short that stand between the title and the table, as many on a line as it takes."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    signature: Signature | None = None
    paper: str = "A4"
    landscape: bool = False
    margins: Margins = Margins(37, 35, 28, 26)
    letters: Letters = field(default_factory=Letters)
    draft: DraftMark | None = None
    printed: str = ""
    code: str = ""
    author: str = ""
    language: str = "zh_CN"
    letter: Bulletin | None = None
    """The sheet as an official letter, which is how it is printed; the table has its paragraphs as rows."""
    attached: tuple["Sheet", ...] = ()
    """What is attached to the letter."""
    chart: "Chart | None" = None
    """The sheet as a chart, which is how it is printed; the table says in words what it shows."""
    one_page: bool = False
    """Do letters get smaller, down to 小五 (9 points), before a second page is begun?"""
    bookmark: str = ""
    """What a PDF file's outline calls it; empty: its name."""

    @property
    def one_title(self) -> str:
        """The title in one line."""
        return printable(self.title.replace("\n", ""))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper as it lies."""
        width, height = PAPERS[self.paper]
        return (height, width) if self.landscape else (width, height)

    @property
    def levels(self) -> int:
        """How many rows the heading has."""
        return max(len(column.heading) for column in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What may be chosen about a document; None leaves it to the document. An empty `code` is worked out.

    `other`: the older plan, for documents that compare two. `units`: whose cards are wanted; None: everybody's.
    `nodes`: under which indicators the leaders are told; None: under all. `last`: the assessment before, for what is
    said of last year. `before`: where the units stood in it; None: nothing is known, and no document has a column
    for it. `make_sheets` finds it out from `last`.
    """

    paper: str | None = None
    landscape: bool | None = None
    signature: bool = True
    signers: tuple[str, ...] | None = None
    user: str = ""
    time: datetime | None = None
    code: str = ""
    other: Plan | None = None
    units: tuple[str, ...] | None = None
    nodes: tuple[str, ...] | None = None
    last: Assessment | None = None
    before: Mapping[str, Former] | None = None


@dataclass(frozen=True, slots=True)
class HeadingCell:
    """A word of the heading with the columns (`first`, before `end`) and levels (`top`, before `bottom`) it takes."""

    text: str
    first: int
    end: int
    top: int
    bottom: int


def heading_cells(columns: Sequence[Column]) -> tuple[HeadingCell, ...]:
    """The heading of these columns with its merges, row by row."""
    levels = max(len(column.heading) for column in columns)
    cells = []
    for level in range(levels):
        first = 0
        while first < len(columns):
            heading = columns[first].heading
            if level >= len(heading):  # covered by the word above
                first += 1
                continue
            end = first + 1
            if level < len(heading) - 1:
                while end < len(columns) and _together(columns[first], columns[end], level):
                    end += 1
            bottom = levels if level == len(heading) - 1 else level + 1
            cells.append(HeadingCell(heading[level], first, end, level, bottom))
            first = end
    return tuple(cells)


def _together(one: Column, other: Column, level: int) -> bool:
    same = one.heading[: level + 1] == other.heading[: level + 1]
    return same and level < len(other.heading) - 1


def fixed(value: Decimal | Fraction, places: int) -> Decimal:
    """Rounded half up, away from zero, at so many places, which it keeps: 92.5 → 92.50."""
    if isinstance(value, Decimal) and value and value.same_quantum(Decimal(1).scaleb(-places)):
        return value  # nearly every figure: it was rounded when it was scored
    return half_up(Fraction(value), places)


def figure(value: Decimal | Fraction, places: int, mark: str = "") -> SheetCell:
    """A cell with a number at fixed places."""
    number = fixed(value, places)
    return SheetCell(f"{number:f}{mark}", number, mark)


def signed(value: Decimal | Fraction, places: int) -> SheetCell:
    """A cell with a difference at fixed places: +1.50, -2.00, and a dash where there is none."""
    number = fixed(value, places)
    if not number:
        return SheetCell("—")
    return SheetCell(f"{number:+f}", number, signed=True)


def text(words: str) -> SheetCell:
    return SheetCell(printable(words))


def printable(words: str) -> str:
    """Text fit for one line of paper: control characters, direction switches and broken halves of characters
    are left out, tabs and line ends become spaces."""
    if words.isprintable():  # nearly every text: nothing of what follows stands in it
        return words.strip()
    spaced = "".join(" " if character in "\t\r\n\v\f\u2028\u2029" else character for character in words)
    return "".join(character for character in spaced if not _unprintable(character)).strip()


def printable_inside(text: str) -> str:
    """`printable`, but blanks at the ends stay: a run is a piece of a line."""
    lead = text[: len(text) - len(text.lstrip(" 　"))]
    trail = text[len(text.rstrip(" 　")) :] if text.strip(" 　") else ""
    return lead + printable(text).strip(" 　") + trail


def _unprintable(character: str) -> bool:
    category = unicodedata.category(character)
    code = ord(character)
    direction = 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069 or code in (0x200E, 0x200F)
    return category in ("Cc", "Cs") or direction or code == 0xFEFF or code & 0xFFFE == 0xFFFE
