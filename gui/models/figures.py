"""Exact figures as text with fixed places, the same on screen everywhere."""

from decimal import Decimal
from fractions import Fraction

MINUS = "-"


def rounded(value: Decimal | Fraction, places: int) -> str:
    """The value with `places` decimals, half up (away from zero), from exact arithmetic."""
    scaled = Fraction(value) * 10**places
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    whole += 2 * rest >= scaled.denominator
    digits = str(whole).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return MINUS + text if scaled < 0 and whole else text


def figure(value: Decimal | Fraction | None, places: int | None) -> str:
    """A figure of a result: as many decimals as the plan says, or six where it rounds nothing; empty for None."""
    return "" if value is None else rounded(value, 6 if places is None else places)
