"""The rows of the checklist of docs/grid.md that are about seeing and about blocks, by real keys and clicks. Each
docstring names its row."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPixmap
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.clipboard import EXCEL
from gui.document import Document
from gui.grid_model import ACCESSIBLE_TEXT, MARKS, UNIT, Look, Mark
from gui.language import Translators
from gui.models.entry.columns import key_of
from gui.models.entry.row_filter import RowFilter
from gui.settings import SettingsFile
from gui.theme import LIGHT
from scoring.entries import Cell, State
from tests.exchange.test_clipboard_tables import XML
from tests.gui.entry_fixtures import (
    ALT,
    CTRL,
    SHIFT,
    Desk,
    Key,
    desk,
    graded_assessment,
    put_on_clipboard,
    small_desk,
)

__all__ = ["desk", "small_desk"]
LEFT = Qt.MouseButton.LeftButton


def centre(desk: Desk, row: int, column: int) -> QPoint:
    desk.grid.scrollTo(desk.page.table.index(row, column))
    return desk.grid.visualRect(desk.page.table.index(row, column)).center()


def click(desk: Desk, row: int, column: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    desk.qtbot.mouseClick(desk.grid.viewport(), LEFT, held, centre(desk, row, column))


# moving


def test_tab_passes_over_points_and_never_stops_on_them(desk: Desk) -> None:
    """Row 3."""
    desk.at(0, 15).key(Key.Key_Tab)
    assert desk.place == (0, 15)
    desk.at(0, 17).key(Key.Key_Backtab, held=SHIFT)
    assert desk.place == (0, 15)


def test_enter_and_tab_cycle_through_several_ranges(desk: Desk) -> None:
    """Rows 4 and 35: Ctrl+click adds ranges; Enter goes through one after the other."""
    click(desk, 1, 1)
    click(desk, 3, 4, CTRL)
    click(desk, 5, 2, CTRL)
    assert desk.selected == {(1, 1), (3, 4), (5, 2)}
    walked = []
    for _ in range(4):
        desk.key(Key.Key_Return)
        walked.append(desk.place)
    assert walked == [(1, 1), (3, 4), (5, 2), (1, 1)]


def test_ctrl_g_goes_to_the_cell_that_words_name(desk: Desk) -> None:
    """Row 18: Ctrl+G (and F5) go to a unit and an item by parts of their names."""
    desk.at(0, 0).key(Key.Key_G, held=CTRL)
    bar = desk.page.find_bar
    assert bar.isVisible()
    bar.what.setText("单位12 数据7")  # as an input method commits it
    desk.qtbot.keyClick(bar.what, Key.Key_Return)
    assert desk.place == (12, 7)
    assert not bar.isVisible()


def test_alt_shift_letters_select_whole_columns_and_rows(desk: Desk) -> None:
    """Row 35: keys that no input method takes."""
    desk.at(3, 2).key(Key.Key_C, held=ALT | SHIFT)
    assert desk.selected == {(row, 2) for row in range(40)}
    desk.at(3, 2).key(Key.Key_R, held=ALT | SHIFT)
    assert desk.selected == {(3, column) for column in range(16)}


# the clipboard


def excel_clipboard() -> None:
    mime = QMimeData()
    mime.setData(EXCEL, XML.encode())
    mime.setText("81.4\t12.5%\r\n")
    mime.setHtml("<table><tr><td>81.40</td><td>12.5%</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(mime)


def test_excels_xml_flavour_is_read_before_its_html_and_text(desk: Desk) -> None:
    """Rows 22 to 24: numbers in full; 12.5 % is stored by Excel as 0.125 and is 12.5 under a percentage, and said."""
    excel_clipboard()
    desk.at(5, 0).key(Key.Key_V, held=CTRL)
    assert desk.value(5, 0) == "81.4"
    assert desk.value(5, 1) == "12.5"
    assert "12.5% → 12.5" in desk.said[-1]


def test_a_block_as_libreoffice_writes_it_comes_with_every_digit(desk: Desk) -> None:
    """Rows 22 to 24: its HTML has the numbers behind 1,234,567.89, 13% and ###; the text only what is seen."""
    page = Path(__file__).parents[1] / "files" / "clipboard" / "libreoffice.html"
    mime = QMimeData()
    mime.setHtml(page.read_text("utf-8"))
    mime.setText("\t数据4\t数据1\t数据2\n单位9\t###\t13%\t2.5\n单位3\t0\t100%\t-5\n单位7\t###\t8%\t0.3\n")
    QGuiApplication.clipboard().setMimeData(mime)
    desk.at(0, 0).key(Key.Key_V, held=CTRL).key(Key.Key_Return, held=ALT)
    desk.qtbot.keyClick(desk.page.ask_bar.buttons[0], Key.Key_Return)
    assert [desk.value(9, column) for column in (4, 1, 2)] == ["1234567.891", "12.5", "2.5"]
    assert [desk.value(3, column) for column in (4, 1, 2)] == ["0.1", "100", "-5"]
    assert [desk.value(7, column) for column in (4, 1, 2)] == ["0.0000001", "7.5", "0.3"]
    assert desk.steps == 1


