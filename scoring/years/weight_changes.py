"""What became of last year's weights: every indicator of either year with both weights, in the order of the tree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import MAX_PREC, Context, Decimal
from typing import Final, Literal

from scoring.names import normalised
from scoring.plan import Indicator, Plan, PreviousIndicator, UnitClass
from scoring.years.same import same_indicators

Kind = Literal["kept", "reweighted", "renamed", "moved", "added", "dropped"]

_EXACT: Final = Context(prec=MAX_PREC)


@dataclass(frozen=True, slots=True)
class WeightChange:
    """One indicator of today, of last year, or of both.

    `code`, `name`, `weight`: of today, None (and an empty name) for a dropped one. `former`, `former_name`,
    `previous`: of last year, None (and an empty name) for an added one. `parent`: the code under which it stands in
    the list, that of last year where the parent was dropped, too. `kind` names the greatest change: a moved indicator
    may have another name and weight as well, a renamed one another weight. `is_group`: of today, else of last year.
    """

    code: str | None
    former: str | None
    name: str
    former_name: str
    parent: str | None
    level: int
    is_group: bool
    weight: Decimal | None
    previous: Decimal | None
    kind: Kind
    reason: str = ""
    of_classes: tuple[str, ...] = ()
    """The classes for which the weight changed otherwise, by their codes, in the order of the plan. Such an indicator
    is `reweighted` even where the weight of all is what it was."""

    @property
    def change(self) -> Decimal:
        """The weight of today minus that of last year, where none counts as 0."""
        return _EXACT.subtract(self.weight or Decimal(0), self.previous or Decimal(0))


def classes_apart(plan: Plan) -> tuple[UnitClass, ...]:
    """The classes that have weights of their own, this year or last year: their changes are not those of all."""
    nodes: tuple[Indicator | PreviousIndicator, ...] = (*plan.indicators, *plan.previous_indicators)
    own = {code for node in nodes for code, weight in node.weight_by_class.items() if weight != node.weight}
    return tuple(one for one in plan.classes if one.code in own)


def for_class(plan: Plan, class_code: str | None) -> Plan:
    """The plan with what its indicators of both years weighed for one class; None: for all that have nothing else."""
    if class_code is None:
        return plan
    then = (replace(one, weight=_weight_for(one, class_code), weight_by_class={}) for one in plan.previous_indicators)
    now = (replace(one, weight=_weight_for(one, class_code), weight_by_class={}) for one in plan.indicators)
    return replace(plan, indicators=tuple(now), previous_indicators=tuple(then))


def _weight_for(node: Indicator | PreviousIndicator, class_code: str) -> Decimal:
    return node.weight_by_class.get(class_code, node.weight)


def weight_changes(plan: Plan) -> tuple[WeightChange, ...]:
    """Every indicator of today and of `plan.previous_indicators` once, in the order of today's tree.

    Which of them are the same is decided by `same_indicators`: by code and name, by path, by a name that stands once;
    a code with an entirely different name is one dropped and one added indicator. A dropped indicator stands under
    what became of its parent, after the last of the siblings before it that still stand there; its own children
    follow it. Without last year's indicators every one is `added`. Names that differ only in how they are written
    are not `renamed`.
    """
    return tuple(_Both(plan).walk(None, 0))


class _Both:
    """Both trees, and for each parent of today what was dropped under it, by the sibling that it follows."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.then: Mapping[str, PreviousIndicator] = {node.code: node for node in plan.previous_indicators}
        self.former = same_indicators(plan.previous_indicators, plan.indicators)
        self.today = {then: now for now, then in self.former.items()}
        self.children: dict[str | None, list[PreviousIndicator]] = {}
        for node in plan.previous_indicators:
            self.children.setdefault(node.parent, []).append(node)
        self.after: dict[tuple[str | None, str | None], list[PreviousIndicator]] = {}
        for parent, nodes in self.children.items():
            if parent is None or parent in self.today:
                self._place_dropped(None if parent is None else self.today[parent], nodes)

    def _place_dropped(self, parent: str | None, nodes: list[PreviousIndicator]) -> None:
        sibling: str | None = None
        for node in nodes:
            code = self.today.get(node.code)
            if code is None:
                self.after.setdefault((parent, sibling), []).append(node)
            elif self.plan.indicator[code].parent == parent:
                sibling = code

    def walk(self, parent: str | None, level: int) -> Iterator[WeightChange]:
        yield from self._dropped(parent, None, level)
        for node in self.plan.children.get(parent, ()):
            yield self._present(node, level)
            yield from self.walk(node.code, level + 1)
            yield from self._dropped(parent, node.code, level)

    def _present(self, node: Indicator, level: int) -> WeightChange:
        before = self.then[self.former[node.code]] if node.code in self.former else None
        of_classes = () if before is None else self._of_classes(node, before)
        return WeightChange(
            code=node.code,
            former=None if before is None else before.code,
            name=node.name,
            former_name="" if before is None else before.name,
            parent=node.parent,
            level=level,
            is_group=node.is_group,
            weight=node.weight,
            previous=None if before is None else before.weight,
            kind=self._kind(node, before, of_classes),
            reason=node.reason,
            of_classes=of_classes,
        )

    def _of_classes(self, node: Indicator, before: PreviousIndicator) -> tuple[str, ...]:
        if not node.weight_by_class and not before.weight_by_class:
            return ()
        change = _EXACT.subtract(node.weight, before.weight)
        return tuple(
            one.code
            for one in self.plan.classes
            if _EXACT.subtract(_weight_for(node, one.code), _weight_for(before, one.code)) != change
        )

    def _kind(self, node: Indicator, before: PreviousIndicator | None, of_classes: tuple[str, ...]) -> Kind:
        if before is None:
            return "added"
        if (None if node.parent is None else self.former.get(node.parent, "")) != before.parent:
            return "moved"
        if normalised(node.name) != normalised(before.name):
            return "renamed"
        return "kept" if node.weight == before.weight and not of_classes else "reweighted"

    def _dropped(self, parent: str | None, sibling: str | None, level: int) -> Iterator[WeightChange]:
        for node in self.after.get((parent, sibling), ()):
            yield from self._gone(node, parent, level)

    def _gone(self, node: PreviousIndicator, parent: str | None, level: int) -> Iterator[WeightChange]:
        below = self.children.get(node.code, ())
        yield WeightChange(
            code=None,
            former=node.code,
            name="",
            former_name=node.name,
            parent=parent,
            level=level,
            is_group=bool(below),
            weight=None,
            previous=node.weight,
            kind="dropped",
        )
        for child in below:
            if child.code not in self.today:
                yield from self._gone(child, node.code, level + 1)
