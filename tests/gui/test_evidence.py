"""佐证: files chosen or dropped bear out cells and rows, are listed, opened, asked for where wanted."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from exchange.evidence_folder import folder_of
from gui.ask import FilesToOpen
from gui.document import Document
from gui.main_window import MainWindow
from gui.models.registers.material_table import COLUMNS
from gui.pages.entry.entry_page import EntryPage
from gui.pages.evidence_page import EvidencePage
from gui.pages.listing import ENTRY, EVIDENCE, REGISTERS
from gui.pages.registers_page import RegistersPage
from gui.widgets.grid.grid_moves import Span
from scoring.entries import Event
from scoring.plan import Adjustment

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def entry(window: MainWindow, opened: Document) -> EntryPage:
    window.show_page(ENTRY)
    page = window.pages[ENTRY]
    assert isinstance(page, EntryPage)
    return page


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "from" / "扫描件.pdf"
    path.parent.mkdir()
    path.write_bytes(b"%PDF a scan")
    return path


def answering(*paths: Path) -> object:
    def ask(_parent: QWidget | None, _question: FilesToOpen) -> Sequence[Path]:
        return paths

    return ask


def select(page: EntryPage, *places: tuple[int, int]) -> None:
    page.grid.move_to(places[0])
    chosen = QItemSelection()
    for row, column in places:
        chosen.select(page.table.index(row, column), page.table.index(row, column))
    page.grid.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)


def evidence(window: MainWindow) -> EvidencePage:
    window.show_page(EVIDENCE)
    page = window.pages[EVIDENCE]
    assert isinstance(page, EvidencePage)
    return page


def drop(view: QWidget, paths: Sequence[Path], at: QPoint) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    held, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, held, none)
    QApplication.sendEvent(view, enter)
    dropped = QDropEvent(at.toPointF(), Qt.DropAction.CopyAction, mime, held, none)
    QApplication.sendEvent(view, dropped)
    return dropped.isAccepted()


def test_one_scan_for_several_cells_is_one_step_that_undo_takes_back(
    window: MainWindow, entry: EntryPage, opened: Document, scan: Path
) -> None:
    entry.evidence.attaching.ask = answering(scan)  # type: ignore[assignment]
    select(entry, (0, 0), (1, 0))
    QTest.keyClick(entry.grid, Key.Key_A, ALT)
    (material,) = opened.assessment.entries.materials
    item = entry.table.item_and_unit(0, 0)
    assert item is not None
    assert len(material.cells) == 2
    assert item in material.cells
    assert opened.store is not None
    copy = folder_of(opened.store.path) / material.file
    assert copy.read_bytes() == scan.read_bytes()
    assert entry.table.evidence(1, 0) == ("Z001",)
    assert "Z001" in entry.table.describe(0, 0)
    assert opened.undo_stack.count() == 1
    opened.undo_stack.undo()
    assert opened.assessment.entries.materials == ()
    assert entry.table.evidence(1, 0) == ()
    assert copy.exists()  # what was copied stays, for the step may be done again
    opened.undo_stack.redo()
    assert entry.table.evidence(1, 0) == ("Z001",)


def test_the_same_file_again_is_the_same_material(
    entry: EntryPage, opened: Document, scan: Path, tmp_path: Path
) -> None:
    again = tmp_path / "别处.pdf"
    again.write_bytes(scan.read_bytes())
    entry.evidence.attaching.ask = answering(scan)  # type: ignore[assignment]
    select(entry, (0, 0))
    entry.evidence.add()
    entry.evidence.attaching.ask = answering(again)  # type: ignore[assignment]
    select(entry, (2, 0))
    entry.evidence.add()
    (material,) = opened.assessment.entries.materials
    assert len(material.cells) == 2


def test_a_scan_dropped_on_a_cell_bears_it_out_and_a_table_goes_on_to_the_window(
    window: MainWindow, entry: EntryPage, opened: Document, scan: Path, tmp_path: Path
) -> None:
    table = tmp_path / "表.xlsx"
    table.write_bytes(b"PK")
    at = entry.grid.visualRect(entry.table.index(1, 0)).center()
    drop(entry.grid.viewport(), [table], at)
    assert window.file_bar.isVisibleTo(window)
    assert opened.assessment.entries.materials == ()
    assert drop(entry.grid.viewport(), [scan], at)
    assert entry.table.evidence(1, 0) == ("Z001",)


def test_a_file_that_cannot_be_read_changes_nothing_and_is_named(
    entry: EntryPage, opened: Document, tmp_path: Path
) -> None:
    told: list[str] = []
    entry.objected.connect(told.append)
    entry.evidence.attaching.ask = answering(tmp_path / "没有.pdf")  # type: ignore[assignment]
    select(entry, (0, 0))
    entry.evidence.add()
    assert opened.assessment.entries.materials == ()
    assert "没有.pdf" in told[-1]


def numbers(document: Document) -> tuple[str, ...]:
    return document.assessment.entries.events[0].evidence


def test_a_row_of_the_registers_takes_files_and_numbers_that_are_there(
    window: MainWindow, opened: Document, scan: Path
) -> None:
    plan = opened.assessment.plan
    rule = Adjustment(code="P1", name="典型案例", needs_evidence=True)
    opened.plan("a rule", replace(plan, bonus=(rule,)))
    unit = plan.units[0].code
    opened.perform("an event", lambda work: work.events(plan.uid, [Event(unit=unit, rule="P1")] * 1))
    window.show_page(REGISTERS)
    page = window.pages[REGISTERS]
    assert isinstance(page, RegistersPage)
    page.show_register("bonus")
    wanting = evidence(window).lacking.item(0)
    assert plan.units[0].name in wanting.text()
    window.go_to(wanting.data(Qt.ItemDataRole.UserRole))
    assert window.stack.currentWidget() is page
    page.attaching.ask = answering(scan)  # type: ignore[assignment]
    page.grid.move_to((0, 0))
    QTest.keyClick(page.grid, Key.Key_A, ALT)
    assert numbers(opened) == ("Z001",)
    objections: list[str] = []
    page.objected.connect(objections.append)
    table = page.tables["bonus"]
    column = table.columns.index("evidence")
    table.setData(table.index(0, column), "Z9")
    assert "Z9" in objections[-1]
    assert table.plain_text(0, column) == "Z001"
    table.setData(table.index(0, column), "")
    assert numbers(opened) == ()


def test_files_dropped_by_the_mouse_bear_out_the_row_below_it_or_the_rows_selected(
    window: MainWindow, opened: Document, scan: Path, tmp_path: Path
) -> None:
    """The events come to the window itself, as from the desktop."""
    plan = opened.assessment.plan
    opened.plan("a rule", replace(plan, bonus=(Adjustment(code="P1", name="典型案例"),)))
    events = [Event(unit=plan.units[0].code, rule="P1", subject=str(n)) for n in range(4)]
    opened.perform("events", lambda work: work.events(plan.uid, events))
    window.show_page(REGISTERS)
    page = window.pages[REGISTERS]
    assert isinstance(page, RegistersPage)
    page.show_register("bonus")
    grid = page.grid

    def drop_on(row: int, *paths: Path) -> None:
        centre = grid.visualRect(grid.grid_model.index(row, 3)).center()
        assert drop(window.windowHandle(), paths, grid.viewport().mapTo(window, centre))  # type: ignore[arg-type]

    def borne() -> list[tuple[str, ...]]:
        return [event.evidence for event in opened.assessment.entries.events]

    drop_on(2, scan)
    assert borne() == [(), (), ("Z001",), ()]
    assert grid.place == (2, 3)
    assert "Z001" in page.beside.toPlainText()
    other = tmp_path / "表彰决定.jpg"
    other.write_bytes(b"jpg")
    grid.select_span(Span(0, 0, 1, 2))
    drop_on(1, other)
    assert borne() == [("Z002",), ("Z002",), ("Z001",), ()]


def test_the_list_says_what_is_borne_out_and_keeps_what_is_typed(
    window: MainWindow, entry: EntryPage, opened: Document, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    entry.evidence.attaching.ask = answering(scan)  # type: ignore[assignment]
    select(entry, (0, 0))
    entry.evidence.add()
    QTest.keyClick(entry.grid, Key.Key_A, ALT | Qt.KeyboardModifier.ShiftModifier)
    page = evidence(window)
    assert page.grid.place == (0, COLUMNS.index("title"))
    assert opened.assessment.plan.units[0].name in page.table.plain_text(0, COLUMNS.index("borne_out"))
    QTest.keyClicks(page.grid, "A")
    assert page.grid.editor is not None
    QTest.keyClicks(page.grid.editor, "1")
    QTest.keyClick(page.grid.editor, Key.Key_Return)
    assert opened.assessment.entries.materials[0].title == "A1"
    page.grid.move_to((0, COLUMNS.index("file")))
    QTest.keyClick(page.grid, Key.Key_Return)
    assert opened.store is not None
    assert shown == [str(folder_of(opened.store.path) / opened.assessment.entries.materials[0].file)]
    page.drop()
    assert opened.assessment.entries.materials == ()
    assert Path(shown[0]).exists()
