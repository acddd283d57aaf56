"""适度区间: full marks inside a band, falling to nothing at the limits on both sides."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.method import Case, Fault, Group, MeasureMethod, clip
from scoring.numbers import Value
from scoring.parameters import number


def share(x: Fraction, low: Fraction, high: Fraction, low_limit: Fraction, high_limit: Fraction) -> Fraction:
    """1 in [low, high], 0 at the limits and beyond, linear between."""
    if x < low:
        return clip((x - low_limit) / (low - low_limit), Fraction(0), Fraction(1))
    if x > high:
        return clip((high_limit - x) / (high_limit - high), Fraction(0), Fraction(1))
    return Fraction(1)


@dataclass(frozen=True, kw_only=True)
class Interval(MeasureMethod):
    code: ClassVar[str] = "interval"
    group: ClassVar[Group] = "absolute"
    low: Fraction = number(required=True)
    high: Fraction = number(required=True)
    low_limit: Fraction = number(required=True)
    high_limit: Fraction = number(required=True)

    def faults(self) -> Iterator[Fault]:
        if self.low_limit >= self.low:
            yield "low_limit", "param.not_below", {"other": "low"}
        if self.low > self.high:
            yield "low", "param.order", {"other": "high"}
        if self.high >= self.high_limit:
            yield "high", "param.not_below", {"other": "high_limit"}

    def award(self, case: Case) -> Value:
        return case.weight * share(case.measure, self.low, self.high, self.low_limit, self.high_limit)
