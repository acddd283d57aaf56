"""Weights from pairwise judgments, and which judgment disagrees with the others."""

from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring.weights.ahp import RANDOM_INDEX, Ahp, ahp
from tests.scoring.weights.drawn import SAATY, Cells, codes, consistent, names, refusal, rounded, upper_judgments

WEIGHTS = st.lists(st.integers(1, 9), min_size=1, max_size=8)
CLOSE = Fraction(1, 10**25)


def of(cells: Any) -> Ahp:
    return ahp(names(len(cells)), cells)


@given(WEIGHTS)
def test_a_consistent_matrix_gives_back_its_weights_exactly(parts: list[int]) -> None:
    found = of(consistent(parts))
    assert found.weights.values == tuple(Fraction(part, sum(parts)) for part in parts)
    assert found.consistency.ratio == found.consistency.index == 0
    assert not found.consistency.suspects
    assert found.consistency.largest_eigenvalue == len(parts)
    assert found.consistency.acceptable


@settings(deadline=None, max_examples=50)
@given(upper_judgments())
def test_weights_and_eigenvalue_are_those_of_an_independent_eigensolver(cells: Cells) -> None:
    found = of(cells)
    assert sum(found.weights.values) == 1
    values, vectors = np.linalg.eig(np.array(found.judgments, dtype=float))
    largest = int(values.real.argmax())
    vector = vectors[:, largest].real / vectors[:, largest].real.sum()
    assert np.allclose(np.array(found.weights.values, dtype=float), vector, rtol=1e-8)
    assert float(found.consistency.largest_eigenvalue) == pytest.approx(values[largest].real, rel=1e-10)


@settings(deadline=None, max_examples=50)
@given(upper_judgments())
def test_the_weights_satisfy_the_eigenvalue_equation_to_more_digits_than_a_float_has(cells: Cells) -> None:
    found = of(cells)
    for row, own in zip(found.judgments, found.weights.values, strict=True):
        product = sum((a * w for a, w in zip(row, found.weights.values, strict=True)), Fraction(0))
        assert abs(product / own - found.consistency.largest_eigenvalue) < Fraction(1, 10**40)


@settings(deadline=None, max_examples=50)
@given(upper_judgments(3, 6), st.randoms())
def test_the_order_of_the_indicators_does_not_matter(cells: Cells, random: Any) -> None:
    found = of(cells)
    order = list(range(len(cells)))
    random.shuffle(order)
    moved = ahp([names(len(cells))[i] for i in order], [[found.judgments[i][j] for j in order] for i in order])
    for place, index in enumerate(order):
        assert abs(moved.weights.values[place] - found.weights.values[index]) < CLOSE
    assert abs(moved.consistency.ratio - found.consistency.ratio) < CLOSE

    def blamed(result: Ahp) -> set[frozenset[str]]:
        return {frozenset((suspect.row, suspect.column)) for suspect in result.consistency.suspects}

    assert blamed(moved) == blamed(found)


@settings(deadline=None, max_examples=50)
@given(upper_judgments(3, 6))
def test_the_suspect_is_the_pair_without_which_the_ratio_is_lowest(cells: Cells) -> None:
    """With the quotient of the two weights in its place, found by repeating that until it stays; in floats."""
    found = of(cells)
    assume(found.consistency.suspects)
    place = {name: i for i, name in enumerate(found.weights.names)}
    without = {}
    for i, j in combinations(range(len(cells)), 2):
        matrix = np.array(found.judgments, dtype=float)
        for _ in range(200):
            values, vectors = np.linalg.eig(matrix)
            vector = np.abs(vectors[:, values.real.argmax()])
            matrix[i, j], matrix[j, i] = vector[i] / vector[j], vector[j] / vector[i]
        without[i, j] = (values.real.max(), matrix[i, j])
    for suspect in found.consistency.suspects:
        i, j = place[suspect.row], place[suspect.column]
        value, implied = without[i, j]
        assert suspect.said == found.judgments[i][j]
        assert float(suspect.implied) == pytest.approx(implied, rel=1e-6)
        ratio = (value - len(cells)) / (len(cells) - 1) / float(found.consistency.random_index)
        assert float(suspect.ratio) == pytest.approx(ratio, abs=1e-8)
        assert value <= min(each for each, _ in without.values()) + 1e-8


@settings(deadline=None, max_examples=50)
@given(upper_judgments(3, 6))
def test_with_what_the_others_imply_in_its_place_the_ratio_is_as_announced(cells: Cells) -> None:
    found = of(cells)
    place = {name: i for i, name in enumerate(found.weights.names)}
    for suspect in found.consistency.suspects:
        i, j = place[suspect.row], place[suspect.column]
        changed = [list(row) for row in found.judgments]
        changed[i][j], changed[j][i] = suspect.implied, 1 / suspect.implied
        assert abs(of(changed).consistency.ratio - suspect.ratio) < CLOSE


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(1, 9), min_size=4, max_size=6), st.data())
def test_the_one_wrong_judgment_of_a_consistent_matrix_is_pointed_out_with_what_it_should_be(
    parts: list[int], data: st.DataObject
) -> None:
    cells = consistent(parts)
    i, j = data.draw(st.sampled_from(list(combinations(range(len(parts)), 2))))
    right = Fraction(parts[i], parts[j])
    wrong = data.draw(st.sampled_from([value for value in SAATY if value != right]))
    cells[i][j], cells[j][i] = wrong, None
    (suspect,) = of(cells).consistency.suspects
    assert (suspect.row, suspect.column, suspect.said) == (names(9)[i], names(9)[j], wrong)
    assert abs(suspect.implied - right) < CLOSE
    assert suspect.ratio == 0


