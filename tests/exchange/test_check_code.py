"""The check code is the same for the same data, another for any other, and forgives how people type it."""

import hashlib
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from exchange.assessment_json import read_assessment, write_assessment
from exchange.check_code import check_code, code_of, same_code
from scoring.entries import Cell
from scoring.problems import Problem
from tests.exchange.sheet_cases import assessment, result_of


def test_the_code_survives_the_way_through_a_file() -> None:
    case = assessment(6)
    again = read_assessment(write_assessment(case))
    assert check_code(case.plan, case.entries, result_of(case)) == check_code(
        again.plan, again.entries, result_of(again)
    )


def test_any_change_gives_another_code() -> None:
    case = assessment(6)
    result = result_of(case)
    first = result.units[0]
    codes = [
        check_code(case.plan, case.entries, result),
        check_code(replace(case.plan, title="另一个"), case.entries, result),
        check_code(case.plan.with_weight("G1_1", Decimal("5.01")), case.entries, result),
        check_code(case.plan, case.entries.with_cells({("G1_1", "U001"): Cell("0.1")}), result),
        check_code(case.plan, replace(case.entries, events=()), result),
        check_code(case.plan, case.entries, replace(result, units=(replace(first, rank=99), *result.units[1:]))),
    ]
    assert len(set(codes)) == len(codes)


def test_findings_do_not_spoil_a_signed_sheet() -> None:
    case = assessment(6)
    result = result_of(case)
    warned = replace(result, problems=(Problem("another.check", ("units", "U001")),))
    assert check_code(case.plan, case.entries, warned) == check_code(case.plan, case.entries, result)


def test_the_code_is_the_first_sixty_bits_in_crockfords_letters() -> None:
    assert code_of(bytes(32)) == "0000-0000-0000"
    assert code_of(b"\xff" * 32) == "ZZZZ-ZZZZ-ZZZZ"
    assert code_of(bytes([0b00001_000, 0, 0, 0, 0, 0, 0, 0x10, 0])) == "1000-0000-0001"


@given(st.binary(min_size=1))
def test_a_code_may_be_typed_in_any_way(content: bytes) -> None:
    code = code_of(hashlib.sha256(content).digest())
    assert same_code(code, code.replace("-", "").lower())
    assert same_code(code, code.replace("0", "O").replace("1", "l"))
    assert not same_code(code, code[:-1] + ("2" if code[-1] != "2" else "3"))
