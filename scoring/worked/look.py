"""What there is to see of one unit under one leaf: its case, its peers, and what the method says.

The one place that knows how the engine gets there; the rest of `scoring.worked` asks here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from scoring.desk import Desk, Sight, Table, part_rate, single, zero_division
from scoring.entries import Entries
from scoring.expression import Expression, Number
from scoring.frame import Circle
from scoring.leaves import PENDING, SCORED, score_leaf
from scoring.method import Case, Method
from scoring.methods import BY_CODE
from scoring.methods.blend import Blend
from scoring.numbers import Gone, Value
from scoring.parameter_reading import Setting
from scoring.parameters import PartRule
from scoring.peers import PeerNumbers
from scoring.plan import Indicator, Plan, Unit
from scoring.reckoning import reckon
from scoring.result import Result
from scoring.rounding import round_half_up
from scoring.rules import LeafRule, measure_of, part_measure
from scoring.treatment import Drawn, Imputed
from scoring.working import frame_of, readings_of, rules_of, working_of


@dataclass(frozen=True, slots=True)
class Look:
    """One unit under one leaf, or under one part of a blend (then `case.weight` is 1).

    `reckoned`: the measure's expression before it is rounded or treated. `case`: None where the method reads a measure
    and there is none. `value`: the points before policies and rounding, or why there are none. `policy`: that for a
    division by zero. `places`: those to which measures are rounded. `filled`, `drawn`: what data treatment did to it.
    """

    node: Indicator
    unit: Unit
    method: Method
    measure: Expression | None
    reckoned: Value
    case: Case | None
    sight: Sight
    value: Value
    policy: str
    places: int | None
    filled: Imputed | None = None
    drawn: Drawn | None = None
    parts: tuple["Look", ...] = ()
    is_part: bool = False

    @property
    def rounded(self) -> Value:
        """The measure at the plan's places."""
        return self.reckoned if isinstance(self.reckoned, Gone) else round_half_up(self.reckoned, self.places)

    @property
    def settled(self) -> Value:
        """`value` after the policy for a division by zero, out of the leaf's weight or 1."""
        if self.filled is not None and isinstance(self.value, Gone):
            return Gone.MISSING
        value = zero_division(self.value, self.policy, self.sight.weight)
        return part_rate(self.method, value) if self.is_part else value


