"""The edit menu acts on what has the keyboard, and undo says what it took back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.document import Document
from gui.main_window import MainWindow
from gui.pages.entry.entry_page import EntryPage
from gui.pages.listing import ENTRY, RESULTS
from gui.widgets.grid.grid import Grid
from scoring.entries import Assessment, Cell
from tests.gui.entry_fixtures import put_on_clipboard

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def grid(window: MainWindow, new_store: Callable[..., Path], small: Assessment) -> Grid:
    """The grid of the entry page, on a1 of U1, with the keyboard."""
    window.commands.open_path(new_store(small))
    window.show_page(ENTRY)
    page = window.pages[ENTRY]
    assert isinstance(page, EntryPage)
    assert page.go_to(("values", "a1", "U1"))
    return page.grid


def edit_menu(window: MainWindow) -> QMenu:
    return next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&Edit")


def entry(window: MainWindow, key: str) -> QAction:
    """The menu's row with a key, as it is when the menu is opened."""
    menu = edit_menu(window)
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if action.shortcut().toString() == key)


def test_the_menu_copies_clears_and_pastes_cells(window: MainWindow, grid: Grid, document: Document) -> None:
    entry(window, "Ctrl+C").trigger()
    assert QGuiApplication.clipboard().text() == "28\r\n"
    entry(window, "Del").trigger()
    assert document.assessment.entries.cell("a1", "U1") is None
    entry(window, "Ctrl+V").trigger()
    assert document.assessment.entries.cell("a1", "U1") == Cell("28")


def test_the_menu_fills_a_selection(qtbot: QtBot, window: MainWindow, grid: Grid, document: Document) -> None:
    qtbot.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    entry(window, "Ctrl+D").trigger()
    assert document.assessment.entries.cell("a1", "U2") == Cell("28")


def test_in_an_open_editor_the_menu_acts_on_the_letters(
    qtbot: QtBot, window: MainWindow, grid: Grid, document: Document
) -> None:
    qtbot.keyClick(grid, Qt.Key.Key_F2)
    assert grid.editor is not None
    entry(window, "Ctrl+A").trigger()
    put_on_clipboard("77")
    entry(window, "Ctrl+V").trigger()
    assert grid.editor.text() == "77"
    assert document.undo_stack.count() == 0
    assert not entry(window, "Ctrl+D").isEnabled(), "letters are not filled down"
    qtbot.keyClick(grid.editor, Qt.Key.Key_Escape)


def test_after_a_menu_key_has_closed_the_editor_the_menu_acts_on_its_grid(
    qtbot: QtBot, window: MainWindow, grid: Grid, document: Document
) -> None:
    qtbot.keyClicks(grid, "3")
    window.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
    assert document.assessment.entries.cell("a1", "U1") == Cell("3")
    assert entry(window, "Ctrl+D").isEnabled()
    entry(window, "Del").trigger()
    assert document.assessment.entries.cell("a1", "U1") is None


def test_a_table_to_read_can_be_copied_but_not_cleared(window: MainWindow, grid: Grid) -> None:
    window.show_page(RESULTS)
    assert entry(window, "Ctrl+C").isEnabled()
    assert not entry(window, "Del").isEnabled()
    assert not entry(window, "Ctrl+V").isEnabled()


def test_on_the_start_page_there_is_nothing_to_edit(window: MainWindow) -> None:
    assert not entry(window, "Ctrl+V").isEnabled()


def test_undo_and_redo_say_what_they_did_in_place_of_the_older_message(
    qtbot: QtBot, window: MainWindow, grid: Grid
) -> None:
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert "Cleared" in window.message_line.text
    qtbot.keyClick(grid, Qt.Key.Key_Z, CTRL)
    assert window.message_line.text == "Undone: Clear"
    qtbot.keyClick(grid, Qt.Key.Key_Y, CTRL)
    assert window.message_line.text == "Redone: Clear"


def test_a_step_that_was_refused_does_not_say_that_it_was_undone(
    qtbot: QtBot, window: MainWindow, grid: Grid, document: Document
) -> None:
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert document.store is not None
    uid = document.assessment.plan.uid
    with document.store.work("somebody else") as work:
        work.cells(uid, {("a1", "U1"): Cell("5")})
    qtbot.keyClick(grid, Qt.Key.Key_Z, CTRL)
    assert window.message_line.text
    assert "Undone" not in window.message_line.text
