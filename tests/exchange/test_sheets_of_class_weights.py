"""Weights of single classes on paper: a column for each class, sums that close for it, a change sheet of its own."""

from dataclasses import replace
from decimal import Decimal

from exchange.sheet import Sheet
from exchange.sheets import make_sheets
from exchange.weights.take_over import match, take_over, take_over_tree, weights_from_plan
from scoring.entries import Assessment, Cell
from scoring.evaluate import evaluate
from scoring.plan import ItemList, Plan
from scoring.years.new_year import for_year
from tests.scoring.test_class_weights import two_classes


def sheets(case: Assessment, *keys: str) -> tuple[Sheet, ...]:
    return make_sheets(case.plan, case.entries, evaluate(case.plan, case.entries), language="zh_CN", keys=keys)


def column(sheet: Sheet, *heading: str) -> int:
    return [one.heading for one in sheet.columns].index(heading)


def texts(sheet: Sheet, place: int) -> list[str]:
    return [row.cells[place].text for row in sheet.rows]


def test_tree_tables_have_a_column_for_the_class_and_its_sum() -> None:
    for sheet in sheets(two_classes(), "rules", "indicators"):
        plain, own = column(sheet, "分值"), column(sheet, "分值", "县")
        assert own == plain + 1
        assert texts(sheet, plain) == ["30", "30", "25", "15", "100"]
        assert texts(sheet, own) == ["40", "20", "25", "15", "100"]
        assert all(len(row.cells) == len(sheet.columns) for row in sheet.rows)


def test_the_summary_says_what_counted_for_whom() -> None:
    (sheet,) = sheets(two_classes(), "summary")
    assert texts(sheet, column(sheet, "分值", "县"))[:6] == ["40", "20", "60", "25", "15", "40"]
    assert all(len(row.cells) == len(sheet.columns) for row in sheet.rows)


def test_a_plan_without_weights_of_classes_has_no_such_column() -> None:
    case = two_classes()
    nodes = tuple(replace(node, weight_by_class={}) for node in case.plan.indicators)
    for sheet in sheets(replace(case, plan=replace(case.plan, indicators=nodes)), "rules", "indicators", "summary"):
        assert [one.heading for one in sheet.columns if one.heading[0] == "分值"] == [("分值",)]


def test_leaders_stand_beside_what_their_indicator_weighs_for_each_class() -> None:
    (sheet,) = sheets(two_classes(), "top")
    plain, own = column(sheet, "分值"), column(sheet, "分值", "县")
    weights = {row.cells[0].text: (row.cells[plain].text, row.cells[own].text) for row in sheet.rows}
    assert (weights["总分"], weights["执法办案"]) == (("", ""), ("60", "60"))
    assert (weights["指标A1"], weights["指标A2"]) == (("30", "40"), ("30", "20"))
    assert all(len(row.cells) == len(sheet.columns) for row in sheet.rows)


def test_departments_and_judges_are_told_what_counts_for_whom() -> None:
    case = two_classes()
    asked = case.plan.with_indicator(replace(case.plan.indicator["A1"], department="法规处"))
    (sheet,) = sheets(replace(case, plan=asked), "departments")
    assert sheet.rows[0].cells[0].text == "考核事项：指标A1（30；县 40）"

    item = replace(case.plan.item["a1"], kind="series", list_code="judges")
    leaf = replace(case.plan.indicator["A1"], method="panel", params={"item": "a1"}, measure=None)
    plan = case.plan.with_indicator(leaf)
    plan = replace(
        plan,
        lists=(ItemList(code="judges", name="评委", members=("张", "李")),),
        items=tuple(item if one.code == "a1" else one for one in plan.items),
    )
    entries = case.entries.with_cells({("a1", "U1"): Cell({"张": "90", "李": "80"})})
    (sheet,) = sheets(Assessment(plan, entries), "panels")
    assert sheet.left == "数据A1，用于指标A1（30；县 40分）"


def a_year_later() -> Assessment:
    """The county's A1 went from 40 to 35, which leaves its group open."""
    new = for_year(two_classes(), 2025)
    node = replace(new.plan.indicator["A1"], weight_by_class={"二类": Decimal(35)}, reason="局长办公会")
    return replace(new, plan=new.plan.with_indicator(node))


def test_a_change_for_one_class_stands_in_the_change_sheet_and_on_one_of_its_own() -> None:
    everybody, county = sheets(a_year_later(), "weights-change")
    assert [cell.text for cell in everybody.rows[1].cells] == [
        "　指标A1".strip("　"),
        "30.00",
        "30.00",
        "—",
        "县另有调整；局长办公会",
    ]
    assert "县另有分值，各见其对照表。" in everybody.notes
    assert (county.name, everybody.name) == ("权重调整对照表（县）", "权重调整对照表")
    assert county.title.endswith("（县）")
    assert [cell.text for cell in county.rows[1].cells] == ["指标A1", "40.00", "35.00", "-5.00", "局长办公会"]
    assert everybody.draft is None
    assert county.draft is not None


def test_weights_of_classes_are_taken_over_from_an_earlier_assessment() -> None:
    old, new = two_classes().plan, plan_without_own()
    table = weights_from_plan(old)
    matches = match(table, new)
    for taken in (take_over(table, matches, new), take_over_tree(table, matches, new)):
        assert {n.code: dict(n.weight_by_class) for n in taken.indicators if n.weight_by_class} == OWN
        assert {n.code: dict(n.weight_by_class) for n in taken.previous_indicators if n.weight_by_class} == OWN


OWN = {"A1": {"二类": Decimal(40)}, "A2": {"二类": Decimal(20)}}


def plan_without_own() -> Plan:
    plan = for_year(two_classes(), 2025).plan
    nodes = tuple(replace(node, weight=Decimal(1), weight_by_class={}) for node in plan.indicators)
    return replace(plan, indicators=nodes, previous_indicators=())
