"""The worked calculation: every method has a rule with numbers put in, and it comes to what the engine gives."""

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given, settings

from exchange.assessment_json import read_assessment
from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.method import MeasureMethod
from scoring.methods import METHODS
from scoring.precise import settle_roots
from scoring.rounding import round_half_up
from scoring.worked import View, Worked, worked, worked_unit
from scoring.worked.look import Look, look
from scoring.worked.model import Step
from scoring.worked.paper import Paper
from scoring.worked.rules import RULES, award
from scoring.worked.terms import Known, worth
from tests.oracle.draw import assessment_of
from tests.oracle.test_against_the_engine import AS_DRAWN, SEEDS
from tests.scoring.build import Json, document, leaf, read


def test_every_method_has_a_worked_rule() -> None:
    assert RULES.keys() == {method.code for method in METHODS}


def drawn(seed: int) -> Assessment:
    return read_assessment(json.dumps(assessment_of(seed), ensure_ascii=False))


def looks(assessment: Assessment, view: View) -> Iterator[Look]:
    """Every unit under every leaf that is scored, and under every part of a blend."""
    for node in assessment.plan.leaves:
        for unit in assessment.plan.units:
            found = None if node.reference_only else view.look(node.code, unit.code)
            if found is not None:
                yield found
                yield from found.parts


@settings(AS_DRAWN, max_examples=100)
@given(SEEDS)
@example(99_626_916_051)  # interpolated between anchors near a sum of roots
def test_the_numbers_put_in_come_to_exactly_what_the_method_gives(seed: int) -> None:
    assessment = drawn(seed)
    for one in looks(assessment, View(assessment.plan, assessment.entries)):
        if one.case is None or not isinstance(one.value, Fraction) or gets_zero(one):
            continue
        found = award(one, Paper(Known(one.case.weight, "weight")))
        assert same(worth(found.term), fraction(one.method.award(one.case)))
        assert all(worth(condition) for condition in found.because)


def same(shown: Fraction, scored: Fraction) -> bool:
    """Are two figures one? Where roots were cut after 50 digits, a difference of near ones has fewer: 40 decimals."""
    cut = min(shown.denominator, scored.denominator) > 10**25
    return (
        shown == scored
        or settle_roots(shown) == settle_roots(scored)
        or (cut and abs(shown - scored) < Fraction(1, 10**40))
    )


def gets_zero(one: Look) -> bool:
    """Is this 0 for a measure of 0, whatever the formula says?"""
    method = one.method
    return isinstance(method, MeasureMethod) and method.zero_gets_zero and one.case is not None and not one.case.measure


def fraction(value: object) -> Fraction:
    assert isinstance(value, Fraction)
    return value


@settings(AS_DRAWN, max_examples=50)
@given(SEEDS)
@example(5328)
def test_what_a_look_sees_is_what_was_scored(seed: int) -> None:
    assessment = drawn(seed)
    plan = assessment.plan
    result = evaluate(plan, assessment.entries)
    view = View(plan, assessment.entries, result)
    zeroed = {decision.unit for decision in assessment.entries.decisions}
    states = {None: {"missing", "not_applicable"}, Fraction: {"scored", "pending"}}
    for unit in result.units:
        for node in plan.leaves:
            score = unit.nodes[node.code]
            seen = None if node.reference_only else view.look(node.code, unit.code)
            if seen is None:
                assert score.state in ("reference", "missing")
                continue
            filled = seen.filled is not None  # a gap that was filled is scored, and missing all the same
            assert score.state in states[Fraction if isinstance(seen.settled, Fraction) and not filled else None]
            if isinstance(seen.settled, Fraction) and unit.code not in zeroed:
                wanted = round_half_up(seen.settled, plan.rounding.leaf_places)
                assert score.points is not None
                unending = plan.rounding.leaf_places is None  # what comes of a logarithm is kept to 40 places
                assert score.points == wanted or (
                    unending and abs(Fraction(score.points) - Fraction(wanted)) < Fraction(1, 10**40)
                )


@settings(AS_DRAWN, max_examples=30)
@given(SEEDS)
def test_a_line_has_the_points_state_and_weights_of_the_result_and_leaves_them_as_they_are(seed: int) -> None:
    assessment = drawn(seed)
    result = evaluate(assessment.plan, assessment.entries)
    for unit in result.units:
        found = {one.code: one for one in worked_unit(assessment.plan, assessment.entries, result, unit.code)}
        for code, score in unit.nodes.items():
            line = found[code]
            assert (line.points, line.state, line.weight) == (score.points, score.state, score.weight)
            assert line.effective_weight == score.effective_weight
        assert (found["base"].points, found["total"].points) == (unit.base, unit.total)
    assert evaluate(assessment.plan, assessment.entries) == result


EFFICACY: Json = {"good": "30", "bad": "12"}


def of(doc: Json, code: str = "L", unit: str = "A") -> Worked:
    assessment = read(doc)
    return worked(assessment.plan, assessment.entries, evaluate(assessment.plan, assessment.entries), unit, code)


def one(node: Json, values: dict[str, Any], **top: Any) -> Json:
    return document([node], values, units=["A", "B"], **top)


def steps(found: Worked) -> list[Step]:
    return [segment for segment in found.segments if isinstance(segment, Step)]


