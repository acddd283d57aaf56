"""Exact numbers from text, and what stands where there is no number."""

import re
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import Final

from scoring.rounding import half_up

LONGEST: Final = 60
"""Characters of a number; more is a slip or an attack."""

_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)


class Gone(Enum):
    """Why there is no number. Of several in one expression the gravest wins. (No IntEnum: a 2 is not missing.)"""

    ZERO_DIVISION = 1
    MISSING = 2
    NOT_APPLICABLE = 3

    def __lt__(self, other: "Gone") -> bool:
        """Less grave."""
        return int(self.value) < int(other.value)


Value = Fraction | Gone
"""A number, or why there is none."""


@lru_cache(maxsize=65536)
def parse_decimal(text: str) -> Fraction | None:
    """The number that a decimal string says ("81.4", "-3"), exactly; None where it is no decimal string."""
    if len(text) > LONGEST or not _NUMBER.fullmatch(text):
        return None
    return Fraction(text)


def plain(value: Decimal | Fraction | int) -> str:
    """A number as people write it: 28, 1.5, 0.05; no exponent, no zeros at the end.

    Of a fraction all decimals where they end within ten, else four of them and "…"."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    for places in range(11):
        scaled = Fraction(value) * 10**places
        if scaled.denominator == 1:
            return f"{Decimal(f'{scaled.numerator}e-{places}'):f}"
    return f"{half_up(Fraction(value), 4):f}…"
