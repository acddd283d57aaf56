"""上级考核项对应表."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl

from exchange.sheet import Sheet
from exchange.sheets import make_sheets
from exchange.word_file.write import write_docx
from exchange.write_xlsx import write_xlsx
from scoring.entries import Entries
from scoring.evaluate import evaluate
from scoring.plan import Plan, UpperItem
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


def test_items_from_one_place_stay_apart_in_every_file(tmp_path: Path) -> None:
    """Each has two indicators, one source and one weight: only what is of one item is one cell."""
    leaves = [leaf.code for leaf in PLAN.leaves]
    items = tuple(UpperItem(code=code, name=f"事项{code}", source="省局", weight=Decimal(5)) for code in ("S1", "S2"))
    nodes = tuple(
        replace(node, upper=("S1", "S2")) if node.code in leaves[:2] else replace(node, upper=())
        for node in PLAN.indicators
    )
    (sheet,) = sheets(replace(PLAN, upper_items=items, indicators=nodes))
    write_xlsx(tmp_path / "a.xlsx", [sheet])
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert page is not None
    merged = {str(cells) for cells in page.merged_cells.ranges}
    top = next(cell.row for cell in page["A"] if cell.value == "S1")
    wanted = {f"{column}{row}:{column}{row + 1}" for column in "ABCD" for row in (top, top + 2)}
    assert wanted <= merged
    assert (page[f"D{top}"].value, page[f"C{top}"].value) == (5, "省局")

    write_docx(tmp_path / "a.docx", [sheet])
    table = docx.Document(str(tmp_path / "a.docx")).tables[-1]
    words = [cell.text for cell in table.columns[0].cells]
    first = words.index("S1")
    one, same, other = (table.cell(row, 2)._tc for row in (first, first + 1, first + 2))
    assert one is same
    assert one is not other
