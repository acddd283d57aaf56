"""Weights from comparisons with the best and the worst."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.weights.best_worst import BestWorst, best_worst
from tests.scoring.weights.drawn import codes, names, refusal
from tests.scoring.weights.simplex import maximum


@st.composite
def comparisons(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    """Of 2 to 7 indicators, the first being the best and the last the worst."""
    count, top = draw(st.integers(2, 7)), draw(st.integers(2, 9))
    middle = st.lists(st.integers(1, 9), min_size=count - 2, max_size=count - 2)
    return [1, *draw(middle), top], [top, *draw(middle), 1]


def of(over: Any, under: Any) -> BestWorst:
    every = names(len(over))
    return best_worst(every, every[0], every[-1], over, under)


def by_linear_program(over: list[int], under: list[int]) -> tuple[list[Fraction], Fraction]:
    """Rezaei's constraints as they are written, divided by ξ: the largest sum of w/ξ."""
    count = len(over)
    rows = []
    for j in range(count):
        best, worst = [Fraction(0)] * count, [Fraction(0)] * count
        best[0] += 1
        best[j] -= over[j]
        worst[j] += 1
        worst[-1] -= under[j]
        rows += [best, [-cell for cell in best], worst, [-cell for cell in worst]]
    found = maximum(rows, [Fraction(1)] * len(rows))
    whole = sum(found, Fraction(0))
    return [each / whole for each in found], 1 / whole


@settings(deadline=None)
@given(comparisons())
def test_weights_and_deviation_are_those_of_the_linear_program(drawn: tuple[list[int], list[int]]) -> None:
    found = of(*drawn)
    assert sum(found.weights.values) == 1
    if found.ratio == 0:
        assert found.xi == 0
        with pytest.raises(ValueError, match="unbounded"):
            by_linear_program(*drawn)
    else:
        assert (list(found.weights.values), found.xi) == by_linear_program(*drawn)


@given(comparisons())
def test_no_deviation_is_larger_than_said(drawn: tuple[list[int], list[int]]) -> None:
    found, w = of(*drawn), of(*drawn).weights.values
    deviations = [abs(w[0] - a * own) for a, own in zip(drawn[0], w, strict=True)]
    deviations += [abs(own - b * w[-1]) for b, own in zip(drawn[1], w, strict=True)]
    assert max(deviations) == found.xi
    assert min(w) > 0


@given(st.lists(st.sampled_from([1, 2, 4, 8]), min_size=2, max_size=7), st.data())
def test_comparisons_that_agree_give_back_their_weights_exactly(parts: list[int], data: st.DataObject) -> None:
    parts = sorted(parts, reverse=True)
    order = data.draw(st.permutations(range(len(parts))))
    every = [names(9)[i] for i in order]
    over, under = [Fraction(parts[0], parts[i]) for i in order], [Fraction(parts[i], parts[-1]) for i in order]
    found = best_worst(every, names(9)[0], names(9)[len(parts) - 1], over, under)
    assert found.weights.values == tuple(Fraction(parts[i], sum(parts)) for i in order)
    assert found.xi == found.ratio == 0
    assert not found.suspects
    assert found.acceptable


@given(comparisons(), st.randoms())
def test_the_order_of_the_indicators_does_not_matter(drawn: tuple[list[int], list[int]], random: Any) -> None:
    found, every = of(*drawn), names(len(drawn[0]))
    rows = list(zip(every, *drawn, strict=True))
    random.shuffle(rows)
    moved, over, under = zip(*rows, strict=True)
    again = best_worst(moved, every[0], every[-1], over, under)
    assert dict(zip(moved, again.weights.values, strict=True)) == dict(zip(every, found.weights.values, strict=True))
    assert (again.xi, again.ratio, set(again.suspects)) == (found.xi, found.ratio, set(found.suspects))


