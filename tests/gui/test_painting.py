"""Pages: everything that a document says is on paper, inside the margins, under a heading, and signed beside rows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage

from exchange.sheet import Column, DraftMark, Options, Row, Sheet, Signature, printable, text
from exchange.sheets import make_sheets
from gui.fonts import FAMILY, SHIPPED, load_fonts
from gui.painting import Fonts, Page, lay_out, page_image, texts_of, to_pdf
from gui.painting.paint import require_chinese
from gui.sample import sample_city
from scoring.entries import Assessment
from scoring.problems import Refused
from scoring.result import Result
from tests.exchange.sheet_cases import LONG, assessment, result_of
from tests.pdf_text import texts_of_pages

SIZES = [1, 6, 12, 21, 45, 200]

pytestmark = pytest.mark.usefixtures("qapp")


def sheets(
    units: int, *, language: str = "zh_CN", options: Options | None = None, **more: bool | int
) -> Sequence[Sheet]:
    """All documents of so many units; of what is made for each unit, which is alike, that of the first and two more."""
    return _made(units, language, options or Options(), tuple(sorted(more.items())))


def tables(made: Sequence[Sheet]) -> list[Sheet]:
    """Without official letters, which stand on their pages otherwise (test_letter.py)."""
    return [sheet for sheet in made if sheet.letter is None]


@cache
def _scored(units: int, more: tuple[tuple[str, bool | int], ...]) -> tuple[Assessment, Result]:
    case = assessment(units, **dict(more))  # type: ignore[arg-type]
    return case, result_of(case)


@cache
def _made(units: int, language: str, options: Options, more: tuple[tuple[str, bool | int], ...]) -> Sequence[Sheet]:
    case, result = _scored(units, more)
    some = tuple(unit.code for unit in case.plan.units[:3])
    return make_sheets(case.plan, case.entries, result, language=language, options=replace(options, units=some))


@cache
def laid(sheet_id: int) -> tuple[Page, ...]:
    return lay_out(_known[sheet_id], Fonts())


_known: dict[int, Sheet] = {}


def pages_of(sheet: Sheet) -> tuple[Page, ...]:
    """The pages of a sheet, laid out once for all tests: sheets and pages are frozen."""
    _known[id(sheet)] = sheet
    return laid(id(sheet))


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def said(page: Page) -> list[str]:
    return [words.text for words in page.words]


def every_letter(words: Sequence[str]) -> str:
    return squeezed("".join(words))


@pytest.mark.parametrize("units", [1, 12, 45])
def test_every_text_of_every_sheet_is_found_in_the_pdf(units: int, tmp_path: Path) -> None:
    made = sheets(units, open_cells=True, long_names=units < 21)
    first_of_each = list({sheet.key: sheet for sheet in reversed(made)}.values())[::-1]
    for sheet in first_of_each if units == 12 else first_of_each[:3]:  # reading a PDF takes long
        to_pdf([sheet], tmp_path / "a.pdf")
        pages = texts_of_pages(tmp_path / "a.pdf")
        whole = squeezed("".join(pages))
        for page, extracted in zip(pages_of(sheet), pages, strict=True):
            found = squeezed(extracted)
            assert all(squeezed(words) in found for words in said(page))
        assert all(set(squeezed(words)) <= set(whole) for words in texts_of([sheet]))
        figures = [cell.text for row in sheet.rows for cell in row.cells if cell.number is not None]
        assert len(re.findall(r"\d+\.\d\d", whole)) >= sum("." in figure for figure in figures)


@pytest.mark.parametrize("units", SIZES)
@pytest.mark.parametrize(("long_names", "language"), [(False, "zh_CN"), (True, "zh_CN"), (True, "en")])
def test_every_word_stands_whole_inside_the_margins(units: int, long_names: bool, language: str) -> None:
    for sheet in tables(sheets(units, language=language, long_names=long_names, open_cells=True)):
        pages = pages_of(sheet)
        margins, (width, height) = sheet.margins, sheet.size
        for page in pages:
            for words in page.words:
                assert words.x >= margins.left - 0.1
                assert words.x + words.width <= width - margins.right + 0.1
                assert 5 < words.y < height - 5
            for rule in page.rules:
                assert margins.left - 0.1 <= rule.x1 <= rule.x2 <= width - margins.right + 0.1
                assert rule.y2 <= height - margins.bottom + 0.1
        printed = every_letter([word for page in pages for word in said(page)])
        cells = [squeezed(printable(cell.text)) for row in sheet.rows for cell in row.cells]
        assert all(cell in printed or set(cell) <= set(printed) for cell in cells)


@pytest.mark.parametrize("units", SIZES)
def test_no_words_lie_on_others(units: int) -> None:
    for sheet in sheets(units, long_names=units < 21, open_cells=True):
        for page in pages_of(sheet):
            boxes = sorted(
                (words.y - words.face.points * 0.26, words.y + words.face.points * 0.03, words.x, words.x + words.width)
                for words in page.words
            )
            for index, (top, bottom, left, right) in enumerate(boxes):
                for other_top, other_bottom, other_left, other_right in boxes[index + 1 :]:
                    if other_top >= bottom:
                        break
                    overlap = min(right, other_right) - max(left, other_left)
                    assert overlap < 0.3 or min(bottom, other_bottom) - max(top, other_top) < 0.3


@pytest.mark.parametrize("units", SIZES)
@pytest.mark.parametrize("landscape", [None, False])
def test_each_page_has_the_heading_rows_and_its_number(units: int, landscape: bool | None) -> None:
    for sheet in tables(sheets(units, options=Options(landscape=landscape))):
        pages = pages_of(sheet)
        for number, page in enumerate(pages, start=1):
            printed = every_letter(said(page))
            assert f"第{number}页共{len(pages)}页" in printed
            assert every_letter([sheet.columns[0].heading[0]]) in printed
            assert every_letter([sheet.code]) in printed
            assert len(page.fills) >= 1
            rows_of_cells = {round(words.y) for words in page.words}
            assert len(rows_of_cells) >= 4, "an empty page"


@pytest.mark.parametrize("units", [*range(1, 31), 45])
def test_signatures_never_stand_alone(units: int) -> None:
    for sheet in sheets(units)[:1]:
        pages = lay_out(sheet)
        assert [page.signed for page in pages] == [False] * (len(pages) - 1) + [True]
        names = {row.cells[1].text for row in sheet.rows}
        beside = [words for words in said(pages[-1]) if words in names]
        assert len(beside) >= min(2, units)


def test_every_row_is_printed_once_and_in_order() -> None:
    sheet = sheets(200)[0]
    names = [row.cells[1].text for row in sheet.rows]
    printed = [words for page in lay_out(sheet) for words in said(page) if words in set(names)]
    assert printed == names


def test_who_signs_has_room_to_write_where_that_costs_no_page() -> None:
    few, many = (sheets(units)[0] for units in (6, 12))
    for sheet, rows in ((few, 2), (many, 1)):
        (page,) = pages_of(sheet)
        assert sheet.signature is not None
        heights = sorted({words.y for words in page.words if words.text in sheet.signature.roles})
        lines = [rule.x2 - rule.x1 for rule in page.rules if rule.y1 == rule.y2 > heights[0]]
        assert len(heights) == rows
        assert len(lines) == len(sheet.signature.roles) == 4
        assert min(lines) >= (30 if rows == 2 else 14)


def test_a_form_of_appeal_is_one_leaf_of_paper_with_both_sides_used() -> None:
    city, _ = sample_city()
    options = Options(units=(city.plan.units[0].code,))
    (form,) = make_sheets(city.plan, city.entries, result_of(city), language="zh_CN", keys=["appeals"], options=options)
    _front, back = pages_of(form)
    assert back.signed
    assert min(words.y for words in back.words if words.text == "总分") > back.size[1] / 2


def test_a_table_too_wide_is_split_between_groups_with_the_names_repeated() -> None:
    sheet = next(sheet for sheet in sheets(45, first_level=6, leaves=8) if sheet.name == "评分汇总表")
    pages = lay_out(sheet)
    fits = {column.group for column in sheet.columns if not column.kept}
    on_pages = [
        {group for group in fits if any(words.startswith(f"第{group}项") for words in said(page))} for page in pages
    ]
    assert len(pages) > 2
    names = [row.cells[1].text for row in sheet.rows]
    printed = [words for page in pages for words in said(page) if words in set(names)]
    assert len(printed) % len(names) == 0
    assert len(printed) >= 2 * len(names)
    assert all(on_pages)


def test_a_cell_longer_than_a_page_goes_on_over_pages() -> None:
    words = "很长的说明，" * 3000
    columns = (Column(heading=("名称",), width=30), Column(heading=("说明",), width=126, align="left"))
    sheet = Sheet(
        name="表", title="标题", columns=columns, rows=(Row((text("甲"), text(words))), Row((text("乙"), text("短"))))
    )
    pages = lay_out(sheet)
    assert len(pages) > 3
    table = [words.text for page in pages for words in page.words if words.face.points > 9]
    body = every_letter([line for line in table if line not in ("名称", "说明")])
    assert body.count("很长的说明") == 3000
    assert all(words.y < 262.1 for page in pages for words in page.words if words.face.points > 9)


def test_notes_longer_than_a_page_flow_on_and_are_signed_at_the_end() -> None:
    sheet = replace(sheets(1)[0], notes=tuple(f"第{number}条说明" + "。" * 60 for number in range(80)))
    pages = lay_out(sheet)
    assert [page.signed for page in pages] == [False] * (len(pages) - 1) + [True]
    assert "第79条说明" in every_letter([word for page in pages for word in said(page)])


def test_a_table_without_rows_is_one_page() -> None:
    sheet = Sheet(name="表", title="标题", columns=(Column(heading=("名称",), width=30),), rows=())
    assert len(lay_out(sheet)) == 1


def test_the_draft_mark_lies_across_every_page_and_its_reason_stands_above() -> None:
    sheet = sheets(45, open_cells=True)[0]
    assert isinstance(sheet.draft, DraftMark)
    for page in lay_out(sheet):
        assert page.draft == "暂定"
        assert sheet.draft.banner in said(page)
    fonts = Fonts()
    page = lay_out(sheet, fonts)[0]
    marked, plain = page_image(page, fonts, 40), page_image(replace(page, draft=""), fonts, 40)
    assert marked != plain


def test_signers_are_those_that_were_given() -> None:
    sheet = sheets(6, options=Options(signers=("张三", "李四")))[0]
    assert sheet.signature == Signature(("张三：", "李四："), sheet.signature.seal if sheet.signature else "")
    printed = said(lay_out(sheet)[-1])
    assert "张三：" in printed
    assert "李四：" in printed
    assert not lay_out(sheets(6, options=Options(signature=False))[0])[-1].signed


def test_lines_of_the_table_stay_thin_and_black_on_the_picture() -> None:
    fonts = Fonts()
    image = page_image(lay_out(sheets(6)[0], fonts)[0], fonts, 96)
    assert image.format() == QImage.Format.Format_RGB32
    assert image.width() == round(210 / 25.4 * 96)
    points = [image.pixelColor(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
    assert all(point.red() == point.green() == point.blue() for point in points)


def test_the_pdf_has_title_author_paper_and_an_embedded_font(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    made = sheets(12, first_level=8, options=Options(user="张敏"))
    to_pdf(made, path)
    reader = PdfReader(path)
    assert reader.metadata is not None
    assert reader.metadata.title == made[0].one_title
    assert reader.metadata.author == "张敏"
    sizes = {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in reader.pages}
    assert (842, 595) in sizes
    first: Any = reader.pages[0]
    fonts = first["/Resources"]["/Font"]
    descriptors = [font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts.values()]
    assert descriptors
    assert all(
        "/FontFile2" in descriptor.get_object() or "/FontFile3" in descriptor.get_object() for descriptor in descriptors
    )


def test_the_same_sheets_give_the_same_words_again(tmp_path: Path) -> None:
    made = sheets(6)[:5]
    texts = []
    for name in ("a.pdf", "b.pdf"):
        to_pdf(made, tmp_path / name)
        texts.append(texts_of_pages(tmp_path / name))
    assert texts[0] == texts[1]


def test_a_pdf_that_fails_in_the_middle_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"before")

    def stop(step: int, _: int) -> None:
        if step == 1:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        to_pdf(sheets(45), path, stop)
    assert path.read_bytes() == b"before"
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]


def test_without_any_chinese_font_nothing_is_printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Fonts, "has_chinese", False)
    with pytest.raises(Refused) as refusal:
        to_pdf(sheets(1), tmp_path / "a.pdf")
    assert refusal.value.problems[0].code == "sheet.no_chinese_font"
    assert list(tmp_path.iterdir()) == []
    plain = Sheet(name="a", title="a", columns=(Column(heading=("b",), width=20),), rows=(), language="en")
    require_chinese(Fonts(), [plain])


def test_a_character_that_no_font_has_is_named() -> None:
    fonts = Fonts()
    report = fonts.report(["甲区\U000e0fff", "局"])
    assert report.lost == "\U000e0fff"
    assert fonts.report(["甲区局 92.50／缺*—"]).lost == ""


def test_the_shipped_font_has_every_character_of_gbk() -> None:
    from fontTools.ttLib import TTFont

    with TTFont(SHIPPED) as font:
        characters = set(font.getBestCmap())
    for first in range(0xB0, 0xF8):
        for second in range(0xA1, 0xFF):
            if (first, second) >= (0xD7, 0xFA) and first == 0xD7:
                continue
            assert ord(bytes((first, second)).decode("gbk")) in characters
    assert {ord(sign) for sign in "0123456789.-／＿—×÷≥≤（）〔〕"} <= characters
    assert load_fonts() == FAMILY
    assert FAMILY in QFontDatabase.families()
    assert QGuiApplication.instance() is not None


def test_long_names_wrap_and_figures_never_do() -> None:
    for sheet in sheets(12, long_names=True):
        printed = {words.text for page in lay_out(sheet) for words in page.words}
        assert {cell.text for row in sheet.rows for cell in row.cells if cell.number is not None} <= printed
        assert LONG not in printed
