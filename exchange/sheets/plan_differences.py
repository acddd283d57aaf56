"""方案差异表: what a plan has different from another one, each with both sides in words."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from exchange.sheet import Align, Column, Letters, Options, Row, Sheet, figure, printable, text
from exchange.sheets import parts
from exchange.sheets.difference_words import worded
from exchange.wording import word
from scoring.entries import Entries
from scoring.plan import Plan
from scoring.result import Result
from scoring.years.differences import differences

LETTERS: Final = Letters(title=20, line=12, heading=10.5, body=9, note=9, heading_height=9, row_height=7)


def plan_differences_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet where `options.other` says with which plan to compare, else none. Never a draft: it is about plans."""
    if options is None or options.other is None:
        return ()
    old = options.other
    found = differences(old, plan)
    lines = [worded(one, old, plan, language) for one in found]
    sheet = Sheet(
        name=word("sheet.plan-differences", language),
        title=word("sheet.plan-differences.title", language, title=printable(plan.title)),
        left=word("sheet.plan-differences.old", language, title=printable(old.title)),
        right=word("sheet.plan-differences.count", language, count=str(len(found))),
        columns=_columns(language),
        rows=tuple(
            Row(
                (
                    figure(Decimal(number), 0),
                    text(line.subject),
                    text(line.name),
                    text(line.aspect),
                    text(line.before),
                    text(line.after),
                )
            )
            for number, line in enumerate(lines, start=1)
        ),
        notes=(
            *(() if lines else (word("sheet.plan-differences.same", language),)),
            word("sheet.plan-differences.scope", language),
        ),
        letters=LETTERS,
        language=language,
    )
    papers = [parts.Lying("A4", True, parts.WIDE), parts.Lying("A3", True, parts.WIDE)]
    laid = parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options)
    return (replace(laid, draft=None),)


def _columns(language: str) -> tuple[Column, ...]:
    def column(key: str, width: float, least: float, align: Align = "left", *, merged: bool = False) -> Column:
        heading = (word(f"sheet.col.{key}", language),)
        return Column(heading=heading, width=width, least=least, align=align, merged=merged)

    return (
        Column(heading=(word("sheet.col.number", language),), width=10, places=0, kept=True),
        column("subject", 20, 16, "center"),
        column("part", 48, 34),
        column("aspect", 24, 18, "center"),
        column("was", 75, 50),
        column("is", 75, 50),
    )
