"""The bar of a second pass: how far it is, and what can be done with it; the keys stand on the buttons."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.theme import colours, paint


class PassBar(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 2, 4, 2)
        self._row.addWidget(self._text, 1)
        self.buttons: list[QPushButton] = []
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def show_state(self, text: str, deeds: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Words with what can be done; no deeds: no bar. Buttons that say the same stay, so that none is lost under
        the mouse."""
        self._text.setText(text)
        self._text.setToolTip("" if not text else f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>")
        paint(self, colours(self).banner)
        if [words for words, _ in deeds] != [button.text() for button in self.buttons]:
            for button in self.buttons:
                self._row.removeWidget(button)
                button.hide()
                button.deleteLater()
            self.buttons = [self._button(words, do) for words, do in deeds]
        self.setVisible(bool(deeds))

    def _button(self, words: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: do())
        self._row.addWidget(button)
        return button
