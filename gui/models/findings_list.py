"""Why a result is provisional or has problems: one line for each reason, each with its place."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from exchange.wording import problem_text
from gui.document import Document
from gui.grid_model import ACCESSIBLE_TEXT, DISPLAY
from gui.language import current
from gui.models.columns import users_of_items
from scoring.entries import State
from scoring.problems import Place, Problem

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Reason:
    text: str
    place: Place
    serious: bool


class FindingsList(QAbstractListModel):
    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._reasons: list[Reason] = []
        document.opened.connect(self.load)
        document.result_changed.connect(self.load)
        self.load()

    @property
    def reasons(self) -> list[Reason]:
        return self._reasons

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._reasons)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if index.isValid() and role in (DISPLAY, ACCESSIBLE_TEXT):
            reason = self._reasons[index.row()]
            return f"{'!' if reason.serious else '·'} {reason.text}"
        return None

    def load(self) -> None:
        """Problems first, then what makes the result provisional."""
        result = self._document.result
        problems = () if result is None else result.problems
        found = [
            Reason(self._worded(problem), problem.where, problem.severity == "problem")
            for problem in sorted(problems, key=lambda problem: problem.severity != "problem")
        ]
        known = {reason.place[:3] for reason in found}
        provisional = [] if result is None else [reason for reason in self._open_cells() if reason.place not in known]
        reasons = found + provisional
        if reasons != self._reasons:
            self.beginResetModel()
            self._reasons = reasons
            self.endResetModel()

    def _worded(self, problem: Problem) -> str:
        text, where = problem_text(problem, current()), self._named(problem.where)
        return self.tr("{place}: {text}").format(place=where, text=text) if where else text

    def _named(self, place: Place) -> str:
        """The place in the words of the plan."""
        plan = self._document.assessment.plan
        if len(place) >= 3 and place[0] == "values" and place[1] in plan.item and place[2] in plan.unit:
            unit, item = plan.unit[place[2]].name, plan.item[place[1]].name
            return self.tr("{unit} · {item}").format(unit=unit, item=item)
        if len(place) >= 2 and place[0] == "indicators" and place[1] in plan.indicator:
            return plan.indicator[place[1]].name
        return ""

    def _open_cells(self) -> list[Reason]:
        assessment = self._document.assessment
        reasons = []
        for item, leaves in users_of_items(assessment.plan).items():
            if all(leaf.reference_only for leaf in leaves):
                continue
            for unit in assessment.plan.units:
                cell = assessment.entries.cell(item, unit.code)
                place = ("values", item, unit.code)
                if cell is None:
                    reasons.append(Reason(self.tr("{place}: blank").format(place=self._named(place)), place, False))
                elif cell.state is State.PENDING:
                    reasons.append(Reason(self.tr("{place}: pending").format(place=self._named(place)), place, False))
        return reasons
