"""One list of changes for each user action: it is the write, the audit rows, the undo step, the refresh hint
for the views and the conflict check."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

Value = str | int | None
Row = Mapping[str, Value]
Key = tuple[str, ...]
Report = Callable[[int, int], None]
"""Hears (step, steps) between the parts of large work. What it raises ends the work, and nothing of it is stored."""
Rows = Mapping[Key, Row]
"""The rows of one table: primary key → every other column."""


def unheard(_step: int, _steps: int) -> None:
    """The report that nobody listens to."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of one table. Without `before` it was added, without `after` removed; otherwise both hold
    the columns that differ. `key` is the primary key."""

    table: str
    key: Key
    before: Row | None
    after: Row | None

    def inverse(self) -> "Change":
        return Change(self.table, self.key, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Source:
    """The file that an action took its data from: its name, and the SHA-256 of its bytes in hex."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one user action did: its id in the audit log, its label, and every change."""

    action: str
    label: str
    changes: tuple[Change, ...]


def _updated(table: str, key: Key, before: Row, after: Row) -> Change | None:
    differs = [column for column, value in after.items() if before[column] != value]
    if not differs:
        return None
    return Change(table, key, {c: before[c] for c in differs}, {c: after[c] for c in differs})


def difference(table: str, before: Rows, after: Rows) -> Iterator[Change]:
    """What makes `after` of `before`: rows removed, then changed and added in the order of `after`."""
    for key, row in before.items():
        if key not in after:
            yield Change(table, key, row, None)
    for key, row in after.items():
        old = before.get(key)
        if old is None:
            yield Change(table, key, None, row)
        elif change := _updated(table, key, old, row):
            yield change


def _joined(first: Change, second: Change) -> Change | None:
    """Two changes of one row, one after the other, as one; None where they cancel out."""
    table, key = first.table, first.key
    match first.before, first.after, second.before, second.after:
        case None, _, _, None:
            return None
        case None, dict(added), _, dict(changed):
            return Change(table, key, None, {**added, **changed})
        case dict(before), dict(), dict(full), None:
            return Change(table, key, {**full, **before}, None)
        case dict(before), None, _, dict(after):
            return _updated(table, key, before, after)
        case dict(before), dict(middle), dict(seen), dict(after):
            return _updated(table, key, {**seen, **before}, {**middle, **after})
    raise AssertionError("no row is added twice or changed once it is gone")


def merged(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The net changes, at most one a row; whatever ends where it began is left out."""
    net: dict[tuple[str, Key], Change | None] = {}
    for change in changes:
        place = (change.table, change.key)
        earlier = net.get(place)
        net[place] = change if earlier is None else _joined(earlier, change)
    return tuple(change for change in net.values() if change is not None)


def applied(tables: Mapping[str, Rows], changes: Iterable[Change]) -> dict[str, dict[Key, Row]]:
    """The rows with the changes made, in memory: the twin of `db.apply`, for replaying the audit log.

    Raises ValueError where a row is not as the change says that it was."""
    result = {name: dict(rows) for name, rows in tables.items()}
    for change in changes:
        rows = result.setdefault(change.table, {})
        present = rows.get(change.key)
        if change.before is None:
            if present is not None:
                raise ValueError(f"{change.table} {change.key} is there already")
            assert change.after is not None
            rows[change.key] = change.after
            continue
        if present is None or any(present[column] != value for column, value in change.before.items()):
            raise ValueError(f"{change.table} {change.key} is not as it was")
        if change.after is None:
            del rows[change.key]
        else:
            rows[change.key] = {**present, **change.after}
    return result
