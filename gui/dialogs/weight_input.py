"""What one method of deriving weights needs to be told: a page for each, all of them over one frozen `Derivation`."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from exchange.wording import word
from gui.dialogs.judgment_grid import JudgmentGrid
from gui.dialogs.weight_judgments import AhpInput, BestWorstInput
from gui.dialogs.weight_page import MethodInput, even, note
from gui.dialogs.weight_rounds import DelphiInput
from gui.language import current
from gui.models.plan.weight_inputs import moved_rank, ranks_sheet, tied_rank
from gui.models.plan.weight_work import Answer
from gui.models.registers.input_table import InputSheet, InputTable
from gui.widgets.table import ReadTable
from scoring.plan import Indicator
from scoring.rounding import half_up
from scoring.weights.derivation import Derivation, ranks_of
from scoring.weights.ranked import FORMS
from scoring.weights.shares import exact
from scoring.weights.table import Table


class EqualInput(MethodInput):
    def __init__(self) -> None:
        super().__init__()
        self.note = note()
        self.note.setText(self.tr("Every indicator gets the same weight. There is nothing to enter."))
        column = QVBoxLayout(self)
        column.addWidget(self.note)
        column.addStretch()

    def refresh(self, answer: Answer | None) -> None:
        """Nothing depends on anything here."""


class _RankList(ReadTable):
    step = Signal(int)
    tie = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in moves:
            self.step.emit(moves[Qt.Key(event.key())])
        elif event.text() == "=":
            self.tie.emit()
        else:
            super().keyPressEvent(event)


class RankInput(MethodInput):
    def __init__(self) -> None:
        super().__init__()
        self.note, self.form_label, self.form = note(), QLabel(self.tr("&Formula:")), QComboBox()
        self.form_label.setBuddy(self.form)
        for form in FORMS:
            self.form.addItem(word(f"weights_method.{form}", current()), form)
        self.table = InputTable(self)
        self.list = _RankList(self.table)
        self.list.horizontalHeader().setStretchLastSection(True)
        self.note.setText(
            self.tr("The most important on top. Alt+↑ and Alt+↓ move an indicator; = ties it with the one above.")
        )
        top = QHBoxLayout()
        top.addWidget(self.form_label)
        top.addWidget(self.form, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        self.form.activated.connect(
            lambda: self.changed.emit(replace(self.derivation, form=str(self.form.currentData())))
        )
        self.list.step.connect(self._move)
        self.list.tie.connect(self._tie)
        self.list.chosen.connect(lambda *_: self.finished.emit())

    def refresh(self, answer: Answer | None) -> None:
        self.form.setCurrentIndex(max(0, self.form.findData(self.derivation.form)))
        row = max(0, self.list.currentIndex().row())
        self.table.show(ranks_sheet(self.nodes, self._ranks(), (self.tr("Place"), self.tr("Indicator"))))
        if self.table.rowCount():
            self.list.show_row(min(row, self.table.rowCount() - 1))

    def start(self) -> None:
        self.list.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        return self.list, self.form

    def _codes(self) -> list[str]:
        return [node.code for node in self.nodes]

    def _ranks(self) -> tuple[int, ...]:
        return ranks_of(self.derivation, self._codes())

    def _move(self, step: int) -> None:
        code = self._here()
        if code:
            self.changed.emit(moved_rank(self.derivation, self._codes(), self._ranks(), code, step))
            rows = self.table.sheet.rows
            if code in rows:
                self.list.show_row(rows.index(code))

    def _tie(self) -> None:
        code = self._here()
        if code:
            self.changed.emit(tied_rank(self.derivation, self._codes(), self._ranks(), code))

    def _here(self) -> str:
        row = self.list.currentIndex().row()
        return self.table.sheet.rows[row] if 0 <= row < self.table.rowCount() else ""


class DataInput(MethodInput):
    def __init__(self) -> None:
        super().__init__()
        self.data, self.basis = QComboBox(), QComboBox()
        self.data_label, self.basis_label = QLabel(self.tr("&Values of:")), QLabel(self.tr("&Entropy of:"))
        self.data_label.setBuddy(self.data)
        self.basis_label.setBuddy(self.basis)
        self.data.addItem(self.tr("this year"), "this")
        self.data.addItem(self.tr("last year"), "last")
        self.basis.addItem(self.tr("the values themselves"), "values")
        self.basis.addItem(self.tr("min-max normalised values"), "min_max")
        self.note = note()
        self.note.setText(
            self.tr(
                "Data say how far units differ, not what matters: such weights change every year. "
                "Use them to check judgments."
            )
        )
        self.table = InputTable(self)
        self.view = ReadTable(self.table, whole_rows=False)
        self.view.verticalHeader().show()
        top = QHBoxLayout()
        for label, box in ((self.data_label, self.data), (self.basis_label, self.basis)):
            top.addWidget(label)
            top.addWidget(box, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        self.data.activated.connect(
            lambda: self.changed.emit(replace(self.derivation, data=str(self.data.currentData())))
        )
        self.basis.activated.connect(
            lambda: self.changed.emit(replace(self.derivation, basis=str(self.basis.currentData())))
        )
        self.view.chosen.connect(lambda *_: self.finished.emit())

    def refresh(self, answer: Answer | None) -> None:
        self.data.setCurrentIndex(self.data.findData(self.derivation.data))
        self.basis.setCurrentIndex(self.basis.findData(self.derivation.basis))
        entropy = self.derivation.method == "entropy"
        self.basis.setVisible(entropy)
        self.basis_label.setVisible(entropy)
        found = answer.derived.details if answer is not None and answer.derived is not None else None
        self.table.show(_values(found) if isinstance(found, Table) else InputSheet())
        even(self.view)

    def start(self) -> None:
        self.data.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        return self.data, self.view


def _values(table: Table) -> InputSheet:
    """The measures that the weights were derived from, a unit a row."""
    texts = {
        (row, column): "—" if value is None else f"{half_up(value, 4):f}".rstrip("0").rstrip(".")
        for column, each in enumerate(table.columns)
        for row, value in enumerate(map(exact, each.values))
    }
    return InputSheet(rows=table.units, columns=table.names, shown=texts, fixed=frozenset(texts))


class WeightInput(QStackedWidget):
    changed = Signal(object)
    finished = Signal()
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        data = DataInput()
        self.by_method: dict[str, MethodInput] = {
            "equal": EqualInput(),
            "rank_order": RankInput(),
            "ahp": AhpInput(),
            "best_worst": BestWorstInput(),
            "entropy": data,
            "critic": data,
            "standard_deviation": data,
            "delphi": DelphiInput(),
        }
        for page in dict.fromkeys(self.by_method.values()):
            self.addWidget(page)
            page.changed.connect(self.changed)
            page.finished.connect(self.finished)
            page.said.connect(self.said)

    @property
    def page(self) -> MethodInput:
        found = self.currentWidget()
        assert isinstance(found, MethodInput)
        return found

    def show_input(self, nodes: Sequence[Indicator], derivation: Derivation, answer: Answer | None) -> None:
        page = self.by_method[derivation.method]
        self.setCurrentWidget(page)
        page.show_input(nodes, derivation, answer)

    def commit(self) -> None:
        """Take over what stands in an open editor."""
        for grid in self.findChildren(JudgmentGrid):
            grid.commit()
