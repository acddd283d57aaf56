"""Pairwise judgments as people write them, read into a complete reciprocal matrix."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from scoring.problems import Place, Problem, Refused
from scoring.weights.shares import Number, check_names, exact, shown

Judgments = Sequence[Sequence[Number | None]]
"""How many times as important the row is as the column: "3", "1/3"; None on the diagonal, or for the reciprocal of the
cell across the diagonal."""
Reciprocal = tuple[tuple[Fraction, ...], ...]
"""Positive, 1 on the diagonal, and a_ji = 1/a_ij."""

MOST: Final = 15
"""Indicators in one comparison: as far as Saaty's random indexes go. More belong into groups."""
SCALE: Final = 9
"""The end of Saaty's scale; beyond it a judgment is a doubt."""
EXTREME: Final = 1000
"""Beyond this a judgment is a slip, and refused."""


def read_judgments(names: Sequence[str], judgments: Judgments, where: Place = ()) -> Reciprocal:
    """The complete matrix of n × n judgments. Raises Refused with every finding, each with its pair.

    Refused is what is not square, no number, not between 1/1000 and 1000, not 1 on the diagonal, not given on either
    side of the diagonal, or not the exact reciprocal of the other side.
    """
    check_names(names)
    count = len(names)
    if count > MOST:
        raise Refused(Problem("weighting.too_many", where, {"count": str(count), "most": str(MOST)}))
    if len(judgments) != count or any(len(row) != count for row in judgments):
        longest = max((len(row) for row in judgments), default=0)
        facts = {"count": str(count), "rows": str(len(judgments)), "columns": str(longest)}
        raise Refused(Problem("weighting.not_square", where, facts))
    found: list[Problem] = []
    cells = [
        [_read(cell, (names[i], names[j]), where, found) for j, cell in enumerate(row)]
        for i, row in enumerate(judgments)
    ]
    for i, name in enumerate(names):
        if cells[i][i] not in (None, 1):
            facts = {"row": name, "value": shown(cells[i][i])}
            found.append(Problem("weighting.diagonal", (*where, name, name), facts))
        cells[i][i] = Fraction(1)
    if not found:
        for i, j in combinations(range(count), 2):
            _mirror(cells, i, j, names, where, found)
    if found:
        raise Refused(*found)
    return tuple(tuple(cell for cell in row if cell is not None) for row in cells)


def beyond_scale(names: Sequence[str], matrix: Reciprocal, where: Place = ()) -> list[Problem]:
    """A warning for each judgment that is not between 1/9 and 9."""
    return [
        Problem("weighting.beyond_scale", (*where, names[i], names[j]), facts, "warning")
        for i, j in combinations(range(len(names)), 2)
        if max(matrix[i][j], matrix[j][i]) > SCALE
        for facts in [{"row": names[i], "column": names[j], "value": shown(matrix[i][j]), "scale": str(SCALE)}]
    ]


def as_judgment(value: Fraction) -> str:
    """As people write a judgment: 3, 2.5, and 1/5 where the row is the lesser one."""
    return f"1/{value.denominator}" if value.numerator == 1 and 1 < value.denominator < EXTREME else shown(value)


def _read(cell: Number | None, pair: tuple[str, str], where: Place, found: list[Problem]) -> Fraction | None:
    value = exact(cell)
    facts = {"row": pair[0], "column": pair[1], "value": shown(cell)}
    if value is None and cell is not None:
        found.append(Problem("weighting.not_a_number", (*where, *pair), facts))
    elif value is not None and not Fraction(1, EXTREME) <= value <= EXTREME:
        found.append(Problem("weighting.out_of_range", (*where, *pair), {**facts, "most": str(EXTREME)}))
    return value


def _mirror(
    cells: list[list[Fraction | None]], i: int, j: int, names: Sequence[str], where: Place, found: list[Problem]
) -> None:
    """A pair must be judged on one side at least; two sides must be reciprocals."""
    there, back = cells[i][j], cells[j][i]
    place, facts = (*where, names[i], names[j]), {"row": names[i], "column": names[j]}
    if there is None and back is None:
        found.append(Problem("weighting.judgment_missing", place, facts))
    elif there is not None and back is not None and there * back != 1:
        facts |= {"value": shown(there), "other": shown(back), "wanted": shown(1 / there)}
        found.append(Problem("weighting.not_reciprocal", place, facts))
    elif there is None and back is not None:
        cells[i][j] = 1 / back
    elif there is not None:
        cells[j][i] = 1 / there
