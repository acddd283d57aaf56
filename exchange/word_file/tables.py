"""A sheet as a real table of Word: merged heading that repeats on every page, rows that no page break cuts."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from exchange.sheet import Column, Row, Sheet, heading_cells
from exchange.titles import length, title_lines
from exchange.word_file.marks import (
    BODY,
    HEADING,
    TITLE,
    Element,
    Ink,
    Paper,
    Set,
    paragraph,
    run,
    tab,
    tag,
    twips,
)
from exchange.wording import word

FILL: Final = "EBEBEB"
OUTER, INNER = 6, 4
"""Eighths of a point: 0.75 and 0.5."""
SMALLEST: Final = 7.5
LINE_TO_SIGN: Final = "＿" * 6
NARROW, NARROW_LETTERS = 16.0, 10.5
"""Millimetres: headings of narrower columns have smaller letters."""
TIGHT: Final = 0.88
"""Rows of Word are a little higher than they say: it adds borders and leading."""
ROOMY: Final = 1.06
"""Other fonts may stand in for the official ones."""


def paper_of(sheet: Sheet) -> Paper:
    width, height = sheet.size
    margins = sheet.margins
    return Paper(
        width=width,
        height=height,
        top=margins.top,
        bottom=margins.bottom,
        left=margins.left,
        right=margins.right,
        footer=max(8.0, margins.bottom - 7 - 4.9),
        header=max(8.0, margins.top - 12),
    )


def sheet_onto(parent: Element, sheet: Sheet, *, label: str = "") -> None:
    """Title, line under it, table, notes and signatures; `label` (附件1) stands above the title."""
    letters = sheet.letters
    if label:
        ink = Ink(HEADING, 16)
        paragraph(parent, Set(align="left", keep=True), ink, (label, ink))
    title = Ink(TITLE, min(letters.title, 22))
    for line in title_lines(sheet.title, title.points, paper_of(sheet).room):
        paragraph(parent, Set(align="center", keep=True, line=title.points * 1.35), title, (line, title))
    line_ink = Ink(BODY, letters.line)
    paragraph(parent, Set(align="left", keep=True, line=6), Ink(BODY, 6))
    if sheet.left or sheet.right:
        right = (twips(paper_of(sheet).room), "right")
        under = paragraph(parent, Set(align="left", keep=True, tabs=(right,)), line_ink)
        run(under, sheet.left, line_ink)
        tab(under, line_ink)
        run(under, sheet.right, line_ink)
    for fact in sheet.facts:
        paragraph(parent, Set(align="left", keep=True), line_ink, (fact, line_ink))
    table(parent, sheet)
    note = Ink(BODY, letters.note)
    for number, text in enumerate(sheet.notes, 1):
        start = word("sheet.note", sheet.language) if number == 1 else ""
        count = f"{number}. " if len(sheet.notes) > 1 else ""
        paragraph(parent, Set(align="left"), note, (start + count + text, note))
    _signatures(parent, sheet)


def table(parent: Element, sheet: Sheet) -> None:
    """The table alone, as wide as the page has room."""
    room = paper_of(sheet).room
    widths, shrink = _widths(sheet.columns, room)
    places = [0]
    for width in widths:
        places.append(places[-1] + width)
    element = tag("tbl", parent)
    properties = tag("tblPr", element)
    tag("tblW", properties, w=places[-1], type="dxa")
    tag("jc", properties, val="center")
    borders = tag("tblBorders", properties)
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        thick = INNER if side.startswith("inside") else OUTER
        tag(side, borders, val="single", sz=thick, space=0, color="000000")
    tag("tblLayout", properties, type="fixed")
    margins = tag("tblCellMar", properties)
    for side in ("left", "right"):
        tag(side, margins, w=twips(0.6), type="dxa")
    grid = tag("tblGrid", element)
    for width in widths:
        tag("gridCol", grid, w=width)
    _headings(element, sheet, places, shrink)
    _rows(element, sheet, places, shrink)


def _widths(columns: Sequence[Column], room: float) -> tuple[list[int], float]:
    """Twips of each column, and by how much letters shrink where not even the least widths have room."""
    least = [column.least or column.width for column in columns]
    wide = [column.width for column in columns]
    if sum(wide) <= room:
        spare = room - sum(wide)
        growing = [n for n, column in enumerate(columns) if column.places is None] or list(range(len(columns)))
        found = [width + spare / len(growing) * (n in growing) for n, width in enumerate(wide)]
        return [twips(width) for width in found], 1.0
    if sum(least) <= room:
        slack = sum(wide) - sum(least)
        share = (room - sum(least)) / slack if slack else 0.0
        found = [low + (high - low) * share for low, high in zip(least, wide, strict=True)]
        return [twips(width) for width in found], 1.0
    shrink = room / sum(least)
    return [twips(width * shrink) for width in least], shrink


def _headings(element: Element, sheet: Sheet, places: Sequence[int], shrink: float) -> None:
    ink = Ink(HEADING, max(SMALLEST, sheet.letters.heading * shrink))
    cells = heading_cells(sheet.columns)
    for level in range(sheet.levels):
        row = _row(element, sheet.letters.heading_height / sheet.levels, repeated=True)
        covering = sorted((cell for cell in cells if cell.top <= level < cell.bottom), key=lambda cell: cell.first)
        for cell in covering:
            width = places[cell.end] - places[cell.first]
            merge = "" if cell.bottom - cell.top == 1 else "restart" if level == cell.top else "continue"
            text = cell.text if level == cell.top else ""
            narrow = width < twips(NARROW)
            own = Ink(ink.family, min(ink.points, NARROW_LETTERS), ink.bold) if narrow else ink
            _cell(row, width, text, _fitted(own, text, width), "center", cell.end - cell.first, merge, filled=True)


def _rows(element: Element, sheet: Sheet, places: Sequence[int], shrink: float) -> None:
    ink = Ink(BODY, max(SMALLEST, sheet.letters.body * shrink))
    above: Row | None = None
    merges = [column.merged for column in sheet.columns]
    follows = [_follows(sheet, one, other) for one, other in pairwise(sheet.rows)]
    for number, row in enumerate(sheet.rows):
        line = _row(element, sheet.letters.row_height * TIGHT)
        keep = number == len(sheet.rows) - 2
        continues = follows[number - 1] if above is not None else [False] * len(merges)
        begins = follows[number] if number < len(follows) else [False] * len(merges)
        place = 0
        while place < len(sheet.columns):
            cell, column = row.cells[place], sheet.columns[place]
            end = min(place + max(1, cell.across), len(sheet.columns))
            width = places[end] - places[place]
            strong = column.strong or cell.strong or row.kind in ("total", "subtotal", "section")
            own = Ink(HEADING if row.kind != "plain" else ink.family, ink.points, strong and row.kind == "plain")
            merge = "continue" if continues[place] else "restart" if begins[place] else ""
            text = "" if continues[place] else "　" * cell.indent + cell.text
            align = "left" if column.align == "left" else "right" if column.align == "right" else "center"
            fitted = _fitted(own, text, width) if cell.number is not None else own
            _cell(line, width, text, fitted, align, end - place, merge, filled=row.kind != "plain", keep=keep)
            place = end
        above = row


def _follows(sheet: Sheet, one: Row, other: Row) -> list[bool]:
    """Which cells of a row are one with those above them: no column goes on where a merged one before it ends."""
    found, goes_on = [], True
    for column, above, below in zip(sheet.columns, one.cells, other.cells, strict=True):
        same = goes_on and column.merged and above.text == below.text != ""
        goes_on = goes_on and (same or not column.merged)
        found.append(same)
    return found


def _fitted(ink: Ink, text: str, width: int) -> Ink:
    """Numbers never wrap: smaller letters where the column is too narrow."""
    need = length(text) * ink.points * 20 * ROOMY
    room = width - 2 * twips(0.6)
    if need <= room or not text or not any(character.isdigit() for character in text):
        return ink
    return Ink(ink.family, max(SMALLEST, ink.points * room / need), ink.bold)


def _row(element: Element, height: float, *, repeated: bool = False) -> Element:
    row = tag("tr", element)
    properties = tag("trPr", row)
    tag("cantSplit", properties)
    tag("trHeight", properties, val=twips(height), hRule="atLeast")
    if repeated:
        tag("tblHeader", properties)
    return row


def _cell(
    row: Element,
    width: int,
    text: str,
    ink: Ink,
    align: str,
    span: int,
    merge: str,
    *,
    filled: bool = False,
    keep: bool = False,
) -> None:
    cell = tag("tc", row)
    properties = tag("tcPr", cell)
    tag("tcW", properties, w=width, type="dxa")
    if span > 1:
        tag("gridSpan", properties, val=span)
    if merge:
        tag("vMerge", properties, val=merge)
    if filled:
        tag("shd", properties, val="clear", color="auto", fill=FILL)
    tag("vAlign", properties, val="center")
    paragraph(cell, Set(align=align, keep=keep), ink, *(((text, ink),) if text else ()))


def _signatures(parent: Element, sheet: Sheet) -> None:
    signature = sheet.signature
    if signature is None:
        return
    ink = Ink(BODY, sheet.letters.line)
    paragraph(parent, Set(align="left", keep=True), ink)
    if signature.opinion:
        paragraph(parent, Set(align="left", keep=True), ink, (signature.opinion, ink))
    signers = "　".join(f"{role}{LINE_TO_SIGN}" for role in signature.roles)
    paragraph(parent, Set(align="left", keep=True, line=30), ink, (signers, ink))
    paragraph(parent, Set(align="right", line=30), ink, (signature.seal, ink))
