"""排名线性: from full marks for the first down to the base for the last, in equal steps."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import Exact
from scoring.method import Case, Group, MeasureMethod, Points
from scoring.parameters import choice, number


def share(rank: Exact, count: int, base: Fraction) -> Exact:
    """1 for rank 1, `base` for rank `count`; 1 where there is only one."""
    return Fraction(1) if count == 1 else base + (1 - base) * (count - rank) / (count - 1)


@dataclass(frozen=True, kw_only=True)
class RankLinear(MeasureMethod):
    code: ClassVar[str] = "rank_linear"
    group: ClassVar[Group] = "relative"
    compares: ClassVar[bool] = True
    base_pct: Fraction = number(0, of="percent")
    ties: str = choice("competition", "dense", "average")

    def award(self, case: Case) -> Points:
        return case.weight * share(case.rank(self.ties), case.peers.count, self.base_pct / 100)
