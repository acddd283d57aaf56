"""Bars made of parts: right of 0 what is given, left of it what is taken; patterns tell the parts apart without
colour."""

from typing import Final

from exchange.charts.chart import Stack, StackRow
from exchange.charts.drawing.pen import (
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
from exchange.charts.picture import HATCHES

FOOT: Final = 5.0
LINE: Final = 5.0
SWATCH: Final = 6.0
"""Millimetres: under the rows, of a line of the legend, of a sample in it."""


def least(body: Stack, pen: Pen) -> tuple[float, float]:
    labels = min(58.0, pen.widest([row.label for row in body.rows], SMALL))
    width = labels + LEAST_BARS + 30
    return width, len(body.rows) * LEAST_ROW + FOOT + _lines(body, pen, width) * LINE + 2


def lay(body: Stack, pen: Pen, area: Area) -> None:
    top = area.y + _lines(body, pen, area.width, area) * LINE + 2
    rows = Rows.of(len(body.rows), Area(area.x, top, area.width, area.bottom - top - FOOT))
    labels, places = [row.label for row in body.rows], [row.place for row in body.rows]
    columns = names(pen, area, places, labels, rows.points)
    put_names(pen, columns, rows, places, labels)
    high = max(float(sum(part for part in row.parts if part > 0)) for row in body.rows)
    low = min(float(sum(part for part in row.parts if part < 0)) for row in body.rows)
    room = pen.widest([row.text for row in body.rows], rows.points) + 2.5
    axis = Axis(low, max(high, low + 1), columns.marks, area.right - room)
    put_axis(pen, axis, rows.top, rows.bottom, [(value, f"{value:g}") for value in ticks(axis.low, axis.high)])
    for number, row in enumerate(body.rows):
        _bar(body, row, pen, axis, rows.middle(number), rows.height * 0.7, rows.points)
        pen.spot(area.x, rows.middle(number) - rows.height / 2, columns.marks - area.x, rows.height, row.label)
    pen.line((axis.at(0), rows.top), (axis.at(0), rows.bottom), ink="faint")


def _ink(body: Stack, number: int) -> tuple[str, str]:
    """Colour and pattern of a part."""
    own = len(body.legend) - len(body.extra)
    if number < own:
        return f"part{number}", HATCHES[number]
    kind = body.extra[number - own]
    return kind, {"plus": "++", "minus": "xx", "other": ".."}[kind]


def _bar(body: Stack, row: StackRow, pen: Pen, axis: Axis, y: float, thick: float, points: float) -> None:
    right = left = 0.0
    for number, part in enumerate(row.parts):
        if not part:
            continue
        start = right if part > 0 else left
        end = start + float(part)
        right, left = (end, left) if part > 0 else (right, end)
        x, width = axis.at(min(start, end)), abs(axis.at(end) - axis.at(start))
        fill, hatch = _ink(body, number)
        pen.box(x, y - thick / 2, width, thick, fill, "paper", hatch)
        letters = min(points, SMALL) - 0.5
        if pen.width(row.texts[number], letters) + 2.4 <= width:
            pen.padded(x + width / 2, y, row.texts[number], letters, "center")
        pen.spot(x, y - thick / 2, width, thick, row.tips[number])
    pen.padded(axis.at(right) + 1.5, y, row.text, points)


def _lines(body: Stack, pen: Pen, width: float, area: Area | None = None) -> int:
    """How many lines the legend takes; put there where an area is given."""
    x, line = 0.0, 0
    for number, name in enumerate(body.legend):
        taken = SWATCH + 1.2 + min(pen.width(name, SMALL), width - SWATCH - 2)
        if x and x + taken > width:
            x, line = 0.0, line + 1
        if area is not None:
            fill, hatch = _ink(body, number)
            y = area.y + line * LINE
            pen.box(area.x + x, y - 1.4, SWATCH, 3, fill, "", hatch)
            pen.words(area.x + x + SWATCH + 1.2, y, name, SMALL, room=width - SWATCH - 2)
        x += taken + 5
    return line + 1
