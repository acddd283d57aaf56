"""直接赋分: the measure is the points."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import Exact, Mask, floor
from scoring.method import Case, Fault, Group, MeasureMethod, Points
from scoring.numbers import Gone, plain
from scoring.parameters import number


def allowed(x: Exact, low: Fraction, high: Fraction, step: Fraction | None) -> bool | Mask:
    """Within [low, high], and a whole number of steps above `low`."""
    within = (x >= low) & (x <= high)
    if step is None:
        return within
    count = (x - low) / step
    return within & (count == floor(count))


@dataclass(frozen=True, kw_only=True)
class Direct(MeasureMethod):
    code: ClassVar[str] = "direct"
    group: ClassVar[Group] = "absolute"
    min: Fraction = number(0, of="points")
    max: Fraction | None = number(of="points", blank="weight")  #: None: the weight
    step: Fraction | None = number(above=0, of="points", blank="unlimited")

    def faults(self) -> Iterator[Fault]:
        if self.max is not None and self.max < self.min:
            yield "max", "param.order", {"other": "min"}

    def bounds(self, weight: Fraction) -> tuple[Fraction, Fraction]:
        return self.min, weight if self.max is None else self.max

    def misfits(self, case: Case) -> Mask | None:
        fits = allowed(case.measure, *self.bounds(case.weight), self.step)
        return None if isinstance(fits, bool) else ~fits

    def award(self, case: Case) -> Points:
        low, high = self.bounds(case.weight)
        x = case.measure
        if not isinstance(x, Fraction) or allowed(x, low, high, self.step):
            return x
        step = "–" if self.step is None else plain(self.step)
        case.sight.problem("direct.not_allowed", value=plain(x), min=plain(low), max=plain(high), step=step)
        return Gone.MISSING
