"""From derived shares, or a set of weights that was put aside, to the weights of a plan that still closes.

Weights of a group are shared out to the last digit. What is locked keeps its weight. What stands below an indicator
that was given another weight follows it in proportion, so that the sums hold at every level.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import MAX_PREC, Context, Decimal
from fractions import Fraction
from typing import Final

from scoring.legal import forbidden_name
from scoring.plan import Indicator, Plan, WeightSet
from scoring.problems import Problem
from scoring.weights.derive import Derived
from scoring.weights.points import as_points
from scoring.weights.shares import Weights

MOST_PLACES: Final = 6
_EXACT: Final = Context(prec=MAX_PREC)


OfClasses = Mapping[str, Mapping[str, Decimal]]
"""What indicators weigh for single classes, by the code of the indicator, then of the class."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """`weights`: every indicator whose weight the proposal sets, also to what it is already; `of_classes`: what these
    weigh for single classes (None: as before). `kept`: the locked ones that it would have set. `findings`: where a
    lock leaves no room, so that a sum does not close; which classes keep weights of their own."""

    weights: Mapping[str, Decimal]
    of_classes: OfClasses | None = None
    kept: tuple[str, ...] = ()
    findings: tuple[Problem, ...] = ()


def weight_places(plan: Plan) -> int:
    """As many decimals as the weights and the full score of a plan have, at most six."""
    figures = [plan.full_score, *(node.weight for node in plan.indicators)]
    return min(MOST_PLACES, max(_decimals(figure) for figure in figures))


def _decimals(figure: Decimal) -> int:
    return max(0, -int(_EXACT.normalize(figure).as_tuple().exponent))


def weighted(plan: Plan, weights: Mapping[str, Decimal], of_classes: OfClasses | None = None) -> Plan:
    """The plan with these weights, by code, and what these indicators weigh for single classes (None: as before);
    others do not count. The same plan where nothing differs."""
    classes = {one.code for one in plan.classes}

    def changed(node: Indicator) -> Indicator:
        if node.code not in weights:
            return node
        weight, own = weights[node.code], node.weight_by_class
        if of_classes is not None:
            own = {code: each for code, each in of_classes.get(node.code, {}).items() if code in classes}
        same = weight == node.weight and own == node.weight_by_class
        return node if same else replace(node, weight=weight, weight_by_class=own)

    nodes = tuple(changed(node) for node in plan.indicators)
    return (
        plan
        if all(new is old for new, old in zip(nodes, plan.indicators, strict=True))
        else replace(plan, indicators=nodes)
    )


def propose(plan: Plan, derived: Derived, *, leaves: bool, places: int) -> Proposal:
    """The derived shares as weights of their group, and of what stands below or above it.

    The group's whole is its parent's weight (the full score on the first level, and for all `leaves`; what its
    children have now where they are no parts of a sum). Locked indicators keep what they have of it; the others share
    the rest in proportion."""
    nodes = [plan.indicator[code] for code in derived.codes]
    whole = plan.full_score if leaves else _whole(plan, nodes)
    work = _Work(plan, places, of_leaves=leaves)
    work.share(None if leaves else nodes[0].parent, nodes, derived.weights.values, whole)
    if leaves:
        work.sum_up()
    else:
        for node in nodes:
            work.scale_below(node)
    return Proposal(work.weights, None, tuple(work.kept), (*work.findings, *_of_classes(plan)))


def _of_classes(plan: Plan) -> tuple[Problem, ...]:
    """What is derived are the weights of all; a class that has some of its own keeps these."""
    facts = {"classes": "、".join(one.name for one in plan.classes if one.code in plan.by_class)}
    return (Problem("weighting.classes_stay", facts=facts, severity="warning"),) if plan.by_class else ()


def from_set(plan: Plan, kept: WeightSet, *, locked_too: bool = False) -> Proposal:
    """The weights of a set for the indicators that are there today; locked ones keep theirs unless `locked_too`."""
    known = {
        node.code: kept.weights[node.code]
        for node in plan.indicators
        if node.code in kept.weights and not node.reference_only and not forbidden_name(plan, node)
    }
    whole = weighted(plan, known, kept.weight_by_class)
    pairs = zip(whole.indicators, plan.indicators, strict=True)
    locked = tuple(old.code for new, old in pairs if new is not old and old.locked)
    held = () if locked_too else locked
    return Proposal({code: weight for code, weight in known.items() if code not in held}, kept.weight_by_class, held)


def _whole(plan: Plan, nodes: Sequence[Indicator]) -> Decimal:
    parent = nodes[0].parent
    if parent is None:
        return plan.full_score
    group = plan.indicator[parent]
    return group.weight if group.aggregate == "sum" else _sum([node.weight for node in nodes])


def _sum(weights: Sequence[Decimal]) -> Decimal:
    total = Decimal(0)
    for weight in weights:
        total = _EXACT.add(total, weight)
    return total


class _Work:
    """The weights that are being set, group by group."""

    def __init__(self, plan: Plan, places: int, *, of_leaves: bool) -> None:
        self.plan, self.places, self._of_leaves = plan, places, of_leaves
        self.weights: dict[str, Decimal] = {}
        self.kept: list[str] = []
        self.findings: list[Problem] = []

    def share(
        self, parent: str | None, nodes: Sequence[Indicator], shares: Sequence[Fraction | Decimal], whole: Decimal
    ) -> None:
        """Share a whole out among siblings; nothing where what is locked leaves no room or nobody is free."""
        held = [node for node in nodes if self._held(node)]
        self.kept += [node.code for node in held]
        rest = _EXACT.subtract(whole, _sum([node.weight for node in held]))
        free = [(node, Fraction(share)) for node, share in zip(nodes, shares, strict=True) if node not in held]
        if rest < 0 or (rest and not any(share for _, share in free)):
            name = self.plan.title if parent is None else self.plan.indicator[parent].name
            code = "weighting.locked_too_much" if rest < 0 else "weighting.nothing_free"
            where = ("indicators", parent, "weight") if parent else ("assessment", "full_score")
            facts = {"group": name, "whole": f"{whole:f}", "locked": f"{_EXACT.subtract(whole, rest):f}"}
            self.findings.append(Problem(code, where, facts, "warning"))
            return
        if not any(share for _, share in free):
            self.weights |= {node.code: Decimal(0) for node, _ in free}
            return
        total = sum((share for _, share in free), Fraction(0))
        exact = Weights("", tuple(node.code for node, _ in free), tuple(share / total for _, share in free))
        places = max(self.places, _decimals(rest))
        self.weights |= dict(zip(exact.names, as_points(exact, rest, places), strict=True))

    def _held(self, node: Indicator) -> bool:
        """Locked, or under a locked group where the leaves are weighed."""
        above: str | None = node.code
        while above is not None:
            if self.plan.indicator[above].locked:
                return True
            above = self.plan.indicator[above].parent if self._of_leaves else None
        return False

    def _scored(self, node: Indicator) -> bool:
        return not node.reference_only and not forbidden_name(self.plan, node)

    def sum_up(self) -> None:
        """Groups of leaves that were weighed weigh what stands below them."""
        for node in reversed(self._groups()):
            below = self.plan.children.get(node.code, ())
            if node.aggregate == "sum" and not node.locked and below:
                self.weights[node.code] = _sum([self.weights.get(child.code, child.weight) for child in below])

    def _groups(self) -> list[Indicator]:
        """Every group, parents first."""
        found: list[Indicator] = []

        def walk(parent: str | None) -> None:
            for node in self.plan.children.get(parent, ()):
                if node.is_group:
                    found.append(node)
                    walk(node.code)

        walk(None)
        return found

    def scale_below(self, node: Indicator) -> None:
        """What stands below a node follows its new weight in proportion. Parts of another whole than a sum stay."""
        below = [child for child in self.plan.children.get(node.code, ()) if self._scored(child)]
        weight = self.weights.get(node.code, node.weight)
        if weight == node.weight or node.aggregate != "sum" or not below:
            return
        shares = [child.weight for child in below]
        if not any(shares):
            shares = [Decimal(1)] * len(below)
        self.share(node.code, below, shares, weight)
        for child in below:
            self.scale_below(child)
