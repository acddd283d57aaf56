"""Places under one indicator."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from scoring.plan import Plan
from scoring.result import UnitResult


def places_under(plan: Plan, units: Sequence[UnitResult], code: str) -> Mapping[str, int]:
    """The place of each ranked unit under a node: one more than there are units with more points."""
    ranked = {unit.code for unit in plan.units if unit.ranked}
    points = {unit.code: unit.nodes[code].points for unit in units if unit.code in ranked and code in unit.nodes}
    scored = {unit: Fraction(value) for unit, value in points.items() if value is not None}
    first: dict[Fraction, int] = {}
    for place, value in enumerate(sorted(scored.values(), reverse=True), start=1):
        first.setdefault(value, place)
    return {unit: first[value] for unit, value in scored.items()}
