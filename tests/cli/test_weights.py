"""`weights`: sets of weights and the rankings that they give, from the command line."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from cli.arguments import run
from db.store import Store
from exchange.assessment_json import write_assessment
from scoring.entries import Assessment
from scoring.plan import Previous, WeightSet
from tests.scoring.test_class_weights import two_classes

Say = Callable[..., tuple[int, str, str]]
SETS = (
    WeightSet(name="甲方案", weights={"A1": Decimal(0), "A2": Decimal(60)}),
    WeightSet(name="未完成", weights={}),
)


@pytest.fixture
def weights(capsys: pytest.CaptureFixture[str]) -> Say:
    def call(*argv: str | Path) -> tuple[int, str, str]:
        code = run(["--lang", "en", "weights", *map(str, argv)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def with_sets(assessment: Assessment) -> Assessment:
    return replace(assessment, plan=replace(assessment.plan, weight_sets=SETS))


def test_sets_stand_beside_the_present_weights_and_each_has_its_ranking(
    weights: Say, tmp_path: Path, small: Assessment
) -> None:
    file = tmp_path / "small.json"
    file.write_text(write_assessment(with_sets(small)), encoding="utf-8")
    code, out, _ = weights(file)
    lines = [line.split("\t") for line in out.splitlines()]
    assert code == 0
    assert lines[0] == ["Code", "Indicator", "Present", "甲方案"]
    assert lines[2] == ["A1", "指标A1", "30", "0"]
    assert lines[4][3] == "—"
    assert lines[8] == ["Code", "Unit", "Present Rank", "Present Total", "甲方案 Rank", "甲方案 Total"]
    assert lines[9][:4] == ["U1", "甲区", "1", "88.00"]


def test_weights_of_a_class_have_a_column_behind_the_others(weights: Say, tmp_path: Path) -> None:
    file = tmp_path / "classes.json"
    file.write_text(write_assessment(two_classes()), encoding="utf-8")
    code, out, _ = weights(file)
    heading, *rows = [line.split("\t") for line in out.partition("\n\n")[0].splitlines()]
    assert code == 0
    assert len(heading) == 4
    assert "县" in heading[3]
    assert {row[0]: row[2:] for row in rows} == {
        "A": ["60", "60"],
        "A1": ["30", "40"],
        "A2": ["30", "20"],
        "B": ["40", "40"],
        "B1": ["25", "25"],
        "B2": ["15", "15"],
    }


def test_an_unknown_set_is_refused_with_the_known_ones(weights: Say, tmp_path: Path, small: Assessment) -> None:
    file = tmp_path / "small.json"
    file.write_text(write_assessment(with_sets(small)), encoding="utf-8")
    code, out, err = weights(file, "--set", "乙方案")
    assert (code, out) == (2, "")
    assert "甲方案" in err


def test_last_year_s_values_come_from_the_same_store(
    weights: Say, tmp_path: Path, small_for: Callable[[int], Assessment]
) -> None:
    path = tmp_path / "years.qheng"
    new = with_sets(small_for(2025))
    plan = replace(new.plan, previous=Previous(id="small-2024"))
    store = Store.create(path)
    for assessment in (small_for(2024), replace(new, plan=plan, entries=replace(new.entries, values={}))):
        with store.work("new") as work:
            work.add(assessment)
    store.close()
    code, out, _ = weights(path, "--last", "--set", "甲方案")
    assert code == 0
    assert out.splitlines()[0].split("\t") == ["Code", "Indicator", "Last year", "Present", "甲方案"]
    assert "U1\t甲区\t1\t88.00\t1\t88.00" in out


def test_without_a_last_year_that_is_said(weights: Say, tmp_path: Path, small: Assessment) -> None:
    file = tmp_path / "small.json"
    file.write_text(write_assessment(small), encoding="utf-8")
    code, _, err = weights(file, "--last")
    assert code == 2
    assert "last year" in err
