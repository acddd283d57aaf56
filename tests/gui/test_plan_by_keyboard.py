"""The job of January by keyboard alone, in the whole window: six weights changed, balanced, scaled, looked at."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from exchange.assessment_json import read_assessment
from gui.document import Document
from gui.main_window import MainWindow
from gui.models.plan.plan_tree import Column
from gui.pages.listing import ENTRY, PLAN
from gui.pages.plan.plan_page import PlanPage
from gui.settings import SettingsFile
from scoring.checks import weight_sums
from scoring.plan import PreviousIndicator

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


class Keyboard:
    """Presses keys on whatever has the keyboard, and counts them; a key with Alt or Ctrl held counts once."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot, self.count = qtbot, 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            self._click(key, held)

    def write(self, text: str) -> None:
        for letter in text:
            self._click(letter, NONE)

    def _click(self, key: Qt.Key | str, held: Qt.KeyboardModifier) -> None:
        self.count += 1
        target = QApplication.focusWidget()
        assert target is not None
        self._qtbot.keyClick(target, key, held)
        QApplication.processEvents()


@pytest.fixture
def page(
    qtbot: QtBot, window: MainWindow, document: Document, new_store: Callable[..., Path], samples: Path
) -> PlanPage:
    city = read_assessment((samples / "city_2024.json").read_bytes())
    before = tuple(
        PreviousIndicator(code=node.code, parent=node.parent, name=node.name, weight=node.weight)
        for node in city.plan.indicators
    )
    window.commands.open_path(new_store(replace(city, plan=replace(city.plan, previous_indicators=before))))
    window.show_page(PLAN)
    found = window.pages[PLAN]
    assert isinstance(found, PlanPage)
    found.view.setFocus()
    return found


def test_six_indicators_are_reweighted_balanced_scaled_and_looked_at_by_keys_alone(
    qtbot: QtBot, page: PlanPage, document: Document
) -> None:
    keys, key = Keyboard(qtbot), Qt.Key
    page.view.setCurrentIndex(page.model.place("A1.1", Column.WEIGHT))
    for text in ("5", "1", "2.5", "3.5"):  # A1: 12 instead of 11
        keys.write(text)
        keys.press(key.Key_Return)
    keys.press(key.Key_Down, times=2)  # past what is only for reference, and the next group
    for text in ("3", "2.5"):  # A2: 8.5 instead of 9
        keys.write(text)
        keys.press(key.Key_Return)
    assert page.sum_bar.text().endswith("under 大要案与首案: 8.5 / 9 short by 0.5 and 1 more")
    keys.press(key.Key_Equal, ALT)  # the remainder of A2 on A2.3
    assert document.assessment.plan.indicator["A2.3"].weight == Decimal(2)
    keys.press(key.Key_Plus, ALT | SHIFT)  # A1 in proportion, seen before it is done
    keys.press(key.Key_Return)
    keys.press(key.Key_L, CTRL | SHIFT)
    plan = document.assessment.plan
    assert not any(total.difference for total in weight_sums(plan))
    lines = [page.model.indicator(line).code for line in page.view.lines_from(page.model.index(0, 0))]
    assert lines == ["A", "A1", "A1.1", "A1.2", "A1.3", "A1.4", "A2", "A2.1", "A2.2", "A2.3"]
    assert [str(plan.indicator[code].weight) for code in ("A1.1", "A1.2", "A1.3", "A1.4")] == [
        "4.6",
        "0.9",
        "2.3",
        "3.2",
    ]
    assert document.undo_stack.count() == 8, "six weights, the remainder, the scaling"
    assert keys.count == 24
    for _ in range(8):
        document.undo_stack.undo()
    then = {node.code: node.weight for node in plan.previous_indicators}
    assert {node.code: node.weight for node in document.assessment.plan.indicators} == then


def test_the_keys_of_the_tree_stand_in_the_menu_while_it_is_shown(window: MainWindow, page: PlanPage) -> None:
    def texts() -> list[str]:
        menu = next(m for m in window.menuBar().findChildren(QMenu) if m.title() == "&Plan")
        return [action.text() for action in menu.actions()]

    assert "Add an indicator beside it" in texts()
    assert "Scale to the full score…" in texts()
    window.show_page(ENTRY)
    assert "Add an indicator beside it" not in texts()
    window.show_page(PLAN)
    assert texts().count("Add an indicator beside it") == 1


def test_no_key_of_the_window_is_taken_twice(window: MainWindow, page: PlanPage) -> None:
    everywhere = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)
    own = {key.toString() for action in page.deeds.actions.values() for key in action.shortcuts()}
    others = {
        key.toString()
        for action in window.findChildren(QAction)
        if action not in page.deeds.actions.values() and action.shortcutContext() in everywhere
        for key in action.shortcuts()
    }
    assert not own & others


def test_hidden_columns_are_hidden_at_the_next_start(
    window: MainWindow, page: PlanPage, settings: SettingsFile
) -> None:
    page.columns.show_column(Column.DEPARTMENT, on=False)
    window.close()
    assert settings.layout("Plan") == page.layout_state()
    assert '"hidden"' in settings.layout("Plan")


def test_what_is_being_typed_counts_when_a_key_of_the_plan_is_pressed(
    qtbot: QtBot, page: PlanPage, document: Document
) -> None:
    keys = Keyboard(qtbot)
    page.view.setCurrentIndex(page.model.place("A1.1", Column.WEIGHT))
    keys.write("5")
    keys.press(Qt.Key.Key_L, ALT)
    node = document.assessment.plan.indicator["A1.1"]
    assert (node.weight, node.locked) == (Decimal(5), True)
