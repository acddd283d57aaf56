"""A worked calculation in one line of text, as it stands on a score card."""

import json
import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from hypothesis import given, settings

from exchange.assessment_json import read_assessment
from exchange.json_format.worked import worked_content
from exchange.wording.worked import PHRASES, heading, line, sources
from scoring.evaluate import evaluate
from scoring.worked import Worked, worked, worked_unit
from scoring.worked.model import WAY
from tests.exchange import worked_page
from tests.oracle.draw import assessment_of
from tests.oracle.test_against_the_engine import AS_DRAWN, SEEDS
from tests.scoring.build import Json, document, leaf, read

ROOT = Path(__file__).parents[2]
SOURCE, WORDING = ROOT / "scoring" / "worked", ROOT / "exchange" / "wording" / "worked.py"


def of(doc: Json, code: str = "L", unit: str = "A") -> Worked:
    assessment = read(doc)
    return worked(assessment.plan, assessment.entries, evaluate(assessment.plan, assessment.entries), unit, code)


def one(node: Json, values: dict[str, Any], language: str = "zh_CN", **top: Any) -> str:
    return line(of(document([node], values, units=["A", "B", "C"], **top)), language)


def test_the_line_is_the_one_that_an_official_would_write() -> None:
    (found,) = worked_page.lines_of(worked_page.assessment("efficacy"), "L")
    assert line(found, "en") == ("10320÷((352+360)÷2) = 28.9888; (28.9888−12)÷(30−12)×40+60 = 97.75; 4×97.75% = 3.91")
    assert line(found, "zh_CN") == line(found, "en").replace("; ", "；")
    assert sources(found, "zh_CN") == "办结案件数 10320；年初在岗人数 352；年末在岗人数 360"
    assert heading(found, "zh_CN") == "L 人均办案数（4 分）"
    assert heading(found, "en") == "L 人均办案数 (4 points)"


def test_the_page_of_worked_lines_is_up_to_date() -> None:
    wanted = worked_page.page()
    assert worked_page.PAGE.read_text(encoding="utf-8") == wanted, "run python -m tests.exchange.worked_page"


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("W - x", "4−36 = −32.00"),
        ("-x", "−36 = −36.00"),
        ("x / peer_max(x)", "36÷同组最大值 36 = 1.00"),
        ("x - peer_mean(x)", "36−同组平均值 32.3333 = 3.67"),
        ("-peer_min(x - 40)", "−(同组最小值 −10) = 10.00"),
        ("if(x > 30, x, x / 0)", "36 > 30 成立；36.00"),
        ("if(x > 40 and not x = 1, 1, x * 2)", "36 > 40 且 非(36 = 1) 不成立；36×2 = 72.00"),
        ("if(x, 1, 2)", "36 ≠ 0 成立；1.00"),
        ("(x > 30) * 50", "36 > 30 成立；1×50 = 50.00"),
        ("20 < x <= 36", "20 < 36 且 36 ≤ 36 成立；1.00"),
        ("round(x / 7, 1)", "四舍五入(36÷7, 1) = 5.10"),
        ("growth(x, y)", "(36−32)÷32×100 = 12.50"),
        ("growth(x, -y)", "(36−(−32))÷|−32|×100 = 212.50"),
        ("growth(x, y - y)", "零基数增幅 100 = 100.00"),
        ("abs(y - x)", "|32−36| = 4.00"),
        ("sqrt(x) + sqrt(2)", "√36+√2 = 7.41"),
        ("sqrt(x + y)", "√(36+32) = 8.25"),
        ("x - (y - 1)", "36−(32−1) = 5.00"),
        ("x / (y / 8)", "36÷(32÷8) = 9.00"),
        ("(x + y) * 2", "(36+32)×2 = 136.00"),
        ("min(x, y, 40)", "min(36, 32, 40) = 32.00"),
        ("x", "36.00"),
    ],
)
def test_an_expression_stands_there_with_its_numbers(expression: str, text: str) -> None:
    node = leaf("formula", {"expression": expression, "min": "-1000", "max": "1000"}, measure=None)
    values = {"x": {"A": "36", "B": "30", "C": "31"}, "y": {"A": "32", "B": "30", "C": "31"}}
    assert one(node, values) == text


def test_a_series_is_added_up_member_by_member() -> None:
    items = [{"code": "s", "name": "评分", "kind": "series"}]
    node = leaf("formula", {"expression": "sum(s) / count(s) - mean(s)"}, measure=None)
    doc = document([node], {"s": {"A": ["3", "4.5", "6"]}}, units=["A"], items=items)
    assert line(of(doc), "zh_CN") == "(3+4.5+6)÷3−(3+4.5+6)÷3 = 0.00"


def test_last_years_figure_is_named_as_such() -> None:
    node = leaf("formula", {"expression": "growth(x, prev(x))", "max": "100"}, measure=None)
    doc = document([node], {"x": {"A": "36"}}, units=["A"], about={"previous": {"id": "before"}})
    found = of(doc | {"previous_values": {"x": {"A": "32"}}})
    assert line(found, "zh_CN") == "(36−32)÷32×100 = 12.50"
    assert sources(found, "zh_CN") == "数据x 36；数据x（上期） 32"


SHARED: Json = {"base_pct": "50"}