def test_a_line_is_steps_of_exact_figures() -> None:
    values = {code: {"A": value} for code, value in (("cases", "10320"), ("begin", "352"), ("end", "360"))}
    found = of(one(leaf("efficacy", EFFICACY, measure="cases / ((begin + end) / 2)"), values))
    measure, rate, points = steps(found)
    assert [step.kind for step in steps(found)] == ["measure", "rate", "points"]
    assert (measure.result.value, measure.result.text) == (Fraction(10320, 356), "28.9888")
    assert rate.result.value == worth(rate.term)
    assert (points.result.value, points.result.text) == (Fraction("3.91"), "3.91")
    assert [(used.item, used.text, used.state) for used in found.used] == [
        ("cases", "10320", ""),
        ("begin", "352", ""),
        ("end", "360", ""),
    ]


def test_a_line_says_which_cells_are_lacking_and_why() -> None:
    node = leaf("convert_scale", {"full": "10"}, measure="x + y + z")
    values: dict[str, Any] = {
        "x": {"A": "1"},
        "y": {"A": {"state": "void", "note": "误报"}},
        "z": {"A": {"state": "pending", "value": "3"}},
    }
    found = of(one(node, values))
    assert [(used.item, used.state) for used in found.used] == [("x", ""), ("y", "void"), ("z", "pending")]
    assert found.policies == ("missing.zero",)
    assert of(one(node, values), unit="B").used[0].state == "blank"


@pytest.mark.parametrize(
    ("more", "cell", "policies"),
    [
        ({}, None, ("missing.zero",)),
        ({"missing": "lowest"}, None, ("missing.lowest",)),
        ({"missing": "exclude"}, None, ("missing.exclude",)),
        ({"not_applicable": "mean"}, {"state": "not_applicable"}, ("not_applicable.mean",)),
        ({"params": EFFICACY | {"floor_pct": "60"}}, "1", ("floor",)),
        ({}, "1000", ("cap",)),
        ({"params": EFFICACY | {"zero_gets_zero": True}}, "0", ("zero_gets_zero",)),
        ({"measure": "x / 0", "zero_denominator": "full"}, "1", ("zero_denominator.full",)),
        ({"measure": "x / 0", "zero_denominator": "not_applicable"}, "1", None),
    ],
)
def test_the_policies_that_were_applied_stand_in_the_line(
    more: Json, cell: Any, policies: tuple[str, ...] | None
) -> None:
    values = {"x": {"B": "20"} | ({} if cell is None else {"A": cell})}
    found = of(one(leaf("efficacy", EFFICACY) | more, values))
    assert found.policies == (policies or ("zero_denominator.not_applicable", "not_applicable.redistribute"))


def test_a_part_for_which_no_rank_was_given_shows_the_points_that_the_rule_has_for_it() -> None:
    contest = {"share": "0.5", "method": "rank_map", "measure": "R", "params": {"map": {"1": "1"}, "absent": "0.2"}}
    scale = {"share": "0.5", "method": "convert_scale", "measure": "L", "params": {"full": "10"}}
    doc = one(leaf("blend", {"parts": [contest, scale]}, measure=None), {"L": {"A": "6"}, "R": {"B": "1"}})
    found = of(doc)
    assert found.policies == ("missing.given",)
    assert found.points == Decimal("1.60")


def test_a_veto_takes_the_points_after_everything_else() -> None:
    veto = {"veto": [{"code": "V", "name": "重大事故", "actions": ["node_zero:L"]}]}
    decided = [{"unit": "A", "rule": "V"}]
    found = of(one(leaf("efficacy", EFFICACY), {"x": {"A": "25"}}, adjustments=veto, decisions=decided))
    assert found.policies == ("veto",)
    assert [step.result.text for step in steps(found)][-2:] == ["3.56", "0.00"]


def test_redistribution_shows_in_the_group_and_in_the_effective_weight() -> None:
    nodes: list[Json] = [
        {"code": "G", "weight": "20"},
        *(
            {"code": code, "parent": "G", "weight": weight, "method": "direct", "params": {}}
            for code, weight in (("a", "4"), ("b", "3"), ("c", "13"))
        ),
    ]
    values: dict[str, Any] = {"a": {"A": "3.91"}, "b": {"A": "2.5"}, "c": {"A": {"state": "not_applicable"}}}
    doc = document(nodes, values, units=["A"])
    group, left_out = of(doc, "G"), of(doc, "c")
    assert (group.points, group.policies) == (Fraction("18.31"), ("redistributed",))
    assert left_out.points is None
    assert left_out.effective_weight == 0
    assert of(doc, "a").effective_weight == Fraction(80, 7)


def test_unknown_units_and_codes_are_refused() -> None:
    doc = one(leaf("direct"), {"x": {"A": "1"}})
    for unit, code in (("Z", "L"), ("A", "nothing")):
        with pytest.raises(KeyError):
            of(doc, code, unit)
    assessment = read(doc)
    with pytest.raises(KeyError):
        look(assessment.plan, assessment.entries, "nothing", "A")


def test_a_rule_that_cannot_be_read_says_so_instead_of_failing() -> None:
    assessment = read(one(leaf("direct", weight="4"), {"x": {"A": "1"}}))
    plan = assessment.plan.with_indicator(replace(assessment.plan.leaves[0], params={"max": "many"}))
    result = evaluate(plan, assessment.entries)
    found = worked(plan, assessment.entries, result, "A", "L")
    assert [segment.key for segment in found.segments if not isinstance(segment, Step)] == ["rule_faulty"]
    assert found.points == 0
