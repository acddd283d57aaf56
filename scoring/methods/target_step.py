"""目标差额增减: so many points more or less for each step above or below the target."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import choose, least
from scoring.method import Case, Group, MeasureMethod, Points, steps
from scoring.parameters import choice, number


@dataclass(frozen=True, kw_only=True)
class TargetStep(MeasureMethod):
    code: ClassVar[str] = "target_step"
    group: ClassVar[Group] = "absolute"
    target: Fraction = number(required=True, of="measure")
    base: Fraction = number(required=True, of="points")
    up_step: Fraction = number(required=True, above=0, of="gap")
    up_points: Fraction = number(required=True, of="points")
    up_max: Fraction | None = number(of="points", blank="weight")  #: None: the weight
    down_step: Fraction = number(required=True, above=0, of="gap")
    down_points: Fraction = number(required=True, of="points")
    floor: Fraction = number(0, of="points")
    cap: Fraction | None = number(of="points", blank="weight")  #: None: the weight
    step_mode: str = choice("proportional", "full_steps")

    def bounds(self, weight: Fraction) -> tuple[Fraction, Fraction]:
        return self.floor, weight if self.cap is None else self.cap

    def award(self, case: Case) -> Points:
        ahead = case.measure - self.target if case.up else self.target - case.measure
        most = case.weight if self.up_max is None else self.up_max
        more = least(most, steps(ahead / self.up_step, self.step_mode) * self.up_points)
        less = steps(-ahead / self.down_step, self.step_mode) * self.down_points
        return self.base + choose(ahead < 0, -less, more)
