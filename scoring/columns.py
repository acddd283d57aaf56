"""Columns: one figure of every unit, or why there is none; and what an expression is worth for all units at once.

The same rules as `scoring.reckoning`, which reckons one unit.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Final, Protocol

import numpy as np

from scoring import reckoning
from scoring.exact import Array, Exact, Mask, choose, greatest, least, quotient
from scoring.expression import (
    Call,
    Choice,
    Comparison,
    Figure,
    Node,
    Number,
    Operation,
    OverPeers,
    OverSeries,
    Rounded,
    Weight,
)
from scoring.frame import Circle
from scoring.numbers import Gone, Value
from scoring.rationals import Rationals

Codes = Array
"""Why there is no number, by unit: 0 there is one, else the value of a Gone."""
NOTHING: Final = np.uint8(0)


@dataclass(frozen=True, slots=True)
class Column:
    """`values` is 0 where `gone`. `pending`: a pending value is in it; `open`: something blank or pending was read."""

    values: Rationals
    gone: Codes
    pending: Mask
    open: Mask

    @property
    def present(self) -> Mask:
        return np.asarray(self.gone == NOTHING, bool)

    def at(self, index: int) -> Value:
        code = int(self.gone[index])
        return Gone(code) if code else self.values.at(index)

    def numbers(self) -> list[Fraction | None]:
        """The numbers of all units; None where there is none."""
        return [None if gone else value for gone, value in zip(self.gone.tolist(), self.values.all(), strict=True)]


def column_of(values: Sequence[Value], pending: Sequence[bool] | Mask, opened: Sequence[bool] | Mask) -> Column:
    """A column from single values."""
    numbers = Rationals.of([value if isinstance(value, Fraction) else Fraction(0) for value in values])
    gone = np.array([value.value if isinstance(value, Gone) else 0 for value in values], np.uint8)
    return Column(numbers, gone, np.array(pending, bool), np.array(opened, bool))


class Field(Protocol):
    """What an expression can see of all units."""

    @property
    def weight(self) -> Fraction: ...
    @property
    def circle(self) -> Circle: ...
    def item(self, code: str) -> Column: ...
    def previous(self, code: str) -> Column: ...
    def over_series(self, name: str, code: str) -> Column: ...


@dataclass(frozen=True, slots=True)
class _Part:
    """A column in the making; None: nowhere. `values` is any number where `gone`."""

    values: Exact
    gone: Codes | None = None
    pending: Mask | None = None
    open: Mask | None = None


def column(node: Node, field: Field, count: int) -> Column:
    """The value of an expression without partial functions, for all units."""
    if isinstance(node, Figure) and not node.previous:
        return field.item(node.item)
    part = _part(node, field)
    values, gone = part.values, part.gone if part.gone is None else np.broadcast_to(part.gone, (count,))
    if isinstance(values, Fraction):
        values = Rationals(np.zeros(count, np.int64), 1, 0) + values
    assert isinstance(values, Rationals)
    if gone is not None:
        zeroed = choose(np.asarray(gone == NOTHING), values, Fraction(0))
        assert isinstance(zeroed, Rationals)
        values = zeroed
    nowhere = np.zeros(count, bool)
    return Column(
        values,
        np.zeros(count, np.uint8) if gone is None else gone,
        nowhere if part.pending is None else part.pending,
        nowhere if part.open is None else part.open,
    )


def _part(node: Node, field: Field) -> _Part:
    match node:
        case Number(value):
            return _Part(value)
        case Weight():
            return _Part(field.weight)
        case Figure(item, previous):
            return _read(field.previous(item) if previous else field.item(item))
        case OverSeries(name, item):
            return _read(field.over_series(name, item))
        case Operation("/", (above, below)):
            return _divided(_part(above, field), _part(below, field))
        case Operation(sign, operands):
            return _strict(_OPERATIONS[sign], [_part(operand, field) for operand in operands])
        case Comparison(signs, operands):
            return _strict(lambda values: _chain(signs, values), [_part(operand, field) for operand in operands])
        case Call(name, operands):
            return _strict(_CALLS[name], [_part(operand, field) for operand in operands])
        case Rounded(inner, places):
            return _strict(lambda values: _rounded(values[0], places), [_part(inner, field)])
        case Choice(condition, then, otherwise):
            return _chosen(_part(condition, field), _part(then, field), _part(otherwise, field))
        case OverPeers(name, inner):
            return _over_peers(name, column(inner, field, len(field.circle.frame)), field.circle)


def _read(found: Column) -> _Part:
    return _Part(found.values, found.gone, found.pending, found.open)


def _both(a: "Mask | None", b: "Mask | None") -> "Mask | None":
    return b if a is None else a if b is None else a | b


def _gravest(a: Codes | None, b: Codes | None) -> Codes | None:
    return b if a is None else a if b is None else np.maximum(a, b)


def _strict(operation: Callable[[Sequence[Exact]], Exact], parts: Sequence[_Part]) -> _Part:
    """All operands are looked at; the gravest that is no number wins."""
    gone = reduce(_gravest, [part.gone for part in parts])
    pending = reduce(_both, [part.pending for part in parts])
    opened = reduce(_both, [part.open for part in parts])
    return _Part(operation([part.values for part in parts]), gone, pending, opened)


def _divided(above: _Part, below: _Part) -> _Part:
    nothing = below.values == 0
    found = _strict(lambda values: quotient(values[0], values[1], Fraction(0)), [above, below])
    if isinstance(nothing, bool):
        if not nothing:
            return found
        nothing = np.ones(1, bool)
    code = np.where(nothing, np.uint8(Gone.ZERO_DIVISION.value), NOTHING)
    gone = code if found.gone is None else np.maximum(found.gone, code)
    return _Part(found.values, gone, found.pending, found.open)


def _chosen(condition: _Part, then: _Part, otherwise: _Part) -> _Part:
    """Only what stands in the branch taken counts."""
    holds = condition.values != 0
    if isinstance(holds, bool):
        taken = then if holds else otherwise
        gone, pending, opened = taken.gone, taken.pending, taken.open
    else:
        gone = _either(holds, then.gone, otherwise.gone)
        pending = _either(holds, then.pending, otherwise.pending)
        opened = _either(holds, then.open, otherwise.open)
    if condition.gone is not None:
        known = condition.gone == NOTHING
        gone = condition.gone if gone is None else np.where(known, gone, condition.gone)
        pending = None if pending is None else pending & known
        opened = None if opened is None else opened & known
    pending, opened = _both(condition.pending, pending), _both(condition.open, opened)
    return _Part(choose(holds, then.values, otherwise.values), gone, pending, opened)


def _either(holds: Mask, then: "Array | None", otherwise: "Array | None") -> "Array | None":
    if then is None and otherwise is None:
        return None
    return np.where(holds, 0 if then is None else then, 0 if otherwise is None else otherwise).astype(
        (then if then is not None else otherwise).dtype  # type: ignore[union-attr]
    )


def _over_peers(name: str, inner: Column, circle: Circle) -> _Part:
    """One figure for all units that share their peers; without a peer that has a value, from the unit's own."""
    frame, present = circle.frame, inner.present
    figures, place = [Fraction(0)], np.zeros(len(frame), np.int64)
    gone, pending = np.zeros(len(frame), np.uint8), np.zeros(len(frame), bool)
    own = np.zeros(len(frame), bool)
    for ring in circle.rings(present):
        if len(ring.peers):
            figures.append(_aggregate(name, inner.values.take(ring.peers)))
            place[ring.rows] = len(figures) - 1
            within = np.zeros(len(frame), bool)
            within[ring.peers] = True
            pending[ring.rows] = (inner.pending & within)[ring.rows]
        else:
            gone[ring.rows] = np.where(present[ring.rows], NOTHING, np.uint8(Gone.MISSING.value))
            own[ring.rows] = True
            pending[ring.rows] = (inner.pending & present)[ring.rows]
    shared = Rationals.of(figures).take(place)
    values = choose(own, inner.values, shared) if own.any() else shared
    opened = np.full(len(frame), bool(inner.open.any()))
    return _Part(values, gone, pending, opened)


