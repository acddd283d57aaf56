"""Weights of single classes: a unit is scored as if every indicator weighed for everybody what it weighs for its class.

A side is the scoring under the plan that one class sees. Leaves and groups that weigh the same are those of the plain
plan, the very same objects; the others are scored once more, over all units, and taken for the units of the class.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from scoring.exact import Array, Mask
from scoring.frame import Frame
from scoring.groups import Nodes, NodeScores, Rolled
from scoring.plan import Plan
from scoring.points import Points
from scoring.problems import Problem
from scoring.result import Result
from scoring.rules import LeafRule, read_rule
from scoring.working import Leaf, Working, leaves_of, same_surroundings, working_of

RollUp = Callable[[Plan, Mapping[str, Leaf], Working | None], tuple[Nodes, Mapping[str, Rolled]]]


def sides_of(plain: Working, roll_up: RollUp, before: Working | None) -> Mapping[str, Working]:
    """The scoring under the plan of each class that has weights of its own, by the code of the class."""
    found: dict[str, Working] = {}
    for code, view in plain.plan.by_class.items():
        if code not in plain.frame.classes:
            continue
        old = before.sides.get(code) if before else None
        known: dict[str, LeafRule] = {}
        if old and same_surroundings(old.plan, view):
            known = {rule.node.uid: rule for rule in old.rules}
        rules = []
        for rule in plain.rules:
            node = view.indicator[rule.node.code]
            if node.weight == rule.node.weight:
                rules.append(rule)
            else:
                same = known.get(node.uid)
                rules.append(same if same and same.node == node else read_rule(view, node))
        own = [rule for rule, other in zip(rules, plain.rules, strict=True) if rule is not other]
        after = old or before
        leaves = {**plain.leaves, **leaves_of(view, plain.frame, own, plain.readings, after)}
        nodes, groups = roll_up(view, leaves, old or plain)
        found[code] = replace(plain, plan=view, rules=tuple(rules), leaves=leaves, nodes=nodes, groups=groups, sides={})
    return found


def rows_of(frame: Frame, code: str) -> Array:
    """Where the units of a class stand."""
    return frame.members[frame.classes.index(code)]


def merged(nodes: Nodes, sides: Mapping[str, Working], frame: Frame) -> Nodes:
    """The scores of all nodes, each unit's under the plan of its class."""
    found = dict(nodes)
    for code, side in sides.items():
        rows = rows_of(frame, code)
        for name, own in side.nodes.items():
            if own is not nodes.get(name):
                found[name] = _with_rows(found[name], own, rows)
    return found


def _with_rows(scores: NodeScores, own: NodeScores, rows: Array) -> NodeScores:
    points, out, states = scores.points.copy(), scores.out.copy(), scores.states.copy()
    points.put(rows, own.points.numbers[rows])
    out[rows], states[rows] = own.out[rows], own.states[rows]
    return NodeScores(points, out, states)


def put_rows(points: Points, empty: Mask, own: tuple[Points, Mask], rows: Array) -> None:
    """Take the base of the units of a class from their side."""
    points.put(rows, own[0].numbers[rows])
    empty[rows] = own[1][rows]


def noticed(plain: Working, sides: Mapping[str, Working]) -> Iterator[Problem]:
    """What was found while leaves were scored: for each unit what was found under the plan of its class."""
    side_at = {unit.code: sides.get(unit.class_code or "") for unit in plain.frame.units}
    for name, leaf in plain.leaves.items():
        for problem in leaf.scores.problems:
            side = side_at.get(problem.where[2]) if len(problem.where) > 2 else None
            if side is None or side.leaves[name] is leaf:
                yield problem
        for side in sides.values():
            if side.leaves[name] is not leaf:
                for problem in side.leaves[name].scores.problems:
                    if len(problem.where) > 2 and side_at.get(problem.where[2]) is side:
                        yield problem


def seen_by(plan: Plan, result: Result, unit_code: str) -> tuple[Plan, Result]:
    """The plan that a unit is scored by, and the result as it looks under that plan: for whatever explains one unit."""
    unit = plan.unit.get(unit_code)
    view = plan if unit is None else plan.seen_by(unit.class_code)
    if unit is None or view is plan:
        return plan, result
    side = working_of(result).sides.get(unit.class_code or "")
    return (plan, result) if side is None else (side.plan, replace(result, working=side))


def lacking(mask: Mask, sides: Mapping[str, Working], frame: Frame, of: Callable[[Plan], Mask]) -> Mask:
    """A mask that depends on weights, each unit's under the plan of its class."""
    found = np.array(mask, bool)
    for code, side in sides.items():
        rows = rows_of(frame, code)
        found[rows] = of(side.plan)[rows]
    return found
