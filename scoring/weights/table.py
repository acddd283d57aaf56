"""What the weights that come from the data are derived from: units × indicators, made complete and exact."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from scoring.plan import Plan
from scoring.problems import Problem, Refused
from scoring.result import Result
from scoring.weights.shares import Number, check_names, exact, shown, twice


@dataclass(frozen=True, slots=True)
class Column:
    """One indicator: a value for each unit (None = missing), and its direction ("up" or "down")."""

    name: str
    values: tuple[Number | None, ...]
    direction: str = "up"


@dataclass(frozen=True, slots=True)
class Table:
    units: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class Complete:
    """A table without gaps. `values` are columns of exact numbers in the order of `names`; `findings` say what was
    left out."""

    names: tuple[str, ...]
    units: tuple[str, ...]
    values: tuple[tuple[Fraction, ...], ...]
    directions: tuple[str, ...]
    findings: tuple[Problem, ...]


def table_of(plan: Plan, result: Result, codes: Sequence[str]) -> Table:
    """The measures of some leaves, by code, over the ranked units. Raises KeyError for an unknown code."""
    ranked = [unit for unit in result.units if plan.unit[unit.code].ranked]
    columns = tuple(
        Column(code, tuple(unit.nodes[code].measure for unit in ranked), plan.indicator[code].direction)
        for code in codes
    )
    return Table(tuple(unit.code for unit in ranked), columns)


def complete(table: Table) -> Complete:
    """The table without the units that lack a value anywhere: each is a warning, for it bears on every weight.

    Raises Refused where fewer than two units remain, for what is no number, for columns that have not one value for
    each unit, for an unknown direction, and for names that stand there twice.
    """
    check_names(table.names)
    found = twice(table.units, "weighting.unit_twice")
    for column in table.columns:
        if len(column.values) != len(table.units):
            facts = {"name": column.name, "wanted": str(len(table.units)), "count": str(len(column.values))}
            found.append(Problem("weighting.column_length", (column.name,), facts))
        if column.direction not in ("up", "down"):
            facts = {"name": column.name, "value": shown(column.direction)}
            found.append(Problem("weighting.direction", (column.name,), facts))
        for unit, value in zip(table.units, column.values, strict=False):
            if value is not None and exact(value) is None:
                facts = {"row": unit, "column": column.name, "value": shown(value)}
                found.append(Problem("weighting.not_a_number", (column.name, unit), facts))
    if found:
        raise Refused(*found)
    return _without_gaps(table)


def _without_gaps(table: Table) -> Complete:
    gaps = {
        unit: [column.name for column in table.columns if column.values[row] is None]
        for row, unit in enumerate(table.units)
    }
    kept = [row for row, unit in enumerate(table.units) if not gaps[unit]]
    if len(kept) < 2:
        raise Refused(Problem("weighting.too_few_units", facts={"count": str(len(kept))}))
    values = tuple(
        tuple(number for row in kept if (number := exact(column.values[row])) is not None) for column in table.columns
    )
    left_out = tuple(
        Problem("weighting.unit_left_out", (unit,), {"unit": unit, "names": "、".join(names)}, "warning")
        for unit, names in gaps.items()
        if names
    )
    units = tuple(table.units[row] for row in kept)
    return Complete(table.names, units, values, tuple(column.direction for column in table.columns), left_out)


def constant(table: Complete) -> list[Problem]:
    """A warning for each indicator on which all units agree. Raises Refused where that is so of every one."""
    found = [
        Problem("weighting.constant", (name,), {"name": name}, "warning")
        for name, values in zip(table.names, table.values, strict=True)
        if min(values) == max(values)
    ]
    if len(found) == len(table.names):
        raise Refused(Problem("weighting.all_constant"))
    return found


def whole_numbers(values: Sequence[Fraction]) -> list[int]:
    """Numbers in the same proportions, as the smallest whole numbers; all 0 stay 0."""
    common = lcm(*(value.denominator for value in values))
    scaled = [int(value * common) for value in values]
    divisor = gcd(*scaled) or 1
    return [number // divisor for number in scaled]


def stretched(values: Sequence[Fraction], direction: str) -> list[int]:
    """The values between worst (0) and best (the largest number), as whole numbers in exact proportion: min-max
    normalised values before they are divided by the largest. All equal: all 0."""
    low, high = min(values), max(values)
    return whole_numbers([value - low if direction == "up" else high - value for value in values])
