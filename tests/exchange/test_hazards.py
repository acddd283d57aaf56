"""Layouts L1–L8 and hazards 1–33 of last year's tables of weights, to be ticked off: practice.md §4.1 and §4.2.

Every test is named by its layout or hazard; `test_every_layout_and_hazard_has_its_test` counts them.
"""

import io
import re
import sys
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as Openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font

from exchange.reading.guards import kind_of
from exchange.reading.parsers import parse
from exchange.reading.read_workbook import read_workbook
from exchange.reading.workbook import Workbook, WorkbookCell, WorkbookSheet
from exchange.weights.table import WeightTable
from exchange.weights.take_over import match
from exchange.weights.tree import understand, understand_best
from exchange.wording import problem_text
from scoring.problems import Refused
from tests.exchange.test_file_kinds import as_html
from tests.exchange.test_take_over import EMPTY, group, leaf
from tests.exchange.weight_tables import L1, L1_TREE, L2, L4, LAYOUTS, Table, tree, understood, xls, xlsx

FILES = Path(__file__).parent.parent / "files" / "weights"
KINDS = pytest.mark.parametrize("kind", ["xlsx", "xls"])


def small(*rows: list[Any], **more: Any) -> Table:
    """A table with 一级指标 | 二级指标 | 分值 and the rows below it; more keywords as in `Table`."""
    return Table([["一级指标", "二级指标", "分值"], *rows], **more)


def codes(table: WeightTable) -> set[str]:
    return {problem.code for problem in (*table.problems, *table.assumptions)}


def ignored(table: WeightTable) -> dict[str, str]:
    return {row.place: row.reason.removeprefix("weights.ignored.") for row in table.ignored}


# layouts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_1_to_7_give_their_tree_and_close(layout: str, kind: str) -> None:
    table, wanted = LAYOUTS[layout]
    found = understood(table, kind)
    assert tree(found) == wanted
    assert found.closes
    assert not found.problems


def test_columns_beside_the_weight_come_along_with_the_cell_it_stands_in() -> None:
    found = understood(L1)
    leaf = next(node for node in found.nodes if node.name == "大要案查办数")
    assert (leaf.place, leaf.written, leaf.method) == ("D6", "15", "每件3分，封顶15分")
    assert (leaf.department, leaf.note) == ("稽查科", "含移送司法案件")


def test_of_two_weight_columns_the_merged_one_is_the_parents() -> None:
    found = understood(L4)
    assert [(node.name, node.place) for node in found.nodes if not node.is_leaf] == [
        ("组织领导", "C2"),
        ("日常监管", "C5"),
    ]
    assert found.nodes[1].place == "D2"


# hazards --------------------------------------------------------------------------------------------------


def test_hazard_01_a_merged_parent_holds_all_its_rows_and_a_blank_below_the_merge_stays_blank() -> None:
    found = understood(
        small(["甲", "a", 30], [None, "b", 30], [None, "c", 40], merges=[(2, 1, 3, 1)]),
    )
    assert tree(found) == [("甲", "60"), ("甲/a", "30"), ("甲/b", "30")]
    assert "weights.no_parent" in codes(found)
    assert ignored(found)["B4"] == "no_parent"
    assert not found.closes


def test_hazard_02_blank_cells_that_only_look_merged_are_filled_as_a_stated_assumption() -> None:
    found = understood(small(["甲", "a", 60], [None, "b", 40]))
    assert tree(found) == [("甲", "100"), ("甲/a", "60"), ("甲/b", "40")]
    assumption = next(one for one in found.assumptions if one.code == "weights.filled_down")
    assert assumption.where == ("A3",)


