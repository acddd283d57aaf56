"""One unit against the mean: dots on the range of all, or a radar with two lines."""

from math import cos, pi, sin
from typing import Final

from exchange.charts.chart import Profile, Spoke
from exchange.charts.drawing.pen import (
    LABEL,
    LEAST_BARS,
    SMALL,
    Area,
    Axis,
    Pen,
    Rows,
    names,
    put_axis,
    put_names,
)
from exchange.charts.picture import Point

LEGEND: Final = 7.0
FOOT: Final = 5.0
ROW: Final = 6.0
RADAR: Final = 95.0
"""Millimetres: of the legend, under the rows, of a row at least, and of a radar with its words."""
RINGS: Final = (0.25, 0.5, 0.75, 1.0)


def least(body: Profile, pen: Pen) -> tuple[float, float]:
    if body.radar:
        return 160.0, RADAR + LEGEND
    labels = min(58.0, pen.widest([row.label for row in body.rows], LABEL))
    return labels + LEAST_BARS + 42, len(body.rows) * ROW + LEGEND + FOOT


def lay(body: Profile, pen: Pen, area: Area) -> None:
    _legend(body, pen, area)
    inner = Area(area.x, area.y + LEGEND, area.width, area.height - LEGEND)
    if body.radar:
        _radar(body, pen, inner)
    else:
        _dots(body, pen, inner)


def _legend(body: Profile, pen: Pen, area: Area) -> None:
    y, x = area.y + 1, area.x + 1.5
    pen.dot(x, y, 1.5, "first")
    x += 3 + pen.words(x + 3, y, body.unit, SMALL, room=area.width / 2) + 7
    if body.radar:
        pen.line((x - 3, y), (x + 3, y), ink="mean", width=1.2, dashed=True)
    else:
        pen.dot(x, y, 1.5, "paper", "mean")
    x += 4 + pen.words(x + 4, y, body.mean, SMALL, room=50) + 7
    if not body.radar:
        pen.box(x - 3, y - 1.2, 6, 2.4, "band")
        pen.words(x + 4.5, y, body.band, SMALL, room=area.right - x - 4.5)


def _dots(body: Profile, pen: Pen, area: Area) -> None:
    rows = Rows.of(len(body.rows), Area(area.x, area.y, area.width, area.height - FOOT))
    labels, blank = [row.label for row in body.rows], [""] * len(body.rows)
    columns = names(pen, area, blank, labels, rows.points)
    put_names(pen, columns, rows, blank, labels)
    own = pen.widest([row.text for row in body.rows], rows.points)
    mean = pen.widest([row.mean_text for row in body.rows], rows.points)
    axis = _axis(body, columns.marks, area.right - own - mean - 12)
    steps = [axis.low + (axis.high - axis.low) * part / 5 for part in range(6)]
    put_axis(pen, axis, rows.top, rows.bottom, [(step, f"{step * 100:.0f}%") for step in steps])
    for number, row in enumerate(body.rows):
        y = rows.middle(number)
        if row.low is not None and row.high is not None:
            left, right = axis.at(float(row.low)), axis.at(float(row.high))
            pen.box(left - 0.3, y - 1.5, right - left + 0.6, 3, "band")
        if row.mean is not None:
            pen.dot(axis.at(float(row.mean)), y, 1.5, "paper", "mean")
        if row.own is not None:
            pen.dot(axis.at(float(row.own)), y, 1.5, "first")
        pen.words(area.right - mean - 6, y, row.text, rows.points, "text", "right")
        pen.words(area.right, y, row.mean_text, rows.points, "mean", "right")
        pen.spot(area.x, y - rows.height / 2, area.width, rows.height, row.tip)


def _axis(body: Profile, start: float, end: float) -> Axis:
    """From 0 to 100 %, further where a rate lies beyond."""
    found = [float(rate) for row in body.rows for rate in (row.own, row.low, row.high) if rate is not None]
    low, high = min([0.0, *found]), max([1.0, *found])
    return Axis(low if low == 0 else low - 0.02, high, start, end)


def _radar(body: Profile, pen: Pen, area: Area) -> None:
    middle = area.x + area.width / 2, area.y + area.height / 2
    radius = min(area.height / 2 - 10, area.width / 2 - 45)
    count = len(body.rows)

    def at(number: int, share: float) -> Point:
        angle = 2 * pi * number / count
        return middle[0] + radius * share * sin(angle), middle[1] - radius * share * cos(angle)

    for ring in RINGS:
        points = [at(number, ring) for number in range(count)]
        pen.line(*points, points[0], ink="band" if ring < 1 else "line")
    for number in range(count):
        pen.line(middle, at(number, 1.0), ink="band")
    for ink, rates in (("mean", [row.mean for row in body.rows]), ("first", [row.own for row in body.rows])):
        corners = [at(number, min(1.0, max(0.0, float(rate or 0)))) for number, rate in enumerate(rates)]
        pen.line(*corners, corners[0], ink=ink, width=1.6, dashed=ink == "mean")
        if ink == "first":
            for x, y in corners:
                pen.dot(x, y, 1.1, "first")
    for number, row in enumerate(body.rows):
        _spoke_words(row, pen, area, at(number, 1 + 3.5 / radius), middle[0])


def _spoke_words(row: Spoke, pen: Pen, area: Area, at: Point, middle: float) -> None:
    x, y = at
    aside = x - middle
    align = "center" if abs(aside) < 1 else "left" if aside > 0 else "right"
    room = 60.0 if align == "center" else min(60.0, area.right - x if align == "left" else x - area.x)
    shift = 1.2 if align == "center" else 0.0
    upper = y - 1.9 - (shift if y < area.y + area.height / 2 else -shift)
    pen.words(x, upper, row.label, SMALL, "text", align, room=room)  # type: ignore[arg-type]
    pen.words(x, upper + 3.6, f"{row.text} / {row.mean_text}", SMALL, "faint", align, room=room)  # type: ignore[arg-type]
    pen.spot(x - (0 if align == "left" else room / 2), y - 4, room, 8, row.tip)
