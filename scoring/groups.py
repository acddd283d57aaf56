"""From leaves to the base: groups, weights that move when something is left out, the sum of the first level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm

import numpy as np

from scoring.columns import Codes
from scoring.exact import Array, Exact, Mask, quotient
from scoring.leaves import NOT_APPLICABLE, REFERENCE, SCORED, LeafScores
from scoring.plan import Indicator, Plan
from scoring.points import Points
from scoring.precise import geometric_mean, settle
from scoring.rationals import Rationals, whole_numbers


@dataclass(frozen=True, slots=True)
class NodeScores:
    """A leaf or a group, unit by unit. `points` are 0 where `out`: left out, or for reference only."""

    points: Points
    out: Mask
    states: Codes

    def left_out(self) -> Mask:
        """Whose weight moves to the others: what is only for reference leaves none."""
        return np.asarray(self.out & (self.states != REFERENCE), bool)


Nodes = Mapping[str, NodeScores]


def leaf_node(leaf: LeafScores, zeroed: Array | None = None) -> NodeScores:
    """A leaf as a node of the tree. `zeroed`: the units whose points a veto took; what is left out stays so."""
    points = leaf.points
    if zeroed is not None:
        points = points.copy()
        points.put_all(zeroed, Fraction(0))
    return NodeScores(points, leaf.out, leaf.states)


@dataclass(frozen=True, slots=True)
class Rolled:
    """A group, and what its scores were made from."""

    node: Indicator
    children: tuple[Indicator, ...]
    parts: tuple[NodeScores, ...]
    places: int | None
    scores: NodeScores


def roll_up(plan: Plan, leaves: Nodes, count: int, before: Mapping[str, Rolled]) -> tuple[Nodes, Mapping[str, Rolled]]:
    """The scores of all nodes that hang on the tree, and the groups; what was rolled up before is taken from there."""
    nodes: dict[str, NodeScores] = dict(leaves)
    groups: dict[str, Rolled] = {}

    def fill(node: Indicator) -> None:
        children = plan.children.get(node.code, ())
        for child in children:
            if child.is_group:
                fill(child)
        parts = tuple(nodes[child.code] for child in children)
        old, places = before.get(node.code), plan.rounding.leaf_places
        same = old and old.node == node and old.children == children and old.places == places
        # An empty group has no parts that tell for how many units it was rolled up.
        if old and same and _same(old.parts, parts) and len(old.scores.out) == count:
            groups[node.code] = old
        else:
            groups[node.code] = Rolled(node, children, parts, places, group_scores(node, children, parts, count, plan))
        nodes[node.code] = groups[node.code].scores

    for node in plan.children.get(None, ()):
        if node.is_group:
            fill(node)
    return nodes, groups


def _same(before: Sequence[NodeScores], now: Sequence[NodeScores]) -> bool:
    return len(before) == len(now) and all(a is b for a, b in zip(before, now, strict=True))


def group_scores(
    node: Indicator, children: Sequence[Indicator], scores: Sequence[NodeScores], count: int, plan: Plan
) -> NodeScores:
    """One group from its children."""
    points, out = (_sum if node.aggregate == "sum" else _aggregated)(node, children, scores, count, plan)
    states = np.where(out, NOT_APPLICABLE, SCORED)
    if children:
        only_shown = np.logical_and.reduce([score.states == REFERENCE for score in scores])
        states = np.where(out & only_shown, REFERENCE, states)
    points.fill(out, Fraction(0))
    return NodeScores(points, out, states)


def _sum(
    node: Indicator, children: Sequence[Indicator], scores: Sequence[NodeScores], count: int, plan: Plan
) -> tuple[Points, Mask]:
    points = Points.total([score.points for score in scores], count, plan.rounding.leaf_places)
    out, rows, present = shares(children, scores, count)
    if len(rows):
        out[rows[present == 0]] = True
        points.take_over(rows, moved(points, rows, Fraction(node.weight), present))
    return points, out


def shares(children: Sequence[Indicator], scores: Sequence[NodeScores], count: int) -> tuple[Mask, Array, Rationals]:
    """Where nothing is left; the units of which something is left out, but not all; and what the rest weighs there."""
    touched = [(child, score) for child, score in zip(children, scores, strict=True) if score.out.any()]
    out, some = np.full(count, len(touched) == len(children)), np.zeros(count, bool)
    for _, score in touched:
        out &= score.out
        some |= score.left_out()
    rows = np.flatnonzero(some & ~out)
    if not len(rows):
        return out, rows, Rationals(np.zeros(0, np.int64), 1, 0)
    weights = [Fraction(child.weight) for child in children]
    common = lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * common) for weight in weights]
    present = np.full(len(rows), sum(whole), whole_numbers([*whole, sum(whole)]).dtype)
    for child, score in touched:
        present -= score.out[rows] * int(Fraction(child.weight) * common)
    return out, rows, Rationals(present, common, sum(map(abs, whole)))


def moved(points: Points, rows: Array, weight: Fraction, present: Rationals) -> Exact:
    """weight · Σ points / Σ weights of what is left."""
    return quotient(points.as_rationals().take(rows) * weight, present, Fraction(0))


def _aggregated(
    node: Indicator, children: Sequence[Indicator], scores: Sequence[NodeScores], count: int, plan: Plan
) -> tuple[Points, Mask]:
    """Groups of the other kinds, from the children's rates."""
    points, out = Points.zeros(count, plan.rounding.leaf_places), np.ones(count, bool)
    weight, own = Fraction(node.weight), [Fraction(child.weight) for child in children]
    for row in range(count):
        rated = [
            (score.points.at(row) / share, share)
            for score, share in zip(scores, own, strict=True)
            if share and not score.out[row]
        ]
        if rated:
            out[row] = False
            points.put_one(row, aggregate(node.aggregate, weight, rated))
    return points, out


