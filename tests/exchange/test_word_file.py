"""The Word files: an official letter in official fonts, tables that repeat their headings, names that stay names."""

import re
import zipfile
from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from exchange.sheet import Options, Sheet
from exchange.sheets import make_sheets
from exchange.sheets.bulletin.settings import Settings, kept_in
from exchange.titles import length, title_lines
from exchange.word_file.write import docx_bytes, write_docx
from gui.sample import sample_city
from scoring.evaluate import evaluate
from tests.exchange.office import require_writer, to_pdf
from tests.exchange.sheet_cases import LONG, assessment, result_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TIME = datetime(2025, 1, 20, 14, 32)


@cache
def bulletin(settings: Settings | None = None, *, open_cells: bool = False) -> Sheet:
    now, last = sample_city()
    plan = now.plan if settings is None else kept_in(now.plan, settings)
    entries = now.entries.with_cells({("cases", "U03"): None}) if open_cells else now.entries
    options = Options(time=TIME, last=last)
    made = make_sheets(plan, entries, evaluate(plan, entries), language="zh_CN", keys=["bulletin"], options=options)
    return made[0]


def opened(data: bytes) -> Any:
    import docx

    return docx.Document(BytesIO(data))


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}


@cache
def letter() -> bytes:
    return docx_bytes([bulletin(Settings(issuer="市考核办", basis="考核办法"))])


def final() -> Sheet:
    """The letter as it is once the assessment was made final."""
    sheet = bulletin(Settings(issuer="市考核办", basis="考核办法"))
    return replace(sheet, draft=None, attached=tuple(replace(one, draft=None) for one in sheet.attached))


