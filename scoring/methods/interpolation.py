"""区间插值: straight lines between anchors."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar

from scoring.method import Case, Fault, Group, MeasureMethod
from scoring.numbers import Value
from scoring.parameters import choice, pair_list

Anchors = Sequence[tuple[Fraction, Fraction]]


def interpolate(x: Fraction, anchors: Anchors) -> Fraction:
    """Piecewise linear through anchors of rising x; beyond the ends the end anchors hold."""
    if x <= anchors[0][0]:
        return anchors[0][1]
    if x >= anchors[-1][0]:
        return anchors[-1][1]
    i = bisect_left(anchors, x, key=lambda anchor: anchor[0])
    (x0, y0), (x1, y1) = anchors[i - 1], anchors[i]
    return y0 + (x - x0) / (x1 - x0) * (y1 - y0)


@dataclass(frozen=True, kw_only=True)
class Interpolation(MeasureMethod):
    code: ClassVar[str] = "interpolation"
    group: ClassVar[Group] = "absolute"
    anchors: tuple[tuple[Fraction, Fraction], ...] = pair_list()
    scale: str = choice("points", "percent")

    def faults(self) -> Iterator[Fault]:
        if any(a[0] >= b[0] for a, b in pairwise(self.anchors)):
            yield "anchors", "param.not_rising", {}

    def award(self, case: Case) -> Value:
        found = interpolate(case.measure, self.anchors)
        return case.weight * found / 100 if self.scale == "percent" else found
