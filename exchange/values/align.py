"""A pasted block that carries the names of units and items: which of its cells belongs where, in whatever order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final
from unicodedata import normalize

from exchange.values.table_words import measure_of
from scoring.names import normalised

FEWEST = 2
"""So many names of units make a block one that carries names; one alone may be chance."""

_PLACES: Final = 4
"""So many lines and places are looked through for names."""
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?|")
_NEARLY_A_NUMBER: Final = re.compile(r"^[\d\W_第一二三四五六七八九十]*(?:[(\[【〔].*)?$", re.MULTILINE)
"""What `normalised` may leave a number of: numbering before it, marks, and a unit in brackets behind it, go."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """`units`: line of the block → position of the unit; `items`: place in a line → position of the item, or empty
    where the block names no items. `across`: units stand beside each other, and lines are items."""

    units: Mapping[int, int]
    items: Mapping[int, int]
    first_value: int
    """The first place of a line that is no name: from here on values stand, where no items are named."""
    unknown: tuple[str, ...]
    """What stands where names are expected and is none of ours."""
    across: bool = False
    measures: Mapping[int, str] = field(default_factory=dict)
    """place in a line → the unit of measure that the block gives for it, behind the name or below it."""


def align(block: Sequence[Sequence[str]], units: Sequence[str], items: Sequence[str]) -> Alignment | None:
    """How a block lies by its names; None where it carries none. `units`, `items`: their names, in order.

    Exact names and such as differ only in writing count; nothing is matched that is only similar. A name that stands
    twice among ours matches nothing."""
    if units and _only_numbers(block) and not _may_be_numbers(units):
        return None
    known_units, known_items = _known(units), _known(items)
    found = _lying(block, known_units, known_items, len(units))
    if found is not None:
        return found
    turned = [list(line) for line in zip(*block, strict=True)]
    found = _lying(turned, known_units, known_items, len(units))
    if found is None:
        return None
    return replace(found, across=True)


def _only_numbers(block: Sequence[Sequence[str]]) -> bool:
    """Do only numbers stand where names are looked for? So it is in nearly every large block."""
    beside = (text for line in block for text in line[:_PLACES])
    above = (text for line in block[:_PLACES] for text in line)
    return all(_NUMBER.fullmatch(text) for text in chain(beside, above))


def _may_be_numbers(names: Sequence[str]) -> bool:
    """Is there a name of which only a number may be left when it is normalised? Asked of all at once: tens of
    thousands of names take a tenth of a second and more one by one."""
    return _NEARLY_A_NUMBER.search(normalize("NFKC", "\n".join(names))) is not None


def _lying(
    block: Sequence[Sequence[str]], known_units: Mapping[str, int], known_items: Mapping[str, int], units: int
) -> Alignment | None:
    width = max(map(len, block), default=0)
    best: tuple[int, dict[int, int]] = (-1, {})
    for place in range(min(width, _PLACES)):
        rows = _matches([line[place] for line in block], known_units)
        if len(rows) > len(best[1]):
            best = place, rows
    place, rows = best
    if len(rows) < min(FEWEST, units):
        return None
    columns: dict[int, int] = {}
    heading = -1
    for number, line in enumerate(block[: min(rows) if rows else 0]):
        matched = _matches(line, known_items)
        if len(matched) > len(columns):
            columns, heading = matched, number
    unknown = [
        line[place] for line in block[heading + 1 :] if line[place].strip() and _key(line[place]) not in known_units
    ]
    if heading >= 0:
        unknown += [text for text in block[heading][place + 1 :] if text.strip() and _key(text) not in known_items]
    between = block[heading + 1 : min(rows)] if heading >= 0 else []
    found = {at: _measure(block[heading][at], [line[at] for line in between]) for at in columns}
    measures = {at: measure for at, measure in found.items() if measure}
    return Alignment(rows, columns, place + 1, tuple(unknown), measures=measures)


def _measure(name: str, below: Sequence[str]) -> str:
    """The unit of measure behind a name, else that of a line below it ("万元", or "万元 · 3" as it is copied here)."""
    return measure_of(name) or next((found for text in below if (found := measure_of(f"({text.split(' ')[0]})"))), "")


def _key(text: str) -> str:
    return normalised(text) if text.strip() else ""


def _known(names: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    twice = set()
    for number, name in enumerate(names):
        key = _key(name)
        if key in found:
            twice.add(key)
        found[key] = number
    return {key: number for key, number in found.items() if key and key not in twice}


def _matches(texts: Sequence[str], known: Mapping[str, int]) -> dict[int, int]:
    """place → position of the name there; a name that stands twice in the block counts once, where it stands first."""
    found: dict[int, int] = {}
    taken = set()
    for place, text in enumerate(texts):
        number = known.get(_key(text))
        if number is not None and number not in taken:
            found[place] = number
            taken.add(number)
    return found