class TestLetter:
    def test_it_has_the_words_of_the_bulletin_in_their_order(self) -> None:
        sheet = bulletin(Settings(issuer="市考核办", basis="考核办法"))
        assert sheet.letter is not None
        found = [paragraph.text for paragraph in opened(letter()).paragraphs if paragraph.text.strip()]
        wanted = [line.text for line in sheet.letter.lines()]
        start = found.index(wanted[0])
        assert found[start : start + len(wanted)] == wanted
        assert found[start - 1] == "各区市局："
        assert found[start + len(wanted)].startswith("附件：1. ××市2024年度")
        assert found[start + len(wanted) + 3 :][:2] == ["市考核办", "2025年1月20日"]

    def test_every_run_and_every_style_names_its_chinese_font(self) -> None:
        official = {"方正小标宋简体", "黑体", "楷体", "仿宋", "宋体"}
        for name, text in parts(letter()).items():
            for fonts in re.findall(r"<w:rFonts[^>]*>", text):
                if "Theme" not in fonts and name not in ("word/fontTable.xml", "word/numbering.xml"):
                    assert set(re.findall(r'w:(?:ascii|hAnsi|eastAsia|cs)="([^"]*)"', fonts)) <= official, name
            for run in re.findall(r"<w:r>.*?</w:r>", text, re.DOTALL):
                assert "w:eastAsia=" in run and "w:ascii=" in run, name  # noqa: PT018
            if name == "word/styles.xml":
                styles = re.findall(r"<w:style .*?</w:style>", text, re.DOTALL)
                assert len(styles) > 20
                assert all('w:eastAsia="' in style for style in styles)

    def test_charts_are_pictures_of_300_dots_that_say_what_they_show(self) -> None:
        from PIL import Image

        sheet = bulletin(Settings(issuer="市考核办", basis="考核办法"))
        charts = [one for one in sheet.attached if one.chart is not None]
        assert len(charts) == 3
        with zipfile.ZipFile(BytesIO(letter())) as archive:
            pictures = [name for name in archive.namelist() if name.endswith(".png")]
            dots = {round(Image.open(archive.open(name)).info["dpi"][0]) for name in pictures}
        assert (len(pictures), dots) == (3, {300})
        told = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', parts(letter())["word/document.xml"])
        assert [one.split("&#10;")[0] for one in told] == [one.title for one in charts]

    def test_page_and_lines_are_those_of_the_standard(self) -> None:
        document = opened(letter())
        page = document.sections[0]
        margins = [
            round(edge.mm, 1) for edge in (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
        ]
        assert margins == [34, 32, 28, 26]
        body = next(p for p in document.paragraphs if p.text.startswith("根据《考核办法》"))
        assert body.paragraph_format.line_spacing.pt == 29.75
        assert document.settings.odd_and_even_pages_header_footer
        assert "<w:mirrorMargins" in parts(letter())["word/settings.xml"]
        usual = opened(docx_bytes([bulletin(Settings(layout="usual"))])).sections[0]
        assert [round(usual.top_margin.mm, 1), round(usual.bottom_margin.mm, 1)] == [37, 35]

    def test_pages_are_numbered_between_dashes_on_the_outer_side(self) -> None:
        section = opened(letter()).sections[0]
        for foot in (section.footer, section.even_page_footer):
            xml = foot.part.element.xml
            assert " PAGE " in xml
            assert "".join(re.findall(r"<w:t[ >].*?</w:t>", xml)).count("—") == 2
        assert opened(letter()).sections[0].footer.paragraphs[0].text.index("校验") == 0
        assert section.even_page_footer.paragraphs[0].text.startswith("— ")

    def test_lines_break_by_the_rules_of_chinese(self) -> None:
        for paragraph in opened(letter()).element.body.iter(f"{W}p"):
            if paragraph.find(f"{W}pPr/{W}sectPr") is None:
                assert paragraph.find(f"{W}pPr/{W}kinsoku") is not None

    def test_what_is_not_final_says_so_on_every_page(self) -> None:
        document = opened(docx_bytes([bulletin(open_cells=True)]))
        for section in document.sections:
            for head in (section.header, section.even_page_header):
                assert "暂定" in head.paragraphs[0].text
        sections = opened(docx_bytes([final()])).sections
        assert all(section.header.paragraphs[0].text == "" for section in sections)

    @pytest.mark.parametrize(
        ("issuer", "sealed", "day", "name_at", "date_at"),
        [
            ("市考核委员会办公室", False, "2026年1月20日", 17, 19),  # 28 - 2 - 9, two further in
            ("市局", False, "2026年1月20日", 17.5, 19.5),  # the date is longer: it ends two from the right
            ("市考核委员会办公室", True, "2026年1月20日", 16.25, 17.5),
        ],
    )
    def test_the_signature_stands_where_the_standard_wants_it(
        self, issuer: str, sealed: bool, day: str, name_at: float, date_at: float
    ) -> None:
        made = opened(docx_bytes([bulletin(Settings(issuer=issuer, sealed=sealed, date=day))]))
        indents = {p.text: p._p.pPr.ind for p in made.paragraphs if p.text in (issuer, day)}  # the last of each
        places = {text: int(found.get(f"{W}leftChars")) / 100 for text, found in indents.items()}
        assert places[day] == date_at
        assert places[issuer] == name_at


class TestTables:
    def test_the_ranking_is_a_real_table_whose_heading_repeats_and_whose_rows_are_not_cut(self) -> None:
        document = opened(letter())
        sheet = bulletin(Settings(issuer="市考核办", basis="考核办法")).attached[0]
        table = document.tables[0]
        rows = table._tbl.tr_lst
        heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
        assert len(heads) == sheet.levels
        assert rows[: len(heads)] == heads
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        texts = [
            ["".join(t.text or "" for t in cell.iter(f"{W}t")) for cell in row.tc_lst] for row in rows[len(heads) :]
        ]
        assert texts == [[cell.text for cell in row.cells] for row in sheet.rows]

    @pytest.mark.parametrize("key", ["summary", "cards", "deductions", "rules", "ranking"])
    def test_every_sheet_can_be_written_for_an_office_to_edit(self, key: str) -> None:
        case = assessment(6, long_names=True, open_cells=True)
        sheets = make_sheets(case.plan, case.entries, result_of(case), language="zh_CN", keys=[key])
        document = opened(docx_bytes(sheets))
        assert len(document.tables) == len(sheets) == len(document.sections)
        for table, sheet in zip(document.tables, sheets, strict=True):
            grid = [int(one.get(f"{W}w")) for one in table._tbl.tblGrid.iter(f"{W}gridCol")]
            room = sheet.size[0] - sheet.margins.left - sheet.margins.right
            assert sum(grid) <= room * 1440 / 25.4 + len(grid)
            for row in table._tbl.tr_lst:
                spans = [
                    int(s.get(f"{W}val")) if (s := c.find(f"{W}tcPr/{W}gridSpan")) is not None else 1
                    for c in row.tc_lst
                ]
                assert sum(spans) == len(grid)

    def test_a_title_is_broken_into_lines_of_like_length(self) -> None:
        lines = title_lines(f"关于{LONG}考核结果的通报", 22, 156)
        assert "".join(lines) == f"关于{LONG}考核结果的通报"
        assert all(length(line) <= 20.1 for line in lines)


HOSTILE = (
    "{{7*7}}",
    "{% for x in y %}",
    "A & B <区>",
    "</w:t></w:r></w:p><w:p><w:r><w:t>优秀",
    "=cmd|' /C calc'!A0",
    "甲\x00\x0b\x1f\ufffe\u202e区",
    "甲\n伪造：优秀\a\t区",
)


def test_names_are_never_markup() -> None:
    case = assessment(7)
    units = tuple(replace(unit, name=name) for unit, name in zip(case.plan.units, HOSTILE, strict=True))
    hostile = replace(case, plan=replace(case.plan, units=units))
    settings = Settings(issuer=HOSTILE[3], title=HOSTILE[0], addressee=HOSTILE[2], date=HOSTILE[5])
    counts = []
    for one in (case, hostile):
        plan = kept_in(
            one.plan, settings if one is hostile else Settings(issuer="a", title="b", addressee="c", date="d")
        )
        sheets = make_sheets(plan, one.entries, evaluate(plan, one.entries), language="zh_CN", keys=["bulletin"])
        document = opened(docx_bytes(sheets))
        counts.append((len(document.element.body.findall(f"{W}p")), len(document.tables[0].rows)))
        if one is hostile:
            text = "\n".join(cell.text for row in document.tables[0].rows for cell in row.cells)
            for name in HOSTILE[:5]:
                assert name in text
            assert "甲 区" in text
            assert "甲 伪造：优秀 区" in text
    assert counts[0] == counts[1], "no paragraph and no row is forged"


def test_what_is_written_twice_is_the_same_twice() -> None:
    sheet = bulletin(Settings(issuer="市考核办", basis="考核办法"))
    assert docx_bytes([sheet]) == letter()


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_docx(tmp_path / "通报.docx", [bulletin()])
    assert list(tmp_path.iterdir()) == []


def test_another_office_opens_it_and_prints_the_same_words(tmp_path: Path) -> None:
    require_writer()
    path = tmp_path / "bulletin.docx"
    path.write_bytes(docx_bytes([final()]))
    text = words_of(to_pdf(path, tmp_path))
    sheet = bulletin(Settings(issuer="市考核办", basis="考核办法"))
    assert sheet.letter is not None
    code = sheet.code.replace(" ", "")
    plain = re.sub(rf"{code}—\d+—|—\d+—{code}", "", re.sub(r"\s", "", text))
    assert len(plain) < len(re.sub(r"\s", "", text)) - 50, "every page has its number"
    for line in sheet.letter.lines():
        for figure in (piece.text for piece in line.pieces if piece.place):
            assert figure in plain
    assert "2025年1月20日" in plain
    for row in sheet.attached[0].rows:
        assert row.cells[2].text in plain


def words_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)
