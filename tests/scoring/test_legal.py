"""What the law forbids to score weighs 0, whichever way weights come about."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from scoring.legal import forbidden, unscored
from scoring.plan import Indicator, Item, Plan, WeightSet
from scoring.plan_edits import weights
from scoring.problems import Refused
from scoring.weights.derivation import Derivation, weighed
from scoring.weights.derive import derive
from scoring.weights.proposal import from_set, propose

ITEMS = (Item(code="m", name="罚没金额"), Item(code="n", name="案件数"))
GROUP = Indicator(code="A", parent=None, name="执法", weight=Decimal(100))
OTHER = Indicator(code="A2", parent="A", name="办案数", weight=Decimal(60), method="direct", measure="n")
PLAIN = Indicator(code="A1", parent="A", name="力度", weight=Decimal(30), method="direct", measure="n")
SAYING_SO = {
    "its name": replace(PLAIN, name="人均罚没款"),
    "a tag": replace(PLAIN, tags=("检查频次",)),
    "its item": replace(PLAIN, measure="m"),
    "an expression": replace(PLAIN, measure="m / n"),
    "a rule": replace(PLAIN, method="deduct", measure=None, params={"rules": [["m / 10", "1"]]}),
    "a part": replace(
        PLAIN, method="blend", params={"parts": [{"share": "1", "measure": "m", "method": "direct", "params": {}}]}
    ),
}


def plan_with(node: Indicator) -> Plan:
    return Plan(id="p", title="p", year=2024, items=ITEMS, indicators=(GROUP, node, OTHER))


@pytest.mark.parametrize("node", SAYING_SO.values(), ids=SAYING_SO)
def test_it_is_known_by_name_tag_item_and_expression(node: Indicator) -> None:
    plan = plan_with(node)
    assert set(forbidden(plan)) == {"A1"}
    told = unscored(plan).indicator["A1"]
    assert told.reference_only
    assert told.weight == 0
    assert unscored(unscored(plan)) is not plan
    assert unscored(plan).indicator["A2"] == OTHER


def test_what_only_sounds_alike_is_scored() -> None:
    plan = plan_with(replace(PLAIN, code="A1", measure="n * 2", params={"max": "30"}))
    assert forbidden(plan) == {}
    assert unscored(plan) is plan


@pytest.mark.parametrize("node", SAYING_SO.values(), ids=SAYING_SO)
@pytest.mark.parametrize("shown", [True, False], ids=["at 0", "with a weight that came in a file"])
def test_no_way_of_weighing_gives_it_more(node: Indicator, shown: bool) -> None:
    plan = unscored(plan_with(node)) if shown else plan_with(node)
    before = plan.indicator["A1"].weight
    for way in (
        lambda: weights.set_share(plan, "A1", Decimal(10)).plan,
        lambda: weights.balance(plan, "A1").plan,
        lambda: weights.scale(plan, remainder_on="A1").plan,
        lambda: weights.sum_up(plan).plan,
    ):
        assert _or_refused(way, plan).indicator["A1"].weight == before
    assert weights.scale(plan, remainder_on="A1").plan.indicator["A2"].weight == 100 - before
    equal = Derivation(method="equal", parent="A")
    assert [one.code for one in weighed(plan, equal)] == ["A2"]
    proposed = propose(plan, derive(plan, equal), leaves=False, places=2)
    assert "A1" not in proposed.weights
    kept = WeightSet(name="党组会前", weights={"A1": Decimal(40), "A2": Decimal(60)})
    assert from_set(plan, kept, locked_too=True).weights == {"A2": Decimal(60)}


def _or_refused(way: Callable[[], Plan], plan: Plan) -> Plan:
    try:
        return way()
    except Refused as refusal:
        law = refusal.problems[0].facts["law"]
    assert "第七十四条" in law
    return plan
