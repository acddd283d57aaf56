"""零突破清单: where nothing was done. 0, not applicable, missing and not yet entered are four different things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from scoring.cells import as_cell, members
from scoring.entries import Cell, Entries, State
from scoring.numbers import parse_decimal
from scoring.plan import Plan


class Mark(StrEnum):
    """What a cell, or one member of it, says."""

    DONE = "done"
    ZERO = "zero"
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Units × members of one item (an item without members has one, named ""); every cell has a mark."""

    item: str
    members: tuple[str, ...]
    rows: Mapping[str, Mapping[str, Mark]]

    def where(self, mark: Mark) -> tuple[tuple[str, str], ...]:
        """The (unit, member) pairs with this mark, unit after unit."""
        return tuple(
            (unit, member) for unit, row in self.rows.items() for member in self.members if row[member] is mark
        )

    @property
    def untouched(self) -> tuple[str, ...]:
        """Members in which certainly nobody has anything: 0 wherever they apply, and they apply somewhere."""
        return tuple(member for member in self.members if self._column(member) - {Mark.NOT_APPLICABLE} == {Mark.ZERO})

    @property
    def uncertain(self) -> tuple[str, ...]:
        """Members in which nobody has anything so far, but somebody has not said."""
        return tuple(
            member
            for member in self.members
            if Mark.DONE not in self._column(member) and {Mark.MISSING, Mark.BLANK} & self._column(member)
        )

    @property
    def idle(self) -> tuple[str, ...]:
        """Units that have 0 in all that applies to them, and something does."""
        return tuple(
            unit for unit, row in self.rows.items() if set(row.values()) - {Mark.NOT_APPLICABLE} == {Mark.ZERO}
        )

    def _column(self, member: str) -> set[Mark]:
        return {row[member] for row in self.rows.values()}


def zero_matrix(plan: Plan, entries: Entries, item: str) -> Matrix:
    """The marks of all units under a number, series or tasks item. Raises KeyError for an unknown item, ValueError for
    one of another kind."""
    found = plan.item[item]
    if found.kind not in ("number", "series", "tasks"):
        raise ValueError(f"{item} holds no numbers")
    cells = {unit.code: entries.cell(item, unit.code) for unit in plan.units}
    if found.kind == "number":
        return Matrix(item, ("",), {code: {"": _number(cell)} for code, cell in cells.items()})
    read = _number if found.kind == "series" else _task
    parts = {code: _parts(cell) for code, cell in cells.items()}
    listed = members(plan, found)
    if listed is None:
        listed = tuple(dict.fromkeys(name for row in parts.values() if isinstance(row, Mapping) for name in row))
    rows = {
        code: {name: row if isinstance(row, Mark) else read(row.get(name)) for name in listed}
        for code, row in parts.items()
    }
    return Matrix(item, listed, rows)


_GONE: Final = {
    State.MISSING: Mark.MISSING,
    State.VOID: Mark.MISSING,
    State.NOT_APPLICABLE: Mark.NOT_APPLICABLE,
}


def _said(cell: Cell | None) -> Mark | None:
    """What a cell says without a value; None: look at its value."""
    if cell is None:
        return Mark.BLANK
    if cell.state in _GONE:
        return _GONE[cell.state]
    return Mark.BLANK if cell.value is None else None


def _number(cell: Cell | None) -> Mark:
    """What one number says; a text that is none is scored as missing, and so it is here."""
    said = _said(cell)
    if said is not None or cell is None:
        return said or Mark.BLANK
    number = parse_decimal(cell.value) if isinstance(cell.value, str) else None
    if number is None:
        return Mark.MISSING
    return Mark.DONE if number else Mark.ZERO


def _task(cell: Cell | None) -> Mark:
    """What is done of a task; without a target it is not asked for."""
    said = _said(cell)
    if said is not None or cell is None:
        return said or Mark.BLANK
    if not isinstance(cell.value, Mapping):
        return Mark.MISSING
    target, done = (_number(Cell(cell.value.get(name))) for name in ("target", "done"))
    return Mark.NOT_APPLICABLE if target is Mark.ZERO else done


def _parts(cell: Cell | None) -> Mapping[str, Cell] | Mark:
    """The members of a series or of tasks, or what the whole cell says."""
    said = _said(cell)
    if said is not None or cell is None:
        return said or Mark.BLANK
    if isinstance(cell.value, Mapping):
        return {name: as_cell(entry) for name, entry in cell.value.items()}
    if isinstance(cell.value, Sequence) and not isinstance(cell.value, str):
        return {str(position): as_cell(entry) for position, entry in enumerate(cell.value)}
    return Mark.MISSING
