"""An assessment that was made final takes no change: every write looks here first, whoever writes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from sqlalchemy import Connection, select

from db.changes import Change, Value
from db.codecs import VERSIONS
from db.errors import Sealed
from db.read import fetch
from db.schema import COLUMNS, KEYS, TABLES
from scoring.sealing import final

FREE: Final = frozenset({"signers", "layouts", "sendings"})
"""What may change even then: who signs, on which paper, who was asked. No figure and no check code names it."""


def sealed(connection: Connection) -> Mapping[str, Sealed]:
    """What to say to whoever changes one of the assessments that are final, by their uid."""
    table = TABLES["assessment"]
    found = {}
    for uid, title, versions in fetch(connection, select(table.c.uid, table.c.title, table.c.versions)):
        version = final(VERSIONS.decode(versions))
        if version is not None:
            found[uid] = Sealed(title=title, number=str(version.number))
    return found


def refuse_sealed(connection: Connection, finals: Mapping[str, Sealed], changes: Iterable[Change]) -> None:
    """Raises Sealed for the first change of something that belongs to a final assessment."""
    if finals:
        for owner in _owners(connection, changes):
            if owner in finals:
                raise finals[owner]


def _owners(connection: Connection, changes: Iterable[Change]) -> Iterator[str]:
    """The assessment of every change, each once."""
    items: set[str] = set()
    rows: dict[str, set[str]] = {}
    for change in changes:
        told = change.after or change.before or {}
        if change.table == "assessment":
            if change.before is None or change.after is None or not change.after.keys() <= FREE:
                yield change.key[0]
        elif "assessment_uid" in told:
            yield str(told["assessment_uid"])
        elif "assessment_uid" in COLUMNS.get(change.table, ()):
            rows.setdefault(change.table, set()).add(change.key[0])
        elif "batch_uid" in KEYS.get(change.table, ()):
            rows.setdefault("ballot_batch", set()).add(change.key[0])
        elif "item_uid" in KEYS.get(change.table, ()):
            items.add(change.key[KEYS[change.table].index("item_uid")])
    rows.setdefault("item", set()).update(items)
    for table, uids in rows.items():
        yield from _owners_of(connection, table, sorted(uids))


def _owners_of(connection: Connection, table: str, uids: list[str]) -> Iterator[str]:
    target, seen = TABLES[table], set[Value]()
    for start in range(0, len(uids), 500):
        some = target.c.uid.in_(uids[start : start + 500])
        for (owner,) in fetch(connection, select(target.c.assessment_uid).where(some).distinct()):
            if owner not in seen:
                seen.add(owner)
                yield str(owner)
