"""What is doubtful about a value beside others: the whole it is a part of, its column, the year before, its neighbours.

Nothing here changes a score: these are warnings, each with its place.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from scoring.entries import Cell, Entries, State
from scoring.numbers import Gone, parse_decimal, plain
from scoring.plan import Indicator, Item, Json, Plan
from scoring.problems import Place, Problem
from scoring.years.previous import previous_value

JUMP: Final = Decimal(3)
"""So many times the value of the year before (or less than one such part of it) is worth a second look."""
COPIED: Final = 5
"""So many figures other than 0 that two units share, and no figure that differs, look like one row entered twice."""
_PLACE_UNITS: Final = frozenset({"位", "位次", "名次"})
_PLACE_NAMES: Final = ("位次", "名次", "排名")
_PLACE_METHODS: Final = frozenset({"rank_map", "convert_rank"})
Cells = Mapping[str, Cell]


def number_of(cell: Cell | None) -> Fraction | None:
    """The number that a cell is scored with; None where there is none."""
    if cell is None or cell.state not in (None, State.PENDING) or not isinstance(cell.value, str):
        return None
    return parse_decimal(cell.value)


def beside(plan: Plan, entries: Entries) -> Iterator[Problem]:
    """Where values are not what the plan says of their items: whole, part of another, adding up to a total."""
    for item in plan.items:
        if item.kind != "number" or not (item.integer or item.part_of is not None or item.total is not None):
            continue
        column = entries.values.get(item.code, {})
        whole = _whole_of(plan, item)
        if item.part_of is not None and whole is None:
            yield _warning("item.part_of", ("items", item.code, "part_of"), item=item.name, code=item.part_of)
        wholes = {} if whole is None else entries.values.get(whole.code, {})
        for unit in plan.units:
            number = number_of(column.get(unit.code))
            if number is None:
                continue
            where, facts = ("values", item.code, unit.code), {"unit": unit.name, "item": item.name}
            if item.integer and number.denominator != 1:
                yield _warning("cell.not_whole", where, value=plain(number), **facts)
            limit = number_of(wholes.get(unit.code))
            if whole is not None and limit is not None and number > limit:
                told = {"value": plain(number), "whole": whole.name, "limit": plain(limit)}
                yield _warning("cell.more_than_whole", where, **facts, **told)
        yield from _total(plan, item, column)


def _whole_of(plan: Plan, item: Item) -> Item | None:
    whole = plan.item.get(item.part_of or "")
    return whole if whole is not None and whole.kind == "number" and whole.code != item.code else None


def _total(plan: Plan, item: Item, column: Cells) -> Iterator[Problem]:
    if item.total is None:
        return
    numbers = [number_of(column.get(unit.code)) for unit in plan.units]
    found, wanted = sum((number for number in numbers if number is not None), Fraction(0)), Fraction(item.total)
    if found > wanted or (None not in numbers and found != wanted):
        figures = {"found": plain(found), "wanted": plain(wanted), "difference": plain(found - wanted)}
        yield _warning("item.total", ("items", item.code, "total"), item=item.name, **figures)


def turned(now: Fraction, before: Fraction, factor: Decimal = JUMP) -> str:
    """How a value stands to that of the year before: "sign" where it has changed it, "jump" where it is `factor`
    times as large or as small, "" where nothing is to be said. Beside 0 nothing can be compared."""
    if not now or not before:
        return ""
    if (now > 0) != (before > 0):
        return "sign"
    ratio = abs(now / before)
    return "jump" if ratio >= factor or ratio * Fraction(factor) <= 1 else ""


def places(plan: Plan) -> frozenset[str]:
    """The codes of the items that are places, such as the rank in a survey: by their unit or name, or because a rule
    reads them as a place. The third place is not three times the first: places are not compared like quantities."""
    named = {
        item.code for item in plan.items if item.unit in _PLACE_UNITS or any(word in item.name for word in _PLACE_NAMES)
    }
    return frozenset(named | {code for node in plan.leaves for code in _read_as_place(node) if code in plan.item})


def _read_as_place(node: Indicator) -> Iterator[str]:
    own = node.code if node.measure is None else node.measure
    if node.method in _PLACE_METHODS:
        yield own
    parts = node.params.get("parts") if node.method == "blend" else None
    for part in parts if isinstance(parts, Sequence) and not isinstance(parts, str) else ():
        if isinstance(part, Mapping) and part.get("method") in _PLACE_METHODS:
            measure = part.get("measure")
            yield measure if isinstance(measure, str) else own


def against_last_year(
    plan: Plan, entries: Entries, before: Mapping[str, Cells], factor: Decimal = JUMP
) -> Iterator[Problem]:
    """Values far from those of the year before, but for places. `before`: item code → code of a unit there → cell."""
    ranks = places(plan)
    for item in plan.items:
        column, earlier = entries.values.get(item.code, {}), before.get(item.code, {})
        if item.kind != "number" or not earlier or item.code in ranks:
            continue
        for unit in plan.units:
            number = number_of(column.get(unit.code))
            last = None if number is None else previous_value(plan, item, unit.code, earlier)
            if number is None or last is None or isinstance(last, Gone):
                continue
            kind = turned(number, last, factor)
            if kind:
                facts = {"unit": unit.name, "item": item.name, "value": plain(number), "before": plain(last)}
                yield _warning(
                    "cell.sign" if kind == "sign" else "cell.jump", ("values", item.code, unit.code), **facts
                )


def copied(plan: Plan, entries: Entries) -> Iterator[Problem]:
    """Units whose figures are those of another unit, one by one, as when a row is entered twice."""
    items = [item for item in plan.items if item.kind == "number" and entries.values.get(item.code)]
    columns = [entries.values[item.code] for item in items]
    seen: dict[tuple[Json, ...], str] = {}
    for unit in plan.units:
        figures = tuple(cell.value if (cell := column.get(unit.code)) is not None else None for column in columns)
        if any(isinstance(figure, (dict, list)) for figure in figures):
            continue
        if figures not in seen:
            seen[figures] = unit.name
            continue
        numbers = [number_of(column.get(unit.code)) for column in columns]
        count = sum(1 for number in numbers if number)
        if count >= COPIED:
            first = next(item for item, number in zip(items, numbers, strict=True) if number)
            facts = {"unit": unit.name, "other": seen[figures], "count": str(count), "item": first.name}
            yield _warning("cell.copied_unit", ("values", first.code, unit.code), **facts)


def _warning(code: str, where: Place, /, **facts: str) -> Problem:
    return Problem(code, where, facts, "warning")
