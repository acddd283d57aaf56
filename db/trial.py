"""A store to try things out in: a copy of the record in memory. Nothing that is done in it can reach the file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from db.changes import Change, Source, merged
from db.engine import CAREFUL, begin_as_told, connect
from db.errors import ReadOnly, meaningful
from db.store import Store
from db.work import Work


class Trial(Store):
    """The copy. It knows the name of its file, for titles, and holds no connection to it.

    Raises what reading the record raises: Damaged, Unreachable."""

    only_tried = True

    def __init__(self, record: Store) -> None:
        memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        with meaningful(record.file), closing(connect(record.file, "ro")) as source:
            source.backup(memory)
        for setting in (*CAREFUL, "foreign_keys = ON"):
            memory.execute(f"PRAGMA {setting}")
        made = begin_as_told(create_engine("sqlite://", creator=lambda: memory, poolclass=StaticPool))
        super().__init__(record.path, made, user=record.user, lock=None, holder=None)
        self.read_only = False
        self._memory = memory
        self._done: list[Change] = []

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is different from the record by now, at most one change a row."""
        return merged(self._done)

    def close(self) -> None:
        """Forget the copy and everything that was tried."""
        self._engine.dispose()
        self._memory.close()
        self.read_only = True

    def backup(self, target: Path) -> None:
        """What is only tried is not kept. Raises ReadOnly."""
        raise ReadOnly(path=str(target))

    @contextmanager
    def _action(self, label: str, undoes: str | None, source: Source | None = None) -> Iterator[Work]:
        with super()._action(label, undoes, source) as work:
            yield work
        self._done += work.receipt.changes

    def _ready(self) -> None:
        if self._working:
            raise RuntimeError("one action at a time")
