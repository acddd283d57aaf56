"""Standard-deviation weights (标准差法): the more the units differ in an indicator, the more it weighs."""

from collections.abc import Sequence
from fractions import Fraction

from scoring.precise import sqrt
from scoring.weights.shares import Weights, weights
from scoring.weights.table import Table, complete, constant, stretched


def standard_deviation(table: Table) -> Weights:
    """w = σ/Σσ of the min-max normalised columns (Diakoulaki, Mavrotas & Papayannakis 1995); direction, shifts and
    units of measurement do not matter, nor does sample or population.

    An indicator on which all units agree weighs 0, with a warning. Raises Refused where that is so of all, and what
    `table.complete` refuses.
    """
    data = complete(table)
    found = constant(data)
    parts = [deviation(stretched(values, "up")) for values in data.values]
    return weights("standard_deviation", data.names, parts, (*data.findings, *found))


def deviation(column: Sequence[int]) -> Fraction:
    """m·σ of a stretched column, as a part of its largest number. All equal: 0."""
    return sqrt(Fraction(square_deviation(column))) / (max(column) or 1)


def square_deviation(column: Sequence[int]) -> int:
    """m²·σ² of whole numbers: m·Σk² − (Σk)²."""
    return len(column) * sum(k * k for k in column) - sum(column) ** 2
