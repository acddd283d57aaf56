"""为什么: from the full score down to one unit's total, the largest losses first."""

from fractions import Fraction
from typing import Final, Literal

from exchange.charts import parts
from exchange.charts.chart import Chart, Fall, Source, Waterfall
from exchange.sheet import printable
from exchange.wording import word
from scoring.insight.parts import parts_of
from scoring.insight.strengths import leaf_rates
from scoring.result import UnitResult

SHOWN: Final = 8
"""Losses with a step of their own; the others go together."""
Kind = Literal["whole", "loss", "rest", "plus"]


def loss_charts(source: Source) -> tuple[Chart, ...]:
    """The steps lead from the full score exactly to the printed total: what groups and roundings add or take is in the
    step of the others."""
    units = parts.ranked(source)
    unit = next((one for one in source.result.units if one.code == source.unit), units[0] if units else None)
    if unit is None:
        return parts.empty("losses", source, "chart.nobody")
    body = Waterfall(_steps(unit, source))
    return (parts.chart("losses", source, _title(unit, source), body, [word("chart.losses.note", source.language)]),)


def _lost(unit: UnitResult, source: Source) -> list[tuple[str, Fraction]]:
    """The leaves that lost points, with what they lost, the most first."""
    found = [(leaf.code, leaf.lost) for leaf in leaf_rates(source.plan, source.result, unit.code) if leaf.lost > 0]
    return sorted(found, key=lambda one: -one[1])


def _steps(unit: UnitResult, source: Source) -> tuple[Fall, ...]:
    language, places = source.language, source.plan.rounding.total_places
    full, apart, lost = Fraction(source.plan.full_score), parts_of(source.plan, unit), _lost(unit, source)
    falls: list[tuple[str, Fraction, Kind]] = [
        (parts.node_name(source.plan, code), -points, "loss") for code, points in lost[:SHOWN]
    ]
    rest = Fraction(unit.base) - full + sum((points for _, points in lost[:SHOWN]), Fraction(0))
    if rest:
        others = word("chart.losses.rest", language, count=str(max(0, len(lost) - SHOWN)))
        falls.append((others, rest, "rest" if rest < 0 else "plus"))
    after = Fraction(unit.total) - apart.base - apart.bonus + apart.deduction
    for key, change in (("coefficient", after), ("bonus", apart.bonus), ("deduction", -apart.deduction)):
        if change:
            falls.append((word(f"chart.losses.{key}", language), change, "plus" if change > 0 else "loss"))
    at, steps = full, [_step(word("chart.losses.full", language), Fraction(0), full, "whole", places)]
    for label, change, kind in falls:
        steps.append(_step(label, at, at + change, kind, places))
        at += change
    steps.append(_step(word("chart.losses.total", language), Fraction(0), at, "whole", places))
    return tuple(steps)


def _step(label: str, start: Fraction, end: Fraction, kind: Kind, places: int) -> Fall:
    text = parts.figure(end, places) if kind == "whole" else parts.signed(end - start, places)
    return Fall(label, start, end, text, f"{label}  {text}", kind)


def _title(unit: UnitResult, source: Source) -> str:
    language, places = source.language, source.plan.rounding.total_places
    lost, name = _lost(unit, source), printable(unit.name)
    if not lost:
        return word("chart.losses.nothing", language, unit=name)
    most = lost[0][1]
    nodes = [parts.node_name(source.plan, code) for code, points in lost if points == most]
    facts = {"unit": name, "total": parts.figure(unit.total, places), "points": parts.figure(most, places)}
    return word("chart.losses.title", language, nodes=parts.listed(nodes, language, "nodes"), **facts)
