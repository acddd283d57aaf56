"""Rows that are typed and pasted as a table, each stored as one part of an assessment (an event, a matter of a
ledger) once it says what it needs; before that it stands in the table only, and is marked."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject

from exchange.numbers import Number, parse_number
from gui.document import Document
from gui.grid_model import (
    Entry,
    Look,
    Place,
    Written,
)
from gui.models.text_table import TextTable
from scoring.entries import Cell
from scoring.plan import Unit

_DAY: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")

Line = dict[str, str]
T = TypeVar("T")


class TypedLines(TextTable):
    spare = 50
    names_rows = False
    needs: tuple[str, ...] = ("unit",)
    """The columns that a row must fill to be stored."""
    numbers: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()
    """The columns that are worked out, and cannot be typed into;"""
    counted: tuple[str, ...] = ()
    """and those of them that are numbers."""

    def __init__(self, document: Document, columns: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(document, parent)
        self.columns = columns
        self._lines: list[Line] = []
        self._at: list[int | None] = []
        """Where a row stands among all parts of its kind in the assessment; None: it is not stored yet."""
        self._drafts: list[Line] = []

    def begin(self) -> None:
        """Show what the document has, and follow it; once everything else is set up."""
        self._take(self._shown())
        self._document.opened.connect(self._reset)
        self._document.changed.connect(self._follow)

    # what each table says

    def heading(self, column: str) -> str:
        """What stands above a column."""
        raise NotImplementedError

    def _held(self) -> Sequence[Any]:
        """All parts of the assessment among which the rows stand."""
        raise NotImplementedError

    def _shown(self) -> list[tuple[int, Line]]:
        """The rows that are shown: where each stands among `_held`, and its texts by column."""
        raise NotImplementedError

    def _part(self, line: Line, before: Any) -> Any:
        """What a row says, from what it was before (None: a new one)."""
        raise NotImplementedError

    def _perform(self, label: str, parts: Sequence[Any]) -> bool:
        """Store these parts as one step; False where it was refused."""
        raise NotImplementedError

    def _read(self, name: str, text: str, line: Line) -> tuple[str, str]:
        """A text as a column keeps it, or why it does not; for what no other table has."""
        return text, ""

    def why_incomplete(self) -> str:
        """Why a stored row cannot be without what it needs."""
        raise NotImplementedError

    def why_waiting(self) -> str:
        """What a row still needs to be stored."""
        raise NotImplementedError

    # rows

    @property
    def count(self) -> int:
        """Rows that are stored."""
        return sum(at is not None for at in self._at)

    def line(self, row: int) -> Line:
        """The texts of a row by column; empty for a spare one."""
        return self._lines[row] if row < len(self._lines) else {}

    def row_of(self, index: int) -> int | None:
        """The row of a part by its place in the assessment."""
        return self._at.index(index) if index in self._at else None

    def index_of(self, row: int) -> int | None:
        """Where a row stands among all parts; None where it is not stored."""
        return self._at[row] if row < len(self._at) else None

    @property
    def first_spare(self) -> int:
        return len(self._lines)

    # what it shows

    def look(self, row: int, column: int) -> Look:
        name = self.columns[column]
        if name in self.computed:
            return Look.COMPUTED
        unstored = row < len(self._lines) and self._at[row] is None
        return Look.DOUBT if unstored and name in self.needs else Look.NORMAL

    # the grid's questions

    def filled(self) -> int:
        return len(self._lines)

    def width(self) -> int:
        return len(self.columns)

    def title(self, column: int) -> str:
        return self.heading(self.columns[column])

    def is_number(self, column: int) -> bool:
        return self.columns[column] in (*self.numbers, *self.counted)

    def takes_text(self, row: int, column: int) -> bool:
        return self.columns[column] not in self.numbers

    def plain_text(self, row: int, column: int) -> str:
        return self.line(row).get(self.columns[column], "")

    def writable(self, row: int, column: int) -> bool:
        return self.columns[column] not in self.computed and not self._document.read_only

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        """A row that is emptied goes; one that says what it needs is stored; a text that names nothing is refused."""
        lines = [dict(line) for line in self._lines]
        changed = read_only = not_numbers = 0
        touched: set[int] = set()
        for (row, column), entry in sorted(edits.items()):
            name = self.columns[column]
            if not self.writable(row, column):
                read_only += 1
                continue
            while len(lines) <= row:
                lines.append({})
            value = entry.value if isinstance(entry, Cell) else entry
            text, why = self._understood(name, " ".join(str(value or "").split()), lines[row])
            if why:
                not_numbers += 1
                if len(edits) == 1:
                    self.objected.emit(why)
                continue
            if lines[row].get(name, "") != text:
                changed += 1
                touched.add(row)
                lines[row][name] = text
        if changed and not self._store(label, lines, touched):
            return Written(done=False)
        return Written(changed=changed, read_only=read_only, not_numbers=not_numbers)

    def _understood(self, name: str, text: str, line: Line) -> tuple[str, str]:
        """A text as it is kept, or why it is not."""
        if not text:
            return "", ""
        if name == "unit":
            unit = self.unit_named(text)
            return (unit.name, "") if unit is not None else ("", self.no_such(text))
        if name in self.numbers:
            number = parse_number(text)
            if not isinstance(number, Number):
                return "", self.tr("“{text}” is no number. Nothing was changed.").format(text=text)
            return number.text, ""
        return self._read(name, text, line)

    def no_such(self, text: str) -> str:
        """Why a text is none of a list."""
        why = self.tr("“{text}” names no one of the list, or several. Nothing was changed; Alt+Down shows it.")
        return why.format(text=text)

    def unit_named(self, text: str) -> Unit | None:
        return one_of(text, [(unit.code, unit.name, unit) for unit in self._document.assessment.plan.units])

    # storing

    def _store(self, label: str, lines: list[Line], touched: set[int]) -> bool:
        """Stored rows keep their place among all; new ones come last."""
        content = [column for column in self.columns if column not in (*self.computed, "entered_by")]
        empty = {row for row, line in enumerate(lines) if not any(line.get(column) for column in content)}
        for row in touched - empty:
            if row < len(self._at) and self._at[row] is not None and not all(map(lines[row].get, self.needs)):
                self.objected.emit(self.why_incomplete())
                return False
        held, user = self._held(), self._document.user
        kept: list[Any] = list(held)
        drafts: list[Line] = []
        for row, line in enumerate(lines):
            at = self._at[row] if row < len(self._at) else None
            if at is not None:
                kept[at] = None if row in empty else self._part(line, held[at]) if row in touched else held[at]
            elif row not in empty:
                if all(map(line.get, self.needs)):
                    line.setdefault("entered_by", user)
                    kept.append(self._part(line, None))
                else:
                    drafts.append(line)
        after = [part for part in kept if part is not None]
        waiting = self._drafts
        self._drafts = drafts
        if after != list(held) and not self._perform(label, after):
            self._drafts = waiting
            return False
        if after == list(held):
            self.show_rows()
        if len(drafts) > len(waiting):
            self.objected.emit(self.why_waiting())
        return True

    # following the document

    def _take(self, shown: Sequence[tuple[int, Line]]) -> None:
        self._at = [at for at, _ in shown] + [None] * len(self._drafts)
        self._lines = [line for _, line in shown] + [dict(line) for line in self._drafts]

    def _reset(self) -> None:
        self.beginResetModel()
        self._drafts = []
        self._take(self._shown())
        self.endResetModel()

    def _follow(self, _changes: object = None) -> None:
        self.show_rows()

    def show_rows(self) -> None:
        """Show the rows anew. They come and go at the end, so that the current cell stays where it is."""
        shown = self._shown()
        self.follow(len(shown) + len(self._drafts), lambda: self._take(shown))


def one_of(text: str, listed: Sequence[tuple[str, str, T]]) -> T | None:
    """What a text names: its code or name, else the only one whose name has the text in it."""
    for code, name, thing in listed:
        if text in (code, name):
            return thing
    within = [thing for _, name, thing in listed if text and text in name]
    return within[0] if len(within) == 1 else None


def day_typed(text: str) -> str:
    """A date as 2024-05-01; what is none stays as typed, and is told among the findings."""
    match = _DAY.fullmatch(text)
    if match is None:
        return text
    year, month, day = (int(part) for part in match.groups() if part is not None)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text
