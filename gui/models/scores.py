"""Points of the newest result as cells to look at: of groups, the total, the rank."""

from decimal import Decimal
from fractions import Fraction

from gui.document import Document
from gui.figures import figure, rank_text
from gui.grid_model import Look
from gui.models.columns import RANK, TOTAL, ScoreColumn
from gui.models.entry_cells import Shown
from scoring.plan import Plan
from scoring.result import UnitResult


class Scores:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._plan: Plan | None = None
        self._row: dict[str, int] = {}
        self._shown: dict[tuple[str, str], Shown] = {}

    def forget(self) -> None:
        """There is another result."""
        self._shown.clear()

    def shown(self, column: ScoreColumn, unit: str) -> Shown:
        """One figure; empty while nothing is scored, or where the group has no points of its own."""
        found = self._shown.get((column.code, unit))
        if found is None:
            number, text = self._figure(column, unit)
            found = self._shown[column.code, unit] = Shown(None, Look.COMPUTED, number, text)
        return found

    def _figure(self, column: ScoreColumn, unit: str) -> tuple[Decimal | None, str]:
        result = self._unit(unit)
        if result is None:
            return None, ""
        if column.code == TOTAL:
            return result.total, f"{result.total:f}"
        if column.code == RANK:
            rank = result.rank
            return (Decimal(rank) if isinstance(rank, int) else None), rank_text(rank)
        node = result.nodes.get(column.code)
        if node is None or node.points is None:
            return None, ""
        text = figure(node.points, self._document.assessment.plan.rounding.leaf_places)
        return (Decimal(text) if isinstance(node.points, Fraction) else node.points), text

    def _unit(self, unit: str) -> UnitResult | None:
        result, plan = self._document.result, self._document.assessment.plan
        if result is None:
            return None
        if self._plan is not plan:
            self._plan = plan
            self._row = {one.code: number for number, one in enumerate(plan.units)}
            self._shown.clear()
        row = self._row.get(unit)
        if row is None or row >= len(result.units):
            return None
        found = result.units[row]
        return found if found.code == unit else None  # a result of the plan before, for a moment
