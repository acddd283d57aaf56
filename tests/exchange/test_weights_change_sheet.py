"""权重调整对照表: what the leaders see of every weight that was changed."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from exchange.assessment_json import read_assessment
from exchange.sheet import Sheet
from exchange.sheets import make_sheets
from exchange.write_xlsx import write_xlsx
from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.plan import Plan, Signer
from scoring.years.new_year import for_year

CITY = Path(__file__).parents[2] / "samples" / "city_2024.json"


@pytest.fixture(scope="module")
def new() -> Assessment:
    return for_year(read_assessment(CITY.read_bytes()), 2025)


def sheet_of(new: Assessment, plan: Plan, language: str = "zh_CN") -> Sheet:
    result = evaluate(plan, new.entries)
    (sheet,) = make_sheets(plan, new.entries, result, language=language, keys=["weights-change"])
    return sheet


def row(sheet: Sheet, name: str) -> list[str]:
    return next([cell.text for cell in row.cells] for row in sheet.rows if row.cells[0].text == name)


def test_without_last_years_weights_there_is_no_sheet(new: Assessment) -> None:
    plan = replace(new.plan, previous_indicators=())
    result = evaluate(plan, new.entries)
    assert make_sheets(plan, new.entries, result, language="zh_CN", keys=["weights-change"]) == ()


def test_a_changed_weight_stands_with_both_years_the_difference_and_the_reason(new: Assessment) -> None:
    node = new.plan.leaves[0]
    plan = new.plan.with_indicator(replace(node, weight=node.weight + 1, reason="局长办公会"))
    then, now = f"{node.weight:.2f}", f"{node.weight + 1:.2f}"
    assert row(sheet_of(new, plan), node.name) == [node.name, then, now, "+1.00", "局长办公会"]


def test_what_was_added_and_dropped_is_marked(new: Assessment) -> None:
    gone = new.plan.leaves[3]
    fresh = replace(gone, code="NEW", uid="x", name="平台经济合规指导", reason="上级新增")
    plan = replace(new.plan, indicators=tuple(fresh if n.code == gone.code else n for n in new.plan.indicators))
    sheet = sheet_of(new, plan)
    weight = f"{gone.weight:.2f}"
    assert row(sheet, gone.name) == [gone.name, weight, "—", f"-{weight}", "取消"]
    assert row(sheet, fresh.name) == [fresh.name, "—", weight, f"+{weight}", "新增；上级新增"]
    assert "新增1项、取消1项" in sheet.notes[0]


def test_the_totals_are_those_of_both_years(new: Assessment) -> None:
    total = sheet_of(new, new.plan).rows[-1]
    assert [cell.text for cell in total.cells[1:4]] == ["100.00", "100.00", "—"]
    more = new.plan.with_weight(new.plan.indicators[0].code, new.plan.indicators[0].weight + 3)
    assert [cell.text for cell in sheet_of(new, more).rows[-1].cells[1:4]] == ["100.00", "103.00", "+3.00"]


def test_it_is_a_draft_only_while_the_weights_do_not_add_up(new: Assessment) -> None:
    assert evaluate(new.plan, new.entries).status != "complete"
    assert sheet_of(new, new.plan).draft is None
    assert sheet_of(new, new.plan.with_weight(new.plan.leaves[0].code, Decimal(99))).draft is not None


def test_it_is_as_wide_as_an_official_page_and_the_plans_signers_sign_it(new: Assessment) -> None:
    plan = replace(new.plan, signers=(Signer(role="制表人", name="张敏"), Signer(role="分管领导")))
    sheet = sheet_of(new, plan)
    assert [column.width for column in sheet.columns] == [60, 16, 16, 16, 48]
    assert (sheet.paper, sheet.landscape) == ("A4", False)
    assert sheet.signature is not None
    assert sheet.signature.roles == ("制表人 张敏：", "分管领导：")


def test_the_workbook_holds_the_same_figures_with_their_signs(new: Assessment, tmp_path: Path) -> None:
    node = new.plan.leaves[0]
    sheet = sheet_of(new, new.plan.with_weight(node.code, node.weight + 1))
    write_xlsx(tmp_path / "w.xlsx", [sheet])
    page = openpyxl.load_workbook(tmp_path / "w.xlsx").worksheets[0]
    found = next(cells for cells in page.iter_rows() if cells[0].value == node.name)
    assert [cell.value for cell in found[1:4]] == [float(node.weight), float(node.weight + 1), 1.0]
    assert found[3].number_format.startswith("+0.00;-0.00")
    assert found[0].alignment.indent == 2


def test_in_english_it_says_the_same(new: Assessment) -> None:
    assert sheet_of(new, new.plan, "en").columns[1].heading == ("Last year",)
