"""排名分段: the first so many percent of the places get so much."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar

from scoring.method import Case, Fault, Group, MeasureMethod
from scoring.numbers import Value
from scoring.parameters import choice, pair_list


def band(rank: Fraction, count: int, bands: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """The percentage of the first (upper %, score %) with 100·rank/count <= upper; beyond the last 0."""
    place = 100 * rank / count
    return next((percent for upper, percent in bands if place <= upper), Fraction(0))


@dataclass(frozen=True, kw_only=True)
class RankBands(MeasureMethod):
    code: ClassVar[str] = "rank_bands"
    group: ClassVar[Group] = "relative"
    bands: tuple[tuple[Fraction, Fraction], ...] = pair_list()
    ties: str = choice("competition", "dense", "average")

    def faults(self) -> Iterator[Fault]:
        if any(a[0] >= b[0] for a, b in pairwise(self.bands)):
            yield "bands", "param.not_rising", {}

    def award(self, case: Case) -> Value:
        return case.weight * band(case.rank(self.ties), len(case.peers.values), self.bands) / 100
