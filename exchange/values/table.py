"""A table of units × items, either way round: what it says about the cells of a plan.

Units and items are known by code or by name (exactly, or but for how they are written; units also by short and long
forms of their name, which is told). Headings may have several rows. What is not recognised, what is no number and
what is not taken is listed with its cells; only the rest becomes edits. `exchange/values/layout.py` finds where
everything stands.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from exchange.numbers import NotANumber, Number, in_hundredths, is_percentage, parse_number, plain_text
from exchange.reading.workbook import WorkbookCell, WorkbookSheet, place_name
from exchange.values.layout import Block, Heading, Layout, find_layout
from exchange.values.side_by_side import parts
from exchange.values.table_shape import find_tables
from exchange.values.table_words import (
    is_column_number,
    is_figure,
    is_mark,
    is_whole,
    measure_of,
    other_power,
    unit_in,
)
from exchange.values.view import View
from exchange.weights.words import clean, is_filler, is_note, plain
from scoring.entries import Cell, State
from scoring.plan import Item, Plan
from scoring.problems import Problem, Refused

_STATES: Final = {
    "缺报": State.MISSING,
    "缺": State.MISSING,
    "不适用": State.NOT_APPLICABLE,
    "不考核": State.NOT_APPLICABLE,
    "/": State.NOT_APPLICABLE,
    "n/a": State.NOT_APPLICABLE,
    "作废": State.VOID,
}
_YEARS: Final = re.compile(r"(?<![0-9])20[0-9]{2}(?=年)")
_NAMED: Final = 8
"""So many cells or names are said in a sentence; `where` has all of them."""
_KINDS: Final = ("number", "grade")
"""Kinds whose value fits into one cell of a table."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A heading that is nothing of the plan."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class TotalOf:
    """A printed total of an item, against the sum of the units of its table: rates do not add up, rounding shows."""

    place: str
    item: str
    printed: str
    found: str


