"""The last columns of a grid at its right edge, where they stay while the others pass by: a second view of the same
model with the same selection, beside the grid's own viewport."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QTableView

from gui.theme import colours
from gui.widgets.crosshair import cross
from gui.widgets.grid.grid_editor import CellPainter
from gui.widgets.grid.header import GroupedHeader

if TYPE_CHECKING:
    from gui.widgets.grid.grid import Grid

NARROWEST = 3
"""So many times its own width a grid must be wide; a narrower one keeps all columns in line."""


class FrozenColumns(QTableView):
    def __init__(self, grid: "Grid") -> None:
        super().__init__(grid)
        self._grid = grid
        self.room = 0
        """Pixels that the grid leaves free for it."""
        self.setModel(grid.model())
        self.setSelectionModel(grid.selectionModel())
        self.grouped_header = GroupedHeader(self)
        self.setHorizontalHeader(self.grouped_header)
        self.cells = CellPainter(self)
        self.setItemDelegate(self.cells)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setFrameShape(self.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(grid.verticalScrollMode())
        grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(grid.verticalScrollBar().setValue)
        grid.horizontalHeader().sectionResized.connect(self._take_width)
        grid.row_names.fitted.connect(self._take_heights)
        self.hide()

    def arrange(self, seen: int) -> None:
        """Show the last columns of the grid where there are any and the others do not fit beside them. `seen`: the
        width of the grid's viewport without this."""
        grid = self._grid
        first, count = grid.grid_model.entry_columns(), grid.grid_model.columnCount()
        widths = [grid.columnWidth(column) for column in range(first, count)]
        wanted = bool(widths) and grid.horizontalHeader().length() > seen > NARROWEST * sum(widths)
        self.setVisible(wanted)
        self.room = sum(widths) if wanted else 0
        grid.grouped_header.covered = sum(widths) if wanted else 0
        if not wanted:
            return
        for column in range(count):
            if self.isColumnHidden(column) != (column < first):
                self.setColumnHidden(column, column < first)
        for column, width in enumerate(widths, first):
            self.setColumnWidth(column, width)
        self.setFont(grid.font())
        header = grid.horizontalHeader()
        self.horizontalHeader().setFont(header.font())
        self.horizontalHeader().setFixedHeight(header.height())
        self._take_heights()
        self.grouped_header.measure()
        frame, total = grid.frameWidth(), sum(widths)
        left = frame + grid.verticalHeader().width() + seen - total
        self.setGeometry(QRect(left, frame, total, header.height() + grid.viewport().height()))
        self.verticalScrollBar().setValue(grid.verticalScrollBar().value())
        self.raise_()

    def _take_width(self, column: int, _before: int, _after: int) -> None:
        if column >= self._grid.grid_model.entry_columns():
            self._grid.updateGeometries()

    def _take_heights(self) -> None:
        rows, names = self.verticalHeader(), self._grid.row_names
        rows.setDefaultSectionSize(names.defaultSectionSize())
        for row, height in names.tall.items():
            rows.resizeSection(row, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grid.commit()
        self._grid.setFocus()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._grid.objected.emit(self._grid.grid_model.why_read_only(index.row(), index.column()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._grid.wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        viewport = self._grid.viewport()
        self._grid.customContextMenuRequested.emit(viewport.mapFromGlobal(event.globalPos()))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update(cross(self, current, previous))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.cells.begin()
        super().paintEvent(event)
        self.cells.end()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(colours(self).faint.text), 1))
        painter.drawLine(0, 0, 0, self.viewport().height())
        painter.end()
