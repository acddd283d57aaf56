"""What a grid and the model under it say to each other: cells, marks, headings, one write for one user action."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntFlag, StrEnum
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from scoring.entries import Cell

Place = tuple[int, int]
"""(row, column) as shown."""

Entry = str | Cell | None
"""What is written into a place: text as typed, a whole cell, or nothing (blank)."""

# As plain ints, once: building an enum member costs more than the rest of data() (measured: 60 ms a frame against 20).
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
EDIT = int(Qt.ItemDataRole.EditRole)
TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
FONT = int(Qt.ItemDataRole.FontRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
ACCESSIBLE_TEXT = int(Qt.ItemDataRole.AccessibleTextRole)
ACCESSIBLE_DESCRIPTION = int(Qt.ItemDataRole.AccessibleDescriptionRole)
LOOK = int(Qt.ItemDataRole.UserRole) + 1
"""Of a cell: its `Look` as text."""
GROUPS = int(Qt.ItemDataRole.UserRole) + 2
"""Of a column heading: its groups from the top down, `((key, text), ...)`; neighbours with one key are joined."""
UNIT = int(Qt.ItemDataRole.UserRole) + 3
"""Of a column heading: the last line, a unit of measurement."""

GHOST = int(Qt.ItemDataRole.UserRole) + 4
"""Of a blank cell: what stands palely in it, such as last year's value."""
MARKS = int(Qt.ItemDataRole.UserRole) + 5
"""Of a cell: what is painted in its corners, a sum of `Mark`s."""
FILTERED = int(Qt.ItemDataRole.UserRole) + 6
"""Of a heading: whether rows are filtered by it, or some are not shown."""

LEADS_TO = int(Qt.ItemDataRole.UserRole) + 8
"""Of a line: the place of the assessment that it is about."""

RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class Look(StrEnum):
    """How a cell is marked, each with a glyph of its own so that it is seen without colour."""

    NORMAL = "normal"
    BLANK = "blank"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    PENDING = "pending"
    VOID = "void"
    ERROR = "error"
    DOUBT = "doubt"
    COMPUTED = "computed"


class Mark(IntFlag):
    """What is painted in the corners of a cell."""

    NOTE = 1
    RISEN = 2
    FALLEN = 4
    FOUND = 8
    """It is among what the find bar found."""
    FOLDED = 16
    """Of a heading: a group stands folded in this column."""
    EVIDENCE = 32
    """A material bears it out."""
    CONFIRMED = 64
    """It was typed twice and is the same."""
    DIFFERS = 128
    """The second pass has something else."""
    STRUCK = 256
    """Its text does not count, and is struck through."""


class Facets(NamedTuple):
    """Everything that painting a cell asks for, in one question."""

    text: str
    look: str
    alignment: int
    ghost: str = ""
    marks: int = 0
    bar: int = 0
    """Per cent of the width that a bar beneath the text takes."""


@dataclass(frozen=True, slots=True)
class Written:
    """What one write did. `done` is False where it was refused as a whole (then nothing was changed)."""

    done: bool = True
    changed: int = 0
    read_only: int = 0
    not_numbers: int = 0
    percents: int = 0
    """Numbers that came with a percent sign under a unit that is a percentage."""
    example: str = ""
    """The first of them: "12.5% → 12.5"."""
    objection: str = ""
    """Why a value that was written is not what it should be; said before how much was written."""


def plain_tip(text: str) -> str:
    """A tool tip that shows the text as it is: Qt would take a name such as "<b>" for markup."""
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>" if text else ""


class GridModel(QAbstractTableModel):
    """A table whose cells are written through one door, many at a time, as one named step."""

    objected = Signal(str)
    """Why something that was typed is not taken over, or not as what was meant."""
    touched = Signal(object)
    """Places (tuple of `Place`) that something else than this model changed: undo, redo, an import."""

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        """Write all of `edits` as one step called `label`; what cannot be written is counted, never guessed."""
        raise NotImplementedError

    def write_then(self, label: str, edits: Mapping[Place, Entry], then: Callable[[Written], None]) -> None:
        """The same; `then` hears what came of it, which may be later where it is much."""
        then(self.write(label, edits))

    def cell(self, row: int, column: int) -> Cell | None:
        """What copying carries; None where the place is empty."""
        raise NotImplementedError

    def plain_text(self, row: int, column: int) -> str:
        """What other programs get on copying: every digit, states as words."""
        raise NotImplementedError

    def number(self, row: int, column: int) -> Decimal | None:
        """The exact number that counts in sums, or None."""
        raise NotImplementedError

    def writable(self, row: int, column: int) -> bool:
        raise NotImplementedError

    def takes_text(self, row: int, column: int) -> bool:
        """Whether an input method may be needed to type here (names, remarks); numbers do without."""
        raise NotImplementedError

    def opens_panel(self, row: int, column: int) -> bool:
        """Whether the entry is edited in a panel instead of in the cell."""
        raise NotImplementedError

    def why_read_only(self, row: int, column: int) -> str:
        """One sentence for a place that cannot be typed into."""
        raise NotImplementedError

    def sort_by(self, column: int, order: Qt.SortOrder | None) -> None:
        """Order the rows as seen (None: as they are stored). Nothing stored is moved."""
        raise NotImplementedError

    # What has a plain answer for most grids.

    def is_long(self, row: int, column: int) -> bool:
        """Whether a text of several lines stands here, which is written in a sheet of its own."""
        return False

    def measure(self, column: int) -> str:
        """The unit of measure that a column counts in."""
        return ""

    def completions(self, row: int, column: int) -> tuple[str, ...]:
        """Texts that may be meant by their beginning."""
        return ()

    def facets(self, row: int, column: int) -> Facets:
        """What is painted; quicker than asking for each role."""
        index = self.index(row, column)
        return Facets(str(self.data(index) or ""), str(self.data(index, LOOK)), int(str(self.data(index, ALIGNMENT))))

    def row_names(self) -> Sequence[str]:
        """The names of all rows, in order; blank where the heading only counts them: no block is pasted by that."""
        headings = (str(self.headerData(row, Qt.Orientation.Vertical) or "") for row in range(self.rowCount()))
        return ["" if heading == str(row) else heading for row, heading in enumerate(headings, 1)]

    @property
    def first_spare(self) -> int:
        """The first row that is free, where rows can be added."""
        return self.rowCount()

    def room(self) -> int:
        """So many rows take a block that is pasted; a table that grows takes more than it shows."""
        return self.rowCount()

    def entry_columns(self) -> int:
        """The first so many columns hold entries; those behind are worked out, and stay at the right edge."""
        return self.columnCount()

    def key_of(self, row: int, column: int) -> tuple[str, str]:
        """What a cell is known by whatever is folded, filtered or sorted."""
        return str(row), str(column)

    def place_of_key(self, key: tuple[str, str]) -> Place | None:
        """Where the cell of a key stands now; None where it is not shown."""
        row, column = int(key[0]), int(key[1])
        return (row, column) if row < self.rowCount() and column < self.columnCount() else None

    def choices(self, row: int, column: int) -> tuple[str, ...]:
        """What can be chosen for a cell, where that is a short list."""
        return ()

    def before(self, row: int, column: int) -> str:
        """The value of the year before, digit for digit; empty where there is none."""
        return ""
