"""A list as lines, one a member; a column pasted from a spreadsheet is one. Taken over when the keyboard leaves."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def lines_in(text: str) -> tuple[str, ...]:
    """The members that a text names, each once; of a line with several cells the first that is not empty."""
    found = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("\t")]
        name = next((cell for cell in cells if cell), "")
        if name and name not in found:
            found.append(name)
    return tuple(found)


class LinesEdit(QPlainTextEdit):
    edited = Signal(object)
    """tuple[str, ...]: other lines than were shown."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()
        self.setTabChangesFocus(True)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these."""
        self._shown = tuple(lines)
        if lines_in(self.toPlainText()) != self._shown or not self.hasFocus():
            self.setPlainText("\n".join(lines))

    def take_over(self) -> None:
        """Take over what was typed."""
        typed = lines_in(self.toPlainText())
        if typed != self._shown and not self.isReadOnly():
            self.edited.emit(typed)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A block of a spreadsheet becomes lines."""
        self.insertPlainText("\n".join(lines_in(source.text())) if "\t" in source.text() else source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.take_over()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes over, Esc leaves the lines as they were."""
        if event.key() == Qt.Key.Key_Escape and lines_in(self.toPlainText()) != self._shown:
            self.setPlainText("\n".join(self._shown))
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.take_over()
        else:
            super().keyPressEvent(event)
