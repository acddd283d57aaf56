"""Entries as exact values: what each cell says, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from scoring.entries import Cell, Entries, State
from scoring.numbers import Gone, Value, parse_decimal
from scoring.plan import Item, Json, Plan, Unit, shown
from scoring.problems import Problem

Tasks = tuple[tuple[Fraction, Fraction], ...]
Ballots = tuple[Mapping[str, Mapping[str, Fraction]], ...]
Content = Fraction | str | Mapping[str, Fraction | Gone] | Tasks | Ballots
"""What a cell can hold: a number, a grade, a series by member, tasks as (target, done), rounds of ballots."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell. `blank`: something is not entered yet; `pending`: something is to be confirmed."""

    value: Content | Gone
    pending: bool = False
    blank: bool = False


BLANK: Final = Reading(Gone.MISSING, blank=True)
_GONE: Final[Mapping[State | None, Reading]] = {
    State.MISSING: Reading(Gone.MISSING),
    State.VOID: Reading(Gone.MISSING),
    State.NOT_APPLICABLE: Reading(Gone.NOT_APPLICABLE),
}
_WARNINGS: Final = frozenset({"cell.below", "cell.above"})
STATES: Final = frozenset(state.value for state in State)


@dataclass(slots=True)
class Readings:
    """Every cell of an assessment, and what was found wrong."""

    columns: Mapping[str, Mapping[str, Reading]]
    problems: list[Problem] = field(default_factory=list)
    previous: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    """The numbers of the assessment before, by item and unit of today; what is not there is missing."""

    def get(self, item: str, unit: str) -> Reading:
        column = self.columns.get(item)
        return BLANK if column is None else column.get(unit, BLANK)


def read_entries(plan: Plan, entries: Entries) -> Readings:
    """Read all cells of the plan's items and units."""
    problems: list[Problem] = []
    columns = {}
    for item in plan.items:
        reader = _Reader(item, members(plan, item), problems)
        cells = entries.values.get(item.code, {})
        columns[item.code] = {
            code: reader.read(cell, plan.unit[code]) for code, cell in cells.items() if code in plan.unit
        }
    return Readings(columns, problems)


def members(plan: Plan, item: Item) -> tuple[str, ...] | None:
    """The members of the item's list; None without a list."""
    if item.list_code is None:
        return None
    return next((found.members for found in plan.lists if found.code == item.list_code), None)


def as_cell(entry: Json) -> Cell:
    """A member's entry of a series or task: its value, or an object with a state."""
    if isinstance(entry, Mapping) and entry.get("state") in STATES:
        note = entry.get("note", "")
        return Cell(entry.get("value"), State(str(entry["state"])), note if isinstance(note, str) else "")
    return Cell(entry)


_Path = tuple[str | int, ...]
"""The way to a part of an entry: names, and for parts without one their number. It counts from 0 in a place, as in
the file, and from 1 in the words of a finding, as in the window."""


