"""Any workbook as frozen cells: what each one holds, exactly, and how it was marked. `read_workbook.py` makes
them from a file. Rows and columns count from 1 as on screen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from exchange.reading.guards import column_letters

CellKind = Literal["text", "number", "date", "bool", "error", "uncached"]
"""`uncached`: a formula whose result is not in the file (its text is the formula). Blank cells are not there."""

NO_CELL: Final = ""
ERRORS: Final = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")


@dataclass(frozen=True, slots=True)
class WorkbookCell:
    """`text`: the text, or the exact decimal of a number, an error's name, an ISO date.

    `percent`: shown as a percentage, so that 0.05 means 5 %. `formula`: the formula that gave the value, else "";
    `recomputed`: the file held no result, this one was computed here (`exchange/reading/formulas.py`).
    """

    text: str
    kind: CellKind = "text"
    percent: bool = False
    formula: str = ""
    struck: bool = False
    comment: str = ""
    recomputed: bool = False


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
    odd_rows: frozenset[int] = frozenset()
    """Rows of a text with more fields than the table has columns: their figures may stand under wrong headings."""

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

    @cached_property
    def seen(self) -> Mapping[int, frozenset[tuple[int, int]]]:
        """Row → the cells that are seen in it, through merged ranges."""
        found: dict[int, set[tuple[int, int]]] = {}
        for row, column in self.cells:
            found.setdefault(row, set()).add((row, column))
        for merge in self.merges:
            if (merge.top, merge.left) in self.cells:
                for row in range(merge.top, min(merge.bottom, self.rows) + 1):
                    found.setdefault(row, set()).add((merge.top, merge.left))
        return {row: frozenset(places) for row, places in found.items()}

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
