"""From a plan and its entries to the result: the stages of the format's §6, one after another, in exact numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from scoring.adjustments import adjustment
from scoring.checks import examine
from scoring.desk import Desk
from scoring.entries import Entries
from scoring.grades import Candidate, grade
from scoring.groups import Tree, roll_up, zero_nodes
from scoring.leaves import LeafScore, score_leaf
from scoring.plan import Plan, Unit
from scoring.problems import Problem
from scoring.ranking import Key, Rank, ranks
from scoring.result import NodeScore, NodeState, Result, UnitResult
from scoring.rounding import half_up, round_half_up

Leaves = Mapping[str, Mapping[str, LeafScore]]
"""leaf code → unit code → score"""


@dataclass(frozen=True, slots=True)
class Total:
    """One unit's way from its leaves to the total. All figures but `coefficient` are rounded."""

    unit: Unit
    tree: Tree
    base: Fraction
    coefficient: Decimal
    adjusted_base: Fraction
    bonus: Fraction
    deduction: Fraction
    total: Fraction
    actions: tuple[str, ...]


def evaluate(plan: Plan, entries: Entries) -> Result:
    """Score, rank and grade all units; as the format says in §6. What cannot be scored is a problem."""
    examined = examine(plan, entries)
    desk = Desk(plan, examined.readings)
    leaves = {rule.node.code: score_leaf(desk, rule) for rule in examined.rules}
    problems = [problem for problem in examined.problems if problem.severity == "problem"]
    problems += _in_reading_order(plan, desk.problems.values())

    totals = [total_of(plan, entries, leaves, unit, problems) for unit in plan.units]
    keys = rank_keys(plan, totals)
    overall = ranks(keys, plan.ranking.ties)
    within = _ranks_in_classes(plan, keys)
    grades = _grades(plan, totals, keys)
    units = tuple(_unit_result(plan, total, leaves, overall, within, grades) for total in totals)
    warnings = tuple(problem for problem in examined.problems if problem.severity == "warning")
    return Result(plan.id, _status(problems, desk.provisional), units, tuple(problems), warnings)


def _in_reading_order(plan: Plan, found: Iterable[Problem]) -> list[Problem]:
    """Findings about entries as somebody reads the plan: item after item, unit after unit."""
    order = {code: number for number, code in enumerate([*plan.indicator, *plan.item, *plan.unit])}
    return sorted(found, key=lambda problem: [order.get(step, -1) for step in problem.where])


def _status(problems: Sequence[Problem], provisional: bool) -> Literal["complete", "provisional", "problems"]:
    if problems:
        return "problems"
    return "provisional" if provisional else "complete"


def total_of(plan: Plan, entries: Entries, leaves: Leaves, unit: Unit, problems: list[Problem]) -> Total:
    """Steps 4 to 8 for one unit."""
    actions = veto_actions(plan, entries, unit)
    zeroed = [action.partition(":")[2] for action in actions if action.startswith("node_zero:")]
    points = zero_nodes(plan, zeroed, {code: scores[unit.code].points for code, scores in leaves.items()})
    states: dict[str, NodeState] = {code: scores[unit.code].state for code, scores in leaves.items()}
    tree = Tree(points, states)
    rolled = roll_up(plan, tree)
    if rolled is None:
        problems.append(Problem("unit.nothing_scored", ("units", unit.code), {"unit": unit.name}))

    places = plan.rounding.total_places
    scope = plan.composition.coefficient
    coefficient = _coefficient(plan, unit) if scope != "none" else Decimal(1)
    base = round_half_up(rolled or Fraction(0), places)
    adjusted = round_half_up(base * Fraction(coefficient), places) if scope == "base" else base
    events = [event for event in entries.events if event.unit == unit.code]
    bonus = round_half_up(adjustment(plan.bonus, events, plan.composition.bonus_cap), places)
    deduction = round_half_up(adjustment(plan.deduction, events, plan.composition.deduction_cap), places)
    total = adjusted + bonus - deduction
    if scope == "all":
        total *= Fraction(coefficient)
    total = max(Fraction(0), round_half_up(total, places))
    return Total(unit, tree, base, coefficient, adjusted, bonus, deduction, total, actions)


def _coefficient(plan: Plan, unit: Unit) -> Decimal:
    return next((c.coefficient for c in plan.classes if c.code == unit.class_code), Decimal(1))


def veto_actions(plan: Plan, entries: Entries, unit: Unit) -> tuple[str, ...]:
    """What the vetoes decided for a unit do, in the order of the decisions and of their actions."""
    vetoes = {veto.code: veto.actions for veto in plan.veto}
    decided = (vetoes.get(d.rule, ()) for d in entries.decisions if d.unit == unit.code)
    return tuple(action for actions in decided for action in actions)


def rank_keys(plan: Plan, totals: Sequence[Total]) -> dict[str, Key]:
    """What the ranked units are ordered by: the rounded total, then the tie-breakers."""
    return {
        total.unit.code: (total.total, *(_breaker(total, code) for code in plan.ranking.tie_breakers))
        for total in totals
        if total.unit.ranked and "exclude_from_rank" not in total.actions
    }


def _breaker(total: Total, code: str) -> Fraction:
    return total.base if code == "base" else total.tree.points.get(code) or Fraction(0)


def _ranks_in_classes(plan: Plan, keys: Mapping[str, Key]) -> dict[str, Rank]:
    found: dict[str, Rank] = {}
    for class_code in {unit.class_code for unit in plan.units} - {None}:
        codes = [unit.code for unit in plan.units if unit.class_code == class_code and unit.code in keys]
        found.update(ranks({code: keys[code] for code in codes}, plan.ranking.ties))
    return found


def _grades(plan: Plan, totals: Sequence[Total], keys: Mapping[str, Key]) -> Mapping[str, str]:
    if plan.grades is None:
        return {}

    def candidate(total: Total) -> Candidate:
        def rate(code: str) -> Fraction | None:
            points, node = total.tree.points.get(code), plan.indicator.get(code)
            return None if points is None or node is None or not node.weight else points / Fraction(node.weight)

        return Candidate(total.unit, total.total, keys.get(total.unit.code), rate, total.actions)

    return grade(plan.grades, [candidate(total) for total in totals])


def _unit_result(
    plan: Plan,
    total: Total,
    leaves: Leaves,
    overall: Mapping[str, Rank],
    within: Mapping[str, Rank],
    grades: Mapping[str, str],
) -> UnitResult:
    unit, tree = total.unit, total.tree
    leaf_places, places = plan.rounding.leaf_places, plan.rounding.total_places
    nodes: dict[str, NodeScore] = {}
    for node in plan.indicators:
        points = tree.points.get(node.code)
        leaf = leaves.get(node.code)
        nodes[node.code] = NodeScore(
            points if points is None or leaf_places is None else half_up(points, leaf_places),
            node.weight,
            tree.weights.get(node.code, Decimal(0)),
            tree.states.get(node.code, "not_applicable"),
            leaf[unit.code].measure if leaf else None,
        )
    return UnitResult(
        code=unit.code,
        name=unit.name,
        class_code=unit.class_code,
        base=half_up(total.base, places),
        coefficient=total.coefficient,
        adjusted_base=half_up(total.adjusted_base, places),
        bonus=half_up(total.bonus, places),
        deduction=half_up(total.deduction, places),
        total=half_up(total.total, places),
        rank=overall.get(unit.code),
        rank_in_class=within.get(unit.code),
        grade=grades.get(unit.code),
        nodes=nodes,
    )
