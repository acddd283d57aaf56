"""得分明细, the score cards (ux.md §4.4): one unit a sheet, every figure with the calculation that led to it, and
at the end the block in which the unit confirms or contests it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from exchange.sheet import (
    PAPERS,
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
from exchange.text_width import POINTS, text_lines
from exchange.wording import word
from exchange.wording.worked import line
from exchange.wording.worked_short import LEFT_OUT, leading_measures, short_line
from scoring.entries import Entries
from scoring.numbers import plain
from scoring.places import places_under
from scoring.plan import Indicator, Plan
from scoring.result import Result, UnitResult
from scoring.rounding import half_up
from scoring.worked import View, worked
from scoring.worked.model import WAY, Worked
from scoring.years.standings import Former

LETTERS: Final = Letters(title=15, line=10.5, heading=10.5, body=10.5, note=9, heading_height=5.5, row_height=6, gap=2)
NARROW: Final = Margins(12, 14, 20, 10)
"""The cells of a card hold whole calculations: the table takes what the paper gives, with room to bind."""
MEASURE_PLACES: Final = 4
"""A measure is shown with so many decimals at most; the calculation beside it shows as many as it needs."""
SMALLEST: Final = 9.0
"""小五: the letters that decide how much a card of one page holds."""
LINE: Final = SMALLEST / POINTS * 1.05
PAD: Final = 0.2
"""Millimetres that a line takes in the smallest letters, and what a row adds to its lines."""
ROOM: Final = PAPERS["A4"][1] - NARROW.top - NARROW.bottom - 50.0
"""Millimetres for the rows: title, figures, heading, notes and signatures take the rest."""
CALCULATION: Final = 4
"""The number of the column that holds the calculation."""
BRIEF: Final = ("full", "short", "leaves")
"""How much a card says, until it fits on its page: whole calculations; those that fit on a line, and events in one
row; and without the groups below the first level, which only add up what stands under them."""


def card_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet for each unit, or for those that the options name, in the order of the plan."""
    options = options or Options()
    city = _City(plan, entries, result, View(plan, entries, result), language)
    places = {node.code: places_under(plan, result.units, node.code) for node in plan.indicators}
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
    worked: dict[tuple[str, str], Worked] = field(default_factory=dict)
    """(unit, leaf) → its calculation, once it was asked for."""


