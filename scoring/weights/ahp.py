"""The analytic hierarchy process (层次分析法): weights from pairwise judgments, and how far these agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from typing import Final

from scoring.numbers import plain
from scoring.problems import Problem
from scoring.rounding import half_up, round_half_up
from scoring.weights.eigenvector import principal
from scoring.weights.judgments import Judgments, Reciprocal, as_judgment, beyond_scale, read_judgments
from scoring.weights.shares import Weights, weights

RANDOM_INDEX: Final[Mapping[str, tuple[str, ...]]] = {
    "saaty_1980": (
        *("0", "0", "0.58", "0.90", "1.12", "1.24", "1.32", "1.41"),
        *("1.45", "1.49", "1.51", "1.48", "1.56", "1.57", "1.59"),
    ),
}
"""The mean consistency index of random judgments, for 1 to 15 indicators: T. L. Saaty, The Analytic Hierarchy Process,
McGraw-Hill 1980."""
LIMIT: Final = Fraction(1, 10)
"""Up to this ratio judgments are good enough (Saaty 1980)."""
_SETTLED: Final = 30
"""Decimals of the figures on consistency: what is less is the rest of a computed root or eigenvalue."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """The judgment that disagrees most with all others: `row` was said to be `said` times `column`, the others imply
    `implied`, and with that in its place the consistency ratio would be `ratio`."""

    row: str
    column: str
    said: Fraction
    implied: Fraction
    ratio: Fraction


@dataclass(frozen=True, slots=True)
class Consistency:
    """`index` = (λ − n)/(n − 1), `ratio` = index / `random_index` of the named `table`; both 0 for one or two.

    `suspects`: usually one; several where they are equally to blame (always with three indicators, where each one may
    be the one that is off); none where all judgments agree.
    """

    largest_eigenvalue: Fraction
    index: Fraction
    random_index: Fraction
    ratio: Fraction
    suspects: tuple[Suspect, ...]
    table: str = "saaty_1980"
    limit: Fraction = LIMIT

    @property
    def acceptable(self) -> bool:
        return self.ratio <= self.limit


@dataclass(frozen=True, slots=True)
class Ahp:
    """`judgments`: the complete matrix, row compared with column, in the order of `weights.names`."""

    weights: Weights
    judgments: Reciprocal
    consistency: Consistency


def ahp(names: Sequence[str], judgments: Judgments) -> Ahp:
    """Weights of 1 to 15 indicators from n × n pairwise judgments: the principal eigenvector (Saaty 1977, 1980).

    A cell says how many times as important its row is as its column; one side of the diagonal is enough. Judgments
    beyond 1/9 … 9 and a ratio above 0.1 are warnings in `weights.findings`. Raises Refused for a matrix that is not
    square, incomplete, not positive or not reciprocal, with every place.
    """
    matrix = read_judgments(names, judgments)
    return from_matrix("ahp", names, matrix, beyond_scale(names, matrix))


def from_matrix(method: str, names: Sequence[str], matrix: Reciprocal, found: Sequence[Problem] = ()) -> Ahp:
    """The same from a reciprocal matrix that has been checked."""
    vector, value = _principal(matrix)
    consistency = _consistency(names, matrix, value)
    found = [*found, *inconsistent(consistency)]
    return Ahp(weights(method, names, vector, found), matrix, consistency)


def inconsistent(consistency: Consistency, expert: str = "") -> list[Problem]:
    """A warning where the ratio is above the limit, naming the judgment to think over again."""
    if consistency.acceptable:
        return []
    suspect = consistency.suspects[0]
    facts = {
        "expert": expert,
        "ratio": f"{half_up(consistency.ratio, 3)}",
        "limit": plain(consistency.limit),
        "row": suspect.row,
        "column": suspect.column,
        "said": as_judgment(suspect.said),
        "implied": _times(suspect.implied),
        "better": f"{half_up(suspect.ratio, 3)}",
    }
    code = "weighting.expert_inconsistent" if expert else "weighting.inconsistent"
    return [
        Problem(
            code, (expert, suspect.row, suspect.column) if expert else (suspect.row, suspect.column), facts, "warning"
        )
    ]


def _times(implied: Fraction) -> str:
    """As a judgment is written: 2.25, or 1/22.50 where the row is the lesser one."""
    return f"{half_up(implied, 2)}" if implied >= 1 else f"1/{half_up(1 / implied, 2)}"


def _principal(matrix: Reciprocal) -> tuple[tuple[Fraction, ...], Fraction]:
    """Exact where the judgments agree exactly: then every row is a multiple of the first."""
    first, numbers = matrix[0], range(len(matrix))
    if all(matrix[i][j] * first[i] == first[j] for i, j in product(numbers, numbers)):
        whole = sum((1 / cell for cell in first), Fraction(0))
        return tuple(1 / cell / whole for cell in first), Fraction(len(matrix))
    return principal(matrix)


def _consistency(names: Sequence[str], matrix: Reciprocal, value: Fraction) -> Consistency:
    count = len(names)
    random_index = Fraction(RANDOM_INDEX["saaty_1980"][count - 1])
    index, ratio = _index(value, count), _ratio(value, count)
    return Consistency(value, index, random_index, ratio, _suspects(names, matrix) if ratio else ())


def _index(value: Fraction, count: int) -> Fraction:
    return round_half_up((value - count) / (count - 1), _SETTLED) if count > 2 else Fraction(0)


def _ratio(value: Fraction, count: int) -> Fraction:
    random_index = Fraction(RANDOM_INDEX["saaty_1980"][count - 1])
    return round_half_up(_index(value, count) / random_index, _SETTLED) if count > 2 else Fraction(0)


def _suspects(names: Sequence[str], matrix: Reciprocal) -> tuple[Suspect, ...]:
    """The judgments without which the ratio falls most."""
    every = [_without(names, matrix, i, j) for i, j in combinations(range(len(names)), 2)]
    best = min(suspect.ratio for suspect in every)
    return tuple(suspect for suspect in every if suspect.ratio == best)


def _without(names: Sequence[str], matrix: Reciprocal, i: int, j: int) -> Suspect:
    """What the others say of one pair: 0 in its two cells and 2 on the diagonal (Harker 1987).

    The eigenvector and eigenvalue are those of the matrix with the quotient of the two weights in its place.
    """
    cells = [list(row) for row in matrix]
    cells[i][j] = cells[j][i] = Fraction(0)
    cells[i][i] = cells[j][j] = Fraction(2)
    vector, value = principal(cells)
    return Suspect(names[i], names[j], matrix[i][j], vector[i] / vector[j], _ratio(value, len(names)))
