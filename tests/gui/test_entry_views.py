"""The views of entry: the same cells by department, indicator, unit and part, with the same keys and the same undo."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from gui.grid_model import Look
from gui.lens import ALL, DEPARTMENT, INDICATOR, PARTS, UNIT, Lens
from gui.pages.entry.entry_page import EntryPage
from gui.settings import SettingsFile
from gui.widgets.grid.grid import Grid
from scoring.entries import Cell
from tests.gui.entry_fixtures import ALT, CTRL, SHIFT, Desk, desk, put_on_clipboard, small_desk

__all__ = ["desk", "small_desk"]
Key = Qt.Key


def chosen(desk: Desk, number: int) -> Grid:
    """The grid of a view, chosen by its key."""
    digits = {1: Key.Key_1, 2: Key.Key_2, 3: Key.Key_3, 4: Key.Key_4, 5: Key.Key_5}
    desk.qtbot.keyClick(desk.page.active_grid, digits[number], CTRL | SHIFT)
    return desk.page.active_grid


def keys(
    desk: Desk, grid: Grid, *pressed: Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for one in pressed:
        if isinstance(one, str):
            for letter in one:
                desk.qtbot.keyClicks(grid.editor or grid, letter)
        else:
            desk.qtbot.keyClick(grid.editor or grid, one, held)


def headings(grid: Grid) -> list[str]:
    model = grid.grid_model
    return [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]


def test_one_indicator_stands_with_its_rule_last_year_target_points_and_place(small_desk: Desk) -> None:
    page, plan = small_desk.page, small_desk.document.assessment.plan
    number, column = next((n, c) for n, c in page.table.numbered_items() if len(c.leaves) == 1)
    small_desk.at(0, number)
    grid = chosen(small_desk, 3)
    assert page.table.lens == Lens(INDICATOR, column.leaves[0].code)
    shown = headings(grid)
    assert shown[0] == column.item.name
    assert shown[-5:] == ["Target", "Points", "Place", "Total", "Rank"]
    assert f"{column.leaves[0].weight:f} points" in page.view_bar.words
    result = small_desk.document.result
    assert result is not None
    points = [unit.nodes[column.leaves[0].code].points for unit in result.units]
    ranked = [one for one, unit in zip(points, plan.units, strict=True) if unit.ranked and one is not None]
    where = len(shown) - 3
    for row, (mine, unit) in enumerate(zip(points, plan.units, strict=True)):
        wanted = str(sum(one > mine for one in ranked) + 1) if mine is not None and unit.ranked else ""
        assert grid.grid_model.plain_text(row, where) == wanted


def test_the_next_indicator_is_one_key_away_and_the_view_is_remembered(small_desk: Desk, tmp_path: Path) -> None:
    page, settings = small_desk.page, SettingsFile(tmp_path / "settings.ini")
    page.keep_in(settings)
    grid = chosen(small_desk, 3)
    first = page.table.lens
    keys(small_desk, grid, Key.Key_PageDown, held=CTRL)
    assert page.table.lens.kind == INDICATOR
    assert page.table.lens != first
    kept = page.table.lens
    page.memory.save()
    again = EntryPage(small_desk.document)
    small_desk.qtbot.addWidget(again)
    again.keep_in(settings)
    assert again.table.lens == kept
    assert again.view_bar.choices.currentData() == kept.which


def test_one_department_has_the_items_that_it_answers_for(desk: Desk) -> None:
    page, plan = desk.page, desk.document.assessment.plan
    items = tuple(replace(item, department="统计局") if item.code in ("i2", "i5") else item for item in plan.items)
    assert desk.document.plan("departments", replace(plan, items=items))
    desk.at(0, 5)
    grid = chosen(desk, 2)
    assert page.table.lens == Lens(DEPARTMENT, "统计局")
    assert [column.item.code for _, column in page.table.numbered_items()] == ["i2", "i5"]
    assert desk.place == (0, 1)  # still on the same item
    keys(desk, grid, Key.Key_PageDown, held=CTRL)
    assert len(page.table.numbered_items()) == len(items) - 2
    keys(desk, grid, Key.Key_1, held=CTRL | SHIFT)
    assert len(page.table.numbered_items()) == len(items)


def test_one_unit_is_a_form_that_is_typed_down(desk: Desk) -> None:
    desk.at(3, 2)
    grid = chosen(desk, 4)
    assert desk.page.table.lens == Lens(UNIT, "U3")
    assert headings(grid)[:2] == ["Last year", "Value"]
    assert grid.place == (2, 1)
    keys(desk, grid, "7", Key.Key_Return, "8", Key.Key_Return)
    entries = desk.document.assessment.entries
    assert entries.cell("i2", "U3") == Cell("7")
    assert entries.cell("i3", "U3") == Cell("8")
    desk.document.undo_stack.undo()
    assert desk.document.assessment.entries.cell("i3", "U3") == Cell("303")
    assert grid.place == (3, 1)
    put_on_clipboard("1\r\n2\r\n3")
    steps = desk.steps
    keys(desk, grid, Key.Key_V, held=CTRL)
    assert [desk.document.assessment.entries.cell(f"i{n}", "U3") for n in (3, 4, 5)] == [
        Cell("1"),
        Cell("2"),
        Cell("3"),
    ]
    assert desk.steps == steps + 1
    keys(desk, grid, Key.Key_2, held=ALT)
    assert desk.page.table.look(3, 5) is Look.MISSING  # the selection that was pasted
    keys(desk, grid, Key.Key_PageDown, held=CTRL)
    assert desk.page.table.lens == Lens(UNIT, "U4")


def test_a_comment_of_several_lines_is_typed_in_its_cell(desk: Desk) -> None:
    """Row 16."""
    desk.at(3, 2)
    grid = chosen(desk, 4)
    keys(desk, grid, Key.Key_End)
    keys(desk, grid, "a")
    sheet = desk.page.faces.long_text
    assert sheet.toPlainText() == "a"
    desk.qtbot.keyClicks(sheet, "b")
    desk.qtbot.keyClick(sheet, Key.Key_Return, ALT)
    desk.qtbot.keyClicks(sheet, "c")
    desk.qtbot.keyClick(sheet, Key.Key_Return)
    assert desk.document.assessment.entries.cell("i2", "U3") == Cell("302", note="ab\nc")
    assert grid.place == (3, 5)


def test_zero_not_applicable_and_blank_are_three_things_in_a_matrix(desk: Desk) -> None:
    desk.at(0, next(n for n, one in desk.page.table.numbered_items() if one.item.code == "area"))
    grid = chosen(desk, 5)
    model = grid.grid_model
    assert desk.page.table.lens == Lens(PARTS, "areas")
    assert headings(grid) == ["食品", "药品", "设备"]
    grid.move_to((0, 2))
    keys(desk, grid, Key.Key_3, held=ALT)
    facets = [model.facets(0, column) for column in range(3)] + [model.facets(1, 0)]
    assert [(one.text, one.look) for one in facets] == [
        ("3", Look.NORMAL),
        ("0", Look.NORMAL),
        ("／", Look.NOT_APPLICABLE),
        ("", Look.BLANK),
    ]
    assert facets[3].ghost  # a pale point, where nothing is known
    assert desk.document.assessment.entries.cell("area", "U0") == Cell(
        {"食品": "3", "药品": "0", "设备": {"state": "not_applicable"}}
    )
    grid.move_to((1, 0))
    put_on_clipboard("5\t0\r\n\t7")
    steps = desk.steps
    keys(desk, grid, Key.Key_V, held=CTRL)
    entries = desk.document.assessment.entries
    assert entries.cell("area", "U1") == Cell({"食品": "5", "药品": "0"})
    assert entries.cell("area", "U2") == Cell({"药品": "7"})
    assert desk.steps == steps + 1
    keys(desk, grid, Key.Key_Delete)
    desk.document.undo_stack.undo()
    desk.document.undo_stack.undo()
    assert desk.document.assessment.entries.cell("area", "U1") is None
    assert desk.page.table.lens == Lens(PARTS, "areas")


def test_tasks_and_marks_of_judges_have_their_matrix(desk: Desk) -> None:
    desk.at(0, next(n for n, one in desk.page.table.numbered_items() if one.item.code == "jobs"))
    grid = chosen(desk, 5)
    assert headings(grid) == ["Target", "Done"]
    grid.move_to((1, 0))
    keys(desk, grid, "4", Key.Key_Tab, "3", Key.Key_Return)
    assert desk.document.assessment.entries.cell("jobs", "U1") == Cell({"茶叶": {"target": "4", "done": "3"}})
    desk.page.lenses.look_through(Lens(PARTS, "item:marks"))
    assert headings(grid) == ["1", "2", "3"]
    grid.move_to((1, 1))
    keys(desk, grid, "9")
    assert "first free place" in desk.objected[-1]
    grid.move_to((1, 0))
    keys(desk, grid, "9", "0", Key.Key_Tab, "8", Key.Key_Return)
    assert desk.document.assessment.entries.cell("marks", "U1") == Cell(["90", "8"])


def test_finding_and_undo_lead_out_of_a_view_that_does_not_show_the_cell(desk: Desk) -> None:
    desk.at(5, 3).type("1").key(Key.Key_Return)
    desk.at(0, 2)
    chosen(desk, 4)
    assert desk.page.table.lens == Lens(UNIT, "U0")
    desk.document.undo_stack.undo()
    assert desk.page.table.lens == Lens(UNIT, "U5")
    assert desk.page.active_grid.place == (3, 1)
    desk.page.lenses.want(Lens(PARTS, "areas"))
    desk.page.search.look_for("307")
    desk.page.search.step(True)
    assert desk.page.table.lens.kind == ALL
    assert desk.place == (3, 7)
