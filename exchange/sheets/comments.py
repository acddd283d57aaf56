"""批注清单: every comment on an entry with what is entered there, unit by unit."""

from collections.abc import Iterator
from typing import Final

from exchange.sheet import Align, Column, Letters, Options, Row, Sheet, printable, text
from exchange.sheets import parts
from exchange.wording import word
from scoring.entries import Cell, Entries
from scoring.plan import Item, Plan
from scoring.result import Result

LETTERS: Final = Letters(title=20, line=12, heading=10.5, body=10.5, note=9, heading_height=9, row_height=7)


def comment_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet where there are comments; else none."""
    rows = tuple(_rows(plan, entries, language))
    if not rows:
        return ()
    options = options or Options()
    sheet = Sheet(
        name=word("sheet.comments", language),
        title=word("sheet.comments.title", language, title=printable(plan.title)),
        left=word("sheet.comments.count", language, count=str(len(rows))),
        columns=_columns(plan, language),
        rows=rows,
        letters=LETTERS,
        language=language,
    )
    papers = [parts.Lying("A4", False, parts.WIDE), parts.Lying("A4", True, parts.WIDE)]
    return (parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options),)


def _columns(plan: Plan, language: str) -> tuple[Column, ...]:
    def column(heading: str, width: float, least: float, align: Align = "left") -> Column:
        return Column(heading=(heading,), width=width, least=least, align=align)

    return (
        column(word("sheet.col.number", language), 12, 10, "center"),
        column(printable(plan.unit_label) or word("sheet.col.unit", language), 30, 20),
        column(word("sheet.col.commented", language), 46, 30),
        column(word("sheet.col.entered", language), 26, 18, "right"),
        column(word("sheet.col.comment", language), 60, 40),
    )


def _rows(plan: Plan, entries: Entries, language: str) -> Iterator[Row]:
    found = (
        (unit, item, cell)
        for unit in plan.units
        for item in plan.items
        if (cell := entries.cell(item.code, unit.code)) is not None and cell.note
    )
    for number, (unit, item, cell) in enumerate(found, 1):
        said = (unit.name, item.name, _entered(item, cell, language), cell.note)
        yield Row((text(str(number)), *(text(one) for one in said)))


def _entered(item: Item, cell: Cell, language: str) -> str:
    """The value with its unit of measure, and the word of its state; of an entry with parts, that it has some."""
    state = word(f"state.{cell.state.value}", language) if cell.state is not None else ""
    if cell.value is None:
        return state or word("state.blank", language)
    value = f"{cell.value} {item.unit}".strip() if isinstance(cell.value, str) else word("comments.parts", language)
    return word("comments.marked", language, value=value, state=state) if state else value
