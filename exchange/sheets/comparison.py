"""对比表: every unit's place and total beside those of the year or the period before, and how much of the change is
performance and how much the rules."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from exchange.sheet import Column, Letters, Options, Row, Sheet, SheetCell, figure, printable, signed, text
from exchange.sheets import notes, parts
from exchange.wording import problem_text, word
from exchange.year_change_words import overall_sentence, then_word
from scoring.entries import Assessment, Entries
from scoring.plan import Plan
from scoring.result import Result
from scoring.years.change import Figure, UnitChange, YearChange, compare_years

LETTERS: Final = Letters(title=20, line=12, heading=10.5, body=10.5, note=9, heading_height=14, row_height=8)


def comparison_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet where the assessment before is known, else none."""
    options = options or Options()
    if options.last is None:
        return ()
    last = options.last
    change = compare_years(last, Assessment(plan, entries), new_result=result)
    units = sorted(change.units, key=lambda unit: (unit.rank is None, Fraction(unit.rank or 0)))
    places = max(plan.rounding.total_places, last.plan.rounding.total_places)
    sheet = Sheet(
        name=word("sheet.comparison", language),
        title=word("sheet.comparison.title", language, title=printable(plan.title)),
        left=word("sheet.comparison.with", language, title=printable(last.plan.title)),
        right=word("sheet.points_unit", language),
        columns=_columns(plan, last.plan, units, places, language),
        rows=tuple(_row(unit, places, language) for unit in units),
        notes=_notes(plan, last.plan, change, language),
        letters=LETTERS,
        language=language,
    )
    papers = [parts.Lying("A4", False, parts.UPRIGHT), parts.Lying("A4", True, parts.LYING)]
    return (parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options),)


def _columns(plan: Plan, last: Plan, units: Sequence[UnitChange], places: int, language: str) -> tuple[Column, ...]:
    """“Then” is last year or the period before, “now” this year or this period."""
    period = "year" if plan.year != last.year else "period"

    def column(above: str, key: str, width: float, least: float, decimals: int | None = None) -> Column:
        heading = (word(f"sheet.col.{above}", language), word(f"sheet.col.compared.{key}", language))
        return Column(heading=heading, width=width, least=least, places=decimals, group=above)

    named = parts.name_width([unit.name for unit in units], 24, 60)
    heading = (printable(plan.unit_label) or word("sheet.col.unit", language),)
    return (
        Column(heading=heading, width=named, least=max(20, named * 0.7), kept=True),
        column("rank", f"then.{period}", 12, 10),
        column("rank", f"now.{period}", 12, 10),
        column("rank", "moved", 12, 10),
        column("total", f"then.{period}", 18, 15, places),
        column("total", f"now.{period}", 18, 15, places),
        column("total", "change", 18, 15, places),
        column("compared.of_it", "performance", 20, 15, places),
        column("compared.of_it", "rules", 20, 15, places),
    )


def _row(unit: UnitChange, places: int, language: str) -> Row:
    total = unit.total
    return Row(
        (
            text(unit.name),
            parts.rank_cell(unit.rank_before, language),
            parts.rank_cell(unit.rank, language),
            _moved(unit, language),
            _figure(total.before, places),
            _figure(total.now, places),
            *(_difference(value, places) for value in (total.change, total.performance, total.rule_effect)),
        )
    )


def _moved(unit: UnitChange, language: str) -> SheetCell:
    if unit.kind == "new":
        return SheetCell(word("sheet.new", language))
    gained = unit.places_gained
    return SheetCell("—") if not gained else SheetCell(parts.arrow(gained))


def _figure(value: Figure | None, places: int) -> SheetCell:
    return SheetCell("—") if value is None else figure(value, places)


def _difference(value: Figure | None, places: int) -> SheetCell:
    """With its sign; a difference of nothing is a figure too, and no dash: that there is none."""
    if value is None:
        return SheetCell("—")
    return signed(value, places) if value else figure(value, places)


def _notes(plan: Plan, last: Plan, change: YearChange, language: str) -> tuple[str, ...]:
    names = [printable(unit.name) for unit in change.removed]
    return (
        overall_sentence(change, plan, language),
        word("years.said.all.rules", language, then=then_word(last, plan, language)),
        *((word("sheet.comparison.removed", language, units=notes.listed(names, language)),) if names else ()),
        *(problem_text(problem, language) for problem in change.findings),
    )
