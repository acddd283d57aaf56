"""An expression with the figures of one unit put in."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, Protocol

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
from scoring.numbers import Gone, Value
from scoring.reckoning import AGGREGATES, growth
from scoring.worked.model import Step
from scoring.worked.paper import FIGURE, Paper
from scoring.worked.terms import Applied, Known, Role, Term, compare, term, total, worth

LONGEST_SERIES: Final = 40
"""The members of a longer series are not listed: its sum stands there."""
_SIGNS: Final = {"==": "=", "<>": "!="}


class Sight(Protocol):
    """The figures of one unit."""

    def number(self, item: str) -> Value: ...
    def previous(self, item: str) -> Value: ...
    def series_numbers(self, item: str) -> Sequence[Fraction] | Gone: ...
    def among_peers(self, over: OverPeers) -> Sequence[Fraction]: ...


def put_in(node: Node, sight: Sight, paper: Paper) -> Term:
    """The arithmetic that an expression with a value comes to for a unit.

    Of an `if` the branch taken stands there. Its condition, and a comparison that counts as 1 or 0, are put down on
    the paper before.
    """

    def inner(operands: Sequence[Node]) -> tuple[Term, ...]:
        return tuple(put_in(operand, sight, paper) for operand in operands)

    match node:
        case Number(value):
            return Known(value)
        case Weight():
            return paper.weight
        case Figure(item, previous):
            return Known(_there(sight.previous(item) if previous else sight.number(item)), _role(previous), item)
        case Comparison() | Operation("and" | "or" | "not"):
            return _holds(node, sight, paper)
        case Operation(sign, operands):
            return Applied(sign, inner(operands))
        case Choice(condition, then, otherwise):
            return put_in(then if _holds(condition, sight, paper).value else otherwise, sight, paper)
        case Call("growth", operands):
            return _growth(*inner(operands))
        case Call(name, operands):
            return Applied(name, inner(operands))
        case Rounded(operand, places):
            return Applied("round", (*inner([operand]), term(places)))
        case OverSeries(name, item):
            return _over_series(name, item, sight)
        case OverPeers(name):
            among = sight.among_peers(node)
            return Known(_there(AGGREGATES[name](among)), "peers", name, FIGURE, among=len(among))


def _condition(node: Node, sight: Sight, paper: Paper) -> Term:
    """What holds or does not; a number does where it is not 0."""
    match node:
        case Operation("and" | "or" | "not" as sign, operands):
            return Applied(sign, tuple(_condition(operand, sight, paper) for operand in operands))
        case Comparison(signs, operands):
            return _chain(signs, [put_in(operand, sight, paper) for operand in operands])
    return compare(put_in(node, sight, paper), "!=", term(0))


def _role(previous: bool) -> Role:
    return "previous" if previous else "item"


def _there(value: Value) -> Fraction:
    """Only expressions that have a value are put in."""
    assert isinstance(value, Fraction)
    return value


def _chain(signs: Sequence[str], operands: Sequence[Term]) -> Term:
    pairs = tuple(compare(operands[i], _SIGNS.get(sign, sign), operands[i + 1]) for i, sign in enumerate(signs))
    return pairs[0] if len(pairs) == 1 else Applied("and", pairs)


def _holds(condition: Node, sight: Sight, paper: Paper) -> Known:
    """Put down whether a condition holds: 1 or 0."""
    found = _condition(condition, sight, paper)
    value = worth(found)
    result = Known(value, "step", "condition", text=str(value))
    paper.segments.append(Step("condition", found, result))
    return result


def _growth(now: Term, base: Term) -> Term:
    if not worth(base):
        return Known(growth(worth(now), Fraction(0)), "number", "growth")
    below = base if isinstance(base, Known) and base.value > 0 else Applied("abs", (base,))
    return (now - base) / below * 100


def _over_series(name: str, item: str, sight: Sight) -> Term:
    numbers = sight.series_numbers(item)
    assert not isinstance(numbers, Gone)
    if name == "count":
        return Known(Fraction(len(numbers)), "count", item)
    members = [Known(number, "item", item) for number in numbers]
    whole = total(members) if len(members) <= LONGEST_SERIES else Known(sum(numbers, Fraction(0)), "item", item)
    return whole if name == "sum" else whole / Known(Fraction(len(numbers)), "count", item)
