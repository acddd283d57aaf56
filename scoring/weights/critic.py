"""CRITIC weights: an indicator weighs more, the more the units differ in it and the less it repeats the others."""

from collections.abc import Sequence
from fractions import Fraction
from operator import mul

from scoring.precise import settle, sqrt
from scoring.problems import Problem, Refused
from scoring.weights.shares import Weights, weights
from scoring.weights.standard_deviation import deviation, square_deviation
from scoring.weights.table import Table, complete, constant, stretched


def critic(table: Table) -> Weights:
    """w = C/ΣC, C = σ·Σ(1 − r) over the other indicators: σ the standard deviation of the min-max normalised column,
    best 1 and worst 0, r the correlation (Pearson) of two of them (Diakoulaki, Mavrotas & Papayannakis 1995).

    An indicator on which all units agree has no correlation: it weighs 0, with a warning, and counts for no other;
    where only one is left, that weighs 1. Raises Refused where all units agree on all of them, where several remain
    that all say the same (every r = 1), and what `table.complete` refuses.
    """
    data = complete(table)
    found = constant(data)
    columns = [stretched(values, way) for values, way in zip(data.values, data.directions, strict=True)]
    varying = [j for j, column in enumerate(columns) if any(column)]
    parts = [Fraction(0)] * len(columns)
    for j, conflict in zip(varying, _conflicts([columns[j] for j in varying]), strict=True):
        parts[j] = deviation(columns[j]) * conflict
    if len(varying) == 1:
        parts[varying[0]] = Fraction(1)
    if not any(parts):
        names = "、".join(data.names[j] for j in varying)
        raise Refused(Problem("weighting.no_conflict", facts={"names": names}))
    return weights("critic", data.names, parts, (*data.findings, *found))


def _conflicts(columns: Sequence[Sequence[int]]) -> list[Fraction]:
    """Σ(1 − r) of each column."""
    sums, squares = [sum(column) for column in columns], [square_deviation(column) for column in columns]
    roots = [sqrt(Fraction(square)) for square in squares]
    found = [Fraction(0)] * len(columns)
    for i in range(len(columns)):
        for j in range(i):
            together = len(columns[i]) * sum(map(mul, columns[i], columns[j])) - sums[i] * sums[j]
            conflict = _conflict(together, squares[i] * squares[j], roots[i] * roots[j])
            found[i] += conflict
            found[j] += conflict
    return found


def _conflict(together: int, squares: int, root: Fraction) -> Fraction:
    """1 − r, r = together/√squares; where r is close to 1 in the form that loses no digits, so that 1 − 1 is 0."""
    if together <= 0:
        return settle(1 - together / root)
    return settle(Fraction(squares - together * together) / (root * (root + together)))
