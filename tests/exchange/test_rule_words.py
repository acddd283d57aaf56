"""The rule of a leaf in words: complete, with the figures of the plan and no others, the same in both languages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, replace
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
from scoring.method import Method
from scoring.methods import BY_CODE
from scoring.parameter_reading import CHOICES, Setting, parse
from scoring.parameters import Parameter
from scoring.plan import Indicator, Json
from tests.exchange.rule_cases import leaf_of, plan_of, said
from tests.oracle.draw_expressions import Chooser
from tests.oracle.draw_rules import RULES

Params = Mapping[str, Any]
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?|(?<=[^\x00-\x7f])-?\d+(?:\.\d+)?")

WHOLE: Mapping[str, tuple[Params, str, str]] = {
    "direct": (
        {"max": "1.5", "step": "0.1"},
        "在0分至1.5分之间直接赋分，以0.1分为一档",
        "The value itself is the points, from 0 points to 1.5 points, in steps of 0.1 points",
    ),
    "pass_fail": ({"target": "98"}, "达到98%得满分，其余不得分", "Full points at 98% or above, otherwise 0 points"),
    "target_rate": (
        {"target": "120", "cap_pct": "110", "threshold_pct": "50"},
        "目标值120%；完成目标得满分；未完成的按完成率（实际值÷目标值）计分；优于目标的按比例加分，最高得满分的110%；完成率低于50%的不得分",
        "Target 120%; full points when the target is met; otherwise points by the rate of completion (value ÷ target); "
        "beyond the target more in proportion, at most 110% of full points; a rate below 50% gets 0 points",
    ),
    "target_step": (
        {
            "target": "100",
            "base": "2.4",
            "up_step": "3",
            "up_points": "0.1",
            "up_max": "0.6",
            "down_step": "1",
            "down_points": "0.2",
        },
        "目标值100%；完成目标得2.4分；每高3个百分点加0.1分，最多加0.6分；每低1个百分点扣0.2分，扣完为止",
        "Target 100%; 2.4 points when the target is met; 0.1 points more for every 3 percentage points above it, at "
        "most 0.6 points more; 0.2 points off for every 1 percentage point below it, down to 0 points",
    ),
    "gap_deduct": (
        {"target": "98", "per": "1", "points": "0.3"},
        "目标值98%；完成目标得满分；每低1个百分点扣0.3分，扣完为止",
        "Target 98%; full points when the target is met; 0.3 points off for every 1 percentage point below it, down "
        "to 0 points",
    ),
    "efficacy": (
        {"good": "30", "bad": "10"},
        "满意值30%、不允许值10%；达到满意值得满分，处于不允许值得满分的60%，两者之间按比例计分；更差的按同一比例递减，扣完为止",
        "Satisfactory 30%, unacceptable 10%; full points at the satisfactory value, 60% of full points at the "
        "unacceptable value, in proportion between; worse than that falls on at the same rate, down to 0 points",
    ),
    "efficacy_tiers": (
        {"standards": ["36", "30", "24", "18", "12"], "coefs": ["1", "0.8", "0.6", "0.4", "0.2"]},
        "标准值由优到差为36%、30%、24%、18%、12%，对应系数为1、0.8、0.6、0.4、0.2；得分为满分×系数，两档之间按比例插值，优于首档的按首档计；"
        "差于末档的不得分",
        "Standards from best to worst 36%, 30%, 24%, 18%, 12%, coefficients 1, 0.8, 0.6, 0.4, 0.2; points are full "
        "points × coefficient, in proportion between two standards; better than the first counts as the first; worse "
        "than the last: 0 points",
    ),
    "interpolation": (
        {"anchors": [["60", "0"], ["80", "2"], ["95", "3.5"], ["100", "4"]]},
        "100%及以上得4分，95%得3.5分，80%得2分，60%及以下不得分，其间按比例计分",
        "100% and above: 4 points, 95%: 3.5 points, 80%: 2 points, 60% and below: 0 points, in proportion between",
    ),
    "tiers": (
        {"tiers": [["90", "4"], ["80", "3"], ["70", "2"]]},
        "达到90%得4分，达到80%得3分，达到70%得2分，其余不得分",
        "4 points at 90% or above, 3 points at 80% or above, 2 points at 70% or above, otherwise 0 points",
    ),
    "interval": (
        {"low": "8", "high": "25", "low_limit": "0", "high_limit": "50"},
        "适度区间为8%至25%；在区间内得满分；低于8%的按比例递减，至0%及以下不得分；高于25%的按比例递减，至50%及以上不得分",
        "Best from 8% to 25%; full points inside; below 8% falling in proportion to 0 points at 0% and below; above "
        "25% falling in proportion to 0 points at 50% and above",
    ),
    "deduct": (
        {"start": "3", "rules": [["late", "1"], ["wrong", "0.5", "2"]]},
        "从3分起扣；迟报次数每1次扣1分，差错次数每1次扣0.5分（最多扣2分），扣完为止",
        "Starting from 3 points; 1 point off for every 1 次 of 迟报次数, 0.5 points off for every 1 次 of 差错次数 "
        "(at most 2 points), down to 0 points",
    ),
    "checklist": (
        {"item": "actions", "elements": [["甲", "2"], ["乙", "2"]]},
        "按“要素核查”逐项计分：甲、乙每项2分；达标的得该项分值，部分达标的得一半，未达标的不得分；不适用的要素不计，其分值由其余要素按比例分担",
        "The elements of “要素核查” – 甲, 乙: 2 points each; an element that is met gets its points, one that is half "
        "met half of them, one that is not met none; elements that do not apply are left out, their points shared "
        "among the others",
    ),
    "item_mean": (
        {"item": "jobs"},
        "按“专项任务”中各项任务完成率（完成数÷目标数）的平均值计分，单项完成率最高按100%计；没有目标的任务不计",
        "Points by the mean rate of completion (done ÷ target) of the tasks in “专项任务”, each task at most 100%; "
        "tasks without a target are left out",
    ),
    "coverage": (
        {"item": "fields"},
        "按“办案矩阵”的覆盖率（已覆盖项数÷适用项数）计分，达到1件为已覆盖；不适用的不计入",
        "Points by the share covered of what applies in “办案矩阵”, covered from 1 件; what does not apply is left out",
    ),
    "min_max": (
        {"base_pct": "60"},
        "最高的得满分，最低的得满分的60%，其余按比例计分；全部相同的均得满分",
        "The highest gets full points, the lowest gets 60% of full points, the others in proportion between; where "
        "all are equal, all get full points",
    ),
    "best_ratio": (
        {},
        "最高的得满分，其余按“实际值÷最高值”计分；最高值为0的均不得分",
        "The highest gets full points, the others by value ÷ highest; where the highest is 0, all get 0 points",
    ),
    "mean_ratio": (
        {"pct_at_mean": "80"},
        "等于平均值的得满分的80%；其余按“实际值÷平均值”同比例增减，最高得满分；平均值为0的不考核",
        "At the mean 80% of full points; otherwise in proportion to value ÷ mean, at most full points; where the mean "
        "is 0, not assessed",
    ),
    "t_score": (
        {"t_min": "20", "t_max": "80"},
        "标准分T＝50＋10×（实际值－平均值）÷总体标准差；T达到80的得满分，20及以下的不得分，其间按比例计分；全部相同的T为50",
        "Standard score T = 50 + 10 × (value − mean) ÷ standard deviation (population); a T of 80 or more gets full "
        "points, 20 or less gets 0 points, in proportion between; T is 50 where all are equal",
    ),
    "rank_linear": (
        {"base_pct": "60"},
        "由高到低排名；第1名得满分，最后1名得满分的60%，其间等差递减",
        "Ranked from high to low; the first gets full points, the last gets 60% of full points, equal steps between",
    ),
    "rank_step": (
        {"step_pct": "5"},
        "由高到低排名；第1名得满分，每降1名扣满分的5%，扣完为止",
        "Ranked from high to low; the first gets full points, 5% of full points off for every place below, down to 0 "
        "points",
    ),
    "rank_bands": (
        {"bands": [["30", "100"], ["80", "80"], ["100", "60"]]},
        "由高到低排名；名次居前30%的得满分，30%至80%的得满分的80%，其余得满分的60%",
        "Ranked from high to low; the first 30% of the places: full points, above 30% up to 80%: 80% of full points, "
        "the rest: 60% of full points",
    ),
    "rank_map": (
        {"map": {"1": "1.5", "2": "1.2", "3": "1.2"}, "participated": "0.6"},
        "第1名得1.5分，第2、3名得1.2分，其他名次得0.6分，未参加的不得分",
        "Place 1: 1.5 points, places 2 and 3: 1.2 points, any other place: 0.6 points, not taking part: 0 points",
    ),
    "convert_scale": (
        {"full": "100"},
        "以100%为满分折算：得分＝满分×实际值÷100",
        "Converted from a full mark of 100%: full points × value ÷ 100",
    ),
    "convert_grade": (
        {"item": "grade", "map": {"A": "100", "B": "85", "D": "0"}},
        "按“考核等次”折算：A得满分、B得满分的85%、D不得分",
        "By the grade in “考核等次” – A: full points, B: 85% of full points, D: 0 points",
    ),
    "convert_rank": (
        {"of": "10", "base_pct": "60"},
        "按名次折算（共10名）：第1名得满分，第10名得满分的60%，其间等差递减",
        "Converted from a rank out of 10: rank 1 gets full points, rank 10 gets 60% of full points, equal steps "
        "between",
    ),
    "ballots": (
        {"item": "votes", "values": {"A": "100", "B": "80"}, "groups": {"市局领导": "0.4", "处室": "0.6"}},
        "按“测评票”计分：得分＝满分×平均分÷100；A票计100分、B票计80分，弃权票不计；各类票分别取平均后加权，权重为市局领导0.4、处室0.6，"
        "无有效票的一类其权重由其余各类分担；多轮的取各轮平均",
        "By “测评票”: full points × mean value of the votes ÷ 100; A counts 100, B counts 80, abstentions do not "
        "count; each group of voters has its own mean, weighted 市局领导 0.4, 处室 0.6, the weight of a group without "
        "valid votes shared among the others; the mean of the rounds",
    ),
    "panel": (
        {"item": "marks"},
        "按“评委打分”计分：得分＝满分×平均分÷100；满6个评分的，先去掉1个最高分和1个最低分再平均",
        "By “评委打分”: full points × mean mark ÷ 100; with 6 marks or more without the highest and the lowest",
    ),
    "blend": (
        {
            "parts": [
                {"share": "0.4", "method": "gap_deduct", "params": {"target": "90", "per": "2", "points": "0.05"}},
                {"share": "0.6", "measure": "y", "method": "min_max", "direction": "down", "params": {}},
            ]
        },
        "（1）办结率占40%：目标值90%；完成目标得满分；每低2个百分点扣满分的5%，扣完为止。（2）应办数占60%：最低的得满分，最高的不得分，"
        "其余按比例计分；全部相同的均得满分。某一部分不考核的，其比重由其余部分分担",
        "(1) 40% for 办结率: target 90%; full points when the target is met; 5% of full points off for every 2 "
        "percentage points below it, down to 0 points. (2) 60% for 应办数: the lowest gets full points, the highest "
        "gets 0 points, the others in proportion between; where all are equal, all get full points. The share of a "
        "part that is not assessed goes to the others",
    ),
    "formula": (
        {"expression": "W * (z + 0.5 * y) / late"},
        "得分＝分值×（按期办结数＋0.5×应办数）÷迟报次数；最低得0分，最高得满分",
        "Points = weight × (按期办结数 + 0.5 × 应办数) ÷ 迟报次数; at least 0 points, at most full points",
    ),
}
"""For each method the parameters of a rule of practice, and all that is to be said of it."""


@pytest.mark.parametrize("code", BY_CODE)
def test_every_method_is_said_as_an_office_says_it(code: str) -> None:
    params, chinese, english = WHOLE[code]
    assert said(code, params) == chinese
    assert said(code, params, "en") == english


# Figures.


def numbers(text: str) -> set[Decimal]:
    return {Decimal(found) for found in NUMBER.findall(text)}


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


# Parameters: each says something.

ITEM_RULES: Mapping[str, Params] = {
    "checklist": {"item": "actions"},
    "item_mean": {"item": "jobs"},
    "coverage": {"item": "fields"},
    "panel": {"item": "marks"},
    "convert_grade": {"item": "grade"},
    "ballots": {"item": "votes"},
}


def drawn(data: st.DataObject, code: str) -> dict[str, Any]:
    """Random legal parameters of a method."""
    if code in ("blend", "formula", "deduct"):
        return dict(WHOLE[code][0])
    choose = Chooser(lambda low, high: data.draw(st.integers(low, high)))
    key = data.draw(st.sampled_from([name for name, rule in RULES.items() if (rule.method or name) == code]))
    return dict(ITEM_RULES.get(code, {})) | RULES[key].params(choose, 4.0)


def figure(data: st.DataObject) -> str:
    return data.draw(st.sampled_from(["0", "0.5", "1", "2", "3.25", "7", "12", "15", "35", "50", "99", "100", "140"]))


def another(data: st.DataObject, parameter: Parameter, now: Any) -> Any:
    """Another value for a parameter, of the kind that it takes."""
    match parameter.kind:
        case "number" | "whole":
            near = [] if now is None else [str(Decimal(str(now)) + 1)]
            return data.draw(st.sampled_from([*near, figure(data)]))
        case "flag":
            return True
        case "choice":
            return data.draw(st.sampled_from([choice for choice in parameter.choices if choice != now]))
        case "item":
            return data.draw(st.sampled_from(["fields", "marks", "other_jobs", "old_grade", "old_votes"]))
        case "formula":
            return data.draw(st.sampled_from(["W * x / 100", "x - 1", "z / y"]))
        case "numbers":
            return [figure(data) for _ in now or "ab"]
        case "pairs":
            return [[figure(data), figure(data)] for _ in range(data.draw(st.integers(1, 4)))]
        case "points":
            return [[name, figure(data)] for name in ("甲", "乙", "丙")[: data.draw(st.integers(1, 3))]]
        case "table":
            return {key: figure(data) for key in (now or {"g1": "1", "g2": "1"})}
        case "rules":
            return [[data.draw(st.sampled_from(["late", "wrong", "y - z"])), figure(data), figure(data)]]
        case "parts":
            return [{"share": "0.5", "method": "pass_fail", "params": {"target": figure(data)}}] * 2


def says_nothing(code: str, name: str, one: Any, other: Any, up: bool) -> bool:
    """A change that changes no points, whatever is entered; so it need not be said."""
    if code == "target_rate":
        no_task = not one.target and not other.target
        return no_task or (name == "form" and up)  # the form is for what is better the less it is
    if code == "panel":  # nothing is dropped
        return name == "min_n_to_drop" and not (one.drop_high or one.drop_low)
    if code == "target_step" and name in ("up_step", "up_max"):
        return not one.up_points
    if code == "tiers" and name != "zero_gets_zero":
        return bool(effective(one) == effective(other))
    if code == "interpolation":  # in points or in percent, nothing is nothing
        return all(won == 0 for method in (one, other) for _, won in method.anchors)
    if code == "rank_bands" and name == "bands":
        return bool(reached(one) == reached(other))
    return False


def effective(tiers: Any) -> Any:
    """What tiers mean: without last ones that give what the rest gets."""
    listed = list(tiers.tiers)
    while len(listed) > 1 and listed[-1][1] == tiers.otherwise:
        listed.pop()
    none = all(won == 0 for _, won in listed) and not tiers.otherwise
    return listed, tiers.boundary, tiers.otherwise, none or tiers.scale


def reached(bands: Any) -> Any:
    """What bands mean: beyond 100 % there is nobody."""
    found = []
    for upper, percent in bands.bands:
        found.append((min(upper, Fraction(100)), percent))
        if upper >= 100:
            break
    return found


def read(code: str, params: Params) -> Method | None:
    return parse(code, params, (), Setting(BY_CODE, None, None, []))


PARAMETERS = [(code, declared.name) for code, kind in BY_CODE.items() for declared in fields(kind)]


@pytest.mark.parametrize(("code", "name"), PARAMETERS)
@QUICK
@given(data=st.data())
def test_a_parameter_that_changes_changes_what_is_said(code: str, name: str, data: st.DataObject) -> None:
    params = drawn(data, code)
    parameter: Parameter = BY_CODE[code].__dataclass_fields__[name].metadata["parameter"]
    now = params.get(name, BY_CODE[code].__dataclass_fields__[name].default)
    changed = params | {name: another(data, parameter, None if now is MISSING else now)}
    if name in ("step_points", "step_pct"):
        changed.pop({"step_points": "step_pct", "step_pct": "step_points"}[name], None)
    one, other = read(code, params), read(code, changed)
    assume(one is not None and other is not None and one != other)
    assert one is not None
    assert other is not None
    up = data.draw(st.booleans()) and name != "form"
    assume(not says_nothing(code, name, one, other, up))
    for language in LANGUAGES:
        spoken = [said(code, own, language, direction="up" if up else "down") for own in (params, changed)]
        assert spoken[0] != spoken[1]


@pytest.mark.parametrize("code", BY_CODE)
@QUICK
@given(data=st.data())
def test_both_languages_name_the_same_figures(code: str, data: st.DataObject) -> None:
    params = drawn(data, code)
    english, chinese = (numbers(said(code, params, language)) for language in LANGUAGES)
    written_out = {Decimal(0), Decimal(1)}  # 不得分, the first
    assert english - written_out == chinese - written_out


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
