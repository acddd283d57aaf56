"""Work packets in the window: out by department, worked on elsewhere, back with nothing lost or silently won."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.dialogs.collect import ANSWER, PACKET, CollectDialog
from gui.document import Document
from gui.main_window import MainWindow
from gui.models.returned.returned_cells import Column
from gui.pages.listing import ENTRY
from scoring.entries import Assessment, Cell
from tests.gui.conftest import Answers


@pytest.fixture
def board(opened: Document, qtbot: QtBot, answers: Answers) -> CollectDialog:
    made = CollectDialog(opened, ask=answers)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def go(board: CollectDialog, way: str) -> None:
    board.way.setCurrentIndex(board.way.findData(way))
    board.send_button.click()


def packet(board: CollectDialog, answers: Answers, folder: Path) -> Path:
    folder.mkdir()
    answers.next.append(folder)
    go(board, PACKET)
    (path,) = folder.iterdir()
    return path


def answered(
    path: Path,
    qtbot: QtBot,
    answers: Answers,
    new_store: Callable[..., Path],
    edits: dict[tuple[str, str], Cell | None],
) -> Path:
    """What another desk sends back after some edits."""
    from exchange.values.packets import read_packet

    other = Document()
    assert other.open_store(new_store(read_packet(path.read_bytes()).assessment, name="other.qheng"))
    other.cells("elsewhere", edits)
    desk = CollectDialog(other, ask=answers)
    desk.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(desk)
    back = path.parent / "back"
    back.mkdir()
    answers.next += [path, back]
    go(desk, ANSWER)
    (answer,) = back.iterdir()
    desk.reject()
    other.close()
    other.tasks.close()
    return answer


def rows(board: CollectDialog) -> list[tuple[str, str, str, str]]:
    columns = (Column.UNIT, Column.NOW, Column.THEIRS, Column.PROBLEM)
    return [
        tuple(str(board.model.index(row, column).data()) for column in columns)  # type: ignore[misc]
        for row in range(board.model.rowCount())
    ]


def test_what_was_edited_elsewhere_comes_back_as_differences_and_what_both_changed_waits(
    qtbot: QtBot,
    board: CollectDialog,
    opened: Document,
    answers: Answers,
    new_store: Callable[..., Path],
    tmp_path: Path,
) -> None:
    path = packet(board, answers, tmp_path / "out")
    (sending,) = opened.assessment.plan.sendings
    assert sending.kind == "packet"
    edits: dict[tuple[str, str], Cell | None] = {
        ("a1", "U1"): Cell("29"),
        ("a1", "U2"): Cell("22"),
        ("b1", "U1"): None,
    }
    answer = answered(path, qtbot, answers, new_store, edits)
    opened.cells("meanwhile", {("a1", "U2"): Cell("23"), ("b2", "U1"): Cell("14")})
    board.read([answer])
    found = rows(board)
    assert [(unit, now, theirs) for unit, now, theirs, _ in found] == [
        ("甲区", "28", "29"),
        ("甲区", "20", found[1][2]),
        ("乙县", "23", "22"),
    ]
    assert [bool(problem) for *_, problem in found] == [False, False, True]
    board.take()
    cell = opened.assessment.entries.cell
    assert cell("a1", "U1") == Cell("29")
    assert cell("b1", "U1") is None
    assert cell("a1", "U2") == Cell("23")  # nobody decided
    assert cell("b2", "U1") == Cell("14")  # the packet says nothing of what was changed here only
    (sending,) = opened.assessment.plan.sendings
    assert [one.file for one in sending.returned] == [answer.name]
    opened.undo_stack.undo()
    assert opened.assessment.entries.cell("a1", "U1") == Cell("28")


def test_a_damaged_packet_is_refused_in_words(
    board: CollectDialog, opened: Document, answers: Answers, tmp_path: Path
) -> None:
    path = packet(board, answers, tmp_path / "out")
    text = path.read_text("utf-8")
    path.write_text(text.replace('"28"', '"82"'), "utf-8")
    board.read([path])
    assert board.model.rowCount() == 0
    assert board.findings.topLevelItemCount() == 1
    assert opened.assessment.entries.cell("a1", "U1") == Cell("28")


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    held, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, held, none))
    QApplication.sendEvent(window, QDropEvent(QPoint(9, 9).toPointF(), Qt.DropAction.CopyAction, mime, held, none))


def boards() -> list[CollectDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, CollectDialog)]


def test_a_folder_or_several_tables_dropped_on_the_window_lead_to_the_board(
    window: MainWindow, opened: Document, tmp_path: Path
) -> None:
    folder = tmp_path / "returned"
    folder.mkdir()
    (folder / "a.csv").write_text("区县,数据A1\n甲区,27\n", "utf-8")
    window.show_page(ENTRY)
    drop(window, folder)
    (board,) = boards()
    assert [row[2] for row in rows(board)] == ["27"]
    board.close()


def test_a_packet_dropped_where_nothing_fits_begins_a_store_of_its_own(
    qtbot: QtBot,
    window: MainWindow,
    opened: Document,
    answers: Answers,
    small_for: Callable[[int], Assessment],
    tmp_path: Path,
) -> None:
    from exchange.values.packets import packet_of, write_packet

    path = tmp_path / "工作包.qpack"
    path.write_text(write_packet(packet_of(small_for(2025), ("a1",))), "utf-8")
    place = tmp_path / "mine.qheng"
    answers.next.append(place)
    drop(window, path)
    assert opened.store is not None
    assert opened.store.path == place
    assert opened.assessment.plan.year == 2025
    assert set(opened.assessment.entries.values) == {"a1"}
