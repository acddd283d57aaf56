"""Is a file ours, of which version, and sound? A new store is made by running every migration step; an older
one is brought up to date after a copy of it was put beside it. Alembic is imported only for these two.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

from db.engine import connect, engine, leave
from db.errors import (
    AlreadyThere,
    Damaged,
    DiskFull,
    NewerStore,
    NoPlace,
    NoSuchStore,
    NotAStore,
    ReadOnly,
    Unreachable,
    meaningful,
    reachable,
)

APPLICATION_ID: Final = int.from_bytes(b"QHNG")
HEAD: Final = 12
"""The schema number of this program: the number of its last migration step."""
MIGRATIONS: Final = Path(__file__).parent / "migrations"
_CHECKED_WHOLE: Final = 64_000_000
"""Bytes: up to this size a store is checked from end to end when it is opened (well below a second)."""


def resolved(path: Path) -> Path:
    """The file that a name stands for, through links. Raises NotAStore where it can be no file's name."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise NotAStore(path=str(path)) from error


def schema_number(path: Path) -> int:
    """The schema number of a sound store. Nothing is written, not even beside it.

    Raises NoSuchStore, NotAStore, NewerStore, Damaged, or what `db.errors.meaningful` raises."""
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        raise NoSuchStore(path=str(path)) from None
    except OSError as error:  # no right to look, a name too long
        raise Unreachable(path=str(path), detail=error.strerror or str(error)) from error
    if not path.is_file() or size == 0:
        raise NotAStore(path=str(path))
    # First as a file that nobody changes: a plain look at a foreign file in WAL mode would leave files beside it.
    # One that is just being written, or was left half written, may look damaged that way: the plain look tells.
    with suppress(Damaged), meaningful(path), closing(connect(path, "ro&immutable=1")) as connection:
        _header(connection, path)
    with meaningful(path), closing(connect(path, "ro")) as connection:
        found = _header(connection, path)
        pages, page_size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        size = path.stat().st_size  # only now: whoever has it open may have made it grow
        if size < pages * page_size:
            raise Damaged(path=str(path), detail=f"{size} of {pages * page_size} bytes")
        _refuse_foreign_parts(connection, path)
        if size <= _CHECKED_WHOLE:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if sound != "ok":
                raise Damaged(path=str(path), detail=sound.splitlines()[-1])
    return found


def _header(connection: sqlite3.Connection, path: Path) -> int:
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise NotAStore(path=str(path))
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if number < 1:
        raise NotAStore(path=str(path))
    if number > HEAD:
        raise NewerStore(path=str(path), found=str(number), known=str(HEAD))
    return number


def _refuse_foreign_parts(connection: sqlite3.Connection, path: Path) -> None:
    """Triggers, views and virtual tables are never ours: they could act behind our back."""
    query = "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view') OR sql LIKE 'CREATE VIRTUAL%' LIMIT 1"
    foreign = connection.execute(query).fetchone()
    if foreign is not None:
        raise Damaged(path=str(path), detail=foreign[0])


def recover(path: Path) -> None:
    """Take back what a crash left half written: SQLite does it at the first look with write access."""
    with meaningful(path), closing(connect(path, "rw")) as connection:
        _header(connection, path)


def migrate(path: Path, mode: str, migrations: Path = MIGRATIONS) -> None:
    """Run every step that is missing: in one transaction, all or none."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    made = engine(path, mode, foreign_keys=False)  # rebuilding a table fails with them on, even deferred
    try:
        with meaningful(path), made.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone()
            if broken is not None:
                raise Damaged(path=str(path), detail=f"{broken[0]} -> {broken[2]}")
            number = int(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    finally:
        leave(made)


def create(path: Path) -> None:
    """Make an empty store. Raises AlreadyThere, and leaves nothing behind where it cannot be made."""
    draft = path.with_name(f".{path.name}.{uuid4().hex[:8]}.new")
    with reachable(path):
        try:
            with _named(path):
                migrate(draft, "rwc")
            _publish(draft, path)
        finally:
            draft.unlink(missing_ok=True)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """What goes wrong with a draft is told of the file that it was to become."""
    try:
        yield
    except (ReadOnly, Unreachable) as error:
        raise NoPlace(path=str(path)) from error
    except DiskFull as error:
        raise DiskFull(**error.facts | {"path": str(path)}) from error


def _publish(draft: Path, path: Path) -> None:
    """Give a finished file its name, unless the name is taken."""
    try:
        try:
            os.link(draft, path)
        except FileExistsError:
            raise AlreadyThere(path=str(path)) from None
        except OSError:  # a file system without hard links, such as that of a stick
            if path.exists():
                raise AlreadyThere(path=str(path)) from None
            draft.rename(path)
    finally:
        sync_folder(path.parent)


def upgrade(path: Path, found: int, migrations: Path = MIGRATIONS) -> Path:
    """Bring a store of schema number `found` up to date. Returns the copy of the old one, beside it."""
    copy = path.with_name(f"{path.stem}.v{found}-{uuid4().hex[:8]}{path.suffix}")
    backup(path, copy)
    migrate(path, "rw", migrations)
    return copy


def backup(path: Path, target: Path) -> None:
    """Copy a store, in use or not, to a file that appears only when it is whole and checked."""
    draft = target.with_name(f".{target.name}.{uuid4().hex[:8]}.new")
    with reachable(target):
        try:
            with meaningful(path), closing(connect(path, "ro")) as source:
                _copy(source, draft, target)
            draft.replace(target)
            sync_folder(target.parent)
        finally:
            draft.unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, draft: Path, target: Path) -> None:
    with meaningful(target), closing(connect(draft, "rwc")) as copy:
        source.backup(copy)
        sound = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if sound != "ok":
            raise Damaged(path=str(target), detail=sound)
        copy.execute("PRAGMA journal_mode = DELETE")


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder last through a power cut. Windows does so by itself."""
    if os.name == "posix":
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)
