"""Tables of figures that nobody has seen before: how they are laid out, and what a plan takes from them."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import zip_longest
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.reading.guards import kind_of
from exchange.reading.parsers import parse
from exchange.reading.workbook import Merge, WorkbookCell, WorkbookSheet
from exchange.values.table import read_best, read_values
from exchange.values.table_shape import TableShape, find_tables
from exchange.values.table_words import is_whole, measure_of
from exchange.wording import LANGUAGES, problem_text
from scoring.entries import Cell
from scoring.plan import Item, Plan, Unit
from scoring.problems import Refused
from tests.exchange.test_workbook import SHEETS
from tests.exchange.weight_tables import Table, read_sheet

NO_SHEETS = "the collection of real tables is not beside the repository"


def facts() -> Mapping[str, Any]:
    path = SHEETS / "facts.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def real(name: str) -> tuple[WorkbookSheet, ...]:
    path = SHEETS / name
    if not path.exists():
        pytest.skip(NO_SHEETS)
    data = path.read_bytes()
    return parse(kind_of(data, path.suffix), data)


def only(sheet: WorkbookSheet) -> TableShape:
    (shape,) = find_tables(sheet)
    return shape


def plan_of(shape: TableShape, year: int = 2024) -> Plan:
    """A plan with the units and items of a table."""
    lines = shape.rows if shape.across else shape.columns
    units = [shape.headings[at][-1] for at in shape.units] if shape.across else [shape.names[at] for at in shape.units]
    items = [shape.names[at] for at in lines] if shape.across else ["".join(shape.headings[at]) for at in lines]
    return Plan(
        id="x",
        title="x",
        year=year,
        units=tuple(Unit(code=f"U{at}", name=name) for at, name in enumerate(units, 1)),
        items=tuple(Item(code=f"i{at}", name=name) for at, name in enumerate(dict.fromkeys(items), 1)),
    )


# real tables ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["s01_sh_housing_2017.xls", "s05_foshan_population.xlsx", "s10_nbs_gdp_provinces.xls", "s11_nbs_gdp_gbk.csv"],
)
def test_a_real_table_is_laid_out_as_its_facts_say(name: str) -> None:
    sheets = real(name)
    fact = facts()[name]
    assert len(sheets) == fact.get("n_sheets", 1)
    sheet = sheets[fact.get("sheet", 0)]
    shape = only(sheet)
    assert shape.across == (fact.get("layout") == "columns")
    assert list(shape.header) == fact["header_rows"]
    assert len(shape.units) == fact["n_units"]
    assert [shape.units[0], shape.units[-1]] == fact["unit_cols" if shape.across else "unit_rows"]
    if shape.across:
        assert shape.total_columns == (fact["total_col"],)
        body = sorted((*shape.rows, *shape.section_rows))
        assert [body[0], body[-1]] == fact["indicator_rows"]
        assert body == list(range(body[0], body[-1] + 1))
        assert list(shape.section_rows) == fact["section_rows"]
    else:
        assert shape.name_column == fact.get("name_col", 1)
        assert list(shape.total_rows) == ([fact["total_row"]] if "total_row" in fact else [])
        assert [shape.columns[0], shape.columns[-1]] == fact.get("value_cols", [shape.columns[0], shape.columns[-1]])
        notes = fact.get("note_rows", [])
        assert not notes or [shape.note_rows[0], shape.note_rows[-1]] == notes
    if "unit_row" in fact:
        assert (shape.unit_note_row, shape.unit_note) == (fact["unit_row"], "万平方米")
    if "title" in fact:
        assert shape.title.startswith(fact["title"].replace(" ", "")[:4]) or fact["title"].split()[0] in shape.title
    probe = fact["probe"]
    assert sheet.text(probe["row"], probe["col"]) == str(probe["value"])


def test_every_sheet_of_a_real_book_with_a_sheet_for_each_year_is_laid_out_alike() -> None:
    sheets = real("s05_foshan_population.xlsx")
    shapes = [only(sheet) for sheet in sheets]
    assert {shape.units for shape in shapes} == {(6, 7, 8, 9, 10)}
    assert {shape.across for shape in shapes} == {True}
    assert shapes[0].measures[5] == "万人"
    assert shapes[0].measures[23] == "‰"


def test_real_blocks_under_each_other_are_tables_of_their_own() -> None:
    sheets = real("s13_wine_scores.xls")
    fact = facts()["s13_wine_scores.xls"]
    assert len(sheets) == fact["n_sheets"]
    tables = find_tables(sheets[0])
    assert [tables[0].first, tables[0].last] == fact["first_block_rows"]
    assert len(tables) == 27
    assert [row for table in tables[:2] for row in (table.first, table.last)] == [3, 14, 17, 28]
    probe = fact["probe"]
    assert sheets[0].text(probe["row"], probe["col"]) == str(probe["value"])
    judge = sum(int(sheets[0].text(row, 3)) for row in tables[0].rows)
    assert judge == 60


def test_a_real_table_without_figures_says_so() -> None:
    (sheet,) = real("chinese_provinces.xls")
    assert sheet.text(2, 2) == "安徽省"
    assert find_tables(sheet) == ()
    with pytest.raises(Refused) as refused:
        read_values(sheet, replace(plan_of(SIMPLE), units=(Unit(code="U", name="某单位"),)))
    assert refused.value.problems[0].code == "values.no_units"


def test_real_rows_with_too_many_fields_are_named_and_not_taken() -> None:
    (sheet,) = real("broken_quotes.csv")
    assert 5 in sheet.odd_rows
    names = ("Harvard University", "University of California", "University of Cambridge")
    units = tuple(Unit(code=f"U{at}", name=name) for at, name in enumerate(names))
    plan = Plan(id="x", title="x", year=2014, units=units, items=(Item(code="total_score", name="total_score"),))
    top = replace(sheet, cells={place: cell for place, cell in sheet.cells.items() if place[0] <= 6})
    found = read_values(top, plan)
    assert found.edits == {("total_score", "U0"): Cell("100.0"), ("total_score", "U2"): Cell("69.2")}
    assert [(problem.code, problem.where) for problem in found.problems] == [("values.odd_row", ("5",))]


def test_every_figure_of_a_real_table_with_units_down_the_side_is_taken() -> None:
    (sheet,) = real("s01_sh_housing_2017.xls")
    shape = only(sheet)
    found = read_values(sheet, plan_of(shape))
    assert not found.units_across
    assert not found.unknown
    marks = next(problem for problem in found.problems if problem.code == "values.mark")
    assert marks.facts["mark"] == "…"
    assert marks.facts["count"] == str(facts()["s01_sh_housing_2017.xls"]["ellipsis_cells"])
    blank = sum((row, column) not in sheet.cells for row in shape.units for column in shape.columns)
    assert blank == 1
    assert len(found.edits) + len(marks.where) + blank == len(shape.units) * len(shape.columns)
    for (item, unit), place in found.places.items():
        row = shape.units[int(unit[1:]) - 1]
        column = shape.columns[int(item[1:]) - 1]
        assert found.edits[item, unit].value == sheet.text(row, column)
        assert place.endswith(str(row))
    first = next(total for total in found.totals if total.item == "i1")
    assert abs(float(first.printed) - float(first.found)) <= 3
    assert any(cell.value == "0" for cell in found.edits.values())  # a true zero stays one


def test_the_figures_of_a_real_table_with_units_along_the_top_are_taken() -> None:
    sheet = real("s05_foshan_population.xlsx")[0]
    shape = only(sheet)
    names = ["年末常住总人口", "年末户籍总人口", "出生人数", "人口自然增长率"]
    items = tuple(Item(code=f"i{at}", name=name) for at, name in enumerate(names))
    found = read_values(sheet, replace(plan_of(shape), items=items))
    assert found.units_across
    assert len(found.edits) == len(names) * len(shape.units)
    assert found.edits["i1", "U3"] == Cell("1452553")
    assert found.edits["i3", "U1"] == Cell("10.75")


@pytest.mark.parametrize("name", ["s10_nbs_gdp_provinces.xls", "s11_nbs_gdp_gbk.csv"])
def test_a_real_table_of_one_item_with_a_column_for_each_year_gives_the_year_of_the_plan(name: str) -> None:
    (sheet,) = real(name)
    shape = only(sheet)
    plan = replace(plan_of(shape, 2023), items=(Item(code="gdp", name="地区生产总值", unit="亿元"),))
    found = read_values(sheet, plan)
    assert len(found.edits) == 31
    assert found.edits["gdp", "U1"] == Cell({"s10": "43760.7", "s11": "47353.7"}[name[:3]])
    assert not found.problems


# tables like those of other offices -------------------------------------------------------------------------------

SIMPLE = TableShape(
    across=False,
    first=1,
    last=3,
    title="",
    unit_note="",
    unit_note_row=None,
    header=(1, 1),
    name_column=1,
    names={2: "甲区", 3: "乙区"},
    headings={1: ("单位",), 2: ("办案数",)},
    rows=(2, 3),
    columns=(2,),
    units=(2, 3),
    measures={},
)

YEARBOOK: list[list[Any]] = [
    ["2-7 各区市场监管基本情况（2024年）", None, None, None, None, None],
    ["Basic Conditions by District (2024)", None, None, None, None, None],
    [None, None, None, None, None, "单位：万元"],
    ["序号", "地 区\nDistrict", "案件\nCases", None, "罚没款（万元）", "投诉举报"],
    [None, None, "立案数", "结案数", None, "及时率（%）"],
    [None, "全 市", "1,120", 1000, 95, 97.5],
    [1, "北 城 区", "1,000", 900, "—", 98.5],
    [None, None, None, None, None, None],
    [2, "　南城区", 80, 70, 55, "96.5%"],
    [3, "东城区", "40", "30", 40, "#"],
    ["注：“—”表示没有。", None, None, None, None, None],
    ["资料来源：市市场监管局", None, None, None, None, None],
]
YEARBOOK_MERGES = [(1, 1, 1, 6), (2, 1, 2, 6), (4, 1, 5, 1), (4, 2, 5, 2), (4, 3, 4, 4), (4, 5, 5, 5)]


def yearbook() -> WorkbookSheet:
    return read_sheet(Table(YEARBOOK, YEARBOOK_MERGES))


def test_a_page_of_a_yearbook_is_laid_out_through_blanks_totals_notes_and_running_numbers() -> None:
    shape = only(yearbook())
    assert (shape.header, shape.name_column, shape.columns) == ((4, 5), 2, (3, 4, 5, 6))
    assert (shape.units, shape.total_rows) == ((7, 9, 10), (6,))
    assert (shape.note_rows, shape.unit_note, shape.unit_note_row) == ((11, 12), "万元", 3)
    assert shape.names[7] == "北城区"
    assert shape.headings[4] == ("案件 Cases", "结案数")
    assert shape.measures == {5: "万元", 6: "%"}


PLAN = Plan(
    id="x",
    title="x",
    year=2024,
    units=tuple(Unit(code=f"U{at}", name=f"{name}城区市场监管局") for at, name in enumerate("北南东西", 1)),
    items=(
        Item(code="filed", name="立案数", unit="件"),
        Item(code="closed", name="案件结案数", unit="件"),
        Item(code="fines", name="罚没款", unit="万元"),
        Item(code="rate", name="投诉举报及时率", unit="%"),
    ),
)


def test_two_headings_units_by_another_name_and_marks_are_read_for_a_plan() -> None:
    found = read_values(yearbook(), replace(PLAN, items=(*PLAN.items[:1], *PLAN.items[2:])))
    assert found.edits == {
        ("filed", "U1"): Cell("1000"),
        ("filed", "U2"): Cell("80"),
        ("filed", "U3"): Cell("40"),
        ("fines", "U2"): Cell("55"),
        ("fines", "U3"): Cell("40"),
        ("rate", "U1"): Cell("98.5"),
        ("rate", "U2"): Cell("96.5"),
    }
    assert [note.facts["text"] for note in found.notes] == ["北城区", "南城区", "东城区"]
    assert [(problem.code, problem.facts["mark"]) for problem in found.problems] == [
        ("values.mark", "—"),
        ("values.mark", "#"),
    ]
    assert {(total.item, total.printed, total.found) for total in found.totals if total.item == "filed"} == {
        ("filed", "1120", "1120")
    }
    for language in LANGUAGES:
        assert all(problem_text(one, language) for one in (*found.problems, *found.notes))


def test_a_table_turned_over_gives_the_same_values() -> None:
    rows = [list(row) for row in zip_longest(*YEARBOOK[3:10])]
    turned = read_sheet(
        Table(rows, [(left, top - 3, right, bottom - 3) for top, left, bottom, right in YEARBOOK_MERGES[2:]])
    )
    assert read_values(turned, PLAN).edits == read_values(yearbook(), PLAN).edits


def test_another_power_of_the_unit_is_not_taken() -> None:
    plan = replace(PLAN, items=(replace(PLAN.items[2], unit="元"),))
    found = read_values(yearbook(), plan)
    assert not found.edits
    assert [problem.code for problem in found.problems] == ["values.unit"]


def test_several_tables_under_each_other_are_read_together_and_contradictions_are_told() -> None:
    rows: list[list[Any]] = [
        ["表一", None],
        ["地区", "立案数"],
        ["北城区", 10],
        ["南城区", 8],
        ["合计", 18],
        [None, None],
        ["表二", None],
        ["地区", "罚没款（万元）"],
        ["北城区", 5],
        ["南城区", 6],
        [None, None],
        ["地区", "立案数"],
        ["北城区", 10],
        ["南城区", 9],
    ]
    found = read_values(read_sheet(Table(rows)), PLAN)
    assert found.edits == {("filed", "U1"): Cell("10"), ("fines", "U1"): Cell("5"), ("fines", "U2"): Cell("6")}
    assert [(problem.code, problem.where) for problem in found.problems] == [("values.twice", ("B4", "B14"))]


def test_a_unit_that_stands_there_twice_with_other_figures_is_not_taken() -> None:
    found = read_values(read_sheet(Table([["地区", "立案数"], ["北城区", 1], ["北城区", 2], ["南城区", 3]])), PLAN)
    assert set(found.edits) == {("filed", "U2")}
    assert [problem.code for problem in found.problems] == ["values.twice"]


def test_of_two_columns_of_an_item_the_one_of_the_year_is_taken_and_without_a_year_none() -> None:
    years: list[list[Any]] = [["地区", "立案数", None], [None, "2023年", "2024年"], ["北城区", 1, 2], ["南城区", 3, 4]]
    found = read_values(read_sheet(Table(years, [(1, 1, 2, 1), (1, 2, 1, 3)])), PLAN)
    assert found.edits == {("filed", "U1"): Cell("2"), ("filed", "U2"): Cell("4")}
    same = read_values(read_sheet(Table([["地区", "立案数", "立案数", "罚没款"], ["北城区", 1, 2, 3]])), PLAN)
    assert [problem.code for problem in same.problems] == ["values.item_twice"]
    assert set(same.edits) == {("fines", "U1")}


def test_short_names_are_taken_only_where_one_unit_is_meant() -> None:
    plan = replace(PLAN, units=(Unit(code="U1", name="朝阳区市场监管局"), Unit(code="U2", name="朝阳县市场监管局")))
    rows: list[list[Any]] = [["地区", "立案数"], ["朝阳区", 1], ["朝阳县局", 2], ["朝阳", 3]]
    found = read_values(read_sheet(Table(rows)), plan)
    assert found.edits == {("filed", "U1"): Cell("1"), ("filed", "U2"): Cell("2")}
    assert [unknown.text for unknown in found.unknown] == ["朝阳"]
    other = replace(PLAN, units=(Unit(code="U1", name="朝阳区"),))
    with pytest.raises(Refused):
        read_values(read_sheet(Table([["地区", "立案数"], ["朝阳县", 1]])), other)
    found = read_values(read_sheet(Table([["地区", "立案数"], ["1. 朝阳", 1]])), other)
    assert found.edits == {("filed", "U1"): Cell("1")}


def test_what_is_hidden_recomputed_or_struck_is_taken_and_told() -> None:
    sheet = read_sheet(Table([["地区", "立案数"], ["北城区", 1], ["南城区", "=B2*2"]], hidden_rows=[2]))
    found = read_values(sheet, PLAN)
    assert found.edits["filed", "U2"] == Cell("2")
    assert {"values.hidden", "values.recomputed"} <= {note.code for note in found.notes}


def test_a_refusal_says_what_the_sheet_does_hold() -> None:
    plan = replace(PLAN, units=(Unit(code="U1", name="某某所"),))
    with pytest.raises(Refused) as refused:
        read_best([yearbook()], plan)
    (problem,) = refused.value.problems
    assert problem.code == "values.no_units_seen"
    assert "北城区" in problem.facts["names"]
    assert all(problem_text(problem, language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("合 计", True),
        ("全国总计", True),
        ("全市", True),
        ("平均", True),
        ("Total", True),
        ("全州县", False),
        ("北城区", False),
    ],
)
def test_rows_about_all_units_are_known(text: str, whole: bool) -> None:
    assert is_whole(text) == whole


@pytest.mark.parametrize(
    ("text", "unit"),
    [("产值（亿元）", "亿元"), ("及时率(%)", "%"), ("办案数（件/人）", "件/人"), ("得分（本级）", ""), ("数", "")],
)
def test_the_unit_of_a_heading_is_in_its_brackets(text: str, unit: str) -> None:
    assert measure_of(text) == unit


@settings(max_examples=40, deadline=None)
@given(
    figures=st.lists(st.lists(st.integers(-10_000, 10_000), min_size=3, max_size=3), min_size=3, max_size=3),
    titles=st.integers(0, 3),
    numbers=st.booleans(),
    total=st.sampled_from(["", "first", "last"]),
    blank_after=st.integers(0, 2),
    across=st.booleans(),
    notes=st.booleans(),
)
def test_any_of_these_tables_gives_its_figures_whatever_surrounds_them(
    figures: list[list[int]],
    titles: int,
    numbers: bool,
    total: str,
    blank_after: int,
    across: bool,
    notes: bool,
) -> None:
    """Titles above, a column 序号, a total first or last, a blank line between units, notes below, turned over."""
    units, items = ["北 城 区", "南城区局", "东城区"], ["立案数", "罚没款（万元）", "投诉举报及时率"]
    lead: list[Any] = [None] if numbers else []
    table: list[list[Any]] = [[*(["序号"] if numbers else []), "单位", *items]]
    body: list[list[Any]] = [[unit, *row] for unit, row in zip(units, figures, strict=True)]
    if numbers:
        body = [[at, *row] for at, row in enumerate(body, 1)]
    sums: list[Any] = [*lead, "合计", *(sum(column) for column in zip(*figures, strict=True))]
    if blank_after:
        body.insert(blank_after, [])
    table += [*([sums] if total == "first" else []), *body, *([sums] if total == "last" else [])]
    if across:
        table = [list(row) for row in zip_longest(*table)]
    table = [*([f"标题{at}"] for at in range(titles)), *table, *([["注：数据为快报数。"]] if notes else [])]
    sheet = WorkbookSheet(
        "x",
        {
            (row, column): WorkbookCell(str(value), "text" if isinstance(value, str) else "number")
            for row, values in enumerate(table, 1)
            for column, value in enumerate(values, 1)
            if value is not None
        },
    )
    found = read_values(sheet, PLAN)
    wanted = {
        (item, f"U{unit}"): Cell(str(figures[unit - 1][at]))
        for at, item in enumerate(["filed", "fines", "rate"])
        for unit in (1, 2, 3)
    }
    assert found.edits == wanted
    assert found.units_across == across
    assert not found.problems


WORDS = st.sampled_from(["甲区", "立案数", "合计", "注：", "…", "2024年", "单位：元", "12", "1,200"])
FIGURES = st.integers(0, 3000).map(str)
CELLS = st.builds(WorkbookCell, WORDS) | st.builds(WorkbookCell, FIGURES, st.just("number"))
PLACES = st.tuples(st.integers(1, 9), st.integers(1, 7))


@given(st.dictionaries(PLACES, CELLS, max_size=50), st.lists(st.tuples(PLACES, PLACES), max_size=4))
def test_any_sheet_has_a_shape_or_none_and_is_read_or_refused(
    cells: dict[tuple[int, int], WorkbookCell], ranges: list[tuple[tuple[int, int], tuple[int, int]]]
) -> None:
    merges = tuple(Merge(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in ranges)
    sheet = WorkbookSheet("x", cells, merges)
    for shape in find_tables(sheet):
        assert shape.header[0] <= shape.header[1] < shape.rows[0] if shape.rows else True
        assert set(shape.units) <= set(shape.columns if shape.across else shape.rows)
    plan = replace(PLAN, units=(Unit(code="U1", name="甲区"),))
    with suppress(Refused):
        found = read_values(sheet, plan)
        assert found.places.keys() >= found.edits.keys()