@pytest.mark.parametrize(
    ("written", "weight"),
    [
        ("5分", "5"),
        ("3.0（扣完为止）", "3"),
        ("２", "2"),
        ("（１５％）", "15"),
        ("(5)", "5"),
        ("3", "3"),
        (" 15 ", "15"),
        ("1,200", "1200"),
        ("10 分", "10"),
        ("【8分】", "8"),
        ("12.50", "12.5"),
    ],
)
def test_hazards_03_04_05_27_33_a_weight_is_read_through_units_width_brackets_and_text(
    written: str, weight: str
) -> None:
    found = understood(small(["甲", "a", written]))
    assert tree(found)[1] == ("甲/a", weight)
    assert "weights.text_numbers" in codes(found)


@pytest.mark.parametrize("written", ["20（其中A12，B8）", "十五", "约5", "5-8", "3..5", "1，2", "=15", "-5", "见附件"])
def test_hazards_03_27_33_a_weight_that_is_not_plainly_one_number_is_a_problem_and_no_number(written: str) -> None:
    cells = {(1, 1): "一级指标", (1, 2): "二级指标", (1, 3): "分值", (2, 1): "甲", (2, 2): "a", (2, 3): written}
    cells |= {(3, 1): "乙", (3, 2): "b", (3, 3): "5"}
    found = understand(WorkbookSheet("x", {place: WorkbookCell(text) for place, text in cells.items()}))
    assert found.nodes[1].weight is None
    problem = next(one for one in found.problems if one.code == "weights.unclear")
    assert problem.where == ("C2",)
    assert problem.facts["text"] == written


@KINDS
def test_hazard_06_a_percentage_format_means_hundredths(kind: str) -> None:
    table = small(["甲", "a", 0.6], ["乙", "b", 0.4], formats={(2, 3): "0%", (3, 3): "0.00%"})
    found = understood(table, kind)
    assert tree(found) == [("甲", "60"), ("甲/a", "60"), ("乙", "40"), ("乙/b", "40")]
    assert found.closes
    assert "weights.percent_of_total" in codes(found)


@KINDS
def test_hazard_06_percentages_among_points_are_told(kind: str) -> None:
    found = understood(small(["甲", "a", 0.6], ["乙", "b", 40], formats={(2, 3): "0%"}), kind)
    assert found.closes
    assert "weights.mixed_percent" in codes(found)


def test_hazard_06_shares_of_one_without_any_format_are_percentages() -> None:
    found = understood(small(["甲", "a", 0.6], ["乙", "b", 0.4], ["合计", None, 1]))
    assert found.closes
    assert tree(found)[0] == ("甲", "60")
    assert "weights.fractions" in codes(found)


def test_hazard_07_percent_of_the_parent_is_chosen_where_only_that_closes() -> None:
    table = Table(
        [
            ["一级指标", "权重", "二级指标", "权重"],
            ["甲", "30%", "a", "40%"],
            [None, None, "b", "60%"],
            ["乙", "70%", "c", "25%"],
            [None, None, "d", "75%"],
        ],
        merges=[(2, 1, 3, 1), (2, 2, 3, 2), (4, 1, 5, 1), (4, 2, 5, 2)],
    )
    found = understood(table)
    assert tree(found) == [
        ("甲", "30"),
        ("甲/a", "12"),
        ("甲/b", "18"),
        ("乙", "70"),
        ("乙/c", "17.5"),
        ("乙/d", "52.5"),
    ]
    assert found.closes
    assert "weights.percent_of_parent" in codes(found)


def test_hazard_07_percent_of_the_whole_is_chosen_where_that_closes() -> None:
    found = understood(small(["甲（30%）", "a", "12%"], [None, "b", "18%"], ["乙（70%）", "c", "70%"]))
    assert tree(found)[:3] == [("甲", "30"), ("甲/a", "12"), ("甲/b", "18")]
    assert found.closes
    assert "weights.percent_of_parent" not in codes(found)


