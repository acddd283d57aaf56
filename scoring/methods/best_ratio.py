"""最优值比例: in proportion to the best of the peers."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import Exact, quotient
from scoring.method import Case, Group, MeasureMethod, Points
from scoring.parameters import number


def ratio(x: Exact, low: Fraction, high: Fraction, up: bool) -> Exact:
    """x/max (nobody has any: 0); where less is better min/x (none at all: 1)."""
    if up:
        return x / high if high else Fraction(0)
    return quotient(low, x, Fraction(1))


@dataclass(frozen=True, kw_only=True)
class BestRatio(MeasureMethod):
    code: ClassVar[str] = "best_ratio"
    group: ClassVar[Group] = "relative"
    compares: ClassVar[bool] = True
    cap_pct: Fraction = number(100, least=0, of="percent")

    def bounds(self, weight: Fraction) -> tuple[Fraction, Fraction]:
        return Fraction(0), weight * self.cap_pct / 100

    def award(self, case: Case) -> Points:
        return case.weight * ratio(case.measure, case.peers.lowest, case.peers.highest, case.up)
