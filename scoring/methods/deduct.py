"""扣分制: a start, less so many points for every occurrence."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.exact import Exact, least
from scoring.expression import Expression
from scoring.method import Case, Group, Method, Points
from scoring.numbers import Gone
from scoring.parameters import Rule, number, rule_list


def deduction(value: Exact, rule: Rule) -> Exact:
    """What one rule takes away, at most its own limit."""
    points = value * rule.points
    return points if rule.most is None else least(points, rule.most)


@dataclass(frozen=True, kw_only=True)
class Deduct(Method):
    code: ClassVar[str] = "deduct"
    group: ClassVar[Group] = "absolute"
    start: Fraction | None = number(of="points", blank="weight")  #: None: the weight
    rules: tuple[Rule, ...] = rule_list()
    floor: Fraction = number(0, of="points")

    def bounds(self, weight: Fraction) -> tuple[Fraction, Fraction]:
        return self.floor, weight

    def expressions(self) -> Sequence[Expression]:
        return [rule.value for rule in self.rules]

    def award(self, case: Case) -> Points:
        left: Exact = case.weight if self.start is None else self.start
        gone: list[Gone] = []
        for rule in self.rules:
            value = case.sight.evaluate(rule.value)
            if isinstance(value, Gone):
                gone.append(value)
            else:
                left = left - deduction(value, rule)
        return max(gone) if gone else left
