"""佐证材料清单: every material with what it bears out; under the table what still wants one."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from exchange.sheet import Align, Column, Letters, Options, Row, Sheet, figure, printable, text
from exchange.sheets import notes, parts
from exchange.wording import word
from scoring.entries import Entries
from scoring.evidence import lacking
from scoring.materials import Material
from scoring.plan import Plan
from scoring.problems import Problem
from scoring.result import Result

LETTERS: Final = Letters(title=20, line=12, heading=10.5, body=10.5, note=9, heading_height=9, row_height=7)


def evidence_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet where there are materials, or entries that lack them; else none."""
    without = lacking(plan, entries)
    if not entries.materials and not without:
        return ()
    options = options or Options()
    sheet = Sheet(
        name=word("sheet.evidence", language),
        title=word("sheet.evidence.title", language, title=printable(plan.title)),
        left=word("sheet.evidence.count", language, count=str(len(entries.materials))),
        columns=_columns(language),
        rows=tuple(_rows(plan, entries)),
        notes=(_without(without, language),) if without else (),
        letters=LETTERS,
        language=language,
    )
    papers = [parts.Lying("A4", False, parts.WIDE), parts.Lying("A4", True, parts.WIDE)]
    return (parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options),)


def _columns(language: str) -> tuple[Column, ...]:
    def column(key: str, width: float, least: float, align: Align = "left", places: int | None = None) -> Column:
        return Column(
            heading=(word(f"sheet.col.{key}", language),), width=width, least=least, align=align, places=places
        )

    return (
        column("material_code", 14, 12, "center"),
        column("material", 44, 30),
        column("borne_out", 60, 40),
        column("material_document", 30, 20),
        column("pages", 14, 12, "center"),
        column("copies", 12, 10, "center", 0),
    )


def _rows(plan: Plan, entries: Entries) -> Iterator[Row]:
    for one in entries.materials:
        yield Row(
            (
                text(one.code),
                text(one.title or one.file),
                text("；".join(borne_out(plan, entries, one))),
                text(one.document),
                text(one.pages),
                figure(Decimal(one.copies), 0),
            )
        )


def borne_out(plan: Plan, entries: Entries, material: Material) -> Iterator[str]:
    """What a material bears out, in words: cells by unit and item, events and vetoes by unit and rule."""
    for item, unit in material.cells:
        if item in plan.item and unit in plan.unit:
            yield printable(f"{plan.unit[unit].name} · {plan.item[item].name}")
    rules = {rule.code: rule.name for rule in (*plan.bonus, *plan.deduction)}
    rules |= {veto.code: veto.name for veto in plan.veto}
    for event in entries.events:
        if material.code in event.evidence and event.unit in plan.unit:
            what = event.subject or rules.get(event.rule, event.rule)
            yield printable(f"{plan.unit[event.unit].name} · {what}")
    for decision in entries.decisions:
        if material.code in decision.evidence and decision.unit in plan.unit:
            yield printable(f"{plan.unit[decision.unit].name} · {rules.get(decision.rule, decision.rule)}")


def _without(problems: Sequence[Problem], language: str) -> str:
    names = [f"{one.facts['unit']} · {one.facts.get('item') or one.facts.get('rule', '')}" for one in problems]
    return word("sheet.evidence.lacking", language, items=notes.listed([printable(name) for name in names], language))
