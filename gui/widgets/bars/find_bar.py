"""A bar to find in a table: what is typed is looked for at once; Enter goes on, Esc back to the table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget


class FindBar(QFrame):
    typed = Signal(str)
    step = Signal(int)
    """1: the next find, -1: the one before."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self._count, self._before, self._next, self._close = QLabel(), QToolButton(), QToolButton(), QToolButton()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        parts: tuple[QWidget, ...] = (self.field, self._before, self._next, self._count)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._close)
        self.field.setMaximumWidth(320)
        self.field.setMinimumWidth(220)
        self.field.textChanged.connect(self.typed)
        for button, arrow, steps in ((self._before, "▲", -1), (self._next, "▼", 1)):
            button.setText(arrow)
            button.clicked.connect(lambda _=False, steps=steps: self.step.emit(steps))
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.left)
        self.setFocusProxy(self.field)
        self.hide()

    def open(self) -> None:
        self.show()
        self.field.selectAll()
        self.field.setFocus()

    def tell(self, at: int, count: int) -> None:
        """The find that is shown, from 1, of how many."""
        if not self.field.text().strip():
            self._count.setText("")
        elif count:
            self._count.setText(self.tr("{at} of {count}").format(at=at, count=count))
        else:
            self._count.setText(self.tr("Nothing found"))

    def count_text(self) -> str:
        return self._count.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Name, code, department, tag, or pinyin initials"))
        self.field.setAccessibleName(self.tr("Find"))
        self._before.setToolTip(self.tr("Previous (Shift+F3)"))
        self._next.setToolTip(self.tr("Next (F3)"))
        self._close.setToolTip(self.tr("Close (Esc)"))
