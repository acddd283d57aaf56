"""What an evaluation takes over from an earlier one: the result is the same with it and without, to the last word."""

import copy
import gc
import weakref
from collections import Counter
from dataclasses import fields
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scoring.cells import ItemReading
from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.groups import NodeScores
from scoring.points import Points
from scoring.rationals import Rationals
from scoring.result import Result
from scoring.working import Leaf, Working
from tests.oracle.draw import assessment_of
from tests.scoring.build import read
from tests.scoring.edits import cells, edited

KEPT = (Working, Leaf, ItemReading, NodeScores, Points, Rationals)
SEEDS = st.integers(0, 2**63)
AS_DRAWN = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[phase for phase in Phase if phase not in (Phase.explain, Phase.shrink)],
)


def drawn(seed: int) -> Assessment:
    return read(assessment_of(seed, years=seed % 3 == 0))


def evaluated(assessment: Assessment, after: Result | None = None) -> Result:
    return evaluate(assessment.plan, assessment.entries, after)


def told(result: Result) -> list[Any]:
    """Everything that a result says, in its order."""
    units = [
        [(one.name, getattr(unit, one.name)) for one in fields(unit) if one.name != "nodes"] + [*unit.nodes.items()]
        for unit in result.units
    ]
    return [result.assessment, result.status, units, result.problems, result.warnings, [*result.treated.items()]]


def parts_of(result: Result) -> list[Any]:
    """The same without the order of nodes and leaves, which is the plan's."""
    units = [[*(getattr(unit, one.name) for one in fields(unit)[:-1]), dict(unit.nodes)] for unit in result.units]
    return [*told(result)[:2], units, *told(result)[3:5], dict(result.treated)]


def follow(assessment: Assessment, random: Random, steps: int) -> None:
    """Edit after edit, each evaluated after the last result, or after an older one, against an evaluation anew."""
    results = [evaluated(assessment)]
    for _ in range(steps):
        for _ in range(random.choice((1, 1, 1, 2, 4))):
            assessment = edited(assessment, random)
        after = results[-1] if random.random() < 0.8 else random.choice(results)
        found, anew = evaluated(assessment, after), evaluated(assessment)
        assert told(found) == told(anew)
        assert found == anew
        results.append(found)


@settings(AS_DRAWN, max_examples=150)
@given(SEEDS)
def test_after_any_edits_the_result_is_that_of_an_evaluation_anew(seed: int) -> None:
    follow(drawn(seed), Random(seed), 6)


@pytest.mark.long
@settings(AS_DRAWN, max_examples=10_000)
@given(SEEDS)
def test_after_very_many_edits_the_result_is_that_of_an_evaluation_anew(seed: int) -> None:
    follow(drawn(seed), Random(seed), 12)


@settings(AS_DRAWN, max_examples=40)
@given(SEEDS, SEEDS)
def test_what_another_assessment_gave_leaves_no_trace(seed: int, other: int) -> None:
    assessment = drawn(seed)
    assert told(evaluated(assessment, evaluated(drawn(other)))) == told(evaluated(assessment))


@settings(AS_DRAWN, max_examples=40)
@given(SEEDS)
def test_the_same_file_read_twice_is_evaluated_to_equal_results(seed: int) -> None:
    first, second = drawn(seed), drawn(seed)
    before = evaluated(first)
    assert told(evaluated(second, before)) == told(before)
    assert evaluated(second, before) == before


@settings(AS_DRAWN, max_examples=40)
@given(SEEDS)
def test_an_evaluation_changes_neither_what_it_is_given_nor_what_it_gave(seed: int) -> None:
    random, assessment = Random(seed), drawn(seed)
    kept = copy.deepcopy(assessment)
    result = evaluated(assessment)
    said = copy.deepcopy(told(result))
    changed = edited(assessment, random)
    followed = evaluated(changed, result)
    told(followed)
    assert assessment == kept
    assert [unit.uid for unit in assessment.plan.units] == [unit.uid for unit in kept.plan.units]
    assert told(result) == said
    assert told(result) == told(evaluated(kept))
    again = evaluated(assessment, followed)
    assert told(again) == said


@settings(AS_DRAWN, max_examples=40)
@given(SEEDS)
def test_results_are_equal_only_where_all_that_they_say_is(seed: int) -> None:
    random, assessment = Random(seed), drawn(seed)
    result, other = evaluated(assessment), evaluated(edited(assessment, random))
    assert (result == other) == (parts_of(result) == parts_of(other))
    assert result == evaluated(assessment)


def test_results_of_the_past_are_let_go() -> None:
    """Two hundred edits one after the other: what the last result is made from stays, and nothing grows."""
    random, assessment = Random(3), drawn(12)

    def alive() -> Counter[type]:
        gc.collect()
        return Counter(kind for kind in map(type, gc.get_objects()) if kind in KEPT)

    before = alive()
    result = evaluated(assessment)
    one = alive() - before
    past: list[weakref.ref[Any]] = []
    for _ in range(200):
        assessment = cells(assessment, random)
        found = evaluated(assessment, result)
        assert found.units[0].nodes
        past.append(weakref.ref(result.units))
        result = found
    grown = alive() - before
    assert not [old for old in past if old() is not None]
    assert grown[Working] == one[Working] == 1
    assert all(grown[kind] <= 2 * one[kind] for kind in KEPT)
