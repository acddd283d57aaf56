"""The first assessment of an office: an empty plan whose year and title come from last year's table."""

import re
from typing import Final

from exchange.weights.table import WeightTable
from scoring.plan import Plan

_ABOUT_TABLES: Final = re.compile(
    "(指标体系|指标|评分细则|评分标准|计分办法|权重|分值|分数|分配|明细|一览|汇总|细则|标准|附表|表|及|和|与|、)+$"
)


def first_plan(table: WeightTable, year: int) -> Plan:
    """An empty plan for the year after the table's, or for `year` where the table names none.

    The title is that of the table without the words that only a table has, for the new year.
    """
    year = table.year + 1 if table.year is not None else year
    heading = next((row.text for row in table.ignored if row.reason == "weights.ignored.title"), "")
    name = _ABOUT_TABLES.sub("", heading.strip())
    if table.year is not None:
        name = name.replace(str(table.year), str(year))
    return Plan(id=f"assessment-{year}", title=name or f"{year}年度考核", year=year, full_score=table.full_score)
