"""One table in every kind of file that an office has: what is read does not depend on the kind."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.reading.formulas import ErrorResult, NotComputed, evaluate
from exchange.reading.guards import kind_of
from exchange.reading.parsers import parse
from exchange.reading.read_workbook import read_workbook
from exchange.reading.workbook import Merge, Workbook, WorkbookCell, WorkbookSheet
from exchange.weights.tree import understand, understand_best
from scoring.problems import Refused
from tests.exchange.test_workbook import refusal
from tests.exchange.weight_tables import L1, L1_TREE, Table, tree, xlsx

FILES = Path(__file__).parent.parent / "files" / "weights"


def read(data: bytes, suffix: str = ".xls") -> tuple[WorkbookSheet, ...]:
    return parse(kind_of(data, suffix), data)


def as_html(table: Table, charset: str = "gb2312") -> bytes:
    """A page as a web system exports it, with the merged cells of the table."""
    spans = {(top, left): (bottom, right) for top, left, bottom, right in table.merges}
    covered = {
        (row, column)
        for (top, left), (bottom, right) in spans.items()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - spans.keys()
    rows = []
    for row, values in enumerate(table.rows, 1):
        cells = []
        for column, value in enumerate(values, 1):
            if (row, column) not in covered:
                bottom, right = spans.get((row, column), (row, column))
                span = f'rowspan="{bottom - row + 1}" colspan={right - column + 1}'
                text = "&nbsp;" if value is None else str(value).replace("\n", "<br>")
                cells.append(f"<td {span}><p>{text}</p></td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}"><style>td {{color: red}}</style>'
    return f"<html><head>{head}</head><body><table>{''.join(rows)}</table></body></html>".encode("gb18030")


def as_xml(table: Table) -> bytes:
    """An XML spreadsheet of 2003."""
    spans = {(top, left): (bottom - top, right - left) for top, left, bottom, right in table.merges}
    rows = []
    for row, values in enumerate(table.rows, 1):
        cells = []
        for column, value in enumerate(values, 1):
            if value is not None:
                down, across = spans.get((row, column), (0, 0))
                kind = "String" if isinstance(value, str) else "Number"
                place = f'ss:Index="{column}" ss:MergeAcross="{across}" ss:MergeDown="{down}"'
                cells.append(f'<Cell {place}><Data ss:Type="{kind}">{value}</Data></Cell>')
        rows.append(f'<Row ss:Index="{row}">{"".join(cells)}</Row>')
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    body = f'<Worksheet ss:Name="权重"><Table>{"".join(rows)}</Table></Worksheet>'
    return f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">{body}</Workbook>'.encode()


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_formats_formulas_comments_and_what_is_hidden_or_struck_are_the_same_in_every_workbook(kind: str) -> None:
    data = (FILES / f"marked.{kind}").read_bytes()
    assert kind_of(data) == kind
    book = read(data)
    first = book[0]
    assert [(one.name, one.hidden) for one in book] == [("权重", False), ("草稿", True)]
    assert set(first.merges) == {Merge(1, 1, 1, 3), Merge(3, 1, 4, 1)}
    assert first.hidden_rows == {7}
    assert first.hidden_columns == {5}
    assert {place for place, cell in first.cells.items() if cell.percent} == {(4, 3), (5, 3), (6, 3), (7, 3)}
    assert {place for place, cell in first.cells.items() if cell.struck} == {(6, 1), (6, 2), (6, 3)}
    assert first.cells[4, 3].comment == "按季度平均"
    assert (first.cells[8, 3].formula, first.cells[8, 3].text) == ("=SUM(C3:C7)", "0.8")


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_the_same_table_of_weights_is_understood_from_every_workbook(kind: str) -> None:
    _, table = understand_best(Workbook("x", "", kind, read((FILES / f"marked.{kind}").read_bytes())))
    assert tree(table)[1:3] == [("执法/办案数", "30"), ("执法/案卷", "30")]
    assert table.checks[0].closes
    printed = next(check for check in table.checks if check.place == "A8")
    assert printed.difference == -10  # the file adds up the row that is struck through as well
    assert next(node.note for node in table.nodes if node.name == "案卷") == "按季度平均"


def test_a_web_page_named_xls_is_read_with_its_merged_cells() -> None:
    assert tree(understand(read(as_html(L1))[0])) == L1_TREE
    (page,) = read((FILES / "marked.html").read_bytes())
    assert set(page.merges) == {Merge(1, 1, 1, 3), Merge(3, 1, 4, 1)}
    assert (page.cells[4, 3].text, page.cells[4, 3].percent) == ("0.3", True)
    assert page.cells[6, 1].struck
    assert (FILES / "fake.xls").read_bytes()[:6] == b"<table"
    assert read((FILES / "fake.xls").read_bytes())[0].text(1, 1) == "指标"


def test_an_xml_spreadsheet_named_xls_is_read() -> None:
    assert kind_of(as_xml(L1), ".xls") == "xml"
    assert tree(understand(read(as_xml(L1))[0])) == L1_TREE
    assert refusal(as_xml(L1).replace(b"<Workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><Workbook'), ".xls") == "doctype"


def test_a_web_archive_named_xls_is_read() -> None:
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n--B\r\n'
    part = "Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    data = (head + part).encode() + as_html(L1) + b"\r\n--B--\r\n"
    assert tree(understand(read(data)[0])) == L1_TREE


def test_a_tab_separated_text_named_xls_is_read(tmp_path: Path) -> None:
    path = tmp_path / "权重.xls"
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "gb18030", "utf-8-sig", "utf-8"):
        path.write_bytes("一级指标\t分值\r\n执法\t60\r\n质量\t40\r\n".encode(encoding))
        book = read_workbook(path)
        assert book.kind == "text"
        assert tree(understand(book.sheets[0])) == [("执法", "60"), ("质量", "40")]


def test_several_tables_of_a_page_are_several_sheets_and_a_page_of_layout_is_looked_through() -> None:
    inner = "<table><tr><td>指标</td><td>分值</td></tr><tr><td>甲</td><td>100</td></tr></table>"
    book = read(f"<html><body><table><tr><td>{inner}</td></tr></table>{inner}</body></html>".encode())
    assert [sheet.text(2, 1) for sheet in book] == ["甲", "甲"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<table>" + b"<tr><td>1</td></tr>" * 20_001 + b"</table>", "too_many_rows"),
        (b"<table><tr>" + b"<td>1</td>" * 703 + b"</tr></table>", "far_cell"),
        (b"<table>" + b'<tr><td rowspan="20000">1</td></tr>' * 30 + b"</table>", "too_many_cells"),
        (b"<table><tr><td>" * 9, "damaged"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx", "html"),
        (as_xml(Table([["a"]])).replace(b'ss:Index="1" ss:Merge', b'ss:Index="99999" ss:Merge'), "far_cell"),
        (as_xml(Table([[1]])).replace(b">1<", b">1e999<"), "not_a_number"),
        (as_xml(Table([[1]]))[:-20], "damaged"),
        (b"a,b\r\n" + b"1,2\r\n" * 20_001, "too_many_rows"),
        (b"a," * 800, "far_cell"),
        (b'a,"b\r\n', "csv"),
        (b"a,b\r\n" + b"x" * 40_000, "csv"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_texts_and_pages_without_end_are_refused(data: bytes, reason: str) -> None:
    assert refusal(data, ".xls") == reason


def test_a_row_with_too_many_fields_is_named() -> None:
    rows = "rank,name,score\r\n1,Harvard,100\r\n4,University of California, Berkeley,70\r\n5,Cambridge,69\r\n"
    (sheet,) = read(rows.encode(), ".csv")
    assert sheet.odd_rows == {3}


# formulas ---------------------------------------------------------------------------------------------------

CELLS = {
    (1, 1): WorkbookCell("2", "number"),
    (2, 1): WorkbookCell("3.5", "number"),
    (3, 1): WorkbookCell("5"),
    (4, 1): WorkbookCell("甲"),
    (5, 1): WorkbookCell("#N/A", "error"),
}


def computed(formula: str) -> str:
    return evaluate(formula, lambda _, row, column: CELLS.get((row, column)), CELLS)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=1+2*3", "7"),
        ("=(1+2)*3", "9"),
        ("=-A1+A2", "1.5"),
        ("=$A$1*A$2", "7"),
        ("=A1/3", "0.666666666666667"),
        ("=SUM(A1:A4)", "5.5"),
        ("=SUM(A1:A2,10,A3)", "15.5"),
        ("=SUM(A1:A2)+A3", "10.5"),
        ("=SUM(A:A)-0", None),
        ("=SUM(A1,A2)*10%", "0.55"),
        ("=PRODUCT(A1:A2)", "7"),
        ("=ROUND(2.5,0)", "3"),
        ("=ROUND(-2.5,0)", "-3"),
        ("=ROUND(A2/3,2)", "1.17"),
        ("=ROUND(1234,-2)", "1200"),
        ("=0.1+0.2", "0.3"),
        ("=B9", "0"),
        ("=A4+1", None),
        ("=A5+1", None),
        ("=1/0", None),
        ("=MAX(A1,A2)", None),
        ("=IF(A1>1,2,3)", None),
        ("=A1:A2", None),
        ("=SUM(A1:A2", None),
        ("=1..2", None),
        ("=A1 A2", None),
        ("=__import__('os')", None),
        ("=" + "(" * 900 + "1" + ")" * 900, None),
        ("=" + "-" * 1900 + "1", "1"),
        ("=9E99", None),
    ],
)
def test_a_formula_is_computed_as_a_spreadsheet_does_or_not_at_all(formula: str, value: str | None) -> None:
    if value is None:
        with pytest.raises((NotComputed, ErrorResult)):
            computed(formula)
    else:
        assert computed(formula) == value


@settings(max_examples=60)
@given(st.lists(st.decimals(0, 1000, places=2), min_size=1, max_size=8))
def test_a_recomputed_sum_is_exact(numbers: list[object]) -> None:
    cells = {(at, 1): WorkbookCell(str(number), "number") for at, number in enumerate(numbers, 1)}
    found = evaluate(f"=SUM(A1:A{len(numbers)})", lambda _, row, column: cells.get((row, column)), cells)
    assert float(found) == pytest.approx(sum(float(str(number)) for number in numbers), abs=1e-9)


def test_formulas_in_a_circle_stay_without_a_result_and_long_chains_are_worked_off() -> None:
    chain: list[list[object]] = [[f"=A{row + 1}+1"] for row in range(2, 300)]
    rows: list[list[object]] = [["=B1", "=A1"], *chain, [1]]
    (sheet,) = read(xlsx(Table(rows)))
    assert (sheet.cells[1, 1].kind, sheet.cells[1, 2].kind) == ("uncached", "uncached")
    assert sheet.text(2, 1) == "299"


def test_formulas_reach_into_other_sheets() -> None:
    book = read(xlsx(Table([["='二 表'!A1*2+二!A1"]], name="一"), Table([[21]], name="二 表"), Table([[1]], name="二")))
    assert book[0].text(1, 1) == "43"


@given(st.text(alphabet="=ABS UMROND(1):,+-*/%$.!'甲", max_size=30))
def test_no_formula_text_is_an_accident(text: str) -> None:
    with suppress(NotComputed, ErrorResult):
        assert computed(f"={text}").lstrip("-").replace(".", "").isdigit()


@given(st.binary(max_size=200))
def test_no_bytes_named_xls_are_an_accident(data: bytes) -> None:
    for start in (b"<table>", b"<html><table><tr><td>", b"", b"MIME-Version: 1.0\r\n", as_xml(L1)[:400]):
        with suppress(Refused):
            kind = kind_of(start + data)
            if kind not in ("xls", "xlsx", "ods"):
                parse(kind, start + data)
