"""A small plan around one leaf, for the tests of rules in words."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from exchange.rule_words import measure_in_words, rule_in_words
from scoring.plan import Indicator, Item, ItemList, Plan, Unit, UnitClass

ITEMS = (
    Item(code="x", name="办结率"),
    Item(code="y", name="应办数", unit="件"),
    Item(code="z", name="按期办结数", unit="件"),
    Item(code="late", name="迟报次数", unit="次"),
    Item(code="wrong", name="差错次数", unit="次"),
    Item(code="leaders", name="负责人（含副职）数", unit="人"),
    Item(code="split", name="提醒/催办次数", unit="次"),
    Item(code="fields", name="办案矩阵", kind="series", unit="件", list_code="l"),
    Item(code="actions", name="要素核查", kind="series", list_code="l"),
    Item(code="marks", name="评委打分", kind="series"),
    Item(code="jobs", name="专项任务", kind="tasks"),
    Item(code="other_jobs", name="重点任务", kind="tasks"),
    Item(code="grade", name="考核等次", kind="grade"),
    Item(code="old_grade", name="评定等次", kind="grade"),
    Item(code="votes", name="测评票", kind="ballots"),
    Item(code="old_votes", name="评议票", kind="ballots"),
)


def leaf_of(method: str, params: Mapping[str, Any], *, weight: str = "4", **more: Any) -> Indicator:
    more = {"measure": "x", "unit": "%"} | more
    return Indicator(code="L", parent=None, name="指标", weight=Decimal(weight), method=method, params=params, **more)


def plan_of(leaf: Indicator, *, classes: bool = True, label: str = "区县") -> Plan:
    kinds = (UnitClass(code="a", name="A类"), UnitClass(code="b", name="B类")) if classes else ()
    units = [Unit(code=f"U{n}", name=f"第{n}县", class_code="ab"[n % 2] if classes else None) for n in range(1, 7)]
    return Plan(
        id="p",
        title="试验",
        year=2025,
        unit_label=label,
        full_score=leaf.weight,
        classes=kinds,
        units=tuple(units),
        lists=(ItemList(code="l", name="清单", members=("甲", "乙", "丙")),),
        items=ITEMS,
        indicators=(leaf,),
    )


def said(method: str, params: Mapping[str, Any], language: str = "zh_CN", *, classes: bool = False, **more: Any) -> str:
    """The rule of a leaf; without classes, so that it does not say with whom a unit is compared."""
    leaf = leaf_of(method, params, **more)
    return rule_in_words(plan_of(leaf, classes=classes), leaf, language)


def measured(measure: str | None, language: str = "zh_CN", **more: Any) -> str:
    leaf = leaf_of("direct", {}, measure=measure, **more)
    return measure_in_words(plan_of(leaf), leaf, language)


WHOLE: Mapping[str, tuple[Mapping[str, Any], str, str]] = {
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

ITEM_RULES: Mapping[str, Mapping[str, Any]] = {
    "checklist": {"item": "actions"},
    "item_mean": {"item": "jobs"},
    "coverage": {"item": "fields"},
    "panel": {"item": "marks"},
    "convert_grade": {"item": "grade"},
    "ballots": {"item": "votes"},
}
"""The item that each method without a measure looks at."""

NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?|(?<=[^\x00-\x7f])-?\d+(?:\.\d+)?")


def numbers(text: str) -> set[Decimal]:
    """The figures that a sentence names."""
    return {Decimal(found) for found in NUMBER.findall(text)}
