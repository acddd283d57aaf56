"""Entropy, CRITIC and standard deviation: weights from what units reached."""

import math
import random
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.problems import Refused
from scoring.weights.critic import critic
from scoring.weights.entropy import entropy
from scoring.weights.shares import Number, Weights, exact
from scoring.weights.standard_deviation import standard_deviation
from scoring.weights.table import Column, Table
from tests.scoring.weights.drawn import codes, refusal, rounded, table, tables

FOUR = (
    ("12.9918", "4.1201", "4.1039", "7.25"),
    ("0.7264", "5.8824", "0.5", "3"),
    ("1.1009", "3.4483", "0.5076", "2"),
    ("1.59814", "1.02156", "0.984469", "1.5"),
)
"""Columns of four units."""
CLOSE = Fraction(1, 10**25)


def min_max_entropy(data: Table) -> Weights:
    return entropy(data, "min_max")


METHODS: list[Callable[[Table], Weights]] = [entropy, min_max_entropy, critic, standard_deviation]
STRETCHED = METHODS[1:]
"""Those that look at min-max normalised columns."""


def normalised(data: Table) -> Any:
    """Units × indicators between worst 0 and best 1, as floats."""
    raw = np.array([[float(exact(value) or 0) for value in column.values] for column in data.columns]).T
    low, high = raw.min(axis=0), raw.max(axis=0)
    return np.where(
        [column.direction == "up" for column in data.columns], (raw - low) / (high - low), (high - raw) / (high - low)
    )


def scaled(data: Table, factor: Fraction, shift: Fraction) -> Table:
    return replace(
        data,
        columns=tuple(
            replace(column, values=tuple((exact(value) or Fraction(0)) * factor + shift for value in column.values))
            for column in data.columns
        ),
    )


def varying(data: Table) -> Table:
    """The table without its constant columns."""
    return replace(data, columns=tuple(column for column in data.columns if len(set(column.values)) > 1))


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        (entropy, [0.16871479, 0.5198772, 0.27871962, 0.03268839]),
        (critic, [0.26693005, 0.25395368, 0.2146282, 0.26448807]),
        (standard_deviation, [0.24923368, 0.24628454, 0.23018404, 0.27429774]),
    ],
)
def test_the_weights_are_those_of_another_implementation(
    method: Callable[[Table], Weights], expected: list[float]
) -> None:
    """Figures of pymcdm 1.3.1: shares of the column sum; population correlation of min-max columns; sample deviation
    of min-max columns."""
    assert rounded(method(table(*FOUR)).values, 8) == expected


def test_a_falling_indicator_turns_round_in_critic() -> None:
    found = critic(table(*FOUR, directions=["up", "up", "down", "up"]))
    assert rounded(found.values, 8) == [0.1781037, 0.37218262, 0.25501355, 0.19470013]


def test_the_critic_weights_of_a_published_example_are_reproduced() -> None:
    """Akçakanat, Aksoy & Teker 2018, as in the documentation of JMcDM; its inputs are shortened to six digits."""
    columns = (
        ["12.9918", "4.1201", "4.1039"],
        ["0.7264", "5.8824", "0.0"],
        ["-1.1009", "3.4483", "-0.5076"],
        ["1.59814", "1.02156", "0.984469"],
    )
    found = critic(table(*columns, directions=["up", "up", "down", "up"]))
    assert rounded(found.values, 5) == [0.16884, 0.41845, 0.24912, 0.16359]


@settings(deadline=None)
@given(tables())
def test_critic_and_deviation_are_those_of_plain_floats(data: Table) -> None:
    data = varying(data)
    if not data.columns:
        return
    matrix = normalised(data)
    deviations = matrix.std(axis=0)
    found = standard_deviation(data).values
    assert np.allclose(np.array(found, dtype=float), deviations / deviations.sum(), rtol=1e-9)
    correlations = np.atleast_2d(np.corrcoef(matrix, rowvar=False))
    content = deviations * (1 - correlations).sum(axis=0)
    if len(data.columns) > 1 and content.max() > 1e-6:
        found = critic(data).values
        assert np.allclose(np.array(found, dtype=float), content / content.sum(), atol=1e-9)


@settings(deadline=None)
@given(tables(least_value=0))
def test_entropy_is_that_of_plain_floats(data: Table) -> None:
    data = varying(data)
    if not data.columns:
        return
    raw = np.array([[float(exact(value) or 0) for value in column.values] for column in data.columns]).T
    for matrix, found in ((raw, entropy(data)), (normalised(data), entropy(data, "min_max"))):
        shares = matrix / matrix.sum(axis=0)
        logs = np.log(shares, out=np.zeros_like(shares), where=shares > 0)
        parts = 1 + (shares * logs).sum(axis=0) / np.log(len(matrix))
        assert np.allclose(np.array(found.values, dtype=float), parts / parts.sum(), atol=1e-6)


@settings(deadline=None)
@given(tables(), st.sampled_from(METHODS))
def test_whatever_the_table_weights_are_never_negative_and_add_up_or_it_is_refused(
    data: Table, method: Callable[[Table], Weights]
) -> None:
    before = deepcopy(data)
    try:
        found = method(data)
    except Refused as refusal:
        reasons = {each.code for each in refusal.problems}
        if reasons - {"weighting.negative", "weighting.all_constant", "weighting.no_conflict"}:
            raise
        return
    assert data == before
    assert sum(found.values) == 1
    assert min(found.values) >= 0
    constant = [column.name for column in data.columns if len(set(column.values)) == 1]
    assert [each.where[0] for each in found.findings] == constant
    assert all(weight == 0 for name, weight in zip(found.names, found.values, strict=True) if name in constant)


