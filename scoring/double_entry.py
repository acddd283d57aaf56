"""Double entry: values that are typed a second time, blind, and what they say of the first ones.

The second values stand beside the first ones and are never scored. A value is confirmed where both say the same: it
stops being so by itself when the first one is changed later.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from scoring.plan import Json, Part, Plan

if TYPE_CHECKING:
    from scoring.entries import Cell, Entries

KINDS: Final = ("number", "grade")
"""Items whose values are typed as one text. The marks of judges (a series) have a pass apart, mark by mark; ballots
have one of their own."""
MARKS: Final = ("series",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass(Part):
    """Some items typed a second time. `compared` and `closed`: when the differences were first looked at, and when
    the pass was over, as ISO times of the place; empty: not yet."""

    items: tuple[str, ...]
    by: str = ""
    begun: str = ""
    compared: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the two do not say the same; None is a blank."""

    item: str
    unit: str
    first: "Cell | None"
    second: "Cell | None"


def open_pass(plan: Plan, entries: "Entries", kinds: Sequence[str] = KINDS) -> Pass | None:
    """The pass that is under way over items of these kinds; there is one at a time of single values, and one of the
    marks of judges."""
    marks = kinds == MARKS
    return next((one for one in entries.passes if not one.closed and _is_of_marks(plan, one) == marks), None)


def _is_of_marks(plan: Plan, one: Pass) -> bool:
    """The items of a pass are of one sort: the first that the plan still has tells which."""
    return next((plan.item[code].kind in MARKS for code in one.items if code in plan.item), False)


def same(first: "Cell | None", second: "Cell | None") -> bool:
    """Do both say the same? Numbers by what they are worth (3.5 is 3.50), all else by its text; comments do not
    count."""
    one, two = ((None, None) if cell is None else (cell.value, cell.state) for cell in (first, second))
    return one[1] is two[1] and alike(one[0], two[0])


def alike(one: Json, two: Json) -> bool:
    """Do two values say the same? Those with parts, such as the marks of judges, part by part."""
    if isinstance(one, Mapping | list | tuple) or isinstance(two, Mapping | list | tuple):
        a, b = _members(one), _members(two)
        return a is not None and b is not None and all(alike(a.get(name), b.get(name)) for name in {*a, *b})
    first, second = ("" if value is None else str(value).strip() for value in (one, two))
    return first == second or _worth(first) == _worth(second) is not None


def _members(value: Json) -> Mapping[str, Json] | None:
    """The parts of a value by name; None where it is one text."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, list | tuple):
        return {str(number): part for number, part in enumerate(value)}
    return {} if value is None else None


def _worth(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def differences(plan: Plan, entries: "Entries", one: Pass) -> tuple[Difference, ...]:
    """What the two passes have different, item by item in the order of the pass, units in the order of the plan."""
    return tuple(_differences(plan, entries, one))


def _differences(plan: Plan, entries: "Entries", one: Pass) -> Iterator[Difference]:
    for item in one.items:
        first, second = entries.values.get(item, {}), entries.second.get(item, {})
        for unit in plan.units:
            a, b = first.get(unit.code), second.get(unit.code)
            if not same(a, b):
                yield Difference(item, unit.code, a, b)


def confirmed(entries: "Entries") -> Mapping[str, frozenset[str]]:
    """item → units whose value was typed twice and is the same, of passes that have been compared."""
    known = {item for one in entries.passes if one.compared for item in one.items}
    hidden = {item for one in entries.passes if not one.compared for item in one.items}
    return {
        item: frozenset(unit for unit, cell in column.items() if confirms(entries.cell(item, unit), cell))
        for item, column in entries.second.items()
        if item in known - hidden
    }


def confirms(first: "Cell | None", second: "Cell | None") -> bool:
    """Is there a value at all, and do both say it?"""
    return (
        first is not None
        and second is not None
        and (first.value is not None or first.state is not None)
        and same(first, second)
    )
