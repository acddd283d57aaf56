"""From where to where to draw, and at which round figures to put marks."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def span(values: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """From where to where to draw: all of the values with some room beside them, at round figures."""
    low, high = (min(values), max(values)) if values else (Fraction(0), Fraction(1))
    if low == high:
        low, high = min(low, Fraction(0)), max(high * Fraction(3, 2), Fraction(1))
    room = (high - low) * Fraction(3, 20)
    lower = low - room
    if low >= 0 and lower < 0:
        lower = Fraction(0)
    step = round_step(high + room - lower, 20)
    return step * ((lower / step).__floor__()), step * -((-(high + room) / step).__floor__())


def round_step(width: Fraction, count: int) -> Fraction:
    """A round figure (1, 2, 5 times a power of ten) of which about `count` go into `width`."""
    power = Fraction(10) ** Decimal(float(width / count)).adjusted() if width > 0 else Fraction(1)
    return next((power * factor for factor in (1, 2, 5) if width / (power * factor) <= count), power * 10)
