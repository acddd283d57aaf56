"""A rule is set by keyboard: a card, its numbers, back; what cannot be read is marked and never half stored."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.rows import with_new_uids
from exchange.assessment_json import read_assessment
from exchange.rule_form import value_at
from exchange.rule_words import rule_in_words
from gui import theme
from gui.document import Document
from gui.language import Translators
from gui.models.plan.plan_tree import Column
from gui.pages.plan.plan_page import PlanPage
from gui.sample import sample_city
from gui.tasks import Task
from gui.widgets.field_line import FieldLine
from gui.widgets.grid.rows_table import RowsTable
from gui.widgets.plan.expression_line import ExpressionLine
from scoring.entries import Assessment, Cell
from scoring.methods import METHODS
from scoring.plan import Indicator, Previous


@pytest.fixture
def city(samples: Path) -> Assessment:
    return read_assessment((samples / "city_2024.json").read_bytes())


def shown_page(qtbot: QtBot, document: Document) -> PlanPage:
    made = PlanPage(document)
    qtbot.addWidget(made)
    made.resize(1250, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.view.setFocus()
    return made


@pytest.fixture
def page(qtbot: QtBot, document: Document, new_store: Callable[..., Path], city: Assessment) -> PlanPage:
    assert document.open_store(new_store(city))
    return shown_page(qtbot, document)


@pytest.fixture
def page_with_last_year(qtbot: QtBot, document: Document, new_store: Callable[..., Path], city: Assessment) -> PlanPage:
    """The same city a year before, with the same values, is in the store."""
    old = with_new_uids(replace(city, plan=replace(city.plan, id="city-2023", year=2023)))
    now = replace(city, plan=replace(city.plan, previous=Previous(id="city-2023")))
    assert document.open_store(new_store(old, now))
    document.choose(now.plan.uid)
    return shown_page(qtbot, document)


def node(page: PlanPage, code: str) -> Indicator:
    return page.model.plan.indicator[code]


def stand_on(page: PlanPage, code: str, column: Column = Column.METHOD) -> None:
    select = page.view.selectionModel().SelectionFlag.ClearAndSelect
    page.view.selectionModel().setCurrentIndex(page.model.place(code, column), select)


def open_rule(qtbot: QtBot, page: PlanPage, code: str) -> None:
    stand_on(page, code)
    qtbot.keyClick(page.view, Qt.Key.Key_F4)
    qtbot.waitUntil(page.rule_editor.cards.line.hasFocus)


def line(page: PlanPage, name: str, *path: str) -> FieldLine:
    found = page.rule_editor.form.editors[("params", *path, name)]
    assert isinstance(found, FieldLine)
    return found


def table(page: PlanPage, name: str) -> RowsTable:
    found = page.rule_editor.form.editors["params", name]
    assert isinstance(found, RowsTable)
    return found


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def editor(table: RowsTable) -> QLineEdit:
    """The line in which a cell of a table is typed into."""
    return table.viewport().findChildren(QLineEdit)[-1]


def focused(page: PlanPage) -> QWidget:
    found = page.focusWidget()
    assert found is not None
    return found


# J3


def test_a_rule_is_set_from_the_tree_in_few_keys(qtbot: QtBot, page: PlanPage) -> None:
    """F4, Down, Enter, a number, Tab, a number, Tab, a number, Esc: 差额扣分 instead of 目标差额增减."""
    keys = 0

    def press(key: Qt.Key) -> None:
        nonlocal keys
        keys += 1
        qtbot.keyClick(focused(page), key)

    def type_text(text: str) -> None:
        nonlocal keys
        keys += len(text)
        qtbot.keyClicks(focused(page), text)

    stand_on(page, "A1.4")
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Down)
    assert page.rule_editor.cards.code == "gap_deduct"
    press(Qt.Key.Key_Return)
    assert focused(page) is line(page, "target")
    assert line(page, "target").text() == "20", "what both rules call the target is kept"
    press(Qt.Key.Key_Tab)
    type_text("1")
    press(Qt.Key.Key_Tab)
    type_text("0.3")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    # the first Escape put the 0.3 back: it had not been left yet
    assert node(page, "A1.4").method == "target_step"
    stand_on(page, "A1.4")
    page.view.setFocus()
    keys = 0
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    type_text("1")
    press(Qt.Key.Key_Tab)
    type_text("0.3")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert node(page, "A1.4").method == "gap_deduct"
    assert dict(node(page, "A1.4").params) == {
        "target": "20",
        "per": "1",
        "points": "0.3",
        "floor": "0",
        "step_mode": "proportional",
    }
    assert focused(page) is page.view
    assert keys == 11


def test_enter_in_the_rule_column_opens_and_escape_goes_back(qtbot: QtBot, page: PlanPage) -> None:
    stand_on(page, "A1.3")
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert focused(page) is page.rule_editor.cards.line
    qtbot.keyClick(focused(page), Qt.Key.Key_Escape)
    assert page.rule_side.currentWidget() is page.rule_panel
    assert focused(page) is page.view
    stand_on(page, "A1.3", Column.WEIGHT)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert page.rule_side.currentWidget() is page.rule_panel, "in another column Enter goes down"


def test_a_group_has_no_rule_to_open(qtbot: QtBot, page: PlanPage) -> None:
    reasons: list[str] = []
    page.objected.connect(reasons.append)
    stand_on(page, "A1")
    qtbot.keyClick(page.view, Qt.Key.Key_F4)
    assert not page.rule_side.editing
    assert "group" in reasons[-1]


def test_two_numbers_are_two_steps_that_can_be_taken_back(qtbot: QtBot, page: PlanPage, document: Document) -> None:
    open_rule(qtbot, page, "D2.3")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    retype(qtbot, line(page, "target"), "97")
    qtbot.keyClick(line(page, "target"), Qt.Key.Key_Tab)
    assert node(page, "D2.3").params["target"] == "97"
    retype(qtbot, line(page, "points"), "0.5")
    qtbot.keyClick(line(page, "points"), Qt.Key.Key_Return)
    assert node(page, "D2.3").params["points"] == "0.5"
    assert document.undo_stack.count() == 2
    assert document.undo_stack.undoText() == "Scoring rule of 投诉举报按时办结率"
    assert not line(page, "points").isUndoAvailable(), "Ctrl+Z is the window's now"
    document.undo_stack.undo()
    assert line(page, "points").text() == "0.3", "what is taken back is shown"
    document.undo_stack.undo()
    assert line(page, "target").text() == "98"


def test_every_card_can_be_looked_up_and_shows_its_form(qtbot: QtBot, page: PlanPage, document: Document) -> None:
    cards, draft = page.rule_editor.cards, page.rule_side.desk.draft
    for kind in (method.code for method in METHODS):
        open_rule(qtbot, page, "C3.1")
        qtbot.keyClicks(cards.line, kind)
        while cards.code != kind:
            before = cards.list.currentRow()
            qtbot.keyClick(cards.line, Qt.Key.Key_Down)
            assert cards.list.currentRow() != before
        qtbot.keyClick(cards.line, Qt.Key.Key_Return)
        assert draft.node is not None
        assert draft.node.method == kind
        if draft.reading.readable:
            assert node(page, "C3.1").method == kind
        else:
            assert node(page, "C3.1").method == "interpolation", "nothing is stored before it is complete"
            reasons = page.rule_editor.form._reasons.values()
            assert any(not label.isHidden() for label in reasons) or kind == "blend"
        draft.drop()
        page.rule_side.close_editor()
        while document.undo_stack.canUndo():
            document.undo_stack.undo()
        page.view.setFocus()


class Windows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_field_is_a_window_of_its_own_for_a_moment(qtbot: QtBot, page: PlanPage) -> None:
    """One that is shown before it has its place would take the keyboard away."""
    windows, application = Windows(), QApplication.instance()
    assert application is not None
    application.installEventFilter(windows)
    for code in ("A2.2", "B1.1", "C1.2"):
        open_rule(qtbot, page, code)
        page.rule_editor.overrides.parameter_wanted.emit("tiers")
        for block in page.rule_editor.overrides.blocks:
            block.button.click()
        page.rule_side.close_editor()
    application.removeEventFilter(windows)
    assert windows.shown == []


def test_cards_are_found_by_what_they_are_for(qtbot: QtBot, page: PlanPage, translators: Translators) -> None:
    translators.speak("zh_CN")
    page.retranslate()
    open_rule(qtbot, page, "C3.1")
    cards = page.rule_editor.cards
    cards.line.insert("减固定分")  # as an input method does
    cards.line.textEdited.emit(cards.line.text())
    assert cards.code == "rank_step"


# what cannot be read


@pytest.mark.parametrize("text", ["3..5", "x", ""])
def test_what_cannot_be_read_is_marked_and_nothing_is_written(
    qtbot: QtBot, page: PlanPage, document: Document, text: str
) -> None:
    open_rule(qtbot, page, "D2.3")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    field = line(page, "target")
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.wrong
    assert field.text() == text, "it stays, to be mended"
    reason = page.rule_editor.form._reasons["params", "target"]
    assert reason.isVisible()
    assert document.undo_stack.count() == 0
    assert page.rule_editor.curve.picture is not None
    assert page.rule_editor.curve.picture.stale


def test_another_field_is_not_stored_while_one_cannot_be_read(qtbot: QtBot, page: PlanPage, document: Document) -> None:
    open_rule(qtbot, page, "D2.3")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    retype(qtbot, line(page, "target"), "x")
    retype(qtbot, line(page, "points"), "0.5")
    qtbot.keyClick(line(page, "points"), Qt.Key.Key_Return)
    assert document.undo_stack.count() == 0
    retype(qtbot, line(page, "target"), "97")
    qtbot.keyClick(line(page, "target"), Qt.Key.Key_Return)
    assert (node(page, "D2.3").params["target"], node(page, "D2.3").params["points"]) == ("97", "0.5")
    assert document.undo_stack.count() == 1, "both are one step: before, neither was stored"


def test_leaving_with_something_that_cannot_be_read_says_so_and_keeps_the_rule(
    qtbot: QtBot, page: PlanPage, document: Document
) -> None:
    reasons: list[str] = []
    page.objected.connect(reasons.append)
    open_rule(qtbot, page, "D2.3")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    retype(qtbot, line(page, "target"), "x")
    stand_on(page, "D2.2")
    assert "stays as it was" in reasons[-1]
    assert node(page, "D2.3").params["target"] == "98"
    assert document.undo_stack.count() == 0
    assert page.rule_side.editing, "the editor goes along to the next indicator"


def test_escape_puts_a_field_back_before_it_leaves(qtbot: QtBot, page: PlanPage) -> None:
    open_rule(qtbot, page, "D2.3")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    retype(qtbot, line(page, "target"), "x")
    qtbot.keyClick(line(page, "target"), Qt.Key.Key_Escape)
    assert line(page, "target").text() == "98"
    assert not line(page, "target").wrong
    assert page.rule_side.editing
    qtbot.keyClick(line(page, "target"), Qt.Key.Key_Escape)
    assert not page.rule_side.editing


def test_full_width_digits_are_digits(qtbot: QtBot, page: PlanPage) -> None:
    open_rule(qtbot, page, "D2.3")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    field = line(page, "target")
    field.selectAll()
    field.insert("９７。５")
    field.textEdited.emit(field.text())
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert node(page, "D2.3").params["target"] == "97.5"
    assert field.text() == "97.5"


def test_nothing_is_written_into_a_file_that_is_read_only(qtbot: QtBot, page: PlanPage, document: Document) -> None:
    assert document.store is not None
    second = Document(document.tasks)
    assert second.open_store(document.store.path)
    assert second.read_only
    other = PlanPage(second)
    qtbot.addWidget(other)
    other.resize(1250, 640)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    reasons: list[str] = []
    other.objected.connect(reasons.append)
    open_rule(qtbot, other, "D2.3")
    qtbot.keyClick(focused(other), Qt.Key.Key_Tab)
    retype(qtbot, line(other, "target"), "97")
    qtbot.keyClick(line(other, "target"), Qt.Key.Key_Return)
    assert "reading only" in reasons[-1]
    assert line(other, "target").text() == "98"
    second.close()


# tables


def test_anchors_are_typed_inserted_moved_and_deleted(qtbot: QtBot, page: PlanPage, document: Document) -> None:
    open_rule(qtbot, page, "D2.2")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    anchors = table(page, "anchors")
    assert anchors.rows() == (("80", "0"), ("95", "1.2"), ("100", "1.5"))
    anchors.setCurrentCell(1, 1)
    qtbot.keyClick(anchors, "1")
    typing = editor(anchors)
    qtbot.keyClick(typing, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: node(page, "D2.2").params["anchors"] == [["80", "0"], ["95", "1"], ["100", "1.5"]])
    anchors.setCurrentCell(0, 0)
    qtbot.keyClick(anchors, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert node(page, "D2.2").params["anchors"] == [["95", "1"], ["100", "1.5"]]
    qtbot.keyClick(anchors, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert anchors.rows() == (("100", "1.5"), ("95", "1"))
    assert node(page, "D2.2").params["anchors"] == [["95", "1"], ["100", "1.5"]], "not rising: not stored"
    qtbot.keyClick(anchors, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    anchors.setCurrentCell(0, 0)
    qtbot.keyClick(anchors, Qt.Key.Key_Insert)
    for text in ("70", "0"):
        qtbot.keyClick(anchors, text[0])
        typing = editor(anchors)
        qtbot.keyClicks(typing, text[1:])
        qtbot.keyClick(typing, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: anchors.state() != anchors.State.EditingState)
    qtbot.waitUntil(lambda: node(page, "D2.2").params["anchors"] == [["70", "0"], ["95", "1"], ["100", "1.5"]])
    document.undo_stack.undo()
    assert anchors.rows() == (("95", "1"), ("100", "1.5"))


def test_a_class_gets_a_number_of_its_own(qtbot: QtBot, page: PlanPage) -> None:
    open_rule(qtbot, page, "A1.1")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    own = page.rule_editor.overrides.table
    own.setFocus()
    own.setCurrentCell(1, 1)
    qtbot.keyClick(own, "2")
    typing = editor(own)
    qtbot.keyClicks(typing, "7")
    qtbot.keyClick(typing, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: node(page, "A1.1").params["by_class"]["二类"]["good"] == "27")  # type: ignore[index,call-overload]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # menus without a window system
def test_a_class_gets_tiers_of_its_own_by_keyboard(qtbot: QtBot, page: PlanPage, document: Document) -> None:
    """Choose 档次 from the list of what differs, Space on 另定, type, Enter; the curve goes along; undo; give up."""
    open_rule(qtbot, page, "A2.2")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    panel, picture = page.rule_editor.overrides, page.rule_editor.curve
    box = panel.add_parameter
    assert not panel.blocks
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.view().isVisible(), "an arrow opens the list, and adds nothing yet"
    box.view().setCurrentIndex(box.model().index(box.findData("tiers"), 0))
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert [block.button.text() for block in panel.blocks] == ["Of its own"] * 3
    second = panel.blocks[1]
    second.button.setFocus()
    qtbot.keyClick(second.button, Qt.Key.Key_Space)
    own = focused(page)
    assert isinstance(own, RowsTable)
    assert own.rows() == (("3", "2"), ("2", "1.6"), ("1", "1.2"), ("0", "0")), "what all have, to be changed"
    assert document.undo_stack.count() == 0
    before = picture.picture
    own.setCurrentCell(0, 0)
    qtbot.keyClick(own, "x")
    assert any("not a number" in label.text() for label in second.form._reasons.values())
    typing = editor(own)
    retype(qtbot, typing, "5")
    assert picture.picture != before, "the curve of the class, with every key"
    assert page.rule_editor.trial.circle.currentText() == page.model.plan.classes[1].name
    qtbot.keyClick(typing, Qt.Key.Key_Return)
    stored = {"二类": {"tiers": [["5", "2"], ["2", "1.6"], ["1", "1.2"], ["0", "0"]]}}
    qtbot.waitUntil(lambda: node(page, "A2.2").params.get("by_class") == stored)
    assert picture.picture is not None
    assert picture.picture.curve is not None
    assert Fraction(5) in {x for x, _ in picture.picture.curve.points}
    assert page.model.plan.classes[1].name in page.rule_editor.sentence.text()
    document.undo_stack.undo()
    assert "by_class" not in node(page, "A2.2").params
    document.undo_stack.redo()
    again = panel.blocks[1].button
    again.setFocus()
    qtbot.keyClick(again, Qt.Key.Key_Space)
    assert "by_class" not in node(page, "A2.2").params
    assert document.undo_stack.count() == 2
    assert not any(block.button.text() == "As above again" for block in panel.blocks)


def test_a_part_of_a_blend_gets_points_of_its_own_for_a_unit(qtbot: QtBot, page: PlanPage) -> None:
    open_rule(qtbot, page, "B1.1")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    parts = page.rule_editor.parts
    parts.lines[1].share.setFocus()
    qtbot.keyClick(parts.lines[1].share, Qt.Key.Key_End)
    panel, unit = parts.overrides, page.model.plan.units[0]
    panel.parameter_wanted.emit("anchors")
    panel.unit_wanted.emit(unit.code)
    last = panel.blocks[-1]
    assert unit.name in last.label.text()
    last.button.click()
    own = focused(page)
    assert isinstance(own, RowsTable)
    own.setCurrentCell(0, 1)
    qtbot.keyClick(own, "9")
    qtbot.keyClick(editor(own), Qt.Key.Key_Return)
    stored = ("params", "parts", "1", "params", "by_unit", unit.code, "anchors")
    qtbot.waitUntil(lambda: value_at(node(page, "B1.1"), stored) is not None)


def test_a_blend_gains_and_loses_parts(qtbot: QtBot, page: PlanPage) -> None:
    open_rule(qtbot, page, "G2.1")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    parts = page.rule_editor.parts
    retype(qtbot, parts.lines[0].share, "0.6")
    qtbot.keyClick(parts.lines[0].share, Qt.Key.Key_Tab)
    stored = node(page, "G2.1").params["parts"]
    assert stored[0]["share"] == "0.6"  # type: ignore[index,call-overload]
    assert "shares of the parts add up to 0.9" in page.rule_editor.notes.text()
    qtbot.keyClick(parts, Qt.Key.Key_Insert)
    assert len(parts.lines) == 3
    retype(qtbot, parts.lines[1].share, "0.1")
    retype(qtbot, parts.lines[1].measure, "sat")
    qtbot.keyClick(parts.lines[1].measure, Qt.Key.Key_Escape)
    qtbot.keyClick(parts.lines[1].measure, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(node(page, "G2.1").params["parts"]) == 3)  # type: ignore[arg-type]
    assert "add up" not in page.rule_editor.notes.text()


# curve, trial, sentence


def test_the_curve_follows_each_key_before_anything_counts(qtbot: QtBot, page: PlanPage, document: Document) -> None:
    open_rule(qtbot, page, "D2.3")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    before = page.rule_editor.curve.picture
    assert before is not None
    retype(qtbot, line(page, "points"), "0.6")
    after = page.rule_editor.curve.picture
    assert after is not None
    assert before.curve is not None
    assert after.curve is not None
    assert before.curve.points != after.curve.points
    assert "0.6" in page.rule_editor.sentence.text()
    assert document.undo_stack.count() == 0


def test_a_trial_value_gets_its_points_and_its_line(qtbot: QtBot, page: PlanPage) -> None:
    open_rule(qtbot, page, "D2.3")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    qtbot.keyClicks(page.rule_editor.trial.line, "96.5")
    assert page.rule_editor.trial.points.text() == "→ 1.05 points"
    assert page.rule_editor.trial.worked.text() == "98−96.5 = 1.5; 1.5−1.5×0.3 = 1.05"
    retype(qtbot, line(page, "points"), "0.4")
    assert page.rule_editor.trial.points.text() == "→ 0.90 points", "with what is typed, before it counts"
    retype(qtbot, page.rule_editor.trial.line, "9x")
    assert page.rule_editor.trial.line.wrong
    assert page.rule_editor.trial.points.text() == ""


def test_entries_are_tried_where_no_measure_is_scored(qtbot: QtBot, page: PlanPage) -> None:
    open_rule(qtbot, page, "C1.2")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    trial = page.rule_editor.trial
    assert trial.points.text() == "→ 2.00 points"
    trial.table.setFocus()
    trial.table.setCurrentCell(0, 1)
    qtbot.keyClick(trial.table, "1")
    assert trial.points.text() == "→ 1.00 points", "while it is typed"


def test_another_kind_of_entry_is_asked_for_anew(qtbot: QtBot, page: PlanPage) -> None:
    open_rule(qtbot, page, "B1.3")
    trial, columns = page.rule_editor.trial.table, page.rule_editor.trial.table.columnCount()
    cards = page.rule_editor.cards
    while cards.code != "item_mean":
        qtbot.keyClick(cards.line, Qt.Key.Key_Up)
    assert (columns, trial.columnCount()) == (2, 3), "target and done of each task"
    assert page.rule_editor.trial.points.text().startswith("→")


def test_the_sentence_is_that_of_the_annex_and_is_copied(qtbot: QtBot, page: PlanPage) -> None:
    for code in ("A1.1", "B1.1", "C1.2", "G1.1"):
        stand_on(page, code)
        page.rule_side.open()
        assert page.rule_editor.sentence.text() == rule_in_words(page.model.plan, node(page, code), "en")
    page.rule_editor.copy.click()
    assert QGuiApplication.clipboard().text() == page.rule_editor.sentence.text()


def test_dots_carry_the_names_of_their_units(qtbot: QtBot, page: PlanPage) -> None:
    open_rule(qtbot, page, "D2.3")
    page.rule_editor.curve.repaint()
    dots = page.rule_editor.curve._dots
    assert len(dots) == len(page.model.plan.units)
    place, dot, _ = dots[0]
    assert dot.unit == page.model.plan.units[0].code
    assert page.model.plan.units[0].name in page.rule_editor.curve.text_at(QPointF(*place) + QPointF(1, 1))
    assert page.rule_editor.curve.text_at(QPointF(-50, -50)) == ""


def test_last_years_units_are_hollow_dots(qtbot: QtBot, page_with_last_year: PlanPage) -> None:
    page = page_with_last_year
    open_rule(qtbot, page, "D2.3")
    picture = page.rule_editor.curve.picture
    assert picture is not None
    assert picture.ghosts == picture.dots, "the same values give the same points"


def test_a_rule_does_not_wait_for_last_year(
    qtbot: QtBot,
    page_with_last_year: PlanPage,
    document: Document,
    city: Assessment,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is read of last year is read beside the window, for the rule alone; its dots come when it is there."""
    page = page_with_last_year
    waiting: list[tuple[Callable[..., object], tuple[object, ...], Callable[[object], None]]] = []

    def run(function: Callable[..., object], *values: object, done: Callable[[object], None], **_: object) -> Task:
        waiting.append((function, values, done))
        return Task(None, None, None, document)

    monkeypatch.setattr(document.tasks, "run", run)
    open_rule(qtbot, page, "D2.3")
    picture = page.rule_editor.curve.picture
    assert picture is not None
    assert (len(picture.dots), picture.ghosts) == (len(city.plan.units), ())
    retype(qtbot, line(page, "target"), "95")
    (function, values, done), *others = waiting
    assert not others, "no key asks again for what is on its way"
    answer = function(*values, report=lambda *_: None)
    assert isinstance(answer, Assessment)
    assert list(answer.entries.values) == ["tousu_rate"], "what the rule reads, nothing else"
    done(answer)
    picture = page.rule_editor.curve.picture
    assert picture is not None
    assert picture.ghosts == picture.dots


