"""The search on a grid finds the nearest step that does it, and asks little."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from scoring.insight.search import MOST, NEAR, PROVABLE, smallest_found, smallest_monotone

STEPS = st.integers(-2000, 2000)


class Asked:
    """Counts the questions."""

    def __init__(self, does: Callable[[int], bool]) -> None:
        self.does = does
        self.steps: list[int] = []

    def __call__(self, k: int) -> bool:
        self.steps.append(k)
        return self.does(k)


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.sampled_from([1, -1]))
def test_what_only_gets_better_is_found_exactly_and_in_few_questions(reach: int, threshold: int, sign: int) -> None:
    asked = Asked(lambda k: k * sign >= threshold)
    found = smallest_monotone(asked, reach * sign)
    assert found.proven
    assert found.step == (threshold * sign if threshold <= reach else None)
    assert len(asked.steps) <= 62
    assert all(0 < k * sign <= reach for k in asked.steps)


@given(st.sets(STEPS), st.integers(-2000, 2000), st.integers(0, 2000), st.sets(STEPS, max_size=10))
def test_what_is_found_does_it_and_one_step_less_does_not(
    good: set[int], down: int, width: int, marks: set[int]
) -> None:
    good -= {0}
    up = down + width
    asked = Asked(good.__contains__)
    found = smallest_found(asked, down, up, marks)
    assert all(down <= k <= up and k for k in asked.steps)
    assert len(asked.steps) == len(set(asked.steps)) <= MOST + 40 + 2 * PROVABLE
    if found.step is not None:
        assert found.step in good
        nearer = found.step - (1 if found.step > 0 else -1)
        assert nearer not in good or not down <= nearer <= up
    if found.proven:
        inside = (
            sorted((abs(k) for k in good if down <= k <= up), default=None)
            if False
            else [abs(k) for k in good if down <= k <= up]
        )
        assert (abs(found.step) if found.step is not None else None) == min(inside, default=None)


@given(st.integers(NEAR + 1, 1000), st.integers(0, 3))
def test_a_narrow_window_is_found_by_its_mark(at: int, off: int) -> None:
    found = smallest_found(lambda k: k == at, -5, 5000, [at + min(off, 1)])
    assert (found.step, found.proven) == (at, at <= PROVABLE)


def test_what_is_found_near_is_held_against_every_nearer_step() -> None:
    assert smallest_found({60, -35}.__contains__, -500, 500, [60]).step == -35
    assert smallest_found({60, -35}.__contains__, -500, 500, [60]).proven
    far = PROVABLE + 50
    assert smallest_found({far, -35}.__contains__, -500, 500, [far]).step == far
    assert not smallest_found({far, -35}.__contains__, -500, 500, [far]).proven


def test_a_range_without_any_step_is_answered_for_good() -> None:
    assert smallest_found(lambda _: True, 0, 0, ()).step is None
    assert smallest_found(lambda _: True, 0, 0, ()).proven
    assert smallest_monotone(lambda _: True, 0).step is None
