"""A waterfall that lies on its side: a row for each step, so that long names have room."""

from typing import Final

from exchange.charts.chart import Waterfall
from exchange.charts.drawing.pen import (
    LEAST_BARS,
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

FOOT: Final = 5.0
ROW: Final = 5.4
INKS: Final = {"whole": "first", "loss": "minus", "rest": "other", "plus": "plus"}


def least(body: Waterfall, pen: Pen) -> tuple[float, float]:
    labels = min(58.0, pen.widest([step.label for step in body.steps], SMALL))
    return labels + LEAST_BARS + 30, len(body.steps) * ROW + FOOT


def lay(body: Waterfall, pen: Pen, area: Area) -> None:
    rows = Rows.of(len(body.steps), Area(area.x, area.y, area.width, area.height - FOOT))
    labels, blank = [step.label for step in body.steps], [""] * len(body.steps)
    columns = names(pen, area, blank, labels, rows.points)
    put_names(pen, columns, rows, blank, labels)
    reached = [float(step.end) for step in body.steps]
    spread = max(reached) - min(reached)
    start = max(0.0, 5 * ((min(reached) - max(spread * 0.25, 2)) // 5))
    room = pen.widest([step.text for step in body.steps], rows.points) + 3
    axis = Axis(start, max(*reached, start + 1), columns.marks, area.right - room)
    put_axis(pen, axis, rows.top, rows.bottom, [(value, f"{value:g}") for value in ticks(axis.low, axis.high)])
    thick = rows.height * 0.66
    for number, step in enumerate(body.steps):
        y = rows.middle(number)
        low, high = sorted((axis.within(float(step.start)), axis.within(float(step.end))))
        pen.box(low, y - thick / 2, max(high - low, 0.25), thick, INKS[step.kind])
        if step.kind == "whole" and start:
            broken(pen, axis.start + 2, y - thick / 2, thick)
        if number + 1 < len(body.steps):
            x = axis.within(float(step.end))
            pen.line((x, y + thick / 2), (x, rows.middle(number + 1) - thick / 2), ink="faint", width=0.5)
        pen.padded(high + 1.4, y, step.text, rows.points)
        pen.spot(area.x, y - rows.height / 2, area.width, rows.height, step.tip)
    pen.line((axis.start, rows.top), (axis.start, rows.bottom), ink="faint")
