"""The totals of many sets of weights at once are those that an evaluation with these weights gives."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.evaluate import evaluate
from scoring.problems import Refused
from scoring.result import Result
from scoring.robustness.rates import Rates, flat_rates, rates_of, totals
from tests.scoring.build import read
from tests.scoring.robustness.trees import (
    Node,
    sample_city,
    scored,
    something_scored,
    text,
    tree_document,
    trees,
    weighed,
)

ALL = ("sum", "geometric", "harmonic", "min")
UNITS = 4


def rates_and_result(nodes: list[Node], units: int = UNITS, **about: Any) -> tuple[Rates, Result]:
    assessment = read(tree_document(nodes, units, **about))
    result = evaluate(assessment.plan, assessment.entries)
    return rates_of(assessment.plan, result), result


@settings(max_examples=60, deadline=None)
@given(data=st.data(), nodes=trees(units=UNITS, aggregates=ALL, left_out=True).filter(something_scored))
def test_other_weights_give_the_totals_of_a_plan_with_these_weights(data: st.DataObject, nodes: list[Node]) -> None:
    rates, result = rates_and_result(nodes)
    np.testing.assert_allclose(rates.totals, [float(unit.total) for unit in result.units], atol=1e-9)

    drawn = {code: Fraction(data.draw(st.integers(1, 40)), 4) for code in rates.columns}
    changed = [weighed(node, drawn) for node in nodes]
    full = float(sum(node.weight for node in nodes))
    whole = float(sum(node.weight for node in changed))
    found = totals(rates, np.array([[float(weight) for weight in drawn.values()]]))[0]
    expected = [float(unit.total) / whole * full for unit in scored(changed, UNITS).units]
    np.testing.assert_allclose(found, expected, atol=1e-8)


@settings(max_examples=30, deadline=None)
@given(nodes=trees(units=UNITS, left_out=True).filter(something_scored), more=st.integers(1, 9))
def test_weights_that_do_not_add_up_are_taken_as_they_stand(nodes: list[Node], more: int) -> None:
    groups = [Node(n.code, n.weight + more, (), n.aggregate, n.children) if n.children else n for n in nodes]
    rates, result = rates_and_result(groups, full=Fraction(100))
    np.testing.assert_allclose(rates.totals, [float(unit.total) for unit in result.units], atol=1e-9)


def test_only_the_proportions_of_the_weights_count() -> None:
    rates = flat_rates([[0.5, 1], [0.75, 0.25]], [60, 40])
    np.testing.assert_allclose(totals(rates, np.array([[3.0, 2.0], [60, 40], [0.3, 0.2]])), [[70, 55]] * 3)


def test_the_weight_of_what_is_left_out_goes_to_the_rest() -> None:
    rates = flat_rates([[0.5, 1], [0.75, np.nan], [np.nan, np.nan]], [60, 40])
    np.testing.assert_allclose(rates.totals, [70, 75, 0])


def test_the_totals_of_the_sample_city_are_the_published_ones() -> None:
    assessment = sample_city()
    result = evaluate(assessment.plan, assessment.entries)
    rates = rates_of(assessment.plan, result)
    np.testing.assert_allclose(rates.totals, [float(unit.total) for unit in result.units], atol=0.005001)
    rounded = totals(rates, rates.weights[None, :], rounded=True)[0]
    np.testing.assert_allclose(rounded, [float(unit.total) for unit in result.units], atol=1e-9)


def test_points_without_a_weight_stay_as_they_are() -> None:
    nodes = [Node("A", Fraction(10), (50, 100)), Node("B", Fraction(10), (100, 20))]
    document = tree_document(nodes, 2)
    document["indicators"].append(
        {"code": "E", "parent": None, "name": "E", "weight": "0", "method": "direct", "params": {"max": "5"}}
    )
    document["items"].append({"code": "E", "name": "E", "kind": "number"})
    document["values"]["E"] = {"U0": "3", "U1": "0"}
    assessment = read(document)
    result = evaluate(assessment.plan, assessment.entries)
    rates = rates_of(assessment.plan, result)
    assert rates.columns == ("A", "B")
    np.testing.assert_allclose(rates.totals, [float(unit.total) for unit in result.units])


@pytest.mark.parametrize(("places", "expected"), [(0, 63), (1, 62.5), (2, 62.5)])
def test_rounded_totals_are_rounded_half_up(places: int, expected: float) -> None:
    nodes = [Node("A", Fraction(100), (62,)), Node("B", Fraction(1), (50,))]
    rounding = {"leaf_places": None, "total_places": places}
    rates, result = rates_and_result(nodes, 1, rounding=rounding)
    found = totals(rates, rates.weights[None, :], rounded=True)[0]
    assert found[0] == float(result.units[0].total) == expected


@settings(max_examples=40, deadline=None)
@given(
    nodes=trees(units=UNITS, left_out=True).filter(something_scored),
    places=st.integers(0, 2),
    coefficient=st.sampled_from(["base", "all", "none"]),
    factor=st.sampled_from(["1.05", "0.9", "1.015"]),
)
def test_rounded_totals_are_the_published_ones_for_every_composition(
    nodes: list[Node], places: int, coefficient: str, factor: str
) -> None:
    document = tree_document(nodes, UNITS, rounding={"leaf_places": None, "total_places": places})
    document["assessment"]["composition"] = {"coefficient": coefficient}
    document["classes"] = [{"code": "C", "name": "C", "coefficient": factor}]
    document["units"][0]["class"] = document["units"][1]["class"] = "C"
    document["adjustments"] = {
        "bonus": [{"code": "P", "name": "P", "points": "1.25"}],
        "deduction": [{"code": "D", "name": "D", "points": "2.5"}],
    }
    document["events"] = [{"unit": "U1", "rule": "P"}, {"unit": "U2", "rule": "D"}]
    assessment = read(document)
    result = evaluate(assessment.plan, assessment.entries)
    rates = rates_of(assessment.plan, result)
    found = totals(rates, rates.weights[None, :], rounded=True)[0]
    np.testing.assert_allclose(found, [float(unit.total) for unit in result.units], atol=1e-9)


def test_a_total_is_never_below_zero() -> None:
    document = tree_document([Node("A", Fraction(10), (50, 100))], 2)
    document["adjustments"] = {"deduction": [{"code": "D", "name": "D", "points": "7"}]}
    document["events"] = [{"unit": "U0", "rule": "D"}]
    assessment = read(document)
    rates = rates_of(assessment.plan, evaluate(assessment.plan, assessment.entries))
    assert rates.totals.tolist() == [0, 10]


def test_a_unit_that_is_not_ranked_is_left_out() -> None:
    document = tree_document([Node("A", Fraction(10), (50, 100, 30))], 3)
    document["units"][1]["ranked"] = False
    document["adjustments"] = {"veto": [{"code": "V", "name": "V", "actions": ["exclude_from_rank"]}]}
    document["decisions"] = [{"unit": "U2", "rule": "V"}]
    assessment = read(document)
    assert rates_of(assessment.plan, evaluate(assessment.plan, assessment.entries)).units == ("U0",)


def test_a_class_is_looked_at_by_itself() -> None:
    document = tree_document([Node("A", Fraction(10), (50, 100, 30))], 3)
    document["classes"] = [{"code": "C", "name": "C", "coefficient": "1.1"}]
    for unit in document["units"][1:]:
        unit["class"] = "C"
    assessment = read(document)
    rates = rates_of(assessment.plan, evaluate(assessment.plan, assessment.entries), "C")
    assert rates.units == ("U1", "U2")
    np.testing.assert_allclose(rates.totals, [11, 3.3])


def refusal(document: dict[str, object]) -> str:
    assessment = read(document)
    with pytest.raises(Refused) as refused:
        rates_of(assessment.plan, evaluate(assessment.plan, assessment.entries))
    return refused.value.problems[0].code


def test_without_a_ranked_unit_there_is_no_ranking_to_try() -> None:
    document = tree_document([Node("A", Fraction(10), (50,))], 1)
    document["units"][0]["ranked"] = False
    assert refusal(document) == "robustness.no_units"


def test_without_a_scored_leaf_there_is_nothing_to_compare() -> None:
    assert refusal(tree_document([Node("A", Fraction(10), (None, None))], 2)) == "robustness.nothing_scored"


def test_without_any_weight_there_is_nothing_to_vary() -> None:
    document = tree_document([Node("A", Fraction(0), (0, 0))], 2, full=Fraction(100))
    assert refusal(document) == "robustness.no_weight"


def test_more_units_than_can_be_counted_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        flat_rates(np.ones((5001, 1)), [1])
    assert refused.value.problems[0].code == "robustness.too_many_units"


def test_numbers_are_written_exactly() -> None:
    assert [text(Fraction(n, d)) for n, d in [(1, 8), (-3, 2), (20, 1), (5, 100)]] == ["0.125", "-1.5", "20", "0.05"]
