"""Why a unit stands where it stands, in sentences: both languages say the same, and what they say is right."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from string import Formatter
from typing import Any

import pytest
from hypothesis import given, settings

from exchange.json_format.insight import (
    comparison_content,
    contributions_content,
    gain_content,
    standing_content,
    strengths_content,
)
from exchange.wording.insight import PHRASES, Insight
from scoring.insight.changes import affected
from scoring.insight.comparison import compare
from scoring.insight.contributions import contributions
from scoring.insight.gain import Gain, gain_place
from scoring.insight.standing import standing
from scoring.insight.strengths import strengths
from scoring.insight.trial import Outcome
from tests.oracle.draw import assessment_of
from tests.scoring.build import document, leaf
from tests.scoring.insight.cases import AS_DRAWN, SEEDS, city, read

LANGUAGES = ("en", "zh_CN")


def facts(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_both_languages_of_a_phrase_name_the_same_facts(key: str) -> None:
    english, chinese = PHRASES[key]
    assert facts(english) == facts(chinese)
    assert english
    assert re.search(r"[\u4e00-\u9fff，、；。：（]", chinese)


@settings(AS_DRAWN, max_examples=8)
@given(SEEDS)
def test_whatever_is_found_can_be_said_in_both_languages_and_written_as_json(seed: int) -> None:
    assessment, result = read(assessment_of(seed))
    plan = assessment.plan
    said = [Insight(plan, language) for language in LANGUAGES]
    for unit in result.units[:3]:
        other = result.units[-1].code
        for in_class in (False, True):
            place = standing(plan, result, unit.code, in_class=in_class)
            assert all(insight.standing(place) for insight in said)
            json.dumps(standing_content(place))
        given_ = contributions(plan, result, unit.code)
        groups = [None, *(node.code for node in plan.indicators if node.is_group)]
        assert len({sum(len(insight.contributions(given_, code)) for code in groups) for insight in said}) == 1
        json.dumps(contributions_content(given_))
        rates = strengths(plan, result, unit.code)
        assert len({len(insight.strengths(rates)) for insight in said}) == 1
        json.dumps(strengths_content(rates))
        both = compare(result, plan, unit.code, other)
        assert len({len(insight.comparison(both)) for insight in said}) == 1
        json.dumps(comparison_content(both))
    last = max(result.units, key=lambda unit: unit.rank or 0)
    for number, gain in enumerate(gain_place(plan, assessment.entries, result, last.code)):
        assert all(insight.gain(gain) for insight in said)
        json.dumps(gain_content(gain))
        if number == 8:
            break


def test_the_sentence_about_a_unit_names_neighbours_distances_and_what_costs_most() -> None:
    assessment, result = city()
    place = standing(assessment.plan, result, "U02")
    chinese = Insight(assessment.plan, "zh_CN").standing(place)
    assert chinese.startswith(
        "乙区局得86.56分，第5位（共10个单位参加排名），等次良好；比第4位丙区局低0.50分，主要差在不合格案卷数（少1.00分）、"
    )
    assert "指标以外：加分多0.20分；比第6位庚市局高1.47分。" in chinese
    english = Insight(assessment.plan, "en").standing(place)
    assert "0.50 points behind 丙区局 at place 4, it loses most in 不合格案卷数 (-1.00)" in english
    assert english.endswith("1.47 points ahead of 庚市局 at place 6.")


def test_a_unit_whose_name_ends_in_a_figure_is_not_read_as_more_points() -> None:
    doc = document([leaf("direct")], {"x": {"第1": "3"}}, units=["第1"])
    assessment, result = read(doc)
    said = Insight(assessment.plan, "zh_CN").standing(standing(assessment.plan, result, "第1"))
    assert said == "单位第1得3.00分，第1位（共1个单位参加排名）。"


def test_what_lost_nothing_is_not_among_the_most_points_lost() -> None:
    doc = document([leaf("direct")], {"x": {"U": "4", "V": "3"}}, units=["U", "V"])
    assessment, result = read(doc)
    insight = Insight(assessment.plan, "zh_CN")
    full, short = ("\n".join(insight.strengths(strengths(assessment.plan, result, unit))) for unit in ("U", "V"))
    assert "失分最多" not in full
    assert "失分最多：指标L（失1.00分，得3.00／4分）" in short


def test_equal_totals_are_said_to_be_told_apart_by_the_tie_breakers() -> None:
    leaves = [
        {"code": "A", "weight": "50", "method": "direct", "measure": "x"},
        {"code": "B", "weight": "50", "method": "direct", "measure": "y"},
    ]
    doc = document(leaves, {"x": {"U1": "30", "U2": "20"}, "y": {"U1": "20", "U2": "30"}}, units=["U1", "U2"])
    doc["assessment"]["ranking"] = {"tie_breakers": ["B"]}
    assessment, result = read(doc)
    said = Insight(assessment.plan, "zh_CN").standing(standing(assessment.plan, result, "U1"))
    assert "与第1位单位U2总分相同，按并列比较顺序居后" in said
    said = Insight(assessment.plan, "en").standing(standing(assessment.plan, result, "U2"))
    assert "the same total as 单位U1 at place 2, before whom the tie-breakers put it" in said


def test_the_sum_in_a_comparison_is_one_that_a_calculator_confirms() -> None:
    assessment, result = city()
    for language in LANGUAGES:
        line = Insight(assessment.plan, language).comparison(compare(result, assessment.plan, "U02", "U05"))[-1]
        figures = [Decimal(text) for text in re.findall(r"[-+]\d+\.\d+", line)]
        assert figures[0] == Decimal("86.56") - Decimal("93.73") == sum(figures[1:])


def test_a_way_to_gain_a_place_says_the_value_the_place_and_who_else_moves() -> None:
    assessment, result = city()
    gains = {gain.item: gain for gain in gain_place(assessment.plan, assessment.entries, result, "U02") if gain.item}
    chinese, english = (Insight(assessment.plan, language) for language in ("zh_CN", "en"))
    said = chinese.gain(gains["major_days"])
    assert said.startswith(
        "大要案立案至办结平均天数（大要案平均办理用时）：96天→65天（-31），升至第4位，总分86.97分；同时变动："
    )
    assert said.endswith("等8个单位")
    assert english.gain(gains["major_days"]).endswith(" and 5 more")
    assert "96 天 → 65 天 (-31), place 4 with 86.97 points; also moves: " in english.gain(gains["major_days"])
    assert chinese.gain(gains["cj_rate"]) == "抽检不合格处置完成率：100%，再无更好的值"
    assert "最好为100%时，总分87.01分，第5位" in chinese.gain(gains["online_rate"])
    assert "试到907.5件为止，总分最高86.86分" in chinese.gain(gains["major"])
    assert gain_content(gains["bad_files"]) == {
        "way": "value",
        "answer": "found",
        "leaves": ["C1.2"],
        "item": "bad_files",
        "now": "1",
        "needed": "0",
        "change": "-1",
        "rank": 4,
        "total": "87.56",
        "grade": "良好",
        "others": [
            {
                "unit": "U03",
                "before": {"total": "87.06", "rank": 4, "rank_in_class": 2, "grade": "良好"},
                "after": {"total": "87.06", "rank": 5, "rank_in_class": 3, "grade": "良好"},
            }
        ],
    }


@pytest.mark.parametrize(
    ("gain", "wanted"),
    [
        (Gain("value", "not_a_number", ("C1.1",)), "案卷评查得分：不是单个数值，未试算"),
        (Gain("value", "reference", ("R1",)), "罚没款：仅统计，不计分"),
        (Gain("value", "no_value", ("C1.2",), "bad_files"), "不合格案卷数：没有可计分的数值"),
        (
            Gain("bonus", "found", rule="P1", level="省级（省局）", now=Decimal(1), needed=Decimal(3)),
            "典型案例 · 省级（省局）：再加2项（现有1项），升至第4位，总分87.56分；其他单位不变",
        ),
        (
            Gain("value", "found_unproven", ("C1.2",), "bad_files", now=Decimal(1), needed=Decimal(0)),
            "不合格案卷数：1件→0件（-1），升至第4位，总分87.56分；其他单位不变；由试算找到，不排除还有更小的改动",
        ),
        (
            Gain("deduction", "found", rule="N5", now=Decimal(2), needed=Decimal(0)),
            "过罚不当、选择性执法被纠正：少2次（现有2次），升至第4位，总分87.56分；其他单位不变",
        ),
        (
            Gain("bonus", "not_enough", rule="P1", level="省级（省局）", now=Decimal(1), needed=Decimal(21)),
            "典型案例 · 省级（省局）：不够；最好为21项时，总分87.56分，第4位",
        ),
        (
            Gain("value", "not_found", ("C1.2",), "bad_files", now=Decimal(1), needed=Decimal(3)),
            "不合格案卷数：试算未找到；最好为3件时总分87.56分，第4位",
        ),
    ],
)
def test_every_kind_of_answer_has_its_sentence(gain: Gain, wanted: str) -> None:
    assessment, _ = city()
    if gain.needed is not None:
        gain = replace(gain, outcome=Outcome(4, Decimal("87.56"), "良好", ()))
    assert Insight(assessment.plan, "zh_CN").gain(gain) == wanted


def test_who_moves_is_said_with_what_changes_and_nothing_else() -> None:
    assessment, result = city()
    entries = assessment.entries
    fewer = replace(entries, events=tuple(event for event in entries.events if event.unit != "U08"))
    moves = affected(result, assessment.plan, fewer)
    said: Any = [Insight(assessment.plan, language).moved(moves[0]) for language in LANGUAGES]
    assert said == ["辛县局: 51.69 → 53.19 points", "辛县局：51.69→53.19分"]
    gone = replace(moves[0], after=None)
    assert Insight(assessment.plan, "zh_CN").moved(gone) == "辛县局：新结果中没有"
