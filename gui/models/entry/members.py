"""Entries with members (series, tasks, ballots) as small tables, and back. Pure functions over format values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from exchange.numbers import Number, parse_number
from gui.grid_model import Entry, Place
from gui.models.entry.entry_text import state_of_word
from scoring.entries import Cell, Entries, State
from scoring.plan import Item, ItemList, Json, Plan

WITH_MEMBERS: Final = ("series", "tasks", "ballots")
ABSTAIN: Final = "abstain"
NAME, VALUE, TARGET, DONE = "name", "value", "target", "done"


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """One unit's entry as a table. `rows` are their keys: (member,), (number,) or (round, group)."""

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    cells: Mapping[Place, Cell]
    fixed_names: bool = True

    def cell(self, row: int, column: str) -> Cell | None:
        return self.cells.get((row, self.columns.index(column)))

    def text(self, row: int, column: str) -> str:
        cell = self.cell(row, column)
        return cell.value if cell is not None and isinstance(cell.value, str) else ""

    def with_cells(self, edits: Mapping[Place, Cell | None]) -> "MemberSheet":
        cells = {place: cell for place, cell in {**self.cells, **edits}.items() if cell is not None}
        return replace(self, cells=cells)


@dataclass(frozen=True, slots=True)
class Known:
    """What other units and the rules tell about the members of an item: names, vote values, voter groups."""

    members: tuple[str, ...] = ()
    votes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


NOTHING_KNOWN: Final = Known()


def part_of_text(item: Item, entry: Entry) -> Cell | None:
    """What is typed or pasted into one part of an entry. Raises ValueError where it cannot stand there."""
    if entry is None:
        return None
    if isinstance(entry, Cell):
        if not isinstance(entry.value, str | None) or entry.state not in (None, State.NOT_APPLICABLE):
            raise ValueError(entry.state)
        return None if entry == Cell() else entry
    text = entry.strip()
    if not text:
        return None
    if item.kind == "series" and state_of_word(text) is State.NOT_APPLICABLE:
        return Cell(None, State.NOT_APPLICABLE)
    number = parse_number(text, item.unit)
    return Cell(number.text if isinstance(number, Number) else text)


def known_members(plan: Plan, entries: Entries, item: Item) -> Known:
    """Names in the order in which they first appear: in the rules, then in the list, then in the entries."""
    votes: list[str] = []
    groups: list[str] = []
    for leaf in plan.leaves:
        if leaf.params.get("item") == item.code:
            votes += _keys(leaf.params.get("values"))
            groups += _keys(leaf.params.get("groups"))
    members = list(_list_of(plan, item).members)
    for cell in entries.values.get(item.code, {}).values():
        if item.kind == "ballots":
            for one_round in _sequence(cell.value):
                groups += _keys(one_round)
                votes += [vote for group in _keys(one_round) for vote in _keys(_get(one_round, group))]
        else:
            members += _keys(cell.value)
    votes = [vote for vote in votes if vote != ABSTAIN]
    return Known(_once(members), _once(votes), _once(groups))


def spread(item: Item, value: Json, known: Known) -> MemberSheet:
    """The value as a table with room for more where the item has no list."""
    if item.kind == "tasks":
        return _spread_tasks(item, value, known)
    if item.kind == "ballots":
        return _spread_ballots(value, known)
    if item.list_code is None and not isinstance(value, Mapping):
        marks = _sequence(value)
        rows = tuple((str(number),) for number in range(1, len(marks) + 2))
        return MemberSheet(rows, (VALUE,), _numbered(marks), fixed_names=False)
    members = _once([*known.members, *_keys(value)])
    cells = {(row, 0): _cell(_get(value, member)) for row, member in enumerate(members) if member in _keys(value)}
    return MemberSheet(tuple((member,) for member in members), (VALUE,), cells)


def gather(item: Item, sheet: MemberSheet) -> Json:
    """The value that a table says; None where nothing is entered. Raises ValueError(name) for a task that has no
    name or one that another has."""
    if item.kind == "tasks":
        return _gather_tasks(sheet)
    if item.kind == "ballots":
        return _gather_ballots(sheet)
    filled = [(row, cell) for (row, _), cell in sorted(sheet.cells.items())]
    if not filled:
        return None
    if not sheet.fixed_names:
        return [_plain(cell) for _, cell in filled]
    return {sheet.rows[row][0]: _plain(cell) for row, cell in filled}


