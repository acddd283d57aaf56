"""推导权重 in the window: entered with keys, compared, taken as one step; nothing that was entered is lost."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog
from pytestqt.qtbot import QtBot

from gui.dialogs.derive_weights import DeriveWeightsDialog
from gui.dialogs.judgment_grid import JudgmentGrid
from gui.dialogs.weight_input import RankInput
from gui.dialogs.weight_judgments import AhpInput, BestWorstInput
from gui.dialogs.weight_name import WeightNameDialog
from gui.dialogs.weight_rounds import DelphiInput
from gui.document import Document
from gui.grid_model import DISPLAY, LOOK, Look
from gui.main_window import MainWindow
from gui.tasks import Tasks
from scoring.checks import weight_sums
from scoring.entries import Assessment
from scoring.plan import Indicator, Plan, Previous, PreviousIndicator
from scoring.weights.derivation import Derivation, Judge, from_json
from tests.gui.conftest import press

Key = Qt.Key


def five(assessment: Assessment) -> Assessment:
    """Five first-level leaves of 20 points each over the same items."""
    nodes = tuple(
        Indicator(code=code, parent=None, name=f"指标{code}", weight=Decimal(20), method="direct", measure=item)
        for code, item in zip("ABCDE", ("a1", "a2", "b1", "b2", "a1"), strict=True)
    )
    return replace(assessment, plan=replace(assessment.plan, indicators=nodes))


Dialog = TypeVar("Dialog", bound=QDialog)


def shown(qtbot: QtBot, dialog: Dialog) -> Dialog:
    """A window that the test closes, not itself."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    return dialog


@pytest.fixture
def dialog(opened: Document, qtbot: QtBot) -> DeriveWeightsDialog:
    return shown(qtbot, DeriveWeightsDialog(opened))


def plan_of(document: Document) -> Plan:
    return document.assessment.plan


def choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def to_card(qtbot: QtBot, dialog: DeriveWeightsDialog, method: str) -> None:
    """With the arrows to a method, with Enter to its input."""
    from gui.models.plan.weight_methods import CARDS

    row = [card[0] for card in CARDS].index(method)
    press(qtbot, dialog.cards, Key.Key_Home, *[Key.Key_Down] * row, Key.Key_Return)


def fill(qtbot: QtBot, grid: JudgmentGrid, *texts: str) -> None:
    """Each text and Enter, wherever the grid leads."""
    for text in texts:
        press(qtbot, grid, text[0])
        assert grid.editor is not None
        press(qtbot, grid.editor, text[1:], Key.Key_Return)


