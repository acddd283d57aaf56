"""方案 by keyboard: weights typed down the tree, sums that tell what is missing, steps that can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.document import Document
from gui.language import Translators
from gui.models.plan.plan_tree import Column, PlanTree, share
from gui.pages.plan.plan_page import PlanPage
from gui.widgets.plan.rule_panel import RulePanel
from scoring.entries import Assessment


@pytest.fixture
def page(qtbot: QtBot, opened: Document) -> PlanPage:
    made = PlanPage(opened)
    qtbot.addWidget(made)
    made.resize(1000, 560)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.view.setFocus()
    return made


def stand_on(page: PlanPage, code: str, column: Column = Column.WEIGHT) -> None:
    page.view.setCurrentIndex(page.model.place(code, column))


def editor(page: PlanPage) -> QLineEdit:
    found = page.view.viewport().findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def here(page: PlanPage) -> tuple[str, Column]:
    index = page.view.currentIndex()
    return page.model.indicator(index).code, Column(index.column())


def type_weight(qtbot: QtBot, page: PlanPage, text: str) -> None:
    """Type over the current cell as a person does: the first key opens the editor."""
    qtbot.keyClick(page.view.viewport(), text[0])
    qtbot.keyClicks(editor(page), text[1:])


def weight(document: Document, code: str) -> Decimal:
    return document.assessment.plan.indicator[code].weight


def test_typing_and_enter_set_a_weight_and_go_down(qtbot: QtBot, page: PlanPage, opened: Document) -> None:
    stand_on(page, "A1")
    type_weight(qtbot, page, "28.5")
    qtbot.keyClick(editor(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: weight(opened, "A1") == Decimal("28.5"))
    qtbot.waitUntil(lambda: here(page) == ("A2", Column.WEIGHT))
    assert opened.undo_stack.undoText() == "Weight of 指标A1 30 → 28.5"


def test_the_sum_says_at_once_what_is_missing_and_where(page: PlanPage, opened: Document) -> None:
    assert page.sum_bar.text() == "Sum 100 / 100"
    opened.plan("w", opened.assessment.plan.with_weight("B", Decimal(38)))
    assert page.sum_bar.text() == "Sum 98 / 100 short by 2  under 服务发展: 40 / 38 over by 2"
    assert page.model.place("B", Column.WEIGHT).data() == "38 ≠ 40"
    opened.plan("w", opened.assessment.plan.with_weight("B", Decimal("40.5")))
    assert "over by 0.5" in page.sum_bar.text()
    opened.undo_stack.undo()
    opened.undo_stack.undo()
    assert page.sum_bar.text() == "Sum 100 / 100"
    assert page.model.place("B", Column.WEIGHT).data() == "40"


@pytest.mark.parametrize("text", ["3..5", "abc", "1e3", "-2", "12%"])
def test_what_is_no_weight_is_not_entered_and_says_why(
    qtbot: QtBot, page: PlanPage, opened: Document, text: str
) -> None:
    reasons: list[str] = []
    page.objected.connect(reasons.append)
    stand_on(page, "A1")
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    editor(page).selectAll()
    qtbot.keyClicks(editor(page), text)
    qtbot.keyClick(editor(page), Qt.Key.Key_Return)
    assert editor(page).text() == text, "it stays open, to be mended"
    assert reasons
    assert "30" in reasons[-1]
    qtbot.keyClick(editor(page), Qt.Key.Key_Escape)
    assert weight(opened, "A1") == Decimal(30)
    assert opened.undo_stack.count() == 0


def test_leaving_an_editor_with_rubbish_keeps_the_weight(qtbot: QtBot, page: PlanPage, opened: Document) -> None:
    stand_on(page, "A1")
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    editor(page).selectAll()
    qtbot.keyClicks(editor(page), "x")
    page.view.setFocus()
    assert weight(opened, "A1") == Decimal(30)
    assert opened.undo_stack.count() == 0


def test_full_width_digits_are_digits(qtbot: QtBot, page: PlanPage, opened: Document) -> None:
    stand_on(page, "A1")
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    editor(page).selectAll()
    editor(page).insert("２９。５")  # as an input method does
    qtbot.keyClick(editor(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: weight(opened, "A1") == Decimal("29.5"))


def test_escape_leaves_everything_as_it_was(qtbot: QtBot, page: PlanPage, opened: Document) -> None:
    stand_on(page, "A1")
    type_weight(qtbot, page, "5")
    qtbot.keyClick(editor(page), Qt.Key.Key_Escape)
    assert weight(opened, "A1") == Decimal(30)
    assert here(page) == ("A1", Column.WEIGHT)


def test_enter_walks_down_and_shift_enter_up(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "A")
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert here(page) == ("A2", Column.WEIGHT)
    qtbot.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert here(page) == ("A1", Column.WEIGHT)


@pytest.mark.parametrize(("column", "field"), [(Column.NAME, "name"), (Column.DEPARTMENT, "department")])
def test_names_and_departments_are_edited_with_f2(
    qtbot: QtBot, page: PlanPage, opened: Document, column: Column, field: str
) -> None:
    stand_on(page, "A1", column)
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    editor(page).selectAll()
    editor(page).insert(" <b>甲</b> ")  # as an input method does
    qtbot.keyClick(editor(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: getattr(opened.assessment.plan.indicator["A1"], field) == "<b>甲</b>")
    opened.undo_stack.undo()
    assert getattr(opened.assessment.plan.indicator["A1"], field) != "<b>甲</b>"


def test_a_name_cannot_be_emptied(page: PlanPage, opened: Document) -> None:
    reasons: list[str] = []
    page.objected.connect(reasons.append)
    assert not page.model.setData(page.model.place("A1"), "   ")
    assert reasons == ["An indicator needs a name: it stays “指标A1”."]
    assert opened.undo_stack.count() == 0


def test_letters_do_not_open_an_editor_outside_the_weights(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "A1", Column.NAME)
    qtbot.keyClick(page.view.viewport(), "x")
    assert page.view.viewport().findChild(QLineEdit) is None


def test_a_weight_for_reference_is_locked(page: PlanPage, opened: Document) -> None:
    plan = opened.assessment.plan
    locked = replace(plan.indicator["A1"], reference_only=True, weight=Decimal(0))
    opened.plan("lock", plan.with_indicator(locked))
    index = page.model.place("A1", Column.WEIGHT)
    assert not page.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not page.model.setData(index, "5")


def test_nothing_can_be_typed_into_a_store_that_is_read_only(
    qtbot: QtBot, opened: Document, document: Document
) -> None:
    assert opened.store is not None
    second = Document(opened.tasks)
    second.open_store(opened.store.path)
    model = PlanTree(second)
    assert not model.flags(model.place("A1", Column.WEIGHT)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.place("A1", Column.WEIGHT), "5")
    second.close()


def test_the_current_indicator_tells_its_rule(page: PlanPage) -> None:
    stand_on(page, "A1")
    assert "Direct points" in page.rule_panel.text()
    assert "数据A1" in page.rule_panel.text(), "the formula names its items"
    stand_on(page, "A")
    assert "Combines its parts by" in page.rule_panel.text()


def test_the_rule_is_said_whole_in_the_language_of_the_window(
    qtbot: QtBot, opened: Document, translators: Translators
) -> None:
    panel = RulePanel()
    qtbot.addWidget(panel)
    plan = opened.assessment.plan
    params = {"target": "98", "per": "1", "points": "0.3"}
    leaf = replace(plan.indicator["A1"], method="gap_deduct", params=params, unit="%")
    panel.show_rule(leaf, plan)
    assert "Deduction for the gap\nTarget 98%; full points when the target is met; 0.3 points off" in panel.text()
    translators.speak("zh_CN")
    panel.retranslate()
    assert "差额扣分\n目标值98%；完成目标得满分；每低1个百分点扣0.3分，扣完为止" in panel.text()


def test_a_rule_that_cannot_be_read_does_not_close_the_panel(qtbot: QtBot, opened: Document) -> None:
    panel = RulePanel()
    qtbot.addWidget(panel)
    plan = opened.assessment.plan
    panel.show_rule(replace(plan.indicator["A1"], method="magic", direction="sideways"), plan)
    assert "magic\nThe rule cannot be read" in panel.text()
    assert "sideways" in panel.text()


def test_f4_opens_the_rule_and_goes_back_to_the_tree(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "A1")
    qtbot.keyClick(page.view, Qt.Key.Key_F4)
    assert page.rule_editor.isVisible()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_F4)
    assert not page.rule_editor.isVisible()
    assert page.rule_panel.isVisible()


def test_a_place_is_shown(page: PlanPage) -> None:
    assert page.go_to(("indicators", "B2", "weight"))
    assert here(page) == ("B2", Column.WEIGHT)
    assert not page.go_to(("indicators", "nowhere"))
    assert not page.go_to(("values", "b2", "U1"))


def test_selection_and_folding_stay_when_the_plan_takes_another_shape(page: PlanPage, opened: Document) -> None:
    page.view.collapse(page.model.place("A"))
    stand_on(page, "B2")
    plan = opened.assessment.plan
    without = replace(plan, indicators=tuple(node for node in plan.indicators if node.code != "B1"))
    opened.plan("remove", without)
    assert here(page)[0] == "B2"
    assert not page.view.isExpanded(page.model.place("A"))
    assert page.view.isExpanded(page.model.place("B"))
    opened.undo_stack.undo()
    assert here(page)[0] == "B1", "undo stands on what it brought back"
    assert not page.view.isExpanded(page.model.place("A"))


def test_an_edit_elsewhere_does_not_move_the_selection(page: PlanPage, opened: Document) -> None:
    stand_on(page, "B2", Column.DEPARTMENT)
    resets: list[None] = []
    page.model.modelReset.connect(lambda: resets.append(None))
    opened.plan("w", opened.assessment.plan.with_weight("A1", Decimal(29)))
    assert here(page) == ("B2", Column.DEPARTMENT)
    assert resets == []


def test_the_model_keeps_qts_rules(opened: Document) -> None:
    model = PlanTree(opened)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    opened.plan("w", opened.assessment.plan.with_weight("A1", Decimal(29)))
    plan = opened.assessment.plan
    opened.plan("fewer", replace(plan, indicators=plan.indicators[:3]))
    opened.close()
    assert model.rowCount() == 0
    tester.deleteLater()


def test_shares_are_those_of_the_parent(small: Assessment) -> None:
    plan = small.plan
    assert share(plan.indicator["A"], plan) == "60%"
    assert share(plan.indicator["B1"], plan) == "62.5%"
    assert share(plan.indicator["B1"], plan.with_weight("B", Decimal(0))) == ""


def test_everything_that_qt_gets_is_plain(opened: Document) -> None:
    model = PlanTree(opened)

    def walk(parent: QModelIndex) -> None:
        for row in range(model.rowCount(parent)):
            for column in range(model.columnCount()):
                value = model.index(row, column, parent).data()
                assert value is None or type(value) is str
            walk(model.index(row, 0, parent))

    walk(QModelIndex())


def test_without_indicators_the_page_says_what_to_do(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], small: Assessment
) -> None:
    bare = replace(small, plan=replace(small.plan, indicators=()), entries=replace(small.entries, values={}))
    document.open_store(new_store(bare))
    page = PlanPage(document)
    qtbot.addWidget(page)
    page.show()
    assert not page.view.isVisible()
    assert any("No indicators yet" in label.text() for label in page.findChildren(QWidget) if hasattr(label, "text"))


def test_left_and_right_go_to_the_cell_beside(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "A1")
    qtbot.keyClick(page.view, Qt.Key.Key_Left)
    assert here(page) == ("A1", Column.NAME)
    qtbot.keyClick(page.view, Qt.Key.Key_Left)
    assert here(page) == ("A", Column.NAME), "from a name to its group, as in every tree"
    for _ in range(Column.DEPARTMENT):
        qtbot.keyClick(page.view, Qt.Key.Key_Right)
    assert here(page) == ("A", Column.DEPARTMENT)


def test_what_was_objected_to_is_gone_with_its_editor(qtbot: QtBot, page: PlanPage) -> None:
    reasons: list[str] = []
    page.objected.connect(reasons.append)
    stand_on(page, "A1")
    type_weight(qtbot, page, "3..5")
    assert reasons[-1]
    qtbot.keyClick(editor(page), Qt.Key.Key_Escape)
    assert reasons[-1] == ""


def test_a_weight_is_not_left_blank(qtbot: QtBot, page: PlanPage, opened: Document) -> None:
    reasons: list[str] = []
    page.objected.connect(reasons.append)
    stand_on(page, "A1")
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    editor(page).selectAll()
    qtbot.keyClick(editor(page), Qt.Key.Key_Delete)
    assert "left blank" in reasons[-1]
    qtbot.keyClick(editor(page), Qt.Key.Key_Escape)
    assert weight(opened, "A1") == Decimal(30)


def test_typing_on_a_locked_weight_says_why_it_stays(qtbot: QtBot, page: PlanPage, opened: Document) -> None:
    reasons: list[str] = []
    page.objected.connect(reasons.append)
    plan = opened.assessment.plan
    opened.plan("lock", plan.with_indicator(replace(plan.indicator["A1"], reference_only=True, weight=Decimal(0))))
    stand_on(page, "A1")
    qtbot.keyClick(page.view.viewport(), "5")
    assert "never scored" in reasons[-1]
    assert here(page) == ("A1", Column.WEIGHT)
