"""The lasting sign of a trial (试算) above every page: what is tried, what it leads to, and the ways out of it."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.theme import colours, paint

EDGE = 3
"""Pixels of the frame round the pages while something is tried out."""


class Edged(QWidget):
    """What holds the pages: with a frame in the colour of the bar while something is tried out."""

    def __init__(self) -> None:
        super().__init__()
        self._edge = 0

    def set_edge(self, *, on: bool) -> None:
        self._edge = EDGE if on else 0
        column = self.layout()
        if column is not None:
            column.setContentsMargins(self._edge, self._edge, self._edge, self._edge)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._edge:
            painter, ink, edge = QPainter(self), QColor(colours(self).short.text), self._edge
            width, height = self.width(), self.height()
            for x, y, across, down in (
                (0, 0, width, edge),
                (0, height - edge, width, edge),
                (0, 0, edge, height),
                (width - edge, 0, edge, height),
            ):
                painter.fillRect(QRect(x, y, across, down), ink)


class WhatIfBar(QFrame):
    shown_wanted = Signal()
    again_wanted = Signal()
    taking_wanted = Signal()
    leaving_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_button, self.again_button = QPushButton(), QPushButton()
        self.take_button, self.leave_button = QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 6, 3)
        row.addWidget(self._text, 1)
        for button, signal in (
            (self.show_button, self.shown_wanted),
            (self.again_button, self.again_wanted),
            (self.take_button, self.taking_wanted),
            (self.leave_button, self.leaving_wanted),
        ):
            row.addWidget(button)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
            button.clicked.connect(signal)
        self.hide()
        self.retranslate()

    def say(self, text: str) -> None:
        self._text.setText(text)
        self._text.setToolTip(text)
        self.setAccessibleName(text)
        paint(self, colours(self).short)

    def text(self) -> str:
        return self._text.text()

    def retranslate(self) -> None:
        self.show_button.setText(self.tr("Changes and result"))
        self.show_button.setToolTip(
            self.tr("Everything that is tried, and every unit's place beside the record's (Alt+T)")
        )
        self.again_button.setText(self.tr("Start over"))
        self.take_button.setText(self.tr("Take over into the record…"))
        self.take_button.setToolTip(self.tr("After a look at the list, as one step that can be undone (Ctrl+Shift+T)"))
        self.leave_button.setText(self.tr("Leave the what-if"))
        self.leave_button.setToolTip(self.tr("Back to the record, which is as it was (Ctrl+T)"))
