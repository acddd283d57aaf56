"""The bulletin as a document: a letter with the ranking attached; as a table, its paragraphs by section."""

from collections.abc import Iterator
from dataclasses import replace

from exchange.letter import Bulletin, numeral
from exchange.sheet import Column, Letters, Options, Row, Sheet, text
from exchange.sheets import parts
from exchange.sheets.bulletin.attached import attachments, titles
from exchange.sheets.bulletin.build import bulletin_of
from exchange.sheets.bulletin.settings import settings_of
from exchange.wording import word
from scoring.entries import Entries
from scoring.evaluate import evaluate
from scoring.plan import Plan
from scoring.result import Result

LETTERS = Letters(title=22, line=12, heading=12, body=12, note=10.5, heading_height=9, row_height=8)


def bulletin_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet. Attached are the ranking, the matrix of fields with nothing where the bulletin tells of them, and
    charts."""
    options = options or Options()
    settings = settings_of(plan)
    attached = attachments(plan, entries, result, settings, language=language, options=options)
    letter = bulletin_of(
        plan,
        entries,
        result,
        language=language,
        last=options.last,
        last_result=None if options.last is None else evaluate(options.last.plan, options.last.entries),
        settings=settings,
        attachments=titles(attached, plan, language),
        today=None if options.time is None else options.time.date(),
    )
    return (on_sheet(letter, attached, plan, entries, result, options),)


def on_sheet(
    letter: Bulletin, attached: tuple[Sheet, ...], plan: Plan, entries: Entries, result: Result, options: Options
) -> Sheet:
    """A letter as a sheet, with its draft mark, check code and footer."""
    language = letter.language
    rows = tuple(_rows(letter))
    sheet = Sheet(
        name=word("sheet.bulletin", language),
        title=letter.title,
        key="bulletin",
        columns=(
            Column(heading=(word("sheet.bulletin.part", language),), width=36, least=30, align="left", merged=True),
            Column(heading=(word("sheet.bulletin.text", language),), width=120, least=100, align="left"),
        ),
        rows=rows or (Row((text("—"), text("—"))),),
        letters=LETTERS,
        margins=parts.UPRIGHT,
        language=language,
        letter=letter,
        attached=attached,
    )
    return replace(parts.framed(sheet, plan, entries, result, options), signature=None)


def _rows(letter: Bulletin) -> Iterator[Row]:
    number = 0
    for section in letter.sections:
        if not section.shown:
            continue
        number += bool(section.title)
        title = f"{numeral(number, letter.language)}{section.title}" if section.title else letter.addressee
        for paragraph in section.paragraphs:
            if paragraph.shown:
                stop = "。" if letter.language == "zh_CN" else ". "
                head = paragraph.head + stop if paragraph.head else ""
                yield Row((text(title), text(head + paragraph.text)))
