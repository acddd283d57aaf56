"""The reader of .xlsx against openpyxl: two programs that know nothing of each other see the same cells."""

import datetime
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as Openpyxl
from openpyxl import load_workbook

from exchange.numbers import stored_number
from exchange.reading.parsers import parse
from exchange.reading.serial_dates import as_date, is_date_format
from exchange.reading.workbook import WorkbookSheet
from exchange.reading.xlsx import moved, read_xlsx
from tests.exchange.hostile import NAMESPACE, package, sheet
from tests.exchange.test_workbook import FILES, SHEETS

REAL = ("s05_foshan_population.xlsx",)


def as_openpyxl_sees_it(data: bytes) -> list[dict[tuple[int, int], object]]:
    book = load_workbook(io.BytesIO(data), data_only=True)
    return [
        {
            (cell.row, cell.column): cell.value
            for row in page.iter_rows()
            for cell in row
            if cell.value is not None and str(cell.value).strip()
        }
        for page in book.worksheets
    ]


def agree(ours: WorkbookSheet, theirs: dict[tuple[int, int], object]) -> None:
    held = {place: cell for place, cell in ours.cells.items() if not cell.recomputed and cell.kind != "uncached"}
    assert held.keys() == theirs.keys()
    for place, value in theirs.items():
        cell = held[place]
        if isinstance(value, bool):
            assert (cell.kind, cell.text) == ("bool", str(value).upper())
        elif isinstance(value, int | float):
            assert cell.kind == "number"
            assert float(cell.text) == pytest.approx(value, rel=1e-14)
        elif isinstance(value, datetime.datetime):
            assert cell.kind == "date"
            assert value.isoformat().removesuffix("T00:00:00") == cell.text
        else:
            assert cell.text == str(value).replace("\r\n", "\n")


@pytest.mark.parametrize("name", ["h.xlsx", "dim.xlsx", "marked.xlsx", *REAL])
def test_files_are_read_as_openpyxl_reads_them(name: str) -> None:
    path = (SHEETS if name in REAL else FILES) / name
    if not path.exists():
        pytest.skip("the collection of real tables is not beside the repository")
    data = path.read_bytes()
    for ours, theirs in zip(parse("xlsx", data), as_openpyxl_sees_it(data), strict=True):
        agree(ours, theirs)


VALUES = st.one_of(
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e20, max_value=1e20).filter(
        lambda x: not 0 < abs(x) < 1e-20
    ),
    st.booleans(),
    st.text(alphabet=st.sampled_from("甲乙 \n\tab1.%=<&>'\"ﾊ１_x"), max_size=12).filter(lambda text: text[:1] != "="),
    st.dates(datetime.date(1900, 3, 1), datetime.date(2100, 1, 1)).map(
        lambda day: datetime.datetime(day.year, day.month, day.day)
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(VALUES, max_size=5), max_size=6))
def test_any_workbook_is_read_as_openpyxl_reads_it(rows: list[list[object]]) -> None:
    book = Openpyxl()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    (ours,) = parse("xlsx", stream.getvalue())
    agree(ours, as_openpyxl_sees_it(stream.getvalue())[0])


def test_shared_formulas_rich_texts_and_texts_in_the_cell_are_read() -> None:
    strings = f"<sst {NAMESPACE}><si><r><t>执法</t></r><r><t>质量</t></r><rPh sb='0' eb='1'><t>zhi</t></rPh></si></sst>"
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>甲_x000A_乙</t></is></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" ref="B2:B3" si="0">A2*$A$2</f></c></row>'
        '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/></c>'
        '<c r="C3" t="str"><f>T(A1)</f><v>字</v></c></row>'
    )
    (read,) = parse("xlsx", package(sheet(rows), {"xl/sharedStrings.xml": strings}))
    assert [read.text(1, 1), read.text(1, 2)] == ["执法质量", "甲\n乙"]
    assert [(read.cells[row, 2].formula, read.text(row, 2)) for row in (2, 3)] == [("=A2*$A$2", "4"), ("=A3*$A$2", "6")]
    assert (read.cells[3, 3].text, read.cells[3, 3].formula) == ("字", "=T(A1)")


def test_the_strict_form_of_the_format_is_read_as_well() -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO((FILES / "marked.xlsx").read_bytes())) as archive,
        zipfile.ZipFile(stream, "w") as made,
    ):
        for name in archive.namelist():
            content = archive.read(name)
            for kind in (b"spreadsheetml", b"officeDocument"):
                content = content.replace(
                    b"http://schemas.openxmlformats.org/" + kind + b"/2006/",
                    b"http://purl.oclc.org/ooxml/" + kind + b"/",
                )
            made.writestr(name, content)
    assert read_xlsx(stream.getvalue()) == read_xlsx((FILES / "marked.xlsx").read_bytes())


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("SUM(A1:B2)", "SUM(B3:C4)"),
        ("$A1+A$1", "$A3+B$1"),
        ('"A1"&A1', '"A1"&B3'),
        ("'A1'!A1", "'A1'!B3"),
        ("LOG10(A1)", "LOG10(B3)"),
    ],
)
def test_a_shared_formula_is_moved_to_its_cell(formula: str, wanted: str) -> None:
    assert moved(formula, 2, 1) == wanted


@pytest.mark.parametrize(
    ("serial", "from_1904", "day"),
    [
        ("45351", False, "2024-02-29"),
        ("1", False, "1900-01-01"),
        ("59", False, "1900-02-28"),
        ("61", False, "1900-03-01"),
        ("45351.5", False, "2024-02-29T12:00:00"),
        ("0.25", False, "06:00:00"),
        ("0", True, "1904-01-01"),
        ("-1", False, ""),
    ],
)
def test_a_serial_number_is_the_day_that_a_spreadsheet_shows(serial: str, from_1904: bool, day: str) -> None:
    assert as_date(serial, from_1904) == day


def test_formats_of_dates_are_told_from_those_of_numbers() -> None:
    assert all(is_date_format(0, code) for code in ("yyyy-mm-dd", 'm"月"d"日"', "[h]:mm", "yyyy年m月", "[$-804]d"))
    assert not any(
        is_date_format(0, code) for code in ("0.00", "General", '0"天"', "0%", "[Red]0", '0.0_);"d"', "#,##0\\d")
    )
    assert is_date_format(31, "")
    assert not is_date_format(59 - 10, "")


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300))
def test_a_stored_number_is_shown_with_its_15_digits(number: float) -> None:
    text = stored_number(repr(number))
    assert text is not None
    assert float(text) == pytest.approx(number, rel=1e-14)


@pytest.mark.parametrize("text", ["NaN", "inf", "1_000", "0x10", "", "１", "--1", "1e9999", "9" * 60])
def test_what_is_no_number_of_a_file_is_none(text: str) -> None:
    assert stored_number(text) is None


def test_digits_beyond_the_15th_are_those_of_the_machine() -> None:
    assert [stored_number(text) for text in ("89.600000000000009", "1E-2", "12", "0.1", "1.50")] == [
        "89.6",
        "0.01",
        "12",
        "0.1",
        "1.50",
    ]
