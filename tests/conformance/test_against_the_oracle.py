"""The engine against the second reading of the format: whole random assessments, every published figure."""

import json
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings

from exchange.assessment_json import read_assessment, write_assessment, write_result
from scoring.evaluate import evaluate
from tests.oracle.draw import assessments
from tests.oracle.score import score

Json = dict[str, Any]


def differences(found: Json, wanted: Json) -> list[tuple[Any, ...]]:
    """Everything that the oracle says and the engine does not."""
    different: list[tuple[Any, ...]] = []
    if found["status"] != wanted["status"]:
        different.append(("status", found["status"], wanted["status"], found["problems"], wanted["problems"]))
    for mine, other in zip(found["units"], wanted["units"], strict=True):
        keys = other.keys() - {"nodes"}
        different += [(other["code"], key, mine[key], other[key]) for key in keys if mine[key] != other[key]]
        for code, node in other["nodes"].items():
            own = mine["nodes"][code]
            if own["state"] != node["state"] or not same_figure(own["points"], node["points"]):
                different.append((other["code"], code, own, node))
            if node.get("measure") not in (None, own.get("measure")):
                different.append((other["code"], code, own, node))
    return different


def same_figure(one: str | None, other: str | None) -> bool:
    """Equal at the places that both show: nodes that are not rounded may be written with more or fewer."""
    if one is None or other is None:
        return one == other
    places = min(len(text.partition(".")[2]) for text in (one, other))
    apart = abs(Fraction(one) - Fraction(other)) * Fraction(10) ** places
    return apart <= (1 if len(one) != len(other) else 0)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(assessments())
def test_the_engine_gives_every_figure_of_the_oracle(doc: Json) -> None:
    assessment = read_assessment(json.dumps(doc, ensure_ascii=False))
    result = evaluate(assessment.plan, assessment.entries)
    assert differences(json.loads(write_result(result, assessment.plan)), score(doc)) == []


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(assessments())
def test_a_random_assessment_survives_writing_and_reading(doc: Json) -> None:
    assessment = read_assessment(json.dumps(doc, ensure_ascii=False))
    assert read_assessment(write_assessment(assessment)) == assessment
