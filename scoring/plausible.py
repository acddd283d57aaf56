"""What is doubtful about a value beside others: the year before, its column, the whole it is a part of."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

JUMP: Final = Decimal(3)
"""So many times the value of the year before (or less than one such part of it) is worth a second look."""


def turned(now: Fraction, before: Fraction, factor: Decimal = JUMP) -> str:
    """How a value stands to that of the year before: "sign" where it has changed it, "jump" where it is `factor`
    times as large or as small, "" where nothing is to be said. Beside 0 nothing can be compared."""
    if not now or not before:
        return ""
    if (now > 0) != (before > 0):
        return "sign"
    ratio = abs(now / before)
    return "jump" if ratio >= factor or ratio * Fraction(factor) <= 1 else ""
