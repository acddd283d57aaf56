"""What a judgment, a value or a mark may be written as."""

from decimal import Decimal
from fractions import Fraction

import pytest

from scoring.weights.shares import exact, shown


@pytest.mark.parametrize(
    ("value", "number", "text"),
    [
        (3, Fraction(3), "3"),
        ("1/3", Fraction(1, 3), "1/3"),
        ("0.50", Fraction(1, 2), "0.5"),
        ("1.5/4.5", Fraction(1, 3), "1/3"),
        (Decimal("0.125"), Fraction(1, 8), "0.125"),
        (Fraction(1234, 1001), Fraction(1234, 1001), "1.2328…"),
    ],
)
def test_numbers_are_read_exactly_and_shown_as_people_write_them(value: object, number: Fraction, text: str) -> None:
    assert (exact(value), shown(value)) == (number, text)


@pytest.mark.parametrize(
    "value",
    [0.5, True, None, "", "1/", "/3", "1/0", "1/2/3", "３", "1e9", Decimal("NaN"), Decimal("1e999999"), "9" * 61, []],
)
def test_what_is_no_exact_number_is_none(value: object) -> None:
    assert exact(value) is None


def test_a_long_text_is_shortened_in_a_sentence() -> None:
    assert shown("十分重要" * 20) == ("十分重要" * 5)[:19] + "…"


def test_a_binary_float_is_no_exact_number_and_shown_as_one() -> None:
    assert (exact(0.5), shown(0.5)) == (None, "0.5 (float)")
