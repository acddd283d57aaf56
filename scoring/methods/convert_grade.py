"""结果折算(等次): a grade that somebody else gave."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.method import Case, Group, Method
from scoring.numbers import Gone, Value
from scoring.parameters import item_code, name_table


@dataclass(frozen=True, kw_only=True)
class ConvertGrade(Method):
    code: ClassVar[str] = "convert_grade"
    group: ClassVar[Group] = "converted"
    by_itself: ClassVar[bool] = True
    item: str = item_code("grade")
    map: Mapping[str, Fraction] = name_table("percent")

    def award(self, case: Case) -> Value:
        grade = case.sight.grade(self.item)
        if isinstance(grade, Gone):
            return grade
        if grade not in self.map:
            case.sight.problem("grade.not_in_map", value=grade, known="、".join(self.map))
            return Gone.MISSING
        return case.weight * self.map[grade] / 100
