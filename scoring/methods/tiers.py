"""分档赋分: the points of the first tier that holds, on the exact value."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import Exact, choose
from scoring.method import HOLDS, Case, Group, MeasureMethod, Points
from scoring.parameters import choice, number, pair_list


def tier(x: Exact, tiers: Sequence[tuple[Fraction, Fraction]], boundary: str, otherwise: Fraction) -> Exact:
    """The points of the first (bound, points) with x `boundary` bound, in the order given."""
    found: Exact = otherwise
    for bound, points in reversed(tiers):
        found = choose(HOLDS[boundary](x, bound), points, found)
    return found


@dataclass(frozen=True, kw_only=True)
class Tiers(MeasureMethod):
    code: ClassVar[str] = "tiers"
    group: ClassVar[Group] = "absolute"
    tiers: tuple[tuple[Fraction, Fraction], ...] = pair_list("measure", "scaled")
    boundary: str = choice(">=", ">", "<=", "<")
    otherwise: Fraction = number(0, of="scaled")
    scale: str = choice("points", "percent")

    def award(self, case: Case) -> Points:
        found = tier(case.measure, self.tiers, self.boundary, self.otherwise)
        return case.weight * found / 100 if self.scale == "percent" else found
