"""Pages over the small assessment and over a broad one, for the tests of the grid."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.document import Document
from gui.language import Translators
from gui.pages.entry.entry_page import EntryPage
from gui.widgets.grid.grid import Grid
from scoring.entries import Assessment, Cell, Entries
from scoring.plan import Indicator, Item, ItemList, Json, Plan, Unit
from tests.stores import empty_store

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def broad_assessment(rows: int = 40, columns: int = 12) -> Assessment:
    """Units × numbers, cell (r, c) holding r*100+c, and behind them one item of each kind with parts."""
    items = [Item(code=f"i{n}", name=f"数据{n}", unit="%" if n == 1 else "件") for n in range(columns)]
    # One leaf uses them all, so that scoring takes no time here.
    used = " + ".join(item.code for item in items)
    total: dict[str, Json] = {"expression": f"0 * ({used})"}
    leaf = Indicator(code="L", parent="A", name="合计", weight=Decimal(columns), method="formula", params=total)
    parts = [
        Item(code="area", name="领域", kind="series", list_code="areas"),
        Item(code="marks", name="评分", kind="series"),
        Item(code="jobs", name="任务", kind="tasks"),
        Item(code="votes", name="测评", kind="ballots"),
    ]
    ballots: dict[str, Json] = {
        "item": "votes",
        "values": {"A": "100", "B": "80"},
        "groups": {"领导": "0.5", "处室": "0.5"},
    }
    scored = [
        Indicator(code="P1", parent="B", name="覆盖", weight=Decimal(1), method="coverage", params={"item": "area"}),
        Indicator(code="P2", parent="B", name="评委", weight=Decimal(1), method="panel", params={"item": "marks"}),
        Indicator(code="P3", parent="B", name="完成", weight=Decimal(1), method="item_mean", params={"item": "jobs"}),
        Indicator(code="P4", parent="B", name="票", weight=Decimal(1), method="ballots", params=ballots),
    ]
    units = [Unit(code=f"U{n}", name=f"单位{n}") for n in range(rows)]
    plan = Plan(
        id="broad",
        title="宽表",
        year=2024,
        unit_label="区县",
        full_score=Decimal(columns + 4),
        units=tuple(units),
        lists=(ItemList(code="areas", name="领域", members=("食品", "药品", "设备")),),
        items=(*items, *parts),
        indicators=(
            Indicator(code="A", parent=None, name="甲组", weight=Decimal(columns)),
            leaf,
            Indicator(code="B", parent=None, name="乙组", weight=Decimal(4)),
            *scored,
        ),
    )
    values: dict[str, dict[str, Cell]] = {
        item.code: {unit.code: Cell(str(row * 100 + column)) for row, unit in enumerate(units)}
        for column, item in enumerate(items)
    }
    values["area"] = {"U0": Cell({"食品": "3", "药品": "0"})}
    values["marks"] = {"U0": Cell(["90", "95.5"])}
    values["jobs"] = {"U0": Cell({"茶叶": {"target": "10", "done": "9"}})}
    values["votes"] = {"U0": Cell([{"领导": {"A": "3", "B": "1"}, "处室": {"A": "5"}}])}
    return Assessment(plan, Entries(values))


def graded_assessment() -> Assessment:
    """A small one with an item of grades, which a rule turns into points."""
    plain = broad_assessment(3, 2)
    item = Item(code="grade", name="等级", kind="grade")
    params: dict[str, Json] = {"item": "grade", "map": {"优秀": "100", "良好": "50"}}
    leaf = Indicator(code="G", parent="B", name="等级", weight=Decimal(1), method="convert_grade", params=params)
    plan = replace(plain.plan, items=(*plain.plan.items, item), indicators=(*plain.plan.indicators, leaf))
    return Assessment(plan, plain.entries)


class Desk:
    """A shown entry page, with short words for what a clerk does and sees."""

    def __init__(self, qtbot: QtBot, document: Document) -> None:
        self.qtbot, self.document = qtbot, document
        self.page = EntryPage(document)
        self.said: list[str] = []
        self.objected: list[str] = []
        self.page.said.connect(self.said.append)
        self.page.objected.connect(self.objected.append)
        qtbot.addWidget(self.page)
        self.page.resize(1000, 600)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        self.grid.setFocus()

    @property
    def grid(self) -> Grid:
        return self.page.grid

    @property
    def editor(self) -> QLineEdit:
        found = self.grid.editor
        assert found is not None, "no editor is open"
        return found

    @property
    def place(self) -> tuple[int, int] | None:
        return self.grid.place

    @property
    def selected(self) -> set[tuple[int, int]]:
        return set(self.grid.selected_places())

    def at(self, row: int, column: int) -> "Desk":
        self.grid.move_to((row, column))
        return self

    def key(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> "Desk":
        """Press keys where the keyboard is: in the open editor, else in the grid."""
        for key in keys:
            self.qtbot.keyClick(self.grid.editor or self.grid, key, held)
        return self

    def type(self, text: str) -> "Desk":
        for letter in text:
            self.qtbot.keyClicks(self.grid.editor or self.grid, letter)
        return self

    def cell(self, row: int, column: int) -> Cell | None:
        """What is stored for the place."""
        item_column = self.page.table.item_column(column)
        assert item_column is not None, "points are not stored"
        return self.document.assessment.entries.cell(item_column.item.code, self.page.table.unit(row).code)

    def value(self, row: int, column: int) -> object:
        cell = self.cell(row, column)
        return None if cell is None else cell.value

    @property
    def steps(self) -> int:
        return self.document.undo_stack.index()


def put_on_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


@cache
def broad_store() -> bytes:
    """A closed store with the broad assessment: made once, copied for each test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "broad.qheng"
        store = empty_store(path, user="测试")
        with store.work("new") as work:
            work.add(broad_assessment())
        store.close()
        return path.read_bytes()


@pytest.fixture
def desk(qtbot: QtBot, document: Document, tmp_path: Path, translators: Translators) -> Desk:
    """The entry page on 40 units × 12 numbers and four items with parts, in English."""
    path = tmp_path / "broad.qheng"
    path.write_bytes(broad_store())
    assert document.open_store(path)
    return Desk(qtbot, document)


@pytest.fixture
def small_desk(qtbot: QtBot, opened: Document, translators: Translators) -> Desk:
    return Desk(qtbot, opened)
