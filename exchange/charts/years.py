"""谁进谁退: places of last year and of this year, joined by lines."""

from collections.abc import Sequence
from typing import Final

from exchange.charts import parts
from exchange.charts.chart import Before, Chart, Slope, SlopeRow, Source
from exchange.sheet import printable
from exchange.wording import word
from scoring.numbers import plain
from scoring.plan import Plan
from scoring.result import Rank, Result, UnitResult, rank_of
from scoring.working import working_of
from scoring.years.standings import standings_before

MOVERS: Final = 2
"""Who moved by so many places or more has a thick line."""


def before_of(plan: Plan, old: Result) -> Before:
    """The places of the assessment before under the units of today."""
    former = standings_before(plan, old)
    return Before(
        printable(working_of(old).plan.title),
        {code: one.rank for code, one in former.items()},
        {unit.code: former[unit.code].rank_beside(unit.class_code) for unit in plan.units if unit.code in former},
    )


def slope_charts(source: Source) -> tuple[Chart, ...]:
    """Places only: totals of two years are not of one measure. Within a class those of the class."""
    units, language = parts.ranked(source), source.language
    if source.before is None:
        return parts.empty("slope", source, "chart.slope.none")
    if not units:
        return parts.empty("slope", source, "chart.nobody")
    places = source.before.places if source.class_code is None else source.before.class_places
    rows = [_row(unit, places.get(unit.code), source) for unit in units]
    facts = {"old": source.before.name, "new": printable(source.plan.title)}
    whole = parts.chart("slope", source, _title(units, places, source), None, [word("chart.slope.note", language)])
    heads = word("chart.slope.before", language, **facts), word("chart.slope.now", language, **facts)
    return parts.paged(whole, rows, lambda some: Slope(*heads, some))


def _row(unit: UnitResult, before: Rank | None, source: Source) -> SlopeRow:
    language, now = source.language, rank_of(unit, source.class_code)
    name = printable(unit.name)
    gained: Rank = 0 if before is None or now is None else before - now
    moved: Rank = max(gained, -gained)
    was, at = ("" if rank is None else plain(rank) for rank in (before, now))
    if before is None:
        tip = word("chart.slope.new", language, unit=name, now=at)
    else:
        way = "up" if gained > 0 else "down" if gained < 0 else "same"
        facts = {"unit": name, "before": was, "now": at, "places": plain(moved)}
        tip = word(f"chart.slope.{way}", language, **facts)
    return SlopeRow(name, before, now, was, at, tip, moved >= MOVERS)


def _title(units: Sequence[UnitResult], places: dict[str, Rank | None], source: Source) -> str:
    """Who rose and who fell most, ties and all."""
    language = source.language
    gains: dict[str, Rank] = {}
    for unit in units:
        before, now = places.get(unit.code), rank_of(unit, source.class_code)
        if before is not None and now is not None:
            gains[printable(unit.name)] = before - now
    if not gains:
        return word("chart.slope.nobody", language)
    said = []
    for key, most in (("rose", max(gains.values())), ("fell", -min(gains.values()))):
        if most > 0:
            wanted = most if key == "rose" else -most
            names = [name for name, gain in gains.items() if gain == wanted]
            facts = {"units": parts.listed(names, language), "places": plain(most)}
            said.append(word(f"chart.slope.{key}", language, **facts))
    if not said:
        return word("chart.slope.still", language)
    return ("；" if language == "zh_CN" else "; ").join(said)
