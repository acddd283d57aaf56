"""与另一方案比较: lines that lead to their places, with real keys."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.rows import with_new_uids
from gui.dialogs.compare_plans import ComparePlansDialog
from gui.dialogs.lists import ListsDialog
from gui.document import Document
from gui.main_window import MainWindow
from gui.pages.listing import PLAN
from gui.pages.plan.plan_page import PlanPage
from scoring.entries import Assessment
from scoring.plan import TagSet
from scoring.years.new_year import for_year
from tests.gui.conftest import Answers


@pytest.fixture
def dialog(
    window: MainWindow, document: Document, new_store: Callable[..., Path], small: Assessment
) -> ComparePlansDialog:
    """Two years, the newer with one weight changed and one unit gone."""
    new = with_new_uids(for_year(small, 2025))
    leaf = new.plan.leaves[-1]
    plan = replace(new.plan.with_weight(leaf.code, leaf.weight + 1), units=new.plan.units[:-1])
    window.commands.open_path(new_store(small, replace(new, plan=plan)))
    assert document.assessment.plan.year == 2025
    window.actions_by_name["compare_plans"].trigger()
    found = window.findChild(ComparePlansDialog)
    assert isinstance(found, ComparePlansDialog)
    return found


def rows(dialog: ComparePlansDialog) -> list[list[str]]:
    items = [dialog.list.topLevelItem(number) for number in range(dialog.list.topLevelItemCount())]
    return [[item.text(column) for column in range(5)] for item in items if item is not None]


def test_last_year_stands_before_and_every_difference_is_a_line(dialog: ComparePlansDialog, small: Assessment) -> None:
    leaf, unit = small.plan.leaves[-1], small.plan.units[-1]
    assert dialog.old_box.currentText() == small.plan.title
    assert [row[:3] for row in rows(dialog)] == [["Unit", unit.name, "dropped"], ["Indicator", leaf.name, "weight"]]


def test_enter_on_a_line_leads_to_the_place(
    qtbot: QtBot, dialog: ComparePlansDialog, window: MainWindow, small: Assessment
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    page = window.pages[PLAN]
    assert isinstance(page, PlanPage)
    assert window.stack.currentWidget() is page
    index = page.view.currentIndex()
    assert page.model.indicator(index).code == small.plan.leaves[-1].code
    assert dialog.isVisible()


def test_what_was_dropped_leads_to_the_older_assessment(
    qtbot: QtBot, dialog: ComparePlansDialog, document: Document, small: Assessment
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert document.assessment.plan.year == small.plan.year


def test_the_lines_follow_an_edit_and_its_undo(dialog: ComparePlansDialog, document: Document) -> None:
    leaf = document.assessment.plan.leaves[0]
    document.plan("Type", document.assessment.plan.with_weight(leaf.code, leaf.weight + 2))
    assert len(rows(dialog)) == 3
    document.undo_stack.undo()
    assert len(rows(dialog)) == 2


def test_any_two_can_be_chosen(dialog: ComparePlansDialog) -> None:
    dialog.new_box.setCurrentIndex(dialog.old_box.currentIndex())
    dialog.new_box.activated.emit(dialog.new_box.currentIndex())
    assert rows(dialog) == []
    assert "the same" in dialog.said.text()


def test_the_differences_are_exported(dialog: ComparePlansDialog, answers: Answers, tmp_path: Path) -> None:
    answers.next = [tmp_path / "d.xlsx", tmp_path / "d.pdf"]
    dialog.workbook.click()
    dialog.pdf.click()
    page = openpyxl.load_workbook(tmp_path / "d.xlsx").worksheets[0]
    assert page.title == "Differences of plans"
    assert (tmp_path / "d.pdf").read_bytes().startswith(b"%PDF")


def test_a_tag_set_leads_to_the_window_of_lists_and_tags(
    qtbot: QtBot, dialog: ComparePlansDialog, window: MainWindow, document: Document
) -> None:
    document.plan("x", replace(document.assessment.plan, tag_sets=(TagSet(name="五度"),)))
    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.findChild(ListsDialog) is not None
