"""Scoring every measure by one method gives what a plan with that method gives; what does not fit says so."""

from typing import Any

from scoring.evaluate import evaluate
from scoring.robustness.side_by_side import ALTERNATIVES, Standing, side_by_side
from tests.scoring.build import document, leaf, number_item, read, score
from tests.scoring.robustness.trees import sample_city

Json = dict[str, Any]


def case(nodes: list[Json], values: dict[str, list[str]]) -> Json:
    return document(
        [node | {"min_peers": "1"} for node in nodes],
        {item: {f"U{unit}": value for unit, value in enumerate(row)} for item, row in values.items()},
        units=[f"U{unit}" for unit in range(len(next(iter(values.values()))))],
        items=[number_item(item) for item in values],
    )


def compared(doc: Json) -> dict[str | None, Standing]:
    assessment = read(doc)
    result = evaluate(assessment.plan, assessment.entries)
    return {standing.method: standing for standing in side_by_side(assessment.plan, assessment.entries, result)}


def node(code: str, item: str, method: str, params: Json | None = None, **more: Any) -> Json:
    return leaf(method, params, weight="10", measure=item) | {"code": code} | more


def test_the_first_row_is_the_plan_s_own_result() -> None:
    found = compared(case([node("A", "x", "min_max")], {"x": ["1", "5", "2"]}))
    assert list(found) == [None, *ALTERNATIVES]
    assert found[None].ranks == (3, 1, 2)
    assert (found[None].replaced, found[None].kept) == ((), ())


def test_each_method_scores_what_a_plan_with_it_scores() -> None:
    values = {"x": ["1", "5", "2", "9"], "y": ["40", "31", "8", "3"]}
    own = [node("A", "x", "efficacy", {"good": "9", "bad": "1"}), node("B", "y", "target_rate", {"target": "90"})]
    found = compared(case(own, values))
    for method, params in ALTERNATIVES.items():
        result = score(case([node("A", "x", method, dict(params)), node("B", "y", method, dict(params))], values))
        assert found[method].totals == tuple(unit.total for unit in result.units)
        assert found[method].ranks == tuple(unit.rank for unit in result.units)
        assert found[method].replaced == ("A", "B")


def test_less_is_better_where_the_leaf_s_own_points_say_so_whatever_is_declared() -> None:
    """A limit to keep below, with the direction left at its default `up`."""
    found = compared(case([node("A", "x", "pass_fail", {"target": "3", "op": "<="})], {"x": ["1", "5", "2", "9"]}))
    assert found["rank_linear"].ranks == (1, 3, 2, 4)


def test_a_leaf_whose_points_do_not_tell_goes_by_its_declared_direction() -> None:
    leaf_node = node("A", "x", "gap_deduct", {"target": "50", "per": "1", "points": "1"}, direction="down")
    found = compared(case([leaf_node], {"x": ["1", "5", "2"]}))
    assert found[None].ranks == (1, 1, 1)
    assert found["min_max"].ranks == (1, 3, 2)


def test_a_range_that_is_best_in_the_middle_keeps_its_own_method() -> None:
    limits = {"low": "3", "high": "5", "low_limit": "0", "high_limit": "9"}
    found = compared(case([node("A", "x", "interval", limits), node("B", "x", "min_max")], {"x": ["1", "4", "8"]}))
    assert found["rank_linear"].kept == ("A",)
    assert found["rank_linear"].replaced == ("B",)


def test_a_ratio_to_the_best_is_not_taken_of_measures_below_zero() -> None:
    found = compared(case([node("A", "x", "min_max")], {"x": ["-1", "4", "8"]}))
    assert found["best_ratio"].kept == ("A",)
    assert found["min_max"].replaced == ("A",)


def test_units_with_rules_of_their_own_keep_a_leaf_as_it_is() -> None:
    params = {"target": "10", "by_unit": {"U1": {"target": "5"}}}
    found = compared(case([node("A", "x", "target_rate", params)], {"x": ["4", "4", "8"]}))
    assert found["min_max"].kept == ("A",)


def test_leaves_without_a_measure_are_not_touched() -> None:
    leaf_node = leaf("deduct", {"start": "10", "rules": [["x", "1"]]}, weight="10", measure=None) | {"code": "A"}
    found = compared(case([leaf_node], {"x": ["1", "4", "8"]}))
    assert found["min_max"].replaced == found["min_max"].kept == ()
    assert found["min_max"].totals == found[None].totals


def test_the_comparison_can_be_watched_and_stopped() -> None:
    assessment = sample_city()
    result = evaluate(assessment.plan, assessment.entries)
    told: list[Standing] = []
    found = side_by_side(
        assessment.plan, assessment.entries, result, progress=told.append, cancelled=lambda: len(told) == 2
    )
    assert found == tuple(told)
    assert [standing.method for standing in told] == [None, "min_max"]
    assert told[1].ranks[0] == 1
