"""From measures to the rounded points of every leaf: methods, then the policies for what has no value."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.desk import Desk, Sight, Table, zero_division
from scoring.numbers import Gone, Value
from scoring.peers import Circle, lowest_or_mean
from scoring.plan import Indicator, Unit
from scoring.result import NodeState
from scoring.rounding import round_half_up
from scoring.rules import LeafRule


@dataclass(frozen=True, slots=True)
class LeafScore:
    """`points` are rounded; None: left out, or for reference only."""

    points: Fraction | None
    state: NodeState
    measure: Fraction | None


@dataclass(frozen=True, slots=True)
class _Raw:
    """What a unit's method says: points or why there are none; `given`: without a value, by the method itself."""

    value: Value
    pending: bool
    from_value: bool
    given: Fraction | None


def score_leaf(desk: Desk, rule: LeafRule) -> Mapping[str, LeafScore]:
    """The scores of all units under one leaf, by unit code."""
    node, units = rule.node, desk.plan.units
    circle = Circle(units, node.peers == "class", node.min_peers)
    measure = rule.measure if rule.variants else None
    scores_measure = not node.reference_only and any(method.reads_measure for method in rule.variants.values())

    def table_at(own: Desk) -> Table:
        up, policy = node.direction == "up", node.zero_denominator
        return Table(own, node, Fraction(node.weight), measure, circle, up=up, policy=policy)

    table = table_at(desk)
    # A measure that is only shown makes nothing provisional: it is read at a desk of its own.
    shown = (table if scores_measure else table_at(Desk(desk.plan, desk.readings))).numbers
    if node.reference_only:
        return {unit.code: LeafScore(None, "reference", shown.get(unit.code)) for unit in units}

    places = desk.plan.rounding.leaf_places
    raw = {unit.code: _apply_method(table, rule, unit) for unit in units}
    earned = {
        code: round_half_up(found.value, places)
        for code, found in raw.items()
        if found.from_value and isinstance(found.value, Fraction)
    }
    policies = _Policies(node, earned, table.circle(shown if scores_measure else earned))
    found = {}
    for unit in units:
        points, state = policies.settle(raw[unit.code], unit)
        rounded = None if points is None else round_half_up(points, places)
        found[unit.code] = LeafScore(rounded, state, shown.get(unit.code))
    return found


def _apply_method(table: Table, rule: LeafRule, unit: Unit) -> _Raw:
    weight = Fraction(rule.node.weight)
    method = rule.method_for(unit.class_code, unit.code)
    if method is None:
        return _Raw(Gone.MISSING, False, False, None)
    sight = Sight(table, unit)
    value = table.score(method, unit, sight)
    settled = zero_division(value, rule.node.zero_denominator, weight)
    given = None if method.when_missing is None else min(max(method.when_missing, Fraction(0)), weight)
    return _Raw(settled, sight.pending, isinstance(value, Fraction), given)


@dataclass(frozen=True, slots=True)
class _Policies:
    """What a leaf gives where its method cannot (§6, steps 2 and 3)."""

    node: Indicator
    earned: Mapping[str, Fraction]
    peers: Mapping[str | None, tuple[str, ...]]

    def settle(self, raw: _Raw, unit: Unit) -> tuple[Fraction | None, NodeState]:
        """Points before rounding, and the state."""
        if isinstance(raw.value, Fraction):
            return raw.value, "pending" if raw.pending else "scored"
        if raw.value is Gone.NOT_APPLICABLE:
            return self._not_applicable(unit), "not_applicable"
        return raw.given if raw.given is not None else self._missing(unit), "missing"

    def _missing(self, unit: Unit) -> Fraction | None:
        if self.node.missing == "exclude":
            return None
        if self.node.missing == "zero":
            return Fraction(0)
        return lowest_or_mean(self._of_peers(unit), mean=self.node.missing == "mean")

    def _not_applicable(self, unit: Unit) -> Fraction | None:
        if self.node.not_applicable == "full":
            return Fraction(self.node.weight)
        if self.node.not_applicable == "zero":
            return Fraction(0)
        if self.node.not_applicable == "mean":
            return lowest_or_mean(self._of_peers(unit), mean=True)
        return None

    def _of_peers(self, unit: Unit) -> list[Fraction]:
        """The points that the unit's peers earned from their values."""
        return [self.earned[code] for code in self.peers[unit.class_code] if code in self.earned]
