"""首页: the files opened lately, the ways to begin, and a new year from the one before."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QTreeWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.new_assessment import NewAssessmentDialog
from gui.document import Document
from gui.main_window import MainWindow
from gui.pages.listing import ENTRY, PLAN
from gui.settings import RECENT, Settings, SettingsFile
from gui.widgets.way_button import WayButton
from scoring.entries import Assessment, State
from scoring.plan import ItemList, Previous
from scoring.years.weight_changes import weight_changes
from tests.gui.conftest import Answers


def recent_list(window: MainWindow) -> QTreeWidget:
    found = window.pages[0].findChild(QTreeWidget)
    assert isinstance(found, QTreeWidget)
    return found


def names(window: MainWindow) -> list[tuple[str, str]]:
    listed = recent_list(window)
    rows = [listed.topLevelItem(row) for row in range(listed.topLevelItemCount())]
    return [(row.text(0), row.text(1)) for row in rows if row is not None]


@pytest.fixture
def remembered(settings: SettingsFile, new_store: Callable[..., Path], small: Assessment, tmp_path: Path) -> Path:
    """One file that is there and one that is not, remembered before the window is made."""
    path = new_store(small, name="今年.qheng")
    settings.save(Settings(recent=(str(path), str(tmp_path / "去年.qheng"))))
    return path


def test_without_files_the_page_says_how_to_begin(window: MainWindow) -> None:
    assert not recent_list(window).isVisible()


def test_enter_opens_the_latest_file(qtbot: QtBot, remembered: Path, window: MainWindow, document: Document) -> None:
    assert [name for name, _ in names(window)] == ["今年", "去年"]
    assert names(window)[1][1] == "not found"
    qtbot.keyClick(recent_list(window), Qt.Key.Key_Return)
    assert document.store is not None
    assert document.store.path == remembered


def test_a_file_that_is_gone_is_told_and_can_be_taken_off_the_list(
    qtbot: QtBot, remembered: Path, window: MainWindow, document: Document, settings: SettingsFile
) -> None:
    listed = recent_list(window)
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert not document.is_open
    assert "去年.qheng" in window.message_line.text
    qtbot.keyClick(listed, Qt.Key.Key_Delete)
    assert settings.settings.recent == (str(remembered),)
    assert [name for name, _ in names(window)] == ["今年"]


def test_a_new_year_takes_the_plan_over_and_leaves_the_entries(
    qtbot: QtBot, window: MainWindow, document: Document, new_store: Callable[..., Path], small: Assessment
) -> None:
    window.commands.open_path(new_store(small))
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(NewAssessmentDialog)
    assert isinstance(dialog, NewAssessmentDialog)
    assert dialog.title.text() == "2025年度试验考核"
    qtbot.keyClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.Key.Key_Return)
    plan = document.assessment.plan
    assert (plan.id, plan.title, plan.year) == ("small-2025", "2025年度试验考核", 2025)
    assert plan.indicators == small.plan.indicators
    states = [cell.state for column in document.assessment.entries.values.values() for cell in column.values()]
    assert set(states) <= {State.NOT_APPLICABLE}
    assert [info.year for info in document.assessments()] == [2025, 2024]
    document.undo_stack.undo()
    assert [info.year for info in document.assessments()] == [2024]


def test_without_an_open_store_a_new_year_asks_for_last_years(
    qtbot: QtBot,
    window: MainWindow,
    answers: Answers,
    document: Document,
    new_store: Callable[..., Path],
    small: Assessment,
) -> None:
    answers.next = [None]
    window.actions_by_name["new_year"].trigger()
    assert window.findChild(NewAssessmentDialog) is None
    answers.next = [new_store(small)]
    window.actions_by_name["new_year"].trigger()
    dialog = window.findChild(NewAssessmentDialog)
    assert isinstance(dialog, NewAssessmentDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(document.assessments()) == 1


def test_a_new_year_is_two_keystrokes_from_the_start_page(
    qtbot: QtBot,
    window: MainWindow,
    document: Document,
    settings: SettingsFile,
    new_store: Callable[..., Path],
    small: Assessment,
) -> None:
    """J1: Ctrl+N, Enter. Nobody is asked for a file: the one that was open last is meant."""
    settings.save(settings.settings.with_recent(new_store(small)))
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(NewAssessmentDialog)
    assert isinstance(dialog, NewAssessmentDialog)
    qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
    plan = document.assessment.plan
    assert (plan.year, plan.previous) == (2025, Previous(id=small.plan.id))
    assert document.result is not None
    assert window.stack.currentWidget() is window.pages[PLAN]
    leaves, units = len(small.plan.leaves), len(small.plan.units)
    assert f"From 2024: {leaves} indicators, {units} " in window.message_line.text
    assert "✓" in window.message_line.text
    assert "values" in window.message_line.text.partition("Not taken over")[2]
    assert {one.kind for one in weight_changes(plan)} == {"kept"}


def test_a_new_year_shares_no_part_with_the_old_one_in_the_store(
    qtbot: QtBot, window: MainWindow, document: Document, new_store: Callable[..., Path], small: Assessment
) -> None:
    window.commands.open_path(
        new_store(replace(small, plan=replace(small.plan, lists=(ItemList(code="l", name="重点"),))))
    )
    before = document.assessment.plan
    window.commands.new_year()
    dialog = window.findChild(NewAssessmentDialog)
    assert isinstance(dialog, NewAssessmentDialog)
    qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
    for kind in ("units", "items", "indicators", "lists"):
        old, fresh = getattr(before, kind), getattr(document.assessment.plan, kind)
        assert old == fresh
        assert not {part.uid for part in old} & {part.uid for part in fresh}


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    kept = Settings(language="zh_CN", recent=("/甲/一.qheng", "/b, c/二;三.qheng"), folder="/甲")
    SettingsFile(file).save(kept)
    assert SettingsFile(file).settings == kept
    SettingsFile(file).save(Settings(recent=("/only one.qheng",)))
    assert SettingsFile(file).settings.recent == ("/only one.qheng",)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00rubbish", b"[General]\nlanguage=klingon\nrecent=@Invalid()\n"])
def test_settings_that_cannot_be_read_count_as_never_set(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.ini"
    file.write_bytes(content)
    assert SettingsFile(file).settings == Settings()


def test_the_latest_file_comes_first_and_twenty_are_kept() -> None:
    settings = Settings()
    for number in range(RECENT + 5):
        settings = settings.with_recent(Path(f"/x/{number}.qheng"))
    settings = settings.with_recent(Path("/x/20.qheng"))
    assert len(settings.recent) == RECENT
    assert settings.recent[0] == str(Path("/x/20.qheng"))
    assert len(set(settings.recent)) == RECENT


def test_a_file_made_now_stands_in_the_list_at_once(
    window: MainWindow, answers: Answers, document: Document, tmp_path: Path
) -> None:
    answers.next = [tmp_path / "new.qheng"]
    window.commands.new_sample()
    window.show_page(0)
    assert [name for name, _ in names(window)] == ["new"]
    assert recent_list(window).hasFocus()
    store = document.store
    recent_list(window).itemActivated.emit(recent_list(window).currentItem(), 0)
    assert document.store is store, "a file that is open here is shown, not opened against ourselves"
    assert not document.read_only


def test_the_next_dialog_begins_where_the_last_file_was_chosen(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.next = [tmp_path / "new.qheng", None]
    window.commands.new_sample()
    window.commands.export_json()
    assert [question.folder for question in answers.questions] == [None, tmp_path]


def test_when_the_list_is_empty_the_keyboard_goes_to_the_ways_to_begin(
    qtbot: QtBot, remembered: Path, window: MainWindow
) -> None:
    for _ in range(2):
        qtbot.keyClick(recent_list(window), Qt.Key.Key_Delete)
    assert not recent_list(window).isVisible()
    assert isinstance(window.focusWidget(), WayButton)
    assert window.message_line.text == ""


def test_a_new_year_begins_with_its_plan(
    qtbot: QtBot, window: MainWindow, new_store: Callable[..., Path], small: Assessment
) -> None:
    window.commands.open_path(new_store(small))
    window.show_page(ENTRY)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(NewAssessmentDialog)
    assert isinstance(dialog, NewAssessmentDialog)
    qtbot.keyClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.pages[PLAN]


def test_an_objection_does_not_outlive_the_next_file(
    window: MainWindow, answers: Answers, tmp_path: Path, new_store: Callable[..., Path], small: Assessment
) -> None:
    broken = tmp_path / "cut.json"
    broken.write_text('{"format":', encoding="utf-8")
    answers.next = [broken]
    window.commands.new_json()
    assert window.message_line.text
    window.commands.open_path(new_store(small))
    assert window.message_line.text == ""
