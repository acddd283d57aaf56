"""哪一块强弱: one unit's rates under the first-level indicators beside the mean, as dots or as a radar."""

from collections.abc import Sequence
from fractions import Fraction

from exchange.charts import parts
from exchange.charts.chart import Chart, Profile, Source, Spoke
from exchange.sheet import printable
from exchange.wording import word
from scoring.plan import Indicator
from scoring.result import UnitResult

LEAST_SPOKES = 3
"""A radar of fewer is no surface; it stays with dots."""


def profile_charts(source: Source) -> tuple[Chart, ...]:
    """Rates are points ÷ weight of ranked units; the mean is that of all who have one."""
    units, language = parts.ranked(source), source.language
    unit = next((one for one in source.result.units if one.code == source.unit), units[0] if units else None)
    if unit is None:
        return parts.empty("profile", source, "chart.nobody")
    nodes = [n for n in source.plan.children.get(None, ()) if not n.reference_only and n.weight > 0]
    rows = [_spoke(node, unit, units, language) for node in nodes]
    name = printable(unit.name)
    mean = word("chart.profile.mean", language, count=str(len(units)))
    radar = source.twin and len(rows) >= LEAST_SPOKES
    body = Profile(name, mean, tuple(rows), "" if radar else word("chart.profile.band", language), radar)
    title = _title(name, rows, language)
    notes = [word("chart.profile.radar_note" if body.radar else "chart.profile.note", language)]
    return (parts.chart("profile", source, title, body if rows else None, notes),)


def rate_of(unit: UnitResult, node: Indicator) -> Fraction | None:
    """Points ÷ weight; None where the node is left out."""
    points = unit.nodes[node.code].points
    return None if points is None or not node.weight else Fraction(points) / Fraction(node.weight)


def _spoke(node: Indicator, unit: UnitResult, units: Sequence[UnitResult], language: str) -> Spoke:
    own = rate_of(unit, node)
    rates = [rate for one in units if (rate := rate_of(one, node)) is not None]
    mean = parts.mean(rates) if rates else None
    text = "—" if own is None else f"{parts.percent(own, 1)}%"
    mean_text = "—" if mean is None else f"{parts.percent(mean, 1)}%"
    low, high = (min(rates), max(rates)) if rates else (None, None)
    ends = "" if low is None or high is None else f"{parts.percent(low, 1)}%～{parts.percent(high, 1)}%"
    facts = {"node": printable(node.name), "own": text, "mean": mean_text, "range": ends}
    return Spoke(
        printable(node.name), own, mean, low, high, text, mean_text, word("chart.profile.tip", language, **facts)
    )


def _title(name: str, rows: Sequence[Spoke], language: str) -> str:
    """Where the unit is furthest above the mean, and where furthest below, ties and all."""
    gaps = {row.label: row.own - row.mean for row in rows if row.own is not None and row.mean is not None}
    said = []
    none = Fraction(0)
    for key, gap in (("above", max(gaps.values(), default=none)), ("below", min(gaps.values(), default=none))):
        if (gap > 0) == (key == "above") and gap:
            nodes = [label for label, own in gaps.items() if own == gap]
            facts = {"nodes": parts.listed(nodes, language, "nodes"), "gap": parts.percent(abs(gap), 1)}
            said.append(word(f"chart.profile.{key}", language, **facts))
    if not said:
        return word("chart.profile.alike", language, unit=name)
    return word("chart.profile.title", language, unit=name, said=("，" if language == "zh_CN" else ", ").join(said))
