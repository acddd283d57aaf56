"""全市合计: what all units have together under an item, and what became of it since last year. All exact."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from scoring.cells import as_cell, members
from scoring.descriptive.moments import total
from scoring.descriptive.undefined import Undefined
from scoring.entries import Assessment, Cell, Entries, State
from scoring.numbers import Gone, Value
from scoring.plan import Item, Plan
from scoring.years.previous import number, previous_value

COUNTED: Final = frozenset(
    ("件", "万件", "起", "个", "次", "场", "项", "篇", "期", "户", "万户", "人", "家", "元", "万元", "亿元")
)
"""Units of measure in which the figures of many add up to one."""


@dataclass(frozen=True, slots=True)
class CityTotal:
    """`silent`: units of today that should have a figure and have none, this year (`now` is then only of the others)
    or, where this year is complete, last year. `before`: None where last year is not known, or not of everybody."""

    item: str
    now: Fraction
    before: Fraction | None
    silent: tuple[str, ...] = ()
    silent_before: tuple[str, ...] = ()

    @property
    def growth(self) -> Fraction | Undefined | None:
        """同比: (now - before) ÷ before; None where one of the two is not whole."""
        if self.before is None or self.silent:
            return None
        if self.before <= 0:
            return Undefined.ZERO_TOTAL if self.before == 0 else Undefined.NEGATIVE_PART
        return (self.now - self.before) / self.before


def adds_up(item: Item) -> bool:
    """Can the numbers of all units be added to one of the city? A rate, a score or a place cannot."""
    return item.kind == "number" and item.unit in COUNTED


def city_total(plan: Plan, entries: Entries, item: Item, last: Assessment | None = None) -> CityTotal:
    """The sum over all units of a number item, beside that of the same units in the assessment before. `last`: that
    assessment; None: what `entries.previous` has of it. Units for which it does not apply have no part in it."""
    values = {unit.code: number(entries.cell(item.code, unit.code)) for unit in plan.units}
    now, silent = _sum(values)
    known = _before(entries, item, last)
    if known is None or plan.previous is None:
        return CityTotal(item.code, now, None, silent)
    before, silent_before = _sum({unit.code: previous_value(plan, item, unit.code, known) for unit in plan.units})
    return CityTotal(item.code, now, None if silent_before else before, silent, silent_before)


def city_parts(plan: Plan, entries: Entries, item: Item) -> Mapping[str, Fraction]:
    """What all units have together under each member of a series; members without any number are 0. Raises ValueError
    for an item of another kind."""
    if item.kind != "series":
        raise ValueError(f"{item.code} is no series")
    listed = members(plan, item)
    found: dict[str, list[Fraction]] = {} if listed is None else {name: [] for name in listed}
    for unit in plan.units:
        cell = entries.cell(item.code, unit.code)
        if cell is None or cell.state in (State.MISSING, State.VOID, State.NOT_APPLICABLE):
            continue
        if isinstance(cell.value, Mapping):
            for name, entry in cell.value.items():
                value = number(as_cell(entry))
                if isinstance(value, Fraction) and (listed is None or name in found):
                    found.setdefault(name, []).append(value)
    return {name: total(values) for name, values in found.items()}


def _before(entries: Entries, item: Item, last: Assessment | None) -> Mapping[str, Cell] | None:
    """Last year's cells under an item of the same meaning; None where there are none."""
    if last is None:
        return entries.previous.get(item.code)
    then = last.plan.item.get(item.code)
    if then is None or (then.kind, then.unit) != (item.kind, item.unit):
        return None
    return last.entries.values.get(item.code)


def _sum(values: Mapping[str, Value]) -> tuple[Fraction, tuple[str, ...]]:
    """The sum of what is there, and whose number is missing."""
    numbers = [value for value in values.values() if isinstance(value, Fraction)]
    silent = tuple(code for code, value in values.items() if value is Gone.MISSING)
    return total(numbers) if numbers else Fraction(0), silent
