"""Who else moves: every unit whose score, rank or grade a proposed change would alter, before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.entries import Entries
from scoring.evaluate import evaluate
from scoring.plan import Plan
from scoring.result import Rank, Result


@dataclass(frozen=True, slots=True)
class Figures:
    """What is printed of a unit in the ranking."""

    total: Decimal
    rank: Rank | None
    rank_in_class: Rank | None
    grade: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A unit that moves. None: it is not in that result."""

    unit: str
    before: Figures | None
    after: Figures | None


def score_again(plan: Plan, entries: Entries, before: Result) -> Result:
    """The result of a plan and entries that differ little from those of `before`: what stays is taken over."""
    return evaluate(plan, entries, after=before)


def affected(before: Result, plan: Plan, entries: Entries) -> tuple[Moved, ...]:
    """Every unit that would move if this plan and these entries were those of `before`."""
    return moved(before, score_again(plan, entries, before))


def moved(before: Result, after: Result) -> tuple[Moved, ...]:
    """Every unit whose total, rank (also in its class) or grade differs: in the order of `after`, then those gone."""
    return differences(figures(before), figures(after))


def figures(result: Result) -> Mapping[str, Figures]:
    """The figures of every unit, by code."""
    return {unit.code: Figures(unit.total, unit.rank, unit.rank_in_class, unit.grade) for unit in result.units}


def differences(earlier: Mapping[str, Figures], later: Mapping[str, Figures]) -> tuple[Moved, ...]:
    """The units whose figures differ."""
    codes = [*later, *(code for code in earlier if code not in later)]
    found = (Moved(code, earlier.get(code), later.get(code)) for code in codes)
    return tuple(one for one in found if one.before != one.after)
