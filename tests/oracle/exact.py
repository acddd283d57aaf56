"""Exact arithmetic for the oracle: half-up rounding, and roots that stay rational wherever the root is rational."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import gcd, isqrt, lcm

DIGITS = 70
"""Irrational values are carried with this many significant digits (the format asks for 28)."""


def precise() -> Context:
    """A decimal context of its own, so that nothing outside can change the precision."""
    return Context(prec=DIGITS, rounding=ROUND_HALF_EVEN, Emin=-999_999, Emax=999_999)


def as_decimal(value: Fraction) -> Decimal:
    """The value with DIGITS significant digits."""
    return precise().divide(Decimal(value.numerator), Decimal(value.denominator))


def half_up(value: Fraction, places: int | None) -> Fraction:
    """Round to the stated places, halves away from zero; `None` = not rounded."""
    if places is None:
        return value
    doubled = abs(value) * 10**places * 2
    units = (doubled.numerator + doubled.denominator) // (2 * doubled.denominator)
    return Fraction(units if value >= 0 else -units, 10**places)


def fixed(value: Fraction, places: int | None) -> str:
    """The decimal string with fixed places; unrounded values with 30 places."""
    places = 30 if places is None else places
    scaled = half_up(value, places) * 10**places
    digits = str(abs(int(scaled))).rjust(places + 1, "0")
    sign = "-" if scaled < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def square_root(value: Fraction) -> Fraction:
    """The root of a value of at least 0; exact where it is rational."""
    top, bottom = isqrt(value.numerator), isqrt(value.denominator)
    if top * top == value.numerator and bottom * bottom == value.denominator:
        return Fraction(top, bottom)
    return Fraction(precise().sqrt(as_decimal(value)))


def logarithm(value: Fraction) -> Fraction:
    """The natural logarithm of a value above 0."""
    return Fraction(0) if value == 1 else Fraction(precise().ln(as_decimal(value)))


def exponential(value: Fraction) -> Fraction:
    """e to the power of the value."""
    return Fraction(1) if value == 0 else Fraction(precise().exp(as_decimal(value)))


def settled(value: Fraction) -> Fraction:
    """Without what the digits of a root miss: a value with a denominator as long as theirs, to ten digits less."""
    if value.denominator < 10 ** (DIGITS // 2):
        return value
    return Fraction(Context(prec=DIGITS - 10).plus(as_decimal(value)))


def geometric(rates: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction:
    """The weighted geometric mean of rates of at least 0 with weights above 0; exact where it is rational."""
    if min(rates) == 0:
        return Fraction(0)
    scale = lcm(*(weight.denominator for weight in weights))
    powers = [int(weight * scale) for weight in weights]
    root = _rational_root(rates, powers)
    if root is not None:
        return root
    context = precise()
    logs = sum((logarithm(rate) * power for rate, power in zip(rates, powers, strict=True)), Fraction(0))
    return Fraction(context.exp(as_decimal(logs / sum(powers))))


def _rational_root(rates: Sequence[Fraction], powers: Sequence[int]) -> Fraction | None:
    """The root of order sum(powers) of the product of rate**power if it is rational.

    Over pairwise coprime factors of all numerators and denominators each factor must come out rational by itself.
    """
    order = sum(powers)
    found = Fraction(1)
    for factor in _coprime_factors([part for rate in rates for part in (rate.numerator, rate.denominator)]):
        exponent = sum(
            power * (_multiplicity(rate.numerator, factor) - _multiplicity(rate.denominator, factor))
            for rate, power in zip(rates, powers, strict=True)
        )
        shared = gcd(order, exponent)
        root = _integer_root(factor, order // shared)
        if root is None:
            return None
        found *= Fraction(root) ** (exponent // shared)
    return found


def _coprime_factors(numbers: Sequence[int]) -> list[int]:
    """Pairwise coprime numbers above 1 of which every given number is a product."""
    waiting = [number for number in numbers if number > 1]
    factors: list[int] = []
    while waiting:
        number = waiting.pop()
        for index, factor in enumerate(factors):
            shared = gcd(number, factor)
            if shared > 1:
                del factors[index]
                waiting += [part for part in (number // shared, factor // shared, shared) if part > 1]
                break
        else:
            factors.append(number)
    return factors


def _multiplicity(number: int, factor: int) -> int:
    count = 0
    while number % factor == 0:
        number //= factor
        count += 1
    return count


def _integer_root(number: int, order: int) -> int | None:
    """The whole root of a number above 1 if there is one."""
    if order == 1:
        return number
    if order > number.bit_length():
        return None
    low, high = 1, 1 << (number.bit_length() // order + 1)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if middle**order < number else (low, middle)
    return low if low**order == number else None
