"""The comparison with last year: by real keys, exact and adding up, with a way to where each figure comes from."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from db.rows import with_new_uids
from gui.document import Document
from gui.main_window import MainWindow
from gui.models.results.ranking_table import COLUMNS
from gui.pages.compare_page import ComparePage
from gui.pages.listing import COMPARE, ENTRY, PAGES, RESULTS
from scoring.entries import Assessment, Cell, Event
from scoring.plan import Adjustment, Previous

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def years(small: Assessment) -> tuple[Assessment, Assessment]:
    """Last year; and this year with a harder rule, better values and a bonus of one unit, a worse value of another."""
    plan = small.plan
    before = replace(plan, uid="then", id="small-2023", title="2023年度试验考核", year=2023)
    entries = small.entries.with_cells({("a2", "U3"): Cell("20")})
    then = with_new_uids(Assessment(before, entries))
    nodes = tuple(replace(node, measure="b1/2") if node.code == "B1" else node for node in plan.indicators)
    rule = Adjustment(code="J1", name="表彰", points=Decimal(2))
    now = replace(plan, indicators=nodes, bonus=(rule,), previous=Previous(id="small-2023"))
    better = entries.with_cells({("a1", "U2"): Cell("30"), ("a2", "U2"): Cell("30"), ("a1", "U1"): Cell("20")})
    return then, Assessment(now, replace(better, events=(Event(unit="U2", rule="J1"),)))


@pytest.fixture
def filled(
    window: MainWindow,
    document: Document,
    new_store: Callable[..., Path],
    years: tuple[Assessment, Assessment],
) -> MainWindow:
    document.open_store(new_store(*years))
    return window


def stroke(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    target: QWidget = window.focusWidget() or window
    QTest.keyClick(target, key, held)


def page_of(window: MainWindow) -> ComparePage:
    page = window.pages[COMPARE]
    assert isinstance(page, ComparePage)
    return page


def number(text: str) -> Fraction:
    return Fraction(text)


def test_one_key_shows_every_unit_by_movement_and_its_halves_add_up(filled: MainWindow) -> None:
    stroke(filled, Key.Key_F7, Held.ShiftModifier)
    page = page_of(filled)
    assert page.table.hasFocus()
    rows = [one.texts for one in page.units.rows]
    assert [row[:4] for row in rows] == [("乙县", "3", "1", "▲2"), ("丙市", "2", "2", "—"), ("甲区", "1", "3", "▼2")]
    for row in rows:
        assert number(row[5]) - number(row[4]) == number(row[6]) == number(row[7]) + number(row[8])
    assert "Clear progress (2 places and more): 乙县 (up 2)" in page._summary.text()


def test_the_leaves_of_a_unit_add_up_to_its_totals_and_lead_to_the_entry_and_back(filled: MainWindow) -> None:
    stroke(filled, Key.Key_F7, Held.ShiftModifier)
    page = page_of(filled)
    stroke(filled, Key.Key_Return)
    assert page.part_table.hasFocus()
    rows = [one.texts for one in page.parts.rows]
    assert rows[-1][0] == "Total"
    for column in range(1, 6):
        assert sum((number(row[column]) for row in rows[:-1]), Fraction(0)) == number(rows[-1][column])
    assert rows[0][0] == "指标B1", "what changed most stands first"
    stroke(filled, Key.Key_Return)
    assert filled.stack.currentWidget() is filled.pages[ENTRY]
    assert filled.pages[ENTRY].unit() == page.unit() == "U1", "the unit at the keyboard of the page before"
    stroke(filled, Key.Key_Left, Held.AltModifier)
    assert page.part_table.hasFocus()
    for row in range(len(rows)):
        page.part_table.setCurrentIndex(page.parts.index(row, 0))
        place = page.parts.rows[row].place
        assert any(place[0] in one.places for one in PAGES)


def test_the_sentence_of_a_unit_says_what_is_performance_and_what_the_rules(filled: MainWindow) -> None:
    filled.go_to(("comparison", "U2"))
    said = page_of(filled).sentence.toPlainText()
    assert "place 1, last year 3, up 2 places, clear progress" in said
    assert "better most in 指标A1 (+9.00), 指标A2 (+4.50), Bonus (+2.00)" in said
    filled.go_to(("comparison", "U1"))
    said = page_of(filled).sentence.toPlainText()
    assert "down 2 places, clear decline" in said
    assert "worse most in 指标A1 (-8.00)" in said


def test_the_movement_in_the_ranking_leads_here(filled: MainWindow) -> None:
    filled.show_page(RESULTS)
    filled.go_to(("result", "U3"))
    page = filled.pages[RESULTS]
    table = page.table  # type: ignore[attr-defined]

    table.setCurrentIndex(table.model().index(table.currentIndex().row(), COLUMNS.index("moved")))
    stroke(filled, Key.Key_Return)
    assert page_of(filled).unit() == "U3"
    stroke(filled, Key.Key_Left, Held.AltModifier)
    assert filled.stack.currentWidget() is page


def test_it_follows_an_edit_and_another_order_keeps_the_unit(filled: MainWindow, document: Document) -> None:
    filled.go_to(("comparison", "U1"))
    page = page_of(filled)
    assert page.units.rows[page.table.currentIndex().row()].texts[2] == "3"
    document.cells("type", {("a1", "U1"): Cell("30")})
    assert page.unit() == "U1"
    stroke(filled, Key.Key_O, Held.AltModifier)
    assert [one.texts[2] for one in page.units.rows] == ["1", "2", "3"]
    assert page.unit() == "U1"


def test_all_of_it_is_copied_as_text(filled: MainWindow) -> None:
    filled.go_to(("comparison", "U2"))
    stroke(filled, Key.Key_C, Held.ControlModifier | Held.ShiftModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines()[0] == page_of(filled)._summary.text()
    assert "乙县\t3\t1\t▲2\t" in copied


def test_alone_in_its_file_an_assessment_says_what_to_do(
    window: MainWindow, document: Document, new_store: Callable[..., Path], small: Assessment
) -> None:
    document.open_store(new_store(small))
    stroke(window, Key.Key_F7, Held.ShiftModifier)
    page = page_of(window)
    assert page._nothing.isVisible()
    assert "Ctrl+N" in page._nothing.text()
