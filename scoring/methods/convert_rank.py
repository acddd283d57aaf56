"""结果折算(位次): a rank among so many that somebody else gave."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.method import Case, Group, MeasureMethod, Points
from scoring.parameters import number


@dataclass(frozen=True, kw_only=True)
class ConvertRank(MeasureMethod):
    code: ClassVar[str] = "convert_rank"
    group: ClassVar[Group] = "converted"
    of: Fraction = number(required=True, above=1, of="count")
    base_pct: Fraction = number(0, of="percent")

    def award(self, case: Case) -> Points:
        base = self.base_pct / 100
        return case.weight * (base + (1 - base) * (self.of - case.measure) / (self.of - 1))
