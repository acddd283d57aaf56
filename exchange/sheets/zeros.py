"""零突破清单: units × fields, where 0, not assessed, missing and not yet entered are told apart."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from exchange.sheet import Column, Letters, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import notes, parts
from exchange.wording import word
from scoring.descriptive.zeros import Mark, Matrix, zero_matrix
from scoring.entries import Entries
from scoring.plan import Item, Plan
from scoring.result import Result

LETTERS: Final = Letters(title=20, line=12, heading=9, body=10.5, note=9, heading_height=9, row_height=6.5)
SIGNS: Final = {Mark.DONE: "√", Mark.ZERO: "0", Mark.NOT_APPLICABLE: parts.LEFT_OUT}
"""The two other marks are words."""


def zero_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet for each item that holds a field of work (series, tasks), and one over the plain figures of
    which more is better; none where nothing is 0."""
    options = options or Options()
    used, pursued = notes.used_items(plan), _pursued(plan)
    items = [item for item in plan.items if item.code in used]
    fields = [item for item in items if item.kind in ("series", "tasks")]
    sheets = [
        _sheet(plan, entries, result, [matrix], _members(item, matrix), printable(item.name), options, language)
        for item in fields
        if (matrix := zero_matrix(plan, entries, item.code)).where(Mark.ZERO)
    ]
    numbers = [
        matrix
        for item in items
        if item.kind == "number"
        and item.code in pursued
        and (matrix := zero_matrix(plan, entries, item.code)).where(Mark.ZERO)
    ]
    if numbers:
        names = [printable(plan.item[matrix.item].name) for matrix in numbers]
        sheets.append(_sheet(plan, entries, result, numbers, names, "", options, language))
    return tuple(sheets)


def _pursued(plan: Plan) -> frozenset[str]:
    """The plain figures of which more is better: what a leaf with that direction measures, or divides by others. A 0
    among errors, or in a denominator, is nobody's failure."""
    named = (
        re.search(r"[^\W\d]\w*", leaf.measure or "")
        for leaf in plan.leaves
        if leaf.direction == "up" and not leaf.reference_only
    )
    return frozenset(name.group() for name in named if name is not None)


def _members(item: Item, matrix: Matrix) -> list[str]:
    return [printable(member) or printable(item.name) for member in matrix.members]


def _sheet(
    plan: Plan,
    entries: Entries,
    result: Result,
    matrices: Sequence[Matrix],
    names: Sequence[str],
    subject: str,
    options: Options,
    language: str,
) -> Sheet:
    marks = {
        unit.code: [matrix.rows[unit.code][member] for matrix in matrices for member in matrix.members]
        for unit in plan.units
    }
    named = word("sheet.zero.of", language, subject=subject) if subject else word("sheet.zero", language)
    sheet = Sheet(
        name=named,
        title=word("sheet.zero.title", language, title=printable(plan.title), name=named),
        left=word("sheet.count_units", language, count=str(len(plan.units))),
        columns=_columns(plan, names, language),
        rows=tuple(_rows(plan, marks, len(names), language)),
        notes=_notes(plan, entries, result, matrices, names, language),
        letters=LETTERS,
        language=language,
    )
    papers = [
        parts.Lying("A4", False, parts.WIDE),
        parts.Lying("A4", True, parts.WIDE),
        parts.Lying("A3", True, parts.WIDE),
    ]
    return parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options)


def _columns(plan: Plan, names: Sequence[str], language: str) -> tuple[Column, ...]:
    unit = printable(plan.unit_label) or word("sheet.col.unit", language)
    wide = parts.name_width([unit.name for unit in plan.units], 26, 50)
    return (
        Column(heading=(word("sheet.col.number", language),), width=10, places=0, kept=True),
        Column(heading=(unit,), width=wide, least=22, kept=True),
        Column(heading=(word("sheet.col.zeros", language),), width=13, places=0, kept=True, strong=True),
        *(Column(heading=(name,), width=15, least=12, group=str(number)) for number, name in enumerate(names)),
    )


def _rows(plan: Plan, marks: dict[str, list[Mark]], width: int, language: str) -> Iterator[Row]:
    for number, unit in enumerate(plan.units, start=1):
        own = marks[unit.code]
        cells = (SheetCell(_sign(mark, language), strong=mark is Mark.ZERO) for mark in own)
        yield Row((figure(Decimal(number), 0), text(unit.name), figure(Decimal(own.count(Mark.ZERO)), 0), *cells))
    counts = [sum(own[place] is Mark.ZERO for own in marks.values()) for place in range(width)]
    label = SheetCell(word("sheet.zero.units", language), across=2)
    numbers = (figure(Decimal(count), 0) for count in counts)
    yield Row((label, SheetCell(), figure(Decimal(sum(counts)), 0), *numbers), "total")


def _sign(mark: Mark, language: str) -> str:
    return SIGNS.get(mark) or word(f"sheet.zero.{mark.value}", language)


def _notes(
    plan: Plan,
    entries: Entries,
    result: Result,
    matrices: Sequence[Matrix],
    names: Sequence[str],
    language: str,
) -> tuple[str, ...]:
    columns = [(matrix, member) for matrix in matrices for member in matrix.members]
    untouched = [name for (matrix, member), name in zip(columns, names, strict=True) if member in matrix.untouched]
    uncertain = [name for (matrix, member), name in zip(columns, names, strict=True) if member in matrix.uncertain]
    found = [word("sheet.zero.legend", language)]
    for key, some in (("untouched", untouched), ("uncertain", uncertain)):
        if some:
            found.append(word(f"sheet.zero.note.{key}", language, fields=notes.listed(some, language)))
    if len(matrices) == 1 and matrices[0].idle:
        idle = [printable(plan.unit[code].name) for code in matrices[0].idle]
        found.append(word("sheet.zero.note.idle", language, units=notes.listed(idle, language)))
    return (*found, *notes.open_reasons(plan, entries, result, language))
