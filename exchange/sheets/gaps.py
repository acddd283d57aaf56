"""差距分析表: how far apart the units lie under each indicator, before and after what was achieved became points."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from exchange.sheet import Column, Letters, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import notes, parts
from exchange.sheets.summary import scored_leaves
from exchange.wording import word
from scoring.descriptive.dispersion import Dispersion, before_and_after
from scoring.descriptive.undefined import Figure
from scoring.entries import Entries
from scoring.numbers import plain
from scoring.plan import Plan
from scoring.result import Result
from scoring.rounding import half_up

LETTERS: Final = Letters(title=20, line=12, heading=10.5, body=9, note=9, heading_height=14, row_height=7)
MEASURE_PLACES, RATE_PLACES, TIMES_PLACES, VARIATION_PLACES = 4, 2, 2, 3
FEW: Final = 3
"""So many units that share the highest or lowest figure are named; more are counted."""


def gap_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet over the leaves under which anything was scored, else none."""
    options = options or Options()
    rows = tuple(_rows(plan, result, language))
    if not rows:
        return ()
    sheet = Sheet(
        name=word("sheet.gaps", language),
        title=word("sheet.gaps.title", language, title=printable(plan.title)),
        left=word("sheet.count_units", language, count=str(len(result.units))),
        columns=_columns(language),
        rows=rows,
        notes=(
            word("sheet.gap.note.times", language),
            word("sheet.gap.note.variation", language),
            word("sheet.gap.note.undefined", language),
            *notes.open_reasons(plan, entries, result, language),
        ),
        letters=LETTERS,
        language=language,
    )
    papers = [parts.Lying("A4", True, parts.WIDE), parts.Lying("A3", True, parts.WIDE)]
    return (parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options),)


def _columns(language: str) -> tuple[Column, ...]:
    def column(above: str, key: str, width: float, least: float, places: int | None = None) -> Column:
        heading = (word(f"sheet.col.gap.{above}", language), word(f"sheet.col.gap.{key}", language))
        return Column(heading=heading, width=width, least=least, places=places, group=above)

    return (
        Column(heading=(word("sheet.col.number", language),), width=9, places=0, kept=True),
        Column(heading=(word("sheet.col.indicator", language),), width=46, least=34, align="left", kept=True),
        column("before", "count", 12, 11, 0),
        column("before", "highest", 33, 25),
        column("before", "lowest", 33, 25),
        column("before", "mean", 18, 15),
        column("before", "times", 17, 14, TIMES_PLACES),
        column("before", "times_more", 17, 14, TIMES_PLACES),
        column("before", "variation", 15, 13, VARIATION_PLACES),
        column("after", "highest", 15, 13, RATE_PLACES),
        column("after", "lowest", 15, 13, RATE_PLACES),
        column("after", "mean", 15, 13, RATE_PLACES),
        column("after", "variation", 15, 13, VARIATION_PLACES),
    )


def _rows(plan: Plan, result: Result, language: str) -> Iterator[Row]:
    number = 0
    for path in scored_leaves(plan):
        leaf = path[-1]
        before, after = before_and_after(plan, result, leaf.code)
        if before is None and after is None:
            continue
        number += 1
        yield Row(
            (
                figure(Decimal(number), 0),
                text(leaf.name),
                *_before(plan, before, language),
                *_after(after),
            )
        )


def _before(plan: Plan, found: Dispersion | None, language: str) -> tuple[SheetCell, ...]:
    if found is None:
        return (SheetCell("—"),) * 7
    return (
        figure(Decimal(found.count), 0),
        _extreme(plan, found.highest, found.highest_units, language),
        _extreme(plan, found.lowest, found.lowest_units, language),
        SheetCell(plain(half_up(found.mean, MEASURE_PLACES))),
        _cell(found.times, TIMES_PLACES),
        _cell(found.times_more, TIMES_PLACES),
        _cell(found.variation, VARIATION_PLACES),
    )


def _after(found: Dispersion | None) -> tuple[SheetCell, ...]:
    if found is None:
        return (SheetCell("—"),) * 4
    rates = (figure(value * 100, RATE_PLACES) for value in (found.highest, found.lowest, found.mean))
    return (*rates, _cell(found.variation, VARIATION_PLACES))


def _extreme(plan: Plan, value: Fraction, codes: Sequence[str], language: str) -> SheetCell:
    said = plain(half_up(value, MEASURE_PLACES))
    if len(codes) > FEW:
        return text(word("sheet.gap.many", language, value=said, count=str(len(codes))))
    names = notes.listed([printable(plan.unit[code].name) for code in codes], language)
    return text(word("sheet.gap.of", language, value=said, units=names))


def _cell(value: Figure, places: int) -> SheetCell:
    return figure(value, places) if isinstance(value, Fraction) else SheetCell("—")
