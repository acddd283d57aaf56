"""Judgments: pairs in a matrix with the consistency ratio, alone or by several experts; best and worst."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from exchange.wording import word
from gui.dialogs.judgment_grid import JudgmentGrid
from gui.dialogs.weight_page import MethodInput, even, note, widths
from gui.figures import plain
from gui.grid_model import Place
from gui.language import current
from gui.models.plan.weight_inputs import (
    ahp_sheet,
    best_worst_sheet,
    judges_sheet,
    with_best_worst,
    with_judges,
    with_judgments,
)
from gui.models.plan.weight_work import Answer
from scoring.rounding import half_up
from scoring.weights.ahp import Ahp, Consistency
from scoring.weights.best_worst import BestWorst
from scoring.weights.derivation import Judge
from scoring.weights.group_ahp import GroupAhp


class AhpInput(MethodInput):
    def __init__(self) -> None:
        super().__init__()
        self.experts, self.matrix = JudgmentGrid(), JudgmentGrid()
        self.note, self.verdict = note(), note()
        self.note.setText(
            self.tr(
                "How many times as important is the row as the column? 1 the same, 3 a little, 5 clearly, 7 much, "
                "9 extremely; less important: 1/3. Enter leads to the next pair, F6 to the experts."
            )
        )
        self.experts.table.why_fixed = self.tr("This follows from the judgments.")
        self.matrix.table.why_fixed = self.tr("An indicator over itself is 1.")
        self._judge = 0
        top = QWidget()
        over = QVBoxLayout(top)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self.note)
        over.addWidget(self.matrix, 1)
        over.addWidget(self.verdict)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(top)
        halves.addWidget(self.experts)
        halves.setStretchFactor(0, 1)
        halves.setSizes([380, 110])
        halves.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves)
        self.matrix.table.typed.connect(self._type)
        self.matrix.finished.connect(self.finished)
        self.experts.table.typed.connect(lambda edits: self.changed.emit(with_judges(self.derivation, edits)))
        self.experts.selectionModel().currentRowChanged.connect(lambda index: self._show_judge(index.row()))
        for grid in (self.experts, self.matrix):
            grid.objected.connect(self.said)
            grid.said.connect(self.said)

    def refresh(self, answer: Answer | None) -> None:
        if not self.derivation.judges:
            self.derivation = replace(self.derivation, judges=(Judge(name=self.words().nth.format(number=1)),))
        judges = self.derivation.judges
        self._judge = min(self._judge, len(judges) - 1)
        found = answer.derived.details if answer is not None and answer.derived is not None else None
        alone: list[Consistency | None] = []
        if isinstance(found, GroupAhp):
            alone = [each.consistency for _, each in found.experts]
        elif isinstance(found, Ahp):
            alone = [found.consistency]
        self.experts.table.show(judges_sheet(judges, alone, self.words()))
        mine = alone[self._judge] if self._judge < len(alone) else None
        self.matrix.table.show(ahp_sheet(self.nodes, judges[self._judge], mine, self.words()))
        widths(self.experts, (220, 80, 120))
        self.experts.verticalHeader().hide()
        even(self.matrix)
        self.verdict.setText(self._verdict(found, judges))

    def _verdict(self, found: object, judges: Sequence[Judge]) -> str:
        name = judges[self._judge].name
        left = sum(not self.matrix.table.sheet.typed.get(place) for place in self.matrix.table.sheet.required)
        if not isinstance(found, Ahp | GroupAhp):
            if left:
                return self.tr("{name}: {count} judgments to go").format(name=name, count=left)
            return ""
        joint = found.group if isinstance(found, GroupAhp) else found
        lines = [self._consistency(joint.consistency)]
        if isinstance(found, GroupAhp):
            alone = dict(found.experts)[name].consistency
            lines = [
                self.tr("All experts together: {words}").format(words=lines[0]),
                self.tr("{name} alone: CR = {ratio} {verdict}").format(
                    name=name, ratio=f"{half_up(alone.ratio, 4)}", verdict=self._passed(alone)
                ),
            ]
        return "\n".join(lines)

    def _consistency(self, found: Consistency) -> str:
        return self.tr("λmax = {value}, CI = {index}, RI = {random} ({table}), CR = {ratio} {verdict}").format(
            value=f"{half_up(found.largest_eigenvalue, 4)}",
            index=f"{half_up(found.index, 4)}",
            random=plain(found.random_index),
            table=word(f"weights_table_short.{found.table}", current()),
            ratio=f"{half_up(found.ratio, 4)}",
            verdict=self._passed(found),
        )

    def _passed(self, found: Consistency) -> str:
        return self.tr("≤ 0.1 ✓") if found.acceptable else self.tr("> 0.1 ✕")

    def _show_judge(self, row: int) -> None:
        """The matrix of the expert at whom the keyboard stands; of none while a new one is being typed."""
        if 0 <= row < len(self.derivation.judges) and row != self._judge:
            self._judge = row
            self.changed.emit(self.derivation)

    def _type(self, edits: dict[Place, str]) -> None:
        self.changed.emit(with_judgments(self.derivation, self._judge, self.nodes, edits))

    def start(self) -> None:
        self.matrix.start()

    def panes(self) -> tuple[QWidget, ...]:
        return self.matrix, self.experts


class BestWorstInput(MethodInput):
    def __init__(self) -> None:
        super().__init__()
        self.best, self.worst, self.grid = QComboBox(), QComboBox(), JudgmentGrid()
        self.best_label, self.worst_label = QLabel(self.tr("&Most important:")), QLabel(self.tr("&Least important:"))
        self.best_label.setBuddy(self.best)
        self.worst_label.setBuddy(self.worst)
        self.note, self.verdict = note(), note()
        self.note.setText(
            self.tr(
                "Choose the most and the least important indicator, then say from 1 to 9 how many times as important "
                "the first is as each other one, and each other one as the last."
            )
        )
        self.grid.table.why_fixed = self.tr("Choose the two indicators above first; an indicator over itself is 1.")
        top = QHBoxLayout()
        for label, box in ((self.best_label, self.best), (self.worst_label, self.worst)):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
            top.addWidget(label)
            top.addWidget(box, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        column.addWidget(self.verdict)
        self.best.activated.connect(
            lambda: self.changed.emit(replace(self.derivation, best=str(self.best.currentData())))
        )
        self.worst.activated.connect(
            lambda: self.changed.emit(replace(self.derivation, worst=str(self.worst.currentData())))
        )
        self.grid.table.typed.connect(
            lambda edits: self.changed.emit(with_best_worst(self.derivation, self.nodes, edits))
        )
        self.grid.finished.connect(self.finished)
        self.grid.objected.connect(self.said)
        self.grid.said.connect(self.said)

    def refresh(self, answer: Answer | None) -> None:
        for box, code in ((self.best, self.derivation.best), (self.worst, self.derivation.worst)):
            box.clear()
            box.addItem(self.tr("– choose –"), "")
            for node in self.nodes:
                box.addItem(node.name, node.code)
            box.setCurrentIndex(max(0, box.findData(code)))
        found = answer.derived.details if answer is not None and answer.derived is not None else None
        suspects = found.suspects if isinstance(found, BestWorst) and found.acceptable is False else ()
        self.grid.table.show(best_worst_sheet(self.nodes, self.derivation, suspects, self.words()))
        even(self.grid, 170)
        self.verdict.setText("" if not isinstance(found, BestWorst) else self._verdict(found))

    def _verdict(self, found: BestWorst) -> str:
        limit = self.tr("no limit published") if found.limit is None else plain(found.limit)
        return self.tr("ξ = {xi}, consistency ratio {ratio}, limit {limit} ({table}) {verdict}").format(
            xi=f"{half_up(found.xi, 4)}",
            ratio=f"{half_up(found.ratio, 4)}",
            limit=limit,
            table=word(f"weights_table.{found.table}", current()),
            verdict={True: "✓", False: "✕", None: ""}[found.acceptable],
        )

    def panes(self) -> tuple[QWidget, ...]:
        return self.best, self.worst, self.grid

    def start(self) -> None:
        if self.derivation.best and self.derivation.worst:
            self.grid.start()
        else:
            self.best.setFocus()
