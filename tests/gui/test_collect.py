"""分发收表 in the window: forms are made, filled in elsewhere, dropped or read, looked at, taken as one step."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from db.work import Work
from gui.dialogs.collect import CollectDialog
from gui.document import Document
from gui.main_window import MainWindow
from gui.models.returned.recipients import Column as RecipientColumn
from gui.models.returned.returned_cells import Column
from scoring.entries import Cell, LedgerRow
from scoring.ledgers import Feed
from tests.gui.conftest import Answers, press


@pytest.fixture
def clock() -> list[datetime]:
    return [datetime(2024, 12, 20, 9)]


@pytest.fixture
def board(opened: Document, qtbot: QtBot, answers: Answers, clock: list[datetime]) -> CollectDialog:
    made = CollectDialog(opened, ask=answers, now=lambda: clock[0])
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def send(board: CollectDialog, answers: Answers, folder: Path, way: str = "unit") -> list[Path]:
    """Forms for all recipients, as somebody makes them."""
    folder.mkdir(exist_ok=True)
    answers.next.append(folder)
    board.way.setCurrentIndex(board.way.findData(way))
    board.send_button.click()
    return sorted(folder.iterdir())


def fill(path: Path, *values: int | str, column: str = "F") -> None:
    book = openpyxl.load_workbook(path)
    for row, value in enumerate(values, start=4):
        book["To fill in"][f"{column}{row}"] = value
    book.save(path)


def shown(board: CollectDialog, column: Column) -> list[str]:
    return [str(board.model.index(row, column).data()) for row in range(board.model.rowCount())]


def standings(board: CollectDialog) -> list[str]:
    model = board.recipients
    return [str(model.index(row, RecipientColumn.STANDING).data()) for row in range(model.rowCount())]


def test_what_was_sent_stands_on_the_board_and_grows_overdue(
    board: CollectDialog, answers: Answers, tmp_path: Path, clock: list[datetime], opened: Document
) -> None:
    files = send(board, answers, tmp_path / "out")
    assert len(files) == len(opened.assessment.plan.units) == board.recipients.rowCount()
    assert set(standings(board)) == {"Awaited"}
    clock[0] = datetime(2025, 1, 5, 9)
    opened.undo_stack.undo()
    assert board.recipients.rowCount() == 0
    opened.undo_stack.redo()
    assert set(standings(board)) == {"Overdue by 2 days"}


def test_a_folder_is_read_and_enter_takes_what_is_ticked_as_one_step(
    board: CollectDialog, answers: Answers, tmp_path: Path, opened: Document, qtbot: QtBot
) -> None:
    files = send(board, answers, tmp_path / "out")
    for path in files:
        fill(path, 41, 42)
    steps, before = opened.undo_stack.count(), opened.assessment.entries
    answers.next.append(tmp_path / "out")
    board.folder_button.click()
    rows = board.model.rowCount()
    assert rows == 2 * len(files)
    press(qtbot, board.table, Qt.Key.Key_Space)  # the first row is left out
    left = board.model.rows[0]
    press(qtbot, board.table, Qt.Key.Key_Return)
    assert opened.undo_stack.count() == steps + 1
    after = opened.assessment.entries
    assert after.cell(*left.key) == left.before
    changed = {
        (item, unit)
        for item, column in after.values.items()
        for unit, cell in column.items()
        if before.cell(item, unit) != cell
    }
    assert len(changed) == rows - 1
    assert set(standings(board)) == {"✓ Returned"}
    assert opened.store is not None
    press(qtbot, board, Qt.Key.Key_Z, ctrl=True)
    assert opened.assessment.entries == before
    assert set(standings(board)) == {"Awaited"}


def test_two_files_that_differ_are_decided_by_a_person(
    board: CollectDialog, answers: Answers, tmp_path: Path, opened: Document, qtbot: QtBot
) -> None:
    first = send(board, answers, tmp_path / "out")[0]
    second = first.with_name(f"copy {first.name}")
    fill(first, 41)
    second.write_bytes(first.read_bytes())
    fill(second, 43)
    board.read([first, second])
    assert shown(board, Column.PROBLEM) == ["Files differ: choose one"] * 2
    assert dict(board.model.edits()) == {}
    assert "to decide: 1" in board.summary.text()
    key = board.model.rows[0].key
    board.table.setCurrentIndex(board.model.index(1, 0))
    press(qtbot, board.table, Qt.Key.Key_Space)
    board.table.setCurrentIndex(board.model.index(0, 0))
    press(qtbot, board.table, Qt.Key.Key_Space)
    chosen = board.model.rows[0].after
    press(qtbot, board.table, Qt.Key.Key_Return)
    assert opened.assessment.entries.cell(*key) == chosen


def test_what_was_ticked_by_hand_outlives_other_changes_of_the_document(
    board: CollectDialog, opened: Document, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    first = send(board, answers, tmp_path / "out")[0]
    second = first.with_name(f"copy {first.name}")
    fill(first, 41, 42)
    second.write_bytes(first.read_bytes())
    fill(second, 43, 42)
    board.read([first, second])
    assert [one.conflict for one in board.model.rows] == [True, True, False]
    board.board.selectRow(1)
    for row in (1, 2):  # the second file's word is chosen, and what both say is left out
        board.table.setCurrentIndex(board.model.index(row, 0))
        press(qtbot, board.table, Qt.Key.Key_Space)
    chosen, left = board.model.rows[1], board.model.rows[2]
    assert dict(board.model.edits()) == {chosen.key: Cell("43")}
    others = [unit.code for unit in opened.assessment.plan.units if unit.code != chosen.unit]
    opened.cells("elsewhere", {(chosen.item, others[0]): Cell("7")})
    opened.cells("there, too", {left.key: Cell("8"), chosen.key: Cell("9")})
    assert dict(board.model.edits()) == {chosen.key: Cell("43")}
    assert [one.before for one in board.model.rows] == [Cell("9"), Cell("9"), Cell("8")]
    assert board.table.currentIndex().row() == 2
    assert board.board.currentIndex().row() == 1
    third = first.with_name(f"third {first.name}")
    third.write_bytes(first.read_bytes())
    fill(third, 44, 42)
    board.read([third])  # a choice among other answers is another choice; what was left out stays out
    assert dict(board.model.edits()) == {}
    assert board.model.undecided() == 1


def test_files_that_are_dropped_are_read_and_the_same_file_says_so(
    board: CollectDialog, answers: Answers, tmp_path: Path
) -> None:
    path = send(board, answers, tmp_path / "out")[0]
    fill(path, 41)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    nothing = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, nothing)
    board.dropEvent(event)
    assert shown(board, Column.THEIRS) == ["41"]
    board.take()
    board.read([path])
    assert board.model.rowCount() == 0
    assert "returned before" in board.summary.text()


def test_a_cell_that_a_ledger_fills_is_written_only_when_somebody_ticks_it(
    board: CollectDialog, opened: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = opened.assessment.plan
    fed = replace(plan.item["a1"], feed=Feed(kind="tasks", count="rows"))
    plan = replace(plan, items=tuple(fed if one.code == "a1" else one for one in plan.items))
    row = LedgerRow(kind="tasks", unit="U1", matter="事项")

    def begin(work: Work) -> None:
        work.plan(plan)
        work.ledger_rows(plan.uid, [row])
        work.cells(plan.uid, {("a1", "U1"): Cell("1")})

    opened.perform("fed", begin)
    path = tmp_path / "a.csv"
    path.write_text("区县,数据A1,数据A2\n甲区,27,26\n", "utf-8")
    board.read([path])
    assert shown(board, Column.THEIRS) == ["27", "26"]
    assert shown(board, Column.PROBLEM) == ["Counted from a ledger: ticked, it is entered by hand", ""]
    assert set(board.model.edits()) == {("a2", "U1")}
    board.table.setFocus()
    press(qtbot, board.table, Qt.Key.Key_Space)
    press(qtbot, board.table, Qt.Key.Key_Return)
    assert opened.assessment.entries.cell("a1", "U1") == Cell("27")


def test_the_board_counts_for_each_recipient_what_differs_and_what_was_not_understood(
    board: CollectDialog, answers: Answers, tmp_path: Path
) -> None:
    first, *_ = send(board, answers, tmp_path / "out")
    fill(first, 41, "百余")
    board.read([first])
    columns = (RecipientColumn.DIFFERENT, RecipientColumn.PROBLEMS, RecipientColumn.STANDING)
    rows = [
        tuple(str(board.recipients.index(row, column).data()) for column in columns)
        for row in range(board.recipients.rowCount())
    ]
    assert ("1", "1", "Read, to be taken over") in rows
    assert rows.count(("", "", "Awaited")) == len(rows) - 1
    board.take()
    assert "✓ Returned" in standings(board)


def test_reminders_name_those_that_have_not_returned_theirs(
    board: CollectDialog, answers: Answers, tmp_path: Path, opened: Document, clock: list[datetime]
) -> None:
    files = send(board, answers, tmp_path / "out")
    fill(files[0], 41)
    board.read([files[0]])
    board.take()
    board.board.clearSelection()
    board.remind_button.click()
    text = QGuiApplication.clipboard().text()
    assert len(text.splitlines()) == len(files) - 1
    assert "by 2025-1-3" in text
    clock[0] = datetime(2025, 1, 5, 9)
    board.copy_reminders()
    assert "(2 days ago)" in QGuiApplication.clipboard().text()


def test_a_clerk_opens_the_board_by_its_key(window: MainWindow, opened: Document, qtbot: QtBot) -> None:
    window.actions_by_name["collect"].trigger()
    (dialog,) = window.findChildren(CollectDialog)
    assert dialog.isVisible()
    assert window.actions_by_name["collect"].shortcut().toString() == "Ctrl+Shift+D"
    press(qtbot, dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_nothing_is_written_before_it_was_looked_at(
    board: CollectDialog, answers: Answers, tmp_path: Path, opened: Document
) -> None:
    path = send(board, answers, tmp_path / "out")[0]
    fill(path, 41, "100余")
    before = opened.assessment
    board.read([path])
    assert opened.assessment is before
    assert shown(board, Column.THEIRS) == ["41"]
    line = board.findings.topLevelItem(0)
    assert line is not None
    whose, _, _ = line.text(0).removeprefix("! ").partition(": ")
    assert path.name.startswith(whose), "with many forms the cell alone would tell nobody"
    assert Cell("41") in board.model.edits().values()
