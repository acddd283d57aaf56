"""`why`: why a unit stands where it stands, from the command line."""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from cli.arguments import run

CITY = Path(__file__).resolve().parents[2] / "samples" / "city_2024.json"
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def why(capsys: pytest.CaptureFixture[str]) -> Say:
    def call(*argv: str | Path, language: str = "en") -> tuple[int, str, str]:
        code = run(["--lang", language, "why", *map(str, argv)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_a_unit_is_told_by_code_or_by_name(why: Say) -> None:
    by_code = why(CITY, "--unit", "U02")
    assert by_code == why(CITY, "--unit", "乙区局")
    code, out, err = by_code
    assert (code, err) == (0, "complete\n")
    assert out.startswith("乙区局: 86.56 points, place 5 of 10")
    assert "Most points lost: " in out


def test_in_chinese_it_is_what_one_reads_out_on_the_telephone(why: Say) -> None:
    out = why(CITY, "--unit", "U02", "--against", "U05", language="zh")[1]
    assert "比第4位丙区局低0.50分，主要差在不合格案卷数（少1.00分）" in out
    assert "乙区局与戊市局逐项比较：" in out
    assert "总分86.56－93.73＝-7.17" in out


def test_as_json_the_parts_add_up(why: Say) -> None:
    code, out, _ = why(CITY, "--unit", "U08", "--against", "U04", "--json")
    found = json.loads(out)
    assert (code, found["format"], found["unit"], found["status"]) == (0, "quanheng-why/1", "U08", "complete")
    parts = found["contributions"]
    given = [Fraction(parts["nodes"][code]["given"]) for code in parts["addends"]]
    assert sum(given) + sum(map(Fraction, parts["rounding"].values())) == Fraction(parts["base"])
    against = found["against"]
    assert sum(Fraction(term["difference"]) for term in against["terms"]) == Fraction(against["difference"])
    assert [leaf["code"] for leaf in found["strengths"]["most_lost"]]
    assert "gain" not in found


def test_what_it_takes_to_gain_a_place_is_listed_with_what_does_not_do_it(why: Say) -> None:
    out = why(CITY, "--unit", "U02", "--gain")[1]
    can, cannot = out.split("What does not do it alone:\n")
    assert "不合格案卷数: 1 件 → 0 件 (-1), place 4 with 87.56 points; also moves: 丙区局: place 4 → 5" in can
    assert "典型案例 · 国家级（总局）: 1 more (0 now), place 4 with 87.56 points" in can
    assert "案卷评查得分: not entered as one number, not tried" in cannot
    found = json.loads(why(CITY, "--unit", "U02", "--gain", "--json")[1])["gain"]
    assert {gain["answer"] for gain in found} >= {"found", "not_enough", "not_found", "not_a_number", "reference"}


def test_within_a_class_the_place_is_that_of_the_class_and_the_first_has_none_to_gain(why: Say) -> None:
    out = why(CITY, "--unit", "U01", "--within-class", "--gain")[1]
    assert out.startswith("甲区局: 93.43 points, place 1 of 4 in 中心城区")
    assert out.endswith("Nobody stands at a better place.\n")


def test_a_unit_without_a_rank_is_told_that_it_has_no_place(why: Say, tmp_path: Path) -> None:
    data = json.loads(CITY.read_text("utf-8"))
    data["units"][1]["ranked"] = False
    path = tmp_path / "unranked.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    out = why(path, "--unit", "U02", "--gain")[1]
    assert out.startswith("乙区局: 86.47 points, not ranked")
    assert out.endswith("It is not ranked and has no place to gain.\n")


@pytest.mark.parametrize("argv", [["--unit", "U99"], ["--unit", "U02", "--against", "子虚局"]])
def test_a_unit_that_is_not_there_is_a_slip_and_the_known_ones_are_named(why: Say, argv: list[str]) -> None:
    code, out, err = why(CITY, *argv)
    assert (code, out) == (2, "")
    assert "U01 甲区局" in err
