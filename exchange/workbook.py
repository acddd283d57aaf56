"""Any workbook as frozen cells: what each one holds, exactly, and how it was marked.

`read_workbook` takes the bytes once (their SHA-256 names what was shown), looks at their kind, and has them
parsed in a process of its own that is killed when it takes too long or is told to stop. Rows and columns
count from 1 as on screen.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

from exchange.guards import MAX_FILE, column_letters, kind_of, refuse

CellKind = Literal["text", "number", "date", "bool", "error", "uncached"]
"""`uncached`: a formula whose result is not in the file (its text is the formula). Blank cells are not there."""

NO_CELL: Final = ""


@dataclass(frozen=True, slots=True)
class WorkbookCell:
    """`text`: the text, or the exact decimal of a number, an error's name, an ISO date.

    `percent`: shown as a percentage, so that 0.05 means 5 %. `formula`: the value was computed by the file.
    """

    text: str
    kind: CellKind = "text"
    percent: bool = False
    formula: bool = False
    struck: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, first and last row and column, all included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class WorkbookSheet:
    name: str
    cells: Mapping[tuple[int, int], WorkbookCell]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @cached_property
    def rows(self) -> int:
        return max((row for row, _ in self.cells), default=0)

    @cached_property
    def columns(self) -> int:
        return max((column for _, column in self.cells), default=0)

    @cached_property
    def _covering(self) -> Mapping[tuple[int, int], Merge]:
        return {
            (row, column): merge
            for merge in self.merges
            for row in range(merge.top, min(merge.bottom, self.rows) + 1)
            for column in range(merge.left, min(merge.right, self.columns) + 1)
        }

    def merge(self, row: int, column: int) -> Merge | None:
        """The merged range that covers the place, if any."""
        return self._covering.get((row, column))

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The place whose value is seen here: the top left one of a merged range, else the place itself."""
        merge = self.merge(row, column)
        return (merge.top, merge.left) if merge else (row, column)

    def cell(self, row: int, column: int) -> WorkbookCell | None:
        """What is seen at the place, through merged ranges; None where it is blank."""
        return self.cells.get(self.anchor(row, column))

    def text(self, row: int, column: int) -> str:
        cell = self.cell(row, column)
        return cell.text if cell else NO_CELL


@dataclass(frozen=True, slots=True)
class Workbook:
    name: str
    sha256: str
    kind: str
    sheets: tuple[WorkbookSheet, ...] = field(default=(), repr=False)


def place_name(row: int, column: int) -> str:
    """The place as a spreadsheet names it: (4, 1) is "A4"."""
    return f"{column_letters(column)}{row}"


def file_hash(path: Path) -> str:
    """The SHA-256 of a file, to see that it is still what was shown. Raises Refused where it cannot be read."""
    return hashlib.sha256(_bytes_of(path)).hexdigest()


def read_workbook(path: Path, *, cancelled: Callable[[], bool] = lambda: False) -> Workbook:
    """Read a file of any kind we know. Raises Refused, with what to do, and never anything else.

    `cancelled` is asked a few times a second; True ends the reading with `workbook.cancelled`.
    """
    from exchange.reader_process import read_sheets

    data = _bytes_of(path)
    kind = kind_of(data, path.suffix)
    sheets = read_sheets(kind, data, cancelled=cancelled)
    named = tuple(sheet if sheet.name else replace(sheet, name=path.stem) for sheet in sheets)  # CSV has no names
    return Workbook(path.name, hashlib.sha256(data).hexdigest(), kind, named)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as fault:
        raise refuse("unreadable", path.name, file=path.name, reason=fault.strerror or str(fault)) from fault
