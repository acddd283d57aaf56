"""Files that are written beside the window: how far they are, how they are stopped, and that nothing half is left."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exchange.checking import checking_workbook
from exchange.sheet import Options
from exchange.sheets import make_sheets
from exchange.word_file.write import write_docx
from exchange.write_xlsx import write_xlsx
from gui.document import Document
from gui.main_window import MainWindow
from gui.tasks import Tasks
from gui.widgets.bars.work_bar import WorkBar
from tests.exchange.sheet_cases import assessment, result_of
from tests.gui.conftest import Answers


def test_the_checking_workbook_is_written_by_its_key(
    window: MainWindow, opened: Document, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    assert opened.result is not None
    target = tmp_path / "核对.xlsx"
    answers.next = [target]
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_E, both)
    assert str(target) in window.message_line.text
    assert window.commands.work_bar.isHidden()
    book = load_workbook(target)
    formulas = [cell for row in book.worksheets[-1].iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas


def test_what_is_under_way_says_so_and_is_stopped_by_its_key(qtbot: QtBot, tmp_path: Path) -> None:
    tasks, bar, over = Tasks(), WorkBar(), Event()
    qtbot.addWidget(bar)
    target = tmp_path / "a.txt"
    said: list[str] = []
    bar.said.connect(said.append)

    def work(path: Path, report: Callable[[int, int], None]) -> None:
        while not over.wait(0.001):
            report(2, 3)
        path.write_text("never")

    done: list[object] = []
    bar.show()
    bar.run(tasks, target.name, work, target, done=done.append, failed=done.append)
    qtbot.waitUntil(lambda: bar.progress.maximum() == 3 and bar.progress.value() > 0)
    assert bar.isVisible()
    bar.run(tasks, "b.txt", work, target, done=done.append, failed=done.append)
    assert "a.txt" in said[-1]
    qtbot.keyClick(bar, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    assert bar.isHidden()
    assert "a.txt" in said[-1]
    tasks.close()
    tasks.deleteLater()
    assert done == []
    assert not target.exists()


@pytest.mark.parametrize("kind", ["docx", "xlsx", "checking"])
def test_stopped_at_its_last_step_no_file_is_there(kind: str, tmp_path: Path) -> None:
    case = assessment(3)
    result = result_of(case)
    keys = ["ranking", "summary"]
    sheets = make_sheets(case.plan, case.entries, result, language="zh_CN", keys=keys, options=Options())
    told: list[tuple[int, int]] = []

    def write(path: Path, report: Callable[[int, int], None]) -> None:
        if kind == "docx":
            write_docx(path, sheets, report)
        elif kind == "xlsx":
            write_xlsx(path, sheets, report)
        else:
            checking_workbook(path, case, result, language="zh_CN", time=datetime(2025, 1, 15), report=report)

    write(tmp_path / "whole", lambda step, steps: told.append((step, steps)))
    assert len(told) > 2
    assert all(step <= steps for step, steps in told)
    shares = [step / steps for step, steps in told]
    assert shares == sorted(shares)
    (tmp_path / "whole").unlink()
    for last in (1, len(told) // 2, len(told)):
        heard: list[int] = []

        def stop(step: int, _steps: int, heard: list[int] = heard, last: int = last) -> None:
            heard.append(step)
            if len(heard) == last:
                raise InterruptedError

        with pytest.raises(InterruptedError):
            write(tmp_path / "stopped", stop)
        assert list(tmp_path.iterdir()) == []