@pytest.mark.parametrize(
    ("more", "cell", "zh", "en"),
    [
        ({}, "missing", "缺报，计 0 分：0.00", "missing, 0 points: 0.00"),
        ({}, None, "“数据x”未填；缺报，计 0 分：0.00", "“数据x” not entered; missing, 0 points: 0.00"),
        ({}, "void", "“数据x”作废；缺报，计 0 分：0.00", "“数据x” void; missing, 0 points: 0.00"),
        ({"missing": "lowest"}, "missing", "缺报，按同组最低分计：2.00", "missing, the lowest of the peers: 2.00"),
        (
            {"missing": "mean"},
            "missing",
            "缺报，按同组平均分计：(4.00+2.00)÷2 = 3.00",
            "missing, the mean of the peers: (4.00+2.00)÷2 = 3.00",
        ),
        (
            {"missing": "exclude"},
            "missing",
            "缺报，分值由同级分摊，本项有效分值 0",
            "missing, left out and its weight shared out, effective weight 0",
        ),
        (
            {},
            "not_applicable",
            "不适用，分值由同级分摊，本项有效分值 0",
            "not applicable, its weight shared out, effective weight 0",
        ),
        ({"not_applicable": "full"}, "not_applicable", "不适用，计满分：4.00", "not applicable, full points: 4.00"),
        ({"not_applicable": "zero"}, "not_applicable", "不适用，计 0 分：0.00", "not applicable, 0 points: 0.00"),
        (
            {"measure": "x / 0", "zero_denominator": "full"},
            "1",
            "分母为 0，计满分：4.00",
            "denominator 0, full points: 4.00",
        ),
        (
            {"measure": "x / 0"},
            "1",
            "分母为 0；缺报，计 0 分：0.00",
            "denominator 0; missing, 0 points: 0.00",
        ),
    ],
)
def test_each_policy_is_said(more: Json, cell: str | None, zh: str, en: str) -> None:
    own: Any = {"state": cell} if cell in ("missing", "void", "not_applicable") else cell
    values = {"x": {"B": "36", "C": "30"} | ({} if own is None else {"A": own})}
    node = leaf("min_max", SHARED) | more
    assert one(node, values) == zh
    assert one(node, values, "en") == en


def test_a_group_is_the_sum_and_shares_out_what_is_left_out() -> None:
    def group(third: Any) -> str:
        nodes: list[Json] = [{"code": "G", "weight": "20"}]
        nodes += [
            {"code": code, "parent": "G", "weight": weight, "method": "direct", "params": {}}
            for code, weight in (("a", "4"), ("b", "3"), ("c", "13"))
        ]
        values = {"a": {"A": "3.91"}, "b": {"A": "2.5"}, "c": {"A": third}}
        return line(of(document(nodes, values, units=["A"]), "G"), "zh_CN")

    assert group("10") == "3.91+2.50+10.00 = 16.41"
    assert group({"state": "not_applicable"}) == "20×(3.91+2.50)÷(4+3) = 18.31"


def test_where_no_decimals_do_a_fraction_stands() -> None:
    node = leaf("convert_scale", {"full": "100"}, weight="1.5", measure="x / 12 * 100")
    assert one(node, {"x": {"A": "7"}}) == "7÷12×100 = 175/3；1.5×(175/3)÷100 = 0.88"


def test_intermediate_figures_get_as_many_decimals_as_the_printed_one_needs() -> None:
    node = leaf("convert_scale", {"full": "1"}, weight="1000", measure="x / 7")
    assert one(node, {"x": {"A": "1"}}) == "1÷7 = 0.14286；1000×0.14286÷1 = 142.86"


NUMBER = re.compile(r"[\d.]+(?:/\d+)?")


@settings(AS_DRAWN, max_examples=30)
@given(SEEDS)
def test_both_languages_have_the_same_arithmetic(seed: int) -> None:
    assessment = read_assessment(json.dumps(assessment_of(seed), ensure_ascii=False))
    result = evaluate(assessment.plan, assessment.entries)
    for unit in result.units:
        for found in worked_unit(assessment.plan, assessment.entries, result, unit.code):
            chinese, english = (line(found, language) for language in ("zh_CN", "en"))
            if found.code not in ("rank", "grade"):  # there sentences name figures in another order
                assert sorted(NUMBER.findall(chinese)) == sorted(NUMBER.findall(english))
            json.dumps(worked_content(found, "en"))


def test_as_json_a_line_has_its_tree_and_where_each_number_is_from() -> None:
    (found,) = worked_page.lines_of(worked_page.assessment("min_max"), "L")
    content = worked_content(found, "zh_CN")
    assert {name: content[name] for name in ("code", "kind", "method", "points", "weight", "state", "policies")} == {
        "code": "L",
        "kind": "leaf",
        "method": "min_max",
        "points": "3.40",
        "weight": "4",
        "state": "scored",
        "policies": [],
    }
    assert content["used"] == [{"item": "x", "name": "移送案件数", "value": "9", "state": "", "previous": False}]
    note, rate, points = content["steps"]
    assert note == {"note": "peers_range", "low": "4", "high": "12", "count": "5"}
    assert rate["left"]["of"][0] == {"number": "60", "from": "parameter", "of": "base_pct"}
    assert (rate["right"], points["right"], points["exact"]) == ("85", "3.40", "3.4")


def test_no_words_are_left_over() -> None:
    """That every note has words is shown by the lines of the drawn assessments; and every word has its note."""
    source = "\n".join(path.read_text("utf-8") for path in (*SOURCE.glob("*.py"), WORDING))
    composed = tuple(re.findall(r'f"([a-z_]+_)\{', source))
    notes = {key.removeprefix("worked.") for key in PHRASES if key.count(".") == 1}
    assert {note for note in notes if not note.startswith(composed) and source.count(f'{note}"') < 2} == set()


def facts(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}


@pytest.mark.parametrize("key", PHRASES)
def test_both_languages_name_the_same_facts(key: str) -> None:
    english, chinese = PHRASES[key]
    assert facts(english) == facts(chinese)
    assert not re.search(r"[\u4e00-\u9fff]", english)


@pytest.mark.parametrize("stage", WAY)
def test_every_stage_has_a_name(stage: str) -> None:
    assert f"worked.of.{stage}" in PHRASES
