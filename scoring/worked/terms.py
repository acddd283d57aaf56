"""Arithmetic with the numbers put in: what stands on the left of the "=" signs of a worked line.

A term is smaller than an expression: numbers and operations only, no items, no choices, nothing that may be missing.
It is written with Python's own signs, `(x - bad) / (good - bad)`, and its operations are those of `scoring.reckoning`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final, Literal

from scoring.numbers import Gone
from scoring.precise import DIGITS
from scoring.reckoning import CALLS, HOLDS, OPERATIONS, PARTIAL, rounded, truth

Role = Literal["item", "previous", "weight", "parameter", "peers", "rank", "count", "step", "points", "number"]
"""Where a number comes from; `Known.of` says which one."""


class Term:
    """A number, or an operation on numbers."""

    __slots__ = ()

    def __add__(self, other: "Term | int") -> "Term":
        return Applied("+", (self, term(other)))

    def __radd__(self, other: int) -> "Term":
        return Applied("+", (term(other), self))

    def __sub__(self, other: "Term | int") -> "Term":
        return Applied("-", (self, term(other)))

    def __rsub__(self, other: int) -> "Term":
        return Applied("-", (term(other), self))

    def __mul__(self, other: "Term | int") -> "Term":
        return Applied("*", (self, term(other)))

    def __rmul__(self, other: int) -> "Term":
        return Applied("*", (term(other), self))

    def __truediv__(self, other: "Term | int") -> "Term":
        return Applied("/", (self, term(other)))


@dataclass(frozen=True, slots=True)
class Known(Term):
    """A number put in. `value` is exact, `text` is how it is shown: a decimal, or a fraction "1/3".

    `least`: with how many decimals it is shown at least where they do not say all of it; None: in full.
    `among`: over how many peers it was taken. Until the digits of the line are chosen (`digits`) `text` is empty,
    but for figures whose places are fixed.
    """

    value: Fraction
    role: Role = "number"
    of: str = ""
    least: int | None = None
    text: str = ""
    among: int = 0


@dataclass(frozen=True, slots=True)
class Applied(Term):
    """`sign`: + and * of two or more, - / ^ and comparisons of two, neg % floor abs sqrt ln exp not of one,
    round (value, places), min max and or of any."""

    sign: str
    operands: tuple[Term, ...]


def term(number: Term | int) -> Term:
    return number if isinstance(number, Term) else Known(Fraction(number))


def total(terms: Sequence[Term]) -> Term:
    """The sum of terms; of none 0."""
    return Applied("+", tuple(terms)) if len(terms) > 1 else terms[0] if terms else term(0)


def percent(found: Term) -> Term:
    return Applied("%", (found,))


def compare(left: Term, sign: str, right: Term) -> Term:
    """`sign`: < <= > >= = !="""
    return Applied(sign, (left, right))


def opposite(left: Term, sign: str, right: Term) -> Term:
    """That a comparison does not hold."""
    return Applied(_OPPOSITE[sign], (left, right))


_OPPOSITE: Final = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}


def exact(known: Known) -> Fraction:
    return known.value


def as_shown(known: Known) -> Fraction:
    """The number that stands in the line."""
    return Fraction(known.text)


def worth(found: Term, number: Callable[[Known], Fraction] = exact) -> Fraction:
    """The value of a term, with its numbers as they are or `as_shown`. Raises ZeroDivisionError."""
    if isinstance(found, Known):
        return number(found)
    assert isinstance(found, Applied)
    return _OPERATORS[found.sign]([worth(operand, number) for operand in found.operands])


def known_of(found: Term) -> list[Known]:
    """Every number in a term, from left to right."""
    if isinstance(found, Known):
        return [found]
    assert isinstance(found, Applied)
    return [known for operand in found.operands for known in known_of(operand)]


def with_texts(found: Term, text: Callable[[Known], str]) -> Term:
    """The term with the text of every number that has none yet."""
    if isinstance(found, Known):
        return found if found.text else replace(found, text=text(found))
    assert isinstance(found, Applied)
    return replace(found, operands=tuple(with_texts(operand, text) for operand in found.operands))


_Operator = Callable[[Sequence[Fraction]], Fraction]


def _never_gone(operator: Callable[[Sequence[Fraction]], Fraction | Gone]) -> _Operator:
    def apply(values: Sequence[Fraction]) -> Fraction:
        found = operator(values)
        if isinstance(found, Gone):
            raise ZeroDivisionError
        return found

    return apply


def _holds(sign: str) -> _Operator:
    return lambda values: truth(HOLDS[sign](values[0], values[1]))


def _product(values: Sequence[Fraction]) -> Fraction:
    found = Fraction(1)
    for value in values:
        found *= value
    return found


def _power(values: Sequence[Fraction]) -> Fraction:
    """A positive number to any power."""
    work = Context(prec=DIGITS)
    base, exponent = (work.divide(Decimal(v.numerator), Decimal(v.denominator)) for v in values)
    return Fraction(work.power(base, exponent))


def _function(name: str) -> _Operator:
    defined, function = PARTIAL[name]

    def apply(values: Sequence[Fraction]) -> Fraction:
        if not defined(values[0]):
            raise ZeroDivisionError
        return function(values[0])

    return apply


_OPERATORS: Final[Mapping[str, _Operator]] = {
    **{sign: _never_gone(OPERATIONS[sign]) for sign in ("-", "/", "neg", "not", "and", "or")},
    **{name: _never_gone(CALLS[name]) for name in ("min", "max", "abs")},
    **{name: _function(name) for name in ("ln", "exp", "sqrt")},
    **{sign: _holds(sign) for sign in _OPPOSITE},
    "+": lambda values: sum(values, Fraction(0)),
    "*": _product,
    "^": _power,
    "%": lambda values: values[0] / 100,
    "floor": lambda values: Fraction(values[0] // 1),
    "round": lambda values: rounded(values[0], int(values[1])),
}