def test_ahp_over_five_indicators_is_entered_and_taken_without_the_mouse(
    qtbot: QtBot, window: MainWindow, document: Document, new_store: Callable[..., Path], small: Assessment
) -> None:
    assert document.open_store(new_store(five(small)))
    before = plan_of(document)
    press_menu = window.actions_by_name["derive_weights"]
    assert [key.toString() for key in press_menu.shortcuts()] == ["Alt+Shift+W"]
    press_menu.trigger()
    dialog = window.findChild(DeriveWeightsDialog)
    assert isinstance(dialog, DeriveWeightsDialog)
    press(qtbot, dialog.cards, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    page = dialog.input.page
    assert isinstance(page, AhpInput)
    fill(qtbot, page.matrix, "2", "3", "4", "5", "2", "3", "4", "2", "3", "2")
    assert dialog.focusWidget() is dialog.take_button
    press(qtbot, dialog.take_button, Key.Key_Return)
    plan = plan_of(document)
    assert sum(node.weight for node in plan.indicators) == 100
    assert [node.weight for node in plan.indicators] == sorted((n.weight for n in plan.indicators), reverse=True)
    assert plan.indicators[0].weight == 42
    assert document.undo_stack.count() == 1
    kept = from_json(plan.weight_sets[0].derivation)
    assert kept is not None
    assert kept.judges[0].judgments["A", "E"] == "5"
    document.undo_stack.undo()
    assert plan_of(document) == before


def test_a_fraction_is_typed_and_the_other_side_shows_its_reciprocal(qtbot: QtBot, dialog: DeriveWeightsDialog) -> None:
    to_card(qtbot, dialog, "ahp")
    page = dialog.input.page
    assert isinstance(page, AhpInput)
    fill(qtbot, page.matrix, "1/3")
    assert page.matrix.table.index(1, 0).data(DISPLAY) == "3"
    assert [dialog.weights.index(row, 2).data(DISPLAY) for row in (0, 1)] != ["", ""]
    assert dialog.input.page.derivation.judges[0].judgments == {("A", "B"): "1/3"}
    page.matrix.move_to((1, 0))
    fill(qtbot, page.matrix, "5")
    assert dialog.input.page.derivation.judges[0].judgments == {("B", "A"): "5"}


def test_what_is_no_number_stays_marked_and_nothing_can_be_taken(qtbot: QtBot, dialog: DeriveWeightsDialog) -> None:
    to_card(qtbot, dialog, "ahp")
    page = dialog.input.page
    assert isinstance(page, AhpInput)
    fill(qtbot, page.matrix, "abc")
    assert page.matrix.table.index(0, 1).data(DISPLAY) == "abc"
    assert page.matrix.table.index(0, 1).data(LOOK) == Look.ERROR.value
    assert "abc" in dialog.findings.toPlainText()
    assert not dialog.take_button.isEnabled()


def test_the_judgment_that_contradicts_the_others_is_marked_with_what_would_fit(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], small: Assessment
) -> None:
    assert document.open_store(new_store(five(small)))
    dialog = shown(qtbot, DeriveWeightsDialog(document))
    to_card(qtbot, dialog, "ahp")
    page = dialog.input.page
    assert isinstance(page, AhpInput)
    fill(qtbot, page.matrix, "2", "3", "4", "1/9", "2", "3", "4", "2", "3", "2")
    assert "✕" in page.verdict.text()
    assert "Saaty 1980" in page.verdict.text()
    marked = page.matrix.table.index(0, 4)
    assert marked.data(LOOK) == Look.MISSING.value
    assert str(marked.data(DISPLAY)).startswith("1/9→")
    assert marked.data(DISPLAY) != page.matrix.table.index(4, 0).data(DISPLAY)
    assert "指标E" in dialog.findings.toPlainText()


def test_several_experts_are_named_judged_one_by_one_and_joined(qtbot: QtBot, dialog: DeriveWeightsDialog) -> None:
    to_card(qtbot, dialog, "ahp")
    page = dialog.input.page
    assert isinstance(page, AhpInput)
    fill(qtbot, page.matrix, "4")
    page.experts.move_to((1, 0))
    fill(qtbot, page.experts, "Li")
    page.experts.move_to((1, 0))
    assert page.matrix.table.index(0, 1).data(DISPLAY) == ""
    assert not dialog.take_button.isEnabled()
    page.matrix.start()
    fill(qtbot, page.matrix, "1")
    derivation = page.derivation
    assert [judge.name for judge in derivation.judges] == ["Expert 1", "Li"]
    assert dialog.weights.index(0, 1).data(DISPLAY) == "67"
    page.experts.move_to((1, 0))
    press(qtbot, page.experts, Key.Key_Delete)
    assert dialog.weights.index(0, 1).data(DISPLAY) == "80"


