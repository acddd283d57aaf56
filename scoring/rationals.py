"""Whole columns of exact numbers: the arithmetic of `fractions.Fraction` on NumPy arrays of integers.

A column is num / den with whole numbers. They are kept in 64 bits while a bound that is carried along proves that they
fit, and become Python's own integers where it does not: slower, and just as exact.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import Final

import numpy as np

from scoring.enclosures import Enclosures
from scoring.exact import Array, Exact, Many, Mask, choose

ROOM: Final = 2**62
"""Integers stay below this: a sum of two still fits into 64 bits."""


class Rationals(Many):
    """A column of rational numbers: `num` an array, `den` one positive integer or an array of them.

    `most` and `wide` bound |num| and den.
    """

    __slots__ = ("_keys", "_taken", "den", "most", "num", "wide")

    def __init__(
        self, num: Array, den: "int | Array", most: int, wide: int, taken: "tuple[Rationals, Array] | None" = None
    ) -> None:
        self.num = num
        self.den = den
        self.most = most
        self.wide = wide
        self._taken = taken
        self._keys: Array | None = None

    @classmethod
    def of(cls, numbers: Sequence[Fraction]) -> "Rationals":
        """A column of these numbers; with one denominator where a short one will do."""
        common = 1
        for number in numbers:
            common = lcm(common, number.denominator)
            if common >= 2**40:
                return cls.ratio(
                    whole_numbers([number.numerator for number in numbers]),
                    whole_numbers([number.denominator for number in numbers]),
                )
        num = whole_numbers([number.numerator * (common // number.denominator) for number in numbers])
        return cls(num, common, largest(num), common)

    @classmethod
    def ratio(cls, num: Array, den: Array) -> "Rationals":
        """num / den, both whole, den above 0."""
        return cls(num, den, largest(num), largest(den))

    def __len__(self) -> int:
        return len(self.num)

    def at(self, index: int) -> Fraction:
        """One of the numbers."""
        return Fraction(int(self.num[index]), self.den if isinstance(self.den, int) else int(self.den[index]))

    def take(self, index: Array) -> "Rationals":
        """The numbers at these places (or under this mask)."""
        if isinstance(self.den, int):
            return Rationals(self.num[index], self.den, self.most, self.wide)
        return Rationals(self.num[index], self.den[index], self.most, self.wide, (self, index))

    # Order.

    @property
    def keys(self) -> Array:
        """Integers in the order of the numbers, equal where they are; parts taken from one column share them."""
        if isinstance(self.den, int):
            return self.num
        if self._keys is None:
            self._keys = self._ordered() if self._taken is None else self._taken[0].keys[self._taken[1]]
        return self._keys

    def _ordered(self) -> Array:
        assert not isinstance(self.den, int)
        if self.most < 2**53 and self.wide < 2**53:
            # Dividing rounds correctly, so it never turns an order round; only equal quotients must be looked at.
            # Where their cross products agree they are one number; else all are ordered exactly.
            rough = self.num / self.den
            order = np.argsort(rough)
            num, den, sorted_ = self.num[order], self.den[order], rough[order]
            same = sorted_[1:] == sorted_[:-1]
            at = np.flatnonzero(same)
            ahead, behind = (num[at], den[at + 1]), (num[at + 1], den[at])
            if self.most * self.wide >= ROOM:
                ahead = (ahead[0].astype(object), ahead[1])
                behind = (behind[0].astype(object), behind[1])
            if bool(np.all(ahead[0] * ahead[1] == behind[0] * behind[1])):
                keys = np.empty(len(num), np.int64)
                keys[order] = np.concatenate((np.zeros(1, np.int64), np.cumsum(~same)))[: len(num)]
                return keys
        numbers = [self.at(index) for index in range(len(self))]
        place = {number: index for index, number in enumerate(sorted(set(numbers)))}
        return np.array([place[number] for number in numbers], np.int64)

    # Arithmetic.

    def aligned(self, other: "Exact | int") -> tuple[Array, Array | int, int, "int | Array", int]:
        """Both on one denominator: own and other numerators, a bound of both, the denominator and its bound."""
        if not isinstance(other, Many):
            p, q = other.numerator, other.denominator
            if isinstance(self.den, int):
                common = lcm(self.den, q)
                own, most = _times(self.num, self.most, common // self.den)
                theirs = p * (common // q)
                return own, theirs, max(most, abs(theirs)), common, common
            own, most = _times(self.num, self.most, q)
            moved, limit = _times(self.den, self.wide, p)
            den, wide = _times(self.den, self.wide, q)
            return own, moved, max(most, limit), den, wide
        assert isinstance(other, Rationals)
        if isinstance(self.den, int) and isinstance(other.den, int):
            common = lcm(self.den, other.den)
            own, most = _times(self.num, self.most, common // self.den)
            column, limit = _times(other.num, other.most, common // other.den)
            return own, column, max(most, limit), common, common
        if self.den is other.den:
            return self.num, other.num, max(self.most, other.most), self.den, self.wide
        own, most = _times(self.num, self.most, other.den, other.wide)
        column, limit = _times(other.num, other.most, self.den, self.wide)
        widened, wide = _widened(self.den, self.wide, other.den, other.wide)
        return own, column, max(most, limit), widened, wide

    def __add__(self, other: "Exact | int") -> "Rationals":
        own, theirs, most, den, wide = self.aligned(other)
        return Rationals(_wide_enough(own, 2 * most) + theirs, den, 2 * most, wide)

    def __neg__(self) -> "Rationals":
        return Rationals(-self.num, self.den, self.most, self.wide)

    def __mul__(self, other: "Exact | int") -> "Rationals":
        if isinstance(other, Many):
            assert isinstance(other, Rationals)
            num, most = _times(self.num, self.most, other.num, other.most)
            den, wide = _widened(self.den, self.wide, other.den, other.wide)
            return Rationals(num, den, most, wide)
        p, q = other.numerator, other.denominator
        if isinstance(self.den, int):
            common = gcd(p, self.den)
            num, most = _times(self.num, self.most, p // common)
            return Rationals(num, self.den // common * q, most, self.den // common * q)
        num, most = _times(self.num, self.most, p)
        den, wide = _widened(self.den, self.wide, q, q)
        return Rationals(num, den, most, wide)

    def reciprocal(self) -> "Rationals":
        """1 / each; none is 0."""
        num = self.den
        if isinstance(num, int):
            num = np.full(len(self), num, np.int64 if num < ROOM else object)
        if self.never_negative():
            return Rationals(num, self.num, self.wide, self.most)
        return Rationals(np.where(self.num < 0, -num, num), abs(self.num), self.wide, self.most)

    def __abs__(self) -> "Rationals":
        return Rationals(abs(self.num), self.den, self.most, self.wide)

    # Comparison gives masks.

    def _compared(self, other: "Exact | int") -> tuple[Array, Array | int]:
        own, theirs, most, _, _ = self.aligned(other)
        return _wide_enough(own, most), theirs

    def __lt__(self, other: "Exact | int") -> Mask:
        own, theirs = self._compared(other)
        return np.asarray(own < theirs, bool)

    def __le__(self, other: "Exact | int") -> Mask:
        own, theirs = self._compared(other)
        return np.asarray(own <= theirs, bool)

    def __eq__(self, other: object) -> Mask:  # type: ignore[override]
        assert isinstance(other, Fraction | int | Many)
        own, theirs = self._compared(other)
        return np.asarray(own == theirs, bool)

    # What Python's `if`, `min` and `/` would do, unit by unit: see `scoring.exact`.

    def chosen(self, holds: Mask, otherwise: Exact) -> "Rationals":
        own, theirs, most, den, wide = self.aligned(otherwise)
        return Rationals(np.where(holds, _wide_enough(own, most), theirs), den, most, wide)

    def least(self, other: Exact) -> "Rationals":
        return self.chosen(self < other, other)

    def clipped(self, low: Fraction, high: Fraction) -> "Rationals":
        if not isinstance(self.den, int):
            return (-(-self).least(-low)).least(high)
        common = lcm(self.den, low.denominator, high.denominator)
        num, most = _times(self.num, self.most, common // self.den)
        ends = [int(low * common), int(high * common)]
        most = max(most, *map(abs, ends))
        return Rationals(
            np.minimum(np.maximum(_wide_enough(num, most), ends[0]), ends[1]), common, max(map(abs, ends)), common
        )

    def divides(self, dividend: Exact, otherwise: Exact) -> Many:
        nothing = self == 0
        if not nothing.any():
            return self.reciprocal() * dividend
        safe = Rationals(np.where(nothing, 1, self.num), self.den, max(self.most, 1), self.wide)
        return choose(nothing, otherwise, safe.reciprocal() * dividend)  # type: ignore[return-value]

    # Rounding.

    def half_up(self, places: int) -> Array:
        """Rounded half-up (away from zero), as whole numbers of 10**-places."""
        reduced = self * Fraction(10) ** places
        num, den = reduced.num, reduced.den
        if isinstance(den, int) and den == 1:
            return num
        grown = 2 * reduced.most + reduced.wide
        num = _wide_enough(num, grown)
        doubled = 2 * (den if isinstance(den, int) else _wide_enough(den, grown))
        if isinstance(den, int) and den >= ROOM // 2:
            num = num.astype(object)
        size = (2 * abs(num) + den) // doubled
        return size if reduced.never_negative() else np.where(num < 0, -size, size)

    def rounded(self, places: int) -> "Rationals":
        """Rounded half-up to so many places, as numbers again."""
        num = self.half_up(places)
        return Rationals(num, 10**places, largest(num), 10**places)

    def floor(self) -> "Rationals":
        num = self.num // self.den
        return Rationals(num, 1, self.most + 1, 1)

    def never_negative(self) -> bool:
        return not len(self.num) or bool(self.num.min() >= 0)

    # What a column says as a whole.

    def total(self) -> Fraction:
        """The sum of all numbers."""
        if isinstance(self.den, int):
            return Fraction(sum_of(self.num, self.most), self.den)
        parts = [self.at(index) for index in range(len(self))] or [Fraction(0)]
        while len(parts) > 1:  # in pairs: the long denominators come late
            parts = [sum(parts[at : at + 2], Fraction(0)) for at in range(0, len(parts), 2)]
        return parts[0]

    def enclosed(self) -> Enclosures:
        """The column in floating point, between bounds that hold."""
        return Enclosures.ratio(self.num, self.den)


def whole_numbers(numbers: Sequence[int]) -> Array:
    """An array of these integers, of 64 bits where they fit."""
    fits = all(-ROOM < number < ROOM for number in numbers)
    return np.array(numbers, np.int64 if fits else object)


def largest(num: Array) -> int:
    """The largest |num|."""
    return int(max(abs(int(num.min())), abs(int(num.max())))) if len(num) else 0


def sum_of(num: Array, most: int) -> int:
    """The exact sum of integers of at most this size."""
    return int(num.sum()) if most * max(len(num), 1) < ROOM else sum(num.tolist())


def _wide_enough(num: Array, bound: int) -> Array:
    return num if bound < ROOM or num.dtype == object else num.astype(object)


def _times(num: Array, most: int, factor: "int | Array", size: int | None = None) -> tuple[Array, int]:
    """num × factor, and its bound; `size` bounds the factor where it is an array."""
    if isinstance(factor, int):
        if factor == 1:
            return num, most
        size = abs(factor)
    assert size is not None
    if most * size >= ROOM:
        most = largest(num)
    if most * size >= ROOM or size >= ROOM:
        return num.astype(object) * factor, most * size
    return num * factor, most * size


def _widened(a: "int | Array", a_wide: int, b: "int | Array", b_wide: int) -> "tuple[int | Array, int]":
    """The product of two denominators."""
    if isinstance(a, int) and isinstance(b, int):
        return a * b, a * b
    if isinstance(a, int):
        assert not isinstance(b, int)
        return _times(b, b_wide, a)
    return _times(a, a_wide, b, b_wide)


def pair(holds: Mask, then: Fraction, otherwise: Fraction) -> Rationals:
    """One of two numbers, unit by unit."""
    common = lcm(then.denominator, otherwise.denominator)
    numbers = whole_numbers([int(then * common), int(otherwise * common)])
    return Rationals(np.where(holds, numbers[0], numbers[1]), common, largest(numbers), common)
