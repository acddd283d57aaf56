"""上级考核项对应表."""

from dataclasses import replace

from exchange.sheet import Sheet
from exchange.sheets import make_sheets
from scoring.entries import Entries
from scoring.evaluate import evaluate
from scoring.plan import Plan
from tests.scoring.test_upper import PLAN


def sheets(plan: Plan, language: str = "zh_CN") -> tuple[Sheet, ...]:
    result = evaluate(plan, Entries())
    return make_sheets(plan, Entries(), result, language=language, keys=["coverage"])


def test_every_item_stands_with_its_indicators_then_what_answers_to_none() -> None:
    (sheet,) = sheets(PLAN)
    rows = [tuple(cell.text for cell in row.cells if cell.text) for row in sheet.rows]
    assert rows == [
        ("S1", "执法质效", "省局", "10", "指标A", "60"),
        ("S2", "食品安全", "指标B1", "30"),
        ("S3", "质量强省", "未对应"),
        ("未对应上级考核项的本级指标",),
        ("指标B", "指标B2", "10"),
    ]
    assert sheet.left == "已对应2/3项"
    assert sheet.notes[0] == "未对应的上级考核项：质量强省。"
    assert "共90分（满分100分）" in sheet.notes[1]
    assert sheet.draft is None


def test_without_upper_level_items_there_is_no_sheet() -> None:
    assert sheets(replace(PLAN, upper_items=())) == ()


def test_it_is_said_in_english_too() -> None:
    (sheet,) = sheets(PLAN, "en")
    assert sheet.rows[2].cells[4].text == "not covered"
