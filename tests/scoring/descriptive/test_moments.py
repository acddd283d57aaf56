"""Mean, spread and shape of exact columns, against the standard library and NumPy."""

import math
import statistics
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.descriptive import moments

FIGURES = st.one_of(st.integers(-9, 9).map(Fraction), st.fractions(-100, 100, max_denominator=1000))
COLUMNS = st.lists(FIGURES, min_size=1, max_size=12)
PRIMES = (1_000_003, 1_000_033, 1_000_037, 1_000_039, 1_000_081, 1_000_099, 1_000_117, 1_000_121, 1_000_133, 1_000_151)
AWKWARD = [Fraction(1 + n**4, prime) for n, prime in enumerate((*PRIMES, 1_000_159, 1_000_171))]
"""Figures whose common denominator has 72 digits."""


def kurtosis(values: Sequence[Fraction]) -> Fraction:
    """G2 as Joanes and Gill write it: (n-1) / ((n-2)(n-3)) · [(n+1)·g2 + 6] with g2 = m4/m2² - 3."""
    n = len(values)
    centre = sum(values, Fraction(0)) / n
    m2 = sum(((x - centre) ** 2 for x in values), Fraction(0)) / n
    m4 = sum(((x - centre) ** 4 for x in values), Fraction(0)) / n
    return Fraction(n - 1, (n - 2) * (n - 3)) * ((n + 1) * (m4 / m2**2 - 3) + 6)


@given(COLUMNS)
def test_mean_and_spread_are_those_of_the_standard_library(values: list[Fraction]) -> None:
    assert moments.mean(values) == statistics.mean(values)
    assert moments.median(values) == statistics.median(values)
    assert moments.variance(values) == statistics.pvariance(values)
    if len(values) > 1:
        assert moments.variance(values, sample=True) == statistics.variance(values)
    assert abs(moments.deviation(values) ** 2 - moments.variance(values)) <= Fraction(1, 10**38)


@given(st.lists(FIGURES, min_size=4, max_size=12))
def test_the_shape_is_that_of_numpys_floats(values: list[Fraction]) -> None:
    skew, tails = moments.skewness(values), moments.kurtosis(values)
    if len(set(values)) == 1:
        assert (skew, tails) == (None, None)
        return
    x = np.array([float(value) for value in values])
    n, z = len(x), (x - x.mean()) / x.std()
    assert skew is not None
    assert math.isclose(float(skew), math.sqrt(n * (n - 1)) / (n - 2) * (z**3).mean(), rel_tol=1e-6, abs_tol=1e-6)
    assert tails is not None
    assert math.isclose(float(tails), float(kurtosis(values)), rel_tol=1e-12, abs_tol=1e-12)


def test_the_shape_is_what_the_manuals_of_spreadsheets_print() -> None:
    values = [Fraction(x) for x in (3, 4, 5, 2, 3, 4, 5, 6, 4, 7)]
    skew, tails = moments.skewness(values), moments.kurtosis(values)
    assert skew is not None
    assert tails is not None
    assert (f"{float(skew):.6f}", f"{float(tails):.6f}") == ("0.359543", "-0.151800")


@pytest.mark.parametrize("count", range(4))
def test_too_few_values_have_no_tail(count: int) -> None:
    values = [Fraction(n**9) for n in range(count)]
    assert moments.kurtosis(values) is None
    assert moments.long_tail(values, Fraction(0), Fraction(-9)) == 0


@given(st.lists(FIGURES, min_size=4, max_size=12), st.fractions(0, 3, max_denominator=4), st.integers(-2, 4))
def test_a_tail_changes_its_side_with_the_sign_of_the_values(
    values: list[Fraction], skew: Fraction, tails: int
) -> None:
    tail = moments.long_tail(values, skew, Fraction(tails))
    assert moments.long_tail([-value for value in values], skew, Fraction(tails)) == -tail
    assert moments.long_tail([3 * value + 7 for value in values], skew, Fraction(tails)) == tail


def test_a_limit_is_passed_only_above_it() -> None:
    """Of 0, 0, 0, 0, 1 the skewness is the root of 5 and the kurtosis 5."""
    values = [Fraction(0)] * 4 + [Fraction(1)]
    hair = Fraction(1, 10**50)
    assert moments.kurtosis(values) == 5
    assert moments.long_tail(values, Fraction(2), Fraction(5)) == 0
    assert moments.long_tail(values, Fraction(2), 5 - hair) == 1
    quarter = [Fraction(0)] * 15 + [Fraction(1)]  # skewness 4, kurtosis 16
    assert moments.skewness(quarter) == 4
    assert moments.long_tail(quarter, Fraction(4), Fraction(0)) == 0
    assert moments.long_tail(quarter, 4 - hair, Fraction(0)) == 1


def test_a_limit_is_kept_exactly_also_where_the_common_denominator_is_too_long_to_reckon_with() -> None:
    assert math.lcm(*(value.denominator for value in AWKWARD)) > 10**moments.DIGITS
    exact = kurtosis(AWKWARD)
    found = moments.kurtosis(AWKWARD)
    assert found is not None
    assert abs(found - exact) < Fraction(1, 10**43)
    hair = Fraction(1, 10**90)
    assert moments.long_tail(AWKWARD, Fraction(0), exact) == 0
    assert moments.long_tail(AWKWARD, Fraction(0), exact - hair) == 1
    assert moments.long_tail(AWKWARD, Fraction(0), exact + hair) == 0


def test_figures_that_differ_in_their_last_digit_only_have_the_shape_of_the_difference() -> None:
    million, tiny = Fraction(10**6), Fraction(1, 10**40)
    near = [million + tiny * value for value in AWKWARD]
    assert moments.kurtosis(near) == moments.kurtosis(AWKWARD)
    assert moments.skewness(near) == moments.skewness(AWKWARD)
