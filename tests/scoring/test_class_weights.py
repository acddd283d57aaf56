"""Weights of single classes: for each unit everything weighs what it weighs for its class."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from scoring.checks import check
from scoring.entries import Assessment, Cell
from scoring.evaluate import evaluate
from scoring.insight.contributions import contributions
from scoring.plan import Plan, UnitClass
from scoring.problems import Refused
from scoring.result import Result
from scoring.robustness.rates import rates_of
from scoring.worked import worked_unit
from tests.conftest import small_assessment
from tests.oracle.draw import assessment_of
from tests.oracle.test_against_the_engine import with_class_weights
from tests.scoring.build import read
from tests.scoring.edits import cells
from tests.scoring.test_after import parts_of


def two_classes() -> Assessment:
    """甲区 is of the first class, the others of the second, for which A1 weighs 40 and A2 20."""
    case = small_assessment()
    plan = case.plan
    classes = (UnitClass(code="一类", name="中心城区"), UnitClass(code="二类", name="县"))
    units = tuple(replace(unit, class_code="一类" if unit.code == "U1" else "二类") for unit in plan.units)
    own = {"A1": Decimal(40), "A2": Decimal(20)}
    nodes = tuple(
        replace(node, method="convert_scale", params={"full": "30"}, weight_by_class={"二类": own[node.code]})
        if node.code in own
        else node
        for node in plan.indicators
    )
    entries = case.entries.with_cells({("a2", "U3"): Cell("24")})
    return Assessment(replace(plan, classes=classes, units=units, indicators=nodes), entries)


def as_seen(plan: Plan, code: str) -> Plan:
    """Written down by hand: the plan with the weights of one class for everybody."""
    nodes = (replace(n, weight=n.weight_by_class.get(code, n.weight), weight_by_class={}) for n in plan.indicators)
    return replace(plan, indicators=tuple(nodes))


def points(result: Result, unit: str) -> dict[str, object]:
    found = next(one for one in result.units if one.code == unit)
    return {code: (node.points, node.weight, node.effective_weight) for code, node in found.nodes.items()}


def test_each_unit_has_the_figures_of_the_plan_of_its_class() -> None:
    case = two_classes()
    result = evaluate(case.plan, case.entries)
    for unit in case.plan.units:
        own = evaluate(as_seen(case.plan, unit.class_code or ""), case.entries)
        assert points(result, unit.code) == points(own, unit.code)
    assert result.status == "complete"
    assert points(result, "U2")["A1"] == (Decimal("28.00"), Decimal(40), Decimal(40))


def test_every_figure_of_a_unit_is_explained_under_the_weights_of_its_class() -> None:
    case = two_classes()
    result = evaluate(case.plan, case.entries)
    for unit in result.units:
        lines = {line.code: line for line in worked_unit(case.plan, case.entries, result, unit.code)}
        for code, node in unit.nodes.items():
            assert (lines[code].points, lines[code].weight) == (node.points, node.weight)
        given = contributions(case.plan, result, unit.code)
        own = evaluate(as_seen(case.plan, unit.class_code or ""), case.entries)
        alone = contributions(as_seen(case.plan, unit.class_code or ""), own, unit.code)
        assert [(one.given, one.share) for one in given.nodes] == [(one.given, one.share) for one in alone.nodes]


def test_a_sum_that_is_open_for_one_class_names_the_class() -> None:
    case = two_classes()
    node = replace(case.plan.indicator["A1"], weight_by_class={"二类": Decimal(41)})
    plan = case.plan.with_indicator(node)
    (problem,) = [one for one in check(plan, case.entries) if one.severity == "problem"]
    assert problem.code == "weights.group_of_class"
    assert problem.facts["class"] == "县"
    assert problem.facts["difference"] == "-1"
    assert evaluate(plan, case.entries).status == "problems"


def test_an_unknown_class_is_told() -> None:
    case = two_classes()
    plan = case.plan.with_indicator(replace(case.plan.indicator["A1"], weight_by_class={"三类": Decimal(30)}))
    assert "reference.class" in [one.code for one in check(plan, case.entries)]


def test_robustness_is_of_one_class() -> None:
    case = two_classes()
    result = evaluate(case.plan, case.entries)
    assert rates_of(case.plan, result, "二类").plan.indicator["A1"].weight == 40
    with pytest.raises(Refused):
        rates_of(case.plan, result)


@pytest.mark.parametrize("seed", range(8))
def test_an_evaluation_after_another_says_the_same(seed: int) -> None:
    case = read(with_class_weights(assessment_of(seed), seed))
    result, random = evaluate(case.plan, case.entries), Random(seed)
    for _ in range(4):
        if random.random() < 0.5:
            node = random.choice(case.plan.indicators)
            own = {one.code: Decimal(random.randint(1, 9)) for one in case.plan.classes}
            plan = case.plan if node.reference_only else case.plan.with_indicator(replace(node, weight_by_class=own))
            case = replace(case, plan=plan)
        else:
            case = cells(case, random)
        result = evaluate(case.plan, case.entries, result)
        assert parts_of(result) == parts_of(evaluate(case.plan, case.entries))
