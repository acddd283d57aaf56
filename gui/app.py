"""Puts the program together: settings, log, fonts, translators, document, window. Nothing else constructs them."""

import gc
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from db.lock import login_name
from gui.document import Document
from gui.errors import Crashes
from gui.fonts import load_fonts
from gui.language import Translators, of_the_system
from gui.main_window import MainWindow
from gui.settings import SettingsFile
from gui.theme import apply
from gui.view_choices import is_dark
from scoring import VERSION

PREFERRED_FONTS = ("Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC")


def calm_the_collector(document: Document) -> None:
    """Hundreds of thousands of cells live as long as their assessment: looking through all of them for garbage again
    and again takes seconds, and finds none. They go when nothing refers to them any more, without it."""
    gc.set_threshold(100_000, 50, 100)
    document.opened.connect(gc.freeze)


def share_the_interpreter() -> None:
    """Whoever paints gives way to a worker with every call into Qt, and has to wait for its turn to come back: by
    default 5 ms, a thousand times for one picture of a grid."""
    sys.setswitchinterval(0.0005)


def open_window(store: Path | None = None, *, sample: bool = False, language: str | None = None) -> int:
    """Open the window, on a store, on the sample city or on the start page; returns the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("quanheng")
    application.setApplicationVersion(VERSION)
    application.setDesktopFileName("quanheng")
    crashes = Crashes(application)
    crashes.install()
    settings = SettingsFile()
    apply(application, [*PREFERRED_FONTS, load_fonts()], dark=is_dark(settings.settings.appearance))
    translators = Translators(application)
    translators.speak(language or settings.settings.language or of_the_system())
    document = Document(user=login_name(), parent=application)
    calm_the_collector(document)
    share_the_interpreter()
    window = MainWindow(document, settings, translators)
    crashes.happened.connect(partial(_say_crash, window, crashes))
    window.show()
    if store is not None:  # the window comes first: SQLAlchemy is imported by what opens a store
        QTimer.singleShot(0, partial(window.commands.open_path, store.absolute()))
    elif sample:
        QTimer.singleShot(0, partial(open_sample, window))
    code = application.exec()
    document.close()
    document.tasks.close()
    return code


def open_sample(window: MainWindow) -> None:
    """The sample city in the person's own data folder: a store made the first time, that same one from then on."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))
    folder.mkdir(parents=True, exist_ok=True)
    window.commands.open_sample(folder / "sample_city.qheng")


def _say_crash(window: MainWindow, crashes: Crashes, what: str) -> None:
    window.message_line.refuse(
        [
            QCoreApplication.translate(
                "app",
                "Something unexpected happened ({what}). What was saved before is safe; the last action may not have "
                "been done. Details: {file}",
            ).format(what=what, file=crashes.file or "–")
        ]
    )
