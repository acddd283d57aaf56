"""The window as a whole, by keyboard: pages, files, steps, findings, refusals."""

import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAction,
    QColor,
    QKeySequence,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.shortcuts import ShortcutsDialog, keys_of
from gui.document import Document
from gui.language import Translators
from gui.main_window import MainWindow
from gui.pages.entry.entry_page import EntryPage
from gui.pages.listing import ENTRY, PAGES, PLAN, PRINT, RESULTS, page_key
from gui.pages.plan.plan_page import PlanPage
from gui.pages.print_page import PrintPage
from gui.pages.results_page import ResultsPage
from gui.settings import SettingsFile
from gui.tasks import ImmediateTasks
from gui.theme import DARK, LIGHT, Colours, Pair
from gui.widgets.bars.message_line import Finding, MessageLine
from gui.widgets.ranking_panel import RankingPanel
from scoring.entries import Assessment, Cell
from scoring.years.new_year import as_previous
from tests.gui.conftest import Answers, press

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def path(new_store: Callable[..., Path], small: Assessment) -> Path:
    return new_store(small)


@pytest.fixture
def on_small(window: MainWindow, path: Path) -> MainWindow:
    """The window on the small assessment."""
    window.commands.open_path(path)
    return window


def current_page(window: MainWindow) -> int:
    return next(number for number, page in window.pages.items() if page is window.stack.currentWidget())


def test_an_empty_window_shows_the_start_page_and_offers_only_what_can_be_done(window: MainWindow) -> None:
    assert current_page(window) == 0
    assert window.actions_by_name["open"].isEnabled()
    assert window.actions_by_name["take_over"].isEnabled(), "it begins the first year"
    for name in ("export_json", "export_workbook", "print_page", "close_store", "backup"):
        assert not window.actions_by_name[name].isEnabled(), name
    assert not window.chip.isVisible()
    assert not window.banner.isVisible()
    assert not window.navigator.item(PLAN).flags() & Qt.ItemFlag.ItemIsEnabled


def test_opening_by_key_asks_for_a_file_and_shows_it(
    qtbot: QtBot, window: MainWindow, answers: Answers, path: Path, settings: SettingsFile
) -> None:
    answers.next = [path]
    qtbot.keyClick(window, Qt.Key.Key_O, CTRL)
    assert current_page(window) == ENTRY
    assert "2024年度试验考核" in window.windowTitle()
    assert settings.settings.recent == (str(path),)


def test_ctrl_and_a_digit_changes_the_page_and_f6_the_pane(qtbot: QtBot, on_small: MainWindow) -> None:
    for number in range(1, len(PAGES) + 1):
        key = QKeySequence("Ctrl+P" if number == PRINT else page_key(number))  # there is no key of two digits
        qtbot.keySequence(on_small, key)
        assert current_page(on_small) == number
        assert on_small.navigator.currentRow() == number
    qtbot.keyClick(on_small, Qt.Key.Key_1, CTRL)
    qtbot.keyClick(on_small, Qt.Key.Key_F6)
    first = on_small.focusWidget()
    qtbot.keyClick(on_small, Qt.Key.Key_F6)
    assert on_small.focusWidget() is not first


def test_without_a_file_no_key_leads_to_an_empty_page(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    assert current_page(window) == 0


def test_whoever_walks_through_the_navigator_stays_there_until_enter(qtbot: QtBot, on_small: MainWindow) -> None:
    on_small.show_page(PLAN)
    on_small.navigator.setFocus()
    for _ in range(RESULTS - PLAN):
        qtbot.keyClick(on_small.navigator, Qt.Key.Key_Down)
    assert current_page(on_small) == RESULTS
    assert on_small.navigator.hasFocus()
    qtbot.keyClick(on_small.navigator, Qt.Key.Key_Return)
    assert not on_small.navigator.hasFocus()


def test_f1_lists_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog)
    rows = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    keys = [row.text(0) for row in rows if row is not None]
    assert {"Ctrl+O", "Ctrl+Z", "Ctrl+Shift+I", "F8", "Enter / Shift+Enter"} <= set(keys)
    dialog.close()


def test_the_list_of_keys_leaves_out_the_letters_of_chinese_menus(qapp: object) -> None:
    cut = QAction("剪切(&T)")
    cut.setShortcut("Ctrl+X")
    assert list(keys_of([cut])) == [("Ctrl+X", "剪切")]


def test_what_was_said_of_one_action_is_over_with_the_next(on_small: MainWindow, document: Document) -> None:
    on_small.message_line.say("Weights taken over. Ctrl+Z takes it back.")
    document.cells("Type", {("a1", "U1"): Cell("29")})
    assert on_small.message_line.text == ""


