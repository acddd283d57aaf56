"""The principal eigenvector of a positive matrix, with digits to spare and the same on every machine."""

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from operator import mul
from typing import Final

Matrix = Sequence[Sequence[Fraction]]

_DIGITS: Final = 70
_CLOSE: Final = Decimal("1e-50")
"""How far the bounds of the eigenvalue may be apart, relative to it. Judgments lie between 1/1000 and 1000: then it is
reached with digits to spare."""


def principal(matrix: Matrix) -> tuple[tuple[Fraction, ...], Fraction]:
    """The eigenvector (adding up to 1) and the eigenvalue of the largest absolute value.

    By the power method, squaring the matrix instead of multiplying a vector: 20 squarings are a million steps. It
    stops when the quotients (Aw)ᵢ/wᵢ agree, for the eigenvalue lies between the least and the largest of them
    (Collatz 1942). All terms are positive, so that no digits cancel. `matrix` is square and not negative, with a
    positive diagonal and a way from every row to every other.
    """
    with localcontext(Context(prec=_DIGITS)):
        power = start = [[_decimal(cell) for cell in row] for row in matrix]
        while True:
            vector = [_total(row) for row in power]
            bounds = [_total(map(mul, row, vector)) / own for row, own in zip(start, vector, strict=True)]
            low, high = min(bounds), max(bounds)
            if high - low <= high * _CLOSE:
                break
            power = _squared(power)
    whole = sum(map(Fraction, vector), Fraction(0))
    return tuple(Fraction(part) / whole for part in vector), (Fraction(low) + Fraction(high)) / 2


def _squared(matrix: list[list[Decimal]]) -> list[list[Decimal]]:
    """The matrix times itself, divided by its largest cell so that it stays in bounds."""
    columns = list(zip(*matrix, strict=True))
    square = [[_total(map(mul, row, column)) for column in columns] for row in matrix]
    largest = max(map(max, square))
    return [[cell / largest for cell in row] for row in square]


def _total(terms: Iterable[Decimal]) -> Decimal:
    return sum(terms, Decimal(0))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