def test_points_that_come_one_by_one_do_not_hold_up_a_key(
    qtbot: QtBot, page: PlanPage, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With many units bars, trial value and doubts follow beside the window: what was drawn fades until they are there,
    and what is typed meanwhile is reckoned after it, once."""
    monkeypatch.setattr("gui.pages.plan.rule_reckoning.AT_ONCE", 3)
    waiting: list[Callable[[], None]] = []

    def run(function: Callable[..., object], *values: object, done: Callable[[object], None], **_: object) -> Task:
        waiting.append(lambda: done(function(*values)))
        return Task(None, None, None, document)

    open_rule(qtbot, page, "B1.3")
    curve, draft = page.rule_editor.curve, page.rule_side.desk.draft
    assert not page.rule_side.desk.draft.stage.measured  # type: ignore[union-attr]
    first = curve.picture
    assert first is not None
    monkeypatch.setattr(document.tasks, "run", run)
    for least in ("2", "3"):
        assert draft.node is not None
        draft.edit(replace(draft.node, params={**draft.node.params, "min_count": least}))
    assert len(waiting) == 1
    assert curve.picture is not None
    assert curve.picture.stale
    assert curve.picture.dots == first.dots
    assert page.rule_editor.trial.points.text() == "→ …"
    waiting.pop()()
    faded = [curve.picture.stale]  # what has come is of a key before the last one
    waiting.pop()()
    faded.append(curve.picture.stale)
    assert faded == [True, False]
    assert draft.stage is not None
    assert curve.picture.dots == draft.stage.dots
    assert "points" in page.rule_editor.trial.points.text()
    assert not waiting


@pytest.mark.parametrize("dark", [False, True])
def test_the_curve_is_seen_on_light_and_dark(qtbot: QtBot, page: PlanPage, dark: bool) -> None:
    curve = page.rule_editor.curve
    page.rule_editor.setPalette(theme.palette(theme.DARK if dark else theme.LIGHT))
    open_rule(qtbot, page, "D2.3")
    curve.setPalette(theme.palette(theme.DARK if dark else theme.LIGHT))
    shown = curve.grab().toImage()
    lightness = [
        shown.pixelColor(x, y).lightness() for x in range(0, shown.width(), 3) for y in range(0, shown.height(), 3)
    ]
    assert max(lightness) - min(lightness) > 120
    lightness.sort()
    assert (lightness[len(lightness) // 2] < 128) is dark, "most of it is the background"


# measure


def type_measure(qtbot: QtBot, page: PlanPage, text: str) -> None:
    field = page.rule_editor.measure.line
    field.setFocus()
    field.selectAll()
    field.insert(text)
    field.textEdited.emit(text)


def open_measure(qtbot: QtBot, page: PlanPage, code: str) -> None:
    open_rule(qtbot, page, code)
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    qtbot.keyClick(focused(page), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert focused(page) is page.rule_editor.measure.line


def test_the_place_of_an_error_is_underlined_and_said(qtbot: QtBot, page: PlanPage) -> None:
    open_measure(qtbot, page, "A1.1")
    type_measure(qtbot, page, "cases / (hc_begin +) 2")
    panel = page.rule_editor.measure
    assert panel.line._wrong_at == 20
    assert panel.reason.text() == "! character 20: “)” is not expected"
    assert panel.line.grab().toImage() is not None
    type_measure(qtbot, page, "cases / hc_begin")
    assert panel.line._wrong_at == 0
    assert not panel.reason.isVisible()


def test_the_figure_of_every_unit_stands_beside_the_measure(qtbot: QtBot, page: PlanPage) -> None:
    open_measure(qtbot, page, "A1.1")
    type_measure(qtbot, page, "cases × 2")
    shown = page.rule_editor.measure.table
    assert shown.rowCount() == len(page.model.plan.units)
    first = page._document.assessment.entries.cell("cases", page.model.plan.units[0].code)
    assert first is not None
    figure = shown.item(0, 1)
    assert figure is not None
    assert figure.text() == f"{int(str(first.value)) * 2}件/人"
    qtbot.keyClick(page.rule_editor.measure.line, Qt.Key.Key_Return)
    assert node(page, "A1.1").measure == "cases * 2"


def test_items_are_offered_by_name_and_taken_with_enter(qtbot: QtBot, page: PlanPage) -> None:
    open_measure(qtbot, page, "A1.1")
    field = page.rule_editor.measure.line
    field.clear()
    field.insert("认定大要案")
    field.textEdited.emit(field.text())
    popup = field.list
    assert popup.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "major"
    qtbot.keyClicks(field, " / grow")
    assert popup.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "major / growth("
    assert "growth(now, base)" in page.rule_editor.measure.hint.text()
    assert not popup.isVisible()


def test_a_formula_is_typed_with_names_that_are_offered(qtbot: QtBot, page: PlanPage) -> None:
    open_rule(qtbot, page, "F1.1")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    formula = focused(page)
    assert isinstance(formula, ExpressionLine)
    formula.selectAll()
    formula.insert("W×（按期完成项数")
    formula.textEdited.emit(formula.text())
    assert formula.list.isVisible()
    qtbot.keyClick(formula, Qt.Key.Key_Return)
    assert formula.text() == "W×（t_ontime"
    assert node(page, "F1.1").params["expression"] == "W * (t_ontime + 0.5 * t_late) / t_due", "nothing counts yet"
    for typed, at in (("W×（按期完成项数÷", 11), ("W×（按期完成项数÷）", 11)):
        formula.setText(typed)
        formula.textEdited.emit(typed)
        assert formula._wrong_at == at, "in what was typed, not in what it stands for"
    formula.setText("W×按期完成项数÷t_due")
    formula.textEdited.emit(formula.text())
    assert formula._wrong_at == 0
    assert not formula.list.isVisible(), "what is written out needs no offer"
    qtbot.keyClick(formula, Qt.Key.Key_Return)
    assert node(page, "F1.1").params["expression"] == "W*t_ontime/t_due"


def test_an_item_is_offered_in_a_line_of_deductions(qtbot: QtBot, page: PlanPage) -> None:
    open_rule(qtbot, page, "C1.2")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    rules = table(page, "rules")
    rules.setCurrentCell(1, 0)
    qtbot.keyClick(rules, "b")
    typing = editor(rules)
    assert isinstance(typing, ExpressionLine)
    typing.setText("不合格案")
    typing.textEdited.emit(typing.text())
    assert typing.list.isVisible()
    qtbot.keyClick(typing, Qt.Key.Key_Return)
    assert typing.text() == "bad_files"
    assert rules.state() == rules.State.EditingState, "Enter took what was offered; the line goes on"
    qtbot.keyClicks(typing, " +")
    assert typing._wrong_at == 12
    qtbot.keyClick(typing, Qt.Key.Key_Backspace)
    assert typing._wrong_at == 0
    qtbot.keyClick(typing, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rules.state() != rules.State.EditingState)
    qtbot.keyClick(rules, "2")
    qtbot.keyClick(editor(rules), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: node(page, "C1.2").params["rules"] == [["bad_files", "1"], ["bad_files", "2"]])


def test_a_denominator_of_0_is_asked_about(qtbot: QtBot, page: PlanPage, document: Document) -> None:
    open_measure(qtbot, page, "A1.2")
    panel = page.rule_editor.measure
    assert panel.zero.isVisible()
    assert "Should the denominator" in panel.zero_words.text()
    unit = page.model.plan.units[2]
    document.cells("0", {("entities", unit.code): Cell("0")})
    assert unit.name in panel.zero_words.text()
    panel.zero.setFocus()
    qtbot.keyClick(panel.zero, Qt.Key.Key_Up)
    assert node(page, "A1.2").zero_denominator == "zero"
    type_measure(qtbot, page, "cases")
    assert not panel.zero.isVisible()


# policies and the law


def test_a_policy_is_chosen_and_says_what_it_means(qtbot: QtBot, page: PlanPage) -> None:
    open_rule(qtbot, page, "D2.3")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    page.rule_editor.turn(-1)
    box = page.rule_editor.policies.boxes["missing"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert node(page, "D2.3").missing == "lowest"
    assert "lowest of the peers" in box.accessibleDescription()


def test_what_the_law_forbids_is_locked_at_0_with_the_article(qtbot: QtBot, page: PlanPage, document: Document) -> None:
    fines = replace(node(page, "D2.3"), name="罚没款总额")
    document.plan("name", page.model.plan.with_indicator(fines))
    open_rule(qtbot, page, "D2.3")
    assert "第七十四条" in page.rule_editor.notes.text()
    assert page.rule_editor.lock.isVisible()
    page.rule_editor.lock.click()
    locked = node(page, "D2.3")
    assert locked.reference_only
    assert locked.weight == Decimal(0)
    assert not page.rule_editor.lock.isVisible()
    assert not page.rule_editor.policies.reference_box.isEnabled(), "as long as the name says so"
    document.undo_stack.undo()
    assert node(page, "D2.3").weight == Decimal("1.5")


# others


def test_another_step_meanwhile_keeps_what_is_being_typed(qtbot: QtBot, page: PlanPage, document: Document) -> None:
    open_rule(qtbot, page, "D2.3")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    retype(qtbot, line(page, "target"), "9")
    document.plan("w", page.model.plan.with_weight("D2.3", Decimal("1.6")))
    assert line(page, "target").text() == "9"
    assert "1.6 points" in page.rule_editor.title.text()
    qtbot.keyClick(line(page, "target"), Qt.Key.Key_Return)
    assert (node(page, "D2.3").params["target"], node(page, "D2.3").weight) == ("9", Decimal("1.6"))


def test_a_rule_is_copied_onto_several_as_one_step(qtbot: QtBot, page: PlanPage, document: Document) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    stand_on(page, "D2.3")
    qtbot.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == rule_in_words(page.model.plan, node(page, "D2.3"), "en")
    stand_on(page, "D2.1")
    select = page.view.selectionModel().SelectionFlag
    for code in ("D2.2", "C1.2", "D2"):
        page.view.selectionModel().select(page.model.place(code, Column.METHOD), select.Select)
    measures = {code: node(page, code).measure for code in ("D2.1", "D2.2")}
    qtbot.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    for code in ("D2.1", "D2.2"):
        assert node(page, code).method == "gap_deduct"
        assert node(page, code).params == node(page, "D2.3").params
        assert node(page, code).measure == measures[code], "what it measures is its own"
    assert "pasted onto 3" in said[-1]
    assert node(page, "D2").is_group
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert node(page, "D2.1").method == "target_rate"


def test_without_a_rule_on_the_clipboard_nothing_is_pasted(qtbot: QtBot, page: PlanPage, document: Document) -> None:
    reasons: list[str] = []
    page.objected.connect(reasons.append)
    QGuiApplication.clipboard().setText("12")
    stand_on(page, "D2.1")
    qtbot.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "no scoring rule on the clipboard" in reasons[-1]
    stand_on(page, "D2")
    qtbot.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "group" in reasons[-1]
    assert document.undo_stack.count() == 0


def test_the_editor_speaks_the_language_of_the_window(qtbot: QtBot, page: PlanPage, translators: Translators) -> None:
    open_rule(qtbot, page, "D2.3")
    translators.speak("zh_CN")
    page.retranslate()
    assert page.rule_editor.sentence.text() == rule_in_words(page.model.plan, node(page, "D2.3"), "zh_CN")
    assert page.rule_editor.form.field(("params", "target")).label == "目标值"


def test_of_very_many_units_some_are_told_and_all_are_found_under_the_mouse(qtbot: QtBot, page: PlanPage) -> None:
    """Where many stand on one pixel, one dot is drawn, and the names of twelve of them are shown."""
    open_rule(qtbot, page, "D2.3")
    curve = page.rule_editor.curve
    picture = curve.picture
    assert picture is not None
    many = picture.dots * 300
    curve.show_picture(replace(picture, dots=many))
    curve.repaint()
    assert len(curve._dots) == len(many) + len(picture.ghosts)
    assert curve.accessibleDescription().endswith(f"and {len(many) - 60} more")
    place, dot, _ = curve._dots[-1]
    assert curve.text_at(QPointF(*place)).count("\n") == 11
    assert dot.name in curve.text_at(QPointF(*place))


# doubts


def typed_into(qtbot: QtBot, shown: RowsTable, row: int, column: int, text: str) -> None:
    shown.setFocus()
    shown.setCurrentCell(row, column)
    qtbot.keyClick(shown, text[0])
    qtbot.keyClicks(editor(shown), text[1:])
    qtbot.keyClick(editor(shown), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.state() != shown.State.EditingState)


def test_every_doubt_stands_beside_the_rule_as_soon_as_it_is_typed(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], translators: Translators
) -> None:
    """With the sample city and its last year, in Chinese, one after the other; undo takes the sentence away."""
    city, earlier = sample_city()
    assert document.open_store(new_store(earlier, city))
    document.choose(city.plan.uid)
    translators.speak("zh_CN")
    page = PlanPage(document)
    qtbot.addWidget(page)
    page.resize(1250, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    def numbers_of(code: str) -> None:
        open_rule(qtbot, page, code)
        qtbot.keyClick(focused(page), Qt.Key.Key_Tab)

    def choose(name: str, key: Qt.Key) -> None:
        page.rule_editor.turn(-1)
        box = page.rule_editor.policies.boxes[name]
        box.setFocus()
        qtbot.keyClick(box, key)

    def full_marks() -> None:
        numbers_of("D2.3")
        retype(qtbot, line(page, "target"), "10")

    def direction() -> None:
        numbers_of("A1.3")
        choose("direction", Qt.Key.Key_Down)

    def tier_that_never_holds() -> None:
        numbers_of("A2.2")
        typed_into(qtbot, table(page, "tiers"), 1, 0, "4")

    def bands_with_a_gap() -> None:
        numbers_of("E1.2")
        typed_into(qtbot, table(page, "bands"), 2, 0, "90")

    def out_of_reach() -> None:
        numbers_of("A2.2")
        typed_into(qtbot, table(page, "tiers"), 0, 1, "1.5")

    def few_peers() -> None:
        numbers_of("A3.1")
        page.rule_editor.turn(-1)
        page.rule_editor.policies.boxes["peers"].setFocus()
        qtbot.keyClick(page.rule_editor.policies.boxes["peers"], Qt.Key.Key_Down)
        retype(qtbot, page.rule_editor.policies.least, "1")

    for deed, said in (
        (full_marks, "按上年数据，10 个单位全部得满分"),
        (direction, "数值越大得分越多，而指标方向是“越低越好”"),
        (tier_that_never_holds, "第 2 档（4）永远用不上"),
        (bands_with_a_gap, "位次分段只到 90%"),
        (out_of_reach, "分值 2 分，但按此办法最多只能得 1.6 分"),
        (few_peers, "互相比较的只有 2 个单位"),
    ):
        deed()
        assert said in page.rule_editor.notes.text(), deed.__name__
        assert page.rule_editor.notes.isVisible()
        page.rule_side.desk.draft.drop()
        page.rule_side.close_editor()
        while document.undo_stack.canUndo():
            document.undo_stack.undo()
        page.view.setFocus()
