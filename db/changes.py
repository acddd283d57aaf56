"""One list of changes for each user action: it is the write, the audit rows, the undo step, the refresh hint
for the views and the conflict check."""

from collections.abc import Mapping
from dataclasses import dataclass

Value = str | int | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Change:
    """One row of one table. Without `before` it was added, without `after` removed; otherwise both hold
    the columns that differ. `key` is the primary key."""

    table: str
    key: tuple[str, ...]
    before: Row | None
    after: Row | None

    def inverse(self) -> "Change":
        return Change(self.table, self.key, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one user action did: its id in the audit log, its label, and every change."""

    action: str
    label: str
    changes: tuple[Change, ...]
