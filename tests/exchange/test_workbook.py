"""Workbooks of any kind: read exactly, or refused with what to do; no file reaches the program itself."""

import io
import os
import random
import re
import signal
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
import xlwt

from exchange.reading import reader_process
from exchange.reading.guards import check_package, column_letters, column_number, kind_of
from exchange.reading.parsers import parse
from exchange.reading.read_workbook import file_hash, read_workbook
from exchange.reading.reader_process import answer_json, read_sheets, sheets_from_json
from exchange.reading.text_tables import decode
from exchange.reading.workbook import WorkbookSheet, place_name
from exchange.wording import LANGUAGES, problem_text
from scoring.problems import Refused
from tests.exchange.hostile import NAMESPACE, WORKBOOK, cells, ods, package, sheet
from tests.exchange.weight_tables import L1, Table, read_sheet, xls, xlsx

FILES = Path(__file__).parent.parent / "files" / "weights"
SHEETS = Path(__file__).parents[2] / ".." / "shared" / "cases" / "sheets"


def refusal(data: bytes, suffix: str = "") -> str:
    """The code of the one reason why the bytes are refused."""
    with pytest.raises(Refused) as refused:
        parse(kind_of(data, suffix), data)
    (problem,) = refused.value.problems
    assert all(problem_text(problem, language) for language in LANGUAGES)
    return problem.code.removeprefix("workbook.")


# what is read ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_cells_and_merges_are_read_from_either_kind(kind: str) -> None:
    read = read_sheet(L1, kind)
    assert read.name == "权重"
    assert (read.rows, read.columns) == (14, 7)
    assert read.text(3, 4) == "分值"
    assert read.text(7, 1) == "执法办案效能"
    assert read.anchor(7, 1) == (4, 1)
    assert read.cells.get((7, 1)) is None
    assert len(read.merges) == len(L1.merges)


def test_a_number_keeps_the_digits_that_were_typed() -> None:
    rows = [[0.1 + 0.2, 89.600000000000009, 1e15, 12, 0.000001, -3.25, 1e300]]
    read = read_sheet(Table(rows))
    shown = [read.text(1, column) for column in range(1, 7)]
    assert shown == ["0.3", "89.6", "1000000000000000", "12", "0.000001", "-3.25"]


def test_formats_formulas_errors_dates_and_hidden_parts_are_told() -> None:
    book = parse("xlsx", (FILES / "h.xlsx").read_bytes())
    first = book[0]
    assert first.cells[8, 4].percent
    assert first.cells[8, 4].text == "0.05"
    total = first.cells[10, 4]
    assert (total.kind, total.formula, total.recomputed) == ("number", "=SUM(D4:D9)", True)
    assert (first.cells[7, 7].kind, first.cells[7, 7].text) == ("error", "#DIV/0!")
    assert first.cells[4, 7].kind == "date"
    assert first.hidden_rows == {7}
    assert [read.hidden for read in book] == [False, False, True]


def test_an_old_workbook_tells_as_much_of_its_cells() -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("权重")
    percent, struck = xlwt.easyxf(num_format_str='0.0"分"%'), xlwt.easyxf("font: struck_out on")
    for column, value in enumerate((0.05, 7, 0.125)):
        page.write(0, column, value, percent)
    page.write(1, 0, "已删除", struck)
    page.write(1, 1, 3, struck)
    page.write(1, 2, xlwt.Formula("B1*2"))
    page.row(2).set_cell_error(0, "#DIV/0!")
    page.row(2).hidden = True
    page.col(2).hidden = True
    stream = io.BytesIO()
    book.save(stream)
    (read,) = parse("xls", stream.getvalue())
    assert [read.cells[1, column].percent for column in (1, 2, 3)] == [True, True, True]
    assert (read.cells[2, 1].struck, read.cells[2, 2].struck, read.cells[1, 1].struck) == (True, True, False)
    assert (read.cells[2, 3].formula, read.cells[2, 3].text, read.cells[2, 3].recomputed) == ("=B1*2", "14", True)
    assert (read.cells[3, 1].kind, read.cells[3, 1].text) == ("error", "#DIV/0!")
    assert read.hidden_rows == frozenset({3})
    assert read.hidden_columns == frozenset({3})


