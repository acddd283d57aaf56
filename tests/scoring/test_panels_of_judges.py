"""Panels of judges brought to one scale (二次平均法), against a plain reckoning and the figures of practice."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.wording.worked import line
from scoring.entries import Cell, Entries
from scoring.evaluate import evaluate
from scoring.panels import ABSENT, MISSING, findings, marking, with_mark
from scoring.plan import Indicator, Item, ItemList, Json, Plan, Rounding, Unit
from scoring.rounding import half_up
from scoring.worked import worked

Marks = Mapping[str, Sequence[str]]


def assessed(marks: Marks, panels: Mapping[str, str] | None, **params: Json) -> tuple[Plan, Entries]:
    """Units with marks, scored out of 100; those whose code begins with Z are not ranked."""
    given: dict[str, Json] = {"item": "marks", **params}
    if panels is not None:
        given["panels"] = panels
    plan = Plan(
        id="p",
        title="p",
        year=2024,
        rounding=Rounding(leaf_places=4, total_places=4),
        units=tuple(Unit(code=code, name=code, ranked=not code.startswith("Z")) for code in marks),
        items=(Item(code="marks", name="评委打分", kind="series"),),
        indicators=(Indicator(code="A", parent=None, name="案卷", weight=Decimal(100), method="panel", params=given),),
    )
    return plan, Entries({"marks": {code: Cell(list(own)) for code, own in marks.items() if own}})


def points(marks: Marks, panels: Mapping[str, str] | None, **params: Json) -> dict[str, str]:
    plan, entries = assessed(marks, panels, **params)
    result = evaluate(plan, entries)
    return {unit.code: str(unit.nodes["A"].points) for unit in result.units}


def test_two_panels_are_brought_to_one_scale_as_practice_has_it() -> None:
    marks = {"A1": ["88"], "A2": ["90"], "A3": ["92"], "B1": ["82"], "B2": ["86"]}
    found = points(marks, {"A1": "1", "A2": "1", "A3": "1", "B1": "2", "B2": "2"})
    assert half_up(Fraction(found["A3"]), 2) == Decimal("88.93")
    assert half_up(Fraction(found["B2"]), 2) == Decimal("89.07")


mark = st.sampled_from(["60", "75.5", "80", "88", "91", "99.9"])
given_marks = st.dictionaries(
    st.sampled_from(["U1", "U2", "U3", "U4", "U5", "Z1"]), st.lists(mark, min_size=1, max_size=7), min_size=1
)


def plainly(marks: Marks, panels: Mapping[str, str]) -> dict[str, Fraction]:
    means: dict[str, Fraction] = {}
    for unit, own in marks.items():
        rising = sorted(Fraction(one) for one in own)
        means[unit] = mean(rising[1:-1] if len(rising) >= 6 else rising)
    of_panel = {
        panel: [means[unit] for unit in marks if panels.get(unit) == panel and not unit.startswith("Z")]
        for panel in set(panels.values())
    }
    known = {panel: mean(own) for panel, own in of_panel.items() if own}
    whole = mean(known.values()) if known else Fraction(0)
    return {
        unit: min(Fraction(100), own * whole / known[panels[unit]] if panels.get(unit) in known else own)
        for unit, own in means.items()
    }


@given(
    given_marks,
    st.dictionaries(st.sampled_from(["U1", "U2", "U3", "U4", "U5", "Z1"]), st.sampled_from("123"), min_size=1),
)
def test_balanced_marks_are_what_a_plain_reckoning_says(marks: Marks, panels: Mapping[str, str]) -> None:
    wanted = {unit: half_up(value, 4) for unit, value in plainly(marks, panels).items()}
    assert {unit: Decimal(found) for unit, found in points(marks, panels).items()} == wanted


@given(given_marks)
def test_one_panel_for_all_changes_nothing(marks: Marks) -> None:
    one = dict.fromkeys(marks, "1")
    assert points(marks, one) == points(marks, None)


def test_a_worked_line_names_the_marks_of_every_judge_and_both_means() -> None:
    plan, entries = assessed({"A1": ["80"], "A2": ["90"], "B1": ["90"]}, {"A1": "1", "A2": "1", "B1": "2"})
    lists = (ItemList(code="judges", name="评委", members=("张", "李", "王")),)
    plan = Plan(
        **{name: getattr(plan, name) for name in ("id", "title", "year", "rounding", "units", "indicators")},
        items=(Item(code="marks", name="评委打分", kind="series", list_code="judges"),),
        lists=lists,
    )
    values = {
        "A1": Cell({"张": "80", "李": "84", "王": {"state": "not_applicable"}}),
        "A2": Cell({"张": "90", "李": "90", "王": "90"}),
        "B1": Cell({"张": "78", "李": "82", "王": "77"}),
    }
    entries = Entries({"marks": values})
    result = evaluate(plan, entries)
    said = line(worked(plan, entries, result, "A1", "A"), "zh_CN")
    assert said == (
        "评分 张 80、李 84；缺席评委 王；(80+84)÷2 = 82；二次平均法（共 2 个评委组）：第 1 组平均 86，"
        "各组平均分的平均 82.5；82×82.5÷86 = 78.6628；100×78.6628÷100 = 78.6628"
    )


@pytest.mark.parametrize("panels", [{"A1": "1", "B1": "2"}, {"A1": "1"}])
def test_a_mark_of_another_unit_scores_a_panel_anew(panels: Mapping[str, str]) -> None:
    """What was taken over from the result before is the same as reckoned from nothing."""
    plan, entries = assessed({"A1": ["80"], "B1": ["90"], "C1": ["70"]}, panels)
    before = evaluate(plan, entries)
    edited = entries.with_cells({("marks", "B1"): Cell(["70"])})
    after, fresh = evaluate(plan, edited, after=before), evaluate(plan, edited)
    assert [unit.total for unit in after.units] == [unit.total for unit in fresh.units]


@given(given_marks, st.dictionaries(st.sampled_from(["U1", "U2", "U3", "U4", "Z1"]), st.sampled_from("12"), max_size=4))
def test_what_is_shown_of_marks_is_what_is_scored(marks: Marks, panels: Mapping[str, str]) -> None:
    plan, entries = assessed(marks, panels or None)
    found = marking(plan, entries, "marks")
    assert found is not None
    scored = points(marks, panels or None)
    for one in found.units:
        assert one.balanced is not None
        assert half_up(min(one.balanced, Fraction(100)), 4) == Decimal(scored[one.unit])
        rising = sorted(Fraction(text) for text in marks[one.unit])
        counted = sorted(mark.value for mark in one.counted if mark.value is not None)
        assert counted == (rising[1:-1] if len(rising) >= 6 else rising)


def test_an_absent_judge_is_left_out_and_a_mark_that_nobody_gave_is_told() -> None:
    plan, _ = assessed({"A1": ["1"], "A2": ["1"]}, None)
    plan = replace(
        plan,
        items=(Item(code="marks", name="评委打分", kind="series", list_code="judges"),),
        lists=(ItemList(code="judges", name="评委", members=("张", "李", "王")),),
    )
    first = with_mark(with_mark(None, ("张", "李", "王"), True, "张", "80"), ("张", "李", "王"), True, "王", ABSENT)
    entries = Entries({"marks": {"A1": Cell(first), "A2": Cell({"张": "70", "李": "90", "王": {"state": "missing"}})}})
    (told,) = findings(plan, entries)
    assert (told.code, told.where, told.facts["judges"]) == ("panel.no_mark", ("values", "marks", "A1"), "李")
    found = marking(plan, entries, "marks")
    assert found is not None
    assert [[mark.state for mark in one.marks] for one in found.units] == [
        ["given", "blank", "absent"],
        ["given", "given", "missing"],
    ]
    assert [one.mean for one in found.units] == [80, None]
    assert with_mark(first, ("张", "李", "王"), True, "张", None) == {"王": ABSENT}


def test_a_gap_between_judges_without_names_keeps_the_others_in_their_place() -> None:
    judges = ("1", "2", "3")
    assert with_mark(["80", "90", "70"], judges, False, "2", None) == ["80", MISSING, "70"]
    assert with_mark(["80", "90", "70"], judges, False, "3", None) == ["80", "90"]
    assert with_mark(["80"], (*judges, "4"), False, "4", "60") == ["80", MISSING, MISSING, "60"]
    assert with_mark(["80"], judges, False, "1", None) is None
