"""The levels of indicators whose names all stand in one column: by numbering, by indentation, or by what adds up."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from exchange.reading.workbook import WorkbookSheet
from exchange.weights.columns import Columns
from exchange.weights.words import is_note, is_signed, is_subtotal, is_total, plain, read_weight

Outline = tuple[str, dict[int, int]]
"""numbering, indent or sums; and row → level (from 0). ("", {}) where nothing tells levels."""

_FULL_SCORES: Final = frozenset((Decimal(100), Decimal(1000)))
_NUMBERED: Final = re.compile(
    r"(?P<part>第[一二三四五六七八九十]+)|(?P<chinese>[一二三四五六七八九十]+(、|$))|(?P<bracketed>\([一二三四五六七八九十]+\))"
    r"|(?P<inner>\([0-9]+\))|(?P<deep>[0-9]+(?:\.[0-9]+)+)|(?P<digit>[0-9]+([、.]|$))"
)
_CODE: Final = re.compile(r"[A-Za-z]([0-9]{1,3}([.\-][0-9]{1,3})*)?")
_CODE_PARTS: Final = re.compile(r"[A-Za-z]|[0-9]+")


def outline_of(sheet: WorkbookSheet, columns: Columns) -> Outline:
    """How the levels are told, and which level each row is.

    A kind of numbering (or none) is one level deeper than those that came before it. Indentation and sums count only
    where every group weighs exactly what stands under it and the whole is the full score: a stray blank makes no level.
    """
    if len(columns.names) != 1:
        return "", {}
    column = columns.names[0]
    named = [row for row in range(columns.bottom + 1, sheet.rows + 1) if (row, column) in sheet.cells]
    names = {row: sheet.cells[row, column].text for row in named}
    rows = [row for row in named if not (is_total(names[row]) or is_subtotal(names[row]) or is_note(names[row]))]
    rows = [row for row in rows if not is_signed(names[row])]
    numbered = _levels_by_codes([plain(sheet.text(row, columns.texts.get("number", 0))) for row in rows])
    numbered = numbered or _levels_by_numbering(sheet, columns, rows)
    if len(set(numbered)) > 1:
        return "numbering", dict(zip(rows, numbered, strict=True))
    if len(columns.weights) == 1 and rows:
        (weighed,) = columns.weights
        weights = {row: read_weight(sheet.cells.get((row, weighed))).value for row in named}
        totals = {weights[row] for row in named if is_total(names[row])} or _FULL_SCORES
        own = [weights[row] for row in rows]
        for how, levels in (
            ("indent", _levels_by_indent([names[row] for row in rows])),
            ("sums", _levels_by_sums(own)),
        ):
            if len(set(levels)) > 1 and _adds_up(levels, own, totals):
                return how, dict(zip(rows, levels, strict=True))
    return "", {}


def _levels_by_numbering(sheet: WorkbookSheet, columns: Columns, rows: Sequence[int]) -> list[int]:
    kinds: list[str] = []
    found = []
    for row in rows:
        texts = [sheet.text(row, column) for column in (columns.texts.get("number"), columns.names[0]) if column]
        kind = next((kind for text in texts if (kind := _numbering(plain(text)))), "")
        if kind not in kinds:
            kinds.append(kind)
        found.append(kinds.index(kind))
    return found


def _numbering(text: str) -> str:
    """The kind of numbering a text is or begins with; "" for none."""
    found = _NUMBERED.match(text)
    kind = "" if not found else next(kind for kind, value in found.groupdict().items() if value)
    return f"deep {found[0].count('.')}" if found and kind == "deep" else kind  # 1.1.1 is deeper than 1.1


def _levels_by_codes(codes: Sequence[str]) -> list[int]:
    """A, A1, A1-2, B, B1: a code goes on from that of its group; empty where not all rows have codes of that kind."""
    if not codes or not all(map(_CODE.fullmatch, codes)):
        return []
    parts = [_CODE_PARTS.findall(code) for code in codes]
    levels = [len(one) - 1 for one in parts]
    known = {tuple(one) for one in parts}
    grouped = all(len(one) == 1 or tuple(one[:-1]) in known for one in parts)
    return levels if grouped and len(set(levels)) > 1 else []


def _levels_by_indent(names: Sequence[str]) -> list[int]:
    """A blank of full width counts as two."""
    depths = []
    for name in names:
        blanks = name[: len(name) - len(name.lstrip())]
        depths.append(sum(2 if unicodedata.east_asian_width(blank) == "F" else 1 for blank in blanks))
    order = {depth: level for level, depth in enumerate(sorted(set(depths)))}
    return [order[depth] for depth in depths]


def _levels_by_sums(weights: Sequence[Decimal | None]) -> list[int]:
    """Two levels: a group, then its indicators until they weigh as much, then the next group; none where one lacks."""
    levels: list[int] = []
    left = Decimal(0)
    for weight in weights:
        if weight is None:
            return []
        levels.append(0 if left <= 0 and weight else 1)
        left = weight if levels[-1] == 0 else left - weight
    return levels


def _adds_up(levels: Sequence[int], weights: Sequence[Decimal | None], totals: Collection[Decimal | None]) -> bool:
    """Whether every group has two rows under it at least and weighs what they do, or nothing, and the whole is a full
    score, which it is not where every row counts by itself."""
    if levels[0] or any(below > above + 1 for above, below in pairwise(levels)):
        return False
    worth = [weight or Decimal(0) for weight in weights]
    for at in reversed(range(len(levels))):
        end = next((later for later in range(at + 1, len(levels)) if levels[later] <= levels[at]), len(levels))
        under = [worth[row] for row in range(at + 1, end) if levels[row] == levels[at] + 1]
        if under and (len(under) < 2 or weights[at] not in (None, sum(under))):
            return False
        worth[at] = sum(under, Decimal(0)) if under else worth[at]
    whole = sum((one for one, level in zip(worth, levels, strict=True) if level == 0), Decimal(0))
    return whole in totals and sum(weight or 0 for weight in weights) not in (totals if None not in weights else ())
