"""Points of the newest result as cells to look at: of groups, the total, the rank."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from gui.document import Document
from gui.figures import figure, rank_text
from gui.grid_model import Look
from gui.last_values import LastYear
from gui.models.entry.columns import LAST, PLACE, POINTS, RANK, TARGET, TOTAL, ScoreColumn, key_of
from gui.models.entry.entry_cells import Shown
from gui.models.entry.order import SortKey, sort_key
from scoring.numbers import plain
from scoring.places import places_under
from scoring.plan import Plan
from scoring.result import Rank, UnitResult, columns_of
from scoring.rules import LeafRule, read_rule


class Scores:
    def __init__(self, document: Document, last_year: LastYear) -> None:
        self._document, self._last_year = document, last_year
        self._places: dict[str, Mapping[str, int]] = {}
        self._rules: dict[str, LeafRule] = {}
        self._plan: Plan | None = None
        self._row: dict[str, int] = {}
        self._shown: dict[str, dict[str, Shown]] = {}

    def forget(self) -> Mapping[str, Mapping[str, Shown]]:
        """There is another result. Gives what was shown of the one before: by the key of a column, by unit."""
        before, self._shown = self._shown, {}
        self._places.clear()
        return before

    def shown(self, column: ScoreColumn, unit: str) -> Shown:
        """One figure; empty while nothing is scored, or where the group has no points of its own."""
        if column.kind == LAST:  # it comes in by and by, and is looked up as fast
            return Shown(None, Look.COMPUTED, *self._last(column, unit))
        key = key_of(column)
        found = self._shown.get(key, {}).get(unit)
        if found is None:
            number, text = self._figure(column, unit)
            found = self._shown.setdefault(key, {})[unit] = Shown(None, Look.COMPUTED, number, text)
        return found

    def sort_keys(self, column: ScoreColumn, units: Sequence[str]) -> list[SortKey]:
        """What units are sorted by; totals and places from the columns of the result, without an object for each."""
        result = self._document.result
        if result is None or column.kind != POINTS or column.code not in (TOTAL, RANK):
            return [sort_key(self.shown(column, unit)) for unit in units]
        columns = columns_of(result.units)
        figures: Sequence[Decimal | Rank | None] = columns.total if column.code == TOTAL else columns.rank
        found = dict(zip(columns.code, figures, strict=True))
        return [_key(found.get(unit)) for unit in units]

    def _figure(self, column: ScoreColumn, unit: str) -> tuple[Decimal | None, str]:
        result = self._unit(unit)
        if result is None:
            return None, ""
        if column.kind == PLACE:
            place = self._place(column.code, unit)
            return (None, "") if place is None else (Decimal(place), str(place))
        if column.kind == TARGET:
            target = self._target(column.code, result)
            return (None, "") if target is None else (_decimal(target), plain(target))
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

    def _last(self, column: ScoreColumn, unit: str) -> tuple[Decimal | None, str]:
        value = self._last_year.value(self._document.assessment.plan.item[column.code], unit)
        return (None, "") if value is None else (_decimal(value), plain(value))

    def _place(self, code: str, unit: str) -> int | None:
        """The place under an indicator; worked out once for each result."""
        result = self._document.result
        if code not in self._places and result is not None:
            self._places[code] = places_under(self._document.assessment.plan, result.units, code)
        return self._places[code].get(unit)

    def _target(self, code: str, unit: UnitResult) -> Fraction | None:
        """What the rule of an indicator compares this unit with; None where it has no such thing."""
        plan = self._document.assessment.plan
        if code not in self._rules:
            self._rules[code] = read_rule(plan, plan.indicator[code])
        method = self._rules[code].method_for(unit.class_code, unit.code)
        target = getattr(method, "target", None)
        return target if isinstance(target, Fraction) else None

    def _unit(self, unit: str) -> UnitResult | None:
        result, plan = self._document.result, self._document.assessment.plan
        if result is None:
            return None
        if self._plan is not plan:
            self._plan = plan
            self._row = {one.code: number for number, one in enumerate(plan.units)}
            self.forget()
            self._rules.clear()
        row = self._row.get(unit)
        if row is None or row >= len(result.units):
            return None
        found = result.units[row]
        return found if found.code == unit else None  # a result of the plan before, for a moment


def _key(figure: Decimal | Rank | None) -> SortKey:
    return figure if figure is None or isinstance(figure, Decimal) else _decimal(Fraction(figure))


def _decimal(value: Fraction) -> Decimal:
    """Near enough to sort and filter by."""
    return Decimal(value.numerator) / value.denominator
