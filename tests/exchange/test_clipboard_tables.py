"""Blocks as Excel, WPS and LibreOffice put them on the clipboard: every digit, every cell in its place."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.reading.clipboard_tables import (
    agreed,
    from_html,
    from_tsv,
    from_xml_spreadsheet,
    number_text,
    shows_percent,
)

XML = """<?xml version="1.0"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Styles><Style ss:ID="Default"/><Style ss:ID="s62"><NumberFormat ss:Format="0.0%"/></Style>
 <Style ss:ID="s63"><NumberFormat ss:Format="Percent"/></Style></Styles>
 <Worksheet ss:Name="Sheet1"><Table>
  <Row><Cell><Data ss:Type="Number">81.400000000000006</Data></Cell>
   <Cell ss:StyleID="s62"><Data ss:Type="Number">0.125</Data></Cell></Row>
  <Row ss:Index="3"><Cell ss:Index="2" ss:StyleID="s63"><Data ss:Type="Number">1</Data></Cell>
   <Cell ss:MergeAcross="1"><Data ss:Type="String">梅山&#10;区</Data></Cell>
   <Cell><Data ss:Type="Number">3</Data></Cell></Row>
 </Table></Worksheet></Workbook>"""


def test_excels_xml_has_the_numbers_in_full_as_they_were_typed() -> None:
    rows = from_xml_spreadsheet(XML.encode())
    assert rows[0] == ["81.4", "12.5%"]
    assert rows[1] == []
    assert rows[2] == ["", "100%", "梅山\n区", "", "3"]


@pytest.mark.parametrize("data", [b"", b"<a/>", b"<a", b"\xff\xfe", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_what_is_no_spreadsheet_is_an_empty_block(data: bytes) -> None:
    assert from_xml_spreadsheet(data) == []


@given(st.binary(max_size=80))
def test_any_bytes_are_a_block_or_nothing(data: bytes) -> None:
    assert isinstance(from_xml_spreadsheet(data), list)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_that_went_through_a_binary_float_comes_back_as_typed(number: Decimal) -> None:
    stored = f"{float(number):.17g}"
    assert Decimal(number_text(stored)) == number


def test_html_of_a_spreadsheet_is_read_cell_by_cell() -> None:
    page = (
        "<table><tr><td colspan=2>甲<br>区</td><td>a&amp;b</td></tr>"
        "<tr><td rowspan=2>1\n      2</td><td>3</td><td></td></tr><tr><td>4</td><td>5</td></tr></table><table></table>"
    )
    assert from_html(page) == [["甲\n区", "", "a&b"], ["1 2", "3", ""], ["", "4", "5"]]


def test_a_number_in_full_beside_what_is_shown_is_taken() -> None:
    page = '<table><tr><td sdval="0.12345" sdnum="2052;0;0.00%">12.35%</td><td x:num="3.14159">3.14</td></tr></table>'
    assert from_html(page) == [["12.345%", "3.14159"]]


def test_a_narrow_column_in_html_is_mended_from_the_text() -> None:
    assert agreed([["####", "1.5"]], [["12345", "1.50"]]) == [["12345", "1.50"]]
    assert agreed([["3.14159"]], [["3.14"]]) == [["3.14159"]]


def test_where_html_and_text_have_not_the_same_shape_the_text_holds() -> None:
    assert agreed([["1", "2"]], [["1"], ["2"]]) == [["1"], ["2"]]
    assert agreed([], [["1"]]) == [["1"]]
    assert agreed([["1"]], []) == [["1"]]


@given(st.text(max_size=120))
def test_any_page_is_a_table_or_nothing(page: str) -> None:
    assert isinstance(from_html(f"<table>{page}"), list)
    assert isinstance(from_tsv(page), list)


@pytest.mark.parametrize(("form", "percent"), [("0%", True), ("Percent", True), ('0"%"', False), ("0.00", False)])
def test_a_percent_format_is_told_from_a_quoted_sign(form: str, percent: bool) -> None:
    assert shows_percent(form) is percent
