"""A table of units × items, either way round: what it says about the cells of a plan.

Units and items are known by code or by name (exactly, or but for how they are written). What is not recognised,
what is no number and what is not taken is listed with its cells; only the rest becomes edits.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from exchange.numbers import NotANumber, in_hundredths, is_percentage, parse_number, plain_text
from exchange.weight_words import clean, is_filler, is_subtotal, is_total
from exchange.workbook import WorkbookCell, WorkbookSheet, place_name
from scoring.entries import Cell, State
from scoring.names import normalised
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
_KINDS: Final = ("number", "grade")
"""Kinds whose value fits into one cell of a table."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A heading that is nothing of the plan."""

    place: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ValuesTable:
    """`edits`: (item code, unit code) → cell, for `Work.cells`. `units_across`: units are the columns."""

    sheet: str
    units_across: bool
    edits: Mapping[tuple[str, str], Cell]
    units: tuple[str, ...]
    items: tuple[str, ...]
    unknown: tuple[Unknown, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Axes:
    """Where units and items stand. Units are positions along `unit_line` (a row where they go `across`, else a
    column), items are positions along the lines before the first unit; `item_line` is the last of these."""

    across: bool
    unit_line: int
    units: Mapping[int, str]
    items: Mapping[int, str]
    item_line: int


def read_values(sheet: WorkbookSheet, plan: Plan) -> ValuesTable:
    """The values that a sheet holds for the plan's units and items. Raises Refused where it names neither."""
    axes = max(
        (_find(sheet, plan, across) for across in (False, True)), key=lambda one: len(one.units) * len(one.items)
    )
    if not axes.units or not axes.items:
        code = "values.no_units" if not axes.units else "values.no_items"
        raise Refused(Problem(code, (sheet.name,), {"sheet": sheet.name}))
    edits: dict[tuple[str, str], Cell] = {}
    problems: list[Problem] = []
    for at, item_code in axes.items.items():
        item = plan.item[item_code]
        for line, unit_code in axes.units.items():
            row, column = (at, line) if axes.across else (line, at)
            found = _entry(sheet.cells.get((row, column)), item, place_name(row, column))
            if isinstance(found, Problem):
                problems.append(found)
            elif found is not None:
                edits[item_code, unit_code] = found
    return ValuesTable(
        sheet=sheet.name,
        units_across=axes.across,
        edits=edits,
        units=tuple(axes.units.values()),
        items=tuple(axes.items.values()),
        unknown=_unknown(sheet, axes),
        problems=tuple(problems),
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


# where units and items stand ------------------------------------------------------------------------------


def _find(sheet: WorkbookSheet, plan: Plan, across: bool) -> _Axes:
    """The line with the most units, and across from it the items, in the lines before the first unit."""
    units = _finder({one.code: one.name for one in plan.units})
    items = _finder({one.code: one.name for one in plan.items})
    lines = range(1, (sheet.rows if across else sheet.columns) + 1)
    found = {line: _on_line(sheet, line, across, units) for line in lines}
    unit_line = max(found, key=lambda line: (len(found[line]), -line), default=0)
    here = found.get(unit_line, {})
    if not here:
        return _Axes(across, 0, {}, {}, 0)
    best: dict[int, str] = {}
    first = min(here)
    for line in range(1, first):
        best = _more(best, _on_line(sheet, line, not across, items))
    return _Axes(across, unit_line, here, best, first - 1)


def _more(known: dict[int, str], new: Mapping[int, str]) -> dict[int, str]:
    """Both, each item once: the heading nearest to the values wins."""
    codes = set(new.values())
    return {**{at: code for at, code in known.items() if code not in codes and at not in new}, **new}


def _on_line(sheet: WorkbookSheet, line: int, is_row: bool, known: Callable[[str], str | None]) -> dict[int, str]:
    """Positions on a row (or column) whose text is known; a code that stands there twice counts once."""
    found: dict[int, str] = {}
    for at in range(1, (sheet.columns if is_row else sheet.rows) + 1):
        cell = sheet.cells.get(_place(line, at, is_row))
        code = known(cell.text) if cell else None
        if code is not None and code not in found.values():
            found[at] = code
    return found


def _finder(names: Mapping[str, str]) -> Callable[[str], str | None]:
    """From a heading to a code: the code itself, "code name", the name, or the normalised name if only one has it."""
    by_key: dict[str, set[str]] = {}
    for code, name in names.items():
        for key in (name, normalised(name)):
            by_key.setdefault(key, set()).add(code)

    def find(text: str) -> str | None:
        text = clean(text)
        if text in names:
            return text
        for key in (text, normalised(text)):
            codes = by_key.get(key, set())
            if len(codes) == 1:
                return next(iter(codes))
        head = text.split(" ")[0]
        return head if head in names else None

    return find


def _unknown(sheet: WorkbookSheet, axes: _Axes) -> tuple[Unknown, ...]:
    """Headings beside the known ones that nobody knows; totals and empty ones are none."""
    first = min(axes.units)
    rows, columns = range(1, sheet.rows + 1), range(1, sheet.columns + 1)
    beside = [(axes.unit_line, at) for at in (columns if axes.across else rows) if at >= first and at not in axes.units]
    above = [
        (axes.item_line, at)
        for at in (rows if axes.across else columns)
        if at > axes.unit_line and at not in axes.items
    ]
    places = [_place(line, at, axes.across) for line, at in beside]
    places += [_place(line, at, not axes.across) for line, at in above]
    found = []
    for row, column in places:
        cell = sheet.cells.get((row, column))
        if cell and cell.kind == "text" and not is_filler(cell.text):
            text = clean(cell.text)
            if not is_total(text) and not is_subtotal(text):
                found.append(Unknown(place_name(row, column), text))
    return tuple(found)


def _place(line: int, at: int, is_row: bool) -> tuple[int, int]:
    return (line, at) if is_row else (at, line)


# one cell -------------------------------------------------------------------------------------------------


def _entry(cell: WorkbookCell | None, item: Item, place: str) -> Cell | Problem | None:
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
