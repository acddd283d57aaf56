"""What the units had in the assessment before, under the codes of today; and what is wrong or doubtful about it.

A unit that is not named in `Plan.previous.units` had the same code. One that was made of several has their sum or
mean, as its item says (`Item.merge`); where the item says nothing, its previous value is missing: never guessed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from scoring.entries import Cell, Cells, Entries, State
from scoring.numbers import LONGEST, Gone, Value, parse_decimal
from scoring.plan import Item, Json, Plan, shown
from scoring.problems import Place, Problem

_PREV: Final = re.compile(r"\bprev\s*\(\s*([^\W\d]\w*(?:\.\w+)*)\s*\)")


def former(plan: Plan, unit: str) -> tuple[str, ...]:
    """The codes that a unit had in the assessment before; none for one that is new, or where none is named."""
    return plan.previous.units.get(unit, (unit,)) if plan.previous else ()


def items_read(plan: Plan) -> tuple[str, ...]:
    """The items, in the order of the plan, whose previous values a measure or a rule reads with `prev(…)`."""
    found: set[str] = set()
    for node in plan.leaves:
        found.update(_named(node.measure), _named(node.params))
    return tuple(code for code in plan.item if code in found)


def _named(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        if "prev" in value:
            yield from _PREV.findall(value)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _named(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _named(part)


def previous_columns(plan: Plan, entries: Entries) -> Mapping[str, Mapping[str, Value]]:
    """item → unit of today → its number before, for every item that `prev(…)` reads."""
    return {code: previous_column(plan, entries, plan.item[code]) for code in items_read(plan)}


def previous_column(plan: Plan, entries: Entries, item: Item) -> Mapping[str, Value]:
    """Each unit's number under a number item in the assessment before, exactly, or why there is none.

    Missing where it was blank, missing, void or no number; not applicable where it was so, and for a unit that the
    plan says is new. A pending value counts with its value."""
    numbers = {code: number(cell) for code, cell in entries.previous.get(item.code, {}).items()}
    if plan.previous is None:
        return {unit.code: Gone.MISSING for unit in plan.units}
    named = plan.previous.units
    column = {unit.code: numbers.get(unit.code, Gone.MISSING) for unit in plan.units}
    for unit, codes in named.items():
        if unit in column:
            column[unit] = merged(item.merge, [numbers.get(code, Gone.MISSING) for code in codes])
    return column


def previous_value(plan: Plan, item: Item, unit: str, cells: Mapping[str, Cell]) -> Value:
    """One unit's number under an item in the assessment before, as in `previous_column`. `cells`: those there."""
    codes = former(plan, unit)
    if not codes:
        return Gone.NOT_APPLICABLE
    return merged(item.merge, [number(cells.get(code)) for code in codes])


def differing(plan: Plan, some: Cells, others: Cells) -> tuple[tuple[str, str], ...]:
    """(item, unit there) of the values that `prev(…)` reads and that are not the same in both."""
    found: list[tuple[str, str]] = []
    for item in items_read(plan):
        mine, theirs = some.get(item, {}), others.get(item, {})
        found += [(item, unit) for unit in dict.fromkeys((*mine, *theirs)) if mine.get(unit) != theirs.get(unit)]
    return tuple(found)


def number(cell: Cell | None) -> Value:
    """What a cell of the assessment before is worth."""
    if cell is None:
        return Gone.MISSING
    if cell.state is None and isinstance(cell.value, str):
        return _read(cell.value)
    if cell.state is State.NOT_APPLICABLE:
        return Gone.NOT_APPLICABLE
    if cell.state in (State.MISSING, State.VOID) or not isinstance(cell.value, str):
        return Gone.MISSING
    return _read(cell.value)


def _read(text: str) -> Value:
    found = parse_decimal(text)
    return Gone.MISSING if found is None else found


def merged(how: str, values: Sequence[Value]) -> Value:
    """The value of a unit made of several; `how`: none, sum, mean.

    As in a series: what is not applicable is left out, and with one missing the whole is missing."""
    if len(values) == 1:
        return values[0]
    if not values:
        return Gone.NOT_APPLICABLE
    if how == "none" or Gone.MISSING in values:
        return Gone.MISSING
    numbers = [value for value in values if isinstance(value, Fraction)]
    if not numbers:
        return Gone.NOT_APPLICABLE
    total = sum(numbers, Fraction(0))
    return total / len(numbers) if how == "mean" else total


# What is wrong or doubtful.


