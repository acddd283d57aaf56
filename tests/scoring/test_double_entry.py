"""What a second pass says of the first values."""

from dataclasses import replace

import pytest

from scoring.double_entry import MARKS, Pass, confirmed, differences, open_pass, same
from scoring.entries import Cell, Entries, State
from scoring.plan import Item, Plan, Unit

PLAN = Plan(
    id="p",
    title="考核",
    year=2024,
    units=tuple(Unit(code=f"U{n}", name=f"区{n}") for n in range(1, 5)),
    items=(Item(code="cases", name="案件"), Item(code="staff", name="人数")),
)
FIRST = {"cases": {"U1": Cell("3.50"), "U2": Cell("12"), "U3": Cell(state=State.MISSING)}, "staff": {"U1": Cell("5")}}
SECOND = {"cases": {"U1": Cell("3.5"), "U2": Cell("21"), "U4": Cell("7")}, "staff": {"U1": Cell("5")}}
PASS = Pass(items=("cases",), by="李强")
ENTRIES = Entries(values=FIRST, second=SECOND, passes=(PASS,))


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        (Cell("3.5"), Cell("3.50", note="看过"), True),
        (Cell("12"), Cell("21"), False),
        (Cell("优"), Cell("优 "), True),
        (Cell("3"), Cell("3", State.PENDING), False),
        (Cell(state=State.MISSING), Cell(state=State.MISSING), True),
        (Cell("0"), None, False),
        (None, Cell(note="无数"), True),
        (Cell("NaN"), Cell("nan"), False),
        (Cell("-0"), Cell("0"), True),
    ],
)
def test_two_values_are_the_same_by_what_they_say(first: Cell | None, second: Cell | None, wanted: bool) -> None:
    assert same(first, second) is wanted
    assert same(second, first) is wanted


def test_a_pass_differs_where_either_says_something_else_or_nothing() -> None:
    assert [(one.unit, one.first, one.second) for one in differences(PLAN, ENTRIES, PASS)] == [
        ("U2", Cell("12"), Cell("21")),
        ("U3", Cell(state=State.MISSING), None),
        ("U4", None, Cell("7")),
    ]


def test_nothing_is_confirmed_before_it_was_compared_and_no_longer_once_the_first_value_changes() -> None:
    assert confirmed(ENTRIES) == {}
    compared = replace(ENTRIES, passes=(replace(PASS, compared="2025-01-06T09:00:00"),))
    assert confirmed(compared) == {"cases": frozenset({"U1"})}
    assert confirmed(compared.with_cells({("cases", "U1"): Cell("4")})) == {"cases": frozenset()}
    assert confirmed(compared.with_cells({("cases", "U2"): Cell("21")})) == {"cases": frozenset({"U1", "U2"})}


def test_what_is_typed_once_more_is_not_confirmed_until_it_is_compared_again() -> None:
    old = replace(PASS, compared="1", closed="2")
    assert open_pass(PLAN, replace(ENTRIES, passes=(old,))) is None
    both = replace(ENTRIES, passes=(old, PASS))
    assert open_pass(PLAN, both) is PASS
    assert confirmed(both) == {}


def test_marks_of_judges_are_the_same_mark_by_mark_and_have_a_pass_of_their_own() -> None:
    marks = {"state": "not_applicable"}
    assert same(Cell(["90", "80.0", marks]), Cell(["90.0", "80", marks]))
    assert not same(Cell(["90", "80"]), Cell(["90"]))
    assert same(Cell({"甲": "90", "乙": None}), Cell({"甲": "90"}))
    assert not same(Cell(["90"]), Cell("90"))
    plan = replace(PLAN, items=(*PLAN.items, Item(code="judged", name="评委", kind="series")))
    judged = Pass(items=("judged",))
    both = replace(ENTRIES, passes=(PASS, judged))
    assert open_pass(plan, both) is PASS
    assert open_pass(plan, both, MARKS) is judged
