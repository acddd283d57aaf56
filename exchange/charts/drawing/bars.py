"""Ranked bars: place, name, bar, value; a bracket joins ties, a dashed line is the mean."""

from typing import Final

from exchange.charts.chart import Bars
from exchange.charts.drawing.pen import (
    LEAST_BARS,
    LEAST_ROW,
    SMALL,
    Area,
    Axis,
    Pen,
    Rows,
    broken,
    names,
    put_axis,
    put_names,
    ticks,
)

HEAD: Final = 5.0
"""Millimetres over the rows for the word of the mean, and under them for the axis."""
FOOT: Final = 5.0


def least(body: Bars, pen: Pen) -> tuple[float, float]:
    labels = min(58.0, pen.widest([row.label for row in body.rows], SMALL))
    return labels + LEAST_BARS + 25, len(body.rows) * LEAST_ROW + HEAD + FOOT


def lay(body: Bars, pen: Pen, area: Area) -> None:
    rows = Rows.of(len(body.rows), Area(area.x, area.y + HEAD, area.width, area.height - HEAD - FOOT))
    labels, places = [row.label for row in body.rows], [row.place for row in body.rows]
    columns = names(pen, area, places, labels, rows.points, gap=5.0)
    put_names(pen, columns, rows, places, labels)
    room = pen.widest([row.text for row in body.rows], rows.points) + 2
    axis = Axis(float(body.start), float(body.end), columns.marks, area.right - room)
    marks = [(value, f"{value:g}") for value in ticks(axis.low, axis.high)]
    put_axis(pen, axis, rows.top, rows.bottom, marks)
    thick = rows.height * 0.66
    for number, row in enumerate(body.rows):
        y, end = rows.middle(number), axis.within(float(row.value))
        pen.box(axis.start, y - thick / 2, end - axis.start, thick, "first" if row.place == "1" else "bar")
        if body.start:
            broken(pen, axis.start + 2, y - thick / 2, thick)
    if body.mean is not None:
        x = axis.within(float(body.mean))
        pen.line((x, rows.top), (x, rows.bottom), ink="mean", width=0.9, dashed=True)
        half = pen.width(body.mean_text, SMALL) / 2
        pen.words(min(x, area.right - half), rows.top - 2.4, body.mean_text, SMALL, "mean", "center")
    for number, row in enumerate(body.rows):
        y, end = rows.middle(number), axis.within(float(row.value))
        pen.padded(end + 1.2, y, row.text, rows.points)
        pen.spot(area.x, y - rows.height / 2, area.width, rows.height, row.tip)
    pen.line((axis.start, rows.top), (axis.start, rows.bottom), ink="faint")
    _brackets(body, pen, rows, axis.start - 3.2)


def _brackets(body: Bars, pen: Pen, rows: Rows, x: float) -> None:
    for tie in dict.fromkeys(row.tie for row in body.rows if row.tie):
        own = [number for number, row in enumerate(body.rows) if row.tie == tie]
        top, bottom = rows.middle(own[0]) - rows.height * 0.2, rows.middle(own[-1]) + rows.height * 0.2
        pen.line((x + 1.2, top), (x, top), (x, bottom), (x + 1.2, bottom), ink="text", width=0.9)
