"""考核设置: a first year's units, classes, rules and settings, typed and pasted, each change one step."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exchange.assessment_json import read_assessment
from gui.dialogs.office import OfficeDialog
from gui.document import Document
from gui.main_window import MainWindow
from gui.models.plan.part_table import PartTable
from gui.models.plan.setting_rows import SETTINGS
from scoring.entries import Assessment
from scoring.plan import Plan
from tests.gui.entry_fixtures import CTRL, put_on_clipboard

Key = Qt.Key


@pytest.fixture
def office(qtbot: QtBot, document: Document, new_store: Callable[..., Path]) -> OfficeDialog:
    assert document.open_store(new_store(Assessment(Plan(id="first", title="首年考核", year=2025))))
    dialog = OfficeDialog(document)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


@pytest.fixture(scope="module")
def city() -> Assessment:
    path = Path(__file__).parents[2] / "samples" / "city_2024.json"
    return read_assessment(path.read_bytes())


def plan(office: OfficeDialog) -> Plan:
    return office._document.assessment.plan


def put(office: OfficeDialog, name: str, row: int, field: str, text: str) -> str:
    """Write a cell as the grid does; what was said about it."""
    table = office.tables[name]
    assert isinstance(table, PartTable)
    office.said.clear()
    column = [one.name for one in table.fields].index(field)
    table.setData(table.index(row, column), text)
    return office.said.text()


def setting(office: OfficeDialog, key: str, text: str) -> str:
    office.said.clear()
    row = [one.key for one in SETTINGS].index(key)
    office.settings.setData(office.settings.index(row, 0), text)
    return office.said.text()


def test_a_column_of_names_becomes_units_with_codes_in_one_step(office: OfficeDialog) -> None:
    office.show_tab("units")
    office.grid.move_to((0, 1))
    put_on_clipboard("甲区局\r\n乙区局\r\n丙县局\r\n")
    QTest.keyClick(office.grid, Key.Key_V, CTRL)
    assert [(unit.code, unit.name) for unit in plan(office).units] == [
        ("U01", "甲区局"),
        ("U02", "乙区局"),
        ("U03", "丙县局"),
    ]
    assert office._document.undo_stack.count() == 1
    QTest.keyClick(office, Key.Key_Z, CTRL)
    assert plan(office).units == ()


def test_typing_into_a_free_row_makes_a_unit_and_emptying_it_takes_it_away(qtbot: QtBot, office: OfficeDialog) -> None:
    office.show_tab("units")
    office.grid.move_to((0, 1))
    qtbot.keyClicks(office.grid, "D")
    assert office.grid.editor is not None
    qtbot.keyClicks(office.grid.editor, "istrict A")
    qtbot.keyClick(office.grid.editor, Key.Key_Return)
    assert [unit.name for unit in plan(office).units] == ["District A"]
    office.grid.move_to((0, 1))
    QTest.keyClick(office.grid, Key.Key_Delete)
    assert plan(office).units == ()


def test_classes_are_chosen_by_name_and_lead_to_a_coefficient(office: OfficeDialog) -> None:
    put(office, "classes", 0, "name", "城区")
    put(office, "classes", 0, "coefficient", "1.05")
    put(office, "units", 0, "name", "甲区局")
    put(office, "units", 0, "class_code", "城区")
    assert plan(office).units[0].class_code == plan(office).classes[0].code
    assert plan(office).classes[0].coefficient == Decimal("1.05")
    assert "郊区" in put(office, "units", 0, "class_code", "郊区")
    assert plan(office).units[0].class_code == plan(office).classes[0].code


def test_rules_have_points_levels_and_caps_and_vetoes_their_consequences(office: OfficeDialog) -> None:
    put(office, "bonus", 0, "name", "典型案例")
    put(office, "bonus", 0, "per_level", "国家级＝2；省级：1")
    put(office, "bonus", 0, "cap", "3")
    put(office, "bonus", 0, "dedupe", "only the highest counts")
    (rule,) = plan(office).bonus
    assert rule.per_level == {"国家级": Decimal(2), "省级": Decimal(1)}
    assert (rule.cap, rule.dedupe) == (Decimal(3), "highest")
    assert "abc" in put(office, "bonus", 0, "per_level", "abc")
    assert plan(office).bonus == (rule,)
    setting(office, "bands", "优秀=90；合格=60；不合格=0")
    put(office, "veto", 0, "name", "重大事故")
    table = office.tables["veto"]
    words = table.choices(0, 2)
    put(office, "veto", 0, "actions", f"{words[0]}；no award")
    assert plan(office).veto[0].actions == ("grade_max:优秀", "no_award")
    assert table.plain_text(0, 2) == f"{words[0]}；no award"


def test_settings_are_typed_or_refused_with_the_reason(office: OfficeDialog) -> None:
    assert not setting(office, "full_score", "1000")
    assert not setting(office, "leaf_places", "")
    assert not setting(office, "bands", "优秀=90；良好=80；合格=60")
    assert not setting(office, "quota", "优秀=30%")
    assert not setting(office, "quota.scope", "in each class")
    assert not setting(office, "bonus_cap", "5")
    found = plan(office)
    assert (found.full_score, found.rounding.leaf_places) == (Decimal(1000), None)
    assert found.composition.bonus_cap == Decimal(5)
    assert found.grades is not None
    assert found.grades.quota is not None
    assert (found.grades.quota.percent, found.grades.quota.scope) == (Decimal(30), "class")
    for key, text in (("full_score", "0"), ("total_places", ""), ("bands", "优秀=60；良好=80"), ("ties", "whatever")):
        assert setting(office, key, text), key
    assert plan(office) == found


def test_every_setting_reads_back_what_it_shows(office: OfficeDialog, city: Assessment) -> None:
    for one in SETTINGS:
        shown = one.show(city.plan)
        if shown:
            assert one.write(city.plan, shown) == city.plan, one.key


def test_every_part_reads_back_what_it_shows(office: OfficeDialog, city: Assessment) -> None:
    for table in office.tables.values():
        for part in getattr(city.plan, table.section.name):
            for field in table.fields:
                assert field.read(city.plan, field.show(city.plan, part)) == getattr(part, field.name), field.name


def test_the_keys_lead_from_the_menu_to_every_tab(qtbot: QtBot, window: MainWindow, opened: Document) -> None:
    window.actions_by_name["office"].trigger()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, OfficeDialog))
    try:
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        QTest.keyClick(dialog.grid, Key.Key_PageDown, CTRL)
        assert dialog.tabs.currentIndex() == 1
        assert dialog.go_to(("adjustments", "veto", "none"))
        assert dialog.grid is dialog.grids["veto"]
    finally:
        dialog.close()
