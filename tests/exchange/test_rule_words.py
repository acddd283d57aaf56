"""The rule of a leaf in words: complete, with the figures of the plan and no others, the same in both languages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction
from string import Formatter
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from exchange.rule_words import rule_in_words, usual_policies
from exchange.rule_words.speech import exact
from exchange.wording import LANGUAGES
from exchange.wording import rules as wording
from scoring.methods import BY_CODE
from scoring.parameter_reading import CHOICES
from scoring.plan import Indicator, Json
from tests.exchange.rule_cases import ITEM_RULES, WHOLE, leaf_of, numbers, plan_of, said

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("code", BY_CODE)
def test_every_method_is_said_as_an_office_says_it(code: str) -> None:
    params, chinese, english = WHOLE[code]
    assert said(code, params) == chinese
    assert said(code, params, "en") == english


# Figures.


def given_numbers(value: Json) -> set[Decimal]:
    """Every decimal string in parameters, keys too."""
    if isinstance(value, str):
        return {Decimal(value)} if re.fullmatch(r"-?\d+(\.\d+)?", value) else numbers(value)
    if isinstance(value, Mapping):
        return set().union(*(given_numbers(key) | given_numbers(inner) for key, inner in value.items()), set())
    if isinstance(value, Sequence):
        return set().union(*(given_numbers(inner) for inner in value), set())
    return set()


USUAL_FIGURES = {
    code: {Decimal(str(declared.default)) for declared in fields(kind) if type(declared.default) in (Fraction, int)}
    for code, kind in BY_CODE.items()
}
"""The defaults of each method, which its sentence may name."""

OWN_FIGURES: Mapping[str, set[int]] = {
    "target_rate": {2},
    "t_score": {10, 50},
    "ballots": {100},
    "blend": {1, 2, 40, 60, 5},
}
"""Figures of the formulas themselves; in a blend the numbers of the parts and their shares as percentages."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", BY_CODE)
def test_a_rule_names_the_figures_of_the_plan_and_no_others(code: str, language: str) -> None:
    params = WHOLE[code][0]
    named, given_ = numbers(said(code, params, language)), given_numbers(params)
    always = {Decimal(0), Decimal(1), *USUAL_FIGURES[code], *map(Decimal, OWN_FIGURES.get(code, set()))}
    assert named <= given_ | always
    if code != "blend":  # shares and points are said as percentages there
        assert given_ <= named | {Decimal(0), Decimal(100)}


@QUICK
@given(st.decimals(-(10**12), 10**12, places=30, allow_nan=False, allow_infinity=False), st.sampled_from(LANGUAGES))
def test_a_figure_keeps_all_its_digits(target: Decimal, language: str) -> None:
    text = f"{target:f}"
    assume(target != 0)
    sentence = said("pass_fail", {"target": text}, language, unit="")
    assert numbers(sentence) - {Decimal(0)} == {target}
    assert "e" not in exact(Fraction(text)).lower()


def test_a_figure_without_an_end_is_not_cut_off_in_silence() -> None:
    with pytest.raises(ValueError, match="1/3"):
        exact(Fraction(1, 3))


@pytest.mark.parametrize(
    ("per", "points", "english", "chinese"),
    [
        ("1", "1", "1 point off for every 1 percentage point below it", "每低1个百分点扣1分"),
        ("2", "0.5", "0.5 points off for every 2 percentage points below it", "每低2个百分点扣0.5分"),
        ("0.5", "10", "10 points off for every 0.5 percentage points below it", "每低0.5个百分点扣10分"),
    ],
)
def test_one_is_singular_and_all_else_plural(per: str, points: str, english: str, chinese: str) -> None:
    params = {"target": "98", "per": per, "points": points}
    assert english in said("gap_deduct", params, "en")
    assert chinese in said("gap_deduct", params)


def test_negative_values_and_points_are_said_as_such() -> None:
    params = {"target": "-5", "per": "1", "points": "0.5", "floor": "-2"}
    assert said("gap_deduct", params) == "目标值-5%；完成目标得满分；每低1个百分点扣0.5分，最低得-2分"
    rising = {"target": "8", "base": "3", "up_step": "1", "up_points": "-0.5", "down_step": "1", "down_points": "1"}
    assert "每高1个百分点扣0.5分" in said("target_step", rising)
    assert "0.5 points off for every 1 percentage point above it" in said("target_step", rising, "en")
    adding = {"rules": [["late", "-0.5"]]}
    assert said("deduct", adding) == "从满分起扣；迟报次数每1次加0.5分，扣完为止；最高得满分"