@settings(deadline=None)
@given(tables(least_value=0), st.sampled_from(METHODS), st.randoms(), st.integers(2, 999))
def test_the_order_of_units_and_indicators_and_the_unit_of_measurement_do_not_matter(
    data: Table, method: Callable[[Table], Weights], shuffler: random.Random, factor: int
) -> None:
    try:
        found = dict(zip(data.names, method(data).values, strict=True))
    except Refused:
        return
    assert method(scaled(data, Fraction(factor, 7), Fraction(0))).values == tuple(found.values())
    if method in STRETCHED:
        assert method(scaled(data, Fraction(1), Fraction(factor, 3))).values == tuple(found.values())
    rows, columns = list(range(len(data.units))), list(data.columns)
    shuffler.shuffle(rows)
    shuffler.shuffle(columns)
    moved = Table(
        tuple(data.units[row] for row in rows),
        tuple(replace(column, values=tuple(column.values[row] for row in rows)) for column in columns),
    )
    again = method(moved)
    for name, weight in zip(again.names, again.values, strict=True):
        assert abs(weight - found[name]) < CLOSE


@pytest.mark.parametrize("method", METHODS)
def test_an_indicator_on_which_all_agree_weighs_nothing_and_changes_nothing(
    method: Callable[[Table], Weights],
) -> None:
    with_constant = method(table(*FOUR, ("5", "5", "5", "5")))
    assert with_constant.values == (*method(table(*FOUR)).values, Fraction(0))
    assert [(each.code, each.where, each.severity) for each in with_constant.findings] == [
        ("weighting.constant", ("列5",), "warning")
    ]


@pytest.mark.parametrize("method", METHODS)
def test_a_unit_with_a_gap_is_left_out_and_named(method: Callable[[Table], Weights]) -> None:
    gaps: list[list[Number | None]] = [[*column, "3"] for column in FOUR]
    gaps[1][4] = None
    found = method(table(*gaps))
    assert found.values == method(table(*FOUR)).values
    assert [(each.code, each.where, each.facts["names"]) for each in found.findings] == [
        ("weighting.unit_left_out", ("单位5",), "列2")
    ]


@pytest.mark.parametrize("method", METHODS)
def test_a_single_indicator_that_varies_has_all_the_weight(method: Callable[[Table], Weights]) -> None:
    assert method(table(["1", "2", "4"])).values == (Fraction(1),)
    assert method(table(["1", "2", "4"], ["3", "3", "3"])).values == (Fraction(1), Fraction(0))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (table(["2", "2"], ["0", "0"]), "weighting.all_constant"),
        (table(["2"], ["1"]), "weighting.too_few_units"),
        (table(["2", None], ["1", "3"]), "weighting.too_few_units"),
        (table(["2", "x"], ["1", "3"]), "weighting.not_a_number"),
        (table(["2", float("nan")], ["1", "3"]), "weighting.not_a_number"),
        (table(["2", Decimal("NaN")], ["1", "3"]), "weighting.not_a_number"),
        (table(["2", "3"], ["1"]), "weighting.column_length"),
        (table(["2", "3"], directions=["sideways"]), "weighting.direction"),
        (Table(("甲", "甲"), (Column("列", ("1", "2")),)), "weighting.unit_twice"),
        (Table(("甲", "乙"), (Column("列", ("1", "2")),) * 2), "weighting.name_twice"),
        (Table(("甲", "乙"), ()), "weighting.nothing"),
    ],
)
def test_a_table_that_says_nothing_is_refused(method: Callable[[Table], Weights], data: Table, code: str) -> None:
    assert codes(refusal(lambda: method(data))) == [code]


def test_the_entropy_of_values_refuses_what_has_no_share_of_a_whole() -> None:
    found = refusal(lambda: entropy(table(["1", "-2", "3"], ["1", "2", "-3"])))
    assert [each.where for each in found] == [("列1", "单位2"), ("列2", "单位3")]
    assert sum(entropy(table(["1", "-2", "3"], ["1", "2", "-3"]), "min_max").values) == 1
    with pytest.raises(KeyError):
        entropy(table(["1", "2"]), "ranks")


def test_a_unit_with_0_has_no_share_and_takes_none_from_the_entropy() -> None:
    """One unit has everything: no other distribution is more unequal, E = 0; two equal halves of four: E = 1/2."""
    assert entropy(table(["0", "0", "0", "9"], ["0", "7", "0", "7"])).values == (Fraction(2, 3), Fraction(1, 3))


def test_an_almost_constant_column_keeps_its_digits() -> None:
    """1 − E is then half the squared relative deviation, by ln m: here 3.5/2 · 10⁻⁵⁰."""
    steps = [0, 1, 2, 5]
    tiny = entropy(
        table([10**25 + step for step in steps], [2 * 10**25 + 2 * step for step in steps], ["1", "2", "3", "4"])
    )
    assert tiny.values[0] == tiny.values[1] > 0
    other = math.log(4) + sum(k / 10 * math.log(k / 10) for k in (1, 2, 3, 4))
    assert float(tiny.values[0] * 10**50) == pytest.approx(3.5 / 2 / other, rel=1e-12)


def test_indicators_that_say_the_same_leave_critic_without_an_answer() -> None:
    """r = 1 exactly, though the deviations are irrational."""
    same = table(["1", "2", "4", "7"], ["3", "5", "9", "15"])
    assert [each.facts["names"] for each in refusal(lambda: critic(same))] == ["列1、列2"]
    assert codes(refusal(lambda: critic(same))) == ["weighting.no_conflict"]
    opposed = table(["1", "2", "4", "7"], ["3", "5", "9", "15"], directions=["up", "down"])
    assert critic(opposed).values == (Fraction(1, 2), Fraction(1, 2))
