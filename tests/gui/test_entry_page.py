"""The entry page: states, what is no number, counters, sums, the panel for entries with parts."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.document import Document
from gui.grid_model import LOOK, Look
from gui.language import Translators
from gui.pages.entry.entry_page import EntryPage
from scoring.entries import Assessment, Cell, State
from tests.gui.entry_fixtures import ALT, CTRL, Desk, Key, desk, put_on_clipboard, small_desk

__all__ = ["desk", "small_desk"]


def look(desk: Desk, row: int, column: int) -> str:
    return str(desk.page.table.index(row, column).data(LOOK))


# states


@pytest.mark.parametrize(
    ("key", "state", "shown", "text"),
    [
        (Key.Key_2, State.MISSING, Look.MISSING, "miss."),
        (Key.Key_3, State.NOT_APPLICABLE, Look.NOT_APPLICABLE, "／"),
        (Key.Key_4, State.PENDING, Look.PENDING, "101"),
    ],
)
def test_alt_digits_mark_a_cell_and_keep_its_value(
    desk: Desk, key: Qt.Key, state: State, shown: Look, text: str
) -> None:
    desk.at(1, 1).key(key, held=ALT)
    assert desk.cell(1, 1) == Cell("101", state)
    assert look(desk, 1, 1) == shown
    assert desk.page.table.index(1, 1).data() == text
    desk.key(Key.Key_1, held=ALT)
    assert desk.cell(1, 1) == Cell("101")


def test_a_mark_on_a_selection_is_one_named_step(desk: Desk) -> None:
    desk.at(1, 1)
    desk.grid.extend_to((3, 4))
    desk.key(Key.Key_2, held=ALT)
    assert desk.steps == 1
    assert desk.document.undo_stack.undoText() == "Mark Missing"
    assert desk.said[-1] == "Missing: 12 cells changed."
    assert "Missing 12" in desk.page.counters()
    desk.document.undo_stack.undo()
    assert "Missing 0" in desk.page.counters()


def test_marking_takes_over_what_is_being_typed(desk: Desk) -> None:
    desk.at(1, 1).type("55").key(Key.Key_4, held=ALT)
    assert desk.cell(1, 1) == Cell("55", State.PENDING)


def test_a_pending_cell_stays_pending_when_its_value_is_typed_anew(desk: Desk) -> None:
    desk.at(1, 1).key(Key.Key_4, held=ALT).type("8").key(Key.Key_Return)
    assert desk.cell(1, 1) == Cell("8", State.PENDING)


def test_a_value_typed_over_missing_is_a_plain_value(desk: Desk) -> None:
    desk.at(1, 1).key(Key.Key_2, held=ALT).type("8").key(Key.Key_Return)
    assert desk.cell(1, 1) == Cell("8")


def test_blank_missing_not_applicable_and_zero_are_four_different_things(desk: Desk) -> None:
    desk.at(0, 1).key(Key.Key_Delete)
    desk.at(1, 1).key(Key.Key_2, held=ALT)
    desk.at(2, 1).key(Key.Key_3, held=ALT)
    desk.at(3, 1).type("0").key(Key.Key_Return)
    assert [look(desk, row, 1) for row in range(4)] == ["blank", "missing", "not_applicable", "normal"]
    texts = [desk.page.table.describe(row, 1) for row in range(4)]
    assert len(set(texts)) == 4
    assert "Blank: 0 points; the ranking is provisional" in texts[0]
    assert "Not applicable: left out, weight shared out" in texts[2]


def test_the_four_states_of_a_read_only_file_cannot_be_changed(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Document, "read_only", True)
    desk.at(1, 1).type("9")
    assert desk.grid.editor is None
    assert "read-only" in desk.objected[-1]
    desk.key(Key.Key_Delete).key(Key.Key_2, held=ALT)
    put_on_clipboard("3")
    desk.key(Key.Key_V, held=CTRL)
    assert desk.cell(1, 1) == Cell("101")
    assert desk.steps == 0


# numbers


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("３．５", "3.5"),
        ("3。5", "3.5"),
        ("1,234.5", "1234.5"),
        ("−5", "-5"),
        ("(5)", "-5"),
        (" 3 ", "3"),
        ("12.50", "12.50"),
    ],
)
def test_a_number_is_understood_however_it_was_typed(desk: Desk, typed: str, stored: str) -> None:
    put_on_clipboard(typed)
    desk.at(1, 2).key(Key.Key_V, held=CTRL)
    assert desk.cell(1, 2) == Cell(stored)
    assert look(desk, 1, 2) == "normal"


def test_twelve_values_down_a_column_take_their_digits_and_twelve_enters(desk: Desk, document: Document) -> None:
    """Job 2 of a clerk: the paper beside her, one column, and no key but those of the values and Enter."""
    values = ["3.5", "12", "0", "0.75", "1234", "-5", "12.50", "100", "7", "88.8", "20", "6"]
    desk.at(0, 2)
    for value in values:
        desk.type(value).key(Key.Key_Return)
    entries = document.assessment.entries
    assert [entries.cell("i2", f"U{row}") for row in range(12)] == [Cell(value) for value in values]
    assert desk.place == (12, 2)
    assert desk.steps == 12
    assert desk.objected == []
    assert not desk.page.ask_bar.isVisible()


@pytest.mark.parametrize("typed", ["3..5", "100余", "1e3", "/", "无", "12.5%"])
def test_what_is_no_number_stays_as_typed_is_marked_and_said(desk: Desk, typed: str) -> None:
    put_on_clipboard(typed)
    desk.at(1, 2).key(Key.Key_V, held=CTRL)
    assert desk.cell(1, 2) == Cell(typed)
    assert look(desk, 1, 2) == "error"
    assert desk.page.table.number(1, 2) is None
    assert "Wrong 1" in desk.page.counters()
    assert desk.objected
    assert desk.objected[0] in desk.page.table.describe(1, 2)


def test_a_percent_sign_is_understood_where_the_unit_is_percent(desk: Desk) -> None:
    desk.at(1, 1).type("12.5%").key(Key.Key_Return)
    assert desk.cell(1, 1) == Cell("12.5")


def test_numbers_of_a_column_are_shown_with_the_same_decimals_and_edited_as_typed(desk: Desk) -> None:
    desk.at(1, 2).type("3.25").key(Key.Key_Return)
    table = desk.page.table
    assert (table.index(1, 2).data(), table.index(2, 2).data()) == ("3.25", "202.00")
    desk.at(2, 2).key(Key.Key_F2)
    assert desk.editor.text() == "202"


# sums


def test_the_sums_of_a_selection_are_exact(desk: Desk) -> None:
    for row, text in enumerate(("0.1", "0.2", "0.3", "文字")):
        put_on_clipboard(text)
        desk.at(row, 3).key(Key.Key_V, held=CTRL)
    desk.at(0, 3)
    with desk.qtbot.waitSignal(desk.grid.selection_changed):
        desk.grid.extend_to((3, 3))
    counters = desk.page.counters()
    for text in ("Selected 4", "Numbers 3", "Sum 0.6", "Mean 0.200", "Smallest 0.1", "Largest 0.3"):
        assert text in counters


# what else the page does


def test_undo_from_the_menu_while_typing_drops_what_is_typed_and_takes_one_step_back(desk: Desk) -> None:
    desk.at(1, 1).type("5").key(Key.Key_Return).at(3, 3).type("77")
    desk.document.undo_stack.undo()
    assert desk.grid.editor is None
    assert desk.cell(1, 1) == Cell("101")
    assert desk.cell(3, 3) == Cell("303")
    assert (desk.steps, desk.document.undo_stack.count()) == (0, 1)
    desk.document.undo_stack.redo()
    assert desk.cell(1, 1) == Cell("5")


def test_a_name_that_looks_like_markup_stays_text(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], small: Assessment
) -> None:
    items = tuple(replace(item, name=f"<b>{item.name}</b>") for item in small.plan.items)
    document.open_store(new_store(replace(small, plan=replace(small.plan, items=items))))
    page = EntryPage(document)
    qtbot.addWidget(page)
    assert page._about.textFormat() == Qt.TextFormat.PlainText
    assert "&lt;b&gt;" in page._about.toolTip()


def test_columns_stand_under_the_indicator_that_alone_uses_them(desk: Desk) -> None:
    groups = [column.path for column in desk.page.table.all_columns]
    assert groups == [("A",)] * 12 + [("B",)] * 4


def test_an_item_used_in_several_places_is_shared_and_one_used_nowhere_says_so(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], small: Assessment
) -> None:
    indicators = tuple(replace(n, measure="a1 + b2") if n.code == "B2" else n for n in small.plan.indicators)
    indicators = tuple(replace(n, measure="a1") if n.code == "A2" else n for n in indicators)
    document.open_store(new_store(replace(small, plan=replace(small.plan, indicators=indicators))))
    page = EntryPage(document)
    qtbot.addWidget(page)
    assert [(column.item.code, column.path) for column in page.table.all_columns] == [
        ("a1", ("shared",)),
        ("b1", ("B",)),
        ("b2", ("B",)),
        ("a2", ("unused",)),
    ]


def test_the_context_menu_has_the_order_of_a_spreadsheet_and_does_what_it_says(desk: Desk) -> None:
    desk.at(0, 12)
    menu = desk.page.menus.of_cells(desk.grid)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == [
        *("Cut", "Copy", "Copy with headings", "Paste", "Paste special…", "Clear", "Fill", "Mark", "Comment…"),
        *("Add evidence…", "Show the evidence", "Open the parts", "Insert or delete rows and columns…"),
    ]
    next(action for action in menu.actions() if action.text() == "Clear").trigger()
    assert desk.cell(0, 12) is None
    next(action for action in menu.actions() if action.text() == "Open the parts").trigger()
    assert desk.page.member_grid.isVisible()
    menu.deleteLater()


def test_go_to_shows_the_cell_of_a_finding(desk: Desk) -> None:
    assert desk.page.go_to(("values", "i3", "U7"))
    assert desk.place == (7, 3)
    assert not desk.page.go_to(("values", "nowhere", "U7"))
    assert not desk.page.go_to(("indicators", "A"))


def test_sorting_moves_what_is_seen_and_nothing_that_is_stored(desk: Desk) -> None:
    before = desk.document.assessment
    desk.at(0, 2)
    desk.page.sort(2, Qt.SortOrder.DescendingOrder)
    assert desk.page.table.unit(0).code == "U39"
    assert desk.place == (39, 2)
    desk.at(0, 2).type("5").key(Key.Key_Return)
    assert desk.document.assessment.entries.cell("i2", "U39") == Cell("5")
    assert desk.page.table.unit(0).code == "U39"
    desk.page.sort(2, None)
    assert [desk.page.table.unit(row).code for row in range(40)] == [unit.code for unit in before.plan.units]
    assert desk.place == (1 if desk.place == (1, 2) else 38, 2)


def test_an_assessment_without_items_says_what_to_do(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], small: Assessment
) -> None:
    empty = replace(small, plan=replace(small.plan, indicators=(), items=()), entries=type(small.entries)())
    document.open_store(new_store(empty))
    page = EntryPage(document)
    qtbot.addWidget(page)
    page.show()
    assert page._nothing.isVisible()
    assert not page.grid.isVisible()


# entries with parts


@pytest.fixture
def panel(desk: Desk) -> Callable[[int], Desk]:
    """Opens the parts of an entry of the first unit and points the desk's words at the panel."""

    def open_(column: int) -> Desk:
        desk.at(0, column).key(Key.Key_F4)
        assert desk.page.member_grid.hasFocus()
        return desk

    return open_


