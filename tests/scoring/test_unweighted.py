"""Places without the coefficients of the classes, and what gave a unit another grade than its total does."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.evaluate import evaluate
from scoring.unweighted import ranks_without_coefficient
from scoring.worked.standing import grade_changes
from tests.oracle.draw import assessment_of
from tests.scoring.build import read
from tests.scoring.insight.cases import city

SEEDS = st.integers(0, 2**63)
QUICK = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@given(SEEDS)
@QUICK
def test_they_are_the_places_of_the_same_plan_with_coefficients_of_1(seed: int) -> None:
    drawn = read(assessment_of(seed))
    even = replace(drawn.plan, composition=replace(drawn.plan.composition, coefficient="none"))
    expected = evaluate(even, drawn.entries)
    found = ranks_without_coefficient(evaluate(drawn.plan, drawn.entries))
    assert list(found[False]) == [unit.rank for unit in expected.units]
    assert list(found[True]) == [unit.rank_in_class for unit in expected.units]


def test_the_citys_first_two_change_places_without_it() -> None:
    _, result = city()
    codes = [unit.code for unit in result.units]
    found = dict(zip(codes, ranks_without_coefficient(result)[False], strict=True))
    first, second = (next(unit for unit in result.units if unit.rank == rank) for rank in (1, 2))
    assert first.coefficient > second.coefficient
    assert (found[first.code], found[second.code]) == (2, 1)


@given(SEEDS)
@QUICK
def test_a_grade_has_a_reason_exactly_where_the_total_alone_would_give_another(seed: int) -> None:
    drawn = read(assessment_of(seed))
    for unit in evaluate(drawn.plan, drawn.entries).units:
        changes = grade_changes(drawn.plan, drawn.entries, unit)
        if drawn.plan.grades is None or unit.grade is None:
            assert changes == ()
            continue
        bands = drawn.plan.grades.bands
        of_total = next((name for name, bound in bands if unit.total >= bound), bands[-1][0])
        assert bool(changes) == (of_total != unit.grade)


def test_the_grade_that_a_veto_lowered_in_the_city_says_so() -> None:
    assessment, result = city()
    told = {
        unit.name: changes
        for unit in result.units
        if (changes := grade_changes(assessment.plan, assessment.entries, unit))
    }
    assert told == {"庚市局": ("veto",)}
