"""Blocks that carry names: each cell goes where its names say, and nothing goes where they are not sure."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.values.align import align

UNITS = ("甲区", "乙县", "丙市", "丁区")
ITEMS = ("办案数", "投诉数", "办结率")


@given(st.permutations(UNITS), st.permutations(ITEMS), st.booleans(), st.integers(0, 9))
def test_a_block_in_any_order_and_either_way_round_finds_its_places(
    units: list[str], items: list[str], across: bool, seed: int
) -> None:
    rows, columns = (items, units) if across else (units, items)
    keep = Random(seed).randint(2, len(units))
    block = [["区县", *columns], *([name, *(f"{name}/{other}" for other in columns)] for name in rows)]
    block = [line[: keep + 1] for line in block] if across else block[: keep + 1]
    found = align(block, UNITS, ITEMS)
    assert found is not None
    assert found.across is across
    lines = [list(line) for line in zip(*block, strict=True)] if across else block
    assert len(found.units) == keep
    for line, unit in found.units.items():
        for at, item in found.items.items():
            named = f"{ITEMS[item]}/{UNITS[unit]}" if across else f"{UNITS[unit]}/{ITEMS[item]}"
            assert lines[line][at] == named


def test_names_alone_line_up_the_rows() -> None:
    found = align([["丁区", "4"], ["甲区", "1"]], UNITS, ITEMS)
    assert found is not None
    assert found.units == {0: 3, 1: 0}
    assert found.items == {}
    assert found.first_value == 1


def test_what_is_not_known_is_named_and_placed_nowhere() -> None:
    found = align([["", "办案数", "罚款数"], ["甲区", "1", "2"], ["戊区", "3", "4"], ["乙县", "5", "6"]], UNITS, ITEMS)
    assert found is not None
    assert found.units == {1: 0, 3: 1}
    assert found.items == {1: 0}
    assert found.unknown == ("戊区", "罚款数")


def test_numbers_are_no_names_and_one_name_may_be_chance() -> None:
    assert align([["1", "2"], ["3", "4"]], UNITS, ITEMS) is None
    assert align([["甲区", "2"], ["", "4"]], UNITS, ITEMS) is None


def test_a_name_that_two_units_have_matches_neither() -> None:
    assert align([["甲区", "1"], ["甲区", "2"]], ("甲区", "甲区", "乙县"), ITEMS) is None


NUMBERS = ("12", "一、12", "(3) 12", "１２", "12(万元)(件)", "第三、12", "⑫", "_12_", "【12】", "1 2")


@pytest.mark.parametrize("name", NUMBERS)
def test_units_that_are_called_by_numbers_are_found_in_a_block_of_numbers(name: str) -> None:
    found = align([["12", "5"], ["13", "6"], ["", "7"]], ["甲区", name, "13"], ["案件"])
    assert found is not None
    assert found.units == {0: 1, 1: 2}
