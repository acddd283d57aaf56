"""名次对照: points for a rank that somebody else gave; who took part, and who did not, get points of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import Exact, choose
from scoring.method import Case, Fault, Group, MeasureMethod, Points
from scoring.numbers import parse_decimal
from scoring.parameters import name_table, number


@dataclass(frozen=True, kw_only=True)
class RankMap(MeasureMethod):
    code: ClassVar[str] = "rank_map"
    group: ClassVar[Group] = "relative"
    map: Mapping[str, Fraction] = name_table("points", name="rank")
    participated: Fraction = number(0, of="points")
    absent: Fraction = number(0, of="points")

    def faults(self) -> Iterator[Fault]:
        for rank in self.map:
            if parse_decimal(rank) is None:
                yield "map", "param.number", {"value": rank}

    def award(self, case: Case) -> Points:
        found: Exact = self.participated
        for rank, won in reversed(list(self.map.items())):
            found = choose(case.measure == parse_decimal(rank), won, found)
        return found

    @property
    def when_missing(self) -> Fraction:
        return self.absent
