"""Several experts' judgments as one."""

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.weights.ahp import ahp
from scoring.weights.group_ahp import Expert, group_ahp
from tests.scoring.weights.drawn import Cells, codes, consistent, names, refusal, rounded, upper_judgments

CLOSE = Fraction(1, 10**25)
APPLES = ("苹果", "橙子")


def judged(value: str, weight: str = "1") -> Expert:
    return Expert(f"专家{value}", [[1, value], [None, 1]], weight)


def test_the_joint_judgment_is_the_geometric_mean_and_its_reciprocal() -> None:
    """2, 3 and 4 times: the cube root of 24, and of 1/24 the other way round (Aczél & Saaty 1983)."""
    joint = group_ahp(APPLES, [judged("2"), judged("3"), judged("4")]).group.judgments
    assert rounded([joint[0][1]], 6) == [2.884499]
    assert joint[0][1] * joint[1][0] == 1
    assert abs(joint[0][1] ** 3 - 24) < CLOSE


def test_an_experts_weight_counts_like_so_many_equal_experts_and_0_not_at_all() -> None:
    weighted = group_ahp(APPLES, [judged("2", "0.6"), judged("9", "0.3"), judged("5", "0")])
    counted = group_ahp(APPLES, [judged("2"), Expert("乙", judged("2").judgments), judged("9")])
    assert abs(weighted.group.weights.values[0] - counted.group.weights.values[0]) < CLOSE
    assert [name for name, _ in weighted.experts] == ["专家2", "专家9", "专家5"]


@settings(deadline=None, max_examples=40)
@given(upper_judgments(1, 5), st.integers(1, 4))
def test_experts_who_agree_give_what_each_gives_alone(cells: Cells, count: int) -> None:
    alone = ahp(names(len(cells)), cells)
    together = group_ahp(names(len(cells)), [Expert(f"专家{i}", cells) for i in range(count)])
    assert together.group.weights.values == alone.weights.values
    assert together.group.consistency == alone.consistency
    assert all(each == alone for _, each in together.experts)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(st.integers(1, 9), min_size=4, max_size=4), min_size=1, max_size=4), st.randoms())
def test_consistent_experts_make_a_consistent_group_whatever_their_order(parts: Any, random: Any) -> None:
    experts = [Expert(f"专家{i}", consistent(each), i + 1) for i, each in enumerate(parts)]
    found = group_ahp(names(4), experts)
    assert found.group.consistency.ratio == 0
    assert not found.group.consistency.suspects
    assert sum(found.group.weights.values) == 1
    random.shuffle(experts)
    for mine, other in zip(found.group.weights.values, group_ahp(names(4), experts).group.weights.values, strict=True):
        assert abs(mine - other) < CLOSE


def test_an_expert_who_contradicts_himself_is_named_and_counts_all_the_same() -> None:
    good = Expert("王处", consistent([4, 2, 1]))
    bad = Expert("李科", [[1, 5, "1/5"], [None, 1, 5], [None, None, 1]])
    found = group_ahp(names(3), [good, bad])
    named = [each for each in found.group.weights.findings if each.code == "weighting.expert_inconsistent"]
    assert [each.facts["expert"] for each in named] == ["李科"]
    ratios = {name: each.consistency.ratio for name, each in found.experts}
    assert ratios["王处"] == 0
    assert ratios["李科"] > 1
    assert 0 < found.group.consistency.ratio < ratios["李科"]


def test_what_is_wrong_in_any_experts_judgments_is_refused_under_the_experts_name() -> None:
    found = refusal(lambda: group_ahp(APPLES, [judged("2"), judged("0"), Expert("丙", [[1, None], [None, 1]])]))
    assert [(each.code, each.where) for each in found] == [
        ("weighting.out_of_range", ("专家0", "苹果", "橙子")),
        ("weighting.judgment_missing", ("丙", "苹果", "橙子")),
    ]


def test_experts_that_cannot_count_are_refused() -> None:
    assert codes(refusal(lambda: group_ahp(APPLES, []))) == ["weighting.no_experts"]
    assert codes(refusal(lambda: group_ahp(APPLES, [judged("2", "0")]))) == ["weighting.no_experts"]
    assert codes(refusal(lambda: group_ahp(APPLES, [judged("2", "-1")]))) == ["weighting.expert_weight"]
    assert codes(refusal(lambda: group_ahp(APPLES, [judged("2"), judged("2")]))) == ["weighting.expert_twice"]
