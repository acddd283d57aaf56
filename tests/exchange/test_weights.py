"""Last year's tables of weights: what is refused, and that nothing is an accident; hazards: test_hazards.py."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.reading.parsers import parse
from exchange.reading.workbook import Merge, WorkbookCell, WorkbookSheet
from exchange.weights.table import WeightTable
from exchange.weights.tree import understand
from exchange.wording import LANGUAGES, problem_text, word
from scoring.problems import Refused
from tests.exchange.weight_tables import L1, LAYOUTS, Table, read_sheet, understood

FILES = Path(__file__).parent.parent / "files" / "weights"


KINDS = pytest.mark.parametrize("kind", ["xlsx", "xls"])


def small(*rows: list[Any], **more: Any) -> Table:
    """A table with 一级指标 | 二级指标 | 分值 and the rows below it; more keywords as in `Table`."""
    return Table([["一级指标", "二级指标", "分值"], *rows], **more)


def codes(table: WeightTable) -> set[str]:
    return {problem.code for problem in (*table.problems, *table.assumptions)}


def ignored(table: WeightTable) -> dict[str, str]:
    return {row.place: row.reason.removeprefix("weights.ignored.") for row in table.ignored}


# what is no table of weights ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["通讯录"], ["姓名", "电话"], ["张三", 1]], "weights.no_header"),
        ([["指标名称", "责任科室"], ["a", "办公室"]], "weights.no_weights"),
        ([["指标名称", "分值"]], "weights.no_header"),
    ],
)
def test_a_sheet_without_weights_is_refused_with_its_reason(rows: list[list[Any]], code: str) -> None:
    with pytest.raises(Refused) as refused:
        understood(Table(rows))
    assert [problem.code for problem in refused.value.problems] == [code]


def test_every_finding_has_its_sentence_in_both_languages() -> None:
    tables = [understood(table) for table, _ in LAYOUTS.values()]
    tables.append(understand(parse("xlsx", (FILES / "h.xlsx").read_bytes())[0]))
    for language in LANGUAGES:
        for found in tables:
            assert all(problem_text(one, language) for one in (*found.problems, *found.assumptions))
            assert all(word(row.reason, language) for row in found.ignored)


def test_what_was_understood_does_not_depend_on_how_often_it_is_asked() -> None:
    sheet = read_sheet(L1)
    assert understand(sheet) == understand(sheet)


TEXTS = st.sampled_from(
    [
        "一级指标",
        "二级指标",
        "指标",
        "分值",
        "权重",
        "合计",
        "小计",
        "注：",
        "加分项",
        "——",
        "甲",
        "a（5分）",
        "(70)",
        "5分",
        "30%",
        "=1",
    ]
)
CELLS = st.builds(
    WorkbookCell,
    st.one_of(TEXTS, st.decimals(allow_nan=False, allow_infinity=False, places=2).map(lambda number: f"{number:f}")),
    st.just("text"),
) | st.builds(WorkbookCell, st.integers(0, 100).map(str), st.just("number"), st.booleans())
PLACES = st.tuples(st.integers(1, 8), st.integers(1, 5))


@given(
    st.dictionaries(PLACES, CELLS, max_size=40),
    st.lists(st.tuples(PLACES, PLACES), max_size=5),
    st.booleans(),
)
def test_any_sheet_is_understood_or_refused_and_never_an_accident(
    cells: dict[tuple[int, int], WorkbookCell],
    ranges: list[tuple[tuple[int, int], tuple[int, int]]],
    with_header: bool,
) -> None:
    merges = tuple(Merge(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in ranges)
    if with_header:
        cells = {**cells, **{(1, n): WorkbookCell(text) for n, text in enumerate(["一级指标", "二级指标", "分值"], 1)}}
    try:
        found = understand(WorkbookSheet("x", cells, merges))
    except Refused:
        return
    assert all(node.parent is None or node.parent < position for position, node in enumerate(found.nodes))
    leaves = sum((node.weight for node in found.nodes if node.is_leaf and node.weight is not None), Decimal(0))
    assert leaves.is_finite()
    assert len(found.paths) == len(found.nodes)
