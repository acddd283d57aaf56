"""What a base and a total are made of adds up exactly, whatever the rules."""

import json
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings

from exchange.assessment_json import read_assessment
from scoring.evaluate import evaluate
from scoring.insight.comparison import compare
from scoring.insight.contributions import contributions
from scoring.insight.parts import parts_of
from scoring.insight.strengths import leaf_rates, strengths
from scoring.plan import Plan
from scoring.result import Result
from tests.oracle.draw import assessment_of, assessments
from tests.scoring.build import by_code, document, read
from tests.scoring.insight.cases import AS_DRAWN, SEEDS, Json, city


def check(plan: Plan, result: Result) -> None:
    for unit in result.units:
        parts = parts_of(plan, unit)
        assert sum((parts.given[code] for code in parts.addends), sum(parts.rounding.values())) == parts.base
        after = parts.coefficient + parts.bonus - parts.deduction + parts.settled + parts.floor
        assert parts.base + after == parts.total == Fraction(unit.total)

        found = contributions(plan, result, unit.code)
        nodes = {node.code: node for node in found.nodes}
        given_ = [nodes[code].given for code in found.addends]
        assert sum((one for one in given_ if one is not None), sum(found.rounding.values())) == unit.base
        for leaf in leaf_rates(plan, result, unit.code):
            given_once = nodes[leaf.code].given
            if leaf.code in found.addends:
                assert given_once == Fraction(nodes[leaf.code].effective_weight) - leaf.lost
    for a, b in combinations(result.units[:4], 2):
        there, back = compare(result, plan, a.code, b.code), compare(result, plan, b.code, a.code)
        assert sum(term.difference for term in there.terms) == there.difference == Fraction(a.total) - Fraction(b.total)
        assert [term.difference for term in there.terms] == [-term.difference for term in back.terms]
        assert [pair.difference for pair in there.leaves] == [
            None if pair.difference is None else -pair.difference for pair in back.leaves
        ]


def of(doc: Json) -> tuple[Plan, Result]:
    assessment = read_assessment(json.dumps(doc, ensure_ascii=False))
    return assessment.plan, evaluate(assessment.plan, assessment.entries)


def test_the_parts_of_the_sample_city_add_up() -> None:
    assessment, result = city()
    check(assessment.plan, result)


@settings(AS_DRAWN, max_examples=60)
@given(SEEDS)
def test_the_parts_of_random_assessments_add_up(seed: int) -> None:
    check(*of(assessment_of(seed)))


@settings(AS_DRAWN, max_examples=25)
@given(assessments())
def test_the_parts_of_drawn_assessments_add_up(doc: Json) -> None:
    check(*of(doc))


def test_a_leaf_carries_the_weight_of_its_left_out_sibling_and_gives_more_than_its_points() -> None:
    nodes = [
        {"code": "A", "weight": "10"},
        {"code": "A1", "parent": "A", "weight": "4", "method": "direct", "measure": "x"},
        {"code": "A2", "parent": "A", "weight": "6", "method": "direct", "measure": "y"},
    ]
    away = {"state": "not_applicable"}
    assessment = read(document(nodes, {"x": {"U1": "3", "U2": "3"}, "y": {"U1": away, "U2": "6"}}, units=["U1", "U2"]))
    result = evaluate(assessment.plan, assessment.entries)
    found = {node.code: node for node in contributions(assessment.plan, result, "U1").nodes}
    assert found["A1"].points == 3
    assert found["A1"].given == Fraction(15, 2)
    assert found["A2"].given is None
    assert found["A1"].share == 1
    assert found["A1"].against_all == 0
    assert found["A"].against_all == Fraction(15, 2) - Fraction(33, 4)
    assert found["A1"].against_class is None


