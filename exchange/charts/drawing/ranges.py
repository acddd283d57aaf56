"""A band for each row from its lowest to its highest, with a mark where it stands now."""

from typing import Final

from exchange.charts.chart import Ranges
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
)

HEAD: Final = 5.0
FOOT: Final = 8.0


def least(body: Ranges, pen: Pen) -> tuple[float, float]:
    labels = min(LABEL_MOST, pen.widest([row.label for row in body.rows], SMALL))
    texts = max(pen.widest([row.text for row in body.rows], SMALL), pen.width(body.head, SMALL))
    return labels + LEAST_BARS + texts + 22, len(body.rows) * LEAST_ROW + HEAD + FOOT


def lay(body: Ranges, pen: Pen, area: Area) -> None:
    rows = Rows.of(len(body.rows), Area(area.x, area.y + HEAD, area.width, area.height - HEAD - FOOT))
    labels, places = [row.label for row in body.rows], [row.place for row in body.rows]
    texts = max(pen.widest([row.text for row in body.rows], rows.points), pen.width(body.head, SMALL))
    columns = names(pen, Area(area.x, area.y, area.width - texts - 4, area.height), places, labels, rows.points)
    put_names(pen, columns, rows, places, labels)
    axis = Axis(body.least, body.most, columns.marks + 2, area.right - texts - 8)
    put_axis(pen, axis, rows.top, rows.bottom, body.ticks, body.axis)
    pen.words(area.right, area.y + 0.6, body.head, SMALL, "faint", "right")
    thick = min(3.4, rows.height * 0.5)
    for number, row in enumerate(body.rows):
        y = rows.middle(number)
        left, right = axis.within(row.low), axis.within(row.high)
        pen.box(left - 0.2, y - thick / 2, right - left + 0.4, thick, "step2", "faint")
        if row.high_on:
            pen.shape(((right, y - thick), (right + thick * 0.9, y), (right, y + thick)), "step3")
        at = axis.within(row.now)
        pen.line((at, y - thick * 0.85), (at, y + thick * 0.85), ink="text", width=2.2)
        pen.words(area.right, y, row.text, rows.points, "text", "right")
        pen.spot(area.x, y - rows.height / 2, area.width, rows.height, row.tip)