def test_hazard_08_total_rows_are_checks_and_no_indicators() -> None:
    found = understood(
        small(
            ["甲", "a", 30],
            [None, "b", 30],
            ["小计", None, 60],
            ["乙", "c", 40],
            ["小 计", None, 41],
            ["合  计", None, 100],
        )
    )
    assert [node.name for node in found.nodes] == ["甲", "a", "b", "乙", "c"]
    checks = {check.place: (check.wanted, check.found) for check in found.checks if check.place.startswith("A")}
    assert checks["A4"] == (Decimal(60), Decimal(60))
    assert checks["A6"] == (Decimal(41), Decimal(40))
    assert checks["A7"] == (Decimal(100), Decimal(100))
    assert not found.closes


@KINDS
def test_hazard_09_a_total_formula_without_a_stored_result_is_recomputed_and_told(kind: str) -> None:
    found = understood(small(["甲", "a", 60], ["乙", "b", 40], ["合计", None, "=SUM(C2:C3)"]), kind)
    assert found.closes
    assert "weights.total_recomputed" in codes(found)


@KINDS
def test_hazard_09_a_weight_formula_without_a_stored_result_is_recomputed_and_told(kind: str) -> None:
    found = understood(small(["甲", "a", "=30+30"], ["乙", "b", "=ROUND(C2*2/3,0)"]), kind)
    assert tree(found)[1::2] == [("甲/a", "60"), ("乙/b", "40")]
    assert next(one for one in found.assumptions if one.code == "weights.recomputed").where == ("C2", "C3")


@KINDS
def test_hazard_09_a_formula_of_another_kind_is_a_problem_with_its_cell_and_not_blank(kind: str) -> None:
    found = understood(small(["甲", "a", "=MAX(30,60)"], ["乙", "b", 40]), kind)
    assert found.nodes[1].weight is None
    assert ("weights.uncached", ("C2",)) in [(one.code, one.where) for one in found.problems]


def test_hazard_09_a_total_formula_that_leaves_out_a_row_does_not_agree() -> None:
    found = understood(small(["甲", "a", 60], ["乙", "b", "40分"], ["合计", None, "=SUM(C2:C2)"]))
    printed = next(check for check in found.checks if check.place == "A4")
    assert printed.difference == 40
    whole = understood(small(["甲", "a", 60], ["乙", "b", "40分"], ["合计", None, "=SUM(C2:C3)"]))
    assert whole.closes  # a spreadsheet's own sum would pass over "40分"


def test_hazard_10_two_header_rows_are_read_as_one() -> None:
    found = understood(L2)
    column = next(one for one in found.assumptions if one.code == "weights.weight_column")
    assert column.facts == {"column": "D", "heading": "分值/标准分", "level": "3"}


def test_hazard_11_titles_are_skipped_and_give_the_year() -> None:
    found = understood(L1)
    assert found.year == 2023
    assert found.title.startswith("××市市场监督管理局2023年度")
    assert ignored(found)["A1"] == "title"


def test_hazard_12_notes_below_end_the_table_and_are_kept() -> None:
    table = replace(L1, rows=[*L1.rows, ["1.执法办案效能含各类行政处罚案件", None, None, None]])
    found = understood(table)
    assert tree(found) == L1_TREE
    assert (ignored(found)["A14"], ignored(found)["A15"]) == ("note", "note")


def test_hazard_13_bonus_deduction_and_veto_rows_are_put_aside() -> None:
    found = understood(
        small(
            ["甲", "a", 100],
            ["加分项", "典型案例", "≤5"],
            [None, "获上级表彰", 2],
            ["扣分项", "信息虚报", "—"],
            ["一票否决", "重大事故", "不计分"],
            merges=[(3, 1, 4, 1)],
        )
    )
    assert tree(found) == [("甲", "100"), ("甲/a", "100")]
    assert ignored(found) == {"A3": "bonus", "B4": "bonus", "A5": "deduction", "A6": "veto"}
    assert found.closes


