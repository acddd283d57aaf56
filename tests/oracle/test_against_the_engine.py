"""The engine and the oracle, two readings of one format, give the same result for whole random assessments."""

import json
from collections.abc import Iterator
from decimal import Context, Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from exchange.assessment_json import read_assessment, write_result
from scoring.evaluate import evaluate
from tests.oracle.draw import assessment_of, assessments
from tests.oracle.files import load
from tests.oracle.score import score
from tests.oracle.test_sample import SAMPLE

Json = dict[str, Any]
AS_DRAWN = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[phase for phase in Phase if phase is not Phase.explain],
)
SEEDS = st.integers(0, 2**63)
UNROUNDED = Decimal(1).scaleb(-10)
"""How far nodes may differ that are not rounded at all (leaf_places: null); everything else is digit for digit."""

PROMISED = Context(prec=40)
"""Digits to which measures are compared: roots and logarithms of numbers as long as 43 digits, shown with four places,
have more than the 28 that the format promises of them (and the 45 that the engine carries)."""


def by_the_engine(assessment: Json) -> Json:
    """What the program makes of an assessment, through its own reader and writer."""
    read = read_assessment(json.dumps(assessment, ensure_ascii=False))
    result: Json = json.loads(write_result(evaluate(read.plan, read.entries), read.plan))
    return result


def differences(engine: Json, oracle: Json, *, rounded_leaves: bool = True) -> Iterator[str]:
    """Every figure that differs, as `unit key: engine's, oracle's`."""
    for key in ("format", "assessment", "status"):
        if engine[key] != oracle[key]:
            yield f"{key}: {engine[key]}, {oracle[key]} {[problem['code'] for problem in engine['problems']]}"
    assert [unit["code"] for unit in engine["units"]] == [unit["code"] for unit in oracle["units"]]
    for mine, wanted in zip(engine["units"], oracle["units"], strict=True):
        for key in wanted.keys() - {"nodes"}:
            if mine[key] != wanted[key]:
                yield f"{wanted['code']} {key}: {mine[key]}, {wanted[key]}"
        assert mine["nodes"].keys() == wanted["nodes"].keys()
        for code, node in wanted["nodes"].items():
            for key, value in node.items():
                found = mine["nodes"][code].get(key)
                if not same(key, found, value, rounded_leaves):
                    yield f"{wanted['code']} {code} {key}: {found}, {value}"


def same(key: str, mine: Any, wanted: Any, rounded_leaves: bool) -> bool:
    if mine == wanted:
        return True
    if mine is None or wanted is None or key == "state":
        return False
    if key == "weight":
        return Decimal(mine) == Decimal(wanted)
    if key == "measure":
        return PROMISED.plus(Decimal(mine)) == PROMISED.plus(Decimal(wanted))
    return key == "points" and not rounded_leaves and abs(Decimal(mine) - Decimal(wanted)) <= UNROUNDED


def compare(assessment: Json) -> None:
    rounded_leaves = assessment["assessment"]["rounding"]["leaf_places"] is not None
    found = list(differences(by_the_engine(assessment), score(assessment), rounded_leaves=rounded_leaves))
    assert not found, "\n".join(["engine's, oracle's", *found])


def test_engine_and_oracle_agree_on_the_sample_city() -> None:
    compare(load(*SAMPLE))


@settings(AS_DRAWN, max_examples=100)
@given(assessments())
def test_engine_and_oracle_agree_on_drawn_assessments(assessment: Json) -> None:
    compare(assessment)


@settings(AS_DRAWN, max_examples=500)
@given(SEEDS)
def test_engine_and_oracle_agree_on_random_assessments(seed: int) -> None:
    compare(assessment_of(seed))


@settings(AS_DRAWN, max_examples=150)
@given(SEEDS)
def test_engine_and_oracle_agree_on_what_looks_back_to_the_assessment_before(seed: int) -> None:
    compare(assessment_of(seed, years=True))


@settings(AS_DRAWN, max_examples=30)
@given(SEEDS)
def test_engine_and_oracle_agree_on_assessments_of_many_units(seed: int) -> None:
    compare(assessment_of(seed, units=(40, 120)))


WITHOUT_POINTS = ("pass_fail", "coverage", "min_max", "rank_linear", "rank_bands", "item_mean", "t_score", "ballots")
"""Methods without parameters in points, such as a floor, which a smaller weight could contradict."""


def with_class_weights(assessment: Json, seed: int) -> Json:
    """The same with weights of single classes here and there, also where a class has no unit."""
    draw = Random(seed)
    classes = [one["code"] for one in assessment.get("classes") or []]
    for node in assessment["indicators"] if classes else ():
        if not node.get("reference_only") and draw.random() < 0.5:
            chosen = draw.sample(classes, draw.randint(1, len(classes)))
            zero = [Decimal(0)] if node.get("method") in WITHOUT_POINTS else []
            weights = [Decimal(node["weight"]) * factor for factor in (1, 2, Decimal("1.25"))] + zero
            node["weight_by_class"] = {code: f"{draw.choice(weights):f}" for code in chosen}
    return assessment


@settings(AS_DRAWN, max_examples=150)
@given(SEEDS)
def test_engine_and_oracle_agree_on_weights_of_single_classes(seed: int) -> None:
    """Its status apart: an entry that only the weights of another class make wrong is no problem of a unit."""
    assessment = with_class_weights(assessment_of(seed), seed)
    engine, oracle = by_the_engine(assessment), score(assessment)
    assert oracle["status"] == engine["status"] or (oracle["status"] == "problems" and engine["status"] != "problems")
    rounded_leaves = assessment["assessment"]["rounding"]["leaf_places"] is not None
    found = list(differences(engine, oracle | {"status": engine["status"]}, rounded_leaves=rounded_leaves))
    assert not found, "\n".join(["engine's, oracle's", *found])


@pytest.mark.long
@settings(AS_DRAWN, max_examples=20_000)
@example(37895, False)  # the root of a number of 43 digits
@given(SEEDS, st.booleans())
def test_engine_and_oracle_agree_on_very_many_random_assessments(seed: int, years: bool) -> None:
    compare(assessment_of(seed, years=years))


@pytest.mark.long
@settings(AS_DRAWN, max_examples=500)
@given(SEEDS, st.booleans())
def test_engine_and_oracle_agree_on_very_many_assessments_of_many_units(seed: int, years: bool) -> None:
    compare(assessment_of(seed, years=years, units=(40, 150)))
