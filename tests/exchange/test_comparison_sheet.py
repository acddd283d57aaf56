"""对比表: places and totals beside those before, and the parts of every change add up to it as printed."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from exchange.sheet import Options, Sheet
from exchange.sheets import make_sheets
from gui.sample import sample_city
from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.plan import Previous
from scoring.years.new_year import for_year
from tests.exchange.sheet_cases import assessment


def sheets_of(new: Assessment, old: Assessment | None, language: str = "zh_CN") -> tuple[Sheet, ...]:
    result = evaluate(new.plan, new.entries)
    options = Options(last=old)
    return make_sheets(new.plan, new.entries, result, language=language, keys=["comparison"], options=options)


@pytest.fixture(scope="module")
def years() -> tuple[Assessment, Assessment]:
    return sample_city()


def numbers(sheet: Sheet) -> dict[str, list[Decimal | None]]:
    return {row.cells[0].text: [cell.number for cell in row.cells[1:]] for row in sheet.rows}


def test_what_is_printed_of_each_change_adds_up(years: tuple[Assessment, Assessment]) -> None:
    new, old = years
    (sheet,) = sheets_of(new, old)
    before = {unit.name: unit for unit in evaluate(old.plan, old.entries).units}
    rows = numbers(sheet)
    assert list(rows) == [unit.name for unit in sorted(evaluate(new.plan, new.entries).units, key=rank_first)]
    halves = 0
    for name, (then_rank, rank, _, then, now, change, performance, rules) in rows.items():
        assert then == before[name].total
        assert then_rank == before[name].rank
        assert rank is not None
        assert now is not None
        assert then is not None
        assert change == now - then
        if performance is not None and rules is not None:
            assert performance + rules == change
            halves += 1
    assert halves == len(rows)


def rank_first(unit: object) -> Decimal:
    return Decimal(str(getattr(unit, "rank", 0)))


def test_of_a_quarter_the_sheet_says_period_and_not_year(years: tuple[Assessment, Assessment]) -> None:
    city, _ = years
    old = replace(city, plan=replace(city.plan, id="q1", period="q1", previous=None))
    new = replace(city, plan=replace(city.plan, id="q2", period="q2", previous=Previous(id="q1")))
    (sheet,) = sheets_of(new, old)
    said = [column.heading[-1] for column in sheet.columns[1:6]]
    assert said == ["上期", "本期", "升降", "上期", "本期"]
    assert all(cells[5] == 0 for cells in numbers(sheet).values())


def test_new_and_removed_units_are_told_and_have_no_figures_to_compare(years: tuple[Assessment, Assessment]) -> None:
    city, old = years
    gone, stays = city.plan.units[0], city.plan.units[1:]
    plan = replace(city.plan, units=(*stays, replace(gone, code="NEW", name="新设分局")))
    (sheet,) = sheets_of(replace(city, plan=plan), old)
    row = next(row for row in sheet.rows if row.cells[0].text == "新设分局")
    assert [cell.text for cell in row.cells[1:5:2]] == ["—", "新"]
    assert [cell.text for cell in row.cells[6:]] == ["—", "—", "—"]
    assert any("不再列为考核对象" in note and gone.name in note for note in sheet.notes)


def test_without_an_assessment_before_there_is_no_such_sheet(years: tuple[Assessment, Assessment]) -> None:
    assert sheets_of(for_year(years[0], 2031), None) == ()


def test_of_many_units_that_moved_the_first_are_named_and_all_counted() -> None:
    new = assessment(40)
    values = {
        item: dict(zip(column, list(column.values())[::-1], strict=True)) for item, column in new.entries.values.items()
    }
    old = replace(new, entries=replace(new.entries, values=values), plan=replace(new.plan, id="before", year=2024))
    (sheet,) = sheets_of(new, old)
    progress, _, rest = sheet.notes[0].partition("；")
    assert re.fullmatch(r"进步明显（升2位及以上）：(\S+（升\d+位）、){7}\S+（升\d+位）等\d+个", progress)
    assert rest.startswith("退步明显")
