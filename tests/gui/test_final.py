"""定稿 by keyboard: what is open is listed and leads to its place; final, nothing changes until it is withdrawn."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exchange.check_code import check_code
from exchange.sheets import make_sheets
from gui.document import Document
from gui.main_window import MainWindow
from scoring.entries import Assessment, Cell
from scoring.sealing import Version

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def version_of(document: Document) -> Version | None:
    """The version that holds now."""
    return document.final


def drafts(document: Document) -> set[str]:
    assert document.result is not None
    plan, entries = document.assessment.plan, document.assessment.entries
    sheets = make_sheets(plan, entries, document.result, language="zh_CN", keys=["ranking", "summary", "cards"])
    return {"" if sheet.draft is None else sheet.draft.banner for sheet in sheets}


def test_making_final_and_withdrawing_by_keyboard(
    qtbot: QtBot, window: MainWindow, new_store: Callable[..., Path], small: Assessment
) -> None:
    window.commands.open_path(new_store(small))
    document, panel = window.commands._document, window.final_panel
    document.user = "张敏"
    item, unit = document.assessment.plan.items[0].code, document.assessment.plan.units[0].code
    value = document.assessment.entries.values[item][unit]
    document.cells("the last blank", {("a2", "U3"): Cell("26")})
    assert drafts(document) == {"暂定——未定稿"}

    document.cells("blank", {(item, unit): None})
    qtbot.keyClick(window, Key.Key_F12, CTRL)
    assert panel.isVisible()
    assert not panel.take.isEnabled()
    places: list[object] = []
    panel.go.connect(places.append)
    qtbot.keyClick(panel.list, Key.Key_Down)
    qtbot.keyClick(panel.list, Key.Key_Return)
    assert places
    qtbot.keyClick(panel.field, Key.Key_Return)
    assert version_of(document) is None, "something is open"

    document.cells("back", {(item, unit): value})
    assert panel.take.isEnabled()
    qtbot.keyClick(panel.field, Key.Key_Return)
    version = version_of(document)
    assert version is not None
    assert (version.number, version.by) == (1, "张敏")
    assert datetime.fromisoformat(version.at).date() == datetime.now().date()
    assert drafts(document) == {""}
    assert not document.undo_stack.canUndo()
    assert window.chip.isVisible()
    assert "1" in window.chip.text()
    assert window.banner.isVisible()
    assert document.result is not None
    code = check_code(document.assessment.plan, document.assessment.entries, document.result)
    assert code in panel.told.text()
    (sheet,) = make_sheets(
        document.assessment.plan, document.assessment.entries, document.result, language="zh_CN", keys=["final"]
    )
    assert code in sheet.code
    assert "第1版定稿" in sheet.code
    assert [cell.text for cell in sheet.rows[0].cells][1].endswith("张敏")

    before = document.assessment
    assert document.cells("refused", {(item, unit): Cell("1")}) is None
    assert document.plan("refused", document.assessment.plan.with_weight("A", before.plan.full_score)) is None
    assert document.assessment is before
    assert document.begin_trial(), "what is final may be tried with"
    assert document.cells("tried", {(item, unit): Cell("1")}) is not None
    document.end_trial()
    assert document.assessment == before

    qtbot.keyClick(panel.field, Key.Key_Return)
    assert version_of(document) is not None, "no reason was given"
    qtbot.keyClicks(panel.field, "appeal of C")
    qtbot.keyClick(panel.field, Key.Key_Return)
    assert version_of(document) is None
    ended = document.assessment.plan.versions[-1]
    assert (ended.reason, ended.withdrawn_by) == ("appeal of C", "张敏")
    assert "1" not in window.chip.text() or ":" in window.chip.text()
    assert drafts(document) == {"暂定——未定稿"}
    assert document.cells("free again", {(item, unit): Cell("1")}) is not None
    assert document.store is not None
    labels = [action.label for action in document.store.history(3)]
    assert "appeal of C" in labels[1]


def test_a_sheet_of_other_figures_than_those_that_were_made_final_is_a_draft(
    window: MainWindow, new_store: Callable[..., Path], small: Assessment
) -> None:
    """Such as after a correction of the year before, which this one looks back to."""
    plan = replace(small.plan, versions=(Version(1, "00" * 32, "2025-01-10T17:00:00"),))
    entries = small.entries.with_cells({("a2", "U3"): Cell("26")})
    window.commands.open_path(new_store(replace(small, plan=plan, entries=entries)))
    document = window.commands._document
    assert drafts(document) == {"暂定——数据与定稿时不一致，请核对后重新定稿"}
