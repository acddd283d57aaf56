"""One leaf on its own: a rule that is being edited, over the units and entries of an assessment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import compress, repeat
from typing import Final, NamedTuple

import numpy as np

from scoring.cells import Readings, read_items
from scoring.desk import Desk, Sight, Table, single, zero_division
from scoring.enclosures import Enclosures
from scoring.entries import Cells, Entries
from scoring.exact import Undecided
from scoring.frame import Circle, Frame, Ring
from scoring.leaves import STATES, LeafScores, score_leaf
from scoring.method import Case, MeasureMethod, Method
from scoring.numbers import Gone, Value
from scoring.peer_column import PeerColumn
from scoring.peers import PeerNumbers
from scoring.plan import Indicator, Plan
from scoring.rationals import Rationals
from scoring.result import NodeState
from scoring.rounding import round_half_up
from scoring.rules import LeafRule, Variant, read_rule, variant
from scoring.years import previous

Columns = tuple[Sequence[Fraction], Sequence[int], Sequence[bool]]
"""Points, state, and whether left out, of each unit of the plan."""

MANY: Final = 100
"""With more peers their mean and spread are enclosed between bounds, as the engine does it for a column."""
PLACES: Final = 8
"""Decimals of points that are known between bounds."""


class Dot(NamedTuple):
    """One unit: its measure (None: the method reads none, or there is none) and the points that it has. There are
    thousands of them with every key: a tuple is made in a quarter of the time."""

    unit: str
    name: str
    measure: Fraction | None
    points: Fraction
    state: NodeState


@dataclass(frozen=True, slots=True)
class Circled:
    """Units for which the curve is the same: they share their parameters, their weight and their peers. `units`: their
    codes."""

    units: tuple[str, ...]
    variant: Variant
    peers: int
    """How many peers a relative method compares them with; 0 where it compares with nobody."""


@dataclass(frozen=True)
class Stage:
    """A leaf whose rule can be read; `plan` holds this leaf and its items alone."""

    plan: Plan
    entries: Entries
    rule: LeafRule

    @cached_property
    def frame(self) -> Frame:
        return Frame(self.plan.units)

    @cached_property
    def readings(self) -> Readings:
        columns = previous.previous_columns(self.plan, self.entries)
        return Readings(self.frame, read_items(self.plan, self.entries, self.frame), columns)

    @cached_property
    def sides(self) -> Mapping[str, "Stage"]:
        """The leaf with the weight of each class that has one of its own, by the code of the class."""
        found = {}
        for code, view in self.plan.by_class.items():
            found[code] = replace(self, plan=view, rule=read_rule(view, view.indicators[0]))
            found[code].take_over(self)
        return found

    def seen_by(self, unit: str) -> "Stage":
        """The leaf with what it weighs for the class of a unit: points, case and curve of the unit are found there."""
        return self.sides.get(self.plan.unit[unit].class_code or "", self)

    @property
    def node(self) -> Indicator:
        return self.rule.node

    @property
    def methods(self) -> Sequence[Method]:
        return tuple(self.rule.variants.values())

    @property
    def measured(self) -> bool:
        """Are points given for a measure?"""
        return any(isinstance(method, MeasureMethod) for method in self.methods)

    @property
    def compares(self) -> bool:
        """Do points depend on the peers?"""
        return any(isinstance(method, MeasureMethod) and method.compares for method in self.methods)

    @cached_property
    def table(self) -> Table:
        """The measures of all units, and their peers."""
        node = self.node
        return Table(
            Desk(self.plan, self.frame, self.readings),
            node,
            Fraction(node.weight),
            self.rule.measure,
            Circle(self.frame, node.peers == "class", node.min_peers),
            up=node.direction == "up",
            policy=node.zero_denominator,
            treatment=self.rule.treatment if self.measured and not node.reference_only else None,
        )

    @cached_property
    def scores(self) -> LeafScores:
        """What the units get."""
        return score_leaf(self.plan, self.frame, self.readings, self.rule, self.table if self.measured else None)

    @cached_property
    def dots(self) -> tuple[Dot, ...]:
        """The units that have points, whatever gives them these; in the order of the plan."""
        units = self.plan.units
        points, states, out = self.columns
        measures = self.measures if self.measured else repeat(None, len(units))
        names = [unit.name for unit in units]
        made = map(Dot, self.frame.codes, names, measures, points, [STATES[state] for state in states])
        return tuple(compress(made, [not gone for gone in out]))

    @cached_property
    def columns(self) -> Columns:
        """Points, state, and who is left out, each unit with the weight of its class."""
        if not self.sides:
            return self.own_columns
        sides = {code: side.own_columns for code, side in self.sides.items()}
        seen = [sides.get(unit.class_code or "", self.own_columns) for unit in self.plan.units]
        points, states, out = ([column[at] for at, column in enumerate(picked)] for picked in zip(*seen, strict=True))
        return points, states, out

    @cached_property
    def own_columns(self) -> Columns:
        """The same with the weight that this stage has, for every unit."""
        return self.scores.points.all(), self.scores.states.tolist(), self.scores.out.tolist()

    @cached_property
    def measures(self) -> Sequence[Fraction | None]:
        """What is measured of each unit that the rule scores a measure of; None where there is none."""
        return self.table.column.numbers()

    @cached_property
    def reach(self) -> tuple[Fraction, ...]:
        """The lowest and the highest measure; nothing where there is none."""
        seen = [measure for measure in self.measures if measure is not None]
        return (min(seen), max(seen)) if seen else ()

    @cached_property
    def circles(self) -> tuple[Circled, ...]:
        """The units by the curve that holds for them; first the largest of these groups."""
        rings = self.table.rings if self.compares else ()
        if not self.rule.classes and not self.rule.units and not self.sides and len(rings) < 2:
            return (Circled(tuple(self.frame.codes), (None, None), len(rings[0].peers) if rings else 0),)
        ring_at: Mapping[int, Ring] = {int(row): ring for ring in rings for row in ring.rows}
        found: dict[tuple[Variant, int, Decimal], list[int]] = {}
        for index, unit in enumerate(self.plan.units):
            own = variant(unit.class_code, unit.code, self.rule.classes, self.rule.units)
            weight = self.seen_by(unit.code).node.weight
            found.setdefault((own, id(ring_at.get(index)), weight), []).append(index)
        circled = []
        for (own, _, _), rows in found.items():
            ring = ring_at.get(rows[0])
            peers = 0 if ring is None else len(ring.peers)
            circled.append(Circled(tuple(self.frame.codes[row] for row in rows), own, peers))
        return tuple(sorted(circled, key=lambda one: -len(one.units)))

    def method_of(self, unit: str) -> Method:
        """The method with the parameters of one unit."""
        found = self.rule.method_for(self.plan.unit[unit].class_code, unit)
        assert found is not None  # a stage has a rule that can be read
        return found

    def case_at(self, unit: str, measure: Fraction, *, as_peer: bool = False) -> Case:
        """What the method is given for a unit with this measure, compared with the peers that there are.

        `as_peer`: where a peer has this measure, the unit is that peer; else it comes on top of them."""
        index = self.frame.at[unit]
        exact = round_half_up(measure, self.plan.rounding.measure_places)
        method = self.method_of(unit)
        compares = isinstance(method, MeasureMethod) and method.compares
        peers = (self.table.peers_at(index) if compares else None) or PeerNumbers((exact,))
        own = as_peer and bool(peers.equal(exact))
        return Case(self.table.weight, exact, self.table.up, peers, own, Sight(self.table, index))

    def points_at(self, unit: str, measure: Fraction, *, as_peer: bool = False) -> Value:
        """The points of a unit with this measure before rounding, or why there are none."""
        method = self.method_of(unit)
        value = self._enclosed(method, unit, measure) if self.is_long(unit) else None
        if value is None:
            value = single(method.score(self.case_at(unit, measure, as_peer=as_peer)))
        return zero_division(value, self.node.zero_denominator, self.table.weight)

    def is_long(self, unit: str) -> bool:
        """Does the method ask for the mean or spread of so many peers that exact fractions take long?"""
        method = self.method_of(unit)
        return isinstance(method, MeasureMethod) and method.spread and len(self._ring_of(unit).peers) > MANY

    def _enclosed(self, method: Method, unit: str, measure: Fraction) -> Value | None:
        """The points between bounds, as the engine scores many units; None where bounds do not tell."""
        ring = self._ring_of(unit)
        if id(ring) not in self.known_columns:
            self.known_columns[id(ring)] = PeerColumn(self.table.column.values.take(ring.peers))
        peers = self.known_columns[id(ring)]
        x = Rationals.of([round_half_up(measure, self.plan.rounding.measure_places)]).enclosed()
        sight = Sight(self.table, self.frame.at[unit])
        try:
            points = method.score(Case(self.table.weight, x, self.table.up, peers, np.zeros(1, bool), sight))
        except Undecided:
            return None
        if isinstance(points, Enclosures):
            return Fraction(int(points.half_up(PLACES)[0][0]), 10**PLACES)
        return points if isinstance(points, Gone) else None

    def is_over_data_of(self, other: "Stage") -> bool:
        """Are units, items and entries of both the same objects? Frozen values need not be compared further."""
        mine, theirs = self.plan, other.plan
        return (
            mine.units is theirs.units
            and mine.classes is theirs.classes
            and mine.lists is theirs.lists
            and mine.previous is theirs.previous
            and mine.rounding == theirs.rounding
            and _same(mine.items, theirs.items)
            and _same_cells(self.entries.values, other.entries.values)
            and _same_cells(self.entries.previous, other.entries.previous)
        )

    def take_over(self, other: "Stage") -> None:
        """What another stage of the same data has read already, and measured where that is the same."""
        if not self.is_over_data_of(other):
            return
        found: dict[str, object] = {"frame": other.frame, "readings": other.readings}
        vars(self).update(found)
        if self.measured and other.measured and self.measuring == other.measuring:
            self.table.take_over(other.table)
            found = {"measures": other.measures, "reach": other.reach}
            if "rings" in vars(self.table):
                found["known_columns"] = other.known_columns
            vars(self).update(found)

    @property
    def measuring(self) -> tuple[object, ...]:
        """What the measures of a leaf and their peers depend on, beside the units and entries."""
        node, rule = self.node, self.rule
        compared = node.peers, node.min_peers
        return rule.measure, rule.treatment, node.zero_denominator, node.reference_only, node.direction, compared

    @cached_property
    def known_columns(self) -> dict[int, PeerColumn]:
        return {}

    def _ring_of(self, unit: str) -> Ring:
        row = self.frame.at[unit]
        return next(ring for ring in self.table.rings if row in ring.rows)


def _same(mine: Sequence[object], theirs: Sequence[object]) -> bool:
    return len(mine) == len(theirs) and all(one is other for one, other in zip(mine, theirs, strict=True))


def _same_cells(mine: Cells, theirs: Cells) -> bool:
    return mine.keys() == theirs.keys() and all(cells is theirs[code] for code, cells in mine.items())


def on_stage(plan: Plan, entries: Entries, node: Indicator, after: Stage | None = None) -> Stage | None:
    """The leaf `node`, as it may not stand in the plan yet, on its own; None where its rule cannot be read.

    What is wrong with it says `scoring.rules.read_rule`. `after`: the stage before the last key; the result is the same
    without it, and takes longer."""
    if node.is_group:
        return None
    rule = read_rule(plan, node)
    if rule.problems or not plan.units:
        return None
    items = tuple(item for item in plan.items if item.code in rule.items)
    small = replace(plan, items=items, indicators=(replace(node, parent=None),))
    values = {code: cells for code, cells in entries.values.items() if code in rule.items}
    before = {code: cells for code, cells in entries.previous.items() if code in rule.items}
    made = Stage(small, Entries(values, previous=before), replace(rule, node=small.indicators[0]))
    if after is not None:
        made.take_over(after)
    return made


def measures(plan: Plan, entries: Entries, node: Indicator) -> tuple[tuple[str, Value], ...]:
    """The measure of each unit, by name, exactly, or why there is none; empty where it cannot be read."""
    leaf = replace(node, method="convert_scale", params={"full": "1"}, reference_only=False, treatment={})
    stage = on_stage(plan, entries, leaf)
    if stage is None:
        return ()
    return tuple((unit.name, stage.table.column.at(index)) for index, unit in enumerate(plan.units))


def divides_by_zero(found: Sequence[tuple[str, Value]]) -> tuple[str, ...]:
    """The names of the units whose measure divides by zero."""
    return tuple(name for name, value in found if value is Gone.ZERO_DIVISION)
