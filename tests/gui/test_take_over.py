"""带入上年权重 in the window: seen first, confirmed, one step, undone."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from db.store import Store
from exchange.reading.workbook import place_name
from exchange.weights.take_over import take_over
from exchange.wording import option_text
from gui.ask import FileToOpen, FileToSave, Folder
from gui.dialogs.take_over import TakeOverDialog
from gui.document import Document
from gui.language import current
from gui.models.plan.source_sheet import Use
from gui.models.plan.take_over_tree import Column, TakeOverTree
from gui.tasks import ImmediateTasks, Tasks
from gui.widgets.plan.reading_lines import CHOSEN, KEY, OPTIONS, WAY
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
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    return dialog


def rows(model: TakeOverTree, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from rows(model, index)


def row_of(dialog: TakeOverDialog, name: str) -> QModelIndex:
    found = [index for index in rows(dialog.panes.tree_model) if index.data() == name]
    return found[-1]


def text(dialog: TakeOverDialog, name: str, column: Column) -> str:
    return str(row_of(dialog, name).siblingAtColumn(column).data())


def lines(dialog: TakeOverDialog) -> list[QTreeWidgetItem]:
    """Every line about how the file was read, with what stands under it."""
    readings = dialog.panes.readings
    heads = [readings.topLevelItem(at) for at in range(readings.topLevelItemCount())]
    found = [(head, *(head.child(at) for at in range(head.childCount()))) for head in heads if head is not None]
    return [line for group in found for line in group if line is not None]


def line_of(dialog: TakeOverDialog, key: str) -> QTreeWidgetItem:
    return next(line for line in lines(dialog) if line.data(0, KEY) == key)


def chosen_cells(dialog: TakeOverDialog) -> set[str]:
    indexes = dialog.panes.source.selectionModel().selectedIndexes()
    return {place_name(index.row() + 1, index.column() + 1) for index in indexes}


def go_to_cell(dialog: TakeOverDialog, row: int, column: int) -> None:
    dialog.panes.source.setCurrentIndex(dialog.panes.source.sheet_model.index(row - 1, column - 1))


def findings(dialog: TakeOverDialog) -> str:
    return "\n".join(line.text(0) for line in lines(dialog))


def weight(document: Document, name: str) -> Decimal:
    return next(node.weight for node in document.assessment.plan.leaves if node.name == name)


def test_the_preview_shows_the_tree_both_weights_the_match_and_the_cell(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    assert len(list(rows(dialog.panes.tree_model))) == len(L1_TREE)
    assert text(dialog, "人均办案数（件/人）", Column.LAST) == "12"
    assert text(dialog, "人均办案数（件/人）", Column.NOW) == "10 → 12"
    assert "人均办案数" in text(dialog, "人均办案数（件/人）", Column.MATCH)
    assert text(dialog, "大要案查办数", Column.PLACE) == "D6"
    assert text(dialog, "联合执法次数", Column.NOW) == "—"
    assert "第13行" in findings(dialog) or "row 13" in findings(dialog)
    assert "注：权重以市局党组会议审定为准。" in findings(dialog)
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
    press(qtbot, dialog.panes.tree, Qt.Key.Key_Return)
    assert dialog.isVisible(), "an Enter too many, from choosing the file, only goes to the button"
    assert document.undo_stack.count() == 0
    press(qtbot, dialog.take_button, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert weight(document, "人均办案数") == 12
    assert weight(document, "大要案件查办数量") == 17
    assert document.undo_stack.count() == 1
    assert last_year.name in document.undo_stack.undoText()
    assert document.store is not None
    source = document.store.history(1)[0].source
    assert source is not None
    assert source.file == last_year.name
    assert source.sha256 == sha256(last_year.read_bytes()).hexdigest()
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
    dialog.panes.tree.setCurrentIndex(similar)
    press(qtbot, dialog.panes.tree, Qt.Key.Key_Space)
    assert text(dialog, "大要案查办数", Column.NOW) == "17 → 15"
    dialog.take_button.click()
    assert weight(document, "大要案件查办数量") == 15


def test_a_match_that_was_unticked_is_left_alone(document: Document, qtbot: QtBot, last_year: Path) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    dialog.panes.tree.setCurrentIndex(row_of(dialog, "人均办案数（件/人）"))
    press(qtbot, dialog.panes.tree, Qt.Key.Key_Space)
    dialog.take_button.click()
    assert weight(document, "人均办案数") == 10
    then = {one.name: one.weight for one in document.assessment.plan.previous_indicators}
    assert then["人均办案数（件/人）"] == 12  # what it had last year is kept beside it


def test_the_whole_tree_is_what_was_shown(document: Document, qtbot: QtBot, last_year: Path) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    assert "removed" not in dialog.panes.changes_title.text()
    dialog.whole_button.click()
    shown = dialog.panes.changes_title.text()
    before = {node.uid for node in document.assessment.plan.indicators}
    dialog.take_button.click()
    gone = before - {node.uid for node in document.assessment.plan.indicators}
    assert gone
    assert f"removed {len(gone)}" in shown
    leaves = [(node.name, node.weight) for node in document.assessment.plan.leaves]
    assert leaves == [(node.name, node.weight) for node in understood(L1).nodes if node.is_leaf]
    assert document.undo_stack.count() == 1


def test_a_plan_without_indicators_takes_the_whole_tree_by_itself(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    document.perform("empty", lambda work: work.plan(replace(document.assessment.plan, indicators=(), items=())))
    dialog = dialog_on(document, qtbot, last_year)
    assert dialog.whole_button.isChecked()
    assert not dialog.update_button.isVisible()
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


def test_a_file_that_changed_after_it_was_shown_is_told_and_read_anew(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    before = document.assessment
    dialog = dialog_on(document, qtbot, last_year)
    rows_of_l1 = [[14 if value == 12 else value for value in row] for row in L1.rows]
    last_year.write_bytes(xls(replace(L1, rows=rows_of_l1)))
    dialog.take_button.click()
    assert document.assessment == before
    assert dialog.isVisible()
    assert last_year.name in dialog.banner.text()
    assert dialog.banner.isVisible()
    assert text(dialog, "人均办案数（件/人）", Column.NOW) == "10 → 14"
    dialog.take_button.click()
    assert weight(document, "人均办案数") == 14


def test_a_file_that_is_gone_when_it_is_confirmed_leaves_everything_as_it_was(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    before = document.assessment
    dialog = dialog_on(document, qtbot, last_year)
    last_year.unlink()
    dialog.take_button.click()
    assert document.assessment == before
    assert dialog.banner.text().startswith("✕")
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
    assert "通讯录" in dialog.banner.text()
    assert not dialog.take_button.isEnabled()
    dialog.sheet_box.setCurrentIndex(0)
    dialog.sheet_box.activated.emit(0)
    assert not dialog.banner.isVisible()
    assert dialog.take_button.isEnabled()


def test_a_finding_leads_to_its_row(document: Document, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(xlsx(Table([["一级指标", "二级指标", "分值"], ["甲", "a", 60], ["乙", "b", "十五"]])))
    dialog = dialog_on(document, qtbot, path)
    line = next(line for line in lines(dialog) if "十五" in line.text(0))
    at = dialog.panes.readings.visualItemRect(line).center()
    qtbot.mouseClick(dialog.panes.readings.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert dialog.panes.tree.currentIndex().data() == "b"
    assert chosen_cells(dialog) == {"C3"}


@pytest.mark.parametrize("content", [b"", b"%PDF", b"PK\x03\x04rubbish", b"<html>"])
def test_a_file_that_cannot_be_read_is_a_sentence_in_the_dialog(
    document: Document, qtbot: QtBot, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "bad.xls"
    path.write_bytes(content)
    dialog = dialog_on(document, qtbot, path)
    assert dialog.banner.text().startswith("✕")
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
    assert last_year.name in dialog.file_label.text()


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


def test_the_preview_fits_a_small_screen_and_can_be_made_smaller(document: Document, qtbot: QtBot) -> None:
    dialog = dialog_on(document, qtbot)
    assert dialog.width() <= 1340
    assert dialog.height() <= 700
    assert dialog.minimumSizeHint().width() <= 900
    assert dialog.minimumSizeHint().height() <= 600


def test_a_row_shows_its_cells_and_a_cell_its_row(document: Document, qtbot: QtBot, last_year: Path) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    dialog.panes.tree.setCurrentIndex(row_of(dialog, "大要案查办数"))
    assert chosen_cells(dialog) == {"C6", "D6"}
    assert dialog.panes.cell_line.text().startswith("权重 ! D6　15")
    dialog.panes.tree.setFocus()
    press(qtbot, dialog.panes.tree, Qt.Key.Key_Down)
    assert chosen_cells(dialog) == {"C7", "D7"}
    go_to_cell(dialog, 9, 4)
    assert dialog.panes.tree.currentIndex().data() == "不合格案卷"
    press(qtbot, dialog.panes.source, Qt.Key.Key_Down)
    assert dialog.panes.tree.currentIndex().data() == "行政复议诉讼纠错"
    go_to_cell(dialog, 7, 1)
    assert dialog.panes.tree.currentIndex().data() == "执法办案效能", "any cell of a merged name names it"
    go_to_cell(dialog, 13, 4)
    assert "Total row" in dialog.panes.cell_line.text()


def test_merged_cells_are_shown_merged_and_hidden_rows_are_marked(
    document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "hidden.xls"
    path.write_bytes(xls(replace(L1, hidden_rows=[9])))
    dialog = dialog_on(document, qtbot, path)
    source = dialog.panes.source
    assert (source.rowSpan(3, 0), source.columnSpan(3, 0)) == (4, 1)
    assert (source.rowSpan(0, 0), source.columnSpan(0, 0)) == (1, 7)
    headings = [source.sheet_model.headerData(row, Qt.Orientation.Vertical) for row in range(14)]
    assert headings[8] == "9 hidden"
    assert headings[7] == "8"
    assert "9" in line_of(dialog, "rows.hidden").text(0)


def test_each_cell_that_was_used_is_tinted_by_what_it_was_read_as(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    model = dialog_on(document, qtbot, last_year).panes.source.sheet_model
    uses = {place: model.use(model.at(place)) for place in ((4, 1), (4, 4), (13, 4), (13, 1), (14, 1), (1, 1), (4, 5))}
    assert uses == {
        (4, 1): Use.NAME,
        (4, 4): Use.WEIGHT,
        (13, 4): Use.TOTAL,
        (13, 1): Use.TOTAL,
        (14, 1): Use.ASIDE,
        (1, 1): Use.ASIDE,
        (4, 5): None,
    }
    tints = {str(model.at(place).data(Qt.ItemDataRole.BackgroundRole)) for place in uses}
    assert len(tints) == 5


def test_an_assumption_is_switched_by_keys_and_other_choices_and_the_cursor_stay(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    panes = dialog.panes
    panes.tree.setCurrentIndex(row_of(dialog, "大要案查办数"))
    press(qtbot, panes.tree, Qt.Key.Key_Space)
    panes.tree.setCurrentIndex(row_of(dialog, "不合格案卷"))
    total = line_of(dialog, "rows.total")
    panes.readings.setFocus()
    panes.readings.setCurrentItem(total)
    assert total.data(WAY, OPTIONS)
    before = total.data(WAY, CHOSEN)
    press(qtbot, panes.readings, Qt.Key.Key_Space)
    assert panes.readings.currentItem() is not None
    assert panes.readings.currentItem().data(0, KEY) == "rows.total"
    assert panes.readings.currentItem().data(WAY, CHOSEN) != before
    assert panes.readings.hasFocus()
    assert text(dialog, "大要案查办数", Column.NOW) == "17 → 15", "what was confirmed stays confirmed"
    while panes.readings.currentItem().data(WAY, CHOSEN) != before:
        press(qtbot, panes.readings, Qt.Key.Key_Space)
    assert len(list(rows(panes.tree_model))) == len(L1_TREE)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # menus without a window system
def test_a_column_is_read_as_something_else_from_the_list_of_ways(
    document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    table = Table([["指标", "分值", "权重"], ["甲", 30, 60], ["乙", 70, 40]])
    path = tmp_path / "two.xlsx"
    path.write_bytes(xlsx(table))
    document.perform("empty", lambda work: work.plan(replace(document.assessment.plan, indicators=(), items=())))
    dialog = dialog_on(document, qtbot, path)
    readings = dialog.panes.readings
    shown = text(dialog, "甲", Column.LAST)
    spare = "column.C" if shown == "30" else "column.B"
    readings.setCurrentItem(line_of(dialog, spare))
    press(qtbot, readings, Qt.Key.Key_F2)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    wanted = next(action for action in menu.actions() if action.text() == option_text("points", current()))
    while menu.activeAction() is not wanted:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    other = "column.B" if spare == "column.C" else "column.C"
    readings.setCurrentItem(line_of(dialog, other))
    while readings.currentItem().data(WAY, CHOSEN) != "ignore":
        press(qtbot, readings, Qt.Key.Key_Space)
    assert text(dialog, "甲", Column.LAST) == ("60" if shown == "30" else "30")


def test_what_cannot_be_read_so_leaves_the_reading_of_before(document: Document, qtbot: QtBot, last_year: Path) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    names = [line.data(0, KEY) for line in lines(dialog) if line.data(WAY, CHOSEN) == "name"]
    for key in names:
        dialog.panes.switched.emit(key, "ignore")
    assert dialog.banner.isVisible()
    assert len(list(rows(dialog.panes.tree_model))) > 0
    assert dialog.take_button.isEnabled()
    kept = [line.data(0, KEY) for line in lines(dialog) if line.data(WAY, CHOSEN) == "name"]
    assert kept == names[-1:]


def test_a_name_that_was_not_found_can_be_given_an_indicator_by_keys(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    tree, model = dialog.panes.tree, dialog.panes.tree_model
    tree.setFocus()
    press(qtbot, tree, Qt.Key.Key_F8)
    assert tree.currentIndex().data() == "大要案查办数"
    press(qtbot, tree, Qt.Key.Key_F8)
    assert tree.currentIndex().data() == "联合执法次数"
    target = next(node for node in document.assessment.plan.leaves if node.name == "营商环境满意度")
    at = [one.code for one in model.candidates(tree.currentIndex())].index(target.code)
    press(qtbot, tree, Qt.Key.Key_F2)
    box = tree.findChild(QComboBox)
    assert box is not None
    for _ in range(at + 1):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: model.target(tree.currentIndex()) == target.code)
    assert tree.hasFocus()
    assert "confirmed 1" in dialog.panes.names_line.text()
    dialog.take_button.click()
    assert weight(document, "营商环境满意度") == 12


def test_an_indicator_that_is_given_to_another_name_is_taken_from_the_first(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    model = dialog.panes.tree_model
    code = model.target(row_of(dialog, "首查首罚"))
    assert code is not None
    model.assign(row_of(dialog, "联合执法次数"), code)
    assert model.target(row_of(dialog, "首查首罚")) is None
    assert model.target(row_of(dialog, "联合执法次数")) == code
    model.assign(row_of(dialog, "联合执法次数"), None)
    assert model.target(row_of(dialog, "首查首罚")) == code
    assert model.target(row_of(dialog, "联合执法次数")) is None


def test_what_would_change_is_listed_with_counts_and_leads_to_its_row(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    changes = dialog.panes.changes
    assert dialog.panes.changes_title.text() == "What changes: weights 1"
    first = changes.currentItem()
    assert first is not None
    assert [first.text(column) for column in range(3)] == ["weight", "人均办案数", "10 → 12"]
    dialog.whole_button.click()
    title = dialog.panes.changes_title.text()
    plan = document.assessment.plan
    dialog.take_button.click()
    after = document.assessment.plan
    added = {node.uid for node in after.indicators} - {node.uid for node in plan.indicators}
    removed = {node.uid for node in plan.indicators} - {node.uid for node in after.indicators}
    assert f"added {len(added)}" in title
    assert f"removed {len(removed)}" in title
    assert "renamed 1" in title


def test_a_sum_that_does_not_come_out_leads_to_its_cells(document: Document, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "open.xlsx"
    path.write_bytes(
        xlsx(
            Table(
                [
                    ["一级指标", "分值", "二级指标", "分值"],
                    ["甲", 60, "a", 30],
                    [None, None, "b", 20],
                    ["乙", 40, "c", 40],
                ],
                [(2, 1, 3, 1), (2, 2, 3, 2)],
            )
        )
    )
    dialog = dialog_on(document, qtbot, path)
    sums = dialog.panes.sums
    assert sums.item(0).text().startswith("≠ ")
    at = next(row for row in range(sums.count()) if "甲" in sums.item(row).text())
    sums.setFocus()
    sums.setCurrentRow(0 if at else 1)
    sums.setCurrentRow(at)
    assert dialog.panes.tree.currentIndex().data() == "甲"
    assert chosen_cells(dialog) == {"B2", "D2", "D3"}


def test_f6_goes_round_the_panes(document: Document, qtbot: QtBot, last_year: Path) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    dialog.activateWindow()
    dialog.panes.tree.setFocus()
    met = []
    for _ in dialog.panes.panes:
        press(qtbot, dialog, Qt.Key.Key_F6)
        met.append(dialog.focusWidget())
    assert met == [*dialog.panes.panes[1:], dialog.panes.tree]
    press(qtbot, dialog, Qt.Key.Key_F6, shift=True)
    assert dialog.focusWidget() is dialog.panes.changes


def test_what_is_shown_follows_the_plan_that_changes_meanwhile(
    document: Document, qtbot: QtBot, last_year: Path
) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    plan = document.assessment.plan
    code = next(node.code for node in plan.leaves if node.name == "人均办案数")
    document.plan("type", plan.with_weight(code, Decimal(11)))
    assert text(dialog, "人均办案数（件/人）", Column.NOW) == "11 → 12"
    document.undo_stack.undo()
    assert text(dialog, "人均办案数（件/人）", Column.NOW) == "10 → 12"


def test_last_year_is_kept_beside_the_plan(document: Document, qtbot: QtBot, last_year: Path) -> None:
    dialog = dialog_on(document, qtbot, last_year)
    dialog.take_button.click()
    kept: dict[str, Decimal] = {node.name: node.weight for node in document.assessment.plan.previous_indicators}
    assert kept["人均办案数（件/人）"] == 12
    assert set(kept) == {node.name for node in understood(L1).nodes}


STRANGE = Table(
    [["项目情况"], ["甲部分", "第一件事", 30], ["甲部分", "第二件事", 30], ["乙部分", "第三件事", 40]], name="情况"
)
"""A table of weights whose heading nobody could recognise."""


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # menus without a window system
def test_a_sheet_that_was_not_understood_is_shown_and_told_what_its_rows_and_columns_are(
    document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "strange.xlsx"
    path.write_bytes(xlsx(STRANGE))
    document.perform("empty", lambda work: work.plan(replace(document.assessment.plan, indicators=(), items=())))
    dialog = dialog_on(document, qtbot, path)
    source = dialog.panes.source
    assert not dialog.take_button.isEnabled()
    assert source.hasFocus()

    def say(row: int, column: int, words: str) -> None:
        go_to_cell(dialog, row, column)
        press(qtbot, source, Qt.Key.Key_F2)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        wanted = next(action for action in menu.actions() if action.text() == words)
        while menu.activeAction() is not wanted:
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    say(1, 1, "Row 1 is the header")
    assert dialog.banner.isVisible()
    for column, option in ((1, "name"), (2, "name"), (3, "points")):
        say(2, column, f"Column {'ABC'[column - 1]}: {option_text(option, current())}")
    assert not dialog.banner.isVisible()
    leaves = dialog.panes.tree_model.new_plan().leaves
    assert [node.name for node in leaves] == ["第一件事", "第二件事", "第三件事"]
    assert [node.weight for node in leaves] == [30, 30, 40]
    dialog.take_button.click()
    assert len(document.assessment.plan.leaves) == 3


def test_a_file_that_cannot_be_read_hides_what_would_need_it(document: Document, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "bad.xls"
    path.write_bytes(b"%PDF")
    dialog = dialog_on(document, qtbot, path)
    assert not dialog.panes.source.isVisible()
    assert not dialog.title_edit.isVisible()
    assert not dialog.sheet_box.isVisible()


def test_weights_of_another_class_are_one_switch_away(document: Document, qtbot: QtBot, tmp_path: Path) -> None:
    rows_of_classes: list[list[str | int]] = [
        ["一级指标", "二级指标", "一类区县分值", "二类区县分值"],
        ["甲", "a", 60, 30],
        ["乙", "b", 40, 70],
    ]
    path = tmp_path / "classes.xlsx"
    path.write_bytes(xlsx(Table(rows_of_classes)))
    document.perform("empty", lambda work: work.plan(replace(document.assessment.plan, indicators=(), items=())))
    dialog = dialog_on(document, qtbot, path)
    keys = [line.data(0, KEY) for line in lines(dialog)]
    assert keys.index("column.D") < keys.index("header"), "what decides about weights stands before the rest"
    assert text(dialog, "a", Column.LAST) == "60／30"
    new = dialog.panes.tree_model.new_plan()
    assert [dict(node.weight_by_class) for node in new.leaves] == [{"二类区县": 30}, {"二类区县": 70}]
    dialog.panes.readings.setCurrentItem(line_of(dialog, "classes"))
    press(qtbot, dialog.panes.readings, Qt.Key.Key_Space)
    assert text(dialog, "a", Column.LAST) == "60", "only those of the first"
    dialog.panes.readings.setCurrentItem(line_of(dialog, "column.D"))
    while line_of(dialog, "column.D").data(WAY, CHOSEN) != "points":
        press(qtbot, dialog.panes.readings, Qt.Key.Key_Space)
    assert text(dialog, "a", Column.LAST) == "30"
    assert line_of(dialog, "column.C").data(WAY, CHOSEN) == "ignore"
