"""The bulletin on paper: the letter that the Word file has, on the lines and in the margins of the standard."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from exchange.letter import Bulletin, Paragraph, Piece, Section
from exchange.letter_page import PAGES
from exchange.sheet import Options, Sheet
from exchange.sheets import make_sheets
from exchange.sheets.bulletin.settings import Settings, kept_in
from exchange.word_file.write import write_docx
from gui.painting import Fonts, Page, lay_out, to_pdf
from gui.painting.fonts import POINT
from gui.painting.letter import letter_pages
from tests.exchange.sheet_cases import assessment, result_of
from tests.pdf_text import texts_of_pages

pytestmark = pytest.mark.usefixtures("qapp")

OWN = Settings(issuer="××市考核委员会办公室", basis="综合考核办法", document="×考〔2025〕12号")


@cache
def bulletin(units: int = 12, language: str = "zh_CN", settings: Settings = OWN, *, long_names: bool = False) -> Sheet:
    case = assessment(units, open_cells=True, long_names=long_names)
    plan = kept_in(case.plan, settings)
    return make_sheets(plan, case.entries, result_of(case), language=language, keys=["bulletin"], options=Options())[0]


def joined(text: str) -> str:
    return re.sub(r"\s+", "", text)


def of_the_letter(sheet: Sheet, pages: tuple[Page, ...]) -> list[Page]:
    """Its own pages, without what is attached."""
    return [page for page in pages if not page.rules][: len(letter_pages(replace(sheet, attached=()), Fonts()))]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize(("units", "long_names"), [(1, False), (6, True), (45, True), (200, False)])
def test_the_letter_says_all_of_it_in_order_inside_its_margins(units: int, long_names: bool, language: str) -> None:
    sheet = bulletin(units, language, long_names=long_names)
    letter = sheet.letter
    assert letter is not None
    pages, page = lay_out(sheet), PAGES[letter.layout]
    own = of_the_letter(sheet, pages)
    said = joined("".join(words.text for one in own for words in one.words if words.face.points == 16))
    body = [letter.addressee, *(line.text for line in letter.lines())]
    assert said.startswith(joined("".join(body)))
    assert said.endswith(joined(letter.issuer + letter.date))
    for number, one in enumerate(own):
        left = page.left if number % 2 == 0 else page.right
        for words in one.words:
            assert left - 0.1 <= words.x
            assert words.x + words.width <= left + page.room + 0.3, words.text
            if words.face.points == 16:
                assert page.top < words.y < page.height - page.bottom
    assert [one.number for one in pages] == list(range(1, len(pages) + 1))
    attached = joined("".join(words.text for one in pages[len(own) :] for words in one.words))
    for table in sheet.attached:
        figures = [cell.text for row in table.rows for cell in row.cells if cell.number is not None]
        assert all(joined(figure) in attached for figure in figures)


@pytest.mark.parametrize("layout", ["exact", "usual"])
def test_a_page_has_22_lines_of_28_characters(layout: str) -> None:
    sheet = bulletin(45, settings=replace(OWN, layout=layout))  # type: ignore[arg-type]
    full = of_the_letter(sheet, lay_out(sheet))[1]
    lines = sorted({round(words.y, 2) for words in full.words if words.face.points == 16})
    assert len(lines) == 22
    steps = {round(below - above, 1) for above, below in pairwise(lines)}
    assert steps == {round(PAGES[layout].line * POINT, 1)}
    widest = max(sum(len(words.text) for words in full.words if round(words.y, 2) == y) for y in lines)
    assert widest >= 28
    if layout == "exact":  # the first letters begin 37 mm ± 1 from the edge
        assert 36 <= lines[0] - 0.88 * 16 * POINT <= 38


def test_page_numbers_stand_between_dashes_on_the_outer_side_and_go_on_over_what_is_attached() -> None:
    sheet = bulletin(45)
    for page in lay_out(sheet):
        number = next(words for words in page.words if words.text.startswith("— "))
        code = next(words for words in page.words if words.text == sheet.code)
        assert number.text == f"— {page.number} —"
        assert (number.x > code.x) == (page.number % 2 == 1)
    titles = [words.text for page in lay_out(sheet) for words in page.words if words.text.startswith("附件")]
    assert sheet.letter is not None
    count = len(sheet.letter.attachments)
    wanted = ["附件"] if count == 1 else [f"附件{number}" for number in range(1, count + 1)]
    assert [title for title in titles if re.fullmatch(r"附件\d*", title)] == wanted


@given(st.integers(1, 60), st.integers(0, 30), st.booleans())
def test_who_signs_never_stands_alone_and_no_heading_ends_a_page(lines: int, characters: int, sealed: bool) -> None:
    words = Paragraph("one", "", (Piece("考" * (26 + 28 * (lines - 1)) + "核" * characters),), head="某项")
    letter = Bulletin(
        title="通报",
        addressee="各局：",
        sections=(Section("a", "总体情况", (words, replace(words, key="two"))),),
        issuer="办公室",
        date="2025年1月20日",
        sealed=sealed,
        attachments=("排名表",),
    )
    pages = letter_pages(replace(bulletin(1), letter=letter, attached=()), Fonts())
    last = [words.text for words in pages[-1].words]
    assert {"办公室", "2025年1月20日", "附件：排名表"} <= set(last)
    assert any("考" in text or "核" in text for text in last if text != "附件：排名表")
    for page in pages:
        own = [words for words in page.words if words.face.points == 16]
        assert own[-1].face.role == "body"


def test_the_pdf_has_the_text_of_the_word_file(tmp_path: Path) -> None:
    import docx

    sheet = bulletin(12)
    to_pdf([sheet], tmp_path / "letter.pdf")
    write_docx(tmp_path / "letter.docx", [sheet])
    printed = joined("".join(texts_of_pages(tmp_path / "letter.pdf")))
    paragraphs = [joined(one.text) for one in docx.Document(str(tmp_path / "letter.docx")).paragraphs]
    own = paragraphs[: next(number for number, text in enumerate(paragraphs) if re.fullmatch(r"附件\d?", text))]
    for text in filter(None, own):  # page numbers stand between lines of one paragraph
        halves = text[: len(text) // 2], text[len(text) // 2 :]
        assert text in printed or any(half in printed for half in halves), text


def test_charts_are_attached_as_pages_that_can_be_left_out(tmp_path: Path) -> None:
    sheet = bulletin(12)
    charts = [one for one in sheet.attached if one.chart is not None]
    assert sheet.letter is not None
    assert [one.key for one in charts] == ["charts", "charts"]
    assert sheet.letter.attachments[-1].endswith("结果图")
    pages = [page for page in lay_out(sheet) if page.picture is not None]
    assert [page.number for page in pages] == [one.number for one in lay_out(sheet)][-2:]
    to_pdf(charts, tmp_path / "charts.pdf")
    for one, page in zip(charts, PdfReader(tmp_path / "charts.pdf").pages, strict=True):
        said = joined(page.extract_text())
        assert joined(one.title) in said
        assert joined(one.code) in said
    without = bulletin(12, settings=replace(OWN, charts=False))
    assert all(one.chart is None for one in without.attached)
    assert without.letter is not None
    assert not any("结果图" in title for title in without.letter.attachments)
