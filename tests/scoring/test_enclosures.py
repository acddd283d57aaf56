"""Bounds in floating point: the exact number never lies outside, and a figure that they claim is the right one."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring.enclosures import Enclosures
from scoring.exact import Exact, Many, Undecided, choose, clip, is_zero, least, quotient
from scoring.peers import PeerNumbers
from scoring.precise import sqrt
from scoring.rationals import Rationals
from scoring.rounding import round_half_up
from tests.scoring.build import document, leaf, score

QUICK = settings(deadline=None, max_examples=200)
SCALES = st.sampled_from([Fraction(10) ** power for power in (-320, -160, -30, -5, -2, 0, 0, 0, 3, 15, 30, 150)])
NUMBERS = st.builds(
    lambda whole, den, scale: Fraction(whole, den) * scale, st.integers(-(10**9), 10**9), st.integers(1, 10**6), SCALES
)
COLUMNS = st.lists(NUMBERS, min_size=1, max_size=9)
FAILED = (Undecided, OverflowError, FloatingPointError)
"""What the engine takes for an answer: it reckons such a column number by number."""


@pytest.fixture(autouse=True)
def _nothing_overflows_silently() -> Iterator[None]:
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        yield


def enclosed(numbers: list[Fraction]) -> Enclosures:
    """The numbers between bounds; those beyond floats are none of their business."""
    try:
        return Rationals.of(numbers).enclosed()
    except FAILED:
        assume(False)
        raise


def hold(found: Exact, numbers: list[Fraction]) -> None:
    assert isinstance(found, Enclosures)
    for middle, number in zip(found.middle.tolist(), numbers, strict=True):
        assert abs(middle) <= found.most
        assert abs(number - Fraction(middle)) <= Fraction(found.error)


@QUICK
@given(COLUMNS, COLUMNS, NUMBERS)
def test_sums_products_and_quotients_lie_within_their_bounds(
    ones: list[Fraction], others: list[Fraction], single: Fraction
) -> None:
    count = min(len(ones), len(others))
    ones, others = ones[:count], others[:count]
    a, b = enclosed(ones), enclosed(others)
    both = list(zip(ones, others, strict=True))
    hold(a, ones)
    hold(-a, [-x for x in ones])
    hold(a + b, [x + y for x, y in both])
    hold(a - b, [x - y for x, y in both])
    hold(least(a, b), [min(x, y) for x, y in both])
    try:
        hold(a + single, [x + single for x in ones])
        hold(clip(a, single, single + 1), [min(max(x, single), single + 1) for x in ones])
        hold(a * b, [x * y for x, y in both])
        hold(a * single, [x * single for x in ones])
        hold(quotient(a, b, single), [x / y if y else single for x, y in both])
        hold(quotient(single, b, single), [single / y if y else single for y in others])
    except FAILED:
        return


@QUICK
@given(COLUMNS, st.booleans())
def test_the_mean_and_the_deviation_lie_within_their_bounds(numbers: list[Fraction], sample: bool) -> None:
    lost = 1 if sample else 0
    assume(len(numbers) > lost and len(set(numbers)) > 1)
    a, exact = enclosed(numbers), PeerNumbers(tuple(numbers))
    try:
        hold(a.mean(), [exact.mean])
        found = a.deviation(lost)
    except FAILED:
        return
    variance = sum(((number - exact.mean) ** 2 for number in numbers), Fraction(0)) / (len(numbers) - lost)
    hold(found, [sqrt(variance)])


@QUICK
@given(st.lists(st.tuples(st.integers(-3, 10**15), st.integers(-2, 2)), min_size=1, max_size=9), st.integers(0, 6))
def test_a_figure_that_bounds_claim_is_right_next_to_exact_halves(steps: list[tuple[int, int]], places: int) -> None:
    halves = [Fraction(2 * whole + 1, 2 * 10**places) + Fraction(by, 10**24) for whole, by in steps]
    figures_are_right(enclosed(halves), halves, places)


@QUICK
@given(COLUMNS, st.integers(0, 10))
def test_a_figure_that_bounds_claim_is_right_at_any_magnitude(numbers: list[Fraction], places: int) -> None:
    figures_are_right(enclosed(numbers), numbers, places)


@QUICK
@given(st.lists(st.decimals(0, 100, places=2).map(Fraction), min_size=2, max_size=40), st.integers(0, 4))
def test_most_figures_of_common_size_are_claimed(numbers: list[Fraction], places: int) -> None:
    assume(sum(numbers))
    mean = sum(numbers, Fraction(0)) / len(numbers)
    ratios = [Fraction(60) * number / mean for number in numbers]
    a = enclosed(numbers)
    claimed = figures_are_right(quotient(a * 60, a.mean(), Fraction(0)), ratios, places)
    halves = sum((ratio * 10**places * 2).denominator == 1 for ratio in ratios)
    assert claimed >= len(numbers) - halves


def figures_are_right(found: Exact, numbers: list[Fraction], places: int) -> int:
    """How many figures are claimed; each of them is right."""
    assert isinstance(found, Enclosures)
    try:
        figures, undecided = found.half_up(places)
    except FAILED:
        return 0
    for figure, open_, number in zip(figures.tolist(), undecided.tolist(), numbers, strict=True):
        assert open_ or Fraction(figure, 10**places) == round_half_up(number, places)
    return len(numbers) - int(undecided.sum())


@QUICK
@given(COLUMNS)
def test_only_a_zero_is_taken_for_one(numbers: list[Fraction]) -> None:
    a = enclosed(numbers)
    assert (a == 0).tolist() == [number == 0 for number in numbers]
    with pytest.raises(Undecided):
        assert (a + 1) == 0
    chosen = choose(a == 0, Fraction(1), a)
    assert isinstance(chosen, Many)
    hold(chosen, [number or Fraction(1) for number in numbers])
    try:
        assert not is_zero(a.mean())
    except FAILED:
        return
    assert sum(numbers)


@pytest.mark.parametrize("method", ["t_score", "mean_ratio"])
@pytest.mark.parametrize("measure", ["x * x * x * x", "1 / (x * x * x * x)", "1 / (x*x*x) * 1 / (x*x*x) / x / x"])
def test_measures_beyond_what_floats_hold_are_scored_like_those_of_common_size(method: str, measure: str) -> None:
    params = {"t_score": {"t_min": "20", "t_max": "80"}, "mean_ratio": {"pct_at_mean": "60"}}[method]
    node = leaf(method, params, weight="100", measure=measure)
    units = [f"U{number}" for number in range(1, 9)]

    def points(zeros: int) -> list[object]:
        cells = {unit: f"{number}{'0' * zeros}" for number, unit in enumerate(units, 1)}
        return [unit.nodes["L"].points for unit in score(document([node], {"x": cells}, units=units)).units]

    assert points(57) == points(0)
