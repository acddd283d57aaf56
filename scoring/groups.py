"""From leaves to the base: groups, weights that move when something is left out, the sum of the first level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from scoring.plan import Indicator, Plan
from scoring.precise import geometric_mean, settle
from scoring.result import NodeState
from scoring.rounding import round_half_up


@dataclass(slots=True)
class Tree:
    """One unit's points: given for the leaves, filled in for the groups. None: left out, or for reference only."""

    points: dict[str, Fraction | None]
    states: dict[str, NodeState]
    weights: dict[str, Decimal | Fraction] = field(default_factory=dict)
    """What each node weighs after the weights of what is left out have moved."""


def roll_up(plan: Plan, tree: Tree) -> Fraction | None:
    """Fill in the groups; the base before rounding, or None where nothing was scored at all."""
    first_level = plan.children.get(None, ())
    for node in first_level:
        _fill(plan, node, tree)
    _share_out(plan, first_level, tree, plan.full_score, plan.full_score, relative=False)
    present = _present(first_level, tree)
    if not present:
        return None
    total = sum((points for _, points in present), Fraction(0))
    if not _some_left_out(first_level, tree):
        return total
    weight = sum((Fraction(node.weight) for node, _ in present), Fraction(0))
    return Fraction(plan.full_score) * total / weight if weight else None


def _fill(plan: Plan, node: Indicator, tree: Tree) -> None:
    """The points and state of a group, after those of its children."""
    if not node.is_group:
        return
    children = plan.children.get(node.code, ())
    for child in children:
        _fill(plan, child, tree)
    points = group_points(node, children, tree)
    tree.points[node.code] = None if points is None else round_half_up(points, plan.rounding.leaf_places)
    if points is not None:
        tree.states[node.code] = "scored"
    elif children and all(tree.states.get(child.code) == "reference" for child in children):
        tree.states[node.code] = "reference"
    else:
        tree.states[node.code] = "not_applicable"


def group_points(node: Indicator, children: Sequence[Indicator], tree: Tree) -> Fraction | None:
    """The points of a group before rounding; None where all its children are left out."""
    present = _present(children, tree)
    if not present:
        return None
    weight = Fraction(node.weight)
    weights = [Fraction(child.weight) for child, _ in present]
    points = [points for _, points in present]
    if node.aggregate == "sum":
        if not _some_left_out(children, tree):
            return sum(points, Fraction(0))
        return weight * sum(points, Fraction(0)) / sum(weights) if any(weights) else None
    rated = [(points / own, own) for points, own in zip(points, weights, strict=True) if own]
    return aggregate(node.aggregate, weight, rated) if rated else None


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


def _present(children: Sequence[Indicator], tree: Tree) -> list[tuple[Indicator, Fraction]]:
    """The children with points."""
    with_points = ((child, tree.points.get(child.code)) for child in children)
    return [(child, points) for child, points in with_points if points is not None]


def _some_left_out(children: Sequence[Indicator], tree: Tree) -> bool:
    return any(tree.points.get(c.code) is None and tree.states.get(c.code) != "reference" for c in children)


def _share_out(
    plan: Plan,
    children: Sequence[Indicator],
    tree: Tree,
    nominal: Decimal,
    effective: Decimal | Fraction,
    *,
    relative: bool,
) -> None:
    """The effective weights of children under a node that nominally and effectively weighs so much."""
    present = [child for child, _ in _present(children, tree)]
    whole = sum((Fraction(child.weight) for child in present), Fraction(0))
    moved = relative or _some_left_out(children, tree)
    for child in children:
        own: Decimal | Fraction = child.weight
        if tree.points.get(child.code) is None:
            own = Decimal(0)
        elif moved:
            own = Fraction(child.weight) * Fraction(effective) / whole if whole else Decimal(0)
        elif nominal != effective and nominal:
            own = Fraction(child.weight) * Fraction(effective) / Fraction(nominal)
        tree.weights[child.code] = own
        grandchildren = plan.children.get(child.code, ())
        if child.is_group and grandchildren:
            _share_out(plan, grandchildren, tree, child.weight, own, relative=child.aggregate != "sum")


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


def zero_nodes(plan: Plan, codes: Sequence[str], points: Mapping[str, Fraction | None]) -> dict[str, Fraction | None]:
    """Leaf points after vetoes took these nodes: what was scored is 0, what was left out stays so."""
    hit = frozenset[str]().union(*(subtree(plan, code) for code in codes))
    return {code: Fraction(0) if code in hit and own is not None else own for code, own in points.items()}
