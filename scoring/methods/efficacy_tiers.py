"""五档功效系数: between the standards of an industry, from best to worst.

Source of the formula: 国务院国资委《中央企业综合绩效评价实施细则》.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar

from scoring.exact import Exact, choose
from scoring.method import Case, Fault, Group, MeasureMethod, Points
from scoring.parameters import number, number_list


def coefficient(x: Exact, standards: Sequence[Fraction], coefs: Sequence[Fraction], below: Fraction) -> Exact:
    """Linear between the standard reached and the next better one. The order of `standards` says what is better."""
    up = standards[0] > standards[-1]
    found: Exact = below
    for i in reversed(range(len(standards))):
        step = standards[i - 1] - standards[i] if i else Fraction(1)
        slope = (coefs[i - 1] - coefs[i]) / step if i and step else Fraction(0)
        reached = x >= standards[i] if up else x <= standards[i]
        found = choose(reached, coefs[i] + (x - standards[i]) * slope, found)
    return found


@dataclass(frozen=True, kw_only=True)
class EfficacyTiers(MeasureMethod):
    code: ClassVar[str] = "efficacy_tiers"
    group: ClassVar[Group] = "absolute"
    standards: tuple[Fraction, ...] = number_list("measure")
    coefs: tuple[Fraction, ...] = number_list("rate")
    below: Fraction = number(0, of="rate")

    def faults(self) -> Iterator[Fault]:
        if len(self.coefs) != len(self.standards):
            yield "coefs", "param.length", {"other": "standards"}
        first, last = self.standards[0], self.standards[-1]
        in_order = all(a >= b if first > last else a <= b for a, b in pairwise(self.standards))
        if first == last or not in_order:
            yield "standards", "param.not_ordered", {}

    def award(self, case: Case) -> Points:
        return case.weight * coefficient(case.measure, self.standards, self.coefs, self.below)
