"""From a plan and its entries to the result: the stages of the format's §6, one after another, in exact numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Literal

import numpy as np

from scoring import sides
from scoring.adjustments import adjustment
from scoring.checks import cell_findings, events_findings, plan_findings, previous_findings
from scoring.entries import Entries, Event
from scoring.exact import Array, Mask
from scoring.figures import Figures, Totals, Written
from scoring.frame import Frame
from scoring.grades import grade
from scoring.groups import Nodes, Rolled, base_points, leaf_node, roll_up, subtree
from scoring.node_figures import NodeFigures
from scoring.plan import Condition, Plan
from scoring.plausible import beside
from scoring.points import Points
from scoring.problems import Problem
from scoring.ranking import order_of, ranks
from scoring.result import Lazy, Rank, Result
from scoring.working import Leaf, Stages, Working, frame_of, leaves_of, readings_of, rules_of


def evaluate(plan: Plan, entries: Entries, after: Result | None = None) -> Result:
    """Score, rank and grade all units, as the format says in §6. What cannot be scored is a problem.

    `after`: an earlier result, best of the same assessment before an edit. What does not depend on the edit is taken
    over from it; the result is the same with it and without."""
    before: Working | None = after.working if after else None
    frame = frame_of(plan, before)
    rules = rules_of(plan, before)
    readings = readings_of(plan, entries, frame, before)
    stages = Stages(before.stages if before else None)
    found = [
        *stages.take("plan", lambda: plan_findings(plan, rules), plan, rules),
        *stages.take("events", lambda: events_findings(plan, entries), plan, entries.events, entries.decisions),
        *cell_findings(plan, entries, readings),
        *stages.take("beside", lambda: tuple(beside(plan, entries)), plan, entries.values),
        *stages.take("previous", lambda: previous_findings(plan, entries), plan, entries.previous),
    ]
    problems = [problem for problem in found if problem.severity == "problem"]
    leaves = leaves_of(plan, frame, rules, readings, before)
    actions = veto_actions(plan, entries)
    plain, groups = _nodes(plan, frame, leaves, actions, before)
    working = Working(plan, entries, frame, rules, readings, leaves, plain, groups, stages)
    own_sides = sides.sides_of(working, partial(_nodes_of, frame, actions), before)
    nodes = sides.merged(plain, own_sides, frame)
    noticed = _in_reading_order(plan, sides.noticed(working, own_sides))
    problems += [problem for problem in noticed if problem.severity == "problem"]
    extra = stages.take("extra", lambda: _extra(plan, entries, frame), plan, entries.events)
    base, empty = base_points(plan, plain, len(frame))
    for code, side in own_sides.items():
        own = base_points(side.plan, side.nodes, len(frame))
        sides.put_rows(base, empty, own, sides.rows_of(frame, code))
    totals = _totals(plan, frame, base, *extra)
    for index in np.flatnonzero(empty).tolist():
        unit = plan.units[index]
        problems.append(Problem("unit.nothing_scored", ("units", unit.code), {"unit": unit.name}))

    standing = ranked(frame, actions)
    order = order_of_totals(plan, totals, nodes, standing)
    overall = ranks_in(plan, frame, [np.arange(len(standing))], standing, order)
    in_class = [np.flatnonzero(frame.class_at[standing] == number) for number in range(len(frame.classes))]
    within = ranks_in(plan, frame, in_class, standing, order)
    grades = _grades(plan, frame, totals, nodes, standing, order, actions, own_sides)

    places = plan.rounding.total_places
    written = stages.take("written", lambda: Written(places), places)
    figures = Figures(
        frame, totals, overall, within, grades, NodeFigures(plan, frame, nodes, leaves, own_sides), written
    )

    scored = [leaf for one in (working, *own_sides.values()) for leaf in one.leaves.values()]
    provisional = any(leaf.scores.provisional for leaf in scored)
    warnings = tuple(problem for problem in (*found, *noticed) if problem.severity == "warning")
    done = stages.done()
    kept = {code: replace(side, stages=done) for code, side in own_sides.items()}
    working = replace(working, nodes=nodes, stages=done, sides=kept)
    units = Lazy(figures, figures.unit)
    treated = {code: leaf.scores.treated for code, leaf in leaves.items() if leaf.rule.treatment}
    return Result(plan.id, _status(problems, provisional), units, tuple(problems), warnings, treated, working)


def _in_reading_order(plan: Plan, problems: Iterable[Problem]) -> list[Problem]:
    """Findings about entries as somebody reads the plan: item after item, unit after unit."""
    found = list(problems)
    if not found:
        return found
    order = {code: number for number, code in enumerate([*plan.indicator, *plan.item, *plan.unit])}
    return sorted(found, key=lambda problem: [order.get(step, -1) for step in problem.where])


def _status(problems: Sequence[Problem], provisional: bool) -> Literal["complete", "provisional", "problems"]:
    if problems:
        return "problems"
    return "provisional" if provisional else "complete"


def veto_actions(plan: Plan, entries: Entries) -> Mapping[str, tuple[str, ...]]:
    """What the vetoes that were decided do, by unit, in the order of the decisions and of their actions."""
    vetoes = {veto.code: veto.actions for veto in plan.veto}
    found: dict[str, tuple[str, ...]] = {}
    for decision in entries.decisions:
        found[decision.unit] = found.get(decision.unit, ()) + vetoes.get(decision.rule, ())
    return found


def _nodes_of(
    frame: Frame,
    actions: Mapping[str, Sequence[str]],
    plan: Plan,
    leaves: Mapping[str, Leaf],
    before: Working | None,
) -> tuple[Nodes, Mapping[str, Rolled]]:
    return _nodes(plan, frame, leaves, actions, before)


def _nodes(
    plan: Plan, frame: Frame, leaves: Mapping[str, Leaf], actions: Mapping[str, Sequence[str]], before: Working | None
) -> tuple[Nodes, Mapping[str, Rolled]]:
    """Leaves, with what vetoes took of them, and groups."""
    scores = {code: leaf.node for code, leaf in leaves.items()}
    zeroed: dict[str, list[int]] = {}
    for unit, own in actions.items():
        for action in own:
            kind, _, code = action.partition(":")
            if kind == "node_zero" and unit in frame.at:
                for hit in subtree(plan, code) & scores.keys():
                    zeroed.setdefault(hit, []).append(frame.at[unit])
    for code, rows in zeroed.items():
        taken = [row for row in rows if not scores[code].out[row]]
        scores[code] = leaf_node(leaves[code].scores, np.array(taken, np.int64))
    return roll_up(plan, scores, len(frame), before.groups if before else {})


def _extra(plan: Plan, entries: Entries, frame: Frame) -> tuple[Points, Points]:
    """Bonus and deduction of all units (step 7), each rounded."""
    events: dict[int, list[Event]] = {}
    for event in entries.events:
        if event.unit in frame.at:
            events.setdefault(frame.at[event.unit], []).append(event)
    bonus, deduction = (Points.zeros(len(frame), plan.rounding.total_places) for _ in range(2))
    for index, own in events.items():
        bonus.put_one(index, adjustment(plan.bonus, own, plan.composition.bonus_cap))
        deduction.put_one(index, adjustment(plan.deduction, own, plan.composition.deduction_cap))
    return bonus, deduction


def _totals(plan: Plan, frame: Frame, base: Points, bonus: Points, deduction: Points) -> Totals:
    """Steps 6 and 7."""
    places, scope = plan.rounding.total_places, plan.composition.coefficient
    by_class = {kind.code: kind.coefficient for kind in reversed(plan.classes)} if scope != "none" else {}
    coefficients = [*(by_class.get(code, Decimal(1)) for code in frame.classes), Decimal(1)]
    adjusted = _times(base, frame, coefficients) if scope == "base" else base
    total = Points.total([adjusted, bonus], len(frame), places).less(deduction)
    if scope == "all":
        total = _times(total, frame, coefficients)
    return Totals(base, coefficients, adjusted, bonus, deduction, total.at_least_zero())


def _times(points: Points, frame: Frame, coefficients: Sequence[Decimal]) -> Points:
    """Each unit's points × the coefficient of its class, rounded."""
    found = points.copy()
    for rows, coefficient in zip(frame.members, coefficients, strict=True):
        if coefficient != 1:
            found.take_over(rows, points.as_rationals().take(rows) * Fraction(coefficient))
    return found


