"""`templates`, `collect` and `packet` on the command line."""

from pathlib import Path

import openpyxl
import pytest

from cli.arguments import run
from db.store import Store
from scoring.entries import Assessment, Cell


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "city.qheng"
    assert run(["--lang", "en", "new", str(path), "--sample"]) == 0
    return path


def read(path: Path) -> tuple[Assessment, list[str]]:
    opened = Store.open(path, read_only=True)
    try:
        (info,) = opened.assessments()
        return opened.read(info.uid), [action.label for action in opened.history()]
    finally:
        opened.close()


def test_forms_are_sent_filled_in_and_collected_as_one_action(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(["--lang", "en", "templates", str(store), "--deadline", "2025-01-08", "-o", str(out)]) == 0
    before, _ = read(store)
    assert len(before.plan.sendings) == len(list(out.iterdir())) == 15
    assert {one.deadline for one in before.plan.sendings} == {"2025-01-08"}
    for path in out.iterdir():
        book = openpyxl.load_workbook(path)
        book["To fill in"]["C4"] = 77
        book.save(path)
    assert run(["--lang", "en", "collect", str(store), str(out), "--dry-run"]) == 0
    assert read(store)[0] == before
    assert run(["--lang", "en", "collect", str(store), str(out)]) == 0
    after, labels = read(store)
    assert labels[0] == "Collect 15 forms"
    assert all(len(one.returned) == 1 for one in after.plan.sendings)
    unit = after.plan.units[0].code
    asked = {(one.items[0], unit) for one in after.plan.sendings}
    changed = {
        (item, code)
        for item, column in after.entries.values.items()
        for code, cell in column.items()
        if before.entries.cell(item, code) != cell
    }
    assert changed <= asked
    assert all(getattr(after.entries.cell(*key), "value", None) == "77" for key in asked)
    assert run(["--lang", "en", "collect", str(store), str(out)]) == 4  # every file was returned before
    assert len(read(store)[1]) == len(labels)


def test_a_deadline_that_is_no_date_is_refused(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "templates", str(store), "--deadline", "8 January", "-o", str(tmp_path / "o")]) == 2
    assert "8 January is no date" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_a_packet_begins_a_store_and_is_merged_back(store: Path, tmp_path: Path) -> None:
    out, theirs = tmp_path / "out", tmp_path / "theirs.qheng"
    assert run(["--lang", "en", "packet", "out", str(store), "--item", "cases", "-o", str(out)]) == 0
    (first,) = out.iterdir()
    assert run(["--lang", "en", "packet", "in", str(theirs), str(first)]) == 0
    mine, _ = read(store)
    units = [unit.code for unit in mine.plan.units[:2]]

    def edit(path: Path, cells: dict[tuple[str, str], Cell | None]) -> None:
        opened = Store.open(path)
        with opened.work("edit") as work:
            work.cells(opened.assessments()[0].uid, cells)
        opened.close()

    edit(theirs, {("cases", units[0]): Cell("901"), ("cases", units[1]): Cell("902")})
    edit(store, {("cases", units[1]): Cell("5")})
    back = tmp_path / "back"
    assert run(["--lang", "en", "packet", "out", str(theirs), "--answer", str(first), "-o", str(back)]) == 0
    (answer,) = back.iterdir()
    assert run(["--lang", "en", "packet", "in", str(store), str(answer)]) == 4  # one cell was changed on both sides
    merged = read(store)[0].entries
    assert [merged.cell("cases", unit) for unit in units] == [Cell("901"), Cell("5")]
    assert run(["--lang", "en", "packet", "in", str(store), str(answer), "--conflicts", "theirs"]) == 0
    assert read(store)[0].entries.cell("cases", units[1]) == Cell("902")
    answer.write_bytes(answer.read_bytes().replace(b"902", b"903"))
    assert run(["--lang", "en", "packet", "in", str(store), str(answer)]) == 4
    assert read(store)[0].entries.cell("cases", units[1]) == Cell("902")