def test_hazard_14_a_weight_in_the_name_is_split_off_and_the_line_break_is_gone() -> None:
    found = understood(small(["执法办案\n效能\n（28分）", "a", 28]))
    assert found.nodes[0].name == "执法办案效能"
    assert found.nodes[0].weight == 28
    assert [check.closes for check in found.checks if check.name] == [True]


def test_hazard_14_two_weights_that_differ_are_told() -> None:
    found = understood(small(["甲", "a（5分）", 6]))
    assert found.nodes[1].weight == 6
    assert "weights.two_weights" in codes(found)


def test_hazard_14_a_year_or_a_unit_in_brackets_is_no_weight() -> None:
    found = understood(small(["甲", "民生实事（2023）", 60], [None, "人均办案数（件/人）", 40]))
    assert [node.name for node in found.nodes[1:]] == ["民生实事（2023）", "人均办案数（件/人）"]


def test_hazard_15_invisible_characters_are_trimmed() -> None:
    found = understood(small(["甲\u3000", "a\u00a0\u200b", 60], ["\u3000乙", "\ufeffb ", 40]))
    assert tree(found)[1::2] == [("甲/a", "60"), ("乙/b", "40")]


@KINDS
def test_hazard_18_a_weight_that_became_a_date_is_told_and_not_used(kind: str) -> None:
    import datetime

    table = small(["甲", "a", datetime.datetime(2024, 1, 2)], ["乙", "b", 98], formats={(2, 3): "m月d日"})
    found = understood(table, kind)
    assert found.nodes[1].weight is None
    problem = next(one for one in found.problems if one.code == "weights.date")
    assert problem.where == ("C2",)


@KINDS
@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A"])
def test_hazard_19_an_error_value_is_missing_and_never_zero(error: str, kind: str) -> None:
    found = understood(small(["甲", "a", error], ["乙", "b", 100]), kind)
    assert found.nodes[1].weight is None
    problem = next(one for one in found.problems if one.code == "weights.error")
    assert (problem.where, problem.facts["text"]) == (("C2",), error)


@KINDS
def test_hazard_20_hidden_rows_are_included_and_told(kind: str) -> None:
    found = understood(small(["甲", "a", 60], [None, "b", 40], hidden_rows=[3]), kind)
    assert tree(found)[-1] == ("甲/b", "40")
    assert next(one for one in found.assumptions if one.code == "weights.hidden_rows").facts["rows"] == "3"


def test_hazards_20_21_the_shown_sheet_that_closes_is_chosen() -> None:
    wrong = replace(small(["甲", "a", 1]), name="草稿")
    notes = Table([["填表说明"]], name="说明")
    data = xlsx(notes, wrong, L1, replace(L1, name="备份"), hidden=["备份"])
    name, found = understand_best(Workbook("x.xlsx", "", "xlsx", parse("xlsx", data)))
    assert name == "权重"
    assert tree(found) == L1_TREE


def test_hazard_24_a_wrong_declared_dimension_hides_nothing() -> None:
    found, other = (understand(parse("xlsx", (FILES / name).read_bytes())[0]) for name in ("dim.xlsx", "h.xlsx"))
    assert tree(found) == tree(other)
    assert len(found.nodes) == 11


def test_hazard_28_weights_that_do_not_close_show_the_difference() -> None:
    found = understood(small(["甲", "a", 60], ["乙", "b", 39.5]))
    total = found.checks[0]
    assert (total.wanted, total.found, total.difference) == (Decimal(100), Decimal("99.5"), Decimal("-0.5"))


def test_hazard_28_a_table_of_1000_points_is_recognised() -> None:
    found = understood(small(["甲", "a", 500], ["乙", "b", 100], ["丙", "——", 400]))
    assert found.full_score == 1000
    assert found.closes
    assert tree(found)[-1] == ("丙", "400")
    assert "weights.full_score" in codes(found)


def test_hazard_29_one_weight_for_several_leaves_is_not_split_silently() -> None:
    found = understood(small(["甲", "a", 6], [None, "b", None], ["乙", "c", 94], merges=[(2, 3, 3, 3)]))
    assert [node.weight for node in found.nodes if node.name in "ab"] == [None, None]
    assert "weights.shared" in codes(found)