# Ranks and grades.


def ranked(frame: Frame, actions: Mapping[str, Sequence[str]]) -> Array:
    """Where the units stand that have a rank."""
    standing = frame.ranked.copy()
    for unit, own in actions.items():
        if "exclude_from_rank" in own and unit in frame.at:
            standing[frame.at[unit]] = False
    return np.flatnonzero(standing)


def order_of_totals(plan: Plan, totals: Totals, nodes: Nodes, standing: Array) -> Array:
    """The order of the ranked units: by the rounded total, then the tie-breakers; a left-out node counts as 0."""
    keys = [totals.total.numbers[standing]]
    for code in plan.ranking.tie_breakers:
        if code == "base":
            keys.append(totals.base.numbers[standing])
        elif code in nodes:
            keys.append(nodes[code].points.numbers[standing])
    return order_of(keys)


def ranks_in(
    plan: Plan, frame: Frame, circles: Sequence[Array], standing: Array, order: Array
) -> Sequence[Rank | None]:
    """The rank of every unit within its circle: where in `standing` those stand who are ranked together."""
    found = np.full(len(frame), None, object)
    for circle in circles:
        found[standing[circle]] = ranks(order[circle], plan.ranking.ties)
    places: list[Rank | None] = found.tolist()
    return places


def _grades(
    plan: Plan,
    frame: Frame,
    totals: Totals,
    nodes: Nodes,
    standing: Array,
    order: Array,
    actions: Mapping[str, Sequence[str]],
    own_sides: Mapping[str, Working],
) -> Sequence[str]:
    if plan.grades is None or not plan.grades.bands:
        return ()

    def below(condition: Condition) -> Mask:
        """Whose rate (points / weight) is too low; a node that is left out is not."""
        return sides.lacking(_below(plan, condition), own_sides, frame, lambda view: _below(view, condition))

    def _below(plan: Plan, condition: Condition) -> Mask:
        scores, node = nodes.get(condition.node), plan.indicator.get(condition.node)
        if scores is None or node is None or not node.weight:
            return np.zeros(len(frame), bool)
        least = Fraction(condition.min_rate) * Fraction(node.weight)
        found = scores.points.as_rationals()
        return (found < least if node.weight > 0 else found > least) & ~scores.out

    place = np.full(len(frame), -1)
    place[standing] = np.unique(order, return_inverse=True)[1]
    return grade(plan.grades, frame, totals.total.as_rationals(), below, place, actions)
