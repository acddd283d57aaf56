"""Single sentences of the format, worked by hand, hold for the oracle and for the engine alike."""

import json
from typing import Any

import pytest

from exchange.assessment_json import read_assessment, write_result
from scoring.evaluate import evaluate
from tests.oracle.score import score

Json = dict[str, Any]


def assessment(leaves: list[Json], values: dict[str, list[Any]], **given: Any) -> Json:
    """Units U1, U2 .. whose entries stand in order; None is blank. Leaves of full score 10 unless they say more."""
    size = max(len(column) for column in values.values())
    kinds = given.pop("kinds", {})
    about = {"id": "t", "title": "t", "year": 2024, "period": "annual", "unit_label": "局", "full_score": "10"}
    about |= {"rounding": {"leaf_places": 2, "total_places": 2, "measure_places": None}}
    about |= {"composition": {"coefficient": "base"}, "ranking": {"ties": "competition"}}
    about |= given.pop("about", {})
    units = given.pop("units", [{}] * size)
    return {
        "format": "quanheng-assessment/1",
        "assessment": about,
        "units": [{"code": f"U{i}", "name": f"U{i}"} | more for i, more in enumerate(units, 1)],
        "items": [{"code": code, "name": code, "kind": "number"} | kinds.get(code, {}) for code in values],
        "indicators": [{"parent": None, "name": leaf["code"], "weight": "10"} | leaf for leaf in leaves],
        "values": {
            code: {f"U{i}": value for i, value in enumerate(column, 1) if value is not None}
            for code, column in values.items()
        },
        **given,
    }


def both(data: Json) -> list[Json]:
    """The units of the result, after seeing that engine and oracle tell the same."""
    read = read_assessment(json.dumps(data))
    engine = json.loads(write_result(evaluate(read.plan, read.entries), read.plan))
    oracle = score(data)
    keys = ("base", "adjusted_base", "bonus", "deduction", "total", "rank", "rank_in_class", "grade")
    for mine, wanted in zip(engine["units"], oracle["units"], strict=True):
        assert {key: mine[key] for key in keys} == {key: wanted[key] for key in keys}
        for code, node in wanted["nodes"].items():
            assert (mine["nodes"][code]["points"], mine["nodes"][code]["state"]) == (node["points"], node["state"])
    assert engine["status"] == oracle["status"]
    units: list[Json] = oracle["units"]
    return units


def points(data: Json, code: str = "x") -> list[str | None]:
    return [unit["nodes"][code]["points"] for unit in both(data)]


def states(data: Json, code: str = "x") -> list[str]:
    return [unit["nodes"][code]["state"] for unit in both(data)]


NOT_APPLICABLE = {"state": "not_applicable"}
MISSING = {"state": "missing"}
SCALE = {"method": "convert_scale", "params": {"full": "10"}}


def test_blank_missing_not_applicable_and_zero_are_four_things() -> None:
    data = assessment([{"code": "x", **SCALE}], {"x": [None, MISSING, NOT_APPLICABLE, "0", "5"]})
    assert points(data) == ["0.00", "0.00", None, "0.00", "5.00"]
    assert states(data) == ["missing", "missing", "not_applicable", "scored", "scored"]


@pytest.mark.parametrize(
    ("policy", "given"), [("zero", "0.00"), ("lowest", "2.00"), ("mean", "3.50"), ("exclude", None)]
)
def test_a_missing_value_gets_what_its_policy_says(policy: str, given: str | None) -> None:
    leaf = {"code": "x", "missing": policy, **SCALE}
    assert points(assessment([leaf], {"x": ["2", "5", MISSING]})) == ["2.00", "5.00", given]


def test_figures_have_up_to_twenty_places() -> None:
    """As many as indexes are published with; beyond what whole numbers of 64 bits hold."""
    leaf = {"code": "x", "method": "convert_scale", "params": {"full": "3"}}
    rounding = {"rounding": {"leaf_places": 20, "total_places": 20, "measure_places": None}}
    (unit,) = both(assessment([leaf], {"x": ["2"]}, about=rounding))
    assert unit["nodes"]["x"]["points"] == unit["total"] == "6.66666666666666666667"


