"""What a worked line says gives, with a calculator, the printed points: for every unit and node of any assessment."""

import json
from typing import Any

import pytest
from hypothesis import example, given, settings

from exchange.assessment_json import read_assessment
from scoring.evaluate import evaluate
from tests.oracle.calculator import Wrong, follow, value
from tests.oracle.draw import assessment_of, assessments
from tests.oracle.files import load
from tests.oracle.test_against_the_engine import AS_DRAWN, SEEDS
from tests.oracle.test_sample import SAMPLE
from tests.oracle.worked_lines import work_again


def lines_of(assessment: dict[str, Any]) -> int:
    read = read_assessment(json.dumps(assessment, ensure_ascii=False))
    return work_again(read.plan, read.entries, evaluate(read.plan, read.entries))


def test_every_line_of_the_sample_city_gives_what_is_printed() -> None:
    assert lines_of(load(*SAMPLE)) > 1000


@settings(AS_DRAWN, max_examples=100)
@given(assessments())
def test_every_line_of_drawn_assessments_gives_what_is_printed(assessment: dict[str, Any]) -> None:
    assert lines_of(assessment)


@settings(AS_DRAWN, max_examples=100)
@given(SEEDS)
@example(643)  # a logarithm beside a number of 36 digits
def test_every_line_of_random_assessments_gives_what_is_printed(seed: int) -> None:
    assert lines_of(assessment_of(seed))


@pytest.mark.long
@settings(AS_DRAWN, max_examples=3000)
@given(SEEDS)
def test_every_line_of_very_many_random_assessments_gives_what_is_printed(seed: int) -> None:
    assert lines_of(assessment_of(seed))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("17200÷((352+360)÷2)", "4300/89"),
        ("2−3−4", "-5"),
        ("−2×(−3)+1", "7"),
        ("12÷2÷3", "2"),
        ("2×3^2", "18"),
        ("|3−5|×√16", "8"),
        ("4×97.75%", "3.91"),
        ("min(7, 取整(8÷3), 四舍五入(2.5, 0))", "2"),
        ("四舍五入(1250, −2)", "1300"),
        ("3 ≥ 3 且 非(2 < 1)", "1"),
        ("同组最大值 36÷least of the peers 4", "9"),
        ("1/3×3", "1"),
    ],
)
def test_the_calculator_reckons_as_people_do(text: str, found: str) -> None:
    assert value(text) == value(found.replace("-", "−"))


@pytest.mark.parametrize(
    "line",
    [
        "2×3 = 7.00",
        "10÷3 = 3.34",
        "1÷3 = 3/10",
        "85 < 80：3.00",
        "3 > 2 不成立；3.00",
        "1÷3 = 0.3333；4×0.3333 = 1.34",
    ],
)
def test_the_calculator_finds_a_wrong_line(line: str) -> None:
    with pytest.raises(Wrong):
        follow(line, "zh_CN")
