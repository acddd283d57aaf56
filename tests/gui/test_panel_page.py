"""Marks of judges: entered by the ordinary keys, dropped ones struck through, panels on one scale, judges by name."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.work import Work
from gui.document import Document
from gui.grid_model import Mark
from gui.pages.panel_page import PanelPage
from scoring.double_entry import confirmed
from scoring.entries import Cell
from scoring.panels import ABSENT, MISSING
from scoring.plan import Indicator, Item
from tests.gui.entry_fixtures import CTRL, put_on_clipboard

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, opened: Document) -> PanelPage:
    plan = opened.assessment.plan
    leaf = Indicator(
        code="J",
        parent=None,
        name="案卷评查",
        weight=Decimal(10),
        method="panel",
        params={"item": "judged", "min_n_to_drop": "3"},
    )
    plan = replace(
        plan,
        items=(*plan.items, Item(code="judged", name="评委打分", kind="series")),
        indicators=(*plan.indicators, leaf),
    )
    first = {("judged", unit.code): Cell(["90", "80", "70"]) for unit in plan.units}

    def begin(work: Work) -> None:
        work.plan(plan)
        work.cells(plan.uid, first)

    opened.perform("panel", begin)
    opened.undo_stack.clear()
    page = PanelPage(opened)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    qtbot.waitExposed(page)
    page.show_item("judged")
    return page


def value(opened: Document, row: int = 0) -> object:
    cell = opened.assessment.entries.cell("judged", opened.assessment.plan.units[row].code)
    return None if cell is None else cell.value


def type_mark(qtbot: QtBot, page: PanelPage, text: str) -> None:
    qtbot.keyClicks(page.grid, text[0])
    if len(text) > 1:
        assert page.grid.editor is not None
        qtbot.keyClicks(page.grid.editor, text[1:])
    qtbot.keyClick(page.grid.editor or page.grid, Key.Key_Return)


def struck(page: PanelPage, row: int = 0) -> list[bool]:
    return [bool(page.table.facets(row, column).marks & Mark.STRUCK) for column in range(1, page.table.entry_columns())]


def is_second(page: PanelPage) -> bool:
    return page.table.is_second


def test_a_mark_is_typed_and_what_is_dropped_is_struck_through(qtbot: QtBot, page: PanelPage, opened: Document) -> None:
    assert struck(page) == [True, False, True, False]
    type_mark(qtbot, page, "75")
    assert value(opened) == ["75", "80", "70"]
    assert page.grid.place == (1, 1)
    assert struck(page) == [False, True, True, False]
    mean = page.table.entry_columns() + 1
    assert page.table.plain_text(0, mean) == "75"
    page.grid.move_to((0, 0))
    assert "75 = 75" in page.worked.text() or "10×75÷100 = 7.50" in page.worked.text()
    opened.undo_stack.undo()
    assert value(opened) == ["90", "80", "70"]


def test_a_judge_is_absent_by_key_or_word_and_a_gap_is_a_missing_mark(
    qtbot: QtBot, page: PanelPage, opened: Document
) -> None:
    page.grid.move_to((0, 2))
    qtbot.keyClick(page.grid, Key.Key_3, ALT)
    assert value(opened) == ["90", ABSENT, "70"]
    assert struck(page) == [False, False, False, False]
    put_on_clipboard("/\t88\t60")
    page.grid.move_to((1, 1))
    qtbot.keyClick(page.grid, Key.Key_V, CTRL)
    assert value(opened, 1) == [ABSENT, "88", "60"]
    page.grid.move_to((2, 1))
    qtbot.keyClick(page.grid, Key.Key_Delete)
    assert value(opened, 2) == [MISSING, "80", "70"]
    assert page.table.plain_text(2, page.table.entry_columns() + 1) == ""
    page.grid.move_to((2, 4))
    type_mark(qtbot, page, "60")
    assert value(opened, 2) == [MISSING, "80", "70", "60"]
    page.grid.move_to((2, 1))
    qtbot.keyClick(page.grid, Key.Key_2, ALT)
    assert value(opened, 2) == [MISSING, "80", "70", "60"]


def test_a_number_of_a_panel_at_the_units_brings_them_to_one_scale(
    qtbot: QtBot, page: PanelPage, opened: Document
) -> None:
    codes = [unit.code for unit in opened.assessment.plan.units]
    page.table.write("x", {(1, column): text for column, text in ((1, "60"), (2, "60"), (3, "60"))})
    page.grid.move_to((0, 0))
    for number in ("1", "2"):
        type_mark(qtbot, page, number)
    leaf = opened.assessment.plan.indicator["J"]
    assert leaf.params["panels"] == {codes[0]: "1", codes[1]: "2"}
    balanced = page.table.entry_columns() + 2
    assert [page.table.plain_text(row, balanced) for row in (0, 1)] == ["70", "70"]
    assert "70" in page.balance.text()
    said: list[str] = []
    page.objected.connect(said.append)
    page.grid.move_to((0, 0))
    type_mark(qtbot, page, "0")
    assert said
    assert opened.assessment.plan.indicator["J"].params["panels"] == {codes[0]: "1", codes[1]: "2"}
    page.table.write("x", {(0, 0): "", (1, 0): ""})
    assert "panels" not in opened.assessment.plan.indicator["J"].params


def test_judges_get_names_and_their_marks_go_along(page: PanelPage, opened: Document) -> None:
    said: list[str] = []
    page.objected.connect(said.append)
    page.take_judges("张\n李")
    page.take_judges("张\n李\n张")
    assert len(said) == 2
    page.take_judges("张\n李\n\n王\n赵")
    assert value(opened) == {"张": "90", "李": "80", "王": "70"}
    assert [page.table.headerData(n, Qt.Orientation.Horizontal) for n in range(1, 5)] == ["张", "李", "王", "赵"]
    assert opened.undo_stack.count() == 1
    page.table.write("x", {(0, 4): "60"})
    assert "赵" in page.told.text()
    page.take_judges("张\n刘\n王\n赵")
    assert value(opened) == {"张": "90", "刘": "80", "王": "70", "赵": "60"}


def test_marks_are_typed_a_second_time_blind_and_differences_are_settled_mark_by_mark(
    qtbot: QtBot, page: PanelPage, opened: Document
) -> None:
    units = opened.assessment.plan.units
    qtbot.keyClick(page.grid, Key.Key_D, CTRL | ALT)
    assert is_second(page)
    mean = page.table.entry_columns() + 1
    assert {page.table.plain_text(row, column) for row in range(len(units)) for column in (1, 2, 3, mean)} == {""}
    put_on_clipboard("\n".join(["90\t80.0\t71", "91\t80\t70", *["90\t80\t70"] * (len(units) - 2)]))
    page.grid.move_to((0, 1))
    qtbot.keyClick(page.grid, Key.Key_V, CTRL)
    assert value(opened) == ["90", "80", "70"]
    assert not page.table.deviations
    qtbot.keyClick(page.grid, Key.Key_F7)
    assert [(one.unit, one.judge, one.first, one.second) for one in page.table.deviations] == [
        (units[0].code, "3", "70", "71"),
        (units[1].code, "1", "90", "91"),
    ]
    assert page.table.facets(0, 3).marks & Mark.DIFFERS
    qtbot.keyClick(page.twice.list.list, Key.Key_1)
    assert [one.unit for one in page.table.deviations] == [units[1].code]
    qtbot.keyClick(page.twice.list.list, Key.Key_2)
    assert not page.table.deviations
    assert value(opened) == ["90", "80", "70"]
    assert value(opened, 1) == ["91", "80", "70"]
    qtbot.keyClick(page.grid, Key.Key_F7)
    assert not is_second(page)
    assert confirmed(opened.assessment.entries)["judged"] == {unit.code for unit in units}


def test_a_second_pass_that_was_left_goes_on_and_neither_of_two_marks_may_be_right(
    qtbot: QtBot, page: PanelPage, opened: Document
) -> None:
    qtbot.keyClick(page.grid, Key.Key_D, CTRL | ALT)
    type_mark(qtbot, page, "95")
    qtbot.keyClick(page.grid, Key.Key_D, CTRL | ALT)
    assert not is_second(page)
    assert page.table.plain_text(0, 1) == "90"
    assert page.twice.bar.isVisible()
    qtbot.keyClick(page.grid, Key.Key_D, CTRL | ALT)
    assert page.table.plain_text(0, 1) == "95"
    qtbot.keyClick(page.grid, Key.Key_F7)
    page.twice.take_other([page.table.deviations[0]], "93.5")
    assert value(opened) == ["93.5", "80", "70"]
    assert page.table.plain_text(0, 1) == "93.5"
    opened.undo_stack.undo()
    assert value(opened) == ["90", "80", "70"]
    for button in page.twice.bar.buttons:
        assert button.text()
