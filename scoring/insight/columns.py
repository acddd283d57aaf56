"""A figure of all units at once, as the evaluation worked it out: nobody's other figures are made on the way."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from scoring.leaves import STATES
from scoring.result import NodeState, Result, columns_of
from scoring.working import working_of


def mean_points(result: Result, node: str, rows: Sequence[int]) -> Fraction | None:
    """The exact mean of a node's points over those of the units (by their place in the plan) that have some."""
    scores = working_of(result).nodes.get(node)
    if scores is None:
        return None
    with_points = [row for row in rows if not scores.out[row]]
    if not with_points:
        return None
    points = scores.points
    total = sum(points.numbers[with_points].tolist(), Fraction(0))
    return total / len(with_points) / (1 if points.places is None else 10**points.places)


def points_of(result: Result, node: str) -> Mapping[str, Decimal | Fraction]:
    """The points under a node by the code of the unit; a unit that it is left out for is not among them."""
    scores = working_of(result).nodes.get(node)
    if scores is None:
        return {}
    codes = columns_of(result.units).code
    return {code: scores.points.shown(row) for row, code in enumerate(codes) if not scores.out[row]}


def states_of(result: Result, leaf: str) -> list[NodeState]:
    """The state of every unit under a leaf, in the order of the plan."""
    return [STATES[int(state)] for state in working_of(result).leaves[leaf].scores.states]


def measures_of(result: Result, leaf: str) -> list[Fraction | None]:
    """The measure of every unit under a leaf, in the order of the plan; None where it has none."""
    measure = working_of(result).leaves[leaf].scores.measure
    return [None] * len(result.units) if measure is None else measure.numbers()
