"""Weights of single classes in whatever keeps or compares weights: sets, last year, changes, the trial of a rule."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.plan import Plan, UnitClass, WeightSet
from scoring.plan_edits.parts import with_parts
from scoring.preview.curve import trace
from scoring.preview.stage import on_stage
from scoring.preview.trial import try_measure
from scoring.weights.derivation import Derivation
from scoring.weights.derive import derive
from scoring.weights.proposal import from_set, propose, weighted
from scoring.weights.sets import last_set, present_set, rankings, seen_by
from scoring.years.new_year import for_year
from scoring.years.weight_changes import classes_apart, for_class, weight_changes
from tests.oracle.draw import assessment_of
from tests.oracle.test_against_the_engine import with_class_weights
from tests.scoring.build import read
from tests.scoring.test_class_weights import two_classes


def own(plan: Plan, code: str) -> dict[str, Decimal]:
    return dict(plan.indicator[code].weight_by_class)


def reweighted(plan: Plan) -> Plan:
    """Other weights, for all and for classes, some of them gone."""
    nodes = (
        replace(node, weight=node.weight + 1, weight_by_class={} if number % 2 else {"二类": Decimal(7)})
        for number, node in enumerate(plan.indicators)
    )
    return replace(plan, indicators=tuple(nodes))


def taken(plan: Plan, kept: WeightSet, *, locked_too: bool = False) -> Plan:
    chosen = from_set(plan, kept, locked_too=locked_too)
    return weighted(plan, chosen.weights, chosen.of_classes)


def test_a_set_restores_the_weights_of_all_and_of_every_class() -> None:
    plan = two_classes().plan
    kept = present_set(plan, "会前")
    assert taken(reweighted(plan), kept).indicators == plan.indicators
    without = present_set(reweighted(plan))
    assert own(taken(plan, without), "A2") == own(reweighted(plan), "A2")


def test_a_set_that_says_nothing_of_classes_leaves_them() -> None:
    plan = two_classes().plan
    kept = WeightSet(name="旧", weights={"A1": Decimal(25)})
    new = taken(plan, kept)
    assert (new.indicator["A1"].weight, own(new, "A1")) == (Decimal(25), own(plan, "A1"))
    assert seen_by(plan, kept, None) == {"A1": Decimal(25)}
    assert seen_by(plan, kept, "二类") == {"A1": Decimal(40)}


def test_a_locked_indicator_keeps_the_weights_of_its_classes_too() -> None:
    plan = two_classes().plan
    kept = present_set(plan)
    node = replace(plan.indicator["A1"], weight_by_class={"二类": Decimal(39)}, locked=True)
    changed = plan.with_indicator(node)
    assert from_set(changed, kept).kept == ("A1",)
    assert own(taken(changed, kept), "A1") == {"二类": Decimal(39)}
    assert own(taken(changed, kept, locked_too=True), "A1") == {"二类": Decimal(40)}


def test_the_ranking_of_a_set_is_that_of_the_plan_with_its_weights_of_classes() -> None:
    case = two_classes()
    other = replace(case, plan=reweighted(case.plan))
    (found,) = rankings(other, [present_set(case.plan)]).results
    alone = evaluate(case.plan, case.entries)
    assert [(u.code, u.total, u.rank) for u in found.units] == [(u.code, u.total, u.rank) for u in alone.units]


def test_what_is_derived_leaves_the_weights_of_classes_and_says_whose() -> None:
    plan = two_classes().plan
    found = propose(plan, derive(plan, Derivation(parent="A")), leaves=False, places=1)
    assert [one.code for one in found.findings] == ["weighting.classes_stay"]
    assert found.findings[0].facts["classes"] == "县"
    assert own(weighted(plan, found.weights, found.of_classes), "A1") == own(plan, "A1")


def test_a_change_for_one_class_is_a_change_of_the_indicator() -> None:
    new = for_year(two_classes(), 2025).plan
    assert {one.kind for one in weight_changes(new)} == {"kept"}
    plan = new.with_indicator(replace(new.indicator["A1"], weight_by_class={"二类": Decimal(35)}))
    changed = {one.code: one for one in weight_changes(plan)}
    assert (changed["A1"].kind, changed["A1"].of_classes) == ("reweighted", ("二类",))
    assert changed["A1"].change == 0
    assert changed["A2"].kind == "kept"
    of_class = {one.code: one for one in weight_changes(for_class(plan, "二类"))}
    assert (of_class["A1"].previous, of_class["A1"].weight, of_class["A2"].kind) == (Decimal(40), Decimal(35), "kept")
    assert [one.code for one in classes_apart(plan)] == ["二类"]
    assert {one.kind for one in weight_changes(for_class(plan, "一类"))} == {"kept"}


def test_last_years_weights_of_classes_come_along_as_a_set() -> None:
    new = for_year(two_classes(), 2025).plan
    last = last_set(replace(new, indicators=reweighted(new).indicators))
    assert last is not None
    assert taken(reweighted(new), last).indicators == new.indicators


def test_a_class_under_another_code_keeps_its_weights_everywhere_and_takes_them_along_when_it_goes() -> None:
    new = for_year(two_classes(), 2025).plan
    plan = replace(new, weight_sets=(present_set(new, "会前"),))
    first, second = plan.classes
    renamed = with_parts(plan, "classes", (first, replace(second, code="县级")))
    assert own(renamed, "A1") == {"县级": Decimal(40)}
    assert renamed.weight_sets[0].weight_by_class == {"A1": {"县级": Decimal(40)}, "A2": {"县级": Decimal(20)}}
    assert {tuple(one.weight_by_class) for one in renamed.previous_indicators} == {(), ("县级",)}


@pytest.mark.parametrize("seed", range(12))
def test_a_rule_that_is_tried_scores_each_unit_by_the_weight_of_its_class(seed: int) -> None:
    case: Assessment = read(with_class_weights(assessment_of(seed), seed))
    result = evaluate(case.plan, case.entries)
    points = {unit.code: unit.nodes for unit in result.units}
    for leaf in case.plan.leaves:
        stage = on_stage(case.plan, case.entries, leaf)
        if stage is None or leaf.missing != "zero":
            continue
        assert {code for circled in stage.circles for code in circled.units} == {unit.code for unit in case.plan.units}
        for dot in stage.dots:
            node = points[dot.unit][leaf.code]
            if node.state == "scored" and dot.state == "scored":
                assert dot.points == Fraction(node.points or 0), (leaf.code, dot.unit)


def test_the_curve_and_the_trial_of_a_class_are_those_of_its_weight() -> None:
    case = two_classes()
    stage = on_stage(case.plan, case.entries, case.plan.indicator["A1"])
    assert stage is not None
    assert [set(one.units) for one in stage.circles] == [{"U2", "U3"}, {"U1"}]
    assert [trace(stage, unit).top for unit in ("U1", "U2")] == [30, 40]
    lines = [try_measure(stage, unit, Fraction(30)) for unit in ("U1", "U2")]
    assert [str(line.points) for line in lines if line is not None] == ["30.00", "40.00"]


def test_a_class_that_the_plan_does_not_have_gets_nothing_from_a_set() -> None:
    plan = two_classes().plan
    kept = replace(present_set(plan), weight_by_class={"A1": {"三类": Decimal(1)}})
    assert own(taken(plan, kept), "A1") == {}
    assert UnitClass(code="三类", name="") not in plan.classes
