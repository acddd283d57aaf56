"""One edit, and the new result: what a clerk waits for."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.scored import edits, ranking, weight_edits
from scoring.entries import Assessment
from scoring.result import Result

KINDS = ("inside", "beyond", "absolute", "rank", "shared")


@pytest.mark.parametrize("kind", KINDS)
def test_one_value(benchmark: BenchmarkFixture, assessment: Assessment, result: Result, kind: str) -> None:
    benchmark(edits(assessment, result, kind))


@pytest.mark.parametrize("kind", KINDS)
def test_one_value_to_ranking(benchmark: BenchmarkFixture, assessment: Assessment, result: Result, kind: str) -> None:
    """And total and rank of every unit are read."""
    edit = edits(assessment, result, kind)
    benchmark(lambda: ranking(edit()))


def test_two_weights(benchmark: BenchmarkFixture, assessment: Assessment, result: Result) -> None:
    benchmark(weight_edits(assessment, result))
