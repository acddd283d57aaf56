"""Charts as documents: a page each, and as a table what they say. Those of facts about all units; what-ifs and charts
of one unit are drawn on the pages of charts."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from exchange.charts import CHARTS
from exchange.charts.chart import Chart, Source
from exchange.charts.parts import name_of
from exchange.charts.years import before_of
from exchange.sheet import Column, Options, Row, Sheet, printable, text
from exchange.sheets import parts
from exchange.wording import word
from scoring.entries import Entries
from scoring.plan import Plan
from scoring.result import Result

OF_ALL: Final = tuple(kind.key for kind in CHARTS if not kind.trial and not kind.of_unit)
IN_LETTERS: Final = ("ranked", "parts", "slope")
"""What is attached to the bulletin: who stands where, what the points are made of, who rose and fell."""


def chart_sheets(
    plan: Plan,
    entries: Entries,
    result: Result,
    *,
    language: str,
    options: Options | None = None,
    keys: Collection[str] = OF_ALL,
) -> tuple[Sheet, ...]:
    """A sheet for each page of each chart that has something to show."""
    options = options or Options()
    plain = replace(options, signature=False)
    return tuple(
        parts.framed(_sheet(chart, language), plan, entries, result, plain)
        for chart in _charts(plan, entries, result, language, options, keys)
    )


def _charts(
    plan: Plan, entries: Entries, result: Result, language: str, options: Options, keys: Collection[str]
) -> Iterator[Chart]:
    before = None
    if options.last is not None and "slope" in keys:
        from scoring.evaluate import evaluate  # with NumPy, which the window does not wait for

        before = before_of(plan, evaluate(options.last.plan, options.last.entries))
    source = Source(plan=plan, entries=entries, result=result, language=language, before=before)
    for kind in CHARTS:
        if kind.key in keys:
            yield from (chart for chart in kind.build(source) if chart.body is not None)


def _sheet(chart: Chart, language: str) -> Sheet:
    name = name_of(chart.key, language)
    said = [chart.title, *chart.sentences, *chart.notes]
    return Sheet(
        name=word("sheet.charts.one", language, name=name),
        title=printable(chart.title),
        key="charts",
        columns=(Column(heading=(name,), width=156, least=100, align="left"),),
        rows=tuple(Row((text(one),)) for one in said),
        landscape=True,
        language=language,
        chart=chart,
        bookmark=name,
    )
