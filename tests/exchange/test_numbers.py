"""Typed and imported numbers: every digit kept, nothing guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.numbers import NotANumber, Number, parse_number
from exchange.wording import LANGUAGES, word

ACCEPTED = [
    ("12.50", "12.50"),
    ("３．５", "3.5"),
    ("3。5", "3.5"),
    ("3｡5", "3.5"),
    ("1,234.5", "1234.5"),
    ("1，234", "1234"),
    ("1,234,567", "1234567"),
    (" 3 ", "3"),
    ("\u30003\u00a0", "3"),
    ("\ufeff7\u200b", "7"),
    ("−5", "-5"),
    ("－５", "-5"),
    ("- 5", "-5"),
    ("＋5", "5"),
    ("(5)", "-5"),
    ("（1，234．5）", "-1234.5"),
    (".5", "0.5"),
    ("5.", "5"),
    ("007", "7"),
    ("-0", "0"),
    ("-0.00", "0.00"),
    ("0.10", "0.10"),
    ("12345678901234567890.123456789", "12345678901234567890.123456789"),
]

REFUSED = [
    ("", "blank"),
    (" \u3000", "blank"),
    ("3..5", "points"),
    ("1.2.3", "points"),
    (".", "points"),
    ("3a", "text"),
    ("100余", "text"),
    ("5分", "text"),
    ("abc", "text"),
    ("NaN", "text"),
    ("Infinity", "text"),
    ("1_000", "text"),
    ("0x10", "text"),
    ("--5", "text"),
    ("-", "text"),
    ("1e3", "exponent"),
    ("１Ｅ３", "exponent"),
    ("1,5", "comma"),
    ("12,34", "comma"),
    ("1,2345", "comma"),
    (",123", "comma"),
    ("3 205", "blank_inside"),
    ("٣", "other_digits"),
    ("5²", "other_digits"),
    ("①", "other_digits"),
    ("十五", "other_digits"),
    ("12.5%", "percent"),
    ("3‰", "percent"),
    ("9" * 41, "too_long"),
]


@pytest.mark.parametrize(("typed", "digits"), ACCEPTED)
def test_what_an_office_types_as_a_number_is_that_number_digit_for_digit(typed: str, digits: str) -> None:
    assert parse_number(typed) == Number(digits)


@pytest.mark.parametrize(("typed", "reason"), REFUSED)
def test_what_is_not_plainly_one_number_is_refused_with_its_reason(typed: str, reason: str) -> None:
    found = parse_number(typed)
    assert isinstance(found, NotANumber)
    assert found.reason == f"number.{reason}"


@pytest.mark.parametrize(("typed", "unit"), [("12.5%", "%"), ("12.5％", "％"), ("12.5 %", "百分比"), ("12.5‰", "‰")])
def test_a_percent_sign_says_the_unit_again_where_the_item_is_a_percentage(typed: str, unit: str) -> None:
    assert parse_number(typed, unit) == Number("12.5")


@pytest.mark.parametrize("unit", ["", "件", "万元", "‰"])
def test_a_percent_sign_under_another_unit_could_mean_two_things_and_is_refused(unit: str) -> None:
    assert parse_number("12.5%", unit) == NotANumber("number.percent", "12.5%", unit)


@pytest.mark.parametrize(("typed", "reason"), REFUSED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_its_sentence(typed: str, reason: str, language: str) -> None:
    found = parse_number(typed)
    assert isinstance(found, NotANumber)
    assert word(found.reason, language, **found.facts)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_any_decimal_comes_back_exactly_however_it_is_written(number: Decimal) -> None:
    wide = f"{number:,f}".translate({ord(char): chr(ord(char) + 0xFEE0) for char in "0123456789,.-"})
    for written in (f"{number:f}", f" {number:,f} ", wide):
        found = parse_number(written)
        assert isinstance(found, Number)
        assert found.value == number


@given(st.text(max_size=50))
def test_any_text_is_a_number_or_a_reason_and_never_an_error(text: str) -> None:
    found = parse_number(text)
    assert isinstance(found, NotANumber) or found.value.is_finite()
