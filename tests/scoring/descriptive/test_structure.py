"""Shares of a whole, and concentration."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.descriptive.structure import Structure, structure
from scoring.descriptive.undefined import Undefined

PARTS = st.dictionaries(
    st.text("abcdefg", min_size=1, max_size=2), st.fractions(0, 50, max_denominator=9), min_size=1, max_size=12
).filter(lambda parts: any(parts.values()))
FIELDS = {"食品": 900, "药品": 300, "价格": 50, "质量": 40, "特种设备": 300, "知识产权": 10}


def of(parts: dict[str, int]) -> Structure:
    found = structure({name: Fraction(value) for name, value in parts.items()})
    assert isinstance(found, Structure)
    return found


@given(PARTS)
def test_shares_add_up_and_stand_the_largest_first(parts: dict[str, Fraction]) -> None:
    found = structure(parts)
    assert isinstance(found, Structure)
    shares = [part.share for part in found.parts]
    assert sum(shares, Fraction(0)) == 1
    assert shares == sorted(shares, reverse=True)
    assert {part.name: part.value for part in found.parts} == parts
    assert all(part.share * found.whole == part.value for part in found.parts)


@given(PARTS, st.integers(1, 14))
def test_the_largest_k_hold_the_most_that_k_can_hold(parts: dict[str, Fraction], largest: int) -> None:
    found = structure(parts)
    assert isinstance(found, Structure)
    concentration = found.concentration(largest)
    held = sorted((value / sum(parts.values(), Fraction(0)) for value in parts.values()), reverse=True)[:largest]
    assert concentration.share == sum(held, Fraction(0)) == found.share_of(concentration.names)
    assert len(concentration.names) == min(largest, len(parts))
    assert all(parts[name] == parts[concentration.names[-1]] for name in concentration.tied)


def test_a_part_as_large_as_the_last_of_the_largest_is_told() -> None:
    found = of(FIELDS)
    two = found.concentration(2)
    assert (two.names, two.tied, two.share) == (("食品", "药品"), ("特种设备",), Fraction(3, 4))
    assert found.concentration(3).tied == ()


def test_the_share_of_weak_fields_is_theirs_together() -> None:
    found = of(FIELDS)
    assert found.share_of(["质量", "知识产权", "价格"]) == Fraction(1, 16)
    with pytest.raises(KeyError, match="广告"):
        found.share_of(["质量", "广告"])


def test_the_herfindahl_index_lies_between_all_alike_and_all_in_one() -> None:
    assert of(dict.fromkeys("abcd", 5)).herfindahl == Fraction(1, 4)
    assert of({"a": 7, "b": 0}).herfindahl == 1


@pytest.mark.parametrize(
    ("parts", "why"),
    [({}, Undefined.ZERO_TOTAL), ({"a": 0}, Undefined.ZERO_TOTAL), ({"a": 3, "b": -1}, Undefined.NEGATIVE_PART)],
)
def test_without_a_whole_there_are_no_shares(parts: dict[str, int], why: Undefined) -> None:
    assert structure({name: Fraction(value) for name, value in parts.items()}) is why


@pytest.mark.parametrize("largest", [0, -1])
def test_the_largest_none_are_no_question(largest: int) -> None:
    found = structure({"甲": Fraction(1), "乙": Fraction(2)})
    assert isinstance(found, Structure)
    with pytest.raises(ValueError, match="parts"):
        found.concentration(largest)
