"""One cell of the entry grid: what typed text means, and how what is stored is shown. Pure functions."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from exchange.numbers import Number, parse_number
from exchange.wording import word
from gui.grid_model import Entry, Look
from gui.language import current
from gui.models.entry.doubts import nothing_word
from gui.models.entry.entry_text import look_of, state_glyph, state_of_word, state_word, summary
from gui.models.entry.members import WITH_MEMBERS, fits
from scoring.entries import Cell, State
from scoring.plan import Item, Json
from scoring.problems import Problem

_PLAIN: Final = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_AS_IT_STANDS: Final = re.compile(r"-?[1-9][0-9]{0,29}(?:\.[0-9]{1,30})?|0(?:\.[0-9]{1,30})?")
"""A number that is stored as it was typed: of a large paste nearly every cell is one."""
EMPTY: Final = Cell()
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
    value, note = (None, "") if before is None else (before.value, before.note)
    if entry is None:
        return only_note(note)
    if isinstance(entry, Cell):
        if entry.value is not None and not fits(item, entry.value):
            raise ValueError(item.kind)
        return None if entry == EMPTY else entry
    if item.kind == "number" and is_plain(entry) and (before is None or before.state is not State.PENDING):
        return Cell(entry, None, note)
    text = entry.strip()
    if item.kind in WITH_MEMBERS:
        if before is not None and text == summary(item, before.value):
            return before
        raise ValueError(item.kind)
    if not text:
        return only_note(note)
    number = parse_number(text, item.unit) if item.kind == "number" else None
    if isinstance(number, Number):  # looked at first: of a large paste nearly every cell is one
        text = number.text
    elif (state := state_of_word(text)) is not None:
        return Cell(value, state, note)
    if before is not None and before.state is State.PENDING:
        return Cell(text, State.PENDING, note)
    return Cell(text, None, note)


def is_plain(text: str) -> bool:
    """Is a text a number beyond doubt, and stored as it stands?"""
    return _AS_IT_STANDS.fullmatch(text) is not None


def only_note(note: str) -> Cell | None:
    """A cleared cell: its comment stays."""
    return Cell(None, None, note) if note else None


def is_odd(item: Item, cell: Cell | None) -> bool:
    """Whether a cell's text is no number where one is wanted, or a word for nothing where a grade is."""
    if cell is None or cell.state is not None or not isinstance(cell.value, str):
        return False
    if item.kind == "number":
        return not _PLAIN.fullmatch(cell.value) and not isinstance(parse_number(cell.value, item.unit), Number)
    return item.kind == "grade" and bool(nothing_word(cell.value))


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


def padded(one: Shown, places: int) -> str:
    """The number of a cell filled up with zeros to the decimals of its column; a longer one is shown whole."""
    if one.number is None:
        return one.text
    return f"{one.number:.{max(places, decimals(one.cell))}f}"


def decimals(cell: Cell | None) -> int:
    """Decimals of a number as it is stored, not as it is shown; 0 where there is none."""
    if cell is None or not isinstance(cell.value, str):
        return 0
    point = cell.value.find(".")
    return len(cell.value) - point - 1 if point >= 0 and cell.value[point + 1 :].isdecimal() else 0


def with_thousands(text: str) -> str:
    """A plain number with commas between its thousands; every digit stays."""
    whole, point, fraction = text.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}{point}{fraction}" if digits.isascii() and digits.isdecimal() else text
