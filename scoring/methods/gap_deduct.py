"""差额扣分: so many points off for each step short of the target."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import greatest
from scoring.method import Case, Group, MeasureMethod, Points, steps
from scoring.parameters import choice, number


@dataclass(frozen=True, kw_only=True)
class GapDeduct(MeasureMethod):
    code: ClassVar[str] = "gap_deduct"
    group: ClassVar[Group] = "absolute"
    target: Fraction = number(required=True, of="measure")
    per: Fraction = number(required=True, above=0, of="gap")
    points: Fraction = number(required=True, of="points")
    floor: Fraction = number(0, of="points")
    step_mode: str = choice("proportional", "full_steps")

    def bounds(self, weight: Fraction) -> tuple[Fraction, Fraction]:
        return self.floor, weight

    def award(self, case: Case) -> Points:
        short = self.target - case.measure if case.up else case.measure - self.target
        return case.weight - steps(greatest(short, Fraction(0)) / self.per, self.step_mode) * self.points
