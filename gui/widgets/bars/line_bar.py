"""A bar with one line to type: Enter takes it, Esc leaves everything as it is."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from gui.theme import colours, paint


class LineBar(QFrame):
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._label, self.line = QLabel(), QLineEdit()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._then: Callable[[str], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 4, 3)
        row.addWidget(self._label)
        row.addWidget(self.line, 1)
        self.hide()

    def ask(self, question: str, text: str, then: Callable[[str], None]) -> None:
        """Ask for a line; `then` gets it."""
        self._then = then
        paint(self, colours(self).chrome)
        self._label.setText(question)
        self.line.setAccessibleName(question)
        self.line.setText(text)
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            then, self._then = self._then, None
            self.hide()
            self.left.emit()
            if then is not None and event.key() != Qt.Key.Key_Escape:
                then(self.line.text())
        else:
            super().keyPressEvent(event)
