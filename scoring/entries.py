"""What is entered for the units of a plan: cells, events and decisions, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from scoring.batches import Batch
from scoring.double_entry import Pass
from scoring.materials import Material
from scoring.plan import Json, Part, Plan


class State(StrEnum):
    """Why a cell is not simply its value. A cell that is not there at all is blank (未填)."""

    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    PENDING = "pending"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit's entry under one item.

    `value` as in the format: text for numbers and grades, digit for digit as typed (it may be no number at
    all: then it stays, is a problem, and is not scored); a list or object for series, tasks and ballots.
    """

    value: Json = None
    state: State | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Part):
    """Something that earns a bonus or a deduction under a rule."""

    unit: str
    rule: str
    level: str | None = None
    subject: str | None = None
    count: Decimal = Decimal(1)
    factor: Decimal = Decimal(1)
    points: Decimal | None = None
    date: str = ""
    document: str = ""
    note: str = ""
    department: str = ""
    """Who provided it."""
    entered_by: str = ""
    evidence: tuple[str, ...] = ()
    """Numbers of the materials that bear it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Part):
    """A veto that applies to a unit."""

    unit: str
    rule: str
    date: str = ""
    document: str = ""
    note: str = ""
    department: str = ""
    """Who provided it."""
    entered_by: str = ""
    evidence: tuple[str, ...] = ()
    """Numbers of the materials that bear it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow(Part):
    """One matter of a unit in a ledger. Dates are ISO text as typed; `heading` is what it belongs to (举措, 条线)."""

    kind: str
    unit: str
    matter: str = ""
    heading: str = ""
    issued: str = ""
    due: str = ""
    done: str = ""
    stage: str = ""
    document: str = ""
    count: Decimal = Decimal(1)
    note: str = ""
    entered_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Part):
    """A row of a register or a ledger that was begun and does not say yet what it needs.

    `kind`: bonus, deduction, veto, or the ledger's; `texts`: what was typed, by column."""

    kind: str
    texts: Mapping[str, str]


Cells = Mapping[str, Mapping[str, Cell]]
"""item code → unit code → cell"""


def with_edits(cells: Cells, edits: Mapping[tuple[str, str], Cell | None]) -> Cells:
    """The cells with (item, unit) set, or made blank by None; columns without an edit are the same objects."""
    columns = dict(cells)
    for item in {item for item, _ in edits}:
        columns[item] = dict(columns.get(item, {}))
    for (item, unit), cell in edits.items():
        column = columns[item]
        assert isinstance(column, dict)
        if cell is None:
            column.pop(unit, None)
        else:
            column[unit] = cell
    return columns


@dataclass(frozen=True, slots=True)
class Entries:
    values: Cells = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    decisions: tuple[Decision, ...] = ()
    previous: Cells = field(default_factory=dict)
    """The values of the assessment before: item code → unit code there → cell. See `plan.Previous`."""
    batches: tuple[Batch, ...] = ()
    """The ballots that the cells of ballots items were counted from; nothing of them is scored."""
    materials: tuple[Material, ...] = ()
    """What bears out the entries; nothing of it is scored."""
    passes: tuple[Pass, ...] = ()
    """What is or was typed a second time, and by whom."""
    second: Cells = field(default_factory=dict)
    """The values that were typed a second time: item code → unit code → cell. Nothing of them is scored."""
    ledger_rows: tuple[LedgerRow, ...] = ()
    """The rows of all ledgers, which cells of items with a `feed` were counted from; nothing of them is scored."""
    drafts: tuple[Draft, ...] = ()
    """Rows that are not finished; nothing of them is scored."""

    @property
    def is_empty(self) -> bool:
        """Is nothing entered yet but what is not assessed? Then a ranking would only say that all are last."""
        entered = any(
            cell.state is not State.NOT_APPLICABLE for column in self.values.values() for cell in column.values()
        )
        return not (entered or self.events or self.decisions)

    def cell(self, item: str, unit: str) -> Cell | None:
        """The cell, or None where nothing was entered (blank)."""
        return self.values.get(item, {}).get(unit)

    def with_cells(self, edits: Mapping[tuple[str, str], Cell | None]) -> "Entries":
        """The entries with (item, unit) cells set, or made blank by None."""
        return replace(self, values=with_edits(self.values, edits))


@dataclass(frozen=True, slots=True)
class Assessment:
    """A plan with its entries: what one JSON file holds."""

    plan: Plan
    entries: Entries = Entries()
