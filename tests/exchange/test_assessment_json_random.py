"""Whole random assessments survive writing and reading."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings

from exchange.assessment_json import read_assessment, write_assessment
from tests.oracle.draw import assessments


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(assessments(years=True))
def test_a_random_assessment_survives_writing_and_reading(doc: dict[str, Any]) -> None:
    assessment = read_assessment(json.dumps(doc, ensure_ascii=False))
    assert read_assessment(write_assessment(assessment)) == assessment
    assert json.loads(write_assessment(assessment)).get("previous_values") == doc.get("previous_values")
