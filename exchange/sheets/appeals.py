"""申诉复核登记表 (D11): a form for each unit with its published figures, and room for what it contests and what became
of it."""

from collections.abc import Iterator
from dataclasses import replace

from exchange.sheet import Column, Kind, Letters, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import notes, parts
from exchange.sheets.summary import closings
from exchange.wording import word
from scoring.entries import Entries
from scoring.plan import Plan
from scoring.result import Result, UnitResult

LETTERS = Letters(title=20, heading=10.5, body=10.5, note=9, heading_height=9, row_height=7)


def appeal_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet for each unit, or for those that the options name."""
    options = options or Options()
    chosen = [unit for unit in result.units if options.units is None or unit.code in options.units]
    return tuple(_sheet(plan, entries, result, unit, language, options) for unit in chosen)


def _sheet(plan: Plan, entries: Entries, result: Result, unit: UnitResult, language: str, options: Options) -> Sheet:
    def column(key: str, width: float, least: float, *, left: bool = False, places: int | None = None) -> Column:
        heading = (word(f"sheet.col.{key}", language),)
        return Column(heading=heading, width=width, least=least, align="left" if left else "center", places=places)

    total = plan.rounding.total_places
    named = printable(unit.name)
    sheet = Sheet(
        name=word("sheet.appeals.name", language, unit=named),
        title=word("sheet.appeals.title", language, title=printable(plan.title)),
        left=word("sheet.appeals.unit", language, unit=named),
        right=word("sheet.appeals.total", language, total=figure(unit.total, total).text),
        columns=(
            column("indicator", 50, 36, left=True),
            column("weight", 11, 10, places=parts.weight_places(plan)),
            column("first_score", 15, 14, places=parts.leaf_places(plan)),
            column("appeal", 44, 36, left=True),
            column("review", 33, 28, left=True),
            column("new_score", 17, 15),
        ),
        rows=tuple(_rows(plan, result, unit, language)),
        notes=(
            word("sheet.appeals.note", language),
            notes.sum_note(plan, result.units, language),
            *notes.left_out_note([unit], [node.code for node in plan.indicators], language),
            *notes.group_notes(plan.indicators, language),
            *notes.floor_note([unit], language),
        ),
        letters=LETTERS,
        language=language,
        bookmark=named,
    )
    papers = [
        parts.Lying("A4", False, parts.WIDE),
        parts.Lying("A4", True, parts.WIDE),
        parts.Lying("A3", True, parts.WIDE),
    ]
    framed = parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options)
    if framed.signature is None:
        return framed
    roles = tuple(
        word("sheet.role", language, role=word(f"sheet.appeals.{who}", language))
        for who in ("applicant", "reviewer", "office")
    )
    return replace(framed, signature=replace(framed.signature, roles=roles))


def _rows(plan: Plan, result: Result, unit: UnitResult, language: str) -> Iterator[Row]:
    """Every scored leaf under its first-level indicator, then what leads from them to the total; the rest is blank."""
    shown, blank = parts.shown_points(plan, unit), SheetCell()
    places, weights = parts.leaf_places(plan), parts.weight_places(plan)

    def walk(parent: str | None, first: bool) -> Iterator[Row]:
        for node in plan.children.get(parent, ()):
            if node.reference_only or node.code not in unit.nodes:
                continue
            points = parts.points_cell(shown[node.code], unit.nodes[node.code].state, places, language)
            if first or not node.is_group:
                yield Row(
                    (text(node.name), figure(node.weight, weights), points, blank, blank, blank),
                    "subtotal" if first and node.is_group else "plain",
                )
            yield from walk(node.code, False)

    yield from walk(None, True)
    for key, cell in closings(plan, result.units, language):
        if key not in ("rank", "grade"):
            kind: Kind = "total" if key == "total" else "plain"
            yield Row((SheetCell(word(f"sheet.col.{key}", language)), blank, cell(unit), blank, blank, blank), kind)
