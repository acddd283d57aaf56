"""The bar above the grid in which questions stand, one after the other. It takes no keyboard away from anybody:
Alt+Enter goes there, Esc leaves a question open and goes back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.ask_what import Ask, Choice
from gui.theme import colours, paint


class AskBar(QFrame):
    left = Signal()
    """Answered or dismissed: the keyboard goes back to the grid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._waiting: list[Ask] = []
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 3, 4, 3)
        self._row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The question that stands; empty where there is none."""
        return self._text.text() if self._waiting else ""

    def ask(self, question: Ask) -> None:
        """Show a question, behind those that stand already. The same text is asked once."""
        self._waiting = [one for one in self._waiting if one.text != question.text]
        self._waiting.append(question)
        self._show()

    def dismiss(self) -> None:
        """Leave the question that stands as it is."""
        if self._waiting:
            self._waiting.pop(0)
        self._show()
        self.left.emit()

    def clear(self) -> None:
        """Drop every question: what they were about is gone."""
        self._waiting.clear()
        self._show()

    def take_keyboard(self) -> None:
        if self.buttons and self._waiting:
            self.buttons[0].setFocus()

    def _show(self) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self.setVisible(bool(self._waiting))
        if not self._waiting:
            return
        question = self._waiting[0]
        paint(self, colours(self).banner)
        self._text.setText(question.text)
        self.setAccessibleName(question.text)
        for choice in question.choices:
            self._add(choice.text, choice)
        self._add(self.tr("Leave it"), None)

    def _add(self, text: str, choice: Choice | None) -> None:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.clicked.connect(self.dismiss if choice is None else lambda: self._answer(choice))
        self._row.addWidget(button)
        self.buttons.append(button)

    def _answer(self, choice: Choice) -> None:
        self.dismiss()
        choice.do()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        at = self.buttons.index(focus) if isinstance(focus, QPushButton) and focus in self.buttons else 0
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left) and self.buttons:
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self.buttons[(at + step) % len(self.buttons)].setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.buttons:
            self.buttons[at].click()
        else:
            super().keyPressEvent(event)
