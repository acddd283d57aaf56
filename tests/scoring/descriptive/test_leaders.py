"""Who leads, with everybody who ties."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.descriptive.leaders import Leaders, Place, leaders, leading_units
from scoring.evaluate import evaluate
from tests.scoring.build import document, leaf, read


def column(*values: int | str) -> dict[str, Fraction]:
    return {f"U{n}": Fraction(value) for n, value in enumerate(values)}


def shape(found: Leaders) -> list[tuple[int, str]]:
    """Place and units, such as (2, "BC")."""
    return [(place.place, "".join(place.units)) for place in found.places]


def of(values: str, **more: Any) -> Leaders:
    """Units A, B, C … with these digits."""
    return leaders({chr(65 + n): Fraction(digit) for n, digit in enumerate(values)}, 3, **more)


@pytest.mark.parametrize(
    ("values", "wanted", "longer"),
    [
        ("9876", [(1, "A"), (2, "B"), (3, "C")], False),
        ("9886", [(1, "A"), (2, "BC")], False),
        ("9986", [(1, "AB"), (3, "C")], False),
        ("98776", [(1, "A"), (2, "B"), (3, "CD")], True),
        ("99998", [(1, "ABCD")], True),
        ("98887", [(1, "A"), (2, "BCD")], True),
        ("98", [(1, "A"), (2, "B")], False),
        ("", [], False),
    ],
)
def test_the_first_three_with_ties_are_those_of_a_bulletin(
    values: str, wanted: list[tuple[int, str]], longer: bool
) -> None:
    found = of(values)
    assert (shape(found), found.longer) == (wanted, longer)


def test_a_top_three_can_have_five_members() -> None:
    """38, 31, 27, 27, 27, 19 transfers to public security."""
    found = leaders(column(38, 31, 27, 27, 27, 19), 3)
    assert (found.count, found.longer) == (5, True)
    assert [place.tied for place in found.places] == [False, False, True]


def test_dense_places_leave_no_gap() -> None:
    assert shape(of("988776", ties="dense")) == [(1, "A"), (2, "BC"), (3, "DE")]
    assert shape(of("9887", ties="average")) == [(1, "A"), (2, "BC")]


def test_less_is_better_where_the_direction_says_so() -> None:
    assert shape(of("5321", up=False)) == [(1, "D"), (2, "C"), (3, "B")]


def test_equality_is_decided_on_what_is_printed_and_a_tie_by_rounding_is_told() -> None:
    found = leaders(column("91.052", "91.049", "90.2", "90.2"), 2, places=2)
    assert found.places == (Place(1, Fraction("91.05"), ("U0", "U1"), exact=False),)
    third = leaders(column("91.052", "91.049", "90.2", "90.2"), 3, places=2).places[1]
    assert third == Place(3, Fraction("90.2"), ("U2", "U3"), exact=True)


def test_a_unit_with_nothing_leads_in_nothing_where_zeros_are_left_out() -> None:
    assert of("50000").count == 5
    assert shape(of("50000", zeros=False)) == [(1, "A")]


@given(
    st.lists(st.integers(-2, 6), max_size=12),
    st.integers(1, 5),
    st.booleans(),
    st.sampled_from(["competition", "dense"]),
)
def test_the_list_is_everybody_with_a_rank_up_to_the_wanted_one(
    values: list[int], wanted: int, up: bool, ties: str
) -> None:
    def rank(value: int) -> int:
        better = [other for other in values if (other > value if up else other < value)]
        return 1 + len(set(better) if ties == "dense" else better)

    found = leaders(column(*values), wanted, up=up, ties=ties)
    listed = {code: place.place for place in found.places for code in place.units}
    assert listed == {f"U{n}": rank(value) for n, value in enumerate(values) if rank(value) <= wanted}
    assert found.count == len(listed)


# The ranking of an assessment.


def leading(totals: Sequence[str], *, barred: str = "", action: str = "no_award", **about: Any) -> Leaders:
    """Units A, B, C … with these totals; the units of `barred` have a veto."""
    names = [chr(65 + n) for n in range(len(totals))]
    one = document(
        [leaf("direct", weight="100")],
        {"x": dict(zip(names, totals, strict=True))},
        units=names,
        about={"ranking": {"top_n": 3} | about},
        adjustments={"veto": [{"code": "V", "name": "V", "actions": [action]}]},
        decisions=[{"unit": unit, "rule": "V"} for unit in barred],
    )
    read_in = read(one)
    return leading_units(read_in.plan, read_in.entries, evaluate(read_in.plan, read_in.entries))


@pytest.mark.parametrize("ties", ["competition", "average"])
def test_the_ranking_leads_with_its_ties(ties: str) -> None:
    found = leading(["80", "90", "90", "70"], ties=ties)
    assert shape(found) == [(1, "BC"), (3, "A")]
    assert [place.value for place in found.places] == [90, 80]


def test_dense_ranks_make_the_list_longer() -> None:
    found = leading(["80", "90", "90", "70", "60"], ties="dense")
    assert (shape(found), found.longer) == ([(1, "BC"), (2, "A"), (3, "D")], True)


def test_a_unit_that_a_veto_keeps_from_honours_leaves_its_place_empty_and_is_told() -> None:
    found = leading(["90", "80", "70", "60"], barred="B")
    assert (shape(found), found.passed_over) == ([(1, "A"), (3, "C")], ("B",))


def test_a_unit_that_a_veto_takes_out_of_the_ranking_is_told_if_it_would_be_listed() -> None:
    found = leading(["90", "80", "70", "60", "95"], barred="AD", action="exclude_from_rank")
    assert (shape(found), found.passed_over) == ([(1, "E"), (2, "B"), (3, "C")], ("A",))
    short = leading(["90", "80", "70"], barred="C", action="exclude_from_rank")
    assert (shape(short), short.passed_over) == ([(1, "A"), (2, "B")], ("C",))


def test_a_veto_that_costs_something_else_is_no_bar() -> None:
    assert leading(["90", "80", "70"], barred="A", action="node_zero:L").passed_over == ()


def test_a_class_has_its_own_leaders() -> None:
    units = [{"code": code, "name": code, "class": kind} for code, kind in zip("ABCD", "一二一二", strict=True)]
    one = document(
        [leaf("direct", weight="100")],
        {"x": {"A": "90", "B": "80", "C": "95", "D": "60"}},
        units=units,
        classes=[{"code": kind, "name": kind} for kind in "一二"],
    )
    read_in = read(one)
    result = evaluate(read_in.plan, read_in.entries)
    assert shape(leading_units(read_in.plan, read_in.entries, result, class_code="二")) == [(1, "B"), (2, "D")]
    assert shape(leading_units(read_in.plan, read_in.entries, result, wanted=1)) == [(1, "C")]
