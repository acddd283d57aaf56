"""What is stored, as rows: nothing here writes."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Connection, Select, bindparam, func, select, tuple_

from db.changes import Key, Report, Row
from db.errors import Conflict
from db.rows import ENTRY_TABLES, PLAN_TABLES, Codes, StoredCell, columns_of
from db.schema import COLUMNS, KEYS, TABLES
from scoring.entries import Cells
from scoring.plan import Plan
from scoring.years.previous import items_read

_CELL, _UNIT = TABLES["cell"], TABLES["unit"]
_BATCH, _PAPER = TABLES["ballot_batch"], TABLES["ballot_paper"]
_FEW = 500
_LOOSE = 4
"""A block may be so many times as large as what is wanted of it."""
_PAIRS = 10_000  # SQLite takes 32 766 parameters


def _of_owner(table: str) -> Select[Any]:
    target = TABLES[table]
    owner = target.c.uid if table == "assessment" else target.c.assessment_uid
    return select(target.c.uid, *(target.c[name] for name in COLUMNS[table])).where(owner == bindparam("owner"))


_OF_OWNER: Final = {table: _of_owner(table) for table in ("assessment", *PLAN_TABLES, *ENTRY_TABLES)}
"""The rows of each table that belong to an assessment: asked for so often that to put the question together took
longer than to answer it."""


def fetch(connection: Connection, query: Select[Any], **bound: str) -> list[tuple[Any, ...]]:
    """All rows of a query as the driver gives them: every column here is plain text or a whole number."""
    result = connection.execute(query, bound)
    assert result.cursor is not None
    rows = list(result.cursor.fetchall())
    result.close()
    return rows


def table_rows(connection: Connection, table: str, owner: str) -> dict[Key, Row]:
    """The rows of one table that belong to an assessment."""
    columns, found = COLUMNS[table], fetch(connection, _OF_OWNER[table], owner=owner)
    return {(row[0],): dict(zip(columns, row[1:], strict=True)) for row in found}


def plan_tables(connection: Connection, owner: str, left: Collection[str] = frozenset()) -> dict[str, dict[Key, Row]]:
    """The rows of a plan, but those of tables that are `left` out; none under "assessment" where there is no such
    assessment."""
    tables = ("assessment", *PLAN_TABLES)
    return {table: table_rows(connection, table, owner) for table in tables if table not in left}


def assessment_tables(connection: Connection, owner: str) -> dict[str, dict[Key, Row]]:
    """Every row of an assessment but its cells. Raises Conflict where there is no such assessment."""
    found = plan_tables(connection, owner)
    if not found["assessment"]:
        raise Conflict(table="assessment", key=owner)
    entries = {table: table_rows(connection, table, owner) for table in ENTRY_TABLES}
    return found | entries | {"ballot_paper": paper_rows(connection, owner)}


def paper_rows(connection: Connection, owner: str) -> dict[Key, Row]:
    """The papers of all ballots of an assessment."""
    batches = select(_BATCH.c.uid).where(_BATCH.c.assessment_uid == owner)
    return _paper_rows(connection, _PAPER.c.batch_uid.in_(batches))


def paper_rows_with(connection: Connection, batches: Collection[str]) -> dict[Key, Row]:
    """The same for whole batches."""
    found: dict[Key, Row] = {}
    for part in parts(batches):
        found |= _paper_rows(connection, _PAPER.c.batch_uid.in_(part))
    return found


def _paper_rows(connection: Connection, condition: ColumnElement[bool]) -> dict[Key, Row]:
    query = select(*(_PAPER.c[name] for name in ("batch_uid", "place", "void", "marks"))).where(condition)
    return {(batch, place): {"void": void, "marks": marks} for batch, place, void, marks in fetch(connection, query)}


def codes(connection: Connection, table: str, owner: str, wanted: Collection[str] | None = None) -> dict[str, str]:
    """code → uid of an assessment's parts; of the wanted codes only, where they are few."""
    target = TABLES[table]
    query = select(target.c.code, target.c.uid).where(target.c.assessment_uid == owner)
    if wanted is not None and len(wanted) <= _FEW:
        query = query.where(target.c.code.in_(wanted))
    return dict(fetch(connection, query))


def places(connection: Connection, table: str, owner: str) -> dict[str, int]:
    """uid → position of the rows of a table, in their order"""
    target = TABLES[table]
    query = select(target.c.uid, target.c.position).where(target.c.assessment_uid == owner)
    return dict(fetch(connection, query.order_by(target.c.position, target.c.uid)))


def code_tables(connection: Connection, owner: str, tables: Sequence[str]) -> Codes:
    return {table: codes(connection, table, owner) for table in tables}


def _cell_columns(table: str) -> list[Column[Any]]:
    return [TABLES[table].c[name] for name in (*KEYS["cell"], *COLUMNS["cell"])]


def owned_cells(connection: Connection, owner: str, table: str, most: int, report: Report) -> Iterator[StoredCell]:
    """Every cell of an assessment, `most` at most, a part of them at a time: all rows at once would take gigabytes."""
    units = select(_UNIT.c.uid).where(_UNIT.c.assessment_uid == owner)
    result = connection.execute(select(*_cell_columns(table)).where(TABLES[table].c.unit_uid.in_(units)))
    assert result.cursor is not None
    found = 0
    while part := result.cursor.fetchmany(_PAIRS):
        report(found, most)
        found += len(part)
        yield from part
    result.close()


