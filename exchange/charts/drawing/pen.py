"""What all drawings are made with: a pen that collects pieces, rows of equal height, and ticks of an axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

from exchange.charts.fonts import POINT, ChartFonts
from exchange.charts.picture import Align, Box, Dot, Line, Piece, Point, Shape, Spot, Words

LABEL: Final = 9.0
SMALL: Final = 8.0
"""Points of letters in rows that have room, and in dense ones."""
TINY: Final = 7.0
LEAST_ROW: Final = 4.4
MOST_ROW: Final = 10.5
"""Millimetres of a row."""
SMALL_ROW: Final = 5.2
"""Below so many millimetres letters are small."""
LEAST_BARS: Final = 70.0
"""Millimetres that marks need beside their labels."""
LABEL_MOST: Final = 58.0


@dataclass(frozen=True, slots=True)
class Area:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


class Pen:
    """Collects the pieces of a picture; texts come in as they can be drawn, shortened to the room that they have."""

    def __init__(self, fonts: ChartFonts) -> None:
        self.fonts = fonts
        self.pieces: list[Piece] = []
        self.spots: list[Spot] = []

    def box(
        self, x: float, y: float, width: float, height: float, fill: str = "", edge: str = "", hatch: str = ""
    ) -> None:
        self.pieces.append(Box(x, y, width, height, fill, edge, hatch))

    def line(self, *points: Point, ink: str = "line", width: float = 0.6, dashed: bool = False) -> None:
        self.pieces.append(Line(points, ink, width, dashed))

    def dot(self, x: float, y: float, radius: float, fill: str, edge: str = "") -> None:
        self.pieces.append(Dot(x, y, radius, fill, edge))

    def shape(self, points: Sequence[Point], fill: str = "", edge: str = "") -> None:
        self.pieces.append(Shape(tuple(points), fill, edge))

    def spot(self, x: float, y: float, width: float, height: float, tip: str) -> None:
        self.spots.append(Spot(x, y, width, height, tip))

    def width(self, text: str, points: float) -> float:
        return self.fonts.width(self.fonts.shown(text), points)

    def widest(self, texts: Sequence[str], points: float) -> float:
        return max((self.width(text, points) for text in texts), default=0.0)

    def words(
        self,
        x: float,
        y: float,
        text: str,
        points: float = LABEL,
        ink: str = "text",
        align: Align = "left",
        *,
        room: float | None = None,
        turned: bool = False,
    ) -> float:
        """Put a line of text; gives the millimetres that it takes."""
        shown = self.fonts.shown(text)
        if room is not None:
            shown = self.fonts.fit(shown, points, room)
        if shown:
            self.pieces.append(Words(x, y, shown, points, ink, align, turned))
        return self.fonts.width(shown, points)

    def padded(self, x: float, y: float, text: str, points: float, align: Align = "left", ink: str = "text") -> None:
        """A text on a pad of paper, so that it can be read on lines and patterns."""
        width, height = self.width(text, points), points * POINT
        left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
        self.box(left - 0.5, y - height * 0.58, width + 1, height * 1.16, "paper")
        self.words(x, y, text, points, ink, align)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of equal height below each other, with the sizes of their letters."""

    top: float
    height: float
    count: int

    @classmethod
    def of(cls, count: int, area: Area) -> "Rows":
        height = min(MOST_ROW, max(LEAST_ROW, area.height / max(1, count)))
        return cls(area.y, height, count)

    @property
    def points(self) -> float:
        return SMALL if self.height < SMALL_ROW else LABEL

    def middle(self, row: int) -> float:
        return self.top + (row + 0.5) * self.height

    @property
    def bottom(self) -> float:
        return self.top + self.count * self.height


@dataclass(frozen=True, slots=True)
class Names:
    """Where place and name of the rows stand, and where their marks begin."""

    place: float
    name: float
    room: float
    marks: float


def names(pen: Pen, area: Area, places: Sequence[str], labels: Sequence[str], points: float, gap: float = 3.0) -> Names:
    """Columns for the places (to the right) and names (to the left) of rows."""
    wide = pen.widest(places, points)
    start = area.x + (wide + 2.2 if wide else 0)
    room = min(LABEL_MOST, max(12.0, pen.widest(labels, points) + 0.5))
    room = min(room, max(12.0, area.width - (start - area.x) - LEAST_BARS))
    return Names(area.x + wide, start, room, start + room + gap)


def put_names(pen: Pen, columns: Names, rows: Rows, places: Sequence[str], labels: Sequence[str]) -> None:
    for number, (place, label) in enumerate(zip(places, labels, strict=True)):
        y = rows.middle(number)
        pen.words(columns.place, y, place, rows.points, "faint", "right")
        pen.words(columns.name, y, label, rows.points, room=columns.room)


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Round numbers from `low` to `high`, at most so many."""
    span = high - low
    if span <= 0:
        return [low]
    step = 10.0 ** floor(log10(span / most))
    step = next(step * times for times in (1, 2, 5, 10, 20) if span / (step * times) <= most)
    first = ceil(low / step - 1e-9)
    return [round(step * number, 10) for number in range(first, floor(high / step + 1e-9) + 1)]


@dataclass(frozen=True, slots=True)
class Axis:
    """From numbers to millimetres."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        if self.high == self.low:
            return self.start
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def within(self, value: float) -> float:
        return self.at(min(self.high, max(self.low, value)))


def put_axis(
    pen: Pen, axis: Axis, top: float, bottom: float, marks: Sequence[tuple[float, str]], title: str = ""
) -> None:
    """Light lines across the rows with their numbers under them, as far as these do not meet."""
    free = -1e9
    for value, text in marks:
        x = axis.at(value)
        pen.line((x, top), (x, bottom), ink="band")
        half = pen.width(text, TINY) / 2
        if x - half > free + 1:
            pen.words(x, bottom + 2.2, text, TINY, "faint", "center")
            free = x + half
    if title:
        pen.words((axis.start + axis.end) / 2, bottom + 5.4, title, TINY, "faint", "center", room=axis.end - axis.start)


def broken(pen: Pen, x: float, y: float, height: float) -> None:
    """The sign across a bar that says that a piece of it is left out."""
    pen.shape(
        ((x, y + height + 0.6), (x + 1.2, y - 0.6), (x + 2.4, y - 0.6), (x + 1.2, y + height + 0.6)), fill="paper"
    )
    for shift in (0.0, 1.2):
        pen.line((x + shift, y + height + 0.6), (x + shift + 1.2, y - 0.6), ink="faint", width=0.7)
