"""极差标准化: where the measure lies between the worst and the best of the peers."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import Exact
from scoring.method import Case, Group, MeasureMethod, Points
from scoring.parameters import number


def position(x: Exact, low: Fraction, high: Fraction, up: bool) -> Exact:
    """0 at the worst, 1 at the best of the peers; 1 where all are equal."""
    if low == high:
        return Fraction(1)
    return (x - low if up else high - x) / (high - low)


@dataclass(frozen=True, kw_only=True)
class MinMax(MeasureMethod):
    code: ClassVar[str] = "min_max"
    group: ClassVar[Group] = "relative"
    compares: ClassVar[bool] = True
    base_pct: Fraction = number(0, of="percent")

    def award(self, case: Case) -> Points:
        base = self.base_pct / 100
        found = position(case.measure, case.peers.lowest, case.peers.highest, case.up)
        return case.weight * (base + (1 - base) * found)
