"""Beside its points, every worked figure is confirmed by its worked lines."""

import pytest

from scoring.entries import Entries
from scoring.evaluate import evaluate
from scoring.plan import Plan
from scoring.result import Result
from tests.oracle.worked_lines import work_again
from tests.scoring import build

MANY = 25
"""Of so many units every line is worked again, of more than that only those of a few: published tables are long."""


@pytest.fixture(autouse=True)
def lines_are_worked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def evaluated(plan: Plan, entries: Entries) -> Result:
        result = evaluate(plan, entries)
        assert work_again(plan, entries, result, most=MANY if len(result.units) <= MANY else 3)
        return result

    monkeypatch.setattr(build, "evaluate", evaluated)
