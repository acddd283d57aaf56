"""Weights as exact shares of the whole, and the numbers that they are derived from."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from scoring.numbers import parse_decimal, plain
from scoring.problems import Problem, Refused

Number = Fraction | Decimal | int | str
"""An exact number: also the text "0.5" or "1/3". Never a binary float."""

_LONGEST_POWER: Final = 60
"""Powers of ten beyond which a Decimal is a slip or an attack."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What a method gives: one share for each name, in the order of the names.

    `values` are at least 0 and add up to exactly 1. Where a method needs roots, logarithms or an eigenvector, they
    are right to at least 28 significant digits. `findings` are doubts that somebody should look at (warnings).
    """

    method: str
    names: tuple[str, ...]
    values: tuple[Fraction, ...]
    findings: tuple[Problem, ...] = ()


def weights(method: str, names: Sequence[str], parts: Sequence[Fraction], found: Sequence[Problem] = ()) -> Weights:
    """The shares of parts that are at least 0 and not all 0."""
    whole = sum(parts, Fraction(0))
    return Weights(method, tuple(names), tuple(part / whole for part in parts), tuple(found))


def check_names(names: Sequence[str]) -> None:
    """Raises Refused where there is nothing to weigh, or where two have the same name."""
    found = [] if names else [Problem("weighting.nothing")]
    found += twice(names, "weighting.name_twice")
    if found:
        raise Refused(*found)


def twice(names: Sequence[str], code: str) -> list[Problem]:
    """A finding for each name that stands there more than once."""
    return [Problem(code, (name,), {"name": name}) for name in dict.fromkeys(names) if names.count(name) > 1]


def exact(value: object) -> Fraction | None:
    """A `Number` as an exact fraction; None for whatever else: a float, "abc", "1/0", an infinite Decimal."""
    match value:
        case bool():
            return None
        case int() | Fraction():
            return Fraction(value)
        case Decimal():
            return Fraction(value) if value.is_finite() and abs(value.adjusted()) <= _LONGEST_POWER else None
        case str():
            top, slash, bottom = value.partition("/")
            number, divisor = parse_decimal(top), parse_decimal(bottom) if slash else Fraction(1)
            return number / divisor if number is not None and divisor else None
    return None


def shown(value: object) -> str:
    """A number for a sentence: 3, 0.25, 1/3; whatever else shortened, and a binary float called one."""
    if isinstance(value, float):
        return f"{value} (float)"
    number = exact(value)
    if number is None:
        text = str(value)
        return text if len(text) <= 20 else f"{text[:19]}…"
    whole = plain(number)
    return f"{number.numerator}/{number.denominator}" if whole.endswith("…") and number.denominator < 1000 else whole
