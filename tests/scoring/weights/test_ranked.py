"""Weights from an order alone."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.weights.ranked import FORMS, equal, rank_order
from tests.scoring.weights.drawn import codes, names, refusal, rounded


def test_equal_weights_are_equal_and_add_up_exactly() -> None:
    assert equal(names(3)).values == (Fraction(1, 3),) * 3


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("rank_centroid", [0.4567, 0.2567, 0.1567, 0.09, 0.04]),  # Barron & Barrett 1996, table of ROC weights, n = 5
        ("rank_sum", [0.3333, 0.2667, 0.2, 0.1333, 0.0667]),
        ("rank_reciprocal", [0.4380, 0.2190, 0.1460, 0.1095, 0.0876]),
    ],
)
def test_the_published_weights_of_five_ranks_are_reproduced(form: str, expected: list[float]) -> None:
    assert rounded(rank_order(names(5), [1, 2, 3, 4, 5], form).values, 4) == expected


def test_the_centroid_is_the_mean_of_the_corners_of_all_weights_in_that_order() -> None:
    corners = [[Fraction(1, k)] * k + [Fraction(0)] * (4 - k) for k in range(1, 5)]
    means = tuple(sum(column, Fraction(0)) / 4 for column in zip(*corners, strict=True))
    assert rank_order(names(4), [1, 2, 3, 4]).values == means


def test_tied_ranks_share_what_their_places_get() -> None:
    alone = rank_order(names(4), [1, 2, 3, 4]).values
    tied = rank_order(names(4), [1, 2, 2, 4]).values
    assert tied == (alone[0], (alone[1] + alone[2]) / 2, (alone[1] + alone[2]) / 2, alone[3])
    assert tied == rank_order(names(4), [1, 2, 2, 3]).values


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9), st.sampled_from(sorted(FORMS)), st.randoms())
def test_weights_follow_the_ranks_whatever_the_order_of_the_indicators(ranks, form, random) -> None:  # type: ignore[no-untyped-def]
    found = dict(zip(names(len(ranks)), rank_order(names(len(ranks)), ranks, form).values, strict=True))
    assert sum(found.values()) == 1
    by_rank = sorted(zip(ranks, found.values(), strict=True), key=lambda pair: (pair[0], -pair[1]))
    assert [weight for _, weight in by_rank] == sorted(found.values(), reverse=True)
    shuffled = list(zip(found, ranks, strict=True))
    random.shuffle(shuffled)
    order, moved = zip(*shuffled, strict=True)
    assert dict(zip(order, rank_order(order, moved, form).values, strict=True)) == found


def test_what_is_no_rank_is_refused_by_name() -> None:
    assert codes(refusal(lambda: rank_order(names(3), [1, 0, 2]))) == ["weighting.rank"]
    assert refusal(lambda: rank_order(names(3), [1, 0, 2]))[0].where == ("指标2",)
    assert codes(refusal(lambda: rank_order(names(3), [1, 2]))) == ["weighting.count"]
    assert codes(refusal(lambda: equal(()))) == ["weighting.nothing"]
    assert codes(refusal(lambda: equal(("甲", "乙", "甲")))) == ["weighting.name_twice"]
    with pytest.raises(KeyError):
        rank_order(names(2), [1, 2], "rank_magic")