def test_hazard_30_struck_rows_are_put_aside_and_comments_become_notes(tmp_path: Path) -> None:
    book = Openpyxl()
    sheet = book.active
    assert sheet is not None
    for row in (["一级指标", "二级指标", "分值"], ["甲", "a", 100], ["乙", "b", 5]):
        sheet.append(row)
    sheet["A3"].font = sheet["B3"].font = Font(strike=True)
    sheet["C2"].comment = Comment("按季度平均", "科室")
    book.save(tmp_path / "x.xlsx")
    found = understand(parse("xlsx", (tmp_path / "x.xlsx").read_bytes())[0])
    assert tree(found) == [("甲", "100"), ("甲/a", "100")]
    assert ignored(found) == {"A3": "struck"}
    assert found.nodes[1].note == "按季度平均"


def test_hazard_32_reference_items_have_weight_zero_and_blank_ones_none() -> None:
    found = understood(small(["甲", "a", 100], [None, "b", "参考"], [None, "c", None]))
    assert [node.weight for node in found.nodes[1:]] == [100, 0, None]
    assert ("weights.blank", ("B4",)) in [(one.code, one.where) for one in found.problems]


def test_the_hostile_example_is_read_to_the_last_cell() -> None:
    found = understand(parse("xlsx", (FILES / "h.xlsx").read_bytes())[0])
    assert tree(found) == [
        ("执法办案效能", "28"),
        ("执法办案效能/办案总量", "7"),
        ("执法办案效能/办案总量/人均办案数（件/人）", "4"),
        ("执法办案效能/办案总量/每万户案件数", "3"),
        ("执法办案效能/大要案", "7"),
        ("执法办案效能/大要案/大要案查办数", "5"),
        ("执法办案效能/大要案/首查首罚", "2"),
        ("执法质量", "18"),
        ("执法质量/案卷", "8"),
        ("执法质量/案卷/案卷评查平均分", "5"),
        ("执法质量/案卷/不合格案卷", "3"),
    ]
    assert found.year == 2023
    wanted = {"weights.hidden_rows", "weights.text_numbers", "weights.mixed_percent", "weights.total_recomputed"}
    assert wanted <= codes(found)
    reasons = list(ignored(found).values())
    assert reasons == ["title", "subtotal", "total", "bonus", "veto", "note"]


def test_hazard_21_a_weight_column_for_each_class_is_told() -> None:
    rows: list[list[Any]] = [
        ["一级指标", "二级指标", "分值", None],
        [None, None, "一类区县", "二类区县"],
        ["甲", "a", 60, 50],
        ["乙", "b", 40, 50],
    ]
    found = understood(Table(rows, merges=[(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4)]))
    assert tree(found)[1::2] == [("甲/a", "60"), ("乙/b", "40")]
    spare = next(one for one in found.assumptions if one.code == "weights.class_column")
    assert spare.facts == {"column": "D", "heading": "分值/二类区县", "label": "二类区县"}
    assert found.first_class == "一类区县"
    (second,) = found.of_classes
    assert second.label == "二类区县"
    assert second.weights == (Decimal(50),) * 4
    assert all(check.closes for check in found.checks)
    assert any(check.name.startswith("二类区县") for check in found.checks)


def test_several_weights_for_one_indicator_are_added_up_and_told() -> None:
    rows: list[list[Any]] = [
        ["一级指标", "二级指标", "评分标准", "分值"],
        ["甲", "a", "有计划", 5],
        [None, None, "已落实", 95],
    ]
    found = understood(Table(rows, merges=[(2, 1, 3, 1), (2, 2, 3, 2)]))
    assert tree(found) == [("甲", "100"), ("甲/a", "100")]
    assert found.nodes[1].method == "有计划\n已落实"
    assert "weights.summed" in codes(found)


