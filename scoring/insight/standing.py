"""One unit's place: the distance to its neighbours in the ranking, and what makes the difference to the next better."""

from dataclasses import dataclass
from decimal import Decimal

from scoring.insight.comparison import Term, compare
from scoring.insight.contributions import unit_of
from scoring.plan import Plan
from scoring.result import Rank, Result, UnitResult, in_order, rank_of


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A unit at the next better or next worse place: of several the first in the plan. `gap` is never below 0."""

    code: str
    rank: Rank
    total: Decimal
    gap: Decimal


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a unit stands among all ranked units, or (`class_code`) among those of its class."""

    unit: str
    class_code: str | None
    total: Decimal
    grade: str | None
    rank: Rank | None
    """None: it is not ranked; then it has no neighbours."""
    ranked: int
    """How many units are ranked there."""
    tied: tuple[str, ...]
    """Others at the same place."""
    better: Neighbour | None
    worse: Neighbour | None
    cost: tuple[Term, ...]
    """The nodes that cost most against the next better unit (`a` is this unit's), most first."""
    ahead: tuple[Term, ...]
    """The nodes where it is most ahead of the next better unit, most first."""
    beside: tuple[Term, ...]
    """Coefficient, bonus, deduction, rounding and floor, where they differ from those of the next better unit."""


def standing(plan: Plan, result: Result, unit_code: str, *, in_class: bool = False, count: int = 3) -> Standing:
    """The place of one unit; `count` nodes that cost most, and as many where it is ahead. Nodes that give the same
    are in neither; ties by the order of the plan. A unit without a class has no place in one. Raises KeyError for an
    unknown unit."""
    unit = unit_of(result, unit_code)
    scope = unit.class_code if in_class else None
    known = not in_class or scope is not None
    ranked = [one for one in in_order(result.units, scope) if rank_of(one, scope) is not None] if known else []
    rank = rank_of(unit, scope) if known else None
    better, worse = neighbours(ranked, unit, scope) if rank is not None else (None, None)
    terms = compare(result, plan, unit.code, better.code).terms if better else ()
    nodes = [term for term in terms if term.kind == "node"]
    return Standing(
        unit=unit.code,
        class_code=scope,
        total=unit.total,
        grade=unit.grade,
        rank=rank,
        ranked=len(ranked),
        tied=tuple(one.code for one in ranked if one.code != unit.code and rank_of(one, scope) == rank),
        better=_neighbour(unit, better, scope),
        worse=_neighbour(unit, worse, scope),
        cost=tuple(sorted((t for t in nodes if t.difference < 0), key=lambda term: term.difference)[:count]),
        ahead=tuple(sorted((t for t in nodes if t.difference > 0), key=lambda term: -term.difference)[:count]),
        beside=tuple(term for term in terms if term.kind != "node" and term.difference),
    )


def neighbours(
    ranked: list[UnitResult], unit: UnitResult, class_code: str | None
) -> tuple[UnitResult | None, UnitResult | None]:
    """The first unit at the next better place, and the first at the next worse, of units in the order of rank."""

    def place(one: UnitResult) -> Rank:
        return rank_of(one, class_code) or 0

    own = place(unit)
    above = [one for one in ranked if place(one) < own]
    better = next((one for one in above if place(one) == place(above[-1])), None)
    return better, next((one for one in ranked if place(one) > own), None)


def _neighbour(unit: UnitResult, other: UnitResult | None, class_code: str | None) -> Neighbour | None:
    if other is None:
        return None
    return Neighbour(other.code, rank_of(other, class_code) or 0, other.total, abs(other.total - unit.total))
