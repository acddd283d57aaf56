"""Upper-level items: what answers to them, what does not, and what names one that is not there."""

from dataclasses import replace
from decimal import Decimal

from scoring.checks import check
from scoring.entries import Entries
from scoring.evaluate import evaluate
from scoring.plan import Indicator, Plan, UpperItem
from scoring.upper import answering, coverage, with_upper_items


def node(code: str, parent: str | None, weight: int, *upper: str, group: bool = False) -> Indicator:
    method = None if group else "direct"
    return Indicator(code=code, parent=parent, name=f"指标{code}", weight=Decimal(weight), method=method, upper=upper)


PLAN = Plan(
    id="p",
    title="t",
    year=2025,
    upper_items=(
        UpperItem(code="S1", name="执法质效", source="省局", weight=Decimal(10)),
        UpperItem(code="S2", name="食品安全"),
        UpperItem(code="S3", name="质量强省"),
    ),
    indicators=(
        node("A", None, 60, "S1", group=True),
        node("A1", "A", 40, "S1"),
        node("A2", "A", 20),
        node("B", None, 40, group=True),
        node("B1", "B", 30, "S2", "S2"),
        node("B2", "B", 10),
    ),
)


def test_each_item_has_its_indicators_and_a_group_answers_for_what_is_below_it() -> None:
    found = coverage(PLAN)
    assert [(one.item.code, [n.code for n in one.indicators], int(one.weight)) for one in found.items] == [
        ("S1", ["A"], 60),
        ("S2", ["B1"], 30),
        ("S3", [], 0),
    ]
    assert [item.code for item in found.uncovered] == ["S3"]
    assert [n.code for n in found.apart] == ["B2"]


def test_what_is_for_reference_only_need_not_answer_to_anything() -> None:
    plan = PLAN.with_indicator(replace(PLAN.indicator["B2"], reference_only=True))
    assert coverage(plan).apart == ()


def test_an_unknown_upper_level_item_is_a_warning_and_no_problem() -> None:
    plan = answering(PLAN, "S9", "B2", yes=True)
    found = [problem for problem in check(plan, Entries()) if problem.code == "upper.unknown"]
    assert [(one.where, one.severity) for one in found] == [(("indicators", "B2", "upper"), "warning")]
    assert found[0].facts == {"indicator": "指标B2", "code": "S9"}
    assert [n.code for n in coverage(plan).apart] == ["B2"]
    assert any(problem.code == "upper.unknown" for problem in evaluate(plan, Entries()).findings)


def test_an_indicator_answers_to_an_item_once_and_can_stop_doing_so() -> None:
    plan = answering(answering(PLAN, "S3", "B2", yes=True), "S3", "B2", yes=True)
    assert plan.indicator["B2"].upper == ("S3",)
    assert answering(plan, "S3", "B2", yes=False).indicator["B2"] == PLAN.indicator["B2"]


def test_indicators_follow_a_new_code_and_forget_an_item_that_went() -> None:
    first, *_ = PLAN.upper_items
    plan = with_upper_items(PLAN, (replace(first, code="P1"),), {"S1": "P1"})
    assert plan.indicator["A"].upper == ("P1",)
    assert plan.indicator["B1"].upper == ()
    unknown = answering(PLAN, "S9", "B2", yes=True)
    assert with_upper_items(unknown, unknown.upper_items).indicator["B2"].upper == ("S9",)
