from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scoring.plan import Indicator, Plan, PreviousIndicator
from scoring.years.weight_changes import WeightChange, weight_changes

NAMES = ("执法办案", "办案数量", "办案质量", "投诉处置", "党的建设", "党建", "一、执法办案", "办案数量（件）")


def plan_of(then: list[tuple[str, str | None, str, str]], now: list[tuple[str, str | None, str, str]]) -> Plan:
    """Rows of code, parent, name, weight; what has no children is a leaf."""
    parents = {parent for _, parent, _, _ in now}
    return Plan(
        id="p",
        title="考核",
        year=2025,
        previous_indicators=tuple(
            PreviousIndicator(code=code, parent=parent, name=name, weight=Decimal(weight))
            for code, parent, name, weight in then
        ),
        indicators=tuple(
            Indicator(
                code=code,
                parent=parent,
                name=name,
                weight=Decimal(weight),
                method=None if code in parents else "direct",
            )
            for code, parent, name, weight in now
        ),
    )


def found(plan: Plan) -> list[tuple[str | None, str | None, str]]:
    return [(one.code, one.former, one.kind) for one in weight_changes(plan)]


def rows(draw: st.DrawFn) -> list[tuple[str, str | None, str, str]]:
    made: list[tuple[str, str | None, str, str]] = []
    codes = draw(st.lists(st.sampled_from("ABCDEFGHIJKL"), unique=True, max_size=9))
    for code in codes:
        parent = draw(st.sampled_from([None, *(row[0] for row in made)]))
        weight = draw(st.decimals(min_value=0, max_value=100, places=2))
        made.append((code, parent, draw(st.sampled_from(NAMES)), str(weight)))
    return made


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    return plan_of(rows(draw), rows(draw))


@given(plans())
def test_last_year_and_the_changes_add_up_to_this_year(plan: Plan) -> None:
    changes = weight_changes(plan)
    now = sum((node.weight for node in plan.indicators), Decimal(0))
    then = sum((node.weight for node in plan.previous_indicators), Decimal(0))
    assert then + sum((one.change for one in changes), Decimal(0)) == now


@given(plans())
def test_every_indicator_of_either_year_stands_in_the_list_once(plan: Plan) -> None:
    changes = weight_changes(plan)
    assert sorted(one.code for one in changes if one.code) == sorted(plan.indicator)
    assert sorted(one.former for one in changes if one.former) == sorted(n.code for n in plan.previous_indicators)
    assert all((one.kind == "added") == (one.former is None) for one in changes)
    assert all((one.kind == "dropped") == (one.code is None) for one in changes)


@given(plans())
def test_the_list_runs_through_the_tree_of_today(plan: Plan) -> None:
    def walk(parent: str | None) -> list[str]:
        return [code for node in plan.children.get(parent, ()) for code in (node.code, *walk(node.code))]

    assert [one.code for one in weight_changes(plan) if one.code] == walk(None)


@given(plans())
def test_a_row_stands_below_its_parent_and_one_level_deeper(plan: Plan) -> None:
    above: list[WeightChange] = []
    for one in weight_changes(plan):
        del above[one.level :]
        assert len(above) == one.level
        if one.level:
            assert one.parent in (above[-1].code, above[-1].former)
        above.append(one)


@given(plans())
def test_a_plan_as_last_year_keeps_everything(plan: Plan) -> None:
    same = replace(
        plan,
        previous_indicators=tuple(
            PreviousIndicator(code=node.code, parent=node.parent, name=node.name, weight=node.weight)
            for node in plan.indicators
        ),
    )
    assert all(one.kind == "kept" and one.change == 0 for one in weight_changes(same))


THEN = [("A", None, "执法办案", "60"), ("A1", "A", "办案数量", "40"), ("A2", "A", "办案质量", "20")]


def test_another_weight_is_a_reweighting_with_its_reason() -> None:
    now = [("A", None, "执法办案", "60"), ("A1", "A", "办案数量", "35"), ("A2", "A", "办案质量", "25.0")]
    plan = plan_of(THEN, now)
    plan = plan.with_indicator(replace(plan.indicator["A1"], reason="数量已趋同"))
    changes = {one.code: one for one in weight_changes(plan)}
    assert [changes[code].kind for code in ("A", "A1", "A2")] == ["kept", "reweighted", "reweighted"]
    assert (changes["A1"].previous, changes["A1"].weight) == (Decimal(40), Decimal(35))
    assert changes["A1"].change == -5
    assert changes["A1"].reason == "数量已趋同"


def test_a_weight_written_with_more_zeros_is_the_same() -> None:
    plan = plan_of(THEN, [(code, parent, name, weight + ".00") for code, parent, name, weight in THEN])
    assert {one.kind for one in weight_changes(plan)} == {"kept"}


def test_an_indicator_with_another_code_is_known_by_its_path() -> None:
    now = [("X", None, "一、执法办案", "60"), ("X1", "X", "办案数量（件）", "40"), ("X2", "X", "办案质量", "20")]
    assert found(plan_of(THEN, now)) == [("X", "A", "kept"), ("X1", "A1", "kept"), ("X2", "A2", "kept")]


def test_codes_that_were_swapped_follow_their_names() -> None:
    now = [("A", None, "执法办案", "60"), ("A2", "A", "办案数量", "40"), ("A1", "A", "办案质量", "20")]
    assert found(plan_of(THEN, now)) == [("A", "A", "kept"), ("A2", "A1", "kept"), ("A1", "A2", "kept")]


def test_a_name_that_is_alike_under_the_same_code_is_renamed() -> None:
    now = [("A", None, "执法办案效能", "60"), ("A1", "A", "办案数量", "40"), ("A2", "A", "办案质量", "20")]
    assert found(plan_of(THEN, now)) == [("A", "A", "renamed"), ("A1", "A1", "kept"), ("A2", "A2", "kept")]


def test_an_entirely_different_name_under_the_same_code_is_another_indicator() -> None:
    now = [("A", None, "执法办案", "60"), ("A1", "A", "办案数量", "40"), ("A2", "A", "党的建设", "20")]
    assert found(plan_of(THEN, now))[2:] == [(None, "A2", "dropped"), ("A2", None, "added")]


def test_a_dropped_indicator_stands_after_the_sibling_before_it() -> None:
    then = [*THEN, ("A3", "A", "投诉处置", "0"), ("B", None, "党的建设", "40"), ("B1", "B", "学习", "40")]
    now = [("A", None, "执法办案", "60"), ("A1", "A", "办案数量", "40"), ("A3", "A", "投诉处置", "20")]
    assert found(plan_of(then, now)) == [
        ("A", "A", "kept"),
        ("A1", "A1", "kept"),
        (None, "A2", "dropped"),
        ("A3", "A3", "reweighted"),
        (None, "B", "dropped"),
        (None, "B1", "dropped"),
    ]


def test_an_indicator_under_another_parent_is_moved() -> None:
    then = [*THEN, ("B", None, "党的建设", "40")]
    now = [("A", None, "执法办案", "40"), ("A1", "A", "办案数量", "40"), ("B", None, "党的建设", "60")]
    changes = weight_changes(plan_of(then, [*now, ("A2", "B", "办案质量", "20")]))
    assert [(one.code, one.kind) for one in changes][-1] == ("A2", "moved")


def test_without_last_year_every_indicator_is_added() -> None:
    assert {kind for _, _, kind in found(plan_of([], THEN))} == {"added"}
