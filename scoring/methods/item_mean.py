"""分项平均完成率: the mean of the tasks' completion, each capped, so that one cannot hide another."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.method import Case, Group, Method
from scoring.numbers import Gone, Value
from scoring.parameters import item_code, number


def mean_completion(tasks: Sequence[tuple[Fraction, Fraction]], cap: Fraction) -> Fraction | None:
    """The mean of min(cap, done/target) over tasks with a target above 0; None without such a task."""
    rates = [min(cap, done / target) for target, done in tasks if target > 0]
    return sum(rates, Fraction(0)) / len(rates) if rates else None


@dataclass(frozen=True, kw_only=True)
class ItemMean(Method):
    code: ClassVar[str] = "item_mean"
    group: ClassVar[Group] = "absolute"
    by_itself: ClassVar[bool] = True
    item: str = item_code("tasks")
    item_cap_pct: Fraction = number(100, least=0, of="percent")

    def award(self, case: Case) -> Value:
        tasks = case.sight.tasks(self.item)
        if isinstance(tasks, Gone):
            return tasks
        mean = mean_completion(tasks, self.item_cap_pct / 100)
        return Gone.NOT_APPLICABLE if mean is None else case.weight * mean
