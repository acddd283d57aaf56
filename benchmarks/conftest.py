"""What every benchmark stands on: the assessments, the small ones first."""

import re
from functools import lru_cache

import pytest

from benchmarks.sizes import SIZES, make
from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.result import Result


@lru_cache(maxsize=2)
def made(size: str, methods: str) -> Assessment:
    """Kept for the benchmarks of one size only: millions of cells would make the collector slow for the others."""
    return make(size, methods=methods)


@lru_cache(maxsize=1)
def scored(size: str) -> Result:
    assessment = made(size, "measured")
    return evaluate(assessment.plan, assessment.entries)


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def assessment(size: str) -> Assessment:
    return made(size, "measured")


@pytest.fixture
def result(size: str) -> Result:
    """What the assessment scores."""
    return scored(size)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        found = re.search(r"\[([SML])\b", item.name)
        return "SML".index(found[1]) if found else 0

    items.sort(key=place)
