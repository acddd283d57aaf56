"""Where leaves are scored: the units, their readings, and what one unit sees of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import cast

from scoring.cells import Ballots, Reading, Readings, Tasks, members
from scoring.expression import Expression, OverPeers
from scoring.method import Case, Members, Method, Points
from scoring.methods import BY_CODE
from scoring.numbers import Gone, Value, plain
from scoring.parameter_reading import Setting
from scoring.parameters import PartRule
from scoring.peers import Circle, PeerNumbers, Peers
from scoring.plan import Indicator, Plan, Unit
from scoring.problems import Problem
from scoring.reckoning import reckon, value_of
from scoring.rounding import round_half_up
from scoring.rules import measure_of, part_measure

_Inner = tuple[Mapping[str, Fraction], set[str], Mapping[str | None, tuple[str, ...]]]
"""An expression inside `peer_…()`: values by unit, the units with a pending one, the peers of each class."""

NOBODY = PeerNumbers((Fraction(0),))
"""The peers of methods that do not compare."""


@dataclass(slots=True)
class Desk:
    """One evaluation: what is scored, and what was noticed meanwhile."""

    plan: Plan
    readings: Readings
    problems: dict[tuple[str, tuple[str, ...], str], Problem] = field(default_factory=dict)
    provisional: bool = False

    def read(self, item: str, unit: Unit) -> Reading:
        reading = self.readings.get(item, unit.code)
        if reading.blank or reading.pending:
            self.provisional = True
        return reading

    def report(self, code: str, node: Indicator, unit: Unit, **facts: str) -> None:
        told = {"indicator": f"{node.code} {node.name}", "unit": unit.name, **facts}
        self.problems[code, (node.code, unit.code), str(facts)] = Problem(
            code, ("indicators", node.code, unit.code), told
        )


class Table:
    """One leaf, or one part of a blend, over all units: measures and peers."""

    def __init__(
        self,
        desk: Desk,
        node: Indicator,
        weight: Fraction,
        measure: Expression | None,
        circle: Circle,
        *,
        up: bool,
        policy: str,
    ) -> None:
        self.desk = desk
        self.node = node
        self.weight = weight
        self.up = up
        self.policy = policy
        self._measure = measure
        self._circle = circle
        self._parts: dict[int, Table] = {}
        self._inner: dict[int, _Inner] = {}

    @cached_property
    def measures(self) -> Mapping[str, tuple[Value, bool]]:
        """The measure of each unit, and whether a pending value is in it."""
        if self._measure is None:
            return {}
        places = self.desk.plan.rounding.measure_places
        found: dict[str, tuple[Value, bool]] = {}
        for unit in self.desk.plan.units:
            sight = Sight(self, unit)
            value = reckon(self._measure, sight)
            found[unit.code] = (value if isinstance(value, Gone) else round_half_up(value, places), sight.pending)
        return found

    @cached_property
    def numbers(self) -> Mapping[str, Fraction]:
        """The measures that are numbers."""
        return {code: value for code, (value, _) in self.measures.items() if isinstance(value, Fraction)}

    @cached_property
    def _groups(self) -> Mapping[str | None, Peers]:
        found: dict[tuple[str, ...], Peers] = {}  # classes that fall back share one circle of peers
        groups = {}
        for class_code, codes in self.circle(self.numbers).items():
            if codes:
                if codes not in found:
                    found[codes] = PeerNumbers(tuple(self.numbers[code] for code in codes))
                groups[class_code] = found[codes]
        return groups

    def circle(self, present: Mapping[str, object]) -> Mapping[str | None, tuple[str, ...]]:
        """For each class the codes of the peers among the units that are present."""
        return self._circle.groups(present)

    def score(self, method: Method, unit: Unit, sight: "Sight") -> Value:
        """The points of one unit before rounding and policies, or why there are none."""
        if not method.reads_measure:
            return single(method.score(Case(sight.weight, Fraction(0), self.up, NOBODY, False, sight)))
        value, pending = self.measures[unit.code]
        sight.pending = sight.pending or pending
        if isinstance(value, Gone):
            return value
        peers = self._groups.get(unit.class_code)
        if peers is None:
            peers, own = PeerNumbers((value,)), True
        else:
            own = unit.ranked
        return single(method.score(Case(sight.weight, value, self.up, peers, own, sight)))

    def part(self, part: PartRule) -> "Table":
        """The table of one part; what the part does not say is the leaf's."""
        if id(part) not in self._parts:
            node, plan = self.node, self.desk.plan
            setting = Setting(BY_CODE, None, None, [])
            measure = measure_of(plan, part_measure(node, part), node.code, setting, ())
            by_class = self._circle.by_class if part.peers is None else part.peers == "class"
            circle = Circle(plan.units, by_class, self._circle.min_peers if part.min_peers is None else part.min_peers)
            policy = part.zero_denominator or self.policy
            self._parts[id(part)] = Table(self.desk, node, Fraction(1), measure, circle, up=part.up, policy=policy)
        return self._parts[id(part)]

    def among(self, over: OverPeers, unit: Unit) -> tuple[Sequence[Fraction], bool]:
        """The values of an expression inside `peer_…()` over the peers of a unit, at the last its own; and whether
        a pending value of its own is among them."""
        if id(over) not in self._inner:
            self._inner[id(over)] = self._over_all(over)
        values, pending, groups = self._inner[id(over)]
        peers = groups[unit.class_code] or ((unit.code,) if unit.code in values else ())
        return [values[code] for code in peers], unit.code in pending and unit.code in peers

    def _over_all(self, over: OverPeers) -> "_Inner":
        values: dict[str, Fraction] = {}
        pending: set[str] = set()
        for unit in self.desk.plan.units:
            sight = Sight(self, unit)
            value = value_of(over.inner, sight)
            if isinstance(value, Fraction):
                values[unit.code] = value
                if sight.pending:
                    pending.add(unit.code)
        return values, pending, self.circle(values)


