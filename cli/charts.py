"""`export --sheet charts` and `robustness`: every chart of a kind on a page of one PDF, or as pictures, one a page."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from cli.exits import EXIT_USAGE
from cli.sources import CommandError, load_last, unit_named
from exchange.file_names import free_path, sheet_file_name, whole_file
from exchange.wording import word
from scoring.entries import Assessment
from scoring.evaluate import evaluate

CHARTS: Final = {"charts": False, "robustness": True}
"""Name → are they what-ifs?"""
FORMS: Final = ("pdf", "png", "svg")


def wanted(names: Sequence[str], form: str | None) -> list[str]:
    """The collections of charts that are asked for: by name, and the charts of facts with `all` where they fit."""
    return [name for name in CHARTS if name in names or (name == "charts" and "all" in names and form == "pdf")]


def export_charts(arguments: Namespace, assessment: Assessment, names: Sequence[str], language: str) -> str:
    """Write them and print the paths; the status of the result. Charts of one unit are drawn for every unit that is
    asked for, else for the first. Raises CommandError and OSError."""
    if arguments.to not in FORMS:
        raise CommandError(word("cli.charts_are_pictures", language), EXIT_USAGE)
    from exchange.charts import CHARTS as KINDS
    from exchange.charts.chart import Chart, Source
    from exchange.charts.drawing import on_paper
    from exchange.charts.fonts import ChartFonts
    from exchange.charts.parts import name_of
    from exchange.charts.render import write
    from exchange.charts.years import before_of

    plan, result, day = assessment.plan, evaluate(assessment.plan, assessment.entries), datetime.now().astimezone()
    last = load_last(arguments.source, plan, language)
    source = Source(
        plan=plan,
        entries=assessment.entries,
        result=result,
        language=language,
        before=None if last is None else before_of(plan, evaluate(last.plan, last.entries)),
    )
    units = [unit_named(plan, name, language).code for name in arguments.unit or ()]
    arguments.out.mkdir(parents=True, exist_ok=True)
    fonts = ChartFonts()
    for name in names:
        found: list[Chart] = []
        for kind in KINDS:
            if kind.trial == CHARTS[name]:
                for unit in units if kind.of_unit and units else [""]:
                    charts = kind.build(replace(source, unit=unit))
                    found += [chart for chart in charts if chart.body is not None]
        if not found:
            raise CommandError(word("cli.empty_sheet", language, name=name), EXIT_USAGE)
        lots = [found] if arguments.to == "pdf" else [[chart] for chart in found]
        for lot in lots:
            whole = arguments.to == "pdf"
            title = word(f"cli.file_{name}", language, title=plan.title) if whole else name_of(lot[0].key, language)
            file = sheet_file_name(title, f".{arguments.to}", day=day.date(), draft=lot[0].mark)
            path = free_path(arguments.out, file)
            with whole_file(path) as temporary:
                write([on_paper(chart, fonts) for chart in lot], temporary, fonts, arguments.to)
            print(word("cli.written", language, path=str(path)))
    return result.status
