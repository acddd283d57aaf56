"""What is doubtful beside other values: whole numbers, parts, totals, the year before, rows entered twice."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.checks import check
from scoring.entries import Cell, Entries, State
from scoring.evaluate import evaluate
from scoring.plan import Indicator, Item, Json, Plan, Previous, Unit
from scoring.plausible import against_last_year, beside, copied, turned
from scoring.problems import Problem

UNITS = tuple(Unit(code=code, name=name) for code, name in (("U1", "甲区"), ("U2", "乙县"), ("U3", "丙市")))


def plan_with(*items: Item, previous: Previous | None = None) -> Plan:
    return Plan(id="p", title="p", year=2024, units=UNITS, items=items, previous=previous)


def column(*texts: str | None) -> dict[str, Cell]:
    return {unit.code: Cell(text) for unit, text in zip(UNITS, texts, strict=False) if text is not None}


def places(found: list[Problem]) -> list[tuple[str, tuple[str, ...]]]:
    return [(problem.code, problem.where) for problem in found]


def test_a_number_that_should_be_whole_and_is_not_is_doubtful() -> None:
    plan = plan_with(Item(code="a", name="案件", integer=True))
    found = list(beside(plan, Entries({"a": column("3", "3.0", "3.5")})))
    assert places(found) == [("cell.not_whole", ("values", "a", "U3"))]
    assert found[0].severity == "warning"


def test_a_part_is_not_more_than_its_whole() -> None:
    plan = plan_with(Item(code="a", name="办结"), Item(code="b", name="铁拳", part_of="a"))
    found = list(beside(plan, Entries({"a": column("10", "5", None), "b": column("10", "6", "7")})))
    assert places(found) == [("cell.more_than_whole", ("values", "b", "U2"))]
    assert found[0].facts["whole"] == "办结"


@pytest.mark.parametrize("whole", ["b", "nowhere", "g"])
def test_a_whole_that_is_no_other_number_is_told_and_not_checked(whole: str) -> None:
    items = Item(code="b", name="铁拳", part_of=whole), Item(code="g", name="等级", kind="grade")
    found = list(beside(plan_with(*items), Entries({"b": column("6", "6", "6")})))
    assert places(found) == [("item.part_of", ("items", "b", "part_of"))]


@pytest.mark.parametrize(
    ("texts", "doubtful"),
    [
        (("1.5", "2.5", "43"), False),
        (("1", "2", "43"), True),
        (("1", None, "43"), False),  # what is still to come may make it up
        (("1", None, "50"), True),
        ((None, None, None), False),
    ],
)
def test_the_units_add_up_to_the_figure_of_the_city(texts: tuple[str | None, ...], doubtful: bool) -> None:
    plan = plan_with(Item(code="a", name="主体", total=Decimal(47)))
    assert bool(list(beside(plan, Entries({"a": column(*texts)})))) is doubtful


def test_missing_and_void_are_no_numbers_and_pending_is() -> None:
    plan = plan_with(Item(code="a", name="案件", integer=True))
    states = dict(zip(("U1", "U2", "U3"), (State.MISSING, State.VOID, State.PENDING), strict=True))
    cells = {unit: Cell("1.5", state) for unit, state in states.items()}
    assert places(list(beside(plan, Entries({"a": cells})))) == [("cell.not_whole", ("values", "a", "U3"))]


def test_what_the_checks_find_is_a_warning_of_the_result_and_changes_no_figure() -> None:
    from tests.scoring.build import document, leaf, read

    assessment = read(document([leaf("direct")], {"x": {"U": "1.5", "V": "2"}}, units=["U", "V"]))
    items = tuple(replace(item, integer=True, total=Decimal(4)) for item in assessment.plan.items)
    plan = replace(assessment.plan, items=items)
    plain, checked = evaluate(assessment.plan, assessment.entries), evaluate(plan, assessment.entries)
    assert [unit.total for unit in plain.units] == [unit.total for unit in checked.units]
    assert plain.status == checked.status
    new = [problem for problem in checked.warnings if problem not in plain.warnings]
    assert [problem.code for problem in new] == ["cell.not_whole", "item.total"]
    told = check(plan, assessment.entries)
    assert all(problem in told for problem in new)
    edited = assessment.entries.with_cells({("x", "V"): Cell("2.5")})
    assert evaluate(plan, edited, checked).warnings == evaluate(plan, edited).warnings


@given(st.fractions(-100, 100), st.fractions(-100, 100))
def test_a_jump_is_a_jump_both_ways(now: Fraction, before: Fraction) -> None:
    kind = turned(now, before)
    assert kind == turned(before, now)
    if now and before and kind != "sign":
        assert (kind == "jump") is (max(abs(now), abs(before)) >= 3 * min(abs(now), abs(before)))


def test_values_far_from_last_years_are_told_with_both() -> None:
    plan = plan_with(Item(code="a", name="案件"), previous=Previous(id="q", units={"U3": ("old",)}))
    before = {"a": {"U1": Cell("10"), "U2": Cell("10"), "old": Cell("5")}}
    found = list(against_last_year(plan, Entries({"a": column("30", "29", "-5")}), before))
    assert places(found) == [("cell.jump", ("values", "a", "U1")), ("cell.sign", ("values", "a", "U3"))]
    assert found[0].facts == {"unit": "甲区", "item": "案件", "value": "30", "before": "10"}


def test_a_place_is_not_compared_like_a_quantity() -> None:
    """Third after ninth is no unit written wrongly, whether the unit, the name or the rule says that it is a place."""
    items = (
        Item(code="a", name="满意度", unit="位"),
        Item(code="b", name="全市排名"),
        Item(code="c", name="测评"),
        Item(code="d", name="考评"),
        Item(code="n", name="执法人员", unit="名"),
    )
    rank: Json = {"method": "rank_map", "params": {"map": {"1": "2"}}}
    leaves = (
        Indicator(code="c", parent=None, name="测评", weight=Decimal(1), method="rank_map", params={"map": {"1": "2"}}),
        Indicator(
            code="D", parent=None, name="x", weight=Decimal(1), method="blend", measure="d", params={"parts": [rank]}
        ),
    )
    plan = replace(plan_with(*items, previous=Previous(id="q")), indicators=leaves)
    values = {item.code: column("3", "9", None) for item in items}
    before = {item.code: {"U1": Cell("9"), "U2": Cell("1")} for item in items}
    found = list(against_last_year(plan, Entries(values), before))
    assert places(found) == [("cell.jump", ("values", "n", "U1")), ("cell.jump", ("values", "n", "U2"))]


def test_a_row_that_was_entered_twice_is_told_once() -> None:
    items = [Item(code=f"i{n}", name=f"项{n}") for n in range(6)]
    same = {
        item.code: column("0" if n == 0 else str(n), str(n + 1), "0" if n == 0 else str(n))
        for n, item in enumerate(items)
    }
    found = list(copied(plan_with(*items), Entries(same)))
    assert places(found) == [("cell.copied_unit", ("values", "i1", "U3"))]
    assert found[0].facts["other"] == "甲区"
    few = {code: cells for code, cells in same.items() if code in ("i1", "i2")}
    assert not list(copied(plan_with(*items), Entries(few)))
