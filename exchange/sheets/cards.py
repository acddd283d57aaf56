"""得分明细, the score cards (ux.md §4.4): one unit a sheet, every figure with the calculation that led to it, and
at the end the block in which the unit confirms or contests it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from exchange.sheet import (
    Column,
    Kind,
    Letters,
    Margins,
    Options,
    Row,
    Sheet,
    SheetCell,
    Signature,
    figure,
    printable,
    text,
)
from exchange.sheets import ledger, notes, parts
from exchange.sheets.summary import closings
from exchange.wording import word
from exchange.wording.worked import line
from scoring.entries import Entries
from scoring.numbers import plain
from scoring.plan import Indicator, Plan
from scoring.result import Result, UnitResult
from scoring.rounding import half_up
from scoring.worked import View, worked
from scoring.worked.model import WAY, Worked

LETTERS: Final = Letters(title=18, line=10.5, heading=9, body=8.5, note=8.5, heading_height=7, row_height=4.8)
NARROW: Final = Margins(20, 20, 18, 15)
"""The cells of a card hold whole calculations: the table takes what the paper gives, with room to bind."""
MEASURE_PLACES: Final = 4
"""A measure is shown with so many decimals at most; the calculation beside it shows as many as it needs."""


def card_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet for each unit, or for those that the options name, in the order of the plan."""
    options = options or Options()
    city = _City(plan, entries, result, View(plan, entries, result), language)
    places = {node.code: _places(plan, result.units, node.code) for node in plan.indicators}
    chosen = [unit for unit in result.units if options.units is None or unit.code in options.units]
    return tuple(_card(city, unit, places, options) for unit in chosen)


@dataclass(frozen=True, slots=True)
class _City:
    """What all cards are made from."""

    plan: Plan
    entries: Entries
    result: Result
    view: View
    language: str


def _places(plan: Plan, units: Sequence[UnitResult], code: str) -> Mapping[str, int]:
    """The place of each ranked unit under a node: one more than there are units with more points."""
    points = {
        unit.code: unit.nodes[code].points for unit in units if plan.unit[unit.code].ranked and code in unit.nodes
    }
    scored = {unit: Fraction(value) for unit, value in points.items() if value is not None}
    first: dict[Fraction, int] = {}
    for place, value in enumerate(sorted(scored.values(), reverse=True), start=1):
        first.setdefault(value, place)
    return {unit: first[value] for unit, value in scored.items()}


def _card(city: _City, unit: UnitResult, places: Mapping[str, Mapping[str, int]], options: Options) -> Sheet:
    plan, language = city.plan, city.language
    named = {"title": printable(plan.title), "unit": printable(unit.name)}
    sheet = Sheet(
        name=word("sheet.cards.name", language, **named),
        title=word("sheet.cards.title", language, **named),
        facts=_facts(city, unit),
        columns=_columns(plan, language),
        rows=(*_node_rows(city, unit, places), *_way_rows(city, unit)),
        notes=_notes(city, unit),
        letters=LETTERS,
        language=language,
    )
    papers = [
        parts.Lying("A4", False, NARROW),
        parts.Lying("A4", True, parts.WIDE),
        parts.Lying("A3", False, parts.WIDE),
        parts.Lying("A3", True, parts.WIDE),
    ]
    framed = parts.framed(parts.on_paper(sheet, options, papers), plan, city.entries, city.result, options)
    return replace(framed, signature=_confirmation(language) if options.signature else None)


def _confirmation(language: str) -> Signature:
    """What the unit says to its figures, and who says it."""
    roles = tuple(
        word("sheet.role", language, role=word(f"sheet.cards.{who}", language)) for who in ("checked_by", "head")
    )
    return Signature(roles, word("sheet.cards.seal", language), word("sheet.cards.opinion", language))


# the figures over the table


def _facts(city: _City, unit: UnitResult) -> tuple[str, ...]:
    plan, language, units = city.plan, city.language, city.result.units
    places = plan.rounding.total_places
    ranked = [one for one in units if one.rank is not None]
    mean = sum((Fraction(one.total) for one in ranked), Fraction(0)) / len(ranked) if ranked else None
    said = [("total", f"{half_up(Fraction(unit.total), places):f}")]
    said.append(("rank", _rank_of(unit, len(ranked), language)))
    peers = [one for one in units if one.class_code == unit.class_code and one.rank_in_class is not None]
    if len(plan.classes) > 1 and unit.rank_in_class is not None:
        said.append(("rank_in_class", f"{parts.rank_cell(unit.rank_in_class, language).text}/{len(peers)}"))
    if mean is not None:
        said.append(("mean", f"{half_up(mean, places):f}"))
    if parts.uses_bonus(plan, units):
        said.append(("bonus", f"{half_up(Fraction(unit.bonus), places):f}"))
    if parts.uses_deduction(plan, units):
        said.append(("deduction", f"{half_up(Fraction(unit.deduction), places):f}"))
    if plan.grades is not None:
        said.append(("grade", printable(unit.grade or word("sheet.unranked", language))))
    if plan.veto:
        vetoes = {veto.code: printable(veto.name) for veto in plan.veto}
        against = [vetoes.get(one.rule, one.rule) for one in city.entries.decisions if one.unit == unit.code]
        said.append(("veto", notes.listed(against, language) or word("sheet.none", language)))
    return tuple(word(f"sheet.fact.{key}", language, value=value) for key, value in said)


def _rank_of(unit: UnitResult, count: int, language: str) -> str:
    place = parts.rank_cell(unit.rank, language).text
    return place if unit.rank is None else f"{place}/{count}"


# the table


