"""覆盖率: how many of the members that apply are covered."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.method import Case, Group, Method
from scoring.numbers import Gone, Value
from scoring.parameters import item_code, number


@dataclass(frozen=True, kw_only=True)
class Coverage(Method):
    code: ClassVar[str] = "coverage"
    group: ClassVar[Group] = "absolute"
    by_itself: ClassVar[bool] = True
    item: str = item_code("series")
    min_count: Fraction = number(1, of="count")

    def award(self, case: Case) -> Value:
        series = case.sight.series(self.item)
        if isinstance(series, Gone):
            return series
        applicable = covered = 0
        for member in case.sight.members(self.item):
            count = series.get(member)
            if count is Gone.NOT_APPLICABLE:
                continue
            applicable += 1
            if isinstance(count, Fraction):
                covered += count >= self.min_count
            elif count is None:
                case.sight.blank_member()
        return case.weight * Fraction(covered, applicable) if applicable else Gone.NOT_APPLICABLE
