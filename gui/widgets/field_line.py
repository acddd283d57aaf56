"""Lines of text that are fields of a form: their own undo first, then the window's; Escape puts back what was there."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.theme import colours, paint


class FieldLine(QLineEdit):
    """`accepted`: Enter, Tab, or the keyboard has gone elsewhere, and the text is another one. `left`: Escape with
    nothing to put back."""

    accepted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._typing = False
        self.wrong = False
        self.textEdited.connect(self._begin)
        self.setMaxLength(600)
        self.editingFinished.connect(self._finish)

    def put(self, text: str, *, anyhow: bool = False) -> None:
        """Show a text that counts already; what is being typed stays, unless `anyhow`."""
        if self._typing and self.text() != self._kept and not anyhow:
            return
        self._typing = False
        self._kept = text
        if self.text() != text or self.isUndoAvailable():  # what counts is undone by the window, as one step
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(at)

    def mark(self, wrong: bool) -> None:
        """Show whether the text can be read."""
        if wrong != self.wrong:
            self.wrong = wrong
            paint(self, colours(self).wrong if wrong else colours(self).normal)

    def _begin(self) -> None:
        self._typing = True

    def _finish(self) -> None:
        if self.text() != self._kept:
            self.accepted.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if event.matches(undo) and not self.isUndoAvailable():
                event.ignore()
                return False
            if event.matches(redo) and not self.isRedoAvailable():
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text() != self._kept:
            self.setText(self._kept)
            self.textEdited.emit(self._kept)
        else:
            self.left.emit()