def test_bonus_and_deduction_in_place_of_a_weight_put_the_row_aside() -> None:
    found = understood(
        Table(
            [
                ["考核项目", "考核内容", "编号"],
                ["个性工作(100)", "年报公示（100分）", "E1"],
                ["创新工作", "加分", "F1"],
                ["督办工作", "扣分", "F2"],
            ]
        )
    )
    assert tree(found) == [("个性工作", "100"), ("个性工作/年报公示", "100")]
    assert ignored(found) == {"A3": "bonus", "A4": "deduction"}


def test_layout_8_a_sheet_for_each_class_is_told_and_one_is_chosen() -> None:
    first, second = (
        small(["甲", "a", one], ["乙", "b", 100 - one], name=name) for name, one in (("一类区县", 60), ("二类区县", 50))
    )
    book = Workbook("x.xlsx", "", "xlsx", parse("xlsx", xlsx(first, second)))
    name, table = understand_best(book)
    assert (name, table.assumptions[0].code) == ("一类区县", "weights.sheet_twins")
    assert [(one.label, one.weights[1]) for one in table.of_classes] == [("二类区县", Decimal(50))]
    _, alone = understand_best(book, {"classes": "one"})
    assert alone.of_classes == ()
    name, table = understand_best(book, {"sheet": "二类区县"})
    assert (name, tree(table)[1]) == ("二类区县", ("甲/a", "50"))


def test_layout_8_a_weight_column_for_each_class_is_told_and_one_is_chosen() -> None:
    rows: list[list[Any]] = [
        ["一级指标", "二级指标", "一类区县分值", "二类区县分值"],
        ["甲", "a", 60, 50],
        ["乙", "b", 40, 50],
    ]
    found = understood(Table(rows))
    assert tree(found)[1::2] == [("甲/a", "60"), ("乙/b", "40")]
    other = understand(parse("xlsx", xlsx(Table(rows)))[0], {"column.D": "points"})
    assert tree(other)[1::2] == [("甲/a", "50"), ("乙/b", "50")]


def test_hazard_16_a_changed_name_is_matched_but_for_how_it_is_written_else_only_proposed() -> None:
    table = understood(small(["办案", "人均办案数", 50], [None, "人均查办案件数", 30], [None, "大要案查办数", 20]))
    plan = replace(
        EMPTY,
        indicators=(
            group("A", None, "一、办案", "100"),
            leaf("A1", "A", "人均办案数（件/人）", "50"),
            leaf("A2", "A", "人均查办案件数量", "30"),
            leaf("A3", "A", "大要案查办数", "20"),
        ),
    )
    found = {table.nodes[one.source].name: (one.target, one.how, one.sure) for one in match(table, plan)}
    assert found == {
        "办案": ("A", "normalised", True),
        "人均办案数": ("A1", "normalised", True),
        "人均查办案件数": ("A2", "similar", False),
        "大要案查办数": ("A3", "exact", True),
    }


def test_hazard_17_names_that_stand_there_twice_are_matched_by_their_path() -> None:
    table = understood(small(["甲", "信息报送", 60], ["乙", "信息报送", 40]))
    assert len(table.nodes) == 4
    plan = replace(
        EMPTY,
        indicators=(
            group("A", None, "乙", "60"),
            leaf("A1", "A", "信息报送", "60"),
            group("B", None, "甲", "40"),
            leaf("B1", "B", "信息报送", "40"),
        ),
    )
    assert [one.target for one in match(table, plan)] == ["B", "B1", "A", "A1"]
    moved = replace(
        plan,
        indicators=(
            plan.indicators[0],
            plan.indicators[1],
            group("C", None, "丙", "40"),
            leaf("C1", "C", "信息报送", "40"),
        ),
    )
    assert [one.target for one in match(table, moved) if one.sure] == ["A", "A1"]  # 甲 moved on: only proposed


