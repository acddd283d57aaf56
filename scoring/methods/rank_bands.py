"""排名分段: the first so many percent of the places get so much."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar

from scoring.exact import Exact, choose
from scoring.method import Case, Fault, Group, MeasureMethod, Points
from scoring.parameters import choice, pair_list


def band(rank: Exact, count: int, bands: Sequence[tuple[Fraction, Fraction]]) -> Exact:
    """The percentage of the first (upper %, score %) with 100·rank/count <= upper; beyond the last 0."""
    place = 100 * rank / count
    found: Exact = Fraction(0)
    for upper, percent in reversed(bands):
        found = choose(place <= upper, percent, found)
    return found


@dataclass(frozen=True, kw_only=True)
class RankBands(MeasureMethod):
    code: ClassVar[str] = "rank_bands"
    group: ClassVar[Group] = "relative"
    compares: ClassVar[bool] = True
    bands: tuple[tuple[Fraction, Fraction], ...] = pair_list("percent", "percent")
    ties: str = choice("competition", "dense", "average")

    def faults(self) -> Iterator[Fault]:
        if any(a[0] >= b[0] for a, b in pairwise(self.bands)):
            yield "bands", "param.not_rising", {}

    def award(self, case: Case) -> Points:
        return case.weight * band(case.rank(self.ties), case.peers.count, self.bands) / 100