def aggregate(kind: str, weight: Fraction, rated: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """The points of a group whose children have (rate, relative weight)."""
    rates, weights = [rate for rate, _ in rated], [own for _, own in rated]
    if kind == "min":
        return weight * min(rates)
    if min(rates) <= 0:
        return Fraction(0)
    if kind == "harmonic":
        return weight * sum(weights, Fraction(0)) / sum((own / rate for rate, own in rated), Fraction(0))
    return settle(weight * geometric_mean(rates, weights))


def base_points(plan: Plan, nodes: Nodes, count: int) -> tuple[Points, Mask]:
    """The base of all units, rounded; and who has none, for nothing of them was scored at all: theirs is 0."""
    children = [child for child in plan.children.get(None, ()) if child.code in nodes]
    scores = [nodes[child.code] for child in children]
    total = Points.total([score.points for score in scores], count, plan.rounding.leaf_places)
    base = Points.zeros(count, plan.rounding.total_places)
    base.take_over(np.arange(count), total.as_rationals())
    out, rows, present = shares(children, scores, count)
    if len(rows):
        out[rows[present == 0]] = True
        base.take_over(rows, moved(total, rows, Fraction(plan.full_score), present))
    return base, out


# What each node weighs after the weights of what is left out have moved.


def effective_weights(plan: Plan, nodes: Nodes, rows: Array) -> Mapping[str, Sequence[Decimal | Fraction]]:
    """The effective weight of every node for the units at these places, one after another."""
    found: dict[str, Sequence[Decimal | Fraction]] = {}
    _share_out(plan, None, nodes, rows, plan.full_score, [plan.full_score] * len(rows), found, relative=False)
    return found


def _share_out(
    plan: Plan,
    parent: str | None,
    nodes: Nodes,
    rows: Array,
    nominal: Decimal,
    effective: Sequence[Decimal | Fraction],
    found: dict[str, Sequence[Decimal | Fraction]],
    *,
    relative: bool,
) -> None:
    """The children of a node that nominally weighs so much, and effectively for each unit so much."""
    children = [child for child in plan.children.get(parent, ()) if child.code in nodes]
    if not children:
        return
    out = np.array([nodes[child.code].out[rows] for child in children])
    shown_only = np.array([nodes[child.code].states[rows] == REFERENCE for child in children])
    moved_here = (out & ~shown_only).any(axis=0) | relative
    patterns, width = np.vstack([out, moved_here]).T.tobytes(), len(children) + 1
    made: dict[tuple[bytes, int], list[Decimal | Fraction]] = {}
    shares = []
    for place, whole in enumerate(effective):  # what the same children are left out of is shared out once
        pattern = patterns[place * width : (place + 1) * width]
        share = made.get((pattern, id(whole)))
        if share is None:
            share = made[pattern, id(whole)] = _shares_of(children, pattern, nominal, whole)
        shares.append(share)
    for place, child in enumerate(children):
        own = found[child.code] = [share[place] for share in shares]
        if child.is_group:
            _share_out(plan, child.code, nodes, rows, child.weight, own, found, relative=child.aggregate != "sum")


def _shares_of(
    children: Sequence[Indicator], pattern: bytes, nominal: Decimal, effective: Decimal | Fraction
) -> list[Decimal | Fraction]:
    """What each child weighs. `pattern`: a byte for each that is left out or not, the last one whether weights move."""
    *out, moved_here = pattern
    whole = Fraction(0)
    if moved_here:
        whole = sum((Fraction(child.weight) for child, gone in zip(children, out, strict=True) if not gone), whole)
    found: list[Decimal | Fraction] = []
    for child, gone in zip(children, out, strict=True):
        own: Decimal | Fraction = child.weight
        if gone:
            own = Decimal(0)
        elif moved_here:
            own = Fraction(child.weight) * Fraction(effective) / whole if whole else Decimal(0)
        elif nominal != effective and nominal:
            own = Fraction(child.weight) * Fraction(effective) / Fraction(nominal)
        found.append(own)
    return found


def subtree(plan: Plan, code: str) -> frozenset[str]:
    """A node and everything under it."""
    found: set[str] = set()
    waiting = [code]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(child.code for child in plan.children.get(current, ()))
    return frozenset(found)
