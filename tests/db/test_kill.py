"""A process that is killed at any moment loses nothing that it said was saved, and leaves no half action."""

import multiprocessing
import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from db.changes import applied
from db.errors import StoreError
from db.store import Store
from scoring.entries import Assessment, Cell, Entries
from scoring.plan import Item, Plan, Unit
from tests.db.samples import dump

KILLS = 60
ITEMS, UNITS = 10, 12
needs_fork = pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="needs cheap processes to kill"
)


def _grid() -> Assessment:
    return Assessment(
        Plan(
            id="kill",
            title="0",
            year=2024,
            units=tuple(Unit(code=f"U{place}", name="局") for place in range(UNITS)),
            items=tuple(Item(code=f"i{place}", name="项") for place in range(ITEMS)),
        )
    )


def _edit_for_ever(path: Path, uid: str, start: int, said: Connection) -> None:
    """In the child: each action writes its number into many rows, and is said to be saved once it is."""
    store = Store.open(path)
    plan = store.read(uid).plan
    said.send("open")
    for number in count(start):
        few = number % 3
        cell = Cell(str(number), note="长" * (number % 50))
        edits = {(f"i{i}", f"U{u}"): cell for i in range(ITEMS) for u in range(1 if few else UNITS)}
        plan = replace(plan, title=str(number))
        with store.work(f"第 {number} 步") as work:
            work.cells(uid, edits)
            work.plan(plan)
            if number % 7 == 0:
                extra = replace(_grid(), entries=Entries({"i0": {"U0": cell}}))
                work.add(replace(extra, plan=replace(extra.plan, id=f"extra {number}")))
        said.send(number)


def _check(path: Path, uid: str, saved: int) -> int:
    """What the file holds after the kill is what was said to be saved, or one whole action more."""
    store = Store.open(path)
    assert store.holder is None
    assert not store.read_only
    try:
        found = store.read(uid)
        number = int(found.plan.title)
        assert saved <= number <= saved + 1
        if number:
            assert {found.entries.values[f"i{i}"]["U0"].value for i in range(ITEMS)} == {str(number)}
            whole = str(max(n for n in range(number + 1) if n % 3 == 0 or n == 0))
            assert {c.value for i in range(ITEMS) for u, c in found.entries.values[f"i{i}"].items() if u != "U0"} <= {
                whole
            }
            assert store.history(1)[0].label == f"第 {number} 步"
        assert len(store.assessments()) == 1 + number // 7
    finally:
        store.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
    return number


@needs_fork
def test_sixty_kills_in_the_middle_of_edits_lose_nothing(tmp_path: Path) -> None:
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([__name__])
    path, grid = tmp_path / "杀.qheng", _grid()
    store = Store.create(path)
    with store.work("加入") as work:
        work.add(grid)
    store.close()
    moment = random.Random(2024)
    number = edits = 0
    for _ in range(KILLS):
        hear, say = processes.Pipe(duplex=False)
        child = processes.Process(target=_edit_for_ever, args=(path, grid.plan.uid, number + 1, say))
        child.start()
        say.close()
        assert hear.recv() == "open"
        saved = number
        for _ in range(moment.randrange(4)):
            saved = hear.recv()
        child.join(moment.uniform(0, 0.03))
        child.kill()
        child.join()
        while hear.poll():
            try:
                saved = hear.recv()
            except EOFError:
                break
        hear.close()
        child.close()
        reached = _check(path, grid.plan.uid, saved)
        edits += reached - number
        number = reached
    assert edits >= KILLS
    store = Store.open(path)
    present, log = dump(store), store.history(10**6)
    store.close()
    assert len(log) == number + 1
    changes = (change for action in reversed(log) for change in action.changes)
    assert applied({name: {} for name in present}, changes) == present


def _die_with_a_hot_journal(path: Path, uid: str, said: Connection) -> None:
    """In the child: be killed after pages of an unfinished transaction have reached the file."""
    store = Store.open(path)
    with store.work("没有写完") as work:
        work._connection.exec_driver_sql("PRAGMA cache_size = 1")
        work._connection.exec_driver_sql("PRAGMA cache_spill = 1")
        work.cells(uid, {(f"i{i}", f"U{u}"): Cell("9" * 4000) for i in range(ITEMS) for u in range(UNITS)})
        said.send("spilled")
        said.recv()


@needs_fork
def test_an_unfinished_change_is_taken_back_by_the_next_opening(tmp_path: Path) -> None:
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([__name__])
    path, grid = tmp_path / "热.qheng", _grid()
    store = Store.create(path)
    with store.work("加入") as work:
        work.add(grid)
    store.close()
    hear, say = processes.Pipe()
    child = processes.Process(target=_die_with_a_hot_journal, args=(path, grid.plan.uid, say))
    child.start()
    assert hear.recv() == "spilled"
    child.kill()
    child.join()
    assert path.with_name(path.name + "-journal").stat().st_size > 0
    with pytest.raises(StoreError) as refusal:
        Store.open(path, read_only=True)
    assert refusal.value.code == "store.unfinished"
    store = Store.open(path)
    assert store.read(grid.plan.uid) == grid
    assert len(store.history()) == 1
    store.close()
    for end in (hear, say):
        end.close()
