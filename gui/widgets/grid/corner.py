"""The corner of the grid: what its rows are called, and 1 2 3 to fold its columns to so many levels."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gui.theme import colours, paint

LEVELS = (1, 2, 3)


class Corner(QWidget):
    level_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons: list[QToolButton] = []
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addStretch(1)
        for level in LEVELS:
            button = QToolButton()
            button.setText(str(level))
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(self.level_wanted.emit, level))
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._label, 1)
        paint(self, colours(self).chrome)
        self._retranslate()

    def show_label(self, text: str) -> None:
        self._label.setText(text)
        paint(self, colours(self).chrome)

    def _retranslate(self) -> None:
        for level, button in zip(LEVELS, self.buttons, strict=True):
            text = (
                self.tr("Every item") if level == LEVELS[-1] else self.tr("Fold to level {level}").format(level=level)
            )
            button.setToolTip(f"{text} (Ctrl+Alt+{level})")
            button.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
