"""Whatever is no sound store of ours is refused by name, and not one byte of it, or beside it, is written."""

import os
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import Damaged, DiskFull, NewerStore, NoSuchStore, NotAStore, StoreError
from db.store import Store, Work
from db.versions import HEAD
from exchange.wording import LANGUAGES, word
from exchange.wording.store import PHRASES
from scoring.entries import Assessment, Cell


def _refused(path: Path, kind: type[StoreError], *, read_only: bool = False) -> StoreError:
    def look() -> dict[str, tuple[bytes, int]]:
        files = [file for file in path.parent.iterdir() if file.is_file()]
        return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in files}

    before = look()
    with pytest.raises(kind) as refusal:
        Store.open(path, read_only=read_only)
    assert look() == before
    for language in LANGUAGES:
        assert str(path) in word(refusal.value.code, language, **refusal.value.facts)
    return refusal.value


@pytest.fixture
def closed(store: Store) -> Path:
    store.close()
    return store.path


def _altered(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    _refused(tmp_path / "没有.qheng", NoSuchStore)
    assert list(tmp_path.iterdir()) == []
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(NoSuchStore):
        Store.open(file / "in a file.qheng")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00",
        b"x",
        b"<html>502</html>",
        b"PK\x03\x04" + b"0" * 3000,
        b"SQLite format 3\x00",
        "考核".encode() * 500,
    ],
    ids=["empty", "nought", "x", "html", "workbook", "magic only", "text"],
)
def test_files_of_other_kinds(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "a.qheng"
    place.write_bytes(content)
    _refused(place, NotAStore)
    _refused(place, NotAStore, read_only=True)


def test_random_bytes(tmp_path: Path) -> None:
    chance = random.Random(1)
    for size in (100, 512, 4096, 20_000):
        place = tmp_path / f"{size}.qheng"
        place.write_bytes(chance.randbytes(size))
        _refused(place, NotAStore)
        place.write_bytes(b"SQLite format 3\x00" + chance.randbytes(size))
        _refused(place, StoreError)


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.qheng").mkdir()
    _refused(tmp_path / "a.qheng", NotAStore)


def test_another_programs_database(tmp_path: Path) -> None:
    place = tmp_path / "bookmarks.qheng"
    _altered(place, "CREATE TABLE assessment (uid TEXT)")
    _refused(place, NotAStore)
    _altered(place, "PRAGMA user_version = 1")
    _refused(place, NotAStore)
    _altered(place, "PRAGMA journal_mode = WAL")
    _refused(place, NotAStore)


def test_a_newer_store_is_named_as_newer(closed: Path) -> None:
    _altered(closed, f"PRAGMA user_version = {HEAD + 1}")
    for read_only in (False, True):
        refusal = _refused(closed, NewerStore, read_only=read_only)
        assert (refusal.facts["found"], refusal.facts["known"]) == (str(HEAD + 1), str(HEAD))


def test_a_store_without_a_schema_number(closed: Path) -> None:
    _altered(closed, "PRAGMA user_version = 0")
    _refused(closed, NotAStore)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON cell BEGIN UPDATE cell SET value = '100'; END",
        "CREATE VIEW v AS SELECT * FROM cell",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
    ],
)
def test_parts_that_could_act_behind_our_back(closed: Path, statement: str) -> None:
    try:
        _altered(closed, statement)
    except sqlite3.OperationalError as error:
        pytest.skip(str(error))
    _refused(closed, Damaged)


def test_a_store_cut_off_anywhere(closed: Path) -> None:
    whole = closed.read_bytes()
    assert len(whole) > 30_000
    for size in [*range(0, len(whole), 4096), 1, 50, 99, 100, 101, 4095, 4097, len(whole) - 4096, len(whole) - 1]:
        closed.write_bytes(whole[:size])
        _refused(closed, StoreError)
        if size >= 100:
            _refused(closed, Damaged)


def test_a_broken_page_is_found_before_anything_is_shown(closed: Path) -> None:
    """Even one that no reading of an assessment would come across."""
    connection = sqlite3.connect(closed)
    root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'uq_audit_action_uid'").fetchone()[0]
    connection.close()
    content = bytearray(closed.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    closed.write_bytes(content)
    _refused(closed, Damaged)


def _code_of(path: Path, uid: str) -> str:
    """Why a store cannot be read; "" where it can."""
    try:
        opened = Store.open(path, read_only=True)
        try:
            opened.read(uid)
            opened.history()
        finally:
            opened.close()
    except StoreError as error:
        return error.code
    return ""


def test_flipped_bits_never_crash_and_never_write(closed: Path, assessment: Assessment) -> None:
    """A flip is refused, or the content can be read; a flip inside a text is a text for SQLite."""
    whole = closed.read_bytes()
    chance = random.Random(7)
    codes = set()
    for _ in range(150):
        place = chance.randrange(len(whole))
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        closed.write_bytes(changed)
        codes.add(_code_of(closed, assessment.plan.uid))
        assert closed.read_bytes() == changed
    assert codes - {""}
    assert codes <= {"", *(f"store.{what}" for what in ("not_a_store", "damaged", "newer", "conflict", "unreachable"))}


def test_a_text_with_broken_bytes_is_told_as_damage(closed: Path, assessment: Assessment) -> None:
    whole = closed.read_bytes()
    place = whole.index("甲区局".encode())
    closed.write_bytes(whole[:place] + b"\xff" + whole[place + 1 :])
    assert _code_of(closed, assessment.plan.uid) == "store.damaged"


def test_a_name_too_long_or_impossible(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        Store.open(tmp_path / ("长" * 300 + ".qheng"))
    with pytest.raises(StoreError):
        Store.open(tmp_path / "a\x00b.qheng")


def _every_error(kind: type[StoreError]) -> Iterator[type[StoreError]]:
    for sub in kind.__subclasses__():
        yield sub
        yield from _every_error(sub)


def test_every_error_has_its_sentence_and_every_sentence_its_error() -> None:
    codes = {kind.code for kind in _every_error(StoreError)}
    assert codes | {"store.duplicate_code", "store.unknown_code", "store.duplicate_id"} == set(PHRASES)


def test_a_store_that_may_not_grow_says_so(store: Store, assessment: Assessment) -> None:
    def too_much(work: Work) -> None:
        work._connection.exec_driver_sql("PRAGMA max_page_count = 1")  # SQLite takes the present size for it
        work.cells(assessment.plan.uid, {("cases", "U01"): Cell("9" * 200_000)})

    with pytest.raises(DiskFull) as refusal, store.work("太大") as work:
        too_much(work)
    assert refusal.value.facts["free"].isdigit()
    assert store.read(assessment.plan.uid) == assessment


@pytest.mark.skipif(os.name == "nt", reason="needs limits on files")
def test_a_full_disk_is_named_and_everything_before_is_there(tmp_path: Path, assessment: Assessment) -> None:
    import resource
    import signal

    store = Store.create(tmp_path / "a.qheng")
    with store.work("加入") as work:
        work.add(assessment)
    old, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    large = {("cases", unit): Cell("9" * 200_000) for unit in ("U01", "U02", "U03")}
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (store.path.stat().st_size + 8192, old[1]))
        with pytest.raises(StoreError) as refusal, store.work("太大") as work:
            work.cells(assessment.plan.uid, large)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)
    assert refusal.value.code == "store.disk_full"
    assert store.read(assessment.plan.uid) == assessment
    with store.work("现在可以") as work:
        work.cells(assessment.plan.uid, large)
    assert store.read(assessment.plan.uid).entries.cell("cases", "U01") == large["cases", "U01"]
    store.close()
