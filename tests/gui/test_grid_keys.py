"""Every key of the grid, pressed for real: moving, selecting and editing as in a spreadsheet."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence

from tests.gui.entry_fixtures import ALT, CTRL, SHIFT, Desk, Key, desk, small_desk

__all__ = ["desk", "small_desk"]


# moving


@pytest.mark.parametrize(
    ("key", "held", "start", "end"),
    [
        (Key.Key_Down, None, (3, 3), (4, 3)),
        (Key.Key_Up, None, (3, 3), (2, 3)),
        (Key.Key_Left, None, (3, 3), (3, 2)),
        (Key.Key_Right, None, (3, 3), (3, 4)),
        (Key.Key_Up, None, (0, 3), (0, 3)),
        (Key.Key_Left, None, (3, 0), (3, 0)),
        (Key.Key_Return, None, (3, 3), (4, 3)),
        (Key.Key_Enter, None, (3, 3), (4, 3)),
        (Key.Key_Return, SHIFT, (3, 3), (2, 3)),
        (Key.Key_Return, None, (39, 3), (39, 3)),
        (Key.Key_Tab, None, (3, 3), (3, 4)),
        (Key.Key_Backtab, SHIFT, (3, 3), (3, 2)),
        (Key.Key_Home, None, (3, 3), (3, 0)),
        (Key.Key_End, None, (3, 3), (3, 15)),
        (Key.Key_Home, CTRL, (3, 3), (0, 0)),
        (Key.Key_End, CTRL, (3, 3), (39, 15)),
        (Key.Key_Down, CTRL, (3, 3), (39, 3)),
        (Key.Key_Up, CTRL, (3, 3), (0, 3)),
        (Key.Key_Right, CTRL, (3, 3), (3, 11)),
        (Key.Key_Left, CTRL, (3, 3), (3, 0)),
    ],
)
def test_a_key_moves_to_the_cell_a_spreadsheet_would(
    desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier | None, start: tuple[int, int], end: tuple[int, int]
) -> None:
    desk.at(*start).key(key, held=held or Qt.KeyboardModifier.NoModifier)
    assert desk.place == end
    assert desk.selected == {end}
    assert desk.steps == 0


def test_page_keys_move_by_what_can_be_seen_and_back(desk: Desk) -> None:
    desk.at(0, 0).key(Key.Key_PageDown)
    assert desk.place is not None
    row = desk.place[0]
    assert 5 < row < 39
    desk.key(Key.Key_PageUp)
    assert desk.place == (0, 0)
    desk.key(Key.Key_PageDown, held=ALT)
    assert desk.place[1] > 3
    desk.key(Key.Key_PageUp, held=ALT)
    assert desk.place == (0, 0)


def test_ctrl_arrow_stops_at_the_edges_of_filled_runs(desk: Desk) -> None:
    desk.at(5, 2).key(Key.Key_Delete).at(6, 2).key(Key.Key_Delete)
    stops = []
    desk.at(0, 2)
    for _ in range(3):
        desk.key(Key.Key_Down, held=CTRL)
        stops.append(desk.place)
    assert stops == [(4, 2), (7, 2), (39, 2)]


def test_after_a_run_of_tabs_enter_returns_to_the_column_where_it_began(desk: Desk) -> None:
    desk.at(2, 1).type("1").key(Key.Key_Tab).type("2").key(Key.Key_Tab).type("3").key(Key.Key_Return)
    assert desk.place == (3, 1)
    assert [desk.value(2, column) for column in (1, 2, 3)] == ["1", "2", "3"]


def test_any_other_move_forgets_where_the_tabs_began(desk: Desk) -> None:
    desk.at(2, 1).key(Key.Key_Tab, Key.Key_Tab, Key.Key_Down, Key.Key_Return)
    assert desk.place == (4, 3)


# selecting


def test_shift_arrows_grow_the_selection_and_leave_the_current_cell(desk: Desk) -> None:
    desk.at(2, 2).key(Key.Key_Down, Key.Key_Right, Key.Key_Right, held=SHIFT)
    assert desk.place == (2, 2)
    assert desk.selected == {(row, column) for row in (2, 3) for column in (2, 3, 4)}
    desk.key(Key.Key_Left, Key.Key_Left, Key.Key_Left, held=SHIFT)
    assert desk.selected == {(row, column) for row in (2, 3) for column in (1, 2)}


@pytest.mark.parametrize(
    ("key", "end"),
    [(Key.Key_Down, (39, 2)), (Key.Key_Up, (0, 2)), (Key.Key_Home, (0, 0)), (Key.Key_End, (39, 15))],
)
def test_ctrl_shift_keys_select_up_to_where_ctrl_would_go(desk: Desk, key: Qt.Key, end: tuple[int, int]) -> None:
    desk.at(5, 2).key(key, held=CTRL | SHIFT)
    rows = range(min(5, end[0]), max(5, end[0]) + 1)
    columns = range(min(2, end[1]), max(2, end[1]) + 1)
    assert desk.place == (5, 2)
    assert desk.selected == {(row, column) for row in rows for column in columns}


def test_ctrl_a_selects_everything_as_one_range_and_keeps_the_current_cell(desk: Desk) -> None:
    desk.at(5, 2).key(Key.Key_A, held=CTRL)
    assert desk.grid.selectionModel().selection().count() == 1
    assert len(desk.selected) == 40 * 16
    assert desk.place == (5, 2)


def test_enter_and_tab_go_round_inside_a_selected_range(desk: Desk) -> None:
    desk.at(1, 1)
    desk.grid.extend_to((2, 2))
    walked = []
    for _ in range(5):
        desk.key(Key.Key_Return)
        walked.append(desk.place)
    assert walked == [(2, 1), (1, 2), (2, 2), (1, 1), (2, 1)]
    desk.key(Key.Key_Tab)
    assert desk.place == (2, 2)
    desk.key(Key.Key_Backtab, held=SHIFT)
    desk.key(Key.Key_Backtab, held=SHIFT)
    assert desk.place == (1, 2)
    assert len(desk.selected) == 4


def test_typing_down_a_selected_block_fills_it_in_order(desk: Desk) -> None:
    desk.at(1, 1)
    desk.grid.extend_to((2, 2))
    for text in "5678":
        desk.type(text).key(Key.Key_Return)
    assert [desk.value(*place) for place in ((1, 1), (2, 1), (1, 2), (2, 2))] == ["5", "6", "7", "8"]
    assert desk.place == (1, 1)


def test_a_drag_leaves_the_current_cell_where_it_began(desk: Desk) -> None:
    view = desk.grid.viewport()
    first, last = (desk.grid.visualRect(desk.page.table.index(*place)).center() for place in ((1, 1), (3, 2)))
    desk.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    desk.qtbot.mouseMove(view, last)
    desk.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
    assert desk.place == (1, 1)
    assert desk.selected == {(row, column) for row in (1, 2, 3) for column in (1, 2)}


def test_shift_click_selects_up_to_the_click(desk: Desk) -> None:
    desk.at(1, 1)
    target = desk.grid.visualRect(desk.page.table.index(4, 3)).center()
    desk.qtbot.mouseClick(desk.grid.viewport(), Qt.MouseButton.LeftButton, SHIFT, target)
    assert desk.place == (1, 1)
    assert len(desk.selected) == 4 * 3


def test_a_click_on_a_group_heading_selects_its_columns(desk: Desk) -> None:
    header = desk.grid.grouped_header
    x = header.sectionViewportPosition(3) + 5
    desk.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 4))
    assert desk.selected == {(row, column) for row in range(40) for column in range(12)}


# editing


def test_typing_replaces_and_enter_commits_and_goes_down(desk: Desk) -> None:
    desk.at(2, 2).type("12.50")
    assert desk.editor.text() == "12.50"
    desk.key(Key.Key_Return)
    assert desk.value(2, 2) == "12.50"
    assert desk.place == (3, 2)
    assert desk.document.undo_stack.undoText() == "Type 12.50"


def test_arrows_while_typing_commit_and_move(desk: Desk) -> None:
    desk.at(2, 2).type("7").key(Key.Key_Right).type("8").key(Key.Key_Up)
    assert (desk.value(2, 2), desk.value(2, 3)) == ("7", "8")
    assert desk.place == (1, 3)


def test_f2_edits_with_the_caret_at_the_end_and_arrows_stay_inside(desk: Desk) -> None:
    desk.at(2, 2).key(Key.Key_F2)
    assert desk.editor.text() == "202"
    assert not desk.editor.hasSelectedText()
    assert desk.editor.cursorPosition() == 3
    desk.key(Key.Key_Left).type("9")
    assert desk.editor.text() == "2092"
    desk.key(Key.Key_Home)
    assert desk.editor.cursorPosition() == 0
    desk.key(Key.Key_Return)
    assert desk.value(2, 2) == "2092"


def test_f2_while_typing_switches_to_the_caret_and_back(desk: Desk) -> None:
    desk.at(2, 2).type("12").key(Key.Key_F2, Key.Key_Left).type("5").key(Key.Key_F2, Key.Key_Left)
    assert desk.value(2, 2) == "152"
    assert desk.place == (2, 1)


def test_escape_restores_what_was_there(desk: Desk) -> None:
    desk.at(2, 2).type("999").key(Key.Key_Escape)
    assert desk.grid.editor is None
    assert desk.value(2, 2) == "202"
    assert desk.steps == 0
    assert desk.grid.hasFocus()


def test_backspace_empties_the_editor_and_escape_brings_the_value_back(desk: Desk) -> None:
    desk.at(2, 2).key(Key.Key_Backspace)
    assert desk.editor.text() == ""
    desk.key(Key.Key_Escape)
    assert desk.value(2, 2) == "202"
    desk.key(Key.Key_Backspace).type("4").key(Key.Key_Return)
    assert desk.value(2, 2) == "4"


def test_delete_clears_the_whole_selection_in_one_step(desk: Desk) -> None:
    desk.at(1, 1)
    desk.grid.extend_to((3, 4))
    desk.key(Key.Key_Delete)
    assert desk.steps == 1
    assert {desk.value(row, column) for row in (1, 2, 3) for column in (1, 2, 3, 4)} == {None}
    desk.document.undo_stack.undo()
    assert desk.value(3, 4) == "304"


def test_an_edit_that_changes_nothing_leaves_no_step(desk: Desk) -> None:
    desk.at(2, 2).key(Key.Key_F2, Key.Key_Return)
    desk.at(2, 2).type("202").key(Key.Key_Return)
    assert desk.steps == 0


def test_a_click_elsewhere_commits(desk: Desk) -> None:
    desk.at(2, 2).type("77")
    target = desk.grid.visualRect(desk.page.table.index(5, 5)).center()
    desk.qtbot.mouseClick(desk.grid.viewport(), Qt.MouseButton.LeftButton, pos=target)
    assert desk.value(2, 2) == "77"
    assert desk.place == (5, 5)


def test_leaving_the_page_commits_what_is_being_typed(desk: Desk) -> None:
    desk.at(2, 2).type("66")
    desk.page.hide()
    assert desk.value(2, 2) == "66"


def test_ctrl_enter_fills_the_selection_with_what_is_typed(desk: Desk) -> None:
    desk.at(1, 1)
    desk.grid.extend_to((3, 2))
    desk.type("5").key(Key.Key_Return, held=CTRL)
    assert {desk.value(row, column) for row in (1, 2, 3) for column in (1, 2)} == {"5"}
    assert desk.steps == 1
    assert len(desk.selected) == 6


def test_ctrl_d_and_ctrl_r_fill_down_and_right(desk: Desk) -> None:
    desk.at(1, 1)
    desk.grid.extend_to((4, 2))
    desk.key(Key.Key_D, held=CTRL)
    assert [desk.value(row, 2) for row in (1, 2, 3, 4)] == ["102"] * 4
    desk.at(6, 1)
    desk.grid.extend_to((6, 4))
    desk.key(Key.Key_R, held=CTRL)
    assert [desk.value(6, column) for column in (1, 2, 3, 4)] == ["601"] * 4
    desk.at(9, 3).key(Key.Key_D, held=CTRL)
    assert desk.value(9, 3) == "803"
    assert desk.steps == 3


def test_ctrl_z_in_an_open_editor_takes_back_letters_and_not_the_last_action(desk: Desk) -> None:
    undo = QAction(desk.page)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    undo.triggered.connect(desk.document.undo_stack.undo)
    desk.page.addAction(undo)
    desk.at(2, 2).type("5").key(Key.Key_Return)
    desk.type("123").key(Key.Key_Z, held=CTRL)
    assert desk.editor.text() != "123"
    assert desk.value(2, 2) == "5"
    desk.key(Key.Key_Escape).key(Key.Key_Z, held=CTRL)
    assert desk.value(2, 2) == "202"


def test_digits_need_no_input_method_but_names_do(desk: Desk) -> None:
    desk.at(0, 0)
    assert not desk.grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    desk.type("1")
    assert not desk.editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_alt_n_goes_to_the_next_blank_cell_and_says_when_there_is_none(small_desk: Desk) -> None:
    small_desk.at(0, 0).key(Key.Key_N, held=ALT)
    assert small_desk.place == (2, 1)
    small_desk.type("3").key(Key.Key_Return).key(Key.Key_N, held=ALT)
    assert small_desk.said[-1] == "No blank cell is left."


def test_zoom_keeps_the_selection_and_comes_back(desk: Desk) -> None:
    height, width = desk.grid.rowHeight(0), desk.grid.columnWidth(0)
    desk.at(3, 3).key(Key.Key_Plus, held=CTRL)
    assert desk.grid.rowHeight(0) > height
    desk.key(Key.Key_0, held=CTRL)
    assert abs(desk.grid.columnWidth(0) - width) <= 2
    assert desk.grid.rowHeight(0) == height
    assert desk.place == (3, 3)