class Sight:
    """What one unit's rule can see. Remembers whether it saw a pending value of its own.

    Every item is of the kind that is asked for: `scoring.rules` lets no other rule through.
    """

    __slots__ = ("_table", "_unit", "pending")

    def __init__(self, table: Table, unit: Unit) -> None:
        self._table = table
        self._unit = unit
        self.pending = False

    @property
    def weight(self) -> Fraction:
        return self._table.weight

    def _read(self, item: str) -> Reading:
        reading = self._table.desk.read(item, self._unit)
        self.pending = self.pending or reading.pending
        return reading

    def number(self, item: str) -> Value:
        return cast("Value", self._read(item).value)

    def series_numbers(self, item: str) -> Sequence[Fraction] | Gone:
        series = self.series(item)
        if isinstance(series, Gone):
            return series
        if Gone.MISSING in series.values():
            return Gone.MISSING
        return [value for value in series.values() if isinstance(value, Fraction)]

    def previous(self, item: str) -> Value:
        return self._table.desk.readings.previous.get(item, {}).get(self._unit.code, Gone.MISSING)

    def among_peers(self, over: OverPeers) -> Sequence[Fraction]:
        values, pending = self._table.among(over, self._unit)
        self.pending = self.pending or pending
        return values

    def undefined(self, function: str, value: Fraction) -> None:
        self.problem("expression.undefined", function=function, value=plain(value))

    def evaluate(self, expression: Expression) -> Value:
        return reckon(expression, self)

    def grade(self, item: str) -> str | Gone:
        return cast("str | Gone", self._read(item).value)

    def series(self, item: str) -> Members | Gone:
        return cast("Members | Gone", self._read(item).value)

    def members(self, item: str) -> Sequence[str]:
        plan = self._table.desk.plan
        listed = members(plan, plan.item[item])
        if listed is not None:
            return listed
        series = self.series(item)
        return () if isinstance(series, Gone) else tuple(series)

    def blank_member(self) -> None:
        self._table.desk.provisional = True

    def tasks(self, item: str) -> Sequence[tuple[Fraction, Fraction]] | Gone:
        return cast("Tasks | Gone", self._read(item).value)

    def ballots(self, item: str) -> Sequence[Mapping[str, Mapping[str, Fraction]]] | Gone:
        return cast("Ballots | Gone", self._read(item).value)

    def part(self, part: PartRule) -> Value:
        table = self._table.part(part)
        sight = Sight(table, self._unit)
        rate = table.score(part.method, self._unit, sight)
        self.pending = self.pending or sight.pending
        return zero_division(rate, table.policy, Fraction(1))

    def problem(self, code: str, **facts: str) -> None:
        self._table.desk.report(code, self._table.node, self._unit, **facts)


def single(points: Points) -> Value:
    """The points of one unit."""
    assert isinstance(points, Fraction | Gone)
    return points


def zero_division(value: Value, policy: str, weight: Fraction) -> Value:
    """What a division by zero is worth: full, zero, not applicable or missing."""
    if value is not Gone.ZERO_DIVISION:
        return value
    if policy == "full":
        return weight
    if policy == "zero":
        return Fraction(0)
    return Gone.NOT_APPLICABLE if policy == "not_applicable" else Gone.MISSING