def cells_at(connection: Connection, keys: Collection[Key], table: str = "cell") -> dict[Key, Row]:
    """The cells of these (item_uid, unit_uid) that are there."""
    target = TABLES[table]
    found: dict[Key, Row] = {}
    items, units = {key[0] for key in keys}, {key[1] for key in keys}
    if _FEW < len(items) * len(units) <= _LOOSE * len(keys) and len(items) + len(units) <= _PAIRS:
        # A block, such as what was pasted: asked for by its sides, which is far quicker than pair by pair.
        block = target.c.unit_uid.in_(units) & target.c.item_uid.in_(items)
        near = _cell_rows(fetch(connection, select(*_cell_columns(table)).where(block)))
        return near if len(near) == len(keys) else {key: near[key] for key in keys if key in near}
    rest = iter(keys)
    while part := list(islice(rest, _PAIRS)):
        pairs = tuple_(target.c.unit_uid, target.c.item_uid).in_([(unit, item) for item, unit in part])
        found |= _cell_rows(fetch(connection, select(*_cell_columns(table)).where(pairs)))
    return found


def cells_with(connection: Connection, column: str, uids: Collection[str], table: str = "cell") -> dict[Key, Row]:
    """The cells of whole items ("item_uid") or units ("unit_uid")."""
    found: dict[Key, Row] = {}
    for part in parts(uids):
        query = select(*_cell_columns(table)).where(TABLES[table].c[column].in_(part))
        found |= _cell_rows(fetch(connection, query))
    return found


def _cell_rows(found: Sequence[tuple[Any, ...]]) -> dict[Key, Row]:
    return {(item, unit): {"value": value, "state": state, "note": note} for item, unit, value, state, note in found}


# The assessment before.

_ITEM, _ASSESSMENT, _PREVIOUS = TABLES["item"], TABLES["assessment"], TABLES["previous_cell"]


def uid_of(connection: Connection, id: str) -> str | None:  # noqa: A002 - the name of the column
    """The assessment that has this id."""
    found = fetch(connection, select(_ASSESSMENT.c.uid).where(_ASSESSMENT.c.id == id).limit(1))
    return str(found[0][0]) if found else None


def looking_back_to(connection: Connection, id: str) -> list[str]:  # noqa: A002
    """The assessments that name this id as the one before."""
    return [str(row[0]) for row in fetch(connection, select(_ASSESSMENT.c.uid).where(_ASSESSMENT.c.previous_id == id))]


def previous(connection: Connection, plan: Plan) -> Cells:
    """What the rules of a plan read of the assessment before, where the store holds that; else what came with it."""
    earlier = uid_of(connection, plan.previous.id) if plan.previous else None
    if earlier is None:
        columns = [_ITEM.c.code, *(_PREVIOUS.c[name] for name in ("unit", "value", "state", "note"))]
        query = select(*columns).join_from(_PREVIOUS, _ITEM).where(_ITEM.c.assessment_uid == plan.uid)
        return columns_of(fetch(connection, query.order_by(_ITEM.c.position, _PREVIOUS.c.unit)))
    return cells_under(connection, earlier, items_read(plan))


def cells_under(connection: Connection, owner: str, items: Collection[str]) -> Cells:
    """The cells of an assessment under some of its items, by code; an item without any is left out."""
    if not items:
        return {}
    columns = [_ITEM.c.code, _UNIT.c.code, *(_CELL.c[name] for name in ("value", "state", "note"))]
    query = select(*columns).join_from(_CELL, _UNIT).join(_ITEM, _ITEM.c.uid == _CELL.c.item_uid)
    wanted = _ITEM.c.uid.in_(select(_ITEM.c.uid).where(_ITEM.c.assessment_uid == owner, _ITEM.c.code.in_(items)))
    found = fetch(connection, query.where(_UNIT.c.assessment_uid == owner, wanted).order_by(_UNIT.c.position))
    columns_found = columns_of(found)
    return {item: columns_found[item] for item in items if item in columns_found}


def previous_rows(connection: Connection, owner: str) -> dict[Key, Row]:
    """The values of an assessment before that came with an assessment."""
    items = select(_ITEM.c.uid).where(_ITEM.c.assessment_uid == owner)
    return _previous_rows(connection, _PREVIOUS.c.item_uid.in_(items))


def previous_rows_with(connection: Connection, items: Collection[str]) -> dict[Key, Row]:
    """The same for whole items."""
    found: dict[Key, Row] = {}
    for part in parts(items):
        found |= _previous_rows(connection, _PREVIOUS.c.item_uid.in_(part))
    return found


def _previous_rows(connection: Connection, condition: ColumnElement[bool]) -> dict[Key, Row]:
    query = select(*(_PREVIOUS.c[name] for name in ("item_uid", "unit", "value", "state", "note")))
    return _cell_rows(fetch(connection, query.where(condition)))


def rows_with(connection: Connection, table: str, column: str, uids: Collection[str]) -> dict[Key, Row]:
    """The rows of a table whose column names one of the uids."""
    target, columns = TABLES[table], COLUMNS[table]
    query = select(target.c.uid, *(target.c[name] for name in columns))
    return {
        (row[0],): dict(zip(columns, row[1:], strict=True))
        for part in parts(uids)
        for row in fetch(connection, query.where(target.c[column].in_(part)))
    }


def parts(uids: Collection[str]) -> Iterator[list[str]]:
    rest = iter(uids)
    while part := list(islice(rest, _PAIRS)):
        yield part


def twins(connection: Connection, table: str) -> bool:
    """Do two parts of one assessment have the same code, or two assessments the same id?"""
    target = TABLES[table]
    same = [target.c.id] if table == "assessment" else [target.c.assessment_uid, target.c.code]
    query = select(func.count()).select_from(target).group_by(*same).having(func.count() > 1)
    return connection.execute(query.limit(1)).first() is not None
