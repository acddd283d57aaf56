"""权重方案 in the window: put aside, compared with last year's and each other, taken, renamed, deleted."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.dialogs.derive_weights import DeriveWeightsDialog
from gui.dialogs.weight_name import WeightNameDialog
from gui.dialogs.weight_sets import WeightSetsDialog
from gui.document import Document
from gui.grid_model import DISPLAY, LOOK, Look
from gui.main_window import MainWindow
from scoring.entries import Assessment
from scoring.plan import Plan, Previous, PreviousIndicator, WeightSet
from scoring.weights.derivation import Derivation, Judge, to_json
from scoring.weights.sets import present_set
from tests.gui.conftest import press
from tests.gui.test_derive_weights import choose, shown
from tests.scoring.test_class_weights import two_classes

Key = Qt.Key
OTHER = WeightSet(
    name="甲方案",
    weights={
        "A": Decimal(30),
        "A1": Decimal(10),
        "A2": Decimal(20),
        "B": Decimal(70),
        "B1": Decimal(60),
        "B2": Decimal(9),
    },
    note="讨论稿",
)


def plan_of(document: Document) -> Plan:
    return document.assessment.plan


@pytest.fixture
def dialog(opened: Document, qtbot: QtBot) -> WeightSetsDialog:
    """On the small assessment with last year's weights and one set."""
    plan = plan_of(opened)
    last = tuple(
        PreviousIndicator(code=n.code, parent=n.parent, name=n.name, weight=n.weight)
        for n in plan.indicators
        if n.code != "B2"
    )
    opened.plan("prepare", replace(plan, previous_indicators=last, weight_sets=(OTHER,)))
    opened.undo_stack.clear()
    return shown(qtbot, WeightSetsDialog(opened))


def row(dialog: WeightSetsDialog, number: int) -> list[object]:
    model = dialog.weights
    cells = [model.index(number, column).data(DISPLAY) for column in range(model.columnCount())]
    return [model.headerData(number, Qt.Orientation.Vertical), *cells]


def test_last_year_present_and_sets_stand_side_by_side_with_what_does_not_add_up(dialog: WeightSetsDialog) -> None:
    assert row(dialog, 0) == ["执法办案", "60", "60", "", "30", "▼30"]
    assert row(dialog, 1)[0] == "\u3000指标A1"
    assert row(dialog, 3) == ["服务发展", "40 ≠ 25", "40", "", "70 ≠ 69", "▲30"]
    assert row(dialog, 5) == ["\u3000指标B2", "—", "15", "—", "9", "▼6"]
    assert row(dialog, 6) == ["Sum of the first level", "100", "100", "", "100", ""]
    assert dialog.weights.index(3, 3).data(LOOK) == Look.MISSING.value


def test_names_are_cut_only_where_there_is_no_room(dialog: WeightSetsDialog, opened: Document) -> None:
    name = "短板领域案件占比（质量、知识产权、价格）及其整改落实情况"
    leaf = plan_of(opened).leaves[0]
    opened.plan("rename", plan_of(opened).with_indicator(replace(leaf, name=name)))
    view = dialog.weight_view
    names = view.verticalHeader()
    for columns, whole in ((40, True), (400, False)):
        for column in range(view.model().columnCount()):
            view.setColumnWidth(column, columns)
        assert (names.width() >= names.sizeHint().width()) is whole
        assert names.width() >= 190


def test_each_set_has_its_ranking(dialog: WeightSetsDialog) -> None:
    model = dialog.rankings
    headings = [str(model.headerData(n, Qt.Orientation.Horizontal)).split("\n") for n in range(model.columnCount())]
    assert [one[1] for one in headings] == ["Rank", "Total", "Rank", "Total", "Places", "Rank", "Total", "Places"]
    assert model.rowCount() == 3


def test_a_set_is_taken_as_one_step_and_taken_back_from_here(
    qtbot: QtBot, dialog: WeightSetsDialog, opened: Document
) -> None:
    before = plan_of(opened)
    press(qtbot, dialog.weight_view, Key.Key_Return)
    assert dialog.take_button.hasFocus()
    press(qtbot, dialog.take_button, Key.Key_Space)
    assert plan_of(opened).indicator["B1"].weight == 60
    assert opened.undo_stack.count() == 1
    assert not dialog.take_button.isEnabled()
    press(qtbot, dialog.weight_view, Key.Key_Z, ctrl=True)
    assert plan_of(opened) == before


