"""Trying a change out: the whole assessment is scored with it, and the place of the unit is read off."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from scoring.entries import Cell, Entries
from scoring.insight.changes import Figures, Moved, differences, figures, score_again
from scoring.plan import Plan, Unit
from scoring.result import Rank, Result, UnitResult


class Cancelled(Exception):
    """Nobody waits for the answer any more."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change would lead to."""

    rank: Rank | None
    total: Decimal
    grade: str | None
    others: tuple[Moved, ...]
    """The other units whose total, rank or grade would move."""


@dataclass(frozen=True)
class Office:
    """One unit's trials against the result as it stands."""

    plan: Plan
    entries: Entries
    result: Result
    unit: Unit
    in_class: bool
    """Are places counted within the unit's class?"""
    cancelled: Callable[[], bool]

    @cached_property
    def _index(self) -> int:
        return self.plan.units.index(self.unit)

    @cached_property
    def _before(self) -> Mapping[str, Figures]:
        return figures(self.result)

    def own(self, result: Result) -> UnitResult:
        """The unit in a result of this plan."""
        return result.units[self._index]

    def rank(self, result: Result) -> Rank | None:
        """The unit's place in a result of this plan."""
        own = self.own(result)
        return own.rank_in_class if self.in_class else own.rank

    def score(self, entries: Entries) -> Result:
        """The result with other entries. Raises Cancelled."""
        if self.cancelled():
            raise Cancelled
        return score_again(self.plan, entries, self.result)

    def with_value(self, item: str, text: str) -> Entries:
        """The entries with the unit's number replaced; a pending one stays pending."""
        cell = self.entries.cell(item, self.unit.code) or Cell()
        return self.entries.with_cells({(item, self.unit.code): Cell(text, cell.state, cell.note)})

    def gains(self, after: Result) -> bool:
        """Is the unit's place there better than it is now?"""
        now, found = self.rank(self.result), self.rank(after)
        return found is not None and now is not None and found < now

    def is_better(self, one: Result, other: Result) -> bool:
        """Is the unit better off in `one`?"""
        a, b = self.rank(one), self.rank(other)
        return a is not None and b is not None and (-a, self.own(one).total) > (-b, self.own(other).total)

    def outcome(self, after: Result) -> Outcome:
        own = self.own(after)
        others = tuple(one for one in differences(self._before, figures(after)) if one.unit != own.code)
        return Outcome(self.rank(after), own.total, own.grade, others)
