"""How wide the columns of a sheet are on its paper, how small its letters must be, and where a table that is too
wide is split: only where another group begins, with the kept columns repeated."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from exchange.sheet import Letters, Sheet
from gui.painting.fonts import Face, Role
from gui.painting.text import Ruler

PAD = 0.7
"""Millimetres kept free at either side of a cell."""
SMALLEST = 9.0
"""Points; a table that does not fit at this size is split."""
STRETCH = 1.4
"""How much wider a part of a split table may be made to fill its page."""

SHORT = 3
"""Words of so many letters are not broken either, such as a grade."""

Strip = tuple[tuple[int, float], ...]
"""Columns that stand together on a page: (number of the column, width)."""


@dataclass(frozen=True, slots=True)
class Fit:
    letters: Letters
    strips: tuple[Strip, ...]


def fit(sheet: Sheet, ruler: Ruler) -> Fit:
    """Wanted widths where they fit, else narrower columns, else smaller letters, else a split."""
    room = sheet.size[0] - sheet.margins.left - sheet.margins.right
    everything = range(len(sheet.columns))
    for letters in _sizes(sheet.letters):
        least = _least_widths(sheet, letters, ruler)
        if sum(least) <= room:
            return Fit(letters, (_widened(sheet, everything, least, room),))
    strips = _split(sheet, least, room)
    return Fit(letters, tuple(_widened(sheet, strip, least, room, STRETCH) for strip in strips))


def _sizes(letters: Letters) -> list[Letters]:
    sizes = [letters]
    for points in (10.5, SMALLEST):
        if points < letters.body:
            smaller = min(letters.heading, points)
            sizes.append(replace(letters, body=points, heading=smaller, row_height=letters.row_height * 0.9))
    return sizes


def _least_widths(sheet: Sheet, letters: Letters, ruler: Ruler) -> list[float]:
    """No number is ever broken, and any text column holds two letters."""
    least = []
    for index, column in enumerate(sheet.columns):
        face = Face("body", letters.body, bold=column.strong)
        narrowest = ruler.width("国国", face)
        for row in sheet.rows:
            cell = row.cells[index]
            if cell.across == 1 and (cell.number is not None or len(cell.text) <= SHORT):
                role: Role = "body" if row.kind == "plain" else "heading"
                bold = column.strong or row.kind == "total"
                narrowest = max(narrowest, ruler.width(cell.text, Face(role, letters.body, bold)))
        shrunk = (column.least or column.width) * letters.body / sheet.letters.body
        wish = shrunk if column.places is None else 0.0
        least.append(max(wish, narrowest + 2 * PAD))
    return least


def _widened(
    sheet: Sheet, strip: Sequence[int], least: Sequence[float], room: float, limit: float = float("inf")
) -> Strip:
    """From the least widths towards the wanted ones, and beyond them in proportion, until the room is used."""
    wanted = {index: max(sheet.columns[index].width, least[index]) for index in strip}
    total, smallest = sum(wanted.values()), sum(least[index] for index in strip)
    if smallest >= room:
        return tuple((index, least[index]) for index in strip)
    if total > room:
        share = (room - smallest) / (total - smallest)
        return tuple((index, least[index] + share * (wanted[index] - least[index])) for index in strip)
    factor = min(room / total, limit)
    return tuple((index, wanted[index] * factor) for index in strip)


def _split(sheet: Sheet, least: Sequence[float], room: float) -> list[list[int]]:
    """Strips of whole groups as long as they fit; a group wider than a page is split between its columns."""
    kept = [index for index, column in enumerate(sheet.columns) if column.kept]
    space = room - sum(least[index] for index in kept)
    loose = [index for index in range(len(sheet.columns)) if index not in set(kept)]
    strips: list[list[int]] = [[]]
    for _, members in groupby(loose, key=lambda index: sheet.columns[index].group):
        group = list(members)
        used = sum(least[index] for index in strips[-1])
        width = sum(least[index] for index in group)
        if strips[-1] and used + width > space:
            strips.append([])
        for index in group:
            if strips[-1] and sum(least[i] for i in strips[-1]) + least[index] > space:
                strips.append([])
            strips[-1].append(index)
    return [sorted(kept + strip) for strip in strips if strip]