def test_points_by_policy_do_not_enter_the_mean() -> None:
    """U2 gets full marks for its zero denominator; the mean for U3 is that of U1 alone."""
    leaf = {"code": "x", "missing": "mean", "zero_denominator": "full", "measure": "a / b", **SCALE}
    data = assessment([leaf], {"a": ["8", "1", MISSING], "b": ["2", "0", "1"]})
    assert points(data) == ["4.00", "10.00", "4.00"]


def test_not_applicable_wins_over_missing_and_both_over_a_division_by_zero() -> None:
    leaf = {"code": "x", "measure": "a + b + 1 / c", "zero_denominator": "full", **SCALE}
    data = assessment([leaf], {"a": [MISSING, MISSING, "1"], "b": [NOT_APPLICABLE, "1", "1"], "c": ["0", "0", "0"]})
    assert states(data) == ["not_applicable", "missing", "scored"]


def test_the_branch_not_taken_does_not_count() -> None:
    leaf = {"code": "x", "measure": "if(b == 0, 0, a / b)", **SCALE}
    data = assessment([leaf], {"a": [MISSING, "8"], "b": ["0", "2"]})
    assert (points(data), states(data)) == (["0.00", "4.00"], ["scored", "scored"])


def test_and_or_look_at_all_operands() -> None:
    leaf = {"code": "x", "measure": "if(b > 0 or a > 0, 1, 2)", **SCALE}
    assert states(assessment([leaf], {"a": [MISSING, "1"], "b": ["1", "1"]})) == ["missing", "scored"]


def test_a_unit_out_of_the_ranking_is_scored_against_the_peers_but_is_none() -> None:
    leaf = {"code": "x", "method": "min_max", "params": {}}
    data = assessment([leaf], {"x": ["9", "2", "4", "3"]}, units=[{"ranked": False}, {}, {}, {}])
    assert points(data) == ["10.00", "0.00", "10.00", "5.00"]
    assert [unit["rank"] for unit in both(data)] == [None, 3, 1, 2]


@pytest.mark.parametrize(("fewest", "best"), [("2", "5.00"), ("3", "2.50")])
def test_with_too_few_peers_in_the_class_all_are_peers(fewest: str, best: str) -> None:
    classes = [{"code": "c", "name": "c", "coefficient": "1"}, {"code": "d", "name": "d", "coefficient": "1"}]
    units = [{"class": "c"}, {"class": "c"}, {"class": "d"}]
    leaf = {"code": "x", "method": "best_ratio", "params": {}, "peers": "class", "min_peers": fewest}
    data = assessment([leaf], {"x": ["2", "4", "8"]}, classes=classes, units=units)
    assert points(data)[0] == best


def test_the_weights_of_groups_without_a_valid_vote_are_shared_out() -> None:
    params = {"item": "v", "values": {"A": "100", "B": "50"}, "groups": {"g": "0.5", "h": "0.25", "i": "0.25"}}
    votes = [{"g": {"A": "1", "B": "1"}, "h": {"A": "4", "abstain": "2"}, "i": {"abstain": "9"}}]
    leaf = {"code": "x", "method": "ballots", "params": params}
    assert points(assessment([leaf], {"v": [votes]}, kinds={"v": {"kind": "ballots"}})) == ["8.33"]


def test_a_part_that_is_not_applicable_gives_its_share_to_the_others() -> None:
    parts = [
        {"share": share, "measure": item, **SCALE, "params": {"full": "10"}}
        for share, item in (("0.4", "a"), ("0.6", "b"))
    ]
    leaf = {"code": "x", "method": "blend", "params": {"parts": parts}}
    data = assessment([leaf], {"a": ["5", "5", "5"], "b": ["10", NOT_APPLICABLE, MISSING]})
    assert points(data) == ["8.00", "5.00", "0.00"]


