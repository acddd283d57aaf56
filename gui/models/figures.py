"""Exact figures as text with fixed places, the same on screen everywhere."""

from decimal import Decimal
from fractions import Fraction

from scoring.rounding import half_up


def rounded(value: Decimal | Fraction, places: int) -> str:
    """The value with `places` decimals, half up (away from zero), from exact arithmetic."""
    return f"{half_up(Fraction(value), places):f}"


def figure(value: Decimal | Fraction | None, places: int | None) -> str:
    """A figure of a result: as many decimals as the plan says, or six where it rounds nothing; empty for None."""
    return "" if value is None else rounded(value, 6 if places is None else places)
