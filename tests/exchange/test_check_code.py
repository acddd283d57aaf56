"""The check code is the same for the same data, another for any other, and forgives how people type it."""

import hashlib
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange.assessment_json import read_assessment, write_assessment
from exchange.check_code import check_code, code_of, fingerprint, same_code
from exchange.json_format.figures import units_content, units_text
from scoring.entries import Cell
from scoring.evaluate import evaluate
from scoring.problems import Problem
from tests.exchange.sheet_cases import assessment, result_of
from tests.oracle.draw import assessment_of
from tests.oracle.test_against_the_engine import with_class_weights
from tests.scoring.build import read


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


SIGNED = {
    "city_2023": "382c6993851714571a8c7a676fb68dba3b384746fa7eb7f7b05130fc6caad66f",
    "city_2024": "f696a4acd76b27fdf90c7257cfb5809272adbd939ce768d9d2688c1f3aea44e3",
}
"""What stood under sheets of the sample city when this test was written."""


@pytest.mark.parametrize("name", SIGNED)
def test_what_was_signed_keeps_its_code(name: str) -> None:
    sample = read_assessment((Path(__file__).parents[2] / "samples" / f"{name}.json").read_bytes())
    result = evaluate(sample.plan, sample.entries)
    assert fingerprint(sample.plan, sample.entries, result).hex() == SIGNED[name]


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**63))
def test_the_text_of_all_figures_is_their_json_with_sorted_keys_and_no_blanks(seed: int) -> None:
    case = read(with_class_weights(assessment_of(seed), seed))
    result = evaluate(case.plan, case.entries)
    plain = json.dumps(units_content(result, case.plan), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert units_text(result, case.plan) == plain
    by_hand = replace(result, units=tuple(result.units))
    assert units_text(by_hand, case.plan) == plain


def test_names_that_json_must_write_otherwise_stand_in_the_text_as_in_json() -> None:
    case = assessment(1)
    odd = replace(case.plan.indicators[0], code='a"\\\n中')
    plan = replace(case.plan, indicators=(odd,), units=(replace(case.plan.units[0], name="\u2028\x01"),))
    result = evaluate(plan, case.entries)
    assert json.loads(units_text(result, plan)) == units_content(result, plan)


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