def test_hazard_22_an_old_workbook_is_known_by_its_first_bytes_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "权重.xlsx"
    path.write_bytes(xls(L1))
    assert path.read_bytes()[:4].hex().upper() == "D0CF11E0"
    book = read_workbook(path)
    assert book.kind == "xls"
    assert tree(understand(book.sheets[0])) == L1_TREE


@pytest.mark.parametrize(
    "data", [as_html(L1), (FILES / "fake.xls").read_bytes(), "指标\t分值\r\n甲\t100\r\n".encode("gb18030")]
)
def test_hazard_23_a_page_or_a_text_named_xls_is_read_as_what_it_is(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "权重.xls"
    path.write_bytes(data)
    book = read_workbook(path)
    assert book.kind in ("html", "text")
    assert any("指标" in cell.text for cell in book.sheets[0].cells.values())


def with_styles(styles: str) -> bytes:
    """The table of L1 with another styles.xml."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(L1))) as archive, zipfile.ZipFile(stream, "w") as changed:
        for name in archive.namelist():
            changed.writestr(name, styles if name == "xl/styles.xml" else archive.read(name))
    return stream.getvalue()


SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.mark.parametrize(
    "styles",
    [
        f'<styleSheet {SPACE}><cellXfs><xf numFmtId="59" fontId="9" fillId="7" xfId="4"/></cellXfs></styleSheet>',
        f'<styleSheet {SPACE}><fills><fill/><fill><patternFill patternType="wps"/></fill></fills></styleSheet>',
        f'<styleSheet {SPACE}><fonts><font><sz val="小四"/><color rgb="自动"/></font></fonts></styleSheet>',
        f"<styleSheet {SPACE}/>",
    ],
)
def test_hazard_25_styles_that_only_one_program_knows_do_not_matter(styles: str) -> None:
    assert tree(understand(parse("xlsx", with_styles(styles))[0])) == L1_TREE


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-8", "utf-8-sig", "utf-16"])
def test_hazard_26_a_text_is_read_in_its_encoding_and_its_mark_is_no_part_of_the_header(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "权重.csv"
    path.write_bytes("一级指标,分值\r\n执法效能,60\r\n执法质量,40\r\n".encode(encoding))
    data = path.read_bytes()
    (sheet,) = parse(kind_of(data, path.suffix), data)
    assert sheet.text(1, 1) == "一级指标"
    assert tree(understand(sheet)) == [("执法效能", "60"), ("执法质量", "40")]


def test_hazard_31_a_file_with_a_password_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "权重.xlsx"
    streams = "".join(f"{one}\0" for one in ("EncryptionInfo", "EncryptedPackage")).encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + streams)
    with pytest.raises(Refused) as refused:
        read_workbook(path)
    (problem,) = refused.value.problems
    assert problem.code == "workbook.encrypted"
    assert "不带密码" in problem_text(problem, "zh_CN")


def test_hazard_25_percentages_dates_and_struck_rows_survive_strange_styles() -> None:
    data = (FILES / "marked.xlsx").read_bytes()
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(stream, "w") as changed:
        for name in archive.namelist():
            content = archive.read(name)
            strange = re.sub(rb'patternType="[a-z0-9A-Z]+"', b'patternType="wps"', content)
            changed.writestr(name, strange if name == "xl/styles.xml" else content)
    assert parse("xlsx", stream.getvalue()) == parse("xlsx", data)


def test_every_layout_and_hazard_has_its_test() -> None:
    names = [name for name in vars(sys.modules[__name__]) if name.startswith("test_")]
    hazards = {
        int(number)
        for name in names
        if (found := re.match(r"test_hazards?((?:_[0-9]{2})+)", name))
        for number in found[1].split("_")[1:]
    }
    assert hazards == set(range(1, 34))
    assert set(LAYOUTS) == {f"L{number}" for number in range(1, 8)}
    assert sum("layout_8" in name for name in names) == 2
