"""扣分制: a start, less so many points for every occurrence."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.method import Case, Group, Method
from scoring.numbers import Gone, Value
from scoring.parameters import Rule, number, rule_list


def deduction(value: Fraction, rule: Rule) -> Fraction:
    """What one rule takes away, at most its own limit."""
    points = value * rule.points
    return points if rule.most is None else min(rule.most, points)


@dataclass(frozen=True, kw_only=True)
class Deduct(Method):
    code: ClassVar[str] = "deduct"
    group: ClassVar[Group] = "absolute"
    start: Fraction | None = number()  #: None: the weight
    rules: tuple[Rule, ...] = rule_list()
    floor: Fraction = number(0)

    def bounds(self, weight: Fraction) -> tuple[Fraction, Fraction]:
        return self.floor, weight

    def award(self, case: Case) -> Value:
        left = case.weight if self.start is None else self.start
        gone: list[Gone] = []
        for rule in self.rules:
            value = case.sight.evaluate(rule.value)
            if isinstance(value, Gone):
                gone.append(value)
            else:
                left -= deduction(value, rule)
        return max(gone) if gone else left
