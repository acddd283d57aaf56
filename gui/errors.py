"""What went wrong, for people and for whoever mends it: sentences for refusals, a log file, a hook for crashes.

A refusal is expected and has a sentence. Anything else is a fault of the program: it goes into the log with its
traceback, and the window says so in its message line; every action before it is in the store already.
"""

import faulthandler
import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QObject, QStandardPaths, QtMsgType, Signal, qInstallMessageHandler

from db.errors import StoreError
from exchange.wording import problem_text, word
from scoring.problems import Refused

LOG: Final = logging.getLogger("quanheng")
LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def sentences(refusal: StoreError | Refused, language: str) -> tuple[str, ...]:
    """A refusal in words, one sentence for each finding."""
    if isinstance(refusal, Refused):
        return tuple(problem_text(problem, language) for problem in refusal.problems)
    return (word(refusal.code, language, **refusal.facts),)


class Crashes(QObject):
    """Hears of every exception that nobody caught, on whatever thread, and passes a line on to the window."""

    happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file: Path | None = None

    def install(self, folder: Path | None = None) -> None:
        """Log into `folder` (the person's own data folder), and hook every way in which Python or Qt can fail."""
        target = folder or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))
        try:
            target.mkdir(parents=True, exist_ok=True)
            self.file = target / "quanheng.log"
            handler = RotatingFileHandler(self.file, maxBytes=500_000, backupCount=3, encoding="utf-8", delay=True)
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s"))
            LOG.addHandler(handler)
            faulthandler.enable((target / "crash.txt").open("a", encoding="utf-8"))
        except OSError:  # a full or locked disk must not keep the window from opening
            self.file = None
        LOG.setLevel(logging.INFO)
        sys.excepthook = self.caught
        threading.excepthook = self._in_thread
        qInstallMessageHandler(_from_qt)

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        LOG.error("unexpected: %s", error, exc_info=(kind, error, trace))
        self.happened.emit(f"{kind.__name__}: {error}")

    def _in_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.caught(hook.exc_type, hook.exc_value, hook.exc_traceback)


def _from_qt(level: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    LOG.log(LEVELS.get(level, logging.WARNING), "Qt: %s", message)
