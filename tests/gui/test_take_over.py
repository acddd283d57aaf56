"""带入上年权重 in the window: seen first, confirmed, one step, undone."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from db.store import Store
from exchange.take_over import take_over
from gui.ask import FileToOpen, FileToSave, Folder
from gui.dialogs.take_over import TakeOverDialog
from gui.document import Document
from gui.models.take_over_tree import Column, TakeOverTree
from gui.tasks import ImmediateTasks, Tasks
from scoring.entries import Assessment, Cell, Entries
from scoring.plan import Plan, Ranking, Unit
from tests.exchange.weight_tables import L1, L1_TREE, Table, understood, xls, xlsx
from tests.gui.conftest import press

EMPTY = Plan(id="x-2024", title="×市2024年度考核", year=2024, units=(Unit(code="U1", name="甲区局"),))


def this_year() -> Plan:
    """L1 of last year with two weights and two names changed, and one indicator that is new."""
    plan = take_over(understood(L1), (), EMPTY)
    changes = {
        "人均办案数（件/人）": ("人均办案数", "10"),
        "大要案查办数": ("大要案件查办数量", "17"),
        "联合执法次数": ("营商环境满意度", "12"),
    }
    indicators = tuple(
        replace(node, name=changes[node.name][0], weight=Decimal(changes[node.name][1]))
        if node.name in changes
        else node
        for node in plan.indicators
    )
    return replace(plan, indicators=indicators)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    plan = this_year()
    old = replace(
        take_over(understood(L1), (), replace(EMPTY, units=())),
        uid="old",
        id="x-2023",
        title="×市2023年度考核",
        year=2023,
    )
    made = Store.create(tmp_path / "x.qheng")
    with made.work("make") as work:
        work.add(Assessment(old))
        work.add(Assessment(plan, Entries({plan.items[0].code: {"U1": Cell("3")}})))
    yield made
    made.close()


@pytest.fixture
def document(store: Store, qtbot: QtBot) -> Document:
    document = Document(ImmediateTasks())
    assert document.take(store)
    return document


@pytest.fixture
def last_year(tmp_path: Path) -> Path:
    path = tmp_path / "2023年度权重表.xls"
    path.write_bytes(xls(L1))
    return path


def dialog_on(document: Document, qtbot: QtBot, path: Path | None = None) -> TakeOverDialog:
    dialog = TakeOverDialog(document, path=path)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def rows(model: TakeOverTree, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from rows(model, index)


def row_of(dialog: TakeOverDialog, name: str) -> QModelIndex:
    found = [index for index in rows(dialog.tree_model) if index.data() == name]
    return found[-1]


def text(dialog: TakeOverDialog, name: str, column: Column) -> str:
    return str(row_of(dialog, name).siblingAtColumn(column).data())


def findings(dialog: TakeOverDialog) -> str:
    return "\n".join(dialog.findings.item(row).text() for row in range(dialog.findings.count()))


def weight(document: Document, name: str) -> Decimal:
    return next(node.weight for node in document.assessment.plan.leaves if node.name == name)


def test_the_preview_shows_the_tree_both_weights_the_match_and_the_cell(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    assert len(list(rows(dialog.tree_model))) == len(L1_TREE)
    assert text(dialog, "人均办案数（件/人）", Column.LAST) == "12"
    assert text(dialog, "人均办案数（件/人）", Column.NOW) == "10 → 12"
    assert "人均办案数" in text(dialog, "人均办案数（件/人）", Column.MATCH)
    assert text(dialog, "大要案查办数", Column.PLACE) == "D6"
    assert text(dialog, "联合执法次数", Column.NOW) == "—"
    assert "A13" in findings(dialog)
    assert "A14" in findings(dialog)
    assert dialog.take_button.isEnabled()


def test_nothing_is_written_before_it_is_confirmed(document: Document, qtbot: QtBot, last_year: Path) -> None:
    before, actions = document.assessment, document.store and len(document.store.history())
    dialog = dialog_on(document, qtbot, last_year)
    dialog.whole_button.click()
    dialog.update_button.click()
    press(qtbot, dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert document.assessment == before
    assert document.store is not None
    assert len(document.store.history()) == actions
    assert document.undo_stack.count() == 0


def test_enter_takes_over_as_one_step_and_one_undo_brings_everything_back(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    before = document.assessment
    dialog = dialog_on(document, qtbot, last_year)
    press(qtbot, dialog.tree, Qt.Key.Key_Return)
    assert dialog.isVisible(), "an Enter too many, from choosing the file, only goes to the button"
    assert document.undo_stack.count() == 0
    press(qtbot, dialog.take_button, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert weight(document, "人均办案数") == 12
    assert weight(document, "大要案件查办数量") == 17
    assert document.undo_stack.count() == 1
    assert last_year.name in document.undo_stack.undoText()
    assert document.store is not None
    assert "SHA-256" in document.store.history(1)[0].label
    document.undo_stack.undo()
    assert document.assessment == before
    document.undo_stack.redo()
    assert weight(document, "人均办案数") == 12


def test_a_similar_name_is_taken_only_after_space(document: Document, qtbot: QtBot, last_year: Path) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    similar = row_of(dialog, "大要案查办数")
    box = similar.siblingAtColumn(Column.MATCH)
    assert Qt.CheckState(box.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Unchecked
    assert text(dialog, "大要案查办数", Column.NOW) == "17"
    dialog.tree.setCurrentIndex(similar)
    press(qtbot, dialog.tree, Qt.Key.Key_Space)
    assert text(dialog, "大要案查办数", Column.NOW) == "17 → 15"
    dialog.take_button.click()
    assert weight(document, "大要案件查办数量") == 15


def test_a_match_that_was_unticked_is_left_alone(document: Document, qtbot: QtBot, last_year: Path) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    dialog.tree.setCurrentIndex(row_of(dialog, "人均办案数（件/人）"))
    press(qtbot, dialog.tree, Qt.Key.Key_Space)
    dialog.take_button.click()
    assert weight(document, "人均办案数") == 10
    then = {one.name: one.weight for one in document.assessment.plan.previous_indicators}
    assert then["人均办案数（件/人）"] == 12  # what it had last year is kept beside it


def test_the_whole_tree_is_what_was_shown(document: Document, qtbot: QtBot, last_year: Path) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    assert "removed" not in dialog.summary.text()
    dialog.whole_button.click()
    shown = dialog.summary.text()
    before = {node.uid for node in document.assessment.plan.indicators}
    dialog.take_button.click()
    gone = before - {node.uid for node in document.assessment.plan.indicators}
    assert gone
    assert f"{len(gone)} of this year's removed" in shown
    leaves = [(node.name, node.weight) for node in document.assessment.plan.leaves]
    assert leaves == [(node.name, node.weight) for node in understood(L1).nodes if node.is_leaf]
    assert document.undo_stack.count() == 1


def test_a_plan_without_indicators_takes_the_whole_tree_by_itself(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    document.perform("empty", lambda work: work.plan(replace(document.assessment.plan, indicators=(), items=())))
    dialog = dialog_on(document, qtbot, last_year)
    assert dialog.whole_button.isChecked()
    assert not dialog.update_button.isEnabled()
    press(qtbot, dialog.take_button, Qt.Key.Key_Return)
    plan = document.assessment.plan
    assert len(plan.indicators) == len(L1_TREE)
    assert {item.code for item in plan.items} == {node.code for node in plan.leaves}


def test_a_tree_that_a_rule_forbids_says_so_and_cannot_be_taken(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    plan = document.assessment.plan
    gone = next(node for node in plan.leaves if node.name == "营商环境满意度")
    document.plan("tie", replace(plan, ranking=Ranking(tie_breakers=(gone.code,))))
    dialog = dialog_on(document, qtbot, last_year)
    dialog.whole_button.click()
    assert "营商环境满意度" in findings(dialog)
    assert not dialog.take_button.isEnabled()


def test_a_file_that_changed_after_it_was_shown_is_not_written(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    before = document.assessment
    dialog = dialog_on(document, qtbot, last_year)
    last_year.write_bytes(xls(replace(L1, name="别的")))
    dialog.take_button.click()
    assert document.assessment == before
    assert dialog.isVisible()
    assert last_year.name in dialog.title_label.text()
    assert not dialog.take_button.isEnabled()


def test_an_earlier_assessment_of_the_store_goes_the_same_way(document: Document, qtbot: QtBot) -> None:
    dialog = dialog_on(document, qtbot)
    assert not dialog.take_button.isEnabled()
    assert [dialog.source_box.itemText(row) for row in range(1, dialog.source_box.count())] == ["×市2023年度考核"]
    dialog.source_box.setCurrentIndex(1)
    dialog.source_box.activated.emit(1)
    assert text(dialog, "人均办案数（件/人）", Column.NOW) == "10 → 12"
    press(qtbot, dialog.take_button, Qt.Key.Key_Return)
    assert weight(document, "人均办案数") == 12
    assert "×市2023年度考核" in document.undo_stack.undoText()


def test_another_sheet_can_be_chosen_and_a_wrong_one_says_why(document: Document, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    other = Table([["一级指标", "二级指标", "分值"], ["执法质量", "不合格案卷", 7]], name="二类区县")
    path.write_bytes(xlsx(L1, other, Table([["通讯录"]], name="通讯录")))
    dialog = dialog_on(document, qtbot, path)
    assert dialog.sheet_box.currentText() == "权重"
    dialog.sheet_box.setCurrentIndex(1)
    dialog.sheet_box.activated.emit(1)
    assert text(dialog, "不合格案卷", Column.NOW) == "10 → 7"
    dialog.sheet_box.setCurrentIndex(2)
    dialog.sheet_box.activated.emit(2)
    assert "通讯录" in dialog.title_label.text()
    assert not dialog.take_button.isEnabled()


def test_a_finding_leads_to_its_row(document: Document, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(xlsx(Table([["一级指标", "二级指标", "分值"], ["甲", "a", 60], ["乙", "b", "十五"]])))
    dialog = dialog_on(document, qtbot, path)
    at = next(row for row in range(dialog.findings.count()) if "十五" in dialog.findings.item(row).text())
    dialog.findings.setCurrentRow(at)
    assert dialog.tree.currentIndex().data() == "b"


@pytest.mark.parametrize("content", [b"", b"%PDF", b"PK\x03\x04rubbish", b"<html>"])
def test_a_file_that_cannot_be_read_is_a_sentence_in_the_dialog(
    document: Document, qtbot: QtBot, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "bad.xls"
    path.write_bytes(content)
    dialog = dialog_on(document, qtbot, path)
    assert dialog.title_label.text().startswith("✕")
    assert not dialog.take_button.isEnabled()
    assert dialog.file_button.isEnabled()


def test_a_file_is_chosen_with_the_button(document: Document, qtbot: QtBot, last_year: Path) -> None:
    asked = []

    def ask(_: object, question: FileToOpen | FileToSave | Folder) -> Path:
        asked.append(question)
        return last_year

    dialog = TakeOverDialog(document, ask=ask)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    press(qtbot, dialog.file_button, Qt.Key.Key_Space)
    assert len(asked) == 1
    assert last_year.name in dialog.title_label.text()


def test_reading_runs_beside_the_window_and_esc_ends_it_first(store: Store, qtbot: QtBot, last_year: Path) -> None:
    document = Document(Tasks())
    assert document.take(store)
    dialog = dialog_on(document, qtbot, last_year)
    assert dialog.busy.isVisible()
    assert not dialog.take_button.isEnabled()
    press(qtbot, dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.busy.isVisible()
    dialog.read(last_year)
    qtbot.waitUntil(lambda: dialog.take_button.isEnabled(), timeout=20_000)
    dialog.take_button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    assert weight(document, "人均办案数") == 12
    document.tasks.close()


def test_the_dialog_fits_a_small_screen_and_can_be_made_smaller(document: Document, qtbot: QtBot) -> None:
    dialog = dialog_on(document, qtbot)
    assert dialog.width() <= 1000
    assert dialog.height() <= 640
    assert dialog.minimumSizeHint().width() <= 900
    assert dialog.isSizeGripEnabled() or dialog.maximumWidth() > 1000
