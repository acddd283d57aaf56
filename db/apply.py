"""Changes written to the store, guarded: a row that is not as the change says it was is a `Conflict`."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from sqlalchemy import Connection, Delete, Insert, Update, and_, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from db.changes import Change, Row, Value
from db.errors import Conflict
from db.schema import COLUMNS, KEYS, TABLES

Batch = tuple[str, str, tuple[str, ...], Sequence[Change]]
"""table, what is done ("insert", "update" or "delete"), the columns concerned, and the changes of that shape"""


def batches(changes: Iterable[Change]) -> Iterator[Batch]:
    """The changes in groups that one statement can write. The order between rows is free: keys are ours and
    references are checked at commit."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[Change]] = {}
    for change in changes:
        if change.before is None:
            shape = (change.table, "insert", COLUMNS[change.table])
        elif change.after is None:
            shape = (change.table, "delete", COLUMNS[change.table])
        else:
            shape = (change.table, "update", tuple(change.after))
        groups.setdefault(shape, []).append(change)
    for (table, kind, columns), group in groups.items():
        yield table, kind, columns, group


def apply(connection: Connection, changes: Iterable[Change]) -> None:
    """Write all of them. Raises Conflict at the first row that is not as it was; the caller rolls back."""
    for table, kind, columns, group in batches(changes):
        if kind == "insert":
            _insert(connection, table, group)
        else:
            _replace(connection, table, kind, columns, group)


def _insert(connection: Connection, table: str, group: Sequence[Change]) -> None:
    columns = COLUMNS[table]
    statement = insert(TABLES[table]).values({name: bindparam(name) for name in (*KEYS[table], *columns)})
    rows = [(*change.key, *map((change.after or {}).__getitem__, columns)) for change in group]
    try:
        _many(connection, statement, (*KEYS[table], *columns), rows)
    except IntegrityError as error:
        taken = next((change for change in group if stored(connection, table, change.key) is not None), None)
        if taken is None:
            raise
        raise _conflict(taken) from error


def _replace(connection: Connection, table: str, kind: str, columns: Sequence[str], group: Sequence[Change]) -> None:
    target, keys = TABLES[table], KEYS[table]
    same_row = [target.c[name] == bindparam(f"key_{name}") for name in keys]
    as_it_was = [target.c[name].is_not_distinct_from(bindparam(f"old_{name}")) for name in columns]
    guard = and_(*same_row, *as_it_was)
    names = [f"key_{name}" for name in keys] + [f"old_{name}" for name in columns]
    rows = [(*change.key, *map((change.before or {}).__getitem__, columns)) for change in group]
    statement: Delete | Update = delete(target).where(guard)
    if kind == "update":
        statement = update(target).where(guard).values({name: bindparam(f"new_{name}") for name in columns})
        names += [f"new_{name}" for name in columns]
        rows = [
            (*row, *map((change.after or {}).__getitem__, columns)) for row, change in zip(rows, group, strict=True)
        ]
    if _many(connection, statement, names, rows) != len(group):
        raise next((_conflict(change) for change in group if not _arrived(connection, change)), Conflict())


def _many(
    connection: Connection, statement: Insert | Update | Delete, names: Sequence[str], rows: Sequence[tuple[Value, ...]]
) -> int:
    """Execute a statement for rows of values in the order of `names`, past the work that is done for each row where
    values come by name; gives how many rows of the store it met."""
    compiled = statement.compile(connection.engine, column_keys=None)
    assert compiled.positiontup is not None
    order = itemgetter(*(names.index(name) for name in compiled.positiontup))
    return connection.exec_driver_sql(str(compiled), [order(row) for row in rows]).rowcount


def stored(connection: Connection, table: str, key: Sequence[str]) -> Row | None:
    """One row as it is now, without its key."""
    target = TABLES[table]
    query = select(*(target.c[name] for name in COLUMNS[table]))
    query = query.where(*(target.c[name] == value for name, value in zip(KEYS[table], key, strict=True)))
    row = connection.execute(query).one_or_none()
    return None if row is None else dict(zip(COLUMNS[table], row, strict=True))


def _arrived(connection: Connection, change: Change) -> bool:
    row = stored(connection, change.table, change.key)
    if row is None or change.after is None:
        return row is None and change.after is None
    return all(row[name] == value for name, value in change.after.items())


def _conflict(change: Change) -> Conflict:
    return Conflict(table=change.table, key="/".join(change.key))
