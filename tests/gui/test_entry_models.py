"""The models under the grid and the results: what Qt expects of them, and only plain values for it."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from exchange.assessment_json import read_assessment, write_assessment
from gui.document import Document
from gui.models.entry.columns import ItemColumn, in_order, item_columns, key_of
from gui.models.entry.entry_table import EntryTable
from gui.models.entry.member_table import MemberTable
from gui.models.entry.members import Known, fits, gather, known_members, spread
from gui.models.entry.order import sorted_rows
from gui.models.results.findings_list import FindingsList
from gui.models.results.ranking_table import RankingTable
from gui.models.results.score_list import ScoreList
from gui.widgets.ranking_panel import LiveRanking
from scoring.entries import Cell, State
from scoring.evaluate import evaluate
from scoring.plan import Item, ItemList, Json, Unit
from scoring.rules import users_of_items
from tests.gui.entry_fixtures import broad_assessment
from tests.oracle.draw import assessment_of

PLAIN = (str, int, bool, float, tuple, list, type(None))
MODELS = (EntryTable, RankingTable, ScoreList, FindingsList, LiveRanking, MemberTable)


@pytest.fixture
def broad(document: Document, new_store: Callable[..., Path]) -> Document:
    assert document.open_store(new_store(broad_assessment(8, 4)))
    return document


def shake(document: Document) -> None:
    """Edits, states, undo and redo, plan changes: units and items come, go, move and are renamed."""
    plan = document.assessment.plan
    document.cells("one", {("i0", "U1"): Cell("7.25"), ("i1", "U2"): Cell("x"), ("area", "U3"): Cell({"食品": "1"})})
    document.cells("two", {("i0", "U1"): None, ("i2", "U0"): Cell(None, State.MISSING)})
    document.undo_stack.undo()
    units = (*plan.units[2:5], Unit(code="N1", name="新区"), plan.units[0], replace(plan.units[1], name="改名"))
    document.plan("units", replace(plan, units=units))
    document.plan("items", replace(document.assessment.plan, items=(*plan.items[::-1], Item(code="new", name="新"))))
    document.plan("weight", document.assessment.plan.with_weight("P1", Decimal(3)))
    for _ in range(3):
        document.undo_stack.undo()
    document.undo_stack.redo()


@pytest.mark.parametrize("kind", MODELS)
def test_a_model_keeps_qts_rules_through_edits_undo_and_another_plan(broad: Document, kind: type) -> None:
    model: QAbstractItemModel = kind(broad)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    if isinstance(model, MemberTable):
        model.show_entry("area", "U0")
    if isinstance(model, ScoreList):
        model.show_unit("U0")
    shake(broad)
    broad.choose(broad.assessment.plan.uid)
    tester.deleteLater()
    model.deleteLater()


@pytest.mark.parametrize("kind", MODELS)
def test_a_model_gives_qt_plain_values_only(broad: Document, kind: type) -> None:
    model = kind(broad)
    if isinstance(model, MemberTable):
        model.show_entry("jobs", "U0")
    if isinstance(model, ScoreList):
        model.show_unit("U0")
    roles = [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole]
    roles += [Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.AccessibleTextRole]
    wanted = [*map(int, roles), 257, 258, 259]
    for role in wanted:
        for row in range(model.rowCount()):
            for column in range(1 if isinstance(model, FindingsList) else model.columnCount()):
                assert type(model.data(model.index(row, column), role)) in PLAIN
        for section in range(0 if isinstance(model, FindingsList) else model.columnCount()):
            assert type(model.headerData(section, Qt.Orientation.Horizontal, role)) in PLAIN


def test_an_edit_tells_exactly_the_cells_that_are_shown_differently(broad: Document) -> None:
    table = EntryTable(broad)
    assert [table.index(row, 1).data() for row in range(8)][:2] == ["1", "101"]
    told: list[tuple[int, int, int, int]] = []
    entries = table.entry_columns()  # the points behind them change with every edit

    def note(first: QModelIndex, last: QModelIndex) -> None:
        if first.column() < entries:
            told.append((first.row(), first.column(), last.row(), last.column()))

    table.dataChanged.connect(note)
    resets: list[bool] = []
    table.modelReset.connect(lambda: resets.append(True))
    table.write("type", {(2, 1): "555"})
    assert set(told) == {(2, 1, 2, 1)}
    told.clear()
    table.write("type", {(2, 1): "555.5"})
    assert set(told) == {(0, 1, 7, 1)}, "the decimals of the whole column were aligned"
    assert not resets


def test_the_table_always_shows_what_is_stored(broad: Document) -> None:
    table = EntryTable(broad)
    choice = random.Random(7)
    for _ in range(60):
        if choice.random() < 0.3 and broad.undo_stack.canUndo():
            broad.undo_stack.undo()
        else:
            place = choice.randrange(8), choice.randrange(4)
            table.write("type", {place: choice.choice(["1", "2.50", "", "缺报", "abc", "不适用"])})
        if choice.random() < 0.1:
            table.sort_by(choice.randrange(4), choice.choice([None, *Qt.SortOrder]))
        fresh = EntryTable(broad)
        shown = {
            (table.unit(row).code, column): (table.index(row, column).data(), table.look(row, column))
            for row in range(8)
            for column in range(8)
        }
        expected = {
            (fresh.unit(row).code, column): (fresh.index(row, column).data(), fresh.look(row, column))
            for row in range(8)
            for column in range(8)
        }
        assert shown == expected


def test_columns_are_every_item_once(broad: Document) -> None:
    plan = broad.assessment.plan
    columns = item_columns(plan, users_of_items(plan))
    assert sorted(column.item.code for column in columns) == sorted(item.code for item in plan.items)


@pytest.mark.parametrize("seed", range(20))
def test_without_an_items_values_only_the_leaves_that_use_it_are_scored_otherwise(seed: int) -> None:
    whole = read_assessment(json.dumps(assessment_of(seed)))
    plan, entries = whole.plan, whole.entries
    before = evaluate(plan, entries)
    for item, leaves in users_of_items(plan).items():
        values = {code: cells for code, cells in entries.values.items() if code != item}
        after = evaluate(plan, replace(entries, values=values))
        changed = {
            leaf.code
            for leaf in plan.leaves
            for unit, now in zip(before.units, after.units, strict=True)
            if leaf.code in unit.nodes and unit.nodes[leaf.code].measure != now.nodes[leaf.code].measure
        }
        assert changed <= {leaf.code for leaf in leaves}


# members

NAMES = st.sampled_from(["食品", "药品", "设备"])
NUMBERS = st.sampled_from(["0", "1.50", "3", "x"])
MARKS = st.one_of(NUMBERS, st.just({"state": "not_applicable"}))
LISTED = Item(code="s", name="s", kind="series", list_code="areas")
FREE = Item(code="m", name="m", kind="series")
TASKS = Item(code="t", name="t", kind="tasks")
BALLOTS = Item(code="b", name="b", kind="ballots")
KNOWN = Known(("食品", "药品", "设备"), ("A", "B"), ("领导", "处室"))
VOTES = st.fixed_dictionaries({"A": NUMBERS}, optional={"B": NUMBERS, "abstain": NUMBERS})


@pytest.mark.parametrize(
    ("item", "values"),
    [
        (LISTED, st.dictionaries(NAMES, MARKS, min_size=1)),
        (FREE, st.lists(MARKS, min_size=1, max_size=5)),
        (TASKS, st.dictionaries(NAMES, st.fixed_dictionaries({"target": NUMBERS, "done": NUMBERS}), min_size=1)),
        (
            BALLOTS,
            st.lists(st.dictionaries(st.sampled_from(["领导", "处室"]), VOTES, min_size=1), min_size=1, max_size=3),
        ),
    ],
)
def test_a_value_with_parts_comes_back_from_its_table_unchanged(item: Item, values: object) -> None:
    assert isinstance(values, st.SearchStrategy)

    @given(values)
    def check(value: Json) -> None:
        assert gather(item, spread(item, value, KNOWN)) == value
        assert fits(item, value)

    check()


def test_a_task_that_is_half_entered_is_kept_found_wrong_and_survives_its_file() -> None:
    assessment = broad_assessment(2, 1)
    item = assessment.plan.item["jobs"]
    sheet = spread(item, None, Known(("茶叶",))).with_cells({(0, 1): Cell("10")})
    value = gather(item, sheet)
    assert value == {"茶叶": {"target": "10", "done": ""}}
    assert spread(item, value, Known()).text(0, "target") == "10"
    assert spread(item, value, Known()).cell(0, "done") is None
    half = replace(assessment, entries=assessment.entries.with_cells({("jobs", "U0"): Cell(value)}))
    assert read_assessment(write_assessment(half)) == half
    assert "problems" in evaluate(half.plan, half.entries).status


def test_parts_that_are_all_blank_are_no_entry() -> None:
    for item in (LISTED, FREE, BALLOTS):
        assert gather(item, spread(item, None, KNOWN)) is None


def test_the_names_of_parts_come_from_the_rules_the_list_and_other_units() -> None:
    assessment = broad_assessment(2, 1)
    plan, entries = assessment.plan, assessment.entries
    assert known_members(plan, entries, plan.item["votes"]) == Known((), ("A", "B"), ("领导", "处室"))
    assert known_members(plan, entries, plan.item["jobs"]).members == ("茶叶",)
    assert known_members(plan, entries, plan.item["area"]).members == ("食品", "药品", "设备")
    assert ItemList(code="x", name="x").members == ()


# order


@given(st.lists(st.one_of(st.none(), st.text(max_size=2), st.decimals(-5, 5, places=1)), max_size=8))
def test_sorting_lists_every_row_once_with_empty_ones_last(keys: list[Decimal | str | None]) -> None:
    for order in Qt.SortOrder:
        rows = sorted_rows(keys, order)
        assert sorted(rows) == list(range(len(keys)))
        found = [keys[row] for row in rows]
        assert all(key is None for key in found[len(keys) - keys.count(None) :])
        numbers = [key for key in found if isinstance(key, Decimal)]
        assert numbers == sorted(numbers, reverse=order == Qt.SortOrder.DescendingOrder)


@given(st.permutations(["a", "b", "c", "d", "e"]), st.sets(st.sampled_from(["a", "b", "c", "d", "e", "x"])))
def test_columns_that_were_never_moved_stand_behind_the_one_before_them(order: list[str], known: set[str]) -> None:
    columns = [ItemColumn(Item(code=code, name=code), (), ()) for code in "abcde"]
    kept = [code for code in order if code in known]
    found = [key_of(column) for column in in_order(columns, kept)]
    assert sorted(found) == list("abcde")
    assert [code for code in found if code in known] == kept
    for before, code in zip("abcd", "bcde", strict=True):
        if code not in known:
            behind = found[found.index(before) + 1 : found.index(code)]
            assert not known & set(behind)
