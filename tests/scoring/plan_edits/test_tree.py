"""The shape of the tree is edited, and nothing else: weights, items and all other indicators stay."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.assessment_json import read_assessment, write_assessment
from exchange.wording import problem_text
from scoring.entries import Assessment, Entries
from scoring.plan import Indicator, Plan
from scoring.plan_edits.tree import (
    add_child,
    add_first,
    add_sibling,
    demote,
    duplicate,
    move,
    promote,
    remove,
    shift,
    siblings,
    subtree,
)
from scoring.problems import Refused
from tests.scoring.plan_edits.drawn import plans

EDITS: dict[str, Callable[[Plan, str], Plan]] = {
    "add_sibling": lambda plan, code: add_sibling(plan, code, "新指标").plan,
    "add_child": lambda plan, code: add_child(plan, code, "新指标").plan,
    "remove": lambda plan, code: remove(plan, [code]).plan,
    "up": lambda plan, code: shift(plan, code, -1).plan,
    "down": lambda plan, code: shift(plan, code, 1).plan,
    "promote": lambda plan, code: promote(plan, code).plan,
    "demote": lambda plan, code: demote(plan, code).plan,
    "duplicate": lambda plan, code: duplicate(plan, code).plan,
}


def edited(plan: Plan, name: str, code: str) -> Plan | None:
    try:
        return EDITS[name](plan, code)
    except Refused as refusal:
        return None if all(problem_text(problem, "zh_CN") for problem in refusal.problems) else plan


def a_node(data: st.DataObject, plan: Plan) -> str:
    return data.draw(st.sampled_from([node.code for node in plan.indicators]))


def shape(plan: Plan) -> list[tuple[str, str | None]]:
    return [(node.code, node.parent) for node in plan.indicators]


def in_order(plan: Plan, codes: set[str]) -> list[str]:
    return [node.code for node in plan.indicators if node.code in codes]


@given(plans(), st.data())
def test_a_plan_stays_readable_whatever_is_done_to_its_tree(plan: Plan, data: st.DataObject) -> None:
    for name in data.draw(st.lists(st.sampled_from([*EDITS]), max_size=4)):
        if not plan.indicators:
            break
        plan = edited(plan, name, a_node(data, plan)) or plan
        assessment = Assessment(plan, Entries())
        if "N0" in plan.indicator:  # the tie-breaker of the plan is named, and stays named, until it is gone
            assert read_assessment(write_assessment(assessment)) == assessment


@given(plans(), st.data(), st.sampled_from([*EDITS]))
def test_what_an_edit_is_not_about_stays_as_it_is_and_in_order(plan: Plan, data: st.DataObject, name: str) -> None:
    code = a_node(data, plan)
    new = edited(plan, name, code)
    if new is None:
        return
    about = {node.code for node in subtree(plan, code)}
    others = {node.code for node in plan.indicators} - about
    assert in_order(new, others) == in_order(plan, others)
    parent = {node.code: node for node in new.indicators}
    for node in plan.indicators:
        if node.code in others and not (name == "demote" and parent[node.code] != node):
            assert parent[node.code] == node
            assert parent[node.code].uid == node.uid
    assert new.items == plan.items


@given(plans(), st.data())
def test_a_move_keeps_weights_rules_and_everything_below(plan: Plan, data: st.DataObject) -> None:
    code = a_node(data, plan)
    target = data.draw(st.sampled_from([None, *(node.code for node in plan.indicators)]))
    try:
        new = move(plan, code, target).plan
    except Refused:
        inside = {node.code for node in subtree(plan, code)}
        assert target is not None
        assert target in inside or not plan.indicator[target].is_group
        return
    if target is not None and not plan.indicator[target].is_group:
        assert plan.indicator[target].measure is None, "only what has no rule yet becomes a group"
    assert siblings(new, code)[-1].code == code
    assert new.indicator[code].parent == target
    before, after = subtree(plan, code), subtree(new, code)
    assert [(n.uid, n.code, n.weight, n.method) for n in after] == [(n.uid, n.code, n.weight, n.method) for n in before]
    assert [n.parent for n in after[1:]] == [n.parent for n in before[1:]]


@given(plans(), st.data())
def test_up_and_down_are_each_others_opposite(plan: Plan, data: st.DataObject) -> None:
    code = a_node(data, plan)
    try:
        there = shift(plan, code, 1).plan
    except Refused:
        assert siblings(plan, code)[-1].code == code
        return
    back = shift(there, code, -1).plan
    assert [n.code for n in siblings(back, code)] == [n.code for n in siblings(plan, code)]


@given(plans(), st.data())
def test_copies_have_codes_and_uids_of_their_own(plan: Plan, data: st.DataObject) -> None:
    code = a_node(data, plan)
    made = duplicate(plan, code)
    assert len({n.code for n in made.plan.indicators}) == len(made.plan.indicators)
    assert len({n.uid for n in made.plan.indicators}) == len(made.plan.indicators)
    assert made.plan.indicator[made.code].name not in {n.name for n in plan.indicators}
    one, other = subtree(plan, code), subtree(made.plan, made.code)
    assert [(n.weight, n.method, n.measure, n.tags) for n in one] == [
        (n.weight, n.method, n.measure, n.tags) for n in other
    ]
    level = siblings(made.plan, code)
    assert level.index(made.plan.indicator[made.code]) == level.index(made.plan.indicator[code]) + 1


@given(plans(), st.data())
def test_removing_takes_everything_below_and_says_where_to_go_on(plan: Plan, data: st.DataObject) -> None:
    code = a_node(data, plan)
    done = remove(plan, [code])
    assert done.gone == subtree(plan, code)
    assert len(done.plan.indicators) == len(plan.indicators) - len(done.gone)
    assert done.beside is None or done.beside in done.plan.indicator
    assert (done.beside is None) == (plan.indicator[code].parent is None and len(plan.children[None]) == 1)


def test_removing_names_the_rules_that_still_name_what_is_gone(small: Assessment) -> None:
    from dataclasses import replace

    from scoring.plan import Condition, Grades, Ranking, Veto

    plan = replace(
        small.plan,
        ranking=Ranking(tie_breakers=("base", "A")),
        grades=Grades(
            bands=(("优", Decimal(90)),), conditions=(Condition(grade="优", node="A1", min_rate=Decimal(60)),)
        ),
        veto=(Veto(code="V", name="否决", actions=("node_zero:A2", "no_award")),),
    )
    assert remove(plan, ["A"]).named_in == (
        ("assessment", "ranking", "tie_breakers", "A"),
        ("assessment", "grades", "conditions", "0"),
        ("adjustments", "veto", "V", "node_zero:A2"),
    )
    assert remove(plan, ["B"]).named_in == ()
    assert remove(plan, ["A1", "A2"]).beside == "A"
    assert remove(plan, ["A1"]).beside == "A2"
    assert remove(plan, ["B2", "B"]).beside == "A"


def test_a_part_of_a_scored_indicator_takes_its_rule(small: Assessment) -> None:
    made = add_child(small.plan, "A1", "新指标")
    group, part = made.plan.indicator["A1"], made.plan.indicator[made.code]
    assert made.rule_moved
    assert group.is_group
    assert (group.name, group.weight, group.uid) == ("指标A1", Decimal(30), small.plan.indicator["A1"].uid)
    assert (part.code, part.name, part.weight, part.method, part.measure) == (
        "A1.1",
        "指标A1（2）",
        Decimal(30),
        "direct",
        "a1",
    )


def test_a_copy_measures_what_the_original_does(small: Assessment) -> None:
    from dataclasses import replace

    plan = replace(small.plan, items=(replace(small.plan.items[0], code="A1"), *small.plan.items[1:]))
    plan = plan.with_indicator(replace(plan.indicator["A1"], measure=None))  # the item of its own code
    copy = duplicate(plan, "A1")
    assert copy.plan.indicator[copy.code].measure == "A1"
    heir = add_child(plan, "A1", "新指标")
    assert heir.rule_moved
    assert heir.plan.indicator[heir.code].measure == "A1"


def test_an_indicator_without_a_rule_becomes_a_group_without_more_ado(small: Assessment) -> None:
    first = add_sibling(small.plan, "B2", "新指标")
    second = add_child(first.plan, first.code, "新指标")
    assert not second.rule_moved
    assert second.plan.indicator["B3"].is_group
    assert second.plan.indicator["B3.1"].name == "新指标（2）"


@pytest.mark.parametrize(
    ("codes", "parent", "wanted"),
    [
        (["A1", "A2"], "A", "A3"),
        (["A1.1", "A1.9"], "A1", "A1.10"),
        (["A", "B"], None, "C"),
        (["01", "02"], None, "03"),
        (["Z"], None, "Z1"),
        (["一"], None, "1"),
        ([], "A", "A1"),
        ([], "A1", "A1.1"),
        ([], "三", "三1"),
        ([], None, "1"),
        (["A1", "R1"], "A", "A2"),
    ],
)
def test_codes_follow_the_pattern_of_those_beside(codes: list[str], parent: str | None, wanted: str) -> None:
    above = [] if parent is None else [Indicator(code=parent, parent=None, name="g", weight=Decimal(0))]
    nodes = [Indicator(code=code, parent=parent, name=code, weight=Decimal(0)) for code in codes]
    plan = Plan(id="t", title="t", year=2025, indicators=(*above, *nodes))
    made = add_first(plan, "新") if parent is None else add_child(plan, parent, "新")
    assert made.code == wanted


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda plan: move(plan, "A", "A1"), "below_itself"),
        (lambda plan: move(plan, "B", "A1"), "scored_parent"),
        (lambda plan: demote(plan, "A2"), "scored_parent"),
        (lambda plan: demote(plan, "A"), "nothing_above"),
        (lambda plan: promote(plan, "A"), "top_level"),
        (lambda plan: shift(plan, "A", -1), "first"),
        (lambda plan: shift(plan, "B", 1), "last"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(small: Assessment, edit: Callable[[Plan], object], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        edit(small.plan)
    (problem,) = refusal.value.problems
    assert problem.code == f"plan_edit.{code}"
    for language in ("en", "zh_CN"):
        assert small.plan.indicator[problem.where[1]].name in problem_text(problem, language)


def test_promoting_and_demoting_go_where_people_expect(small: Assessment) -> None:
    up = promote(small.plan, "A2").plan
    assert shape(up) == [("A", None), ("A1", "A"), ("A2", None), ("B", None), ("B1", "B"), ("B2", "B")]
    down = demote(small.plan, "B").plan
    assert shape(down) == [("A", None), ("A1", "A"), ("A2", "A"), ("B", "A"), ("B1", "B"), ("B2", "B")]
