"""Entries as exact values: what each cell says, and what is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import compress
from operator import is_not
from typing import Final

import numpy as np

from scoring.columns import Column
from scoring.entries import Cell, Entries, State
from scoring.exact import Array, Mask
from scoring.frame import Frame
from scoring.numbers import LONGEST, Gone, Value, parse_decimal
from scoring.plan import Item, Json, Plan, Unit, shown
from scoring.problems import Problem
from scoring.rationals import Rationals, largest, whole_numbers

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
NO_CELLS: Final[Mapping[str, Cell]] = {}
STATES: Final = frozenset(state.value for state in State)


@dataclass(frozen=True)
class ItemReading:
    """What all units have under one item. `cells` in the order of the plan's units, None where blank.

    Number items have a `column`, the others `readings` in the same order."""

    item: Item
    frame: Frame
    listed: tuple[str, ...] | None
    source: Mapping[str, Cell]
    cells: tuple[Cell | None, ...]
    problems: tuple[Problem, ...]
    column: Column | None = None
    readings: tuple[Reading, ...] = ()

    def at(self, index: int) -> Reading:
        """What one unit has."""
        if self.column is None:
            return self.readings[index]
        opened = bool(self.column.open[index])
        pending = bool(self.column.pending[index])
        return Reading(self.column.at(index), pending, opened and not pending)

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """Codes with an entry that are no unit's."""
        if self.source.keys() <= self.frame.at.keys():
            return ()
        return tuple(code for code in self.source if code not in self.frame.at)


@dataclass(frozen=True)
class Readings:
    """Every cell of an assessment. `previous`: the numbers of the assessment before, by item and unit of today."""

    frame: Frame
    items: Mapping[str, ItemReading]
    previous: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for reading in self.items.values() for problem in reading.problems)

    def get(self, item: str, index: int) -> Reading:
        """What the unit at this place has under an item."""
        found = self.items.get(item)
        return BLANK if found is None else found.at(index)


def read_items(
    plan: Plan, entries: Entries, frame: Frame, before: Mapping[str, ItemReading] | None = None
) -> Mapping[str, ItemReading]:
    """Read all cells of the plan's items and units; what has not changed since `before` is taken from there."""
    before = before or {}
    return {
        item.code: read_item(
            item, members(plan, item), entries.values.get(item.code, NO_CELLS), frame, before.get(item.code)
        )
        for item in plan.items
    }


def read_item(
    item: Item, listed: tuple[str, ...] | None, source: Mapping[str, Cell], frame: Frame, old: ItemReading | None = None
) -> ItemReading:
    """Read the cells of one item."""
    same = old is not None and old.frame is frame and old.item == item and old.listed == listed
    if old is not None and same and old.source is source:
        return old
    if old is not None and same and old.column is not None:
        patched = _patched(old, source)
        if patched is not None:
            return patched
    cells = tuple(map(source.get, frame.codes))
    problems: list[Problem] = []
    reader = _Reader(item, listed, problems)
    if item.kind == "number":
        column = _number_column(reader, cells, frame.units)
        return ItemReading(item, frame, listed, source, cells, tuple(problems), column)
    readings = tuple(
        BLANK if cell is None else reader.read(cell, unit) for cell, unit in zip(cells, frame.units, strict=True)
    )
    return ItemReading(item, frame, listed, source, cells, tuple(problems), readings=readings)


_COLUMN: Final = re.compile(r"(?:-?[0-9]+(?:\.[0-9]+)?\n)*", re.ASCII)
_SHORT: Final = 15
"""So many digits of a decimal survive the way through a binary float."""


def _number_column(reader: "_Reader", cells: Sequence[Cell | None], units: Sequence[Unit]) -> Column:
    """The cells of a number item, each of its unit."""
    texts = ["0"] * len(cells)
    gone, pending, opened = (bytearray(len(cells)) for _ in range(3))
    odd: list[int] = []
    for index, cell in enumerate(cells):
        if cell is None:
            gone[index], opened[index] = Gone.MISSING.value, 1
        elif cell.state is None and type(cell.value) is str:
            texts[index] = cell.value
        else:
            odd.append(index)
    lines = "\n".join(texts) + "\n"
    tidy = _COLUMN.fullmatch(lines) and lines.count("\n") == len(texts)  # a cell of two lines is no number
    if not tidy or max(map(len, texts), default=0) > LONGEST:
        odd += [index for index, text in enumerate(texts) if parse_decimal(text) is None]
    for index in sorted(odd):
        cell = cells[index]
        assert cell is not None
        reading = reader.read(cell, units[index])
        pending[index], opened[index] = reading.pending, reading.blank or reading.pending
        if isinstance(reading.value, Gone):
            texts[index], gone[index] = "0", reading.value.value
        else:
            assert isinstance(cell.value, str)
            texts[index] = cell.value
    values = numbers_of(texts)
    codes = np.frombuffer(bytes(gone), np.uint8)
    for index in reader.outside(values, codes == 0):
        if index not in odd:  # those were looked at by themselves
            reader.check(values.at(index), texts[index], units[index])
    return Column(values, codes, np.frombuffer(bytes(pending), bool), np.frombuffer(bytes(opened), bool))


