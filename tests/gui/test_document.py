"""The one gate: what goes through it is stored, followed, scored and undone, or refused as a whole."""

import threading
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from db.errors import Conflict, DiskFull, StoreError
from db.store import Store
from gui.document import NOTHING, Document
from gui.tasks import ImmediateTasks, Tasks
from scoring.entries import Assessment, Cell, State
from scoring.problems import Refused


def stored(document: Document) -> Assessment:
    assert document.store is not None
    return document.store.read(document.assessment.plan.uid)


def totals(document: Document) -> dict[str, Decimal]:
    assert document.result is not None
    return {unit.code: unit.total for unit in document.result.units}


def test_without_a_store_there_is_an_empty_assessment_and_nothing_can_be_done(document: Document) -> None:
    assert not document.is_open
    assert document.read_only
    assert document.assessment.plan.indicators == ()
    assert document.result is None
    assert document.cells("type", {("a1", "U1"): Cell("1")}) is None
    assert document.undo_stack.count() == 0


def test_opening_shows_the_newest_assessment_with_its_ranking(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], small_for: Callable[[int], Assessment]
) -> None:
    path = new_store(small_for(2023), small_for(2025), small_for(2024))
    with qtbot.waitSignals([document.opened, document.result_changed]):
        assert document.open_store(path)
    assert document.assessment.plan.year == 2025
    assert totals(document)["U1"] == Decimal("88.00")


def test_a_typed_value_is_stored_shown_and_scored_before_the_call_returns(opened: Document) -> None:
    seen: list[object] = []
    opened.changed.connect(seen.append)
    receipt = opened.cells("Type 29", {("a1", "U1"): Cell("29")})
    assert receipt is not None
    assert seen == [receipt.changes]
    assert opened.assessment.entries.cell("a1", "U1") == Cell("29")
    assert stored(opened) == opened.assessment
    assert totals(opened)["U1"] == Decimal("89.00")


def test_undo_and_redo_travel_the_same_way_as_typing(opened: Document) -> None:
    before = opened.assessment
    opened.cells("Type 29", {("a1", "U1"): Cell("29")})
    after = opened.assessment
    assert opened.undo_stack.undoText() == "Type 29"
    opened.undo_stack.undo()
    assert opened.assessment == before == stored(opened)
    assert totals(opened)["U1"] == Decimal("88.00")
    opened.undo_stack.redo()
    assert opened.assessment == after == stored(opened)
    assert totals(opened)["U1"] == Decimal("89.00")


def test_an_action_that_changes_nothing_leaves_no_step(opened: Document) -> None:
    opened.cells("Type the same", {("a1", "U1"): Cell("28")})
    assert opened.undo_stack.count() == 0


def test_changing_the_plan_is_one_named_step(opened: Document) -> None:
    opened.plan("Weight", opened.assessment.plan.with_weight("A1", Decimal("31.5")))
    assert opened.assessment.plan.indicator["A1"].weight == Decimal("31.5")
    assert stored(opened) == opened.assessment
    opened.undo_stack.undo()
    assert opened.assessment.plan.indicator["A1"].weight == Decimal(30)


def test_an_action_that_breaks_half_way_changes_nothing(opened: Document) -> None:
    before, uid = opened.assessment, opened.assessment.plan.uid
    refusals: list[StoreError | Refused] = []
    opened.refused.connect(refusals.append)

    def half(work: object) -> None:
        assert hasattr(work, "cells")
        work.cells(uid, {("a1", "U1"): Cell("1")})
        work.cells(uid, {("nowhere", "U1"): Cell("2")})

    assert opened.perform("Half", half) is None
    assert len(refusals) == 1
    assert isinstance(refusals[0], Conflict)
    assert opened.assessment == before == stored(opened)
    assert opened.undo_stack.count() == 0


def test_a_step_that_somebody_overtook_is_dropped_and_said(opened: Document) -> None:
    opened.cells("Mine", {("a1", "U1"): Cell("29")})
    assert opened.store is not None
    with opened.store.work("of somebody else") as work:
        work.cells(opened.assessment.plan.uid, {("a1", "U1"): Cell("7")})
    refusals: list[object] = []
    opened.refused.connect(refusals.append)
    opened.undo_stack.undo()
    assert isinstance(refusals[0], Conflict)
    assert opened.undo_stack.count() == 0
    assert stored(opened).entries.cell("a1", "U1") == Cell("7")


def test_a_step_stays_where_the_disk_is_full_for_a_moment(
    qtbot: QtBot, opened: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.cells("Mine", {("a1", "U1"): Cell("29")})

    def full(_store: Store, _receipt: object) -> None:
        raise DiskFull(path="x", free="0")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "revert", full)
        opened.undo_stack.undo()
        qtbot.waitUntil(opened.undo_stack.canUndo)
    assert opened.assessment.entries.cell("a1", "U1") == Cell("29")
    assert not opened.undo_stack.canRedo()
    opened.undo_stack.undo()
    assert opened.assessment.entries.cell("a1", "U1") == Cell("28")
    opened.undo_stack.redo()
    assert opened.assessment.entries.cell("a1", "U1") == Cell("29")


def test_undo_shows_the_assessment_that_the_step_belongs_to(
    document: Document, new_store: Callable[..., Path], small_for: Callable[[int], Assessment]
) -> None:
    document.open_store(new_store(small_for(2024), small_for(2023)))
    document.cells("In 2024", {("a1", "U1"): Cell("29")})
    earlier = document.assessments()[1].uid
    document.choose(earlier)
    assert document.assessment.plan.year == 2023
    document.undo_stack.undo()
    assert document.assessment.plan.year == 2024
    assert document.assessment.entries.cell("a1", "U1") == Cell("28")


