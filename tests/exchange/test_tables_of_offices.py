"""Tables of offices as a person reads them at once: halves, units over the table, growth beside counts, forms."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from exchange.values.table import ValuesTable, read_values
from exchange.values.table_shape import find_tables
from exchange.wording import LANGUAGES, problem_text
from scoring.entries import Cell
from scoring.plan import Plan, Unit
from scoring.problems import Refused
from tests.exchange.test_table_shape import PLAN, only
from tests.exchange.weight_tables import Table, read_sheet


def values_of(
    rows: Sequence[Sequence[Any]], merges: Sequence[tuple[int, int, int, int]] = (), plan: Plan = PLAN
) -> ValuesTable:
    return read_values(read_sheet(Table(rows, merges)), plan)


def test_a_table_printed_in_two_halves_is_read_in_both_and_each_figure_goes_to_the_name_of_its_half() -> None:
    head = ["单位", "立案数", "罚没款"]
    rows: list[list[Any]] = [["各城区情况"], [*head, *head], ["北城区", 1, 2, "西城区", 3, 4]]
    rows.append(["南城区", 5, 6, "东城区", 7, 8])
    sheet = read_sheet(Table(rows, [(1, 1, 1, 6)]))
    assert [(shape.name_column, shape.columns) for shape in find_tables(sheet)] == [(1, (2, 3)), (4, (5, 6))]
    found = read_values(sheet, PLAN)
    assert {unit: cell.value for (item, unit), cell in found.edits.items() if item == "filed"} == {
        "U1": "1",
        "U4": "3",
        "U2": "5",
        "U3": "7",
    }
    assert len(found.edits) == 8
    assert not found.unknown
    turned = values_of([["单位", "立案数", None, "单位", "罚没款"], ["北城区", 1, None, "南城区", 5]])
    assert turned.edits == {("filed", "U1"): Cell("1"), ("fines", "U2"): Cell("5")}


def test_headings_in_pairs_do_not_make_halves() -> None:
    rows: list[list[Any]] = [["单位", "立案数", None, "罚没款", None], [None, "数量", "排名", "数量", "排名"]]
    rows += [["北城区", 11, 2, 12, 1], ["南城区", 13, 1, 10, 2]]
    found = values_of(rows, [(1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5)])
    assert {key: cell.value for key, cell in found.edits.items()} == {
        ("filed", "U1"): "11",
        ("filed", "U2"): "13",
        ("fines", "U1"): "12",
        ("fines", "U2"): "10",
    }


@pytest.mark.parametrize("word", ["同比增长（%）", "上年同期", "排名", "占比", "年度目标"])
def test_what_stands_under_the_name_of_an_item_but_says_something_else_about_it_is_not_the_item(word: str) -> None:
    merges = [(1, 1, 2, 1), (1, 2, 1, 3)]
    found = values_of([["单位", "立案数", None], [None, "本年", word], ["北城区", 11, 2]], merges)
    assert found.edits == {("filed", "U1"): Cell("11")}
    with pytest.raises(Refused):
        values_of([["单位", "立案数"], [None, word], ["北城区", 2]])


def test_an_item_in_several_columns_of_which_none_is_meant_is_told_even_where_nothing_else_is_there() -> None:
    with pytest.raises(Refused) as refused:
        values_of([["单位", "立案数", "立案数"], ["北城区", 1, 2]])
    assert [problem.code for problem in refused.value.problems] == ["values.item_twice"]


@pytest.mark.parametrize(
    ("note", "taken"), [("单位：万元", False), ("单位：件、万元", False), ("（单位：元）", True), ("单位：件", True)]
)
def test_a_unit_of_measure_said_over_the_whole_table_holds_for_headings_that_say_none(note: str, taken: bool) -> None:
    plan = replace(PLAN, items=(replace(PLAN.items[2], unit="元"),))
    found = values_of([["罚没情况", None], [None, note], ["单位", "罚没款"], ["北城区", 3]], (), plan)
    assert bool(found.edits) == taken
    assert [problem.code for problem in found.problems] == ([] if taken else ["values.unit"])
    beside: list[list[Any]] = [
        ["指标", "计量单位", "北城区", "南城区"],
        ["罚没款", note.strip("（）").split("、")[-1][-2:], 3, 4],
    ]
    assert bool(values_of(beside, (), plan).edits) == taken or note == "单位：件"


def test_an_unknown_unit_above_the_first_known_one_is_told() -> None:
    found = values_of([["序号", "单位", "立案数"], [1, "某某城区", 1], [2, "南城区", 2]])
    assert found.edits == {("filed", "U2"): Cell("2")}
    assert "某某城区" in [unknown.text for unknown in found.unknown]


def test_of_a_unit_with_a_row_for_each_year_the_row_of_the_plans_year_is_taken() -> None:
    rows: list[list[Any]] = [["单位", "年份", "立案数"], ["北城区", "2023年", 1], [None, "2024年", 2]]
    rows += [["南城区", 2023, 3], [None, 2024, 4]]
    for merges in ([], [(2, 1, 3, 1), (4, 1, 5, 1)]):
        found = values_of(rows, merges)
        assert found.edits == {("filed", "U1"): Cell("2"), ("filed", "U2"): Cell("4")}
        assert "北城区" not in [unknown.text for unknown in found.unknown]
    parts = values_of([["单位", "类别", "立案数"], ["北城区", "食品", 1], [None, "药品", 2]], [(2, 1, 3, 1)])
    assert not parts.edits
    assert [problem.code for problem in parts.problems] == ["values.twice"]


def test_one_merged_figure_beside_two_units_is_told_and_not_given_to_the_first() -> None:
    found = values_of([["单位", "立案数"], ["北城区", 10], ["南城区", None], ["东城区", 3]], [(2, 2, 3, 2)])
    assert found.edits == {("filed", "U3"): Cell("3")}
    assert [(problem.code, problem.where) for problem in found.problems] == [("values.shared", ("B2",))]
    assert all(problem_text(problem, language) for problem in found.problems for language in LANGUAGES)


def test_an_office_of_a_place_is_known_by_either_name_of_its_kind() -> None:
    plan = replace(PLAN, units=(Unit(code="U1", name="东街市场监督管理所"), Unit(code="U2", name="西街市场监督管理所")))
    found = values_of([["单位", "立案数"], ["东街所", 1], ["西街市场监管所", 2]], (), plan)
    assert found.edits == {("filed", "U1"): Cell("1"), ("filed", "U2"): Cell("2")}
    assert [note.code for note in found.notes] == ["values.alias"] * 2


FORM: list[list[Any]] = [
    ["食品安全监管情况统计表", None, None, None, None, None],
    ["填报单位：某市局", None, None, None, "单位：件、万元", None],
    ["序号", "单位", "负责人", "立案数", "罚没款", None],
    [None, None, None, None, "合计", "其中：食品"],
    ["甲", "乙", "丙", 1, 2, 3],
    ["合计", None, None, 6, 60, 30],
    [1, "北城区所", "张一", 1, 10, 5],
    [2, "南城区所", "李二", 2, 20, 10],
    [3, "东城区所", "王三", 3, 30, 15],
    ["填表人：赵", None, "审核人：钱", None, None, None],
    [None, None, None, None, None, None],
    ["注：数据截至年底。", None, None, None, None, None],
]


def test_a_form_with_numbered_columns_a_total_without_merges_and_signers_is_laid_out() -> None:
    merges = [(1, 1, 1, 6), (3, 1, 4, 1), (3, 2, 4, 2), (3, 3, 4, 3), (3, 4, 4, 4), (3, 5, 3, 6)]
    shape = only(read_sheet(Table(FORM, merges)))
    assert (shape.header, shape.name_column, shape.columns) == ((3, 5), 2, (4, 5, 6))
    assert (shape.total_rows, shape.units, shape.note_rows) == ((6,), (7, 8, 9), (10, 12))
    assert (shape.unit_note, shape.unit_note_row) == ("件、万元", 2)
    assert shape.headings[6] == ("罚没款", "其中：食品")


def test_tables_that_follow_each_other_without_a_blank_row_are_tables_of_their_own() -> None:
    one: list[list[Any]] = [["表一", None], ["单位", "立案数"], ["北城区", 1], ["南城区", 2], ["合计", 3]]
    two: list[list[Any]] = [["表二", None], ["单位", "罚没款"], ["北城区", 4], ["南城区", 5]]
    tables = find_tables(read_sheet(Table([*one, *two])))
    assert [(table.header, table.units, table.title) for table in tables] == [
        ((2, 2), (3, 4), "表一"),
        ((7, 7), (8, 9), "表二"),
    ]


def test_ranks_written_as_words_are_no_names_and_figures_like_years_are_figures() -> None:
    ranked = only(read_sheet(Table([["名次", "单位", "户数"], ["第1名", "甲城区", 2020], ["第2名", "乙城区", 2003]])))
    assert (ranked.name_column, ranked.columns, ranked.units) == (2, (3,), (2, 3))
    years: list[list[Any]] = [["单位", 2022, 2023, 2024], ["甲城区", 2010, 1990, 2040], ["乙城区", 2009, 2001, 2005]]
    shape = only(read_sheet(Table(years)))
    assert (shape.header, shape.units) == ((1, 1), (2, 3))


def test_a_unit_without_figures_below_the_headings_is_no_heading() -> None:
    shape = only(read_sheet(Table([["单位", "立案数", "罚没款"], ["甲城区"], ["乙城区", None, 3], ["丙城区", 1, 2]])))
    assert (shape.header, shape.units) == ((1, 1), (3, 4))


def test_years_down_the_side_and_units_along_the_top() -> None:
    rows: list[list[Any]] = [["年份", "全市", "甲城区", "乙城区"], [2022, 30, 10, 20], [2023, 33, 11, 22]]
    shape = only(read_sheet(Table(rows)))
    assert shape.across
    assert (shape.name_column, shape.units, shape.total_columns, shape.rows) == (1, (3, 4), (2,), (2, 3))


def test_a_date_beside_the_unit_of_measure_is_no_heading_and_averages_are_no_units() -> None:
    rows: list[list[Any]] = [["得分表", None], ["2024年度", "单位：分"], ["单位", "得分"], ["甲城区", 90]]
    rows += [["乙城区", 80], ["平均分", 85], ["最高分", 90]]
    shape = only(read_sheet(Table(rows, [(1, 1, 1, 2)])))
    assert (shape.header, shape.unit_note_row, shape.units, shape.total_rows) == ((3, 3), 2, (4, 5), (6, 7))


def test_headings_may_stand_apart_from_the_figures() -> None:
    rows: list[list[Any]] = [["单位", "得分"], [None], ["甲城区", 90], [None], ["乙城区", 80]]
    shape = only(read_sheet(Table(rows)))
    assert (shape.header[0], shape.headings[2], shape.units) == (1, ("得分",), (3, 5))


def test_a_code_and_a_name_of_different_units_in_one_row_are_told_and_the_row_is_not_taken() -> None:
    rows: list[list[Any]] = [["代码", "单位", "立案数"], ["U2", "北城区", 1], ["U1", "南城区", 2], ["U3", "东城区", 3]]
    found = values_of(rows)
    assert found.edits == {("filed", "U3"): Cell("3")}
    assert {problem.code for problem in found.problems} == {"values.two_units"}
    assert sorted(set().union(*(problem.where for problem in found.problems))) == ["A2", "A3", "B2", "B3"]
    assert all(problem_text(problem, language) for problem in found.problems for language in LANGUAGES)


def test_a_title_of_another_year_is_told() -> None:
    rows: list[list[Any]] = [["2023年立案情况", None], ["单位", "立案数"], ["北城区", 1], ["南城区", 2]]
    found = values_of(rows)
    assert len(found.edits) == 2
    assert [(note.code, note.where) for note in found.notes if note.code != "values.alias"] == [
        ("values.other_year", ("A1",))
    ]
    assert all(problem_text(note, language) for note in found.notes for language in LANGUAGES)
    rows[0][0] = "2023年、2024年立案情况"
    assert "values.other_year" not in [note.code for note in values_of(rows).notes]
