"""Assessments for the tests of insight: drawn ones, the sample city, and what the independent oracle says of them."""

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from exchange.assessment_json import read_assessment
from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.insight.gain import Gain
from scoring.result import Result

Json = dict[str, Any]
CITY = Path(__file__).resolve().parents[3] / "samples" / "city_2024.json"
SEEDS = st.integers(0, 2**63)
AS_DRAWN = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[phase for phase in Phase if phase is not Phase.explain],
)


def read(document: Json) -> tuple[Assessment, Result]:
    assessment = read_assessment(json.dumps(document, ensure_ascii=False))
    return assessment, evaluate(assessment.plan, assessment.entries)


def city_document() -> Json:
    document: Json = json.loads(CITY.read_text("utf-8"))
    return document


@cache
def city() -> tuple[Assessment, Result]:
    return read(city_document())


def with_value(document: Json, item: str, unit: str, text: str) -> Json:
    """The document with one unit's number replaced; a pending one stays pending."""
    changed = deepcopy(document)
    cell = changed["values"][item][unit]
    changed["values"][item][unit] = cell | {"value": text} if isinstance(cell, dict) else text
    return changed


def with_gain(document: Json, assessment: Assessment, unit: str, gain: Gain) -> Json:
    """The document after a change of one value or of the events, written without the program's help."""
    assert gain.needed is not None
    assert gain.now is not None
    if gain.way == "value":
        return with_value(document, gain.item, unit, f"{gain.needed:f}")
    changed = deepcopy(document)
    if gain.way == "bonus":
        event = {"unit": unit, "rule": gain.rule, "count": f"{gain.needed - gain.now:f}"}
        changed["events"].append(event | ({} if gain.level is None else {"level": gain.level}))
        return changed
    at = next(number for number, event in enumerate(assessment.entries.events) if event is gain.event)
    if gain.needed:
        changed["events"][at]["count"] = f"{gain.needed:f}"
    else:
        del changed["events"][at]
    return changed


def place(written: Json, unit: str, key: str = "rank") -> Any:
    """A figure of one unit in a result as the oracle writes it."""
    return next(one for one in written["units"] if one["code"] == unit)[key]
