"""Which rows are seen: a frozen value. What is not seen still counts in every sum and in the ranking."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from gui.condition import Condition
from gui.grid_model import Look
from gui.models.entry.entry_cells import Shown

STATES: Final = (Look.BLANK, Look.MISSING, Look.NOT_APPLICABLE, Look.PENDING, Look.ERROR)


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Rows with a cell in one of `looks` (where there are any), or changed; and all conditions of columns hold."""

    looks: frozenset[Look] = frozenset()
    changed: bool = False
    columns: Mapping[str, Condition] = field(default_factory=dict)
    """By the key of the column."""

    def __bool__(self) -> bool:
        return bool(self.looks or self.changed or self.columns)

    def with_column(self, key: str, condition: Condition | None) -> "RowFilter":
        """The filter with another condition for one column; None: without one."""
        columns = {other: one for other, one in self.columns.items() if other != key}
        if condition is not None:
            columns[key] = condition
        return replace(self, columns=columns)

    def passes(self, look_at: Callable[[str], Shown | None], rows_looks: Callable[[], frozenset[Look]]) -> bool:
        """Whether a row is seen. `look_at` gives its cell in a column, `rows_looks` the states of all its cells."""
        if self.looks and self.looks.isdisjoint(rows_looks()):
            return False
        for key, condition in self.columns.items():
            one = look_at(key)
            if one is not None and not condition.holds(one.text, one.number):
                return False
        return True
