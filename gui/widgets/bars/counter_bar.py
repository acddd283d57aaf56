"""Short words in the status bar that can be pressed: counters of states, sums of the selection, the zoom."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget


class CounterBar(QWidget):
    pressed = Signal(int)
    menu_wanted = Signal(int, QPoint)
    """A right click, at a place on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addStretch(1)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(button.text() for button in self.buttons if not button.isHidden())

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these words; buttons that are there already are kept."""
        while len(self.buttons) < len(texts):
            self._add(len(self.buttons))
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(texts))
            text = texts[number] if number < len(texts) else ""  # words of another page would stay in its language
            if button.text() != text:
                button.setText(text)

    def _add(self, number: int) -> None:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.clicked.connect(lambda: self.pressed.emit(number))
        button.customContextMenuRequested.connect(
            lambda point: self.menu_wanted.emit(number, button.mapToGlobal(point))
        )
        self._row.insertWidget(number, button)
        self.buttons.append(button)
