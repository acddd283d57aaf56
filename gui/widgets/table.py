"""A table to read: rows are chosen with the arrows, Enter opens what a figure stands for, Ctrl+C copies a block."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QElapsedTimer,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from gui.clipboard import texts_to_mime
from gui.grid_model import DISPLAY
from gui.widgets.grid.grid_editor import CellPainter

SEARCH_MS: Final = 1000
"""Letters that follow each other so quickly are one name."""


class ReadTable(QTableView):
    chosen = Signal(int, int)
    """Enter or a double click on (row, column)."""
    row_shown = Signal(int)
    """The current row is another one now."""
    typed = Signal(str)
    """Letters typed one after the other: a name to look for, if anybody does."""
    looked_at = Signal()
    """The current cell is another one now, or the keyboard has come (back) to it."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None, *, whole_rows: bool = True) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.cells = CellPainter(self)
        self.setItemDelegate(self.cells)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)
        if whole_rows:
            self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.doubleClicked.connect(self._choose)
        self._letters, self._since = "", QElapsedTimer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_everything()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """What is typed within a second of the letter before belongs to it."""
        together = self._since.isValid() and self._since.elapsed() < SEARCH_MS
        self._letters = self._letters + search if together else search
        self._since.start()
        self.typed.emit(self._letters)

    def copy(self) -> None:
        """The selected rectangle with its headings, for other programs."""
        chosen = self.selectionModel().selection()
        if not chosen.count():
            return
        ranges = [chosen.at(number) for number in range(chosen.count())]
        columns = range(min(one.left() for one in ranges), max(one.right() for one in ranges) + 1)
        rows = sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})
        model = self.model()
        heading = [str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns]
        lines = [[str(model.index(row, column).data(DISPLAY) or "") for column in columns] for row in rows]
        QGuiApplication.clipboard().setMimeData(texts_to_mime([heading, *lines]))

    def show_row(self, row: int) -> None:
        """Make a row the current one, and the only one chosen: Ctrl may be held, with which Qt would add it."""
        there = self.model().index(row, max(0, self.currentIndex().column()))
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if self.selectionBehavior() is self.SelectionBehavior.SelectRows:
            only |= QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(there, only)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.row() != previous.row():
            self.row_shown.emit(current.row())
        self.looked_at.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.cells.begin()
        super().paintEvent(event)
        self.cells.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row(), index.column())

    def select_everything(self) -> None:
        """One range, which is quick however many cells there are."""
        model = self.model()
        if model.rowCount() and model.columnCount():
            corners = model.index(0, 0), model.index(model.rowCount() - 1, model.columnCount() - 1)
            self.selectionModel().select(QItemSelection(*corners), QItemSelectionModel.SelectionFlag.ClearAndSelect)
