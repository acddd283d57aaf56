"""A fault of the program is written down and said; it never takes the window with it."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from db.errors import Conflict
from gui.errors import LOG, Crashes, sentences
from scoring.problems import Problem, Refused


@pytest.fixture
def crashes(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crashes]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr("gui.errors.faulthandler.enable", lambda file: file.close())
    monkeypatch.setattr("gui.errors.qInstallMessageHandler", lambda _handler: None)
    made = Crashes()
    made.install(tmp_path / "log")
    yield made
    for handler in list(LOG.handlers):
        handler.close()
        LOG.removeHandler(handler)
    made.deleteLater()


def test_an_exception_that_nobody_caught_is_logged_and_said(crashes: Crashes) -> None:
    said: list[str] = []
    crashes.happened.connect(said.append)
    try:
        raise ValueError("so")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert said == ["ValueError: so"]
    assert crashes.file is not None
    assert "Traceback" in crashes.file.read_text(encoding="utf-8")


def test_an_exception_on_another_thread_is_logged_too(crashes: Crashes) -> None:
    def broken() -> None:
        raise KeyError("elsewhere")

    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    assert crashes.file is not None
    assert "elsewhere" in crashes.file.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_keeps_nobody_from_working(crashes: Crashes, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    crashes.install(tmp_path / "file" / "below")
    assert crashes.file is None
    LOG.error("still fine")
    assert logging.getLogger("quanheng") is LOG
    assert callable(qInstallMessageHandler)


def test_a_refusal_is_one_sentence_for_each_finding() -> None:
    refusal = Refused(*(Problem("store.duplicate_code", ("unit", code), {"code": code}) for code in "AB"))
    assert len(sentences(refusal, "zh_CN")) == 2
    assert len(set(sentences(refusal, "en"))) == 2
    assert len(sentences(Conflict(), "zh_CN")) == 1