def test_an_order_is_made_with_alt_and_arrows_and_ties_with_the_equals_sign(
    qtbot: QtBot, dialog: DeriveWeightsDialog
) -> None:
    to_card(qtbot, dialog, "rank_order")
    page = dialog.input.page
    assert isinstance(page, RankInput)
    press(qtbot, page.list, Key.Key_Down)
    qtbot.keyClick(page.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.derivation.ranks == {"B": 1, "A": 2}
    assert [dialog.weights.index(row, 1).data(DISPLAY) for row in (0, 1)] == ["25", "75"]
    press(qtbot, page.list, Key.Key_Down, "=")
    assert page.derivation.ranks == {"B": 1, "A": 1}
    assert [dialog.weights.index(row, 1).data(DISPLAY) for row in (0, 1)] == ["50", "50"]


def test_best_and_worst_are_chosen_and_compared(qtbot: QtBot, dialog: DeriveWeightsDialog) -> None:
    to_card(qtbot, dialog, "best_worst")
    page = dialog.input.page
    assert isinstance(page, BestWorstInput)
    assert page.best.hasFocus()
    assert not dialog.take_button.isEnabled()
    choose(page.best, "B")
    choose(page.worst, "A")
    page.start()
    fill(qtbot, page.grid, "3")
    assert [dialog.weights.index(row, 1).data(DISPLAY) for row in (0, 1)] == ["25", "75"]
    assert page.derivation.best_to_others == {"A": "3"}
    assert page.derivation.others_to_worst == {"B": "3"}


def test_delphi_marks_are_pasted_and_the_round_before_stays_in_sight(qtbot: QtBot, dialog: DeriveWeightsDialog) -> None:
    to_card(qtbot, dialog, "delphi")
    page = dialog.input.page
    assert isinstance(page, DelphiInput)
    page.grid.move_to((0, 0))
    QGuiApplication.clipboard().setText("张\t6\t4\r\n李\t8\t2\r\n王\t７\t3\r\n")  # numbers of rows, too
    press(qtbot, page.grid, Key.Key_V, ctrl=True)
    assert [dialog.weights.index(row, 1).data(DISPLAY) for row in (0, 1)] == ["70", "30"]
    assert "W = 1.000" in page.verdict.text()
    page.add_round()
    fill(qtbot, page.grid, "70", "30", "70", "30", "70", "30")
    assert page.grid.table.index(0, 1).data(DISPLAY) == "70（6）"
    assert page.spreads.index(0, 0).data(DISPLAY) == "70.00"
    assert len(page.derivation.rounds) == 2
    assert page.derivation.rounds[0].marks[0] == {"A": "6", "B": "4"}
    assert dialog.focusWidget() is dialog.take_button


def test_weights_from_the_data_say_what_stands_in_for_a_group(qtbot: QtBot, dialog: DeriveWeightsDialog) -> None:
    to_card(qtbot, dialog, "standard_deviation")
    assert "执法办案" in dialog.findings.toPlainText()
    assert dialog.take_button.isEnabled()


def test_values_of_a_last_year_that_is_not_there_are_a_sentence(qtbot: QtBot, dialog: DeriveWeightsDialog) -> None:
    to_card(qtbot, dialog, "entropy")
    dialog._edit(replace(dialog._derivation, data="last"))
    assert "last year" in dialog.findings.toPlainText()
    assert not dialog.take_button.isEnabled()


def test_a_locked_weight_is_left_and_named(qtbot: QtBot, opened: Document) -> None:
    node = plan_of(opened).indicator["B"]
    opened.plan("lock", plan_of(opened).with_indicator(replace(node, locked=True)))
    dialog = shown(qtbot, DeriveWeightsDialog(opened))
    assert "服务发展" in dialog.findings.toPlainText()
    assert not dialog.take_button.isEnabled()  # what is left is what A has already


def test_what_was_entered_is_kept_when_the_window_closes_and_gone_on_with(
    qtbot: QtBot, dialog: DeriveWeightsDialog, opened: Document
) -> None:
    to_card(qtbot, dialog, "best_worst")
    page = dialog.input.page
    assert isinstance(page, BestWorstInput)
    to_card(qtbot, dialog, "ahp")
    matrix = dialog.input.page
    assert isinstance(matrix, AhpInput)
    press(qtbot, matrix.matrix, "7")  # and the editor is still open
    dialog.reject()
    (kept,) = plan_of(opened).weight_sets
    found = from_json(kept.derivation)
    assert found is not None
    assert found.judges[0].judgments == {("A", "B"): "7"}
    assert kept.weights["A"] == 88
    assert plan_of(opened).indicator["A"].weight == 60
    again = shown(qtbot, DeriveWeightsDialog(opened, go_on=kept))
    assert isinstance(again.input.page, AhpInput)
    assert again.input.page.matrix.table.index(0, 1).data(DISPLAY) == "7"
    again.reject()
    assert len(plan_of(opened).weight_sets) == 1


def test_a_pasted_matrix_that_contradicts_itself_is_refused_and_stays_as_it_was_pasted(
    qtbot: QtBot, dialog: DeriveWeightsDialog
) -> None:
    to_card(qtbot, dialog, "ahp")
    page = dialog.input.page
    assert isinstance(page, AhpInput)
    page.matrix.move_to((0, 0))
    QGuiApplication.clipboard().setText("1\t3\r\n1/2\t1\r\n")
    press(qtbot, page.matrix, Key.Key_V, ctrl=True)
    assert [page.matrix.table.index(*place).data(DISPLAY) for place in ((0, 1), (1, 0))] == ["3", "1/2"]
    assert page.matrix.table.index(1, 0).data(LOOK) == Look.ERROR.value
    assert not dialog.take_button.isEnabled()
    assert "1/3" in dialog.findings.toPlainText()
    QGuiApplication.clipboard().setText("1\t4\r\n1/4\t1\r\n")
    page.matrix.move_to((0, 0))
    press(qtbot, page.matrix, Key.Key_V, ctrl=True)
    assert page.derivation.judges[0].judgments == {("A", "B"): "4"}
    assert dialog.take_button.isEnabled()


def test_the_button_has_the_keyboard_as_soon_as_the_last_judgment_is_worked_out(
    qtbot: QtBot, qapp: object, new_store: Callable[..., Path], small: Assessment
) -> None:
    document = Document(Tasks(), user="测试")
    assert document.open_store(new_store(small))
    dialog = shown(qtbot, DeriveWeightsDialog(document))
    to_card(qtbot, dialog, "ahp")
    page = dialog.input.page
    assert isinstance(page, AhpInput)
    fill(qtbot, page.matrix, "3")
    qtbot.waitUntil(lambda: dialog.take_button.hasFocus())
    press(qtbot, dialog.take_button, Key.Key_Return)
    assert document.assessment.plan.indicator["A"].weight == 75
    document.close()
    document.tasks.close()
    document.deleteLater()


def test_a_plan_without_indicators_has_nothing_to_weigh(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], small: Assessment
) -> None:
    plan = replace(small.plan, indicators=())
    assert document.open_store(new_store(replace(small, plan=plan)))
    dialog = shown(qtbot, DeriveWeightsDialog(document))
    assert dialog.findings.toPlainText()
    assert not dialog.take_button.isEnabled()


