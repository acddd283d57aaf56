"""Why a result is provisional or has problems, and what is doubtful: one line for each, each with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from exchange.wording import problem_text
from gui.document import Document
from gui.grid_model import ACCESSIBLE_TEXT, DISPLAY
from gui.language import current
from gui.models.plan.plan_points import PlanPoints
from gui.models.results.earlier import Earlier
from scoring.entries import Cell, State
from scoring.plan import Item, Unit
from scoring.problems import Place, Problem

AnyIndex = QModelIndex | QPersistentModelIndex


NO_CELLS: Mapping[str, Cell] = {}
MOST_UNITS = 300
"""With more units the doubts about rules take seconds: they are looked for when somebody asks (方案待办)."""
Kind = Literal["problem", "open", "warning"]
"""It must be settled; it makes the result provisional; it changes nothing but should be looked at."""
_MARKS = {"problem": "!", "open": "·", "warning": "?"}


@dataclass(frozen=True, slots=True)
class Reason:
    text: str
    place: Place
    kind: Kind = "open"


class FindingsList(QAbstractListModel):
    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._reasons: list[Reason] = []
        self._open: dict[str, tuple[tuple[object, ...], tuple[Reason, ...]]] = {}
        """Of each item: what its open cells were found from, and they."""
        self._points = PlanPoints(document, Earlier(document, self), self)
        self._points.changed.connect(self.load)
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
            return f"{_MARKS[reason.kind]} {reason.text}"
        return None

    def load(self) -> None:
        """Problems first, then what makes the result provisional, then what is doubtful."""
        result = self._document.result
        if result is not None and len(self._document.assessment.plan.units) <= MOST_UNITS:
            self._points.want()
        reasons: list[Reason] = []
        if result is not None:
            reasons = [_reason(problem) for problem in result.problems]
            known = {reason.place[:3] for reason in reasons}
            reasons += [reason for reason in self._open_cells() if reason.place not in known]
            rules = [problem for problem in self._points.doubtful if problem not in result.warnings]
            reasons += [_reason(problem) for problem in (*result.warnings, *rules)]
        if reasons != self._reasons:
            self.beginResetModel()
            self._reasons = reasons
            self.endResetModel()

    def _open_cells(self) -> list[Reason]:
        plan, values = self._document.assessment.plan, self._document.assessment.entries.values
        found: list[Reason] = []
        for code, leaves in self._document.users().items():
            if all(leaf.reference_only for leaf in leaves):
                continue
            made_of = plan.units, plan.item[code], values.get(code, NO_CELLS), current()
            known = self._open.get(code)
            if known is None or any(a is not b and a != b for a, b in zip(known[0], made_of, strict=True)):
                known = self._open[code] = made_of, self._open_of(plan.units, plan.item[code], made_of[2])
            found += known[1]
        return found

    def _open_of(self, units: Sequence[Unit], item: Item, cells: Mapping[str, Cell]) -> tuple[Reason, ...]:
        """The blank and pending cells of one item."""
        blank, pending = self.tr("{unit} · {item}: blank"), self.tr("{unit} · {item}: pending")
        found = []
        for unit in units:
            cell = cells.get(unit.code)
            if cell is None or cell.state is State.PENDING:
                text = (blank if cell is None else pending).format(unit=unit.name, item=item.name)
                found.append(Reason(text, ("values", item.code, unit.code)))
        return tuple(found)


def _reason(problem: Problem) -> Reason:
    return Reason(problem_text(problem, current()), problem.where, problem.severity)
