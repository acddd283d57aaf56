"""What an expression is worth for one unit, in exact numbers.

Only `if` is lazy; elsewhere every operand is looked at, and of several that are no number the gravest says why the
result is none (`numbers.Gone`).
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, Protocol

from scoring import precise
from scoring.expression import (
    Call,
    Choice,
    Comparison,
    Expression,
    Figure,
    Node,
    Number,
    Operation,
    OverPeers,
    OverSeries,
    Rounded,
    Weight,
)
from scoring.numbers import Gone, Value
from scoring.rounding import round_half_up

_ONE: Final = Fraction(1)
_ZERO: Final = Fraction(0)


class Scope(Protocol):
    """What an expression can see: the data of one unit, and those of its peers."""

    @property
    def weight(self) -> Fraction: ...
    def number(self, item: str) -> Value: ...
    def previous(self, item: str) -> Value:
        """The unit's number in the assessment before."""
        ...

    def series_numbers(self, item: str) -> Sequence[Fraction] | Gone: ...
    def among_peers(self, over: OverPeers) -> Sequence[Fraction]:
        """The values of the inner expression over the peers for which it has one."""
        ...

    def undefined(self, function: str, value: Fraction) -> None:
        """Takes note of a function that has no value there."""
        ...


def reckon(expression: Expression, scope: Scope) -> Value:
    """The value of an expression; without what the digits of a root miss, where it has roots."""
    value = value_of(expression.tree, scope)
    return precise.settle_roots(value) if expression.partial and isinstance(value, Fraction) else value


def value_of(node: Node, scope: Scope) -> Value:
    """The value of a part of an expression."""
    match node:
        case Number(value):
            return value
        case Figure(item, previous):
            return scope.previous(item) if previous else scope.number(item)
        case Operation(sign, operands):
            return _strict(OPERATIONS[sign], operands, scope)
        case Comparison(signs, operands):
            return _strict(lambda values: truth(_chain(signs, values)), operands, scope)
        case Choice(condition, then, otherwise):
            chosen = value_of(condition, scope)
            return chosen if isinstance(chosen, Gone) else value_of(then if chosen else otherwise, scope)
        case Call(name, operands):
            return _partial(name, operands[0], scope) if name in PARTIAL else _strict(CALLS[name], operands, scope)
        case Rounded(inner, places):
            return _strict(lambda values: rounded(values[0], places), (inner,), scope)
        case OverSeries(name, item):
            values = scope.series_numbers(item)
            return values if isinstance(values, Gone) else AGGREGATES[name](values)
        case OverPeers(name):
            among = scope.among_peers(node)
            return AGGREGATES[name](among) if among else Gone.MISSING
        case Weight():
            return scope.weight


def _strict(operation: "Operator", operands: Sequence[Node], scope: Scope) -> Value:
    """Look at all operands; the gravest that is no number wins."""
    numbers: list[Fraction] = []
    gone: Gone | None = None
    for operand in operands:
        value = value_of(operand, scope)
        if isinstance(value, Gone):
            gone = value if gone is None else max(gone, value)
        else:
            numbers.append(value)
    return operation(numbers) if gone is None else gone


def _partial(name: str, operand: Node, scope: Scope) -> Value:
    value = value_of(operand, scope)
    if isinstance(value, Gone):
        return value
    defined, function = PARTIAL[name]
    if not defined(value):
        scope.undefined(name, value)
        return Gone.MISSING
    return function(value)


# What the signs and names do.

Operator = Callable[[Sequence[Fraction]], Value]


def truth(holds: bool) -> Fraction:
    return _ONE if holds else _ZERO


def growth(now: Fraction, base: Fraction) -> Fraction:
    """(now - base) / |base| in percent; from nothing 100, 0 or -100 as `now` is above, at or below 0."""
    if base:
        return (now - base) / abs(base) * 100
    return Fraction(100 * ((now > 0) - (now < 0)))


def rounded(value: Fraction, places: int) -> Fraction:
    """Half-up to so many places; below 0 to tens, hundreds …"""
    if places >= 0:
        return round_half_up(value, places)
    scale = Fraction(10) ** -places
    return round_half_up(value / scale, 0) * scale


def _chain(signs: Sequence[str], values: Sequence[Fraction]) -> bool:
    return all(HOLDS[sign](values[i], values[i + 1]) for i, sign in enumerate(signs))


HOLDS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<>": lambda a, b: a != b,
}
OPERATIONS: Final[Mapping[str, Operator]] = {
    "+": lambda v: v[0] + v[1],
    "-": lambda v: v[0] - v[1],
    "*": lambda v: v[0] * v[1],
    "/": lambda v: v[0] / v[1] if v[1] else Gone.ZERO_DIVISION,
    "neg": lambda v: -v[0],
    "not": lambda v: truth(not v[0]),
    "and": lambda v: truth(all(v)),
    "or": lambda v: truth(any(v)),
}
CALLS: Final[Mapping[str, Operator]] = {
    "min": min,
    "max": max,
    "abs": lambda v: abs(v[0]),
    "growth": lambda v: growth(v[0], v[1]),
}
PARTIAL: Final[Mapping[str, tuple[Callable[[Fraction], bool], Callable[[Fraction], Fraction]]]] = {
    # name: where it is defined, what it does
    "ln": (lambda x: x > 0, precise.ln),
    "exp": (lambda x: abs(x) <= precise.LARGEST_EXPONENT, precise.exp),
    "sqrt": (lambda x: x >= 0, precise.sqrt),
}
AGGREGATES: Final[Mapping[str, Operator]] = {
    "sum": lambda v: sum(v, _ZERO),
    "mean": lambda v: sum(v, _ZERO) / len(v) if v else Gone.ZERO_DIVISION,
    "count": lambda v: Fraction(len(v)),
    "peer_min": min,
    "peer_max": max,
    "peer_mean": lambda v: sum(v, _ZERO) / len(v),
    "peer_sum": lambda v: sum(v, _ZERO),
}