def test_after_a_rest_what_was_entered_is_kept(qtbot: QtBot, dialog: DeriveWeightsDialog, opened: Document) -> None:
    dialog._autosave.setInterval(0)
    to_card(qtbot, dialog, "ahp")
    page = dialog.input.page
    assert isinstance(page, AhpInput)
    fill(qtbot, page.matrix, "3")
    qtbot.waitUntil(lambda: len(plan_of(opened).weight_sets) == 1)
    fill(qtbot, page.matrix, "5")
    qtbot.waitUntil(lambda: plan_of(opened).weight_sets[0].weights["A"] == 83)


def test_f6_leads_from_the_matrix_to_the_experts_and_on(qtbot: QtBot, dialog: DeriveWeightsDialog) -> None:
    to_card(qtbot, dialog, "ahp")
    page = dialog.input.page
    assert isinstance(page, AhpInput)
    assert page.matrix.hasFocus()
    for widget in (page.experts, dialog.weight_view, dialog.ranking_view, dialog.cards, page.matrix):
        press(qtbot, dialog, Key.Key_F6)
        assert widget.hasFocus()


def test_an_incomplete_matrix_is_kept_without_weights(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], small: Assessment
) -> None:
    assert document.open_store(new_store(five(small)))
    dialog = shown(qtbot, DeriveWeightsDialog(document))
    to_card(qtbot, dialog, "ahp")
    page = dialog.input.page
    assert isinstance(page, AhpInput)
    fill(qtbot, page.matrix, "3", "3")
    assert "8" in page.verdict.text()
    dialog.close()
    (kept,) = plan_of(document).weight_sets
    assert kept.weights == {}


