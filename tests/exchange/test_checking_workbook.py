"""The checking workbook: LibreOffice, which knows nothing of the program, comes to every figure of the program."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from exchange.assessment_json import read_assessment
from exchange.checking import checking_workbook
from exchange.checking.build import Checking, checking, shown
from exchange.checking.columns import TOP, Column, formula_text
from exchange.checking.write import write_checking
from scoring.entries import Assessment, Cell
from scoring.evaluate import evaluate
from scoring.numbers import parse_decimal
from scoring.result import columns_of
from tests.exchange.recalculation import Cells, needs_libreoffice, recalculated, spoil
from tests.oracle.draw import assessment_of
from tests.oracle.files import load
from tests.oracle.test_sample import SAMPLE

DRAWN = range(50)
EDITED = (3, 4, 12)
"""The drawn assessments of which a value is changed, too."""
CLOSE = 1e-9


@dataclass(frozen=True)
class Case:
    """A workbook, the assessment whose figures it should show, and what LibreOffice makes of it."""

    name: str
    assessment: Assessment
    made: Checking
    cells: Cells


def sample() -> Assessment:
    return read_assessment(json.dumps(load(*SAMPLE)))


def drawn(seed: int) -> Assessment:
    content = assessment_of(seed, years=seed % 2 == 1, units=(20, 30) if seed % 10 == 0 else (1, 9))
    for node in content["indicators"]:
        if node.get("method") == "panel" and seed % 3 == 0 and len(content["units"]) > 1:
            codes = [unit["code"] for unit in content["units"]]
            node["params"]["panels"] = {code: str(number % 2 + 1) for number, code in enumerate(codes[1:])}
    if seed % 10 == 5:  # weights of single classes
        for number, node in enumerate(content["indicators"]):
            if content["classes"] and not node.get("reference_only") and number % 2:
                node["weight_by_class"] = {content["classes"][0]["code"]: str(Decimal(node["weight"]) / 2)}
    return read_assessment(json.dumps(content))


def workbook(path: Path, assessment: Assessment) -> Checking:
    result = evaluate(assessment.plan, assessment.entries)
    made = checking(assessment.plan, assessment.entries, result, language="zh_CN")
    write_checking(path, made, code="0000-0000-0000", status=result.status)
    return made


def edit_of(assessment: Assessment) -> Iterator[tuple[str, str, str]]:
    """Changes of values that the workbook has, too: item, unit, new number."""
    for item, column in assessment.entries.values.items():
        for unit, cell in column.items():
            number = parse_decimal(cell.value) if isinstance(cell.value, str) and cell.state is None else None
            if number is not None and len(str(cell.value)) < 9 and assessment.plan.item[item].kind == "number":
                yield item, unit, str(Decimal(str(cell.value)) + Decimal("1.5"))


def changes_of(assessment: Assessment) -> Sequence[tuple[str, str, str]]:
    """Some changes; of the city those of one unit, which change its place."""
    changes = list(edit_of(assessment))
    if len(assessment.plan.units) > 9 and assessment.plan.id != "drawn":
        last = columns_of(evaluate(assessment.plan, assessment.entries).units).rank.index(4)
        changes = [(item, unit, "0") for item, unit, _ in changes if unit == assessment.plan.units[last].code]
    else:
        changes = changes[::7][:5]
    assert changes
    return changes


def edited(path: Path, target: Path, assessment: Assessment, made: Checking) -> Assessment:
    """Change some values in the workbook, as an auditor would, and in the assessment."""
    changes = changes_of(assessment)
    book = load_workbook(path)
    page = book[made.book.data.name]
    units = [unit.code for unit in made.book.units]
    for item, unit, value in changes:
        column = made.book.items[item].state
        page[f"{column.letters}{TOP + units.index(unit)}"] = float(value)
    book.save(target)
    cells = {(item, unit): Cell(value) for item, unit, value in changes}
    return replace(assessment, entries=assessment.entries.with_cells(cells))


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Case]:
    """All workbooks, reckoned in one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("workbooks")
    made: list[tuple[str, Assessment, Checking]] = []
    for name, assessment in [("city", sample()), *((str(seed), drawn(seed)) for seed in DRAWN)]:
        path = folder / f"{name}.xlsx"
        book = workbook(path, assessment)
        if name == "city" or int(name) in EDITED:
            after = edited(path, folder / f"{name}edited.xlsx", assessment, book)
            made.append((f"{name}edited", after, book))
        assert spoil(path) > 0
        made.append((name, assessment, book))
    found = recalculated([folder / f"{name}.xlsx" for name, _, _ in made], folder)
    return [Case(*one, cells) for one, cells in zip(made, found, strict=True)]


def cell(case: Case, column: Column, row: int) -> Any:
    """What LibreOffice has in a cell: a number or a text."""
    line = case.cells[column.page.name][TOP - 1 + row]
    text = line[column.index] if column.index < len(line) else ""
    try:
        return float(text)
    except ValueError:
        return text


def is_same(found: Any, wanted: Any, places: int | None) -> bool:
    """Rounded figures are the same digit for digit; LibreOffice writes 15 of the others."""
    if isinstance(found, str) or isinstance(wanted, str):
        return bool(found == wanted)
    return bool(found == wanted if places is not None else abs(found - wanted) <= CLOSE * max(1.0, abs(wanted)))


