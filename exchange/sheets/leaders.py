"""前三位通报表: who leads in the total and under each indicator, with everybody who ties."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from exchange.letter import Piece
from exchange.sheet import Column, Kind, Letters, Options, Row, Sheet, SheetCell, fixed, printable, text
from exchange.sheets import notes, parts
from exchange.sheets.bulletin.leading import top_sentence
from exchange.wording import word
from scoring.descriptive.leaders import Leaders, Place, leaders, leading_units
from scoring.entries import Entries
from scoring.plan import Indicator, Plan
from scoring.result import Result

LETTERS: Final = Letters(title=20, line=12, heading=10.5, body=10.5, note=9, heading_height=9, row_height=7)
MANY: Final = 6
"""More units than these that share a place are counted, after the first of them."""


def top_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet: the total, then every scored indicator, or those that the options name."""
    options = options or Options()
    found = leading_units(plan, entries, result)
    wanted = found.wanted
    sheet = Sheet(
        name=word("sheet.top.name", language, count=_count(wanted, language)),
        title=word("sheet.top.title", language, title=printable(plan.title), count=_count(wanted, language)),
        left=word("sheet.count_units", language, count=str(len(result.units))),
        right=word("sheet.points_unit", language),
        facts=(leaders_sentence(plan, found, language),) if found.places else (),
        columns=_columns(plan, wanted, language),
        rows=(
            _row(plan, word("sheet.col.total", language), found, None, plan.rounding.total_places, language),
            *_node_rows(plan, result, wanted, options, language),
        ),
        notes=_notes(plan, entries, result, found, language),
        letters=LETTERS,
        language=language,
    )
    papers = [
        parts.Lying("A4", False, parts.WIDE),
        parts.Lying("A4", True, parts.WIDE),
        parts.Lying("A3", True, parts.WIDE),
    ]
    return (parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options),)


def _count(wanted: int, language: str) -> str:
    return "三" if wanted == 3 and language == "zh_CN" else str(wanted)


def _columns(plan: Plan, wanted: int, language: str) -> tuple[Column, ...]:
    return (
        Column(heading=(word("sheet.col.indicator", language),), width=52, least=36, align="left", kept=True),
        *parts.weight_columns(plan, 13, language),
        *(
            Column(heading=(word("sheet.col.place", language, place=str(place)),), width=36, least=27, group=str(place))
            for place in range(1, wanted + 1)
        ),
    )


def _node_rows(plan: Plan, result: Result, wanted: int, options: Options, language: str) -> Iterator[Row]:
    places = parts.leaf_places(plan)

    def walk(parent: str | None, level: int) -> Iterator[Row]:
        for node in plan.children.get(parent, ()):
            if node.reference_only:
                continue
            if options.nodes is None or node.code in options.nodes:
                points = _points(plan, result, node)
                first = leaders(points, wanted, ties=plan.ranking.ties, places=places, zeros=False)
                kind: Kind = "subtotal" if node.is_group and level == 0 else "plain"
                row = _row(plan, node.name, first, node, places, language, kind)
                label = replace(row.cells[0], indent=min(level, 1), strong=node.is_group)
                yield replace(row, cells=(label, *row.cells[1:]))
            yield from walk(node.code, level + 1)

    return walk(None, 0)


def _points(plan: Plan, result: Result, node: Indicator) -> dict[str, Fraction]:
    """The points of the ranked units that have any figure there."""
    return {
        unit.code: Fraction(points)
        for unit in result.units
        if plan.unit[unit.code].ranked and (points := unit.nodes[node.code].points) is not None
    }


def _row(
    plan: Plan, name: str, found: Leaders, node: Indicator | None, places: int, language: str, kind: Kind = "total"
) -> Row:
    """Who leads under a node, or, without one, in the total, which weighs nothing."""
    weights = [SheetCell()] * len(parts.weight_columns(plan, 0, language))
    if node is not None:
        weights = parts.weight_cells(plan, node)
    by_place = {place.place: place for place in found.places}
    cells = []
    for number in range(1, found.wanted + 1):
        place = by_place.get(number)
        cells.append(SheetCell("—") if place is None else SheetCell(_place_words(plan, place, places, language)))
    return Row((text(name), *weights, *cells), kind)


def _place_words(plan: Plan, place: Place, places: int, language: str) -> str:
    """Who holds a place, with the figure: 甲区局（3.91）; of many the first, and how many they are."""
    names = [printable(plan.unit[code].name) for code in place.units]
    value = f"{fixed(place.value, places):f}"
    if len(names) > MANY:
        shown = notes.listed(names[:MANY], language)
        return word("sheet.top.many", language, units=shown, count=str(len(names)), value=value)
    key = "sheet.top.tied" if place.tied else "sheet.top.one"
    return word(key, language, units=notes.listed(names, language), value=value)


def leaders_sentence(plan: Plan, found: Leaders, language: str) -> str:
    """总分居前3位的是甲区（92.31分）、乙县和丙县（91.05分，并列第2位）。"""

    def figure(value: Fraction, unit: str) -> Piece:
        points = f"{fixed(value, plan.rounding.total_places):f}"
        return Piece(word("bulletin.points", language, value=points), ("result", unit))

    subject = word("bulletin.total", language)
    return "".join(piece.text for piece in top_sentence(plan, found, figure, language, subject=subject))


def _notes(plan: Plan, entries: Entries, result: Result, found: Leaders, language: str) -> tuple[str, ...]:
    return (
        word("sheet.top.note", language),
        word(f"sheet.top.ties.{'dense' if plan.ranking.ties == 'dense' else 'competition'}", language),
        *(notes.veto_note(plan, one, language) for one in entries.decisions if one.unit in found.passed_over),
        *notes.open_reasons(plan, entries, result, language),
    )
