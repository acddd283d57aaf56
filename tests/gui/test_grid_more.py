"""Rows of the checklist that came later, by real keys: lists, completion, bars, split, pictures; the list of keys."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.document import Document
from gui.grid_keys import GRID_KEYS
from gui.language import Translators
from gui.widgets.grid.choice_menu import ChoiceMenu
from scoring.entries import Cell
from tests.gui.entry_fixtures import ALT, CTRL, SHIFT, Desk, desk, graded_assessment, small_desk

__all__ = ["desk", "small_desk"]
Key = Qt.Key
ARROWS = {
    "Left": "←",
    "Up": "↑",
    "Right": "→",
    "Down": "↓",
    "Return": "Enter",
    "Del": "Delete",
    "Ins": "Insert",
    "PgDown": "PgDn",
}


def typed(menu: ChoiceMenu, letters: str) -> None:
    for letter in letters:
        key = Qt.Key(ord(letter.upper()))
        QApplication.sendEvent(menu, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter))


def test_a_grade_is_chosen_by_the_first_letter_of_its_pinyin(desk: Desk) -> None:
    """Row 15."""
    chosen: list[str] = []
    menu = ChoiceMenu(("优秀", "良好", "一般", "较差"), chosen.append, desk.page)
    typed(menu, "l")
    assert chosen == ["良好"]
    menu = ChoiceMenu(("优秀", "有效", "一般"), chosen.append, desk.page)
    typed(menu, "y")  # three begin so: nothing is chosen yet
    assert chosen == ["良好"]
    typed(menu, "b")
    assert chosen == ["良好", "一般"]


def test_a_text_is_completed_from_its_column(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], translators: Translators
) -> None:
    """Row 17."""
    assert document.open_store(new_store(graded_assessment()))
    desk = Desk(qtbot, document)
    place = desk.page.table.place_of("grade", "U0")
    assert place is not None
    desk.at(*place).type("Average").key(Key.Key_Return).type("A")
    assert desk.editor.text() == "Average"
    desk.key(Key.Key_Return)
    assert document.assessment.entries.cell("grade", "U1") == Cell("Average")


def test_bars_show_how_much_of_the_points_is_reached(small_desk: Desk) -> None:
    """Row 52."""
    page, table = small_desk.page, small_desk.page.table
    total = table.columnCount() - 2
    assert table.facets(0, total).bar == 0
    page.bars_action.trigger()
    number = table.number(0, total)
    assert number is not None
    assert table.facets(0, total).bar == round(100 * number / small_desk.document.assessment.plan.full_score)
    assert table.facets(0, 0).bar == table.facets(0, total + 1).bar == 0
    page.bars_action.trigger()
    assert table.facets(0, total).bar == 0


def test_two_far_apart_places_are_seen_in_a_split_table(desk: Desk) -> None:
    """Row 56."""
    desk.at(0, 0).key(Key.Key_S, held=CTRL | ALT)
    other = desk.page.faces.other
    assert other is not None
    assert QApplication.focusWidget() is other
    desk.qtbot.keyClick(other, Key.Key_End, CTRL)
    assert desk.place == (0, 0)
    other.move_to((39, 3))
    desk.qtbot.keyClicks(other, "5")
    assert other.editor is not None
    desk.qtbot.keyClick(other.editor, Key.Key_Return)
    assert desk.document.assessment.entries.cell("i3", "U39") == Cell("5")
    assert desk.grid.verticalScrollBar().value() == 0 < other.verticalScrollBar().value()
    desk.qtbot.keyClick(other, Key.Key_S, CTRL | ALT)
    assert desk.page.faces.other is None
    assert desk.grid.hasFocus()


def test_a_selection_is_copied_as_a_picture(desk: Desk) -> None:
    """Row 66."""
    desk.at(0, 0).key(Key.Key_Down, Key.Key_Right, held=SHIFT).key(Key.Key_P, held=CTRL | SHIFT)
    small = QGuiApplication.clipboard().pixmap()
    desk.key(Key.Key_Down, Key.Key_Down, held=SHIFT).key(Key.Key_P, held=CTRL | SHIFT)
    large = QGuiApplication.clipboard().pixmap()
    assert small.width() > 0
    assert large.width() >= small.width()
    assert large.height() - 1 == (small.height() - 1) // 3 * 5  # a line of headings, two rows; then four


def test_every_key_of_the_grid_stands_on_the_list_of_keys_and_in_the_documentation(desk: Desk) -> None:
    listed = " ".join(keys for keys, _ in GRID_KEYS)
    written = set(re.split(r" / | ", listed))
    missing = []
    for key, held in desk.grid._keys:
        name = QKeySequence(key | int(held.value)).toString().rpartition("+")[2] or "+"
        name = ARROWS.get(name, name)
        shown = {part for text in written for part in (text, text.rpartition("+")[2])}
        if name not in shown and name not in ("+", "=", "Backtab"):
            missing.append(name)
    assert missing == []
    page = (Path(__file__).parents[2] / "docs" / "grid.md").read_text(encoding="utf-8")
    for keys, words in GRID_KEYS:
        assert f"| {keys} | {words} |" in page
