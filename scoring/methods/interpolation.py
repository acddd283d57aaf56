"""区间插值: straight lines between anchors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar

from scoring.exact import Exact, choose
from scoring.method import Case, Fault, Group, MeasureMethod, Points
from scoring.parameters import choice, pair_list

Anchor = tuple[Fraction, Fraction]
Anchors = Sequence[Anchor]


def interpolate(x: Exact, anchors: Anchors) -> Exact:
    """Piecewise linear through anchors of rising x; beyond the ends the end anchors hold."""
    if isinstance(x, Fraction):  # of one number only the line that it lies on
        below = sum(x > x0 for x0, _ in anchors)
        if not 0 < below < len(anchors):
            return anchors[max(below - 1, 0)][1]
        return _between(x, *anchors[below - 1 : below + 1])
    found: Exact = anchors[0][1]
    for lower, upper in pairwise(anchors):
        found = choose(x > lower[0], _between(x, lower, upper), found)
    return choose(x > anchors[-1][0], anchors[-1][1], found)


def _between(x: Exact, lower: Anchor, upper: Anchor) -> Exact:
    """On the straight line through two anchors."""
    return lower[1] + (x - lower[0]) * ((upper[1] - lower[1]) / (upper[0] - lower[0]))


@dataclass(frozen=True, kw_only=True)
class Interpolation(MeasureMethod):
    code: ClassVar[str] = "interpolation"
    group: ClassVar[Group] = "absolute"
    anchors: tuple[tuple[Fraction, Fraction], ...] = pair_list("measure", "scaled")
    scale: str = choice("points", "percent")

    def faults(self) -> Iterator[Fault]:
        if any(a[0] >= b[0] for a, b in pairwise(self.anchors)):
            yield "anchors", "param.not_rising", {}

    def award(self, case: Case) -> Points:
        found = interpolate(case.measure, self.anchors)
        return case.weight * found / 100 if self.scale == "percent" else found
