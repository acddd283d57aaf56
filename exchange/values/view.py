"""A sheet with the units going down, whichever way round it is: what is said of lines and columns holds for both."""

from collections.abc import Iterator, Sequence

from exchange.reading.workbook import WorkbookCell, WorkbookSheet, place_name
from exchange.values.table_shape import measures_in, unit_note


class View:
    """A sheet with the units going down, whichever way round it is."""

    def __init__(self, sheet: WorkbookSheet, across: bool) -> None:
        self._sheet = sheet
        self.across = across
        self.lines = sheet.columns if across else sheet.rows
        self.columns = sheet.rows if across else sheet.columns

    def by_column(self) -> Iterator[tuple[int, list[tuple[int, WorkbookCell]]]]:
        """Each column with its (line, cell) pairs, in order."""
        found: dict[int, list[tuple[int, WorkbookCell]]] = {}
        for row, column in sorted(self._sheet.cells):
            line, at = (column, row) if self.across else (row, column)
            found.setdefault(at, []).append((line, self._sheet.cells[row, column]))
        return iter(sorted(found.items()))

    def at(self, line: int, column: int) -> tuple[int, int]:
        """The row and column of the sheet."""
        return (column, line) if self.across else (line, column)

    def place(self, line: int, column: int) -> str:
        return place_name(*self.at(line, column))

    def cell(self, line: int, column: int) -> WorkbookCell | None:
        """What stands here itself; nothing in the covered cells of a merged range."""
        return self._sheet.cells.get(self.at(line, column))

    def anchor(self, line: int, column: int) -> tuple[int, int]:
        row, at = self._sheet.anchor(*self.at(line, column))
        return (at, row) if self.across else (row, at)

    def span(self, line: int, column: int) -> range:
        """The lines of the merged range that begins here; this line alone where none does."""
        row, at = self.at(line, column)
        merge = self._sheet.merge(row, at)
        if merge is None:
            return range(line, line + 1)
        last = merge.right if self.across else merge.bottom
        return range(line, max(line, min(last, self.lines)) + 1)

    def measures(self, lines: Sequence[int]) -> tuple[str, ...]:
        """The units of measure that are said for a whole table: above it (`lines`), or anywhere where units go along
        the top."""
        rows = range(1, self._sheet.rows + 1) if self.across else lines
        return measures_in(unit_note(self._sheet, rows)[0])

    def seen(self, line: int, column: int) -> WorkbookCell | None:
        return self.cell(*self.anchor(line, column))
