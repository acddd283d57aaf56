"""Columns to describe, taken from a result: by unit code, ranked units only, in the order of the plan."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from scoring.plan import Plan
from scoring.result import NodeScore, Result, UnitResult


def measures(plan: Plan, result: Result, leaf: str) -> Mapping[str, Fraction]:
    """The measures of a leaf before normalising, in its own unit; not those that stand in for a missing one."""
    return {
        unit.code: node.measure
        for unit, node in _of_node(plan, result, leaf)
        if node.measure is not None and node.state != "missing"
    }


def rates(plan: Plan, result: Result, node: str) -> Mapping[str, Fraction]:
    """Points ÷ weight of a node after normalising, as a rule from 0 to 1; of a leaf those that a method gave from the
    unit's value. Empty where the node weighs nothing. Raises KeyError for an unknown node."""
    weight = Fraction(plan.indicator[node].weight)
    return {
        unit.code: Fraction(score.points) / weight
        for unit, score in _of_node(plan, result, node)
        if weight and score.points is not None and score.state in ("scored", "pending")
    }


def totals(plan: Plan, result: Result) -> Mapping[str, Fraction]:
    """The totals of the ranked units."""
    return {unit.code: Fraction(unit.total) for unit in _ranked(plan, result)}


def _ranked(plan: Plan, result: Result) -> Iterator[UnitResult]:
    return (unit for unit in result.units if plan.unit[unit.code].ranked)


def _of_node(plan: Plan, result: Result, node: str) -> Iterator[tuple[UnitResult, NodeScore]]:
    return ((unit, unit.nodes[node]) for unit in _ranked(plan, result))