def test_the_chip_has_room_for_whatever_it_comes_to_say(on_small: MainWindow, document: Document) -> None:
    on_small.chip.show_read_only()
    document.cells("Type", {("a1", "U1"): Cell("29")})
    text = on_small.chip.fontMetrics().horizontalAdvance(on_small.chip.text())
    assert on_small.chip.width() >= text + 30


def test_a_page_is_built_when_it_is_first_shown(on_small: MainWindow) -> None:
    assert RESULTS not in on_small.pages
    on_small.show_page(RESULTS)
    built = on_small.pages[RESULTS]
    on_small.show_page(PLAN)
    on_small.show_page(RESULTS)
    assert on_small.pages[RESULTS] is built


def test_undo_by_key_names_its_step_in_the_menu(qtbot: QtBot, on_small: MainWindow, document: Document) -> None:
    assert undo_action(on_small).text() == "Undo"
    document.cells("Type 29 & more", {("a1", "U1"): Cell("29")})
    assert undo_action(on_small).text() == "Undo Type 29 && more"
    on_small.show_page(PLAN)
    qtbot.keyClick(on_small, Qt.Key.Key_Z, CTRL)
    assert document.assessment.entries.cell("a1", "U1") == Cell("28")
    qtbot.keyClick(on_small, Qt.Key.Key_Y, CTRL)
    assert document.assessment.entries.cell("a1", "U1") == Cell("29")


def undo_action(window: MainWindow) -> QAction:
    return next(action for action in window.toolbar.actions() if action.iconText() == "Undo")


def test_ctrl_z_in_an_editor_takes_back_letters_not_the_last_action(
    qtbot: QtBot, on_small: MainWindow, document: Document
) -> None:
    document.cells("Type 29", {("a1", "U1"): Cell("29")})
    on_small.show_page(PLAN)
    page = on_small.pages[PLAN]
    assert isinstance(page, PlanPage)
    page.view.setCurrentIndex(page.model.place("A1", 1))
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    editor = page.view.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "77")
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.text() != "77"
    assert document.assessment.entries.cell("a1", "U1") == Cell("29")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_a_saved_action_is_told_with_its_time(on_small: MainWindow, document: Document) -> None:
    assert not on_small.chip.isVisible()
    document.cells("Type", {("a1", "U1"): Cell("29")})
    assert on_small.chip.isVisible()
    assert on_small.chip.text().startswith("Saved ")
    assert on_small.chip.text()[-5:] <= f"{datetime.now():%H:%M}" or f"{datetime.now():%H}" == "00"


def test_a_second_window_says_who_is_editing_and_offers_no_changes(
    qtbot: QtBot, window: MainWindow, path: Path, tmp_path: Path, translators: Translators
) -> None:
    window.commands.open_path(path)
    document = Document(ImmediateTasks(), user="李四")
    second = MainWindow(document, SettingsFile(tmp_path / "second.ini"), translators)
    qtbot.addWidget(second)
    second.show()
    second.commands.open_path(path)
    assert second.banner.isVisible()
    assert "测试" in second.banner.text()
    assert re.search(r"since \d\d:\d\d\.", second.banner.text())
    assert second.chip.text() == "Read only"
    assert not second.actions_by_name["take_over"].isEnabled()
    assert second.actions_by_name["export_json"].isEnabled()
    document.close()
    assert not second.banner.isVisible()


def test_a_finding_that_is_gone_takes_only_its_own_words_from_the_message_line(qtbot: QtBot) -> None:
    line = MessageLine()
    qtbot.addWidget(line)
    line.set_findings([Finding("Blank.", place=("values", "a1", "U1"))])
    line.next()
    line.object_to("“Nowhere” is not known here.")
    line.set_findings([])
    assert line.text == "“Nowhere” is not known here."
    line.set_findings([Finding("Blank.", place=("values", "a1", "U1"))])
    line.next()
    line.set_findings([])
    assert line.text == ""


def test_a_refused_file_is_told_in_the_message_line_not_in_a_box(window: MainWindow, tmp_path: Path) -> None:
    rubbish = tmp_path / "<b>rubbish.qheng"
    rubbish.write_bytes(b"no store")
    window.commands.open_path(rubbish)
    assert window.message_line.text
    assert "<b>rubbish" in window.message_line.text, "shown as it is, never as markup"
    assert current_page(window) == 0
    assert not window.findChildren(QMessageBox)


def test_f8_walks_through_the_findings_and_goes_to_their_places(
    qtbot: QtBot, on_small: MainWindow, document: Document
) -> None:
    document.cells("Rubbish", {("a1", "U2"): Cell("3..5")})
    document.plan("Weight", document.assessment.plan.with_weight("B1", Decimal(20)))
    assert document.result is not None
    seen = set()
    for _ in document.result.problems:
        qtbot.keyClick(on_small, Qt.Key.Key_F8)
        seen.add((current_page(on_small), on_small.message_line.text))
    assert len(seen) == len(document.result.problems)
    assert {page for page, _ in seen} >= {PLAN, ENTRY}
    assert any("3..5" in text and "乙县" in text for _, text in seen)
    document.undo_stack.undo()
    document.undo_stack.undo()


