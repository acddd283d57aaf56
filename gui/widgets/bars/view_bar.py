"""What is looked at on the entry page: all items, or those of a department, an indicator, a unit, parts as a matrix;
and a line of words about it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.grid_model import plain_tip
from gui.lens import ALL, KINDS, Lens
from gui.theme import colours, paint

LONGEST = 26
"""Characters of a name that the second list shows without being opened."""


class ViewBar(QFrame):
    wanted = Signal(object)
    """A `Lens`."""
    kind_wanted = Signal(str)
    """Another kind: which one of it is left to the page."""

    def __init__(self, about: QWidget, parent: QWidget | None = None) -> None:
        """`about`: words about the current cell, which stand in the same line."""
        super().__init__(parent)
        self.kinds, self.choices, self._words = QComboBox(), QComboBox(), QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words.setContentsMargins(8, 0, 8, 3)
        self._words.hide()
        self.choices.hide()  # of all items there is nothing to choose
        for box in (self.kinds, self.choices):
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choices.setMinimumContentsLength(LONGEST)
        self.choices.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for kind in KINDS:
            self.kinds.addItem("", kind)
        row = QHBoxLayout()
        row.setContentsMargins(4, 2, 0, 2)
        row.addWidget(self.kinds)
        row.addWidget(self.choices)
        row.addWidget(about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._words)
        self.kinds.activated.connect(lambda number: self.kind_wanted.emit(self.kinds.itemData(number)))
        self.choices.activated.connect(self._choose)
        self.retranslate()

    def _choose(self, number: int) -> None:
        self.wanted.emit(Lens(self.kinds.currentData(), self.choices.itemData(number)))

    @property
    def words(self) -> str:
        return self._words.text()

    def show_lens(self, lens: Lens, choices: Sequence[tuple[str, str]], words: str) -> None:
        """The lens of now with what else it could look at (code, name), and words about it."""
        paint(self, colours(self).chrome)
        known = [(self.choices.itemData(n), self.choices.itemText(n)) for n in range(self.choices.count())]
        if known != list(choices):
            self.choices.clear()
            for which, name in choices:
                self.choices.addItem(name, which)
            self.choices.view().setMinimumWidth(self.choices.view().sizeHintForColumn(0) + 24)
        self.kinds.setVisible(lens.kind in KINDS)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(lens.kind)))
        self.choices.setVisible(lens.kind in KINDS and lens.kind != ALL)
        self.choices.setCurrentIndex(self.choices.findData(lens.which))
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._words.setToolTip(plain_tip(words))

    def retranslate(self) -> None:
        names = (
            self.tr("All items"),
            self.tr("One department"),
            self.tr("One indicator"),
            self.tr("One unit"),
            self.tr("Parts as a matrix"),
        )
        for number, name in enumerate(names):
            self.kinds.setItemText(number, name)
        self.kinds.setAccessibleName(self.tr("What is looked at"))
        self.choices.setAccessibleName(self.tr("Which one"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
