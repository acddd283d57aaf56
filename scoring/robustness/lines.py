"""Totals as straight lines of one weight, in exact numbers.

While one weight t moves, the others give way in proportion, so that the full score F stays. In a tree of sums that add
up, a unit's base B is then a straight line of t wherever nothing is left out beside the leaf that moves:

    B(t) = B + (F·r − B) / (F − w) · (t − w)

with w the weight in the plan and r the unit's rate under it; where the leaf is left out, its weight goes to its
siblings, and r is the rate of the nearest group above that is not left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from scoring.plan import Indicator, Plan
from scoring.robustness.rates import Rates
from scoring.robustness.tree import Floats, Group


@dataclass(frozen=True, eq=False)
class Lines:
    """The totals of U units while one weight w moves by x: `level` + `slope` · x."""

    level: Sequence[Fraction]
    slope: Sequence[Fraction]

    @cached_property
    def floats(self) -> tuple[Floats, Floats]:
        return np.array([float(own) for own in self.level]), np.array([float(own) for own in self.slope])

    def mirrored(self) -> "Lines":
        """The same with x counted downwards."""
        return Lines(self.level, [-own for own in self.slope])


@dataclass(frozen=True, eq=False)
class Bases:
    """Exact points before the rounding of groups: of the whole (0 where nothing is scored), and the rates of groups by
    code (None: left out)."""

    base: Sequence[Fraction]
    group_rates: Mapping[str | None, Sequence[Fraction | None]]


def exact_bases(rates: Rates) -> Bases | None:
    """The exact bases of the units; None where the totals are no straight lines of the weights at all: groups of
    another aggregate than `sum`, weights that do not add up, points without a weight, or rates known as floats only."""
    plan = rates.plan
    if rates.exact_points is None or not _adds_up(plan, None, Fraction(plan.full_score)):
        return None
    scored = [leaf for leaf in plan.leaves if not leaf.reference_only]
    if rates.leaves != {leaf.code for leaf in scored}:
        return None
    if any(not leaf.weight and any(rates.exact_points[leaf.code]) for leaf in scored):
        return None
    points: dict[str | None, Sequence[Fraction | None]] = dict(rates.exact_points.items())
    for node in (*reversed(plan.indicators), None):  # children before their parents
        if node is None or node.is_group:
            code = node.code if node else None
            children = [child for child in plan.children.get(code, ()) if _counts(plan, child)]
            weight = Fraction(node.weight if node else plan.full_score)
            columns = [points[child.code] for child in children]
            own_weights = [Fraction(child.weight) for child in children]
            points[code] = [
                _sum(weight, [column[unit] for column in columns], own_weights) for unit in range(len(rates.units))
            ]
    group_rates = {}
    for group in _groups(rates.root):
        weight = Fraction(plan.indicator[group.code].weight if group.code is not None else plan.full_score)
        group_rates[group.code] = [None if own is None or not weight else own / weight for own in points[group.code]]
    return Bases([own or Fraction(0) for own in points[None]], group_rates)


def lines(rates: Rates, bases: Bases, code: str) -> Lines | None:
    """The totals as lines of the weight of a leaf; None where some unit's is none, as something beside the leaf is left
    out, or where a total would go below 0 on the way."""
    assert rates.exact_points is not None
    path = _path(rates.root, code)
    points = rates.exact_points[code]
    there = np.array([own is not None for own in points])
    for group in path:
        if (there & group.short).any():
            return None
        there = there | group.present
    full, weight = Fraction(rates.plan.full_score), Fraction(rates.plan.indicator[code].weight)
    level, slope = [], []
    for unit, base in enumerate(bases.base):
        own = points[unit]
        above = (bases.group_rates[group.code][unit] for group in path)
        rate = next((r for r in above if r is not None), Fraction(0)) if own is None else own / weight
        scale = rates.scale[unit]
        level.append(scale * base + rates.offset[unit])
        slope.append(scale * (full * rate - base) / (full - weight))
        if rates.composition is not None and not _above_zero(level[-1], slope[-1], weight, full):
            return None
    return Lines(level, slope)


def _above_zero(level: Fraction, slope: Fraction, weight: Fraction, full: Fraction) -> bool:
    return level - slope * weight >= 0 and level + slope * (full - weight) >= 0


def _sum(weight: Fraction, points: Sequence[Fraction | None], weights: Sequence[Fraction]) -> Fraction | None:
    """The points of a sum (§6 of the format), not rounded."""
    there = [(own, of) for own, of in zip(points, weights, strict=True) if own is not None]
    found = sum((own for own, _ in there), Fraction(0))
    if len(there) == len(points):
        return found if there else None
    whole = sum((of for _, of in there), Fraction(0))
    return weight * found / whole if whole else None


def _counts(plan: Plan, node: Indicator) -> bool:
    """Does the node count: a leaf that is scored, or a group that is not for reference only?"""
    if not node.is_group:
        return not node.reference_only
    children = plan.children.get(node.code, ())
    return not children or any(_counts(plan, child) for child in children)


def _adds_up(plan: Plan, code: str | None, weight: Fraction) -> bool:
    """Is everything from this node down a sum whose weights add up?"""
    node = plan.indicator[code] if code is not None else None
    children = [child for child in plan.children.get(code, ()) if _counts(plan, child)]
    if (node and node.aggregate != "sum") or sum((Fraction(child.weight) for child in children), Fraction(0)) != weight:
        return False
    return all(_adds_up(plan, child.code, Fraction(child.weight)) for child in children if child.is_group)


def _groups(root: Group) -> list[Group]:
    return [root, *(inner for child in root.groups for inner in _groups(child))]


def _path(root: Group, code: str) -> list[Group]:
    """The groups above a leaf, the nearest first."""
    if code in root.leaves:
        return [root]
    for child in root.groups:
        if below := _path(child, code):
            return [*below, root]
    return []
