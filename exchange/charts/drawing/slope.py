"""Two columns of places joined by lines. Each unit has a line of its own on either side, so that ties do not cover
each other; who is new begins in the middle."""

from typing import Final

from exchange.charts.chart import Slope
from exchange.charts.drawing.pen import LEAST_ROW, SMALL, Area, Pen, Rows

HEAD: Final = 6.0
NAME: Final = 50.0
GAP: Final = 46.0
"""Millimetres: of the headings, of a name at most, and between the columns at least."""


def least(body: Slope, pen: Pen) -> tuple[float, float]:
    names = min(NAME, pen.widest([row.label for row in body.rows], SMALL))
    return 2 * (names + 12) + GAP, len(body.rows) * LEAST_ROW + HEAD


def lay(body: Slope, pen: Pen, area: Area) -> None:
    rows = Rows.of(len(body.rows), Area(area.x, area.y + HEAD, area.width, area.height - HEAD))
    points = rows.points
    was = [number for number, row in enumerate(body.rows) if row.before is not None]
    was.sort(key=lambda number: (body.rows[number].before or 0, number))
    slot = {number: place for place, number in enumerate(was)}
    numbers = max(
        pen.widest([row.before_text for row in body.rows], points),
        pen.widest([row.now_text for row in body.rows], points),
    )
    names = min(NAME, pen.widest([row.label for row in body.rows], points) + 0.5)
    left, right = area.x + names + numbers + 5, area.right - names - numbers - 5
    spread = min(right - left, 150.0)
    middle = (left + right) / 2
    left, right = middle - spread / 2, middle + spread / 2
    pen.words(area.x, area.y + 1, body.before, SMALL, "faint", room=area.width / 2 - 3)
    pen.words(area.right, area.y + 1, body.now, SMALL, "faint", "right", room=area.width / 2 - 3)
    for x in (left, right):
        pen.line((x, rows.top), (x, rows.bottom), ink="line")
    for number, row in enumerate(body.rows):
        y = rows.middle(number)
        ink, width = _way(row.before, row.now, moved=row.moved)
        if number in slot:
            start = left, rows.middle(slot[number])
            pen.words(left - 2, start[1], row.before_text, points, "faint", "right")
            pen.words(left - 4 - numbers, start[1], row.label, points, "text", "right", room=names)
            pen.dot(*start, 0.8, ink)
            pen.spot(area.x, start[1] - rows.height / 2, left - area.x, rows.height, row.tip)
        else:
            start = middle, y
            pen.dot(middle, y, 1.0, "paper", ink)
        pen.line(start, (right, y), ink=ink, width=width)
        pen.dot(right, y, 0.8, ink)
        pen.words(right + 2 + numbers, y, row.now_text, points, "text", "right")
        pen.words(right + 4 + numbers, y, row.label, points, room=names)
        pen.spot(right, y - rows.height / 2, area.right - right, rows.height, row.tip)


def _way(before: object, now: object, *, moved: bool) -> tuple[str, float]:
    """Colour and thickness of a line: up, down or as it was."""
    if before is None or now is None or before == now:
        return "other", 0.9
    ink = "first" if now < before else "minus"  # type: ignore[operator]
    return ink, 1.9 if moved else 0.9
