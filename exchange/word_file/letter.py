"""The bulletin as an official letter (GB/T 9704-2012, ux.md §4.1), with its attachments as tables."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from exchange.letter import Bulletin, attachment_line
from exchange.letter_page import BODY_POINTS, PAGES, SQUEEZE, TITLE_LINE, TITLE_POINTS, hang, head_lines, signed
from exchange.sheet import Sheet
from exchange.sheets.bulletin.attached import labelled
from exchange.word_file.charts import chart_onto
from exchange.word_file.marks import (
    BODY,
    HEADING,
    KAI,
    TITLE,
    Element,
    Ink,
    Paper,
    Set,
    feet,
    page_of,
    paragraph,
    run,
    section_end,
)
from exchange.word_file.tables import paper_of, sheet_onto

PAPERS: Final = {
    name: Paper(
        width=page.width,
        height=page.height,
        top=page.top,
        bottom=page.bottom,
        left=page.left,
        right=page.right,
        footer=page.foot,
    )
    for name, page in PAGES.items()
}
CHART_PAPER: Final = Paper(width=297, height=210, top=28, bottom=26, left=20, right=20, footer=14)
SPACED: Final = round(-20 * SQUEEZE)
"""In twentieths of a point."""
BODY_INK: Final = Ink(BODY, BODY_POINTS, spaced=SPACED)
HEADS: Final = {level: replace(BODY_INK, family=family) for level, family in ((1, HEADING), (2, KAI))}
TITLE_INK: Final = Ink(TITLE, TITLE_POINTS)


def letter_onto(body: Element, letter: Bulletin) -> None:
    """The letter's paragraphs, from its title to its date."""
    line = PAGES[letter.layout].line
    blank = Set(line=line)
    paragraph(body, blank, BODY_INK)
    paragraph(body, blank, BODY_INK)
    for words in head_lines(letter):
        paragraph(body, Set(align="center", line=max(line, TITLE_LINE), keep=True), TITLE_INK, (words, TITLE_INK))
    paragraph(body, blank, BODY_INK)
    if letter.addressee:
        paragraph(body, Set(align="left", line=line, keep=True), BODY_INK, (letter.addressee, BODY_INK))
    for one in letter.lines():
        element = paragraph(body, Set(line=line, first=200, keep=one.level == 1), BODY_INK)
        run(element, one.head, HEADS.get(one.level, BODY_INK))
        for text in _joined(one.pieces):
            run(element, text, BODY_INK)
    _attachments(body, letter, line)
    _signed(body, letter, line)


def _joined(pieces: Any) -> list[str]:
    """One run for all of a paragraph's text: an office edits words, not pieces."""
    text = "".join(piece.text for piece in pieces)
    return [text] if text else []


def _attachments(body: Element, letter: Bulletin, line: float) -> None:
    if not letter.attachments:
        return
    paragraph(body, Set(line=line, keep=True), BODY_INK)
    count = len(letter.attachments)
    for number, title in enumerate(letter.attachments, 1):
        text = attachment_line(number, title, count, letter.language)
        further = round(100 * hang(count))
        how = Set(align="left", indent=200 + further, hanging=further, line=line, keep=True)
        paragraph(body, how, BODY_INK, (text, BODY_INK))


def _signed(body: Element, letter: Bulletin, line: float) -> None:
    for _ in range(2):
        paragraph(body, Set(line=line, keep=True), BODY_INK)
    places = signed(letter)
    for number, (text, at) in enumerate(places, 1):
        how = Set(align="left", indent=round(at * 100), line=line, keep=number < len(places))
        paragraph(body, how, BODY_INK, (text, BODY_INK))


def letter_sections(
    made: Any, sheet: Sheet, *, first: bool = True, report: Callable[[int, int], None] = lambda _step, _steps: None
) -> None:
    """A section with the letter, and one for each sheet that is attached."""
    letter = sheet.letter
    assert letter is not None
    body, section = made.element.body, _section(made, first=first)
    end = body.sectPr
    body.remove(end)
    letter_onto(body, letter)
    body.append(end)
    page_of(end, PAPERS[letter.layout])
    banner = sheet.draft.banner if sheet.draft is not None else ""
    feet(section, PAPERS[letter.layout], code=sheet.code, banner=banner)
    for number, (one, label) in enumerate(labelled(sheet)):
        report(number, len(sheet.attached))
        if one.chart is None:
            table_section(made, one, label=label, code=sheet.code)
        else:
            chart_section(made, one, label=label, code=sheet.code)


def _section(made: Any, *, first: bool) -> Any:
    if first:
        return made.sections[0]
    section = made.add_section()
    section_end(made.element.body)
    return section


def table_section(made: Any, sheet: Sheet, *, label: str = "", code: str = "", first: bool = False) -> None:
    """A section with one sheet as a table."""
    body = made.element.body
    section = _section(made, first=first)
    end = body.sectPr
    body.remove(end)
    sheet_onto(body, sheet, label=label)
    body.append(end)
    page_of(end, paper_of(sheet))
    banner = sheet.draft.banner if sheet.draft is not None else ""
    feet(section, paper_of(sheet), code=code or sheet.code, banner=banner)


def chart_section(made: Any, sheet: Sheet, *, label: str = "", code: str = "", first: bool = False) -> None:
    """A section with one chart as a picture."""
    body = made.element.body
    section = _section(made, first=first)
    end = body.sectPr
    body.remove(end)
    chart_onto(made, sheet, CHART_PAPER, label=label)
    body.append(end)
    page_of(end, CHART_PAPER)
    banner = sheet.draft.banner if sheet.draft is not None else ""
    feet(section, CHART_PAPER, code=code or sheet.code, banner=banner)
