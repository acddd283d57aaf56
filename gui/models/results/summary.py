"""Count, sum, mean, smallest and largest of selected cells: exact, over ranges, not over lists of places."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from exchange.numbers import Number, parse_number
from gui.figures import rounded
from scoring.entries import Cell, State

_PLAIN = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?", re.ASCII)
MEAN_PLACES = 2
"""Decimals of a mean beyond those of its numbers."""


@dataclass(frozen=True, slots=True)
class Summary:
    cells: int
    numbers: int = 0
    total: Decimal = Decimal(0)
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(0)
    places: int = 0

    @property
    def mean(self) -> str:
        return rounded(Fraction(self.total) / self.numbers, self.places + MEAN_PLACES) if self.numbers else ""


def summary(cells: int, numbers: Sequence[Decimal]) -> Summary:
    """Of some numbers among so many cells."""
    if not numbers:
        return Summary(cells)
    places = max(max(0, -int(number.as_tuple().exponent)) for number in numbers)
    with localcontext(prec=120):
        total = sum(numbers, Decimal(0))
    return Summary(cells, len(numbers), total, min(numbers), max(numbers), places)


Part = tuple[Mapping[str, Cell], str, Sequence[str]]
"""The cells of an item that holds numbers, its unit of measurement, the units selected there."""


def summary_of(cells: int, parts: Sequence[Part], report: Callable[[int, int], None] | None = None) -> Summary:
    """Of whole ranges, straight from what is stored. `report` is told after each column, and may end it by raising."""
    numbers: list[Decimal] = []
    for done, (column, measured, units) in enumerate(parts):
        if report is not None:
            report(done, len(parts))
        for unit in units:
            cell = column.get(unit)
            if cell is not None and type(cell.value) is str and cell.state in (None, State.PENDING):
                if _PLAIN.fullmatch(cell.value):  # nearly every cell: without the long way round
                    numbers.append(Decimal(cell.value))
                elif isinstance(number := parse_number(cell.value, measured), Number):
                    numbers.append(number.value)
    return summary(cells, numbers)
