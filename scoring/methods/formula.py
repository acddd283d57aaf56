"""自定义公式: an expression of the plan's own; W is the weight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.expression import Expression
from scoring.method import Case, Fault, Group, Method, Points
from scoring.parameters import expression, number


@dataclass(frozen=True, kw_only=True)
class Formula(Method):
    code: ClassVar[str] = "formula"
    group: ClassVar[Group] = "combined"
    expression: Expression = expression()
    min: Fraction = number(0, of="points")
    max: Fraction | None = number(of="points", blank="weight")  #: None: the weight

    def faults(self) -> Iterator[Fault]:
        if self.max is not None and self.max < self.min:
            yield "max", "param.order", {"other": "min"}

    def bounds(self, weight: Fraction) -> tuple[Fraction, Fraction]:
        return self.min, weight if self.max is None else self.max

    def expressions(self) -> Sequence[Expression]:
        return (self.expression,)

    def award(self, case: Case) -> Points:
        return case.sight.evaluate(self.expression)