def test_a_narrow_column_of_html_does_not_become_hashes(desk: Desk) -> None:
    """Row 23."""
    mime = QMimeData()
    mime.setHtml("<table><tr><td>####</td><td>2.00</td></tr></table>")
    mime.setText("123456\t2\r\n")
    QGuiApplication.clipboard().setMimeData(mime)
    desk.at(5, 2).key(Key.Key_V, held=CTRL)
    assert [desk.value(5, 2), desk.value(5, 3)] == ["123456", "2.00"]


def test_a_per_cent_under_another_unit_is_asked_about(desk: Desk) -> None:
    """Row 24: under 件 it could mean two things; Alt+Enter answers, and nothing was guessed before."""
    put_on_clipboard("12.5%")
    desk.at(5, 2).key(Key.Key_V, held=CTRL)
    assert desk.value(5, 2) == "12.5%"
    assert desk.page.ask_bar.isVisible()
    desk.key(Key.Key_Return, held=ALT)
    words = [button.text() for button in desk.page.ask_bar.buttons]
    assert words == ["12.5", "0.125", "Leave it"]
    desk.qtbot.keyClick(desk.page.ask_bar.buttons[0], Key.Key_Right)
    desk.qtbot.keyClick(desk.page.ask_bar.buttons[1], Key.Key_Return)
    assert desk.value(5, 2) == "0.125"
    assert desk.grid.hasFocus()


def test_a_paste_never_enters_rows_that_are_filtered_away(desk: Desk) -> None:
    """Row 26."""
    desk.at(3, 4).key(Key.Key_2, held=ALT).at(9, 4).key(Key.Key_2, held=ALT)
    desk.page.filter_looks(Look.MISSING)
    assert desk.page.table.rowCount() == 2
    put_on_clipboard("1\n2\n")
    desk.at(0, 2).key(Key.Key_V, held=CTRL)
    entries = desk.document.assessment.entries
    assert [entries.cell("i2", unit) for unit in ("U3", "U9")] == [Cell("1"), Cell("2")]
    assert entries.cell("i2", "U4") == Cell("402")


def test_a_paste_over_points_skips_them_and_says_how_many(desk: Desk) -> None:
    """Row 26 and 47."""
    put_on_clipboard("1\t2\n")
    desk.at(0, 16).key(Key.Key_V, held=CTRL)
    assert desk.steps == 0
    assert "2 skipped" in desk.said[-1]


def test_a_selection_that_is_no_multiple_of_the_block_is_asked_about(desk: Desk) -> None:
    """Row 27."""
    put_on_clipboard("1\n2\n")
    desk.at(2, 2)
    desk.grid.extend_to((4, 2))
    desk.key(Key.Key_V, held=CTRL)
    assert desk.steps == 0
    desk.key(Key.Key_Return, held=ALT)
    desk.qtbot.keyClick(desk.page.ask_bar.buttons[0], Key.Key_Return)
    assert [desk.value(row, 2) for row in (2, 3, 4)] == ["1", "2", "402"]


def test_a_block_with_names_in_another_order_is_aligned(desk: Desk) -> None:
    """Row 28 and job 5."""
    put_on_clipboard("\t数据4\t数据2\n单位9\t94\t92\n单位3\t34\t32\n")
    desk.at(0, 0).key(Key.Key_V, held=CTRL)
    assert desk.steps == 0
    desk.key(Key.Key_Return, held=ALT)
    desk.qtbot.keyClick(desk.page.ask_bar.buttons[0], Key.Key_Return)
    assert [desk.value(9, 4), desk.value(9, 2), desk.value(3, 4), desk.value(3, 2)] == ["94", "92", "34", "32"]
    assert desk.steps == 1


def test_what_a_paste_left_out_is_said_before_how_much_it_wrote(desk: Desk) -> None:
    """Row 26: a name that is not known, a column in 万件 where the item counts in 件, a text that is no number."""
    put_on_clipboard("\t数据4（万件）\t数据2\t数据77\n\t\t件\t\n单位9\t94\t92\t1\n单位3\t34\t32\t1\n")
    desk.at(0, 0).key(Key.Key_V, held=CTRL).key(Key.Key_Return, held=ALT)
    desk.qtbot.keyClick(desk.page.ask_bar.buttons[0], Key.Key_Return)
    assert [desk.value(9, 4), desk.value(9, 2), desk.value(3, 2)] == ["904", "92", "32"]
    assert desk.objected[-1] == (
        "“数据4” counts in 万件 there and in 件 here: it was not pasted. Not known here, and left out: “数据77”. "
        "Pasted by name: 2 cells changed."
    )
    assert not [words for words in desk.said if "Pasted" in words], "it would stand over the warning"
    put_on_clipboard("3..5")
    desk.at(0, 0).key(Key.Key_V, held=CTRL)
    reason, _, summary = desk.objected[-1].partition(" Pasted 1×1")
    assert reason == desk.objected[-2]
    assert summary
    assert not [words for words in desk.said if "Pasted" in words]


