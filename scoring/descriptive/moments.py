"""Mean, spread and shape of a column of exact numbers; order plays no part.

Rational figures are exact. Roots are correct to 45 digits (`scoring.precise`). Where a column's common denominator
is too long to reckon with, its shape is taken from values measured in 10**-60 of their range; a decision that lies
nearer than that can tell is made on the exact values.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Final

from scoring.precise import settle, sqrt

DIGITS: Final = 60
NEAR: Final = Fraction(1, 10**30)
"""Far more than the shape of a column can be off by when its values are cut to DIGITS of their range."""


def total(values: Sequence[Fraction]) -> Fraction:
    """The sum; 0 of no values."""
    shared = lcm(*(value.denominator for value in values))
    return Fraction(sum(value.numerator * (shared // value.denominator) for value in values), shared)


def mean(values: Sequence[Fraction]) -> Fraction:
    """The arithmetic mean of at least one value."""
    return total(values) / len(values)


def median(values: Sequence[Fraction]) -> Fraction:
    """The middle of at least one value; of an even number the mean of the two in the middle."""
    ascending = sorted(values)
    middle = len(ascending) // 2
    return ascending[middle] if len(ascending) % 2 else (ascending[middle - 1] + ascending[middle]) / 2


def variance(values: Sequence[Fraction], *, sample: bool = False) -> Fraction:
    """The mean squared distance from the mean; `sample`: over n - 1, which needs two values."""
    centre = mean(values)
    return total([(value - centre) ** 2 for value in values]) / (len(values) - (1 if sample else 0))


def deviation(values: Sequence[Fraction], *, sample: bool = False) -> Fraction:
    """The standard deviation, in the unit of the values."""
    return sqrt(variance(values, sample=sample))


def skewness(values: Sequence[Fraction]) -> Fraction | None:
    """The sample skewness G1 (type 2 of Joanes and Gill, 1998; SKEW of spreadsheets), to 45 digits.

    Above 0: the long tail lies with the high values. None with fewer than three values, or where all are equal.
    """
    if len(values) < 3:
        return None
    _, second, third, _ = _powers(_whole(values))
    if not second:
        return None
    root = sqrt(_squared_skewness(len(values), second, third))
    return settle(root if third > 0 else -root)


def kurtosis(values: Sequence[Fraction]) -> Fraction | None:
    """The sample excess kurtosis G2 (type 2 of Joanes and Gill, 1998; KURT of spreadsheets), to 45 digits.

    0 for a normal distribution. None with fewer than four values, or where all are equal.
    """
    if len(values) < 4:
        return None
    _, second, _, fourth = _powers(_whole(values))
    return settle(_excess_kurtosis(len(values), second, fourth)) if second else None


def long_tail(values: Sequence[Fraction], skew: Fraction, kurtosis: Fraction) -> int:
    """Whether both |skewness| > `skew` (at least 0) and excess kurtosis > `kurtosis`: 1 for a tail of high values, -1
    for one of low ones, else 0; also 0 where the shape has no figure. Decided exactly."""
    if len(values) < 4:
        return 0
    found = _tail(_whole(values), skew, kurtosis)
    if found is None:
        found = _tail(_common(values), skew, kurtosis)
    assert found is not None  # exact numbers tell
    return found


def _tail(numbers: tuple[Sequence[int], bool], skew: Fraction, kurtosis: Fraction) -> int | None:
    """None: too near to tell from numbers that were cut."""
    exact, second, third, fourth = _powers(numbers)
    if not second:
        return 0
    count = len(numbers[0])
    over = (
        _squared_skewness(count, second, third) - skew**2,
        _excess_kurtosis(count, second, fourth) - kurtosis,
    )
    if not exact and min(abs(excess) for excess in over) < NEAR:
        return None
    return (1 if third > 0 else -1) if min(over) > 0 else 0


def _squared_skewness(count: int, second: int, third: int) -> Fraction:
    """G1², from the sums of the second and third powers of the distances from the mean, in any unit."""
    return Fraction(count**2 * (count - 1) * third**2, (count - 2) ** 2 * second**3)


def _excess_kurtosis(count: int, second: int, fourth: int) -> Fraction:
    """G2, from the sums of the second and fourth powers."""
    below = (count - 2) * (count - 3)
    return Fraction(count * (count + 1) * (count - 1) * fourth, below * second**2) - Fraction(
        3 * (count - 1) ** 2, below
    )


def _powers(column: tuple[Sequence[int], bool]) -> tuple[bool, int, int, int]:
    """Whether the numbers are exact, and the sums of the 2nd, 3rd and 4th powers of n times the distances from the
    mean."""
    numbers, exact = column
    count, everything = len(numbers), sum(numbers)
    distances = [count * number - everything for number in numbers]
    squares = [distance * distance for distance in distances]
    third = sum(square * distance for square, distance in zip(squares, distances, strict=True))
    return exact, sum(squares), third, sum(square * square for square in squares)


def _whole(values: Sequence[Fraction]) -> tuple[Sequence[int], bool]:
    """The values in a unit that makes them whole numbers, and whether they are exact in it."""
    shared = 1
    for value in values:
        shared = lcm(shared, value.denominator)
        if shared > 10**DIGITS:
            return in_steps(values, 10**DIGITS), False
    return _common(values)


def _common(values: Sequence[Fraction]) -> tuple[Sequence[int], bool]:
    shared = lcm(*(value.denominator for value in values))
    return [value.numerator * (shared // value.denominator) for value in values], True


def in_steps(values: Sequence[Fraction], count: int) -> Sequence[int]:
    """How many whole steps each value lies above the lowest, where `count` steps lead to the highest; 0 where all are
    equal."""
    lowest, highest = min(values), max(values)
    if lowest == highest:
        return [0] * len(values)
    top, bottom = lowest.as_integer_ratio()
    scale = count / (bottom * (highest - lowest))
    times, over = scale.as_integer_ratio()
    return [(v.numerator * bottom - top * v.denominator) * times // (v.denominator * over) for v in values]
