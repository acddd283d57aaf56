"""加分清单 and 扣分清单 (ux.md §4.5): every event with its document, what it is worth and whether it counts, the
limits that cut it, and a subtotal for each unit that is the figure of the ranking."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from exchange.sheet import Align, Column, Kind, Letters, Options, Row, Sheet, SheetCell, figure, fixed, printable, text
from exchange.sheets import ledger, notes, parts
from exchange.sheets.rules import adjustment_text
from exchange.wording import word
from scoring.entries import Entries
from scoring.numbers import plain
from scoring.plan import Adjustment, Plan
from scoring.result import Result, UnitResult

LETTERS: Final = Letters(title=20, line=12, heading=10.5, body=10.5, note=9, heading_height=9, row_height=7)
NAMES: Final = {"bonus": "bonus", "deduction": "deductions"}
"""The name of the sheet of each kind."""
MOST_PLACES: Final = 6
"""Points of a single event are shown with as many decimals as they have, up to these."""


def bonus_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet where the plan has bonus rules, else none."""
    return _sheets("bonus", plan, entries, result, language, options or Options())


def deduction_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet where the plan has deduction rules, else none."""
    return _sheets("deduction", plan, entries, result, language, options or Options())


def _sheets(
    kind: str, plan: Plan, entries: Entries, result: Result, language: str, options: Options
) -> tuple[Sheet, ...]:
    rules = ledger.rules_of(plan, kind)
    if not rules:
        return ()
    places = _places(plan, entries, result.units, kind)
    columns = _columns(plan, result.units, kind, places, language)
    rows = tuple(_rows(plan, entries, result.units, kind, places, language, len(columns)))
    sheet = Sheet(
        name=word(f"sheet.{NAMES[kind]}", language),
        title=word(f"sheet.{NAMES[kind]}.title", language, title=printable(plan.title)),
        left=word("sheet.count_units", language, count=str(len(result.units))),
        right=word("sheet.points_unit", language),
        columns=columns,
        rows=rows,
        notes=_notes(plan, entries, result, kind, rules, language),
        letters=LETTERS,
        language=language,
    )
    papers = [parts.Lying("A4", True, parts.LYING), parts.Lying("A3", True, parts.LYING)]
    return (parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options),)


def _places(plan: Plan, entries: Entries, units: Sequence[UnitResult], kind: str) -> int:
    """As many decimals as show every event exactly, at least those of the totals."""
    worth = [
        one.points
        for unit in units
        for one in ledger.lines_of(plan, entries, unit.code, kind)
        if one.points is not None
    ]
    least = plan.rounding.total_places
    exact = (places for places in range(least, MOST_PLACES) if all(fixed(one, places) == one for one in worth))
    return next(exact, MOST_PLACES)


def _columns(plan: Plan, units: Sequence[UnitResult], kind: str, places: int, language: str) -> tuple[Column, ...]:
    def column(key: str, width: float, least: float, align: Align = "left") -> Column:
        return Column(heading=(word(f"sheet.col.{key}", language),), width=width, least=least, align=align)

    def points(key: str) -> Column:
        return Column(heading=(word(f"sheet.col.{key}", language),), width=15, least=12, places=places)

    named = (printable(plan.unit_label) or word("sheet.col.unit", language),)
    wide = parts.name_width([unit.name for unit in units], 22, 40)
    return (
        Column(heading=(word("sheet.col.number", language),), width=10, places=0, kept=True),
        Column(heading=named, width=wide, least=20, kept=True, merged=True),
        column("matter", 58, 38),
        column("event_level", 18, 14, "center"),
        column("document", 42, 30),
        column("date", 21, 20, "center"),
        points("worth"),
        replace(points(f"counted_{kind}"), strong=True),
        column("department", 22, 16, "center"),
        column("note", 24, 16),
    )


def _rows(
    plan: Plan,
    entries: Entries,
    units: Sequence[UnitResult],
    kind: str,
    places: int,
    language: str,
    width: int,
) -> Iterator[Row]:
    number, whole = 0, Decimal(0)
    for unit in units:
        lines = ledger.lines_of(plan, entries, unit.code, kind)
        if not lines:
            continue
        given = unit.bonus if kind == "bonus" else unit.deduction
        for one in lines:
            number += 1
            yield _event_row(number, unit, one, places, language)
        left = sum((one.points or Fraction(0) for one in lines if one.counted), Fraction(0))
        for cut in ledger.cuts_of(plan, entries, unit.code, kind):
            left -= cut.taken
            yield _wide_row(unit, ledger.cut_words(cut, kind, language), -cut.taken, places)
        if left != given:
            yield _wide_row(unit, word("sheet.event.rounded", language), Fraction(given) - left, places)
        label = word("sheet.row.subtotal_of", language, unit=printable(unit.name))
        yield _sum_row(label, given, plan.rounding.total_places, width, "subtotal")
        whole += given
    if not number:
        nothing = SheetCell(word(f"sheet.event.none.{kind}", language), across=width)
        yield Row((nothing, *[SheetCell()] * (width - 1)))
    yield _sum_row(word("sheet.row.total", language), whole, plan.rounding.total_places, width, "total")


def _event_row(number: int, unit: UnitResult, one: ledger.Line, places: int, language: str) -> Row:
    event = one.event
    remarks = [part for part in (ledger.reason(one, language), _times(one), printable(event.note)) if part]
    return Row(
        (
            figure(Decimal(number), 0),
            text(unit.name),
            SheetCell(ledger.matter(one, language)),
            text(event.level or ""),
            text(ledger.reference(event)),
            text(event.date),
            SheetCell("—") if one.points is None else figure(one.points, places),
            figure(one.points, places) if one.counted and one.points is not None else SheetCell("—"),
            text(event.department or ("" if one.rule is None else one.rule.department)),
            SheetCell(("；" if language == "zh_CN" else "; ").join(remarks)),
        )
    )


def _times(one: ledger.Line) -> str:
    """How often it is counted, where it is not once."""
    event = one.event
    if event.points is not None or event.count == event.factor == 1:
        return ""
    return "".join(f"×{plain(factor)}" for factor in (event.count, event.factor) if factor != 1)


def _wide_row(unit: UnitResult, words: str, points: Fraction, places: int) -> Row:
    """What changes the sum of a unit beside its events."""
    said = SheetCell(words, across=5)
    blank = SheetCell()
    return Row((blank, text(unit.name), said, *[blank] * 4, figure(points, places), blank, blank))


def _sum_row(label: str, points: Decimal, places: int, width: int, kind: Kind) -> Row:
    named = SheetCell(label, across=7)
    blanks = [SheetCell()] * (width - 8)
    return Row((named, *[SheetCell()] * 6, figure(points, places), *blanks), kind)


def _notes(
    plan: Plan, entries: Entries, result: Result, kind: str, rules: Sequence[Adjustment], language: str
) -> tuple[str, ...]:
    cap = plan.composition.bonus_cap if kind == "bonus" else plan.composition.deduction_cap
    limited = (word(f"sheet.event.cap.{kind}", language, cap=plain(cap)),) if cap is not None else ()
    said = (
        word("sheet.event.rule", language, name=printable(rule.name), rule=printable(adjustment_text(rule, language)))
        for rule in rules
    )
    vetoes = [notes.veto_note(plan, one, language) for one in entries.decisions] if kind == "deduction" else []
    listed = word("sheet.event.rules", language, rules=("；" if language == "zh_CN" else "; ").join(said))
    return (
        word("sheet.event.not_taken", language),
        *limited,
        listed,
        *vetoes,
        *notes.floor_note(result.units, language),
        *notes.open_reasons(plan, entries, result, language),
    )
