"""Units × items from a workbook, either way round."""

from itertools import zip_longest
from typing import Any

import pytest

from exchange.values.table import ValuesTable, read_best, read_values
from exchange.wording import LANGUAGES, problem_text
from scoring.entries import Cell, State
from scoring.plan import Item, Plan, Unit
from scoring.problems import Refused
from tests.exchange.weight_tables import Table, read_sheet

PLAN = Plan(
    id="x",
    title="x",
    year=2024,
    units=tuple(Unit(code=f"U{number}", name=f"{name}区局") for number, name in enumerate("甲乙丙", 1)),
    items=(
        Item(code="cases", name="办案数", unit="件"),
        Item(code="rate", name="及时率", unit="%"),
        Item(code="grade", name="等次", kind="grade"),
        Item(code="fields", name="重点领域", kind="series"),
    ),
)

ROWS: list[list[Any]] = [
    ["2024年度数据采集表", None, None, None, None],
    ["考核对象", "办案数（件）", "及时率", "等次", "其他情况"],
    ["甲区局", 12, "95.50%", "A", "好"],
    ["乙区 局", "1,200", "９８", "B", None],
    ["丙区局", "12余", "缺报", None, None],
    ["丁区局", 1, 1, "A", None],
    ["合计", 5, None, None, None],
]


def turned(rows: list[list[Any]]) -> list[list[Any]]:
    return [list(row) for row in zip_longest(*rows)]


def values(rows: list[list[Any]], **more: Any) -> ValuesTable:
    return read_values(read_sheet(Table(rows, **more)), PLAN)


@pytest.mark.parametrize("across", [False, True])
def test_a_table_is_read_either_way_round(across: bool) -> None:
    found = values(turned(ROWS) if across else ROWS)
    assert found.units_across == across
    assert found.edits == {
        ("cases", "U1"): Cell("12"),
        ("cases", "U2"): Cell("1200"),
        ("rate", "U1"): Cell("95.50"),
        ("rate", "U2"): Cell("98"),
        ("rate", "U3"): Cell(None, State.MISSING),
        ("grade", "U1"): Cell("A"),
        ("grade", "U2"): Cell("B"),
    }
    assert [(problem.code, problem.facts["text"]) for problem in found.problems] == [("values.not_a_number", "12余")]
    assert [unknown.text for unknown in found.unknown] == ["丁区局", "其他情况"]


def test_codes_are_as_good_as_names() -> None:
    found = values([["", "cases", "rate 及时率"], ["U1", 1, 2], ["U3 丙区局", 3, 4]])
    assert set(found.edits) == {("cases", "U1"), ("cases", "U3"), ("rate", "U1"), ("rate", "U3")}


def test_a_blank_cell_is_not_zero_and_changes_nothing() -> None:
    found = values([["单位", "办案数"], ["甲区局", None], ["乙区局", 0]])
    assert found.edits == {("cases", "U2"): Cell("0")}


def test_a_cell_shown_as_a_percentage_is_in_hundredths_and_fits_only_a_percentage() -> None:
    rows: list[list[Any]] = [["单位", "办案数", "及时率"], ["甲区局", 0.5, 0.955]]
    found = values(rows, formats={(2, 2): "0%", (2, 3): "0.0%"})
    assert found.edits == {("rate", "U1"): Cell("95.5")}
    assert [problem.code for problem in found.problems] == ["values.percent"]


def test_errors_dates_formulas_and_many_valued_items_are_told() -> None:
    import datetime

    rows: list[list[Any]] = [
        ["单位", "办案数", "及时率", "等次", "重点领域"],
        ["甲区局", "#DIV/0!", datetime.date(2024, 1, 2), "=A1", 3],
    ]
    found = values(rows)
    assert not found.edits
    assert [problem.code for problem in found.problems] == [
        "values.error",
        "values.date",
        "values.uncached",
        "values.kind",
    ]
    assert all(problem_text(problem, language) for problem in found.problems for language in LANGUAGES)


@pytest.mark.parametrize(
    ("rows", "code"),
    [([["姓名", "办案数"], ["张三", 1]], "values.no_units"), ([["单位", "电话"], ["甲区局", 1]], "values.no_items")],
)
def test_a_sheet_about_something_else_is_refused_with_its_reason(rows: list[list[Any]], code: str) -> None:
    with pytest.raises(Refused) as refused:
        values(rows)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_of_several_sheets_the_one_that_fills_most_is_taken() -> None:
    sheets = [read_sheet(Table(rows)) for rows in ([["说明"]], ROWS[:3], ROWS)]
    assert len(read_best(sheets, PLAN).edits) == 7
