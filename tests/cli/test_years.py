"""A new year in a store, from the command line."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from cli.arguments import run
from db.store import Store
from scoring.plan import Previous
from scoring.years.weight_changes import weight_changes

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Call the program in Chinese; gives exit code, output and errors."""

    def call(*argv: str | Path) -> tuple[int, str, str]:
        code = run(["--lang", "zh", *map(str, argv)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def store(say: Say, tmp_path: Path) -> Path:
    path = tmp_path / "city.qheng"
    assert say("new", path, "--sample")[0] == 0
    return path


def test_a_new_year_is_added_beside_the_one_before(say: Say, store: Path) -> None:
    code, out, _ = say("new", store, "--from-year", "city-2024", "--year", "2025")
    assert code == 0
    assert "已从 2024 年度带入" in out
    assert "权重合计 100.00 ✓" in out
    assert "未带入：数据" in out
    opened = Store.open(store, read_only=True)
    try:
        new, old = (opened.read(info.uid) for info in opened.assessments())
    finally:
        opened.close()
    assert (new.plan.id, new.plan.year, new.plan.previous) == ("city-2025", 2025, Previous(id="city-2024"))
    assert new.plan.indicators == old.plan.indicators
    assert {one.kind for one in weight_changes(new.plan)} == {"kept"}
    assert new.entries.previous == {}  # nothing of the sample reads prev(…)


def test_without_an_id_or_a_year_the_newest_and_the_year_after_are_meant(say: Say, store: Path) -> None:
    assert say("new", store, "--from-year")[0] == 0
    code, out, _ = say("new", store, "--from-year", "--title", "第二次")
    assert code == 0
    assert "第二次" in out
    assert "已从 2025 年度带入" in out


@pytest.mark.parametrize(
    "argv", [("--from-year", "nobody"), ("--from-year", "--year", "20025"), ("--sample", "--year", "2025")]
)
def test_a_slip_changes_nothing(say: Say, store: Path, argv: tuple[str, ...]) -> None:
    before = store.read_bytes()
    code, _, err = say("new", store, *argv)
    assert code == 2
    assert err
    assert store.read_bytes() == before


def test_a_file_that_is_no_store_is_named(say: Say, tmp_path: Path) -> None:
    code, _, err = say("new", tmp_path / "nowhere.qheng", "--from-year")
    assert code == 2
    assert "nowhere.qheng" in err


def test_the_plans_of_two_years_are_compared_in_words(say: Say, store: Path, tmp_path: Path) -> None:
    assert say("new", store, "--from-year", "--year", "2025")[0] == 0
    code, out, err = say("compare", store, store, "--plans")
    assert code == 0
    assert "差异：0处" in err
    assert out.splitlines() == ["类别\t名称\t变化\t原方案\t新方案"]
    opened = Store.open(store)
    try:
        new = opened.read(opened.assessments()[0].uid).plan
        with opened.work("x") as work:
            work.plan(new.with_weight(new.leaves[0].code, new.leaves[0].weight + 1))
    finally:
        opened.close()
    _, out, _ = say("compare", store, store, "--plans")
    assert out.splitlines()[1:] == ["指标\t人均办案数\t分值\t4\t5"]
    code, _, _ = say(
        "export", store, "--sheet", "plan-differences,weights-change", "--to", "xlsx", "-o", tmp_path / "out"
    )
    assert code in (0, 3, 4)
    (written,) = (tmp_path / "out").iterdir()
    book = openpyxl.load_workbook(written)
    assert book.sheetnames == ["权重调整对照表", "方案差异表"]


def test_a_plan_without_one_before_asks_what_to_compare_it_with(say: Say, store: Path, tmp_path: Path) -> None:
    code, _, err = say("export", store, "--sheet", "plan-differences", "--to", "xlsx", "-o", tmp_path)
    assert code == 2
    assert "--other" in err
