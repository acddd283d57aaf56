"""The curve is the engine's own: on it lie the units, and whoever had the measure of one of its points."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from exchange.assessment_json import read_assessment
from scoring.entries import Assessment, Cell
from scoring.evaluate import evaluate
from scoring.methods import METHODS
from scoring.plan import Unit
from scoring.preview.curve import trace
from scoring.preview.span import round_step, span
from scoring.preview.stage import Stage, measures, on_stage
from scoring.preview.trial import try_entries, try_measure
from tests.scoring.build import document, leaf, read

XS = ("9", "12", "7", "9", "4", "20.5")
RULES: dict[str, dict[str, Any]] = {
    "pass_fail": {"target": "9"},
    "target_rate": {"target": "12", "cap_pct": "110", "threshold_pct": "50"},
    "target_step": {
        "target": "9",
        "base": "2",
        "up_step": "2",
        "up_points": "0.5",
        "down_step": "1",
        "down_points": "0.5",
        "step_mode": "full_steps",
    },
    "gap_deduct": {"target": "12", "per": "1", "points": "0.3"},
    "efficacy": {"good": "15", "bad": "5"},
    "efficacy_tiers": {"standards": ["15", "10", "5"], "coefs": ["1", "0.6", "0.2"]},
    "interpolation": {"anchors": [["5", "0"], ["10", "2"], ["20", "4"]]},
    "tiers": {"tiers": [["15", "4"], ["8", "2"], ["5", "1"]]},
    "interval": {"low": "8", "high": "12", "low_limit": "2", "high_limit": "25"},
    "min_max": {"base_pct": "60"},
    "best_ratio": {},
    "mean_ratio": {"pct_at_mean": "80"},
    "t_score": {"t_min": "20", "t_max": "80"},
    "rank_linear": {"base_pct": "60", "ties": "average"},
    "rank_step": {"step_points": "0.3"},
    "rank_bands": {"bands": [["30", "100"], ["80", "80"], ["100", "60"]]},
    "convert_scale": {"full": "25"},
    "convert_rank": {"of": "25"},
}


def staged(method: str, params: dict[str, Any], xs: Sequence[str] = XS, **more: Any) -> tuple[Assessment, Stage]:
    units = [f"U{number}" for number in range(len(xs))]
    assessment = read(document([leaf(method, params, **more)], {"x": dict(zip(units, xs, strict=True))}, units=units))
    stage = on_stage(assessment.plan, assessment.entries, assessment.plan.indicator["L"])
    assert stage is not None
    return assessment, stage


@pytest.mark.parametrize("method", RULES)
def test_units_stand_on_the_curve_with_the_points_of_the_result(method: str) -> None:
    assessment, stage = staged(method, RULES[method])
    result = evaluate(assessment.plan, assessment.entries)
    by_unit = {dot.unit: dot for dot in stage.dots}
    curve = trace(stage, "U0")
    on_it = dict(curve.points)
    for unit in result.units:
        dot = by_unit[unit.code]
        assert unit.nodes["L"].points is not None
        assert dot.points == Fraction(unit.nodes["L"].points)
        assert dot.measure is not None
        assert abs(on_it[dot.measure] - dot.points) <= Fraction(1, 200), "the dot is rounded, the curve is not"


@pytest.mark.parametrize("method", RULES)
def test_a_unit_that_is_tried_gets_what_one_more_unranked_unit_would_get(method: str) -> None:
    assessment, stage = staged(method, RULES[method])
    for text in ("3", "9", "10.55", "30"):
        plan = replace(assessment.plan, units=(*assessment.plan.units, Unit(code="T", name="试", ranked=False)))
        entries = assessment.entries.with_cells({("x", "T"): Cell(text)})
        (one,) = (unit for unit in evaluate(plan, entries).units if unit.code == "T")
        tried = try_measure(stage, "U0", Fraction(text))
        assert tried is not None
        assert tried.points == one.nodes["L"].points


@pytest.mark.parametrize("method", RULES)
def test_between_two_points_of_the_curve_nothing_is_missed(method: str) -> None:
    _, stage = staged(method, RULES[method])
    curve = trace(stage, "U0")
    for index in range(len(curve.points) - 1):
        (x0, y0), (x1, y1) = curve.points[index], curve.points[index + 1]
        if curve.is_jump(index):
            continue
        middle = stage.points_at("U0", (x0 + x1) / 2, as_peer=True)
        assert isinstance(middle, Fraction)
        assert abs(middle - (y0 + y1) / 2) <= (curve.top - curve.bottom) / 100


@pytest.mark.parametrize("method", ["t_score", "mean_ratio"])
def test_of_very_many_peers_the_points_are_those_of_the_exact_fractions(method: str) -> None:
    xs = [f"{number % 37}.{number % 10}" for number in range(140)]
    _, stage = staged(method, RULES[method], xs)
    assert stage.is_long("U0")
    for x in (Fraction(3), Fraction(41, 3), Fraction(80)):
        exact = stage.method_of("U0").score(stage.case_at("U0", x))
        found = stage.points_at("U0", x)
        assert isinstance(exact, Fraction)
        assert isinstance(found, Fraction)
        assert abs(found - exact) < Fraction(1, 10**7)
    assert try_measure(stage, "U0", Fraction(3)) is None
    assert len(trace(stage, "U0").points) > 3


def test_a_step_is_a_jump_at_its_bound() -> None:
    _, stage = staged("tiers", RULES["tiers"])
    curve = trace(stage, "U0")
    leaps = [curve.points[index + 1][0] for index in range(len(curve.points) - 1) if curve.is_jump(index)]
    assert leaps == [Fraction(5), Fraction(8), Fraction(15)]


def test_what_cannot_be_read_is_not_drawn() -> None:
    assessment, _ = staged("min_max", {})
    node = replace(assessment.plan.indicator["L"], method="efficacy", params={"good": "3..5"})
    assert on_stage(assessment.plan, assessment.entries, node) is None


def test_each_class_with_numbers_of_its_own_has_a_curve_of_its_own() -> None:
    doc = document(
        [leaf("target_rate", {"by_class": {"甲": {"target": "10"}, "乙": {"target": "5"}}})],
        {"x": {"U0": "5", "U1": "5", "U2": "6"}},
        units=[{"code": f"U{n}", "name": f"单位{n}", "class": "甲" if n < 2 else "乙"} for n in range(3)],
        classes=[{"code": code, "name": code, "coefficient": "1"} for code in "甲乙"],
    )
    assessment = read(doc)
    stage = on_stage(assessment.plan, assessment.entries, assessment.plan.indicator["L"])
    assert stage is not None
    assert [circled.units for circled in stage.circles] == [("U0", "U1"), ("U2",)]
    assert stage.points_at("U0", Fraction(5)) == 2
    assert stage.points_at("U2", Fraction(5)) == 4


def test_what_is_tried_by_itself_gets_what_it_gets_beside_the_others(samples: Path) -> None:
    """Methods that say that nobody else matters: the points of every unit are those of the whole evaluation."""
    city = read_assessment((samples / "city_2024.json").read_bytes())
    result, seen = evaluate(city.plan, city.entries), set()
    for node in city.plan.leaves:
        stage = on_stage(city.plan, city.entries, node)
        if stage is None or stage.measured or not all(method.by_itself for method in stage.methods):
            continue
        seen.add(node.method)
        for unit in result.units:
            assert try_entries(stage, unit.code, {}).points == unit.nodes[node.code].points, (node.name, unit.name)
    assert seen == {method.code for method in METHODS if method.by_itself}


def test_entries_are_tried_instead_of_the_units_own() -> None:
    doc = document([leaf("deduct", {"rules": [["x", "0.5", "2"]]}, measure=None)], {"x": {"U0": "1"}}, units=["U0"])
    assessment = read(doc)
    stage = on_stage(assessment.plan, assessment.entries, assessment.plan.indicator["L"])
    assert stage is not None
    assert not stage.measured
    assert str(try_entries(stage, "U0", {"x": Cell("3")}).points) == "2.50"
    assert str(try_entries(stage, "U0", {"x": Cell("9")}).points) == "2.00"


def test_measures_name_every_unit_and_say_why_there_is_none() -> None:
    doc = document(
        [leaf("min_max", measure="x / y")],
        {"x": {"U0": "3", "U1": "1", "U2": "1"}, "y": {"U0": "2", "U1": "0"}},
        units=["U0", "U1", "U2"],
    )
    assessment = read(doc)
    found = measures(assessment.plan, assessment.entries, assessment.plan.indicator["L"])
    assert [(name, str(getattr(value, "name", value))) for name, value in found] == [
        ("单位U0", "3/2"),
        ("单位U1", "ZERO_DIVISION"),
        ("单位U2", "MISSING"),
    ]


def test_every_leaf_of_the_sample_city_is_drawn(samples: Path) -> None:
    assessment = read_assessment((samples / "city_2024.json").read_bytes())
    result = evaluate(assessment.plan, assessment.entries)
    for node in assessment.plan.leaves:
        stage = on_stage(assessment.plan, assessment.entries, node)
        assert stage is not None
        points = {dot.unit: dot.points for dot in stage.dots}
        for unit in result.units:
            own = unit.nodes[node.code].points
            assert points.get(unit.code) == (None if own is None else Fraction(own))
        if stage.measured and not node.reference_only:
            curve = trace(stage, stage.circles[0].units[0])
            assert len(curve.points) > 2
            assert all(a[0] <= b[0] for a, b in zip(curve.points, curve.points[1:], strict=False))


def test_what_is_drawn_ends_at_round_figures() -> None:
    assert span([Fraction(12), Fraction(30)]) == (Fraction(8), Fraction(34))
    assert span([Fraction(1), Fraction(30)])[0] == 0, "what is never below 0 is not drawn below it"
    low, high = span([])
    assert low < high
    assert round_step(Fraction(100), 5) == 20
    assert round_step(Fraction(3, 10), 4) == Fraction(1, 10)
