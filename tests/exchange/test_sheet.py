"""What a document is: headings that merge, figures at fixed places, words fit for paper."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from exchange.sheet import Column, HeadingCell, figure, fixed, heading_cells, printable


def columns(*headings: tuple[str, ...]) -> list[Column]:
    return [Column(heading=heading, width=10) for heading in headings]


def test_neighbours_under_one_word_merge_and_short_headings_reach_down() -> None:
    cells = heading_cells(columns(("位次",), ("得分", "甲"), ("得分", "乙"), ("等次",)))
    assert cells == (
        HeadingCell("位次", 0, 1, 0, 2),
        HeadingCell("得分", 1, 3, 0, 1),
        HeadingCell("等次", 3, 4, 0, 2),
        HeadingCell("甲", 1, 2, 1, 2),
        HeadingCell("乙", 2, 3, 1, 2),
    )


def test_two_columns_of_one_name_stay_two() -> None:
    cells = heading_cells(columns(("得分", "同名"), ("得分", "同名")))
    assert [(cell.text, cell.first, cell.end) for cell in cells] == [("得分", 0, 2), ("同名", 0, 1), ("同名", 1, 2)]


@given(st.lists(st.lists(st.sampled_from("甲乙丙"), min_size=1, max_size=3).map(tuple), min_size=1, max_size=8))
def test_the_heading_covers_every_place_once(headings: list[tuple[str, ...]]) -> None:
    covered = [
        (level, column)
        for cell in heading_cells(columns(*headings))
        for level in range(cell.top, cell.bottom)
        for column in range(cell.first, cell.end)
    ]
    levels = max(map(len, headings))
    assert sorted(covered) == [(level, column) for level in range(levels) for column in range(len(headings))]


def test_halves_go_up_and_zeros_are_kept() -> None:
    assert str(fixed(Decimal("92.5"), 2)) == "92.50"
    assert str(fixed(Fraction(1, 8), 2)) == "0.13"
    assert str(fixed(Decimal("-0.125"), 2)) == "-0.13"
    assert figure(Decimal("0.001"), 2).text == "0.00"
    assert figure(Decimal("1.2"), 2, "*").text == "1.20*"


@given(st.text())
def test_printed_words_hold_nothing_that_paper_cannot(words: str) -> None:
    said = printable(words)
    assert said.encode("utf-8").decode() == said
    assert not set(said) & set("\x00\x07\n\r\t\u202e\u2066\ufeff\uffff")
    assert printable(said) == said


def test_a_direction_switch_cannot_turn_a_name_round() -> None:
    assert printable("甲区\u202exslx.exe局\x00") == "甲区xslx.exe局"
