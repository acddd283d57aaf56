"""方案 by keyboard: the tree takes another shape, weights are balanced, scaled and locked; every step comes back."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.document import Document
from gui.initials import initials
from gui.models.plan.plan_tree import LOCKED, MIME, Column
from gui.pages.plan.plan_page import PlanPage
from gui.widgets.grid.column_widths import fitted
from scoring.entries import Assessment
from scoring.plan import Plan, PreviousIndicator

Key = Qt.Key
Held = Qt.KeyboardModifier
ALT_SHIFT = Held.AltModifier | Held.ShiftModifier
CTRL_SHIFT = Held.ControlModifier | Held.ShiftModifier


def with_last_year(plan: Plan) -> Plan:
    """Last year A1 had 28, there was an A3 of 2, and B2 did not exist."""
    before = [
        PreviousIndicator(code=node.code, parent=node.parent, name=node.name, weight=node.weight)
        for node in plan.indicators
        if node.code != "B2"
    ]
    before[1] = replace(before[1], weight=Decimal(28))
    before.insert(3, PreviousIndicator(code="A3", parent="A", name="老指标", weight=Decimal(2)))
    return replace(plan, previous_indicators=tuple(before))


@pytest.fixture
def page(qtbot: QtBot, document: Document, new_store: Callable[..., Path], small: Assessment) -> PlanPage:
    document.open_store(new_store(replace(small, plan=with_last_year(small.plan))))
    made = PlanPage(document)
    qtbot.addWidget(made)
    made.resize(1000, 620)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.view.setFocus()
    return made


def stand_on(page: PlanPage, code: str, column: Column = Column.WEIGHT) -> None:
    page.view.choose(page.model.place(code, column))


def here(page: PlanPage) -> tuple[str, Column]:
    index = page.view.currentIndex()
    return page.model.indicator(index).code, Column(index.column())


def editor(page: PlanPage) -> QLineEdit:
    found = page.view.viewport().findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def type_over(qtbot: QtBot, page: PlanPage, text: str, end: Qt.Key = Key.Key_Return) -> None:
    """Type over the current cell as a person does: the first key opens the editor."""
    qtbot.keyClick(page.view.viewport(), text[0])
    field = editor(page)
    qtbot.keyClicks(field, text[1:])
    qtbot.keyClick(field, end)
    qtbot.waitUntil(lambda: page.view.viewport().findChild(QLineEdit) is not field)


def press(qtbot: QtBot, page: PlanPage, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    qtbot.keyClick(page.view, key, held)


def plan(page: PlanPage) -> Plan:
    return page.model.plan


def weights(page: PlanPage) -> dict[str, str]:
    return {node.code: str(node.weight) for node in plan(page).indicators}


def shape(page: PlanPage) -> list[tuple[str, str | None]]:
    return [(node.code, node.parent) for node in plan(page).indicators]


def text(page: PlanPage, code: str, column: Column) -> str:
    return str(page.model.place(code, column).data())


# last year beside this year


def test_last_year_and_the_change_stand_beside_every_weight(page: PlanPage) -> None:
    assert (text(page, "A1", Column.LAST), text(page, "A1", Column.CHANGE)) == ("28", "▲2")
    assert (text(page, "B1", Column.LAST), text(page, "B1", Column.CHANGE)) == ("25", "")
    assert (text(page, "B2", Column.LAST), text(page, "B2", Column.CHANGE)) == ("", "new")


def gone(page: PlanPage) -> QModelIndex:
    return next(index for index in page.model.everything() if page.model.is_gone(index))


def test_a_dropped_indicator_is_shown_pale_and_cannot_be_changed(qtbot: QtBot, page: PlanPage) -> None:
    index = gone(page)
    assert index.parent().data() == "执法办案"
    assert index.data() == "(dropped) 老指标"
    assert index.siblingAtColumn(Column.LAST).data() == "2"
    assert not index.siblingAtColumn(Column.WEIGHT).flags() & Qt.ItemFlag.ItemIsEditable
    reasons: list[str] = []
    page.objected.connect(reasons.append)
    page.view.choose(index.siblingAtColumn(Column.WEIGHT))
    before = plan(page)
    qtbot.keyClick(page.view.viewport(), "5")
    press(qtbot, page, Key.Key_Delete)
    press(qtbot, page, Key.Key_L, Held.AltModifier)
    assert page.deeds._document.undo_stack.undoText() == ""
    assert plan(page) is before
    assert len(reasons) == 3
    assert "dropped" in reasons[-1]


def test_enter_passes_over_what_is_dropped(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "A2")
    press(qtbot, page, Key.Key_Return)
    assert here(page) == ("B", Column.WEIGHT)


def test_only_changes_hides_what_is_as_last_year(qtbot: QtBot, page: PlanPage) -> None:
    press(qtbot, page, Key.Key_L, CTRL_SHIFT)

    def shown() -> list[str]:
        return [str(index.data()) for index in page.view.lines_from(page.model.index(0, 0))]

    assert shown() == ["执法办案", "指标A1", "(dropped) 老指标", "服务发展", "指标B2"]
    press(qtbot, page, Key.Key_L, CTRL_SHIFT)
    assert len(shown()) == 7


def test_without_a_last_year_the_filter_says_so(qtbot: QtBot, opened: Document) -> None:
    page = PlanPage(opened)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.view.setFocus()
    reasons: list[str] = []
    page.objected.connect(reasons.append)
    assert text(page, "A1", Column.CHANGE) == "", "nothing is new where there is nothing to compare with"
    press(qtbot, page, Key.Key_L, CTRL_SHIFT)
    assert "no last year" in reasons[-1]


# typing


def test_a_share_sets_the_points_and_states_what_rounding_left(qtbot: QtBot, page: PlanPage) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    stand_on(page, "A1", Column.SHARE)
    type_over(qtbot, page, "15%")
    assert weights(page)["A1"] == "9"
    assert text(page, "A1", Column.SHARE) == "15%"
    assert here(page) == ("A2", Column.SHARE)
    type_over(qtbot, page, "33.3")
    assert weights(page)["A2"] == "20"
    assert said[-1] == "33.3% is 19.98 points, rounded to 20."


def test_typing_runs_down_and_tab_across(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "A1")
    type_over(qtbot, page, "6")
    type_over(qtbot, page, "5", Key.Key_Tab)
    assert here(page) == ("A2", Column.SHARE)
    press(qtbot, page, Key.Key_Tab)
    assert here(page) == ("A2", Column.REASON)
    type_over(qtbot, page, "x")
    assert here(page) == ("B", Column.WEIGHT), "Enter goes on where the run of Tab began"
    assert (weights(page)["A1"], weights(page)["A2"], plan(page).indicator["A2"].reason) == ("6", "5", "x")
    press(qtbot, page, Key.Key_Backtab, Held.ShiftModifier)
    assert here(page) == ("A2", Column.DEPARTMENT) or page.model.is_gone(page.view.currentIndex()) is False


def paste(text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


def test_a_column_of_weights_is_pasted_as_one_step(qtbot: QtBot, page: PlanPage) -> None:
    before = plan(page)
    paste("28\r\n32\r\n41\r\n")
    stand_on(page, "A1")
    press(qtbot, page, Key.Key_V, Held.ControlModifier)
    assert (weights(page)["A1"], weights(page)["A2"], weights(page)["B"]) == ("28", "32", "41")
    page.deeds._document.undo_stack.undo()
    assert plan(page) == before
    stand_on(page, "B1", Column.SHARE)
    paste("50%\r\n50％\r\n")
    press(qtbot, page, Key.Key_V, Held.ControlModifier)
    assert (weights(page)["B1"], weights(page)["B2"]) == ("20", "20")


def test_what_cannot_be_pasted_is_counted_and_named(qtbot: QtBot, page: PlanPage) -> None:
    reasons: list[str] = []
    page.objected.connect(reasons.append)
    paste("10\r\nabc\r\n3\r\n4\r\n")
    stand_on(page, "B")
    press(qtbot, page, Key.Key_V, Held.ControlModifier)
    assert (weights(page)["B"], weights(page)["B1"], weights(page)["B2"]) == ("10", "25", "3")
    assert reasons[-1].startswith("2 cells taken over. 1 left as they were: 指标B1: “abc” is not a number")
    assert "1 lines" in reasons[-1]


def test_the_tree_is_copied_with_its_headings(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "A1")
    press(qtbot, page, Key.Key_C, Held.ControlModifier)
    assert QGuiApplication.clipboard().text() == "30\r\n"
    press(qtbot, page, Key.Key_C, CTRL_SHIFT)
    lines = QGuiApplication.clipboard().text().split("\r\n")
    assert lines[0].startswith("Indicator\tWeight\t% of parent\tLast year\tChange\tReason for the change\tScoring rule")
    assert lines[2].startswith("指标A1\t30\t50%\t28\t▲2\t")
    press(qtbot, page, Key.Key_A, Held.ControlModifier)
    press(qtbot, page, Key.Key_C, Held.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\r\n")[:3] == lines[:3]


# structure


def test_a_sibling_and_a_part_are_added_and_named_in_place(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "A1")
    press(qtbot, page, Key.Key_Insert, Held.ControlModifier)
    assert here(page) == ("A3", Column.NAME)
    editor(page).insert("新办案指标")
    qtbot.keyClick(editor(page), Key.Key_Return)
    qtbot.waitUntil(lambda: plan(page).indicator["A3"].name == "新办案指标")
    assert shape(page)[:4] == [("A", None), ("A1", "A"), ("A3", "A"), ("A2", "A")]
    stand_on(page, "A3")
    press(qtbot, page, Key.Key_Insert, CTRL_SHIFT)
    qtbot.keyClick(editor(page), Key.Key_Escape)
    assert plan(page).indicator["A3"].is_group
    assert here(page) == ("A3.1", Column.NAME)


def test_delete_says_what_goes_and_undo_brings_it_back_and_shows_it(qtbot: QtBot, page: PlanPage) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    before = plan(page)
    stand_on(page, "B", Column.NAME)
    press(qtbot, page, Key.Key_Delete)
    assert shape(page) == [("A", None), ("A1", "A"), ("A2", "A")]
    assert said[-1].startswith("Deleted “服务发展” and 2 below it, 40 points.")
    assert here(page)[0] == "A"
    page.deeds._document.undo_stack.undo()
    assert plan(page) == before
    assert here(page)[0] == "B"


def test_delete_on_a_reason_clears_the_reason_alone(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "A1", Column.REASON)
    type_over(qtbot, page, "x")
    stand_on(page, "A1", Column.REASON)
    press(qtbot, page, Key.Key_Delete)
    assert plan(page).indicator["A1"].reason == ""
    assert len(plan(page).indicators) == 6


@pytest.mark.parametrize(
    ("code", "key", "wanted"),
    [
        ("A2", Key.Key_Left, [("A", None), ("A1", "A"), ("A2", None), ("B", None), ("B1", "B"), ("B2", "B")]),
        ("B", Key.Key_Right, [("A", None), ("A1", "A"), ("A2", "A"), ("B", "A"), ("B1", "B"), ("B2", "B")]),
        ("A2", Key.Key_Up, [("A", None), ("A2", "A"), ("A1", "A"), ("B", None), ("B1", "B"), ("B2", "B")]),
        ("A", Key.Key_Down, [("B", None), ("B1", "B"), ("B2", "B"), ("A", None), ("A1", "A"), ("A2", "A")]),
    ],
)
def test_indicators_are_moved_by_keys_and_stay_chosen(
    qtbot: QtBot, page: PlanPage, code: str, key: Qt.Key, wanted: list[tuple[str, str | None]]
) -> None:
    before = plan(page)
    stand_on(page, code)
    press(qtbot, page, key, ALT_SHIFT)
    assert shape(page) == wanted
    assert here(page) == (code, Column.WEIGHT)
    page.deeds._document.undo_stack.undo()
    assert plan(page) == before
    page.deeds._document.undo_stack.redo()
    assert shape(page) == wanted


def test_keys_that_are_held_do_not_add_to_what_is_chosen(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "A1")
    press(qtbot, page, Key.Key_Down, ALT_SHIFT)
    page.view.stand_on(page.model.place("B2", Column.WEIGHT))  # Shift was the last that Qt heard of
    assert [page.model.indicator(row).code for row in page.view.chosen_rows()] == ["B2"]


def test_what_cannot_be_moved_says_why(qtbot: QtBot, page: PlanPage) -> None:
    reasons: list[str] = []
    page.objected.connect(reasons.append)
    stand_on(page, "A2")
    press(qtbot, page, Key.Key_Right, ALT_SHIFT)
    assert "scored by a rule of its own" in reasons[-1]


def test_ctrl_d_duplicates(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "B")
    press(qtbot, page, Key.Key_D, Held.ControlModifier)
    qtbot.keyClick(editor(page), Key.Key_Escape)
    assert shape(page)[-3:] == [("C", None), ("C1", "C"), ("C2", "C")]
    assert plan(page).indicator["C"].name == "服务发展（2）"


def test_what_is_dropped_with_the_mouse_goes_where_it_was_shown(page: PlanPage) -> None:
    model = page.model
    mime = model.mimeData([model.place("B2")])
    assert mime.hasFormat(MIME)
    action = Qt.DropAction.MoveAction
    assert model.dropMimeData(mime, action, 0, 0, model.place("A"))
    assert shape(page)[:3] == [("A", None), ("B2", "A"), ("A1", "A")]
    assert here(page)[0] == "B2"
    assert model.dropMimeData(model.mimeData([model.place("A1")]), action, -1, -1, model.place("B"))
    assert shape(page)[-2:] == [("B1", "B"), ("A1", "B")]
    assert not model.canDropMimeData(QMimeData(), action, 0, 0, model.place("B"))
    assert not model.canDropMimeData(mime, action, -1, -1, gone(page))


@pytest.mark.parametrize(
    ("onto", "part", "wanted"),
    [
        ("B", 0.5, [("B", None), ("B1", "B"), ("B2", "B"), ("A1", "B")]),
        ("B2", 0.05, [("B", None), ("B1", "B"), ("A1", "B"), ("B2", "B")]),
        ("B2", 0.95, [("B", None), ("B1", "B"), ("B2", "B"), ("A1", "B")]),
    ],
)
def test_the_place_under_the_mouse_is_where_an_indicator_goes(
    page: PlanPage, onto: str, part: float, wanted: list[tuple[str, str | None]]
) -> None:
    view, model = page.view, page.model
    box = view.visualRect(model.place(onto, Column.NAME))
    point = QPointF(box.left() + 30, box.top() + part * box.height())
    mime, move = model.mimeData([model.place("A1")]), Qt.DropAction.MoveAction
    held = (Qt.MouseButton.LeftButton, Held.NoModifier)
    view.dragEnterEvent(QDragEnterEvent(point.toPoint(), move, mime, *held))
    over = QDragMoveEvent(point.toPoint(), move, mime, *held)
    view.dragMoveEvent(over)
    assert over.isAccepted()
    view.dropEvent(QDropEvent(point, move, mime, *held))
    assert shape(page)[-4:] == wanted
    assert here(page)[0] == "A1"


def test_what_is_dragged_from_another_plan_is_not_taken(page: PlanPage) -> None:
    mime = QMimeData()
    mime.setData(MIME, b"elsewhere\nA1")
    assert not page.model.canDropMimeData(mime, Qt.DropAction.MoveAction, 0, 0, page.model.place("B"))


def test_only_names_are_dragged_so_that_cells_can_be_chosen_with_the_mouse(page: PlanPage) -> None:
    drag = Qt.ItemFlag.ItemIsDragEnabled
    assert page.model.place("A1", Column.NAME).flags() & drag
    assert not page.model.place("A1", Column.WEIGHT).flags() & drag


# weights


def test_the_remainder_goes_to_the_chosen_indicator(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "B1")
    type_over(qtbot, page, "20")
    stand_on(page, "B2")
    press(qtbot, page, Key.Key_Equal, Held.AltModifier)
    assert weights(page)["B2"] == "20"
    page.deeds._document.undo_stack.undo()
    assert weights(page)["B2"] == "15"
    assert here(page) == ("B2", Column.WEIGHT)


def test_scaling_shows_old_and_new_before_it_is_done(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "B")
    type_over(qtbot, page, "44")
    stand_on(page, "A1")
    press(qtbot, page, Key.Key_L, Held.AltModifier)
    assert page.model.place("A1", Column.WEIGHT).data(LOCKED)
    before = plan(page)
    press(qtbot, page, Key.Key_Plus, ALT_SHIFT)
    panel = page.panels.scale_panel
    assert panel.isVisible()
    model = panel.table.model()
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert ["执法办案", "60", "57.7"] in rows
    assert ["指标A2", "30", "27.7"] in rows
    assert not any(row[0] == "指标A1" for row in rows), "what is locked stays"
    qtbot.keyClick(panel.table, Key.Key_Escape)
    assert not panel.isVisible()
    assert plan(page) is before
    press(qtbot, page, Key.Key_Plus, ALT_SHIFT)
    qtbot.keyClick(panel.table, Key.Key_Return)
    assert plan(page) != before
    assert page.sum_bar.text() == "Sum 100 / 100"
    page.deeds._document.undo_stack.undo()
    assert plan(page) == before


def test_scaling_with_fewer_decimals_names_the_row_of_the_remainder(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "B")
    type_over(qtbot, page, "43.5")
    press(qtbot, page, Key.Key_Plus, ALT_SHIFT)
    panel = page.panels.scale_panel
    panel.places.setValue(0)
    assert "remainder of rounding goes to" in panel.note or "Nothing is left over" in panel.note
    qtbot.keyClick(panel.table, Key.Key_Return)
    assert page.sum_bar.text() == "Sum 100 / 100"


def test_scaling_what_closes_says_so(qtbot: QtBot, page: PlanPage) -> None:
    press(qtbot, page, Key.Key_Plus, ALT_SHIFT)
    assert "adds up already" in page.panels.scale_panel.note
    qtbot.keyClick(page.panels.scale_panel.table, Key.Key_Return)
    assert page.deeds._document.undo_stack.count() == 0


def test_groups_take_the_sum_of_their_parts(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "A1")
    type_over(qtbot, page, "33")
    press(qtbot, page, Key.Key_U, Held.AltModifier)
    assert weights(page)["A"] == "63"
    assert page.sum_bar.text() == "Sum 103 / 100 over by 3"


def test_the_bar_tells_the_sum_at_which_the_keyboard_stands(page: PlanPage) -> None:
    stand_on(page, "B1")
    assert page.sum_bar.own_text() == "under 服务发展: 40 / 40 ✓"
    stand_on(page, "B")
    assert page.sum_bar.own_text() == ""


# finding and many at once


def test_finding_by_name_code_department_and_initials(qtbot: QtBot, page: PlanPage) -> None:
    press(qtbot, page, Key.Key_F, Held.ControlModifier)
    bar = page.panels.find_bar
    assert bar.isVisible()
    qtbot.keyClicks(bar.field, "fwfz")
    assert here(page)[0] == "B"
    assert bar.count_text() == "1 of 1"
    bar.field.setText("指标")
    qtbot.keyClick(bar.field, Key.Key_Return)
    first = page.view.currentIndex().data()
    qtbot.keyClick(bar.field, Key.Key_Escape)
    assert not bar.isVisible()
    assert page.view.hasFocus()
    press(qtbot, page, Key.Key_F3)
    assert page.view.currentIndex().data() != first
    press(qtbot, page, Key.Key_F3, Held.ShiftModifier)
    assert page.view.currentIndex().data() == first


def test_initials_are_those_of_the_common_readings() -> None:
    assert initials("综合行政执法支队 A1") == "zhxzzfzd a1"
    assert initials("安八长大鹅发高好级看乐买年哦怕去然三他我小一在") == "abcdefghjklmnopqrstwxyz"
    assert initials("垚") == "垚"


def choose(page: PlanPage, *codes: str) -> None:
    selection = page.view.selectionModel()
    selection.clear()
    for code in codes:
        index = page.model.place(code, Column.WEIGHT)
        selection.setCurrentIndex(index, selection.SelectionFlag.Select)


def test_settings_of_many_are_changed_as_one_step(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "A1", Column.DEPARTMENT)
    type_over(qtbot, page, "x")
    before = plan(page)
    choose(page, "A1", "A2", "B1")
    press(qtbot, page, Key.Key_Return, Held.AltModifier)
    panel = page.panels.many_panel
    assert panel.isVisible()
    department, missing = panel.fields["department"], panel.fields["missing"]
    line = department.lineEdit()
    assert line is not None
    assert line.placeholderText() == "(various: not changed)"
    assert missing.currentData() == "zero"
    missing.setCurrentIndex(missing.findData("mean"))
    panel.fields["tags"].setEditText("力度，速度")
    qtbot.keyClick(panel.fields["tags"], Key.Key_Return)
    for code in ("A1", "A2", "B1"):
        assert (plan(page).indicator[code].missing, plan(page).indicator[code].tags) == ("mean", ("力度", "速度"))
    assert plan(page).indicator["A1"].department == "x", "what differed and was not touched stays"
    assert plan(page).indicator["B2"].missing == "zero"
    page.deeds._document.undo_stack.undo()
    assert plan(page) == before


def test_locking_many_is_one_step(qtbot: QtBot, page: PlanPage) -> None:
    choose(page, "A1", "B1")
    press(qtbot, page, Key.Key_L, Held.AltModifier)
    assert [node.code for node in plan(page).indicators if node.locked] == ["A1", "B1"]
    press(qtbot, page, Key.Key_L, Held.AltModifier)
    assert not any(node.locked for node in plan(page).indicators)
    assert page.deeds._document.undo_stack.count() == 2


# the columns and the model


def test_columns_fill_the_width_and_keep_their_least() -> None:
    wanted, least = {0: 250, 1: 70, 2: 130}, {0: 170, 1: 54, 2: 70}
    for total in range(250, 900, 7):
        widths = fitted(total, wanted, least, (0, 2))
        assert sum(widths.values()) == max(total, sum(least.values()))
        assert all(widths[column] >= least[column] for column in widths)


def test_columns_fit_beside_the_rule(page: PlanPage) -> None:
    page.resize(1014, 600)
    header = page.view.header()
    assert header.length() <= page.view.viewport().width()


def test_hidden_columns_and_widths_are_remembered(page: PlanPage) -> None:
    page.columns.show_column(Column.LAST, on=False)
    page.columns.show_column(Column.CODE, on=True)
    page.view.setColumnWidth(Column.REASON, 222)
    state = page.columns.state()
    page.columns.reset()
    assert not page.view.isColumnHidden(Column.LAST)
    page.columns.restore("rubbish")
    page.columns.restore(state)
    assert page.view.isColumnHidden(Column.LAST)
    assert not page.view.isColumnHidden(Column.CODE)
    assert page.columns.state() == state


def test_the_model_keeps_qts_rules_while_the_tree_changes(qtbot: QtBot, page: PlanPage) -> None:
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    stand_on(page, "A2")
    press(qtbot, page, Key.Key_Up, ALT_SHIFT)
    press(qtbot, page, Key.Key_Delete)
    page.deeds._document.undo_stack.undo()
    page.deeds._document.close()
    assert page.model.rowCount() == 0
    tester.deleteLater()


def test_what_the_law_forbids_to_score_stays_at_0_by_key_paste_and_name(
    qtbot: QtBot, page: PlanPage, document: Document
) -> None:
    """Renamed to fines: the weight goes to 0 and the sentence with the article is said; no key brings it back."""
    said: list[str] = []
    page.said.connect(said.append)
    page.objected.connect(said.append)
    stand_on(page, "A2", Column.NAME)
    assert page.model.setData(page.view.currentIndex(), "罚没款总额")
    fines = document.assessment.plan.indicator["A2"]
    assert fines.reference_only
    assert fines.weight == 0
    assert "第七十四条" in said[-1]
    stand_on(page, "A2")
    qtbot.keyClick(page.view, Key.Key_5)
    assert "第七十四条" in said[-1]
    assert page.view.currentIndex().data(LOCKED)
    QGuiApplication.clipboard().setText("7")
    qtbot.keyClick(page.view, Key.Key_V, Held.ControlModifier)
    assert "第七十四条" in said[-1]
    qtbot.keyClick(page.view, Key.Key_Equal, Held.AltModifier)
    assert "第七十四条" in said[-1]
    assert document.assessment.plan.indicator["A2"].weight == 0
    document.undo_stack.undo()
    assert document.assessment.plan.indicator["A2"].weight