def test_paste_special_fills_only_blanks_times_a_factor(desk: Desk) -> None:
    """Row 28: only into blank cells, transposed, times a factor; all by keys."""
    desk.at(5, 3).key(Key.Key_Delete)
    put_on_clipboard("25000\n70000\n")
    desk.at(5, 2).key(Key.Key_V, held=CTRL | SHIFT)
    bar = desk.page.paste_bar
    assert bar.isVisible()
    for box in (bar.only_blank, bar.transpose):
        desk.qtbot.keyClick(box, Key.Key_Space)
    bar.factor.setFocus()
    line = bar.factor.lineEdit()
    assert line is not None
    line.selectAll()
    desk.qtbot.keyClicks(bar.factor, "/10000")
    desk.qtbot.keyClick(bar.factor, Key.Key_Return)
    assert [desk.value(5, 2), desk.value(5, 3)] == ["502", "7"]
    assert "1 left as they are" in desk.said[-1]


def test_copy_with_headings_takes_groups_names_and_units_along(desk: Desk) -> None:
    """Row 20."""
    desk.at(0, 1)
    desk.grid.extend_to((1, 2))
    desk.key(Key.Key_C, held=CTRL | SHIFT)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["\t甲组 12\t甲组 12", "\t数据1\t数据2", "\t% · 12\t件 · 12", "单位0\t1\t2", "单位1\t101\t102"]


def test_a_table_on_the_clipboard_has_its_styles_inline(desk: Desk) -> None:
    """Row 65: word processors keep lines and alignment."""
    desk.at(0, 1).key(Key.Key_C, held=CTRL)
    page = QGuiApplication.clipboard().mimeData().html()
    assert 'style="border-collapse:collapse' in page
    assert "text-align:right" in page
    assert "class=" not in page


def test_what_was_cut_has_a_marching_border_until_escape(desk: Desk) -> None:
    """Row 21."""
    desk.at(1, 1).key(Key.Key_X, held=CTRL)
    before = desk.grid.blocks.march
    desk.qtbot.waitUntil(lambda: desk.grid.blocks.march != before)
    desk.key(Key.Key_Escape)
    assert not desk.grid.blocks.cut_spans


# filling


def handle_drag(desk: Desk, row: int, column: int, held: Qt.KeyboardModifier) -> None:
    view, box = desk.grid.viewport(), desk.grid.handle.rect()
    assert not box.isEmpty()
    target = centre(desk, row, column)
    desk.qtbot.mousePress(view, LEFT, held, desk.grid.handle.rect().center())
    desk.qtbot.mouseMove(view, target)
    desk.qtbot.mouseRelease(view, LEFT, held, target)


def test_dragging_the_handle_repeats_and_with_ctrl_goes_on_with_the_series(desk: Desk) -> None:
    """Row 30."""
    handle_drag(desk.at(1, 2), 3, 2, Qt.KeyboardModifier.NoModifier)
    assert [desk.value(row, 2) for row in (1, 2, 3)] == ["102"] * 3
    assert desk.steps == 1
    put_on_clipboard("1.5\n3\n")
    desk.at(5, 3).key(Key.Key_V, held=CTRL)
    handle_drag(desk, 8, 3, CTRL)
    assert [desk.value(row, 3) for row in range(5, 9)] == ["1.5", "3", "4.5", "6.0"]


def test_a_double_click_on_the_handle_fills_down_beside_the_entries(desk: Desk) -> None:
    """Row 30."""
    for row in range(30, 40):
        desk.at(row, 4).key(Key.Key_Delete)
    desk.at(25, 5)
    desk.grid.scrollTo(desk.page.table.index(25, 5))
    desk.qtbot.mouseDClick(desk.grid.viewport(), LEFT, pos=desk.grid.handle.rect().center())
    assert [desk.value(row, 5) for row in (25, 29, 30)] == ["2505", "2505", "3005"]


def test_the_menu_goes_on_with_a_series_by_key(desk: Desk) -> None:
    """Row 30 and 61."""
    desk.at(1, 2)
    desk.grid.extend_to((3, 2))
    menu = desk.page.menus.of_cells(desk.grid)
    fill = next(action for action in menu.actions() if action.text() == "Fill")
    inner = fill.menu()
    assert isinstance(inner, QMenu)
    next(action for action in inner.actions() if action.text() == "Go on with the series").trigger()
    menu.deleteLater()
    assert [desk.value(row, 2) for row in (1, 2, 3)] == ["102", "103", "104"]


def test_ctrl_apostrophe_takes_what_stands_above(desk: Desk) -> None:
    """Row 31."""
    desk.at(4, 2).key(Key.Key_Apostrophe, held=CTRL)
    assert desk.value(4, 2) == "302"


# undo


