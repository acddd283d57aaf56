"""The table of a sheet: cells broken into lines, rows with their heights, and a run of rows drawn on a page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from exchange.sheet import HeadingCell, Letters, Row, Sheet, heading_cells, printable
from gui.painting.columns import PAD, Fit, Strip
from gui.painting.fonts import POINT, Face
from gui.painting.page import Canvas, Fill, Rule, Words
from gui.painting.text import Lines, Ruler

OUTER, INNER = 0.75 * POINT, 0.5 * POINT
"""Thickness of the frame and of the lines inside it."""
INDENT = 4.0
"""Millimetres for each level that a text stands in from the left."""
MANY_ROWS = 100
"""Outlines of letters take 2 kB each in a file: in a longer table bold figures stay plain without a bold font."""
NARROW = 12.0
"""Millimetres; with a column narrower than this the heading is set in small letters (五号)."""
FEWEST_HEADING = 7.0
"""An English word that is wider than its column gets smaller letters, down to these."""
FEWEST_POINTS = 5.0
"""A merged cell that has too few rows on its page gets smaller letters, down to these."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell in lines, how many columns of the sheet it takes, and how far it stands in from the left."""

    lines: Lines
    face: Face
    across: int = 1
    indent: float = 0.0
    pad: float = 0.6

    @property
    def height(self) -> float:
        return len(self.lines) * self.face.leading + 2 * self.pad


@dataclass(frozen=True, slots=True)
class Band:
    """A row with its height; `cells` by column of the sheet, without those that another covers."""

    cells: dict[int, Box]
    height: float
    shaded: bool
    section: bool


