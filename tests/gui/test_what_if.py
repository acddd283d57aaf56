"""Trying out (试算): by real keys, on the usual pages, with the record out of reach until it is taken over."""

import hashlib
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.store import Store
from exchange.sheet import Options
from exchange.sheets import make_sheets
from exchange.trial_words import trial_lines
from exchange.write_csv import csv_of
from gui.document import Document
from gui.main_window import MainWindow
from gui.pages.entry.entry_page import EntryPage
from gui.pages.listing import ENTRY, RESULTS
from gui.pages.results_page import ResultsPage
from scoring.entries import Assessment, Cell, Decision, Event
from scoring.evaluate import evaluate
from scoring.plan import Adjustment, Signer, Veto
from scoring.sealing import Version
from tests.scoring.insight.cases import city

Key, Held = Qt.Key, Qt.KeyboardModifier
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def filled(window: MainWindow, document: Document, new_store: Callable[..., Path], small: Assessment) -> MainWindow:
    document.open_store(new_store(small))
    document.cells("type", {("a2", "U3"): Cell("20")})
    return window


def stroke(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    target: QWidget = window.focusWidget() or window
    QTest.keyClick(target, key, held)
    QApplication.processEvents()


def content(document: Document) -> str:
    assert document.store is not None
    return hashlib.sha256(document.store.file.read_bytes()).hexdigest()


def entry(window: MainWindow) -> EntryPage:
    page = window.pages[ENTRY]
    assert isinstance(page, EntryPage)
    return page


def type_over(window: MainWindow, place: tuple[str, str], text: str) -> None:
    window.go_to(("values", *place))
    for letter in text:  # the first opens the editor
        QTest.keyClicks(window.focusWidget(), letter)
    stroke(window, Key.Key_Return)


def test_what_is_typed_in_it_never_reaches_the_record_and_one_key_is_back(
    filled: MainWindow, document: Document
) -> None:
    before, seen, result = content(document), document.assessment, document.result
    steps = document.undo_stack.count()
    filled.show_page(ENTRY)
    stroke(filled, Key.Key_T, Held.ControlModifier)
    assert filled.what_if.bar.isVisible()
    type_over(filled, ("a1", "U2"), "29")
    assert document.assessment.entries.cell("a1", "U2") == Cell("29")
    assert document.record is seen
    assert "乙县 3→2" in filled.what_if.bar.text()
    assert content(document) == before
    stroke(filled, Key.Key_Z, Held.ControlModifier)
    assert document.assessment.entries.cell("a1", "U2") == Cell("21"), "a trial has steps of its own"
    stroke(filled, Key.Key_Y, Held.ControlModifier)
    stroke(filled, Key.Key_T, Held.ControlModifier)
    assert not filled.what_if.bar.isVisible()
    assert document.assessment is seen
    assert document.result is result
    assert document.undo_stack.count() == steps
    assert content(document) == before
    table = entry(filled).table
    column = next(n for n in range(table.columnCount()) if (one := table.item_column(n)) and one.item.code == "a1")
    assert table.index(1, column).data() == "21", "the grid shows the record again"


def test_it_is_taken_over_as_one_step_after_the_list(filled: MainWindow, document: Document) -> None:
    seen = document.assessment
    filled.show_page(ENTRY)
    stroke(filled, Key.Key_T, Held.ControlModifier)
    type_over(filled, ("a1", "U2"), "29")
    type_over(filled, ("b1", "U1"), "9")
    stroke(filled, Key.Key_T, Held.ControlModifier | Held.ShiftModifier)
    panel = filled.what_if.panel
    rows = [
        tuple(panel.changes.model().index(row, column).data() for column in range(4))
        for row in range(panel.changes.model().rowCount())
    ]
    assert rows == [("value", "乙县: 数据A1", "21", "29"), ("value", "甲区: 数据B1", "20", "9")]
    assert document.record is seen, "nothing is taken over before the answer"
    tried = document.assessment
    stroke(filled, Key.Key_Return)
    assert document.trial is None
    assert document.assessment == tried
    assert document.store is not None
    assert document.store.read(tried.plan.uid).entries.values == tried.entries.values
    assert document.result is not None
    assert not document.result.trial
    stroke(filled, Key.Key_Z, Held.ControlModifier)
    assert document.assessment.entries.values == seen.entries.values


def test_escape_goes_on_trying_and_start_over_begins_from_the_record(filled: MainWindow, document: Document) -> None:
    stroke(filled, Key.Key_T, Held.ControlModifier)
    type_over(filled, ("a1", "U2"), "29")
    stroke(filled, Key.Key_T, Held.ControlModifier | Held.ShiftModifier)
    stroke(filled, Key.Key_Escape)
    assert document.trial is not None
    assert not filled.what_if.panel.isVisible()
    assert document.assessment.entries.cell("a1", "U2") == Cell("29")
    filled.actions_by_name["trial_again"].trigger()
    assert document.trial is not None
    assert document.assessment is document.record
    stroke(filled, Key.Key_T, Held.ControlModifier | Held.ShiftModifier)
    assert not filled.what_if.panel.isVisible(), "nothing is tried: there is nothing to ask"


def test_what_stands_in_an_open_editor_belongs_to_the_trial_that_is_left(
    filled: MainWindow, document: Document
) -> None:
    before = content(document)
    stroke(filled, Key.Key_T, Held.ControlModifier)
    filled.go_to(("values", "a1", "U2"))
    for letter in "29":
        QTest.keyClicks(filled.focusWidget(), letter)
    filled.actions_by_name["toggle_trial"].trigger()
    assert document.assessment.entries.cell("a1", "U2") == Cell("21")
    assert content(document) == before


def test_the_results_stand_beside_the_record(filled: MainWindow, document: Document) -> None:
    filled.show_page(RESULTS)
    page = filled.pages[RESULTS]
    assert isinstance(page, ResultsPage)
    stroke(filled, Key.Key_T, Held.ControlModifier)
    document.cells("try", {("a1", "U2"): Cell("29")})
    headings = {
        str(page.ranking.headerData(n, Qt.Orientation.Horizontal)): n for n in range(page.ranking.columnCount())
    }
    names = ("Rank", "Rank on record", "Total on record", "Change")
    assert not any(page.table.isColumnHidden(headings[name]) for name in names)
    row = page.ranking.row_of("U2")
    assert row is not None
    assert [page.ranking.index(row, headings[name]).data() for name in names] == ["2", "3", "79.50", "+8.00 ▲1"]
    document.end_trial()
    assert page.table.isColumnHidden(headings["Change"])


def test_what_reaches_beyond_it_is_shut_and_closing_asks_once(filled: MainWindow, document: Document) -> None:
    stroke(filled, Key.Key_T, Held.ControlModifier)
    for name in ("export_json", "backup", "open", "close_store", "new_year", "next_assessment"):
        assert not filled.actions_by_name[name].isEnabled(), name
    assert filled.close(), "nothing is tried: nothing would be lost"
    filled.show()
    document.cells("try", {("a1", "U2"): Cell("29")})
    assert not filled.close()
    assert filled.close()
    document.end_trial()
    assert filled.actions_by_name["export_json"].isEnabled()


def test_every_document_of_it_says_that_it_is_one_whatever_is_chosen() -> None:
    assessment, result = city()
    older = replace(assessment.plan, full_score=Decimal(99))
    options = Options(signature=False, other=older)
    tried = replace(result, trial=True)
    sheets = make_sheets(assessment.plan, assessment.entries, tried, language="zh_CN", options=options)
    assert {sheet.key for sheet in sheets} >= {"ranking", "cards", "bulletin", "rules", "plan-differences"}
    assert {sheet.draft.word if sheet.draft else "" for sheet in sheets} == {"试算"}
    assert all("试算——仅供测算" in csv_of(sheet).decode("utf-8-sig") for sheet in sheets)


def test_everything_that_differs_is_told_in_words(small: Assessment) -> None:
    plan = small.plan
    nodes = tuple(replace(node, weight=node.weight + 5) if node.code == "A1" else node for node in plan.indicators)
    rule, veto = Adjustment(code="J1", name="表彰", points=Decimal(2)), Veto(code="V1", name="重大事件", actions=())
    record = replace(small, plan=replace(plan, bonus=(rule,), veto=(veto,)))
    tried = replace(
        record,
        plan=replace(record.plan, indicators=nodes),
        entries=replace(
            small.entries.with_cells({("a1", "U1"): None, ("a2", "U3"): Cell("7")}),
            events=(Event(unit="U2", rule="J1", document="市发〔2024〕1号"),),
            decisions=(Decision(unit="U3", rule="V1", document="通报"),),
        ),
    )
    told = {(one.kind, one.name, one.before, one.after) for one in trial_lines(record, tried, "zh_CN")}
    assert ("数据", "甲区：数据A1", "28", "未填") in told
    assert ("数据", "丙市：数据A2", "未填", "7") in told
    assert ("加分", "乙县：表彰", "—", "市发〔2024〕1号") in told
    assert ("一票否决", "丙市：重大事件", "—", "通报") in told
    assert ("指标", "指标A1 分值", "30", "35") in told or any(one[2:] == ("30", "35") for one in told)
    assert trial_lines(record, record, "zh_CN") == ()
    noted = replace(record, plan=replace(record.plan, signers=(Signer(role="局长"),)))
    assert len(trial_lines(record, noted, "zh_CN")) == 1, "what has no words is told to be there"


def test_the_result_of_a_trial_is_that_of_the_same_entries_on_record(filled: MainWindow, document: Document) -> None:
    stroke(filled, Key.Key_T, Held.ControlModifier)
    document.cells("try", {("a1", "U2"): Cell("29")})
    assert document.result is not None
    assert document.result.trial
    alone = evaluate(document.assessment.plan, document.assessment.entries)
    assert replace(document.result, trial=False) == alone


def test_a_way_to_gain_a_place_is_tried_out_by_a_key_and_gains_it(filled: MainWindow, document: Document) -> None:
    filled.go_to(("result", "U2", "why"))
    page = filled.pages[RESULTS]
    assert isinstance(page, ResultsPage)
    lines = page.why.model.lines
    row = next(row for row, line in enumerate(lines) if line.needed)
    page.why.table.show_row(row)
    stroke(filled, Key.Key_R, Held.AltModifier)
    assert document.trial is not None
    assert "乙县 3→2" in filled.what_if.bar.text()
    assert document.record.entries.cell(lines[row].item, "U2") != document.assessment.entries.cell(
        lines[row].item, "U2"
    )


def test_what_is_final_can_be_tried_in_but_not_taken_over_into(filled: MainWindow, document: Document) -> None:
    version = Version(number=1, at="2025-01-20T10:00:00", by="张敏", sha256="0" * 64)
    uid = document.assessment.plan.uid
    document.perform("Final", lambda work: work.finalise(uid, version), undoable=False)
    assert document.cells("type", {("a1", "U2"): Cell("29")}) is None
    stroke(filled, Key.Key_T, Held.ControlModifier)
    assert not filled.banner.isVisible()
    assert document.cells("try", {("a1", "U2"): Cell("29")}) is not None
    stroke(filled, Key.Key_T, Held.ControlModifier | Held.ShiftModifier)
    assert not filled.what_if.panel.isVisible()
    assert document.trial is not None
    stroke(filled, Key.Key_T, Held.ControlModifier)
    assert filled.banner.isVisible()
    assert document.assessment.entries.cell("a1", "U2") == Cell("21")


KILLED = """
import os, signal, sys
from pathlib import Path
from db.store import Store
from db.trial import Trial
from scoring.entries import Cell
store = Store.open(Path(sys.argv[1]))
uid = store.assessments()[0].uid
trial = Trial(store)
for step in range(int(sys.argv[2])):
    with trial.work("try") as work:
        work.cells(uid, {("a1", "U2"): Cell(str(step))})
if sys.argv[3] == "trying":
    half = trial.work("half")
    half.__enter__().cells(uid, {("a1", "U1"): Cell("1")})
else:
    half = store.work("take over")
    half.__enter__().write(trial.changes)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("when", ["trying", "taking over"])
def test_killed_in_the_middle_it_leaves_the_record_as_it_was(
    new_store: Callable[..., Path], small: Assessment, when: str
) -> None:
    path = new_store(small)
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path), "3", when], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    store = Store.open(path)
    assert store.read(small.plan.uid).entries.values == small.entries.values
    assert [action.label for action in store.history()] == ["new"]
    store.close()
