"""Last year behind blank cells, what is checked of items, and what is doubtful beside other values."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from db.rows import with_new_uids
from gui.document import Document
from gui.grid_model import GHOST, MARKS, Look, Mark
from gui.language import Translators
from gui.settings import SettingsFile
from scoring.entries import Assessment, Cell
from scoring.plan import Previous
from tests.gui.entry_fixtures import ALT, Desk, Key, broad_assessment, desk

__all__ = ["desk"]


@pytest.fixture
def two_years(qtbot: QtBot, document: Document, new_store: Callable[..., Path], translators: Translators) -> Desk:
    """This year and last year in one store; U1 is blank under i2, U2 has ten times, U3 was renamed."""
    this = broad_assessment(6, 6)
    last = with_new_uids(replace(this, plan=replace(this.plan, id="last", year=2023)))
    edits = {("i2", "U1"): None, ("i2", "U2"): Cell("2020")}
    plan = replace(this.plan, previous=Previous(id="last", units={"U3": ("U5",), "U5": ()}))
    assert document.open_store(new_store(Assessment(plan, this.entries.with_cells(edits)), last))
    document.choose(plan.uid)
    return Desk(qtbot, document)


def test_last_years_value_stands_palely_behind_a_blank_cell_and_alt_y_takes_it(two_years: Desk) -> None:
    """Row 31 and 49: nothing is copied before somebody takes it; the whole selection in one step."""
    table = two_years.page.table
    assert table.index(1, 2).data(GHOST) == "102"
    assert table.index(1, 2).data() == ""
    assert "last year 102" in table.describe(1, 2)
    two_years.at(1, 2).key(Key.Key_Y, held=ALT)
    assert two_years.value(1, 2) == "102"
    assert two_years.steps == 1
    two_years.at(3, 2).key(Key.Key_Y, held=ALT)
    assert two_years.value(3, 2) == "502", "renamed: what it had under its former code"
    two_years.at(5, 2).key(Key.Key_Y, held=ALT)
    assert two_years.value(5, 2) == "502", "new this year: nothing to take"
    assert "nothing is known" in two_years.objected[-1]


def test_a_value_far_from_last_years_has_a_mark_and_stands_on_the_list(two_years: Desk) -> None:
    """Row 46: a triangle, a sentence, a finding; never a box, and the score is the same."""
    table = two_years.page.table
    assert int(table.index(2, 2).data(MARKS)) & Mark.RISEN
    assert "10.0 times last year's" in table.describe(2, 2)
    assert ("cell.jump", ("values", "i2", "U2")) in [(one.code, one.where) for one in two_years.page.doubts()]
    two_years.at(2, 2).type("202").key(Key.Key_Return)
    assert not int(table.index(2, 2).data(MARKS))
    assert ("values", "i2", "U2") not in [one.where for one in two_years.page.doubts()]


def test_a_correction_of_last_year_is_seen_at_once(two_years: Desk) -> None:
    document, this = two_years.document, two_years.document.assessment.plan.uid
    other = next(info.uid for info in document.assessments() if info.uid != this)
    document.choose(other)
    document.cells("fix", {("i2", "U1"): Cell("7.5")})
    document.choose(this)
    assert two_years.page.table.index(1, 2).data(GHOST) == "7.5"


def action(menu: QMenu, *path: str) -> None:
    found = next(one for one in menu.actions() if one.text().startswith(path[0]))
    inner = found.menu()
    if len(path) > 1:
        assert isinstance(inner, QMenu)
        action(inner, *path[1:])
    else:
        found.trigger()


def test_the_menu_of_a_heading_says_what_is_checked_of_its_item(desk: Desk) -> None:
    """Row 46: whole numbers, a part of another item, the figure of the city; stored with the plan, undoable."""
    for path in (("Check", "Whole numbers only"), ("Check", "No more than", "数据3")):
        menu = desk.page.menus.of_heading(2)
        action(menu, *path)
        menu.deleteLater()
    item = desk.document.assessment.plan.item["i2"]
    assert (item.integer, item.part_of) == (True, "i3")
    desk.at(4, 2).type("403.5").key(Key.Key_Return)
    assert desk.page.table.look(4, 2) is Look.DOUBT
    codes = [problem.code for problem in desk.document.result.warnings] if desk.document.result else []
    assert codes == ["cell.not_whole", "cell.more_than_whole"]
    menu = desk.page.menus.of_heading(2)
    action(menu, "Check", "Figure of the city")
    menu.deleteLater()
    bar = desk.page.line_bar
    desk.qtbot.keyClicks(bar.line, "1,000")
    desk.qtbot.keyClick(bar.line, Key.Key_Return)
    assert desk.document.assessment.plan.item["i2"].total == Decimal(1000)
    assert desk.document.result is not None
    assert "item.total" in [problem.code for problem in desk.document.result.warnings]
    desk.document.undo_stack.undo()
    assert desk.document.assessment.plan.item["i2"].total is None


def test_what_was_being_typed_when_the_program_ended_is_offered_again(
    desk: Desk, document: Document, settings: SettingsFile, tmp_path: Path
) -> None:
    """Row 67."""
    desk.page.keep_in(settings)
    desk.at(3, 2).type("12.75")
    desk.page.journal.write_down()  # as its timer does every three seconds
    left = tmp_path / "left.ini"  # what a crash leaves: nothing of what comes after
    left.write_bytes((tmp_path / "settings.ini").read_bytes())
    crashed = SettingsFile(left)
    again = Desk(desk.qtbot, document)
    again.page.keep_in(crashed)
    assert "12.75" in again.page.ask_bar.text
    again.key(Key.Key_Return, held=ALT)
    again.qtbot.keyClick(again.page.ask_bar.buttons[0], Key.Key_Return)
    assert again.value(3, 2) == "12.75"


def test_what_was_entered_is_not_offered_again(desk: Desk, document: Document, settings: SettingsFile) -> None:
    """Row 67."""
    desk.page.keep_in(settings)
    desk.at(3, 2).type("12.75")
    desk.page.journal.write_down()
    desk.key(Key.Key_Return)
    again = Desk(desk.qtbot, document)
    again.page.keep_in(settings)
    assert again.page.ask_bar.text == ""
