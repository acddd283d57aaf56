"""Beside each other: what is different from the record, and what it leads to; below, the question before it is taken
over. Enter leads to the place of a line, Esc goes back."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QLabel, QPushButton, QSplitter, QVBoxLayout

from gui.grid_model import LEADS_TO
from gui.theme import colours, paint
from gui.widgets.table import ReadTable

HEIGHT: Final = 236
CHANGES: Final = (5.6, 10, 9, 9)
UNITS: Final = (6, 5, 4, 3.6, 5.4, 5.4, 4.6)
"""Widths in characters of Chinese."""


class WhatIfPanel(QFrame):
    chosen = Signal(object)
    """Place of a line."""
    taken = Signal()
    left = Signal()

    def __init__(self, changes: QAbstractItemModel, units: QAbstractItemModel) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.changes, self.units = ReadTable(changes), ReadTable(units)
        self.question = QFrame()
        self._asked = QLabel()
        self._asked.setTextFormat(Qt.TextFormat.PlainText)
        self.take_button, self.leave_button = QPushButton(), QPushButton()
        row = QHBoxLayout(self.question)
        row.setContentsMargins(8, 3, 6, 3)
        row.addWidget(self._asked, 1)
        row.addWidget(self.take_button)
        row.addWidget(self.leave_button)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.changes)
        split.addWidget(self.units)
        split.setChildrenCollapsible(False)
        split.setSizes([680, 560])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(split, 1)
        column.addWidget(self.question)
        self.setFixedHeight(HEIGHT)
        for table, widths, wide in ((self.changes, CHANGES, 1), (self.units, UNITS, 0)):
            table.chosen.connect(self._choose)
            table.model().modelReset.connect(partial(self._fit, table, widths, wide))
        self.take_button.clicked.connect(self.taken)
        self.leave_button.clicked.connect(self.left)
        self.question.hide()
        self.hide()
        self.retranslate()

    def _fit(self, table: ReadTable, widths: Sequence[float], wide: int) -> None:
        header, em = table.horizontalHeader(), self.fontMetrics().horizontalAdvance("国")
        for column, width in enumerate(widths[: header.count()]):
            header.resizeSection(column, round(em * width))
        if header.count() > wide:
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def ask(self, question: str) -> None:
        """Ask whether all of it is to be taken over, with the keyboard at the answer."""
        self._asked.setText(question)
        paint(self.question, colours(self).short)
        self.question.show()
        self.show()
        self.take_button.setFocus()

    def look(self) -> None:
        """Only show it, with the keyboard at the changes."""
        self.question.hide()
        self.show()
        if self.changes.model().rowCount() and not self.changes.currentIndex().isValid():
            self.changes.show_row(0)
        self.changes.setFocus()

    def retranslate(self) -> None:
        self.take_button.setText(self.tr("Take over"))
        self.leave_button.setText(self.tr("Go on trying"))
        self.changes.setAccessibleName(self.tr("What is different from the record"))
        self.units.setAccessibleName(self.tr("Places and totals beside the record's"))

    def _choose(self, row: int, _column: int) -> None:
        table = self.sender()
        if isinstance(table, ReadTable):
            place = table.model().index(row, 0).data(LEADS_TO)
            if place:
                self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and self.leave_button.hasFocus()):
            self.left.emit()
        elif enter and self.take_button.hasFocus():
            self.taken.emit()
        else:
            super().keyPressEvent(event)
