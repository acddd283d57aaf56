"""Settings of the chosen indicators, one or many: what differs is shown as such, what is not touched stays."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

COLUMNS = 4
"""Settings beside each other."""


class ManyPanel(QFrame):
    taken = Signal(object)
    """dict[str, str]: what was changed: setting → value."""
    left = Signal()

    def __init__(self, chosen: Sequence[str], typed: Sequence[str], values: Callable[[str], Sequence[str]]) -> None:
        super().__init__()
        self.fields: dict[str, QComboBox] = {}
        self._labels: dict[str, QLabel] = {}
        self._shown: Mapping[str, str | None] = {}
        self._chosen, self._values = tuple(chosen), values
        self._title, self._take, self._leave = QLabel(), QPushButton(), QPushButton()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for number, name in enumerate((*typed[:1], *chosen, *typed[1:])):
            label, field = QLabel(), QComboBox()
            field.setEditable(name not in self._chosen)
            field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            field.setMinimumContentsLength(8)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            label.setBuddy(field)
            self.fields[name], self._labels[name] = field, label
            line, column = divmod(number, COLUMNS)
            grid.addWidget(label, 2 * line, column)
            grid.addWidget(field, 2 * line + 1, column)
            grid.setColumnStretch(column, 1)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._take)
        top.addWidget(self._leave)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 4, 10, 6)
        whole.addLayout(top)
        whole.addLayout(grid)
        self._take.clicked.connect(self.take)
        self._leave.clicked.connect(self.left)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusProxy(next(iter(self.fields.values())))
        self.hide()

    def show_values(
        self,
        title: str,
        shown: Mapping[str, str | None],
        known: Mapping[str, Sequence[str]],
        word: Callable[[str, str], str],
        allowed: Callable[[str], bool],
    ) -> None:
        """What the chosen ones have: None where they differ. `word`: a value of a setting in words."""
        self._title.setText(title)
        self._shown = shown
        for name, field in self.fields.items():
            field.clear()
            value = shown[name]
            mixed = self.tr("(various: not changed)")
            if name in self._chosen:
                if value is None:
                    field.addItem(mixed, None)
                for code in self._values(name):
                    field.addItem(word(name, code), code)
                field.setCurrentIndex(0 if value is None else max(0, field.findData(value)))
            else:
                field.addItems(list(known[name]))
                field.setEditText("" if value is None else value)
                line = field.lineEdit()
                if line is not None:
                    line.setPlaceholderText(mixed if value is None else "")
            field.setEnabled(allowed(name))

    def values(self) -> dict[str, str]:
        """What was changed."""
        found: dict[str, str] = {}
        for name, field in self.fields.items():
            text = field.currentData() if name in self._chosen else field.currentText()
            before = self._shown.get(name)
            if (
                field.isEnabled()
                and text is not None
                and text != (before or "" if name not in self._chosen else before)
            ):
                found[name] = text
        return found

    def take(self) -> None:
        self.taken.emit(self.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)

    def name_fields(self, names: Mapping[str, str]) -> None:
        for name, text in names.items():
            self._labels[name].setText(text)
            self.fields[name].setAccessibleName(text)

    def retranslate(self) -> None:
        self._take.setText(self.tr("Change (Enter)"))
        self._leave.setText(self.tr("Leave (Esc)"))