class _Reader:
    """Reads the cells of one item."""

    def __init__(self, item: Item, listed: tuple[str, ...] | None, problems: list[Problem]) -> None:
        self._item = item
        self._listed = listed
        self._problems = problems
        readers = {"grade": self._grade, "series": self._series, "tasks": self._tasks, "ballots": self._ballots}
        self._content = readers.get(item.kind, self._figure)

    def read(self, cell: Cell, unit: Unit) -> Reading:
        """What the cell says; what is no number is a problem and counts as missing."""
        if cell.state in _GONE:
            return _GONE[cell.state]
        if cell.value is None:
            return BLANK
        found = self._content(cell.value, unit)
        return Reading(found.value, True, found.blank) if cell.state is State.PENDING else found

    def _report(self, code: str, unit: Unit, value: Json, path: _Path = (), **facts: str) -> None:
        where = ("values", self._item.code, unit.code, *map(str, path))
        member = "/".join(str(step + 1) if isinstance(step, int) else step for step in path)
        told = {"item": self._item.name, "unit": unit.name, "value": shown(value), "member": member, **facts}
        self._problems.append(Problem(code, where, told, "warning" if code in _WARNINGS else "problem"))

    def _number(self, value: Json, unit: Unit, path: _Path = ()) -> Fraction | Gone:
        number = parse_decimal(value) if isinstance(value, str) else None
        if number is None:
            self._report("cell.not_a_number", unit, value, path)
            return Gone.MISSING
        for code, limit, outside in (
            ("cell.below", self._item.minimum, self._item.minimum is not None and number < self._item.minimum),
            ("cell.above", self._item.maximum, self._item.maximum is not None and number > self._item.maximum),
        ):
            if outside:
                self._report(code, unit, value, path, limit=str(limit))
        return number

    def _figure(self, value: Json, unit: Unit) -> Reading:
        return Reading(self._number(value, unit))

    def _grade(self, value: Json, unit: Unit) -> Reading:
        if isinstance(value, str) and value:
            return Reading(value)
        return self._malformed(value, unit)

    def _malformed(self, value: Json, unit: Unit, path: _Path = ()) -> Reading:
        self._report("cell.malformed", unit, value, path)
        return Reading(Gone.MISSING)

    def _series(self, value: Json, unit: Unit) -> Reading:
        if isinstance(value, Mapping):
            entries = list(value.items())
        elif isinstance(value, Sequence) and not isinstance(value, str) and self._listed is None:
            entries = [(str(index), entry) for index, entry in enumerate(value)]
        else:
            return self._malformed(value, unit)
        series: dict[str, Fraction | Gone] = {}
        pending = blank = False
        named = isinstance(value, Mapping)
        for name, entry in entries:
            if self._listed is not None and name not in self._listed:
                self._report("cell.member_unknown", unit, name, (name,))
                continue
            cell = as_cell(entry)
            if cell.state in _GONE:
                gone = _GONE[cell.state].value
                assert isinstance(gone, Gone)
                series[name] = gone
            elif cell.value is None:
                blank = True
            else:
                series[name] = self._number(cell.value, unit, (name if named else int(name),))
                pending = pending or cell.state is State.PENDING
        return Reading(series, pending, blank)

    def _tasks(self, value: Json, unit: Unit) -> Reading:
        if not isinstance(value, Mapping):
            return self._malformed(value, unit)
        tasks: list[tuple[Fraction, Fraction]] = []
        pending = missing = blank = False
        for name, entry in value.items():
            if self._listed is not None and name not in self._listed:
                self._report("cell.member_unknown", unit, name, (name,))
                continue
            cell = as_cell(entry)
            if cell.state is State.NOT_APPLICABLE:
                continue
            if cell.state in _GONE or cell.value is None:
                missing, blank = True, blank or cell.state not in _GONE
                continue
            if not isinstance(cell.value, Mapping) or cell.value.keys() != {"target", "done"}:
                return self._malformed(value, unit, (name,))
            target = self._number(cell.value["target"], unit, (name, "target"))
            done = self._number(cell.value["done"], unit, (name, "done"))
            pending = pending or cell.state is State.PENDING
            if isinstance(target, Gone) or isinstance(done, Gone):
                missing = True
            else:
                tasks.append((target, done))
        return Reading(Gone.MISSING if missing else tuple(tasks), pending, blank)

    def _ballots(self, value: Json, unit: Unit) -> Reading:
        if not isinstance(value, Sequence) or isinstance(value, str):
            return self._malformed(value, unit)
        rounds: list[Mapping[str, Mapping[str, Fraction]]] = []
        wrong = False
        for index, groups in enumerate(value):
            if not isinstance(groups, Mapping):
                return self._malformed(value, unit, (index,))
            read: dict[str, Mapping[str, Fraction]] = {}
            for name, votes in groups.items():
                if not isinstance(votes, Mapping):
                    return self._malformed(value, unit, (index, name))
                counts: dict[str, Fraction] = {}
                for grade, count in votes.items():
                    number = self._number(count, unit, (index, name, grade))
                    if isinstance(number, Gone) or number < 0:
                        if number is not Gone.MISSING:
                            self._report("cell.negative_votes", unit, count, (index, name, grade))
                        wrong = True
                    else:
                        counts[grade] = number
                read[name] = counts
            rounds.append(read)
        return Reading(Gone.MISSING if wrong else tuple(rounds))
