"""A copy of the record in memory: everything can be tried in it, and nothing reaches the file."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import ReadOnly
from db.store import Store
from db.trial import Trial
from scoring.entries import Assessment, Cell, Event
from scoring.plan import Adjustment
from tests.stores import empty_store


def content(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def record(tmp_path: Path, small: Assessment) -> Store:
    store = empty_store(tmp_path / "record.qheng", user="张敏")
    with store.work("new") as work:
        work.add(small)
    return store


def everything(trial: Store, assessment: Assessment) -> None:
    """Weights, values and events are changed."""
    plan = assessment.plan
    nodes = tuple(replace(node, weight=node.weight + 5) if node.code == "A1" else node for node in plan.indicators)
    rule = Adjustment(code="J1", name="表彰", points=Decimal(2))
    with trial.work("plan") as work:
        work.plan(replace(plan, indicators=nodes, bonus=(rule,)))
    with trial.work("cells") as work:
        work.cells(plan.uid, {("a1", "U1"): Cell("1"), ("a2", "U3"): Cell("2")})
    with trial.work("events") as work:
        work.events(plan.uid, [Event(unit="U1", rule="J1")])


def test_what_is_tried_never_reaches_the_file(record: Store, small: Assessment) -> None:
    before, seen = content(record.file), record.read(small.plan.uid)
    trial = Trial(record)
    everything(trial, small)
    tried = trial.read(small.plan.uid)
    assert tried.entries.cell("a1", "U1") == Cell("1")
    assert tried.plan.indicator["A1"].weight == 35
    assert content(record.file) == before
    trial.close()
    assert content(record.file) == before
    assert record.read(small.plan.uid) == seen
    record.close()


def test_with_the_record_closed_the_trial_goes_on_for_it_holds_nothing_of_the_file(
    record: Store, small: Assessment
) -> None:
    trial = Trial(record)
    record.close()
    record.file.unlink()
    everything(trial, small)
    assert trial.read(small.plan.uid).entries.events[0].rule == "J1"
    with pytest.raises(ReadOnly):
        trial.backup(record.file)
    assert not record.file.exists()
    trial.close()


def test_its_changes_make_the_record_what_was_tried_in_one_step_that_can_be_taken_back(
    record: Store, small: Assessment
) -> None:
    seen = record.read(small.plan.uid)
    trial = Trial(record)
    everything(trial, small)
    tried = trial.read(small.plan.uid)
    with record.work("take over") as work:
        work.write(trial.changes)
    trial.close()
    assert record.read(small.plan.uid) == tried
    assert record.history()[0].label == "take over"
    record.revert(work.receipt)
    assert record.read(small.plan.uid) == seen
    record.close()


@given(st.lists(st.tuples(st.sampled_from(["a1", "a2", "b1", "b2"]), st.sampled_from(["U1", "U2"]), st.integers(0, 3))))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_ends_where_it_began_is_no_change(
    tmp_path_factory: pytest.TempPathFactory, small_for: Callable[[int], Assessment], edits: list[tuple[str, str, int]]
) -> None:
    small = small_for(2024)
    store = Store.create(tmp_path_factory.mktemp("trial") / "record.qheng")
    with store.work("new") as work:
        work.add(small)
    trial = Trial(store)
    for item, unit, value in edits:
        with trial.work("type") as work:
            work.cells(small.plan.uid, {(item, unit): Cell(str(value)) if value else small.entries.cell(item, unit)})
    tried = trial.read(small.plan.uid).entries.values
    differ = {
        (item, unit)
        for item, unit, _ in edits
        if tried.get(item, {}).get(unit) != small.entries.values.get(item, {}).get(unit)
    }
    assert len(trial.changes) == len(differ)
    trial.close()
    store.close()
