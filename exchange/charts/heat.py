"""全局短板: units × indicators as rates, the lower the darker."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final, TypeVar

from exchange.charts import parts
from exchange.charts.chart import MOST_ROWS, Chart, Heat, HeatColumn, HeatRow, Shade, Source
from exchange.charts.profile import rate_of
from exchange.sheet import printable
from exchange.wording import word
from scoring.plan import Indicator
from scoring.result import UnitResult

MOST_COLUMNS: Final = 48
"""Indicators on one page."""
Thing = TypeVar("Thing")
BOUNDS: Final = (Fraction(9, 10), Fraction(8, 10), Fraction(6, 10), Fraction(4, 10))
"""Rates from which on a cell is lighter, from the lightest down."""


def heat_charts(source: Source) -> tuple[Chart, ...]:
    """Rows by rank, columns in the order of the tree under their first-level indicators."""
    units, language = parts.ranked(source), source.language
    leaves = [leaf for leaf in source.plan.leaves if not leaf.reference_only and leaf.weight > 0]
    if not units or not leaves:
        return parts.empty("heat", source, "chart.nobody" if not units else "chart.no_leaves")
    whole = parts.chart("heat", source, _title(units, leaves, language), None, [word("chart.heat.note", language)])
    bounds = ["100", *(parts.percent(bound) for bound in BOUNDS), ""]
    legend = [
        word("chart.heat.from", language, bound=bounds[step + 1])
        if step < len(BOUNDS)
        else word("chart.heat.below", language, bound=bounds[step])
        for step in range(len(BOUNDS) + 1)
    ]
    pages = []
    for some_units in portions(units, MOST_ROWS):
        for some_leaves in portions(leaves, MOST_COLUMNS):
            columns = tuple(HeatColumn(printable(leaf.name), _group(source, leaf)) for leaf in some_leaves)
            rows = tuple(_row(unit, some_leaves, source) for unit in some_units)
            title = word("chart.heat.legend", language)
            pages.append(Heat(columns, rows, tuple(legend), title))
    return tuple(replace(whole, body=body, page=number, pages=len(pages)) for number, body in enumerate(pages, 1))


def portions(things: Sequence[Thing], most: int) -> list[list[Thing]]:
    """The things in about equal lots of at most so many."""
    count = -(-len(things) // most)
    each = -(-len(things) // count)
    return [list(things[number * each : (number + 1) * each]) for number in range(count)]


def _group(source: Source, leaf: Indicator) -> str:
    node = leaf
    while node.parent is not None:
        node = source.plan.indicator[node.parent]
    return "" if node is leaf else printable(node.name)


def step_of(rate: Fraction) -> int:
    """0 (light) for the best rates to 4 (dark) for the lowest."""
    return sum(rate < bound for bound in BOUNDS)


def _row(unit: UnitResult, leaves: Sequence[Indicator], source: Source) -> HeatRow:
    return HeatRow(
        printable(unit.name), parts.place_of(unit, source), tuple(_cell(unit, leaf, source) for leaf in leaves)
    )


def _cell(unit: UnitResult, leaf: Indicator, source: Source) -> Shade:
    language, score, rate = source.language, unit.nodes[leaf.code], rate_of(unit, leaf)
    facts = {"unit": printable(unit.name), "node": printable(leaf.name)}
    if rate is None:
        return Shade(None, "—", word("chart.heat.out", language, **facts))
    places = 2 if source.plan.rounding.leaf_places is None else source.plan.rounding.leaf_places
    tip = word(
        "chart.heat.tip",
        language,
        points=parts.figure(Fraction(score.points or 0), places),
        weight=f"{leaf.weight:f}",
        rate=parts.percent(rate, 1),
        **facts,
    )
    if score.state == "missing":
        tip = word("chart.heat.missing", language, tip=tip)
    return Shade(step_of(rate), parts.percent(rate), tip, rate)


def _title(units: Sequence[UnitResult], leaves: Sequence[Indicator], language: str) -> str:
    """The indicator with the lowest mean rate, ties and all."""
    means = {}
    for leaf in leaves:
        rates = [rate for unit in units if (rate := rate_of(unit, leaf)) is not None]
        if rates:
            means[leaf.code] = parts.mean(rates)
    if not means:
        return word("chart.nothing", language)
    lowest = min(means.values())
    names = [printable(leaf.name) for leaf in leaves if means.get(leaf.code) == lowest]
    return word(
        "chart.heat.title", language, nodes=parts.listed(names, language, "nodes"), rate=parts.percent(lowest, 1)
    )
