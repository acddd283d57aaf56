"""A unit's strengths and weaknesses: its best and worst leaves by rate, and by the points they cost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scoring.insight.contributions import unit_of
from scoring.plan import Plan
from scoring.result import Result


@dataclass(frozen=True, slots=True)
class LeafRate:
    """One scored leaf. `rate` is points ÷ weight, `lost` what is missing to its full effective weight."""

    code: str
    points: Decimal | Fraction
    weight: Decimal
    rate: Fraction
    lost: Fraction
    """Effective weight × (1 - rate): effective weight - points, where no weight of a left-out node moved here."""


@dataclass(frozen=True, slots=True)
class Strengths:
    """Each list has at most as many leaves as were asked for, the most telling first; ties by the order of the plan."""

    unit: str
    best_rates: tuple[LeafRate, ...]
    worst_rates: tuple[LeafRate, ...]
    least_lost: tuple[LeafRate, ...]
    most_lost: tuple[LeafRate, ...]


def strengths(plan: Plan, result: Result, unit_code: str, count: int = 5) -> Strengths:
    """The best and worst `count` leaves of a unit. Leaves that are left out, for reference only or without weight
    are in no list. Raises KeyError for an unknown unit."""
    leaves = leaf_rates(plan, result, unit_code)

    def first(key: Callable[[LeafRate], Fraction], among: Sequence[LeafRate] = leaves) -> tuple[LeafRate, ...]:
        return tuple(sorted(among, key=key)[:count])

    return Strengths(
        unit_code,
        best_rates=first(lambda leaf: -leaf.rate),
        worst_rates=first(lambda leaf: leaf.rate),
        least_lost=first(lambda leaf: leaf.lost),
        most_lost=first(lambda leaf: -leaf.lost),
    )


def leaf_rates(plan: Plan, result: Result, unit_code: str) -> tuple[LeafRate, ...]:
    """Every leaf with points and weight, in the order of the plan. Raises KeyError for an unknown unit."""
    unit = unit_of(result, unit_code)
    plan = plan.seen_by(unit.class_code)
    found = []
    for node in plan.leaves:
        score = unit.nodes[node.code]
        if score.points is not None and node.weight > 0:
            rate = Fraction(score.points) / Fraction(node.weight)
            lost = Fraction(score.effective_weight) * (1 - rate)
            found.append(LeafRate(node.code, score.points, node.weight, rate, lost))
    return tuple(found)
