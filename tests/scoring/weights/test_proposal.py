"""From derived shares to the weights of a plan that closes at every level."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.checks import weight_sums
from scoring.evaluate import evaluate
from scoring.plan import Plan, WeightSet
from scoring.problems import Refused
from scoring.weights.derivation import Derivation, Judge, Marks, from_json, ranks_of, to_json, weighed
from scoring.weights.derive import Derived, derive, labels, measures
from scoring.weights.proposal import from_set, propose, weight_places, weighted
from scoring.weights.sets import free_name, last_rankings, rankings, renamed_set, with_set, without_set
from scoring.weights.shares import weights
from tests.conftest import small_assessment

SMALL = small_assessment().plan


def shares(plan: Plan, codes: Sequence[str], *parts: int) -> Derived:
    return Derived(tuple(codes), weights("equal", codes, [Fraction(part) for part in parts]))


def locked(plan: Plan, *codes: str) -> Plan:
    return replace(plan, indicators=tuple(replace(n, locked=n.code in codes) for n in plan.indicators))


def closes(plan: Plan) -> bool:
    return not any(one.difference for one in weight_sums(plan))


parts = st.lists(st.integers(0, 10_000), min_size=2, max_size=2).filter(any)


@given(parts, st.integers(0, 4))
def test_the_sums_hold_at_every_level_whatever_the_shares_are(found: list[int], places: int) -> None:
    proposal = propose(SMALL, shares(SMALL, "AB", *found), leaves=False, places=places)
    assert closes(weighted(SMALL, proposal.weights))
    assert not proposal.findings


@given(st.lists(st.integers(0, 999), min_size=4, max_size=4).filter(any), st.integers(0, 4))
def test_leaves_weighed_against_each_other_make_the_weights_of_their_groups(found: list[int], places: int) -> None:
    derived = shares(SMALL, ("A1", "A2", "B1", "B2"), *found)
    proposal = propose(SMALL, derived, leaves=True, places=places)
    plan = weighted(SMALL, proposal.weights)
    assert closes(plan)
    assert plan.indicator["A"].weight == plan.indicator["A1"].weight + plan.indicator["A2"].weight


def test_what_stands_below_follows_in_proportion() -> None:
    proposal = propose(SMALL, shares(SMALL, "AB", 1, 3), leaves=False, places=1)
    assert proposal.weights == {
        "A": Decimal("25.0"),
        "B": Decimal("75.0"),
        "A1": Decimal("12.5"),
        "A2": Decimal("12.5"),
        "B1": Decimal("46.9"),
        "B2": Decimal("28.1"),
    }


def test_a_locked_weight_stays_and_the_others_share_the_rest() -> None:
    plan = locked(SMALL, "B")
    proposal = propose(plan, shares(plan, "AB", 1, 3), leaves=False, places=1)
    assert proposal.weights["A"] == 60
    assert "B" not in proposal.weights
    assert proposal.kept == ("B",)
    assert closes(weighted(plan, proposal.weights))


def test_a_locked_weight_below_stays_too() -> None:
    plan = locked(SMALL, "B2")
    proposal = propose(plan, shares(plan, "AB", 1, 1), leaves=False, places=0)
    changed = weighted(plan, proposal.weights)
    assert [changed.indicator[code].weight for code in ("B1", "B2")] == [35, 15]
    assert closes(changed)


def test_locks_that_leave_no_room_are_told_and_nothing_below_moves() -> None:
    plan = locked(SMALL, "B1", "B2")
    proposal = propose(plan, shares(plan, "AB", 9, 1), leaves=False, places=0)
    assert [finding.code for finding in proposal.findings] == ["weighting.locked_too_much"]
    assert weighted(plan, proposal.weights).indicator["B1"].weight == 25
    more = propose(plan, shares(plan, "AB", 1, 9), leaves=False, places=0)
    assert [finding.code for finding in more.findings] == ["weighting.nothing_free"]


def test_the_children_of_a_group_share_its_weight() -> None:
    proposal = propose(SMALL, shares(SMALL, ("B1", "B2"), 1, 1), leaves=False, places=0)
    assert proposal.weights == {"B1": Decimal(20), "B2": Decimal(20)}


def test_parts_of_another_whole_than_a_sum_keep_their_whole_and_do_not_follow() -> None:
    nodes = tuple(replace(n, aggregate="geometric") if n.code == "B" else n for n in SMALL.indicators)
    plan = replace(SMALL, indicators=nodes)
    assert "B1" not in propose(plan, shares(plan, "AB", 1, 1), leaves=False, places=0).weights
    assert propose(plan, shares(plan, ("B1", "B2"), 1, 3), leaves=False, places=0).weights == {
        "B1": Decimal(10),
        "B2": Decimal(30),
    }
    assert [n.code for n in weighed(plan, Derivation(leaves=True))] == ["A1", "A2", "B"]


def test_as_many_decimals_as_the_plan_has() -> None:
    assert weight_places(SMALL) == 0
    assert weight_places(SMALL.with_weight("A1", Decimal("29.50"))) == 1


def test_the_same_weights_leave_the_plan_as_it_is() -> None:
    assert weighted(SMALL, {"A": Decimal("60.0"), "gone": Decimal(1)}) is SMALL


def test_a_set_leaves_locked_weights_unless_told_otherwise() -> None:
    plan = locked(SMALL, "A")
    kept = WeightSet(name="党组会前", weights={"A": Decimal(50), "B": Decimal(50), "gone": Decimal(1)})
    assert from_set(plan, kept).weights == {"B": Decimal(50)}
    assert from_set(plan, kept).kept == ("A",)
    assert from_set(plan, kept, locked_too=True).weights == {"A": Decimal(50), "B": Decimal(50)}


def test_sets_are_put_aside_renamed_and_removed_by_name() -> None:
    plan = with_set(SMALL, WeightSet(name="甲", weights={}))
    plan = with_set(plan, WeightSet(name="甲", weights={"A": Decimal(1)}))
    assert [(one.name, one.weights) for one in plan.weight_sets] == [("甲", {"A": Decimal(1)})]
    assert free_name(plan, "甲") == "甲 2"
    assert renamed_set(plan, "甲", "乙", "说明").weight_sets[0].note == "说明"
    assert without_set(plan, "甲").weight_sets == ()


# derivations


def test_a_derivation_comes_back_as_it_was_kept() -> None:
    full = Derivation(
        method="delphi",
        parent="A",
        leaves=True,
        places=0,
        ranks={"A": 2},
        form="rank_sum",
        judges=(Judge(name="张", weight="2", judgments={("A", "B"): "1/3"}),),
        best="A",
        worst="B",
        best_to_others={"B": "3"},
        others_to_worst={"A": "3"},
        data="last",
        basis="min_max",
        rounds=(Marks(experts=("张",), marks=({"A": "30"},)),),
    )
    assert from_json(to_json(full)) == full
    assert from_json(to_json(Derivation())) == Derivation()
    assert full.has_input
    assert not Derivation().has_input


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"method": "magic"},
        {"method": "ahp", "judges": [["A", "1/3"]]},
        {"method": "ahp", "judges": [{"name": "张", "judgments": [["A", "B"]]}]},
        {"method": "ahp", "ranks": {"A": "1"}},
        {"method": "delphi", "rounds": [{"experts": ["张"], "marks": []}]},
        {"method": "equal", "places": -1},
        {"method": "equal", "best_to_others": 3},
    ],
)
def test_what_is_no_derivation_is_not_guessed_at(content: dict[str, object]) -> None:
    assert from_json(content) is None


def test_ranks_have_no_gaps_and_who_has_none_comes_last() -> None:
    derivation = Derivation(ranks={"A": 7, "B": 3, "C": 3})
    assert ranks_of(derivation, ("A", "B", "C", "new")) == (3, 1, 1, 4)


def test_judgments_outlive_an_indicator_that_was_added() -> None:
    judge = Judge(name="张", judgments={("A", "B"): "3", ("A", "gone"): "5"})
    derived = derive(SMALL, Derivation(method="ahp", judges=(judge,)))
    assert derived.weights.values == (Fraction(3, 4), Fraction(1, 4))


@pytest.mark.parametrize(
    ("derivation", "code"),
    [
        (Derivation(method="ahp"), "weighting.judgment_missing"),
        (Derivation(method="best_worst"), "weighting.best_worst_open"),
        (Derivation(method="delphi"), "weighting.no_rounds"),
        (Derivation(method="entropy"), "weighting.no_data"),
        (Derivation(parent="A1"), "weighting.nothing"),
    ],
)
def test_nothing_to_go_by_is_a_sentence(derivation: Derivation, code: str) -> None:
    with pytest.raises(Refused) as refused:
        derive(SMALL, derivation)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_group_takes_part_with_its_score_rate() -> None:
    assessment = small_assessment()
    result = evaluate(assessment.plan, assessment.entries)
    table, rated = measures(assessment.plan, weighed(assessment.plan, Derivation()), result)
    assert rated == ("执法办案", "服务发展")
    assert table.columns[1].values == (Fraction(35, 40), Fraction(33, 40), Fraction(30, 40))
    derived = derive(assessment.plan, Derivation(method="critic"), result)
    assert derived.weights.findings[0].code == "weighting.score_rate"


def test_indicators_of_one_name_are_told_apart() -> None:
    nodes = [replace(node, name="同名") for node in SMALL.children[None]]
    assert labels(nodes) == ("同名（A）", "同名（B）")


# rankings


def test_each_set_has_the_ranking_that_the_plan_with_it_would_have() -> None:
    assessment = small_assessment()
    other = {"A1": Decimal(0), "A2": Decimal(60)}
    found = rankings(assessment, [WeightSet(name="", weights={}), WeightSet(name="", weights=other)])
    for result, changes in zip(found.results, ({}, other), strict=True):
        alone = evaluate(weighted(assessment.plan, changes), assessment.entries)
        assert [(u.code, u.total, u.rank) for u in result.units] == [(u.code, u.total, u.rank) for u in alone.units]


def test_on_last_year_s_values_the_result_of_last_year_stands_beside() -> None:
    old = small_assessment()
    new = small_assessment()
    new = replace(new, plan=replace(new.plan, id="small-2025", year=2025), entries=replace(new.entries, values={}))
    found = last_rankings(old, new, [WeightSet(name="", weights={})])
    assert found.former is not None
    assert [unit.total for unit in found.results[0].units] == [unit.total for unit in found.former.units]
