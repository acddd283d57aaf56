"""Leaving something out gives the ranking that an evaluation without it gives."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings

from scoring.evaluate import evaluate
from scoring.robustness.leave_out import Omission, base_ranks, without_indicators, without_units
from scoring.robustness.rates import Rates, rates_of
from tests.scoring.build import document, leaf, number_item, read
from tests.scoring.robustness.trees import Node, leaves, scored, something_scored, tree_document, trees

UNITS = 4


def rates_for(nodes: Sequence[Node], units: int = UNITS) -> Rates:
    assessment = read(tree_document(nodes, units))
    return rates_of(assessment.plan, evaluate(assessment.plan, assessment.entries))


def cut(node: Node, gone: frozenset[str]) -> Node | None:
    """The node without these; a sum weighs what is left of it."""
    if node.code in gone:
        return None
    if not node.children:
        return node
    children = tuple(left for child in node.children if (left := cut(child, gone)))
    return replace(node, children=children, weight=sum((c.weight for c in children), Fraction(0))) if children else None


def expected_ranks(nodes: Sequence[Node], gone: frozenset[str]) -> list[object] | None:
    left = [node for own in nodes if (node := cut(own, gone))]
    if not something_scored(left):
        return None
    return [unit.rank for unit in scored(left, UNITS).units]


def groups(nodes: Sequence[Node]) -> list[Node]:
    return [inner for node in nodes if node.children for inner in (node, *groups(node.children))]


def as_list(omission: Omission) -> list[object] | None:
    return None if omission.ranks is None else list(omission.ranks.tolist())


@settings(max_examples=25, deadline=None)
@given(nodes=trees(units=UNITS, left_out=True).filter(something_scored))
def test_without_a_leaf_or_a_group_the_ranking_is_that_of_a_plan_without_it(nodes: list[Node]) -> None:
    rates = rates_for(nodes)
    assert base_ranks(rates).tolist() == expected_ranks(nodes, frozenset())
    found = without_indicators(rates)
    assert [omission.code for omission in found] == [node.code for node in leaves(nodes)]
    for omission in found:
        assert as_list(omission) == expected_ranks(nodes, frozenset([omission.code]))
    for omission, group in zip(without_indicators(rates, groups=True), groups(nodes), strict=True):
        assert omission.code == group.code
        assert as_list(omission) == expected_ranks(nodes, frozenset([group.code]))


def test_a_group_that_is_no_sum_keeps_its_own_weight_when_one_of_its_leaves_goes() -> None:
    inner = (Node("A", Fraction(1), (90, 40)), Node("B", Fraction(1), (10, 40)))
    nodes = [Node("G", Fraction(50), (), "geometric", inner), Node("C", Fraction(50), (50, 60))]
    assert [as_list(omission) for omission in without_indicators(rates_for(nodes, 2))] == [[2, 1], [1, 2], [2, 1]]
    assert [as_list(omission) for omission in without_indicators(rates_for(nodes, 2), groups=True)] == [[2, 1]]


def test_without_the_only_indicator_there_is_no_ranking() -> None:
    (omission,) = without_indicators(rates_for([Node("A", Fraction(5), (10, 20))], 2))
    assert omission.ranks is None


def test_leaving_out_can_be_watched_and_stopped() -> None:
    rates = rates_for([Node("A", Fraction(5), (10, 20)), Node("B", Fraction(5), (30, 20))], 2)
    told: list[Omission] = []
    assert without_indicators(rates, progress=told.append, cancelled=lambda: bool(told)) == tuple(told)
    assert [omission.code for omission in told] == ["A"]


def reversal_case() -> dict[str, object]:
    """Min-max: U2 alone stretches the first indicator so far that it hardly separates U0 and U1."""
    return document(
        [
            leaf("min_max", weight="50", measure="x") | {"code": "X", "min_peers": "1"},
            leaf("min_max", weight="50", measure="y") | {"code": "Y", "min_peers": "1"},
        ],
        {"x": {"U0": "10", "U1": "6", "U2": "100"}, "y": {"U0": "1", "U1": "3", "U2": "0"}},
        units=["U0", "U1", "U2"],
        items=[number_item("x"), number_item("y")],
        about={"full_score": "100"},
    )


def test_a_unit_that_goes_can_turn_the_order_of_two_others() -> None:
    """With U2: U1 (0 + 50) ahead of U0 (2.13 + 16.67), both behind or beside U2 (50 + 0). Without it: 50 each."""
    case = reversal_case()
    case["values"]["y"]["U1"] = "2"  # type: ignore[index]
    case["values"]["y"]["U3"] = "3"  # type: ignore[index]
    case["values"]["x"]["U3"] = "6"  # type: ignore[index]
    case["units"].append({"code": "U3", "name": "丁"})  # type: ignore[attr-defined]
    assessment = read(case)
    result = evaluate(assessment.plan, assessment.entries)
    before = {unit.code: unit.rank for unit in result.units}
    by_unit = {d.unit: d for d in without_units(assessment.plan, assessment.entries, result)}
    assert list(by_unit) == ["U0", "U1", "U2", "U3"]
    assert before["U1"] < before["U0"]  # type: ignore[operator]
    after = by_unit["U2"].ranks
    assert after["U0"] < after["U1"]
    assert ("U1", "U0") in by_unit["U2"].reversals
    assert by_unit["U1"].reversals == ()


def test_without_a_unit_the_rest_is_evaluated_as_if_it_had_never_been_entered() -> None:
    case = reversal_case()
    case["adjustments"] = {
        "bonus": [{"code": "P", "name": "P", "points": "40"}],
        "veto": [{"code": "V", "name": "V", "actions": ["exclude_from_rank"]}],
    }
    case["events"] = [{"unit": "U2", "rule": "P"}, {"unit": "U0", "rule": "P"}]
    case["decisions"] = [{"unit": "U2", "rule": "V"}]
    assessment = read(case)
    result = evaluate(assessment.plan, assessment.entries)
    departures = {d.unit: d for d in without_units(assessment.plan, assessment.entries, result)}
    assert dict(departures["U2"].ranks) == {"U0": 1, "U1": 2}
    assert dict(departures["U0"].ranks) == {"U1": 1}


def test_units_that_are_not_ranked_are_nobodys_peers_and_need_no_try() -> None:
    case = reversal_case()
    case["units"][2]["ranked"] = False  # type: ignore[index]
    assessment = read(case)
    result = evaluate(assessment.plan, assessment.entries)
    assert [d.unit for d in without_units(assessment.plan, assessment.entries, result)] == ["U0", "U1"]


def test_the_only_unit_leaves_nothing_behind() -> None:
    assessment = read(tree_document([Node("A", Fraction(5), (10,))], 1))
    (departure,) = without_units(assessment.plan, assessment.entries, evaluate(assessment.plan, assessment.entries))
    assert (departure.ranks, departure.reversals) == ({}, ())
    stopped = without_units(
        assessment.plan, assessment.entries, evaluate(assessment.plan, assessment.entries), cancelled=lambda: True
    )
    assert stopped == ()
