"""Rates of points across the tree: under any set of leaves (a tag, a department), and where points are lost most.

A leaf gives its effective weight × (points ÷ weight), so that a weight which moved there counts where it is earned.
Everything is exact; only ranked units count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.descriptive.moments import total
from scoring.plan import Indicator, Plan
from scoring.result import Result


@dataclass(frozen=True, slots=True)
class Cut:
    """One set of leaves. `rate`: of all ranked units together, from 0 to 1; `units`: of each."""

    name: str
    leaves: tuple[str, ...]
    rate: Fraction
    units: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Loss:
    """What a leaf costs all ranked units together. `units`: how many lose anything; `rate`: what is earned of it."""

    leaf: str
    lost: Fraction
    units: int
    count: int
    rate: Fraction

    @property
    def mean(self) -> Fraction:
        """Lost by each unit on average."""
        return self.lost / self.count


def by_tag(plan: Plan, tags: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Tag → its scored leaves, in the order of the tags; without those that no leaf has."""
    return _sets({tag: [leaf for leaf in _scored(plan) if tag in leaf.tags] for tag in tags})


def by_department(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Department → the scored leaves that it answers for, in the order of the plan."""
    found: dict[str, list[Indicator]] = {}
    for leaf in _scored(plan):
        if leaf.department:
            found.setdefault(leaf.department, []).append(leaf)
    return _sets(found)


def loose_tags(plan: Plan) -> tuple[str, ...]:
    """The tags of scored leaves that are in no tag set, in the order in which they come."""
    bound = {tag for one in plan.tag_sets for tag in one.tags}
    return tuple(dict.fromkeys(tag for leaf in _scored(plan) for tag in leaf.tags if tag not in bound))


def cuts(plan: Plan, result: Result, leaves: Mapping[str, Sequence[str]]) -> tuple[Cut, ...]:
    """The rate of each set of leaves; a set of which nobody has any points is left out."""
    earned = {name: _by_unit(plan, result, codes) for name, codes in leaves.items()}
    found = []
    for name, units in earned.items():
        weight = total([full for _, full in units.values()]) if units else Fraction(0)
        if weight:
            given = total([points for points, _ in units.values()])
            rates = {code: points / full for code, (points, full) in units.items()}
            found.append(Cut(name, tuple(leaves[name]), given / weight, rates))
    return tuple(found)


def losses(plan: Plan, result: Result) -> tuple[Loss, ...]:
    """Every scored leaf, the one that costs most first; ties in the order of the plan."""
    found = []
    for leaf in _scored(plan):
        units = _by_unit(plan, result, [leaf.code])
        if units:
            full = total([whole for _, whole in units.values()])
            lost = [whole - points for points, whole in units.values()]
            found.append(Loss(leaf.code, total(lost), sum(one > 0 for one in lost), len(lost), 1 - total(lost) / full))
    return tuple(sorted(found, key=lambda one: -one.lost))


def _scored(plan: Plan) -> list[Indicator]:
    return [leaf for leaf in plan.leaves if not leaf.reference_only and leaf.weight > 0]


def _sets(found: Mapping[str, Sequence[Indicator]]) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(leaf.code for leaf in leaves) for name, leaves in found.items() if leaves}


def _by_unit(plan: Plan, result: Result, codes: Sequence[str]) -> Mapping[str, tuple[Fraction, Fraction]]:
    """Ranked unit → (what these leaves give it, what they could give); units of which nothing is assessed are left
    out."""
    found = {}
    for unit in result.units:
        if not plan.unit[unit.code].ranked:
            continue
        points, full = Fraction(0), Fraction(0)
        for code in codes:
            score, weight = unit.nodes[code], Fraction(plan.indicator[code].weight)
            if score.points is not None and score.effective_weight:
                whole = Fraction(score.effective_weight)
                full += whole
                points += whole * Fraction(score.points) / weight
        if full:
            found[unit.code] = points, full
    return found
