"""Which columns move together, against NumPy and a plain exact computation."""

import math
from fractions import Fraction
from operator import mul
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.descriptive import correlation
from scoring.descriptive.correlation import PLACES, Correlation, correlations, redundant, with_total
from scoring.descriptive.undefined import Undefined
from scoring.evaluate import evaluate
from tests.scoring.build import Json, document, read

FIGURES = st.one_of(st.integers(0, 5).map(Fraction), st.fractions(-1000, 1000, max_denominator=99))
PAIRS = st.lists(st.tuples(FIGURES, FIGURES), min_size=3, max_size=15)


def column(values: Any) -> dict[str, Fraction]:
    """By unit; None: no value."""
    return {f"U{n}": Fraction(value) for n, value in enumerate(values) if value is not None}


def one(x: Any, y: Any, kind: Any = "pearson") -> Correlation:
    (found,) = correlations({"x": column(x), "y": column(y)}, kind)
    return found


def plain(x: list[Fraction], y: list[Fraction]) -> float:
    """The coefficient by its definition: the mean product of the distances over both deviations."""
    centre_x, centre_y = sum(x, Fraction(0)) / len(x), sum(y, Fraction(0)) / len(y)
    dx, dy = [value - centre_x for value in x], [value - centre_y for value in y]
    together = sum((a * b for a, b in zip(dx, dy, strict=True)), Fraction(0))
    squared = together**2 / sum((a * a for a in dx), Fraction(0)) / sum((b * b for b in dy), Fraction(0))
    return math.copysign(math.sqrt(squared), together)


def places(values: list[Fraction]) -> list[Fraction]:
    """The mean of the places that each value takes from below."""
    return [
        Fraction(sum(v < value for v in values)) + Fraction(sum(v == value for v in values) + 1, 2) for value in values
    ]


@given(PAIRS)
def test_pearsons_coefficient_is_that_of_its_definition(pairs: list[tuple[Fraction, Fraction]]) -> None:
    x, y = [a for a, _ in pairs], [b for _, b in pairs]
    found = one(x, y).coefficient
    if len(set(x)) == 1 or len(set(y)) == 1:
        assert found is Undefined.CONSTANT
        return
    assert isinstance(found, Fraction)
    assert math.isclose(found, plain(x, y), abs_tol=2e-12)
    numpys = np.corrcoef([float(value) for value in x], [float(value) for value in y])[0, 1]
    assert math.isclose(found, numpys, abs_tol=1e-9)


@given(PAIRS)
def test_spearmans_coefficient_is_that_of_the_places(pairs: list[tuple[Fraction, Fraction]]) -> None:
    x, y = [a for a, _ in pairs], [b for _, b in pairs]
    assert one(x, y, "spearman") == one(places(x), places(y))


@given(PAIRS, st.randoms(use_true_random=False))
def test_no_digit_depends_on_the_order_of_units(pairs: list[tuple[Fraction, Fraction]], chance: Any) -> None:
    units = list(range(len(pairs)))
    chance.shuffle(units)
    x, y = column([a for a, _ in pairs]), column([b for _, b in pairs])
    shuffled = {"x": {f"U{n}": x[f"U{n}"] for n in units}, "y": {f"U{n}": y[f"U{n}"] for n in reversed(units)}}
    for kind in ("pearson", "spearman"):
        assert correlations(shuffled, kind) == correlations({"x": x, "y": y}, kind)


@given(PAIRS, st.fractions(-5, 5, max_denominator=7), FIGURES)
def test_a_column_and_its_straight_image_move_as_one(
    pairs: list[tuple[Fraction, Fraction]], slope: Fraction, start: Fraction
) -> None:
    x = [a for a, _ in pairs]
    assume(slope and len(set(x)) > 1)
    assert one(x, [start + slope * value for value in x]).coefficient == (1 if slope > 0 else -1)


def test_products_are_summed_exactly_over_more_units_than_a_float_holds() -> None:
    limbs = np.random.default_rng(3).integers(2**19, 2**20, (5, 20_000)).astype(np.float64)
    numbers = [sum(int(part) << (20 * limb) for limb, part in enumerate(column)) for column in limbs.T]
    assert correlation._product(limbs, limbs[:, ::-1]) == sum(map(mul, numbers, reversed(numbers)))


def test_a_coefficient_of_many_units_is_what_it_was_built_to_be() -> None:
    x = [n % 2 * 10**9 + 1 for n in range(40_000)]
    y = [3 * (n % 2) * 10**9 + 4 * (n // 2 % 2) * 10**9 for n in range(40_000)]
    assert one(x, y).coefficient == Fraction("0.6")


def test_only_units_count_that_both_columns_have() -> None:
    found = one([1, 2, 3, None, 50], [1, 2, 3, -900, None])
    assert (found.count, found.coefficient) == (3, Fraction(1))
    again = one([1, 1, 2, None], [3, 3, 5, 0], "spearman")
    assert (again.count, again.coefficient) == (3, Fraction(1))


@pytest.mark.parametrize("kind", ["pearson", "spearman"])
def test_without_enough_units_or_any_difference_there_is_no_coefficient(kind: str) -> None:
    assert one([1, 2, None], [5, 3, 4], kind).coefficient is Undefined.TOO_FEW
    assert one([], [5, 3, 4], kind) == Correlation("x", "y", 0, Undefined.TOO_FEW)
    assert one([7, 7, 7, 1], [5, 3, 4, None], kind).coefficient is Undefined.CONSTANT


def test_redundant_pairs_are_those_at_the_threshold_and_above_the_strongest_first() -> None:
    columns = {
        "a": column([1, 2, 3, 4]),
        "b": column([2, 4, 6, 8]),
        "c": column([8, 6, 4, 2]),
        "d": column([1, 2, 3, 0]),
        "e": column([5, 5, 5, 5]),
    }
    found = correlations(columns)
    assert [(pair.first, pair.second) for pair in redundant(found)] == [("a", "b"), ("a", "c"), ("b", "c")]
    (weak,) = correlations({"a": columns["a"], "d": columns["d"]})
    assert isinstance(weak.coefficient, Fraction)
    assert redundant([weak], weak.strength) == (weak,)
    assert redundant([weak], weak.strength + Fraction(1, 10**PLACES)) == ()


def test_each_indicator_is_set_against_the_total() -> None:
    leaves: list[Json] = [{"code": code, "weight": "10", "method": "direct", "params": {}} for code in ("a", "b")]
    shown = {"code": "r", "weight": "0", "method": "direct", "params": {}, "reference_only": True}
    entered = {
        "a": dict(zip("ABCD", ("9", "7", "5", "1"), strict=True)),
        "b": dict(zip("ABCD", ("1", "1", "1", "1"), strict=True)),
        "r": dict.fromkeys("ABCD", "3"),
    }
    found = read(document([*leaves, shown], entered, units=list("ABCD")))
    pairs = with_total(found.plan, evaluate(found.plan, found.entries))
    assert [(pair.first, pair.coefficient) for pair in pairs] == [("a", Fraction(1)), ("b", Undefined.CONSTANT)]
