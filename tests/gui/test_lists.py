"""清单与标签: lists by year, tag sets, upper-level items, each edit one step, with real keys."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.lists import ListsDialog
from gui.dialogs.tags_tab import with_tags
from gui.document import Document
from gui.main_window import MainWindow
from gui.widgets.lines_edit import lines_in
from scoring.entries import Assessment, Cell, Entries
from scoring.plan import Item, ItemList, Plan, TagSet, UpperItem
from tests.gui.conftest import press

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(window: MainWindow, document: Document, new_store: Callable[..., Path], small: Assessment) -> ListsDialog:
    """The small assessment with a list of two fields that an item uses, in which one unit has entries."""
    plan = replace(
        small.plan,
        lists=(ItemList(code="f_2024", name="重点领域（2类）", year=2024, members=("食品", "药品")),),
        items=(*small.plan.items, Item(code="fields", name="各领域办案数", kind="series", list_code="f_2024")),
        tag_sets=(TagSet(name="五度", tags=("力度", "温度")),),
    )
    cells = {**small.entries.values, "fields": {"U1": Cell({"食品": "3", "药品": "004"})}}
    window.commands.open_path(new_store(Assessment(plan, Entries(values=cells))))
    window.actions_by_name["lists"].trigger()
    found = window.findChild(ListsDialog)
    assert isinstance(found, ListsDialog)
    return found


def plan_of(document: Document) -> Plan:
    return document.assessment.plan


def paste(qtbot: QtBot, widget: QWidget, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(widget, Key.Key_V, CTRL)


def type_in(qtbot: QtBot, grid: QWidget, text: str) -> None:
    """Each key goes where the keyboard is: the first opens the editor."""
    for key in (*text, Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget() or grid, key)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("甲\n乙\n", ("甲", "乙")), ("\t甲\t3\n乙\t4", ("甲", "乙")), ("甲\r\n\r\n 甲 \n乙", ("甲", "乙")), ("", ())],
)
def test_lines_are_members_once_and_a_block_of_a_spreadsheet_is_its_names(text: str, lines: tuple[str, ...]) -> None:
    assert lines_in(text) == lines


def test_a_version_for_the_next_year_is_made_filled_by_pasting_and_taken_into_use(
    qtbot: QtBot, dialog: ListsDialog, document: Document
) -> None:
    tab = dialog.lists
    tab.version.click()
    assert [(one.code, one.year) for one in plan_of(document).lists] == [("f_2024", 2024), ("f_2025", 2025)]
    tab.members.selectAll()
    paste(qtbot, tab.members, "药品\t1\r\n特种设备\t2\r\n计量\t3\r\n")
    qtbot.keyClick(tab.members, Key.Key_Return, CTRL)
    assert plan_of(document).lists[1].members == ("药品", "特种设备", "计量")
    assert plan_of(document).lists[0].members == ("食品", "药品")  # last year's denominator stays
    tab.items.setFocus()
    qtbot.keyClick(tab.items, Key.Key_Return)
    assert plan_of(document).item["fields"].list_code == "f_2025"
    assert document.assessment.entries.cell("fields", "U1") == Cell({"药品": "004"})
    assert "kept: 1" in tab.said.text()
    assert "cleared: 1" in tab.said.text()
    document.undo_stack.undo()
    assert plan_of(document).item["fields"].list_code == "f_2024"
    assert document.assessment.entries.cell("fields", "U1") == Cell({"食品": "3", "药品": "004"})


def test_a_list_in_use_cannot_be_removed_and_a_free_one_can(dialog: ListsDialog, document: Document) -> None:
    tab = dialog.lists
    assert not tab.remove.isEnabled()
    tab.add.click()
    assert tab.current is not None
    assert tab.current.name == "New list"
    tab.remove.click()
    assert [one.code for one in plan_of(document).lists] == ["f_2024"]


def test_name_and_year_are_typed(qtbot: QtBot, dialog: ListsDialog, document: Document) -> None:
    tab = dialog.lists
    tab.name.selectAll()
    press(qtbot, tab.name, "fields", Key.Key_Return)
    tab.year.setFocus()
    tab.year.selectAll()
    press(qtbot, tab.year, "2023", Key.Key_Return)
    assert [(one.name, one.year) for one in plan_of(document).lists] == [("fields", 2023)]
    assert document.undo_stack.count() == 2


def test_what_is_being_typed_is_taken_over_when_the_dialog_is_left(
    qtbot: QtBot, dialog: ListsDialog, document: Document
) -> None:
    members = dialog.lists.members
    members.setFocus()
    members.moveCursor(members.textCursor().MoveOperation.End)
    press(qtbot, members, Key.Key_Return, "more")
    dialog.reject()
    assert plan_of(document).lists[0].members == ("食品", "药品", "more")


def test_one_renamed_tag_takes_its_indicators_along(dialog: ListsDialog, document: Document) -> None:
    leaf = plan_of(document).leaves[0]
    document.plan("tag", plan_of(document).with_indicator(replace(leaf, tags=("力度",))))
    dialog.tags.tags.edited.emit(("强度", "温度"))
    assert plan_of(document).tag_sets == (TagSet(name="五度", tags=("强度", "温度")),)
    assert plan_of(document).leaves[0].tags == ("强度",)
    assert "强度" in dialog.tags.carried.toPlainText()
    more = with_tags(plan_of(document), "五度", ("温度", "深度", "强度"))
    assert more.leaves[0].tags == ("强度",)


def test_tag_sets_are_added_named_filled_and_removed(qtbot: QtBot, dialog: ListsDialog, document: Document) -> None:
    tab = dialog.tags
    dialog.tabs.setCurrentWidget(tab)
    tab.add.click()
    press(qtbot, tab.name, "two", Key.Key_Return)
    tab.tags.setFocus()
    press(qtbot, tab.tags, "a", Key.Key_Return, "b")
    tab.list.setFocus()
    assert plan_of(document).tag_sets[1] == TagSet(name="two", tags=("a", "b"))
    tab.remove.click()
    assert [one.name for one in plan_of(document).tag_sets] == ["五度"]


def test_upper_level_items_are_pasted_and_ticked_and_the_coverage_follows(
    qtbot: QtBot, dialog: ListsDialog, document: Document
) -> None:
    tab = dialog.upper
    dialog.tabs.setCurrentWidget(tab)
    tab.tree.setFocus()
    qtbot.keyClick(tab.tree, Key.Key_Space)
    assert "Which item is meant?" in tab.said.text()
    assert not any(row.checkState(0) == Qt.CheckState.Checked for row in tab._rows.values())
    tab.grid.setFocus()
    paste(qtbot, tab.grid, "执法质效\t省局\t10\r\n食品安全\t市政府\t6.5\r\n")
    assert plan_of(document).upper_items == (
        UpperItem(code="S1", name="执法质效", source="省局", weight=Decimal(10)),
        UpperItem(code="S2", name="食品安全", source="市政府", weight=Decimal("6.5")),
    )
    assert document.undo_stack.count() == 1
    tab.grid.move_to((0, 0))
    leaf = plan_of(document).leaves[0]
    tab.tree.setFocus()
    tab.tree.setCurrentItem(tab._rows[leaf.code])
    qtbot.keyClick(tab.tree, Key.Key_Space)
    assert plan_of(document).indicator[leaf.code].upper == ("S1",)
    assert "1 of 2 covered" in tab.summary.text()
    assert tab.model.plain_text(0, 5) == leaf.name
    qtbot.keyClick(tab.tree, Key.Key_Space)
    assert plan_of(document).indicator[leaf.code].upper == ()
    qtbot.keyClick(tab.tree, Key.Key_Space)
    tab.grid.setFocus()
    tab.grid.move_to((0, 0))
    type_in(qtbot, tab.grid, "P1")
    assert plan_of(document).indicator[leaf.code].upper == ("P1",)


def test_numbers_that_are_those_of_rows_are_pasted_like_any_others(
    qtbot: QtBot, dialog: ListsDialog, document: Document
) -> None:
    """The heading of a row here is its number, which names nothing; and nothing waits for an answer nobody can give."""
    grid = dialog.upper.grid
    dialog.tabs.setCurrentWidget(dialog.upper)
    grid.setFocus()
    paste(qtbot, grid, "执法质效\t省局\t2\r\n食品安全\t市政府\t1\r\n质量工作\t市政府\t3\r\n")
    assert [item.weight for item in plan_of(document).upper_items] == [2, 1, 3]
    grid.move_to((4, 1))
    for _ in range(2):
        qtbot.keyClick(grid, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    paste(qtbot, grid, "营商环境\r\n知识产权\r\n")
    assert [item.name for item in plan_of(document).upper_items][3:] == ["营商环境", "知识产权"]


def test_an_emptied_row_goes_and_a_double_code_or_a_weight_that_is_no_number_is_refused(
    qtbot: QtBot, dialog: ListsDialog, document: Document
) -> None:
    items = (UpperItem(code="S1", name="甲"), UpperItem(code="S2", name="乙"))
    document.plan("x", replace(plan_of(document), upper_items=items))
    tab = dialog.upper
    dialog.tabs.setCurrentWidget(tab)
    tab.grid.setFocus()
    tab.grid.move_to((1, 0))
    type_in(qtbot, tab.grid, "S1")
    assert plan_of(document).upper_items == items
    assert "S1" in tab.said.text()
    tab.grid.move_to((1, 3))
    type_in(qtbot, tab.grid, "many")
    assert plan_of(document).upper_items == items
    tab.model.write("clear", {(1, column): None for column in range(5)})
    assert plan_of(document).upper_items == items[:1]
    document.undo_stack.undo()
    assert plan_of(document).upper_items == items
    assert tab.model.plain_text(1, 1) == "乙"


def test_in_a_file_that_is_only_read_nothing_can_be_changed(
    window: MainWindow, dialog: ListsDialog, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(document), "read_only", property(lambda _: True))
    document.opened.emit()
    assert not dialog.lists.add.isEnabled()
    assert dialog.lists.members.isReadOnly()
    assert not dialog.tags.add.isEnabled()
    assert not dialog.upper.model.writable(0, 1)
