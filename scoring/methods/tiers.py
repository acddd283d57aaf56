"""分档赋分: the points of the first tier that holds, on the exact value."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.method import HOLDS, Case, Group, MeasureMethod
from scoring.numbers import Value
from scoring.parameters import choice, number, pair_list


def tier(x: Fraction, tiers: Sequence[tuple[Fraction, Fraction]], boundary: str, otherwise: Fraction) -> Fraction:
    """The points of the first (bound, points) with x `boundary` bound, in the order given."""
    holds = HOLDS[boundary]
    return next((points for bound, points in tiers if holds(x, bound)), otherwise)


@dataclass(frozen=True, kw_only=True)
class Tiers(MeasureMethod):
    code: ClassVar[str] = "tiers"
    group: ClassVar[Group] = "absolute"
    tiers: tuple[tuple[Fraction, Fraction], ...] = pair_list()
    boundary: str = choice(">=", ">", "<=", "<")
    otherwise: Fraction = number(0)
    scale: str = choice("points", "percent")

    def award(self, case: Case) -> Value:
        found = tier(case.measure, self.tiers, self.boundary, self.otherwise)
        return case.weight * found / 100 if self.scale == "percent" else found