def test_undoing_a_new_assessment_falls_back_to_one_that_is_there(
    opened: Document, small_for: Callable[[int], Assessment]
) -> None:
    new = small_for(2030)
    opened.perform("New", lambda work: work.add(new))
    opened.choose(new.plan.uid)
    opened.undo_stack.undo()
    assert opened.assessment.plan.year == 2024
    opened.undo_stack.redo()
    assert [info.year for info in opened.assessments()] == [2030, 2024]


def test_a_store_that_cannot_be_opened_is_refused_and_the_open_one_stays(opened: Document, tmp_path: Path) -> None:
    refusals: list[StoreError] = []
    opened.refused.connect(refusals.append)
    rubbish = tmp_path / "rubbish.qheng"
    rubbish.write_bytes(b"not a store at all" * 100)
    for path in (rubbish, tmp_path / "missing.qheng", tmp_path):
        assert not opened.open_store(path)
    assert len(refusals) == 3
    assert opened.is_open
    assert opened.cells("Type", {("a1", "U1"): Cell("29")}) is not None


def test_a_second_opening_reads_only_and_refuses_to_write(opened: Document) -> None:
    assert opened.store is not None
    second = Document(ImmediateTasks(), user="李四")
    refusals: list[object] = []
    second.refused.connect(refusals.append)
    try:
        assert second.open_store(opened.store.path)
        assert second.read_only
        assert second.store is not None
        assert second.store.holder is not None
        assert second.store.holder.user == "测试"
        assert second.cells("Type", {("a1", "U1"): Cell("1")}) is None
        assert len(refusals) == 1
        assert totals(second)["U1"] == Decimal("88.00")
    finally:
        second.close()


def test_closing_clears_everything(opened: Document) -> None:
    opened.cells("Type", {("a1", "U1"): Cell("29")})
    opened.close()
    assert opened.assessment is NOTHING
    assert opened.result is None
    assert opened.undo_stack.count() == 0


def test_what_a_large_paste_brings_is_scored_beside_the_window_however_quick_it_was_before(
    opened: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside: list[object] = []
    run = opened.tasks.run

    def counted(*values: Any, **doors: Any) -> Any:
        beside.append(values)
        return run(*values, **doors)

    monkeypatch.setattr(opened.tasks, "run", counted)
    monkeypatch.setattr("gui.document.SCORES_PER_SECOND", 15)
    opened.cells("Type", {("a1", "U1"): Cell("29")})
    assert not beside
    opened.cells("Paste", {("a1", "U1"): Cell("30"), ("a1", "U2"): Cell("31")})
    assert len(beside) == 1
    assert opened.result is not None


def test_a_slow_evaluation_runs_beside_the_window_and_only_the_newest_counts(
    qtbot: QtBot, new_store: Callable[..., Path], small: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    import scoring.evaluate

    evaluate = scoring.evaluate.evaluate
    gate = threading.Event()
    threads: list[bool] = []

    def slow(*values: object) -> object:
        threads.append(threading.current_thread() is threading.main_thread())
        assert gate.wait(10)
        return evaluate(*values)  # type: ignore[arg-type]

    document = Document(Tasks())
    document.open_store(new_store(small))
    monkeypatch.setattr(scoring.evaluate, "evaluate", slow)
    monkeypatch.setattr("gui.document.QUICK", 0.0)
    results: list[Decimal] = []

    def collect() -> None:
        results.append(totals(document)["U1"])

    document.result_changed.connect(collect)
    for value in ("1", "2", "3"):
        document.cells("Type", {("a1", "U1"): Cell(value)})
    assert results == []
    gate.set()
    qtbot.waitUntil(lambda: bool(results))
    document.tasks.close()
    assert results == [Decimal("63.00")]
    assert threads
    assert not any(threads)
    document.result_changed.disconnect(collect)
    document.close()
    document.deleteLater()


def test_a_fault_in_the_evaluation_leaves_no_figures_of_before(
    opened: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_values: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("scoring.evaluate.evaluate", broken)
    with pytest.raises(ZeroDivisionError):
        opened.cells("Type", {("a1", "U1"): Cell("29")})
    assert opened.result is None
    assert stored(opened).entries.cell("a1", "U1") == Cell("29")


CELLS = st.one_of(
    st.none(),
    st.builds(Cell, st.sampled_from(["0", "12.5", "3..5", "９", "", "a\nb"]), note=st.sampled_from(["", "注"])),
    st.builds(Cell, state=st.sampled_from(State)),
)
EDITS = st.dictionaries(
    st.tuples(st.sampled_from(["a1", "a2", "b1", "b2"]), st.sampled_from(["U1", "U2", "U3"])), CELLS, min_size=1
)
STEPS = st.lists(st.one_of(EDITS, st.sampled_from(["undo", "redo"]), st.decimals(0, 60, places=1)), max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_what_is_shown_is_what_is_stored_and_undo_leads_back(opened: Document, steps: list[object]) -> None:
    while opened.undo_stack.canUndo():
        opened.undo_stack.undo()
    start = opened.assessment
    for step in steps:
        if step == "undo":
            opened.undo_stack.undo()
        elif step == "redo":
            opened.undo_stack.redo()
        elif isinstance(step, Decimal):
            opened.plan("Weight", opened.assessment.plan.with_weight("A1", step))
        elif isinstance(step, dict):
            opened.cells("Type", step)
        assert opened.assessment == stored(opened)
    while opened.undo_stack.canUndo():
        opened.undo_stack.undo()
    assert opened.assessment == start == stored(opened)


def test_a_plan_of_the_same_content_is_no_change(opened: Document) -> None:
    plan = opened.assessment.plan
    opened.plan("Nothing", replace(plan, indicators=tuple(replace(node) for node in plan.indicators)))
    assert opened.undo_stack.count() == 0
