"""方案待办: everything open in the plan on one list, by keyboard, and each point leads to its field."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from exchange.assessment_json import read_assessment
from gui.document import Document
from gui.main_window import MainWindow
from gui.models.plan.plan_tree import Column
from gui.models.results.findings_list import FindingsList
from gui.pages.listing import PLAN
from gui.pages.plan.plan_page import PlanPage
from gui.widgets.field_line import FieldLine
from gui.widgets.plan.points_list import PLACE
from scoring.entries import Assessment


@pytest.fixture
def city(samples: Path) -> Assessment:
    return read_assessment((samples / "city_2024.json").read_bytes())


@pytest.fixture
def page(
    qtbot: QtBot, window: MainWindow, document: Document, new_store: Callable[..., Path], city: Assessment
) -> PlanPage:
    assert document.open_store(new_store(city))
    window.resize(1366, 728)
    window.show_page(PLAN)
    qtbot.waitUntil(window.isActiveWindow)
    made = window.pages[PLAN]
    assert isinstance(made, PlanPage)
    made.view.setFocus()
    return made


def items(page: PlanPage) -> list[QTreeWidgetItem]:
    tree = page.rule_side.points_list.tree
    tops = [tree.topLevelItem(number) for number in range(tree.topLevelItemCount())]
    return [top.child(number) for top in tops if top is not None for number in range(top.childCount())]


def with_rule(page: PlanPage, code: str, **params: str) -> None:
    plan = page.model.plan
    node = plan.indicator[code]
    page._document.plan("rule", plan.with_indicator(replace(node, params={**node.params, **params})))


def choose(page: PlanPage, *place: str) -> QTreeWidgetItem:
    (found,) = [item for item in items(page) if tuple(item.data(0, PLACE))[: len(place)] == place]
    parent = found.parent()
    parent.setExpanded(True)
    page.rule_side.points_list.tree.setCurrentItem(found)
    return found


def test_what_is_open_is_listed_by_kind_and_followed(qtbot: QtBot, page: PlanPage) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    points = page.rule_side.points_list
    assert points.tree.hasFocus()
    before = len(items(page))
    assert points.title.text() == f"Open points of the plan: {before}"
    with_rule(page, "D2.3", target="85")
    assert len(items(page)) == before + 1
    assert any("all 10 units get full points" in item.text(0) for item in items(page))
    page._document.plan("w", page.model.plan.with_weight("D2.3", Decimal("2")))
    assert any("under" in item.text(0) or "add up" in item.text(0) for item in items(page))
    page._document.undo_stack.undo()
    page._document.undo_stack.undo()
    assert len(items(page)) == before


def test_enter_leads_to_the_field_and_escape_back_to_the_tree(qtbot: QtBot, page: PlanPage) -> None:
    with_rule(page, "D2.3", target="85")
    qtbot.keyClick(page.view, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    choose(page, "indicators", "D2.3", "params")
    qtbot.keyClick(page.rule_side.points_list.tree, Qt.Key.Key_Return)
    target = page.rule_editor.form.editors["params", "target"]
    assert isinstance(target, FieldLine)
    qtbot.waitUntil(target.hasFocus)
    qtbot.keyClick(target, Qt.Key.Key_Escape)
    assert page.view.hasFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.rule_side.points_list.tree, Qt.Key.Key_Escape)
    assert page.view.hasFocus()
    assert page.rule_panel.isVisible()


def test_a_missing_basis_is_filled_in_where_the_point_leads(qtbot: QtBot, page: PlanPage) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    choose(page, "indicators", "D2.3", "basis")
    qtbot.keyClick(page.rule_side.points_list.tree, Qt.Key.Key_Return)
    line = page.rule_editor.policies.lines["basis"]
    qtbot.waitUntil(line.hasFocus)
    line.insert("市监考〔2024〕3号")
    line.textEdited.emit(line.text())
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.model.plan.indicator["D2.3"].basis == "市监考〔2024〕3号"
    source = page.rule_editor.policies.lines["source"]
    source.selectAll()
    source.insert("12315平台；年报")
    source.textEdited.emit(source.text())
    source.setFocus()
    qtbot.keyClick(source, Qt.Key.Key_Return)
    assert page.model.plan.indicator["D2.3"].source == ("12315平台", "年报")


def test_a_weight_that_does_not_close_leads_to_the_weight(qtbot: QtBot, page: PlanPage) -> None:
    page._document.plan("w", page.model.plan.with_weight("D2.3", Decimal("2")))
    qtbot.keyClick(page.view, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    choose(page, "indicators", "D2", "weight")
    qtbot.keyClick(page.rule_side.points_list.tree, Qt.Key.Key_Return)
    index = page.view.currentIndex()
    assert (page.model.indicator(index).code, index.column()) == ("D2", Column.WEIGHT)
    assert page.view.hasFocus()


def test_the_ranking_makes_room_for_the_editor_and_comes_back(qtbot: QtBot, page: PlanPage, window: MainWindow) -> None:
    assert window.ranking_side.shows()
    page.view.selectionModel().setCurrentIndex(
        page.model.place("D2.3", Column.METHOD), page.view.selectionModel().SelectionFlag.ClearAndSelect
    )
    qtbot.keyClick(page.view, Qt.Key.Key_F4)
    assert not window.ranking_side.shows()
    qtbot.keyClick(page.rule_editor.cards.line, Qt.Key.Key_Escape)
    assert window.ranking_side.shows()


def test_doubtful_rules_stand_among_the_findings(page: PlanPage, document: Document) -> None:
    findings = FindingsList(document)
    assert not any("full points" in reason.text for reason in findings.reasons)
    with_rule(page, "D2.3", target="85")
    (doubt,) = [reason for reason in findings.reasons if "full points" in reason.text]
    assert (doubt.kind, doubt.place[:2]) == ("warning", ("indicators", "D2.3"))