def test_below_a_group_that_takes_no_sum_nothing_adds_up_and_the_group_itself_does() -> None:
    nodes = [
        {"code": "A", "weight": "10", "aggregate": "geometric"},
        {"code": "A1", "parent": "A", "weight": "1", "method": "direct", "measure": "x"},
        {"code": "A2", "parent": "A", "weight": "1", "method": "direct", "measure": "y"},
    ]
    assessment = read(document(nodes, {"x": {"U1": "0.9"}, "y": {"U1": "0.4"}}, units=["U1"]))
    result = evaluate(assessment.plan, assessment.entries)
    found = contributions(assessment.plan, result, "U1")
    assert found.addends == ("A",)
    assert [node.given for node in found.nodes] == [Fraction(6), None, None]


def test_a_residue_of_rounding_is_named_with_its_place() -> None:
    nodes = [
        {"code": "A", "weight": "10"},
        {"code": "A1", "parent": "A", "weight": "3", "method": "direct", "measure": "x"},
        {"code": "A2", "parent": "A", "weight": "7", "method": "direct", "measure": "y"},
    ]
    away = {"state": "not_applicable"}
    doc = document(nodes, {"x": {"U1": "1"}, "y": {"U1": away}}, units=["U1"])
    assessment = read(doc)
    result = evaluate(assessment.plan, assessment.entries)
    assert by_code(result)["U1"].base == Decimal("3.33")
    assert contributions(assessment.plan, result, "U1").rounding == {"A": Fraction("3.33") - Fraction(10, 3)}


def test_the_coefficient_and_the_floor_are_parts_of_the_difference_of_their_own() -> None:
    leaf = {"code": "L", "weight": "100", "method": "direct", "measure": "x"}
    doc = document(
        [leaf],
        {"x": {"U1": "80", "U2": "80", "U3": "1"}},
        units=[{"code": "U1", "name": "甲", "class": "K"}, "U2", "U3"],
        classes=[{"code": "K", "name": "县", "coefficient": "1.02"}],
        adjustments={"bonus": [], "deduction": [{"code": "N", "name": "通报", "points": "3"}], "veto": []},
        events=[{"unit": "U3", "rule": "N"}],
    )
    assessment = read(doc)
    result = evaluate(assessment.plan, assessment.entries)
    terms = {term.kind: term.difference for term in compare(result, assessment.plan, "U1", "U2").terms}
    assert {kind: value for kind, value in terms.items() if value} == {"coefficient": Fraction(8, 5)}
    terms = {term.kind: term.difference for term in compare(result, assessment.plan, "U3", "U2").terms}
    assert {kind: value for kind, value in terms.items() if value} == {"node": -79, "deduction": -3, "floor": 2}


def test_strengths_are_ordered_by_rate_and_by_points_lost_and_ties_stand_as_in_the_plan() -> None:
    nodes = [
        {"code": code, "weight": weight, "method": "direct", "measure": code.lower()}
        for code, weight in (("A", "10"), ("B", "20"), ("C", "10"), ("D", "40"), ("E", "20"))
    ]
    shown = {"code": "R", "weight": "0", "method": "direct", "measure": "a", "reference_only": True}
    values = {"a": "5", "b": "10", "c": "10", "d": "30", "e": "0"}
    assessment = read(document([*nodes, shown], {code: {"U1": x} for code, x in values.items()}, units=["U1"]))
    result = evaluate(assessment.plan, assessment.entries)
    found = strengths(assessment.plan, result, "U1", count=4)
    assert "".join(leaf.code for leaf in found.best_rates) == "CDAB"
    assert "".join(leaf.code for leaf in found.worst_rates) == "EABD"
    assert "".join(leaf.code for leaf in found.least_lost) == "CABD"
    assert "".join(leaf.code for leaf in found.most_lost) == "EBDA"


def test_a_left_out_leaf_is_neither_a_strength_nor_a_weakness() -> None:
    assessment, result = city()
    unit = next(one for one in result.units if one.nodes["A2.3"].points is None)
    codes = {leaf.code for leaf in leaf_rates(assessment.plan, result, unit.code)}
    assert "A2.3" not in codes
    assert "R1" not in codes
    assert len(codes) > 30


def test_a_unit_that_is_not_there_is_a_key_error() -> None:
    assessment, result = city()
    with pytest.raises(KeyError):
        contributions(assessment.plan, result, "U99")