def test_a_new_store_from_the_sample_city_is_ranked_at_once(
    window: MainWindow, answers: Answers, document: Document, tmp_path: Path
) -> None:
    answers.next = [tmp_path / "示例.qheng"]
    window.actions_by_name["new_sample"].trigger()
    assert document.assessment.plan.id == "city-2024"
    assert document.result is not None
    assert (tmp_path / "示例.qheng").exists()
    assert document.undo_stack.count() == 0


def test_a_new_store_never_replaces_a_file(
    window: MainWindow, answers: Answers, document: Document, path: Path
) -> None:
    before = path.read_bytes()
    answers.next = [path]
    window.actions_by_name["new_sample"].trigger()
    assert path.read_bytes() == before
    assert not document.is_open
    assert "left alone" in window.message_line.text


def test_json_goes_out_and_comes_back_as_another_assessment(
    window: MainWindow, answers: Answers, document: Document, on_small: MainWindow, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    answers.next = [out]
    window.actions_by_name["export_json"].trigger()
    content = json.loads(out.read_text(encoding="utf-8"))
    content["assessment"]["id"] = "again"
    content["assessment"]["title"] = "再来一次"
    out.write_text(json.dumps(content), encoding="utf-8")
    before = document.assessment
    answers.next = [out]
    window.actions_by_name["import_json"].trigger()
    assert document.assessment.plan.title == "再来一次"
    assert document.assessment.entries == before.entries
    assert window.chooser.count() == 2
    document.undo_stack.undo()
    assert document.assessment == before
    assert window.chooser.count() == 1


def test_broken_json_changes_nothing_and_says_where(
    window: MainWindow, answers: Answers, document: Document, on_small: MainWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "quanheng-assessment/1", "assessment": ', encoding="utf-8")
    before = document.assessment
    for source in (broken, tmp_path / "missing.json", tmp_path):
        answers.next = [source]
        window.message_line.say("")
        window.actions_by_name["import_json"].trigger()
        assert window.message_line.text
        assert document.assessment is before
    assert document.undo_stack.count() == 0


def test_results_are_exported_as_one_workbook(
    qtbot: QtBot, window: MainWindow, answers: Answers, on_small: MainWindow, tmp_path: Path
) -> None:
    out = tmp_path / "结果.xlsx"
    answers.next = [out]
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL)
    with zipfile.ZipFile(out) as book:
        assert len([name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]) >= 3
    assert str(out) in window.message_line.text


def test_a_workbook_that_cannot_be_written_is_told(
    qtbot: QtBot, window: MainWindow, answers: Answers, on_small: MainWindow, tmp_path: Path
) -> None:
    answers.next = [tmp_path / "nowhere" / "out.xlsx"]
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL)
    assert "was not written" in window.message_line.text


def test_several_assessments_are_chosen_by_key(
    qtbot: QtBot,
    window: MainWindow,
    document: Document,
    new_store: Callable[..., Path],
    small_for: Callable[[int], Assessment],
) -> None:
    window.commands.open_path(new_store(small_for(2023), small_for(2024)))
    assert document.assessment.plan.year == 2024
    qtbot.keyClick(window, Qt.Key.Key_Tab, CTRL)
    assert document.assessment.plan.year == 2023
    assert window.chooser.currentText() == "2023年度试验考核"
    qtbot.keyClick(window, Qt.Key.Key_Tab, CTRL)
    assert document.assessment.plan.year == 2024


def test_the_ranking_can_be_put_away(qtbot: QtBot, on_small: MainWindow) -> None:
    on_small.show_page(PLAN)
    panel = on_small.findChild(RankingPanel)
    assert isinstance(panel, RankingPanel)
    assert panel.isVisible()
    qtbot.keyClick(on_small, Qt.Key.Key_F9)
    assert not panel.isVisible()
    qtbot.keyClick(on_small, Qt.Key.Key_F9)
    assert panel.isVisible()


def test_closing_the_store_leads_back_to_the_start(qtbot: QtBot, on_small: MainWindow, document: Document) -> None:
    qtbot.keyClick(on_small, Qt.Key.Key_W, CTRL)
    assert current_page(on_small) == 0
    assert not document.is_open


def test_the_size_of_the_window_is_remembered(
    qtbot: QtBot, window: MainWindow, document: Document, settings: SettingsFile, translators: Translators
) -> None:
    window.resize(1011, 633)
    window.close()
    again = MainWindow(document, settings, translators)
    qtbot.addWidget(again)
    assert again.height() == 633  # the width is cut to the narrow screen of the tests


