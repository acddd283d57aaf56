"""What classes and units have of their own in a rule: a small table, and what may be added to it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.widgets.rows_table import Rows, RowsTable


class OverridesPanel(QWidget):
    typed = Signal(int, int, str)
    """Row, column among the parameters, text."""
    accepted = Signal()
    left = Signal()
    parameter_wanted = Signal(str)
    unit_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.label, self.hidden = QLabel(), QLabel()
        self.add_parameter, self.add_unit = QComboBox(), QComboBox()
        self.table = RowsTable()
        for label in (self.label, self.hidden):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for box in (self.add_parameter, self.add_unit):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        row = QHBoxLayout()
        row.addWidget(self.add_parameter, 1)
        row.addWidget(self.add_unit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.label)
        column.addWidget(self.table)
        column.addLayout(row)
        column.addWidget(self.hidden)
        self._rows: Rows = ()
        self.table.typed.connect(self._typed)
        self.table.accepted.connect(self.accepted)
        self.table.left.connect(self.left)
        self.add_parameter.activated.connect(lambda at: self._want(self.add_parameter, at, self.parameter_wanted.emit))
        self.add_unit.activated.connect(lambda at: self._want(self.add_unit, at, self.unit_wanted.emit))

    def _want(self, box: QComboBox, at: int, tell: object) -> None:
        value = str(box.itemData(at) or "")
        box.setCurrentIndex(0)
        if value and callable(tell):
            tell(value)

    def show_table(self, headings: Sequence[str], rows: Rows, wrong: Mapping[int, str], hidden: Sequence[str]) -> None:
        """`rows`: the owner's name, then its own texts; `hidden`: parameters that fit into no cell."""
        self._rows = rows
        self.table.setVisible(bool(rows))
        if rows:
            self.table.show_rows(headings, rows, wrong, grows=False, fixed=(0,))
        self.hidden.setText(
            self.tr("Classes or units also have of their own: {names}").format(names="、".join(hidden))
            if hidden
            else ""
        )
        self.hidden.setVisible(bool(hidden))

    def offer(self, parameters: Sequence[tuple[str, str]], units: Sequence[tuple[str, str]]) -> None:
        """Parameters and units that may be added to the table."""
        for box, title, choices in (
            (self.add_parameter, self.tr("Differs by class or unit…"), parameters),
            (self.add_unit, self.tr("A unit of its own…"), units),
        ):
            wanted = [(title, ""), *((words, value) for value, words in choices)]
            if [(box.itemText(n), box.itemData(n)) for n in range(box.count())] != wanted:
                box.clear()
                for words, value in wanted:
                    box.addItem(words, value)
            box.setVisible(bool(choices))

    def _typed(self, rows: Rows) -> None:
        for row, (before, now) in enumerate(zip(self._rows, rows, strict=True)):
            for column, (old, new) in enumerate(zip(before, now, strict=True)):
                if old != new:
                    self.typed.emit(row, column - 1, new)

    def retranslate(self) -> None:
        self.label.setText(self.tr("Of their own (blank: as above)"))
        self.label.setVisible(self.table.isVisible())
        self.table.setAccessibleName(self.label.text())
        self.label.setForegroundRole(self.label.palette().ColorRole.PlaceholderText)
