"""Why a unit stands where it stands: by real keys from any page, to the figure's source and back, and as text."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.document import Document
from gui.main_window import MainWindow
from gui.models.results.why_list import SHARE
from gui.pages.listing import ENTRY, RESULTS
from gui.pages.page import Page
from gui.pages.results_page import WHY, ResultsPage
from gui.pages.why_panel import WhyPanel
from scoring.entries import Assessment, Cell, Event
from scoring.insight.gain import gain_place
from scoring.plan import Adjustment
from tests.scoring.insight.cases import city

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def filled(window: MainWindow, document: Document, new_store: Callable[..., Path], small: Assessment) -> MainWindow:
    """The window on the small assessment with every cell entered."""
    document.open_store(new_store(small))
    document.cells("type", {("a2", "U3"): Cell("20")})
    return window


def stroke(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    """A key where the keyboard is."""
    target: QWidget = window.focusWidget() or window
    QTest.keyClick(target, key, held)


def why_of(window: MainWindow) -> WhyPanel:
    page = window.pages[RESULTS]
    assert isinstance(page, ResultsPage)
    assert page.views.currentIndex() == WHY
    return page.why


def page_of(window: MainWindow) -> ResultsPage:
    page = window.pages[RESULTS]
    assert isinstance(page, ResultsPage)
    return page


def rows(panel: WhyPanel) -> list[tuple[str, ...]]:
    return [line.texts for line in panel.model.lines]


def row_of(panel: WhyPanel, name: str) -> int:
    return next(n for n, line in enumerate(panel.model.lines) if line.texts[0] == name)


def test_from_the_start_page_two_keys_answer_the_telephone(filled: MainWindow) -> None:
    filled.show_page(0)
    stroke(filled, Key.Key_F9, Held.ShiftModifier)
    stroke(filled, Key.Key_Down, Held.ControlModifier)
    table = page_of(filled).table
    assert {index.row() for index in table.selectedIndexes()} == {table.currentIndex().row()}, "one unit is chosen"
    panel = why_of(filled)
    assert panel.table.hasFocus()
    assert panel.unit == "U3"
    assert page_of(filled)._standing.text().startswith("丙市: 80.00 points, place 2 of 3")


def test_the_unit_at_the_keyboard_of_the_entry_page_is_the_one_that_is_asked_about(filled: MainWindow) -> None:
    filled.go_to(("values", "a1", "U2"))
    stroke(filled, Key.Key_F9, Held.ShiftModifier)
    assert why_of(filled).unit == "U2"
    stroke(filled, Key.Key_Left, Held.AltModifier)
    assert filled.stack.currentWidget() is filled.pages[ENTRY]


def test_enter_on_a_unit_of_the_ranking_asks_why_and_escape_goes_back(filled: MainWindow) -> None:
    filled.show_page(RESULTS)
    stroke(filled, Key.Key_Down)
    stroke(filled, Key.Key_Return)
    assert why_of(filled).unit == "U3"
    assert why_of(filled).table.hasFocus()
    stroke(filled, Key.Key_Escape)
    assert page_of(filled).table.hasFocus()


def test_points_lost_stand_in_order_and_a_bar_is_as_long_as_its_points(filled: MainWindow) -> None:
    filled.go_to(("result", "U1", "why"))
    panel = why_of(filled)
    assert rows(panel)[0] == ("Points lost (100 → 88.00)", "Points", "Full", "Lost")
    assert rows(panel)[1:4] == [
        ("指标A2", "25.00", "30", "-5.00"),
        ("指标B1", "20.00", "25", "-5.00"),
        ("指标A1", "28.00", "30", "-2.00"),
    ]
    shares = [panel.model.index(row, 3).data(SHARE) for row in (1, 2, 3)]
    assert shares == [-1.0, -1.0, -0.4]


def test_the_comparison_adds_up_and_the_keys_choose_the_other_unit(filled: MainWindow) -> None:
    filled.go_to(("result", "U2", "why"))
    panel = why_of(filled)
    assert panel.other == "U3", "at first the one above"
    assert rows(panel)[row_of(panel, "Total")] == ("Total", "79.50", "80.00", "-0.50")
    stroke(filled, Key.Key_Up, Held.AltModifier)
    assert panel.other == "U1"
    assert rows(panel)[row_of(panel, "Total")] == ("Total", "79.50", "88.00", "-8.50")
    start = row_of(panel, "Beside 甲区") + 1
    differences = [line.amount for line in panel.model.lines[start : row_of(panel, "Total")]]
    assert sum(differences) == -8.5
    assert differences == sorted(differences)


def test_what_would_gain_a_place_does_gain_it(filled: MainWindow, document: Document) -> None:
    filled.go_to(("result", "U2", "why"))
    panel = why_of(filled)
    way = next(gain for gain in panel._found if gain.does_it and gain.way == "value")
    assert any(line.item == way.item and line.sentence for line in panel.model.lines)
    document.cells("type", {(way.item, "U2"): Cell(f"{way.needed:f}")})
    assert document.result is not None
    assert next(unit.rank for unit in document.result.units if unit.code == "U2") == 2


def test_the_first_has_no_place_to_gain_and_the_panel_says_so(filled: MainWindow) -> None:
    filled.go_to(("result", "U1", "why"))
    assert rows(why_of(filled))[-1][0] == "Nobody stands at a better place."


def test_a_figure_leads_to_its_entry_a_name_to_its_rule_and_back(filled: MainWindow) -> None:
    filled.go_to(("result", "U1", "why"))
    panel = why_of(filled)
    panel.table.setCurrentIndex(panel.model.index(2, 1))
    stroke(filled, Key.Key_Return)
    assert filled.stack.currentWidget() is filled.pages[ENTRY]
    assert filled.pages[ENTRY].unit() == "U1"
    stroke(filled, Key.Key_Left, Held.AltModifier)
    assert panel.table.hasFocus()
    assert panel.table.currentIndex().row() == 2
    panel.table.setCurrentIndex(panel.model.index(2, 0))
    stroke(filled, Key.Key_Return)
    assert filled.stack.currentWidget() is filled.pages[1]


def test_one_key_copies_the_whole_answer_as_text(filled: MainWindow) -> None:
    filled.go_to(("result", "U2", "why"))
    stroke(filled, Key.Key_C, Held.ControlModifier | Held.ShiftModifier)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("乙县: 79.50 points, place 3 of 3; 0.50 points behind 丙市 at place 2")
    assert "乙县 against 丙市:" in text
    assert "To gain one place" in text


def test_an_edit_is_followed_while_the_panel_is_looked_at(filled: MainWindow, document: Document) -> None:
    filled.go_to(("result", "U2", "why"))
    document.cells("type", {("a1", "U2"): Cell("30")})
    panel = why_of(filled)
    assert panel.unit == "U2"
    assert rows(panel)[0][0] == "Points lost (100 → 88.50)"


def test_trying_is_stopped_by_escape_and_what_was_found_stays(
    qtbot: QtBot, filled: MainWindow, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui.tasks import Tasks

    tasks = Tasks()
    monkeypatch.setattr(document, "tasks", tasks)
    filled.go_to(("result", "U2", "why"))
    panel = why_of(filled)
    assert not panel.stop_button.isHidden()
    stroke(filled, Key.Key_Escape)
    assert panel.stop_button.isHidden()
    assert panel.table.hasFocus(), "the first Esc stops, the next one leaves"
    tasks.close()
    qtbot.wait(1)
    assert panel.stop_button.isHidden()
    tasks.deleteLater()


def test_typed_letters_ask_about_the_unit_of_that_name_as_it_is_or_by_pinyin(filled: MainWindow) -> None:
    filled.show_page(0)
    stroke(filled, Key.Key_F9, Held.ShiftModifier)
    QTest.keyClicks(why_of(filled).table, "yx")
    assert why_of(filled).unit == "U2", "乙县"
    page_of(filled).table.setFocus()
    QTest.keyClicks(page_of(filled).table, "b")
    assert why_of(filled).unit == "U3", "丙市"


def test_digits_jump_to_the_sections_and_every_line_leads_somewhere(filled: MainWindow, document: Document) -> None:
    plan = document.assessment.plan
    rule = Adjustment(code="K1", name="通报", points=Decimal(2))
    bonus = Adjustment(code="J1", name="表彰", points=Decimal(2))
    document.plan("Rules", replace(plan, deduction=(rule,), bonus=(bonus,)))
    document.perform("Event", lambda work: work.events(plan.uid, [Event(unit="U2", rule="K1", note="迟报")]))
    filled.go_to(("result", "U2", "why"))
    panel = why_of(filled)
    headings = [row for row, line in enumerate(panel.model.lines) if line.heading]
    for number, row in enumerate(headings[:3], 1):
        stroke(filled, Qt.Key(Key.Key_0.value + number))
        assert panel.table.currentIndex().row() == row + 1
        assert panel.model.index(row, 0).data().startswith("①②③"[number - 1])
    for row in range(panel.model.rowCount()):
        for column in range(2):
            filled.go_to(("result", "U2", "why"))
            panel.table.setCurrentIndex(panel.model.index(row, column))
            asked: list[tuple[str, ...]] = []
            page_of(filled).place_wanted.connect(asked.append)
            stroke(filled, Key.Key_Return)
            page_of(filled).place_wanted.disconnect(asked.append)
            page = filled.stack.currentWidget()
            assert isinstance(page, Page)
            assert page.go_to(asked[0]), f"{panel.model.lines[row].texts[0]} leads to {asked}, which no page has"


def test_what_is_quick_to_find_comes_before_what_has_to_be_searched_for(filled: MainWindow) -> None:
    assessment, result = city()
    ways = list(islice(gain_place(assessment.plan, assessment.entries, result, "U02"), 20))
    assert sum(way.evaluations for way in ways) < 200, "so soon twenty answers are there"
    assert not any(way.answer == "not_found" for way in ways)


def test_the_least_change_stands_first_and_the_line_at_the_keyboard_stays_it(filled: MainWindow) -> None:
    filled.go_to(("result", "U2", "why"))
    panel = why_of(filled)
    ways = [gain for gain in panel._found if gain.does_it]
    shown = [line.sentence for line in panel.model.lines if line.needed]
    by_effort = sorted((gain for gain in ways if gain.way == "value"), key=lambda gain: gain.effort)
    assert len(shown) == len(by_effort) > 1
    view = panel._view
    assert view is not None
    assert shown == [panel._insight(view).gain(gain) for gain in by_effort]
    last = panel.model.lines[-1]
    panel.table.show_row(next(row for row, line in enumerate(panel.model.lines) if line.sentence == shown[0]))
    harder = replace(by_effort[0], needed=by_effort[0].now)
    panel._found.append(harder)  # an answer that comes later, and would stand above
    panel._show_gains()
    assert panel.line is not None
    assert panel.line.sentence == shown[0]
    assert panel.model.lines[-1] == last
