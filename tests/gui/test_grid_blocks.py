"""Copy, cut, paste and fill on the page: rectangles, one step each, nothing dropped without a word."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from exchange.reading.clipboard_tables import from_html
from gui.clipboard import OWN
from gui.widgets.grid.grid_editor import fitting
from scoring.entries import Cell, State
from tests.gui.entry_fixtures import ALT, CTRL, SHIFT, Desk, Key, desk, put_on_clipboard

__all__ = ["desk"]


def test_copy_gives_text_and_a_table_with_every_digit(desk: Desk) -> None:
    desk.at(0, 0).type("3.50").key(Key.Key_Return)
    desk.at(0, 0)
    desk.grid.extend_to((1, 1))
    desk.key(Key.Key_C, held=CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "3.50\t1\r\n100\t101\r\n"
    assert from_html(mime.html()) == [["3.50", "1"], ["100", "101"]]
    assert mime.hasFormat(OWN)


def test_a_pasted_block_is_one_named_step_and_undo_selects_what_it_changed(desk: Desk) -> None:
    put_on_clipboard("1.1\t2.2\r\n3.3\t4.4\r\n")
    desk.at(30, 8).key(Key.Key_V, held=CTRL)
    assert [desk.value(*place) for place in ((30, 8), (30, 9), (31, 8), (31, 9))] == ["1.1", "2.2", "3.3", "4.4"]
    assert desk.steps == 1
    assert desk.document.undo_stack.undoText() == "Paste 2×2"
    assert desk.said[-1] == "Pasted 2×2: 4 cells changed."
    block = {(row, column) for row in (30, 31) for column in (8, 9)}
    assert desk.selected == block
    desk.at(0, 0)
    desk.document.undo_stack.undo()
    assert desk.value(31, 9) == "3109"
    assert desk.selected == block
    assert desk.place == (30, 8)
    assert desk.grid.visualRect(desk.page.table.index(30, 8)).intersects(desk.grid.viewport().rect())
    desk.at(0, 0)
    desk.document.undo_stack.redo()
    assert desk.value(31, 9) == "4.4"
    assert desk.selected == block


def test_a_single_value_fills_the_selection(desk: Desk) -> None:
    put_on_clipboard("7")
    desk.at(2, 2)
    desk.grid.extend_to((4, 3))
    desk.key(Key.Key_V, held=CTRL)
    assert {desk.value(row, column) for row in (2, 3, 4) for column in (2, 3)} == {"7"}


def test_a_block_is_repeated_where_the_selection_is_a_multiple_of_it(desk: Desk) -> None:
    put_on_clipboard("1\t2")
    desk.at(2, 2)
    desk.grid.extend_to((3, 5))
    desk.key(Key.Key_V, held=CTRL)
    assert [desk.value(3, column) for column in (2, 3, 4, 5)] == ["1", "2", "1", "2"]


def test_a_block_larger_than_the_selection_goes_beyond_it(desk: Desk) -> None:
    put_on_clipboard("1\t2\t3\n4\t5\t6\n")
    desk.at(2, 2)
    desk.grid.extend_to((2, 3))
    desk.key(Key.Key_V, held=CTRL)
    assert [desk.value(3, column) for column in (2, 3, 4)] == ["4", "5", "6"]
    assert len(desk.selected) == 6


def test_what_lies_outside_the_table_is_counted_and_said(desk: Desk) -> None:
    put_on_clipboard("1\n2\n3\n")
    desk.at(38, 0).key(Key.Key_V, held=CTRL)
    assert (desk.value(38, 0), desk.value(39, 0)) == ("1", "2")
    assert "1 lay outside the table" in desk.said[-1]


def test_text_never_goes_into_an_entry_with_parts_and_that_is_said(desk: Desk) -> None:
    put_on_clipboard("1\t2\n")
    desk.at(1, 11).key(Key.Key_V, held=CTRL)
    assert desk.value(1, 11) == "1"
    assert desk.cell(1, 12) is None
    assert "1 skipped" in desk.said[-1]


def test_what_is_no_number_stays_and_is_said(desk: Desk) -> None:
    put_on_clipboard("12\n100余\n，5\n")
    desk.at(0, 0).key(Key.Key_V, held=CTRL)
    assert [desk.value(row, 0) for row in (0, 1, 2)] == ["12", "100余", "，5"]
    assert "2 are no numbers and are not scored" in desk.said[-1]


def test_nothing_on_the_clipboard_is_said(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    desk.at(0, 0).key(Key.Key_V, held=CTRL)
    assert desk.steps == 0
    assert "clipboard" in desk.said[-1]


def test_states_and_parts_survive_copy_and_paste_between_cells(desk: Desk) -> None:
    desk.at(0, 1).key(Key.Key_2, held=ALT)
    for column in range(1, 16):
        if column in (1, 12, 13, 14, 15):
            desk.at(0, column).key(Key.Key_C, held=CTRL).at(5, column).key(Key.Key_V, held=CTRL)
            assert desk.cell(5, column) == desk.cell(0, column), column
    assert desk.cell(5, 1) == Cell("1", State.MISSING)
    desk.at(0, 12).key(Key.Key_C, held=CTRL).at(7, 15).key(Key.Key_V, held=CTRL)
    assert desk.cell(7, 15) is None


def test_states_that_went_to_another_program_come_back_as_states(desk: Desk) -> None:
    desk.at(0, 1).key(Key.Key_3, held=ALT).key(Key.Key_C, held=CTRL)
    text = QGuiApplication.clipboard().text()
    put_on_clipboard(text)
    desk.at(4, 4).key(Key.Key_V, held=CTRL)
    cell = desk.cell(4, 4)
    assert cell is not None
    assert cell.state is State.NOT_APPLICABLE


def test_cut_moves_on_paste_as_one_step_and_escape_leaves_it(desk: Desk) -> None:
    desk.at(1, 1)
    desk.grid.extend_to((2, 1))
    desk.key(Key.Key_X, held=CTRL)
    assert desk.value(1, 1) == "101"
    desk.at(2, 1).key(Key.Key_V, held=CTRL)
    assert [desk.value(row, 1) for row in (1, 2, 3)] == [None, "101", "201"]
    assert desk.steps == 1
    assert desk.document.undo_stack.undoText() == "Move 2×1"
    desk.document.undo_stack.undo()
    assert [desk.value(row, 1) for row in (1, 2, 3)] == ["101", "201", "301"]
    desk.at(1, 1).key(Key.Key_X, held=CTRL).key(Key.Key_Escape).at(5, 5).key(Key.Key_V, held=CTRL)
    assert desk.value(1, 1) == "101"
    assert desk.value(5, 5) == "101"


def test_a_cut_that_another_copy_replaced_empties_nothing(desk: Desk) -> None:
    desk.at(1, 1).key(Key.Key_X, held=CTRL)
    put_on_clipboard("9")
    desk.at(5, 5).key(Key.Key_V, held=CTRL)
    assert (desk.value(1, 1), desk.value(5, 5)) == ("101", "9")


def test_copying_several_ranges_keeps_their_places(desk: Desk) -> None:
    desk.at(0, 0)
    centre = desk.grid.visualRect(desk.page.table.index(1, 1)).center()
    desk.qtbot.mouseClick(desk.grid.viewport(), Qt.MouseButton.LeftButton, CTRL, centre)
    desk.key(Key.Key_C, held=CTRL)
    assert QGuiApplication.clipboard().text() == "0\t\r\n\t101\r\n"


def test_shift_insert_pastes_too(desk: Desk) -> None:
    put_on_clipboard("8")
    desk.at(0, 0).key(Key.Key_Insert, held=SHIFT)
    assert desk.value(0, 0) == "8"


def test_a_number_that_does_not_fit_is_never_shown_in_part(desk: Desk) -> None:
    metrics = desk.grid.fontMetrics()
    width = metrics.horizontalAdvance("123456")
    assert fitting("123456", metrics, width) == "123456"
    for number in ("12345678", "-12345.678", "123,456,789", "1234567.8%"):
        assert set(fitting(number, metrics, width)) == {"#"}
    assert fitting("约三百余户以上", metrics, width).startswith("约三")