def test_undo_brings_what_was_filtered_away_back_into_view(desk: Desk) -> None:
    """Row 32: undo shows what it changed, wherever it stands."""
    desk.at(30, 4).type("7").key(Key.Key_Return)
    desk.at(3, 4).key(Key.Key_2, held=ALT)
    desk.document.undo_stack.undo()
    desk.document.undo_stack.redo()
    desk.page.filter_looks(Look.MISSING)
    desk.document.undo_stack.undo()
    desk.document.undo_stack.undo()
    assert desk.page.table.rowCount() == 40
    assert desk.place == (30, 4)


# finding


def test_ctrl_f_finds_counts_marks_and_f3_goes_round(desk: Desk) -> None:
    """Row 33."""
    desk.at(0, 0).key(Key.Key_F, held=CTRL)
    bar = desk.page.find_bar
    desk.qtbot.keyClicks(bar.what, "3911")
    desk.qtbot.keyClick(bar.what, Key.Key_Return)
    assert desk.place == (39, 11)
    assert bar.count.text() == "1 of 1"
    assert int(desk.page.table.index(39, 11).data(MARKS)) & Mark.FOUND
    bar.what.clear()
    desk.qtbot.keyClicks(bar.what, "390")
    desk.qtbot.keyClick(bar.what, Key.Key_Return)
    first = desk.place
    assert first is not None
    desk.grid.setFocus()
    desk.key(Key.Key_F3)
    assert desk.place != first
    desk.key(Key.Key_F3, held=SHIFT)
    assert desk.place == first
    desk.qtbot.keyClick(bar.what, Key.Key_Escape)
    assert not bar.isVisible()
    assert desk.grid.hasFocus()
    assert not int(desk.page.table.index(39, 11).data(MARKS)) & Mark.FOUND


def test_find_looks_into_names_and_comments_too(desk: Desk) -> None:
    """Rows 33 and 51."""
    desk.document.cells("n", {("i3", "U5"): Cell("503", None, "已电话核实")})
    desk.page.search.look_for("电话")
    desk.page.search.step(True)
    assert desk.place == (5, 3)
    desk.page.search.look_for("数据11")
    desk.page.search.step(True)
    assert desk.place == (0, 11)
    desk.page.search.look_for("单位17")
    desk.page.search.step(True)
    assert desk.place == (17, 0)


def test_replace_shows_what_becomes_what_and_all_means_all(desk: Desk) -> None:
    """Row 34: also what is filtered away; what is not ticked stays."""
    desk.at(0, 0)
    desk.page.filter_rows(RowFilter(looks=frozenset({Look.PENDING})))
    desk.key(Key.Key_H, held=CTRL)
    bar = desk.page.find_bar
    desk.qtbot.keyClicks(bar.what, "39")
    desk.qtbot.keyClicks(bar.with_what, "8")
    bar.settle()
    held = {
        (item, unit)
        for item, column in desk.document.assessment.entries.values.items()
        for unit, cell in column.items()
        if isinstance(cell.value, str) and "39" in cell.value
    }
    assert bar.preview.count() == len(held) >= 12
    bar.preview.item(0).setCheckState(Qt.CheckState.Unchecked)
    bar.replace_button.setFocus()
    desk.qtbot.keyClick(bar.replace_button, Key.Key_Return)
    after = desk.document.assessment.entries
    kept = [key for key in held if "39" in str(getattr(after.cell(*key), "value", ""))]
    assert len(kept) == 1
    assert desk.steps == 1


# the status bar


def test_a_press_on_a_counter_goes_to_the_next_such_cell_and_a_sum_is_copied(desk: Desk) -> None:
    """Row 36 and job 7."""
    desk.at(7, 3).key(Key.Key_2, held=ALT).at(0, 0)
    counters = desk.page.counters()
    desk.page.press_counter(counters.index("Missing 1"))
    assert desk.place == (7, 3)
    desk.at(0, 2)
    with desk.qtbot.waitSignal(desk.grid.selection_changed):
        desk.grid.extend_to((1, 2))
    desk.page.press_counter(desk.page.counters().index("Sum 104"))
    assert QGuiApplication.clipboard().text() == "104"
    menu = desk.page.counter_menu(desk.page.counters().index("Sum 104"))
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Sum").trigger()
    assert not any(text.startswith("Sum") for text in desk.page.counters())
    menu.deleteLater()


def test_the_menu_of_a_counter_filters_the_rows(desk: Desk) -> None:
    """Row 41 and job 7: a chip says so and lifts it; sums and ranks stay those of all."""
    desk.at(7, 3).key(Key.Key_2, held=ALT)
    result = desk.document.result
    menu = desk.page.counter_menu(desk.page.counters().index("Missing 1"))
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Only rows with such cells").trigger()
    menu.deleteLater()
    assert [desk.page.table.unit(row).code for row in range(desk.page.table.rowCount())] == ["U7"]
    assert desk.place == (0, 3)
    assert desk.document.result is result
    (chip,) = desk.page.chip_bar.chips
    desk.qtbot.mouseClick(chip, LEFT)
    assert desk.page.table.rowCount() == 40
    assert desk.place == (7, 3)