def test_the_transport_example_of_rezaei() -> None:
    """Load flexibility, accessibility, cost (Rezaei 2015, 2016): the linear program gives 2 : 9 : 17."""
    found = best_worst(("flexibility", "accessibility", "cost"), "cost", "flexibility", [8, 2, 1], [1, 5, 8])
    assert found.weights.values == (Fraction(2, 28), Fraction(9, 28), Fraction(17, 28))
    assert found.xi == Fraction(1, 28)
    assert found.ratio == Fraction(10 - 8, 64 - 8)
    assert (found.table, found.limit) == ("liang_brunelli_rezaei_2020", Fraction("0.1309"))
    assert (found.suspects, found.acceptable) == (("accessibility",), True)


def test_the_car_example_of_rezaei() -> None:
    """Quality, price, comfort, safety, style (Rezaei 2015)."""
    found = best_worst(("q", "p", "c", "sf", "st"), "p", "st", [2, 1, 4, 3, 8], [4, 8, 2, 3, 1])
    assert found.weights.values == tuple(Fraction(part, 183) for part in (42, 82, 21, 28, 10))
    assert (found.xi, found.suspects) == (Fraction(2, 183), ("sf",))


def test_a_ratio_above_the_published_limit_is_a_warning_that_names_the_indicator() -> None:
    found = of([1, 9, 3], [3, 9, 1])
    assert (found.ratio, found.limit) == (Fraction(13), Fraction("0.1667"))
    assert found.acceptable is False
    assert [(each.code, each.where, each.severity) for each in found.weights.findings] == [
        ("weighting.best_worst_inconsistent", ("指标2",), "warning")
    ]


def test_outside_the_published_table_nothing_is_claimed() -> None:
    found = of([1, "2.5", "4.5"], ["4.5", 2, 1])
    assert (found.limit, found.acceptable) == (None, None)
    assert codes(found.weights.findings) == ["weighting.no_limit"]
    assert codes(of([1, 2, 12], [12, 6, 1]).weights.findings) == ["weighting.above_scale"]


def test_what_is_compared_with_itself_need_not_be_said_and_best_over_worst_only_once() -> None:
    assert of([None, 2, 8], [None, 5, None]) == of([1, 2, 8], [8, 5, 1])
    assert best_worst(("甲",), "甲", "甲", [None], [None]).weights.values == (Fraction(1),)
    assert of([1, 1, 1], [1, 1, 1]).weights.values == (Fraction(1, 3),) * 3


@pytest.mark.parametrize(
    ("best", "worst", "over", "under", "expected"),
    [
        ("甲", "甲", [1, 2, 3], [3, 2, 1], ["weighting.best_is_worst"]),
        ("甲", "丁", [1, 2, 3], [3, 2, 1], ["weighting.unknown_name"]),
        ("甲", "丙", [1, 2], [3, 2, 1], ["weighting.count"]),
        ("甲", "丙", [1, "1/2", 3], [3, 2, 1], ["weighting.below_one"]),
        ("甲", "丙", [1, 0, 3], [3, -2, 1], ["weighting.below_one"] * 2),
        ("甲", "丙", [1, 2.0, 3], [3, "二", 1], ["weighting.not_a_number"] * 2),
        ("甲", "丙", [2, 2, 3], [3, 2, 1], ["weighting.diagonal"]),
        ("甲", "丙", [1, 2, 3], [4, 2, 1], ["weighting.two_answers"]),
        ("甲", "丙", [1, 2, None], [None, 2, 1], ["weighting.judgment_missing"]),
        ("甲", "丙", [1, None, 3], [3, None, 1], ["weighting.judgment_missing"] * 2),
        ("甲", "丙", [1, 2, 1], [1, 1, 1], ["weighting.all_equal"]),
    ],
)
def test_comparisons_that_make_no_sense_are_refused(
    best: str, worst: str, over: Any, under: Any, expected: Any
) -> None:
    assert codes(refusal(lambda: best_worst(("甲", "乙", "丙"), best, worst, over, under))) == expected