def _columns(plan: Plan, language: str) -> tuple[Column, ...]:
    def heading(key: str) -> tuple[str, ...]:
        return (word(f"sheet.col.{key}", language),)

    return (
        Column(heading=heading("indicator"), width=38, least=30, align="left", kept=True),
        Column(heading=heading("weight"), width=10, least=9, places=parts.weight_places(plan)),
        Column(heading=heading("target"), width=13, least=12),
        Column(heading=heading("achieved"), width=17, least=14),
        Column(heading=heading("calculation"), width=76, least=45, align="left"),
        Column(heading=heading("score"), width=15, least=12, places=parts.leaf_places(plan), strong=True),
        Column(heading=heading("rank"), width=11, least=9),
    )


def _node_rows(city: _City, unit: UnitResult, places: Mapping[str, Mapping[str, int]]) -> Iterator[Row]:
    """Every scored node in the order of the tree, groups before what they hold."""
    plan, language = city.plan, city.language
    shown = parts.shown_points(plan, unit)
    decimals, weights = parts.leaf_places(plan), parts.weight_places(plan)

    def walk(parent: str | None, level: int) -> Iterator[Row]:
        for node in plan.children.get(parent, ()):
            if node.reference_only or node.code not in unit.nodes:
                continue
            place = places[node.code].get(unit.code)
            points = parts.points_cell(shown[node.code], unit.nodes[node.code], decimals, language)
            target, achieved, how = ("", "", "") if node.is_group else _leaf_words(city, unit, node)
            kind: Kind = "subtotal" if node.is_group and level == 0 else "plain"
            yield Row(
                (
                    replace(text(node.name), indent=min(level, 1), strong=node.is_group),
                    figure(node.weight, weights),
                    SheetCell(target),
                    SheetCell(achieved),
                    SheetCell(how),
                    points,
                    SheetCell("" if place is None else str(place)),
                ),
                kind,
            )
            yield from walk(node.code, level + 1)

    return walk(None, 0)


def _leaf_words(city: _City, unit: UnitResult, node: Indicator) -> tuple[str, str, str]:
    """Target, what was achieved, and how the points came about with the numbers put in."""
    found = worked(city.plan, city.entries, city.result, unit.code, node.code, city.view)
    method = "" if found.method is None else word(f"method.{found.method}", city.language)
    said = line(found, city.language)
    how = word("sheet.calculation", city.language, method=method, line=said) if method else said
    return _target(city, unit, node), _achieved(unit, node, found), printable(how)


def _target(city: _City, unit: UnitResult, node: Indicator) -> str:
    """The target that the method of this unit compares with; a dash where it has none."""
    rule = city.view.rules.get(node.code)
    method = None if rule is None else rule.method_for(city.plan.unit[unit.code].class_code, unit.code)
    target = getattr(method, "target", None)
    return _number(target, node.unit) if isinstance(target, Fraction) else "—"


def _achieved(unit: UnitResult, node: Indicator, found: Worked) -> str:
    """The measure; without one, what was entered, where that is one thing."""
    measure = unit.nodes[node.code].measure
    if measure is not None:
        return _number(measure, node.unit)
    entered = [one.text for one in found.used if one.text]
    return printable(entered[0]) if len(entered) == 1 else "—"


def _number(value: Fraction, unit: str) -> str:
    digits = plain(half_up(value, MEASURE_PLACES))
    return printable(f"{digits}{unit}") if unit == "%" else digits


# from the base to the total


def _way_rows(city: _City, unit: UnitResult) -> Iterator[Row]:
    """Base, coefficient, bonus and deduction with their events, and the total."""
    plan, language = city.plan, city.language
    for key, cell in closings(plan, city.result.units, language):
        if key in ("rank", "grade"):  # they stand over the table
            continue
        shown = cell(unit)
        stage = "adjusted_base" if key == "adjusted" else key
        how = ""
        if stage in WAY and stage != "base":
            how = line(worked(plan, city.entries, city.result, unit.code, stage, city.view), language)
        weight = figure(plan.full_score, parts.weight_places(plan)) if key == "base" else SheetCell()
        label = replace(text(word(f"sheet.col.{key}", language)), strong=True)
        blank = SheetCell()
        kind: Kind = "total" if key == "total" else "plain"
        yield Row((label, weight, blank, blank, SheetCell(printable(how)), shown, blank), kind)
        if key in ("bonus", "deduction"):
            for one in ledger.lines_of(plan, city.entries, unit.code, key):
                yield _event_row(one, language)


def _event_row(one: ledger.Line, language: str) -> Row:
    """An event under the bonus or deduction: what it is, its document, what it is worth and whether it counts."""
    said = [ledger.matter(one, language), ledger.reference(one.event)]
    worth = "—" if one.points is None else plain(half_up(one.points, MEASURE_PLACES))
    said.append(word("sheet.event.worth" if one.counted else "sheet.event.not_counted", language, points=worth))
    reason = ledger.reason(one, language)
    words = notes.listed([part for part in (*said, reason) if part], language)
    blank = SheetCell()
    return Row((SheetCell(words, across=7, indent=1), *[blank] * 6))


def _notes(city: _City, unit: UnitResult) -> tuple[str, ...]:
    plan, language = city.plan, city.language
    first = [node.code for node in plan.indicators]
    return (
        notes.sum_note(plan, city.result.units, language),
        word("sheet.note.places", language),
        *notes.left_out_note([unit], first, language),
        *notes.group_notes(plan.indicators, language),
        *notes.floor_note([unit], language),
        *(notes.veto_note(plan, one, language) for one in city.entries.decisions if one.unit == unit.code),
        *notes.open_reasons(plan, city.entries, city.result, language),
    )
