"""Finding and replacing over the whole table, and going to a cell by words. Pure functions over what is stored."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gui.models.entry.columns import ItemColumn
from gui.models.entry.entry_cells import full_text
from scoring.entries import Cell, Entries
from scoring.plan import Plan, Unit

Key = tuple[str, str]
"""(item code, unit code)"""


@dataclass(frozen=True, slots=True)
class Replacement:
    """One cell, and the text that it would have."""

    item: str
    unit: str
    before: str
    after: str


def plain(text: str) -> str:
    """Text as it is compared: without case and width."""
    return unicodedata.normalize("NFKC", text).casefold()


def found_cells(plan: Plan, entries: Entries, columns: Iterable[ItemColumn], text: str) -> Iterator[Key]:
    """The cells whose value or comment holds a text, column after column; empty where nothing is looked for."""
    wanted = plain(text)
    if not wanted:
        return
    order = {unit.code: number for number, unit in enumerate(plan.units)}
    for column in columns:
        cells = entries.values.get(column.item.code, {})
        hits = [unit for unit, cell in cells.items() if unit in order and _holds(column, cell, wanted)]
        for unit in sorted(hits, key=order.__getitem__):
            yield column.item.code, unit


def _holds(column: ItemColumn, cell: Cell, wanted: str) -> bool:
    if type(cell.value) is str and cell.state is None and not cell.note:
        return wanted in plain(cell.value)
    return wanted in plain(full_text(column.item, cell)) or wanted in plain(cell.note)


def found_names(plan: Plan, columns: Iterable[ItemColumn], text: str) -> tuple[list[str], list[str]]:
    """Codes of the items and of the units whose name holds a text."""
    wanted = plain(text)
    if not wanted:
        return [], []
    items = [column.item.code for column in columns if wanted in plain(column.item.name)]
    return items, [unit.code for unit in plan.units if wanted in plain(unit.name)]


def replacements(
    plan: Plan, entries: Entries, columns: Iterable[ItemColumn], text: str, by: str
) -> tuple[Replacement, ...]:
    """Every cell with text of its own that holds `text`, as typed, and what it would become."""
    if not text:
        return ()
    found = []
    for column in columns:
        if column.item.kind not in ("number", "grade"):
            continue
        cells = entries.values.get(column.item.code, {})
        for unit in plan.units:
            cell = cells.get(unit.code)
            if cell is not None and isinstance(cell.value, str) and text in cell.value:
                found.append(Replacement(column.item.code, unit.code, cell.value, cell.value.replace(text, by)))
    return tuple(found)


def by_words(plan: Plan, columns: Iterable[ItemColumn], words: str) -> tuple[Unit | None, ItemColumn | None]:
    """The unit and the item that words name ("梅山 办案"), each the first whose name or code holds one of them."""
    unit: Unit | None = None
    item: ItemColumn | None = None
    columns = list(columns)
    for word in plain(words).split():
        hit = next((one for one in plan.units if word == plain(one.code) or word in plain(one.name)), None)
        if hit is not None and unit is None:
            unit = hit
            continue
        found = next((one for one in columns if word == plain(one.item.code) or word in plain(one.item.name)), None)
        if found is not None and item is None:
            item = found
    return unit, item