@pytest.mark.parametrize(
    ("unit", "direction", "wanted"),
    [
        ("%", "up", "每低1个百分点扣"),
        ("％", "down", "每高1个百分点扣"),
        ("百分点", "up", "每低1个百分点扣"),
        ("件", "up", "每少1件扣"),
        ("天", "down", "每多1天扣"),
        ("件/人", "up", "每低1件/人扣"),
        ("", "up", "每低1扣"),
    ],
)
def test_a_step_is_said_in_the_unit_of_what_is_measured(unit: str, direction: str, wanted: str) -> None:
    measure = "z / leaders"  # no unit of its own
    params = {"target": "5", "per": "1", "points": "0.3"}
    assert wanted in said("gap_deduct", params, unit=unit, direction=direction, measure=measure)


def test_without_a_unit_of_its_own_a_leaf_has_that_of_its_item() -> None:
    assert said("pass_fail", {"target": "5"}, unit="", measure="y") == "达到5件得满分，其余不得分"
    assert said("pass_fail", {"target": "5"}, unit="", measure="z / y * 100") == "达到5%得满分，其余不得分"


# What holds beside the method.


def test_the_usual_is_not_said() -> None:
    plain_rule = said("rank_linear", {})
    usual = leaf_of("rank_linear", {"base_pct": "0", "ties": "competition", "zero_gets_zero": False})
    assert rule_in_words(plan_of(usual, classes=False), usual, "zh_CN") == plain_rule
    assert "并列" not in plain_rule
    assert usual_policies("zh_CN") == "缺报的不得分；不考核的，其分值由同级指标分担；分母为0的按缺报处理"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["missing", "not_applicable", "zero_denominator"])
def test_every_policy_that_is_not_the_usual_one_is_said(name: str, language: str) -> None:
    chosen: list[dict[str, Any]] = [{name: choice} for choice in CHOICES[name]]
    spoken = {said("pass_fail", {"target": "1"}, language, measure="z / y", **policy) for policy in chosen}
    assert len(spoken) == len(CHOICES[name])


def test_a_denominator_of_0_is_only_spoken_of_where_something_is_divided() -> None:
    assert "分母" not in said("pass_fail", {"target": "1"}, measure="z", zero_denominator="full")
    assert "分母为0的得满分" in said("pass_fail", {"target": "1"}, measure="z / y", zero_denominator="full")
    assert "分母为0的不考核" in said("formula", {"expression": "z / y"}, zero_denominator="not_applicable")
    assert said("target_rate", {"target": "0"}, zero_denominator="not_applicable") == "无任务（目标值0%）的不考核"


def test_points_without_a_rank_stand_in_for_the_policy_on_missing_values() -> None:
    assert "缺报" not in said("rank_map", {"map": {"1": "2"}, "absent": "1"}, missing="mean")


def test_the_peers_are_named_where_there_are_classes() -> None:
    assert "比较" not in said("min_max", {})
    assert said("min_max", {}, classes=True).startswith("与全部区县比较，最高的")
    enough = said("min_max", {}, classes=True, peers="class")
    assert enough.startswith("与同类区县比较（同类不足4个的，与全部区县比较），最高的")
    any_size = said("min_max", {}, classes=True, peers="class", min_peers=Decimal(1))
    assert any_size.startswith("与同类区县比较，最高的")
    assert "比较" not in said("min_max", {}, peers="class"), "without classes all are peers"


def test_the_peers_of_a_policy_or_an_expression_are_named_once() -> None:
    mean = said("pass_fail", {"target": "1"}, classes=True, peers="class", missing="mean")
    assert mean.endswith("缺报的按同组平均分计；同组指同类区县（同类不足4个的，指全部区县）")
    few = said("pass_fail", {"target": "1"}, classes=True, peers="class", min_peers=Decimal(1), missing="lowest")
    assert few.endswith("缺报的按同组最低分计；同组指同类区县")
    both = said("pass_fail", {"target": "1"}, classes=True, missing="mean", measure="x / peer_max(x)")
    assert both.count("同组指全部区县") == 1
    assert "同组指" not in said("min_max", {}, classes=True, missing="mean"), "the method has named them"


@pytest.mark.parametrize("unit_label", ["", "区县"])
def test_the_assessed_are_called_what_the_plan_calls_them(unit_label: str) -> None:
    leaf = leaf_of("min_max", {})
    sentence = rule_in_words(plan_of(leaf, label=unit_label), leaf, "zh_CN")
    assert sentence.startswith(f"与全部{unit_label or '单位'}比较")


