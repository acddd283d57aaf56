"""Paste special as a bar: only into blank cells, transposed, times a factor, by names. It remembers the last choice."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from exchange.numbers import Number, parse_number
from gui.theme import colours, paint
from gui.widgets.grid.grid_blocks import Paste

FACTORS = ("1", "÷ 10000", "× 10000", "÷ 100", "× 100", "÷ 1000", "× 1000")


class PasteBar(QFrame):
    wanted = Signal(object)
    """A `Paste`."""
    objected = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._label, self._factor_label = QLabel(), QLabel()
        for label in (self._label, self._factor_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.only_blank, self.transpose, self.by_name = QCheckBox(), QCheckBox(), QCheckBox()
        self.factor = QComboBox()
        self.factor.setEditable(True)
        self.factor.addItems(list(FACTORS))
        self.paste_button, self.close_button = QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 4, 3)
        for widget in (self._label, self.only_blank, self.transpose, self.by_name, self._factor_label, self.factor):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.paste_button)
        row.addWidget(self.close_button)
        self.paste_button.clicked.connect(self._paste)
        self.close_button.clicked.connect(self.close_bar)
        self.retranslate()
        self.hide()

    def open_bar(self) -> None:
        paint(self, colours(self).chrome)
        self.show()
        self.only_blank.setFocus()

    def close_bar(self) -> None:
        self.hide()
        self.left.emit()

    def _paste(self) -> None:
        factor = factor_of(self.factor.currentText())
        if factor is None:
            self.objected.emit(
                self.tr("“{text}” is no factor: write it as 10, × 10 or ÷ 10. Nothing was pasted.").format(
                    text=self.factor.currentText()
                )
            )
            return
        self.close_bar()
        checked = self.only_blank.isChecked(), self.transpose.isChecked(), self.by_name.isChecked()
        self.wanted.emit(Paste(*checked, factor))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.focusWidget() is self.close_button:
                self.close_bar()
            else:
                self._paste()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self._label.setText(self.tr("Paste special:"))
        self.only_blank.setText(self.tr("only into &blank cells"))
        self.transpose.setText(self.tr("&transposed"))
        self.by_name.setText(self.tr("by &names"))
        self._factor_label.setText(self.tr("times"))
        self.factor.setAccessibleName(self.tr("Factor"))
        self.paste_button.setText(self.tr("Paste (Enter)"))
        self.close_button.setText(self.tr("Close (Esc)"))


def factor_of(text: str) -> Decimal | None:
    """ "÷ 10000", "*100" or "0.01" as a factor; None where it is none, or 0, or has no end as a decimal."""
    plain = text.strip()
    divide = plain[:1] in ("÷", "/")
    number = parse_number(plain.lstrip("×÷*/xX ").strip())
    if not isinstance(number, Number) or not number.value:
        return None
    if not divide:
        return number.value
    inverse = 1 / number.value
    return inverse if inverse * number.value == 1 else None
