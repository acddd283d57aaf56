"""Texts that an office types for "nothing", and numbers that can be read in two ways: what they may mean. Nothing
is guessed: the clerk is asked once, and the answer holds for the whole assessment."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from exchange.numbers import NotANumber, parse_number, plain_text
from scoring.entries import Cell, State
from scoring.plan import Item

NOTHING_WORDS: Final = frozenset(
    (
        "/",
        "／",
        "\\",
        "无",
        "没有",
        "xx",
        "×",
        "—",
        "——",
        "-",
        "--",
        "－",
        "–",
        "n/a",
        "na",
        "null",
        "空",
        "缺",
        "不涉及",
        "*",
    )
)
"""Said for "nothing" in returned tables, each with more than one meaning; compared without case."""
BLANK: Final = "blank"
KEEP: Final = "keep"
MEANINGS: Final = (State.MISSING.value, State.NOT_APPLICABLE.value, BLANK, KEEP)

Key = tuple[str, str]
"""(item code, unit code)"""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One text in some cells, and what it may mean: (key of the words, the cells' new text or state)."""

    text: str
    kind: str
    """nothing, percent, exponent"""
    cells: tuple[Key, ...]
    unit: str = ""


def nothing_word(text: str) -> str:
    """The text as a word for nothing; empty where it is none."""
    plain = text.strip().casefold()
    return plain if plain in NOTHING_WORDS or (plain and set(plain) <= set("x×")) else ""


def meaning(word: str, meanings: Mapping[str, str], cell: Cell | None) -> Cell | None:
    """The cell that an agreed word stands for. `cell`: what was there, whose comment stays. Raises KeyError."""
    agreed = meanings[word]
    note = "" if cell is None else cell.note
    if agreed == BLANK:
        return Cell(None, None, note) if note else None
    if agreed == KEEP:
        return Cell(word, None, note)
    return Cell(None, State(agreed), note)


def doubts_of(written: Iterable[tuple[Item, str, str]]) -> tuple[Doubt, ...]:
    """What is to be asked about texts, (item, unit code, text), that were written and are no numbers."""
    found: dict[tuple[str, str, str], list[Key]] = {}
    for item, unit, text in written:
        kind, shown = _kind(item, text)
        if kind:
            found.setdefault((kind, shown, item.unit if kind == "percent" else ""), []).append((item.code, unit))
    return tuple(Doubt(text, kind, tuple(cells), unit) for (kind, text, unit), cells in found.items())


def _kind(item: Item, text: str) -> tuple[str, str]:
    word = nothing_word(text)
    if word:
        return "nothing", word
    reason = parse_number(text, item.unit)
    if isinstance(reason, NotANumber) and reason.reason in ("number.percent", "number.exponent"):
        # Every cell has a number of its own: what is asked is how to read them all.
        return reason.reason.removeprefix("number."), ""
    return "", ""


def read_as(kind: str, text: str, *, hundredths: bool = False) -> str:
    """A number that was in doubt, as it was decided: "12.5%" as 12.5, or as 0.125; "1e3" as 1000. Empty: still none."""
    from decimal import Decimal, InvalidOperation

    try:
        if kind == "percent":
            number = parse_number(text, "%")
            if isinstance(number, NotANumber):
                return ""
            return plain_text(number.value.scaleb(-2)) if hundredths else number.text
        digits = re.sub(r"\s", "", text)
        value = Decimal(digits)
        return plain_text(value) if value.is_finite() and abs(value.adjusted()) < 30 else ""
    except (InvalidOperation, ValueError):
        return ""
