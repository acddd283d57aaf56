"""The list of treated values says of every cell what it was, what it became, and why."""

from typing import Any

import pytest

from exchange.sheet import Sheet
from exchange.sheets import make_sheets
from exchange.wording import LANGUAGES
from scoring.evaluate import evaluate
from tests.scoring.build import Json, document, leaf, read

VALUES = ["1", "2", "2", "3", "3", "3", "4", "4", "5", "900"]
ALL: Json = {"impute": "group_mean", "winsorise": {}}


def sheets(
    treatment: Json, values: list[Any] = VALUES, language: str = "zh_CN", key: str = "treatment", **node: Any
) -> tuple[Sheet, ...]:
    """Units of two classes with these values under one leaf; None is missing."""
    units = [{"code": f"U{n}", "name": f"{n}号县", "class": "一" if n % 2 else "二"} for n in range(len(values))]
    cells = {f"U{n}": {"state": "missing"} if value is None else value for n, value in enumerate(values)}
    classes = [{"code": "一", "name": "一类县"}, {"code": "二", "name": "二类县"}]
    one = read(document([leaf("min_max", treatment=treatment, **node)], {"x": cells}, units=units, classes=classes))
    result = evaluate(one.plan, one.entries)
    return make_sheets(one.plan, one.entries, result, language=language, keys=[key])


def table(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in sheet.rows]


def test_every_cell_that_was_treated_is_listed_with_its_reason() -> None:
    (sheet,) = sheets(ALL, [*VALUES, None])
    assert sheet.title.endswith("数据处理清单")
    assert table(sheet) == [
        ["1", "指标L", "10号县", "缺", "3.0000", "按二类县的平均值补齐（有数据的参评单位5个）"],
        ["2", "指标L", "9号县", "900.0000", "5.0000", "偏高极端值，第1轮调低至相邻值"],
    ]
    rule = "缺报的按同类单位平均值补齐，同类单位均无数据的按全部参评单位平均值补齐；"
    limits = "偏度绝对值大于2且峰度大于3.5时，逐轮将最外侧的极端值调至相邻值，调整的单位不超过5个"
    assert sheet.notes == (f"处理规则（指标L）：{rule}{limits}。",)


def test_a_plan_without_treatment_has_no_such_list() -> None:
    assert sheets({}) == ()
    assert sheets({"impute": "mean"}, weight="0", reference_only=True) == ()


@pytest.mark.parametrize(
    ("language", "said"), [("zh_CN", "没有需要处理的数据。"), ("en", "No value had to be treated.")]
)
def test_where_nothing_had_to_be_treated_the_list_says_so(language: str, said: str) -> None:
    (sheet,) = sheets({"impute": "median"}, ["1", "2"], language)
    assert (sheet.rows, sheet.notes[0]) == ((), said)


@pytest.mark.parametrize("how", ["mean", "median", "group_mean"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_way_of_filling_is_said_in_both_languages(how: str, language: str) -> None:
    (sheet,) = sheets({"impute": how}, ["1", None, "3"], language)
    assert len(sheet.rows) == 1
    assert all(row[-1] and "{" not in row[-1] for row in table(sheet))
    assert len(sheet.notes) == 1


def test_a_gap_that_nobody_could_fill_is_listed_too() -> None:
    (sheet,) = sheets({"impute": "mean"}, [None, None])
    assert [row[3:] for row in table(sheet)] == [["缺", "缺", "参评单位均无数据，未补齐"]] * 2


def test_changes_too_small_for_four_decimals_are_shown_with_more() -> None:
    tiny = [f"0.00000{value}" for value in VALUES[:-1]]
    (sheet,) = sheets({"winsorise": {}}, [*tiny, "0.0009"])
    assert [row[3:5] for row in table(sheet)] == [["0.000900", "0.000005"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_sheet_says_how_data_are_treated(language: str) -> None:
    (listed,), (rules,) = (sheets(ALL, language=language, key=key) for key in ("treatment", "rules"))
    assert listed.notes[-1] in rules.notes
    (plain,) = sheets({}, language=language, key="rules")
    assert len(plain.notes) == len(rules.notes) - 1
