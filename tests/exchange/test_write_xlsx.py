"""The workbook shows what the paper shows: exact figures, names that never become formulas, whole files."""

import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.sheet import Column, Row, Sheet, SheetCell, figure, text
from exchange.sheets import make_sheets
from exchange.write_xlsx import exact_float, legal, number_format, tab_name, write_xlsx
from tests.exchange.sheet_cases import assessment, result_of

HOSTILE = ["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "＝1+1", "%0A=", '=HYPERLINK("http://x")', "{=1}"]
LOOKS_LIKE = ["00123", "1E5", "12/5", "TRUE", "http://example.com", "3.0"]


def table(*texts: str) -> Sheet:
    """A sheet with these texts below each other."""
    rows = tuple(Row((SheetCell(words), figure(Decimal(index), 2))) for index, words in enumerate(texts))
    columns = (Column(heading=("名称",), width=40), Column(heading=("分",), width=15, places=2))
    return Sheet(name="表", title="标题", columns=columns, rows=rows)


def test_every_figure_comes_back_as_it_is_printed(tmp_path: Path) -> None:
    case = assessment(12, open_cells=True)
    sheets = make_sheets(case.plan, case.entries, result_of(case), language="zh_CN")
    write_xlsx(tmp_path / "a.xlsx", sheets)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == [sheet.name for sheet in sheets]
    for sheet, page in zip(sheets, book.worksheets, strict=True):
        top = int(page.freeze_panes.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) if page.freeze_panes else 0
        for number, row in enumerate(sheet.rows):
            for place, cell in enumerate(row.cells):
                if cell.number is None:
                    continue
                found = page.cell(top + number, place + 1)
                assert isinstance(found.value, int | float)
                decimals = -int(cell.number.as_tuple().exponent)
                assert f"{Decimal(repr(found.value)):.{decimals}f}{cell.mark}" == cell.text
                assert found.number_format == number_format(decimals, cell.mark)


def test_a_name_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    hostile = table(*HOSTILE, *LOOKS_LIKE)
    write_xlsx(path, [replace(hostile, title=HOSTILE[0], left=HOSTILE[1], notes=(HOSTILE[3],))])
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in xml
        assert "<f " not in xml
        assert not any("externalLink" in name for name in archive.namelist())
        assert 'quotePrefix="1"' in archive.read("xl/styles.xml").decode()
    page = openpyxl.load_workbook(path).worksheets[0]
    values = [cell.value for row in page.iter_rows() for cell in row]
    assert all(name in values for name in (*HOSTILE, *LOOKS_LIKE))
    assert all(isinstance(name, str) for name in values if name in LOOKS_LIKE)


def test_characters_that_no_xml_may_hold_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [table("甲\x00区\x0b\ud800局\uffff", "😀龘", "a" * 40_000)])
    page = openpyxl.load_workbook(path).worksheets[0]
    values = [cell.value for row in page.iter_rows() for cell in row]
    assert "甲区局" in values
    assert "😀龘" in values
    assert max(len(value) for value in values if isinstance(value, str)) == 32_767


@given(st.text())
def test_legal_text_is_xml(words: str) -> None:
    from defusedxml.ElementTree import fromstring

    escaped = legal(words).replace("&", "&amp;").replace("<", "&lt;")
    fromstring(f"<a>{escaped}</a>")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_is_stored_only_where_it_comes_back_digit_for_digit(number: Decimal) -> None:
    stored = exact_float(number)
    assert stored is not None
    assert Decimal(f"{stored:.15g}") == number


def test_a_number_with_too_many_digits_is_written_as_text(tmp_path: Path) -> None:
    long = Decimal("1234567890.12345678")
    assert exact_float(long) is None
    row = Row((text("甲"), SheetCell(str(long), long)))
    write_xlsx(tmp_path / "a.xlsx", [replace(table(), rows=(row,))])
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert str(long) in [cell.value for line in page.iter_rows() for cell in line]


def test_the_page_is_set_up_as_on_paper(tmp_path: Path) -> None:
    case = assessment(12, first_level=8)
    sheets = make_sheets(case.plan, case.entries, result_of(case), language="zh_CN")
    write_xlsx(tmp_path / "a.xlsx", sheets)
    pages: list[Any] = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    for sheet, page in zip(sheets, pages, strict=True):
        assert page.page_setup.orientation == ("landscape" if sheet.landscape else "portrait")
        assert int(page.page_setup.paperSize) == {"A4": 9, "A3": 8}[sheet.paper]
        assert page.page_setup.fitToWidth in (None, 1)
        assert page.page_setup.fitToHeight == 0
        assert page.sheet_properties.pageSetUpPr.fitToPage
        first, last = (int(digits) for digits in re.findall(r"\d+", page.print_title_rows))
        assert last - first + 1 == sheet.levels
        assert sheet.code in page.oddFooter.center.text
        assert page.oddFooter.right.text.endswith("第 &P 页　共 &N 页")


def test_a_provisional_result_says_so_in_the_sheet_and_above_every_printed_page(tmp_path: Path) -> None:
    case = assessment(6, open_cells=True)
    sheets = make_sheets(case.plan, case.entries, result_of(case), language="zh_CN")
    write_xlsx(tmp_path / "a.xlsx", sheets)
    pages: list[Any] = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    for page in pages:
        assert str(page["A1"].value).startswith("暂定")
        assert "暂定" in page.oddHeader.center.text


def test_tab_names_are_accepted_and_never_the_same() -> None:
    taken: set[str] = set()
    names = [tab_name(name, taken) for name in ["表[1]:*?/\\", "a" * 40, "A" * 40, "", "'甲'", "甲"]]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_file_that_cannot_be_written_whole_is_not_written_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"what was there before")

    def break_off(*_: object) -> float:
        raise RuntimeError("in the middle")

    monkeypatch.setattr("exchange.write_xlsx.exact_float", break_off)
    with pytest.raises(RuntimeError):
        write_xlsx(path, [table("甲")])
    assert path.read_bytes() == b"what was there before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_xlsx(tmp_path / "no" / "a.xlsx", [table("甲")])
