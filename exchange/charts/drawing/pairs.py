"""Two figures of each row as a hollow and a filled dot, joined by a line."""

from typing import Final

from exchange.charts.chart import Pairs
from exchange.charts.drawing.pen import (
    LABEL_MOST,
    LEAST_BARS,
    LEAST_ROW,
    SMALL,
    Area,
    Axis,
    Pen,
    Rows,
    names,
    put_axis,
    put_names,
    ticks,
)

HEAD: Final = 6.0
FOOT: Final = 8.0
GAP: Final = 4.0


def _columns(body: Pairs, pen: Pen, points: float) -> tuple[float, float]:
    before = max(pen.widest([row.before_text for row in body.rows], points), pen.width(body.before, SMALL))
    return before, max(pen.widest([row.after_text for row in body.rows], points), pen.width(body.after, SMALL))


def least(body: Pairs, pen: Pen) -> tuple[float, float]:
    labels = min(LABEL_MOST, pen.widest([row.label for row in body.rows], SMALL))
    return labels + LEAST_BARS + sum(_columns(body, pen, SMALL)) + 2 * GAP, len(body.rows) * LEAST_ROW + HEAD + FOOT


def lay(body: Pairs, pen: Pen, area: Area) -> None:
    rows = Rows.of(len(body.rows), Area(area.x, area.y + HEAD, area.width, area.height - HEAD - FOOT))
    before, after = _columns(body, pen, rows.points)
    ends = area.right - after - GAP, area.right
    labels, blank = [row.label for row in body.rows], [""] * len(body.rows)
    inner = Area(area.x, area.y, area.width - before - after - 2 * GAP, area.height)
    columns = names(pen, inner, blank, labels, rows.points)
    put_names(pen, columns, rows, blank, labels)
    figures = [float(value) for row in body.rows for value in (row.before, row.after) if value is not None]
    axis = Axis(0.0, max([*figures, 0.1]), columns.marks + 2, inner.right - 3)
    marks = [(value, f"{value:g}") for value in ticks(axis.low, axis.high)]
    put_axis(pen, axis, rows.top, rows.bottom, marks, body.axis)
    y = area.y + 1
    pen.words(ends[0], y, body.before, SMALL, "mean", "right")
    pen.words(ends[1], y, body.after, SMALL, "text", "right")
    for number, row in enumerate(body.rows):
        y = rows.middle(number)
        if row.before is not None and row.after is not None:
            pen.line((axis.at(float(row.before)), y), (axis.at(float(row.after)), y), ink="other", width=1.2)
        if row.before is not None:
            pen.dot(axis.at(float(row.before)), y, 1.2, "paper", "mean")
        if row.after is not None:
            pen.dot(axis.at(float(row.after)), y, 1.2, "first")
        pen.words(ends[0], y, row.before_text, rows.points, "mean", "right")
        pen.words(ends[1], y, row.after_text, rows.points, "text", "right")
        pen.spot(area.x, y - rows.height / 2, area.width, rows.height, row.tip)
