"""What takes long is done beside the window: large steps and large stores, whole or not at all."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.errors import Conflict, Stopped, StoreError, UnderWay
from db.store import Store
from db.work import Work
from gui.document import Document
from gui.pages.entry.entry_page import EntryPage
from gui.tasks import Tasks
from gui.widgets.bars.under_way_bar import UnderWayBar
from scoring.entries import Assessment
from scoring.problems import Refused
from tests.gui.entry_fixtures import broad_assessment

Key = Qt.Key
ROWS, COLUMNS = 90, 12


class Held:
    """The writing half of a store, held up in the middle of a step until `go`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go = Event(), Event()
        write = Work.write

        def held(work: Work, *values: object) -> None:
            write(work, *values)  # type: ignore[arg-type]
            self.begun.set()
            assert self.go.wait(20)

        monkeypatch.setattr(Work, "write", held)


class Large:
    """A document over a wide table, whose large steps are written by a thread, and its page."""

    def __init__(self, path: Path, qtbot: QtBot) -> None:
        self.document, self.qtbot, self.path = Document(Tasks(), user="测试"), qtbot, path
        self.refusals: list[StoreError | Refused] = []
        self.document.refused.connect(self.refusals.append)
        self.document.open_store(path)
        self.start = self.document.assessment
        self.page, self.bar = EntryPage(self.document), UnderWayBar(self.document)
        for widget in (self.page, self.bar):
            qtbot.addWidget(widget)
        self.page.show()
        text = "\r\n".join("\t".join(str(7 * row + column + 1) for column in range(COLUMNS)) for row in range(ROWS))
        QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        self.page.grid.move_to((0, 0))
        QTest.keyClick(self.page.grid, Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def wait(self) -> None:
        """Until everything is stored and scored."""
        self.qtbot.waitUntil(self._is_current, timeout=20_000)

    def _is_current(self) -> bool:
        document = self.document
        scored = document.result is not None and document.result.working.entries is document.assessment.entries
        return scored and document.under_way is None

    def stored(self) -> Assessment:
        assert self.document.store is not None
        return self.document.store.read(self.start.plan.uid)


@pytest.fixture
def large(qapp: QApplication, new_store: Callable[..., Path], qtbot: QtBot) -> Iterator[Large]:
    made = Large(new_store(broad_assessment(ROWS, COLUMNS)), qtbot)
    yield made
    made.document.close()
    made.document.tasks.close()
    made.page.close()
    made.document.deleteLater()


def test_the_window_answers_keys_while_a_large_paste_is_written_and_one_undo_takes_all_back(
    large: Large, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, grid, document = Held(monkeypatch), large.page.grid, large.document
    objections: list[str] = []
    grid.objected.connect(objections.append)
    large.paste()
    assert held.begun.wait(20)
    for _ in range(3):
        QTest.keyClick(grid, Key.Key_Down)
    assert grid.place == (3, 0)
    QTest.keyClick(grid, Key.Key_8)
    assert grid.editor is None
    assert "90×12" in objections[-1]
    assert document.cells("Type", {("i0", "U0"): None}) is None
    assert isinstance(large.refusals[-1], UnderWay)
    assert document.assessment is large.start
    held.go.set()
    large.wait()
    assert document.undo_stack.count() == 1
    assert grid.place == (3, 0)  # whoever has gone on is not called back
    after = document.assessment
    assert after == large.stored()
    assert {(r, c): after.entries.values[f"i{c}"][f"U{r}"].value for r in range(ROWS) for c in range(COLUMNS)} == {
        (r, c): str(7 * r + c + 1) for r in range(ROWS) for c in range(COLUMNS)
    }
    document.undo_stack.undo()
    large.wait()
    assert document.assessment == large.start == large.stored()
    document.undo_stack.redo()
    large.wait()
    assert document.assessment == after == large.stored()
    assert document.store is not None
    assert [action.size for action in document.store.history(3)] == [ROWS * COLUMNS] * 3


def test_a_paste_that_is_stopped_leaves_nothing(large: Large, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch)
    large.paste()
    assert held.begun.wait(20)
    large.qtbot.waitUntil(large.bar.isVisible)
    QTest.keyClick(large.bar, Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    held.go.set()
    large.wait()
    assert isinstance(large.refusals[-1], Stopped)
    assert large.bar.isHidden()
    assert not large.document.undo_stack.count()
    assert large.document.assessment is large.start
    assert large.stored() == large.start
    large.paste()  # and it can be done again
    large.wait()
    assert large.document.undo_stack.count() == 1


def test_an_undo_that_is_stopped_stays_to_be_done(large: Large, monkeypatch: pytest.MonkeyPatch) -> None:
    large.paste()
    large.wait()
    after = large.document.assessment
    held = Held(monkeypatch)
    large.document.undo_stack.undo()
    assert held.begun.wait(20)
    assert large.document.under_way is not None
    large.document.under_way.stop()
    held.go.set()
    large.wait()
    large.qtbot.waitUntil(large.document.undo_stack.canUndo)
    assert large.document.assessment is after
    assert large.stored() == after
    large.document.undo_stack.undo()
    large.wait()
    assert large.document.assessment == large.start


def test_an_undo_that_comes_too_late_goes_off_the_stack(large: Large) -> None:
    """Somebody else has changed one of the values in the store."""
    large.paste()
    large.wait()
    assert large.document.store is not None
    with large.document.store.work("elsewhere") as work:
        work.cells(large.start.plan.uid, {("i0", "U0"): None})
    large.document.undo_stack.undo()
    large.qtbot.waitUntil(lambda: not large.document.undo_stack.count())
    assert isinstance(large.refusals[-1], Conflict)


def test_a_file_that_is_closed_in_the_middle_of_a_paste_holds_nothing_of_it(
    large: Large, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)
    large.paste()
    assert held.begun.wait(20)
    assert large.document.under_way is not None
    stop = large.document.under_way.stop

    def stopped() -> None:
        stop()
        held.go.set()

    monkeypatch.setattr(large.document.under_way, "stop", stopped)
    large.document.close()
    assert large.document.open_store(large.path)
    assert large.document.assessment == large.start


@pytest.fixture
def other(large: Large, new_store: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another file, which is being read."""
    path = new_store(broad_assessment(3, 2), name="other.qheng")
    monkeypatch.setattr("gui.document.LARGE", 0)
    assert large.document.open_store(path)
    assert large.document.under_way is not None
    return path


@pytest.mark.usefixtures("other")
def test_a_large_file_is_read_beside_the_window(large: Large) -> None:
    document = large.document
    assert document.assessment is large.start  # until the other is there
    assert document.cells("Type", {("i0", "U0"): None}) is None
    large.wait()
    assert len(document.assessment.plan.units) == 3
    assert document.cells("Type", {("i0", "U0"): None}) is not None


def test_a_file_whose_reading_is_stopped_is_let_go_and_the_other_stays(large: Large, other: Path) -> None:
    document = large.document
    assert document.under_way is not None
    document.under_way.stop()
    large.wait()
    if large.refusals:  # else it was through by then
        assert isinstance(large.refusals[-1], Stopped)
        assert document.assessment is large.start
        Store.open(other).close()
    assert document.store is not None
    assert not document.store.read_only
