"""Ballots add up to the votes that are scored, whatever their order; void ones have a reason."""

from collections import Counter
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from scoring.batches import ABSTAIN, Batch, Paper, closed, deviations, settled, tally, valid_papers, void_reason

GRADES = ("优秀", "良好", "一般")
UNITS = ("U1", "U2", "U3", "U4")
marks = st.tuples(*[st.sampled_from((*GRADES, ABSTAIN))] * len(UNITS))
papers = st.lists(st.builds(Paper, marks, st.booleans()), max_size=30).map(tuple)
batches = st.builds(
    Batch,
    item=st.just("votes"),
    voters=st.just("部门"),
    units=st.just(UNITS),
    own=st.sampled_from([(), ("U2",)]),
    void_all_equal=st.booleans(),
    most_best=st.none() | st.integers(0, 4),
    papers=papers,
)


@given(batches)
def test_a_tally_counts_the_valid_ballots_of_every_unit(batch: Batch) -> None:
    valid = valid_papers(batch, GRADES[0])
    for at, unit in enumerate(UNITS):
        votes = {grade: count for grade, count in tally(batch, GRADES)[unit].items() if count}
        wanted = {} if unit in batch.own else dict(Counter(paper.marks[at] for paper in valid))
        assert votes == wanted


@given(batches, st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_changes_no_figure(batch: Batch, random: Random) -> None:
    mixed = list(batch.papers)
    random.shuffle(mixed)
    assert tally(replace(batch, papers=tuple(mixed)), GRADES) == tally(batch, GRADES)
    assert closed(replace(batch, papers=tuple(mixed))).papers == closed(batch).papers
    assert tally(closed(batch), GRADES) == tally(batch, GRADES)


def a_batch(*rows: str, **more: object) -> Batch:
    letters = {"1": GRADES[0], "2": GRADES[1], "3": GRADES[2], "0": ABSTAIN, "-": ""}
    read = tuple(Paper(tuple(letters[key] for key in row.rstrip("x")), row.endswith("x")) for row in rows)
    return replace(Batch(item="votes", voters="部门", units=UNITS, papers=read), **more)  # type: ignore[arg-type]


def test_a_ballot_with_one_mark_for_all_is_void_by_rule_only() -> None:
    batch = a_batch("1111", "2222", "1112", "2222x")
    assert [void_reason(batch, paper, "优秀") for paper in batch.papers] == ["", "", "", "by_hand"]
    strict = replace(batch, void_all_equal=True)
    assert [void_reason(strict, paper, "优秀") for paper in strict.papers] == ["all_best", "all_equal", "", "by_hand"]


def test_more_of_the_best_grade_than_allowed_is_void() -> None:
    batch = a_batch("1132", "1112", most_best=2)
    assert [void_reason(batch, paper, "优秀") for paper in batch.papers] == ["", "most_best"]


def test_voters_do_not_vote_on_their_own_unit() -> None:
    batch = a_batch("1112", own=("U4",), void_all_equal=True)
    assert void_reason(batch, batch.papers[0], "优秀") == "all_best"
    assert not any(tally(replace(batch, void_all_equal=False), GRADES)["U4"].values())


def test_the_second_pass_differs_by_ballot_and_unit_and_is_settled_either_way() -> None:
    first = a_batch("1123", "2213", "3333")
    batch = replace(first, second=a_batch("1133", "2213", "3333x").papers)
    one, two = deviations(batch)
    assert (one.paper, one.unit, one.first, one.second) == (0, "U3", "良好", "一般")
    assert (two.paper, two.unit, two.second) == (2, None, "by_hand")
    taken = settled(batch, one, second=True)
    assert taken.papers[0].marks[2] == "一般"
    kept = settled(taken, two, second=False)
    assert kept.papers == (taken.papers[0], *first.papers[1:])
    assert deviations(kept) == ()
