"""Rectangles through the clipboard: what comes back is what went out, whatever stands in the cells."""

import json

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from exchange.reading.clipboard_tables import from_tsv
from gui.clipboard import OWN, from_mime, to_html, to_mime, to_tsv
from scoring.entries import Cell, State

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
RECTANGLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(RECTANGLES)
def test_text_that_goes_out_comes_back_cell_by_cell(rows: list[list[str]]) -> None:
    assert from_tsv(to_tsv(rows)) == rows


@given(st.text(max_size=60))
def test_any_text_becomes_cells_and_never_an_error(text: str) -> None:
    rows = from_tsv(text)
    assert all(row for row in rows)


def test_exactly_one_final_line_break_is_dropped() -> None:
    assert from_tsv("1\t2\r\n3\t4\r\n") == [["1", "2"], ["3", "4"]]
    assert from_tsv("1\n\n") == [["1"], [""]]
    assert from_tsv("1") == [["1"]]
    assert from_tsv("") == []


def test_a_quoted_cell_with_line_breaks_stays_one_cell() -> None:
    assert from_tsv('"two\nlines"\t"he said ""no"""\r\n') == [["two\nlines", 'he said "no"']]


def test_a_lonely_quotation_mark_does_not_swallow_the_rest() -> None:
    assert from_tsv('"5\t6\n7\t8\n') == [['"5', "6"], ["7", "8"]]


def test_shorter_rows_are_filled_up() -> None:
    mime = QMimeData()
    mime.setText("1\t2\t3\n4\n")
    assert from_mime(mime) == (("1", "2", "3"), ("4", "", ""))


def test_html_is_a_bare_table_in_which_nothing_is_markup() -> None:
    page = to_html([["<b>1</b>", "a&b"]])
    assert ">&lt;b&gt;1&lt;/b&gt;</td>" in page
    assert ">a&amp;b</td>" in page


def test_our_own_flavour_keeps_states_notes_and_parts() -> None:
    cells: list[list[Cell | None]] = [
        [Cell("1.50", State.PENDING, "核"), None],
        [Cell({"食品": "3"}), Cell(None, State.MISSING)],
    ]
    mime = to_mime(cells, [["1.50", ""], ["1 part", "missing"]])
    assert from_mime(mime) == tuple(tuple(row) for row in cells)
    assert mime.text() == "1.50\t\r\n1 part\tmissing\r\n"


def test_our_flavour_in_rubbish_falls_back_to_the_text() -> None:
    for rubbish in (b"\xff", b"{", json.dumps([[["1", "no_state", ""]]]).encode(), b'{"a": 1}', b"[[3]]", b"[1]"):
        mime = QMimeData()
        mime.setData(OWN, rubbish)
        mime.setText("7")
        assert from_mime(mime) == (("7",),)
