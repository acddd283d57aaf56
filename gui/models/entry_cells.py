"""One cell of the entry grid: what typed text means, and how what is stored is shown. Pure functions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from exchange.numbers import Number, parse_number
from exchange.wording import word
from gui.grid_model import Entry, Look
from gui.language import current
from gui.models.entry_text import look_of, state_glyph, state_of_word, state_word, summary
from gui.models.members import WITH_MEMBERS, fits
from scoring.entries import Cell, State
from scoring.plan import Item, Json
from scoring.problems import Problem

_PLAIN: Final = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
MOST_PLACES: Final = 4
"""Decimals to which a column is filled up with zeros; a value with more of them is shown as it is."""
CENTRED: Final = (Look.MISSING, Look.NOT_APPLICABLE, Look.VOID)
"""Shown by a word instead of the value."""


@dataclass(slots=True)
class Shown:
    """One cell as it is shown, worked out once for each change."""

    cell: Cell | None
    look: Look
    number: Decimal | None
    text: str


def understand(item: Item, before: Cell | None, entry: Entry) -> Cell | None:
    """The cell that an entry means. Raises ValueError where it cannot stand under this item at all."""
    if entry is None:
        return None
    if isinstance(entry, Cell):
        if entry.value is not None and not fits(item, entry.value):
            raise ValueError(item.kind)
        return entry
    text = entry.strip()
    if item.kind in WITH_MEMBERS:
        if before is not None and text == summary(item, before.value):
            return before
        raise ValueError(item.kind)
    if not text:
        return None
    value, note = (None, "") if before is None else (before.value, before.note)
    number = parse_number(text, item.unit) if item.kind == "number" else None
    if isinstance(number, Number):  # looked at first: of a large paste nearly every cell is one
        text = number.text
    elif (state := state_of_word(text)) is not None:
        return Cell(value, state, note)
    if before is not None and before.state is State.PENDING:
        return Cell(text, State.PENDING, note)
    return Cell(text)


def why_no_number(item: Item, text: Json) -> str:
    """What keeps a text from being a number; "" where nothing does, or where none is wanted."""
    if item.kind != "number" or not isinstance(text, str):
        return ""
    reason = parse_number(text, item.unit)
    return "" if isinstance(reason, Number) else word(reason.reason, current(), **reason.facts)


def shown(item: Item, cell: Cell | None, finding: Problem | None = None) -> Shown:
    """How a cell is shown, with what was found about it."""
    if cell is not None and cell.state is None and finding is None and item.kind == "number":
        value = cell.value
        if isinstance(value, str) and _PLAIN.fullmatch(value):  # nearly every cell: without the long way round
            return Shown(cell, Look.NORMAL, Decimal(value), value)
    look = look_of(cell)
    number: Decimal | None = None
    text = ""
    if cell is not None and look in CENTRED:
        text = state_glyph(State(look))
    elif cell is not None and item.kind in WITH_MEMBERS:
        text = summary(item, cell.value)
    elif cell is not None and isinstance(cell.value, str):
        text = cell.value
        if item.kind == "number":
            parsed = parse_number(text, item.unit)
            if isinstance(parsed, Number):
                number = parsed.value
            else:
                look = Look.ERROR
    if finding is not None and look in (Look.NORMAL, Look.PENDING):
        look = Look.ERROR if finding.severity == "problem" else Look.DOUBT
    return Shown(cell, look, number, text)


def full_text(item: Item, cell: Cell | None) -> str:
    """Every digit as stored; a state as its word; parts in a few words."""
    if cell is None:
        return ""
    if cell.state is not None and cell.state is not State.PENDING:
        return state_word(cell.state)
    return summary(item, cell.value)


def align(column: Sequence[Shown]) -> list[int]:
    """Fill the numbers of a column up to one count of decimals; the rows whose text has changed."""
    counts = [_decimals(one) for one in column]
    places = max((count for count in counts if count <= MOST_PLACES), default=0)
    changed = []
    for row, (one, count) in enumerate(zip(column, counts, strict=True)):
        if one.number is None or (count == places and one.text == (one.cell and one.cell.value)):
            continue
        text = f"{one.number:.{max(places, count)}f}"
        if text != one.text:
            one.text = text
            changed.append(row)
    return changed


def _decimals(one: Shown) -> int:
    """Decimals of the number as it is stored, not as it is shown; 0 where there is none."""
    if one.number is None or one.cell is None or not isinstance(one.cell.value, str):
        return 0
    point = one.cell.value.find(".")
    return len(one.cell.value) - point - 1 if point >= 0 else 0
