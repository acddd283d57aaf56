"""Whether a measure can only rise, or only fall, while one item of one unit runs over a range.

Interval arithmetic on the tree of an expression: what cannot be told is None, never a guess.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from scoring.cells import members, read_item
from scoring.entries import Cell, Entries, State
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
from scoring.frame import Frame
from scoring.numbers import Gone, Value, parse_decimal
from scoring.plan import Plan, Unit
from scoring.reckoning import rounded, value_of
from scoring.years.previous import previous_column

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Slope:
    """`sign`: 1 never falls, -1 never rises, 0 stays. Every value lies in [low, high]."""

    sign: int
    low: Fraction
    high: Fraction

    def __neg__(self) -> "Slope":
        return Slope(-self.sign, -self.high, -self.low)


@dataclass(frozen=True, slots=True)
class Own:
    """The data of one unit as expressions see them; `weight` is what W says. `changed` stands in for entries."""

    plan: Plan
    entries: Entries
    unit: Unit
    weight: Fraction = ZERO
    changed: Mapping[str, Fraction] = field(default_factory=dict)

    def number(self, item: str) -> Value:
        if item in self.changed:
            return self.changed[item]
        cell = self.entries.cell(item, self.unit.code)
        if cell is not None and cell.state is State.NOT_APPLICABLE:
            return Gone.NOT_APPLICABLE
        found = None if cell is None else number_in(cell)
        return Gone.MISSING if found is None else found

    def previous(self, item: str) -> Value:
        return previous_column(self.plan, self.entries, self.plan.item[item]).get(self.unit.code, Gone.MISSING)

    def series_numbers(self, item: str) -> Sequence[Fraction] | Gone:
        column = self.entries.values.get(item, {})
        own = self.plan.item[item]
        value = read_item(own, members(self.plan, own), column, Frame((self.unit,))).at(0).value
        if not isinstance(value, Mapping):
            return value if isinstance(value, Gone) else Gone.MISSING
        if Gone.MISSING in value.values():
            return Gone.MISSING
        return [mark for mark in value.values() if isinstance(mark, Fraction)]

    def among_peers(self, over: OverPeers) -> Sequence[Fraction]:  # noqa: ARG002 - as expressions ask
        """What the peers have is not looked at here."""
        return ()

    def undefined(self, function: str, value: Fraction) -> None:
        """Only scoring itself takes note of it."""


def number_in(cell: Cell) -> Fraction | None:
    """The number that a cell is scored with; None where there is none."""
    if cell.state not in (None, State.PENDING) or not isinstance(cell.value, str):
        return None
    return parse_decimal(cell.value)


def involves(node: Node, item: str) -> bool:
    """Does the number of an item stand in a tree?"""
    if isinstance(node, Figure):
        return node.item == item and not node.previous
    return any(involves(child, item) for child in children(node))


def children(node: Node) -> tuple[Node, ...]:
    """What a part of an expression is made of."""
    match node:
        case Operation(_, operands) | Comparison(_, operands) | Call(_, operands):
            return operands
        case Choice(condition, then, otherwise):
            return condition, then, otherwise
        case Rounded(inner, _) | OverPeers(_, inner):
            return (inner,)
        case Number() | Weight() | Figure() | OverSeries():
            return ()


def over_peers(node: Node) -> bool:
    """Does a tree look at the peers?"""
    return isinstance(node, OverPeers) or any(over_peers(child) for child in children(node))


def slope(node: Node, item: str, own: Own, low: Fraction, high: Fraction) -> Slope | None:
    """How a tree's value moves while the item runs from `low` to `high`. None: not told, or not always a number."""

    def of(part: Node) -> Slope | None:
        return slope(part, item, own, low, high)

    if over_peers(node):
        return None
    if not involves(node, item):
        value = value_of(node, own)
        return None if isinstance(value, Gone) else Slope(0, value, value)
    match node:
        case Figure():
            return Slope(1, low, high)
        case Operation("neg", (inner,)):
            found = of(inner)
            return None if found is None else -found
        case Operation(sign, (left, right)) if sign in "+-*/":
            return _operation(sign, of(left), of(right))
        case Comparison((sign,), (left, right)) if sign in ("<", "<=", ">", ">="):
            more, less = (left, right) if sign.startswith(">") else (right, left)
            gap = _operation("-", of(more), of(less))
            return None if gap is None else Slope(gap.sign, ZERO, ONE)
        case Choice(condition, then, otherwise) if not involves(condition, item):
            chosen = value_of(condition, own)
            return None if isinstance(chosen, Gone) else of(then if chosen else otherwise)
        case Call("growth", (now, base)):
            return _growth(of(now), of(base))
        case Call(name, operands) if name in ("min", "max", "abs"):
            return _call(name, [of(operand) for operand in operands])
        case Rounded(inner, places):
            found = of(inner)
            return None if found is None else Slope(found.sign, rounded(found.low, places), rounded(found.high, places))
    return None


def _operation(sign: str, a: Slope | None, b: Slope | None) -> Slope | None:
    if a is None or b is None:
        return None
    if sign == "+":
        return _joined(a, b, a.low + b.low, a.high + b.high)
    if sign == "-":
        return _operation("+", a, -b)
    if sign == "*":
        return _product(a, b)
    if b.low <= 0 <= b.high:
        return None
    return _product(a, Slope(-b.sign, 1 / b.high, 1 / b.low))


def _joined(a: Slope, b: Slope, low: Fraction, high: Fraction) -> Slope | None:
    """Of two that must not go against each other."""
    return None if a.sign * b.sign < 0 else Slope(a.sign or b.sign, low, high)


def _product(a: Slope, b: Slope) -> Slope | None:
    corners = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
    low, high = min(corners), max(corners)
    if not a.sign or not b.sign:
        moving, constant = (a, b.low) if not b.sign else (b, a.low)
        return Slope(moving.sign * ((constant > 0) - (constant < 0)), low, high)
    return _joined(a, b, low, high) if a.low >= 0 and b.low >= 0 else None


def _growth(now: Slope | None, base: Slope | None) -> Slope | None:
    """(now - base) / |base| in percent; from a base of 0 only the sign of `now` counts."""
    if now is None or base is None:
        return None
    if base.low > 0:
        ratio = _operation("/", now, base)
        return None if ratio is None else Slope(ratio.sign, 100 * (ratio.low - 1), 100 * (ratio.high - 1))
    if base.sign or base.low != base.high:
        return None
    if not base.low:
        return Slope(now.sign, Fraction(-100), Fraction(100))
    return Slope(now.sign, 100 * (1 - now.low / base.low), 100 * (1 - now.high / base.low))


def _call(name: str, found: Sequence[Slope | None]) -> Slope | None:
    slopes = [one for one in found if one is not None]
    if len(slopes) < len(found):
        return None
    if name == "abs":
        (one,) = slopes
        return one if one.low >= 0 else -one if one.high <= 0 else None
    signs = {one.sign for one in slopes} - {0}
    if len(signs) > 1:
        return None
    pick = min if name == "min" else max
    return Slope(signs.pop() if signs else 0, pick(one.low for one in slopes), pick(one.high for one in slopes))
