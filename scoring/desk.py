"""Where a leaf is scored: the measures of all units as a column, their peers, and what one unit sees of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TypeVar, cast

import numpy as np

from scoring.cells import Ballots, Reading, Readings, Tasks, members
from scoring.columns import Column, column, column_of
from scoring.expression import Expression, OverPeers
from scoring.frame import Circle, Frame, Ring
from scoring.method import Case, Members, Method, Points
from scoring.methods import BY_CODE
from scoring.numbers import Gone, Value, plain
from scoring.parameter_reading import Setting
from scoring.parameters import PartRule
from scoring.peers import PeerNumbers
from scoring.plan import Indicator, Plan, Unit
from scoring.precise import settle_roots
from scoring.problems import Problem
from scoring.reckoning import AGGREGATES, reckon, value_of
from scoring.rules import measure_of, part_measure
from scoring.treatment import Treated, Treatment, treat

T = TypeVar("T")
NOBODY = PeerNumbers((Fraction(0),))
"""The peers of methods that do not compare."""


@dataclass(slots=True)
class Desk:
    """One leaf's evaluation: what is read, and what was noticed meanwhile."""

    plan: Plan
    frame: Frame
    readings: Readings
    problems: dict[tuple[str, tuple[str, ...], str], Problem] = field(default_factory=dict)
    provisional: bool = False

    def read(self, item: str, index: int) -> Reading:
        reading = self.readings.get(item, index)
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
        treatment: Treatment | None = None,
    ) -> None:
        self.desk = desk
        self.node = node
        self.weight = weight
        self.circle = circle
        self.up = up
        self.policy = policy
        self.treatment = treatment
        self.treated = Treated({})
        """What was done to the measures, once they have been asked for."""
        self._measure = measure
        self._parts: dict[int, Table] = {}
        self._inner: dict[int, tuple[Column, Mapping[int, Ring]]] = {}
        self.known_peers: dict[int, PeerNumbers] = {}
        self.made: dict[int, tuple[object, object]] = {}
        """What methods made of all units together, by the method's identity."""

    def take_over(self, other: "Table") -> None:
        """What another table of the same measure, peers and treatment has found out: it need not be reckoned again."""
        self.column, self.treated = other.column, other.treated
        self.desk.provisional = self.desk.provisional or other.desk.provisional
        if "rings" in vars(other):  # peers are kept by their ring
            self.rings, self.known_peers = other.rings, other.known_peers

    @cached_property
    def column(self) -> Column:
        """The measure of each unit."""
        if self._measure is None:
            nothing = np.zeros(len(self.desk.frame), bool)
            return column_of([Gone.MISSING] * len(nothing), nothing, nothing)
        found = self.evaluate(self._measure)
        self.desk.provisional = self.desk.provisional or bool(found.open.any())
        return self._treated(self._rounded(found))

    def evaluate(self, expression: Expression) -> Column:
        """An expression over all units."""
        if not expression.partial:
            return column(expression.tree, self, len(self.desk.frame))
        sights = [Sight(self, index) for index in range(len(self.desk.frame))]
        values = [reckon(expression, sight) for sight in sights]
        return column_of(values, [sight.pending for sight in sights], [False] * len(sights))

    def _treated(self, found: Column) -> Column:
        """The measures after what the plan has done to them before they are scored."""
        if self.treatment is None:
            return found
        plan = self.desk.plan
        measures = {code: found.at(index) for index, code in enumerate(self.desk.frame.codes)}
        self.treated = treat(
            self.treatment,
            measures,
            plan.units,
            zero_denominator=self.policy,
            places=plan.rounding.measure_places,
        )
        return column_of([self.treated.values[code] for code in self.desk.frame.codes], found.pending, found.open)

    def _rounded(self, found: Column) -> Column:
        """A measure at the places of the plan."""
        places = self.desk.plan.rounding.measure_places
        if places is None:
            return found
        return Column(found.values.rounded(places), found.gone, found.pending, found.open)

    # What a column sees of the data: `columns.Field`.

    def item(self, code: str) -> Column:
        found = self.desk.readings.items[code].column
        assert found is not None
        return found

    def previous(self, code: str) -> Column:
        nowhere = [False] * len(self.desk.frame)
        return column_of([self.previous_at(code, index) for index in range(len(nowhere))], nowhere, nowhere)

    def previous_at(self, code: str, index: int) -> Value:
        """What one unit had in the assessment before."""
        return self.desk.readings.previous.get(code, {}).get(self.desk.frame.codes[index], Gone.MISSING)

    def over_series(self, name: str, code: str) -> Column:
        readings = self.desk.readings.items[code].readings
        values = []
        for reading in readings:
            series = numbers_in(cast("Members | Gone", reading.value))
            values.append(series if isinstance(series, Gone) else AGGREGATES[name](series))
        opened = [reading.blank or reading.pending for reading in readings]
        return column_of(values, [reading.pending for reading in readings], opened)

    # Peers.

    @cached_property
    def rings(self) -> Sequence[Ring]:
        return self.circle.rings(self.column.present)

    @cached_property
    def _ring_at(self) -> Mapping[int, Ring]:
        return _by_row(self.rings)

    def peers_at(self, index: int) -> PeerNumbers | None:
        """The peers of one unit; None where there is none."""
        ring = self._ring_at[index]
        if not len(ring.peers):
            return None
        if id(ring) not in self.known_peers:
            self.known_peers[id(ring)] = PeerNumbers(tuple(self.column.values.at(int(peer)) for peer in ring.peers))
        return self.known_peers[id(ring)]

    def case(self, method: Method, index: int, sight: "Sight") -> Case | Gone:
        """What a method needs to score one unit, or why there is nothing to score."""
        if not method.reads_measure:
            return Case(sight.weight, Fraction(0), self.up, NOBODY, False, sight)
        value = self.column.at(index)
        sight.pending = sight.pending or bool(self.column.pending[index])
        if isinstance(value, Gone):
            return value
        peers = self.peers_at(index)
        own = True if peers is None else self.desk.frame.units[index].ranked
        return Case(sight.weight, value, self.up, peers or PeerNumbers((value,)), own, sight)

    def score(self, method: Method, index: int, sight: "Sight") -> Value:
        """The points of one unit before rounding and policies, or why there are none."""
        case = self.case(method, index, sight)
        if isinstance(case, Gone):
            return case
        points = single(method.score(case))
        return settle_roots(points) if self.rooted and isinstance(points, Fraction) else points

    @property
    def rooted(self) -> bool:
        """Do the measures come from roots or logarithms? What their digits miss can show in a ratio: ln(2) / ln(4)."""
        return self._measure is not None and self._measure.partial

    def part(self, part: PartRule) -> "Table":
        """The table of one part; what the part does not say is the leaf's."""
        if id(part) not in self._parts:
            node, plan = self.node, self.desk.plan
            setting = Setting(BY_CODE, None, None, [])
            measure = measure_of(plan, part_measure(node, part), node.code, setting, ())
            by_class = self.circle.by_class if part.peers is None else part.peers == "class"
            least = self.circle.min_peers if part.min_peers is None else part.min_peers
            circle = Circle(self.desk.frame, by_class, least)
            policy = part.zero_denominator or self.policy
            self._parts[id(part)] = Table(self.desk, node, Fraction(1), measure, circle, up=part.up, policy=policy)
        return self._parts[id(part)]

    def among(self, over: OverPeers, index: int) -> tuple[Sequence[Fraction], bool]:
        """The values of an expression inside `peer_…()` over the peers of a unit, at the last its own; and whether
        a pending value of its own is among them."""
        if id(over) not in self._inner:
            self._inner[id(over)] = self._over_all(over)
        values, rings = self._inner[id(over)]
        peers = rings[index].peers
        own = index in peers
        if not len(peers) and not values.gone[index]:
            peers, own = np.array([index]), True
        return [values.values.at(int(peer)) for peer in peers], own and bool(values.pending[index])

    def _over_all(self, over: OverPeers) -> tuple[Column, Mapping[int, Ring]]:
        sights = [Sight(self, index) for index in range(len(self.desk.frame))]
        values = [value_of(over.inner, sight) for sight in sights]
        found = column_of(values, [sight.pending for sight in sights], [False] * len(sights))
        return found, _by_row(self.circle.rings(found.present))


