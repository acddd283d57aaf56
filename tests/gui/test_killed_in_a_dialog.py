"""Killed in the middle of what a dialog writes: after the next start all of the step is there, or none of it.

The keys are pressed in a real window of a child, which dies at a chosen moment of the one transaction: after some
of its writes, before it is made lasting, or just after the window has shown that it is saved.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import Engine, event

from db.changes import applied
from db.store import Store
from gui.document import Document
from gui.language import Translators
from gui.main_window import MainWindow
from gui.models.plan.plan_tree import Column
from gui.pages.listing import PLAN
from gui.pages.plan.plan_page import PlanPage
from gui.settings import SettingsFile
from gui.tasks import ImmediateTasks
from scoring.entries import Assessment
from tests.db.samples import dump

WRITES: tuple[str, ...] = ("INSERT", "UPDATE", "DELETE")
TABLE = "一级指标,二级指标,分值\n执法办案,指标A1,40\n,指标A2,30\n服务发展,指标B1,20\n,指标B2,10\n"
SECOND_WRITE, COMMIT, SAVED = "second write", "commit", "saved"
needs_fork = pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="needs cheap processes to kill"
)


def _focus() -> QWidget:
    QApplication.processEvents()
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _edit(window: MainWindow, _: Path) -> None:
    page = window.pages[PLAN]
    assert isinstance(page, PlanPage)
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.place("A1", Column.WEIGHT))
    QTest.keyClicks(_focus(), "5")
    QTest.keyClick(_focus(), Qt.Key.Key_Return)


def _import(window: MainWindow, table: Path) -> None:
    window.commands.take_over_from(table)
    QTest.keyClick(_focus(), Qt.Key.Key_Return)  # the tree was looked at
    QTest.keyClick(_focus(), Qt.Key.Key_Space)


def _derive(window: MainWindow, _: Path) -> None:
    window.actions_by_name["derive_weights"].trigger()
    QTest.keyClick(_focus(), Qt.Key.Key_Return)  # equal weights need no more
    QTest.keyClick(_focus(), Qt.Key.Key_Return)


def _new_year(window: MainWindow, _: Path) -> None:
    window.actions_by_name["new_year"].trigger()
    QTest.keyClick(_focus(), Qt.Key.Key_Return)


WAYS: dict[str, Callable[[MainWindow, Path], None]] = {
    "edit": _edit,
    "import": _import,
    "derive": _derive,
    "new year": _new_year,
}


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _die_at(document: Document, moment: str) -> None:
    """Let this process be killed at a moment of the next transaction."""
    writes = 0

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        nonlocal writes
        writes += statement.lstrip().upper().startswith(WRITES)
        if writes == 2:
            _die()

    match moment:
        case "second write":
            event.listen(Engine, "after_cursor_execute", count)
        case "commit":
            event.listen(Engine, "commit", lambda _: _die())
        case _:
            document.changed.connect(_die)
            document.opened.connect(_die)


def _work(application: QApplication, window: MainWindow, document: Document, path: Path, way: str, moment: str) -> None:
    """The keys of one way in the window, and the end."""
    window.activateWindow()
    application.processEvents()
    assert document.open_store(path)
    window.show_page(PLAN)
    _die_at(document, moment)
    WAYS[way](window, path.with_suffix(".csv"))
    application.processEvents()  # a value is taken from its field one turn after Enter
    os._exit(3)  # not killed: nothing was written


def _window_to_copy(settings: Path, orders: Connection) -> None:
    """In the child: one window, copied for each order before any file is open, since a window takes long to come."""
    application = QApplication([])
    document = Document(ImmediateTasks(), user="张敏")
    window = MainWindow(document, SettingsFile(settings), Translators(application))
    window.show()
    while order := orders.recv():
        copy = os.fork()
        if not copy:
            try:
                _work(application, window, document, *order)
            finally:
                os._exit(1)
        orders.send(os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]))


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path, str, str], int]]:
    """Does one way in a window of its own that dies at a moment; gives how the process ended."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([__name__])
    here, there = processes.Pipe()
    settings = tmp_path_factory.mktemp("killed") / "settings.ini"
    child = processes.Process(target=_window_to_copy, args=(settings, there))
    child.start()

    def order(path: Path, way: str, moment: str) -> int:
        here.send((path, way, moment))
        ended: int = here.recv()
        return ended

    yield order
    here.send(None)
    child.join()
    for end in (here, there):
        end.close()


@needs_fork
@pytest.mark.parametrize("way", WAYS)
def test_a_step_is_there_as_a_whole_or_not_at_all(
    new_store: Callable[..., Path], small: Assessment, killed: Callable[[Path, str, str], int], way: str
) -> None:
    path = new_store(small)
    path.with_suffix(".csv").write_text(TABLE, encoding="utf-8")
    moments = (SECOND_WRITE, COMMIT, SAVED) if way == "import" else (COMMIT, SAVED)
    for moment in moments:
        assert killed(path, way, moment) == -signal.SIGKILL
        store = Store.open(path)
        log, present = store.history(100), dump(store)
        found = [store.read(info.uid) for info in store.assessments()]
        store.close()
        changes = (change for action in reversed(log) for change in action.changes)
        assert applied({name: {} for name in present}, changes) == present
        if moment != SAVED:
            assert found == [small]
            assert len(log) == 1
    assert len(log) == 2
    plan = found[0].plan
    weights = {code: str(node.weight) for code, node in plan.indicator.items()}
    match way:
        case "edit":
            assert weights == {code: str(n.weight) for code, n in small.plan.indicator.items()} | {"A1": "5"}
        case "import":
            assert weights == {"A": "70", "A1": "40", "A2": "30", "B": "30", "B1": "20", "B2": "10"}
        case "derive":
            assert weights == {"A": "50", "A1": "25", "A2": "25", "B": "50", "B1": "31", "B2": "19"}
        case _:
            assert [one.plan.year for one in found] == [small.plan.year + 1, small.plan.year]
            assert [(n.code, n.weight) for n in plan.previous_indicators] == [
                (n.code, n.weight) for n in small.plan.indicators
            ]