def _card(city: _City, unit: UnitResult, places: Mapping[str, Mapping[str, int]], options: Options) -> Sheet:
    plan, language = city.plan, city.language
    named = {"title": printable(plan.title), "unit": printable(unit.name)}
    columns = _columns(plan, language)
    rows, brief = _rows(city, unit, places, columns)
    sheet = Sheet(
        name=word("sheet.cards.name", language, **named),
        title=word("sheet.cards.title", language, **named),
        facts=_facts(city, unit, options.before),
        columns=columns,
        rows=rows,
        notes=_notes(city, unit, rows, brief),
        letters=LETTERS,
        language=language,
        one_page=True,
        bookmark=named["unit"],
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
    return Signature(roles, word("sheet.cards.seal", language), word("sheet.cards.opinion", language), close=True)


# the figures over the table


def _facts(city: _City, unit: UnitResult, before: Mapping[str, Former] | None) -> tuple[str, ...]:
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
    if before:
        said += _last_year(unit, before.get(unit.code), places, language)
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


def _last_year(unit: UnitResult, then: Former | None, places: int, language: str) -> list[tuple[str, str]]:
    """Total and place of last year, and the movement since."""
    moved = parts.movement_cell(unit.rank, then, then.rank if then else None, language).text
    if then is None:
        return [("last_year", moved)]
    if then.total is None:
        return [("last_year", moved)]
    total = f"{half_up(Fraction(then.total), places):f}"
    if then.rank is not None:
        place = parts.rank_cell(then.rank, language).text
        total = word("sheet.fact.last_year.place", language, total=total, place=place)
    return [("last_year", total), ("movement", moved)]


def _rank_of(unit: UnitResult, count: int, language: str) -> str:
    place = parts.rank_cell(unit.rank, language).text
    return place if unit.rank is None else f"{place}/{count}"


# the table


def _columns(plan: Plan, language: str) -> tuple[Column, ...]:
    def heading(key: str) -> tuple[str, ...]:
        return (word(f"sheet.col.{key}", language),)

    return (
        Column(heading=heading("indicator"), width=45, least=40, align="left", kept=True),
        Column(heading=heading("weight"), width=8.5, least=8, places=parts.weight_places(plan)),
        Column(heading=heading("target"), width=11.5, least=10),
        Column(heading=heading("achieved"), width=16, least=15),
        Column(heading=heading("calculation"), width=79, least=60, align="left"),
        Column(heading=heading("score"), width=11, least=10, places=parts.leaf_places(plan), strong=True),
        Column(heading=heading("rank"), width=9, least=8),
    )


def _rows(
    city: _City, unit: UnitResult, places: Mapping[str, Mapping[str, int]], columns: Sequence[Column]
) -> tuple[tuple[Row, ...], str]:
    """The rows that say most on as few pages as can be, and how brief they are."""
    tries: list[tuple[int, tuple[Row, ...], str]] = []
    for brief in BRIEF:
        rows = (*_node_rows(city, unit, places, columns, brief), *_way_rows(city, unit, brief))
        pages = -(-_height(rows, columns) // ROOM)
        if pages <= 1:
            return rows, brief
        tries.append((int(pages), rows, brief))
    _, rows, brief = min(tries, key=lambda one: one[0])
    return rows, brief


def _height(rows: Sequence[Row], columns: Sequence[Column]) -> float:
    """About how many millimetres these rows take in the smallest letters."""
    height = 0.0
    for row in rows:
        lines = 1
        for place, cell in enumerate(row.cells):
            if cell.text and cell.number is None:
                width = sum(column.width for column in columns[place : place + cell.across]) - 4.0 * cell.indent
                lines = max(lines, text_lines(cell.text, width, SMALLEST))
        height += lines * LINE + PAD
    return height


def _node_rows(
    city: _City,
    unit: UnitResult,
    places: Mapping[str, Mapping[str, int]],
    columns: Sequence[Column],
    brief: str,
) -> Iterator[Row]:
    """Every scored node in the order of the tree, groups before what they hold."""
    plan, language = city.plan, city.language
    shown = parts.shown_points(plan, unit)
    decimals, weights = parts.leaf_places(plan), parts.weight_places(plan)

    def walk(parent: str | None, level: int) -> Iterator[Row]:
        for node in plan.children.get(parent, ()):
            if node.reference_only or node.code not in unit.nodes:
                continue
            if brief == "leaves" and level and node.is_group and node.aggregate == "sum":
                yield from walk(node.code, level)
                continue
            place = places[node.code].get(unit.code)
            points = parts.points_cell(shown[node.code], unit.nodes[node.code].state, decimals, language)
            blank = SheetCell()
            group = node.is_group
            target, achieved, how = (blank, blank, "") if group else _leaf_words(city, unit, node, columns, brief)
            kind: Kind = "subtotal" if node.is_group and level == 0 else "plain"
            yield Row(
                (
                    replace(text(node.name), indent=0 if brief == "leaves" else min(level, 1), strong=node.is_group),
                    figure(node.weight, weights),
                    target,
                    achieved,
                    SheetCell(how),
                    points,
                    SheetCell("" if place is None else str(place)),
                ),
                kind,
            )
            yield from walk(node.code, level + 1)

    return walk(None, 0)


def _leaf_words(
    city: _City, unit: UnitResult, node: Indicator, columns: Sequence[Column], brief: str
) -> tuple[SheetCell, SheetCell, str]:
    """Target, what was achieved, and how the points came about with the numbers put in."""
    if (unit.code, node.code) not in city.worked:
        city.worked[unit.code, node.code] = worked(
            city.plan, city.entries, city.result, unit.code, node.code, city.view
        )
    found = city.worked[unit.code, node.code]
    measure = unit.nodes[node.code].measure
    shown = "" if measure is None else _measured(measure, found)
    if brief == "full":
        how = line(found, city.language)
        if found.method is not None:
            method = word(f"method.{found.method}", city.language)
            how = word("sheet.calculation", city.language, method=method, line=how)
    else:
        room = columns[CALCULATION].width

        def fits(said: str) -> bool:
            return text_lines(said, room, SMALLEST) == 1

        how = short_line(found, city.language, fits, shown=shown)
    achieved = _with_unit(shown, node.unit) if shown else SheetCell(_entered(found))
    return _target(city, unit, node), achieved, printable(how)


def _measured(measure: Fraction, found: Worked) -> str:
    """The measure as the line shows it where it works it out, so that the two agree."""
    for step in leading_measures(found):
        if "/" not in step.result.text and half_up(measure, _decimals(step.result.text)) == Decimal(step.result.text):
            return plain(Decimal(step.result.text))
    return plain(half_up(measure, MEASURE_PLACES))


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def _target(city: _City, unit: UnitResult, node: Indicator) -> SheetCell:
    """The target that the method of this unit compares with; a dash where it has none."""
    rule = city.view.rules.get(node.code)
    method = None if rule is None else rule.method_for(city.plan.unit[unit.code].class_code, unit.code)
    target = getattr(method, "target", None)
    if not isinstance(target, Fraction):
        return SheetCell("—")
    return _with_unit(plain(half_up(target, MEASURE_PLACES)), node.unit)


def _entered(found: Worked) -> str:
    """Without a measure, what was entered, where that is one thing."""
    entered = [one.text for one in found.used if one.text]
    return printable(entered[0]) if len(entered) == 1 else "—"


def _with_unit(digits: str, unit: str) -> SheetCell:
    mark = "%" if unit == "%" else ""
    return SheetCell(f"{digits}{mark}", Decimal(digits), mark)


# from the base to the total


def _way_rows(city: _City, unit: UnitResult, brief: str) -> Iterator[Row]:
    """Base, coefficient, bonus and deduction with their events, and the total."""
    return _long_way(city, unit) if brief == "full" else _short_way(city, unit)


def _short_way(city: _City, unit: UnitResult) -> Iterator[Row]:
    """One row each for base (with the coefficient), bonus and deduction (with their events) and total."""
    plan, language, blank = city.plan, city.language, SheetCell()
    figures = {key: cell(unit) for key, cell in closings(plan, city.result.units, language)}
    for key in ("base", "bonus", "deduction", "total"):
        if key not in figures:
            continue
        label = word(f"sheet.col.{key}", language)
        kind: Kind = "total" if key == "total" else "plain"
        if key in ("bonus", "deduction"):
            said = [_event_words(one, language) for one in ledger.lines_of(plan, city.entries, unit.code, key)]
            said += [ledger.cut_words(cut, key, language) for cut in ledger.cuts_of(plan, city.entries, unit.code, key)]
            events = ("；" if language == "zh_CN" else "; ").join(said) or word("sheet.none", language)
            words = SheetCell(printable(word("sheet.cards.events", language, label=label, events=events)), across=5)
            yield Row((words, *[blank] * 4, figures[key], blank), kind)
            continue
        how = ""
        if key == "base" and "adjusted" in figures:
            coefficient, adjusted = figures["coefficient"].text, figures["adjusted"].text
            how = word("sheet.cards.base", language, coefficient=coefficient, adjusted=adjusted)
        elif key == "total":
            how = line(worked(plan, city.entries, city.result, unit.code, key, city.view), language)
        weight = figure(plan.full_score, parts.weight_places(plan)) if key == "base" else blank
        bold = replace(text(label), strong=True)
        yield Row((bold, weight, blank, blank, SheetCell(printable(how)), figures[key], blank), kind)


def _event_words(one: ledger.Line, language: str) -> str:
    """Such as: 典型案例：加油机作弊案 1分（市监稽函〔2024〕31号）."""
    worth = "—" if one.points is None else plain(half_up(one.points, MEASURE_PLACES))
    points = word("sheet.event.worth" if one.counted else "sheet.event.not_counted", language, points=worth)
    document = ledger.reference(one.event)
    document = word("sheet.note.document", language, document=document) if document else ""
    return word("sheet.cards.event", language, matter=ledger.matter(one, language), points=points, document=document)


def _long_way(city: _City, unit: UnitResult) -> Iterator[Row]:
    """A row for each step, and for each event."""
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


def _notes(city: _City, unit: UnitResult, rows: Sequence[Row], brief: str) -> tuple[str, ...]:
    plan, language = city.plan, city.language
    first = [node.code for node in plan.indicators]
    shortened = any(LEFT_OUT in row.cells[CALCULATION].text for row in rows)
    said = [notes.sum_note(plan, city.result.units, language), word("sheet.note.places", language)]
    said += [word("sheet.note.sums_left_out", language)] if brief == "leaves" else []
    if brief != "full":
        said.append(word("sheet.note.rates", language))
        said += [word("sheet.note.short_lines", language)] if shortened else []
    return (
        ("" if language == "zh_CN" else " ").join(said),
        *notes.left_out_note([unit], first, language),
        *notes.group_notes(plan.indicators, language),
        *notes.floor_note([unit], language),
        *(notes.veto_note(plan, one, language) for one in city.entries.decisions if one.unit == unit.code),
        *notes.open_reasons(plan, city.entries, city.result, language),
    )
