"""Rounds of experts: spread, agreement and weights."""

from copy import deepcopy
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.weights.concordance import concordance
from scoring.weights.delphi import Delphi, Limits, Round, delphi
from tests.scoring.weights.drawn import codes, names, refusal, rounded

MARKS = ((9, 8, 8, 5, 7), (8, 9, 7, 5, 5), (9, 9, 6, 4, 6), (7, 8, 8, 6, 6))


def experts(count: int) -> tuple[str, ...]:
    return tuple(f"专家{i}" for i in range(1, count + 1))


def round_of(*rows: Any) -> Round:
    return Round(experts(len(rows)), tuple(tuple(row) for row in rows))


def of(*rounds: Round, limits: Limits | None = None) -> Delphi:
    return delphi(names(len(rounds[0].marks[0])), rounds, limits)


@st.composite
def mark_rows(draw: st.DrawFn, least: int = 1, most: int = 6) -> list[list[Fraction]]:
    count = draw(st.integers(least, 6))
    row = st.lists(st.integers(1, 10).map(Fraction), min_size=count, max_size=count)
    return draw(st.lists(row, min_size=least, max_size=most))


@settings(deadline=None)
@given(mark_rows())
def test_the_figures_of_a_round_are_those_of_plain_floats(rows: list[list[Fraction]]) -> None:
    found = of(round_of(*rows))
    marks = np.array(rows, dtype=float)
    spreads = found.rounds[0].spreads
    assert np.allclose([float(spread.mean) for spread in spreads], marks.mean(axis=0))
    quartiles = [[float(s.low_quartile), float(s.median), float(s.high_quartile)] for s in spreads]
    assert np.allclose(quartiles, np.percentile(marks, [25, 50, 75], axis=0).T)
    assert [s.interquartile_range for s in spreads] == [s.high_quartile - s.low_quartile for s in spreads]
    for spread, column in zip(spreads, marks.T, strict=True):
        if len(rows) == 1:
            assert (spread.deviation, spread.variation, spread.agreed) == (None, None, False)
        else:
            assert float(spread.deviation or 0) == pytest.approx(column.std(ddof=1), abs=1e-12)
            assert float(spread.variation or 0) == pytest.approx(column.std(ddof=1) / column.mean(), abs=1e-12)
    assert sum(found.weights.values) == 1
    assert np.allclose(np.array(found.weights.values, dtype=float), marks.mean(axis=0) / marks.mean(axis=0).sum())


def test_a_worked_round() -> None:
    """Spread by NumPy, W from SciPy's Friedman statistic 13.18919 = m(n − 1)W."""
    found = of(round_of(*MARKS)).rounds[0]
    first = found.spreads[0]
    assert (first.count, first.mean, first.median) == (4, Fraction("8.25"), Fraction("8.5"))
    assert (first.low_quartile, first.high_quartile) == (Fraction("7.75"), Fraction(9))
    assert first.deviation is not None
    assert rounded([first.deviation], 8) == [0.95742711]
    assert found.concordance is not None
    assert rounded([found.concordance.w, found.concordance.chi_square], 6) == [0.824324, 13.189189]
    assert (found.concordance.degrees, found.concordance.experts, found.same_order) == (4, 4, True)


def test_a_published_concordance() -> None:
    """Three competitors, four judges: W = 1/16 (proofwiki, example 1)."""
    found = concordance([[Fraction(rank) for rank in row] for row in ((1, 3, 2), (1, 2, 3), (2, 3, 1), (3, 1, 2))])
    assert found is not None
    assert (found.w, found.chi_square) == (Fraction(1, 16), Fraction(1, 2))


@given(mark_rows(least=2))
def test_concordance_is_what_rank_correlations_between_all_pairs_of_experts_amount_to(
    rows: list[list[Fraction]],
) -> None:
    """The variance of the sum of ranks is the sum of their covariances; W is it by the most that there can be."""
    found = concordance(rows)
    count = len(rows[0])
    ranks = np.array([[sum(o < mark for o in row) + (row.count(mark) + 1) / 2 for mark in row] for row in rows])
    centred = ranks - ranks.mean(axis=1, keepdims=True)
    own = float((centred**2).sum())
    if own == 0:
        assert found is None
        return
    pairs = sum(float(centred[i] @ centred[j]) for i, j in combinations(range(len(rows)), 2))
    assert found is not None
    assert float(found.w) == pytest.approx((own + 2 * pairs) / (len(rows) * own), abs=1e-12)
    assert 0 <= found.w <= 1
    assert found.chi_square == len(rows) * (count - 1) * found.w


