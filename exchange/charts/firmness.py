"""名次稳不稳: who stands where under other weights nearby, and how far one weight may move."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import count, pairwise
from typing import Final

from exchange.charts import parts
from exchange.charts.chart import Chart, Heat, HeatColumn, HeatRow, Range, Ranges, Shade, Source
from exchange.wording import problem_text, word
from scoring.problems import Refused
from scoring.robustness.acceptability import Acceptability
from scoring.robustness.draws import Uniform
from scoring.robustness.intervals import Interval, Stability, stability
from scoring.robustness.rates import rates_of
from scoring.robustness.simulate import simulate

TABLE: Final = 24
"""Of more units a table of places is wider than a page: ranges of places stand for it."""
SHARES: Final = (0.1, 0.3, 0.5, 0.8)
"""Shares of the draws from which on a cell is darker."""
FIRM: Final = 0.9
"""A place that is held in so many of the draws or more is firm."""
CLOSE: Final = 0.8
"""Two neighbours of whom one is ahead in less than so many of the draws are close."""
SAID: Final = 3
"""Places that have a sentence of their own, and pairs of neighbours."""
DOUBLE: Final = 2.0
"""Weights are shown up to twice what they are."""


def refused(key: str, source: Source, refusal: Refused) -> tuple[Chart, ...]:
    """The reason in the place of a chart that cannot be made."""
    reason = problem_text(refusal.problems[0], source.language)
    return (parts.chart(key, source, reason, None, trial=True),)


def steps_of(source: Source, steps: int) -> Callable[[object], None]:
    """Tells who watches that one step more is done."""
    done = count(1)

    def told(_found: object) -> None:
        if source.watch is not None:
            source.watch((), next(done), steps)

    return told


def place_charts(source: Source) -> tuple[Chart, ...]:
    """Draws weights and shows who takes which place how often; see `docs/robustness.md`."""
    trials = source.trials
    try:
        rates = rates_of(source.plan, source.result, source.class_code)

        def told(so_far: Acceptability) -> None:
            if source.watch is not None:
                source.watch(acceptability_charts(source, so_far), so_far.draws, trials.draws)

        found = simulate(rates, trials.variation, trials.draws, trials.seed, cancelled=source.cancelled, progress=told)
    except Refused as refusal:
        return refused("places", source, refusal)
    return acceptability_charts(source, found)


def acceptability_charts(source: Source, found: Acceptability) -> tuple[Chart, ...]:
    """The charts of a simulation, also of one that is still under way."""
    order = {unit.code: number for number, unit in enumerate(parts.ranked(source))}
    rows = sorted(range(len(found.units)), key=lambda row: order.get(found.units[row], len(order)))
    whole = parts.chart(
        "places",
        source,
        first_words(source, found),
        None,
        [
            drawn_words(source, found),
            word(f"chart.places.{'note' if len(found.units) <= TABLE else 'range_note'}", source.language),
        ],
        trial=True,
        sentences=place_sentences(source, found, rows),
    )
    if len(found.units) <= TABLE:
        columns = tuple(
            HeatColumn(word("chart.places.column", source.language, place=str(place + 1)))
            for place in range(len(found.units))
        )
        legend = _legend(source.language)
        title = word("chart.places.legend", source.language)
        heat_rows = [_heat_row(source, found, row) for row in rows]
        return parts.paged(
            whole, heat_rows, lambda some: Heat(columns, some, legend, title, turned=False, widest="第00")
        )
    low, high, middle = found.quantile(0.05), found.quantile(0.95), found.median
    ranges = [_range(source, found, row, int(low[row]), int(middle[row]), int(high[row])) for row in rows]
    head = word("chart.places.range_head", source.language)
    return parts.paged(whole, ranges, lambda some: _range_body(some, source.language, head))


def _range_body(some: tuple[Range, ...], language: str, head: str) -> Ranges:
    """An axis of the places that the rows of one page reach."""
    least, most = min(row.low for row in some), max(row.high for row in some)
    step = max(1, round((most - least) / 8))
    places = range(int(least), int(most) + 1, step)
    return Ranges(
        some,
        least - 0.5,
        most + 0.5,
        tuple((float(place), str(place)) for place in places),
        word("chart.places.axis", language),
        head,
    )


def _legend(language: str) -> tuple[str, ...]:
    bounds = [parts.percent(share) for share in SHARES]
    return (
        word("chart.places.below", language, bound=bounds[0]),
        *(word("chart.places.from", language, bound=bound) for bound in bounds),
    )


def share_text(share: float) -> str:
    """A share as a per cent figure that never claims more than there is: 100 only where it was all."""
    if 0.995 <= share < 1:
        return ">99"
    return "<1" if 0 < share < 0.005 else parts.percent(share)


def _heat_row(source: Source, found: Acceptability, row: int) -> HeatRow:
    name = parts.unit_name(source.plan, found.units[row])
    cells = []
    for place, share in enumerate(found.shares[row].tolist()):
        if not share:
            cells.append(Shade(None, "", ""))
            continue
        facts = {"unit": name, "place": str(place + 1), "share": share_text(share)}
        tip = word("chart.places.tip", source.language, **facts)
        step = sum(share >= bound for bound in SHARES)
        here = int(found.base[row]) == place + 1
        cells.append(Shade(step, share_text(share), tip, Fraction(int(found.counts[row, place]), found.draws), here))
    return HeatRow(name, str(int(found.base[row])), tuple(cells))


def _range(source: Source, found: Acceptability, row: int, low: int, middle: int, high: int) -> Range:
    name = parts.unit_name(source.plan, found.units[row])
    facts = {"unit": name, "low": str(low), "high": str(high), "median": str(middle)}
    text = word("chart.places.range", source.language, **facts)
    tip = word("chart.places.range_tip", source.language, **facts)
    return Range(name, low, high, middle, text, tip, place=str(int(found.base[row])))


def first_words(source: Source, found: Acceptability) -> str:
    """甲区在97%的权重变动下仍列第1: of who is first, how firmly."""
    first = [row for row in range(len(found.units)) if int(found.base[row]) == 1]
    language, names = source.language, [parts.unit_name(source.plan, found.units[row]) for row in first]
    if len(first) > 1:
        key = "tied_always" if bool((found.shares[first, 0] == 1).all()) else "tied_first"
        return word(f"chart.places.{key}", language, units=parts.listed(names, language))
    share = float(found.shares[first[0], 0])
    key = "always" if share == 1 else "firm" if share >= FIRM else "loose" if share >= 0.5 else "weak"
    facts = {"unit": names[0], "share": share_text(share), "draws": str(found.draws)}
    return word(f"chart.places.{key}", language, **facts)


def place_sentences(source: Source, found: Acceptability, rows: Sequence[int]) -> tuple[str, ...]:
    """How firmly the first few stand, and which neighbours change places easily."""
    language, said = source.language, []
    low, high = found.quantile(0.05), found.quantile(0.95)
    for row in rows[:SAID]:
        place = int(found.base[row])
        facts = {
            "unit": parts.unit_name(source.plan, found.units[row]),
            "place": str(place),
            "share": share_text(float(found.shares[row, place - 1])),
            "low": str(int(low[row])),
            "high": str(int(high[row])),
        }
        said.append(word("chart.places.stands" if low[row] != high[row] else "chart.places.stays", language, **facts))
    close = []
    if found.winning is not None:
        for above, below in pairwise(rows):
            ahead = float(found.winning[above, below])
            if ahead < CLOSE and found.base[above] < found.base[below]:
                close.append((ahead, above, below))
    for ahead, above, below in sorted(close)[:SAID]:
        facts = {
            "one": parts.unit_name(source.plan, found.units[above]),
            "other": parts.unit_name(source.plan, found.units[below]),
            "share": share_text(ahead),
        }
        said.append(word("chart.places.close", language, **facts))
    if found.winning is not None and not close and len(found.units) > 1:
        said.append(word("chart.places.clear", language))
    return tuple(said)


def drawn_words(source: Source, found: Acceptability) -> str:
    """How the weights were varied, how often, from which seed: what makes two runs agree."""
    variation = found.variation
    if isinstance(variation, Uniform):
        how = word("chart.trials.uniform", source.language, percent=f"{variation.percent:g}")
    else:
        how = word("chart.trials.dirichlet", source.language, concentration=f"{variation.concentration:g}")
    key = "chart.trials" if found.draws == found.asked else "chart.trials.so_far"
    facts = {"how": how, "draws": str(found.draws), "asked": str(found.asked), "seed": str(found.seed)}
    return word(key, source.language, **facts)


# how far one weight may move


def stability_charts(source: Source) -> tuple[Chart, ...]:
    """The interval of each weight within which the first places stay as they are; the most sensitive first."""
    try:
        rates = rates_of(source.plan, source.result, source.class_code)
        top = min(source.trials.top, len(rates.units))
        found = stability(rates, top, cancelled=source.cancelled, progress=steps_of(source, len(rates.columns)))
    except Refused as refusal:
        return refused("stability", source, refusal)
    return interval_charts(source, found)


def interval_charts(source: Source, found: Stability) -> tuple[Chart, ...]:
    """The charts of stability intervals, also of those that are found so far."""
    language = source.language
    able = [one for one in found.intervals if one.kind != "fixed" and one.weight > 0]
    able.sort(key=_room)
    rows = [_interval(source, one) for one in able]
    names = [parts.unit_name(source.plan, code) for code in found.top]
    facts = {"k": str(found.k), "units": parts.listed(names, language)}
    title = _sensitive(source, able, found) if able else word("chart.stability.fixed", language)
    notes = [word("chart.stability.note", language, **facts)]
    if any(one.kind == "narrowed" for one in able):
        notes.append(word("chart.stability.narrowed", language))
    whole = parts.chart(
        "stability", source, title, None, notes, trial=True, sentences=_firm_weights(source, able, found)
    )
    ticks = tuple((share, f"{share * 100:.0f}%") for share in (0.0, 0.5, 1.0, 1.5, 2.0))
    axis, head = word("chart.stability.axis", language), word("chart.stability.head", language, k=str(found.k))
    return parts.paged(whole, rows, lambda some: Ranges(some, 0.0, DOUBLE, ticks, axis, head))


def _room(one: Interval) -> float:
    """By what part of itself a weight may move at least, either way; large where nothing ever changes."""
    down = float(one.weight - one.low) if one.below is not None else float("inf")
    up = float(one.high - one.weight) if one.above is not None else float("inf")
    return min(down, up) / float(one.weight)


def _open(one: Interval) -> str:
    """On which sides a weight meets a bound."""
    if one.below is not None:
        return "both" if one.above is not None else "down"
    return "up" if one.above is not None else "never"


def _bounds(one: Interval) -> tuple[str, str]:
    return tuple(parts.figure(Fraction(bound), 2) for bound in (one.low, one.high))  # type: ignore[return-value]


def _interval(source: Source, one: Interval) -> Range:
    language, weight = source.language, float(one.weight)
    name, (low, high) = parts.node_name(source.plan, one.code), _bounds(one)
    now = parts.figure(one.weight, 2)
    text = word(f"chart.stability.range.{_open(one)}", language, now=now, low=low, high=high)
    lines = [word("chart.stability.tip", language, node=name, now=now, low=low, high=high)]
    for key, holders, bound in (("below", one.below, low), ("above", one.above, high)):
        if holders is not None:
            names = [parts.unit_name(source.plan, code) for code in holders]
            listed = parts.listed(names, language)
            lines.append(word(f"chart.stability.{key}", language, bound=bound, units=listed))
    return Range(
        name,
        float(one.low) / weight,
        float(one.high) / weight,
        1.0,
        text,
        "\n".join(lines),
        low_on=False,
        high_on=float(one.high) / weight > DOUBLE,
    )


def _sensitive(source: Source, able: Sequence[Interval], found: Stability) -> str:
    """Which weight changes the first places soonest."""
    language, one = source.language, able[0]
    if one.below is None and one.above is None:
        return word("chart.stability.firm", language, k=str(found.k))
    low, high = _bounds(one)
    facts = {
        "k": str(found.k),
        "node": parts.node_name(source.plan, one.code),
        "now": parts.figure(one.weight, 2),
        "low": low,
        "high": high,
    }
    return word(f"chart.stability.title.{_open(one)}", language, **facts)


def _firm_weights(source: Source, able: Sequence[Interval], found: Stability) -> tuple[str, ...]:
    """How many weights may go to 0 or take all without any change, and what the most sensitive ones would change."""
    language = source.language
    firm = [one for one in able if one.below is None and one.above is None]
    said = []
    if firm and len(firm) < len(able):
        facts = {"count": str(len(firm)), "all": str(len(able)), "k": str(found.k)}
        said.append(word("chart.stability.never", language, **facts))
    for one in able[:SAID]:
        for key, holders, bound in (("below", one.below, one.low), ("above", one.above, one.high)):
            if holders is not None:
                names = [parts.unit_name(source.plan, code) for code in holders]
                facts = {
                    "node": parts.node_name(source.plan, one.code),
                    "bound": parts.figure(Fraction(bound), 2),
                    "units": parts.listed(names, language),
                }
                said.append(word(f"chart.stability.said.{key}", language, **facts))
    return tuple(said)
