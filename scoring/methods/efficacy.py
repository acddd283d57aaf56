"""功效系数: where the measure lies between the unacceptable and the satisfactory value.

d = (x - bad) / (good - bad) · (100 - base) + base; 财政部等《国有资本金绩效评价规则》 uses a base of 60.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import Exact, clip
from scoring.method import Case, Fault, Group, MeasureMethod, Points
from scoring.parameters import number


def efficacy(x: Exact, good: Fraction, bad: Fraction, base: Fraction) -> Exact:
    """The coefficient in percent: `base` at `bad`, 100 at `good`, and on beyond both."""
    return (x - bad) / (good - bad) * (100 - base) + base


@dataclass(frozen=True, kw_only=True)
class Efficacy(MeasureMethod):
    code: ClassVar[str] = "efficacy"
    group: ClassVar[Group] = "absolute"
    good: Fraction = number(required=True, of="measure")
    bad: Fraction = number(required=True, of="measure")
    base_pct: Fraction = number(60, of="percent")
    floor_pct: Fraction = number(0, of="percent")

    def faults(self) -> Iterator[Fault]:
        if self.good == self.bad:
            yield "good", "param.equal", {"other": "bad"}

    def award(self, case: Case) -> Points:
        reached = efficacy(case.measure, self.good, self.bad, self.base_pct)
        return case.weight * clip(reached, self.floor_pct, Fraction(100)) / 100
