"""结果折算(分): a score out of something else."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.method import Case, Group, MeasureMethod, Points
from scoring.parameters import number


@dataclass(frozen=True, kw_only=True)
class ConvertScale(MeasureMethod):
    code: ClassVar[str] = "convert_scale"
    group: ClassVar[Group] = "converted"
    full: Fraction = number(required=True, above=0, of="measure")

    def award(self, case: Case) -> Points:
        return case.weight * case.measure / self.full
