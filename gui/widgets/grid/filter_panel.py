"""What rows one column lets through: a list of its values to tick, and bounds. It stands below the heading."""

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exchange.numbers import Number, parse_number
from gui.condition import Condition
from gui.theme import colours, paint

MOST = 300
"""So many different values are listed; of more, only bounds help."""


class FilterPanel(QFrame):
    chosen = Signal(object)
    """A `Condition`, or None: every row."""
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.values = QListWidget()
        self.least, self.most = QLineEdit(), QLineEdit()
        self._hint = QLabel()
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self.all_button, self.use_button, self.clear_button = QPushButton(), QPushButton(), QPushButton()
        bounds = QHBoxLayout()
        for label, edit in (("≥", self.least), ("≤", self.most)):
            sign = QLabel(label)
            sign.setBuddy(edit)
            bounds.addWidget(sign)
            bounds.addWidget(edit)
        buttons = QHBoxLayout()
        for button in (self.all_button, self.use_button, self.clear_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.values, 1)
        column.addLayout(bounds)
        column.addWidget(self._hint)
        column.addLayout(buttons)
        self.all_button.clicked.connect(self._toggle_all)
        self.use_button.clicked.connect(self._use)
        self.clear_button.clicked.connect(self._clear)
        self.hide()

    def open_at(self, point: QPoint, texts: list[str], before: Condition | None) -> None:
        """Below a heading, with the texts of its column and what is filtered already."""
        self.retranslate()
        paint(self, colours(self).chrome)
        self.values.clear()
        ticked = None if before is None else before.texts
        for text in texts[:MOST]:
            item = QListWidgetItem(text or self.tr("(blank)"))
            item.setData(Qt.ItemDataRole.UserRole, text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            checked = ticked is None or text in ticked
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
            self.values.addItem(item)
        self.values.setVisible(len(texts) <= MOST)
        self.least.setText("" if before is None or before.least is None else f"{before.least:f}")
        self.most.setText("" if before is None or before.most is None else f"{before.most:f}")
        line = self.fontMetrics().height()
        width, height = 17 * line, 20 * line
        above = self.parentWidget()
        room = self.rect() if above is None else above.rect()
        height = min(height, max(8 * line, room.bottom() - point.y() - 4))
        self.setGeometry(max(0, min(point.x(), room.right() - width)), point.y(), width, height)
        self.show()
        self.raise_()
        (self.values if len(texts) <= MOST else self.least).setFocus()
        if self.values.count():
            self.values.setCurrentRow(0)

    def _items(self) -> list[QListWidgetItem]:
        return [self.values.item(number) for number in range(self.values.count())]

    def _toggle_all(self) -> None:
        everything = all(item.checkState() == Qt.CheckState.Checked for item in self._items())
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked if everything else Qt.CheckState.Checked)

    def _use(self) -> None:
        bounds: list[Decimal | None] = []
        for edit in (self.least, self.most):
            number = parse_number(edit.text()) if edit.text().strip() else None
            if edit.text().strip() and not isinstance(number, Number):
                self._hint.setText(self.tr("“{text}” is no number.").format(text=edit.text()))
                edit.setFocus()
                return
            bounds.append(number.value if isinstance(number, Number) else None)
        ticked = [item for item in self._items() if item.checkState() == Qt.CheckState.Checked]
        texts = None
        if len(ticked) < self.values.count():
            texts = frozenset(str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked)
        condition = Condition(texts, *bounds)
        self._leave()
        self.chosen.emit(None if condition == Condition() else condition)

    def _clear(self) -> None:
        self._leave()
        self.chosen.emit(None)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
            else:
                self._use()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self._hint.setText(self.tr("Rows that are not shown still count in every sum and in the ranking."))
        self.all_button.setText(self.tr("All / none"))
        self.use_button.setText(self.tr("Filter (Enter)"))
        self.clear_button.setText(self.tr("Every row"))
        self.values.setAccessibleName(self.tr("Values of the column"))
        self.least.setAccessibleName(self.tr("At least"))
        self.most.setAccessibleName(self.tr("At most"))
