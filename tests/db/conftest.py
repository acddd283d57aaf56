from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from scoring.entries import Assessment
from tests.db.samples import an_assessment
from tests.stores import empty_store


@pytest.fixture
def assessment() -> Assessment:
    return an_assessment()


@pytest.fixture
def store(tmp_path: Path, assessment: Assessment) -> Iterator[Store]:
    """A store with one assessment in it."""
    made = empty_store(tmp_path / "考核 2024.qheng", user="张敏")
    with made.work("加入") as work:
        work.add(assessment)
    yield made
    made.close()