def test_who_was_not_in_the_contest_loses_that_part_of_a_blend_and_not_all_of_it() -> None:
    """A given rank that is blank or missing has points of its own, in a part as in a leaf."""
    contest = {"method": "rank_map", "measure": "r", "params": {"map": {"1": "1"}, "absent": "0.2"}}
    parts = [{"share": "0.5", **contest}, {"share": "0.5", "measure": "a", **SCALE}]
    leaf = {"code": "x", "method": "blend", "params": {"parts": parts}}
    data = assessment([leaf], {"r": ["1", MISSING, None, NOT_APPLICABLE, MISSING], "a": ["6", "6", "6", "6", MISSING]})
    assert points(data) == ["8.00", "4.00", "4.00", "6.00", "0.00"]
    assert states(data) == ["scored", "scored", "scored", "scored", "missing"]


@pytest.mark.parametrize(
    ("aggregate", "given"), [("sum", "6.25"), ("geometric", "5.00"), ("harmonic", "4.00"), ("min", "2.50")]
)
def test_a_group_joins_its_children_as_it_says(aggregate: str, given: str) -> None:
    group = {"code": "g", "aggregate": aggregate, "weight": "10"}
    leaves = [
        {"code": c, "parent": "g", "weight": "5", "method": "convert_scale", "params": {"full": "8"}} for c in "ab"
    ]
    data = assessment([group, *leaves], {"a": ["2"], "b": ["8"]})
    assert points(data, "g") == [given]


@pytest.mark.parametrize(
    ("rates", "weights", "size", "given"),
    [
        (["1.45", "1.45"], ["2", "2"], "1", "0.15"),
        (["2.5", "10"], ["70", "70"], "0.01", "0.01"),
        (["1.25", "10"], ["100", "200"], "0.01", "0.01"),
        (["2.5", "10"], ["1", "1"], "138.25", "69.13"),
    ],
)
def test_a_geometric_mean_that_is_rational_rounds_as_the_exact_half(
    rates: list[str], weights: list[str], size: str, given: str
) -> None:
    """The root of 0.145 x 0.145 is 0.145, of 1/4 x 1 is 1/2, of 1/8 x 1 x 1 is 1/2: halves in the third place."""
    leaves = [
        {"code": code, "parent": "g", "weight": weight, **SCALE} for code, weight in zip("ab", weights, strict=True)
    ]
    group = {"code": "g", "aggregate": "geometric", "weight": size}
    data = assessment([group, *leaves], {"a": [rates[0]], "b": [rates[1]]}, about={"full_score": size})
    assert points(data, "g") == [given]


@pytest.mark.parametrize(
    ("measure", "method", "given"),
    [
        ("sqrt(b / c) * 3", {"method": "pass_fail", "params": {"target": "1", "op": ">="}}, "10.00"),
        ("ln(b / c * 9) + 1", {"method": "pass_fail", "params": {"target": "1", "op": ">="}}, "10.00"),
        ("sqrt(b / c * 9 / 40000)", {"method": "direct", "params": {}}, "0.01"),
        ("sqrt(c - 6.1) * sqrt(c - 6.1) + 0.005", {"method": "direct", "params": {}}, "2.91"),
    ],
)
def test_roots_and_logarithms_that_are_rational_are_exact(measure: str, method: Json, given: str) -> None:
    """b/c = 1/9: 3 x 1/3 is 1 and passes, so does ln 1 + 1; the root of 1/40000 is 0.005 and rounds up, as 2.905."""
    data = assessment([{"code": "x", "measure": measure, **method}], {"b": ["1"], "c": ["9"]})
    assert points(data) == [given]


def test_a_group_without_left_out_children_is_the_plain_sum_and_else_its_rate() -> None:
    group = {"code": "g", "weight": "8"}
    leaves = [{"code": c, "parent": "g", "weight": w, **SCALE} for c, w in (("a", "3"), ("b", "3"), ("c", "2"))]
    about = {"full_score": "8"}
    values: dict[str, list[Any]] = {"a": ["8", "8"], "b": ["10", NOT_APPLICABLE], "c": ["9", "9"]}
    assert points(assessment([group, *leaves], values, about=about), "g") == ["7.20", "6.72"]


