"""The few functions whose results are not rational: correct to 45 significant digits, exact where they can be.

Digits are carried at 70 and cut to 50 at the end, so that a result which is a short decimal comes out as it.
"""

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from math import isqrt
from typing import Final

DIGITS: Final = 50
LARGEST_EXPONENT: Final = 10_000
"""exp of more is refused: its digits alone would fill a page."""


def ln(value: Fraction) -> Fraction:
    """The natural logarithm of a positive number."""
    work = _work()
    return _cut(_decimal(value, work).ln(work))


def exp(value: Fraction) -> Fraction:
    """e to the power of `value`. Raises OverflowError beyond ±LARGEST_EXPONENT."""
    if abs(value) > LARGEST_EXPONENT:
        raise OverflowError
    work = _work()
    return _cut(_decimal(value, work).exp(work))


def sqrt(value: Fraction) -> Fraction:
    """The square root of a number that is not negative; exact for the square of a rational number."""
    top, bottom = isqrt(value.numerator), isqrt(value.denominator)
    if top * top == value.numerator and bottom * bottom == value.denominator:
        return Fraction(top, bottom)
    work = _work()
    return _cut(_decimal(value, work).sqrt(work))


def geometric_mean(rates: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction:
    """The weighted geometric mean of rates that are not negative; exact where all are equal."""
    if min(rates) <= 0:
        return Fraction(0)
    if len(set(rates)) == 1:
        return rates[0]
    work = _work()
    total = sum((w * Fraction(_decimal(r, work).ln(work)) for r, w in zip(rates, weights, strict=True)), Fraction(0))
    return _cut(_decimal(total / sum(weights), work).exp(work))


def settle(value: Fraction) -> Fraction:
    """`value` cut to 45 digits: what a computed root misses of the short decimal that it should be, disappears."""
    return Fraction(Context(prec=DIGITS - 5).plus(_decimal(value, _work())))


def settle_roots(value: Fraction) -> Fraction:
    """`value` of an expression with roots or logarithms, settled where some of them were cut: sqrt(2)·sqrt(2) is 2.

    Only a cut result has so long a denominator; a rational one stays as it is.
    """
    return settle(value) if value.denominator > 10 ** (DIGITS // 2) else value


def _work() -> Context:
    return Context(prec=DIGITS + 20)


def _decimal(value: Fraction, work: Context) -> Decimal:
    return work.divide(Decimal(value.numerator), Decimal(value.denominator))


def _cut(value: Decimal) -> Fraction:
    return Fraction(Context(prec=DIGITS).plus(value))
