"""What the questions about weights start from: the rates that the units reached, frozen, and the tree they stand in.

A rate is points ÷ weight, from the leaf points of the result as published. The rates stay, the weights move. A leaf of
weight 0 has no rate: its points, if it has any, stay as they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from scoring.groups import NodeScores
from scoring.plan import Indicator, Plan
from scoring.points import Points
from scoring.problems import Problem, Refused
from scoring.result import Result, UnitResult, rank_of
from scoring.robustness.tree import Floats, Group, Table, columns_of, group_points, grow
from scoring.working import working_of

MOST_UNITS: Final = 5_000
"""Beyond, a table of units × places would take more than 100 MB."""
TIE: Final = 1e-10
"""Totals that differ by less than this part of the full score are equal: floating point cannot tell them apart."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Rates:
    """The rates of U units under a tree of C weights. A total is `scale` × base + `offset`, at least 0: the class
    coefficient, bonus and deduction of the unit, which no weight moves."""

    plan: Plan
    units: tuple[str, ...]
    scale: tuple[Fraction, ...]
    offset: tuple[Fraction, ...]
    result: Result | None
    """Where the rates come from; None where they are known as floats only."""
    places: tuple[int, ...]
    """Where the units stand in the result."""
    table: Table
    leaves: frozenset[str]
    """The leaves that are taken into account."""

    @cached_property
    def root(self) -> Group:
        return grow(self.plan, self.table, self.leaves)

    @cached_property
    def _nodes(self) -> tuple[Indicator, ...]:
        return columns_of(self.plan, self.leaves)

    @property
    def columns(self) -> tuple[str, ...]:
        """The nodes whose weights vary, C of them: leaves of some weight, and groups that are no sums."""
        return tuple(node.code for node in self._nodes)

    @cached_property
    def weights(self) -> Floats:
        """The weights of the plan, by column (C)."""
        return np.array([float(node.weight) for node in self._nodes])

    @cached_property
    def totals(self) -> Floats:
        """The totals (U) under the weights of the plan, without the rounding of groups and base."""
        own: Floats = totals(self, self.weights[None, :])[0]
        return own

    @cached_property
    def resolution(self) -> float:
        """The difference from which on totals differ."""
        return TIE * max(float(self.plan.full_score), float(np.abs(self.totals).max()))

    @cached_property
    def composition(self) -> tuple[Floats, Floats] | None:
        """`scale` and `offset` as floats; None where the total is the base, which is not below 0 then."""
        if all(own == 1 for own in self.scale) and not any(self.offset) and not (self.table.points < 0).any():
            return None
        return np.array([float(own) for own in self.scale]), np.array([float(own) for own in self.offset])

    @cached_property
    def exact_points(self) -> Mapping[str, Sequence[Fraction | None]] | None:
        """Leaf code → unit after unit, as published (None: left out); None where only floats are known."""
        if self.result is None:
            return None
        by_leaf = {code: points_of(self.result, code) for code in sorted(self.leaves)}
        return {code: [column[place] for place in self.places] for code, column in by_leaf.items()}

    def without(self, leaves: frozenset[str]) -> "Rates":
        """The same without some leaves: the other weights keep their proportions and make up the full score.

        Raises Refused (`robustness.no_weight`) where no other leaf has a weight.
        """
        return _checked(replace(self, leaves=self.leaves - leaves))


def rates_of(plan: Plan, result: Result, class_code: str | None = None) -> Rates:
    """The rates of the ranked units of a result (those of a class, or all) under its plan.

    Raises Refused: `robustness.no_units` where no unit is ranked, `robustness.too_many_units`,
    `robustness.class_weights` where all are asked for and classes have weights of their own,
    `robustness.nothing_scored` where every leaf of every ranked unit is left out, `robustness.no_weight` where no leaf
    has a weight.
    """
    if class_code is not None:
        plan = plan.seen_by(class_code)
    elif plan.by_class:
        raise Refused(Problem("robustness.class_weights", ("assessment",)))
    ranked = {
        place: unit
        for place, unit in enumerate(result.units)
        if class_code in (None, unit.class_code) and rank_of(unit, class_code) is not None
    }
    places, units = tuple(ranked), tuple(ranked.values())
    leaves = [leaf.code for leaf in plan.leaves if not leaf.reference_only]
    columns = [_scores(result, code) for code in leaves]
    here = np.array([~scores.out for scores in columns], bool).reshape(len(leaves), len(result.units))
    points = np.array([_floats(scores.points) for scores in columns], np.float64).reshape(here.shape)
    compositions = [_composition(plan, unit) for unit in units]
    return _checked(
        Rates(
            plan=plan,
            units=tuple(unit.code for unit in units),
            scale=tuple(scale for scale, _ in compositions),
            offset=tuple(offset for _, offset in compositions),
            result=result,
            places=places,
            table=Table({code: row for row, code in enumerate(leaves)}, points[:, places], here[:, places]),
            leaves=frozenset(leaves),
        )
    )


