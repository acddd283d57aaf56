"""What a large grid rests on: nothing is worked out that did not change."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from exchange.assessment_json import read_assessment
from exchange.numbers import Number, parse_number
from gui.document import Document
from gui.models.entry.entry_cells import is_plain, understand
from gui.models.entry.shelf import Shelf
from gui.models.results.findings_list import FindingsList
from gui.pages.entry.entry_page import EntryPage
from gui.widgets.grid.grid_editor import CellDelegate, CellPainter
from gui.widgets.ranking_panel import RankingPanel
from scoring.entries import Cell, State
from scoring.plan import Item
from tests.gui.entry_fixtures import CTRL, SHIFT, Desk, desk

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier

__all__ = ["desk"]


@pytest.mark.parametrize(
    "text", ["7", "0", "0.50", "-12.5", "100000", "12.", "007", "-0", "", "1,5", "３", "1e3", "5%", "9" * 31, "缺"]
)
def test_a_plain_number_is_understood_at_once_as_the_long_way_round_would(text: str) -> None:
    item = Item(code="i", name="数")
    if is_plain(text):
        number = parse_number(text, "")
        assert isinstance(number, Number)
        assert number.text == text
        cell = understand(item, None, text)
        assert cell is not None
        assert cell.value == text


def test_a_step_of_the_wheel_paints_only_the_rows_that_come(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stays at the right edge lies beside the viewport: over it, every step would paint every cell anew."""
    desk.page.resize(700, 500)
    grid = desk.grid
    assert grid.frozen.isVisible()
    assert not grid.frozen.geometry().intersects(grid.viewport().geometry())
    painted: list[int] = []
    paint = CellPainter.paint

    def counted(painter: CellPainter, *what: object) -> None:
        painted.append(1)
        paint(painter, *what)  # type: ignore[arg-type]

    monkeypatch.setattr(CellPainter, "paint", counted)
    grid.viewport().repaint()
    whole = len(painted)
    painted.clear()
    with desk.qtbot.waitCallback() as done:
        grid.verticalScrollBar().setValue(3)
        desk.qtbot.waitUntil(lambda: bool(painted))
        done()
    assert 0 < len(painted) < whole / 2


def test_an_edit_paints_a_few_cells_and_all_looks_as_if_everything_were_painted_anew(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the sample city beside its live ranking: only what an edit, a step or an undo changes is painted."""
    assert document.open_store(new_store(read_assessment((samples / "city_2024.json").read_bytes())))
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    page, panel = EntryPage(document), RankingPanel(document)
    layout.addWidget(page, 1)
    layout.addWidget(panel)
    window.resize(1366, 700)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    page.grid.setFocus()
    painted: list[int] = []
    paint = CellPainter.paint

    def counted(painter: CellPainter, *what: object) -> None:
        if isinstance(painter, CellDelegate):  # the table's; all of the ranking may change with one value
            painted.append(1)
        paint(painter, *what)  # type: ignore[arg-type]

    monkeypatch.setattr(CellPainter, "paint", counted)

    def as_painted() -> QImage:
        for _ in range(3):  # rows in another order are laid out one turn later, and painted after that
            QApplication.processEvents()
        return window.screen().grabWindow(window.winId()).toImage()

    def all_anew() -> QImage:
        for widget in window.findChildren(QWidget):
            QWidget.update(widget)  # that of a list takes a cell
        return as_painted()

    as_painted()
    whole = 0
    least: dict[Qt.Key | str, int] = {}
    keys: list[tuple[Qt.Key | str, Qt.KeyboardModifier]] = [
        ("7", NONE),
        (Key.Key_Down, NONE),
        (Key.Key_Right, SHIFT),
        (Key.Key_Down, SHIFT),
        (Key.Key_Delete, NONE),
        (Key.Key_Z, CTRL),
        ("99999", NONE),
        (Key.Key_Left, NONE),
        (Key.Key_A, CTRL),
        (Key.Key_Home, NONE),
    ]
    page.grid.move_to((2, 4))
    for number, (key, held) in enumerate(keys * 2):
        as_painted()
        painted.clear()
        if isinstance(key, str):
            qtbot.keyClicks(page.grid, f"{key}{number}")
            qtbot.keyClick(page.grid.editor, Key.Key_Return)
        else:
            qtbot.keyClick(page.grid, key, held)
        seen, few = as_painted(), len(painted)
        painted.clear()
        anew = all_anew()
        assert seen == anew, f"after {key} {held}, number {number}"
        whole = max(whole, len(painted))
        if held == NONE:
            least[key] = min(few, least.get(key, few))  # a timer of before may paint once more into one of both rounds
    for key in ("7", Key.Key_Down):
        assert 0 < least[key] < whole / 2
    assert document.undo_stack.count() > 2


def test_the_last_column_can_be_scrolled_out_from_under_the_right_edge(desk: Desk) -> None:
    desk.page.resize(700, 500)
    desk.at(0, 15)
    rect = desk.grid.visualRect(desk.page.table.index(0, 15))
    assert rect.left() >= 0
    assert rect.right() <= desk.grid.viewport().width()
    assert desk.grid.horizontalScrollBar().maximum() == (
        desk.grid.horizontalHeader().length() - desk.grid.viewport().width() - desk.grid.frozen.width()
    )
    desk.page.resize(1600, 500)
    assert desk.grid.frozen.isHidden()
    assert desk.grid.viewportMargins().right() == 0


def test_only_the_item_that_changed_is_looked_through_for_blanks(opened: Document) -> None:
    findings = FindingsList(opened)
    before = {item: known[1] for item, known in findings._open.items()}
    item, unit = next(iter(before)), opened.assessment.plan.units[0].code
    assert opened.cells("step", {(item, unit): None})
    after = {code: known[1] for code, known in findings._open.items()}
    assert any(reason.place == ("values", item, unit) for reason in after[item])
    assert all(after[code] is before[code] for code in before if code != item)
    findings.deleteLater()


CELLS = st.sampled_from(
    [None, Cell("3"), Cell("1.25"), Cell(None, None, "注"), Cell("7", State.PENDING), *map(partial(Cell, None), State)]
)
COLUMNS = st.fixed_dictionaries(dict.fromkeys("abcd", CELLS)).map(
    lambda column: {unit: cell for unit, cell in column.items() if cell is not None}
)


@given(steps=st.lists(COLUMNS, min_size=2, max_size=5))
def test_a_column_that_was_edited_is_counted_and_filled_up_like_one_that_is_new(steps: list[dict[str, Cell]]) -> None:
    item = Item(code="i", name="数")
    shelf = Shelf(item, steps[0], {})
    for column in steps[1:]:
        shelf.counts(4)
        shelf.shown("a")
        shelf.take(column, [unit for unit in "abcd" if shelf.cells.get(unit) != column.get(unit)])
        fresh = Shelf(item, column, {})
        assert shelf.counts(4) == fresh.counts(4)
        assert shelf.sort_keys("abcd") == fresh.sort_keys("abcd")
        assert [shelf.shown(unit).text for unit in "abcd"] == [fresh.shown(unit).text for unit in "abcd"]
