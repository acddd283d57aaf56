"""How far apart units lie."""

import math
import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.descriptive.dispersion import Behind, before_and_after, behind, dispersion
from scoring.descriptive.undefined import Undefined
from scoring.evaluate import evaluate
from tests.scoring.build import Json, document, leaf, read

FIGURES = st.one_of(st.fractions(-9, 99, max_denominator=50), st.just(Fraction(0)), st.integers(1, 5).map(Fraction))
COLUMNS = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), FIGURES, min_size=1)


def column(*values: int | str) -> dict[str, Fraction]:
    return {f"U{n}": Fraction(value) for n, value in enumerate(values)}


def test_twelve_times_as_many_is_eleven_times_more() -> None:
    found = dispersion(column(10320, 860, 4860))
    assert found is not None
    assert (found.times, found.times_more) == (Fraction(12), Fraction(11))
    assert (found.highest_units, found.lowest_units) == (("U0",), ("U1",))


@given(COLUMNS)
def test_the_spread_is_that_of_the_standard_library(values: dict[str, Fraction]) -> None:
    found, numbers = dispersion(values), list(values.values())
    assert found is not None
    assert (found.mean, found.median) == (statistics.mean(numbers), statistics.median(numbers))
    assert (found.lowest, found.highest) == (min(numbers), max(numbers))
    assert math.isclose(float(found.deviation), statistics.pstdev(numbers), rel_tol=1e-12, abs_tol=1e-12)
    if isinstance(found.variation, Fraction):
        assert math.isclose(float(found.variation), statistics.pstdev(numbers) / float(found.mean), rel_tol=1e-12)
    assert {values[code] for code in found.highest_units} == {found.highest}
    assert {values[code] for code in found.lowest_units} == {found.lowest}


@given(COLUMNS)
def test_a_ratio_has_a_number_or_a_reason(values: dict[str, Fraction]) -> None:
    found = dispersion(values)
    assert found is not None
    if found.lowest > 0:
        assert isinstance(found.times_more, Fraction)
        assert found.times == found.times_more + 1
    else:
        why = Undefined.ZERO_MINIMUM if found.lowest == 0 else Undefined.NEGATIVE_MINIMUM
        assert found.times is found.times_more is why
    assert isinstance(found.variation, Fraction) == (found.mean > 0)


@pytest.mark.parametrize(
    ("values", "why"),
    [((0, 0), Undefined.ZERO_MEAN), ((-1, 1), Undefined.ZERO_MEAN), ((-2, 1), Undefined.NEGATIVE_MEAN)],
)
def test_without_a_mean_above_0_there_is_no_coefficient_of_variation(values: tuple[int, ...], why: Undefined) -> None:
    found = dispersion(column(*values))
    assert found is not None
    assert found.variation is why
    assert behind(column(*values)) is why


def test_of_no_values_there_is_no_spread() -> None:
    assert dispersion({}) is None
    assert behind({}) is Undefined.ZERO_MEAN


def test_who_stays_below_sixty_percent_of_the_mean_is_listed_with_the_furthest_first() -> None:
    found = behind(column(10, 6, 1, 23))
    assert found == (Behind("U2", Fraction(1), Fraction(1, 10)),)
    assert behind(column(10, 6, 4, 20), Fraction(2, 3)) == (
        Behind("U2", Fraction(4), Fraction(2, 5)),
        Behind("U1", Fraction(6), Fraction(3, 5)),
    )


def test_exactly_sixty_percent_is_not_below() -> None:
    assert behind(column(6, 14)) == ()


def test_before_and_after_normalising_stand_side_by_side() -> None:
    """The largest measure is 12 times the least; with a base of 60 % of the points the rates differ by 1.67 times."""
    node = leaf("min_max", {"base_pct": "60"})
    units: list[Json | str] = [*("U1", "U2", "U3", "U4", "U5"), {"code": "U6", "name": "U6", "ranked": False}]
    entered = {"U1": "12", "U2": "1", "U3": "6.5", "U4": {"state": "missing"}, "U6": "700"}
    one = read(document([node], {"x": entered}, units=units))
    before, after = before_and_after(one.plan, evaluate(one.plan, one.entries), "L")
    assert before is not None
    assert after is not None
    assert (before.count, before.times, before.mean) == (3, Fraction(12), Fraction("6.5"))
    assert (after.count, after.times, after.mean) == (3, Fraction(5, 3), Fraction("0.8"))