def test_locked_weights_are_said_and_left_unless_wanted(dialog: WeightSetsDialog, opened: Document) -> None:
    node = plan_of(opened).indicator["A"]
    opened.plan("lock", plan_of(opened).with_indicator(replace(node, locked=True)))
    assert "执法办案" in dialog.note_label.text()
    dialog.take()
    assert plan_of(opened).indicator["A"].weight == 60
    assert plan_of(opened).indicator["B"].weight == 70
    dialog.locked_box.setChecked(True)
    dialog.take()
    assert plan_of(opened).indicator["A"].weight == 30


def test_the_present_weights_are_put_aside_under_a_name_of_their_own(
    qtbot: QtBot, dialog: WeightSetsDialog, opened: Document
) -> None:
    dialog.put_aside()
    naming = dialog.findChild(WeightNameDialog)
    assert isinstance(naming, WeightNameDialog)
    naming.name.setText("甲方案")
    press(qtbot, naming.name, Key.Key_Return)
    assert naming.isVisible()
    assert "甲方案" in naming.reason.text()
    naming.name.setText("乙方案")
    naming.note.setText("会前")
    press(qtbot, naming.note, Key.Key_Return)
    kept = plan_of(opened).weight_sets[1]
    assert (kept.name, kept.note, kept.weights["A"]) == ("乙方案", "会前", Decimal(60))
    assert dialog.set_box.currentData() == "乙方案"
    column = dialog.weights.column_of(dialog.weight_view.currentIndex().column())
    assert column is not None
    assert column.name == "乙方案"


def test_a_set_is_renamed_with_f2_and_deleted_with_del(
    qtbot: QtBot, dialog: WeightSetsDialog, opened: Document
) -> None:
    press(qtbot, dialog.weight_view, Key.Key_F2)
    naming = dialog.findChild(WeightNameDialog)
    assert isinstance(naming, WeightNameDialog)
    assert naming.note.text() == "讨论稿"
    naming.name.setText("定稿")
    press(qtbot, naming.name, Key.Key_Return)
    assert [kept.name for kept in plan_of(opened).weight_sets] == ["定稿"]
    press(qtbot, dialog.weight_view, Key.Key_Delete)
    assert plan_of(opened).weight_sets == ()
    press(qtbot, dialog.weight_view, Key.Key_Z, ctrl=True)
    assert [kept.name for kept in plan_of(opened).weight_sets] == ["定稿"]


def test_the_column_of_the_keyboard_and_the_chosen_set_are_one(
    qtbot: QtBot, dialog: WeightSetsDialog, opened: Document
) -> None:
    opened.plan("another", replace(plan_of(opened), weight_sets=(OTHER, replace(OTHER, name="丙方案"))))
    dialog.weight_view.setCurrentIndex(dialog.weights.index(0, 0))
    press(qtbot, dialog.weight_view, *[Key.Key_Right] * 5)
    assert dialog.set_box.currentData() == "丙方案"
    dialog.set_box.setCurrentIndex(0)
    assert dialog.weight_view.currentIndex().column() == 3


def test_both_tables_are_copied_as_text_with_their_headings(dialog: WeightSetsDialog) -> None:
    dialog.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["", "Last year", "Present", "±", "甲方案", "±"]
    assert lines[1].split("\t") == ["执法办案", "60", "60", "", "30", "▼30"]
    assert any(line.startswith("丙市\t") for line in lines)


def test_levels_are_folded_away(dialog: WeightSetsDialog) -> None:
    choose(dialog.levels_box, 1)
    assert [row(dialog, number)[0] for number in range(dialog.weights.rowCount())] == [
        "执法办案",
        "服务发展",
        "Sum of the first level",
    ]


def test_without_last_year_in_the_store_no_ranking_on_its_values_is_shown(dialog: WeightSetsDialog) -> None:
    choose(dialog.data_box, "last")
    assert dialog.rankings.rowCount() == 0
    assert "not in this file" in dialog.summary.text()


