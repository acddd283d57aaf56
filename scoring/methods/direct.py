"""直接赋分: the measure is the points."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.method import Case, Fault, Group, MeasureMethod
from scoring.numbers import Gone, Value, plain
from scoring.parameters import number


def allowed(x: Fraction, low: Fraction, high: Fraction, step: Fraction | None) -> bool:
    """Within [low, high], and a whole number of steps above `low`."""
    return low <= x <= high and (step is None or ((x - low) / step).denominator == 1)


@dataclass(frozen=True, kw_only=True)
class Direct(MeasureMethod):
    code: ClassVar[str] = "direct"
    group: ClassVar[Group] = "absolute"
    min: Fraction = number(0)
    max: Fraction | None = number()  #: None: the weight
    step: Fraction | None = number(above=0)

    def faults(self) -> Iterator[Fault]:
        if self.max is not None and self.max < self.min:
            yield "max", "param.order", {"other": "min"}

    def bounds(self, weight: Fraction) -> tuple[Fraction, Fraction]:
        return self.min, weight if self.max is None else self.max

    def award(self, case: Case) -> Value:
        low, high = self.bounds(case.weight)
        if allowed(case.measure, low, high, self.step):
            return case.measure
        step = "–" if self.step is None else plain(self.step)
        case.sight.problem("direct.not_allowed", value=plain(case.measure), min=plain(low), max=plain(high), step=step)
        return Gone.MISSING
