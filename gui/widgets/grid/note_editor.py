"""The comment of a cell: a small sheet beside it. Ctrl+Enter or leaving it saves, Esc leaves it as it was."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.theme import colours, paint

LONGEST = 1000


class NoteEditor(QPlainTextEdit):
    written = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget, *, in_cell: bool = False) -> None:
        """`in_cell`: it is the editor of a cell, where Enter goes on and Alt+Enter begins a line."""
        super().__init__(parent)
        self._before = ""
        self._in_cell = in_cell
        self.setTabChangesFocus(True)
        self.retranslate()
        self.hide()

    def open_at(self, cell: QRect, text: str) -> None:
        """Beside a cell (in the parent's coordinates), inside the parent."""
        self._before = text
        self.setPlainText(text)
        paint(self, colours(self).doubtful)
        line = self.fontMetrics().height()
        above = self.parentWidget()
        room = QRect() if above is None else above.rect()
        width, height = 16 * line, 5 * line
        left = cell.right() + 4 if cell.right() + 4 + width <= room.right() else max(0, cell.left() - width - 4)
        top = max(0, min(cell.top(), room.bottom() - height))
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()
        self.setFocus()
        self.selectAll()

    def save(self) -> None:
        """Take over what was written."""
        if self.isVisible():
            text = self.toPlainText().strip()[:LONGEST]
            self.hide()
            if text != self._before:
                self._before = text
                self.written.emit(text)

    def event(self, event: QEvent) -> bool:
        # Whatever the page binds to Alt+Enter: while text is written it begins a line.
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._in_cell and enter and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._ends(event):
            self.save()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def _ends(self, event: QKeyEvent) -> bool:
        if self._in_cell:
            return not event.modifiers() & Qt.KeyboardModifier.AltModifier
        return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.save()

    def retranslate(self) -> None:
        self.setPlaceholderText(
            self.tr("Text. Enter saves, Alt+Enter begins a line, Esc leaves it.")
            if self._in_cell
            else self.tr("Comment. Ctrl+Enter saves, Esc leaves it.")
        )
        self.setAccessibleName(self.tr("Comment of the cell"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
