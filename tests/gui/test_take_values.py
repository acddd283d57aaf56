"""导入数据 in the window: differences seen first, ticked, one step, undone."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.work import Work
from gui.dialogs.take_values import TakeValuesDialog
from gui.document import Document
from gui.main_window import MainWindow
from gui.models.returned.value_changes import Column
from gui.pages.listing import ENTRY, RESULTS
from scoring.entries import Cell, LedgerRow, State
from scoring.ledger_counts import by_hand
from scoring.ledgers import Feed
from tests.exchange.weight_tables import Table, xlsx
from tests.gui.conftest import Answers, press

SHEET = Table(
    [
        ["单位", "数据A1", "数据A2", "数据B1", "别的项目"],
        ["甲区", 28, 26, "缺报", 1],
        ["乙县", 22, 25.5, "十余", 2],
        ["丙市", 30, 27, 18, 3],
    ],
    name="数据",
)


@pytest.fixture
def returned(tmp_path: Path) -> Path:
    path = tmp_path / "来表.xlsx"
    path.write_bytes(xlsx(SHEET))
    return path


@pytest.fixture
def dialog(opened: Document, returned: Path, qtbot: QtBot) -> TakeValuesDialog:
    made = TakeValuesDialog(opened)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.read(returned)
    return made


def shown(dialog: TakeValuesDialog) -> list[tuple[str, ...]]:
    model = dialog.model
    return [tuple(str(model.index(row, column).data()) for column in Column) for row in range(model.rowCount())]


def test_only_what_differs_is_listed_with_what_stands_there_now(dialog: TakeValuesDialog) -> None:
    assert shown(dialog) == [
        ("甲区", "数据A2", "25", "26", "C2"),
        ("甲区", "数据B1", "20", "missing", "D2"),
        ("乙县", "数据A1", "21", "22", "B3"),
        ("丙市", "数据A2", "—", "27", "C4"),
    ]
    assert "the same: 4" in dialog.changes_title.text()
    assert "of these 3 replace" in dialog.summary.text()
    said = [dialog.findings.topLevelItem(at) for at in range(dialog.findings.topLevelItemCount())]
    words = "\n".join(line.text(0) for line in said if line is not None)
    assert "十余" in words
    assert "别的项目" in words


def test_what_is_ticked_is_written_as_one_step_with_its_file(
    dialog: TakeValuesDialog, opened: Document, qtbot: QtBot, returned: Path
) -> None:
    before = opened.assessment
    dialog.table.setCurrentIndex(dialog.model.index(2, 0))
    press(qtbot, dialog.table, Qt.Key.Key_Space)
    press(qtbot, dialog.table, Qt.Key.Key_Return)
    assert opened.assessment == before
    press(qtbot, dialog.take_button, Qt.Key.Key_Return)
    entries = opened.assessment.entries
    assert not dialog.isVisible()
    assert entries.cell("a2", "U1") == Cell("26")
    assert entries.cell("b1", "U1") == Cell(None, State.MISSING)
    assert entries.cell("a2", "U3") == Cell("27")
    assert entries.cell("a1", "U2") == Cell("21"), "it was left out"
    assert entries.cell("b1", "U2") == Cell("24"), "what is no number is not taken"
    assert opened.store is not None
    source = opened.store.history(1)[0].source
    assert source is not None
    assert source.file == returned.name
    assert opened.undo_stack.count() == 1
    opened.undo_stack.undo()
    assert opened.assessment == before


def test_what_a_ledger_counts_is_left_out_until_it_is_ticked_and_is_then_entered_by_hand(
    dialog: TakeValuesDialog, opened: Document, qtbot: QtBot
) -> None:
    plan = opened.assessment.plan
    fed = replace(plan.item["a2"], feed=Feed(kind="tasks", count="rows"))
    plan = replace(plan, items=tuple(fed if one.code == "a2" else one for one in plan.items))
    rows = [LedgerRow(kind="tasks", unit="U1", matter="事项")]

    def begin(work: Work) -> None:
        work.plan(plan)
        work.ledger_rows(plan.uid, rows)
        work.cells(plan.uid, {("a2", unit): cell for unit, cell in (("U1", Cell("1")), ("U3", Cell("0")))})

    opened.perform("begin", begin)
    assert [(one.unit, one.before) for one in dialog.model.changes if one.fed] == [("U1", Cell("1")), ("U3", Cell("0"))]
    assert ("a2", "U1") not in dialog.model.edits()
    said = [dialog.findings.topLevelItem(at) for at in range(dialog.findings.topLevelItemCount())]
    assert any("2 cells are counted from a ledger" in line.text(0) for line in said if line is not None)
    row = next(at for at, one in enumerate(dialog.model.changes) if (one.item, one.unit) == ("a2", "U1"))
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.model.index(row, 0))
    press(qtbot, dialog.table, Qt.Key.Key_Space)
    press(qtbot, dialog.take_button, Qt.Key.Key_Return)
    entries = opened.assessment.entries
    assert [entries.cell("a2", unit) for unit in ("U1", "U3")] == [Cell("26"), Cell("0")]
    assert [unit for _, unit, *_ in by_hand(opened.assessment.plan, entries)] == ["U1", "U2"], "U2 was by hand before"


def test_a_row_shows_its_cell_and_a_cell_its_row(dialog: TakeValuesDialog, qtbot: QtBot) -> None:
    dialog.table.setFocus()
    press(qtbot, dialog.table, Qt.Key.Key_Down)
    index = dialog.source.currentIndex()
    assert (index.row() + 1, index.column() + 1) == (2, 4)
    dialog.source.setCurrentIndex(dialog.source.sheet_model.index(3, 2))
    assert dialog.table.currentIndex().row() == 3


def test_the_note_of_an_entry_stays_with_it(opened: Document, dialog: TakeValuesDialog) -> None:
    opened.cells("note", {("a2", "U1"): Cell("25", None, "见附件")})
    assert dialog.model.edits()["a2", "U1"] == Cell("26", None, "见附件")


def test_a_file_that_changed_meanwhile_is_told_and_read_anew(
    dialog: TakeValuesDialog, opened: Document, returned: Path
) -> None:
    before = opened.assessment
    rows = [list(row) for row in SHEET.rows]
    rows[1][2] = 29
    returned.write_bytes(xlsx(Table(rows, name="数据")))
    dialog.take_button.click()
    assert opened.assessment == before
    assert returned.name in dialog.banner.text()
    assert shown(dialog)[0] == ("甲区", "数据A2", "25", "29", "C2")
    dialog.take_button.click()
    assert opened.assessment.entries.cell("a2", "U1") == Cell("29")


@pytest.mark.parametrize("content", [b"", b"%PDF", b"PK\x03\x04rubbish", "没有考核对象\n".encode()])
def test_rubbish_is_refused_in_a_sentence(
    dialog: TakeValuesDialog, opened: Document, tmp_path: Path, content: bytes, returned: Path
) -> None:
    before = opened.assessment
    bad = tmp_path / "bad.csv"
    bad.write_bytes(content)
    dialog.read(bad)
    assert dialog.banner.text().startswith("✕")
    assert not dialog.take_button.isEnabled()
    assert shown(dialog) == []
    dialog.read(returned)
    assert dialog.take_button.isEnabled()
    assert opened.assessment == before


def test_data_come_by_menu_and_by_the_bar_that_asks(
    window: MainWindow, opened: Document, answers: Answers, qtbot: QtBot, returned: Path
) -> None:
    window.show_page(ENTRY)
    answers.next = [returned]
    press(qtbot, window, Qt.Key.Key_I, ctrl=True)
    first = next(one for one in window.findChildren(TakeValuesDialog) if one.isVisible())
    assert first.model.rowCount() == 4
    first.reject()
    window.show_page(RESULTS)
    window.take_file(returned)
    assert window.file_bar.isVisible()
    press(qtbot, window.file_bar.data_button, Qt.Key.Key_Space)
    assert not window.file_bar.isVisible()
    second = next(one for one in window.findChildren(TakeValuesDialog) if one.isVisible())
    press(qtbot, second.take_button, Qt.Key.Key_Return)
    assert opened.assessment.entries.cell("a2", "U3") == Cell("27")
    assert "4 entries" in window.message_line.text
