"""A table of shades with its figures: rows by place, columns under their groups."""

from typing import Final

from exchange.charts.chart import Heat
from exchange.charts.drawing.pen import LEAST_ROW, SMALL, SMALL_ROW, TINY, Area, Pen, Rows, put_names
from exchange.charts.drawing.pen import Names as Columns
from exchange.charts.fonts import POINT

HEADING: Final = 36.0
GROUP: Final = 4.6
LEGEND: Final = 7.0
MOST_CELL: Final = 14.0
LYING_CELL: Final = 26.0
NAME: Final = 48.0
"""Millimetres: of upright headings and of groups at most, of the legend, of a cell under an upright and under a lying
heading at most, of a name at most."""


def _cell(body: Heat, pen: Pen) -> float:
    """The least width of a column."""
    turned = TINY * POINT * 1.25
    return max(turned, pen.width(body.widest, TINY) + 1.0)


def _places(body: Heat, pen: Pen, points: float) -> tuple[float, float]:
    wide = pen.widest([row.place for row in body.rows], points)
    return (wide + 2.2 if wide else 0.0), min(NAME, max(12.0, pen.widest([row.label for row in body.rows], points)))


def _head(body: Heat, pen: Pen) -> float:
    groups = GROUP if any(column.group for column in body.columns) else 0.0
    if not body.turned:
        return groups + 5.5
    return groups + min(HEADING, pen.widest([column.label for column in body.columns], TINY)) + 2


def least(body: Heat, pen: Pen) -> tuple[float, float]:
    places, labels = _places(body, pen, SMALL)
    height = len(body.rows) * LEAST_ROW + _head(body, pen) + LEGEND
    return places + labels + 2 + len(body.columns) * _cell(body, pen), height


def lay(body: Heat, pen: Pen, area: Area) -> None:
    head = _head(body, pen)
    rows = Rows.of(len(body.rows), Area(area.x, area.y + head, area.width, area.height - head - LEGEND))
    places, labels = _places(body, pen, rows.points)
    left = area.x + places + labels + 2
    most = MOST_CELL if body.turned or len(body.columns) > 9 else LYING_CELL
    cell = min(most, (area.right - left) / len(body.columns))
    columns = Columns(area.x + places - 2.2, area.x + places, labels, left)
    put_names(pen, columns, rows, [row.place for row in body.rows], [row.label for row in body.rows])
    _headings(body, pen, left, cell, area.y, head)
    points = TINY if rows.height < SMALL_ROW or cell < 9 else SMALL
    for number, row in enumerate(body.rows):
        y = rows.middle(number)
        for place, shade in enumerate(row.cells):
            x = left + place * cell
            ink = "faint"
            if shade.step is not None:
                pen.box(x, y - rows.height / 2, cell, rows.height, f"step{shade.step}", "paper")
                ink = f"on{shade.step}"
            if shade.strong:
                pen.box(x + 0.3, y - rows.height / 2 + 0.3, cell - 0.6, rows.height - 0.6, "", "mark")
            pen.words(x + cell / 2, y, shade.text, points, ink, "center", room=cell)
            pen.spot(x, y - rows.height / 2, cell, rows.height, shade.tip)
    _legend(body, pen, area, rows.bottom + 3.6)


def _headings(body: Heat, pen: Pen, left: float, cell: float, top: float, head: float) -> None:
    bottom = top + head - 1.2
    for number, column in enumerate(body.columns):
        x = left + (number + 0.5) * cell
        if body.turned:
            room = head - 2 - (GROUP if any(one.group for one in body.columns) else 0)
            pen.words(x, bottom, column.label, TINY, room=room, turned=True)
        else:
            pen.words(x, bottom - 1.8, column.label, TINY, "text", "center", room=cell)
    first = 0
    while first < len(body.columns):
        group, last = body.columns[first].group, first
        while last + 1 < len(body.columns) and body.columns[last + 1].group == group:
            last += 1
        if group:
            start, end = left + first * cell + 0.4, left + (last + 1) * cell - 0.4
            pen.words((start + end) / 2, top + 1.4, group, TINY, "faint", "center", room=end - start)
            pen.line((start, top + GROUP - 1), (end, top + GROUP - 1), ink="faint")
        first = last + 1


def _legend(body: Heat, pen: Pen, area: Area, y: float) -> None:
    x = area.x + pen.words(area.x, y, body.legend_title, TINY, "faint", room=area.width * 0.4) + 3
    for step, text in enumerate(body.legend):
        width = 5 + pen.width(text, TINY)
        if x + width > area.right:
            return
        pen.box(x, y - 1.4, 4, 2.8, f"step{step}", "line")
        pen.words(x + 5, y, text, TINY, "faint")
        x += width + 4
