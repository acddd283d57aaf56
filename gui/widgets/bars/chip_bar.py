"""What is seen differently from how it is stored, each as a chip that a click takes away: sorting, filters, folds."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from gui.theme import colours, paint


class ChipBar(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[QToolButton] = []
        self._hint = QLabel()
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 2, 4, 2)
        self._row.setSpacing(6)
        self._row.addWidget(self._hint)
        self._row.addStretch(1)
        self.hide()

    def show_chips(self, hint: str, chips: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Words with what a click (or Space) on them does; no chips: no bar."""
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        paint(self, colours(self).chrome)
        self._hint.setText(hint)
        for number, (text, undo) in enumerate(chips):
            chip = QToolButton()
            chip.setText(f"{text}  ✕")
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            paint(chip, colours(self).banner)
            chip.clicked.connect(lambda _checked=False, undo=undo: undo())
            self._row.insertWidget(number, chip)
            self.chips.append(chip)
        self.setVisible(bool(chips))