@pytest.mark.parametrize(
    ("impute", "wanted"),
    [
        ("mean", "全部参评区县的平均值"),
        ("median", "全部参评区县的中位数"),
        ("group_mean", "同类参评区县的平均值"),
    ],
)
def test_gaps_that_are_filled_are_part_of_the_rule(impute: str, wanted: str) -> None:
    filled = said("pass_fail", {"target": "1"}, treatment={"impute": impute})
    assert filled.endswith(f"；缺报的数据先按{wanted}补齐")


def test_outliers_that_are_drawn_in_are_part_of_the_rule() -> None:
    drawn_in = said("pass_fail", {"target": "1"}, treatment={"winsorise": {"skew": "2.5", "most": "3"}})
    assert "偏度绝对值大于2.5且超额峰度大于3.5的" in drawn_in
    assert drawn_in.endswith("最多调整3个区县")


def test_a_part_of_a_blend_without_a_measure_is_said_and_shares_above_1_are_weights() -> None:
    judged = {"share": "40", "method": "panel", "params": {"item": "marks", "drop_high": "0", "drop_low": "0"}}
    counted = {"share": "60", "method": "pass_fail", "measure": "y", "params": {"target": "5"}}
    assert said("blend", {"parts": [judged, counted]}) == (
        "（1）权数为40：按“评委打分”计分：得分＝满分×平均分÷100。（2）应办数权数为60：达到5件得满分，其余不得分。"
        "某一部分不考核的，其比重由其余部分分担"
    )


def test_a_name_with_quotation_marks_gets_no_more() -> None:
    leaf = leaf_of("convert_grade", {"item": "grade", "map": {"A": "100"}})
    plan = plan_of(leaf)
    named = replace(
        plan, items=tuple(replace(item, name=item.name.replace("考核", "“双打”考核")) for item in plan.items)
    )
    assert rule_in_words(named, leaf, "zh_CN") == "按“双打”考核等次折算：A得满分"


def test_points_beyond_full_points_are_said_not_to_count() -> None:
    assert said("tiers", {"tiers": [["90", "5"]]}).endswith("；最高得满分")
    assert "最高" not in said("tiers", {"tiers": [["90", "4"]]})
    assert said("interpolation", {"anchors": [["0", "-1"], ["10", "4"]]}).endswith("；最低得0分")


def test_tiers_out_of_order_say_that_the_first_counts() -> None:
    assert said("tiers", {"tiers": [["80", "3"], ["90", "4"]]}).endswith("按所列次序以先符合的为准")


# Overrides.


def test_what_classes_have_of_their_own_is_said_for_each_and_the_rest_once() -> None:
    params = {"per": "1", "points": "0.3", "by_class": {"a": {"target": "98"}, "b": {"target": "95"}}}
    assert said("gap_deduct", params, classes=True) == (
        "A类：目标值98%；B类：目标值95%。完成目标得满分；每低1个百分点扣0.3分，扣完为止"
    )
    assert said("gap_deduct", params, "en", classes=True) == (
        "A类: target 98%; B类: target 95%. Full points when the target is met; 0.3 points off for every 1 percentage "
        "point below it, down to 0 points"
    )


def test_units_with_the_same_of_their_own_are_named_together_and_the_others_after_them() -> None:
    own = {"target": "92"}
    params = {"target": "98", "per": "1", "points": "0.3", "by_unit": {"U1": own, "U3": own, "U4": {"target": "90"}}}
    assert said("gap_deduct", params, classes=True).startswith(
        "第1县、第3县：目标值92%；第4县：目标值90%；其他：目标值98%。完成目标得满分；"
    )


def test_units_of_one_name_are_each_told() -> None:
    own = {"U1": {"target": "92"}, "U3": {"target": "93"}}
    leaf = leaf_of("pass_fail", {"target": "98", "by_unit": own})
    plan = plan_of(leaf)
    named_alike = replace(plan, units=tuple(replace(unit, name="城关") for unit in plan.units))
    sentence = rule_in_words(named_alike, leaf, "zh_CN")
    assert sentence.startswith("城关：达到92%得满分，其余不得分；城关：达到93%得满分，其余不得分；其他：")


def test_a_unit_comes_before_its_class() -> None:
    params = {"by_class": {"a": {"target": "5"}, "b": {"target": "6"}}, "by_unit": {"U2": {"target": "7"}}}
    assert said("pass_fail", params, classes=True) == (
        "A类：达到5%得满分，其余不得分；B类：达到6%得满分，其余不得分；第2县：达到7%得满分，其余不得分"
    )


