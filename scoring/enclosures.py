"""Columns of numbers that are known to lie between two bounds: interval arithmetic in floating point.

For figures whose exact form is long (a standard deviation, the mean of many ratios). Every step moves its bounds
outwards by one unit in the last place, which covers its rounding (IEEE 754: an operation is off by half of that at
most), so the exact number is never outside. Where both bounds round to the same figure, that figure is proven; the few
others are reckoned exactly.
"""

from fractions import Fraction
from math import inf, nextafter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring.exact import Exact, Many, Mask, Undecided

Floats = NDArray[np.float64]


class Enclosures(Many):
    """low <= number <= high, unit by unit; of one number for all units arrays of length 1."""

    __slots__ = ("high", "low")

    def __init__(self, low: Floats, high: Floats) -> None:
        self.low = low
        self.high = high

    @classmethod
    def ratio(cls, num: NDArray[Any], den: int, per: "NDArray[Any] | None") -> "Enclosures":
        """num / (den · per), all whole, den and per above 0; 0 stays exactly 0. Raises OverflowError beyond what
        floats hold."""
        found = num.astype(float) / float(den)
        if per is not None:
            found = found / per.astype(float)
        step = abs(found) * 2.0**-50  # each of the few roundings is off by 2^-53 at most
        return cls(found - step, found + step)

    def __add__(self, other: Exact | int) -> "Enclosures":
        low, high = _pair(other)
        return _outwards(self.low + low, self.high + high)

    def __neg__(self) -> "Enclosures":
        return Enclosures(-self.high, -self.low)

    def __mul__(self, other: Exact | int) -> "Enclosures":
        low, high = _pair(other)
        corners = (self.low * low, self.high * low, self.low * high, self.high * high)
        return _outwards(np.minimum.reduce(corners), np.maximum.reduce(corners))

    def reciprocal(self) -> "Enclosures":
        """1 / each. Raises Undecided where one may be 0."""
        if ((self.low <= 0) & (self.high >= 0)).any():
            raise Undecided
        return _outwards(1 / self.high, 1 / self.low)

    def __eq__(self, other: object) -> Mask:  # type: ignore[override]
        """Only 0 can be told: it alone is never widened."""
        assert other == 0
        return np.asarray((self.low == 0) & (self.high == 0), bool)

    def chosen(self, holds: Mask, otherwise: Exact) -> "Enclosures":
        own, other = _pair(self), _pair(otherwise)
        return Enclosures(np.where(holds, own[0], other[0]), np.where(holds, own[1], other[1]))

    def least(self, other: Exact) -> "Enclosures":
        low, high = _pair(other)
        return Enclosures(np.minimum(self.low, low), np.minimum(self.high, high))

    def clipped(self, low: Fraction, high: Fraction) -> "Enclosures":
        return (-(-self).least(-low)).least(high)

    def divides(self, dividend: Exact, otherwise: Exact) -> Many:
        nothing = self == 0
        safe = Enclosures(np.where(nothing, 1.0, self.low), np.where(nothing, 1.0, self.high))
        return (safe.reciprocal() * dividend).chosen(~nothing, otherwise)

    def is_zero(self) -> bool:
        if self.low[0] <= 0 <= self.high[0] and self.low[0] < self.high[0]:
            raise Undecided
        return bool(self.low[0] == 0)

    def floor(self) -> "Enclosures":
        return Enclosures(np.floor(self.low), np.floor(self.high))

    def half_up(self, places: int) -> tuple[NDArray[np.int64], Mask]:
        """Rounded half-up, as whole numbers of 10**-places; and where the bounds do not agree on them."""
        scaled = self * 10**places + Fraction(1, 2)
        low, high = np.floor(scaled.low), np.floor(scaled.high)
        open_ = (low != high) | (self.low < 0) | (high >= 2.0**53)
        return np.where(open_, 0, low).astype(np.int64), open_

    def mean(self) -> "Enclosures":
        """The mean, as an array of length 1."""
        count = Fraction(1, len(self.low))
        return _sum(self) * count

    def deviation(self, lost: int) -> "Enclosures":
        """The standard deviation over n - `lost`, as an array of length 1. Raises Undecided where it may be 0."""
        distance = self + -self.mean()
        near = np.where(
            (distance.low <= 0) & (distance.high >= 0), 0.0, np.minimum(abs(distance.low), abs(distance.high))
        )
        far = np.maximum(abs(distance.low), abs(distance.high))
        squares = _outwards(near * near, far * far)
        variance = _sum(squares) * Fraction(1, len(self.low) - lost)
        if variance.low[0] <= 0:
            raise Undecided
        return _outwards(np.sqrt(variance.low), np.sqrt(variance.high))


def _sum(column: Enclosures) -> Enclosures:
    """Whatever the order, a sum of n floats is off by (n - 1)·2^-53·Σ|x| at most; twice that is allowed for."""
    step = len(column.low) * 2.0**-52
    low, high = column.low.sum(keepdims=True), column.high.sum(keepdims=True)
    return _outwards(low - step * abs(column.low).sum(keepdims=True), high + step * abs(column.high).sum(keepdims=True))


def _pair(value: Exact | int) -> Any:
    """The floats on both sides."""
    if isinstance(value, Enclosures):
        return value.low, value.high
    if isinstance(value, Many):
        raise Undecided  # a column of another kind
    found = float(value)
    if found == value:
        return found, found
    return nextafter(found, -inf), nextafter(found, inf)


def _outwards(low: Floats, high: Floats) -> Enclosures:
    return Enclosures(np.nextafter(low, -inf), np.nextafter(high, inf))
