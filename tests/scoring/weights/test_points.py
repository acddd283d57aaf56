"""Shares become points that add up."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.weights.points import as_points
from scoring.weights.ranked import equal
from scoring.weights.shares import weights
from tests.scoring.weights.drawn import codes, names, refusal

PARTS = st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any)


@given(PARTS, st.integers(0, 100_000), st.integers(0, 4))
def test_points_add_up_to_the_full_score_and_are_within_one_step_of_the_share(
    parts: list[int], steps: int, places: int
) -> None:
    shares = weights("equal", names(len(parts)), list(map(Fraction, parts)))
    full = Decimal(f"{steps}e-{places}")
    points = as_points(shares, full, places)
    assert sum(points) == full
    step = Fraction(1, 10**places)
    for point, share in zip(points, shares.values, strict=True):
        assert abs(Fraction(point) - share * Fraction(full)) < step
        assert point >= 0
        assert -int(point.as_tuple().exponent) == places
    for (mine, one), (other, two) in zip(
        zip(shares.values, points, strict=True), list(zip(shares.values, points, strict=True))[1:], strict=False
    ):
        assert (one >= two) if mine > other else (one <= two) if mine < other else (0 <= one - two <= step)


@given(PARTS, st.randoms())
def test_different_weights_get_the_same_points_whatever_their_order(parts, random) -> None:  # type: ignore[no-untyped-def]
    parts = [*dict.fromkeys(parts)]
    found = dict(zip(parts, as_points(weights("", names(len(parts)), parts), Decimal(100), 2), strict=True))
    random.shuffle(parts)
    assert dict(zip(parts, as_points(weights("", names(len(parts)), parts), Decimal(100), 2), strict=True)) == found


def test_what_is_left_goes_to_the_largest_remainder_then_the_larger_weight_then_the_first() -> None:
    by_remainder = weights("", names(3), [Fraction(333), Fraction(333), Fraction(334)])
    assert as_points(by_remainder, Decimal(10), 0) == tuple(map(Decimal, (3, 3, 4)))
    by_weight = weights("", names(2), [Fraction(1), Fraction(3)])  # 2.5 and 7.5
    assert as_points(by_weight, Decimal(10), 0) == tuple(map(Decimal, (2, 8)))
    assert as_points(equal(names(3)), Decimal(100), 2) == (Decimal("33.34"), Decimal("33.33"), Decimal("33.33"))


@pytest.mark.parametrize(
    ("full", "places"), [("100.5", 0), ("-1", 2), ("33.333", 2), ("NaN", 2), ("Infinity", 2), ("100", -1)]
)
def test_a_full_score_that_the_places_cannot_hold_is_refused(full: str, places: int) -> None:
    assert codes(refusal(lambda: as_points(equal(names(2)), Decimal(full), places))) == ["weighting.full_score"]