def test_of_three_contradicting_judgments_each_may_be_the_wrong_one() -> None:
    found = of([[1, 3, "1/5"], [None, 1, 2], [None, None, 1]])
    assert [(s.row, s.column) for s in found.consistency.suspects] == list(combinations(names(3), 2))
    assert not any(suspect.ratio for suspect in found.consistency.suspects)
    assert rounded([suspect.implied for suspect in found.consistency.suspects], 6) == [0.1, 6.0, 0.066667]


def test_the_ratio_is_the_index_by_the_named_random_index() -> None:
    """Five indicators of a textbook matrix; λ as any eigensolver gives it."""
    found = of(
        [
            ["1", "3", "5", "7", "7"],
            ["1/3", "1", "3", "5", "5"],
            ["1/5", "1/3", "1", "3", "3"],
            ["1/7", "1/5", "1/3", "1", "2"],
            ["1/7", "1/5", "1/3", "1/2", "1"],
        ]
    )
    assert rounded(found.weights.values, 6) == [0.511372, 0.257613, 0.12248, 0.061743, 0.046792]
    consistency = found.consistency
    assert (consistency.table, consistency.random_index) == ("saaty_1980", Fraction("1.12"))
    assert float(consistency.largest_eigenvalue) == pytest.approx(5.194576143747634, abs=1e-12)
    assert rounded([consistency.index, consistency.ratio], 4) == [0.0486, 0.0434]
    assert consistency.acceptable
    assert found.weights.findings == ()


def test_saatys_random_indexes_are_as_printed() -> None:
    printed = "0 0 0.58 0.90 1.12 1.24 1.32 1.41 1.45 1.49 1.51 1.48 1.56 1.57 1.59"
    assert RANDOM_INDEX["saaty_1980"] == tuple(printed.split())


def test_one_or_two_indicators_cannot_contradict_each_other() -> None:
    assert of([[None]]).weights.values == (Fraction(1),)
    two = of([[1, "9"], [None, 1]])
    assert two.weights.values == (Fraction(9, 10), Fraction(1, 10))
    assert two.consistency.ratio == 0


def test_fifteen_indicators_are_compared_and_sixteen_refused() -> None:
    assert of(consistent([*range(1, 10), *range(1, 7)])).consistency.random_index == Fraction("1.59")
    assert codes(refusal(lambda: of(consistent([1] * 16)))) == ["weighting.too_many"]


def test_contradiction_and_judgments_beyond_the_scale_are_warnings_that_name_the_pair() -> None:
    findings = of([[1, 5, "1/5"], [None, 1, 10], [None, None, 1]]).weights.findings
    assert codes(findings) == ["weighting.beyond_scale", "weighting.inconsistent"]
    assert [finding.severity for finding in findings] == ["warning", "warning"]
    assert findings[0].where == ("指标2", "指标3")
    assert findings[1].facts["said"] == "5"
    assert findings[1].facts["implied"] == "1/50.00"


def test_either_side_of_the_diagonal_is_enough_and_the_input_stays_as_it_was() -> None:
    cells: list[list[Any]] = [[None, "3", None], [None, 1, Decimal("0.5")], ["1/2", None, None]]
    before = deepcopy(cells)
    full = of([["1", "3", "2"], ["1/3", "1", "1/2"], ["1/2", "2", "1"]])
    assert of(cells) == full
    assert cells == before


@pytest.mark.parametrize(
    ("cells", "code", "where"),
    [
        ([[1, 2], [None]], "weighting.not_square", ()),
        ([[1, 2]], "weighting.not_square", ()),
        ([[1, None], [None, 1]], "weighting.judgment_missing", ("指标1", "指标2")),
        ([[1, 3], ["0.333", 1]], "weighting.not_reciprocal", ("指标1", "指标2")),
        ([[2, 3], [None, 1]], "weighting.diagonal", ("指标1", "指标1")),
        ([[1, 0], [None, 1]], "weighting.out_of_range", ("指标1", "指标2")),
        ([[1, -3], [None, 1]], "weighting.out_of_range", ("指标1", "指标2")),
        ([[1, 1001], [None, 1]], "weighting.out_of_range", ("指标1", "指标2")),
        ([[1, None], ["1/0", 1]], "weighting.not_a_number", ("指标2", "指标1")),
        ([[1, 0.5], [None, 1]], "weighting.not_a_number", ("指标1", "指标2")),
        ([[1, float("nan")], [None, 1]], "weighting.not_a_number", ("指标1", "指标2")),
        ([[1, Decimal("Infinity")], [None, 1]], "weighting.not_a_number", ("指标1", "指标2")),
        ([[1, "三"], [None, 1]], "weighting.not_a_number", ("指标1", "指标2")),
        ([[1, True], [None, 1]], "weighting.not_a_number", ("指标1", "指标2")),
    ],
)
def test_a_matrix_that_is_no_comparison_is_refused_with_its_place(cells: Any, code: str, where: Any) -> None:
    assert [
        (each.code, each.where) for each in refusal(lambda: of(cells) if len(cells) == 2 else ahp(names(2), cells))
    ] == [(code, where)]


def test_every_wrong_judgment_is_named_at_once() -> None:
    found = refusal(lambda: of([[1, None, 3], [None, 1, 2], [2, None, 1]]))
    assert codes(found) == ["weighting.judgment_missing", "weighting.not_reciprocal"]
