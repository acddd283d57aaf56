"""达标赋分: all or nothing at a target."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import choose
from scoring.method import HOLDS, Case, Group, MeasureMethod, Points
from scoring.parameters import choice, number


@dataclass(frozen=True, kw_only=True)
class PassFail(MeasureMethod):
    code: ClassVar[str] = "pass_fail"
    group: ClassVar[Group] = "absolute"
    target: Fraction = number(required=True, of="measure")
    op: str = choice(">=", ">", "<=", "<", "=")

    def award(self, case: Case) -> Points:
        return choose(HOLDS[self.op](case.measure, self.target), case.weight, Fraction(0))
