"""Names of a file against names of the plan: same, written differently, alike, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.matching import NameMatch, match_names, most_alike


def one(name: str, *targets: str) -> NameMatch:
    return match_names([(name,)], {str(number): (target,) for number, target in enumerate(targets)})[0]


@pytest.mark.parametrize(
    ("name", "target", "how"),
    [
        ("人均办案数", "人均办案数", "exact"),
        ("人均办案数（件/人）", "人均办案数", "normalised"),
        ("人均办案数(件/人)", "人均办案数（件/人）", "normalised"),
        ("一、执法办案效能", "执法办案效能", "normalised"),
        ("（一）执法办案效能", "执法办案效能", "normalised"),
        ("1.执法办案效能", "2、执法办案效能", "normalised"),
        ("执法 办案\u3000效能", "执法办案效能", "normalised"),
        ("双随机、一公开监管", "“双随机一公开”监管", "normalised"),
        ("ＧＤＰ增速", "gdp增速", "normalised"),
        ("人均办案数", "人均查办案件数", "similar"),
        ("大要案查办数", "大要案件查办数量", "similar"),
        ("食品抽检合格率", "信息报送", "none"),
        ("朝阳区", "朝陽区", "similar"),
        ("罚没收入（万元）", "罚没收入", "normalised"),
        ("执法办案效能(28分)", "执法办案效能", "normalised"),
        ("信息报送（本级）", "信息报送（上级）", "similar"),
        ("信息报送（本级）", "信息报送", "similar"),
        ("信息报送（本级）", "信息报送(本级)", "normalised"),
    ],
)
def test_how_a_name_is_found(name: str, target: str, how: str) -> None:
    found = one(name, target)
    assert found.how == how
    assert (found.target is None) == (how == "none")
    assert found.sure == (how in ("exact", "normalised"))


def test_16_a_similar_name_is_only_a_proposal() -> None:
    assert not one("人均办案数", "人均查办案件数").sure


def test_17_the_same_name_under_two_parents_is_matched_by_its_path() -> None:
    targets = {"A": ("党建", "信息报送"), "B": ("协作", "信息报送")}
    found = match_names([("协作", "信息报送"), ("党建", "信息报送")], targets)
    assert [(match.target, match.how) for match in found] == [("B", "exact"), ("A", "exact")]


def test_17_where_the_path_does_not_decide_nobody_is_matched_surely() -> None:
    targets = {"A": ("党建", "信息报送"), "B": ("协作", "信息报送")}
    assert not match_names([("另一类", "信息报送")], targets)[0].sure


def test_a_sure_match_takes_its_target_from_a_similar_one() -> None:
    found = match_names([("办案总数",), ("办案数",)], {"A": ("办案数",)})
    assert [(match.target, match.how) for match in found] == [(None, "none"), ("A", "exact")]


def test_the_most_alike_pair_is_proposed_first() -> None:
    found = match_names([("大要案数",), ("大要案查办件数",)], {"A": ("大要案查办数",)})
    assert [match.target for match in found] == [None, "A"]


@given(
    st.lists(st.tuples(st.sampled_from("甲乙"), st.text("办案数一、（）1. ", max_size=6)), max_size=8),
    st.dictionaries(
        st.text("abc", min_size=1, max_size=2), st.tuples(st.text("办案数（）1. ", max_size=6)), max_size=8
    ),
)
def test_no_target_is_ever_used_twice_and_every_source_gets_an_answer(
    sources: list[tuple[str, ...]], targets: dict[str, tuple[str, ...]]
) -> None:
    found = match_names(sources, targets)
    assert [match.source for match in found] == list(range(len(sources)))
    used = [match.target for match in found if match.target is not None]
    assert len(used) == len(set(used))


def test_the_names_most_like_one_come_first() -> None:
    targets = {"A": ("甲", "案卷评查"), "B": ("甲", "大要案件查办数量"), "C": ("乙", "信息报送")}
    assert most_alike("大要案查办数", targets)[0] == "B"
    assert sorted(most_alike("大要案查办数", targets)) == ["A", "B", "C"]