def fits(item: Item, value: Json) -> bool:
    """Whether a value has the shape of the item's kind, as when it is pasted from another column."""
    if item.kind == "series":
        members = value.values() if isinstance(value, Mapping) else _sequence(value)
        named = isinstance(value, Mapping)
        return bool(members) and named == (item.list_code is not None) and all(_is_mark(mark) for mark in members)
    if item.kind == "tasks":
        return isinstance(value, Mapping) and all(set(_keys(task)) <= {TARGET, DONE} for task in value.values())
    if item.kind == "ballots":
        return bool(_sequence(value)) and all(isinstance(one, Mapping) for one in _sequence(value))
    return isinstance(value, str)


def _spread_tasks(item: Item, value: Json, known: Known) -> MemberSheet:
    names = _once([*known.members, *_keys(value)])
    cells: dict[Place, Cell] = {}
    for row, name in enumerate(names):
        cells[row, 0] = Cell(name)
        for column, part in enumerate((TARGET, DONE), start=1):
            text = _get(_get(value, name), part)
            if text not in (None, ""):
                cells[row, column] = _cell(text)
    fixed = item.list_code is not None
    count = len(names) + (0 if fixed else 1)
    return MemberSheet(tuple((str(n + 1),) for n in range(count)), (NAME, TARGET, DONE), cells, fixed_names=fixed)


def _gather_tasks(sheet: MemberSheet) -> Json:
    tasks: dict[str, Json] = {}
    for row in range(len(sheet.rows)):
        parts: dict[str, Json] = {}
        for part in (TARGET, DONE):
            cell = sheet.cell(row, part)
            if cell is not None:
                parts[part] = _plain(cell)
        name = sheet.text(row, NAME).strip()
        if parts and (not name or name in tasks):
            raise ValueError(name)
        if parts:
            # A task that is half entered is kept and found wrong: a figure that is not there yet is an empty text.
            tasks[name] = {part: parts.get(part, "") for part in (TARGET, DONE)}
    return tasks or None


def _spread_ballots(value: Json, known: Known) -> MemberSheet:
    votes = (*(known.votes or ("A", "B", "C", "D")), ABSTAIN)
    rounds = _sequence(value)
    groups = known.groups or ("1",)
    rows = [(str(number + 1), group) for number in range(len(rounds) + 1) for group in groups]
    cells: dict[Place, Cell] = {}
    for row, (number, group) in enumerate(rows):
        if int(number) <= len(rounds):
            for column, vote in enumerate(votes):
                count = _get(_get(rounds[int(number) - 1], group), vote)
                if count is not None:
                    cells[row, column] = _cell(count)
    return MemberSheet(tuple(rows), votes, cells)


def _gather_ballots(sheet: MemberSheet) -> Json:
    rounds: dict[str, dict[str, dict[str, Json]]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        number, group = sheet.rows[row]
        rounds.setdefault(number, {}).setdefault(group, {})[sheet.columns[column]] = _plain(cell)
    return list(rounds.values()) or None


def _list_of(plan: Plan, item: Item) -> ItemList:
    return next((one for one in plan.lists if one.code == item.list_code), ItemList(code="", name=""))


def _numbered(marks: Sequence[Json]) -> dict[Place, Cell]:
    return {(row, 0): _cell(mark) for row, mark in enumerate(marks)}


def _is_mark(value: Json) -> bool:
    return isinstance(value, str) or (isinstance(value, Mapping) and "state" in value)


def _cell(value: Json) -> Cell:
    if isinstance(value, Mapping):
        state, note = value.get("state"), value.get("note")
        found = State(state) if isinstance(state, str) and state in tuple(State) else None
        return Cell(value.get("value"), found, note if isinstance(note, str) else "")
    return Cell(value)


def _plain(cell: Cell) -> Json:
    if cell.state is None:
        return cell.value
    plain: dict[str, Json] = {"state": str(cell.state)}
    if cell.value is not None:
        plain["value"] = cell.value
    if cell.note:
        plain["note"] = cell.note
    return plain


def _keys(value: Json) -> list[str]:
    return list(value) if isinstance(value, Mapping) else []


def _get(value: Json, key: str) -> Json:
    return value.get(key) if isinstance(value, Mapping) else None


def _sequence(value: Json) -> Sequence[Json]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
