"""Published weights: from pairwise judgments by their eigenvector, and from data by entropy."""

from fractions import Fraction
from typing import Any

from scoring.weights.ahp import ahp
from scoring.weights.entropy import entropy
from scoring.weights.table import Column, Table
from tests.golden.published.cases import load, printed

CASES: dict[str, Any] = {case["id"]: case for case in load("mcda_textbook_a", "cases.json")}


def test_the_weights_and_the_consistency_of_saatys_drinks_are_reproduced() -> None:
    """Judgments of 1 to 9 and their reciprocals, which the case writes as decimals."""
    case = CASES["ahp_saaty_drinks"]
    judgments = [[Fraction(cell).limit_denominator(9) for cell in row] for row in case["matrix"]]
    found = ahp(case["units"], judgments)
    for ours, published in zip(found.weights.values, case["expected"], strict=True):
        assert abs(ours - Fraction(published)) <= Fraction(case["tol"])
    assert found.consistency.random_index == case["random_index"]
    assert printed(found.consistency.ratio, "0.000") == f"{case['expected_cr']}"


def test_the_entropy_weights_of_elsayed_2017_are_reproduced() -> None:
    case = CASES["entropy_elsayed2017"]
    columns = tuple(Column(f"c{j}", tuple(values)) for j, values in enumerate(zip(*case["matrix"], strict=True), 1))
    found = entropy(Table(tuple(f"A{i}" for i in range(1, len(case["matrix"]) + 1)), columns))
    assert [printed(weight, "0.000000") for weight in found.values] == [f"{e:.6f}" for e in case["expected"]]
