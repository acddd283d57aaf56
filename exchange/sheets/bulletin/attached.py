"""What is attached to a bulletin: the ranking, the matrices of fields with nothing, charts; each as a sheet."""

from collections.abc import Iterator
from dataclasses import replace

from exchange.sheet import Options, Sheet, text
from exchange.sheets.bulletin.figures import is_matrix
from exchange.sheets.bulletin.settings import Settings
from exchange.sheets.ranking import ranking_sheet
from exchange.sheets.zeros import zero_sheets
from exchange.wording import word
from scoring.entries import Entries
from scoring.plan import Plan
from scoring.result import Result

MATRIX = "zeros"
"""With this paragraph its matrix is attached."""


def attachments(
    plan: Plan, entries: Entries, result: Result, settings: Settings, *, language: str, options: Options
) -> tuple[Sheet, ...]:
    """The ranking over all, the matrices of fields with nothing, and the charts; without signatures, for the letter is
    signed."""
    plain = replace(options, signature=False, paper=None, landscape=None)
    found = [ranking_sheet(plan, entries, result, language=language, options=plain)]
    if MATRIX not in settings.off:
        fields = {
            word("sheet.zero.of", language, subject=text(item.name).text)
            for item in plan.items
            if is_matrix(item) or item.kind == "tasks"
        }
        matrices = zero_sheets(plan, entries, result, language=language, options=plain)
        found += [sheet for sheet in matrices if sheet.name in fields]
    if settings.charts:
        from exchange.sheets.charts import IN_LETTERS, chart_sheets  # charts are worded with the help of sheets

        found += chart_sheets(plan, entries, result, language=language, options=plain, keys=IN_LETTERS)
    return tuple(found)


def titles(sheets: tuple[Sheet, ...], plan: Plan, language: str) -> tuple[str, ...]:
    """What the letter names as attached: tables by their titles, all charts as one."""
    tables = tuple(sheet.title for sheet in sheets if sheet.chart is None)
    charts = word("bulletin.charts", language, title=text(plan.title).text)
    return (*tables, charts) if len(tables) < len(sheets) else tables


def labelled(letter: Sheet) -> Iterator[tuple[Sheet, str]]:
    """Each attached sheet with what stands above it: 附件1; charts are one attachment, named on the first of them."""
    language = letter.language
    several = letter.letter is not None and len(letter.letter.attachments) > 1
    number, charts = 0, False
    for sheet in letter.attached:
        if sheet.chart is not None and charts:
            yield sheet, ""
            continue
        number, charts = number + 1, sheet.chart is not None
        key = "bulletin.attachment" if several else "bulletin.attachment.only"
        yield sheet, word(key, language, number=str(number))