# seeing


def test_total_and_rank_stay_at_the_right_edge_and_share_the_selection(desk: Desk) -> None:
    """Row 37: the names of the units stand at the left as headings, total and rank in a second view at the right."""
    desk.page.resize(600, 500)
    frozen, table = desk.grid.frozen, desk.page.table
    assert frozen.isVisible()
    assert frozen.selectionModel() is desk.grid.selectionModel()
    assert table.index(0, 16).data() == f"{desk.document.result.units[0].total:f}" if desk.document.result else False
    desk.at(0, 11)
    shown = desk.grid.visualRect(table.index(0, 11))
    assert shown.right() <= desk.grid.viewport().width()
    desk.at(39, 0)
    assert frozen.verticalScrollBar().value() == desk.grid.verticalScrollBar().value() > 0
    rect = frozen.visualRect(table.index(38, 16))
    desk.qtbot.mouseClick(frozen.viewport(), LEFT, pos=rect.center())
    assert desk.place == (38, 16)
    assert frozen.rowHeight(38) == desk.grid.rowHeight(38)


def test_headings_carry_unit_and_weight(small_desk: Desk) -> None:
    """Row 38."""
    across = Qt.Orientation.Horizontal
    texts = [small_desk.page.table.headerData(n, across, UNIT) for n in range(small_desk.page.table.entry_columns())]
    weights = [leaf.weight for leaf in small_desk.document.assessment.plan.leaves]
    assert any(str(text).endswith(f"{weight:f}") for text in texts for weight in weights)


def test_a_double_click_on_a_group_folds_it_to_its_points_and_back(desk: Desk) -> None:
    """Rows 38 and 57: also by key, and by the buttons 1 2 3."""
    header, table = desk.grid.grouped_header, desk.page.table
    desk.at(0, 3)
    point = QPoint(header.sectionViewportPosition(3) + 5, 4)
    desk.qtbot.mouseDClick(header.viewport(), LEFT, pos=point)
    assert table.entry_columns() == 1 + 4
    assert desk.document.result is not None
    assert table.index(0, 0).data() == f"{desk.document.result.units[0].nodes['A'].points:f}"
    assert not table.writable(0, 0)
    desk.at(0, 0).key(Key.Key_Right, held=ALT | SHIFT)
    assert table.entry_columns() == 16
    desk.at(0, 13).key(Key.Key_Left, held=ALT | SHIFT)
    assert table.entry_columns() == 12 + 1
    desk.qtbot.mouseClick(desk.page.corner.buttons[0], LEFT)
    assert table.entry_columns() == 2
    desk.key(Key.Key_3, held=CTRL | ALT)
    assert table.entry_columns() == 16


def test_typing_into_points_says_why_not(desk: Desk) -> None:
    """Row 47."""
    desk.at(0, 16).type("5")
    assert desk.grid.editor is None
    assert "worked out" in desk.objected[-1]


def test_rows_do_not_jump_while_somebody_types_in_a_sorted_grid(desk: Desk) -> None:
    """Rows 39 and 40: a chip says how the rows are sorted, a click on it restores their order."""
    desk.at(0, 2)
    desk.page.sort(2, Qt.SortOrder.DescendingOrder)
    desk.at(0, 2).type("1").key(Key.Key_Return)
    assert desk.page.table.unit(0).code == "U39"
    assert desk.place == (1, 2)
    (chip,) = desk.page.chip_bar.chips
    assert "数据2" in chip.text()
    desk.qtbot.mouseClick(chip, LEFT)
    assert desk.page.table.unit(0).code == "U0"
    assert not desk.page.chip_bar.chips


def test_a_column_is_filtered_by_its_values_and_by_bounds(desk: Desk) -> None:
    """Rows 41 and 61: Ctrl+Shift+L opens the filter of the column, all by keys."""
    desk.at(0, 2).key(Key.Key_L, held=CTRL | SHIFT)
    panel = desk.page.menus.filter_panel
    assert panel.isVisible()
    assert panel.values.count() == 40
    panel.least.setFocus()
    desk.qtbot.keyClicks(panel.least, "3502")
    desk.qtbot.keyClick(panel.least, Key.Key_Return)
    assert desk.page.table.rowCount() == 5
    assert desk.grid.hasFocus()
    desk.key(Key.Key_L, held=CTRL | SHIFT)
    panel.least.clear()
    desk.qtbot.keyClick(panel.values, Key.Key_Space)
    desk.qtbot.keyClick(panel.values, Key.Key_Return)
    assert desk.page.table.rowCount() == 39
    assert "filtered" in desk.page.chip_bar.chips[0].text()


