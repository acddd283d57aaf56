"""From measures to the rounded points of every leaf: methods, then the policies for what has no value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final, cast

import numpy as np

from scoring.cells import ItemReading, Readings
from scoring.columns import NOTHING, Codes, Column
from scoring.desk import NOBODY, Desk, Sight, Table
from scoring.enclosures import Enclosures
from scoring.exact import Array, Exact, Mask, Undecided
from scoring.expression import Expression
from scoring.frame import Circle, Frame, Ring
from scoring.method import Case, MeasureMethod, Method
from scoring.numbers import Gone
from scoring.peer_column import PeerColumn
from scoring.peers import Peers
from scoring.plan import Plan
from scoring.points import Points
from scoring.problems import Problem
from scoring.rationals import Rationals
from scoring.result import NodeState
from scoring.rules import LeafRule
from scoring.treatment import Treated, remarks

STATES: Final[tuple[NodeState, ...]] = ("scored", "missing", "not_applicable", "pending", "reference")
SCORED, MISSING, NOT_APPLICABLE, PENDING, REFERENCE = (np.uint8(number) for number in range(len(STATES)))

FEW: Final = 3
"""So many units are scored one by one: many may have parameters of their own."""


@dataclass(frozen=True, slots=True)
class LeafScores:
    """One leaf, unit by unit. `points` are 0 where `out`: left out, or for reference only. `states` as in STATES."""

    points: Points
    out: Mask
    states: Codes
    measure: Column | None
    treated: Treated
    problems: tuple[Problem, ...] = ()
    provisional: bool = False


def score_leaf(plan: Plan, frame: Frame, readings: Readings, rule: LeafRule, known: Table | None = None) -> LeafScores:
    """The scores of all units under one leaf. `known`: a table of the same measures, peers and treatment."""
    node = rule.node
    desk, quiet = (Desk(plan, frame, readings) for _ in range(2))
    circle = Circle(frame, node.peers == "class", node.min_peers)
    measure = rule.measure if rule.variants else None
    scores_measure = not node.reference_only and any(method.reads_measure for method in rule.variants.values())

    def table_at(own: Desk) -> Table:
        return Table(
            own,
            node,
            Fraction(node.weight),
            measure,
            circle,
            up=node.direction == "up",
            policy=node.zero_denominator,
            treatment=rule.treatment if scores_measure else None,
        )

    table = table_at(desk)
    if known is not None:
        table.take_over(known)
    # A measure that is only shown makes nothing provisional: it is read at a desk of its own.
    shown = (table if scores_measure else table_at(quiet)).column if measure else None
    count, places = len(frame), plan.rounding.leaf_places
    if node.reference_only:
        nothing = Points.zeros(count, places)
        return LeafScores(nothing, np.ones(count, bool), np.full(count, REFERENCE), shown, table.treated)
    scorer = _Scorer(table, rule, places)
    scorer.run()
    peers = shown.present if scores_measure and shown is not None else scorer.earned
    points, out, states = scorer.settled(circle.rings(peers))
    found = (*desk.problems.values(), *(remarks(node, table.treated, plan.units) if rule.treatment else ()))
    return LeafScores(points, out, states, shown, table.treated, found, desk.provisional)


class _Scorer:
    """Fills in what the method says of each unit: points, or why there are none."""

    def __init__(self, table: Table, rule: LeafRule, places: int | None) -> None:
        count = len(table.desk.frame)
        self._table = table
        self._rule = rule
        self._places = places
        self.points = Points.zeros(count, places)
        self.gone: Codes = np.zeros(count, np.uint8)
        self.pending: Mask = np.zeros(count, bool)
        self.given: list[tuple[Array, Fraction]] = []
        """Units of a method that scores what is missing, and what they get."""

    @property
    def earned(self) -> Mask:
        """Who has points from a value of its own."""
        found = np.asarray(self.gone == NOTHING, bool)
        return found & ~self._filled if self._table.treated.imputed else found

    @cached_property
    def _filled(self) -> Mask:
        """Whose gap was filled: scored, but missing all the same."""
        frame = self._table.desk.frame
        found = np.zeros(len(frame), bool)
        found[[frame.at[code] for code in self._table.treated.filled]] = True
        return found

    def run(self) -> None:
        for method, rows in self._variants():
            if method is None:
                self.gone[rows] = Gone.MISSING.value
                continue
            if isinstance(method, MeasureMethod):
                self._measured(method, rows)
            elif _in_columns(method.expressions()):
                self._reckoned(method, rows)
            else:
                self._one_by_one(method, rows)
            if method.when_missing is not None:
                weight = self._table.weight
                given = min(max(method.when_missing, Fraction(0)), weight)
                self.given.append((rows, given))

    def _variants(self) -> Iterator[tuple[Method | None, Array]]:
        """The units that share a method and its parameters."""
        rule, frame = self._rule, self._table.desk.frame
        if not rule.classes and not rule.units:
            yield rule.method_for(None, ""), frame.everyone
            return
        own = np.zeros(len(frame), bool)
        for code in rule.units & frame.at.keys():
            index = frame.at[code]
            own[index] = True
            yield rule.method_for(frame.units[index].class_code, code), np.array([index])
        for rows in frame.members:
            rest = rows[~own[rows]]
            if len(rest):
                yield rule.method_for(frame.units[rest[0]].class_code, ""), rest

    def _measured(self, method: MeasureMethod, rows: Array) -> None:
        """A method that scores the measure: the units with the same peers together."""
        column, everyone = self._table.column, self._table.desk.frame.everyone
        if len(rows) <= FEW:
            self.gone[rows], self.pending[rows] = column.gone[rows], column.pending[rows]
            self._one_by_one(method, rows[column.present[rows]])
            return
        if rows is everyone:
            self.gone, self.pending, here = column.gone.copy(), column.pending.copy(), column.present
        else:
            self.gone[rows] = column.gone[rows]
            self.pending[rows] = column.pending[rows]
            here = np.zeros(len(column.gone), bool)
            here[rows] = column.present[rows]
        if self._table.rooted:
            self._one_by_one(method, np.flatnonzero(here))
            return
        for circle, peers in self._circles(method):
            # All units are scored where most have a number: that is quicker than picking these out.
            whole = circle is everyone and rows is everyone
            among = everyone if whole else circle[here[circle]]
            if not len(among):
                continue
            try:
                with np.errstate(over="raise", invalid="raise", divide="raise"):
                    alone = here[among] if peers is None else self._together(method, peers, among)
            except (Undecided, OverflowError, FloatingPointError):
                alone = here[among]
            if alone is not None:
                self._one_by_one(method, among[alone & here[among]])

    def _circles(self, method: MeasureMethod) -> Iterator[tuple[Array, Peers | None]]:
        """The units that share their peers, and these; None where there is none."""
        if not method.compares:
            yield self._table.desk.frame.everyone, NOBODY
            return
        for ring in self._table.rings:
            peers = PeerColumn(self._table.column.values.take(ring.peers)) if len(ring.peers) else None
            yield ring.rows, peers

    def _together(self, method: MeasureMethod, peers: Peers, rows: Array) -> Mask | None:
        """Score these units as a column; those that have to be looked at one by one come back. Where a unit has no
        number, it counts as 0, and what it gets is not looked at."""
        table, frame = self._table, self._table.desk.frame
        whole = rows is frame.everyone
        measures = table.column.values if whole else table.column.values.take(rows)
        if method.spread and self._places is None:
            raise Undecided
        x = measures.enclosed() if method.spread else measures
        ranked = frame.ranked if whole else frame.ranked[rows]
        case = Case(table.weight, x, table.up, peers, ranked, Sight(table, int(rows[0])))
        alone = method.misfits(case)
        points = method.score(case)
        if isinstance(points, Gone):
            present = self.gone[rows] == NOTHING
            self.gone[rows[present]] = points.value
        elif isinstance(points, Enclosures):
            assert self._places is not None
            numbers, open_ = points.half_up(self._places)
            self.points.put(rows, numbers, whole=whole)
            alone = open_ if alone is None else alone | open_
        else:
            self.points.take_over(rows, points, whole=whole)
        return alone

    def _reckoned(self, method: Method, rows: Array) -> None:
        """A method made of expressions: all units together."""
        table = self._table
        sight = _AllSight(table)
        case = Case(table.weight, Fraction(0), table.up, NOBODY, False, cast("Sight", sight))
        points = method.score(case)
        assert isinstance(points, Fraction | Rationals)
        everyone = Points.zeros(len(self.gone), self._places)
        everyone.take_over(table.desk.frame.everyone, points)
        self.points.put(rows, everyone.numbers[rows])
        if sight.open[rows].any():
            table.desk.provisional = True
        self.gone[rows] = sight.gone[rows]
        self.pending[rows] = sight.pending[rows]

    def _one_by_one(self, method: Method, rows: Array) -> None:
        table = self._table
        for index in rows.tolist():
            sight = Sight(table, index)
            value = table.score(method, index, sight)
            self.pending[index] = sight.pending
            if isinstance(value, Gone):
                self.gone[index] = value.value
            else:
                self.gone[index] = NOTHING
                self.points.put_one(index, value)

    # Policies (§6, steps 2 and 3).

    def settled(self, rings: Sequence[Ring]) -> tuple[Points, Mask, Codes]:
        """Points of all units, who is left out, and states."""
        node, weight, points = self._rule.node, self._table.weight, self.points
        states, out = np.where(self.pending, PENDING, SCORED), np.zeros(len(self.gone), bool)
        if not self.gone.any() and not self._table.treated.imputed:
            return points, out, states
        earned, gone = self.earned, self.gone.copy()
        if self._table.treated.imputed:
            states[self._filled] = MISSING
            gone[self._filled & (gone != NOTHING)] = Gone.MISSING.value
        (divided,) = (gone == Gone.ZERO_DIVISION.value).nonzero()
        if len(divided):
            worth = {"full": weight, "zero": Fraction(0)}.get(node.zero_denominator)
            if worth is None:
                lacks = Gone.NOT_APPLICABLE if node.zero_denominator == "not_applicable" else Gone.MISSING
                gone[divided] = lacks.value
            else:
                points.put_all(divided, worth)
                gone[divided] = NOTHING
        (missing,) = (gone == Gone.MISSING.value).nonzero()
        (nowhere,) = (gone == Gone.NOT_APPLICABLE.value).nonzero()
        for lost, state, policy in ((missing, MISSING, node.missing), (nowhere, NOT_APPLICABLE, node.not_applicable)):
            if len(lost):
                states[lost] = state
                points.put_all(lost, weight if policy == "full" else Fraction(0))
                if policy in ("exclude", "redistribute"):
                    out[lost] = True
                elif policy in ("mean", "lowest"):
                    self._of_peers(lost, policy == "mean", rings, earned)
        for rows, given in self.given:
            taking_part = rows[gone[rows] == Gone.MISSING.value]
            points.put_all(taking_part, given)
            out[taking_part] = False
        return points, out, states

    def _of_peers(self, lost: Array, mean: bool, rings: Sequence[Ring], earned: Mask) -> None:
        """The mean or the lowest of the points that a unit's peers earned from their values."""
        for ring in rings:
            own = lost if len(rings) == 1 else lost[np.isin(lost, ring.rows)]
            if len(own):
                peers = ring.peers[earned[ring.peers]]
                of_peers = self.points.mean if mean else self.points.lowest
                self.points.put_all(own, of_peers(peers) if len(peers) else Fraction(0))


def _in_columns(expressions: Sequence[Expression] | None) -> bool:
    return expressions is not None and not any(expression.partial for expression in expressions)


class _AllSight:
    """What a method made of expressions sees of all units at once: why some have no number, and what is pending."""

    def __init__(self, table: Table) -> None:
        count = len(table.desk.frame)
        self._table = table
        self.gone: Codes = np.zeros(count, np.uint8)
        self.pending: Mask = np.zeros(count, bool)
        self.open: Mask = np.zeros(count, bool)

    def evaluate(self, expression: Expression) -> Exact:
        found = self._table.evaluate(expression)
        self.gone = np.maximum(self.gone, found.gone)
        self.pending = self.pending | found.pending
        self.open = self.open | found.open
        return found.values


def uses(rule: LeafRule, readings: Readings) -> tuple[ItemReading | None, ...]:
    """The readings that a leaf's scores come from."""
    return tuple(readings.items.get(code) for code in sorted(rule.items))
