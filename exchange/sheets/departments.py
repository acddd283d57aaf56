"""单项评分表 (D3): for each department what its indicators gave to every unit, to be signed by its head and leader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from exchange.sheet import Column, Letters, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import parts
from exchange.wording import word
from scoring.entries import Entries
from scoring.numbers import plain
from scoring.plan import Indicator, Plan
from scoring.result import Result
from scoring.rounding import half_up

LETTERS = Letters(title=20, heading=10.5, body=10.5, note=9, heading_height=9, row_height=7)
MEASURE_PLACES = 4


def department_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """A sheet for each department that a scored indicator names, in the order of the tree."""
    options = options or Options()
    leaves: dict[str, list[Indicator]] = {}
    for leaf in plan.leaves:
        if leaf.department and not leaf.reference_only:
            leaves.setdefault(leaf.department, []).append(leaf)
    shown = parts.shown_columns(plan, result) if leaves else {}
    return tuple(_sheet(plan, entries, result, name, own, shown, language, options) for name, own in leaves.items())


def _sheet(
    plan: Plan,
    entries: Entries,
    result: Result,
    department: str,
    leaves: list[Indicator],
    shown: Mapping[str, Sequence[Decimal | None]],
    language: str,
    options: Options,
) -> Sheet:
    named = printable(department)
    heading = printable(plan.unit_label) or word("sheet.col.unit", language)
    sheet = Sheet(
        name=word("sheet.departments.name", language, department=named),
        title=word("sheet.departments.title", language, title=printable(plan.title), department=named),
        left=word("sheet.departments.by", language, department=named),
        right=word("sheet.points_unit", language),
        columns=(
            Column(heading=(word("sheet.col.number", language),), width=14, least=11),
            Column(heading=(heading,), width=50, least=30, align="left"),
            Column(heading=(word("sheet.col.situation", language),), width=56, least=30, align="left"),
            Column(
                heading=(word("sheet.col.score", language),),
                width=20,
                least=15,
                places=parts.leaf_places(plan),
                strong=True,
            ),
        ),
        rows=tuple(row for leaf in leaves for row in _rows(plan, result, leaf, shown[leaf.code], language)),
        notes=(word("sheet.departments.note", language),),
        letters=LETTERS,
        language=language,
    )
    papers = [parts.Lying("A4", False, parts.UPRIGHT), parts.Lying("A4", True, parts.LYING)]
    framed = parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options)
    if framed.signature is None:
        return framed
    roles = tuple(
        word("sheet.role", language, role=word(f"sheet.departments.{who}", language)) for who in ("made", "head")
    )
    opinion = word("sheet.departments.opinion", language)
    return replace(framed, signature=replace(framed.signature, roles=roles, opinion=opinion))


def _rows(plan: Plan, result: Result, leaf: Indicator, shown: Sequence[Decimal | None], language: str) -> Iterator[Row]:
    """The indicator with its weight, then every unit."""
    name = word("sheet.col.weighted", language, name=printable(leaf.name), weight=parts.weight_text(plan, leaf))
    blank = SheetCell()
    yield Row((SheetCell(word("sheet.departments.matter", language, name=name), across=4), *[blank] * 3), "section")
    for number, (unit, points) in enumerate(zip(result.units, shown, strict=True), start=1):
        node = unit.nodes[leaf.code]
        measure = "—" if node.measure is None else plain(half_up(node.measure, MEASURE_PLACES))
        said = measure if node.measure is None else printable(f"{measure}{leaf.unit}")
        cell = parts.points_cell(points, node.state, parts.leaf_places(plan), language)
        yield Row((figure(Fraction(number), 0), text(unit.name), SheetCell(said), cell))