def test_on_last_year_s_values_the_old_and_the_new_weights_rank_beside_the_result_of_then(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], small_for: Callable[[int], Assessment]
) -> None:
    old, new = small_for(2024), small_for(2025)
    last = tuple(
        PreviousIndicator(code=n.code, parent=n.parent, name=n.name, weight=n.weight) for n in old.plan.indicators
    )
    plan = replace(new.plan, previous=Previous(id="small-2024"), previous_indicators=last)
    plan = plan.with_weight("A2", Decimal(0)).with_weight("B1", Decimal(55))
    assert document.open_store(new_store(old, replace(new, plan=plan, entries=replace(new.entries, values={}))))
    dialog = shown(qtbot, WeightSetsDialog(document))
    choose(dialog.data_box, "last")
    model = dialog.rankings
    headings = [str(model.headerData(n, Qt.Orientation.Horizontal)).split("\n")[0] for n in range(model.columnCount())]
    assert [one for one in headings if one] == ["Last…", "Last…", "Pres…"]
    units = [model.headerData(n, Qt.Orientation.Vertical) for n in range(model.rowCount())]
    first = units.index("甲区")
    assert model.index(first, 1).data(DISPLAY) == model.index(first, 3).data(DISPLAY) == "88.00"
    assert "Last year's values" in dialog.summary.text()


def test_the_menu_leads_straight_to_last_year_s_values_and_last_year_s_plan_says_its_weights(
    window: MainWindow, document: Document, new_store: Callable[..., Path], small_for: Callable[[int], Assessment]
) -> None:
    new = small_for(2025)
    plan = replace(new.plan, previous=Previous(id="small-2024")).with_weight("A", Decimal(50))
    assert document.open_store(new_store(small_for(2024), replace(new, plan=plan)))
    window.actions_by_name["rank_last_year"].trigger()
    dialog = window.findChild(WeightSetsDialog)
    assert isinstance(dialog, WeightSetsDialog)
    assert dialog.data_box.currentData() == "last"
    assert row(dialog, 0)[:4] == ["执法办案", "60", "50 ≠ 60", "▼10"]
    assert dialog.rankings.rowCount() == 3
    dialog.close()


def test_an_unfinished_set_is_gone_on_with_in_the_other_window(
    qtbot: QtBot, window: MainWindow, document: Document, new_store: Callable[..., Path], small: Assessment
) -> None:
    derivation = Derivation(method="ahp", judges=(Judge(name="张", judgments={("A", "B"): "3"}),))
    kept = WeightSet(name="判断", weights={}, derivation=to_json(derivation))
    assert document.open_store(new_store(replace(small, plan=replace(small.plan, weight_sets=(kept,)))))
    window.actions_by_name["weight_sets"].trigger()
    dialog = window.findChild(WeightSetsDialog)
    assert isinstance(dialog, WeightSetsDialog)
    assert dialog.weights.index(0, 1).data(DISPLAY) == "—"
    assert not dialog.take_button.isEnabled()
    qtbot.mouseClick(dialog.go_on_button, Qt.MouseButton.LeftButton)
    other = window.findChild(DeriveWeightsDialog)
    assert isinstance(other, DeriveWeightsDialog)
    assert other.weights.index(0, 1).data(DISPLAY) == "75"
    other.close()


def test_nothing_is_put_aside_yet_and_the_window_says_what_to_do(qtbot: QtBot, opened: Document) -> None:
    dialog = shown(qtbot, WeightSetsDialog(opened))
    assert "No set is put aside yet" in dialog.note_label.text()
    assert not dialog.take_button.isEnabled()


def test_a_plan_without_indicators_has_nothing_to_put_aside(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], small: Assessment
) -> None:
    assert document.open_store(new_store(replace(small, plan=replace(small.plan, indicators=()))))
    dialog = shown(qtbot, WeightSetsDialog(document))
    assert not dialog.aside_button.isEnabled()
    assert not dialog.take_button.isEnabled()


def test_a_class_is_shown_with_alt_c_and_its_weights_come_back_with_the_set(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path]
) -> None:
    case = two_classes()
    nodes = tuple(replace(node, weight_by_class={}) for node in case.plan.indicators)
    kept = present_set(case.plan, "会前")
    assert document.open_store(new_store(replace(case, plan=replace(case.plan, indicators=nodes, weight_sets=(kept,)))))
    dialog = shown(qtbot, WeightSetsDialog(document))
    assert row(dialog, 1) == ["\u3000指标A1", "30", "30", ""]
    for name in ("中心城区", "县"):
        qtbot.keyClick(dialog.weight_view, Key.Key_C, Qt.KeyboardModifier.AltModifier)
        assert name in dialog.class_box.currentText()
    assert row(dialog, 1) == ["\u3000指标A1", "30", "40", "▲10"]
    press(qtbot, dialog.weight_view, Key.Key_Return)
    press(qtbot, dialog.take_button, Key.Key_Space)
    assert plan_of(document).indicators == case.plan.indicators
    assert row(dialog, 1) == ["\u3000指标A1", "40", "40", ""]
    assert not dialog.take_button.isEnabled()
