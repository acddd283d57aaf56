"""上级考核项对应表: every upper-level item with the own indicators that answer to it, then the others."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from exchange.sheet import Align, Column, Letters, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import notes, parts
from exchange.wording import word
from scoring.entries import Entries
from scoring.numbers import plain
from scoring.plan import Indicator, Plan
from scoring.result import Result
from scoring.upper import Coverage, Covered, coverage

LETTERS: Final = Letters(title=20, line=12, heading=10.5, body=10.5, note=9, heading_height=9, row_height=7)


def coverage_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet where the plan has upper-level items, else none. Never a draft: it is about the plan."""
    if not plan.upper_items:
        return ()
    options = options or Options()
    found = coverage(plan)
    count = len(found.items)
    covered = count - len(found.uncovered)
    sheet = Sheet(
        name=word("sheet.coverage", language),
        title=word("sheet.coverage.title", language, title=printable(plan.title)),
        left=word("sheet.coverage.count", language, covered=str(covered), count=str(count)),
        right=word("sheet.points_unit", language),
        columns=_columns(plan, language),
        rows=(*_item_rows(plan, found, language), *_apart_rows(plan, found, language)),
        notes=(_uncovered(found, language), _weights(plan, found, language)),
        letters=LETTERS,
        language=language,
    )
    papers = [parts.Lying("A4", False, parts.WIDE), parts.Lying("A4", True, parts.WIDE)]
    laid = parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options)
    return (replace(laid, draft=None),)


def _columns(plan: Plan, language: str) -> tuple[Column, ...]:
    def column(key: str, width: float, least: float, align: Align = "left", *, merged: bool = False) -> Column:
        heading = (word(f"sheet.col.{key}", language),)
        return Column(heading=heading, width=width, least=least, align=align, merged=merged)

    return (
        column("code", 18, 14, "center", merged=True),
        column("upper", 50, 36, merged=True),
        column("upper_source", 26, 18, "center", merged=True),
        column("upper_weight", 16, 14, "center", merged=True),
        column("own", 44, 34),
        replace(column("own_weight", 16, 14, "center"), places=parts.weight_places(plan)),
    )


def _item_rows(plan: Plan, found: Coverage, language: str) -> Iterator[Row]:
    for one in found.items:
        weight = one.item.weight
        places = 0 if weight is None else max(0, -int(weight.normalize().as_tuple().exponent))
        upper = (
            text(one.item.code),
            text(one.item.name),
            text(one.item.source),
            SheetCell() if weight is None else figure(weight, places),
        )
        for node in one.indicators:
            yield Row((*upper, text(node.name), figure(node.weight, parts.weight_places(plan))))
        if not one.indicators:
            yield Row((*upper, text(word("sheet.coverage.none", language)), SheetCell()))


def _apart_rows(plan: Plan, found: Coverage, language: str) -> Iterator[Row]:
    if not found.apart:
        return
    heading = SheetCell(word("sheet.coverage.apart", language), across=6)
    yield Row((heading, *[SheetCell()] * 5), "section")
    for node in found.apart:
        group = "" if node.parent is None else plan.indicator[node.parent].name
        weight = figure(node.weight, parts.weight_places(plan))
        under = SheetCell(printable(group), across=4)
        yield Row((under, SheetCell(), SheetCell(), SheetCell(), text(node.name), weight))


def _uncovered(found: Coverage, language: str) -> str:
    names = [printable(item.name) for item in found.uncovered]
    if not names:
        return word("sheet.coverage.all", language)
    return word("sheet.coverage.uncovered", language, items=notes.listed(names, language))


def _weights(plan: Plan, found: Coverage, language: str) -> str:
    points = _own_points(plan, found.items)
    return word("sheet.coverage.weights", language, covered=plain(points), full=plain(plan.full_score))


def _own_points(plan: Plan, items: tuple[Covered, ...]) -> Decimal:
    """The points of everything that answers to some item, each once, though it answers to several or stands below."""
    named = {node.code: node for one in items for node in one.indicators}

    def below(node: Indicator) -> bool:
        parent = plan.indicator.get(node.parent) if node.parent is not None else None
        return parent is not None and (parent.code in named or below(parent))

    return sum((node.weight for node in named.values() if not below(node)), Decimal(0))
