"""Weights that are changed together close to the last digit, and never touch what is locked."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.wording import problem_text
from scoring.checks import weight_sums
from scoring.entries import Assessment
from scoring.plan import Plan
from scoring.plan_edits.weights import Reweighted, balance, is_fixed, scale, set_share, sum_up, weight_places
from scoring.problems import Refused
from tests.scoring.plan_edits.drawn import plans


def open_levels(plan: Plan) -> list[str | None]:
    return [total.parent for total in weight_sums(plan) if total.difference]


def only_says_what_it_did(before: Plan, after: Reweighted) -> None:
    """The list of changes is the difference of the plans, and nothing but weights differs."""
    differs = {
        new.code: (old.weight, new.weight)
        for old, new in zip(before.indicators, after.plan.indicators, strict=True)
        if old.weight != new.weight
    }
    assert differs == {row.code: (row.old, row.new) for row in after.rows if row.old != row.new}
    weights = {node.code: node.weight for node in before.indicators}
    back = tuple(replace(node, weight=weights[node.code]) for node in after.plan.indicators)
    assert back == before.indicators
    assert [node.uid for node in back] == [node.uid for node in before.indicators]


@given(plans(), st.integers(0, 4) | st.none())
def test_scaling_closes_every_level_exactly_and_leaves_what_is_locked(plan: Plan, places: int | None) -> None:
    try:
        done = scale(plan, places=places)
    except Refused:
        return
    assert open_levels(done.plan) == []
    only_says_what_it_did(plan, done)
    for old, new in zip(plan.indicators, done.plan.indicators, strict=True):
        if is_fixed(old):
            assert new.weight == old.weight
        assert new.weight >= 0


@given(plans())
def test_scaling_keeps_proportions_within_half_a_step(plan: Plan) -> None:
    try:
        done = scale(plan, places=2)
    except Refused:
        return
    remainders = {row.code for row in done.rows if row.remainder}
    for parent, parts in plan.children.items():
        free = [part for part in parts if not is_fixed(part) and part.code not in remainders]
        for one in free:
            for other in free:
                new_one, new_other = done.plan.indicator[one.code].weight, done.plan.indicator[other.code].weight
                if one.weight > other.weight:
                    assert new_one >= new_other
        of_level = [row for row in done.rows if plan.indicator[row.code].parent == parent and row.remainder]
        assert len(of_level) <= 1, "one indicator of a level is named for the remainder"


@given(plans(closing=True))
def test_a_plan_that_closes_is_not_touched(plan: Plan) -> None:
    assert scale(plan).rows == ()
    assert scale(plan).plan is plan
    assert sum_up(plan).rows == ()


@given(plans(), st.data())
def test_scaling_one_group_leaves_all_others(plan: Plan, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from([node.code for node in plan.indicators]))
    try:
        done = scale(plan, code)
    except Refused:
        return
    from scoring.plan_edits.tree import subtree

    inside = {node.code for node in subtree(plan, code)} - {code}
    assert {row.code for row in done.rows} <= inside
    assert not inside & set(open_levels(done.plan))


@given(plans(), st.data())
def test_the_remainder_of_a_level_goes_to_the_one_that_is_chosen(plan: Plan, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from([node.code for node in plan.indicators]))
    try:
        done = balance(plan, code)
    except Refused:
        return
    (row,) = done.rows
    assert row.code == code
    assert row.new == row.old + row.remainder
    assert plan.indicator[code].parent not in open_levels(done.plan)
    only_says_what_it_did(plan, done)


@given(plans(), st.data(), st.integers(0, 20000), st.integers(0, 3))
def test_a_share_is_as_near_as_the_places_allow_and_states_the_rest(
    plan: Plan, data: st.DataObject, steps: int, places: int
) -> None:
    code = data.draw(st.sampled_from([node.code for node in plan.indicators]))
    percent = Decimal(f"{steps}e-2")
    try:
        done = set_share(plan, code, percent, places)
    except Refused:
        return
    node = plan.indicator[code]
    whole = plan.full_score if node.parent is None else plan.indicator[node.parent].weight
    assert Fraction(done.weight) + done.remainder == Fraction(percent) / 100 * Fraction(whole)
    assert abs(done.remainder) <= Fraction(1, 2 * 10**places)
    assert done.plan.indicator[code].weight == done.weight


@given(plans())
def test_summing_up_closes_the_groups_that_are_free(plan: Plan) -> None:
    done = sum_up(plan)
    only_says_what_it_did(plan, done)
    for total in weight_sums(done.plan):
        if total.parent is not None and not is_fixed(plan.indicator[total.parent]):
            assert not total.difference
    leaves = {node.code: node.weight for node in plan.leaves}
    assert {node.code: node.weight for node in done.plan.leaves} == leaves


def test_the_remainder_stands_on_a_named_row(small: Assessment) -> None:
    done = scale(small.plan.with_weight("A", Decimal(61)), places=1)  # 61 + 40 = 101
    assert [(row.name, row.old, row.new, row.remainder) for row in done.rows] == [
        ("执法办案", Decimal(61), Decimal("60.4"), Decimal(0)),
        ("指标A1", Decimal(30), Decimal("30.2"), Decimal(0)),
        ("指标A2", Decimal(30), Decimal("30.2"), Decimal(0)),
        ("服务发展", Decimal(40), Decimal("39.6"), Decimal(0)),
        ("指标B1", Decimal(25), Decimal("24.7"), Decimal("-0.1")),
        ("指标B2", Decimal(15), Decimal("14.9"), Decimal(0)),
    ]


def test_the_chosen_row_takes_the_remainder_of_its_level(small: Assessment) -> None:
    plan = small.plan.with_weight("B", Decimal("39.6")).with_weight("A", Decimal("60.4"))
    done = scale(plan, "B", remainder_on="B2")
    assert [(row.code, row.new, row.remainder) for row in done.rows] == [
        ("B1", Decimal("24.8"), Decimal(0)),
        ("B2", Decimal("14.8"), Decimal("-0.1")),
    ]


def test_weights_are_rounded_to_the_finest_of_the_plan(small: Assessment) -> None:
    assert weight_places(small.plan) == 1
    assert weight_places(small.plan.with_weight("A1", Decimal("2.25"))) == 2
    assert weight_places(small.plan.with_weight("A1", Decimal("2.500"))) == 1
    assert set_share(small.plan, "A1", Decimal(15)).weight == Decimal(9)
    third = set_share(small.plan, "A1", Decimal("33.3"))
    assert (third.weight, third.remainder) == (Decimal(20), Fraction(-1, 50))


def locked(plan: Plan, *codes: str, **more: object) -> Plan:
    for code in codes:
        plan = plan.with_indicator(replace(plan.indicator[code], locked=True, **more))  # type: ignore[arg-type]
    return plan


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda p: balance(p, "A1"), "closes"),
        (lambda p: balance(p, "A"), "closes_first"),
        (lambda p: balance(locked(p.with_weight("A1", Decimal(5)), "A2"), "A2"), "locked"),
        (lambda p: balance(p.with_weight("A1", Decimal(99)), "A2"), "balance_negative"),
        (lambda p: balance(p.with_indicator(replace(p.indicator["A"], aggregate="min")), "A1"), "no_sum"),
        (
            lambda p: balance(
                p.with_indicator(replace(p.indicator["A1"], reference_only=True, weight=Decimal(0))), "A1"
            ),
            "reference",
        ),
        (lambda p: set_share(p, "A1", Decimal(-1)), "share_negative"),
        (lambda p: set_share(p.with_weight("A", Decimal(0)), "A1", Decimal(10)), "share_of_nothing"),
        (lambda p: set_share(replace(p, full_score=Decimal(0)), "A", Decimal(10)), "share_of_nothing_first"),
        (lambda p: scale(locked(p.with_weight("A1", Decimal(5)), "A1", "A2")), "scale_locked"),
        (lambda p: scale(locked(p.with_weight("A", Decimal(5)), "A", "B")), "scale_locked_first"),
        (lambda p: scale(locked(p.with_weight("A1", Decimal(99)), "A1")), "scale_too_much"),
        (lambda p: scale(locked(p.with_weight("A", Decimal(101)), "A")), "scale_too_much_first"),
        (lambda p: scale(p.with_weight("A1", Decimal(0)).with_weight("A2", Decimal(0))), "scale_nothing"),
        (lambda p: scale(p.with_weight("A", Decimal(0)).with_weight("B", Decimal(0))), "scale_nothing_first"),
        (lambda p: scale(many_small(p), places=0, remainder_on="S0"), "scale_rest"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(small: Assessment, edit: Callable[[Plan], object], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        edit(small.plan)
    (problem,) = refusal.value.problems
    assert problem.code == f"plan_edit.{code}"
    for language in ("en", "zh_CN"):
        assert "{" not in problem_text(problem, language)


def many_small(plan: Plan) -> Plan:
    """Six weights of 0.5 that shall make 3.1: each is rounded up to 1, which is 2.9 too much for the smallest."""
    small = tuple(replace(plan.indicator["A"], uid=f"{n}", code=f"S{n}", weight=Decimal("0.5")) for n in range(6))
    return replace(plan, full_score=Decimal("3.1"), indicators=small)
