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
from scoring.exact import Array, Exact, Many, Mask

ROOM: Final = 2**62
"""Integers stay below this: a sum of two still fits into 64 bits."""


Shape = tuple[int, Array | None, int]
"""A denominator: `den`, `per` and `wide` of Rationals."""


class Rationals(Many):
    """A column of rational numbers, num / (den · per): arrays of integers, but `den`, which is one for all.

    `per` is None where the denominators are all the same; columns made from one share it. All denominators are
    positive. `most` and `wide` bound |num| and per. What is added to all numbers or multiplies them waits until they
    are looked at: then it is one pass over the column, whatever a formula has done to it.
    """

    __slots__ = ("_add", "_den", "_keys", "_most", "_num", "_taken", "_times", "per", "wide")

    def __init__(
        self,
        num: Array,
        den: int,
        most: int,
        per: Array | None = None,
        wide: int = 1,
        taken: "tuple[Rationals, Array] | None" = None,
    ) -> None:
        self._num = num
        self._den = den
        self._most = most
        self.per = per
        self.wide = wide
        self._times = 1
        self._add = 0
        self._taken = taken
        self._keys: Array | None = None

    def _waiting(self, times: int, add: int, den: int) -> "Rationals":
        """(num · times + add) / den, of what stands in the arrays."""
        found = Rationals(self._num, den, self._most, self.per, self.wide)
        found._times, found._add = times, add
        return found

    def _settle(self) -> None:
        if self._times == 1 and self._add == 0:
            return
        common = gcd(self._times, self._add, self._den)
        num, most = _product(self._num, self._most, self._times // common)
        shift, size = self._add // common, abs(self._add // common)
        if self.per is not None:
            moved, size = _product(self.per, self.wide, shift)
            num = _wide_enough(num, most + size) + moved
        elif shift:
            num = _wide_enough(num, most + size) + shift
        self._num, self._most, self._den = num, most + size, self._den // common
        self._times, self._add = 1, 0

    @property
    def num(self) -> Array:
        self._settle()
        return self._num

    @property
    def den(self) -> int:
        self._settle()
        return self._den

    @property
    def most(self) -> int:
        self._settle()
        return self._most

    @classmethod
    def of(cls, numbers: Sequence[Fraction]) -> "Rationals":
        """A column of these numbers; with one denominator where a short one will do."""
        common = 1
        for number in numbers:
            common = lcm(common, number.denominator)
            if common >= 2**40:
                num = whole_numbers([number.numerator for number in numbers])
                per = whole_numbers([number.denominator for number in numbers])
                return cls(num, 1, largest(num), per, largest(per))
        num = whole_numbers([number.numerator * (common // number.denominator) for number in numbers])
        return cls(num, common, largest(num))

    def __len__(self) -> int:
        return len(self._num)

    def at(self, index: int) -> Fraction:
        """One of the numbers."""
        return Fraction(int(self.num[index]), self.den if self.per is None else self.den * int(self.per[index]))

    def all(self) -> list[Fraction]:
        """All numbers; where the denominators are the same, equal ones are one object."""
        if self.per is not None:
            return [
                Fraction(num, self.den * per) for num, per in zip(self.num.tolist(), self.per.tolist(), strict=True)
            ]
        numbers = self.num.tolist()
        made = {num: Fraction(num, self.den) for num in set(numbers)}
        return [made[num] for num in numbers]

    def take(self, index: Array) -> "Rationals":
        """The numbers at these places (or under this mask)."""
        if self.per is None:
            return Rationals(self.num[index], self.den, self.most)
        return Rationals(self.num[index], self.den, self.most, self.per[index], self.wide, (self, index))

    # Order.

    @property
    def keys(self) -> Array:
        """Integers in the order of the numbers, equal where they are; parts taken from one column share them."""
        if self.per is None:
            return self.num
        if self._keys is None:
            self._keys = self._ordered() if self._taken is None else self._taken[0].keys[self._taken[1]]
        return self._keys

    def _ordered(self) -> Array:
        assert self.per is not None
        if self.most < 2**53 and self.wide < 2**53:
            # Dividing rounds correctly, so it never turns an order round; only equal quotients must be looked at.
            # Where their cross products agree they are one number; else all are ordered exactly.
            rough = self.num / self.per
            order = np.argsort(rough)
            num, den, sorted_ = self.num[order], self.per[order], rough[order]
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

    def aligned(self, other: "Exact | int") -> "tuple[Array, Array | int, int, Shape]":
        """Own and other numerators over one denominator, a bound of both, and that denominator."""
        if not isinstance(other, Many):
            common = lcm(self.den, other.denominator)
            own, most = _product(self.num, self.most, common // self.den)
            factor = other.numerator * (common // other.denominator)
            theirs, limit = (factor, abs(factor)) if self.per is None else _product(self.per, self.wide, factor)
            return own, theirs, max(most, limit), (common, self.per, self.wide)
        assert isinstance(other, Rationals)
        common = lcm(self.den, other.den)
        own, most = _product(self.num, self.most, common // self.den)
        column, limit = _product(other.num, other.most, common // other.den)
        if self.per is other.per:
            return own, column, max(most, limit), (common, self.per, self.wide)
        own, most = _product(own, most, other.per, other.wide)
        column, limit = _product(column, limit, self.per, self.wide)
        return own, column, max(most, limit), (common, *self._both(other))

    def _both(self, other: "Rationals") -> tuple[Array | None, int]:
        """The product of both `per`, and its bound."""
        if self.per is None:
            return other.per, other.wide
        return _product(self.per, self.wide, other.per, other.wide)

    def __add__(self, other: "Exact | int") -> "Rationals":
        if not isinstance(other, Many):
            common = lcm(self._den, other.denominator)
            scale, shift = common // self._den, other.numerator * (common // other.denominator)
            return self._waiting(self._times * scale, self._add * scale + shift, common)
        own, theirs, most, (den, per, wide) = self.aligned(other)
        return Rationals(_wide_enough(own, 2 * most) + theirs, den, 2 * most, per, wide)

    def __neg__(self) -> "Rationals":
        return self._waiting(-self._times, -self._add, self._den)

    def __mul__(self, other: "Exact | int") -> "Rationals":
        if isinstance(other, Many):
            assert isinstance(other, Rationals)
            num, most = _product(self.num, self.most, other.num, other.most)
            return Rationals(num, self.den * other.den, most, *self._both(other))
        common = gcd(other.numerator, self._den)
        scale, den = other.numerator // common, self._den // common * other.denominator
        return self._waiting(self._times * scale, self._add * scale, den)

    def reciprocal(self) -> "Rationals":
        """1 / each; none is 0."""
        above = np.ones(len(self), np.int64) if self.per is None else self.per
        num, most = _product(above, self.wide, self.den)
        if self.never_negative():
            return Rationals(num, 1, most, self.num, self.most)
        return Rationals(np.where(self.num < 0, -num, num), 1, most, abs(self.num), self.most)

    # Comparison gives masks.

    def _compared(self, other: "Exact | int") -> tuple[Array, Array | int]:
        own, theirs, most, _ = self.aligned(other)
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
        own, theirs, most, (den, per, wide) = self.aligned(otherwise)
        return Rationals(np.where(holds, _wide_enough(own, most), theirs), den, most, per, wide)

    def replaced(self, index: Array, others: "Rationals") -> "Rationals":
        """The column with other numbers at these places, where both columns have one denominator for all."""
        assert self.per is None
        assert others.per is None
        common = lcm(self.den, others.den)
        num, most = _product(self.num, self.most, common // self.den)
        new, size = _product(others.num, others.most, common // others.den)
        num = _wide_enough(num, max(most, size)).copy()
        num[index] = new
        return Rationals(num, common, largest(num))

    def least(self, other: Exact) -> "Rationals":
        return self.chosen(self < other, other)

    def clipped(self, low: Fraction, high: Fraction) -> "Rationals":
        if self.per is not None:
            raised = self.chosen(self > low, low)
            return raised.chosen(raised < high, high)
        common = lcm(self.den, low.denominator, high.denominator)
        num, most = _product(self.num, self.most, common // self.den)
        least, greatest = int(low * common), int(high * common)
        limit = max(abs(least), abs(greatest))
        num = np.minimum(np.maximum(_wide_enough(num, max(most, limit)), least), greatest)
        return Rationals(num, common, limit)

    def divides(self, dividend: Exact, otherwise: Exact) -> Many:
        nothing = np.asarray(self.num == 0, bool)
        if not nothing.any():
            return self.reciprocal() * dividend
        safe = Rationals(np.where(nothing, 1, self.num), self.den, max(self.most, 1), self.per, self.wide)
        return (safe.reciprocal() * dividend).chosen(~nothing, otherwise)

    # Rounding.

    def half_up(self, places: int) -> Array:
        """Rounded half-up (away from zero), as whole numbers of 10**-places."""
        scaled = self * 10**places
        if scaled.per is None and scaled.den == 1:
            exactly: Array = scaled.num
            return exactly
        shifted = scaled + Fraction(1, 2)
        num, below = shifted.num, shifted.below()
        if isinstance(below, int) and below >= ROOM:
            num = num.astype(object)
        found: Array = num // below
        if not shifted.never_negative() or not num.all():
            found = found - ((num <= 0) & (num % below == 0))  # halves below 0 go away from it
        return found

    def below(self) -> "int | Array":
        """The denominators."""
        return self.den if self.per is None else _product(self.per, self.wide, self.den)[0]

    def rounded(self, places: int) -> "Rationals":
        """Rounded half-up to so many places, as numbers again."""
        num = self.half_up(places)
        return Rationals(num, 10**places, largest(num))

    def floor(self) -> "Rationals":
        below = self.below()
        num = self.num.astype(object) if isinstance(below, int) and below >= ROOM else self.num
        return Rationals(num // below, 1, self.most + 1)

    def never_negative(self) -> bool:
        return not len(self.num) or bool(self.num.min() >= 0)

    # What a column says as a whole.

    def total(self) -> Fraction:
        """The sum of all numbers."""
        if self.per is None:
            return Fraction(sum_of(self.num, self.most), self.den)
        parts = [self.at(index) for index in range(len(self))] or [Fraction(0)]
        while len(parts) > 1:  # in pairs: the long denominators come late
            parts = [sum(parts[at : at + 2], Fraction(0)) for at in range(0, len(parts), 2)]
        return parts[0]

    def enclosed(self) -> Enclosures:
        """The column in floating point, between bounds that hold."""
        return Enclosures.ratio(self.num, self.den, self.per)


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


def _product(num: Array, most: int, factor: "int | Array | None", size: int = 1) -> tuple[Array, int]:
    """num × factor (None: 1), and its bound; `size` bounds the factor where it is an array."""
    if factor is None or (isinstance(factor, int) and factor == 1):
        return num, most
    if isinstance(factor, int):
        size = abs(factor)
    if most * size >= ROOM:
        most = largest(num)
    if most * size >= ROOM or size >= ROOM:
        return num.astype(object) * factor, most * size
    return num * factor, most * size


def pair(holds: Mask, then: Fraction, otherwise: Fraction) -> Rationals:
    """One of two numbers, unit by unit."""
    common = lcm(then.denominator, otherwise.denominator)
    numbers = whole_numbers([int(then * common), int(otherwise * common)])
    return Rationals(np.where(holds, numbers[:1], numbers[1:]), common, largest(numbers))
