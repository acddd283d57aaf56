"""Every assumption about a table of weights can be switched, and the same choices give the same table."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.reading.parsers import parse
from exchange.reading.workbook import Workbook, WorkbookSheet, place_name
from exchange.weights.choices import Assumption, Choices, choose
from exchange.weights.table import WeightTable
from exchange.weights.take_over import changes, match, take_over, take_over_tree
from exchange.weights.tree import understand, understand_best
from exchange.wording import LANGUAGES, option_text, problem_text, word
from scoring.problems import Refused
from tests.exchange.test_take_over import PLAN, small
from tests.exchange.weight_tables import L1, L2, L4, L5, L6, L7, LAYOUTS, Table, read_sheet, tree, xlsx

PAIRS: list[Any] = ["一级指标", "分值", "二级指标", "分值"]
HEAD: list[Any] = ["一级指标", "二级指标", "分值"]


def sheet_of(*rows: list[Any], **more: Any) -> WorkbookSheet:
    return read_sheet(Table([HEAD, *rows], **more))


def line(table: WeightTable, key: str) -> Assumption:
    return next(one for one in table.assumptions if one.key == key)


def switched(sheet: WorkbookSheet, key: str, option: str, before: Choices | None = None) -> WeightTable:
    """The table with one choice, which is then shown as chosen."""
    table = understand(sheet, choose(before or {}, key, option))
    assert line(table, key).chosen == option
    return table


# what a column, a row, a cell is ------------------------------------------------------------------------------


def test_a_weight_column_can_be_read_as_percent_of_the_parent_or_not() -> None:
    sheet = read_sheet(L5)
    assert line(understand(sheet), "column.F").chosen == "percent_of_parent"
    points = switched(sheet, "column.F", "points")
    assert [node.weight for node in points.nodes if node.is_leaf] == [25, 75, 100, 50, 50]
    assert not points.closes
    back = switched(sheet, "column.F", "percent_of_parent", {"column.F": "points"})
    assert back == understand(sheet)


def test_percent_of_the_total_is_a_share_of_the_printed_total() -> None:
    sheet = sheet_of(["甲", "a", 60], ["乙", "b", 40], ["合计", None, 1000])
    assert tree(switched(sheet, "column.C", "percent_of_total"))[1] == ("甲/a", "600")


def test_a_column_can_be_left_out_and_another_taken_in_its_place() -> None:
    sheet = read_sheet(
        Table([["一级指标", "二级指标", "一类区县分值", "二类区县分值"], ["甲", "a", 60, 50], ["乙", "b", 40, 50]])
    )
    assert line(understand(sheet), "column.D").chosen == "ignore"
    other = switched(sheet, "column.D", "points")
    assert line(other, "column.C").chosen == "ignore"
    assert tree(other)[1::2] == [("甲/a", "50"), ("乙/b", "50")]
    again = switched(sheet, "column.C", "points", {"column.D": "points"})
    assert tree(again) == tree(understand(sheet))


def test_a_column_can_be_given_another_level_to_weigh() -> None:
    sheet = read_sheet(L4)
    assert line(understand(sheet), "weighs.C").chosen == "1"
    table = switched(sheet, "weighs.C", "2")
    assert {node.name for node in table.nodes} == {node.name for node in understand(sheet).nodes}


def test_columns_that_no_heading_explains_can_be_said_by_hand() -> None:
    sheet = read_sheet(Table([["甲栏", "乙栏"], ["办案数", 60], ["案卷", 40]]))
    with pytest.raises(Refused):
        understand(sheet)
    table = understand(sheet, {"header": "1-1", "column.A": "name", "column.B": "points"})
    assert tree(table) == [("办案数", "60"), ("案卷", "40")]


def test_the_header_rows_can_be_moved() -> None:
    sheet = read_sheet(L2)
    assert line(understand(sheet), "header").chosen == "2-3"
    assert line(understand(sheet), "header").options[0] == "2-3"
    assert len(understand(sheet, {"header": "3-3", "column.D": "points"}).nodes) > 5


def test_a_sub_total_row_can_be_an_indicator_or_an_indicator_a_sub_total() -> None:
    sheet = sheet_of(["甲", "a", 60], ["小计", "其他", 40], ["乙", "b", 40])
    assert line(understand(sheet), "rows.subtotal").facts["rows"] == "3"
    table = switched(sheet, "row.3", "indicator")
    assert ("小计/其他", "40") in tree(table)
    other = understand(sheet, {"row.4": "ignore"})
    assert [row.reason for row in other.ignored] == ["weights.ignored.subtotal", "weights.ignored.chosen"]
    assert line(other, "row.4").chosen == "ignore"


def test_a_choice_for_one_row_goes_before_the_choice_for_all() -> None:
    sheet = sheet_of(["甲", "a", 60], ["小计", "x", 1], ["小计", "y", 2], ["乙", "b", 40])
    table = understand(sheet, {"rows.subtotal": "indicator", "row.4": "ignore"})
    assert [node.name for node in table.nodes] == ["甲", "a", "小计", "x", "乙", "b"]


def test_blank_cells_under_a_name_go_on_with_it_or_not() -> None:
    sheet = sheet_of(["甲", "a", 60], [None, "b", 20], ["乙", "c", 10], [None, "d", 10])
    assert line(understand(sheet), "fill.A2").where == ("A3",)
    table = switched(sheet, "fill.A2", "blank")
    assert [node.name for node in table.nodes] == ["甲", "a", "乙", "c", "d"]
    none = understand(sheet, {"fill": "blank"})
    assert [node.name for node in none.nodes] == ["甲", "a", "乙", "c"]
    assert [problem.code for problem in none.problems] == ["weights.no_parent", "weights.no_parent"]


def test_a_blank_cell_below_a_merge_can_be_filled_by_choice() -> None:
    sheet = sheet_of(["甲", "a", 30], [None, "b", 30], [None, "c", 40], merges=[(2, 1, 3, 1)])
    assert line(understand(sheet), "fill.A2").chosen == "blank"
    assert tree(switched(sheet, "fill.A2", "fill"))[-1] == ("甲/c", "40")


def test_hidden_and_struck_rows_are_included_or_not() -> None:
    sheet = sheet_of(["甲", "a", 60], [None, "b", 40], [None, "c", 5], hidden_rows=[3, 4])
    assert understand(sheet).checks[0].found == 105
    assert switched(sheet, "rows.hidden", "ignore").checks[0].found == 60
    one = understand(sheet, {"row.4": "ignore"})
    assert one.checks[0].found == 100
    assert "weights.ignored.hidden" in {row.reason for row in one.ignored}


# figures ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "parts"), [(6, ["3", "3"]), (5, ["2.5", "2.5"]), ("0.01", ["0.01", "0"])])
def test_a_shared_weight_is_divided_exactly_once_somebody_says_so(value: object, parts: list[str]) -> None:
    sheet = sheet_of(["甲", "a", value], [None, "b", None], ["乙", "c", 94], merges=[(2, 3, 3, 3)])
    asked = understand(sheet)
    assert line(asked, "shared.C2").chosen == "ask"
    assert [problem.code for problem in asked.problems] == ["weights.shared"]
    table = switched(sheet, "shared.C2", "divide")
    assert [weight for path, weight in tree(table) if path.startswith("甲/")] == parts
    assert not table.problems


def test_a_shared_weight_is_kept_on_the_group_of_its_indicators() -> None:
    whole = sheet_of(["甲", "a", 6], [None, "b", None], ["乙", "c", 94], merges=[(2, 3, 3, 3)])
    table = switched(whole, "shared.C2", "group")
    assert tree(table)[:3] == [("甲", "6"), ("甲/a", ""), ("甲/b", "")]
    part = sheet_of(["甲", "a", 6], [None, "b", None], [None, "d", 4], ["乙", "c", 90], merges=[(2, 3, 3, 3)])
    assert tree(switched(part, "shared.C2", "group")) == [
        ("甲", "10"),
        ("甲/a、b", "6"),
        ("甲/a、b/a", ""),
        ("甲/a、b/b", ""),
        ("甲/d", "4"),
        ("乙", "90"),
        ("乙/c", "90"),
    ]


def test_a_group_whose_heading_is_repeated_counts_once() -> None:
    rows: list[list[Any]] = [
        ["一级指标", "分值", "二级指标", "分值"],
        ["甲", 60, "a", 30],
        ["乙", 40, "c", 40],
        ["甲", 60, "b", 30],
    ]
    sheet = read_sheet(Table(rows))
    table = understand(sheet)
    assert tree(table) == [("甲", "60"), ("甲/a", "30"), ("乙", "40"), ("乙/c", "40"), ("甲/b", "30")]
    assert table.closes
    assert line(table, "repeated.B4").chosen == "once"
    assert tree(switched(sheet, "repeated.B4", "sum"))[0] == ("甲", "120")


def test_a_group_in_two_parts_has_the_sum_of_both() -> None:
    rows: list[list[Any]] = [
        ["一级指标", "分值", "二级指标", "分值"],
        ["甲", 30, "a", 30],
        ["乙", 40, "c", 40],
        ["甲", 30, "b", 30],
    ]
    table = understand(read_sheet(Table(rows)))
    assert line(table, "repeated.B4").chosen == "sum"
    assert tree(table)[0] == ("甲", "60")
    assert table.closes


def test_a_table_of_1000_points_is_brought_to_100_and_one_that_does_not_close_is_scaled_exactly() -> None:
    table = switched(read_sheet(L6), "total", "to_100")
    assert table.full_score == 100
    assert tree(table)[0] == ("中心工作", "50")
    assert table.closes
    open_table = sheet_of(["甲", "a", 33], [None, "b", 33], ["乙", "c", 33])
    assert line(understand(open_table), "total").options == ("keep", "normalise")
    closed = switched(open_table, "total", "normalise")
    assert [str(node.weight) for node in closed.nodes if node.is_leaf] == ["33.34", "33.33", "33.33"]
    assert closed.closes


def test_percentages_among_points_shares_of_one_and_doubled_weights_can_be_read_the_other_way() -> None:
    mixed = sheet_of(["甲", "a", 0.05], ["乙", "b", 95], formats={(2, 3): "0%"})
    assert tree(switched(mixed, "percent", "stored"))[1] == ("甲/a", "0.05")
    ones = sheet_of(["甲", "a", 0.6], ["乙", "b", 0.4])
    assert tree(switched(ones, "fractions", "points"))[1] == ("甲/a", "0.6")
    two = sheet_of(["甲", "a（5分）", 6], ["乙", "b", 94])
    assert tree(switched(two, "two_weights", "in_name"))[1] == ("甲/a", "5")
    three = read_sheet(
        Table([["一级指标", "评分标准", "分值"], ["甲", "x", 5], [None, "y", 95]], merges=[(2, 1, 3, 1)])
    )
    assert [tree(switched(three, "summed", how))[0][1] for how in ("sum", "first", "last")] == ["100", "5", "95"]


def test_the_levels_of_an_outline_are_read_one_way_by_choice() -> None:
    rows: list[list[Any]] = [
        ["指标名称", "权重"],
        ["一、甲", 60],
        ["1.a", 50],
        ["2.b", 50],
        ["二、乙", 40],
        ["1.c", 100],
    ]
    sheet = read_sheet(Table(rows))
    assert tree(understand(sheet))[1] == ("一、甲/1.a", "30")
    assert tree(switched(sheet, "column.B", "points"))[1] == ("一、甲/1.a", "50")


# the sheet, the cells, the plan ---------------------------------------------------------------------------------


def test_twin_sheets_for_the_classes_are_told_and_one_is_chosen() -> None:
    first = Table([HEAD, ["甲", "a", 60], ["乙", "b", 40]], name="一类区县")
    second = Table([HEAD, ["甲", "a", 50], ["乙", "b", 50]], name="二类区县")
    book = Workbook("x.xlsx", "", "xlsx", parse("xlsx", xlsx(first, second)))
    name, table = understand_best(book)
    assert (name, table.assumptions[0].code) == ("一类区县", "weights.sheet_twins")
    assert table.assumptions[0].options == ("一类区县", "二类区县")
    name, table = understand_best(book, {"sheet": "二类区县"})
    assert (name, tree(table)[1]) == ("二类区县", ("甲/a", "50"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_node_tells_the_cells_of_its_name_and_weight(layout: str) -> None:
    sheet = read_sheet(LAYOUTS[layout][0])
    for node in understand(sheet).nodes:
        assert node.name_cell is not None
        assert node.name_cell.sheet == sheet.name
        written = sheet.cells[node.name_cell.row, node.name_cell.column].text
        assert node.name[:2] in written.replace("\n", "")
        for cell in node.weight_cells:
            assert (cell.row, cell.column) in sheet.cells
        assert node.place in {cell.place for cell in (*node.weight_cells, node.name_cell)}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_check_names_its_parent_and_every_ignored_row_its_number(layout: str) -> None:
    sheet = read_sheet(LAYOUTS[layout][0])
    table = understand(sheet)
    for check in table.checks:
        if check.parent is not None:
            assert table.nodes[check.parent].name == check.name
            assert not table.nodes[check.parent].is_leaf
    for row in table.ignored:
        assert row.place.endswith(str(row.row))
        assert any((row.row, column) in sheet.cells for column in range(1, sheet.columns + 1))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_option_of_every_assumption_is_taken_and_every_line_has_its_words(layout: str) -> None:
    sheet = read_sheet(LAYOUTS[layout][0])
    table = understand(sheet)
    for assumption in table.assumptions:
        assert not assumption.options or assumption.chosen in assumption.options
        for option in assumption.options:
            assert all(option_text(option, language) for language in LANGUAGES)
            try:
                other = understand(sheet, choose({}, assumption.key, option))
            except Refused:
                continue  # such as leaving out the only column of names
            assert other == understand(sheet, {assumption.key: option})
            if option == assumption.chosen:
                assert tree(other) == tree(table)
            for language in LANGUAGES:
                assert all(problem_text(one, language) for one in (*other.problems, *other.assumptions))
                assert all(word(row.reason, language) for row in other.ignored)


SWITCHES = st.dictionaries(
    st.sampled_from(
        [f"column.{place_name(1, n)[:-1]}" for n in range(1, 7)]
        + [f"row.{n}" for n in range(2, 12)]
        + ["header", "fill", "rows.subtotal", "rows.total", "total", "percent", "fractions", "summed", "level.2", "x"]
    ),
    st.sampled_from(
        [
            "points",
            "percent_of_parent",
            "name",
            "ignore",
            "indicator",
            "total",
            "1-2",
            "9-2",
            "blank",
            "to_100",
            "normalise",
            "stored",
            "first",
            "no",
        ]
    ),
    max_size=6,
)


@settings(max_examples=40)
@given(st.sampled_from([L1, L2, L4, L5, L7]), SWITCHES)
def test_any_choices_give_a_sound_table_or_a_refusal_and_twice_the_same(layout: Table, choices: dict[str, str]) -> None:
    sheet = read_sheet(layout)
    try:
        table = understand(sheet, choices)
    except Refused:
        return
    assert table == understand(sheet, dict(choices))
    assert all(node.parent is None or node.parent < at for at, node in enumerate(table.nodes))
    assert all(node.is_leaf != bool(table.children.get(at)) for at, node in enumerate(table.nodes))


def test_what_a_take_over_changes_is_listed_by_indicator() -> None:
    table = small()
    assert changes(PLAN, PLAN) == ()
    sure = changes(PLAN, take_over(table, [one for one in match(table, PLAN) if one.sure], PLAN))
    assert [(one.code, str(one.before), str(one.after)) for one in sure] == [("A", "50", "60"), ("A1", "20", "25")]
    tree_changes = changes(PLAN, take_over_tree(table, match(table, PLAN), PLAN))
    by_name = {one.name: one for one in tree_changes}
    assert by_name["双随机"].added
    assert by_name["满意度"].removed
    renamed = by_name["执法办案效能"]
    assert (renamed.renamed, renamed.name_before, renamed.weighed) == (True, "一、执法办案效能", True)
