"""Columns of exact numbers against plain fractions, number by number; the 64-bit path gives way in time."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from operator import add, eq, ge, gt, le, lt, mul, ne, sub, truediv
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.cells import numbers_of
from scoring.exact import Exact, choose, clip, floor, greatest, least, quotient
from scoring.peer_column import PeerColumn
from scoring.peers import PeerNumbers
from scoring.points import Points
from scoring.rationals import ROOM, Rationals, largest, whole_numbers
from scoring.rounding import round_half_up

QUICK = settings(deadline=None, max_examples=150)
EDGES = [edge + step for edge in (2**31, 2**53, 2**61, 2**62, 2**63, 2**64, 10**30) for step in (-1, 0, 1)]
WHOLE = st.one_of(
    st.integers(-5, 5), st.integers(-(10**6), 10**6), st.sampled_from([*EDGES, *(-edge for edge in EDGES)])
)
POSITIVE = st.one_of(st.integers(1, 12), st.sampled_from([10, 100, 10**4, 10**10, 3**20, *EDGES]))
SINGLE = st.builds(Fraction, WHOLE, POSITIVE)
COUNTS = st.one_of(st.sampled_from([0, 1, 2]), st.integers(3, 12))


@pytest.fixture(autouse=True)
def _nothing_overflows_silently() -> Any:
    with np.errstate(all="raise"):
        yield


@st.composite
def columns(draw: st.DrawFn, count: int) -> tuple[Rationals, list[Fraction]]:
    """A column of any make, and the numbers that it says: with one denominator, with one for each, or made by `of`;
    its bounds are exact or generous."""
    whole = draw(st.lists(WHOLE, min_size=count, max_size=count))
    make = draw(st.sampled_from(["of", "one", "each", "taken"]))
    if make == "of":
        numbers = [Fraction(num, draw(POSITIVE)) for num in whole]
        return Rationals.of(numbers), numbers
    num, den = whole_numbers(whole), draw(POSITIVE)
    slack = draw(st.sampled_from([0, 1, 1000]))
    if make == "one":
        return Rationals(num, den, largest(num) + slack), [Fraction(n, den) for n in whole]
    below = draw(st.lists(POSITIVE, min_size=count, max_size=count))
    per = whole_numbers(below)
    numbers = [Fraction(n, den * d) for n, d in zip(whole, below, strict=True)]
    column = Rationals(num, den, largest(num) + slack, per, largest(per) + slack)
    if make == "each" or not count:
        return column, numbers
    at = draw(st.lists(st.integers(0, count - 1), min_size=count, max_size=count))
    return column.take(np.array(at, np.int64)), [numbers[index] for index in at]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Exact, list[Fraction], Exact, list[Fraction]]:
    """Two columns of one length; or, on either side, one number for all; now and then made from one another."""
    count = draw(COUNTS)
    a, numbers = draw(columns(count))
    kind = draw(st.sampled_from(["column", "column", "number", "turned", "same", "derived"]))
    if kind in ("number", "turned"):
        single = draw(st.one_of(SINGLE, st.sampled_from(numbers) if numbers else SINGLE))
        return (a, numbers, single, [single] * count) if kind == "number" else (single, [single] * count, a, numbers)
    if kind == "same":
        return a, numbers, a, numbers
    if kind == "derived":
        factor = draw(SINGLE)
        return a, numbers, a * factor + 1, [number * factor + 1 for number in numbers]
    return (a, numbers, *draw(columns(count)))


def told(column: Exact, count: int) -> list[Fraction]:
    """What a column says, with its own promises looked at on the way."""
    if isinstance(column, Fraction):
        return [column] * count
    assert isinstance(column, Rationals)
    assert len(column) == count
    assert column.den > 0
    assert all(abs(int(number)) <= column.most for number in column.num.tolist())
    if column.num.dtype != object:
        assert largest(column.num) <= 2 * ROOM - 1
    if column.per is not None:
        assert all(0 < int(number) <= column.wide for number in column.per.tolist())
    return [column.at(index) for index in range(count)]


@QUICK
@given(pairs(), st.sampled_from([add, sub, mul]))
def test_columns_are_added_and_multiplied_like_fractions(
    pair: tuple[Exact, list[Fraction], Exact, list[Fraction]], operation: Callable[[Any, Any], Any]
) -> None:
    a, ones, b, others = pair
    assert told(operation(a, b), len(ones)) == [operation(x, y) for x, y in zip(ones, others, strict=True)]


@QUICK
@given(pairs(), SINGLE)
def test_a_quotient_is_that_of_fractions_and_something_stated_where_nothing_divides(
    pair: tuple[Exact, list[Fraction], Exact, list[Fraction]], otherwise: Fraction
) -> None:
    a, ones, b, others = pair
    wanted = [x / y if y else otherwise for x, y in zip(ones, others, strict=True)]
    assert told(quotient(a, b, otherwise), len(ones)) == wanted
    if b != 0 if isinstance(b, Fraction) else all(others):
        assert told(truediv(a, b), len(ones)) == wanted


@QUICK
@given(pairs(), st.sampled_from([lt, le, gt, ge, eq, ne]))
def test_columns_compare_like_fractions(
    pair: tuple[Exact, list[Fraction], Exact, list[Fraction]], operation: Callable[[Any, Any], Any]
) -> None:
    a, ones, b, others = pair
    found = operation(a, b)
    assert found.dtype == bool
    assert found.tolist() == [operation(x, y) for x, y in zip(ones, others, strict=True)]


@QUICK
@given(pairs(), st.data())
def test_a_choice_between_columns_and_their_smaller_and_greater_are_those_of_fractions(
    pair: tuple[Exact, list[Fraction], Exact, list[Fraction]], data: st.DataObject
) -> None:
    a, ones, b, others = pair
    count = len(ones)
    both = list(zip(ones, others, strict=True))
    holds = data.draw(st.lists(st.booleans(), min_size=count, max_size=count))
    chosen = choose(np.array(holds, bool), a, b)
    assert told(chosen, count) == [x if yes else y for yes, (x, y) in zip(holds, both, strict=True)]
    assert told(least(a, b), count) == [min(x, y) for x, y in both]
    assert told(greatest(a, b), count) == [max(x, y) for x, y in both]


@QUICK
@given(st.lists(st.booleans(), max_size=5), SINGLE, SINGLE)
def test_a_choice_between_two_numbers_is_a_column(holds: list[bool], then: Fraction, otherwise: Fraction) -> None:
    found = choose(np.array(holds, bool), then, otherwise)
    assert told(found, len(holds)) == [then if yes else otherwise for yes in holds]


@st.composite
def single_columns(draw: st.DrawFn) -> tuple[Rationals, list[Fraction]]:
    return draw(columns(draw(COUNTS)))


@QUICK
@given(single_columns(), SINGLE, SINGLE)
def test_clipping_flooring_and_turning_the_sign_are_those_of_fractions(
    column: tuple[Rationals, list[Fraction]], low: Fraction, high: Fraction
) -> None:
    a, numbers = column
    count = len(numbers)
    assert told(clip(a, low, high), count) == [min(max(number, low), high) for number in numbers]
    assert told(floor(a), count) == [Fraction(number // 1) for number in numbers]
    assert told(-a, count) == [-number for number in numbers]


@QUICK
@given(single_columns(), st.integers(0, 12))
def test_rounding_a_column_is_half_up_away_from_zero(column: tuple[Rationals, list[Fraction]], places: int) -> None:
    a, numbers = column
    wanted = [round_half_up(number, places) for number in numbers]
    assert [Fraction(int(number), 10**places) for number in a.half_up(places).tolist()] == wanted
    assert told(a.rounded(places), len(numbers)) == wanted


@QUICK
@given(st.lists(st.tuples(WHOLE, st.sampled_from([-1, 0, 1])), min_size=1, max_size=6), st.integers(0, 9), POSITIVE)
def test_exact_halves_and_what_lies_next_to_them_round_apart(
    steps: Sequence[tuple[int, int]], places: int, fine: int
) -> None:
    halves = [Fraction(2 * whole + 1, 2 * 10**places) + Fraction(by, fine * 10**20) for whole, by in steps]
    shared = max(half.denominator for half in halves)
    common = Rationals(whole_numbers([int(half * shared * 10**25) for half in halves]), shared * 10**25, 10**140)
    for a in (Rationals.of(halves), common):
        exact = [a.at(index) for index in range(len(halves))]
        assert told(a.rounded(places), len(halves)) == [round_half_up(number, places) for number in exact]


@QUICK
@given(single_columns())
def test_keys_have_the_order_of_the_numbers_and_are_equal_where_they_are(
    column: tuple[Rationals, list[Fraction]],
) -> None:
    a, numbers = column
    keys = a.keys.tolist()
    for key, number in zip(keys, numbers, strict=True):
        for other_key, other in zip(keys, numbers, strict=True):
            assert (key < other_key, key == other_key) == (number < other, number == other)


@QUICK
@given(st.lists(st.tuples(st.integers(0, 2**53 - 1), st.integers(1, 2**53 - 1)), min_size=1, max_size=8), st.data())
def test_ratios_that_no_float_tells_apart_are_ordered_exactly(
    parts: list[tuple[int, int]], data: st.DataObject
) -> None:
    num, den = data.draw(st.sampled_from(parts))
    near = [(num + 1, den + 1), (num, den), (2 * num, 2 * den), (num + 2, den + 2)]
    parts = [*parts, *((n, d) for n, d in near if max(n, d) < 2**53)]
    above, below = (np.array(side, np.int64) for side in zip(*parts, strict=True))
    a = Rationals(above, 7, largest(above), below, largest(below))
    numbers = [Fraction(n, 7 * d) for n, d in parts]
    place = {number: index for index, number in enumerate(sorted(set(numbers)))}
    assert np.unique(a.keys, return_inverse=True)[1].tolist() == [place[number] for number in numbers]


@QUICK
@given(single_columns(), st.data())
def test_parts_of_a_column_keep_its_numbers_and_keys_and_the_sum_is_exact(
    column: tuple[Rationals, list[Fraction]], data: st.DataObject
) -> None:
    a, numbers = column
    assert a.total() == sum(numbers, Fraction(0))
    holds = np.array(data.draw(st.lists(st.booleans(), min_size=len(numbers), max_size=len(numbers))), bool)
    for index in (holds, np.flatnonzero(holds)[::-1]):
        part, at = a.take(index), np.arange(len(numbers))[index].tolist()
        assert told(part, len(at)) == [numbers[place] for place in at]
        assert part.keys.tolist() == a.keys[index].tolist()
        again = part.take(np.arange(len(at))[:2])
        assert again.keys.tolist() == part.keys[:2].tolist()


@QUICK
@given(single_columns().filter(lambda column: bool(column[1])), st.booleans(), st.booleans(), st.data())
def test_peers_in_a_column_count_who_is_better_like_peers_one_by_one(
    column: tuple[Rationals, list[Fraction]], up: bool, distinct: bool, data: st.DataObject
) -> None:
    a, numbers = column
    at = data.draw(st.lists(st.integers(0, len(numbers) - 1), min_size=1, max_size=6, unique=True))
    together, alone = PeerColumn(a.take(np.array(at))), PeerNumbers(tuple(numbers[index] for index in at))
    assert (together.lowest, together.highest, together.all_equal, together.count) == (
        alone.lowest,
        alone.highest,
        alone.all_equal,
        alone.count,
    )
    better = [alone.better(number, up, distinct) for number in numbers]
    assert told(together.better(a, up, distinct), len(numbers)) == better
    assert told(together.equal(a), len(numbers)) == [alone.equal(number) for number in numbers]


@QUICK
@given(
    st.lists(
        st.builds(
            lambda sign, whole, rest: f"{sign}{whole}{rest and '.'}{rest}",
            st.sampled_from(["", "-"]),
            st.from_regex(r"\A[0-9]{1,20}\Z"),
            st.from_regex(r"\A[0-9]{0,20}\Z"),
        ),
        max_size=6,
    )
)
def test_decimal_strings_become_the_column_of_their_numbers(texts: list[str]) -> None:
    assert told(numbers_of(texts), len(texts)) == [Fraction(text) for text in texts]


@QUICK
@given(single_columns(), st.sampled_from([None, 0, 2, 6]), st.sampled_from([None, 0, 2, 6]))
def test_points_add_up_to_the_sum_of_the_rounded_numbers(
    column: tuple[Rationals, list[Fraction]], places: int | None, final: int | None
) -> None:
    a, numbers = column
    count = len(numbers)
    points = Points.zeros(count, places)
    points.take_over(np.arange(count), a)
    rounded = [number if places is None else round_half_up(number, places) for number in numbers]
    assert [points.at(index) for index in range(count)] == rounded
    doubled = Points.total([points, points], count, places)
    assert [doubled.at(index) for index in range(count)] == [2 * number for number in rounded]
    assert not any(number for number in doubled.less(doubled).numbers.tolist())
    again = Points.zeros(count, final)
    again.take_over(np.arange(count), doubled.as_rationals())
    assert [again.at(index) for index in range(count)] == [
        2 * number if final is None else round_half_up(2 * number, final) for number in rounded
    ]
    if count:
        assert points.mean(np.arange(count)) == sum(rounded, Fraction(0)) / count
        assert points.lowest(np.arange(count)) == min(rounded)