class View:
    """A plan and its entries, read once. `result`, where it is theirs, was already made from them; `known` is the table
    of a leaf of the plan, where there is one."""

    def __init__(self, plan: Plan, entries: Entries, result: Result | None = None, known: Table | None = None) -> None:
        self._working = working = None if result is None else working_of(result)
        self.plan = plan
        self.entries = entries
        self.frame = frame_of(plan, working) if known is None else known.desk.frame
        self.rules: Mapping[str, LeafRule] = {rule.node.code: rule for rule in rules_of(plan, working)}
        read = None if known is None else known.desk.readings
        self._readings = read or readings_of(plan, entries, self.frame, working)
        self._tables: dict[str, Table] = {} if known is None else {known.node.code: known}
        self._earned: dict[str, Mapping[str, Fraction]] = {}

    def look(self, leaf: str, unit: str) -> Look | None:
        """One unit under one leaf; None where no method can be applied. Raises KeyError for an unknown code."""
        rule, of = self.rules[leaf], self.plan.unit[unit]
        method = rule.method_for(of.class_code, unit)
        if method is None:
            return None
        return self._look(self._table(leaf), rule.measure, rule.node, method, of)

    def look_at(self, leaf: str, unit: str, measure: Fraction) -> Look | None:
        """One unit under one leaf as if this were its measure: beside the peers that there are, and none of them."""
        rule, of = self.rules[leaf], self.plan.unit[unit]
        method, table, index = rule.method_for(of.class_code, unit), self._table(leaf), self.frame.at[unit]
        if method is None:
            return None
        places = self.plan.rounding.measure_places
        exact, sight = round_half_up(measure, places), Sight(table, index)
        peers = table.peers_at(index) or PeerNumbers((exact,))
        case = Case(table.weight, exact, table.up, peers, False, sight)
        tried = Expression("", Number(measure, ""))
        value = single(method.score(case))
        return Look(rule.node, of, method, tried, measure, case, sight, value, table.policy, places)

    def measure(self, leaf: str, unit: str) -> tuple[Expression | None, Value, Sight]:
        """A leaf's own measure, though it may only be shown: expression, value before rounding, figures."""
        sight = Sight(self._table(leaf), self.frame.at[unit])
        rule = self.rules[leaf]
        measure = rule.measure if rule.variants else None
        return measure, Gone.MISSING if measure is None else reckon(measure, sight), sight

    def peer_points(self, leaf: str, unit: str) -> Mapping[str, Fraction]:
        """The points that the peers of a unit earned from their values, rounded: what `mean` and `lowest` are of."""
        rule, table, earned = self.rules[leaf], self._table(leaf), self._points_earned(leaf)
        measured = any(method.reads_measure for method in rule.variants.values())
        present = table.column.present if measured else np.array([code in earned for code in self.frame.codes], bool)
        ring = next(ring for ring in table.circle.rings(present) if self.frame.at[unit] in ring.rows)
        codes = [self.frame.codes[int(peer)] for peer in ring.peers]
        return {code: earned[code] for code in codes if code in earned}

    def _points_earned(self, leaf: str) -> Mapping[str, Fraction]:
        """All points that come from a value of the unit's own, and not from a policy."""
        if leaf not in self._earned:
            rule = self.rules[leaf]
            known = self._working.leaves.get(leaf) if self._working else None
            scores = known.scores if known else score_leaf(self.plan, self.frame, self._readings, rule)
            scored = np.flatnonzero((scores.states == SCORED) | (scores.states == PENDING))
            found = {self.frame.codes[index]: scores.points.at(index) for index in scored.tolist()}
            if rule.node.zero_denominator in ("full", "zero"):
                full = round_half_up(Fraction(rule.node.weight), self.plan.rounding.leaf_places)
                given = full if rule.node.zero_denominator == "full" else Fraction(0)
                doubtful = [code for code, points in found.items() if points == given]
                looks = {code: self.look(leaf, code) for code in doubtful}
                divided = {code for code, look in looks.items() if look and look.value is Gone.ZERO_DIVISION}
                found = {code: points for code, points in found.items() if code not in divided}
            self._earned[leaf] = found
        return self._earned[leaf]

    def _table(self, leaf: str) -> Table:
        if leaf not in self._tables:
            rule = self.rules[leaf]
            node, measure = rule.node, rule.measure if rule.variants else None
            circle = Circle(self.frame, node.peers == "class", node.min_peers)
            up, policy, weight = node.direction == "up", node.zero_denominator, Fraction(node.weight)
            desk = Desk(self.plan, self.frame, self._readings)
            measured = not node.reference_only and any(method.reads_measure for method in rule.variants.values())
            treatment = rule.treatment if measured else None
            self._tables[leaf] = Table(desk, node, weight, measure, circle, up=up, policy=policy, treatment=treatment)
        return self._tables[leaf]

    def _look(self, table: Table, measure: Expression | None, node: Indicator, method: Method, unit: Unit) -> Look:
        index = self.frame.at[unit.code]
        sight = Sight(table, index)
        reckoned: Value = Gone.MISSING
        if method.reads_measure:
            assert measure is not None
            reckoned = reckon(measure, sight)
        case = table.case(method, index, sight)
        value = case if isinstance(case, Gone) else single(method.score(case))
        parts: list[Look] = []
        if isinstance(method, Blend):
            for part in method.parts:
                own = self._measure_of(node, part)
                parts.append(replace(self._look(table.part(part), own, node, part.method, unit), is_part=True))
        places = self.plan.rounding.measure_places
        known = None if isinstance(case, Gone) else case
        filled = next((step for step in table.treated.imputed if step.unit == unit.code), None)
        drawn = next((step for step in table.treated.drawn if step.unit == unit.code), None)
        return Look(
            node,
            unit,
            method,
            measure,
            reckoned,
            known,
            sight,
            value,
            table.policy,
            places,
            filled if method.reads_measure else None,
            drawn if method.reads_measure else None,
            tuple(parts),
        )

    def _measure_of(self, node: Indicator, part: PartRule) -> Expression | None:
        return measure_of(self.plan, part_measure(node, part), node.code, Setting(BY_CODE, None, None, []), ())


def look(plan: Plan, entries: Entries, leaf: str, unit: str) -> Look | None:
    """One unit under one leaf; see `View.look`, which reads plan and entries only once for many."""
    return View(plan, entries).look(leaf, unit)
