"""Two units leaf by leaf, and the difference of their totals taken apart exactly."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from scoring.insight.contributions import unit_of
from scoring.insight.parts import ZERO, parts_of
from scoring.plan import Plan
from scoring.result import Result, UnitResult

Kind = Literal["node", "coefficient", "bonus", "deduction", "rounding", "floor"]


@dataclass(frozen=True, slots=True)
class Term:
    """One addend of both totals. `code` names the node of a "node". A deduction counts below 0."""

    kind: Kind
    code: str
    a: Fraction
    b: Fraction

    @property
    def difference(self) -> Fraction:
        """What the first unit has more."""
        return self.a - self.b


@dataclass(frozen=True, slots=True)
class LeafPair:
    """The points of both under one leaf; None: left out there."""

    code: str
    a: Decimal | Fraction | None
    b: Decimal | Fraction | None

    @property
    def difference(self) -> Fraction | None:
        """What the first unit has more; None where the leaf is left out for one of them."""
        return None if self.a is None or self.b is None else Fraction(self.a) - Fraction(self.b)


@dataclass(frozen=True, slots=True)
class Comparison:
    """sum(difference of `terms`) = `difference` = total of `a` - total of `b`, exactly."""

    a: str
    b: str
    total_a: Decimal
    total_b: Decimal
    leaves: tuple[LeafPair, ...]
    """The leaves that are scored, in the order of the plan."""
    terms: tuple[Term, ...]
    """What the nodes that add up give to the base (of a group that takes no sum: the group), then the rest."""

    @property
    def difference(self) -> Fraction:
        return Fraction(self.total_a) - Fraction(self.total_b)


def compare(result: Result, plan: Plan, a: str, b: str) -> Comparison:
    """What the unit `a` has more than `b`, and less. Raises KeyError for an unknown unit."""
    one, other = unit_of(result, a), unit_of(result, b)
    leaves = tuple(
        LeafPair(node.code, one.nodes[node.code].points, other.nodes[node.code].points)
        for node in plan.leaves
        if not node.reference_only
    )
    return Comparison(a, b, one.total, other.total, leaves, tuple(_terms(plan, one, other)))


def _terms(plan: Plan, one: UnitResult, other: UnitResult) -> Iterator[Term]:
    a, b = parts_of(plan, one), parts_of(plan, other)
    adding = {*a.addends, *b.addends}
    for node in plan.indicators:
        if node.code in adding:
            yield Term("node", node.code, a.given.get(node.code, ZERO), b.given.get(node.code, ZERO))
    yield Term("coefficient", "", a.coefficient, b.coefficient)
    yield Term("bonus", "", a.bonus, b.bonus)
    yield Term("deduction", "", -a.deduction, -b.deduction)
    yield Term("rounding", "", a.roundings, b.roundings)
    yield Term("floor", "", a.floor, b.floor)
