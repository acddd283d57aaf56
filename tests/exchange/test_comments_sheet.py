"""批注清单."""

from dataclasses import replace

from exchange.sheets import make_sheets
from scoring.entries import Assessment, Cell, Entries, State
from scoring.evaluate import evaluate
from tests.conftest import small_assessment


def lines(case: Assessment, language: str = "zh_CN") -> list[tuple[str, ...]]:
    result = evaluate(case.plan, case.entries)
    sheets = make_sheets(case.plan, case.entries, result, language=language, keys=["comments"])
    return [tuple(cell.text for cell in row.cells) for sheet in sheets for row in sheet.rows]


def commented() -> Assessment:
    case = small_assessment()
    plan = replace(
        case.plan, items=tuple(replace(one, unit="件") if one.code == "a1" else one for one in case.plan.items)
    )
    values = {code: dict(column) for code, column in case.entries.values.items()}
    values["a1"]["U2"] = Cell("21.50", note="以省局通报为准")
    values["b1"]["U1"] = Cell(None, State.MISSING, "催报两次\n未报")
    values["a2"]["U1"] = Cell("25", State.PENDING, "与台账不符")
    return Assessment(plan, Entries(values))


def test_every_comment_stands_with_its_unit_item_and_what_is_entered() -> None:
    assert lines(commented()) == [
        ("1", "甲区", "数据A2", "25（待核）", "与台账不符"),
        ("2", "甲区", "数据B1", "缺报", "催报两次 未报"),
        ("3", "乙县", "数据A1", "21.50 件", "以省局通报为准"),
    ]
    assert lines(commented(), "en")[1][3] == "missing"


def test_without_comments_there_is_no_such_sheet() -> None:
    assert lines(small_assessment()) == []
