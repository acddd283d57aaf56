"""标准分: how many standard deviations from the mean of the peers, T = 50 ± 10(x - μ)/σ."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import Exact, clip
from scoring.method import Case, Fault, Group, MeasureMethod, Points
from scoring.parameters import choice, number
from scoring.peers import Peers


def t_score(x: Exact, peers: Peers, up: bool, sample: bool) -> Exact:
    """T of `x`; 50 where the peers do not differ."""
    if peers.all_equal:
        return Fraction(50)
    distance = x - peers.mean if up else peers.mean - x
    return 50 + 10 * distance / peers.deviation(1 if sample else 0)


@dataclass(frozen=True, kw_only=True)
class TScore(MeasureMethod):
    code: ClassVar[str] = "t_score"
    group: ClassVar[Group] = "relative"
    compares: ClassVar[bool] = True
    spread: ClassVar[bool] = True
    sd: str = choice("population", "sample")
    t_min: Fraction = number(required=True, of="score")
    t_max: Fraction = number(required=True, of="score")

    def faults(self) -> Iterator[Fault]:
        if self.t_min >= self.t_max:
            yield "t_min", "param.not_below", {"other": "t_max"}

    def award(self, case: Case) -> Points:
        t = t_score(case.measure, case.peers, case.up, self.sd == "sample")
        return case.weight * clip((t - self.t_min) / (self.t_max - self.t_min), Fraction(0), Fraction(1))
