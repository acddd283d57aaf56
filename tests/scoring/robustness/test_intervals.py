"""Inside the interval of a weight the first places stay, just outside they change: so say evaluations of plans with
these weights."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.evaluate import evaluate
from scoring.plan import Rounding
from scoring.problems import Refused
from scoring.result import Result
from scoring.robustness import intervals
from scoring.robustness.intervals import Interval, Stability, stability
from scoring.robustness.rates import flat_rates, rates_of
from tests.scoring.build import read
from tests.scoring.robustness.trees import (
    Node,
    sample_city,
    something_scored,
    tree_document,
    trees,
    weighed,
)

UNITS = 4
Top = object


def ask(nodes: Sequence[Node], k: int, *, ordered: bool = True, units: int = UNITS) -> Stability:
    assessment = read(tree_document(nodes, units))
    rates = rates_of(assessment.plan, evaluate(assessment.plan, assessment.entries))
    return stability(rates, k, ordered=ordered)


def first(result: Result, k: int, *, ordered: bool) -> Top:
    held = {unit.code: unit.rank for unit in result.units if unit.rank is not None and unit.rank <= k}
    return held if ordered else frozenset(held)


def with_weight(nodes: Sequence[Node], code: str, weight: Fraction, weights: dict[str, Fraction]) -> Result:
    """The result with one weight moved and the others in proportion; all × (full − old weight), to stay decimal."""
    full = sum((node.weight for node in nodes), Fraction(0))
    rest = full - weights[code]
    moved = {other: own * (full - weight) for other, own in weights.items()} | {code: weight * rest}
    assessment = read(tree_document([weighed(node, moved) for node in nodes], UNITS))
    unrounded = replace(assessment.plan, rounding=Rounding(leaf_places=None, total_places=40))
    return evaluate(unrounded, assessment.entries)


def near(value: Fraction | float) -> Fraction:
    """A number of few decimals close by."""
    return Fraction(round(Fraction(value) * 10**12), 10**12)


@settings(max_examples=60, deadline=None)
@given(
    nodes=trees(units=UNITS, left_out=True).filter(something_scored),
    k=st.integers(1, UNITS),
    ordered=st.booleans(),
    data=st.data(),
)
def test_the_first_places_change_exactly_at_the_bounds(
    nodes: list[Node], k: int, ordered: bool, data: st.DataObject
) -> None:
    found = ask(nodes, k, ordered=ordered)
    weights = {interval.code: Fraction(interval.weight) for interval in found.intervals}
    interval = data.draw(st.sampled_from(found.intervals))
    if interval.kind == "fixed":
        assert interval.low == interval.high == interval.weight
        return
    step = Fraction(1, 10**9) if interval.kind == "exact" else Fraction(1, 10**5)
    full = sum((node.weight for node in nodes), Fraction(0))

    def at(weight: Fraction | float) -> Top:
        return first(with_weight(nodes, interval.code, near(weight), weights), k, ordered=ordered)

    now = at(interval.weight)
    assert set(found.top) == set(now if isinstance(now, dict | frozenset) else ())
    for bound, is_open, beyond, outwards in (
        (Fraction(interval.low), interval.low_open, interval.below, -1),
        (Fraction(interval.high), interval.high_open, interval.above, 1),
    ):
        inside = bound - outwards * step
        if outwards * (inside - Fraction(interval.weight)) > 0:
            assert at(inside) == now
        halfway = (bound + Fraction(interval.weight)) / 2
        assert at(halfway if 0 < halfway < full else interval.weight) == now
        if beyond is None:
            assert bound == (0 if outwards < 0 else full)
        elif 0 < bound + outwards * step < full:
            assert at(bound + outwards * step) != now
        if is_open and near(bound) == bound and 0 < bound < full:
            assert at(bound) != now


@settings(max_examples=40, deadline=None)
@given(nodes=trees(units=UNITS), k=st.integers(1, UNITS), ordered=st.booleans())
def test_where_nothing_is_left_out_every_interval_is_exact_and_the_search_finds_the_same(
    nodes: list[Node], k: int, ordered: bool
) -> None:
    assessment = read(tree_document(nodes, UNITS))
    rates = rates_of(assessment.plan, evaluate(assessment.plan, assessment.entries))
    exact = stability(rates, k, ordered=ordered)
    searched = stability(replace(rates, result=None), k, ordered=ordered)
    full = float(assessment.plan.full_score)
    for one, other in zip(exact.intervals, searched.intervals, strict=True):
        if one.kind == "fixed":
            assert other.kind == "fixed"
            continue
        assert (one.kind, other.kind) == ("exact", "narrowed")
        assert float(one.low) == pytest.approx(other.low, abs=1e-5 * full)
        assert float(one.high) == pytest.approx(other.high, abs=1e-5 * full)


def two_units() -> list[Node]:
    """50 points against 70; they are level at t = 0.5·t + 0.9·(100 − t), t = 450/7."""
    return [Node("A", Fraction(50), (100, 50)), Node("B", Fraction(50), (0, 90))]


def test_the_bound_is_the_fraction_that_a_calculator_gives() -> None:
    for_a, for_b = ask(two_units(), 1, units=2).intervals
    assert for_a == Interval("A", Fraction(50), Fraction(0), Fraction(450, 7), False, True, None, ("U0",), "exact")
    assert for_b == Interval("B", Fraction(50), Fraction(250, 7), Fraction(100), True, False, ("U0",), None, "exact")


def test_who_ties_now_lets_no_weight_move() -> None:
    nodes = [Node("A", Fraction(50), (100, 50)), Node("B", Fraction(50), (50, 100))]
    found = ask(nodes, 1, units=2)
    assert found.top == ("U0", "U1")
    for interval in found.intervals:
        assert interval.low == interval.high == interval.weight == 50
        assert not interval.low_open
        assert not interval.high_open
    assert [interval.above for interval in found.intervals] == [("U0",), ("U1",)]


def test_units_that_are_alike_in_everything_change_nothing() -> None:
    nodes = [Node("A", Fraction(50), (80, 80)), Node("B", Fraction(50), (30, 30))]
    for interval in ask(nodes, 1, units=2).intervals:
        assert (interval.low, interval.high, interval.below, interval.above) == (0, 100, None, None)


def test_a_change_of_order_within_the_first_places_counts_only_where_order_counts() -> None:
    nodes = [Node("A", Fraction(50), (100, 50, 0)), Node("B", Fraction(50), (0, 90, 0))]
    in_order, as_a_set = (ask(nodes, 2, ordered=ordered, units=3).intervals[0] for ordered in (True, False))
    assert in_order.high == Fraction(450, 7)
    assert (as_a_set.high, as_a_set.high_open) == (100, False)


def test_a_single_weight_cannot_move() -> None:
    (interval,) = ask([Node("A", Fraction(50), (100, 50))], 1, units=2).intervals
    assert (interval.kind, interval.low, interval.high) == ("fixed", 50, 50)


def test_a_single_unit_is_first_at_any_weight() -> None:
    for interval in ask([Node("A", Fraction(5), (10,)), Node("B", Fraction(5), (90,))], 1, units=1).intervals:
        assert (interval.low, interval.high, interval.kind) == (0, 10, "exact")


def test_weights_in_and_of_a_group_that_is_no_sum_are_searched() -> None:
    """In G, U0 has √(0.9·0.1) = 0.3 and U1 0.4; level where 0.9^s·0.1^(1−s) + 0.5 = 0.4 + 0.6: s = ln 5 ÷ ln 9."""
    inner = (Node("A", Fraction(1), (90, 40)), Node("B", Fraction(1), (10, 40)))
    nodes = [Node("G", Fraction(50), (), "geometric", inner), Node("C", Fraction(50), (50, 60))]
    of_group, of_a, *_ = ask(nodes, 1, units=2).intervals
    assert (of_group.kind, of_group.low, of_group.high) == ("narrowed", 0, 100)
    assert of_a.kind == "narrowed"
    assert of_a.high == pytest.approx(2 * log(5) / log(9), abs=1e-6)
    assert of_a.above == ("U0",)


def test_a_deduction_that_takes_a_total_to_zero_is_searched() -> None:
    document = tree_document(two_units(), 2)
    document["adjustments"] = {"deduction": [{"code": "D", "name": "D", "points": "30"}]}
    document["events"] = [{"unit": "U0", "rule": "D"}]
    assessment = read(document)
    rates = rates_of(assessment.plan, evaluate(assessment.plan, assessment.entries))
    of_a, _ = stability(rates, 1).intervals
    assert of_a.kind == "narrowed"
    assert of_a.high == pytest.approx(120 / 1.4, abs=1e-6)


def test_coefficient_bonus_and_deduction_enter_the_exact_bounds() -> None:
    """1.2·t + 3 = 0.5·t + 0.9·(100 − t) at t = 87/1.6."""
    document = tree_document(two_units(), 2)
    document["classes"] = [{"code": "C", "name": "C", "coefficient": "1.2"}]
    document["units"][0]["class"] = "C"
    document["adjustments"] = {"bonus": [{"code": "D", "name": "D", "points": "3"}]}
    document["events"] = [{"unit": "U0", "rule": "D"}]
    assessment = read(document)
    rates = rates_of(assessment.plan, evaluate(assessment.plan, assessment.entries))
    of_a, _ = stability(rates, 1).intervals
    assert (of_a.kind, of_a.high) == ("exact", Fraction(870, 16))


def test_many_units_give_the_bounds_that_all_pairs_give(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking at the nearest meetings first changes nothing."""
    values = [tuple((unit * step * 37) % 101 for unit in range(60)) for step in (1, 2, 3)]
    nodes = [Node(f"N{index}", Fraction(10 + index), rates) for index, rates in enumerate(values)]
    found = ask(nodes, 5, units=60)
    everything = intervals._meetings
    monkeypatch.setattr(intervals, "_meetings", lambda line, held, limit, _: everything(line, held, limit, None))
    assert ask(nodes, 5, units=60) == found
    assert all(interval.kind == "exact" for interval in found.intervals)


def test_the_search_can_be_watched_and_stopped() -> None:
    rates = flat_rates([[0.5, 1, 0.2], [0.75, 0.25, 0.3]], [40, 40, 20])
    told: list[Interval] = []
    found = stability(rates, 1, progress=told.append, cancelled=lambda: len(told) == 2)
    assert found.intervals == tuple(told)
    assert len(told) == 2


@pytest.mark.parametrize("k", [0, 3])
def test_there_are_as_many_first_places_as_units(k: int) -> None:
    with pytest.raises(Refused) as refused:
        ask(two_units(), k, units=2)
    assert refused.value.problems[0].code == "robustness.top"


def test_the_first_three_of_the_sample_city_hold_over_stated_ranges() -> None:
    assessment = sample_city()
    rates = rates_of(assessment.plan, evaluate(assessment.plan, assessment.entries))
    found = stability(rates, 3)
    assert found.top == ("U05", "U01", "U09")
    assert len(found.intervals) == len(rates.columns) == 44
    assert all(interval.low <= interval.weight <= interval.high for interval in found.intervals)
