"""Which rows of a table stand on which page."""

from collections.abc import Callable, Sequence
from typing import Final

from gui.painting.table import Band

TOGETHER: Final = 2
"""Rows of the table that stay with the signatures."""
LOOK_BACK: Final = 5
"""How many rows earlier a page may end so that no merged cell is cut too short and no heading left behind."""


def paginate(
    rows: Sequence[Band], space: float, later: float, tail: float, may_break: Callable[[int], bool]
) -> list[tuple[int, int]]:
    """Runs of rows (begin, end) for the pages: `space` on the first, `later` on the others, `tail` kept free on the
    last, which has at least two rows where there are two."""
    runs: list[tuple[int, int]] = []
    begin, used, room = 0, 0.0, space
    for number, row in enumerate(rows):
        if used + row.height > room + 0.01 and (number > begin or not runs):
            choices = range(number, max(begin, number - LOOK_BACK), -1)
            end = next((choice for choice in choices if may_break(choice)), number)
            runs.append((begin, end))
            begin, used, room = end, sum(before.height for before in rows[end:number]), later
        used += row.height
    runs.append((begin, len(rows)))
    return _with_tail(rows, runs, space, later, tail) if tail else runs


def _with_tail(
    rows: Sequence[Band], runs: list[tuple[int, int]], space: float, later: float, tail: float
) -> list[tuple[int, int]]:
    """The same runs with the last one short enough for what follows the table, and of two rows at least."""

    def height(begin: int, end: int) -> float:
        return sum(row.height for row in rows[begin:end])

    begin, end = runs[-1]
    room = (space if len(runs) == 1 else later) + 0.01
    if height(begin, end) + tail <= room:
        wanted = max(0, end - TOGETHER)
        if len(runs) > 1 and runs[-2][0] < wanted < begin and height(wanted, end) + tail <= room:
            runs[-2:] = [(runs[-2][0], wanted), (wanted, end)]
        return runs
    move = max(begin, end - TOGETHER)
    if move == begin or height(move, end) + tail > later:
        return runs  # notes that are longer than a page flow on
    return [*runs[:-1], (begin, move), (move, end)]