def _by_row(rings: Sequence[Ring]) -> Mapping[int, Ring]:
    return {int(row): ring for ring in rings for row in ring.rows}


class Sight:
    """What one unit's rule can see. Remembers whether it saw a pending value of its own.

    Every item is of the kind that is asked for: `scoring.rules` lets no other rule through.
    """

    __slots__ = ("_index", "_table", "pending")

    def __init__(self, table: Table, index: int) -> None:
        self._table = table
        self._index = index
        self.pending = False

    @property
    def weight(self) -> Fraction:
        return self._table.weight

    def _read(self, item: str) -> Reading:
        reading = self._table.desk.read(item, self._index)
        self.pending = self.pending or reading.pending
        return reading

    def number(self, item: str) -> Value:
        return cast("Value", self._read(item).value)

    def series_numbers(self, item: str) -> Sequence[Fraction] | Gone:
        return numbers_in(self.series(item))

    def previous(self, item: str) -> Value:
        return self._table.previous_at(item, self._index)

    def among_peers(self, over: OverPeers) -> Sequence[Fraction]:
        values, pending = self._table.among(over, self._index)
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

    @property
    def unit(self) -> str:
        return self._table.desk.frame.codes[self._index]

    def ranked_series(self, item: str) -> Iterator[tuple[str, Members | Gone]]:
        readings, frame = self._table.desk.readings, self._table.desk.frame
        for index, unit in enumerate(frame.units):
            if unit.ranked:
                yield unit.code, cast("Members | Gone", readings.get(item, index).value)

    def once(self, method: object, make: Callable[["Sight"], T]) -> T:
        made = self._table.made
        if id(method) not in made:
            made[id(method)] = method, make(self)
        return cast("T", made[id(method)][1])

    def part(self, part: PartRule) -> Value:
        table = self._table.part(part)
        sight = Sight(table, self._index)
        rate = table.score(part.method, self._index, sight)
        self.pending = self.pending or sight.pending
        return part_rate(part.method, zero_division(rate, table.policy, Fraction(1)))

    def problem(self, code: str, **facts: str) -> None:
        self._table.desk.report(code, self._table.node, self._table.desk.frame.units[self._index], **facts)


def numbers_in(series: Members | Gone) -> Sequence[Fraction] | Gone:
    """The numbers of a series; what does not apply is left out, and with one missing the whole is missing."""
    if isinstance(series, Gone):
        return series
    if Gone.MISSING in series.values():
        return Gone.MISSING
    return [value for value in series.values() if isinstance(value, Fraction)]


def part_rate(method: Method, rate: Value) -> Value:
    """The rate of a part: a method that scores what is missing does so in a blend too."""
    given = method.when_missing
    if rate is Gone.MISSING and given is not None:
        return min(max(given, Fraction(0)), Fraction(1))
    return rate


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
