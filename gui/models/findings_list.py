"""Why a result is provisional or has problems: one line for each reason, each with its place."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from exchange.wording import problem_text
from gui.document import Document
from gui.grid_model import ACCESSIBLE_TEXT, DISPLAY
from gui.language import current
from gui.models.columns import users_of_items
from scoring.entries import State
from scoring.problems import Place

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Reason:
    text: str
    place: Place
    serious: bool = False


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
            Reason(problem_text(problem, current()), problem.where, problem.severity == "problem")
            for problem in sorted(problems, key=lambda problem: problem.severity != "problem")
        ]
        known = {reason.place[:3] for reason in found}
        provisional = [] if result is None else [reason for reason in self._open_cells() if reason.place not in known]
        reasons = found + provisional
        if reasons != self._reasons:
            self.beginResetModel()
            self._reasons = reasons
            self.endResetModel()

    def _open_cells(self) -> list[Reason]:
        assessment = self._document.assessment
        reasons = []
        for item, leaves in users_of_items(assessment.plan).items():
            if all(leaf.reference_only for leaf in leaves):
                continue
            for unit in assessment.plan.units:
                cell = assessment.entries.cell(item, unit.code)
                place = ("values", item, unit.code)
                name = assessment.plan.item[item].name
                if cell is None:
                    reasons.append(Reason(self.tr("{unit} · {item}: blank").format(unit=unit.name, item=name), place))
                elif cell.state is State.PENDING:
                    reasons.append(Reason(self.tr("{unit} · {item}: pending").format(unit=unit.name, item=name), place))
        return reasons
