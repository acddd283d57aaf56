"""A small plan around one leaf, for the tests of rules in words."""

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
