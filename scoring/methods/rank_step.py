"""排名固定步长 (争先进位): full marks for the first, a fixed step less for every place."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.method import Case, Fault, Group, MeasureMethod, Points
from scoring.parameters import choice, number


@dataclass(frozen=True, kw_only=True)
class RankStep(MeasureMethod):
    code: ClassVar[str] = "rank_step"
    group: ClassVar[Group] = "relative"
    compares: ClassVar[bool] = True
    step_points: Fraction | None = number(least=0, of="points", blank="either")
    step_pct: Fraction | None = number(least=0, of="percent", blank="either")
    floor: Fraction = number(0, of="points")
    ties: str = choice("competition", "dense", "average")

    def faults(self) -> Iterator[Fault]:
        if (self.step_points is None) == (self.step_pct is None):
            yield "step_points", "param.one_of", {"other": "step_pct"}

    def bounds(self, weight: Fraction) -> tuple[Fraction, Fraction]:
        return self.floor, weight

    def award(self, case: Case) -> Points:
        step = case.weight * self.step_pct / 100 if self.step_pct is not None else self.step_points or Fraction(0)
        return case.weight - (case.rank(self.ties) - 1) * step
