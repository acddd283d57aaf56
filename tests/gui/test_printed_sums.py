"""What stands on paper adds up: the text of the PDF is read back, column by column, and added."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from exchange.assessment_json import read_assessment
from exchange.sheet import Sheet
from exchange.sheets import make_sheets
from gui.painting import Fonts, to_pdf
from gui.painting.columns import fit
from gui.painting.text import Ruler
from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.plan import Composition
from tests.exchange.sheet_cases import assessment
from tests.pdf_text import pages_of_words

pytestmark = pytest.mark.usefixtures("qapp")

Printed = tuple[float, float, str]
"""Millimetres from the left and from the top (pages below each other), and the text there."""


def city() -> Assessment:
    return read_assessment(Path("samples/city_2024.json").read_text(encoding="utf-8"))


def with_low_caps(case: Assessment) -> Assessment:
    """The city where every limit bites."""
    rules = tuple(replace(rule, cap=Decimal("0.3")) for rule in case.plan.bonus)
    composition = replace(case.plan.composition, bonus_cap=Decimal("0.55"), deduction_cap=Decimal("0.7"))
    return replace(case, plan=replace(case.plan, bonus=rules, composition=composition))


def cases() -> Iterator[Assessment]:
    yield city()
    yield with_low_caps(city())
    yield assessment(12, open_cells=True)
    yield assessment(1)
    bare = assessment(6, leaf_places=None)
    yield replace(bare, plan=replace(bare.plan, composition=Composition()))


CASES = list(cases())


def sheets_of(case: Assessment, key: str) -> tuple[Sheet, ...]:
    result = evaluate(case.plan, case.entries)
    return make_sheets(case.plan, case.entries, result, language="zh_CN", keys=[key])


def printed(sheet: Sheet, path: Path) -> list[Printed]:
    """Every piece of text in the PDF of a sheet, from the top down."""
    to_pdf([sheet], path)
    found: list[Printed] = []
    for number, page in enumerate(pages_of_words(path)):
        height = float(page.mediabox.height)

        def visit(
            text: str, matrix: Any, letters: Any, *_: object, top: float = number * 1000.0, height: float = height
        ) -> None:
            x = letters[4] * matrix[0] + letters[5] * matrix[2] + matrix[4]
            y = letters[4] * matrix[1] + letters[5] * matrix[3] + matrix[5]
            if text.strip():
                found.append((x * 25.4 / 72, top + (height - y) * 25.4 / 72, text.strip()))

        page.extract_text(visitor_text=visit)
    return sorted(found, key=lambda one: (round(one[1]), one[0]))


def column_of(sheet: Sheet, heading: str) -> tuple[float, float]:
    """Where a column begins and ends, in millimetres."""
    (strip,) = fit(sheet, Ruler(Fonts())).strips
    x = sheet.margins.left
    for index, width in strip:
        if sheet.columns[index].heading[-1] == heading:
            return x, x + width
        x += width
    raise KeyError(heading)


def figures_beside(pieces: list[Printed], edges: tuple[float, float]) -> list[tuple[float, Decimal]]:
    """The numbers that stand in a column: (height, number)."""
    found = []
    for x, y, text in pieces:
        if edges[0] <= x < edges[1]:
            try:
                found.append((y, Decimal(text.rstrip("缺／*"))))
            except ArithmeticError:
                continue
    return found


def lines_within(pieces: list[Printed], left: float, right: float) -> list[tuple[float, str]]:
    """The text between two edges, line by line: a change of the font breaks it into pieces."""
    found: dict[float, str] = {}
    for x, y, text in pieces:
        if left <= x < right:
            found[round(y, 1)] = found.get(round(y, 1), "") + text
    return list(found.items())


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("key", "heading"), [("bonus", "计加分"), ("deductions", "计扣分")])
def test_the_events_of_a_printed_ledger_add_up_to_the_ranking(
    case: Assessment, key: str, heading: str, tmp_path: Path
) -> None:
    (sheet,) = sheets_of(case, key)
    pieces = printed(sheet, tmp_path / "a.pdf")
    figures = figures_beside(pieces, column_of(sheet, heading))
    lines = lines_within(pieces, sheet.margins.left, column_of(sheet, heading)[0])
    subtotals = {round(y): text.removesuffix("小计") for y, text in lines if text.endswith("小计")}
    end = next(y for y, text in lines if text == "合计")
    whole = next(number for y, number in figures if abs(y - end) < 1)
    units = {unit.name: unit for unit in evaluate(case.plan, case.entries).units}
    running, summed = Decimal(0), Decimal(0)
    for y, number in figures:
        name = next((name for at, name in subtotals.items() if abs(at - y) <= 1), None)
        if name is not None:
            assert number == running == (units[name].bonus if key == "bonus" else units[name].deduction)
            running, summed = Decimal(0), summed + number
        elif abs(y - end) > 1:
            running += number
    assert summed == whole
    assert whole == sum(unit.bonus if key == "bonus" else unit.deduction for unit in units.values())


@pytest.mark.parametrize("case", CASES)
def test_the_figures_of_a_printed_card_add_up_to_the_total(case: Assessment, tmp_path: Path) -> None:
    units = {unit.name: unit for unit in evaluate(case.plan, case.entries).units}
    groups = {node.name: node for node in case.plan.children.get(None, ())}
    for sheet in sheets_of(case, "cards")[:1]:
        unit = next(unit for name, unit in units.items() if f"（{name}）" in sheet.name)
        pieces = printed(sheet, tmp_path / "a.pdf")
        figures = figures_beside(pieces, column_of(sheet, "得分"))

        lines = lines_within(pieces, *column_of(sheet, "指标"))

        def beside(
            label: str,
            lines: list[tuple[float, str]] = lines,
            figures: list[tuple[float, Decimal]] = figures,
        ) -> Decimal:
            heights = [y for y, text in lines if text == label or text.startswith(f"{label}：")]
            return next(number for y, number in figures if any(-1 < y - at < 3 for at in heights))

        assert sum([beside(name) for name in groups]) == beside("基础分") == unit.base
        adjusted = next(number for number in (adjusted_of(pieces), unit.base) if number is not None)
        assert adjusted + beside("加分") - beside("扣分") == beside("总分")
        assert beside("总分") == unit.total


def adjusted_of(pieces: list[Printed]) -> Decimal | None:
    """The base times the coefficient, which stands beside the base or in a row of its own."""
    whole = "".join(text for _, _, text in pieces)
    found = re.search(r"折算分\s*(\d+\.\d\d)", whole)
    return Decimal(found[1]) if found else None
