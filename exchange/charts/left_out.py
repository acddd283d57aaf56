"""The ranking without an indicator, a group or a unit, and by other methods: places side by side with today's."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from exchange.charts import parts
from exchange.charts.chart import Chart, Heat, HeatColumn, HeatRow, Shade, Source
from exchange.charts.firmness import refused, steps_of
from exchange.charts.heat import portions
from exchange.sheet import printable
from exchange.wording import word
from scoring.numbers import plain
from scoring.problems import Refused
from scoring.result import Rank
from scoring.robustness.leave_out import Departure, base_ranks, without_indicators, without_units
from scoring.robustness.rates import rates_of
from scoring.robustness.side_by_side import ALTERNATIVES, Standing, side_by_side

MOST_COLUMNS: Final = 48
MOST_UNITS: Final = 60
"""Of more units taking each one out takes too long for a look: an evaluation each."""
Places = Mapping[str, Rank]
"""unit code → its place"""


def omission_charts(source: Source) -> tuple[Chart, ...]:
    """Without each indicator in turn; as a twin without each group."""
    try:
        rates = rates_of(source.plan, source.result, source.class_code)
        watch = steps_of(source, len(rates.columns))
        found = without_indicators(rates, groups=source.twin, cancelled=source.cancelled, progress=watch)
    except Refused as refusal:
        return refused("omitted", source, refusal)
    base: Places = dict(zip(rates.units, base_ranks(rates).tolist(), strict=True))
    columns = [
        (parts.node_name(source.plan, one.code), dict(zip(rates.units, one.ranks.tolist(), strict=True)))
        for one in found
        if one.ranks is not None
    ]
    if not columns:
        return parts.empty("omitted", source, "chart.omitted.none", trial=True)
    return _compared("omitted", source, base, columns)


def departure_charts(source: Source) -> tuple[Chart, ...]:
    """Without each unit in turn: does the order of the others hang on it? Places are those among the others."""
    ranked = [unit for unit in source.plan.units if unit.ranked]
    if len(ranked) > MOST_UNITS:
        reason = word("chart.departed.many", source.language, count=str(len(ranked)), most=str(MOST_UNITS))
        return (parts.chart("departed", source, reason, None, trial=True),)
    if len(ranked) < 2:
        return parts.empty("departed", source, "chart.departed.none", trial=True)
    watch = steps_of(source, len(ranked))
    found = without_units(source.plan, source.entries, source.result, cancelled=source.cancelled, progress=watch)
    return _departed(_of_all(source), found)


def _of_all(source: Source) -> Source:
    """Departures are told of all units: whole classes hang together by their peers."""
    return replace(source, class_code=None)


def _departed(source: Source, found: Sequence[Departure]) -> tuple[Chart, ...]:
    language = source.language
    ranks = {unit.code: unit.rank for unit in parts.ranked(source) if unit.rank is not None}
    columns, turned = [], {}
    for one in found:
        gone = ranks.get(one.unit)
        others = {code: rank for code, rank in ranks.items() if code != one.unit}
        expected = {code: rank - 1 if gone is not None and rank > gone else rank for code, rank in others.items()}
        name = parts.unit_name(source.plan, one.unit)
        columns.append((name, expected, one.ranks))
        if one.reversals:
            turned[name] = one.reversals
    if not turned:
        title = word("chart.departed.firm", language)
    else:
        most = max(turned, key=lambda name: len(turned[name]))
        behind, ahead = turned[most][0]
        facts = {
            "unit": most,
            "one": parts.unit_name(source.plan, ahead),
            "other": parts.unit_name(source.plan, behind),
            "count": str(len(turned[most])),
        }
        title = word("chart.departed.title" if len(turned[most]) == 1 else "chart.departed.several", language, **facts)
    sentences = [
        word(
            "chart.departed.said",
            language,
            unit=name,
            pairs=parts.listed(
                [
                    word(
                        "chart.departed.pair",
                        language,
                        one=parts.unit_name(source.plan, ahead),
                        other=parts.unit_name(source.plan, behind),
                    )
                    for behind, ahead in pairs
                ],
                language,
            ),
        )
        for name, pairs in turned.items()
    ]
    order = list(ranks)
    rows = [
        HeatRow(
            parts.unit_name(source.plan, code),
            plain(ranks[code]),
            tuple(_place(source, code, name, now.get(code), was.get(code)) for name, was, now in columns),
        )
        for code in order
    ]
    return _pages("departed", source, title, rows, [name for name, _, _ in columns], sentences, turned=True)


def method_charts(source: Source) -> tuple[Chart, ...]:
    """The ranking under the plan's own methods and under each of some others."""
    watch = steps_of(source, 1 + len(ALTERNATIVES))
    found = side_by_side(source.plan, source.entries, source.result, cancelled=source.cancelled, progress=watch)
    own, *others = found
    by_code = [unit.code for unit in source.plan.units]
    within = {unit.code for unit in parts.ranked(source)}

    def places(standing: Standing) -> Places:
        ranks = dict(zip(by_code, standing.ranks, strict=True))
        inside = {code: rank for code, rank in ranks.items() if rank is not None and code in within}
        if source.class_code is None:
            return inside
        return {code: 1 + sum(other < rank for other in inside.values()) for code, rank in inside.items()}

    columns = [
        (word(f"method.{one.method}", source.language), places(one)) for one in others if one.method and one.replaced
    ]
    if not columns or not within:
        return parts.empty("methods", source, "chart.methods.none", trial=True)
    kept = {code for one in others for code in one.kept}
    notes = []
    if kept:
        names = parts.listed([parts.node_name(source.plan, code) for code in kept], source.language, "nodes")
        notes.append(word("chart.methods.kept", source.language, names=names))
    return _compared("methods", source, places(own), columns, notes)


