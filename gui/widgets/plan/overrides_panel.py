"""What classes and units have of their own in a rule: a small table of figures, and a table for each list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from exchange.expression_text import Offer
from exchange.rule_form import Field, Path
from exchange.rule_reading import Reading
from gui.theme import colours, paint
from gui.widgets.grid.rows_table import Rows, RowsTable
from gui.widgets.plan.rule_form import RuleForm


@dataclass(frozen=True, slots=True)
class Block:
    """A list, or what else fits into no cell, of one class or unit. `own`: it has its own; `is_open`: it is edited."""

    field: Field
    own: bool
    is_open: bool


class _Adder(QComboBox):
    """What may be added: keys and wheel open the list, for each line that is chosen adds something."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
        else:
            self.showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Block(QWidget):
    """Whose list it is, a button to have one of its own or to give it up, and the list."""

    def __init__(self) -> None:
        super().__init__()
        self.label, self.button, self.form = QLabel(), QToolButton(), RuleForm(headed=False)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.block: Block | None = None
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.form)


class OverridesPanel(QWidget):
    typed = Signal(int, int, str)
    """Row, column among the parameters, text."""
    list_typed = Signal(object, object)
    """Field, str or rows."""
    list_opened = Signal(object)
    """Field: somebody is to have a list of their own."""
    list_dropped = Signal(object)
    """Field: somebody has again what all have."""
    accepted = Signal()
    left = Signal()
    parameter_wanted = Signal(str)
    unit_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.label, self.reason = QLabel(), QLabel()
        self.add_parameter, self.add_unit = _Adder(), _Adder()
        self.table = RowsTable()
        self.blocks: list[_Block] = []
        self._offers: tuple[Offer, ...] = ()
        for label in (self.label, self.reason):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        paint(self.reason, colours(self).wrong)
        self.reason.hide()
        row = QHBoxLayout()
        row.addWidget(self.add_parameter, 1)
        row.addWidget(self.add_unit, 1)
        self._lists = QVBoxLayout()
        self._lists.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.label)
        column.addWidget(self.table)
        column.addWidget(self.reason)
        column.addLayout(self._lists)
        column.addLayout(row)
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

    # figures

    def show_table(self, headings: Sequence[str], rows: Rows, wrong: Mapping[int, str]) -> None:
        """`rows`: the owner's name, then its own texts."""
        self._rows = rows
        self.table.setVisible(bool(rows))
        if rows:
            self.table.show_rows(headings, rows, wrong, grows=False, fixed=(0,))
        reason = next(iter(wrong.values()), "")
        self.reason.setText(f"! {reason}" if reason else "")
        self.reason.setVisible(bool(reason))

    def _typed(self, rows: Rows) -> None:
        for row, (before, now) in enumerate(zip(self._rows, rows, strict=True)):
            for column, (old, new) in enumerate(zip(before, now, strict=True)):
                if old != new:
                    self.typed.emit(row, column - 1, new)

    # lists

    def show_lists(self, blocks: Sequence[Block], reading: Reading, *, anyhow: bool = False) -> None:
        """The lists of classes and units, each with its own table where it has one or is to have one."""
        while len(self.blocks) > len(blocks):
            gone = self.blocks.pop()
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        while len(self.blocks) < len(blocks):
            self._append()
        for shown, block in zip(self.blocks, blocks, strict=True):
            shown.block = block
            shown.form.setVisible(block.is_open)
            shown.form.show_fields((block.field,) if block.is_open else (), reading, anyhow=anyhow)
            self._name(shown, block)

    def set_offers(self, offers: tuple[Offer, ...]) -> None:
        """What is offered where an expression is typed."""
        self._offers = offers
        for shown in self.blocks:
            shown.form.set_offers(offers)

    def _append(self) -> None:
        made = _Block()
        made.form.set_offers(self._offers)
        made.form.typed.connect(self.list_typed)
        made.form.accepted.connect(self.accepted)
        made.form.left.connect(self.left)
        made.button.clicked.connect(lambda: self._turn(made))
        self._lists.addWidget(made)
        made.show()
        self.blocks.append(made)

    def _turn(self, shown: _Block) -> None:
        if shown.block is not None:
            (self.list_dropped if shown.block.is_open else self.list_opened).emit(shown.block.field)

    def _name(self, shown: _Block, block: Block) -> None:
        as_all = self.tr("{list}: as above").format(list=block.field.label)
        shown.label.setText(block.field.label if block.is_open else as_all)
        shown.button.setText(self.tr("As above again") if block.is_open else self.tr("Of its own"))
        shown.button.setAccessibleName(f"{block.field.label} {shown.button.text()}")

    def into_list(self, path: Path) -> None:
        """Put the keyboard into a list."""
        for shown in self.blocks:
            if (found := shown.form.editors.get(path)) is not None:
                found.setFocus(Qt.FocusReason.TabFocusReason)

    def fields(self) -> Mapping[Path, QWidget]:
        """Every editor of a list by its place."""
        return {path: editor for shown in self.blocks for path, editor in shown.form.editors.items()}

    # more

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

    def retranslate(self) -> None:
        self.label.setText(self.tr("Of their own (blank: as above)"))
        self.label.setVisible(bool(self._rows or self.blocks))
        self.table.setAccessibleName(self.label.text())
        self.label.setForegroundRole(self.label.palette().ColorRole.PlaceholderText)
        for shown in self.blocks:
            if shown.block is not None:
                self._name(shown, shown.block)