def structure(plan: Plan, entries: Entries) -> Iterator[Problem]:
    """What makes a file unusable."""
    for item in plan.items:
        if item.merge != "none" and item.kind != "number":
            yield _placed("previous.merge_kind", ("items", item.code, "merge"), item=item.name)
    for code in entries.previous:
        if code not in plan.item:
            yield _placed("reference.item", ("previous_values", code), item=code)
    previous = plan.previous
    if previous is None:
        if entries.previous:
            yield _placed("previous.not_named", ("previous_values",))
        elif items_read(plan):
            yield _placed("previous.not_named", ("assessment", "previous"))
        return
    if previous.id == plan.id:
        yield _placed("previous.itself", ("assessment", "previous", "id"), id=plan.id)
    for unit, codes in previous.units.items():
        where = ("assessment", "previous", "units", unit)
        if unit not in plan.unit:
            yield _placed("reference.unit", where, code=unit)
        for code, count in Counter(codes).items():
            if count > 1:
                yield _placed("reference.twice", (*where, code), code=code)


def _placed(code: str, where: Place, /, **facts: str) -> Problem:
    return Problem(code, where, {"place": "/".join(where), **facts})


def findings(plan: Plan, entries: Entries) -> Iterator[Problem]:
    """What is wrong or doubtful in the values before as far as `prev(…)` reads them, and in how units are matched."""
    if plan.previous is None:
        return
    yield from shared(plan)
    yield from _unknown(plan, entries)
    for code in items_read(plan):
        item, cells = plan.item[code], entries.previous.get(code, {})
        if item.kind != "number":
            continue
        if not cells:
            facts = {"item": item.name, "id": plan.previous.id}
            yield _warning("previous.no_values", ("previous_values", code), facts)
        else:
            yield from _cells(plan, item, cells)


def shared(plan: Plan) -> Iterator[Problem]:
    """One former unit that stands behind several of today: each would get the whole of its value."""
    named = plan.previous.units if plan.previous else {}
    heirs: dict[str, list[str]] = {}
    for unit, codes in named.items():
        for code in codes if unit in plan.unit else ():
            heirs.setdefault(code, []).append(plan.unit[unit].name)
    for code, names in heirs.items():
        if code in plan.unit and code not in named:
            names.append(plan.unit[code].name)
        if len(names) > 1:
            facts = {"code": code, "units": "、".join(names)}
            yield _warning("previous.shared", ("assessment", "previous", "units", code), facts)


def _unknown(plan: Plan, entries: Entries) -> Iterator[Problem]:
    """Codes that the plan names, but that have no value in the assessment before."""
    named = plan.previous.units if plan.previous and entries.previous else {}
    known = {code for cells in entries.previous.values() for code in cells} if named else set()
    for unit, codes in named.items():
        for code in codes:
            if code not in known and unit in plan.unit:
                where = ("assessment", "previous", "units", unit, code)
                yield _warning("previous.unknown", where, {"unit": plan.unit[unit].name, "code": code})


def _cells(plan: Plan, item: Item, cells: Mapping[str, Cell]) -> Iterator[Problem]:
    doubtful = {code: cell for code, cell in cells.items() if _doubtful(cell)}
    if item.merge == "none" and plan.previous:
        yield from _not_merged(plan, item, plan.previous.units)
    for unit in plan.units if doubtful else ():
        codes = former(plan, unit.code)
        for code in codes if len(codes) == 1 or item.merge != "none" else ():
            if code in doubtful:
                cell, where = doubtful[code], ("previous_values", item.code, code)
                facts = {"item": item.name, "unit": unit.name, "value": shown(cell.value)}
                if number(cell) is Gone.MISSING:
                    yield Problem("previous.not_a_number", where, facts)
                else:
                    yield _warning("previous.pending", where, facts)


def _doubtful(cell: Cell) -> bool:
    """To be confirmed still, or no number."""
    if cell.state is None and isinstance(cell.value, str) and cell.value.isascii() and cell.value.isdigit():
        return len(cell.value) > LONGEST  # as below, and ten times as fast: nearly every cell is such a text
    there = cell.value is not None and cell.state in (None, State.PENDING)
    return there and (cell.state is State.PENDING or number(cell) is Gone.MISSING)


def _not_merged(plan: Plan, item: Item, named: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    for unit in plan.units if any(len(codes) > 1 for codes in named.values()) else ():
        codes = named.get(unit.code, ())
        if len(codes) > 1:
            facts = {"item": item.name, "unit": unit.name, "codes": "、".join(codes)}
            yield _warning("previous.not_merged", ("assessment", "previous", "units", unit.code, item.code), facts)


def _warning(code: str, where: Place, facts: Mapping[str, str]) -> Problem:
    return Problem(code, where, facts, "warning")
