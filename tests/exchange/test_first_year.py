"""The first assessment of an office, named after last year's table."""

import pytest

from exchange.weights.first_year import first_plan
from exchange.weights.table import Ignored, WeightTable
from tests.exchange.weight_tables import L1, understood


def table(title: str, year: int | None) -> WeightTable:
    return WeightTable(name="x", title=title, year=year, ignored=(Ignored("A1", title, "weights.ignored.title", 1),))


def test_title_and_year_follow_the_table() -> None:
    plan = first_plan(understood(L1), 2030)
    assert (plan.title, plan.year) == ("××市市场监督管理局2024年度区县局综合行政执法考核", 2024)
    assert plan.indicators == ()


@pytest.mark.parametrize(
    ("title", "year", "wanted"),
    [
        ("2022年度县（市、区）市场监管工作目标考核表", 2022, "2023年度县（市、区）市场监管工作目标考核"),
        ("2023年度考核指标体系及分值表", 2023, "2024年度考核"),
        ("权重表", None, "2030年度考核"),
        ("区县局考核评分标准", None, "区县局考核"),
        ("", 2023, "2024年度考核"),
    ],
)
def test_words_that_only_a_table_has_are_left_out(title: str, year: int | None, wanted: str) -> None:
    assert first_plan(table(title, year), 2030).title == wanted


def test_a_table_without_a_year_begins_the_year_that_is_given() -> None:
    plan = first_plan(table("考核", None), 2031)
    assert (plan.year, plan.id) == (2031, "assessment-2031")
