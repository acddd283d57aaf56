"""What an evaluation has worked out, stage by stage, and what of it can be taken over into the next one.

Every stage looks at what it is made from: where that is the same as before, so is the stage. Values are frozen, so an
edit of one cell leaves all other columns the very same objects, and only what depends on the cell is scored again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_
from typing import Any, TypeVar

from scoring.cells import ItemReading, Readings, read_items
from scoring.entries import Entries
from scoring.frame import Frame
from scoring.groups import NodeScores, Rolled
from scoring.leaves import LeafScores, score_leaf
from scoring.numbers import Value
from scoring.plan import Plan
from scoring.result import Result
from scoring.rules import LeafRule, read_rule
from scoring.years import previous

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf's scores with the readings that they come from."""

    rule: LeafRule
    read: tuple[ItemReading | None, ...]
    scores: LeafScores
    node: NodeScores


class Stages:
    """What was made from inputs that may be the same again, by name."""

    def __init__(self, before: "Stages | None") -> None:
        self._before = dict(before.made) if before else {}
        self.made: dict[str, tuple[tuple[object, ...], Any]] = {}

    def take(self, name: str, make: Callable[[], Made], *inputs: object) -> Made:
        """What `make` gives; where all inputs are the very same as before, what it gave then."""
        old = self._before.get(name)
        if old and len(old[0]) == len(inputs) and all(a is b for a, b in zip(old[0], inputs, strict=True)):
            self.made[name] = old
        else:
            self.made[name] = (inputs, make())
        found: Made = self.made[name][1]
        return found

    def done(self) -> "Stages":
        """These, without what was before."""
        self._before = {}
        return self


@dataclass(frozen=True, slots=True)
class Working:
    """One evaluation. `leaves` and `groups` by code, `rules` in the order of the plan."""

    plan: Plan
    entries: Entries
    frame: Frame
    rules: tuple[LeafRule, ...]
    readings: Readings
    leaves: Mapping[str, Leaf]
    nodes: Mapping[str, NodeScores]
    groups: Mapping[str, Rolled]
    stages: Stages
    sides: Mapping[str, "Working"] = field(default_factory=dict)
    """The same under the plan of each class that has weights of its own (`scoring.sides`)."""


def working_of(result: Result) -> Working:
    """What the figures of a result were made from. Raises ValueError where it was not evaluated here."""
    if not isinstance(result.working, Working):
        raise ValueError("a result that was not evaluated here")
    return result.working


def frame_of(plan: Plan, after: Working | None) -> Frame:
    if after and _same_parts(after.plan.units, plan.units):
        return after.frame
    return Frame(plan.units)


def rules_of(plan: Plan, after: Working | None) -> tuple[LeafRule, ...]:
    """The rules of all leaves."""
    old: dict[str, LeafRule] = {}
    if after and same_surroundings(after.plan, plan):
        old = {rule.node.uid: rule for rule in after.rules}
    found = []
    for node in plan.leaves:
        before = old.get(node.uid)
        found.append(before if before and before.node == node else read_rule(plan, node))
    same = after is not None and len(found) == len(after.rules) and all(map(is_, found, after.rules))
    return after.rules if after and same else tuple(found)


def readings_of(plan: Plan, entries: Entries, frame: Frame, after: Working | None) -> Readings:
    """All cells."""
    items = read_items(plan, entries, frame, after.readings.items if after else None)
    return Readings(frame, items, previous_of(plan, entries, after))


def previous_of(plan: Plan, entries: Entries, after: Working | None) -> Mapping[str, Mapping[str, Value]]:
    if after and after.plan is plan and after.entries.previous is entries.previous:
        return after.readings.previous
    found = previous.previous_columns(plan, entries)
    return after.readings.previous if after and after.readings.previous == found else found


def leaves_of(
    plan: Plan, frame: Frame, rules: Sequence[LeafRule], readings: Readings, after: Working | None
) -> Mapping[str, Leaf]:
    """The scores of all leaves."""
    found: dict[str, Leaf] = {}
    same = after is not None and after.frame is frame and after.plan.rounding == plan.rounding
    same = same and after is not None and after.readings.previous is readings.previous
    for rule in rules:
        read = tuple(readings.items.get(code) for code in sorted(rule.items))
        old = after.leaves.get(rule.node.code) if after and same else None
        if old and old.rule is rule and all(a is b for a, b in zip(old.read, read, strict=True)):
            found[rule.node.code] = old
            continue
        scores = score_leaf(plan, frame, readings, rule)
        found[rule.node.code] = Leaf(rule, read, scores, NodeScores(scores.points, scores.out, scores.states))
    return found


def same_surroundings(before: Plan, now: Plan) -> bool:
    """Is all the same that a rule depends on beside its own node?"""
    return all(
        _same_parts(getattr(before, name), getattr(now, name)) for name in ("units", "classes", "lists", "items")
    )


def _same_parts(before: Sequence[object], now: Sequence[object]) -> bool:
    return before is now or before == now
