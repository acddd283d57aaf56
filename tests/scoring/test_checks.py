"""Findings without scoring: weights, figures outside their limits, what the law says, and a plan in disorder."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from scoring.checks import WeightSum, check, weight_sums
from scoring.evaluate import evaluate
from scoring.plan import Indicator
from tests.scoring.build import Json, document, leaf, read


def plan_of(weights: list[str]) -> Any:
    nodes: list[Json] = [{"code": "G", "weight": "40"}]
    nodes += [{"code": f"l{i}", "parent": "G", "weight": w, "method": "direct"} for i, w in enumerate(weights)]
    nodes.append({"code": "H", "weight": "60", "method": "direct"})
    values: dict[str, Json] = {node["code"]: {"U": "1"} for node in nodes if "method" in node}
    return read(document(nodes, values, units=["U"], about={"full_score": "100"}))


def test_weights_that_add_up_are_no_finding() -> None:
    assessment = plan_of(["33.33", "6.67"])
    assert weight_sums(assessment.plan) == (
        WeightSum(None, Decimal(100), Decimal(100)),
        WeightSum("G", Decimal(40), Decimal("40.00")),
    )
    assert check(assessment.plan, assessment.entries) == ()


@pytest.mark.parametrize(("weight", "difference"), [("6.66", "+0.01"), ("6.68", "-0.01"), ("2", "+4.67")])
def test_weights_that_do_not_add_up_are_told_with_place_and_difference(weight: str, difference: str) -> None:
    assessment = plan_of(["33.33", weight])
    (problem,) = check(assessment.plan, assessment.entries)
    assert (problem.code, problem.where) == ("weights.group", ("indicators", "G", "weight"))
    assert problem.facts["difference"] == difference
    assert evaluate(assessment.plan, assessment.entries).problems == (problem,)


def test_the_first_level_must_make_the_full_score() -> None:
    assessment = plan_of(["33.33", "6.67"])
    plan = replace(assessment.plan, full_score=Decimal(99))
    (problem,) = check(plan, assessment.entries)
    assert (problem.code, problem.facts["difference"]) == ("weights.first_level", "-1")


def test_figures_outside_their_limits_are_scored_but_to_be_checked() -> None:
    item = {"code": "x", "name": "率", "kind": "number", "minimum": "0", "maximum": "100"}
    doc = document(
        [leaf("direct", {"min": "-9", "max": "999"})],
        {"x": {"U": "101", "V": "-1", "W": "100"}},
        units=["U", "V", "W"],
        items=[item],
    )
    assessment = read(doc)
    found = check(assessment.plan, assessment.entries)
    assert [(p.code, p.where[-1], p.severity) for p in found] == [
        ("cell.above", "U", "warning"),
        ("cell.below", "V", "warning"),
    ]
    result = evaluate(assessment.plan, assessment.entries)
    assert result.status == "complete"
    assert result.units[0].nodes["L"].points == 101


@pytest.mark.parametrize("place", ["name", "tag", "item", "deduction"])
def test_what_the_law_forbids_to_score_is_a_warning_that_names_the_article(place: str) -> None:
    node = leaf("direct", weight="100")
    name = "数据"
    if place == "name":
        node["name"] = "人均罚没款"
    elif place == "tag":
        node["tags"] = ["检查频次"]
    else:
        name = "没收款"
    if place == "deduction":
        node = leaf("deduct", {"rules": [["x", "1"]]}, weight="100", measure=None)
    item = {"code": "x", "name": name, "kind": "number"}
    assessment = read(document([node], {"x": {"U": "1"}}, units=["U"], items=[item]))
    (problem,) = check(assessment.plan, assessment.entries)
    assert (problem.code, problem.severity) == ("legal.scored", "warning")
    assert "第七十四条" in problem.facts["law"]
    shown = replace(assessment.plan.indicators[0], reference_only=True, weight=Decimal(0))
    still = check(replace(assessment.plan, indicators=(shown,)), assessment.entries)
    assert "legal.scored" not in {problem.code for problem in still}


def test_a_reference_only_indicator_with_a_weight_is_a_problem() -> None:
    nodes = [leaf("direct", weight="100"), leaf("direct", weight="0", reference_only=True) | {"code": "R"}]
    assessment = read(document(nodes, {"x": {"U": "1"}}, units=["U"]))
    plan = assessment.plan.with_weight("R", Decimal(5))
    assert "weights.reference" in {problem.code for problem in check(plan, assessment.entries)}
    assert evaluate(plan, assessment.entries).units[0].nodes["R"].points is None


def test_a_plan_in_disorder_is_scored_with_what_is_left() -> None:
    assessment = plan_of(["33.33", "6.67"])
    loop = (
        Indicator(code="p", parent="q", name="p", weight=Decimal(1)),
        Indicator(code="q", parent="p", name="q", weight=Decimal(1)),
        Indicator(code="r", parent="nobody", name="r", weight=Decimal(1), method="direct", measure="l0 +"),
        Indicator(code="s", parent=None, name="s", weight=Decimal(0)),
        Indicator(code="H", parent=None, name="again", weight=Decimal(0), method="magic"),
    )
    plan = replace(assessment.plan, indicators=(*assessment.plan.indicators, *loop))
    codes = {problem.code for problem in check(plan, assessment.entries)}
    assert codes >= {
        "tree.parent_later",
        "reference.node",
        "reference.twice",
        "tree.empty_group",
        "expression.unfinished",
        "method.unknown",
    }
    result = evaluate(plan, assessment.entries)
    assert result.status == "problems"
    assert result.units[0].nodes["l0"].points == 1


def test_an_empty_plan_can_be_looked_at() -> None:
    assessment = plan_of(["33.33", "6.67"])
    plan = replace(assessment.plan, indicators=(), units=(), items=())
    assert evaluate(plan, assessment.entries).units == ()
