"""An official letter on its pages, from the data that the Word file is made of: lines as the standard has them, the
page number between dashes on the outer side, and what is attached on pages of its own behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from exchange.letter import Bulletin, attachment_line
from exchange.letter_page import (
    BODY_POINTS,
    NUMBER_POINTS,
    PAGES,
    SQUEEZE,
    TITLE_LINE,
    TITLE_POINTS,
    LetterPage,
    hang,
    head_lines,
    signed,
)
from exchange.sheet import Sheet, printable_inside
from exchange.sheets.bulletin.attached import labelled
from gui.painting.chart import chart_pages
from gui.painting.fonts import POINT, Face, Fonts
from gui.painting.layout import Frame, banner, table_pages
from gui.painting.page import Canvas, Page, Words
from gui.painting.text import Ruler, Run

BODY: Final = Face("body", BODY_POINTS, squeeze=SQUEEZE)
HEADS: Final = {1: replace(BODY, role="heading"), 2: replace(BODY, role="kai")}
TITLE: Final = Face("title", TITLE_POINTS)
EM: Final = (BODY_POINTS - SQUEEZE) * POINT
"""Millimetres from character to character of the text."""
RISE: Final = 0.37
"""The middle of Chinese characters and of dashes above the line that they stand on, in parts of their size."""
FULL: Final = 1.25
"""A line is stretched by so much at the most; one that lacks more ends early."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the letter: its pieces, where it begins in the type area, its height; `keep`: the next line is on the
    same page; `full`: it reaches to the right edge."""

    runs: tuple[Run, ...] = ()
    x: float = 0.0
    height: float = 0.0
    keep: bool = False
    full: bool = False


def letter_pages(sheet: Sheet, fonts: Fonts) -> tuple[Page, ...]:
    """The pages of a sheet that is a letter, and of what is attached to it, numbered in one row."""
    letter = sheet.letter
    assert letter is not None
    page, ruler = PAGES[letter.layout], Ruler(fonts)
    pages: list[Page] = []
    for lines in _on_pages(list(_lines(letter, page, ruler)), page.height - page.top - page.bottom):
        canvas = Canvas(page.top)
        left = page.left if len(pages) % 2 == 0 else page.right
        for line in lines:
            _draw(canvas, line, left, page.room, ruler)
        edges = (left, left + page.room)
        _foot(canvas, sheet.code, len(pages) + 1, edges, page.height - page.foot, ruler)
        banner(canvas, sheet, edges, page.top, ruler)
        draft = sheet.draft.word if sheet.draft is not None else ""
        pages.append(Page((page.width, page.height), words=tuple(canvas.words), draft=draft))
    for one, label in labelled(sheet):
        frame = Frame(label, sheet.code, len(pages), _attached_foot)
        pages += table_pages(one, fonts, frame) if one.chart is None else chart_pages(one, fonts, frame)
    return tuple(replace(one, number=number, pages=len(pages)) for number, one in enumerate(pages, 1))


def _lines(letter: Bulletin, page: LetterPage, ruler: Ruler) -> Iterator[_Line]:
    """All lines of the letter, from above its title to its date."""
    height = page.line * POINT
    blank = _Line(height=height)
    yield from (blank, blank)
    for title in head_lines(letter):
        x = (page.room - ruler.width(title, TITLE)) / 2
        yield _Line(((title, TITLE),), x, max(page.line, TITLE_LINE) * POINT, keep=True)
    yield replace(blank, keep=True)
    if letter.addressee:
        yield from _paragraph([(letter.addressee, BODY)], page, ruler, keep=True)
    body = list(letter.lines())
    for one in body:
        runs = [(one.head, HEADS.get(one.level, BODY)), ("".join(piece.text for piece in one.pieces), BODY)]
        lines = list(_paragraph(runs, page, ruler, first=2, keep=one.level == 1, full=letter.language == "zh_CN"))
        if one is body[-1]:  # no page of signatures alone
            lines[-1] = replace(lines[-1], keep=True)
        yield from lines
    if letter.attachments:
        yield replace(blank, keep=True)
    count = len(letter.attachments)
    for number, title in enumerate(letter.attachments, 1):
        text = attachment_line(number, title, count, letter.language)
        yield from _paragraph([(text, BODY)], page, ruler, first=2, further=2 + hang(count), keep=True)
    yield from (replace(blank, keep=True), replace(blank, keep=True))
    (issuer, name_at), (date, date_at) = signed(letter)
    yield _Line(((issuer, BODY),), name_at * EM, height, keep=True)
    yield _Line(((date, BODY),), date_at * EM, height)


def _paragraph(
    runs: Sequence[Run],
    page: LetterPage,
    ruler: Ruler,
    *,
    first: float = 0.0,
    further: float = 0.0,
    keep: bool = False,
    full: bool = False,
) -> Iterator[_Line]:
    """A paragraph whose first line stands in by `first` characters and the others by `further`; `keep`: with what
    follows; `full`: all lines but the last reach to the edge."""
    said = [(printable_inside(text), face) for text, face in runs if text]
    found = ruler.runs(said, page.room - further * EM, (first - further) * EM)
    for number, line in enumerate(found, 1):
        last = number == len(found)
        x = (first if number == 1 else further) * EM
        yield _Line(line, x, page.line * POINT, keep=keep, full=full and not last)


def _on_pages(lines: Sequence[_Line], room: float) -> Iterator[list[_Line]]:
    """Lines by page: those that are kept together move on together, unless they need more than a page."""
    page: list[_Line] = []
    used = 0.0
    for group in _groups(lines):
        height = sum(line.height for line in group)
        whole = height <= room + 0.01
        for line in group:
            if page and used + (height if whole and line is group[0] else line.height) > room + 0.01:
                yield page
                page, used = [], 0.0
            page.append(line)
            used += line.height
    if page:
        yield page


def _groups(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in lines:
        group.append(line)
        if not line.keep:
            yield group
            group = []
    if group:
        yield group


def _draw(canvas: Canvas, line: _Line, left: float, room: float, ruler: Ruler) -> None:
    """The middle of the letters stands in the middle of the line."""
    width = sum(ruler.width(text, face) for text, face in line.runs)
    stretch = (room - line.x) / width if line.full and width else 1.0
    stretch = stretch if stretch <= FULL else 1.0
    x = left + line.x
    for text, face in line.runs:
        y = canvas.y + line.height / 2 + face.points * POINT * RISE
        wide = ruler.width(text, face) * stretch
        if text.strip():
            canvas.words.append(Words(x, y, text, face, wide, stretch))
        x += wide
    canvas.y += line.height


def _foot(canvas: Canvas, code: str, number: int, edges: tuple[float, float], bottom: float, ruler: Ruler) -> None:
    """The page number between one-em dashes on the outer side, one character in; the check code on the inner side."""
    face, small = Face("song", NUMBER_POINTS), Face("song", 9)
    em = NUMBER_POINTS * POINT
    y = bottom - 0.14 * em
    said = f"— {number} —"
    odd = number % 2 == 1
    wide, code_wide = ruler.width(said, face), ruler.width(code, small)
    canvas.words.append(Words(edges[1] - em - wide if odd else edges[0] + em, y, said, face, wide))
    if code:
        canvas.words.append(Words(edges[0] if odd else edges[1] - code_wide, y, code, small, code_wide))


def _attached_foot(
    canvas: Canvas, sheet: Sheet, size: tuple[float, float], code: str, number: int, ruler: Ruler
) -> None:
    """The foot of a page of what is attached, where it has its own margins."""
    edges = (sheet.margins.left, size[0] - sheet.margins.right)
    below = max(8.0, sheet.margins.bottom - 7 - NUMBER_POINTS * POINT)
    _foot(canvas, code, number, edges, size[1] - below, ruler)
