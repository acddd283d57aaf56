"""谁第几，差多少: the ranked units as bars, with ties, the mean and, on request, only the end of the axis."""

from fractions import Fraction

from exchange.charts import parts
from exchange.charts.chart import Bar, Bars, Chart, Source
from exchange.sheet import printable
from exchange.wording import word
from scoring.result import UnitResult


def ranked_charts(source: Source) -> tuple[Chart, ...]:
    """Bars from 0; as a twin from a rounded number below the lowest total, with the axis broken."""
    units, language = parts.ranked(source), source.language
    if not units:
        return parts.empty("ranked", source, "chart.nobody")
    places = source.plan.rounding.total_places
    totals = [Fraction(unit.total) for unit in units]
    centre, start = parts.mean(totals), _start(totals) if source.twin else Fraction(0)
    ties = parts.ties_of(units, source)
    rows = [
        Bar(
            label=printable(unit.name),
            place=parts.place_of(unit, source),
            value=total,
            text=parts.figure(total, places),
            tip=_tip(unit, total, centre, units, source),
            tie=ties[unit.code],
        )
        for unit, total in zip(units, totals, strict=True)
    ]
    end = max(max(totals), centre)
    shown_mean = centre if len(units) > 1 else None
    mean_text = word("chart.mean", language, value=parts.figure(centre, places))
    notes = [word("chart.ranked.note", language, count=str(len(units)))]
    if any(ties.values()):
        notes.append(word("chart.ranked.ties", language))
    if start:
        notes.append(word("chart.broken", language, start=parts.figure(start, 0)))
    whole = parts.chart("ranked", source, parts.standing_words(units, source), None, notes)
    return parts.paged(
        whole, rows, lambda some: Bars(some, start, end if end > start else start + 1, shown_mean, mean_text)
    )


def _start(totals: list[Fraction]) -> Fraction:
    """A multiple of 5 below the lowest total, with about as much room under it as between the lowest and the highest;
    0 where that is not above 0."""
    spread = max(totals) - min(totals)
    below = min(totals) - max(spread / 4, Fraction(1))
    return max(Fraction(0), Fraction(5 * (below // 5)))


def _tip(unit: UnitResult, total: Fraction, centre: Fraction, units: tuple[UnitResult, ...], source: Source) -> str:
    places, language = source.plan.rounding.total_places, source.language
    above = next((other for other in reversed(units[: units.index(unit)]) if other.total != unit.total), None)
    lines = [
        word(
            "chart.ranked.tip",
            language,
            unit=printable(unit.name),
            place=parts.place_of(unit, source),
            total=parts.figure(total, places),
            mean=parts.signed(total - centre, places),
        )
    ]
    if above is not None:
        gap = parts.figure(Fraction(above.total) - total, places)
        if Fraction(above.total) > total:
            lines.append(word("chart.ranked.gap", language, unit=printable(above.name), gap=gap))
    return "\n".join(lines)
