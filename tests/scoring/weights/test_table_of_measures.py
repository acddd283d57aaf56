"""The data of an assessment as a table to derive weights from."""

from dataclasses import replace

import pytest

from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.weights.standard_deviation import standard_deviation
from scoring.weights.table import table_of


def test_the_measures_of_ranked_units_make_the_table_and_a_blank_cell_is_a_gap(small: Assessment) -> None:
    plan = small.plan
    falling = replace(plan.indicator["B1"], direction="down")
    outside = tuple(replace(unit, ranked=unit.code != "U3") for unit in plan.units)
    plan = replace(plan.with_indicator(falling), units=outside)
    data = table_of(plan, evaluate(plan, small.entries), ["A1", "B1"])
    assert data.units == ("U1", "U2")
    assert [(c.name, c.values, c.direction) for c in data.columns] == [("A1", (28, 21), "up"), ("B1", (20, 24), "down")]


def test_weights_follow_from_an_assessment_and_name_the_unit_with_a_gap(small: Assessment) -> None:
    data = table_of(small.plan, evaluate(small.plan, small.entries), ["A1", "A2"])
    assert [each.where for each in standard_deviation(data).findings] == [("U3",)]


def test_an_unknown_code_is_an_error(small: Assessment) -> None:
    with pytest.raises(KeyError):
        table_of(small.plan, evaluate(small.plan, small.entries), ["A1", "Z9"])
