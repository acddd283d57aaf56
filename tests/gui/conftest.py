"""The window under test: everything built by constructors, questions answered from a list, nothing left behind."""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.ask import FileToOpen, FileToSave, Folder
from gui.document import Document
from gui.language import Translators
from gui.main_window import MainWindow
from gui.settings import SettingsFile
from gui.tasks import ImmediateTasks
from scoring.entries import Assessment
from tests.stores import empty_store

Question = FileToOpen | FileToSave | Folder


def really_delete() -> None:
    """`deleteLater` waits for an event loop; have it happen now."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A test leaves no top-level widget, no running thread and no active timer."""
    widgets = {id(widget) for widget in QApplication.topLevelWidgets()}
    threads = set(threading.enumerate())
    timers: list[weakref.ref[QTimer]] = []
    start = QTimer.start

    def recorded(timer: QTimer, *arguments: int) -> None:
        timers.append(weakref.ref(timer))
        start(timer, *arguments)

    monkeypatch.setattr(QTimer, "start", recorded)
    yield
    really_delete()
    left = [widget for widget in QApplication.topLevelWidgets() if id(widget) not in widgets]
    if left:  # perhaps only waiting for the garbage collector
        left = []
        gc.collect()
        really_delete()
        left = [widget for widget in QApplication.topLevelWidgets() if id(widget) not in widgets]
    names = [f"{type(widget).__name__} {widget.objectName()}" for widget in left]
    for widget in left:
        widget.close()
        widget.deleteLater()
    really_delete()
    running = [thread.name for thread in threading.enumerate() if thread not in threads and not thread.daemon]
    active = [repr(timer) for reference in timers if (timer := reference()) is not None and _is_active(timer)]
    assert not names, f"top-level widgets left: {names}"
    assert not running, f"threads left: {running}"
    assert not active, f"timers left: {active}"


def _is_active(timer: QTimer) -> bool:
    try:
        return timer.isActive()
    except RuntimeError:  # deleted on the C++ side
        return False


class Answers:
    """Stands in for the person at every file dialog: gives the next answer, and remembers the questions."""

    def __init__(self) -> None:
        self.next: list[Path | None] = []
        self.questions: list[Question] = []

    def __call__(self, _parent: QWidget | None, question: Question) -> Path | None:
        self.questions.append(question)
        assert self.next, f"nobody expected to be asked: {question}"
        return self.next.pop(0)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def new_store(tmp_path: Path) -> Callable[..., Path]:
    """Makes a store with assessments and gives its path."""

    def make(*assessments: Assessment, name: str = "test.qheng") -> Path:
        path = tmp_path / name
        store = empty_store(path, user="测试")
        try:
            for assessment in assessments:
                with store.work("new") as work:
                    work.add(assessment)
        finally:
            store.close()
        return path

    return make


@pytest.fixture
def document(qapp: QApplication) -> Iterator[Document]:
    """A document whose work beside the window happens at once. Nothing is open."""
    made = Document(ImmediateTasks(), user="测试")
    yield made
    made.close()
    made.deleteLater()
    really_delete()


@pytest.fixture
def opened(document: Document, new_store: Callable[..., Path], small: Assessment) -> Document:
    """The document on a store with the small assessment."""
    assert document.open_store(new_store(small))
    return document


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.ini")


@pytest.fixture
def translators(qapp: QApplication) -> Iterator[Translators]:
    """English at first; and English again for whoever comes next."""
    made = Translators(qapp)
    made.speak("en")
    yield made
    made.speak("en")
    made.deleteLater()


@pytest.fixture
def window(
    qtbot: QtBot, document: Document, settings: SettingsFile, translators: Translators, answers: Answers
) -> Iterator[MainWindow]:
    """The main window, shown and active, in English, with nothing open."""
    made = MainWindow(document, settings, translators, answers)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    document.close()


@pytest.fixture
def deleted() -> Callable[[QObject], bool]:
    def is_deleted(thing: QObject) -> bool:
        try:
            thing.objectName()
        except RuntimeError:
            return True
        return False

    return is_deleted


def press(qtbot: QtBot, widget: QWidget, *keys: Qt.Key | str, ctrl: bool = False, shift: bool = False) -> None:
    """Press keys, or type text, in a widget."""
    modifiers = Qt.KeyboardModifier.NoModifier
    if ctrl:
        modifiers |= Qt.KeyboardModifier.ControlModifier
    if shift:
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(widget, key)
        else:
            qtbot.keyClick(widget, key, modifiers)
