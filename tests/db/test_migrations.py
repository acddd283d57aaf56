"""A store is made and brought up to date by frozen steps: wholly or not at all."""

import gzip
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from db import versions
from db.changes import applied
from db.errors import Damaged, OlderStore
from db.schema import metadata
from db.store import Store
from scoring.entries import Assessment
from tests.db.samples import (
    an_assessment,
    as_of_version_1,
    as_of_version_2,
    as_of_version_3,
    as_of_version_4,
    as_of_version_5,
    as_of_version_6,
    as_of_version_7,
    as_of_version_8,
    as_of_version_9,
    as_of_version_10,
    as_of_version_11,
    dump,
)

FILES = Path(__file__).parents[1] / "files"
STEP = """
import sqlalchemy as sa
from alembic import op

revision = "{new:04}"
down_revision = "{old:04}"


def upgrade() -> None:
    op.add_column("unit", sa.Column("short_name", sa.Text()))
    op.execute("UPDATE unit SET short_name = substr(name, 1, 1)")
    with op.batch_alter_table("item") as table:  # rebuilds a table that others refer to
        table.alter_column("note", new_column_name="remark")
    {extra}
"""


LATER = versions.HEAD + 1


class Fault(Exception):
    """Raised in the middle by a test."""


@contextmanager
def faulty(at: int) -> Iterator[list[str]]:
    """The statement of this number, of all that are run, fails."""
    run: list[str] = []

    def before(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        run.append(statement)
        if len(run) == at:
            raise Fault(statement)

    event.listen(Engine, "before_cursor_execute", before)
    try:
        yield run
    finally:
        event.remove(Engine, "before_cursor_execute", before)


def dumped(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def shape(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'alembic_version'"
    )
    return {(kind, name, re.sub(r"\s+", " ", sql).strip()) for kind, name, sql in found}


@pytest.fixture
def newer_steps(tmp_path: Path) -> Callable[[str], Path]:
    """The steps of a later version: ours and one more."""

    def make(extra: str = "pass") -> Path:
        folder = tmp_path / "100% of steps"
        shutil.copytree(versions.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        step = STEP.format(extra=extra, new=LATER, old=versions.HEAD)
        (folder / "versions" / f"{LATER:04}_short_names.py").write_text(step, encoding="utf-8")
        return folder

    return make


def test_the_steps_make_the_tables_of_the_program(tmp_path: Path) -> None:
    versions.create(tmp_path / "a.qheng")
    made = create_engine("sqlite://")
    metadata.create_all(made)
    with closing(sqlite3.connect(tmp_path / "a.qheng")) as migrated, made.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        assert shape(migrated) == shape(driver)
    made.dispose()


def test_every_table_is_strict_and_every_reference_deferred(tmp_path: Path) -> None:
    versions.create(tmp_path / "a.qheng")
    with closing(sqlite3.connect(tmp_path / "a.qheng")) as connection:
        for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"):
            if name == "alembic_version":
                continue
            assert sql.rstrip().endswith("STRICT")
            assert sql.count("REFERENCES") == sql.count("DEFERRABLE INITIALLY DEFERRED")


def test_the_schema_is_fit_for_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=dialect))


def test_the_program_knows_its_last_step(tmp_path: Path) -> None:
    numbers = [int(step.name[:4]) for step in (versions.MIGRATIONS / "versions").glob("[0-9]*.py")]
    assert sorted(numbers) == list(range(1, versions.HEAD + 1))
    versions.create(tmp_path / "a.qheng")
    assert versions.schema_number(tmp_path / "a.qheng") == versions.HEAD
    with closing(sqlite3.connect(tmp_path / "a.qheng")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(f"{versions.HEAD:04}",)]
        assert connection.execute("PRAGMA application_id").fetchone() == (versions.APPLICATION_ID,)


def test_a_fault_while_a_store_is_made_leaves_nothing(tmp_path: Path) -> None:
    for at in range(1, 1000):
        try:
            with faulty(at) as run:
                versions.create(tmp_path / "a.qheng")
        except Fault:
            assert list(tmp_path.iterdir()) == []
        else:
            break
    assert at == len(run) + 1 > 30
    assert [path.name for path in tmp_path.iterdir()] == ["a.qheng"]


def test_a_fault_at_any_statement_leaves_the_old_store(store: Store, newer_steps: Callable[[str], Path]) -> None:
    steps = newer_steps("pass")
    store.close()
    before = dumped(store.path)
    copies = 0
    for at in range(1, 1000):
        try:
            with faulty(at) as run:
                copy = versions.upgrade(store.path, versions.HEAD, steps)
        except Fault:
            assert dumped(store.path) == before
            copies += 1
        else:
            break
    assert at == len(run) + 1 > 10
    assert dumped(copy) == before
    assert len(list(store.path.parent.glob(f"*.v{LATER - 1}-*.qheng"))) == copies + 1
    assert versions.schema_number(copy) == versions.HEAD
    with closing(sqlite3.connect(store.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (LATER,)
        assert connection.execute("SELECT short_name FROM unit WHERE code = 'U01'").fetchone() == ("甲",)
        assert connection.execute("SELECT remark FROM item WHERE code = 'fields'").fetchone() == ("每年更新",)
        assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
    assert not list(store.path.parent.glob("*journal"))


def test_a_step_that_breaks_a_reference_is_taken_back(store: Store, newer_steps: Callable[[str], Path]) -> None:
    store.close()
    before = dumped(store.path)
    with pytest.raises(Damaged) as refusal:
        versions.upgrade(store.path, versions.HEAD, newer_steps("op.execute(\"DELETE FROM unit WHERE code = 'U01'\")"))
    assert "unit" in refusal.value.facts["detail"]
    assert dumped(store.path) == before


def test_an_older_store_is_brought_up_to_date_when_it_is_opened(
    store: Store, newer_steps: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "upgrade", partial(versions.upgrade, migrations=newer_steps("pass")))
    monkeypatch.setattr(versions, "HEAD", LATER)
    with pytest.raises(OlderStore):  # somebody of the older version has it open
        Store.open(store.path)
    store.close()
    with pytest.raises(OlderStore):
        Store.open(store.path, read_only=True)
    opened = Store.open(store.path)
    assert not opened.read_only
    assert [info.id for info in opened.assessments()] == ["city-2024"]
    opened.close()
    assert versions.schema_number(store.path) == LATER
    assert len(list(store.path.parent.glob(f"*.v{LATER - 1}-*.qheng"))) == 1


@pytest.mark.parametrize("file", sorted(FILES.glob("store_v*.qheng.gz")), ids=lambda path: path.name)
def test_stores_of_every_version_still_say_the_same(file: Path, tmp_path: Path) -> None:
    place = tmp_path / "old.qheng"
    place.write_bytes(gzip.decompress(file.read_bytes()))
    store = Store.open(place)
    (info,) = store.assessments()
    found: Assessment = store.read(info.uid)
    known = {
        1: as_of_version_1,
        2: as_of_version_2,
        3: as_of_version_3,
        4: as_of_version_4,
        5: as_of_version_5,
        6: as_of_version_6,
        7: as_of_version_7,
        8: as_of_version_8,
        9: as_of_version_9,
        10: as_of_version_10,
        11: as_of_version_11,
    }
    number = int(file.name.removeprefix("store_v").partition(".")[0])
    assert found == known.get(number, lambda whole: whole)(an_assessment())
    assert [action.label for action in store.history()] == ["改一格", "改一格", "加入考核"]
    assert store.history()[0].user == "张敏"
    store.revert(store.revert(store.history(1)[0].receipt))
    assert store.read(info.uid) == found
    undone = [store.revert(action.receipt) for action in store.history()[2:]]  # back to the empty store, and forth
    assert store.assessments() == ()
    for receipt in reversed(undone):
        store.revert(receipt)
    assert store.read(info.uid) == found
    log = (change for action in reversed(store.history()) for change in action.changes)
    assert applied({name: {} for name in dump(store)}, log) == dump(store)
    store.close()


def test_there_is_a_store_of_every_version() -> None:
    assert len(list(FILES.glob("store_v*.qheng.gz"))) == versions.HEAD
