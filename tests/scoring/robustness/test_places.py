"""Places are counted as somebody counts them who compares every unit with every other, one draw after another."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.robustness.places import FEW, Tally, places_by_sorting, places_of, rank

UNITS = (1, 2, 7, FEW, FEW + 1, 300)


def counted(totals: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Counts of places and of who is ahead, naively."""
    units = totals.shape[1]
    counts, ahead = np.zeros((units, units), np.int64), np.zeros((units, units), np.int64)
    for row in totals:
        for unit, own in enumerate(row):
            counts[unit, (row > own).sum()] += 1
            ahead[unit] += own > row
    return counts, ahead


def random_totals(units: int, draws: int, different: int, seed: int) -> NDArray[np.float64]:
    """Totals with many ties: whole numbers, as thousandths."""
    return np.random.default_rng(seed).integers(0, different, (draws, units)) / 1000


def tallied(totals: NDArray[np.float64], size: int) -> Tally:
    tally = Tally(places_of(totals[:1], 1e-10)[0])
    for first in range(0, len(totals), size):
        tally.add(rank(totals[first : first + size].copy(), 1e-10))
    return tally


def assert_counts(tally: Tally, totals: NDArray[np.float64]) -> None:
    counts, ahead = counted(totals)
    assert tally.draws == len(totals)
    assert (tally.counts == counts).all()
    assert (tally.ahead is None) == (len(counts) > FEW)
    assert tally.ahead is None or (tally.ahead == ahead).all()


@pytest.mark.parametrize("units", UNITS)
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000), different=st.sampled_from([1, 2, 10, 100_000]))
def test_places_and_wins_are_those_of_a_count_by_hand(units: int, seed: int, different: int) -> None:
    totals = random_totals(units, 6, different, seed)
    assert_counts(tallied(totals, 4), totals)


@pytest.mark.parametrize("units", [3, FEW + 1])
def test_nothing_is_lost_over_many_batches(units: int) -> None:
    totals = random_totals(units, 1300, 50, 1)
    assert_counts(tallied(totals, 5), totals)


def test_a_batch_longer_than_the_waiting_room_is_counted_in_parts() -> None:
    totals = random_totals(FEW + 1, 1200, 50, 2)
    assert_counts(tallied(totals, 1200), totals)


def test_looking_at_the_counts_does_not_disturb_them() -> None:
    totals = random_totals(5, 40, 5, 3)
    tally = tallied(totals[:20], 10)
    assert_counts(tally, totals[:20])
    tally.add(rank(totals[20:].copy(), 1e-10))
    assert_counts(tally, totals)


def test_totals_that_floating_point_cannot_tell_apart_tie() -> None:
    assert places_of(np.array([[0.1 + 0.2, 0.3, 0.4]]), 1e-10).tolist() == [[1, 1, 0]]


def test_a_tie_at_the_end_of_one_draw_is_none_with_the_start_of_the_next() -> None:
    assert places_by_sorting(np.array([[1.0, 2, 2], [2, 2, 3], [2, 2, 2]])).tolist() == [
        [0, 1, 1],
        [0, 0, 2],
        [0, 0, 0],
    ]