@dataclass(frozen=True, kw_only=True)
class ValuesTable:
    """`edits`: (item code, unit code) → cell, for `Work.cells`. `units_across`: units are the columns.

    `places`: the cell of the file for every edit. `problems`: what was not taken; `notes`: what was, and should be
    looked at. Both are findings with their cells.
    """

    sheet: str
    units_across: bool
    edits: Mapping[tuple[str, str], Cell]
    units: tuple[str, ...]
    items: tuple[str, ...]
    unknown: tuple[Unknown, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()
    places: Mapping[tuple[str, str], str] = field(default_factory=dict)
    totals: tuple[TotalOf, ...] = ()


def read_values(sheet: WorkbookSheet, plan: Plan) -> ValuesTable:
    """The values that a sheet holds for the plan's units and items. Raises Refused where it names neither."""
    halves = parts(sheet)
    found = [find_layout(half, plan) for half in halves]
    if not any(layout.size for layout, _ in found):
        halves, found = (sheet,), [find_layout(sheet, plan)]
    reader = _Reader(sheet, plan)
    for half, (layout, view) in zip(halves, found, strict=True):
        reader.read(layout, view)
        if not layout.size:
            reader.unknown += _named_beside_figures(half)
    blocks = [block for layout, _ in found for block in layout.blocks]
    if not any(layout.size for layout, _ in found):
        raise Refused(*(reader.problems or [_nothing(sheet, found[0][0])]))
    return ValuesTable(
        sheet=sheet.name,
        units_across=found[0][0].across,
        edits=reader.edits(),
        units=tuple(dict.fromkeys(code for block in blocks for _, code in block.units)),
        items=tuple(dict.fromkeys(one.item for block in blocks for one in block.items)),
        unknown=tuple(reader.unknown),
        problems=(*reader.problems, *reader.marks()),
        notes=(*reader.aliases, *reader.notes()),
        places=reader.places(),
        totals=tuple(reader.totals),
    )


def read_best(sheets: Sequence[WorkbookSheet], plan: Plan) -> ValuesTable:
    """The sheet that fills the most cells; shown sheets only, unless all are hidden. Raises Refused."""
    found: list[ValuesTable] = []
    problems: list[Problem] = []
    for sheet in [sheet for sheet in sheets if not sheet.hidden] or sheets:
        try:
            found.append(read_values(sheet, plan))
        except Refused as refused:
            problems += refused.problems
    if not found:
        raise Refused(*(problems or [Problem("workbook.empty")]))
    return max(found, key=lambda one: len(one.edits))


def _named_beside_figures(half: WorkbookSheet) -> Iterator[Unknown]:
    """What stands before figures in a half of which nothing is known: its figures never go to names of the other."""
    for (row, column), cell in sorted(half.cells.items()):
        beside = half.cells.get((row, column + 1))
        if cell.kind == "text" and beside is not None and is_figure(beside) and not is_whole(cell.text):
            yield Unknown(place_name(row, column), clean(cell.text))


def _nothing(sheet: WorkbookSheet, layout: Layout) -> Problem:
    """Why nothing was found, with what the sheet does hold."""
    code = "values.no_units" if not layout.blocks else "values.no_items"
    tables = find_tables(sheet)
    if not tables:
        return Problem(code, (sheet.name,), {"sheet": sheet.name})
    shape = tables[0]
    down, along = list(shape.names.values()), ["/".join(shape.headings[at]) for at in shape.columns]
    names, headings = (along, down) if shape.across else (down, along)
    facts = {"sheet": sheet.name, "names": "、".join(names[:_NAMED]), "headings": "、".join(headings[:_NAMED])}
    return Problem(f"{code}_seen", (sheet.name,), facts)


class _Reader:
    """What the tables of a sheet say, one after the other."""

    _layout: Layout
    _view: View

    def __init__(self, sheet: WorkbookSheet, plan: Plan) -> None:
        self._sheet, self._plan = sheet, plan
        self._said: dict[tuple[str, str], list[tuple[str, Cell]]] = {}
        self._marks: dict[str, list[str]] = {}
        self._noted: dict[str, list[str]] = {}
        self.problems: list[Problem] = []
        self.totals: list[TotalOf] = []
        self.unknown: list[Unknown] = []
        self.aliases: list[Problem] = []

    def read(self, layout: Layout, view: View) -> None:
        """A sheet, or a half of one."""
        self._layout, self._view = layout, view
        for block in layout.blocks:
            self._read(block)
            self.problems += self._contradictions(block)
            self.aliases += self._other_year(block)
        self.unknown += (*self._unknown_units(), *self._unknown_items())
        self.aliases += self._taken_for()

    def _read(self, block: Block) -> None:
        for code, columns in block.ambiguous:
            places = tuple(self._view.place(block.header[-1], column) for column in columns)
            facts = {"item": self._plan.item[code].name, "cells": "、".join(places)}
            self.problems.append(Problem("values.item_twice", places, facts))
        for heading in block.items:
            item = self._plan.item[heading.item]
            if not self._fits(heading, item, block.measures):
                continue
            shared = self._shared(block, heading, item) | self._layout.contradicted.keys()
            for line, unit in block.units:
                if line not in shared:
                    self._take(line, heading.column, item, unit)
            self._total(block, heading)

    def _fits(self, heading: Heading, item: Item, over: Sequence[str]) -> bool:
        """Whether neither the heading nor, where that says none, the line over the table (`over`) says another power
        of the item's unit: 万元 where the item counts in 元."""
        own = next((found for word in reversed(heading.words) if (found := measure_of(word) or unit_in(word))), "")
        wrong = [one for one in ([own] if own else over) if other_power(one, item.unit)]
        if not wrong or (not own and item.unit in over):
            return True
        said = wrong[0]
        place = self._view.place(heading.named_in, heading.column)
        facts = {"cell": place, "item": item.name, "said": said, "unit": item.unit}
        self.problems.append(Problem("values.unit", (place,), facts))
        return False

    def _contradictions(self, block: Block) -> Iterator[Problem]:
        for line, unit in block.units:
            if line in self._layout.contradicted:
                column, other = self._layout.contradicted[line]
                place, beside = self._view.place(line, self._layout.unit_column), self._view.place(line, column)
                names = {"unit": self._plan.unit[unit].name, "other": self._plan.unit[other].name}
                yield Problem("values.two_units", (place, beside), {"cell": place, "beside": beside, **names})

    def _other_year(self, block: Block) -> Iterator[Problem]:
        """A title that speaks of other years only, over headings without a year."""
        found = [(at, set(_YEARS.findall(plain(cell.text)))) for at in block.titles if (cell := self._view.cell(*at))]
        years = set().union(*(said for _, said in found))
        headed = any(str(self._plan.year) in word for heading in block.items for word in heading.words)
        if years and str(self._plan.year) not in years and block.items and not headed:
            place = self._view.place(*next(at for at, said in found if said))
            facts = {"cell": place, "said": "、".join(sorted(years)), "year": str(self._plan.year)}
            yield Problem("values.other_year", (place,), facts, "warning")

    def _shared(self, block: Block, heading: Heading, item: Item) -> set[int]:
        """The lines of units that have one merged figure between them: whose it is, or each's, nothing says."""
        units = dict(block.units)
        found: set[int] = set()
        for line in units:
            span = self._view.span(line, heading.column)
            among = list(dict.fromkeys(units[one] for one in span if one in units))
            if len(among) > 1 and self._view.cell(line, heading.column) is not None:
                found.update(span)
                place = self._view.place(line, heading.column)
                names = "、".join(self._plan.unit[one].name for one in among[:_NAMED])
                facts = {"cell": place, "item": item.name, "count": str(len(among)), "units": names}
                self.problems.append(Problem("values.shared", (place,), facts))
        return found

    def _take(self, line: int, column: int, item: Item, unit: str) -> None:
        cell, place = self._view.cell(line, column), self._view.place(line, column)
        row, at = self._view.at(line, column)
        if cell is not None and row in self._sheet.odd_rows:
            self._noted.setdefault("odd_row", []).append(str(row))
            return
        if cell is not None and is_mark(cell) and clean(cell.text).casefold() not in _STATES:
            self._marks.setdefault(clean(cell.text), []).append(place)
            return
        found = entry_of(cell, item, place)
        if isinstance(found, Problem):
            self.problems.append(found)
        elif found is not None and cell is not None:
            self._said.setdefault((item.code, unit), []).append((place, found))
            if row in self._sheet.hidden_rows or at in self._sheet.hidden_columns:
                self._noted.setdefault("hidden", []).append(place)
            if cell.recomputed:
                self._noted.setdefault("recomputed", []).append(place)
            if cell.struck:
                self._noted.setdefault("struck", []).append(place)

    def _total(self, block: Block, heading: Heading) -> None:
        """The total printed beside the units, right above, below or between them."""
        first, last = block.units[0][0], block.units[-1][0]
        for line in range(max(1, first - 2), min(last + 2, self._view.lines) + 1):
            name = self._view.seen(line, self._layout.unit_column)
            cell = self._view.cell(line, heading.column)
            if name is None or cell is None or line in block.header or not is_whole(name.text):
                continue
            printed = parse_number(cell.text)
            values = [parse_number(one.text) for at, _ in block.units if (one := self._view.cell(at, heading.column))]
            numbers = [value.value for value in values if isinstance(value, Number)]
            if isinstance(printed, Number) and numbers:
                place, found = self._view.place(line, heading.column), plain_text(sum(numbers, Decimal(0)))
                self.totals.append(TotalOf(place, heading.item, printed.text, found))

    def edits(self) -> dict[tuple[str, str], Cell]:
        """What was said once, or the same each time; where a cell is said twice, neither is known to be right."""
        found = {}
        for (item, unit), said in self._said.items():
            if all(cell == said[0][1] for _, cell in said):
                found[item, unit] = said[0][1]
            else:
                places = tuple(place for place, _ in said)
                names = {"unit": self._plan.unit[unit].name, "item": self._plan.item[item].name}
                facts = {**names, "cells": "、".join(places)}
                self.problems.append(Problem("values.twice", places, facts))
        return found

    def places(self) -> dict[tuple[str, str], str]:
        return {key: said[0][0] for key, said in self._said.items()}

    def marks(self) -> Iterator[Problem]:
        for mark, places in self._marks.items():
            facts = {"mark": mark, "count": str(len(places)), "cells": "、".join(places[:_NAMED])}
            yield Problem("values.mark", tuple(places), facts)
        if rows := self._noted.get("odd_row"):
            rows = list(dict.fromkeys(rows))
            yield Problem("values.odd_row", tuple(rows), {"rows": "、".join(rows[:_NAMED]), "count": str(len(rows))})

    def _taken_for(self) -> Iterator[Problem]:
        for line, code in self._layout.aliases.items():
            place = self._view.place(line, self._layout.unit_column)
            cell = self._view.cell(line, self._layout.unit_column)
            facts = {"cell": place, "text": clean(cell.text) if cell else "", "unit": self._plan.unit[code].name}
            yield Problem("values.alias", (place,), facts, "warning")

    def notes(self) -> Iterator[Problem]:
        for kind in ("hidden", "recomputed", "struck"):
            if places := self._noted.get(kind):
                facts = {"count": str(len(places)), "cells": "、".join(places[:_NAMED])}
                yield Problem(f"values.{kind}", tuple(places), facts, "warning")

    def _unknown_units(self) -> Iterator[Unknown]:
        """Names beside the known ones, with figures to them, that nobody knows; totals and empty ones are none."""
        column = self._layout.unit_column
        for at, block in enumerate(self._layout.blocks):
            known = {line for line, _ in block.units}
            later = self._layout.blocks[at + 1 :]
            end = (later[0].header or [later[0].units[0][0]])[0] if later else self._view.lines + 1
            first = max(block.header, default=block.units[0][0] - 1) + 1
            for line in range(first, end):
                cell = self._view.cell(line, column)
                if (
                    line in known | self._layout.named
                    or cell is None
                    or cell.kind != "text"
                    or is_filler(cell.text)
                    or is_note(cell.text)
                ):
                    continue
                if is_column_number(cell.text):
                    continue
                if not is_whole(cell.text) and any(self._view.cell(line, one.column) for one in block.items):
                    yield Unknown(self._view.place(line, column), clean(cell.text))

    def _unknown_items(self) -> Iterator[Unknown]:
        for block in self._layout.blocks:
            for line, column in block.unknown:
                cell = self._view.cell(line, column)
                if cell and cell.kind == "text" and not is_filler(cell.text) and not is_whole(cell.text):
                    yield Unknown(self._view.place(line, column), clean(cell.text))


# one cell -------------------------------------------------------------------------------------------------


def entry_of(cell: WorkbookCell | None, item: Item, place: str) -> Cell | Problem | None:
    """What a cell says for an item: an entry, why it is none, or nothing (a blank cell changes nothing)."""
    if cell is None:
        return None

    def refuse(code: str, **facts: str) -> Problem:
        return Problem(
            f"values.{code}", (place,), {"cell": place, "item": item.name, "text": clean(cell.text), **facts}
        )

    if item.kind not in _KINDS:
        return refuse("kind")
    if cell.kind in ("error", "date", "uncached", "bool"):
        return refuse(cell.kind)
    state = _STATES.get(clean(cell.text).casefold())
    if state is not None:
        return Cell(None, state)
    if item.kind == "grade":
        return Cell(clean(cell.text))
    if cell.kind == "number":
        return _number(cell, item, refuse)
    number = parse_number(cell.text, item.unit)
    if isinstance(number, NotANumber):
        return None if number.reason == "number.blank" else refuse("not_a_number")
    return Cell(number.text)


def _number(cell: WorkbookCell, item: Item, refuse: Callable[[str], Problem]) -> Cell | Problem:
    """A stored number: shown as a percentage it is one in hundredths, which only fits a percentage."""
    if not cell.percent:
        return Cell(cell.text)
    if not is_percentage(item.unit):
        return refuse("percent")
    return Cell(plain_text(in_hundredths(cell.text)))