@needs_libreoffice
def test_libreoffice_reckons_every_formula_to_the_figure_that_is_stored_with_it(cases: Sequence[Case]) -> None:
    formulas, wrong = 0, []
    for case in cases:
        if case.name.endswith("edited"):
            continue
        for page in case.made.pages[1:]:
            for column in page.columns:
                for row, formula in enumerate(column.terms):
                    if formula is None:
                        continue
                    formulas += 1
                    found, wanted = cell(case, column, row), column.values[row]
                    if not is_same(found, wanted, None):
                        wrong.append(f"{case.name} {column.heading} {TOP + row}: {found}, not {wanted}")
    assert not wrong, "\n".join(wrong[:20])
    assert formulas > 10_000


@needs_libreoffice
def test_libreoffice_comes_to_every_figure_of_the_program_also_after_values_were_changed(cases: Sequence[Case]) -> None:
    compared, wrong = 0, []
    for case in cases:
        plan, entries = case.assessment.plan, case.assessment.entries
        result = evaluate(plan, entries)
        book, columns = case.made.book, columns_of(result.units)
        for row, at in enumerate(book.rows):
            for key, column in case.made.figures.items():
                wanted = shown(getattr(columns, key)[at], book.words)
                compared += 1
                if not is_same(cell(case, column, row), wanted, 2):
                    wrong.append(f"{case.name} {columns.code[at]} {key}: {cell(case, column, row)}, not {wanted}")
            nodes = result.units[at].nodes
            for code, column in case.made.nodes.items():
                points = nodes[code].points
                found = cell(case, column, row)
                compared += 1
                if points is None:
                    fits = found in ("", book.words.out)
                else:
                    fits = is_same(found, float(points), plan.rounding.leaf_places)
                if not fits:
                    wrong.append(f"{case.name} {columns.code[at]} {code}: {found}, not {points}")
    assert not wrong, f"{len(wrong)} of {compared}\n" + "\n".join(wrong[:20])
    assert compared > 5000


@needs_libreoffice
def test_a_changed_value_changes_the_ranking_in_the_workbook(cases: Sequence[Case]) -> None:
    before, after = ({case.name: case for case in cases}[name] for name in ("city", "cityedited"))
    rank = before.made.figures["rank"]
    rows = before.made.book.totals.rows
    assert [cell(before, rank, row) for row in rows] != [cell(after, rank, row) for row in rows]


def test_hardly_any_cell_of_drawn_assessments_and_none_of_the_city_is_a_figure_in_place_of_a_formula() -> None:
    city = sample()
    result = evaluate(city.plan, city.entries)
    assert not checking(city.plan, city.entries, result, language="zh_CN").stuck
    stuck = cells = 0
    for seed in range(100, 120):
        assessment = drawn(seed)
        result = evaluate(assessment.plan, assessment.entries)
        made = checking(assessment.plan, assessment.entries, result, language="en")
        stuck += sum(count for _, count in made.stuck)
        cells += sum(len(column.values) for page in made.pages[1:] for column in page.columns)
    assert stuck <= cells / 500


def test_names_that_look_like_formulas_stay_text(tmp_path: Path) -> None:
    assessment = drawn(10)
    names = ("=1+1", "+2", "-3", "@SUM(A1)", '=HYPERLINK("http://example.com")')
    units = tuple(
        replace(unit, name=names[number]) if number < len(names) else unit
        for number, unit in enumerate(assessment.plan.units)
    )
    assessment = replace(assessment, plan=replace(assessment.plan, units=units))
    result = evaluate(assessment.plan, assessment.entries)
    path = tmp_path / "names.xlsx"
    checking_workbook(path, assessment, result, language="en", time=datetime(2026, 1, 2))
    book = load_workbook(path)
    for page in ("Data", "Scores", "Totals"):
        found = {cell.value: cell.data_type for cell in book[page]["B"]}
        assert dict.fromkeys(names, "s").items() <= found.items()


FUNCTIONS_OF_2010 = {
    *("ABS", "AND", "AVERAGE", "AVERAGEIF", "COUNT", "COUNTA", "COUNTIF", "EXACT", "EXP", "IF", "INDEX", "INT"),
    *("ISNUMBER", "LARGE", "LN", "MAX", "MEDIAN", "MIN", "N", "NOT", "OR", "ROUND", "SIGN", "SMALL", "SQRT"),
    *("STDEV", "STDEVP", "SUM", "SUMPRODUCT"),
}


def formulas_of(made: Checking) -> Iterator[str]:
    """Every formula that a workbook has, but for those of events."""
    for page in made.pages[1:]:
        for column in page.columns:
            for formula in {id(one): one for one in column.terms if one is not None}.values():
                yield formula_text(formula, page.name)
        for spots in page.spots.values():
            yield from (formula_text(formula, page.name) for formula, _ in spots.values())


def test_only_functions_of_excel_2010_are_used_and_every_name_is_a_parameter() -> None:
    used: set[str] = set()
    for assessment in [sample(), *map(drawn, range(60, 72))]:
        made = checking(
            assessment.plan, assessment.entries, evaluate(assessment.plan, assessment.entries), language="en"
        )
        known = {line.name for line in made.book.parameters.lines}
        for formula in formulas_of(made):
            said = re.sub(r'"[^"]*"', "", formula)
            used |= set(re.findall(r"([A-Z]+)\(", said))
            named = set(re.findall(r"(?<![\w!$.])([^\W\d]\w*)(?![\w!(.])", said)) - {"E"}
            assert named <= known, (formula, named - known)
            assert len(formula) <= 8192
    assert used <= FUNCTIONS_OF_2010, used - FUNCTIONS_OF_2010