def flat_rates(rates: ArrayLike, weights: ArrayLike) -> Rates:
    """A plan of one level from a matrix: `rates` units × leaves, NaN where left out; `weights` above 0, one for each
    leaf, whose sum is the full score. Units are called "0", "1", …, leaves likewise. Raises Refused as `rates_of`."""
    matrix, own = np.asarray(rates, np.float64).T, np.asarray(weights, np.float64)
    codes = [str(number) for number in range(len(own))]
    nodes = [
        Indicator(code=code, parent=None, name=code, weight=Decimal(float(weight)), method="direct")
        for code, weight in zip(codes, own, strict=True)
    ]
    here = ~np.isnan(matrix)
    table = Table({code: row for row, code in enumerate(codes)}, np.where(here, matrix, 0) * own[:, None], here)
    units = matrix.shape[1]
    full = sum((node.weight for node in nodes), Decimal(0))
    return _checked(
        Rates(
            plan=Plan(id="", title="", year=0, full_score=full, indicators=tuple(nodes)),
            units=tuple(str(number) for number in range(units)),
            scale=(Fraction(1),) * units,
            offset=(Fraction(0),) * units,
            result=None,
            places=tuple(range(units)),
            table=table,
            leaves=frozenset(codes),
        )
    )


def points_of(result: Result, code: str) -> list[Fraction | None]:
    """The published points of a node for every unit of the plan; None where it is left out."""
    scores = _scores(result, code)
    return [None if out else scores.points.at(place) for place, out in enumerate(scores.out.tolist())]


def totals(rates: Rates, weights: Floats, *, rounded: bool = False) -> Floats:
    """Totals (D × U) under D sets of weights (D × C, above 0; only their proportions count).

    `rounded`: the base, what the coefficient makes of it, and the total are rounded half-up to the plan's
    `total_places`, as they are when they are published. Nothing else is rounded.
    """
    base, _ = group_points(rates.root, weights)
    if rates.composition is None and not rounded:
        return base
    places = rates.plan.rounding.total_places if rounded else None
    scale, offset = rates.composition or (np.ones(1), np.zeros(1))
    if rates.plan.composition.coefficient == "all":  # the coefficient is in the offset too
        return np.maximum(_half_up(_half_up(base, places) * scale + offset, places), 0)
    return np.maximum(_half_up(_half_up(_half_up(base, places) * scale, places) + offset, places), 0)


def _half_up(values: Floats, places: int | None) -> Floats:
    """Rounded half-up; what misses a half by no more than floating point does, is one."""
    if places is None:
        return values
    step = 10.0**places
    return np.copysign(np.floor(np.abs(values) * step + (0.5 + 1e-9)), values) / step


def _scores(result: Result, code: str) -> NodeScores:
    """A node of all units; points are 0 where it is left out."""
    return working_of(result).nodes[code]


def _floats(points: Points) -> Floats:
    numbers = points.numbers.astype(np.float64)
    return numbers if points.places is None else numbers / 10**points.places


def _composition(plan: Plan, unit: UnitResult) -> tuple[Fraction, Fraction]:
    """What the base of a unit is multiplied by, and what is added then."""
    scope, added = plan.composition.coefficient, Fraction(unit.bonus) - Fraction(unit.deduction)
    if scope == "none":
        return Fraction(1), added
    coefficient = Fraction(unit.coefficient)
    return coefficient, added * coefficient if scope == "all" else added


def _checked(rates: Rates) -> Rates:
    if not rates.units:
        raise Refused(Problem("robustness.no_units"))
    if len(rates.units) > MOST_UNITS:
        facts = {"units": str(len(rates.units)), "most": str(MOST_UNITS)}
        raise Refused(Problem("robustness.too_many_units", (), facts))
    rows = [row for code, row in rates.table.row.items() if code in rates.leaves]
    if not rates.table.here[rows].any():
        raise Refused(Problem("robustness.nothing_scored"))
    if not (rates.plan.full_score and any(rates.plan.indicator[code].weight for code in rates.leaves)):
        raise Refused(Problem("robustness.no_weight"))
    return rates