def press(desk: Desk, *keys: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    grid = desk.page.member_grid
    for key in keys:
        if isinstance(key, str) and not key.isascii():
            event = QInputMethodEvent("", [])
            event.setCommitString(key)
            QApplication.sendEvent(grid.editor or grid, event)
        elif isinstance(key, str):
            for letter in key:
                desk.qtbot.keyClicks(grid.editor or grid, letter)
        else:
            desk.qtbot.keyClick(grid.editor or grid, key, held)


def test_enter_opens_the_parts_of_a_series_and_each_change_is_a_step(panel: Callable[[int], Desk]) -> None:
    desk = panel(12)
    press(desk, "5", Key.Key_Return, Key.Key_Return, "2", Key.Key_Return)
    assert desk.value(0, 12) == {"食品": "5", "药品": "0", "设备": "2"}
    assert desk.steps == 2
    press(desk, Key.Key_Up)
    desk.page.member_grid.move_to((1, 0))
    press(desk, Key.Key_3, held=ALT)
    assert desk.value(0, 12) == {"食品": "5", "药品": {"state": "not_applicable", "value": "0"}, "设备": "2"}
    press(desk, Key.Key_Escape)
    assert desk.grid.hasFocus()
    assert desk.page.table.index(0, 12).data() == "3 parts 2 covered"


def test_marks_of_a_panel_grow_by_typing_and_paste_as_one_step(panel: Callable[[int], Desk]) -> None:
    desk = panel(13)
    desk.page.member_grid.move_to((2, 0))
    put_on_clipboard("88\r\n91.5\r\n")
    press(desk, Key.Key_V, held=CTRL)
    assert desk.value(0, 13) == ["90", "95.5", "88"]
    desk.page.member_grid.move_to((3, 0))
    press(desk, "77", Key.Key_Return)
    assert desk.value(0, 13) == ["90", "95.5", "88", "77"]
    assert desk.page.members.rowCount() == 5


def test_the_mean_of_marks_leaves_out_what_is_no_number(panel: Callable[[int], Desk]) -> None:
    desk = panel(13)
    desk.page.member_grid.move_to((1, 0))
    press(desk, "5x", Key.Key_Return)
    assert desk.page.table.index(0, 13).data() == "2 marks mean 90.00"
    assert "评分 2: “5x”" in desk.page.table.describe(0, 13), "counted as the panel counts"


def test_tasks_take_a_name_a_target_and_what_was_done(panel: Callable[[int], Desk]) -> None:
    desk = panel(14)
    desk.page.member_grid.move_to((1, 1))
    press(desk, "9", Key.Key_Return)
    assert "First type the name" in desk.objected[-1]
    desk.page.member_grid.move_to((1, 0))
    press(desk, "电梯", Key.Key_Tab, "20", Key.Key_Tab, "18", Key.Key_Return)
    assert desk.value(0, 14) == {
        "茶叶": {"target": "10", "done": "9"},
        "电梯": {"target": "20", "done": "18"},
    }
    desk.page.member_grid.move_to((2, 0))
    press(desk, "电梯", Key.Key_Tab, "1", Key.Key_Return)
    assert "is there already" in desk.objected[-1]


def test_ballots_are_counted_by_round_and_group(panel: Callable[[int], Desk]) -> None:
    desk = panel(15)
    members = desk.page.members
    assert [members.headerData(n, Qt.Orientation.Vertical) for n in range(4)] == [
        "Round 1 领导", "Round 1 处室", "Round 2 领导", "Round 2 处室",
    ]  # fmt: skip
    desk.page.member_grid.move_to((2, 0))
    press(desk, "4", Key.Key_Tab, "2", Key.Key_Return)
    assert desk.value(0, 15) == [
        {"领导": {"A": "3", "B": "1"}, "处室": {"A": "5"}},
        {"领导": {"A": "4", "B": "2"}},
    ]
    assert members.rowCount() == 6


def test_undo_of_a_part_shows_it_and_typing_into_the_grid_says_how_to_open_it(panel: Callable[[int], Desk]) -> None:
    desk = panel(12)
    press(desk, "5", Key.Key_Return, Key.Key_Escape)
    desk.at(3, 3)
    desk.document.undo_stack.undo()
    assert desk.place == (0, 12)
    assert desk.value(0, 12) == {"食品": "3", "药品": "0"}
    desk.type("7")
    assert "F4" in desk.objected[-1]
    assert desk.value(0, 12) == {"食品": "3", "药品": "0"}


def test_words_follow_the_language_while_the_page_is_shown(desk: Desk, translators: Translators) -> None:
    desk.at(1, 1).key(Key.Key_2, held=ALT)
    translators.speak("zh_CN")
    QApplication.processEvents()
    assert desk.page.table.index(1, 1).data() == "缺"
    assert desk.page.table.index(0, 12).data() == "2项 1已覆盖"
    assert "缺报 1" in desk.page.counters()
    assert desk.page.marks[2].text() == "不适用"
    translators.speak("en")
    QApplication.processEvents()
    assert desk.page.table.index(1, 1).data() == "miss."
