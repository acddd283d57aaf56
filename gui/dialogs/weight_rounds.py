"""Delphi rounds: marks of several experts, round after round, and how far they agree."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from gui.dialogs.judgment_grid import JudgmentGrid
from gui.dialogs.weight_page import CELL, MethodInput, note, widths
from gui.grid_model import Place
from gui.models.plan.weight_inputs import delphi_sheet, spread_sheet, with_marks, with_round
from gui.models.plan.weight_work import Answer
from gui.models.registers.input_table import InputSheet, InputTable
from gui.widgets.table import ReadTable
from scoring.rounding import half_up
from scoring.weights.delphi import Delphi

NAMES: Final = 90


class DelphiInput(MethodInput):
    def __init__(self) -> None:
        super().__init__()
        self.round_box, self.new_button = QComboBox(), QPushButton(self.tr("&New round"))
        self.new_button.setAutoDefault(False)
        self.round_label = QLabel(self.tr("&Round:"))
        self.round_label.setBuddy(self.round_box)
        self.grid, self.note, self.verdict = JudgmentGrid(), note(), note()
        self.note.setText(
            self.tr(
                "A row for each expert: name and marks, typed or pasted from a sheet. In brackets: the mark of the "
                "round before."
            )
        )
        self.spreads = InputTable(self)
        self.spread_view = ReadTable(self.spreads, whole_rows=False)
        self.spread_view.verticalHeader().show()
        self._round = 0
        top = QHBoxLayout()
        top.addWidget(self.round_label)
        top.addWidget(self.round_box)
        top.addWidget(self.new_button)
        top.addStretch()
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.verdict)
        below.addWidget(self.spread_view, 1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.grid)
        halves.addWidget(lower)
        halves.setSizes([260, 230])
        halves.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addLayout(top)
        column.addWidget(halves, 1)
        self.round_box.activated.connect(self._choose)
        self.new_button.clicked.connect(self.add_round)
        self.grid.table.typed.connect(self._type)
        self.grid.finished.connect(self.finished)
        self.grid.objected.connect(self.said)
        self.grid.said.connect(self.said)

    def refresh(self, answer: Answer | None) -> None:
        if not self.derivation.rounds:
            self.derivation = with_round(self.derivation)
        count = len(self.derivation.rounds)
        self._round = min(self._round, count - 1)
        self.round_box.clear()
        self.round_box.addItems([self.tr("Round {number}").format(number=number + 1) for number in range(count)])
        self.round_box.setCurrentIndex(self._round)
        self.grid.table.show(delphi_sheet(self.nodes, self.derivation.rounds, self._round, self.words()))
        self.grid.verticalHeader().hide()
        room = self.grid.width() - NAMES - 2 * self.grid.frameWidth() - 2
        cell = max(CELL - 22, min(CELL + 20, room // max(1, len(self.nodes))))
        widths(self.grid, (NAMES, *[cell] * len(self.nodes)))
        self.grid.horizontalHeader().setFixedHeight(2 * self.grid.fontMetrics().height() + 10)
        found = answer.derived.details if answer is not None and answer.derived is not None else None
        if isinstance(found, Delphi) and self._round < len(found.rounds):
            self.spreads.show(spread_sheet(found, self._round, self._headings()))
            self.verdict.setText("\n".join(self._agreement(found, number) for number in range(len(found.rounds))))
        else:
            self.spreads.show(InputSheet())
            self.verdict.setText("")
        widths(self.spread_view, (64, 64, 64, 84, 56, 56))

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Mean"),
            self.tr("Before"),
            self.tr("Std. dev."),
            self.tr("Variation"),
            self.tr("Median"),
            self.tr("Settled"),
        )

    def _agreement(self, found: Delphi, number: int) -> str:
        each = found.rounds[number]
        if each.concordance is None:
            return self.tr("Round {number}: Kendall's W is not defined (fewer than two complete experts)").format(
                number=number + 1
            )
        return self.tr("Round {number}: Kendall's W = {w} {verdict}, experts {experts}, χ² = {chi} ({degrees})").format(
            number=number + 1,
            w=f"{half_up(each.concordance.w, 3)}",
            verdict=self.tr("≥ 0.7 ✓") if each.same_order else self.tr("< 0.7 ✕"),
            experts=each.concordance.experts,
            chi=f"{half_up(each.concordance.chi_square, 2)}",
            degrees=each.concordance.degrees,
        )

    def _choose(self, number: int) -> None:
        self._round = number
        self.changed.emit(self.derivation)

    def add_round(self) -> None:
        """Another round with the same experts; the one before stays as it is."""
        self._round = len(self.derivation.rounds)
        self.changed.emit(with_round(self.derivation))
        self.grid.start()

    def _type(self, edits: dict[Place, str]) -> None:
        self.changed.emit(with_marks(self.derivation, self._round, self.nodes, edits, self.words()))

    def panes(self) -> tuple[QWidget, ...]:
        return self.grid, self.round_box, self.spread_view

    def start(self) -> None:
        self.grid.start()
