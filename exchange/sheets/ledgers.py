"""台账: every ledger that has rows, unit by unit, with what each unit's matters come to."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from exchange.sheet import Column, Letters, Options, Row, Sheet, SheetCell, printable, text
from exchange.sheets import parts
from exchange.wording import word
from scoring.entries import Entries, LedgerRow
from scoring.ledger_counts import by_hand, count_day, fed_items, standing, tally
from scoring.ledgers import KINDS
from scoring.numbers import plain
from scoring.plan import Plan
from scoring.result import Result

WIDTHS: Final = {
    "heading": 26,
    "issued": 28,
    "due": 28,
    "done": 28,
    "standing": 22,
    "stage": 16,
    "document": 36,
    "note": 24,
}
"""Millimetres of the columns that are left out where no row fills them; others have what they need."""


def ledger_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """A sheet for each ledger with rows, lying."""
    options = options or Options()
    found = {kind: [row for row in entries.ledger_rows if row.kind == kind] for kind in KINDS}
    return tuple(_sheet(plan, entries, result, kind, rows, language, options) for kind, rows in found.items() if rows)


def _sheet(
    plan: Plan, entries: Entries, result: Result, kind: str, rows: list[LedgerRow], language: str, options: Options
) -> Sheet:
    name = word(f"ledger.kind.{kind}", language)
    day = count_day(plan, kind).isoformat()
    dated = any(row.due or row.done for row in rows)
    filled = [one for one in WIDTHS if (dated if one == "standing" else any(getattr(row, one) for row in rows))]
    many = any(row.count != 1 for row in rows)
    sheet = Sheet(
        name=name,
        title=word("sheet.ledgers.title", language, title=printable(plan.title), ledger=name),
        left=word("sheet.ledgers.rows", language, count=str(len(rows))),
        right=word("sheet.ledgers.day", language, day=day) if dated else "",
        columns=tuple(_columns(plan, kind, filled, many, language)),
        rows=tuple(_rows(plan, kind, rows, filled, many, dated, language)),
        notes=tuple(_notes(plan, entries, kind, language)),
        letters=Letters(heading=10.5, body=10.5, row_height=8.0),
        language=language,
    )
    papers = [parts.Lying("A4", True, parts.LYING), parts.Lying("A3", True, parts.LYING)]
    return parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options)


def _columns(plan: Plan, kind: str, filled: list[str], many: bool, language: str) -> Iterator[Column]:
    named = parts.name_width([unit.name for unit in plan.units], 26, 40)
    yield Column(heading=(word("sheet.col.number", language),), width=12, least=10)
    yield Column(heading=(printable(plan.unit_label) or word("sheet.col.unit", language),), width=named, least=20)
    yield Column(heading=(word("sheet.ledgers.matter", language),), width=56, least=34, align="left")
    for one in filled:
        own = f"sheet.ledgers.{one}.{kind}"
        key = own if (one, kind) in (("heading", "tasks"), ("stage", "honours")) else f"sheet.ledgers.{one}"
        least = 27.0 if one in ("issued", "due", "done") else {"standing": 20.0, "document": 29.0}.get(one, 15.0)
        yield Column(heading=(word(key, language),), width=WIDTHS[one], least=least)
    if many:
        yield Column(heading=(word("sheet.ledgers.count", language),), width=14, least=12)


def _rows(
    plan: Plan, kind: str, rows: list[LedgerRow], filled: list[str], many: bool, dated: bool, language: str
) -> Iterator[Row]:
    day = count_day(plan, kind)
    width = 3 + len(filled) + many
    number = 0
    for unit in plan.units:
        own = [row for row in rows if row.unit == unit.code]
        for row in own:
            number += 1
            cells = [text(str(number)), text(unit.name), text(row.matter)]
            for one in filled:
                said = word(f"ledger.standing.{standing(row, day)}", language) if row.due or row.done else ""
                cells.append(text(said if one == "standing" else getattr(row, one)))
            yield Row((*cells, *([text(plain(row.count))] if many else [])))
        if len(own) > 1:
            yield _sum(unit.name, own, plan, kind, width, dated, language)
    yield replace(_sum("", rows, plan, kind, width, dated, language), kind="total")


def _sum(name: str, own: list[LedgerRow], plan: Plan, kind: str, width: int, dated: bool, language: str) -> Row:
    """What rows come to, in one line across the table."""
    counted = tally(own, count_day(plan, kind))
    figures = {one: plain(getattr(counted, one)) for one in ("rows", "due", "on_time", "late", "overdue")}
    key = "sheet.ledgers.sum.dated" if dated else "sheet.ledgers.sum"
    name = printable(name) or word("sheet.ledgers.all", language)
    line = SheetCell(word(key, language, unit=name, **figures), across=width)
    return Row((line, *(SheetCell() for _ in range(width - 1))), "subtotal")


def _notes(plan: Plan, entries: Entries, kind: str, language: str) -> Iterator[str]:
    """Which data items it fills, and where these say something else."""
    items = fed_items(plan, kind)
    if items:
        mark = "；" if language == "zh_CN" else "; "
        said = []
        for item in items:
            assert item.feed is not None
            count = word(f"ledger.count.{item.feed.count}", language)
            said.append(
                f"{printable(item.name)} = {count}{printable(' ' + item.feed.stage if item.feed.stage else '')}"
            )
        yield word("sheet.ledgers.fills", language, items=mark.join(said))
    for item, unit, cell, wanted in by_hand(plan, entries, kind):
        if cell is not None:
            facts = {"unit": printable(plan.unit[unit].name), "item": printable(item.name)}
            values = {"found": printable(str(cell.value or "—")), "wanted": printable(str(wanted.value or "—"))}
            yield word("sheet.ledgers.by_hand", language, **facts, **values)
