from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from exchange.assessment_json import read_assessment, write_assessment
from scoring.ledgers import Feed, Ledger
from scoring.plan import Indicator, ItemList, Plan, Previous, TagSet, Unit, UpperItem
from scoring.years.differences import INDICATOR, Difference, differences
from scoring.years.new_year import for_year
from tests.scoring.edits import edited

CITY = read_assessment((Path(__file__).parents[3] / "samples" / "city_2024.json").read_bytes())
PLAN = CITY.plan


def found(old: Plan, new: Plan) -> list[tuple[str, str, str, str]]:
    return [(one.subject, one.kind, one.aspect, one.name) for one in differences(old, new)]


def test_a_new_year_does_not_differ_from_the_one_it_was_made_of() -> None:
    assert differences(PLAN, for_year(CITY, 2025).plan) == ()


def test_a_plan_does_not_differ_from_itself_read_from_a_file() -> None:
    assert differences(PLAN, read_assessment(write_assessment(CITY)).plan) == ()


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10_000))
def test_what_one_direction_adds_the_other_drops(seed: int) -> None:
    random = Random(seed)
    other = CITY
    for _ in range(3):
        other = edited(other, random)
    assume(len(other.plan.indicator) == len(other.plan.indicators))  # a store refuses a code that stands twice
    there = differences(PLAN, other.plan)
    back = differences(other.plan, PLAN)
    added = [(one.subject, one.name) for one in there if one.kind == "added"]
    dropped = [(one.subject, one.name) for one in back if one.kind == "dropped"]
    assert sorted(added) == sorted(dropped)


@pytest.mark.parametrize("aspect", sorted(INDICATOR))
def test_every_aspect_of_an_indicator_is_one_difference_of_its_own(aspect: str) -> None:
    leaf = next(node for node in PLAN.leaves if node.method == "target_rate")
    other = {
        "code": replace(leaf, code="NEW"),
        "weight": replace(leaf, weight=leaf.weight + 1),
        "weight_by_class": replace(leaf, weight_by_class={"一类": leaf.weight + 1}),
        "rule": replace(leaf, params={**leaf.params, "cap": "1.3"}),
        "measure": replace(leaf, measure="1"),
        "direction": replace(leaf, direction="down"),
        "peers": replace(leaf, min_peers=Decimal(7)),
        "missing": replace(leaf, missing="mean"),
        "not_applicable": replace(leaf, not_applicable="full"),
        "zero_denominator": replace(leaf, zero_denominator="full"),
        "treatment": replace(leaf, treatment={"impute": "mean"}),
        "reference_only": replace(leaf, reference_only=True),
        "unit": replace(leaf, unit="户"),
        "department": replace(leaf, department="法规处"),
        "source": replace(leaf, source=("台账",)),
        "basis": replace(leaf, basis="〔2025〕3号"),
        "tags": replace(leaf, tags=("温度",)),
        "upper": replace(leaf, upper=("S1",)),
    }
    if aspect == "aggregate":
        group = next(node for node in PLAN.indicators if node.is_group)
        assert found(PLAN, PLAN.with_indicator(replace(group, aggregate="min"))) == [
            ("indicator", "changed", "aggregate", group.name)
        ]
        return
    new = PLAN.with_indicator(other[aspect])
    aspects = [one[2] for one in found(PLAN, new)]
    # the item of its own code is what a leaf without a measure measures
    assert aspects == (["code", "measure"] if aspect == "code" and leaf.measure is None else [aspect])


def test_nothing_that_scores_is_left_out_of_the_comparison() -> None:
    beside = {"uid", "parent", "name", "method", "params", "min_peers", "locked", "reason", "note", "needs_evidence"}
    assert {field.name for field in fields(Indicator)} - beside == set(INDICATOR) - {"rule"}


def test_a_renamed_moved_and_reweighted_indicator_has_three_differences() -> None:
    leaf = PLAN.leaves[0]
    group = next(node for node in PLAN.indicators if node.is_group and node.code not in (leaf.parent, leaf.code))
    new = PLAN.with_indicator(replace(leaf, name=leaf.name + "（新）", parent=group.code, weight=leaf.weight + 1))
    assert [one[2] for one in found(PLAN, new)] == ["name", "parent", "weight"]


def test_units_are_known_by_what_the_plan_says_they_were() -> None:
    first, second, *rest = PLAN.units
    merged = Unit(code="N", name="新区局", class_code=first.class_code)
    units = {"N": (first.code, second.code)}
    new = replace(PLAN, units=(merged, *rest), previous=Previous(id=PLAN.id, units=units))
    assert found(PLAN, new) == [("unit", "changed", "merged", "新区局")]
    apart = replace(new, previous=None)
    kinds = {one[1] for one in found(PLAN, apart)}
    assert kinds == {"added", "dropped"}


def test_lists_tags_and_upper_level_items_are_compared() -> None:
    new = replace(
        PLAN,
        lists=(*PLAN.lists, ItemList(code="N", name="新业态", year=2025, members=("直播",))),
        tag_sets=(*PLAN.tag_sets, TagSet(name="两品一特", tags=("药品",))),
        upper_items=(UpperItem(code="S1", name="执法质效"),),
    )
    assert [one[:2] for one in found(PLAN, new)] == [
        ("list", "added"),
        ("tag_set", "added"),
        ("upper_item", "added"),
    ]


def test_each_difference_says_where_it_is() -> None:
    leaf = PLAN.leaves[0]
    (one,) = differences(PLAN, PLAN.with_weight(leaf.code, leaf.weight + 1))
    assert one == Difference("indicator", "changed", "weight", leaf, replace(leaf, weight=leaf.weight + 1))
    assert one.where == ("indicators", leaf.code, "weight")
    (whole,) = differences(PLAN, replace(PLAN, full_score=Decimal(1000)))
    assert (whole.where, whole.name) == (("assessment", "full_score"), "")


def test_ledgers_and_the_items_that_they_fill_are_compared_but_not_the_day_of_the_counts() -> None:
    item = replace(PLAN.items[0], feed=Feed(kind="cases", count="reached", stage="采纳"))
    items = (item, *PLAN.items[1:])
    ledgers = tuple(one for one in PLAN.ledgers if one.kind != "cases")
    new = replace(
        PLAN, items=items, ledgers=(*ledgers, Ledger(kind="cases", stages=("推荐", "采纳"), until="2024-06-30"))
    )
    assert found(PLAN, new) == [("item", "changed", "feed", item.name), ("ledger", "changed", "stages", "cases")]
    assert found(new, replace(new, ledgers=tuple(replace(one, until="") for one in new.ledgers))) == []
