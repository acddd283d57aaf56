"""Text to read: it wraps, mouse and keyboard select in it, Ctrl+C copies what is selected, or else all of it."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit


class ReadText(QTextEdit):
    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(8)

    def show_lines(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """A title, and under it lines, each behind its own (faint) heading."""
        self.clear()
        bold, faint, plain = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        faint.setForeground(self.palette().brush(QPalette.ColorRole.PlaceholderText))
        cursor = self.textCursor()
        cursor.insertText(title, bold)
        for heading, text in lines:
            cursor.insertBlock()
            cursor.insertText(heading, faint)
            cursor.insertText(text, plain)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def copy(self) -> None:
        if self.textCursor().hasSelection():
            super().copy()
        else:
            QGuiApplication.clipboard().setText(self.toPlainText())

    def select_everything(self) -> None:
        self.selectAll()

    def createMimeDataFromSelection(self) -> QMimeData:
        """The words alone: a document takes none of the window's colours over."""
        mime = QMimeData()
        mime.setText(self.textCursor().selection().toPlainText())
        return mime

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
