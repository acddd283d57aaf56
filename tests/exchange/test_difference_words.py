"""Every difference of two plans can be said in both languages, and stands on a sheet."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exchange.assessment_json import read_assessment
from exchange.sheets import Options, make_sheets
from exchange.sheets.difference_words import Worded, worded
from exchange.wording import LANGUAGES
from scoring.evaluate import evaluate
from scoring.plan import Plan, Unit, UnitClass, UpperItem
from scoring.years.differences import differences
from tests.scoring.edits import edited

CITY = read_assessment((Path(__file__).parents[2] / "samples" / "city_2024.json").read_bytes())
PLAN = CITY.plan


def lines(old: Plan, new: Plan, language: str = "zh_CN") -> list[Worded]:
    return [worded(one, old, new, language) for one in differences(old, new)]


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10_000), st.sampled_from(LANGUAGES))
@example(2386, "en")  # a group that became a leaf
def test_whatever_was_edited_can_be_said_both_ways(seed: int, language: str) -> None:
    random = Random(seed)
    other = CITY
    for _ in range(4):
        other = edited(other, random)
    for old, new in ((PLAN, other.plan), (other.plan, PLAN)):
        for line in lines(old, new, language):
            assert line.subject
            assert line.aspect
            assert line.before != line.after, line


def test_a_rule_stands_in_words_old_beside_new() -> None:
    leaf = next(node for node in PLAN.leaves if node.method == "rank_step")
    (line,) = lines(PLAN, PLAN.with_indicator(replace(leaf, method="rank_linear", params={})))
    assert (line.subject, line.name, line.aspect) == ("指标", leaf.name, "计分办法")
    assert "每降1名扣0.3分" in line.before
    assert "最后1名不得分" in line.after


def test_a_parameter_that_the_words_do_not_show_is_named() -> None:
    leaf = next(node for node in PLAN.leaves if node.method == "target_rate" and "by_class" in node.params)
    (line,) = lines(PLAN, PLAN.with_indicator(replace(leaf, params={**leaf.params, "target": "12345"})))
    assert "target=12345" in line.after


def test_a_weight_and_a_department_are_plain_words() -> None:
    leaf = PLAN.leaves[0]
    new = PLAN.with_indicator(replace(leaf, weight=Decimal("4.50"), department=""))
    found = {line.aspect: (line.before, line.after) for line in lines(PLAN, new)}
    assert found["分值"] == ("4", "4.5")
    assert found["责任科室"] == (leaf.department, "（无）")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_has_a_row_for_each_difference(language: str) -> None:
    new = PLAN.with_weight(PLAN.leaves[0].code, Decimal(5)).with_weight(PLAN.leaves[1].code, Decimal(1))
    result = evaluate(new, CITY.entries)
    (sheet,) = make_sheets(
        new, CITY.entries, result, language=language, keys=["plan-differences"], options=Options(other=PLAN)
    )
    assert len(sheet.rows) == 2
    assert [cell.text for cell in sheet.rows[0].cells[-2:]] == ["4", "5"]
    assert sheet.draft is None


def test_a_new_unit_class_or_upper_level_item_is_said_in_words() -> None:
    unit = Unit(code="U99", name="新区局", class_code=PLAN.classes[0].code)
    upper = UpperItem(code="S1", name="办案质量", source="省局考核", weight=Decimal("2.5"))
    kind = UnitClass(code="九类", name="新区", coefficient=Decimal("1.05"))
    new = replace(
        PLAN,
        units=(*PLAN.units, unit),
        classes=(*PLAN.classes, kind),
        upper_items=(*PLAN.upper_items, upper),
    )
    found = {line.name: line.after for line in lines(PLAN, new)}
    assert found["新区局"] == PLAN.classes[0].name
    assert found["新区"] == "系数1.05"
    assert found["办案质量"] == "省局考核、分值2.5"


def test_without_another_plan_there_is_no_sheet_and_with_the_same_one_it_says_so() -> None:
    result = evaluate(PLAN, CITY.entries)
    assert make_sheets(PLAN, CITY.entries, result, language="zh_CN", keys=["plan-differences"]) == ()
    (sheet,) = make_sheets(
        PLAN, CITY.entries, result, language="zh_CN", keys=["plan-differences"], options=Options(other=PLAN)
    )
    assert sheet.rows == ()
    assert "完全相同" in sheet.notes[0]


def test_an_item_that_is_new_says_what_it_is_and_not_its_code() -> None:
    item = next(item for item in PLAN.items if item.kind == "series")
    without = replace(PLAN, items=tuple(one for one in PLAN.items if one.code != item.code))
    (line,) = (one for one in lines(without, PLAN) if one.subject == "数据项")
    assert (line.name, line.aspect, line.before) == (item.name, "新增", "")
    assert line.after.startswith("序列")
    assert item.code not in line.after