def test_an_open_document_is_read_with_its_percentages() -> None:
    text = '<table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>'
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    figure = '<table:table-cell office:value-type="{}" office:value="0.6"><text:p>x</text:p></table:table-cell>'
    row = f"<table:table-row>{text}{gap}{figure.format('percentage')}{figure.format('float')}</table:table-row>"
    blank = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    data = ods(blank + row)
    assert kind_of(data) == "ods"
    (read,) = parse("ods", data)
    assert [(place, cell.text, cell.percent) for place, cell in read.cells.items()] == [
        ((4, 1), "甲", False),
        ((4, 4), "0.6", True),
        ((4, 5), "0.6", False),
    ]


@pytest.mark.parametrize("repeated", ['rows-repeated="1048576"', 'rows-repeated="4000000000"'])
def test_an_open_document_that_repeats_without_end_is_refused(tmp_path: Path, repeated: str) -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
    path = tmp_path / "x.ods"
    path.write_bytes(ods(f"<table:table-row table:number-{repeated}>{cell}</table:table-cell></table:table-row>"))
    with pytest.raises(Refused):
        read_workbook(path)


def test_a_wrong_declared_dimension_is_ignored() -> None:
    assert parse("xlsx", (FILES / "dim.xlsx").read_bytes())[0].rows == 14


def test_the_small_old_workbook_is_read() -> None:
    (read,) = parse("xls", (FILES / "h.xls").read_bytes())
    assert [read.text(row, 2) for row in (1, 2, 3)] == ["15", "15分", "0.15"]
    assert read.text(2, 1) == "一级指标"
    assert read.cells[3, 2].percent


def test_the_kind_is_read_from_the_bytes_and_not_from_the_name(tmp_path: Path) -> None:
    (tmp_path / "new.xls").write_bytes(xlsx(L1))
    (tmp_path / "old.xlsx").write_bytes(xls(L1))
    assert read_workbook(tmp_path / "new.xls").kind == "xlsx"
    assert read_workbook(tmp_path / "old.xlsx").kind == "xls"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t"])
def test_text_tables_are_read_in_the_encodings_of_an_office(encoding: str, mark: str) -> None:
    text = f'指标{mark}分值\r\n"人均{mark}办案数"{mark}１２\r\n'
    (read,) = parse("text", text.encode(encoding))
    assert [read.text(1, 1), read.text(2, 1), read.text(2, 2)] == ["指标", f"人均{mark}办案数", "１２"]


def test_a_short_gbk_text_that_is_also_utf8_by_chance_is_read_as_chinese() -> None:
    assert decode("指展".encode("gb18030")) == "指展"


def test_what_was_read_names_the_bytes_it_was_read_from(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx(L1))
    assert read_workbook(path).sha256 == file_hash(path)
    path.write_bytes(xlsx(Table([["x"]])))
    assert read_workbook(path).sha256 == file_hash(path)


@pytest.mark.parametrize(
    ("name", "sheets", "row", "column", "value"),
    [
        ("s01_sh_housing_2017.xls", 1, 12, 10, "455"),
        ("s05_foshan_population.xlsx", 14, 7, 8, "1452553"),
        ("s10_nbs_gdp_provinces.xls", 1, 5, 2, "43760.7"),
        ("s11_nbs_gdp_gbk.csv", 1, 5, 2, "49670.2"),
        ("s13_wine_scores.xls", 4, 9, 4, "14"),
    ],
)
def test_real_tables_are_read_cell_by_cell(name: str, sheets: int, row: int, column: int, value: str) -> None:
    if not (SHEETS / name).exists():
        pytest.skip("the collection of real tables is not beside the repository")
    book = read_workbook(SHEETS / name)
    assert len(book.sheets) == sheets
    assert book.sheets[0].text(row, column) == value


def test_place_names_count_as_a_spreadsheet_does() -> None:
    assert [place_name(1, column) for column in (1, 26, 27, 702, 703)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]
    assert all(column_number(column_letters(column)) == column for column in range(1, 16385))


# what is refused ------------------------------------------------------------------------------------------


