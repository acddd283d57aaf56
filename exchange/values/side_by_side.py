"""A table printed in several columns of the page: 乡镇 户数 人口 | 乡镇 户数 人口, each with names of its own."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from exchange.numbers import Number, parse_number
from exchange.reading.workbook import WorkbookCell, WorkbookSheet
from exchange.weights.words import plain

_SEARCH_ROWS: Final = 30
_NUMBERED: Final = ("序号", "编号", "排名", "名次", "位次")


def parts(sheet: WorkbookSheet) -> tuple[WorkbookSheet, ...]:
    """The sheet as its halves from left to right, each with everything above the table; the sheet itself where it has
    none. Places stay those of the sheet."""
    for row in range(1, min(sheet.rows, _SEARCH_ROWS) + 1):
        starts = _starts(sheet, row)
        if len(starts) > 1:
            ends = [*(start - 1 for start in starts[1:]), sheet.columns]
            return tuple(_part(sheet, row, left, right) for left, right in zip(starts, ends, strict=True))
    return (sheet,)


def _starts(sheet: WorkbookSheet, row: int) -> list[int]:
    """The columns at which the heading of the first column stands again, each over names of its own."""
    texts = {column: plain(cell.text) for column, cell in _cells_of(sheet, row) if cell.kind == "text"}
    below = {column for at, column in sheet.cells if at > row}
    if not texts or not below or min(texts) != min(below):
        return []
    first = texts[min(texts)]
    starts = [column for column, text in texts.items() if text == first]
    ends = [*(start - 1 for start in starts[1:]), sheet.columns]
    names = [start + 1 if first in _NUMBERED else start for start in starts]
    whole = all(
        texts.get(name) == texts.get(names[0]) and name < end and _holds_names(sheet, row, name)
        for name, end in zip(names, ends, strict=True)
    )
    return starts if whole else []


def _cells_of(sheet: WorkbookSheet, row: int) -> Iterator[tuple[int, WorkbookCell]]:
    for column in range(1, sheet.columns + 1):
        cell = sheet.cells.get((row, column))
        if cell is not None:
            yield column, cell


def _holds_names(sheet: WorkbookSheet, row: int, column: int) -> bool:
    """Whether below `row` this column holds texts that are no figures, and figures to the right of them."""
    named = [at for at, place in sheet.cells if place == column and at > row and _is_name(sheet.text(at, column))]
    return bool(named) and any((at, column + step) in sheet.cells for at in named for step in (1, 2))


def _is_name(text: str) -> bool:
    return bool(text.strip()) and not isinstance(parse_number(plain(text).rstrip("%‰")), Number)


def _part(sheet: WorkbookSheet, row: int, left: int, right: int) -> WorkbookSheet:
    cells = {place: cell for place, cell in sheet.cells.items() if place[0] < row or left <= place[1] <= right}
    merges = tuple(one for one in sheet.merges if one.bottom < row or left <= one.left <= one.right <= right)
    return replace(sheet, cells=cells, merges=merges)
