"""The documents: their figures are those of the result, their parts add up, their notes say what a reader must know."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.assessment_json import read_assessment
from exchange.check_code import fingerprint
from exchange.rule_words import measure_in_words, rule_in_words, usual_policies
from exchange.sheet import DraftMark, Options, Row, Sheet
from exchange.sheets import SHEETS, make_sheets, ranking_sheet
from exchange.sheets.parts import adding_up, shown_columns, shown_points
from exchange.sheets.rules import rules_sheets
from exchange.sheets.summary import summary_sheets
from exchange.wording import LANGUAGES
from scoring.entries import Assessment, Entries
from scoring.evaluate import evaluate
from scoring.plan import Plan, Ranking
from scoring.result import Result
from scoring.sealing import Version
from tests.exchange.sheet_cases import assessment, result_of
from tests.oracle.draw import assessment_of
from tests.scoring.build import read

CITY = Path(__file__).parent.parent.parent / "samples" / "city_2024.json"
SIZES = [1, 6, 12, 21, 45, 200]


def city() -> tuple[Assessment, Result]:
    case = read_assessment(CITY.read_bytes())
    return case, evaluate(case.plan, case.entries)


def ranking(case: Assessment, *, class_code: str | None = None, options: Options | None = None) -> Sheet:
    result = result_of(case)
    return ranking_sheet(case.plan, case.entries, result, language="zh_CN", class_code=class_code, options=options)


def summary(case: Assessment) -> Sheet:
    return summary_sheets(case.plan, case.entries, result_of(case), language="zh_CN")[0]


def column(sheet: Sheet, name: str) -> int:
    return next(number for number, column in enumerate(sheet.columns) if name in column.heading)


def number(row: Row, place: int) -> Decimal:
    found = row.cells[place].number
    assert found is not None
    return found


def first_level_sum(sheet: Sheet, row: Row) -> Decimal:
    places = [index for index, column in enumerate(sheet.columns) if column.heading[0] == "一级指标得分"]
    return sum((number(row, place) for place in places), Decimal(0))


def cases() -> Iterator[Assessment]:
    for units in SIZES:
        yield assessment(units)
    yield assessment(12, leaf_places=None)
    yield city()[0]


@pytest.mark.parametrize("case", list(cases()), ids=[*map(str, SIZES), "exact points", "city"])
def test_the_parts_of_the_ranking_give_the_printed_total(case: Assessment) -> None:
    sheet = ranking(case)
    for row in sheet.rows:
        base, adjusted = number(row, column(sheet, "基础分")), number(row, column(sheet, "基础分"))
        assert first_level_sum(sheet, row) == base
        if any("折算分" in one.heading for one in sheet.columns):
            adjusted = number(row, column(sheet, "折算分"))
            coefficient = number(row, column(sheet, "系数"))
            assert abs(base * coefficient - adjusted) <= Decimal("0.005")
        bonus, deduction = number(row, column(sheet, "加分")), number(row, column(sheet, "扣分"))
        assert max(adjusted + bonus - deduction, Decimal(0)) == number(row, column(sheet, "总分"))


@pytest.mark.parametrize("case", [assessment(6), assessment(21, leaf_places=None)], ids=["rounded", "exact"])
def test_the_leaves_of_the_summary_give_its_subtotals_and_base(case: Assessment) -> None:
    sheet = summary(case)
    for place in range(column(sheet, "分值"), len(sheet.columns) - 1):
        group, whole = Decimal(0), Decimal(0)
        for row in sheet.rows:
            if row.kind == "subtotal":
                assert group == number(row, place)
                group = Decimal(0)
            elif row.cells[0].text == "基础分":
                assert whole == number(row, place)
                break
            else:
                group += number(row, place)
                whole += number(row, place)


def test_the_leaves_of_a_summary_by_unit_give_its_subtotals() -> None:
    sheet = summary(assessment(45))
    subtotals = [place for place, one in enumerate(sheet.columns) if "小计" in one.heading]
    assert len(sheet.rows) == 45
    assert len(subtotals) == 4
    for row in sheet.rows:
        for place in subtotals:
            leaves = [
                number(row, other)
                for other, one in enumerate(sheet.columns)
                if one.group == sheet.columns[place].group and other != place
            ]
            assert sum(leaves) == number(row, place)


@given(
    st.lists(st.fractions(min_value=0, max_value=40, max_denominator=999), min_size=1, max_size=40),
    st.integers(min_value=0, max_value=4),
)
@settings(max_examples=200)
def test_parts_shown_by_largest_remainder_always_add_up(points: list[Fraction], places: int) -> None:
    from exchange.sheet import fixed

    parts = {str(index): value for index, value in enumerate(points)}
    whole = fixed(sum(points, Fraction(0)), places)
    shown = adding_up(parts, whole, places)
    step = Fraction(1, 10**places)
    assert sum(value for value in shown.values() if value is not None) == whole
    assert all(abs(Fraction(shown[key] or 0) - value) < step for key, value in parts.items())


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 2**63))
def test_the_points_of_all_units_are_shown_as_those_of_each(seed: int) -> None:
    case = read(assessment_of(seed))
    result = evaluate(case.plan, case.entries)
    for first_level in (False, True):
        each = [shown_points(case.plan, unit, first_level=first_level) for unit in result.units]
        columns = shown_columns(case.plan, result, first_level=first_level)
        assert [{code: columns[code][place] for code in own} for place, own in enumerate(each)] == each


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("units", SIZES)
def test_every_document_of_every_size_is_whole_in_both_languages(units: int, language: str) -> None:
    case = assessment(units, open_cells=True, long_names=units == 12)
    some = Options(units=tuple(unit.code for unit in case.plan.units[:12]))
    for sheet in make_sheets(case.plan, case.entries, result_of(case), language=language, options=some):
        assert sheet.title
        assert all(len(row.cells) == len(sheet.columns) for row in sheet.rows)
        for row in sheet.rows:
            covered = 0
            for cell in row.cells:
                assert not covered or not cell.text
                covered = cell.across - 1 if cell.across > 1 else max(0, covered - 1)


def test_equal_totals_are_printed_with_the_same_place() -> None:
    case = assessment(12)
    values = {item: {unit: next(iter(cells.values())) for unit in cells} for item, cells in case.entries.values.items()}
    level = replace(case, entries=replace(case.entries, values=values, events=(), decisions=()))
    level = replace(level, plan=replace(level.plan, classes=()))
    level = replace(level, plan=replace(level.plan, units=tuple(replace(u, class_code=None) for u in level.plan.units)))
    sheet = ranking(level)
    assert {row.cells[0].text for row in sheet.rows} == {"1"}
    assert [row.cells[1].text for row in sheet.rows] == [unit.name for unit in level.plan.units]
    average = replace(level, plan=replace(level.plan, ranking=Ranking(ties="average")))
    assert {row.cells[0].text for row in ranking(average).rows} == {"6.5"}
    assert any("平均位次" in note for note in ranking(average).notes)


def test_a_unit_that_is_not_ranked_stands_last_and_a_note_says_so() -> None:
    case = assessment(6)
    first = case.plan.units[0]
    plan = replace(case.plan, units=(replace(first, ranked=False), *case.plan.units[1:]))
    sheet = ranking(replace(case, plan=plan))
    assert (sheet.rows[-1].cells[0].text, sheet.rows[-1].cells[1].text) == ("—", first.name)
    assert any("不参加排名" in note for note in sheet.notes)


def test_the_ranking_of_a_class_holds_its_units_by_their_place_in_it() -> None:
    case, result = city()
    sheet = ranking(case, class_code="二类")
    wanted = sorted(
        (unit for unit in result.units if unit.class_code == "二类"), key=lambda unit: unit.rank_in_class or 0
    )
    assert [row.cells[1].text for row in sheet.rows] == [unit.name for unit in wanted]
    assert [row.cells[0].text for row in sheet.rows] == [str(unit.rank_in_class) for unit in wanted]
    assert "县（市）与远郊" in sheet.title


def test_a_result_that_is_not_final_is_marked_and_says_why() -> None:
    complete, open_ = assessment(6), assessment(6, open_cells=True)
    for sheet in make_sheets(*parts_of(complete), language="zh_CN"):
        assert sheet.draft == DraftMark("暂定", "暂定——未定稿")
    plan, entries, result = parts_of(complete)
    version = Version(1, fingerprint(plan, entries, result).hex(), "2025-01-12T14:32:00", "张敏")
    made_final = make_sheets(replace(plan, versions=(version,)), entries, result, language="zh_CN")
    assert all(sheet.draft is None for sheet in made_final)
    assert {sheet.code[:6] for sheet in made_final} == {"第1版定稿　"}
    for sheet in make_sheets(*parts_of(open_), language="zh_CN", options=Options(signature=False)):
        assert sheet.draft is not None
        assert sheet.draft.word == "暂定"
    assert any("未填1项、待核1项" in note for note in ranking(open_).notes)


def test_weights_that_do_not_add_up_make_a_draft_and_are_named() -> None:
    case = assessment(6)
    code = case.plan.children[None][0].code
    heavier = replace(case, plan=case.plan.with_weight(code, case.plan.indicator[code].weight + Decimal("1.5")))
    for sheet in make_sheets(*parts_of(heavier), language="zh_CN"):
        assert sheet.draft is not None
        assert sheet.draft.word == "草稿"
        assert sheet.draft.banner.startswith("草稿——分值合计不符：一级指标 61.5，应为 60（另有 1 处）")


def parts_of(case: Assessment) -> tuple[Plan, Entries, Result]:
    return case.plan, case.entries, result_of(case)


def test_the_marks_of_states_are_printed_and_explained() -> None:
    sheet = summary(assessment(6, open_cells=True))
    texts = [cell.text for cell in sheet.rows[0].cells[column(sheet, "第1区县") :]]
    assert texts[0] == "缺"
    assert texts[1].endswith("*")
    assert texts[2] == "缺"
    assert texts[3] == "／"
    assert all(mark in sheet.notes[0] for mark in "缺*／")


def test_a_veto_is_named_with_its_document_and_what_follows() -> None:
    case, _ = city()
    note = next(note for note in ranking(case).notes if "庚市局" in note)
    assert "市政函〔2024〕60号" in note
    assert "等次最高为合格" in note
    assert "取消评优资格" in note


def test_paper_follows_the_number_of_columns_and_what_the_user_chose() -> None:
    few, many = assessment(6, first_level=4), assessment(6, first_level=7)
    assert not ranking(few).landscape
    assert ranking(many).landscape
    upright = ranking(many, options=Options(landscape=False))
    assert (upright.paper, upright.landscape) == ("A4", False)
    assert ranking(few, options=Options(paper="A3")).paper == "A3"
    assert [summary(assessment(n)).paper for n in (10, 20, 30)] == ["A4", "A3", "A3"]


def test_the_rules_of_the_city_are_readable_and_hold_no_code() -> None:
    case, result = city()
    sheet = rules_sheets(case.plan, case.entries, result, language="zh_CN")[0]
    said = " ".join(cell.text for row in sheet.rows for cell in row.cells)
    assert "中心城区：满意值30件/人、不允许值12件/人；" in said
    assert "同比增幅" in said
    codes = {item.code for item in case.plan.items if re.fullmatch("[a-z_]+", item.code)}
    assert not codes & set(re.findall("[a-z_]+", said))
    parameters = {key for leaf in case.plan.leaves for key in leaf.params}
    assert not {key for key in parameters if "_" in key} & set(re.findall("[a-z_]+", said))
    assert "加分项（合计不超过5分）" in said
    names = [rule.name for rule in (*case.plan.bonus, *case.plan.deduction)] + [veto.name for veto in case.plan.veto]
    assert all(name in said for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_sheet_says_each_rule_whole_and_below_it_what_is_usual(language: str) -> None:
    case, result = city()
    rounded = replace(case.plan, rounding=replace(case.plan.rounding, measure_places=4))
    sheet = rules_sheets(rounded, case.entries, result, language=language)[0]
    printed = [tuple(cell.text for cell in row.cells) for row in sheet.rows]
    for leaf in case.plan.leaves:
        row = next(row for row in printed if leaf.name in row)
        assert rule_in_words(rounded, leaf, language) in row
        assert measure_in_words(rounded, leaf, language) in row
    assert usual_policies(language) in sheet.notes[0]
    assert "4" in sheet.notes[1]
    plain = rules_sheets(case.plan, case.entries, result, language=language)[0]
    assert len(plain.notes) == len(sheet.notes) - 1


def test_weights_of_the_rules_sheet_add_up_to_its_sum() -> None:
    case, result = city()
    sheet = rules_sheets(case.plan, case.entries, result, language="en")[0]
    place = column(sheet, "Weight")
    end = next(index for index, row in enumerate(sheet.rows) if row.kind == "total")
    assert sum(number(row, place) for row in sheet.rows[:end]) == number(sheet.rows[end], place) == 100


def test_one_check_code_stands_on_all_sheets_and_follows_the_data() -> None:
    case = assessment(6)
    codes = {sheet.code for sheet in make_sheets(*parts_of(case), language="zh_CN")}
    assert len(codes) == 1
    assert re.fullmatch("校验 [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", codes.pop())


def test_only_the_wanted_documents_are_made_and_an_unknown_one_is_an_error() -> None:
    case = assessment(6)
    sheets = make_sheets(*parts_of(case), language="zh_CN", keys=["rules"])
    assert [sheet.name for sheet in sheets] == ["计分办法表"]
    with pytest.raises(KeyError):
        make_sheets(*parts_of(case), language="zh_CN", keys=["nothing"])
    keys = ["ranking", "summary", "bonus", "deductions", "comparison", "top", "gaps", "zero"]
    keys += ["indicators", "rules", "treatment"]
    keys += ["weights-change", "plan-differences", "coverage", "ballots", "panels", "evidence", "comments", "ledgers"]
    keys += ["departments", "ballot-papers", "appeals", "bulletin", "cards", "final"]
    assert [kind.key for kind in SHEETS] == keys


def test_the_city_prints_exactly_what_was_expected_of_it() -> None:
    expected = Path(__file__).parent.parent / "golden" / "city_2024.expected.json"
    units = json.loads(expected.read_text(encoding="utf-8"))["units"]
    case, _ = city()
    sheet = ranking(case)
    names = {unit.code: unit.name for unit in case.plan.units}
    rows = {row.cells[1].text: row for row in sheet.rows}
    for unit in units:
        row = rows[names[unit["code"]]]
        printed = {
            name: row.cells[column(sheet, name)].text
            for name in ("位次", "总分", "基础分", "折算分", "加分", "扣分", "等次")
        }
        assert printed == {
            "位次": str(unit["rank"]),
            "总分": unit["total"],
            "基础分": unit["base"],
            "折算分": unit["adjusted_base"],
            "加分": unit["bonus"],
            "扣分": unit["deduction"],
            "等次": unit["grade"],
        }
