"""The stages from leaves to grades: policies, groups, totals, ranks, seats and vetoes, rule by rule."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.rounding import half_up, round_half_up
from tests.scoring.build import Json, by_code, document, leaf, one_leaf, score

NA: Json = {"state": "not_applicable"}
MISSING: Json = {"state": "missing"}
DIRECT = leaf("direct", weight="100")


def ranked(totals: list[str], *, units: list[Any] | None = None, **about: Any) -> Json:
    """Units U0, U1 … with these totals out of 100."""
    parts = units or [f"U{i}" for i in range(len(totals))]
    codes = [part if isinstance(part, str) else part["code"] for part in parts]
    return document([DIRECT], {"x": dict(zip(codes, totals, strict=True))}, units=parts, about=about)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("1.005", "1.01"),
        ("2.675", "2.68"),
        ("0.285", "0.29"),
        ("1.115", "1.12"),
        ("8.345", "8.35"),
        ("89.995", "90.00"),
        ("79.995", "80.00"),
        ("84.985", "84.99"),
        ("0.125", "0.13"),
        ("-1.475", "-1.48"),
        ("-0.005", "-0.01"),
        ("89.9949", "89.99"),
        ("0", "0.00"),
    ],
)
def test_halves_go_away_from_zero(value: str, rounded: str) -> None:
    assert str(half_up(Fraction(value), 2)) == rounded


@given(st.integers(-(10**40), 10**40), st.integers(1, 10**20), st.integers(0, 12))
def test_rounding_is_the_nearest_step_and_symmetric(numerator: int, denominator: int, places: int) -> None:
    value = Fraction(numerator, denominator)
    rounded = round_half_up(value, places)
    assert abs(rounded - value) * 10**places <= Fraction(1, 2)
    assert round_half_up(-value, places) == -rounded
    assert Fraction(half_up(value, places)) == rounded


@pytest.mark.parametrize(
    ("policy", "points"), [("zero", "0.00"), ("lowest", "1.00"), ("mean", "2.33"), ("exclude", None)]
)
def test_a_missing_value_gets_what_the_policy_says(policy: str, points: str | None) -> None:
    found = one_leaf(leaf("direct", missing=policy), ["1", "2", "4", MISSING])[3]
    assert (found.points, found.state) == (None if points is None else Decimal(points), "missing")


@pytest.mark.parametrize(
    ("policy", "points"), [("redistribute", None), ("full", "4.00"), ("zero", "0.00"), ("mean", "2.33")]
)
def test_a_value_that_does_not_apply_gets_what_the_policy_says(policy: str, points: str | None) -> None:
    found = one_leaf(leaf("direct", not_applicable=policy), ["1", "2", "4", NA])[3]
    assert (found.points, found.state) == (None if points is None else Decimal(points), "not_applicable")


def test_points_by_policy_do_not_enter_the_mean_of_others() -> None:
    node = leaf("convert_scale", {"full": "100"}, measure="100 / x", zero_denominator="full", missing="mean")
    assert [found.points for found in one_leaf(node, ["4", "0", MISSING])] == [1, 4, 1]


def test_an_unranked_unit_is_no_peer_but_is_scored_against_the_peers() -> None:
    units = [{"code": f"U{i}", "name": f"U{i}", "ranked": i != 0} for i in range(3)]
    node = leaf("rank_linear", {"base_pct": "50"})
    doc = document([node], {"x": {"U0": "9", "U1": "5", "U2": "3"}}, units=units)
    assert [unit.nodes["L"].points for unit in score(doc).units] == [4, 4, 2]
    assert [unit.rank for unit in score(doc).units] == [None, 1, 2]


def test_too_few_peers_of_the_class_make_all_units_the_peers() -> None:
    units = [{"code": f"U{i}", "name": f"U{i}", "class": "甲" if i < 3 else "乙"} for i in range(5)]
    classes = [{"code": code, "name": code, "coefficient": "1"} for code in "甲乙"]
    values = {"x": {f"U{i}": str(i + 1) for i in range(5)}}

    def last(min_peers: str) -> Any:
        node = leaf("best_ratio", weight="60", peers="class", min_peers=min_peers)
        return score(document([node], values, units=units, classes=classes)).units[2].nodes["L"].points

    assert (last("3"), last("4")) == (60, 36)


def tree(values: dict[str, Any], aggregate: str = "sum", weights: tuple[str, str] = ("30", "10")) -> Json:
    nodes: list[Json] = [
        {"code": "G", "weight": "40", "aggregate": aggregate},
        *({"code": c, "parent": "G", "weight": w, "method": "direct"} for c, w in zip("ab", weights, strict=True)),
        {"code": "H", "weight": "60", "method": "direct"},
    ]
    return document(nodes, {code: {"U": value} for code, value in values.items()}, units=["U"])


def test_the_weight_of_what_is_left_out_moves_to_its_siblings() -> None:
    unit = score(tree({"a": "15", "b": NA, "H": "30"})).units[0]
    assert unit.nodes["G"].points == 20
    assert unit.base == 50
    weights = {code: node.effective_weight for code, node in unit.nodes.items()}
    assert weights == {"G": 40, "a": 40, "b": 0, "H": 60}


def test_a_group_with_nothing_left_is_left_out_in_turn() -> None:
    unit = score(tree({"a": NA, "b": NA, "H": "30"})).units[0]
    assert (unit.nodes["G"].points, unit.nodes["G"].state) == (None, "not_applicable")
    assert unit.base == 50
    assert unit.nodes["H"].effective_weight == 100


def test_nothing_scored_at_all_is_a_problem_and_zero() -> None:
    result = score(tree({"a": NA, "b": NA, "H": NA}))
    assert result.units[0].base == 0
    assert result.status == "problems"
    assert [problem.code for problem in result.problems] == ["unit.nothing_scored"]


@pytest.mark.parametrize(
    ("aggregate", "points"), [("geometric", "29.78"), ("harmonic", "29.09"), ("min", "20.00"), ("sum", "32.00")]
)
def test_a_group_joins_the_rates_of_its_children_as_it_says(aggregate: str, points: str) -> None:
    # rates 27/30 = 0.9 and 5/10 = 0.5, relative weights 3 : 1
    unit = score(tree({"a": "27", "b": "5", "H": "0"}, aggregate)).units[0]
    exact = {
        "geometric": Fraction(str(40 * (0.9**3 * 0.5) ** 0.25)),
        "harmonic": 40 * 4 / (3 / Fraction("0.9") + 1 / Fraction("0.5")),
        "min": Fraction(20),
        "sum": Fraction(32),
    }[aggregate]
    assert unit.nodes["G"].points == half_up(exact, 2)
    assert half_up(exact, 2) == Decimal(points) or aggregate in ("geometric", "harmonic")


def test_equal_rates_have_exactly_that_rate_as_their_geometric_mean() -> None:
    assert score(tree({"a": "10", "b": "3.33", "H": "0"}, "geometric", ("30", "9.99"))).units[0].nodes["G"].points == (
        half_up(Fraction(40, 3), 2)
    )


def test_leaves_that_are_not_rounded_stay_exact() -> None:
    node = leaf("convert_scale", {"full": "3"})
    found = one_leaf(node, ["1"], about={"rounding": {"leaf_places": None}})[0]
    assert found.points == Fraction(4, 3)


@pytest.mark.parametrize(
    ("ties", "ranks"),
    [("competition", [1, 2, 2, 4]), ("dense", [1, 2, 2, 3]), ("average", [1, Fraction(5, 2), Fraction(5, 2), 4])],
)
def test_equal_totals_tie_as_the_plan_says(ties: str, ranks: list[Any]) -> None:
    result = score(ranked(["90", "80", "80", "70"], ranking={"ties": ties}))
    assert [unit.rank for unit in result.units] == ranks


def test_ranks_go_by_the_rounded_total() -> None:
    result = score(ranked(["80.004", "80.001"], rounding={"leaf_places": 3}))
    assert [unit.rank for unit in result.units] == [1, 1]


def test_tie_breakers_separate_in_their_order() -> None:
    nodes = [leaf("direct", weight="50"), leaf("direct", weight="50", measure="y") | {"code": "M"}]
    values = {"x": {"U": "30", "V": "40"}, "y": {"U": "40", "V": "30"}}
    for breakers, ranks in ([], [1, 1]), (["base"], [1, 1]), (["M"], [1, 2]), (["base", "L", "M"], [2, 1]):
        doc = document(nodes, values, units=["U", "V"], about={"ranking": {"tie_breakers": breakers}})
        assert [unit.rank for unit in score(doc).units] == ranks


BANDS = [["优秀", "90"], ["良好", "80"], ["合格", "60"], ["不合格", "0"]]


def graded(totals: list[str], *, actions: dict[str, list[str]] | None = None, **grades: Any) -> list[str | None]:
    doc = ranked(totals, grades={"bands": BANDS} | grades)
    vetoes = [
        {"code": f"V{unit}", "name": "否决", "actions": own, "unit": unit} for unit, own in (actions or {}).items()
    ]
    doc["adjustments"] = {"veto": [{k: v for k, v in veto.items() if k != "unit"} for veto in vetoes]}
    doc["decisions"] = [{"unit": veto["unit"], "rule": veto["code"]} for veto in vetoes]
    return [unit.grade for unit in score(doc).units]


def test_a_bound_belongs_to_its_band() -> None:
    assert graded(["90.00", "89.99", "89.995", "60", "0"]) == ["优秀", "良好", "优秀", "合格", "不合格"]


def quota(percent: str, *, ties: str = "include", at_least_one: bool = False) -> Json:
    return {"grade": "优秀", "percent": percent, "scope": "all", "ties": ties, "at_least_one": at_least_one}


@pytest.mark.parametrize(
    ("given_quota", "excellent"),
    [
        (quota("50"), 2),
        (quota("74"), 2),
        (quota("75", ties="include"), 4),
        (quota("75", ties="exclude"), 2),
        (quota("20"), 0),
        (quota("20", at_least_one=True), 1),
    ],
)
def test_a_quota_keeps_seats_in_rank_order(given_quota: Json, excellent: int) -> None:
    found = graded(["99", "98", "95", "95"], quota=given_quota)
    assert found == ["优秀"] * excellent + ["良好"] * (4 - excellent)


def test_excluded_ties_win_over_at_least_one() -> None:
    assert graded(["95", "95"], quota=quota("10", ties="exclude", at_least_one=True)) == ["良好", "良好"]


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        (["grade_max:合格"], ["合格", "优秀", "良好"]),
        (["grade_down:1"], ["良好", "优秀", "良好"]),
        (["no_award"], ["良好", "优秀", "良好"]),
        (["grade_set:不合格", "exclude_from_rank"], ["不合格", "优秀", "良好"]),
        (["exclude_from_rank"], ["优秀", "优秀", "良好"]),
        (["grade_max:优秀"], ["优秀", "良好", "良好"]),
    ],
)
def test_a_veto_that_costs_the_grade_or_the_rank_leaves_its_seat_to_the_next(
    actions: list[str], expected: list[str]
) -> None:
    assert graded(["99", "98", "97"], quota=quota("34"), actions={"U0": actions}) == expected


def test_a_condition_that_fails_drops_the_grade_and_one_on_a_left_out_node_holds() -> None:
    conditions = [
        {"grade": "优秀", "node": "L", "min_rate": "0.95"},
        {"grade": "良好", "node": "L", "min_rate": "0.93"},
    ]
    assert graded(["95", "94", "92"], conditions=conditions) == ["优秀", "良好", "合格"]


def test_a_veto_on_a_node_zeroes_what_was_scored_below_it_and_nobody_else_notices() -> None:
    nodes: list[Json] = [
        {"code": "G", "weight": "40"},
        {"code": "a", "parent": "G", "weight": "30", "method": "direct", "missing": "mean"},
        {"code": "b", "parent": "G", "weight": "10", "method": "direct"},
        {"code": "H", "weight": "60", "method": "direct"},
    ]
    values: dict[str, Json] = {
        "a": {"U": "20", "V": "10", "W": MISSING},
        "b": {"U": NA, "V": "5", "W": "5"},
        "H": {"U": "30", "V": "30", "W": "30"},
    }
    doc = document(
        nodes,
        values,
        units=["U", "V", "W"],
        adjustments={"veto": [{"code": "X", "name": "否决", "actions": ["node_zero:G"]}]},
        decisions=[{"unit": "U", "rule": "X"}],
    )
    found = by_code(score(doc))
    assert [found["U"].nodes[code].points for code in "Gab"] == [0, 0, None]
    assert found["W"].nodes["a"].points == 15


def test_bonus_and_deduction_are_rounded_before_they_are_added() -> None:
    doc = ranked(["50"])
    doc["adjustments"] = {
        "bonus": [{"code": "P", "name": "加分", "points": "0.335"}],
        "deduction": [{"code": "N", "name": "扣分", "points": "0.335"}],
    }
    doc["events"] = [{"unit": "U0", "rule": "P", "count": "3"}, {"unit": "U0", "rule": "N", "factor": "0.5"}]
    unit = score(doc).units[0]
    assert (unit.bonus, unit.deduction, unit.total) == (Decimal("1.01"), Decimal("0.17"), Decimal("50.84"))


def test_a_total_is_never_below_zero() -> None:
    doc = ranked(["5"])
    doc["adjustments"] = {"deduction": [{"code": "N", "name": "扣分", "points": "9"}]}
    doc["events"] = [{"unit": "U0", "rule": "N"}]
    assert score(doc).units[0].total == 0


def test_blank_missing_not_applicable_and_zero_are_four_different_things() -> None:
    result = score(tree({"a": "0", "b": MISSING, "H": "30"}))
    assert (result.status, [result.units[0].nodes[c].state for c in "ab"]) == ("complete", ["scored", "missing"])
    blank = tree({"a": "0", "b": MISSING, "H": "30"})
    del blank["values"]["b"]
    assert score(blank).status == "provisional"


def test_a_blank_under_a_reference_only_indicator_leaves_the_result_complete() -> None:
    nodes = [DIRECT, leaf("direct", weight="0", measure="y", reference_only=True) | {"code": "R"}]
    doc = document(nodes, {"x": {"U": "50"}, "y": {}}, units=["U"])
    assert score(doc).status == "complete"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=8), st.data())
def test_a_better_total_is_never_ranked_lower(scaled: list[int], data: st.DataObject) -> None:
    totals = [str(Decimal(total) / 100) for total in scaled]
    units = score(
        ranked(totals, ranking={"ties": data.draw(st.sampled_from(["competition", "dense", "average"]))})
    ).units
    for one in units:
        for other in units:
            assert one.rank is not None
            assert other.rank is not None
            assert (one.total > other.total) == (one.rank < other.rank)


def test_findings_come_in_the_order_in_which_a_plan_is_read() -> None:
    units = ["U9", "U1", "U5", "U3"]
    wrong = dict.fromkeys(units, "3..5")
    nodes = [{"code": code, "weight": "50", "method": "direct"} for code in ("b", "a")]
    result = score(document(nodes, {"a": dict(wrong), "b": dict(wrong)}, units=units))
    assert [problem.where[1:3] for problem in result.problems] == [(i, u) for i in ("a", "b") for u in units]