def test_experts_of_one_mind_have_concordance_1_also_with_ties_and_opposite_ones_0() -> None:
    for rows, w in ((((3, 2, 2, 1),) * 3, 1), (((1, 2, 3), (3, 2, 1)), 0)):
        found = concordance([[Fraction(mark) for mark in row] for row in rows])
        assert found is not None
        assert found.w == w


def test_where_there_is_no_order_to_agree_on_there_is_no_concordance() -> None:
    for rows in (((1, 2),), ((1,), (2,)), ((5, 5, 5), (7, 7, 7)), ()):
        assert concordance([[Fraction(mark) for mark in row] for row in rows]) is None


def test_rounds_have_converged_when_all_agree_and_nothing_moves_any_more() -> None:
    wide, near, same = (
        round_of((9, 2), (1, 2), (5, 3)),
        round_of((8, 2), (7, 3), (8, 3)),
        round_of((8, 2), (8, 3), (8, 3)),
    )
    found = of(wide, near, same)
    assert [[s.agreed for s in each.spreads] for each in found.rounds] == [[False, True], [True, True], [True, True]]
    assert [[s.settled for s in each.spreads] for each in found.rounds] == [
        [None, None],
        [False, True],
        [False, True],
    ]
    assert [each.converged for each in found.rounds] == [False, False, False]
    assert of(wide, near, near).rounds[-1].converged
    looser = Limits(change=Fraction(1, 10))
    assert of(wide, near, same, limits=looser).rounds[-1].converged
    assert found.weights.values == (Fraction(3, 4), Fraction(1, 4))


def test_an_expert_with_a_gap_counts_in_the_means_but_not_in_the_concordance() -> None:
    found = of(round_of((9, 8, 3), (8, 9, 4), (7, None, 5)))
    assert [spread.count for spread in found.rounds[0].spreads] == [3, 2, 3]
    assert found.rounds[0].concordance == concordance([[Fraction(m) for m in row] for row in ((9, 8, 3), (8, 9, 4))])
    assert [(each.code, each.where, each.facts["names"]) for each in found.weights.findings] == [
        ("weighting.mark_missing", ("1", "专家3"), "指标2")
    ]


def test_an_indicator_that_all_mark_0_weighs_nothing_and_all_agree_on_it() -> None:
    found = of(round_of((0, 5), (0, 7)))
    assert found.weights.values == (Fraction(0), Fraction(1))
    assert found.rounds[0].spreads[0].variation == 0
    assert found.rounds[0].spreads[0].agreed


@given(mark_rows(least=2), st.randoms())
def test_the_order_of_experts_and_indicators_does_not_matter(rows: list[list[Fraction]], random: Any) -> None:
    drawn = round_of(*rows)
    before = deepcopy(drawn)
    found = of(drawn)
    assert drawn == before
    columns = list(range(len(rows[0])))
    random.shuffle(columns)
    random.shuffle(rows)
    every = names(len(columns))
    again = delphi([every[j] for j in columns], [round_of(*([row[j] for j in columns] for row in rows))])
    assert {s.name: s for s in again.rounds[0].spreads} == {s.name: s for s in found.rounds[0].spreads}
    assert again.rounds[0].concordance == found.rounds[0].concordance


@pytest.mark.parametrize(
    ("rounds", "expected"),
    [
        ([], ["weighting.no_rounds"]),
        ([round_of((1, 2)), Round(("甲", "乙"), ((1, 2),))], ["weighting.round_size"]),
        ([round_of((1, 2, 3))], ["weighting.round_size"]),
        ([Round(("甲", "甲"), ((1, 2), (1, 2)))], ["weighting.expert_twice"]),
        ([round_of((1, None), (2, None))], ["weighting.no_marks"]),
        ([Round((), ())], ["weighting.no_marks"] * 2),
        ([round_of((1, "五"), (2, 3.5))], ["weighting.not_a_number"] * 2),
        ([round_of((1, -1))], ["weighting.negative_mark"]),
        ([round_of((0, 0), (0, 0))], ["weighting.all_zero"]),
    ],
)
def test_rounds_that_make_no_sense_are_refused(rounds: list[Round], expected: list[str]) -> None:
    assert codes(refusal(lambda: delphi(("甲", "乙"), rounds))) == expected