def test_ctrl_z_takes_back_what_was_entered_last(qtbot: QtBot, dialog: DeriveWeightsDialog) -> None:
    to_card(qtbot, dialog, "ahp")
    page = dialog.input.page
    assert isinstance(page, AhpInput)
    fill(qtbot, page.matrix, "3")
    press(qtbot, page.matrix, Key.Key_Z, ctrl=True)
    assert page.derivation.judges[0].judgments == {}


def test_a_proposal_is_put_aside_under_a_name_and_leaves_the_plan_as_it_is(
    qtbot: QtBot, dialog: DeriveWeightsDialog, opened: Document
) -> None:
    press(qtbot, dialog.cards, Key.Key_Return)
    dialog.put_aside()
    naming = dialog.findChild(WeightNameDialog)
    assert isinstance(naming, WeightNameDialog)
    naming.name.setText("等权方案")
    press(qtbot, naming.name, Key.Key_Return)
    (kept,) = plan_of(opened).weight_sets
    assert (kept.name, kept.weights["A"], kept.weights["A1"]) == ("等权方案", Decimal(50), Decimal(25))
    assert plan_of(opened).indicator["A"].weight == 60


def test_the_proposal_stands_beside_last_year_and_its_ranking_beside_the_present_one(
    qtbot: QtBot, opened: Document
) -> None:
    plan = plan_of(opened)
    last = tuple(
        PreviousIndicator(code=n.code, parent=n.parent, name=n.name, weight=n.weight + 1) for n in plan.indicators
    )
    opened.plan("last year", replace(plan, previous_indicators=last))
    dialog = shown(qtbot, DeriveWeightsDialog(opened))
    headings = [dialog.weights.headerData(n, Qt.Orientation.Horizontal) for n in range(dialog.weights.columnCount())]
    assert headings == ["Last year", "Present", "±", "Proposal", "±"]
    assert [dialog.weights.index(0, n).data(DISPLAY) for n in range(5)] == ["61 ≠ 62", "60", "▼1", "50", "▼10"]
    assert dialog.rankings.rowCount() == 3


def test_the_children_of_a_group_share_its_weight_and_the_sums_hold(
    qtbot: QtBot, dialog: DeriveWeightsDialog, opened: Document
) -> None:
    choose(dialog.group_box, "B")
    dialog.cards.setFocus()
    press(qtbot, dialog.cards, Key.Key_Return)
    assert dialog.focusWidget() is dialog.take_button
    press(qtbot, dialog.take_button, Key.Key_Return)
    plan = plan_of(opened)
    assert [plan.indicator[code].weight for code in ("B", "B1", "B2")] == [40, 20, 20]
    assert not any(total.difference for total in weight_sums(plan))


def test_beside_the_window_only_the_newest_question_is_answered(
    qtbot: QtBot, qapp: object, new_store: Callable[..., Path], small: Assessment
) -> None:
    document = Document(Tasks(), user="测试")
    assert document.open_store(new_store(small))
    dialog = shown(qtbot, DeriveWeightsDialog(document))
    for said in ("2", "3", "9"):
        dialog._edit(Derivation(method="ahp", judges=(Judge(name="张", judgments={("A", "B"): said}),)))
    qtbot.waitUntil(lambda: not dialog._newest.waiting)
    assert dialog.weights.index(0, 1).data(DISPLAY) == "90"
    dialog.close()
    document.close()
    document.tasks.close()
    document.deleteLater()


def test_last_year_s_values_rank_by_the_proposal_where_the_store_has_them(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], small_for: Callable[[int], Assessment]
) -> None:
    new, old = small_for(2025), small_for(2024)
    new = replace(new, plan=replace(new.plan, previous=Previous(id="small-2024")))
    assert document.open_store(new_store(old, new))
    dialog = shown(qtbot, DeriveWeightsDialog(document))
    choose(dialog.data_box, "last")
    assert dialog.rankings.rowCount() == 3
    assert "not in this file" not in dialog.summary.text()
