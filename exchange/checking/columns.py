"""The sheets of the checking workbook while they are made: columns over the units, with a formula for each unit.

Every sheet has the same unit in the same row, so that a formula reads across. Units stand by class, within it as in the
plan: the units of a class are then one range.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from exchange.checking.terms import ROW, Here, Range, Reader, Spot, Term, Value, Wrong, is_number

TOP: Final = 6
"""The number of the row in which the first unit stands; above it the headings."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column: what it belongs to, by code and name, and what the column is."""

    code: str = ""
    name: str = ""
    part: str = ""


@dataclass(eq=False)
class Column:
    """One column of a sheet. `places`: decimals shown; None: as many as there are."""

    page: "Page"
    index: int
    heading: Heading
    places: int | None = None
    width: float = 10
    strong: bool = False
    values: list[Value] = field(default_factory=list)
    terms: list[Term | None] = field(default_factory=list)
    stuck: set[int] = field(default_factory=set)
    """The rows whose formula does not give the program's figure: they hold the figure itself."""
    made: bool = False
    """Has it formulas, and is not entered?"""
    blocks: dict[tuple[int, int], Value] = field(default_factory=dict)
    """Ranges of it as they were read."""
    open: set[int] = field(default_factory=set)
    """The rows whose entry is still to be confirmed."""

    @property
    def top(self) -> int:
        return TOP

    @property
    def letters(self) -> str:
        return letters_of(self.index)

    def prefix(self, sheet: str) -> str:
        return "" if sheet == self.page.name else f"{self.page.name}!"

    def put(self, rows: Iterable[int], formula: Term) -> None:
        """Give these rows a formula, and reckon it."""
        reader = formula.reader()
        self.made = True
        self.blocks.clear()
        for row in rows:
            self.terms[row] = formula
            self.values[row] = _tried(reader, row)
            if self.values[row] is None:
                self.hold(row, "")

    def hold(self, row: int, value: Value) -> None:
        """Put the figure itself into a row, in place of a formula."""
        self.values[row] = value
        self.blocks.clear()
        self.terms[row] = None
        self.stuck.add(row)

    def block(self, first: int, end: int) -> Value:
        """The values of some rows: an array, where all are numbers."""
        if (first, end) not in self.blocks:
            cells = self.values[first:end]
            numbers = all(isinstance(cell, int | float) for cell in cells)
            self.blocks[first, end] = np.array(cells, float) if numbers else cells
        return self.blocks[first, end]

    def here(self) -> Here:
        return Here(self)


def _tried(reader: Reader, row: int) -> Value:
    """The worth of a formula; None for an error."""
    try:
        value = reader(row)
    except (Wrong, OverflowError, ValueError):
        return None
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, int | float):
        return float(value) if abs(value) < 1e300 else None
    return "" if value is None else value


@dataclass(eq=False)
class Page:
    """A sheet with a row for each unit."""

    name: str
    spans: dict[str | None, tuple[int, int]]
    """The rows of each class, and under None those of all units."""
    columns: list[Column] = field(default_factory=list)
    spots: dict[tuple[str, str | None], dict[int, tuple[Term, Value]]] = field(default_factory=dict)
    """The cells below the units by kind of figure and class, and by column."""

    @property
    def count(self) -> int:
        return self.spans[None][1]

    @property
    def rows(self) -> range:
        return range(self.count)

    def add(
        self, heading: Heading, *, places: int | None = None, width: float = 10, values: Sequence[Value] | None = None
    ) -> Column:
        """A new column, the next to the right."""
        blank: list[Value] = [None] * self.count
        column = Column(self, len(self.columns), heading, places, width, values=blank, terms=[None] * self.count)
        if values is not None:
            column.values[:] = values
        self.columns.append(column)
        return column

    def range(self, column: Column, kind: str | None = None) -> Range:
        return Range(column, *self.spans[kind])

    def spot(self, column: Column, kind: str, class_code: str | None, formula: Term) -> Spot:
        """A cell below the units of a column: the figure `kind` of a class, or (None) of all."""
        value = _tried(formula.reader(), 0)
        self.spots.setdefault((kind, class_code), {})[column.index] = (formula, "" if value is None else value)
        return Spot(column, kind, class_code, "" if value is None else value)

    @cached_property
    def _below(self) -> dict[tuple[str, str | None], int]:
        """The numbers of the rows below the units, once all are known: kind after kind, all units, then each class."""
        kinds = list(dict.fromkeys(kind for kind, _ in self.spots))
        classes = [None, *(code for code in self.spans if code is not None)]

        def order(key: tuple[str, str | None]) -> tuple[int, int, str]:
            known = classes.index(key[1]) if key[1] in classes else len(classes)
            return kinds.index(key[0]), known, key[1] or ""

        return {key: TOP + self.count + 1 + number for number, key in enumerate(sorted(self.spots, key=order))}

    def row_below(self, kind: str, class_code: str | None) -> int:
        return self._below[kind, class_code]


def letters_of(index: int) -> str:
    """A, B, … Z, AA, …"""
    found = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        found = chr(65 + letter) + found
    return found


def formula_text(formula: Term, sheet: str) -> str:
    """The formula of a column on a sheet; `ROW` stands for the row's number."""
    return "=" + formula.text(sheet)


def at_row(text: str, row: int) -> str:
    return text.replace(ROW, str(TOP + row))


def only_numbers(column: Column) -> Term:
    """The number of a column's cell, an empty text where there is none."""
    return is_number(column.here())
