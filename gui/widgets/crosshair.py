"""The row and column of a cell: the part of a table that is painted anew when the cell at the keyboard is another.

A table of 12 units shows some 250 cells, of which a step to the next one changes the looks of 60."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QTableView


def cross(view: QTableView, *cells: QModelIndex | QPersistentModelIndex) -> QRegion:
    """What is seen of the rows and columns of these cells; nothing for a cell that is no more."""
    found, seen = QRegion(), view.viewport().rect()
    for cell in cells:
        if cell.isValid():
            top, height = view.rowViewportPosition(cell.row()), view.rowHeight(cell.row())
            left, width = view.columnViewportPosition(cell.column()), view.columnWidth(cell.column())
            found += QRegion(QRect(0, top, seen.width(), height)) + QRegion(QRect(left, 0, width, seen.height()))
    return found & QRegion(seen)
