"""Beside its points, every worked figure is confirmed by its worked lines."""

import pytest

from scoring.entries import Entries
from scoring.evaluate import evaluate
from scoring.plan import Plan
from scoring.result import Result
from tests.oracle.worked_lines import work_again
from tests.scoring import build


@pytest.fixture(autouse=True)
def lines_are_worked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def evaluated(plan: Plan, entries: Entries) -> Result:
        result = evaluate(plan, entries)
        assert work_again(plan, entries, result)
        return result

    monkeypatch.setattr(build, "evaluate", evaluated)