def test_widths_zoom_and_what_is_hidden_are_remembered(
    desk: Desk, document: Document, settings: SettingsFile, new_store: Callable[..., Path]
) -> None:
    """Rows 42, 43 and 53."""
    desk.page.keep_in(settings)
    header = desk.grid.grouped_header
    x = header.sectionViewportPosition(3) - 1
    y = header.height() - 40
    desk.qtbot.mousePress(header.viewport(), LEFT, pos=QPoint(x, y))
    desk.qtbot.mouseMove(header.viewport(), QPoint(x + 30, y))
    desk.qtbot.mouseRelease(header.viewport(), LEFT, pos=QPoint(x + 30, y))
    width = desk.grid.columnWidth(2)
    desk.page.table.hide(["i5"])
    desk.page._set_density(2)
    assert desk.grid.columnWidth(2) == width
    desk.page.hide()
    again = Desk(desk.qtbot, document)
    again.page.keep_in(settings)
    assert again.grid.columnWidth(2) == width
    assert again.page.table.hidden == {"i5"}
    assert again.grid.density == 2


def shown_items(desk: Desk) -> list[str]:
    table = desk.page.table
    return [key_of(table.column(number)) for number in range(table.entry_columns())]


def drag_heading(desk: Desk, column: int, to: int) -> None:
    """Press in the middle of a heading, and let go over the left part of another."""
    header = desk.grid.grouped_header
    y = header.height() - 40
    start = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) // 2, y)
    end = QPoint(header.sectionViewportPosition(to) + 12, y)
    desk.qtbot.mousePress(header.viewport(), LEFT, pos=start)
    desk.qtbot.mouseMove(header.viewport(), QPoint((start.x() + end.x()) // 2, y))
    desk.qtbot.mouseMove(header.viewport(), end)
    desk.qtbot.mouseRelease(header.viewport(), LEFT, pos=end)


def test_selected_columns_are_dragged_to_another_place_in_this_view(
    desk: Desk, document: Document, settings: SettingsFile
) -> None:
    """Row 42: a drag over headings selects, a drag of selected ones moves them; seen only, remembered, taken back."""
    desk.page.keep_in(settings)
    plan, before = document.assessment, shown_items(desk)
    desk.at(3, 5)
    drag_heading(desk, 2, 4)
    assert {column for _, column in desk.selected} == {2, 3, 4}
    assert shown_items(desk) == before
    drag_heading(desk, 3, 1)
    assert shown_items(desk)[:6] == ["i0", "i2", "i3", "i4", "i1", "i5"]
    assert desk.selected == {(row, column) for row in range(40) for column in (1, 2, 3)}
    assert desk.value(7, 1) == "702"
    assert document.assessment is plan, "nothing that is stored has moved"
    put_on_clipboard("5\t6\n")
    desk.at(0, 3).key(Key.Key_V, held=CTRL)
    assert [document.assessment.entries.cell(item, "U0") for item in ("i4", "i1")] == [Cell("5"), Cell("6")]
    desk.at(0, 3)
    menu = {one.text(): one for one in desk.page.menus.of_heading(3).actions()}
    menu["Move to the right"].trigger()  # Alt+Up opens this menu
    assert shown_items(desk)[:6] == ["i0", "i2", "i3", "i1", "i4", "i5"]
    desk.page.table.hide(["i3"])
    desk.page.table.show_all_columns()
    assert shown_items(desk)[:6] == ["i0", "i2", "i3", "i1", "i4", "i5"]
    desk.page.hide()
    again = Desk(desk.qtbot, document)
    again.page.keep_in(settings)
    assert shown_items(again) == shown_items(desk)
    chip = next(one for one in again.page.chip_bar.chips if "another order" in one.text())
    again.qtbot.mouseClick(chip, LEFT)
    assert shown_items(again) == before
    again.at(0, 2).key(Key.Key_C, held=ALT | SHIFT)
    again.at(5, 5)
    header = again.grid.grouped_header
    middle = QPoint(header.sectionViewportPosition(2) + 20, header.height() - 40)
    for _ in range(2):  # the second click is one on a selected heading that goes nowhere
        again.qtbot.mouseClick(header.viewport(), LEFT, pos=middle)
        assert {column for _, column in again.selected} == {2}


def test_a_heading_fits_its_width_to_what_can_be_seen(desk: Desk) -> None:
    """Row 42."""
    desk.document.cells("long", {("i2", "U0"): Cell("123456789012345678")})
    before = desk.grid.columnWidth(2)
    menu = desk.page.menus.of_heading(2)
    next(action for action in menu.actions() if action.text() == "Width to fit").trigger()
    menu.deleteLater()
    assert desk.grid.columnWidth(2) > before


def test_long_names_of_units_stand_in_several_lines_and_their_rows_are_as_high(desk: Desk) -> None:
    """Row 43: at every density, in a sorted table, at both edges of the grid."""
    plan = desk.document.assessment.plan
    name = "某某市经济技术开发区市场监督管理局综合队"
    units = tuple(replace(one, name=name) if one.code == "U3" else one for one in plan.units)
    desk.document.plan("rename", replace(plan, units=units))
    grid, line = desk.grid, desk.grid.fontMetrics().height()
    heights: list[list[int]] = []
    for density in range(3):
        desk.page._set_density(density)
        heights.append([grid.rowHeight(row) for row in (2, 3)])
        assert heights[-1][1] == heights[-1][0] + line
        assert grid.frozen.rowHeight(3) == grid.rowHeight(3)
    assert sorted(heights) == heights
    assert grid.row_names.width() < 16 * grid.fontMetrics().horizontalAdvance("国"), "the name takes no more room"
    desk.page.sort(2, Qt.SortOrder.DescendingOrder)
    row = desk.page.table.row_of("U3")
    assert row == 36
    tall = [at for at in range(40) if grid.rowHeight(at) > grid.rowHeight(0)]
    assert tall == [36]
    assert [at for at in range(40) if grid.frozen.rowHeight(at) > grid.frozen.rowHeight(0)] == [36]


def test_numbers_can_have_commas_between_thousands(desk: Desk) -> None:
    """Row 44: shown only; what is edited and copied has none."""
    desk.page.show_thousands(True)
    assert desk.page.table.index(12, 2).data() == "1,202"
    desk.at(12, 2).key(Key.Key_F2)
    assert desk.editor.text() == "1202"
    desk.key(Key.Key_Escape).key(Key.Key_C, held=CTRL)
    assert QGuiApplication.clipboard().text().strip() == "1202"


def test_sizes_come_from_the_font(desk: Desk) -> None:
    """Rows 53 and 54: a larger font (a denser screen) makes rows, headings and the edge larger together."""
    row, head = desk.grid.rowHeight(0), desk.grid.horizontalHeader().height()
    for _ in range(10):
        desk.key(Key.Key_Plus, held=CTRL)
    assert desk.grid.rowHeight(0) > 1.5 * row
    assert desk.grid.horizontalHeader().height() > 1.5 * head
    assert desk.page.counters()[-1] == "200%"
    assert isinstance(desk.grid.font(), QFont)
    desk.page.press_counter(len(desk.page.counters()) - 1)
    assert desk.grid.rowHeight(0) == row


def test_frame_and_lines_are_whole_at_every_density_of_a_screen(desk: Desk) -> None:
    """Row 54: also between whole pixels the frame of the current cell and the lines between cells have all sides."""
    desk.at(3, 4)
    for ratio in (1.0, 1.25, 1.5, 1.75, 2.0, 3.0):
        _check_density(desk, ratio)


def _check_density(desk: Desk, ratio: float) -> None:
    grid = desk.grid
    viewport = grid.viewport()
    picture = QPixmap(QSize(viewport.width(), viewport.height()) * ratio)
    picture.setDevicePixelRatio(ratio)
    viewport.render(picture)
    image = picture.toImage()

    def crossed(at: QPoint, step: QPoint, reach: int) -> set[str]:
        """The colours on a short way over an edge; `at` in the pixels of the window."""
        middle = QPoint(round(at.x() * ratio), round(at.y() * ratio))
        return {image.pixelColor(middle + step * number).name() for number in range(-reach, reach + 1)}

    far = round(3 * ratio)
    right, down = QPoint(1, 0), QPoint(0, 1)
    cell = grid.visualRect(desk.page.table.index(3, 4))
    frame = QColor(LIGHT.selected.back).name()
    sides = (
        (QPoint(cell.left(), cell.center().y()), right),
        (QPoint(cell.right(), cell.center().y()), right),
        (QPoint(cell.center().x(), cell.top()), down),
        (QPoint(cell.center().x(), cell.bottom()), down),
    )
    for place, step in sides:
        assert frame in crossed(place, step, far), (ratio, place)
    for row in range(6, 12):
        rect = grid.visualRect(desk.page.table.index(row, 2))
        plain = crossed(rect.center() - QPoint(rect.width() // 3, 0), down, 1)
        below = crossed(QPoint(rect.left() + rect.width() // 6, rect.bottom() + 1), down, far)
        beside = crossed(QPoint(rect.right() + 1, rect.top() + 4), right, far)
        assert below - plain, (ratio, row)
        assert beside - plain, (ratio, row)


def test_a_screen_reader_hears_unit_item_value_and_state(desk: Desk) -> None:
    """Row 60."""
    desk.at(3, 2).key(Key.Key_4, held=ALT)
    text = str(desk.page.table.index(3, 2).data(ACCESSIBLE_TEXT))
    assert text.startswith("单位3 · 数据2: 302 件")
    assert "Pending" in text


def test_the_menu_key_and_shift_f10_open_the_menu_of_the_cell_and_alt_up_that_of_its_heading(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows 61, 62 and 64."""
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _point: opened.append(menu))
    for key, held, word in (
        (Key.Key_Menu, Qt.KeyboardModifier.NoModifier, "Paste"),
        (Key.Key_F10, SHIFT, "Paste"),
        (Key.Key_Up, ALT, "Largest first"),
    ):
        desk.at(2, 2).key(key, held=held)
        menu = opened.pop()
        assert word in [action.text() for action in menu.actions()]
        menu.deleteLater()
    menu = desk.page.menus.of_cells(desk.grid)
    next(action for action in menu.actions() if action.text().startswith("Insert")).trigger()
    menu.deleteLater()
    assert "Plan" in desk.said[-1]


def test_shift_f2_writes_a_comment_that_a_new_value_and_delete_leave(desk: Desk) -> None:
    """Rows 11 and 48: a dot in the corner; one undoable step."""
    desk.at(3, 2).key(Key.Key_F2, held=SHIFT)
    desk.qtbot.keyClicks(desk.page.note, "tel. checked")
    desk.qtbot.keyClick(desk.page.note, Key.Key_Return, CTRL)
    assert desk.cell(3, 2) == Cell("302", None, "tel. checked")
    assert int(desk.page.table.index(3, 2).data(MARKS)) & Mark.NOTE
    assert desk.grid.hasFocus()
    desk.type("5").key(Key.Key_Return)
    assert desk.cell(3, 2) == Cell("5", None, "tel. checked")
    desk.at(3, 2).key(Key.Key_Delete)
    assert desk.cell(3, 2) == Cell(None, None, "tel. checked")
    assert desk.page.table.look(3, 2) is Look.BLANK
    desk.key(Key.Key_F2, held=SHIFT)
    desk.qtbot.keyClicks(desk.page.note, "x")
    desk.qtbot.keyClick(desk.page.note, Key.Key_Escape)
    assert desk.cell(3, 2) == Cell(None, None, "tel. checked")


# four kinds of nothing


def test_a_word_for_nothing_is_asked_about_once(desk: Desk) -> None:
    """Job 7: the answer holds for the whole assessment, and typing goes on meanwhile."""
    put_on_clipboard("/\n无\n")
    desk.at(3, 2).key(Key.Key_V, held=CTRL)
    bar = desk.page.ask_bar
    assert bar.text.startswith("What does “/” mean")
    assert desk.value(3, 2) == "/"
    assert desk.grid.hasFocus()
    desk.key(Key.Key_Return, held=ALT)
    desk.qtbot.keyClick(bar.buttons[0], Key.Key_Right)
    desk.qtbot.keyClick(bar.buttons[1], Key.Key_Return)
    assert desk.cell(3, 2) == Cell(None, State.NOT_APPLICABLE)
    assert bar.text.startswith("What does “无” mean")
    desk.key(Key.Key_Return, held=ALT)
    desk.qtbot.keyClick(bar.buttons[0], Key.Key_Return)
    assert desk.cell(4, 2) == Cell(None, State.MISSING)
    assert not bar.isVisible()
    desk.at(5, 2).type("/").key(Key.Key_Return)
    assert desk.cell(5, 2) == Cell(None, State.NOT_APPLICABLE)
    assert not bar.isVisible()


@pytest.mark.parametrize("word", ["xx", "—", "n/a"])
def test_a_question_left_open_leaves_the_text_marked_and_not_scored(desk: Desk, word: str) -> None:
    put_on_clipboard(word)
    desk.at(3, 2).key(Key.Key_V, held=CTRL)
    desk.key(Key.Key_Return, held=ALT)
    desk.qtbot.keyClick(desk.page.ask_bar.buttons[0], Key.Key_Escape)
    assert desk.value(3, 2) == word
    assert desk.page.table.look(3, 2) is Look.ERROR


def test_a_grade_is_chosen_from_its_list_by_digit(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], translators: Translators
) -> None:
    """Row 15: Alt+Down opens the list, the digit before a grade chooses it."""
    assert document.open_store(new_store(graded_assessment()))
    desk = Desk(qtbot, document)
    place = desk.page.table.place_of("grade", "U1")
    assert place is not None
    assert desk.page.table.choices(*place) == ("优秀", "良好")
    desk.at(*place)
    menu = desk.grid.choices_menu()
    assert [action.text() for action in menu.actions()] == ["&1 优秀", "&2 良好"]
    menu.actions()[1].trigger()
    menu.deleteLater()
    assert desk.value(*place) == "良好"
    desk.at(0, 0).key(Key.Key_Down, held=ALT)
    assert "no list" in desk.objected[-1]


def test_sums_of_many_cells_are_worked_out_beside_the_window_and_are_exact(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows 36 and 59."""
    monkeypatch.setattr("gui.pages.entry.entry_sums.AT_ONCE", 10)
    desk.at(0, 0)
    with desk.qtbot.waitSignal(desk.grid.selection_changed):
        desk.key(Key.Key_A, held=CTRL)
    wanted = sum(row * 100 + column for row in range(40) for column in range(12))
    assert f"Sum {wanted}" in desk.page.counters()
    assert "Numbers 480" in desk.page.counters()
    with desk.qtbot.waitSignal(desk.grid.selection_changed):
        desk.at(0, 0)
    assert not any(text.startswith("Sum") for text in desk.page.counters())
