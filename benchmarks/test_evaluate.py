"""The whole evaluation, and what comes before it."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import made
from benchmarks.scored import ranking, read_already, unseen
from scoring.checks import check
from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.result import Result

ROUNDS = {"S": 50, "M": 9, "L": 3}


def test_read_and_check(benchmark: BenchmarkFixture, size: str, assessment: Assessment) -> None:
    """Every cell read and every rule checked, nothing scored."""

    def setup() -> tuple[tuple[Assessment], dict[str, object]]:
        return (unseen(assessment),), {}

    found = benchmark.pedantic(lambda a: check(a.plan, a.entries), setup=setup, rounds=ROUNDS[size])
    assert found == ()


@pytest.mark.parametrize("methods", ["measured", "all"])
def test_score_anew(benchmark: BenchmarkFixture, size: str, methods: str) -> None:
    """From cells as they were typed to totals, ranks and grades."""

    def setup() -> tuple[tuple[Assessment], dict[str, object]]:
        return (unseen(made(size, methods)),), {}

    result = benchmark.pedantic(lambda a: evaluate(a.plan, a.entries), setup=setup, rounds=ROUNDS[size])
    assert result.problems == ()


def test_score_again(benchmark: BenchmarkFixture, size: str, assessment: Assessment, result: Result) -> None:
    """Everything scored from a plan and cells that are read already."""
    plan, entries = assessment.plan, assessment.entries
    before = read_already(result)
    benchmark.pedantic(lambda: evaluate(plan, entries, after=before), rounds=ROUNDS[size])


def test_read_ranking(benchmark: BenchmarkFixture, size: str, assessment: Assessment, result: Result) -> None:
    """Total and rank of every unit out of a result that was not looked at before."""

    def setup() -> tuple[tuple[object], dict[str, object]]:
        return (evaluate(assessment.plan, assessment.entries, after=result),), {}

    found = benchmark.pedantic(ranking, setup=setup, rounds=ROUNDS[size])
    assert len(found) == len(assessment.plan.units)