def test_a_zeroed_node_gives_zero_to_the_unit_and_leaves_the_mean_of_the_others_alone() -> None:
    data = assessment([{"code": "x", "missing": "mean", **SCALE}], {"x": ["6", "4", MISSING]})
    data["adjustments"] = {"veto": [{"code": "V", "name": "V", "actions": ["node_zero:x"]}]}
    data["decisions"] = [{"unit": "U1", "rule": "V"}]
    assert points(data) == ["0.00", "4.00", "5.00"]


def test_only_the_highest_event_of_a_subject_counts_and_caps_hold() -> None:
    rule = {"code": "P", "name": "P", "per_level": {"high": "1", "low": "0.5"}, "dedupe": "highest", "cap": "2"}
    data = assessment([{"code": "x", **SCALE}], {"x": ["5", "5"]}, adjustments={"bonus": [rule]})
    low = {"unit": "U1", "rule": "P", "level": "low"}
    high = {"unit": "U1", "rule": "P", "level": "high", "subject": "s"}
    data["events"] = [high, low | {"subject": "s"}, low]
    assert both(data)[0]["bonus"] == "1.50"
    data["events"] += [high | {"unit": "U2", "subject": f"s{i}"} for i in range(3)]
    assert both(data)[1]["total"] == "7.00"


def graded(totals: list[str], ties: str = "include", percent: str = "40", **quota: Any) -> Json:
    grades = {"bands": [["A", "5"], ["B", "3"], ["C", "0"]]}
    rule = {"grade": "A", "percent": percent, "scope": "all", "at_least_one": False, "ties": ties}
    data = assessment([{"code": "x", **SCALE}], {"x": totals}, about={"grades": grades | {"quota": rule | quota}})
    data["adjustments"] = {"veto": [{"code": "V", "name": "V", "actions": ["grade_max:B"]}]}
    return data


def test_the_quota_keeps_the_best_and_drops_the_rest_by_one_band() -> None:
    assert [unit["grade"] for unit in both(graded(["9", "8", "7", "6", "2"]))] == ["A", "A", "B", "B", "C"]


@pytest.mark.parametrize(("ties", "kept"), [("include", "AAAB"), ("exclude", "ABBB")])
def test_a_tie_across_the_last_seat_is_in_or_out(ties: str, kept: str) -> None:
    assert "".join(unit["grade"] for unit in both(graded(["9", "8", "8", "6"], ties, "50"))) == kept


def test_ties_out_win_over_at_least_one() -> None:
    grades = [unit["grade"] for unit in both(graded(["9", "9"], "exclude", "10", at_least_one=True))]
    assert grades == ["B", "B"]


def test_a_veto_that_costs_the_grade_leaves_the_seat_to_the_next() -> None:
    data = graded(["9", "8", "7", "6", "2"])
    data["decisions"] = [{"unit": "U1", "rule": "V"}]
    assert "".join(unit["grade"] for unit in both(data)) == "BAABC"


def test_a_veto_that_costs_the_rank_leaves_the_seat_to_the_next() -> None:
    data = graded(["9", "8", "7", "6", "2"])
    data["adjustments"]["veto"][0]["actions"] = ["exclude_from_rank"]
    data["decisions"] = [{"unit": "U1", "rule": "V"}]
    units = both(data)
    assert [unit["rank"] for unit in units] == [None, 1, 2, 3, 4]
    assert [unit["grade"] for unit in units[1:]] == ["A", "A", "B", "C"]


def test_equal_totals_are_separated_by_the_tie_breakers() -> None:
    leaves = [{"code": c, "weight": "5", "method": "convert_scale", "params": {"full": "10"}} for c in "ab"]
    about = {"ranking": {"ties": "competition", "tie_breakers": ["b"]}}
    data = assessment(leaves, {"a": ["6", "4", "4"], "b": ["4", "6", "6"]}, about=about)
    assert [unit["rank"] for unit in both(data)] == [3, 1, 1]


def test_halves_go_away_from_zero_at_each_stage() -> None:
    """Three leaves of 2.345 print 2.35 each and make 7.05, not 7.04."""
    leaves = [{"code": c, "weight": "3", "method": "direct", "params": {}} for c in "abc"]
    data = assessment(leaves, {c: ["2.345"] for c in "abc"}, about={"full_score": "9"})
    assert both(data)[0]["base"] == "7.05"
