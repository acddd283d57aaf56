"""One writer a file: who comes second is told who has it, and reads."""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import InUse, ReadOnly, StoreError
from db.lock import Holder, Lock, lock_path
from db.store import Store
from exchange.wording import word
from scoring.entries import Assessment, Cell

HOLD = """
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from db.store import Store
store = Store.open(Path(sys.argv[1]), user="李强")
print(store.read_only, flush=True)
sys.stdin.readline()
"""


def test_the_second_is_told_who_has_it_and_reads(store: Store, assessment: Assessment) -> None:
    second = Store.open(store.path, user="李强")
    assert second.read_only
    assert second.holder is not None
    assert (second.holder.user, second.holder.host, second.holder.pid) == (
        "张敏",
        socket.gethostname(),
        str(os.getpid()),
    )
    assert second.read(assessment.plan.uid) == assessment
    with pytest.raises(InUse) as refusal, second.work("改"):
        pass
    for language in ("en", "zh_CN"):
        assert "张敏" in word(refusal.value.code, language, **refusal.value.facts)
    with store.work("改") as work:
        work.cells(assessment.plan.uid, {("cases", "U01"): Cell("99")})
    assert second.read(assessment.plan.uid).entries.cell("cases", "U01") == Cell("99")
    second.close()
    assert not store.read_only
    with store.work("改") as work:
        work.cells(assessment.plan.uid, {("cases", "U01"): Cell("98")})
    store.close()
    third = Store.open(store.path)
    assert (third.read_only, third.holder) == (False, None)
    third.close()


def test_another_process_is_held_off_until_it_dies(store: Store) -> None:
    store.close()
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(store.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "False\n"
        second = Store.open(store.path)
        assert second.holder is not None
        assert (second.holder.user, second.holder.pid) == ("李强", str(child.pid))
        second.close()
        child.kill()
    assert lock_path(store.path).exists()
    third = Store.open(store.path)
    assert (third.read_only, third.holder) == (False, None)
    third.close()
    assert not lock_path(store.path).exists()


@pytest.mark.parametrize("words", [b"", b"{", b'{"user": "x"}', b"[]", b"\xff\xfe", b"null"])
def test_what_a_dead_one_left_behind_never_blocks(store: Store, words: bytes) -> None:
    store.close()
    lock_path(store.path).write_bytes(words)
    opened = Store.open(store.path)
    assert not opened.read_only
    opened.close()


def test_a_holder_without_words_is_a_holder(tmp_path: Path) -> None:
    held = Lock.take(tmp_path / "x", "a")
    assert isinstance(held, Lock)
    lock_path(tmp_path / "x").write_bytes(b"{")
    assert Lock.take(tmp_path / "x", "b") == Holder()
    held.release()
    again = Lock.take(tmp_path / "x", "b")
    assert isinstance(again, Lock)
    again.release()


def test_two_names_of_one_file_have_one_lock(store: Store, tmp_path: Path) -> None:
    other = tmp_path / "快捷.qheng"
    other.symlink_to(store.path)
    second = Store.open(other)
    assert second.holder is not None
    second.close()


def test_opened_for_reading_it_writes_nothing_and_keeps_nobody_out(store: Store, assessment: Assessment) -> None:
    store.close()
    before = store.path.read_bytes()
    reader = Store.open(store.path, read_only=True)
    assert (reader.read_only, reader.holder) == (True, None)
    assert reader.read(assessment.plan.uid) == assessment
    assert reader.history()
    with pytest.raises(ReadOnly), reader.work("改") as work:
        work.remove(assessment.plan.uid)
    writer = Store.open(store.path)
    assert not writer.read_only
    writer.close()
    reader.close()
    assert store.path.read_bytes() == before
    assert [path.name for path in store.path.parent.iterdir()] == [store.path.name]


AS_NOBODY = """
import os, sys
from pathlib import Path
from db.errors import StoreError
from db.store import Store
Store.create(Path(sys.argv[2]) / "first.qheng").close()  # everything is imported while it may be read
os.setgid(65534); os.setuid(65534)
store = Store.open(Path(sys.argv[1]))
print(store.read_only, store.holder, len(store.assessments()))
for action in (lambda: store.work("x").__enter__(), lambda: Store.create(Path(sys.argv[1]).with_name("new.qheng"))):
    try:
        action()
    except StoreError as error:
        print(error.code)
store.close()
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can look into, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs to step down to a user without rights")
@pytest.mark.parametrize("folder_mode", [0o555, 0o777])
def test_where_nothing_can_be_written_it_opens_for_reading(
    store: Store, tmp_path: Path, open_folder: Path, folder_mode: int
) -> None:
    root = Path(__file__).parents[2]
    if not all(folder.stat().st_mode & 0o001 for folder in (root, *root.parents)):
        pytest.skip("a user without rights cannot even look into the folder of this repository")
    store.close()
    folder = open_folder / "只读"
    folder.mkdir()
    place = folder / "a.qheng"
    place.write_bytes(store.path.read_bytes())
    place.chmod(0o444)
    folder.chmod(folder_mode)
    answer = subprocess.run(
        [sys.executable, "-B", "-c", AS_NOBODY, str(place), str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    folder.chmod(0o755)
    assert answer.stderr == ""
    lines = answer.stdout.splitlines()
    assert lines[:2] == ["True None 1", "store.read_only"]
    if folder_mode == 0o555:
        assert lines[2:] == ["store.no_place"]
        assert list(folder.iterdir()) == [place]


BY_HAND = """
import sys
from pathlib import Path
from db.store import Store
from scoring.entries import Cell
place = Path(sys.argv[1])
opened = []
sys.addaudithook(lambda event, args: opened.append(args[0]) if event == "open" else None)
store = Store.open(place)
(info,) = store.assessments()
with store.work("x") as work:
    work.cells(info.uid, {("cases", "U01"): Cell("1")})
store.revert(work.receipt)
store.read(info.uid), store.history(), Store.open(place).close()
store.backup(place.with_name("backup.qheng"))
store.close()
names = {Path(str(name)).name for name in opened if isinstance(name, (str, Path))}
print(place.name in names, place.name + ".lock" in names)
"""


def test_the_file_in_use_is_never_opened_by_hand(store: Store) -> None:
    """Closing it would drop SQLite's locks on Linux, and another's acknowledged write would be lost."""
    store.close()
    answer = subprocess.run(
        [sys.executable, "-c", BY_HAND, str(store.path)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert (answer.stderr, answer.stdout) == ("", "False True\n")


def test_a_writer_that_does_not_end_is_named_as_busy(
    store: Store, assessment: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    store.close()
    monkeypatch.setattr("db.engine.PATIENCE", 0.05)
    opened = Store.open(store.path)
    browser = sqlite3.connect(store.path, isolation_level=None)
    browser.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError) as refusal, opened.work("改") as work:
        work.remove(assessment.plan.uid)
    assert refusal.value.code == "store.busy"
    browser.execute("ROLLBACK")
    browser.close()
    with opened.work("改") as work:
        work.remove(assessment.plan.uid)
    opened.close()
