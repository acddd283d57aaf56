"""Double entry by keys: chosen columns typed again without the first values in sight, compared, decided, kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from gui.document import Document
from gui.grid_model import Mark
from gui.language import Translators
from gui.tasks import ImmediateTasks
from scoring.double_entry import open_pass
from scoring.entries import Cell, State
from tests.gui.entry_fixtures import ALT, CTRL, SHIFT, Desk, desk

__all__ = ["desk"]
Key = Qt.Key
ROWS = 40


def answer(desk: Desk, number: int) -> None:
    """Press the button of the question that has the keyboard."""
    button = desk.page.ask_bar.buttons[number]
    assert isinstance(button, QPushButton)
    desk.qtbot.keyClick(button, Key.Key_Return)


def begun(desk: Desk, *columns: int) -> Desk:
    """A second pass of some columns, begun by keys."""
    desk.at(0, columns[0])
    for _ in columns[1:]:
        desk.key(Key.Key_Right, held=SHIFT)
    desk.key(Key.Key_D, held=CTRL | ALT)
    answer(desk, 0)
    assert is_second(desk)
    return desk


def is_second(desk: Desk) -> bool:
    return desk.page.table.is_second


def differing(desk: Desk) -> int:
    return len(desk.page.twice.desk.differences)


def row(desk: Desk, number: int) -> list[str]:
    """A row of the list of differences."""
    item = desk.page.twice.list.list.topLevelItem(number)
    return [] if item is None else [item.text(column) for column in range(5)]


def seen(desk: Desk) -> set[str]:
    """Every text and ghost that the grid shows."""
    table = desk.page.table
    facets = [table.facets(row, column) for row in range(table.rowCount()) for column in range(table.columnCount())]
    return {one.text for one in facets} | {one.ghost for one in facets} - {""}


def type_column(desk: Desk, first: int, *, but: dict[int, str]) -> None:
    for row in range(ROWS):
        desk.type(but.get(row, str(row * 100 + first))).key(Key.Key_Return)


def test_the_first_values_are_out_of_sight_in_grid_line_search_and_sums(desk: Desk) -> None:
    begun(desk, 2, 3)
    table = desk.page.table
    assert (table.rowCount(), table.columnCount()) == (ROWS, 2)
    assert seen(desk) == {""}
    assert "202" not in table.describe(2, 0)
    desk.page.search.look_for("202")
    assert table.facets(2, 0).marks == 0
    desk.key(Key.Key_A, held=CTRL)
    desk.qtbot.waitUntil(lambda: any("Selected 80" in text for text in desk.page.counters()))
    assert not any("Sum" in text for text in desk.page.counters())
    desk.at(0, 0).key(Key.Key_Y, held=ALT)
    assert desk.cell(0, 0) == Cell("2")  # what is stored first stays as it was
    assert desk.document.assessment.entries.second == {}


def test_differences_light_up_when_all_is_typed_and_are_decided_row_by_row(desk: Desk) -> None:
    begun(desk, 2)
    type_column(desk, 2, but={5: "520", 7: "702.0", 9: "90.2"})
    table, twice = desk.page.table, desk.page.twice
    desk.qtbot.waitUntil(lambda: not twice.desk.is_blind)
    assert [(one.unit, one.second) for one in twice.desk.differences] == [("U5", Cell("520")), ("U9", Cell("90.2"))]
    assert table.facets(5, 0).marks & Mark.DIFFERS
    assert not table.facets(6, 0).marks & Mark.DIFFERS
    rows = twice.list.list
    assert row(desk, 0) == ["单位5", "数据2", "502", "520", "+18"]
    steps = desk.steps
    desk.qtbot.keyClick(rows, Key.Key_2)
    assert desk.document.assessment.entries.cell("i2", "U5") == Cell("520")
    assert desk.steps == steps + 1
    desk.document.undo_stack.undo()
    assert desk.document.assessment.entries.cell("i2", "U5") == Cell("502")
    assert len(twice.desk.differences) == 2
    desk.document.undo_stack.redo()
    desk.qtbot.keyClick(rows, Key.Key_1)  # what was typed first stays, for the other one
    assert desk.document.assessment.entries.cell("i2", "U9") == Cell("902")
    assert not differing(desk)
    desk.key(Key.Key_F7)
    assert open_pass(desk.document.assessment.plan, desk.document.assessment.entries) is None
    assert not is_second(desk)
    assert table.facets(5, 2).marks & Mark.CONFIRMED
    assert "Typed twice 40" in desk.page.counters()
    (action, *_) = desk.document.store.history() if desk.document.store else ()
    assert action.user == "测试"
    assert "40 confirmed, 0 differ" in action.label
    labels = [one.label for one in desk.document.store.history()] if desk.document.store else []
    assert any("单位5 · 数据2: second value taken" in label for label in labels)


def test_a_confirmed_value_that_is_changed_later_is_no_longer_confirmed(desk: Desk) -> None:
    begun(desk, 2)
    desk.type("2").key(Key.Key_Return).key(Key.Key_F7)
    desk.qtbot.mouseClick(desk.page.twice.bar.buttons[0], Qt.MouseButton.LeftButton)
    assert "Typed twice 1" in desk.page.counters()
    desk.at(0, 2).type("3").key(Key.Key_Return)
    assert not any(text.startswith("Typed twice") for text in desk.page.counters())
    assert not desk.page.table.facets(0, 2).marks & Mark.CONFIRMED


def test_another_value_than_both_is_typed_in_one_step(desk: Desk) -> None:
    begun(desk, 2)
    desk.type("8").key(Key.Key_Return).type("102").key(Key.Key_Return).key(Key.Key_F7)
    twice, steps = desk.page.twice, desk.steps
    count = len(twice.desk.differences)
    desk.qtbot.keyClick(twice.list.list, Key.Key_Home)
    desk.qtbot.keyClick(twice.list.list, Key.Key_Return)
    line = desk.page.line_bar.line
    line.setText("9")
    desk.qtbot.keyClick(line, Key.Key_Return)
    assert desk.document.assessment.entries.cell("i2", "U0") == Cell("9")
    assert len(twice.desk.differences) == count - 1
    assert desk.steps == steps + 1


def test_a_pass_goes_on_after_the_program_was_killed(desk: Desk, tmp_path: Path, translators: Translators) -> None:
    begun(desk, 2, 3)
    desk.type("2").key(Key.Key_Return).type("7").key(Key.Key_Return)
    copy = tmp_path / "killed.qheng"  # the file as it stands, with nobody having closed it
    copy.write_bytes((tmp_path / "broad.qheng").read_bytes())
    later = Document(ImmediateTasks(), user="李强")
    assert later.open_store(copy)
    second = Desk(desk.qtbot, later)
    try:
        assert "2 columns, 2 of 80 cells" in second.page.twice.bar.text
        assert not is_second(second)  # first values are shown until she goes on
        second.key(Key.Key_D, held=CTRL | ALT)
        assert is_second(second)
        assert second.place == (2, 0)  # at the first cell that is not typed yet
        assert second.page.table.plain_text(1, 0) == "7"
        assert not differing(second)
    finally:
        later.close()


@pytest.mark.parametrize("compared", [False, True])
def test_leaving_and_coming_back_keeps_what_was_typed(desk: Desk, compared: bool) -> None:
    begun(desk, 2)
    desk.type("2").key(Key.Key_Return)
    if compared:
        desk.key(Key.Key_F7)
    desk.key(Key.Key_D, held=CTRL | ALT)
    assert not is_second(desk)
    assert desk.page.table.plain_text(1, 2) == "102"
    desk.key(Key.Key_D, held=CTRL | ALT)
    assert is_second(desk)
    assert desk.page.table.plain_text(0, 0) == "2"
    assert bool(desk.page.twice.desk.differences) is compared


def test_marks_pastes_and_undo_work_on_the_second_values_alone(desk: Desk) -> None:
    first = desk.document.assessment.entries.values
    begun(desk, 2, 3)
    desk.at(0, 0).key(Key.Key_Down, held=SHIFT)
    desk.page.marks[1].trigger()
    assert desk.document.assessment.entries.second["i2"] == {
        "U0": Cell(state=State.MISSING),
        "U1": Cell(state=State.MISSING),
    }
    desk.document.undo_stack.undo()
    assert desk.document.assessment.entries.second == {}
    assert desk.document.assessment.entries.values == first
    desk.document.undo_stack.undo()  # and the beginning itself
    assert not is_second(desk)
    assert desk.document.assessment.entries.passes == ()
