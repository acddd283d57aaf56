"""How much room a text takes on paper, about, where no font is at hand to measure it."""

from typing import Final

POINTS: Final = 72 / 25.4
"""Points in a millimetre."""


def text_width(text: str, points: float) -> float:
    """About how many millimetres a text takes: a Chinese character is as wide as it is high."""
    return sum(1.0 if ord(character) > 0x2E7F else 0.55 for character in text) * points / POINTS


def text_lines(text: str, width: float, points: float) -> int:
    """About how many lines a text takes in so many millimetres."""
    return max(1, -int(-text_width(text, points) // max(width - 2, points / POINTS)))
