"""Changes of rows as values, and positions: differences, inverses and nets, against plain dictionaries."""

from collections.abc import Mapping
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from db.changes import Change, Key, Row, applied, difference, merged
from db.order import positions

ROWS = st.dictionaries(
    st.tuples(st.sampled_from("abcd")),
    st.fixed_dictionaries({"x": st.integers(0, 2), "y": st.none() | st.sampled_from(["", "1"])}),
)
Table = Mapping[Key, Row]


def _apply(before: Table, changes: "tuple[Change, ...] | list[Change]") -> Table:
    return applied({"t": before}, changes).get("t", {})


@given(ROWS, ROWS)
def test_a_difference_leads_from_one_to_the_other_and_its_inverse_back(before: Table, after: Table) -> None:
    changes = list(difference("t", before, after))
    assert _apply(before, changes) == after
    assert _apply(after, [change.inverse() for change in reversed(changes)]) == before
    assert [change.inverse().inverse() for change in changes] == changes


@given(st.lists(ROWS, min_size=2, max_size=6))
def test_the_net_of_many_differences_is_the_difference_of_the_ends(states: list[Table]) -> None:
    steps = [change for before, after in pairwise(states) for change in difference("t", before, after)]
    net = merged(steps)
    assert {change.key: change for change in net} == {c.key: c for c in difference("t", states[0], states[-1])}
    assert len({change.key for change in net}) == len(net)
    assert merged(net) == net
    assert _apply(states[0], net) == states[-1]


def test_a_change_holds_only_the_columns_that_differ() -> None:
    (change,) = difference("t", {("a",): {"x": 1, "y": "1"}}, {("a",): {"x": 2, "y": "1"}})
    assert change == Change("t", ("a",), {"x": 1}, {"x": 2})


@given(st.lists(st.integers(0, 8), unique=True), st.dictionaries(st.integers(0, 8), st.integers(-2, 9)))
def test_positions_rise_and_keep_what_they_can(order: list[int], known: dict[int, int]) -> None:
    uids, stored = [str(uid) for uid in order], {str(uid): place for uid, place in known.items()}
    found = positions(uids, stored)
    assert sorted(found, key=found.__getitem__) == uids
    assert len(set(found.values())) == len(uids)
    assert positions(uids, found) == found


@given(st.permutations([str(uid) for uid in range(12)]), st.integers(0, 11), st.integers(0, 11))
def test_moving_one_part_moves_one_position(order: list[str], start: int, end: int) -> None:
    first = positions(order, {})
    moved = list(order)
    moved.insert(end, moved.pop(start))
    second = positions(moved, first)
    assert len([uid for uid in order if first[uid] != second[uid]]) == (start != end)


def test_parts_can_be_put_between_two_neighbours_again_and_again() -> None:
    order, places = ["a", "z"], positions(["a", "z"], {})
    for number in range(200):
        order.insert(1, str(number))
        places = positions(order, places)
        assert sorted(places, key=places.__getitem__) == order
