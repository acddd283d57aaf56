"""Ledgers: typed, pasted by headings and filtered as tables; what they fill follows, and is typed over knowingly."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.work import Work
from gui.dialogs.ledger_setup import LedgerSetup
from gui.document import Document
from gui.models.entry.entry_table import EntryTable
from gui.models.registers.ledger_table import LedgerTable, Only
from gui.pages.entry.entry_page import EntryPage
from gui.pages.ledger_page import LedgerPage
from scoring.entries import Cell, LedgerRow
from scoring.ledgers import Feed, Ledger
from tests.gui.entry_fixtures import CTRL, put_on_clipboard

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot, opened: Document) -> LedgerPage:
    """A document whose first number item is filled with what is done on time in the ledger of tasks."""
    plan = opened.assessment.plan
    number = next(item for item in plan.items if item.kind == "number")
    fed = replace(number, feed=Feed(kind="tasks", count="on_time"))
    plan = replace(
        plan,
        items=tuple(fed if item.code == fed.code else item for item in plan.items),
        ledgers=(Ledger(kind="tasks"), Ledger(kind="cases", stages=("推荐", "采纳", "入选"))),
    )
    blank = {(number.code, unit.code): None for unit in plan.units}

    def begin(work: Work) -> None:
        work.plan(plan)
        work.cells(plan.uid, blank)

    opened.perform("fed", begin)
    opened.undo_stack.clear()
    page = LedgerPage(opened)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    qtbot.waitExposed(page)
    page.show_ledger("tasks")
    return page


def fed_column(opened: Document) -> dict[str, object]:
    plan = opened.assessment.plan
    item = next(item for item in plan.items if item.feed is not None)
    return {
        unit.code: cell and cell.value
        for unit in plan.units
        if (cell := opened.assessment.entries.cell(item.code, unit.code))
    }


def typed(qtbot: QtBot, page: LedgerPage, *texts: str) -> None:
    """Each text and Tab, from the current cell on."""
    for text in texts:
        if text:
            qtbot.keyClicks(page.grid, text[0])
            if len(text) > 1:
                assert page.grid.editor is not None
                qtbot.keyClicks(page.grid.editor, text[1:])
        qtbot.keyClick(page.grid.editor or page.grid, Key.Key_Tab)


def test_a_matter_that_is_typed_fills_its_cells_in_the_same_step(
    qtbot: QtBot, page: LedgerPage, opened: Document
) -> None:
    plan = opened.assessment.plan
    typed(qtbot, page, plan.units[0].code, "patrol")
    page.grid.move_to((0, 4))
    typed(qtbot, page, "2024/5/31", "20240530")
    (row,) = opened.assessment.entries.ledger_rows
    assert (row.unit, row.matter, row.due, row.done) == (plan.units[0].code, "patrol", "2024-05-31", "2024-05-30")
    assert row.entered_by == opened.user
    wanted = dict.fromkeys((unit.code for unit in plan.units), "0") | {plan.units[0].code: "1"}
    assert fed_column(opened) == wanted
    opened.undo_stack.undo()  # the day that it was done
    assert fed_column(opened) == dict.fromkeys(wanted, "0")
    opened.undo_stack.undo()
    opened.undo_stack.undo()
    assert opened.assessment.entries.ledger_rows == ()
    assert fed_column(opened) == {}


def test_a_table_of_a_spreadsheet_is_pasted_by_its_headings_and_twins_are_told(
    qtbot: QtBot, page: LedgerPage, opened: Document
) -> None:
    units = opened.assessment.plan.units
    said: list[str] = []
    page.objected.connect(said.append)
    put_on_clipboard(
        f"序号\t完成时限\t工作举措\t责任分工\t责任单位\n1\t2024年5月31日\t举措1\t培训\t{units[1].name}\n"
        f"2\t2024.6.30\t举措2\t抽检\t{units[0].name}\n3\t\t举措2\t抽 检\t{units[0].name}"
    )
    qtbot.keyClick(page.grid, Key.Key_V, CTRL)
    found = [(row.unit, row.matter, row.heading, row.due) for row in opened.assessment.entries.ledger_rows]
    assert found == [
        (units[1].code, "培训", "举措1", "2024-05-31"),
        (units[0].code, "抽检", "举措2", "2024-06-30"),
        (units[0].code, "抽 检", "举措2", ""),
    ]
    assert opened.undo_stack.count() == 1
    assert "序号" in said[-1]
    assert "抽 检" in said[-1]


def test_a_table_of_any_length_is_pasted_whole(qtbot: QtBot, page: LedgerPage, opened: Document) -> None:
    """42 measures and their 108 duties, where fewer rows are shown."""
    units = opened.assessment.plan.units
    rows = [f"举措{n % 42 + 1}\t责任分工{n}\t{units[n % len(units)].name}\t2024-{n % 12 + 1}-20" for n in range(108)]
    put_on_clipboard("\n".join(["举措\t责任分工\t责任单位\t完成时限", *rows]))
    qtbot.keyClick(page.grid, Key.Key_V, CTRL)
    found = opened.assessment.entries.ledger_rows
    assert [row.matter for row in found] == [f"责任分工{n}" for n in range(108)]
    assert len({row.heading for row in found}) == 42
    assert page.table.rowCount() == 108 + page.table.spare
    assert opened.undo_stack.count() == 1
    assert page.grid.rowAt(1) == 0, "the clerk goes on where she pasted"
    put_on_clipboard("\n".join(f"{units[0].name}\t事项{n}" for n in range(90)))  # as it lies, without headings
    page.new_row()
    qtbot.keyClick(page.grid, Key.Key_V, CTRL)
    assert len(opened.assessment.entries.ledger_rows) == 108 + 90


def test_a_filter_hides_rows_and_changes_nothing(page: LedgerPage, opened: Document) -> None:
    units = opened.assessment.plan.units
    late = LedgerRow(kind="tasks", unit=units[0].code, matter="甲", due="2024-05-31")
    rows = (
        late,
        LedgerRow(kind="tasks", unit=units[0].code, matter="乙", done="2024-05-01"),
        LedgerRow(kind="tasks", unit=units[1].code, matter="丙", due="2024-05-31"),
    )
    opened.perform("x", lambda work: work.ledger_rows(opened.assessment.plan.uid, rows))
    table = LedgerTable(opened, "tasks", today=lambda: date(2024, 6, 1))
    for only, wanted in (
        (Only(), ["甲", "乙", "丙"]),
        (Only(unit=units[0].code), ["甲", "乙"]),
        (Only(standing="overdue"), ["甲", "丙"]),
        (Only(unit=units[0].code, standing="on_time"), ["乙"]),
    ):
        table.show_only(only)
        assert [table.line(row)["matter"] for row in range(table.count)] == wanted
    table.write("x", {(0, 1): "乙二"})
    assert [row.matter for row in opened.assessment.entries.ledger_rows] == ["甲", "乙二", "丙"]
    early = LedgerTable(opened, "tasks", today=lambda: date(2024, 5, 1))
    assert {early.line(row)["standing"] for row in (0, 2)} == {early.line(0)["standing"]}
    assert early.line(0)["standing"] != table.line(0)["standing"]


def test_a_cell_from_a_ledger_is_typed_over_only_knowingly_and_follows_again_when_asked(
    page: LedgerPage, opened: Document
) -> None:
    plan = opened.assessment.plan
    row = LedgerRow(kind="tasks", unit=plan.units[0].code, matter="巡查", due="2024-05-31", done="2024-05-30")
    page.table.write("x", {(0, 0): row.unit, (0, 1): row.matter, (0, 4): row.due, (0, 5): row.done})
    entry = EntryTable(opened)
    item = next(item for item in plan.items if item.feed is not None)
    place = entry.place_of(item.code, row.unit)
    assert place is not None
    assert not entry.writable(*place)
    assert entry.opens_panel(*place)
    assert entry.write("x", {place: "7"}).read_only == 1
    entry.fed.free(item.code, row.unit)
    assert entry.write("x", {place: "7"}).changed == 1
    page.table.write("x", {(1, 0): row.unit, (1, 1): "培训", (1, 5): "2024-06-01"})
    assert fed_column(opened)[row.unit] == "7"
    page.follow_all()
    assert fed_column(opened)[row.unit] == "2"


def test_the_keys_of_a_filled_cell_lead_to_its_ledger_or_let_it_be_typed(
    qtbot: QtBot, page: LedgerPage, opened: Document
) -> None:
    plan = opened.assessment.plan
    unit = plan.units[0].code
    page.table.write("x", {(0, 0): unit, (0, 1): "巡查", (0, 5): "2024-05-30"})
    page.hide()
    entry = EntryPage(opened)
    qtbot.addWidget(entry)
    entry.resize(1200, 600)
    entry.show()
    qtbot.waitExposed(entry)
    item = next(item for item in plan.items if item.feed is not None)
    assert entry.go_to(("values", item.code, unit))
    entry.activateWindow()
    entry.grid.setFocus()
    qtbot.waitUntil(entry.grid.hasFocus)
    wanted: list[object] = []
    said: list[str] = []
    entry.place_wanted.connect(wanted.append)
    entry.grid.objected.connect(said.append)
    for key, modifier in ((Key.Key_Return, NONE), (Key.Key_F4, NONE), (Key.Key_T, ALT)):
        qtbot.keyClick(entry.grid, key, modifier)
    assert wanted == [("ledgers", "tasks", unit)] * 3
    qtbot.keyClicks(entry.grid, "7")
    assert entry.grid.editor is None
    assert fed_column(opened)[unit] == "1"
    qtbot.keyClick(entry.grid, Key.Key_I, ALT)
    qtbot.keyClicks(entry.grid, "7")
    qtbot.keyClick(entry.grid.editor or entry.grid, Key.Key_Return)
    assert fed_column(opened)[unit] == "7"
    assert page.go_to(("ledgers", "tasks", unit))
    assert page.table.count == 1


def test_stages_and_what_is_filled_are_set_up_by_keyboard(qtbot: QtBot, page: LedgerPage, opened: Document) -> None:
    units = opened.assessment.plan.units
    page.show_ledger("cases")
    page.table.write("x", {(0, 0): units[0].code, (0, 1): "甲案", (0, 7): "采纳"})
    qtbot.keyClick(page.grid, Key.Key_S, ALT)
    (dialog,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, LedgerSetup) and one.isVisible())
    assert dialog.stages.text() == "推荐、采纳、入选"
    line = dialog.lines[0]
    line.item.setEditText("典型案例积分")
    line.count.setCurrentIndex(line.count.findData("points"))
    line.points.setText("采纳 零点五")
    dialog._accept()
    assert "采纳 零点五" in dialog.reason.text()
    line.points.setText("推荐 0.1、采纳 0.5、入选 1")
    with qtbot.waitSignal(dialog.accepted):
        dialog._accept()
    plan = opened.assessment.plan
    item = next(item for item in plan.items if item.name == "典型案例积分")
    points = {"推荐": Decimal("0.1"), "采纳": Decimal("0.5"), "入选": Decimal(1)}
    assert item.feed == Feed(kind="cases", count="points", points=points)
    assert opened.assessment.entries.cell(item.code, units[0].code) == Cell("0.5")
    assert opened.undo_stack.count() == 2


def test_a_matter_without_its_unit_waits_and_fills_nothing_until_it_has_one(page: LedgerPage, opened: Document) -> None:
    table, before = page.table, fed_column(opened)
    matter, due = table.columns.index("matter"), table.columns.index("due")
    table.write("x", {(table.first_spare, matter): "每周巡查", (table.first_spare, due): "2024-05-31"})
    assert (table.count, table.unfinished, fed_column(opened)) == (0, 1, before)
    page.grid.move_to((5, 5))
    assert page.go_to(("ledger_drafts", "0"))
    assert page.grid.place == (0, table.columns.index("unit"))
    assert table.missing_text(0) in page.beside.toPlainText()
    table.write("x", {page.grid.place: opened.assessment.plan.units[0].code})
    (row,) = opened.assessment.entries.ledger_rows
    assert (row.matter, row.due, table.unfinished) == ("每周巡查", "2024-05-31", 0)
    assert fed_column(opened) != before


def test_of_a_ledger_only_the_rows_that_say_something_else_are_painted_anew(page: LedgerPage, opened: Document) -> None:
    units, table = opened.assessment.plan.units, page.table
    rows = [LedgerRow(kind=page.kind, unit=units[0].code, matter=f"事项{n}") for n in range(30)]
    opened.perform("x", lambda work: work.ledger_rows(opened.assessment.plan.uid, rows, ()))
    painted: list[tuple[int, int]] = []
    table.dataChanged.connect(lambda first, last: painted.append((first.row(), last.row())))
    table.write("x", {(7, table.columns.index("note")): "补"})
    assert painted == [(7, 7)]
    painted.clear()
    opened.plan("x", replace(opened.assessment.plan, units=(replace(units[0], name="改名局"), *units[1:])))
    assert painted[0][0] == 0
    assert painted[-1][1] >= 29
    assert table.plain_text(7, 0) == "改名局"
