"""The store: a file of assessments. What is written is written at once, all of an action or none of it."""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import IntegrityError

from db import audit, follow, read, rows, versions
from db.audit import Action
from db.changes import Change, Receipt, Report, Source, merged, unheard
from db.engine import engine, leave, reading
from db.errors import AlreadyThere, Conflict, Damaged, InUse, OlderStore, ReadOnly, Unfinished, Unreachable, meaningful
from db.lock import Holder, Lock, login_name
from db.schema import TABLES
from db.work import Work
from scoring.entries import Assessment, Cells
from scoring.plan import Plan, new_uid

__all__ = ["Action", "AssessmentInfo", "Holder", "Store", "Work"]


@dataclass(frozen=True, slots=True)
class AssessmentInfo:
    """An assessment of a store, as a list shows it."""

    uid: str
    id: str
    title: str
    year: int
    period: str
    number: int | None


class Store:
    """An open store. `holder` is who has it for writing, where that is somebody else: then it is read only.

    `path` is the file as it was named, `file` the one that it stands for. Close it when done."""

    only_tried = False
    """Is this a copy that reaches no file? There what is final may be changed."""

    def __init__(self, path: Path, made: Engine, *, user: str, lock: Lock | None, holder: Holder | None) -> None:
        self.path = path
        self.read_only = lock is None
        self.holder = holder
        self.user = user
        self._lock = lock
        self._engine = made
        self._reading = reading(made)
        self.file = path.resolve()
        self._identity = _identity(self.file)
        self._working = False

    @staticmethod
    def create(path: Path, *, user: str = "") -> "Store":
        """A new, empty store. Raises AlreadyThere, NoPlace, DiskFull, Unreachable."""
        versions.create(versions.resolved(path))
        return Store.open(path, user=user)

    @staticmethod
    def open(path: Path, *, user: str = "", read_only: bool = False) -> "Store":
        """Open a store for writing; read only where that is wanted, where somebody else has it (`holder`) or
        where its place cannot be written. An older one is brought up to date, with a copy beside it.

        Raises NoSuchStore, NotAStore, NewerStore, OlderStore, Damaged, Unfinished, InUse, Unreachable."""
        file = versions.resolved(path)
        user = user or login_name()
        unfinished = False
        try:
            found = versions.schema_number(file)
        except Unfinished:
            if read_only:
                raise
            unfinished = True
        lock, holder = (None, None) if read_only else _right_to_write(file, user)
        try:
            if unfinished:
                if lock is not None:
                    versions.recover(file)
                found = versions.schema_number(file)
            if found < versions.HEAD:
                if lock is None:
                    raise OlderStore(path=str(path), found=str(found), known=str(versions.HEAD))
                versions.upgrade(file, found)
            made = engine(file, "ro" if lock is None else "rw")
            return Store(path, made, user=user, lock=lock, holder=holder)
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    def close(self) -> None:
        """Let go of the file. Everything is saved already."""
        if self._lock is None:
            self._engine.dispose()
            return
        leave(self._engine)
        self._lock.release()
        self._lock = None
        self.read_only = True

    # reading

    def assessments(self) -> tuple[AssessmentInfo, ...]:
        """What the store holds, newest year first; the whole year before its quarters, the latest quarter first."""
        table = TABLES["assessment"]
        columns = [table.c[name] for name in ("uid", "id", "title", "year", "period", "number")]
        order = (table.c.year.desc(), table.c.number.is_not(None), table.c.number.desc(), table.c.title, table.c.uid)
        with self._look() as connection:
            return tuple(AssessmentInfo(*row) for row in read.fetch(connection, select(*columns).order_by(*order)))

    def read(self, uid: str, report: Report = unheard) -> Assessment:
        """One assessment. Raises Conflict where it is not (or no longer) there, Damaged for broken content."""
        with self._look() as connection:
            head = self._outline(connection, uid)
            with self._sound():
                most = len(head.plan.units) * len(head.plan.items)
                values, second = (
                    rows.cells_of(read.owned_cells(connection, uid, table, most, report), head.plan)
                    for table in rows.CELL_TABLES
                )
            return replace(head, entries=replace(head.entries, values=values, second=second))

    def outline(self, uid: str) -> Assessment:
        """An assessment without its cells, which is quick however many there are. Raises what `read` does."""
        with self._look() as connection:
            return self._outline(connection, uid)

    def _outline(self, connection: Connection, uid: str) -> Assessment:
        tables = read.assessment_tables(connection, uid)
        with self._sound():
            head = rows.assessment_of(uid, tables)
            return replace(head, entries=replace(head.entries, previous=read.previous(connection, head.plan)))

    def follow(self, seen: Assessment, changes: Sequence[Change]) -> Assessment:
        """What `read` would give after changes to an assessment as it was seen: quick, as it reads no cells."""
        plan = follow.plan_after(seen.plan, changes) if changes else seen.plan
        if plan is not None:
            return replace(seen, plan=plan)
        tables = {change.table for change in changes}
        if not tables.isdisjoint({"item", "unit"}):
            return self.read(seen.plan.uid)
        values, second = (follow.cells_after(seen, changes, table) for table in rows.CELL_TABLES)
        lasting = tables <= {*rows.CELL_TABLES, *rows.ENTRY_TABLES, "ballot_paper"} and not follow.touch_others(
            seen, changes
        )
        if lasting or (tables <= {*rows.CELL_TABLES} and seen.plan.previous is None):
            entries = follow.entries_after(seen, changes, lambda table: self._order(table, seen.plan.uid))
            return replace(seen, entries=replace(entries, values=values, second=second))
        head = self.outline(seen.plan.uid)
        return replace(head, entries=replace(head.entries, values=values, second=second))

    def _order(self, table: str, owner: str) -> Sequence[str]:
        with self._look() as connection:
            return tuple(read.places(connection, table, owner))

    def before(self, plan: Plan, items: Collection[str]) -> Cells | None:
        """What the assessment that a plan names as the one before holds under some items; nothing is copied.

        None where the store does not hold it: then all there is came with the assessment itself."""
        with self._look() as connection:
            earlier = read.uid_of(connection, plan.previous.id) if plan.previous else None
            return None if earlier is None else read.cells_under(connection, earlier, items)

    def history(self, limit: int = 200) -> tuple[Action, ...]:
        """The audit log, newest first."""
        with self._look() as connection:
            return audit.recent(connection, limit)

    def backup(self, target: Path) -> None:
        """Copy the store, as it is now, to a file that appears only when it is whole and checked.

        Raises AlreadyThere where the target is the store itself, ReadOnly, DiskFull, Unreachable."""
        if target.resolve() == self.file:
            raise AlreadyThere(path=str(target))
        versions.backup(self.file, target.resolve())

    @contextmanager
    def _look(self) -> Iterator[Connection]:
        with meaningful(self.file), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Content that makes no assessment was not written by us."""
        try:
            yield
        except (ValueError, TypeError, LookupError, ArithmeticError) as error:
            raise Damaged(path=str(self.path), detail=f"{type(error).__name__}: {error}") from error

    # writing

    @contextmanager
    def work(self, label: str, source: Source | None = None) -> Iterator[Work]:
        """One user action. Everything in the block is stored when it ends, or nothing where it raises. `source` is
        the file that its data come from, for the log.

        Raises InUse or ReadOnly where the store cannot be written, DiskFull, Unreachable, Conflict."""
        with self._action(label, None, source) as work:
            yield work

    def revert(self, receipt: Receipt, report: Report = unheard) -> Receipt:
        """Do the opposite of an action, as an action of its own. Raises Conflict, and changes nothing, where
        something that it would write has been changed since."""
        try:
            with self._action(receipt.label, receipt.action) as work:
                work.revert(receipt, report)
        except IntegrityError as error:  # at commit: what would go is needed by what came since
            raise Conflict() from error
        return work.receipt

    @contextmanager
    def _action(self, label: str, undoes: str | None, source: Source | None = None) -> Iterator[Work]:
        self._ready()
        self._working = True
        try:
            with meaningful(self.file), self._engine.begin() as connection:
                work = Work(connection, label, free=self.only_tried)
                yield work
                changes = merged(work.changes)
                receipt = Receipt(new_uid() if changes else "", label, changes)
                if changes:
                    audit.record(connection, receipt, self.user, undoes, source)
            work.receipt = receipt
        finally:
            self._working = False

    def _ready(self) -> None:
        if self.holder is not None:
            raise InUse(path=str(self.path), **{name: getattr(self.holder, name) for name in Holder.__slots__})
        if self.read_only:
            raise ReadOnly(path=str(self.path))
        if self._working:
            raise RuntimeError("one action at a time")
        if _identity(self.file) != self._identity:
            raise Unreachable(path=str(self.path), detail="the file was moved or replaced")


def _identity(file: Path) -> tuple[int, int]:
    """Which file stands under a name; looked up without opening it, as closing it would drop SQLite's locks."""
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _right_to_write(file: Path, user: str) -> tuple[Lock | None, Holder | None]:
    """The lock, or who has it; neither where the file or its folder cannot be written."""
    if not os.access(file, os.W_OK):
        return None, None
    try:
        taken = Lock.take(file, user)
    except OSError:
        return None, None
    return (None, taken) if isinstance(taken, Holder) else (taken, None)
