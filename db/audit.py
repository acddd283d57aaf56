"""The audit log: who did what and when, with every change. It can be replayed to the present state.

An action is one row, its changes one row for each table (50 000 changes at most), as JSON text
`[[key, before, after], ...]`: a single edit stays readable in any SQLite browser, an import stays small.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice

from sqlalchemy import Connection, insert, select

from db.changes import Change, Receipt, Source
from db.papers import from_log
from db.schema import LATER, TABLES

_ACTION, _CHANGE = TABLES["audit_action"], TABLES["audit_change"]
_CHANGES_A_ROW = 50_000


@dataclass(frozen=True)
class Action:
    """One entry of the log. `undoes` is the action that it took back (by undo or redo), if it is one of these.
    `size` is the number of changes; the changes themselves are decoded when they are asked for. `source` is the file
    that was imported, if one was."""

    uid: str
    at: datetime
    user: str
    label: str
    undoes: str | None
    size: int
    source: Source | None
    _packed: tuple[tuple[str, str], ...] = field(repr=False)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for table, text in self._packed for change in _unpacked(table, text))

    @property
    def receipt(self) -> Receipt:
        """What `Store.revert` takes."""
        return Receipt(self.uid, self.label, self.changes)


def _unpacked(table: str, text: str) -> Iterator[Change]:
    later = LATER.get(table)
    for key, before, after in json.loads(text):
        if later and before is None:
            after = later | after
        elif later and after is None:
            before = later | before
        change = Change(table, tuple(key), before, after)
        if table == "ballot_batch":
            yield from from_log(change)
        else:
            yield change


def _packed(changes: Iterable[Change]) -> Iterator[tuple[str, str]]:
    by_table: dict[str, list[Change]] = {}
    for change in changes:
        by_table.setdefault(change.table, []).append(change)
    for table, group in by_table.items():
        rest = iter(group)
        while part := [(change.key, change.before, change.after) for change in islice(rest, _CHANGES_A_ROW)]:
            yield table, json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def record(
    connection: Connection, receipt: Receipt, user: str, undoes: str | None, source: Source | None = None
) -> None:
    """Write one action and its changes."""
    action = {
        "uid": receipt.action,
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "user": user,
        "label": receipt.label,
        "undoes": undoes,
        "size": len(receipt.changes),
        "source": None if source is None else json.dumps(asdict(source), ensure_ascii=False),
    }
    number = connection.execute(insert(_ACTION), action).inserted_primary_key
    assert number is not None
    rows = [
        {"action_number": number[0], "number": place, "table_name": table, "changes": text}
        for place, (table, text) in enumerate(_packed(receipt.changes))
    ]
    connection.execute(insert(_CHANGE), rows)


def recent(connection: Connection, limit: int) -> tuple[Action, ...]:
    """The latest actions, newest first."""
    heads: Sequence[tuple[int, str, str, str, str, str | None, int, str | None]] = [
        tuple(row)
        for row in connection.execute(
            select(*(_ACTION.c[name] for name in ("number", "uid", "at", "user", "label", "undoes", "size", "source")))
            .order_by(_ACTION.c.number.desc())
            .limit(limit)
        )
    ]
    packed: dict[int, list[tuple[str, str]]] = {number: [] for number, *_ in heads}
    if heads:
        parts = select(_CHANGE.c.action_number, _CHANGE.c.table_name, _CHANGE.c.changes)
        parts = parts.where(_CHANGE.c.action_number >= heads[-1][0])
        for number, table, text in connection.execute(parts.order_by(_CHANGE.c.action_number, _CHANGE.c.number)):
            packed[number].append((table, text))
    return tuple(
        Action(uid, datetime.fromisoformat(at), user, label, undoes, size, _source(source), tuple(packed[number]))
        for number, uid, at, user, label, undoes, size, source in heads
    )


def _source(text: str | None) -> Source | None:
    return None if text is None else Source(**json.loads(text))
