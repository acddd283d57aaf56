"""The ways a file comes into the window: menu and key, start page, dropped; from there to a plan, and back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.ask import FileToOpen, FileToSave
from gui.dialogs.new_assessment import NewAssessmentDialog
from gui.dialogs.take_over import TakeOverDialog
from gui.document import Document
from gui.language import Translators
from gui.main_window import MainWindow
from gui.models.plan.take_over_tree import Column
from gui.pages.listing import ENTRY, PLAN
from gui.settings import SettingsFile
from gui.tasks import Tasks
from gui.widgets.way_button import WayButton
from scoring.entries import Assessment
from tests.exchange.weight_tables import L1, xls
from tests.gui.conftest import Answers, press, really_delete

CASES = Path(__file__).parents[3] / "shared" / "cases" / "practice"


@pytest.fixture
def last_year(tmp_path: Path) -> Path:
    path = tmp_path / "2023年度权重表.xls"
    path.write_bytes(xls(L1))
    return path


def preview_of(window: MainWindow) -> TakeOverDialog:
    return next(one for one in window.findChildren(TakeOverDialog) if one.isVisible())


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drag files onto the window and let go; False where the window does not take them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(window, QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, mime, buttons, keys))
    return True


def test_a_first_ever_year_begins_with_a_workbook_by_keys_alone(
    window: MainWindow, document: Document, answers: Answers, qtbot: QtBot, last_year: Path, tmp_path: Path
) -> None:
    store = tmp_path / "first.qheng"
    answers.next = [last_year, store]
    press(qtbot, window, Qt.Key.Key_I, ctrl=True, shift=True)
    dialog = preview_of(window)
    assert dialog.title_edit.text() == "××市市场监督管理局2024年度区县局综合行政执法考核"
    assert dialog.year_box.value() == 2024
    press(qtbot, dialog.panes.tree, Qt.Key.Key_Return)
    assert not store.exists(), "nothing is made before it is confirmed"
    press(qtbot, dialog.take_button, Qt.Key.Key_Return)
    assert [type(question) for question in answers.questions] == [FileToOpen, FileToSave]
    plan = document.assessment.plan
    assert plan.year == 2024
    assert [node.name for node in plan.leaves][:2] == ["人均办案数（件/人）", "每万户案件数"]
    assert [node.weight for node in plan.leaves][:2] == [12, 8]
    assert sum(node.weight for node in plan.leaves) == 100
    assert len(plan.previous_indicators) == len(plan.indicators)
    assert window.stack.currentWidget() is window.pages[PLAN]
    assert "added 18" in window.message_line.text
    assert "Ctrl+Z" in window.message_line.text
    assert document.store is not None
    source = document.store.history(1)[0].source
    assert source is not None
    assert source.file == last_year.name
    press(qtbot, window, Qt.Key.Key_Z, ctrl=True)
    assert not document.is_open, "one step takes the whole year back"
    assert document.store.assessments() == ()
    press(qtbot, window, Qt.Key.Key_Y, ctrl=True)
    assert document.assessment.plan == plan


def test_the_year_and_title_of_a_first_assessment_can_be_changed(
    window: MainWindow, document: Document, answers: Answers, qtbot: QtBot, last_year: Path, tmp_path: Path
) -> None:
    answers.next = [last_year, tmp_path / "first.qheng"]
    window.commands.take_over()
    dialog = preview_of(window)
    dialog.year_box.setFocus()
    dialog.year_box.selectAll()
    press(qtbot, dialog.year_box, "2026")
    assert "2026年度" in dialog.title_edit.text()
    dialog.title_edit.setText("")
    assert not dialog.take_button.isEnabled()
    dialog.title_edit.setText("区县局考核")
    press(qtbot, dialog.take_button, Qt.Key.Key_Return)
    assert (document.assessment.plan.title, document.assessment.plan.year) == ("区县局考核", 2026)


def test_a_title_that_nobody_changed_follows_the_sheet(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "two.xls"
    path.write_bytes(xls(L1, replace(L1, name="另一张", rows=[["2021年度另一项考核表"], *L1.rows[1:]])))
    answers.next = [path]
    window.commands.take_over()
    dialog = preview_of(window)
    sheets = [str(dialog.sheet_box.itemData(row)) for row in range(dialog.sheet_box.count())]

    def choose(name: str) -> None:
        dialog.sheet_box.setCurrentIndex(sheets.index(name))
        dialog.sheet_box.activated.emit(sheets.index(name))

    choose("另一张")
    assert (dialog.title_edit.text(), dialog.year_box.value()) == ("2022年度另一项考核", 2022)
    dialog.title_edit.setText("我们的考核")
    choose("权重")
    assert (dialog.title_edit.text(), dialog.year_box.value()) == ("我们的考核", 2022)


def test_who_names_no_place_for_the_new_file_comes_back_to_the_preview(
    window: MainWindow, document: Document, answers: Answers, qtbot: QtBot, last_year: Path, tmp_path: Path
) -> None:
    taken = tmp_path / "taken.qheng"
    taken.write_bytes(b"something of somebody else")
    answers.next = [last_year, None, taken]
    window.commands.take_over()
    dialog = preview_of(window)
    for _ in range(2):
        press(qtbot, dialog.take_button, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert document.store is None
        assert dialog.take_button.isEnabled()
    assert taken.name in dialog.banner.text()
    assert taken.read_bytes() == b"something of somebody else"


def test_nothing_is_asked_twice_and_nothing_happens_where_no_file_is_chosen(
    window: MainWindow, document: Document, answers: Answers
) -> None:
    answers.next = [None]
    window.commands.take_over()
    assert window.findChildren(TakeOverDialog) == []
    assert document.store is None


def test_the_start_page_offers_last_years_weights(
    window: MainWindow, answers: Answers, qtbot: QtBot, last_year: Path
) -> None:
    answers.next = [last_year]
    button = next(one for one in window.pages[0].findChildren(WayButton) if "Excel" in one.accessibleName())
    button.setFocus()
    press(qtbot, button, Qt.Key.Key_Space)
    assert preview_of(window).file_label.text().startswith(last_year.name)


def test_the_folder_of_a_file_is_where_the_next_question_begins(
    window: MainWindow, answers: Answers, settings: SettingsFile, last_year: Path
) -> None:
    assert drop(window, last_year)
    preview_of(window).reject()
    answers.next = [None]
    window.commands.take_over()
    assert answers.questions[0].folder == last_year.parent


def test_the_window_stays_usable_and_one_preview_is_enough(
    window: MainWindow, document: Document, new_store: Callable[..., Path], small: Assessment, last_year: Path
) -> None:
    assert document.open_store(new_store(small))
    window.show_page(PLAN)
    assert drop(window, last_year)
    dialog = preview_of(window)
    assert not dialog.isModal()
    assert window.isEnabled()
    window.commands.take_over()
    assert preview_of(window) is dialog
    window.show_page(ENTRY)
    assert window.stack.currentWidget() is window.pages[ENTRY]


def test_a_workbook_dropped_on_the_plan_shows_its_weights_at_once(
    window: MainWindow, document: Document, new_store: Callable[..., Path], small: Assessment, last_year: Path
) -> None:
    assert document.open_store(new_store(small))
    before = document.assessment
    window.show_page(PLAN)
    assert drop(window, last_year)
    assert not window.file_bar.isVisible()
    dialog = preview_of(window)
    assert dialog.update_button.isVisible()
    dialog.reject()
    assert document.assessment == before
    assert document.undo_stack.count() == 0


def test_elsewhere_a_bar_asks_what_the_file_holds(
    window: MainWindow,
    document: Document,
    new_store: Callable[..., Path],
    small: Assessment,
    qtbot: QtBot,
    last_year: Path,
) -> None:
    assert document.open_store(new_store(small))
    window.show_page(ENTRY)
    assert drop(window, last_year)
    assert window.findChildren(TakeOverDialog) == []
    assert window.file_bar.isVisible()
    focus = window.focusWidget()
    assert focus is not None
    press(qtbot, focus, Qt.Key.Key_Escape)
    assert not window.file_bar.isVisible()
    assert drop(window, last_year)
    press(qtbot, window.file_bar.weights_button, Qt.Key.Key_Space)
    assert not window.file_bar.isVisible()
    assert preview_of(window).isVisible()


def test_a_store_that_is_dropped_is_opened_and_several_files_are_not_taken(
    window: MainWindow, document: Document, new_store: Callable[..., Path], small: Assessment, last_year: Path
) -> None:
    path = new_store(small)
    assert not drop(window, path, last_year)
    assert drop(window, path)
    assert document.store is not None
    assert document.store.path == path


RUBBISH = {
    "empty.xlsx": b"",
    "wps.et": bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600,
    "cut.xlsx": b"PK\x03\x04rubbish",
    "picture.xls": b"\x89PNG\r\n\x1a\n",
    "page.xls": b"<html><body><p>404</p></body></html>",
    "words.csv": "没有表头\n只有文字\n".encode("gb18030"),
}


@pytest.mark.parametrize("name", RUBBISH)
def test_rubbish_is_refused_in_a_sentence_and_the_window_goes_on(
    window: MainWindow, document: Document, tmp_path: Path, name: str, last_year: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(RUBBISH[name])
    assert drop(window, path)
    dialog = preview_of(window)
    assert dialog.banner.text().startswith("✕ ")
    assert not dialog.take_button.isEnabled()
    dialog.read(last_year)
    assert not dialog.banner.isVisible()
    assert dialog.take_button.isEnabled()
    dialog.reject()
    assert document.store is None


def test_what_was_confirmed_is_on_the_plan_page_with_last_year_beside_it(
    window: MainWindow,
    document: Document,
    new_store: Callable[..., Path],
    small: Assessment,
    qtbot: QtBot,
    last_year: Path,
) -> None:
    plan = replace(small.plan, indicators=(), items=(), year=2024)
    assert document.open_store(
        new_store(replace(small, plan=plan, entries=replace(small.entries, values={}, events=())))
    )
    window.show_page(ENTRY)
    window.commands.take_over_from(last_year)
    dialog = preview_of(window)
    press(qtbot, dialog.panes.tree, Qt.Key.Key_Return)
    press(qtbot, dialog.take_button, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.pages[PLAN]
    assert {node.name for node in document.assessment.plan.previous_indicators} >= {"执法质量", "不合格案卷"}
    document.undo_stack.undo()
    assert document.assessment.plan == plan


@pytest.mark.skipif(not CASES.is_dir(), reason="the shared case files are not here: their workbooks cannot be tried")
@pytest.mark.parametrize("name", ["h.xls", "h.xlsx", "dim.xlsx", "fake.xls"])
def test_the_shared_hostile_workbooks_are_shown_with_their_cells(
    window: MainWindow, document: Document, answers: Answers, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    answers.next = [tmp_path / "first.qheng"]
    window.take_file(CASES / name)
    dialog = preview_of(window)
    assert dialog.take_button.isEnabled() or dialog.banner.text().startswith("✕ ")
    if dialog.take_button.isEnabled():
        shown = [node.weight for node in dialog.panes.tree_model.new_plan().leaves]
        dialog.take()
        assert [node.weight for node in document.assessment.plan.leaves] == shown


def test_reading_goes_on_beside_the_window_and_can_be_given_up(
    qtbot: QtBot, settings: SettingsFile, answers: Answers, window: MainWindow, last_year: Path
) -> None:
    document = Document(Tasks())
    dialog = TakeOverDialog(document, path=last_year, settings=settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.busy.isVisible()
    press(qtbot, dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.busy.isVisible()
    press(qtbot, dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert settings.geometry("take_over") is not None
    document.tasks.close()
    really_delete()  # what the reader still had to say finds nobody


def test_a_workbook_of_last_year_is_taken_over_in_three_keys_and_its_name(
    qtbot: QtBot,
    window: MainWindow,
    document: Document,
    answers: Answers,
    new_store: Callable[..., Path],
    small: Assessment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """J1 with a file: Ctrl+Shift+I, the file; it is read beside the window; Enter in the tree, Space on the button."""
    path = tmp_path / "2023年度权重表.csv"
    path.write_text("一级指标,二级指标,分值\n执法办案,指标A1,40\n,指标A2,30\n服务发展,指标B1,20\n,指标B2,10\n", "utf-8")
    assert document.open_store(new_store(small))
    window.commands.new_year()
    new_year = window.findChild(NewAssessmentDialog)
    assert new_year is not None
    press(qtbot, new_year, Qt.Key.Key_Return)  # there are two assessments now: the earlier one could be chosen, too
    monkeypatch.setattr(document, "tasks", Tasks())
    answers.next = [path]
    press(qtbot, window, Qt.Key.Key_I, ctrl=True, shift=True)
    dialog = preview_of(window)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.take_button.isEnabled)
    for key, focus in ((Qt.Key.Key_Return, dialog.panes.tree), (Qt.Key.Key_Space, dialog.take_button)):
        assert dialog.focusWidget() is focus
        press(qtbot, focus, key)
    qtbot.waitUntil(lambda: document.undo_stack.count() == 2)
    weights = {node.code: str(node.weight) for node in document.assessment.plan.indicators}
    assert weights == {"A": "70", "A1": "40", "A2": "30", "B": "30", "B1": "20", "B2": "10"}
    document.tasks.close()
    really_delete()


def test_a_preview_outlives_the_assessment_that_it_was_made_for(
    window: MainWindow,
    document: Document,
    answers: Answers,
    new_store: Callable[..., Path],
    small: Assessment,
    qtbot: QtBot,
    last_year: Path,
    tmp_path: Path,
) -> None:
    assert document.open_store(new_store(small))
    window.commands.take_over_from(last_year)
    dialog = preview_of(window)
    assert dialog.update_button.isVisible()
    window.commands.close_store()
    assert dialog.title_edit.isVisible()
    assert not dialog.update_button.isVisible()
    answers.next = [tmp_path / "first.qheng"]
    press(qtbot, dialog.take_button, Qt.Key.Key_Return)
    assert document.assessment.plan.uid != small.plan.uid
    assert [node.name for node in document.assessment.plan.leaves][:1] == ["人均办案数（件/人）"]
    assert document.assessment.plan.units == ()


def test_the_preview_follows_a_switch_of_the_language(
    window: MainWindow, translators: Translators, last_year: Path
) -> None:
    window.commands.take_over_from(last_year)
    dialog = preview_of(window)
    assert dialog.panes.changes_title.text() == "What changes: added 18"
    translators.speak("zh_CN")
    QApplication.processEvents()
    assert dialog.panes.changes_title.text() == "将有的变化：新增 18"
    assert dialog.windowTitle() == "带入上年权重"
    assert dialog.panes.tree_model.headerData(Column.LAST, Qt.Orientation.Horizontal) == "上年分值"
