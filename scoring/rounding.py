"""Half-up rounding of exact numbers: halves go away from zero, as every office and spreadsheet rounds."""

from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction, places: int) -> Decimal:
    """`value` rounded half-up (away from zero) to `places` decimals, and written with exactly so many."""
    return Decimal(f"{_units(value, places)}e-{places}")


def round_half_up(value: Fraction, places: int | None) -> Fraction:
    """The same as an exact number that can be reckoned on; `None` places = not rounded."""
    return value if places is None else Fraction(_units(value, places), 10**places)


def _units(value: Fraction, places: int) -> int:
    """How many steps of 10**-places: sign(n) * ((2|n| + d) // 2d) for n/d scaled."""
    numerator: int = value.numerator * 10**places
    denominator = value.denominator
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return whole if numerator >= 0 else -whole
