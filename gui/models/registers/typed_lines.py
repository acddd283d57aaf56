"""Rows that are typed and pasted as a table, each stored as one part of an assessment (an event, a matter of a
ledger) once it says what it needs; before that it is kept as a draft, which counts nowhere, and is marked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt

from exchange.numbers import Number, parse_number
from gui.document import Document
from gui.grid_model import DISPLAY, Entry, Look, Place, Written
from gui.models.registers.text_table import TextTable
from scoring.drafts import needs
from scoring.entries import Cell, Draft
from scoring.plan import Unit

if TYPE_CHECKING:
    from db.work import Work

_DAY: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")

ROWS: Final = frozenset(("cell", "event", "decision", "ledger_row", "draft"))
"""Tables of the store whose changes show in the texts of rows alone."""
MOST_PASTED: Final = 100_000
"""So many rows come in at once."""
Line = dict[str, str]
T = TypeVar("T")


class TypedLines(TextTable):
    spare = 50
    numbers: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()
    """The columns that are worked out, and cannot be typed into;"""
    counted: tuple[str, ...] = ()
    """and those of them that are numbers."""

    def __init__(self, document: Document, kind: str, columns: tuple[str, ...], parent: QObject | None = None) -> None:
        """`kind`: of a register or a ledger, as drafts name it."""
        super().__init__(document, parent)
        self.kind, self.columns = kind, columns
        self._lines: list[Line] = []
        self._at: list[int] = []
        """Where a row stands among all parts of its kind in the assessment; after these come the drafts."""
        self._drafts: list[Draft] = []

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

    def _write(self, work: "Work", parts: Sequence[Any]) -> None:
        """Store these parts."""
        raise NotImplementedError

    def _stored(self, before: Sequence[Any], after: Sequence[Any]) -> None:
        """Say what there is to say once parts are stored."""

    def _read(self, name: str, text: str, line: Line) -> tuple[str, str]:
        """A text as a column keeps it, or why it does not; for what no other table has."""
        return text, ""

    def why_incomplete(self) -> str:
        """Why a stored row cannot be without what it needs."""
        raise NotImplementedError

    def names_something(self, column: str, text: str) -> bool:
        """Does a text name what it should in a column that a row needs?"""
        return column != "unit" or self.unit_named(text) is not None

    # rows

    @property
    def count(self) -> int:
        """Rows that count."""
        return len(self._at)

    @property
    def unfinished(self) -> int:
        """Rows that were begun."""
        return len(self._drafts)

    def lacking(self, row: int) -> tuple[str, ...]:
        """The columns that a row which was begun still needs; none for one that counts, or a spare one."""
        return self._lacks(self._lines[row]) if len(self._at) <= row < len(self._lines) else ()

    def _lacks(self, line: Line) -> tuple[str, ...]:
        wanted = ((name, line.get(name, "")) for name in needs(self.kind))
        return tuple(name for name, text in wanted if not text or not self.names_something(name, text))

    def missing_text(self, row: int) -> str:
        """What a row that was begun still needs, in words; empty for every other one."""
        names = "、".join(self.heading(name) for name in self.lacking(row))
        if not names:
            return ""
        return self.tr("Not finished: {names} is missing. The row is kept and counts nowhere.").format(names=names)

    def line(self, row: int) -> Line:
        """The texts of a row by column; empty for a spare one."""
        return self._lines[row] if row < len(self._lines) else {}

    def row_of(self, index: int) -> int | None:
        """The row of a part by its place in the assessment."""
        return self._at.index(index) if index in self._at else None

    def place_of_draft(self, uid: str) -> Place:
        """Where a draft lacks something; the first spare place, where it is no longer there."""
        row = next((len(self._at) + n for n, draft in enumerate(self._drafts) if draft.uid == uid), self.first_spare)
        return row, self.columns.index((*self.lacking(row), self.columns[0])[0])

    def index_of(self, row: int) -> int | None:
        """Where a row stands among all parts; None where it does not count yet."""
        return self._at[row] if row < len(self._at) else None

    @property
    def first_spare(self) -> int:
        return len(self._lines)

    def room(self) -> int:
        return self.first_spare + MOST_PASTED

    # what it shows

    def look(self, row: int, column: int) -> Look:
        name = self.columns[column]
        if name in self.computed:
            return Look.COMPUTED
        return Look.DOUBT if name in self.lacking(row) else Look.NORMAL

    def shown_text(self, row: int, column: int) -> str:
        text = self.plain_text(row, column)
        return self.tr("missing") if not text and self.columns[column] in self.lacking(row) else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role == DISPLAY and orientation == Qt.Orientation.Vertical and self.lacking(section):
            return self.tr("Begun")
        return super().headerData(section, orientation, role)

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
        """A row that is emptied goes; one that says what it needs is stored. A text that names nothing is refused; in
        new rows that are pasted it stays, and the row waits for what it should name."""
        lines = list(self._lines)
        changed = read_only = not_numbers = unknown = 0
        touched: set[int] = set()
        for (row, column), entry in sorted(edits.items()):
            name = self.columns[column]
            if not self.writable(row, column):
                read_only += 1
                continue
            while len(lines) <= row:
                lines.append({})
            value = entry.value if isinstance(entry, Cell) else entry
            typed = " ".join(str(value or "").split())
            text, why = self._understood(name, typed, lines[row])
            if why and name in needs(self.kind) and row >= len(self._at) and len(edits) > 1:
                text, why, unknown = typed, "", unknown + 1
            if why:
                not_numbers += 1
                if len(edits) == 1:
                    self.objected.emit(why)
                continue
            if lines[row].get(name, "") != text:
                changed += 1
                if row not in touched:
                    touched.add(row)
                    lines[row] = dict(lines[row])
                lines[row][name] = text
        if changed and not self._store(label, lines, touched):
            return Written(done=False)
        if unknown:
            text = self.tr("{count} names are none of the list, or several: their rows are kept as not finished.")
            self.objected.emit(text.format(count=unknown))
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
        begun = range(len(self._at), len(lines))
        empty = {row for row in (*touched, *begun) if not any(lines[row].get(column) for column in content)}
        for row in touched - empty:
            if row < len(self._at) and self._lacks(lines[row]):
                self.objected.emit(self.why_incomplete())
                return False
        held, user = self._held(), self._document.user
        kept: list[Any] = list(held)
        drafts: list[Draft] = []
        for row in (row for row in touched if row < len(self._at)):
            kept[self._at[row]] = None if row in empty else self._part(lines[row], held[self._at[row]])
        for row in begun:
            if row not in empty:
                if row in touched and not self._lacks(lines[row]):
                    lines[row].setdefault("entered_by", user)
                    kept.append(self._part(lines[row], None))
                else:
                    drafts.append(self._draft(row, lines[row]))
        after = [part for part in kept if part is not None]
        more = len(drafts) > len(self._drafts)
        if not self._perform(label, held, after, drafts):
            return False
        if more:
            self.objected.emit(self.missing_text(self.first_spare - 1))
        return True

    def _draft(self, row: int, line: Line) -> Draft:
        texts = {name: text for name, text in line.items() if text and name not in self.computed}
        number = row - len(self._at)
        draft = self._drafts[number] if number < len(self._drafts) else Draft(kind=self.kind, texts={})
        return draft if draft.texts == texts else replace(draft, texts=texts)

    def _perform(self, label: str, held: Sequence[Any], after: Sequence[Any], drafts: Sequence[Draft]) -> bool:
        """Store parts and drafts as one step; False where it was refused."""
        assessment = self._document.assessment
        others = [draft for draft in assessment.entries.drafts if draft.kind != self.kind]
        counted, begun = after != list(held), list(drafts) != self._drafts
        if not (counted or begun):
            self.show_rows()
            return True

        def action(work: "Work") -> None:
            if counted:
                self._write(work, after)
            if begun:
                work.drafts(assessment.plan.uid, [*others, *drafts])

        if self._document.perform(label, action) is None:
            return False
        if counted:
            self._stored(held, after)
        return True

    # following the document

    def _take(self, shown: Sequence[tuple[int, Line]]) -> None:
        self._at = [at for at, _ in shown]
        self._drafts = self._begun()
        self._lines = [line for _, line in shown] + [dict(draft.texts) for draft in self._drafts]

    def _begun(self) -> list[Draft]:
        return [draft for draft in self._document.assessment.entries.drafts if draft.kind == self.kind]

    def _reset(self) -> None:
        self.beginResetModel()
        self._take(self._shown())
        self.endResetModel()

    def _follow(self, changes: object = None) -> None:
        self.show_rows(rows_only=isinstance(changes, tuple) and all(change.table in ROWS for change in changes))

    def show_rows(self, *, rows_only: bool = False) -> None:
        """Show the rows anew. They come and go at the end, so that the current cell stays where it is. `rows_only`:
        nothing else has changed, and a row that says the same looks the same."""
        before = self._lines
        shown = self._shown()
        self.follow(len(shown) + len(self._begun()), lambda: self._take(shown))
        if not rows_only or len(before) != len(self._lines):
            self.repaint_all()
            return
        both = enumerate(zip(before, self._lines, strict=True))
        rows = [row for row, (old, new) in both if row >= len(self._at) or (old is not new and old != new)]
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], self.width() - 1))


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