def compound(*streams: str) -> bytes:
    """The signature of an OLE file and the names of its streams."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"".join(f"{one}\0".encode("utf-16-le") for one in streams)
    )


@pytest.mark.parametrize(
    ("data", "suffix", "reason"),
    [
        (b"", "", "empty"),
        (b"\0\0\0", "", "empty"),
        (b"anything", ".et", "et"),
        (compound("EncryptionInfo", "EncryptedPackage"), ".xlsx", "encrypted"),
        (compound("WordDocument"), ".xls", "word"),
        (compound("Other"), ".xls", "unknown"),
        (b"%PDF-1.4", ".xlsx", "picture"),
        (b"\x89PNG\r\n", "", "picture"),
        (b"<html><table></table></html>", ".xls", "html"),
        (b"<?xml version='1.0'?><note/>", ".xls", "unknown"),
        (b"{\\rtf1 x}", ".xls", "word"),
        (b"Rar!\x1a\x07", ".xls", "archive"),
        (b"\x7fELF\x02\x01\x01\0\0\0", "", "unknown"),
        (b"PK\x03\x04 and nothing more", "", "damaged"),
        (compound("Workbook"), "", "damaged"),
    ],
)
def test_what_is_no_workbook_is_refused_with_what_to_do(data: bytes, suffix: str, reason: str) -> None:
    if reason == "damaged" and suffix == "" and data.startswith(b"\xd0"):
        answer = answer_json(kind_of(data), data)
        with pytest.raises(Refused):
            sheets_from_json(answer)
        return
    assert refusal(data, suffix) == reason


def test_an_old_workbook_with_a_password_is_told_from_a_damaged_one() -> None:
    data = xls(L1)
    first = data.index(b"\x09\x08\x10\x00")  # the record that begins the book; a password record comes next
    second = first + 4 + int.from_bytes(data[first + 2 : first + 4], "little")
    protected = data[:second] + b"\x2f\x00" + data[second + 2 :]
    assert refusal(protected, ".xls") == "encrypted"


def many_cells() -> str:
    """More cells than a workbook may have, with different figures: no bomb, only too much."""
    chance = random.Random(1)
    figures = iter(chance.choices(range(10**9), k=801 * 500))
    return "".join(f"<row>{''.join(f'<c><v>{next(figures)}</v></c>' for _ in range(500))}</row>" for _ in range(801))


BOMB = package(sheet(cells(("A1", "1"))), {"xl/media/zeros.bin": b"\0" * (16 * 2**20)})
BIG_STRING = package(
    sheet(cells(("A1", "1"))), {"xl/sharedStrings.xml": f"<sst {NAMESPACE}><si><t>{'A' * (8 * 2**20)}</t></si></sst>"}
)
LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
TWO_SHEETS = WORKBOOK.replace("</sheets>", '<sheet name="s" sheetId="2" r:id="rId1"/></sheets>')


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB, "bomb"),
        (BIG_STRING, "bomb"),
        (package(sheet(cells(("A1", "1")), LAUGHS)), "doctype"),
        (package(sheet(cells(("A1", "1")), OUTSIDE)), "doctype"),
        (package(sheet(cells(("A1", "1"))), {"docProps/core.xml": f"<?xml version='1.0'?>{OUTSIDE}<a/>"}), "doctype"),
        (package(sheet(cells(("A1", "1"), ("XFD1048576", "2")))), "far_cell"),
        (package(sheet(cells(("A1", "1"), ("XFE1", "2")))), "far_cell"),
        (package(sheet(cells(("A1", "1"), ("A-1", "2")))), "far_cell"),
        (package(sheet('<row r="16777217"><c r="A16777217"><v>1</v></c></row>')), "far_cell"),
        (package(sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')), "too_many_rows"),
        (package(sheet("<row><c><v>1</v></c></row>" * 20_001)), "too_many_rows"),
        (package(sheet(many_cells())), "too_many_cells"),
        (package(sheet(cells(("A1", "1"), ("A1", "2")))), "ambiguous"),
        (package(sheet(""), {"xl/workbook.xml": TWO_SHEETS}), "ambiguous"),
        (package(sheet(cells(("A1", "NaN")))), "not_a_number"),
        (package(sheet(cells(("A1", "1_000")))), "not_a_number"),
        (package(sheet(cells(("A1", "0x10")))), "not_a_number"),
        (package(sheet(cells(("A1", "INF")))), "not_a_number"),
        (package(sheet(""), {"../../evil.xml": "<a/>"}), "part_name"),
        (package(sheet(""), {"/abs.xml": "<a/>"}), "part_name"),
        (package(sheet(""), {"xl/a\u202eb.xml": "<a/>"}), "part_name"),
        (package(sheet(""), {"xl/vbaProject.bin": b"x"}), "macros"),
        (package(sheet(""), {f"xl/media/{n}": b"" for n in range(2_001)}), "bomb"),
        (package(sheet("<row><c></row>")), "damaged"),
        (xlsx(L1)[:-200], "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_hostile_workbook_is_refused_before_any_parser(data: bytes, reason: str) -> None:
    started = time.process_time()
    assert refusal(data) == reason
    assert time.process_time() - started < 5


def test_parts_that_overlap_in_the_archive_are_refused() -> None:
    data = bytearray(package(sheet(cells(("A1", "1")))))
    entry = data.rindex(b"PK\x01\x02")
    previous = data.rindex(b"PK\x01\x02", 0, entry)
    data[entry + 42 : entry + 46] = data[previous + 42 : previous + 46]
    with pytest.raises(Refused):
        check_package(bytes(data))


def test_a_header_that_lies_about_its_size_does_not_help_a_bomb() -> None:
    data = bytearray(BOMB)
    for found in re.finditer(re.escape((16 * 2**20).to_bytes(4, "little")), bytes(BOMB)):
        data[found.start() : found.end()] = (100).to_bytes(4, "little")
    with pytest.raises(Refused):
        check_package(bytes(data))


@pytest.mark.parametrize("size", [1, 100, 5_000])
def test_random_bytes_are_refused_or_read_as_text(size: int) -> None:
    chance = random.Random(size)
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<"):
        data = start + chance.randbytes(size)
        try:
            kind = kind_of(data)
        except Refused:
            continue
        if kind != "xls":  # calamine only ever runs in a process of its own
            with suppress(Refused):
                assert kind == "text"
                sheets_from_json(answer_json(kind, data))


# the process of its own -----------------------------------------------------------------------------------


def abort(connection: Connection) -> None:
    """A parser that is killed from below, as calamine is by a cell at XFD1048576."""
    connection.recv_bytes()
    os.kill(os.getpid(), signal.SIGABRT)


def hang(connection: Connection) -> None:
    connection.recv_bytes()
    threading.Event().wait()


def swell(connection: Connection) -> None:
    """A parser that takes all the memory there is."""
    reader_process.limit_ourselves()
    held = []
    while True:
        held.append(bytearray(64 * 2**20))


def why(data: bytes = b"x", **more: object) -> str:
    with pytest.raises(Refused) as refused:
        read_sheets("text", data, **more)  # type: ignore[arg-type]
    (problem,) = refused.value.problems
    return problem.code


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_a_parser_that_dies_is_one_refusal() -> None:
    assert why(target=abort) == "workbook.reader_died"


def test_a_parser_that_hangs_is_killed_at_its_time_limit() -> None:
    assert why(target=hang, time_limit=0.5) == "workbook.too_slow"


def test_reading_ends_when_nobody_waits_any_more() -> None:
    assert why(target=hang, cancelled=lambda: True) == "workbook.cancelled"


@pytest.mark.skipif(os.name != "posix", reason="the memory limit is POSIX")
def test_a_parser_that_swells_is_stopped_by_its_memory_limit() -> None:
    assert why(target=swell) == "workbook.reader_died"


@pytest.mark.parametrize("gap", [512, 1024, 3000])
def test_an_xls_with_bytes_too_many_is_damaged_whatever_its_parser_does(gap: int) -> None:
    data = xls(Table([["指标", "分值"], ["办案", 60]]))
    with pytest.raises(Refused) as refused:
        parse("xls", data[:gap] + b"\0" * 100 + data[gap:])
    assert [problem.code for problem in refused.value.problems] == ["workbook.damaged"]


def test_the_killer_of_the_fast_parser_is_refused_through_the_whole_way(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    path.write_bytes(package(sheet(cells(("A1", "1"), ("XFD1048576", "2")))))
    with pytest.raises(Refused) as refused:
        read_workbook(path)
    assert refused.value.problems[0].code == "workbook.far_cell"


@pytest.mark.parametrize("cut", [600, 2_000, 5_000])
def test_a_truncated_or_mutated_old_workbook_cannot_hurt(tmp_path: Path, cut: int) -> None:
    chance = random.Random(cut)
    data = bytearray(xls(L1))
    for _ in range(30):
        data[chance.randrange(8, len(data))] = chance.randrange(256)
    path = tmp_path / "x.xls"
    for content in (bytes(data), xls(L1)[:cut]):
        path.write_bytes(content)
        with suppress(Refused):  # any other exception, or the end of this process, is the accident
            assert all(isinstance(one, WorkbookSheet) for one in read_workbook(path).sheets)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_workbook(tmp_path / "none.xlsx")
    assert refused.value.problems[0].facts["file"] == "none.xlsx"
