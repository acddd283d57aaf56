"""评委打分: the mean of the marks, without the highest and the lowest where there are enough."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.method import Case, Fault, Group, Method
from scoring.numbers import Gone, Value
from scoring.parameters import item_code, number, whole


def trimmed_mean(marks: Sequence[Fraction], high: int, low: int, from_count: int) -> Fraction:
    """The mean after dropping `high` of the highest and `low` of the lowest, where there are `from_count` marks."""
    kept = sorted(marks)
    if len(kept) >= from_count:
        kept = kept[low : len(kept) - high]
    return sum(kept, Fraction(0)) / len(kept)


@dataclass(frozen=True, kw_only=True)
class Panel(Method):
    code: ClassVar[str] = "panel"
    group: ClassVar[Group] = "judged"
    item: str = item_code("series")
    scale: Fraction = number(100, above=0, of="score")
    drop_high: int = whole(1)
    drop_low: int = whole(1)
    min_n_to_drop: int = whole(6)

    def faults(self) -> Iterator[Fault]:
        if self.min_n_to_drop <= self.drop_high + self.drop_low:
            yield "min_n_to_drop", "param.drops_all", {}

    def award(self, case: Case) -> Value:
        series = case.sight.series(self.item)
        if isinstance(series, Gone):
            return series
        if Gone.MISSING in series.values():
            return Gone.MISSING
        marks = [mark for mark in series.values() if isinstance(mark, Fraction)]
        if not marks:
            return Gone.NOT_APPLICABLE if series else Gone.MISSING
        return case.weight * trimmed_mean(marks, self.drop_high, self.drop_low, self.min_n_to_drop) / self.scale