def numbers_of(texts: Sequence[str]) -> Rationals:
    """A column from decimal strings."""
    if not texts:
        return Rationals(np.zeros(0, np.int64), 1, 0)
    places = max(len(text) - text.find(".") - 1 if "." in text else 0 for text in texts)
    longest = max(map(len, texts))
    num: Array
    if longest + places <= _SHORT:
        num = np.rint(np.array(texts, float) * 10.0**places).astype(np.int64)
    else:
        num = whole_numbers([_scaled(text, places) for text in texts])
    return Rationals(num, 10**places, largest(num))


def _scaled(text: str, places: int) -> int:
    before, _, after = text.partition(".")
    return int(before + after.ljust(places, "0"))


def _patched(old: ItemReading, source: Mapping[str, Cell]) -> ItemReading | None:
    """A number item whose cells were read before, with only those read that changed since; None where most of them
    did, or where something was or is found about one of them: then it is simpler to read all anew."""
    cells, changed = _changed(old, source)
    column = old.column
    assert column is not None
    if not len(changed):
        return replace(old, source=source, cells=cells)
    if 2 * len(changed) > len(cells) or column.values.per is not None:
        return None
    units = [old.frame.units[index] for index in changed.tolist()]
    found = {problem.where[2] for problem in old.problems}
    problems: list[Problem] = []
    reader = _Reader(old.item, old.listed, problems)
    new = _number_column(reader, [cells[index] for index in changed.tolist()], units)
    if problems or not found.isdisjoint(unit.code for unit in units):
        return None
    gone, pending, opened = column.gone.copy(), column.pending.copy(), column.open.copy()
    gone[changed], pending[changed], opened[changed] = new.gone, new.pending, new.open
    values = column.values.replaced(changed, new.values)
    return replace(old, source=source, cells=cells, column=Column(values, gone, pending, opened))


def _changed(old: ItemReading, source: Mapping[str, Cell]) -> tuple[tuple[Cell | None, ...], Array]:
    """The cells of all units now, and where they are other objects than before."""
    codes, at = old.frame.codes, old.frame.at
    if list(source) != list(old.source):  # cells came or went
        cells = tuple(map(source.get, codes))
        return cells, np.flatnonzero(np.fromiter(map(is_not, cells, old.cells), bool, len(cells)))
    other = map(is_not, source.values(), old.source.values())
    changed = sorted(at[code] for code in compress(source, other) if code in at)
    if not changed:
        return old.cells, np.zeros(0, np.intp)
    now = list(old.cells)
    for index in changed:
        now[index] = source[codes[index]]
    return tuple(now), np.array(changed, np.intp)


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
        pending = cell.state is State.PENDING and not isinstance(found.value, Gone)
        return Reading(found.value, True, found.blank) if pending else found

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
        self.check(number, value, unit, path)
        return number

    def check(self, number: Fraction, value: Json, unit: Unit, path: _Path = ()) -> None:
        """Warn of a number outside the range of its item."""
        low, high = self._item.minimum, self._item.maximum
        if low is not None and number < low:
            self._report("cell.below", unit, value, path, limit=str(low))
        if high is not None and number > high:
            self._report("cell.above", unit, value, path, limit=str(high))

    def outside(self, values: Rationals, present: Mask) -> list[int]:
        """Where numbers lie outside the range of the item."""
        found = np.zeros(len(values), bool)
        if self._item.minimum is not None:
            found |= values < Fraction(self._item.minimum)
        if self._item.maximum is not None:
            found |= values > Fraction(self._item.maximum)
        return [int(index) for index in np.flatnonzero(found & present)]

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