def test_every_label_shows_names_as_they_are(on_small: MainWindow) -> None:
    for number in range(len(PAGES) + 1):
        on_small.show_page(number)
    risky = [
        label.text()
        for label in on_small.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText and label.buddy() is None and label.text()
    ]
    assert risky == []


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_of_colours_can_be_read(tokens: Colours) -> None:
    pairs = {name: getattr(tokens, name) for name in Colours.__slots__ if isinstance(getattr(tokens, name), Pair)}
    assert len(pairs) > 10
    for name, pair in pairs.items():
        light, dark = sorted((luminance(pair.back), luminance(pair.text)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, name


def test_dark_and_light_are_chosen_in_a_menu_whatever_the_system_has_and_kept(
    on_small: MainWindow, settings: SettingsFile, qapp: QApplication, tmp_path: Path
) -> None:
    """Row 55: also what stands there already is dark then; paper stays light."""
    for number in (ENTRY, PRINT, ENTRY):
        on_small.show_page(number)
    before = qapp.palette()
    menu = on_small.choices.appearance
    try:
        for step, (kind, tokens) in enumerate((("dark", DARK), ("light", LIGHT), ("dark", DARK))):
            next(one for one in menu.actions() if one.data() == kind).trigger()
            assert [one.data() for one in menu.actions() if one.isChecked()] == [kind]
            assert settings.settings.appearance == kind
            painted = [one for one in on_small.findChildren(QWidget) if one.property("token")]
            assert len(painted) > 5
            for widget in painted:
                pair = getattr(tokens, widget.property("token"))
                assert widget.palette().color(QPalette.ColorRole.Window) == QColor(pair.back), (step, widget)
            page = on_small.pages[ENTRY]
            assert isinstance(page, EntryPage)
            qapp.processEvents()
            corner = page.grid.viewport().grab().toImage().pixelColor(1, page.grid.viewport().height() - 2)
            assert corner == QColor(tokens.normal.back)
        settings.sync()
        assert SettingsFile(tmp_path / "settings.ini").settings.appearance == "dark"
    finally:
        qapp.setPalette(before)
        qapp.styleHints().setColorScheme(Qt.ColorScheme.Unknown)


def test_a_screen_reader_hears_who_has_changed_places(
    qtbot: QtBot, on_small: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Row 60: after a value that was typed, politely, in a sentence."""
    heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    on_small.show_page(ENTRY)
    page = on_small.pages[ENTRY]
    assert isinstance(page, EntryPage)
    page.grid.move_to((1, 0))
    press(qtbot, page.grid, "1")
    press(qtbot, page.grid.editor or page.grid, Qt.Key.Key_Return)
    assert heard == [
        ("丙市 from place 3 to 2, 乙县 from place 2 to 3", QAccessible.AnnouncementPoliteness.Polite),
    ]
    page.grid.move_to((0, 0))
    press(qtbot, page.grid, "27")  # nobody moves: nothing is said
    press(qtbot, page.grid.editor or page.grid, Qt.Key.Key_Return)
    assert len(heard) == 1


def test_alt_left_leads_back_from_a_figures_cell_to_the_figure(qtbot: QtBot, on_small: MainWindow) -> None:
    on_small.show_page(RESULTS)
    page = on_small.pages[RESULTS]
    assert isinstance(page, ResultsPage)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_F9, Qt.KeyboardModifier.AltModifier)
    assert on_small.focusWidget() is page.score_table
    row = next(row for row in range(page.scores.rowCount()) if (page.scores.place(row, 1) or ("",))[0] == "values")
    page.score_table.setCurrentIndex(page.scores.index(row, 1))
    qtbot.keyClick(page.score_table, Qt.Key.Key_Return)
    assert current_page(on_small) == ENTRY
    qtbot.keyClick(on_small.focusWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert current_page(on_small) == RESULTS
    assert on_small.focusWidget() is page.score_table
    assert page.score_table.currentIndex().row() == row
    assert page.table.currentIndex().row() == 1
    qtbot.keyClick(page.score_table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert current_page(on_small) == RESULTS
    assert "no place" in on_small.message_line.text


def test_the_sheet_of_changed_weights_is_shown_and_ticked_alone(on_small: MainWindow, document: Document) -> None:
    on_small.actions_by_name["weights_change"].trigger()
    assert "Ctrl+Shift+I" in on_small.message_line.text
    plan = document.assessment.plan
    document.plan("x", replace(plan, previous_indicators=as_previous(plan)))
    on_small.actions_by_name["weights_change"].trigger()
    page = on_small.pages[PRINT]
    assert isinstance(page, PrintPage)
    ticked = [page.prepared.laid[row].sheet.key for row in page.sheet_list.ticked()]
    assert ticked == ["weights-change"]
    assert page.sheet_list.currentItem().text().startswith("Changes of weights")
