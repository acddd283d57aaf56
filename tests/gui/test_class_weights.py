"""The weights of one class are edited in the same tree: Alt+C shows the class, keys and panels are the same."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.document import Document
from gui.models.plan.plan_tree import Column
from gui.pages.plan.plan_page import PlanPage
from tests.scoring.test_class_weights import two_classes

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, document: Document, new_store: Callable[..., Path]) -> PlanPage:
    document.open_store(new_store(two_classes()))
    made = PlanPage(document)
    qtbot.addWidget(made)
    made.resize(1000, 620)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.view.setFocus()
    return made


def weights(document: Document, code: str) -> tuple[Decimal, dict[str, Decimal]]:
    node = document.assessment.plan.indicator[code]
    return node.weight, dict(node.weight_by_class)


def own(base: int, **of_classes: int) -> tuple[Decimal, dict[str, Decimal]]:
    return Decimal(base), {code: Decimal(weight) for code, weight in of_classes.items()}


def problems(document: Document) -> list[str]:
    assert document.result is not None
    return [one.code for one in document.result.problems]


def test_a_class_is_shown_edited_balanced_and_undone_by_keyboard(
    qtbot: QtBot, page: PlanPage, document: Document
) -> None:
    assert page.model.place("A1", Column.WEIGHT).data() == "30*"
    qtbot.keyClick(page.view, Key.Key_C, ALT)
    assert page.model.class_code == "一类"
    assert page.model.place("A1", Column.WEIGHT).data() == "30"
    qtbot.keyClick(page.view, Key.Key_C, ALT)
    assert page.model.place("A1", Column.WEIGHT).data() == "40*"
    assert page.model.setData(page.model.place("A1", Column.WEIGHT), "35")
    assert weights(document, "A1") == own(30, 二类=35)
    assert "short by 5" in page.sum_bar.text()
    assert problems(document) == ["weights.group_of_class"]
    page.view.choose(page.model.place("A2", Column.WEIGHT))
    qtbot.keyClick(page.view, Key.Key_Equal, ALT)
    assert weights(document, "A2") == own(30, 二类=25)
    assert problems(document) == []
    assert page.model.setData(page.model.place("A1", Column.NAME), "另一个名字")
    assert document.assessment.plan.indicator["A1"].name == "另一个名字"
    assert weights(document, "A1") == own(30, 二类=35)
    for _ in range(3):
        document.undo_stack.undo()
    assert weights(document, "A1") == own(30, 二类=40)
    qtbot.keyClick(page.view, Key.Key_C, ALT)
    assert page.model.class_code is None


def test_typing_the_weight_of_all_takes_the_own_one_away(page: PlanPage, document: Document) -> None:
    page.model.show_class("二类")
    assert page.model.setData(page.model.place("A1", Column.WEIGHT), "30")
    assert weights(document, "A1") == own(30)
