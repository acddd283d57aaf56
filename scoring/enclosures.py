"""Columns of numbers that are known up to a small error: floating point with a bound that is carried along.

For figures whose exact form is long (a standard deviation, the mean of many ratios). One bound holds for the whole
column, and every step widens it by what rounding can add (IEEE 754: an operation is off by 2^-53 of its result at
most; twice that is allowed for). Where a number rounds to the same figure at both ends of its error, that figure is
proven; the few others are reckoned exactly.
"""

from fractions import Fraction
from math import inf, isfinite
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from scoring.exact import Exact, Many, Mask, Undecided

Floats = NDArray[np.float64]
STEP: Final = 2.0**-52
"""What one operation adds to the error, as a part of its result."""
TINY: Final = 2.0**-1000
"""What it adds besides: next to 0 floats are sparse. Numbers about as small are left to exact arithmetic."""


class Enclosures(Many):
    """|number - middle| <= error, unit by unit; of one number for all units an array of length 1."""

    __slots__ = ("error", "middle", "most", "zero")

    def __init__(self, middle: Floats, error: float, most: float, zero: Mask | None = None) -> None:
        """`most` bounds |middle|; `zero`: where a number is known to be exactly 0."""
        if not isfinite(most + error):
            raise OverflowError
        self.middle = middle
        self.error = error * (1 + STEP)
        self.most = most
        self.zero = zero

    @classmethod
    def ratio(cls, num: NDArray[Any], den: int, per: "NDArray[Any] | None") -> "Enclosures":
        """num / (den · per), all whole, den and per above 0. Raises OverflowError beyond what floats hold."""
        found = num.astype(float) / float(den)
        if per is not None:
            found = found / per.astype(float)
        most = _most(found)
        return cls(found, most * 5 * STEP + TINY, most, np.asarray(num == 0, bool))

    def __add__(self, other: Exact | int) -> "Enclosures":
        middle, error, most = _parts(other)
        return _step(self.middle + middle, self.error + error, self.most + most)

    def __neg__(self) -> "Enclosures":
        return Enclosures(-self.middle, self.error, self.most)

    def __mul__(self, other: Exact | int) -> "Enclosures":
        middle, error, most = _parts(other)
        return _step(self.middle * middle, self.error * (most + error) + self.most * error, self.most * most)

    def reciprocal(self) -> "Enclosures":
        """1 / each. Raises Undecided where one may be 0."""
        least = float(abs(self.middle).min(initial=inf)) * (1 - STEP)
        if least <= 2 * self.error or least * least <= TINY:
            raise Undecided
        return _step(1 / self.middle, self.error / (least * (least - self.error)), 1 / least)

    def __eq__(self, other: object) -> Mask:  # type: ignore[override]
        """Only of what comes straight from the data it is known whether it is 0."""
        if other != 0 or self.zero is None:
            raise Undecided
        return self.zero

    __hash__ = None

    def chosen(self, holds: Mask, otherwise: Exact) -> "Enclosures":
        middle, error, most = _parts(otherwise)
        return Enclosures(np.where(holds, self.middle, middle), max(self.error, error), max(self.most, most))

    def least(self, other: Exact) -> "Enclosures":
        middle, error, most = _parts(other)
        return Enclosures(np.minimum(self.middle, middle), max(self.error, error), max(self.most, most))

    def clipped(self, low: Fraction, high: Fraction) -> "Enclosures":
        (least, under, _), (greatest, over, _) = _parts(low), _parts(high)
        middle = np.minimum(np.maximum(self.middle, least), greatest)
        return Enclosures(middle, max(self.error, under, over), max(abs(least), abs(greatest)))

    def divides(self, dividend: Exact, otherwise: Exact) -> Many:
        """dividend / each; `otherwise` where that is exactly 0."""
        nothing = np.zeros(1, bool) if self.zero is None else self.zero
        safe = Enclosures(np.where(nothing, 1.0, self.middle), self.error, max(self.most, 1.0))
        return (safe.reciprocal() * dividend).chosen(~nothing, otherwise)

    def is_zero(self) -> bool:
        if bool((abs(self.middle) <= self.error).any()):
            raise Undecided
        return False

    def floor(self) -> "Enclosures":
        raise Undecided

    def half_up(self, places: int) -> tuple[NDArray[np.int64], Mask]:
        """Rounded half-up, as whole numbers of 10**-places; and where the error leaves them open."""
        scaled = self * 10**places + Fraction(1, 2)
        if scaled.most >= 2.0**52:
            raise OverflowError
        low, high = np.floor(scaled.middle - scaled.error), np.floor(scaled.middle + scaled.error)
        return low.astype(np.int64), np.asarray((low != high) | (self.middle < 0), bool)

    def mean(self) -> "Enclosures":
        """The mean, as an array of length 1."""
        return _sum(self.middle, self.error, self.most) * Fraction(1, len(self.middle))

    def deviation(self, lost: int) -> "Enclosures":
        """The standard deviation over n - `lost`, as an array of length 1. Raises Undecided where it may be 0."""
        distance = self + -self.mean()
        squares = distance * distance
        variance = _sum(squares.middle, squares.error, squares.most) * Fraction(1, len(self.middle) - lost)
        low, high = float(variance.middle[0]) - variance.error, float(variance.middle[0]) + variance.error
        if low <= 0:
            raise Undecided
        root = np.sqrt(variance.middle)
        return _step(root, (high - low) / float(np.sqrt(low)), float(np.sqrt(high)))


def _step(middle: Floats, error: float, most: float) -> Enclosures:
    """The result of one operation: its own rounding counts too, and that of the bounds themselves."""
    most *= 1 + 4 * STEP
    return Enclosures(middle, error * (1 + 4 * STEP) + most * STEP + TINY, most)


def _most(numbers: Floats) -> float:
    return float(abs(numbers).max(initial=0.0))


def _sum(numbers: Floats, error: float, most: float) -> Enclosures:
    """Whatever the order, a sum of n floats is off by (n - 1)·2^-53·Σ|x| at most."""
    count = len(numbers)
    size = float(abs(numbers).sum()) * (1 + count * STEP)
    return _step(numbers.sum(keepdims=True), count * error + count * STEP * size, min(size, count * most))


def _parts(value: "Exact | int") -> tuple[Any, float, float]:
    """The middle, the error, and the bound of the middle."""
    if isinstance(value, Enclosures):
        return value.middle, value.error, value.most
    if isinstance(value, Many):
        raise Undecided  # a column of another kind
    found = float(value)
    return found, 0.0 if found == value else abs(found) * STEP + TINY, abs(found)