class Table:
    """The table of one sheet for one strip of its columns."""

    def __init__(self, sheet: Sheet, fitted: Fit, strip: Strip, ruler: Ruler) -> None:
        self.sheet, self.letters, self.strip, self.ruler = sheet, fitted.letters, strip, ruler
        self.bold = len(sheet.rows) <= MANY_ROWS or not ruler.fonts.needs_outline(Face("body", 12, bold=True))
        self.left = sheet.margins.left
        self.edges = [self.left]
        for _, width in strip:
            self.edges.append(self.edges[-1] + width)
        self.columns = [sheet.columns[index] for index, _ in strip]
        self.merged = [place for place, column in enumerate(self.columns) if column.merged]
        self.place = {index: place for place, (index, _) in enumerate(strip)}
        self._heading = [(cell, self._heading_box(cell)) for cell in heading_cells(self.columns)]
        self.levels = self._level_heights()
        self.heading_height = sum(self.levels)

    # cells

    def _heading_box(self, cell: HeadingCell) -> Box:
        width = self.edges[cell.end] - self.edges[cell.first] - 2 * PAD
        narrow = min(width for _, width in self.strip) < NARROW
        points = min(self.letters.heading, 10.5) if narrow else self.letters.heading
        face = Face("heading", points, spacing=self.letters.spacing)
        words = [word for word in printable(cell.text).split() if word.isascii()]
        while face.points > FEWEST_HEADING and any(self.ruler.width(word, face) > width for word in words):
            face = replace(face, points=face.points - 0.5)
        return Box(self.ruler.balanced(printable(cell.text), face, width), face, pad=self.letters.pad)

    def _level_heights(self) -> list[float]:
        levels = 1 + max(cell.bottom for cell, _ in self._heading) - 1
        heights = [max(min(6.0, self.letters.heading_height), self.letters.heading_height / levels)] * levels
        for cell, box in sorted(self._heading, key=lambda pair: pair[0].bottom - pair[0].top):
            short = box.height - sum(heights[cell.top : cell.bottom])
            if short > 0:
                heights[cell.bottom - 1] += short
        spare = self.letters.heading_height - sum(heights)
        if spare > 0:
            heights[-1] += spare
        return heights

    def boxes(self, row: Row) -> dict[int, Box]:
        """The cells of a row in this strip, broken into lines."""
        found: dict[int, Box] = {}
        strong = row.kind in ("subtotal", "total", "section")
        covered = 0
        for index, cell in enumerate(row.cells):
            if covered:
                covered -= 1
                continue
            covered = cell.across - 1
            inside = [self.place[i] for i in range(index, index + cell.across) if i in self.place]
            if not inside:
                continue
            column = self.columns[inside[0]]
            bold = self.bold and (row.kind == "total" or column.strong or cell.strong)
            face = Face("heading" if strong else "body", self.letters.body, bold, self.letters.spacing)
            width = self.edges[inside[-1] + 1] - self.edges[inside[0]] - 2 * PAD
            text, indent = printable(cell.text), cell.indent * INDENT
            lines = (text,) if cell.number is not None else self.ruler.lines(text, face, width - indent)
            found[inside[0]] = Box(lines, face, len(inside), indent, self.letters.pad)
        return found

    # drawing

    def draw_heading(self, canvas: Canvas) -> None:
        """The heading at the canvas's height; moves it on."""
        top = canvas.y
        tops = [top]
        for height in self.levels:
            tops.append(tops[-1] + height)
        canvas.fills.append(Fill(self.left, top, self.edges[-1] - self.left, self.heading_height))
        for cell, box in self._heading:
            x, right = self.edges[cell.first], self.edges[cell.end]
            y, bottom = tops[cell.top], tops[cell.bottom]
            self.write(canvas, box, (x, y, right, bottom), "center")
            if cell.bottom < len(self.levels):
                canvas.rules.append(Rule(x, bottom, right, bottom, INNER))
            if cell.end < len(self.columns):
                canvas.rules.append(Rule(right, y, right, bottom, INNER))
        self._frame(canvas, top, tops[-1])
        canvas.y = tops[-1]

    def draw_rows(self, canvas: Canvas, bands: Sequence[Band]) -> None:
        """These rows under each other at the canvas's height; moves it on."""
        if not bands:
            return
        tops = [canvas.y]
        for band in bands:
            tops.append(tops[-1] + band.height)
        for number, band in enumerate(bands):
            if band.shaded:
                canvas.fills.append(Fill(self.left, tops[number], self.edges[-1] - self.left, band.height))
        runs = {place: merged_runs(bands, place, self.merged) for place in self.merged}
        inside = {
            (place, number) for place, ends in runs.items() for first, end in ends for number in range(first + 1, end)
        }
        for number, band in enumerate(bands):
            for place, box in band.cells.items():
                if (place, number) in inside:
                    continue
                end = next((end for first, end in runs.get(place, ()) if first == number), number + 1)
                corners = (self.edges[place], tops[number], self.edges[place + box.across], tops[end])
                self.write(canvas, self._fitting(box, corners), corners, self._align(band, place))
        self._lines_across(canvas, tops, inside)
        self._lines_down(canvas, tops, bands)
        self._frame(canvas, tops[0], tops[-1])
        canvas.rows += len(bands)
        canvas.y = tops[-1]

    def may_break(self, bands: Sequence[Band]) -> Callable[[int], bool]:
        """Whether a page may end before a row: no merged cell is left with fewer rows than its words need, and no
        heading of a section is left behind."""
        runs = [
            (first, end, bands[first].cells[place].height)
            for place in self.merged
            for first, end in merged_runs(bands, place, self.merged)
        ]

        def allowed(number: int) -> bool:
            for first, end, need in runs:
                if first < number < end:
                    above = sum(band.height for band in bands[first:number])
                    below = sum(band.height for band in bands[number:end])
                    if min(above, below) < need:
                        return False
            return not (number and bands[number - 1].section)

        return allowed

    def _align(self, band: Band, place: int) -> str:
        if band.cells[place].across > 1 and (band.shaded or band.section):
            return "left" if band.section else "center"
        return self.columns[place].align

    def _fitting(self, box: Box, corners: tuple[float, float, float, float]) -> Box:
        """The box itself, or with smaller letters where a merged cell has fewer rows on its page than it needs."""
        width, height = corners[2] - corners[0] - 2 * PAD, corners[3] - corners[1]
        while box.height > height + 0.01 and box.face.points > FEWEST_POINTS:
            face = replace(box.face, points=box.face.points - 0.5)
            box = replace(box, lines=self.ruler.lines("".join(box.lines), face, width - box.indent), face=face)
        return box

    def write(self, canvas: Canvas, box: Box, corners: tuple[float, float, float, float], align: str) -> None:
        """The lines of a box, in the middle of its height."""
        left, top, right, bottom = corners
        leading = box.face.leading
        y = (top + bottom - len(box.lines) * leading) / 2
        for line in box.lines:
            width = self.ruler.width(line, box.face)
            middle = (left + right - width) / 2
            x = {"left": left + PAD + box.indent, "right": right - PAD - width}.get(align, middle)
            baseline = y + leading / 2 + box.face.points * POINT * 0.36
            canvas.words.append(Words(x, baseline, line, box.face, width))
            y += leading

    def _lines_across(self, canvas: Canvas, tops: Sequence[float], inside: set[tuple[int, int]]) -> None:
        for number in range(1, len(tops) - 1):
            start = 0
            for place in range(len(self.columns) + 1):
                if place == len(self.columns) or (place, number) in inside:
                    if place > start:
                        y = tops[number]
                        canvas.rules.append(Rule(self.edges[start], y, self.edges[place], y, INNER))
                    start = place + 1

    def _lines_down(self, canvas: Canvas, tops: Sequence[float], bands: Sequence[Band]) -> None:
        for place in range(1, len(self.columns)):
            start: int | None = None
            for number in range(len(bands) + 1):
                drawn = number < len(bands) and place in bands[number].cells
                if drawn and start is None:
                    start = number
                elif not drawn and start is not None:
                    x = self.edges[place]
                    canvas.rules.append(Rule(x, tops[start], x, tops[number], INNER))
                    start = None

    def _frame(self, canvas: Canvas, top: float, bottom: float) -> None:
        left, right = self.left, self.edges[-1]
        for rule in (
            (left, top, right, top),
            (left, bottom, right, bottom),
            (left, top, left, bottom),
            (right, top, right, bottom),
        ):
            canvas.rules.append(Rule(*rule, OUTER))


