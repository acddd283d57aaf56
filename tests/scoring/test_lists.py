"""Versions of a list by year: last year's denominator stays, and an item that is switched keeps what stays."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.entries import Assessment, Cell, Entries, State
from scoring.evaluate import evaluate
from scoring.lists import families, family, new_version, switched, users, without
from scoring.plan import Indicator, Item, ItemList, Json, Plan, Unit

EIGHT = tuple(f"领域{number}" for number in range(1, 9))
PLAN = Plan(
    id="p",
    title="t",
    year=2025,
    full_score=Decimal(10),
    units=(Unit(code="U1", name="甲"),),
    lists=(
        ItemList(code="f_2024", name="重点领域（8类）", year=2024, members=EIGHT),
        ItemList(code="f_2025", name="重点领域（10类）", year=2025, members=(*EIGHT[1:], "新1", "新2", "新3")),
        ItemList(code="m", name="要素", members=("甲", "乙")),
    ),
    items=(Item(code="x", name="各领域办案数", kind="series", list_code="f_2024"),),
    indicators=(
        Indicator(
            code="L",
            parent=None,
            name="覆盖率",
            weight=Decimal(10),
            method="coverage",
            params={"item": "x"},
            measure="x",
        ),
    ),
)
MARKS: dict[str, Json] = {"领域1": "3", "领域2": "007", "领域3": {"state": "not_applicable", "note": "无此业务"}}
ENTRIES = Entries(values={"x": {"U1": Cell(MARKS, State.PENDING, "待核实")}})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("重点领域（12类）", "重点领域（16类）", True),
        ("办案重点8+4类", "办案重点8+4+2类", True),
        ("重点领域", "重点领域（8+4+2）", True),
        ("重点领域", "要素", False),
        ("（16类）", "（8类）", False),
    ],
)
def test_versions_are_known_by_their_name_without_the_count(one: str, other: str, same: bool) -> None:
    assert (family(one) == family(other)) == same


def test_versions_stand_together_in_the_order_of_their_years() -> None:
    plan = replace(PLAN, lists=tuple(reversed(PLAN.lists)))
    assert [[one.code for one in versions] for versions in families(plan)] == [["m"], ["f_2024", "f_2025"]]


def test_a_new_version_has_the_members_and_a_code_of_its_own_and_no_user() -> None:
    plan, made = new_version(PLAN, "f_2024", 2025)
    assert (made.code, made.year, made.members) == ("f_2025_2", 2025, EIGHT)
    assert users(plan, made.code) == ()
    assert plan.items == PLAN.items
    assert made.uid != PLAN.lists[0].uid


def test_an_item_that_is_switched_keeps_what_was_entered_for_members_that_stay() -> None:
    found = switched(PLAN, ENTRIES, "x", "f_2025")
    assert found.plan.item["x"].list_code == "f_2025"
    kept: dict[str, Json] = {name: MARKS[name] for name in ("领域2", "领域3")}
    assert found.edits == {("x", "U1"): Cell(kept, State.PENDING, "待核实")}
    assert (found.kept, found.gone) == (2, 1)


@given(st.sets(st.sampled_from([*EIGHT, "新1", "新2", "别的"])))
def test_no_entry_is_changed_and_none_is_lost_but_those_of_members_that_go(names: set[str]) -> None:
    marks: dict[str, Json] = {name: str(number) for number, name in enumerate(sorted(names))}
    entries = Entries(values={"x": {"U1": Cell(marks)}})
    found = switched(PLAN, entries, "x", "f_2025")
    after = entries.with_cells(found.edits).cell("x", "U1")
    members = set(PLAN.lists[1].members)
    left = {} if after is None else after.value
    assert left == {name: mark for name, mark in marks.items() if name in members}
    assert found.kept + found.gone == len(marks)


def test_last_year_keeps_its_denominator() -> None:
    before = evaluate(PLAN, ENTRIES).units[0].nodes["L"].points
    plan, _ = new_version(PLAN, "f_2024", 2026)
    assert evaluate(plan, ENTRIES).units[0].nodes["L"].points == before
    found = switched(PLAN, ENTRIES, "x", "f_2025")
    after = evaluate(found.plan, ENTRIES.with_cells(found.edits))
    unknown = {problem.code for problem in evaluate(found.plan, ENTRIES).problems}
    assert "cell.member_unknown" in unknown  # what switching without its edits would leave behind
    assert "cell.member_unknown" not in {problem.code for problem in after.problems}
    assert after.units[0].nodes["L"].points != before


def test_a_list_that_is_used_is_not_taken_out() -> None:
    assert without(PLAN, "f_2024") == PLAN
    assert [one.code for one in without(PLAN, "m").lists] == ["f_2024", "f_2025"]


def test_an_unknown_list_or_item_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        new_version(PLAN, "nothing", 2025)
    with pytest.raises(KeyError):
        switched(PLAN, ENTRIES, "x", "nothing")


def test_the_whole_assessment_can_be_scored_under_either_version() -> None:
    for code in ("f_2024", "f_2025"):
        found = switched(PLAN, ENTRIES, "x", code)
        assessment = Assessment(found.plan, ENTRIES.with_cells(found.edits))
        assert evaluate(assessment.plan, assessment.entries).units[0].nodes["L"].points is not None
