"""The sheet of data: what is entered for every unit, as the engine understands it. A state stands as a word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from exchange.checking.columns import Column, Heading, Page
from exchange.checking.terms import Value
from exchange.checking.words import Words
from scoring.cells import ItemReading, as_cell, members
from scoring.entries import Cell, State
from scoring.numbers import Gone, parse_decimal
from scoring.plan import Item, Json, Plan
from scoring.working import Working


@dataclass(frozen=True, slots=True)
class ItemColumns:
    """The columns of one item. `state` says why there is nothing (of what is no single number or grade); `parts` are
    the members of a series; (member, "target" or "done") of tasks; (round, group, grade) of ballots."""

    item: Item
    state: Column
    parts: Mapping[tuple[str, ...], Column]
    listed: tuple[str, ...] | None = None

    @property
    def values(self) -> Sequence[Column]:
        return tuple(self.parts.values())


def item_columns(
    page: Page, plan: Plan, working: Working, item: Item, rows: Sequence[int], words: Words
) -> ItemColumns:
    """Add the columns of an item; `rows`: where the unit of each row stands in the plan."""
    reading = working.readings.items[item.code]
    make = {"series": _series, "tasks": _tasks, "ballots": _ballots}.get(item.kind)
    if make is None:
        return ItemColumns(item, _single(page, item, reading, rows, words), {})
    state = page.add(Heading(item.code, item.name, words("state")), width=8)
    cells = [reading.cells[at] for at in rows]
    for row, cell in enumerate(cells):
        state.values[row] = _state_word(cell, words)
    listed = members(plan, item)
    contents = [{} if state.values[row] else _content(cell) for row, cell in enumerate(cells)]
    parts = make(page, item, contents, listed, words)
    for row, at in enumerate(rows):
        if reading.readings[at].pending:
            state.open.add(row)
        # What cannot be read at all counts as missing, whatever else stands there.
        if isinstance(reading.readings[at].value, Gone) and not state.values[row] and item.kind != "tasks":
            state.values[row] = words.missing
    return ItemColumns(item, state, parts, listed)


def previous_column(page: Page, item: Item, working: Working, rows: Sequence[int], words: Words) -> Column:
    """What the units had under an item in the assessment before."""
    column = page.add(Heading(item.code, item.name, words("previous")))
    known = working.readings.previous.get(item.code, {})
    for row, at in enumerate(rows):
        value = known.get(working.frame.codes[at], Gone.MISSING)
        gone = words.not_applicable if value is Gone.NOT_APPLICABLE else words.missing
        column.values[row] = float(value) if isinstance(value, Fraction) else gone
    return column


def _single(page: Page, item: Item, reading: ItemReading, rows: Sequence[int], words: Words) -> Column:
    """A number or a grade."""
    column = page.add(Heading(item.code, item.name, item.unit), width=11)
    for row, at in enumerate(rows):
        cell, found = reading.cells[at], reading.at(at)
        if found.pending:
            column.open.add(row)
        if isinstance(found.value, Fraction):
            column.values[row] = float(found.value)
        elif isinstance(found.value, str):
            column.values[row] = found.value
        else:
            column.values[row] = _state_word(cell, words) or _as_typed(cell, words)
    return column


def _as_typed(cell: Cell | None, words: Words) -> str:
    """What is neither a number nor a state: it stays visible, and counts as missing."""
    text = cell.value if cell is not None and isinstance(cell.value, str) else ""
    return text if text and text not in words.states and parse_decimal(text) is None else words.missing


def _state_word(cell: Cell | None, words: Words) -> Value:
    """Why a cell holds nothing; None where it does."""
    if cell is None or (cell.value is None and cell.state in (None, State.PENDING)):
        return words("blank")
    if cell.state is State.NOT_APPLICABLE:
        return words.not_applicable
    if cell.state is State.VOID:
        return words("void")
    return words.missing if cell.state is State.MISSING else None


def _content(cell: Cell | None) -> Mapping[str, Json]:
    """A series or tasks by member, ballots by round."""
    value = cell.value if cell is not None else None
    if isinstance(value, Mapping):
        return value
    if isinstance(value, Sequence) and not isinstance(value, str):
        return {str(place): one for place, one in enumerate(value)}
    return {}


def _names(contents: Sequence[Mapping[str, Json]], listed: tuple[str, ...] | None) -> tuple[str, ...]:
    return listed if listed is not None else tuple(dict.fromkeys(name for one in contents for name in one))


def _member(entry: Json, words: Words) -> Value:
    """One member's cell: a number, a state, or nothing."""
    cell = as_cell(entry)
    if cell.state in (State.MISSING, State.VOID, State.NOT_APPLICABLE):
        return _state_word(cell, words)
    if cell.value is None:
        return None
    number = parse_decimal(cell.value) if isinstance(cell.value, str) else None
    return _as_typed(cell, words) if number is None else float(number)


def _series(
    page: Page, item: Item, contents: Sequence[Mapping[str, Json]], listed: tuple[str, ...] | None, words: Words
) -> Mapping[tuple[str, ...], Column]:
    found: dict[tuple[str, ...], Column] = {}
    for name in _names(contents, listed) or ("1",):
        shown = str(int(name) + 1) if listed is None and name.isdigit() else name
        values = [_member(one[name], words) if name in one else None for one in contents]
        found[(name,)] = page.add(Heading(item.code, item.name, shown), values=values, width=8)
    return found


def _tasks(
    page: Page, item: Item, contents: Sequence[Mapping[str, Json]], listed: tuple[str, ...] | None, words: Words
) -> Mapping[tuple[str, ...], Column]:
    found: dict[tuple[str, ...], Column] = {}
    for name in _names(contents, listed) or ("1",):
        for side in ("target", "done"):
            values: list[Value] = []
            for one in contents:
                cell = as_cell(one[name]) if name in one else None
                if cell is None:
                    values.append(None)
                elif _state_word(cell, words):
                    values.append(_state_word(cell, words))
                else:
                    told = cell.value.get(side) if isinstance(cell.value, Mapping) else None
                    values.append(_member(told, words) or 0.0 if told is not None else words.missing)
            found[name, side] = page.add(Heading(item.code, item.name, f"{name} {words(side)}"), values=values, width=8)
    return found


def _ballots(
    page: Page, item: Item, contents: Sequence[Mapping[str, Json]], _: tuple[str, ...] | None, words: Words
) -> Mapping[tuple[str, ...], Column]:
    found: dict[tuple[str, ...], Column] = {}
    rounds = max((len(one) for one in contents), default=0) or 1
    read = [cast("Mapping[str, Mapping[str, Mapping[str, str]]]", one) for one in contents]
    try:
        groups = tuple(dict.fromkeys(group for one in read for votes in one.values() for group in votes))
        grades = tuple(
            dict.fromkeys(
                grade for one in read for votes in one.values() for counts in votes.values() for grade in counts
            )
        )
    except (AttributeError, TypeError):  # what is not formed as ballots are
        return {}
    for number in range(rounds):
        for group in groups:
            for grade in grades:
                values = [_votes(one.get(str(number), {}), group, grade) for one in read]
                label = f"{number + 1} {group} {words(grade) if grade == 'abstain' else grade}"
                found[str(number), group, grade] = page.add(
                    Heading(item.code, item.name, label), values=values, width=6
                )
    return found


def _votes(votes: Mapping[str, Mapping[str, str]], group: str, grade: str) -> Value:
    count = votes.get(group, {}).get(grade) if isinstance(votes, Mapping) else None
    number = parse_decimal(count) if isinstance(count, str) else None
    return None if number is None else float(number)
