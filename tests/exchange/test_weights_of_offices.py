"""Tables of weights as offices really print them: numbers such as 1.1.1, signers, a total on top, parts with titles."""

from typing import Any

import pytest

from exchange.weights.columns import role_of
from exchange.weights.words import is_signed
from tests.exchange.weight_tables import Table, tree, understood

Rows = list[list[Any]]


def leaves(rows: Rows, merges: list[tuple[int, int, int, int]] | None = None, kind: str = "xlsx") -> dict[str, str]:
    """The weights of the leaves, of a table without anything open."""
    table = understood(Table(rows, merges or []), kind)
    assert not table.problems
    assert table.closes
    return {node.name: weight for node, (_, weight) in zip(table.nodes, tree(table), strict=True) if node.is_leaf}


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_each_point_in_a_number_is_a_level(kind: str) -> None:
    rows: Rows = [["编号", "指标名称", "权重"], ["1", "执法", 60], ["1.1", "办案", 40], ["1.1.1", "数量", 25]]
    rows += [["1.1.2", "质量", 15], ["1.2", "复议", 20], ["2", "服务", 40], ["2.1", "满意度", 40]]
    assert leaves(rows, kind=kind) == {"数量": "25", "质量": "15", "复议": "20", "满意度": "40"}


def test_a_total_above_the_indicators_is_checked_against_those_below() -> None:
    rows: Rows = [["考核指标", "满分"], ["合计", 100], ["办案", 60], ["质量", 40]]
    assert leaves(rows) == {"办案": "60", "质量": "40"}
    wrong = understood(Table([*rows[:3], ["质量", 30]]))
    assert [str(check.difference) for check in wrong.checks if check.place == "A2"] == ["-10"]


def test_lines_of_signers_and_dates_are_no_indicators() -> None:
    rows: Rows = [["指标", "分值", "科室"], ["办案", 60, "甲科"], ["质量", 40, "乙科"]]
    rows += [["制表人：张三", "审核人：李四", "2023年12月1日"], ["考核人员签字：", None, None]]
    assert leaves(rows) == {"办案": "60", "质量": "40"}


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("填表人：张三", True),
        ("审核人签字：", True),
        ("考核时间：", True),
        ("审核：通过率", True),
        ("负责人履职情况", False),
    ],
)
def test_what_stands_beside_signatures_is_known_by_its_colon(text: str, signed: bool) -> None:
    assert is_signed(text) == signed


def test_a_part_with_its_own_title_and_header_goes_on_with_the_table() -> None:
    rows: Rows = [["共性指标", None, None], ["指标", "内容", "分值"], ["党建", "组织", 30], [None, "宣传", 20]]
    rows += [["个性指标", None, None], ["指标", "内容", "分值"], ["执法", "办案", 50]]
    merges = [(1, 1, 1, 3), (3, 1, 4, 1), (5, 1, 5, 3)]
    assert leaves(rows, merges) == {"组织": "30", "宣传": "20", "办案": "50"}


def test_a_header_may_say_weights_over_the_levels() -> None:
    rows: Rows = [["一级指标", "二级指标", "权重", None], [None, None, "一级", "二级"], ["执法", "办案", 60, 40]]
    rows += [[None, "质量", None, 20], ["服务", "满意度", 40, 40]]
    merges = [(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (3, 1, 4, 1), (3, 3, 4, 3)]
    assert leaves(rows, merges) == {"办案": "40", "质量": "20", "满意度": "40"}


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("考核分值", "weight"),
        ("考核得分", "points"),
        ("应得分", "weight"),
        ("实得分", "points"),
        ("权重分", "weight"),
        ("权重系数(%)", "weight"),
        ("基本分", "weight"),
        ("权重/二级", "weight"),
        ("评议内容", "name"),
        ("检查要点", "name"),
        ("观测点", "name"),
        ("评分内容及标准", "method"),
    ],
)
def test_headings_of_offices_are_known(heading: str, role: str) -> None:
    assert role_of(heading) == role


def test_a_weight_may_be_led_in_by_a_word() -> None:
    assert leaves([["指标", "分值"], ["办案", "60 分"], ["质量", "计40分"]]) == {"办案": "60", "质量": "40"}


def test_a_text_behind_the_weight_of_each_indicator_says_what_it_is_about() -> None:
    rows: Rows = [
        ["考核项目", "分值", "考核内容", "评分标准"],
        ["执法", 60, "数量、质量", "每件1分"],
        ["服务", 40, "满意度", "折算"],
    ]
    assert leaves(rows) == {"执法": "60", "服务": "40"}
    assert [node.note for node in understood(Table(rows)).nodes] == ["数量、质量", "满意度"]
    levels: Rows = [["一级指标", "分值", "二级指标", "分值"], ["执法", 60, "办案", 60], ["服务", 40, "满意度", 40]]
    assert leaves(levels) == {"办案": "60", "满意度": "40"}


def test_a_total_may_count_the_bonus_in() -> None:
    rows: Rows = [["项目", "分值"], ["办案", 60], ["质量", 40], ["加分项", 10], ["总计", 110]]
    table = understood(Table(rows))
    assert str(table.full_score) == "100"
    assert table.closes


def test_codes_that_go_on_from_each_other_are_levels() -> None:
    rows: Rows = [
        ["编码", "名称", "权重"],
        ["A", "执法", 60],
        ["A1", "办案", 60],
        ["A1-1", "数量", 40],
        ["A1-2", "质量", 20],
    ]
    rows += [["B", "服务", 40], ["B1", "满意度", 40]]
    assert leaves(rows) == {"数量": "40", "质量": "20", "满意度": "40"}
    flat: Rows = [["代码", "名称", "权重"], *([f"A{at}", f"指标{at}", 10] for at in range(1, 11))]
    assert len(leaves(flat)) == 10


def test_of_columns_of_weights_the_one_that_comes_to_the_full_score_is_read() -> None:
    rows: Rows = [
        ["指标", "分值", None, None],
        [None, "上半年", "下半年", "全年"],
        ["办案", 30, 30, 60],
        ["质量", 10, 30, 40],
    ]
    assert leaves(rows, [(1, 1, 2, 1), (1, 2, 1, 4)]) == {"办案": "60", "质量": "40"}
