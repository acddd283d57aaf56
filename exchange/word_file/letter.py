"""The bulletin as an official letter (GB/T 9704-2012, ux.md §4.1), with its attachments as tables."""

from typing import Any, Final

from exchange.letter import Bulletin, attachment_line
from exchange.sheet import Sheet
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
from exchange.word_file.tables import length, paper_of, sheet_onto, title_lines
from exchange.wording import word

CHARACTERS: Final = 28
"""A line holds so many characters of 16 points, a page 22 lines."""
PAPERS: Final = {
    "exact": Paper(width=210, height=297, top=34, bottom=32, left=28, right=26, footer=25.5),
    "usual": Paper(width=210, height=297, top=37, bottom=35, left=28, right=26, footer=28),
}
LINES: Final = {"exact": 29.75, "usual": 28.95}
SQUEEZE: Final = -5
"""28 characters of 16 points are wider than the 156 mm of the page. Word has a grid of characters for that, which other
programs read otherwise; a quarter of a point less for each character is the same in all of them."""
BODY_INK: Final = Ink(BODY, 16, spaced=SQUEEZE)
TITLE_INK: Final = Ink(TITLE, 22)


def letter_onto(body: Element, letter: Bulletin) -> None:
    """The letter's paragraphs, from its title to its date."""
    line = LINES[letter.layout]
    blank = Set(line=line)
    paragraph(body, blank, BODY_INK)
    paragraph(body, blank, BODY_INK)
    room = PAPERS[letter.layout].room
    lines = [one for part in (letter.over, letter.title) if part for one in title_lines(part, 22, room)]
    for words in lines:
        paragraph(body, Set(align="center", line=max(line, 33), keep=True), TITLE_INK, (words, TITLE_INK))
    paragraph(body, blank, BODY_INK)
    if letter.addressee:
        paragraph(body, Set(align="left", line=line, keep=True), BODY_INK, (letter.addressee, BODY_INK))
    for one in letter.lines():
        element = paragraph(body, Set(line=line, first=200, keep=one.level == 1), BODY_INK)
        head = {1: Ink(HEADING, 16, spaced=SQUEEZE), 2: Ink(KAI, 16, spaced=SQUEEZE)}.get(one.level, BODY_INK)
        run(element, one.head, head)
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
        hang = 300 if count == 1 else 450
        how = Set(align="left", indent=200 + hang, hanging=hang, line=line, keep=True)
        paragraph(body, how, BODY_INK, (text, BODY_INK))


def _signed(body: Element, letter: Bulletin, line: float) -> None:
    """Who issues it and when: without a seal two characters from the right and the date two further in than the name;
    with one the date four from the right and the name over its middle."""
    for _ in range(2):
        paragraph(body, Set(line=line, keep=True), BODY_INK)
    name, day = length(letter.issuer), length(letter.date)
    if letter.sealed:
        date_at = CHARACTERS - 4 - day
        name_at = min(date_at + (day - name) / 2, CHARACTERS - 2 - name)
    else:
        name_at = CHARACTERS - 2 - name
        date_at = name_at + 2
        if date_at + day > CHARACTERS - 2:
            date_at = CHARACTERS - 2 - day
            name_at = min(name_at, date_at - 2)
    for text, at, keep in ((letter.issuer, name_at, True), (letter.date, date_at, False)):
        how = Set(align="left", indent=max(0, round(at * 100)), line=line, keep=keep)
        paragraph(body, how, BODY_INK, (text, BODY_INK))


def letter_sections(made: Any, sheet: Sheet, *, first: bool = True) -> None:
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
    for number, one in enumerate(sheet.attached, 1):
        key = "bulletin.attachment.only" if len(sheet.attached) == 1 else "bulletin.attachment"
        table_section(made, one, label=word(key, letter.language, number=str(number)), code=sheet.code)


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
