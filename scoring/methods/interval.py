"""适度区间: full marks inside a band, falling to nothing at the limits on both sides."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import Exact, choose, clip
from scoring.method import Case, Fault, Group, MeasureMethod, Points
from scoring.parameters import number


def share(x: Exact, low: Fraction, high: Fraction, low_limit: Fraction, high_limit: Fraction) -> Exact:
    """1 in [low, high], 0 at the limits and beyond, linear between."""
    none, full = Fraction(0), Fraction(1)
    rising = clip((x - low_limit) / (low - low_limit), none, full)
    falling = clip((high_limit - x) / (high_limit - high), none, full)
    return choose(x < low, rising, choose(x > high, falling, full))


@dataclass(frozen=True, kw_only=True)
class Interval(MeasureMethod):
    code: ClassVar[str] = "interval"
    group: ClassVar[Group] = "absolute"
    low: Fraction = number(required=True, of="measure")
    high: Fraction = number(required=True, of="measure")
    low_limit: Fraction = number(required=True, of="measure")
    high_limit: Fraction = number(required=True, of="measure")

    def faults(self) -> Iterator[Fault]:
        if self.low_limit >= self.low:
            yield "low_limit", "param.not_below", {"other": "low"}
        if self.low > self.high:
            yield "low", "param.order", {"other": "high"}
        if self.high >= self.high_limit:
            yield "high", "param.not_below", {"other": "high_limit"}

    def award(self, case: Case) -> Points:
        return case.weight * share(case.measure, self.low, self.high, self.low_limit, self.high_limit)
