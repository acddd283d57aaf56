"""A selection as a picture, with its headings: to paste into a message or a letter. Always light, as paper is."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap

from gui.grid_model import Facets
from gui.theme import LIGHT
from gui.widgets.grid.grid_moves import Span
from gui.widgets.grid.grid_walk import WalkTable

MOST: Final = 60, 40
"""Rows and columns: more of them nobody can read in a picture."""
ROOM: Final = 6


def picture_of(grid: WalkTable, span: Span) -> QPixmap:
    """The cells of a rectangle as they are shown, as far as a picture holds them."""
    model, metrics = grid.grid_model, QFontMetrics(grid.font())
    rows = range(span.top, min(span.bottom + 1, span.top + MOST[0]))
    columns = range(span.left, min(span.right + 1, span.left + MOST[1]))
    names = [str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns]
    units = [str(model.headerData(row, Qt.Orientation.Vertical) or "") for row in rows]
    cells: list[list[Facets]] = [[model.facets(row, column) for column in columns] for row in rows]
    width = [
        max(metrics.horizontalAdvance(text) for text in (name, *(line[number].text for line in cells))) + 2 * ROOM
        for number, name in enumerate(names)
    ]
    side = max((metrics.horizontalAdvance(name) for name in units), default=0) + 2 * ROOM
    height = metrics.height() + 2 * (ROOM // 2)
    found = QPixmap(side + sum(width) + 1, height * (len(units) + 1) + 1)
    found.fill(QColor(LIGHT.normal.back))
    painter = QPainter(found)
    painter.setFont(grid.font())

    def box(left: int, line: int, wide: int, text: str, alignment: int) -> None:
        rect = QRect(left, line * height, wide, height)
        painter.setPen(QColor(LIGHT.line))
        painter.drawRect(rect)
        painter.setPen(QColor(LIGHT.normal.text))
        painter.drawText(rect.adjusted(ROOM, 0, -ROOM, 0), alignment, text)

    centre, left_aligned = Qt.AlignmentFlag.AlignCenter.value, int(Qt.AlignmentFlag.AlignLeft.value)
    middle = Qt.AlignmentFlag.AlignVCenter.value
    box(0, 0, side, "", centre)
    for line, name in enumerate(units, 1):
        box(0, line, side, name, left_aligned | middle)
    left = side
    for number, wide in enumerate(width):
        box(left, 0, wide, names[number], centre)
        for line, row in enumerate(cells, 1):
            box(left, line, wide, row[number].text, row[number].alignment)
        left += wide
    painter.end()
    return found