def _compared(
    key: str, source: Source, base: Places, columns: Sequence[tuple[str, Places]], notes: Sequence[str] = ()
) -> tuple[Chart, ...]:
    """Places of each column beside today's; the title tells the column that moves most units."""
    language = source.language
    kind = f"{key}_groups" if key == "omitted" and source.twin else key
    moved = {name: [code for code in base if ranks.get(code) != base[code]] for name, ranks in columns}
    most = max(len(codes) for codes in moved.values())
    first = [code for code, rank in base.items() if rank == 1]
    firm = [code for code in first if all(ranks.get(code) == 1 for _, ranks in columns)]
    if not most:
        title = word(f"chart.{kind}.firm", language)
    else:
        names = [name for name, codes in moved.items() if len(codes) == most]
        several = "several" if len(names) > 1 else "title"
        title = word(f"chart.{kind}.{several}", language, names=parts.listed(names, language, "nodes"), count=str(most))
    sentences = []
    if firm and len(first) == 1:
        unit = parts.unit_name(source.plan, firm[0])
        sentences.append(word(f"chart.{kind}.first", language, unit=unit, count=str(len(columns))))
    elif len(first) == 1:
        unit = parts.unit_name(source.plan, first[0])
        losing = [name for name, ranks in columns if ranks.get(first[0]) != 1]
        sentences.append(
            word(
                f"chart.{kind}.lost",
                language,
                unit=unit,
                names=parts.listed(losing, language, "nodes"),
                count=str(len(losing)),
            )
        )
    still = sum(not codes for codes in moved.values())
    moves = "still" if still else "moving"
    sentences.append(word(f"chart.{kind}.{moves}", language, still=str(still), all=str(len(columns))))
    order = sorted(base, key=lambda code: base[code])
    rows = [
        HeatRow(
            parts.unit_name(source.plan, code),
            plain(base[code]),
            tuple(_place(source, code, name, ranks.get(code), base[code]) for name, ranks in columns),
        )
        for code in order
    ]
    turned = key == "omitted"
    return _pages(key, source, title, rows, [name for name, _ in columns], sentences, turned=turned, notes=notes)


def _place(source: Source, code: str, column: str, now: Rank | None, was: Rank | None) -> Shade:
    language, unit = source.language, parts.unit_name(source.plan, code)
    if now is None or was is None:
        return Shade(None, "", "")
    away = now - was if now > was else was - now
    facts = {"unit": unit, "column": column, "now": plain(now), "was": plain(was)}
    tip = word("chart.compared.tip" if away else "chart.compared.same", language, **facts)
    mark = "" if not away else "▲" if now < was else "▼"
    return Shade(min(4, int(-(-away // 1))), f"{plain(now)}{mark}", tip)


def _pages(
    key: str,
    source: Source,
    title: str,
    rows: Sequence[HeatRow],
    columns: Sequence[str],
    sentences: Sequence[str],
    *,
    turned: bool,
    notes: Sequence[str] = (),
) -> tuple[Chart, ...]:
    language = source.language
    kind = f"{key}_groups" if key == "omitted" and source.twin else key
    notes = [word(f"chart.{kind}.note", language), *notes]
    whole = parts.chart(key, source, title, None, notes, trial=True, sentences=sentences)
    legend = tuple(word(f"chart.compared.step{step}", language) for step in range(5))
    heading = word("chart.compared.legend", language)
    widest = "00▲"
    pages = []
    for some in portions(list(range(len(columns))), MOST_COLUMNS):
        heads = tuple(HeatColumn(printable(columns[number])) for number in some)
        cut = [HeatRow(row.label, row.place, tuple(row.cells[number] for number in some)) for row in rows]
        pages += [Heat(heads, tuple(part), legend, heading, turned=turned, widest=widest) for part in portions(cut, 45)]
    return tuple(replace(whole, body=body, page=number, pages=len(pages)) for number, body in enumerate(pages, 1))