def merged_runs(bands: Sequence[Band], place: int, merged: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of rows (first, end) with the same words in this column, of one column each. `merged`: the columns with such
    runs; none goes on where one before it ends."""
    runs: list[tuple[int, int]] = []
    before = [other for other in merged if other < place]
    first = 0
    for number in range(1, len(bands) + 1):
        start = bands[first].cells.get(place)
        here = bands[number].cells if number < len(bands) else {}
        same = start is not None and here.get(place) == start and start.across == 1 and start.lines
        if not same or any(here.get(other) != bands[first].cells.get(other) for other in before):
            if number - first > 1:
                runs.append((first, number))
            first = number
    return runs


def bands_of(tables: Sequence[Table], sheet: Sheet, letters: Letters) -> list[list[Band]]:
    """The rows of every strip; a row is equally high in all of them, so that split pages lie side by side."""
    boxes = [[table.boxes(row) for row in sheet.rows] for table in tables]
    heights = []
    for number in range(len(sheet.rows)):
        needs = [
            box.height
            for strip, table in zip(boxes, tables, strict=True)
            for place, box in strip[number].items()
            if not table.columns[place].merged or box.across > 1
        ]
        heights.append(max([letters.row_height, *needs]))
    _room_for_merged(tables, boxes, heights)
    return [
        [
            Band(cells, heights[number], row.kind in ("subtotal", "total"), row.kind == "section")
            for number, (cells, row) in enumerate(zip(strip, sheet.rows, strict=True))
        ]
        for strip in boxes
    ]


def _room_for_merged(tables: Sequence[Table], boxes: Sequence[Sequence[dict[int, Box]]], heights: list[float]) -> None:
    """Make the rows under a merged cell high enough, each by the same."""
    for table, strip in zip(tables, boxes, strict=True):
        flat = [Band(cells, 0, False, False) for cells in strip]
        for place in table.merged:
            runs = merged_runs(flat, place, table.merged)
            joined = {number for first, end in runs for number in range(first, end)}
            singles = [(number, number + 1) for number in range(len(flat)) if number not in joined]
            for first, end in [*runs, *singles]:
                box = strip[first].get(place)
                short = box.height - sum(heights[first:end]) if box is not None else 0
                if short > 0:
                    for number in range(first, end):
                        heights[number] += short / (end - first)


def split_tall(bands: Sequence[Band], room: float) -> Iterator[Band]:
    """A row higher than a page becomes several, its lines shared out; all others as they are."""
    for band in bands:
        if band.height <= room:
            yield band
            continue
        leading = max(box.face.leading for box in band.cells.values())
        pad = max(box.pad for box in band.cells.values())
        count = max(1, int((room - 2 * pad) / leading))
        longest = max(len(box.lines) for box in band.cells.values())
        for start in range(0, longest, count):
            cells = {place: replace(box, lines=box.lines[start : start + count]) for place, box in band.cells.items()}
            yield replace(band, cells=cells, height=max(box.height for box in cells.values()))


def shrunk(bands: Sequence[Band], share: float) -> list[Band]:
    """Rows lower by this share where their lines leave room for it."""

    def least(band: Band) -> float:
        return max((box.height for box in band.cells.values()), default=0.0)

    return [replace(band, height=max(band.height * (1 - share), min(band.height, least(band)))) for band in bands]
