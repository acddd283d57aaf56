"""`prev(…)`: a unit's number in the assessment before, matched as the plan says, never guessed."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.checks import check
from scoring.entries import Cell
from scoring.evaluate import evaluate
from scoring.numbers import Gone
from scoring.problems import Refused
from scoring.years.previous import differing, items_read, previous_column
from tests.scoring.build import Json, by_code, document, leaf, number_item, read, score

UNITS = ("U1", "U2", "U3")


def city(
    before: Mapping[str, Any],
    units: Json | None = None,
    *,
    merge: str = "none",
    measure: str = "prev(x)",
    now: str = "5",
) -> Json:
    """Three units and one leaf worth 100 that gives its measure as points."""
    previous: Json = {"id": "last"} | ({} if units is None else {"units": units})
    return document(
        [leaf("direct", {"max": "100"}, weight="100", measure=measure, not_applicable="full")],
        {"x": dict.fromkeys(UNITS, now)},
        units=UNITS,
        items=[number_item("x") | {"merge": merge}],
        about={"previous": previous},
        previous_values={"x": dict(before)},
    )


def values(doc: Json) -> dict[str, Fraction | Gone]:
    assessment = read(doc)
    return dict(previous_column(assessment.plan, assessment.entries, assessment.plan.item["x"]))


def found(doc: Json) -> list[tuple[str, str]]:
    assessment = read(doc)
    return [(problem.code, problem.severity) for problem in check(assessment.plan, assessment.entries)]


def test_a_unit_that_is_not_named_had_the_same_code() -> None:
    assert values(city({"U1": "7.50", "U2": "-3"})) == {"U1": Fraction(15, 2), "U2": -3, "U3": Gone.MISSING}


def test_a_renamed_unit_is_found_under_its_old_code_and_only_there() -> None:
    doc = city({"U1": "1", "OLD": "2"}, {"U1": ["OLD"]})
    assert values(doc)["U1"] == 2


def test_a_new_unit_has_no_value_before_and_that_is_no_fault_of_its_own() -> None:
    doc = city({"U1": "1", "U2": "2", "U3": "3"}, {"U3": []})
    assert values(doc)["U3"] is Gone.NOT_APPLICABLE
    assert by_code(score(doc))["U3"].nodes["L"].state == "not_applicable"


@pytest.mark.parametrize(
    ("merge", "cells", "wanted"),
    [
        ("sum", {"A": "1.5", "B": "2"}, Fraction(7, 2)),
        ("mean", {"A": "1", "B": "2", "C": "2"}, Fraction(5, 3)),
        ("none", {"A": "1", "B": "1"}, Gone.MISSING),
        ("sum", {"A": "1"}, Gone.MISSING),
        ("sum", {"A": "1", "B": {"state": "void", "value": "4"}}, Gone.MISSING),
        ("mean", {"A": "1", "B": "约4"}, Gone.MISSING),
        ("mean", {"A": "3", "B": {"state": "not_applicable"}}, Fraction(3)),
        ("sum", {"A": {"state": "not_applicable"}, "B": {"state": "not_applicable"}}, Gone.NOT_APPLICABLE),
        ("sum", {"A": {"state": "pending", "value": "2"}, "B": "1"}, Fraction(3)),
        ("sum", {"A": {"state": "pending"}, "B": "1"}, Gone.MISSING),
    ],
)
def test_a_unit_made_of_several_has_what_its_item_says(merge: str, cells: Json, wanted: Fraction | Gone) -> None:
    doc = city(cells, {"U1": ["A", "B", "C"] if "C" in cells else ["A", "B"]}, merge=merge)
    assert values(doc)["U1"] == wanted


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("4", "scored"),
        ({"state": "pending", "value": "4"}, "scored"),
        (None, "missing"),
        ({"state": "missing"}, "missing"),
        ({"state": "void", "value": "4"}, "missing"),
        ({"state": "not_applicable"}, "not_applicable"),
    ],
)
def test_what_was_not_there_is_missing_and_makes_nothing_provisional(cell: Any, state: str) -> None:
    before = dict.fromkeys(UNITS, "4") | {"U1": cell}
    result = score(city({code: one for code, one in before.items() if one is not None}))
    assert result.status == "complete"
    assert by_code(result)["U1"].nodes["L"].state == state


def test_growth_over_last_year_is_reckoned_exactly() -> None:
    doc = city({"U1": "4", "U2": "0", "U3": "3"}, measure="growth(x, prev(x))", now="5")
    points = {code: unit.nodes["L"].measure for code, unit in by_code(score(doc)).items()}
    assert points == {"U1": 25, "U2": 100, "U3": Fraction(200, 3)}


def test_peers_are_compared_by_what_they_had() -> None:
    doc = city({"U1": "4", "U2": "10", "U3": "6"}, measure="prev(x) / peer_max(prev(x)) * 100")
    assert [unit.total for unit in score(doc).units] == [Decimal("40.00"), Decimal("100.00"), Decimal("60.00")]


def test_what_was_pending_before_counts_and_is_told() -> None:
    assert found(city({"U1": "1", "U2": "1", "U3": {"state": "pending", "value": "2"}})) == [
        ("previous.pending", "warning")
    ]


def test_a_text_before_that_is_no_number_is_a_problem_where_it_is_looked_at() -> None:
    cells = {"U1": "1", "U2": "约2", "U3": "3", "gone": "约4"}
    assert found(city(cells)) == [("previous.not_a_number", "problem")]
    assert found(city(cells, {"U2": []})) == []
    assert found(city(cells, measure="x")) == []


def test_values_that_do_not_merge_are_named_with_their_unit_and_item() -> None:
    doc = city({"A": "1", "B": "2", "U2": "1", "U3": "1"}, {"U1": ["A", "B"]})
    assessment = read(doc)
    (problem,) = check(assessment.plan, assessment.entries)
    assert (problem.code, problem.severity) == ("previous.not_merged", "warning")
    assert problem.facts == {"item": "数据x", "unit": "单位U1", "codes": "A、B"}


def test_a_code_that_nobody_had_is_told() -> None:
    assert found(city({"U1": "1", "U2": "2"}, {"U3": ["V3"]})) == [("previous.unknown", "warning")]


def test_a_former_unit_behind_two_of_today_is_told() -> None:
    """The usual slip: U2 is the old U1, and the new U1 keeps the code without being called new."""
    before = {"U1": "1", "U3": "1"}
    assert found(city(before, {"U2": ["U1"]})) == [("previous.shared", "warning")]
    assert found(city(before, {"U2": ["U1"], "U1": []})) == []


def test_no_values_at_all_are_told_once_for_each_item() -> None:
    doc = city({})
    del doc["previous_values"]
    assert found(doc) == [("previous.no_values", "warning")]
    assert found(city({}, measure="x")) == []


def test_only_what_a_rule_reads_is_looked_up() -> None:
    doc = city({"U1": "1"}, measure="x")
    assert items_read(read(doc).plan) == ()
    doc = city({"U1": "1"}, measure="if(x > 1, prev( x ), x)")
    assert items_read(read(doc).plan) == ("x",)
    doc["indicators"] = [{**leaf("formula", {"expression": "W * prev(x)"}, measure=None), "parent": None, "name": "n"}]
    doc["assessment"]["full_score"] = "4"
    assert items_read(read(doc).plan) == ("x",)


@pytest.mark.parametrize("measure", ["prev(x + 1)", "prev()", "prev(1)", "prev(x, x)", "prev x", "prev(prev(x))"])
def test_prev_takes_one_item_and_nothing_else(measure: str) -> None:
    with pytest.raises(Refused):
        read(city({}, measure=measure))


def test_prev_is_of_number_items() -> None:
    doc = city({}, measure="prev(s)")
    doc["items"].append({"code": "s", "name": "s", "kind": "series"})
    with pytest.raises(Refused) as refused:
        read(doc)
    assert [problem.code for problem in refused.value.problems] == ["reference.not_number"]


@given(st.permutations(UNITS), st.lists(st.integers(-99, 99), min_size=3, max_size=3))
def test_other_codes_before_change_nothing(codes: list[str], numbers: list[int]) -> None:
    same = city(dict(zip(UNITS, map(str, numbers), strict=True)))
    moved = city(dict(zip(codes, map(str, numbers), strict=True)), {u: [c] for u, c in zip(UNITS, codes, strict=True)})
    assert values(moved) == values(same)


def test_while_no_assessment_is_named_what_it_would_give_is_missing_and_that_is_a_problem() -> None:
    """A plan that is being edited: no file can say so."""
    assessment = read(city({"U1": "1"}))
    plan = replace(assessment.plan, previous=None)
    assert set(previous_column(plan, assessment.entries, plan.item["x"]).values()) == {Gone.MISSING}
    result = evaluate(plan, replace(assessment.entries, previous={}))
    assert [problem.code for problem in result.problems] == ["previous.not_named"]
    assert {unit.nodes["L"].state for unit in result.units} == {"missing"}


def test_values_that_differ_are_found_as_far_as_they_are_read() -> None:
    plan = read(city({})).plan
    some = {"x": {"U1": Cell("1"), "U2": Cell("2")}, "y": {"U1": Cell("1")}}
    others = {"x": {"U1": Cell("1"), "U2": Cell("2.0"), "U3": Cell("3")}}
    assert differing(plan, some, others) == (("x", "U2"), ("x", "U3"))
    assert differing(plan, some, some) == ()
