"""目标完成率: in proportion to the part of the target that was reached."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import Exact, choose, clip, quotient
from scoring.method import Case, Group, MeasureMethod, Points
from scoring.numbers import Gone
from scoring.parameters import choice, number


def rate(x: Exact, target: Fraction, up: bool, form: str, cap: Fraction) -> Exact:
    """x/T; where less is better T/x (nothing at all: the cap) or 2 - x/T."""
    if up:
        return x / target
    if form == "difference":
        return 2 - x / target
    return quotient(target, x, cap)


@dataclass(frozen=True, kw_only=True)
class TargetRate(MeasureMethod):
    code: ClassVar[str] = "target_rate"
    group: ClassVar[Group] = "absolute"
    target: Fraction = number(required=True, of="measure")
    cap_pct: Fraction = number(100, least=0, of="percent")
    threshold_pct: Fraction = number(0, of="percent")
    form: str = choice("ratio", "difference")

    def bounds(self, weight: Fraction) -> tuple[Fraction, Fraction]:
        return Fraction(0), weight * self.cap_pct / 100

    def award(self, case: Case) -> Points:
        if not self.target:
            return Gone.ZERO_DIVISION
        cap = self.cap_pct / 100
        reached = rate(case.measure, self.target, case.up, self.form, cap)
        points = case.weight * clip(reached, Fraction(0), cap)
        return choose(100 * reached < self.threshold_pct, Fraction(0), points)