def test_rules_of_another_shape_are_said_whole() -> None:
    params = {"target": "5", "by_class": {"b": {"target": "0"}}}
    assert said("target_rate", params, classes=True, zero_denominator="not_applicable") == (
        "B类：无任务（目标值0%）的不考核。其他：目标值5%；完成目标得满分；未完成的按完成率（实际值÷目标值）计分"
    )


def test_an_override_inside_a_part_of_a_blend_is_said() -> None:
    part = {"share": "1", "method": "pass_fail", "params": {"by_class": {"a": {"target": "5"}, "b": {"target": "6"}}}}
    spoken = said("blend", {"parts": [part]}, classes=True)
    assert spoken.startswith(
        "A类：（1）办结率占100%：达到5%得满分，其余不得分；B类：（1）办结率占100%：达到6%得满分，其余不得分。"
    )


# Plans that are being edited.


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "leaf",
    [
        leaf_of("no_such_method", {}),
        leaf_of("pass_fail", {}),
        leaf_of("tiers", {"tiers": "x"}),
        leaf_of("efficacy", {"good": "3", "bad": "3"}),
        leaf_of("formula", {"expression": "1 +"}),
        leaf_of("min_max", {}, peers="nobody"),
        leaf_of("min_max", {}, missing="perhaps"),
        leaf_of("min_max", {}, treatment={"impute": "guess"}),
        leaf_of("blend", {"parts": [{"share": "1", "method": "pass_fail", "params": {}}]}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_rule_that_cannot_be_read_says_so(leaf: Indicator, language: str) -> None:
    sentence = rule_in_words(plan_of(leaf), leaf, language)
    assert sentence[1:] == wording.PHRASES["rule.unreadable"][LANGUAGES.index(language)][1:]


def test_a_class_whose_rule_cannot_be_read_is_named() -> None:
    params = {"target": "5", "by_class": {"b": {"target": "many"}}}
    assert said("pass_fail", params, classes=True) == (
        "B类：计分办法有误，无法表述，详见方案的问题提示；其他：达到5%得满分，其余不得分"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(set(ITEM_RULES) | {"deduct", "formula"}))
def test_items_that_are_not_there_are_named_by_their_code(code: str, language: str) -> None:
    leaf = leaf_of(code, WHOLE[code][0])
    bare = replace(plan_of(leaf), items=(), lists=())
    wanted = ITEM_RULES.get(code, {"item": "late"})["item"]
    assert f"“{wanted}”" in rule_in_words(bare, leaf, language)


@settings(QUICK, max_examples=100)
@given(data=st.data(), language=st.sampled_from(LANGUAGES))
def test_whatever_parameters_hold_something_is_said(data: st.DataObject, language: str) -> None:
    anything = st.recursive(
        st.none() | st.booleans() | st.text(max_size=5) | st.sampled_from(["0", "1", "-3", "x", "z / y"]),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_leaves=8,
    )
    code = data.draw(st.sampled_from(sorted(BY_CODE)))
    names = [declared.name for declared in fields(BY_CODE[code])] + ["by_class", "by_unit"]
    params = dict(WHOLE[code][0]) | data.draw(st.dictionaries(st.sampled_from(names), anything, max_size=3))
    leaf = leaf_of(code, params, measure=data.draw(st.none() | st.text(max_size=8)))
    assert rule_in_words(plan_of(leaf), leaf, language)


def test_a_leaf_for_reference_is_not_scored_and_a_group_says_how_it_joins() -> None:
    shown = leaf_of("direct", {}, reference_only=True, weight="0")
    assert rule_in_words(plan_of(shown), shown, "zh_CN") == "仅供参考，不计分"
    assert rule_in_words(plan_of(shown), shown, "en") == "Shown only, never scored"
    group = replace(shown, method=None, aggregate="geometric")
    assert rule_in_words(plan_of(group), group, "zh_CN") == "几何平均"
    assert rule_in_words(plan_of(group), replace(group, aggregate="magic"), "en").startswith("the rule cannot be read")


# The phrases.


@pytest.mark.parametrize("key", sorted(wording.PHRASES))
def test_both_languages_have_the_same_facts(key: str) -> None:
    english, chinese = ({name for _, name, _, _ in Formatter().parse(text) if name} for text in wording.PHRASES[key])
    assert english == chinese