def _aggregate(name: str, values: Rationals) -> Fraction:
    if name in ("peer_min", "peer_max"):
        keys = values.keys
        return values.at(int(np.argmin(keys) if name == "peer_min" else np.argmax(keys)))
    total = values.total()
    return total / len(values) if name == "peer_mean" else total


# What the signs and names do to columns.


def _truth(holds: "bool | Mask") -> Exact:
    return choose(holds, Fraction(1), Fraction(0))


def _chain(signs: Sequence[str], values: Sequence[Exact]) -> Exact:
    steps = [reckoning.HOLDS[sign](values[index], values[index + 1]) for index, sign in enumerate(signs)]
    return _truth(reduce(lambda a, b: a & b, steps))


def _growth(now: Exact, base: Exact) -> Exact:
    sign = choose(now > 0, Fraction(100), choose(now < 0, Fraction(-100), Fraction(0)))
    size = choose(base < 0, -base, base)
    return choose(base == 0, sign, quotient((now - base) * 100, size, Fraction(0)))


def _rounded(value: Exact, places: int) -> Exact:
    if isinstance(value, Fraction):
        return reckoning.rounded(value, places)
    assert isinstance(value, Rationals)
    if places >= 0:
        return value.rounded(places)
    scale = Fraction(10) ** -places
    return (value * (1 / scale)).rounded(0) * scale


_Operator = Callable[[Sequence[Exact]], Exact]
_OPERATIONS: Final[Mapping[str, _Operator]] = {
    "+": lambda v: v[0] + v[1],
    "-": lambda v: v[0] - v[1],
    "*": lambda v: v[0] * v[1],
    "neg": lambda v: -v[0],
    "not": lambda v: _truth(v[0] == 0),
    "and": lambda v: _truth((v[0] != 0) & (v[1] != 0)),
    "or": lambda v: _truth((v[0] != 0) | (v[1] != 0)),
}
_CALLS: Final[Mapping[str, _Operator]] = {
    "min": lambda v: reduce(least, v),
    "max": lambda v: reduce(greatest, v),
    "abs": lambda v: choose(v[0] < 0, -v[0], v[0]),
    "growth": lambda v: _growth(v[0], v[1]),
}
