"""均值比较: against the mean of the peers, which itself gets a stated percentage."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import Exact, is_zero, least, quotient
from scoring.method import Case, Group, MeasureMethod, Points
from scoring.numbers import Gone
from scoring.parameters import number


def percent(x: Exact, mean: Exact, up: bool, at_mean: Fraction, cap: Fraction) -> Exact:
    """at_mean·x/μ, where less is better at_mean·μ/x (none at all: the cap), at most the cap."""
    return least(cap, quotient(at_mean * x, mean, cap) if up else quotient(at_mean * mean, x, cap))


@dataclass(frozen=True, kw_only=True)
class MeanRatio(MeasureMethod):
    code: ClassVar[str] = "mean_ratio"
    group: ClassVar[Group] = "relative"
    compares: ClassVar[bool] = True
    spread: ClassVar[bool] = True
    pct_at_mean: Fraction = number(required=True, of="percent")
    cap_pct: Fraction = number(100, least=0, of="percent")

    def bounds(self, weight: Fraction) -> tuple[Fraction, Fraction]:
        return Fraction(0), weight * self.cap_pct / 100

    def award(self, case: Case) -> Points:
        mean, x = case.peers.mean, case.measure
        if is_zero(mean):
            return Gone.NOT_APPLICABLE
        return case.weight * percent(x, mean, case.up, self.pct_at_mean, self.cap_pct) / 100
