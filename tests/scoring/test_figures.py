"""The figures of all units as columns say what the units say one by one, and rank them in the same order."""

from dataclasses import fields
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.evaluate import evaluate
from scoring.result import NodeScore, UnitResult, columns_of, in_order, places_in_order, rank_of
from tests.oracle.draw import assessment_of
from tests.oracle.test_against_the_engine import with_class_weights
from tests.scoring.build import read

FIGURES = [one.name for one in fields(UnitResult) if one.name != "nodes"]
SOME = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


@SOME
@given(st.integers(0, 2**63))
def test_columns_and_units_say_the_same(seed: int) -> None:
    assessment = read(assessment_of(seed))
    units = evaluate(assessment.plan, assessment.entries).units
    made_one_by_one = columns_of(tuple(units))
    for name in FIGURES:
        column = list(getattr(columns_of(units), name))
        assert column == [getattr(unit, name) for unit in units] == list(getattr(made_one_by_one, name))
        assert [str(figure) for figure in column] == [str(getattr(unit, name)) for unit in units]


@SOME
@given(st.integers(0, 2**63))
def test_columns_of_nodes_and_the_nodes_of_each_unit_say_the_same(seed: int) -> None:
    assessment = read(with_class_weights(assessment_of(seed), seed))
    units = evaluate(assessment.plan, assessment.entries).units
    made_one_by_one = columns_of(tuple(units)).nodes
    columns = columns_of(units).nodes
    assert list(columns) == list(made_one_by_one) == list(assessment.plan.indicator)
    for code, column in columns.items():
        for one in fields(NodeScore):
            shown = [repr(getattr(unit.nodes[code], one.name)) for unit in units]
            assert list(map(repr, getattr(column, one.name))) == shown
            assert list(map(repr, getattr(made_one_by_one[code], one.name))) == shown


@SOME
@given(st.integers(0, 2**63))
def test_a_ranking_goes_by_rank_and_then_as_in_the_plan_with_the_unranked_last(seed: int) -> None:
    assessment = read(assessment_of(seed))
    units = evaluate(assessment.plan, assessment.entries).units
    for class_code in (None, *(kind.code for kind in assessment.plan.classes)):
        places = places_in_order(columns_of(units), class_code)
        own = [place for place, unit in enumerate(units) if class_code in (None, unit.class_code)]
        assert sorted(places) == own
        keys = [(rank is None, Fraction(rank or 0), p) for p in places for rank in [rank_of(units[p], class_code)]]
        assert keys == sorted(keys)
        assert in_order(units, class_code) == tuple(units[place] for place in places)


def test_after_an_edit_figures_that_stayed_are_the_same_objects() -> None:
    assessment = read(assessment_of(7))
    before = evaluate(assessment.plan, assessment.entries)
    after = evaluate(assessment.plan, assessment.entries, after=before)
    old, new = columns_of(before.units).total, columns_of(after.units).total
    assert old
    assert all(a is b for a, b in zip(old, new, strict=True))
