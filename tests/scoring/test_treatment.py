"""Gaps that are filled and outliers that are drawn in."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.descriptive.moments import long_tail
from scoring.methods import METHODS
from scoring.numbers import Gone, Value
from scoring.plan import Indicator, Unit
from scoring.problems import Problem
from scoring.treatment import Drawn, Imputed, Treated, Treatment, Winsorise, read_treatment, remarks, treat

DRAWN_IN = Treatment(winsorise=Winsorise(most=99))
ONE_FAR = [1, 2, 2, 3, 3, 3, 4, 4, 5, 900]


def column(values: Sequence[int | str | Gone]) -> dict[str, Value]:
    return {f"U{n}": value if isinstance(value, Gone) else Fraction(value) for n, value in enumerate(values)}


def units(count: int, classes: str = "", unranked: Sequence[int] = ()) -> list[Unit]:
    """Units U0, U1 …; a letter of `classes` each, "-" for none."""
    kinds = classes or "-" * count
    return [
        Unit(code=f"U{n}", name=f"{n}区", class_code=None if kinds[n] == "-" else kinds[n], ranked=n not in unranked)
        for n in range(count)
    ]


def impute(how: str, values: Sequence[int | str | Gone], **more: Any) -> Treated:
    among = units(len(values), more.pop("classes", ""), more.pop("unranked", ()))
    return treat(Treatment(impute=how), column(values), among, **more)


# Gaps.


@pytest.mark.parametrize(("how", "value"), [("mean", Fraction(13, 3)), ("median", Fraction(2))])
def test_a_gap_is_filled_with_the_mean_or_the_median_of_the_others(how: str, value: Fraction) -> None:
    found = impute(how, [1, 2, 10, Gone.MISSING])
    assert found.imputed == (Imputed("U3", value, how, 3),)
    assert found.values == column([1, 2, 10]) | {"U3": value}


def test_units_outside_the_ranking_get_an_average_but_count_in_none() -> None:
    found = impute("mean", [1, 3, 500, Gone.MISSING, Gone.MISSING], unranked=[2, 3])
    assert [step.after for step in found.imputed] == [2, 2]
    assert [step.count for step in found.imputed] == [2, 2]


def test_the_mean_of_the_class_is_taken_and_where_the_class_has_no_value_that_of_all() -> None:
    gap = Gone.MISSING
    found = impute("group_mean", [1, 3, 11, gap, gap, gap], classes="aab" + "ac-")
    assert found.imputed == (
        Imputed("U3", Fraction(2), "group_mean", 2, "a"),
        Imputed("U4", Fraction(5), "group_mean", 3),
        Imputed("U5", Fraction(5), "group_mean", 3),
    )


@pytest.mark.parametrize("how", ["mean", "median"])
def test_the_mean_of_all_does_not_look_at_classes(how: str) -> None:
    assert impute(how, [1, 3, 11, Gone.MISSING], classes="aaba").imputed[0].class_code is None


def test_what_is_not_applicable_stays_so() -> None:
    assert impute("mean", [1, Gone.NOT_APPLICABLE]).values["U1"] is Gone.NOT_APPLICABLE


@pytest.mark.parametrize(("policy", "filled"), [("missing", True), ("full", False), ("zero", False)])
def test_a_division_by_zero_is_a_gap_only_where_it_counts_as_missing(policy: str, filled: bool) -> None:
    found = impute("mean", [1, Gone.ZERO_DIVISION], zero_denominator=policy)
    assert found.values["U1"] == (1 if filled else Gone.ZERO_DIVISION)


def test_an_average_is_rounded_like_a_measure() -> None:
    assert impute("mean", [1, 1, 2, Gone.MISSING], places=2).values["U3"] == Fraction("1.33")


def test_without_any_value_gaps_stay_gaps_and_are_told() -> None:
    found = impute("mean", [7, Gone.MISSING, Gone.MISSING], unranked=[0])
    assert found.unfilled == ("U1", "U2")
    assert found.values["U1"] is Gone.MISSING
    assert found.filled == frozenset()


# Outliers.


def test_the_value_far_from_the_others_becomes_the_next() -> None:
    found = treat(DRAWN_IN, column(ONE_FAR), units(10))
    assert found.drawn == (Drawn("U9", Fraction(900), Fraction(5), "high", 1),)
    assert found.values == column([*ONE_FAR[:-1], 5])
    assert not found.outlying


def test_a_low_tail_is_drawn_up() -> None:
    found = treat(DRAWN_IN, column([-x for x in ONE_FAR]), units(10))
    assert found.drawn == (Drawn("U9", Fraction(-900), Fraction(-5), "low", 1),)


def test_equal_values_move_together_and_each_counts_against_the_most() -> None:
    values = [*range(1, 40), 5000, 5000]
    rule = Winsorise(skew=Fraction(2), kurtosis=Fraction(3), most=1)
    kept = treat(Treatment(winsorise=rule), column(values), units(41))
    assert kept.drawn == ()
    assert kept.outlying
    moved = treat(DRAWN_IN, column(values), units(41))
    assert [(step.unit, int(step.after)) for step in moved.drawn] == [("U39", 39), ("U40", 39)]


def test_a_unit_outside_the_ranking_is_drawn_to_the_same_limit_and_counts_in_nothing() -> None:
    values = [*ONE_FAR, 700, 10**9]
    found = treat(Treatment(winsorise=Winsorise(most=1)), column(values), units(12, unranked=[10, 11]))
    assert [(step.unit, int(step.after)) for step in found.drawn] == [("U9", 5), ("U10", 5), ("U11", 5)]
    alone = treat(DRAWN_IN, column([1, 2, 3, 4, 900]), units(5, unranked=[4]))
    assert alone.drawn == ()


def test_a_filled_gap_is_drawn_in_like_a_value() -> None:
    """The only unit of its class that has a value is far from all: the mean of the class is as far."""
    values: list[int | str | Gone] = [*range(1, 40), 5000, Gone.MISSING]
    among = units(41, "a" * 39 + "bb")
    found = treat(Treatment(impute="group_mean", winsorise=Winsorise()), column(values), among)
    assert [(step.unit, int(step.after)) for step in found.imputed] == [("U40", 5000)]
    assert [(step.unit, int(step.after)) for step in found.drawn] == [("U39", 39), ("U40", 39)]
    assert found.filled == {"U40"}


def test_each_round_is_told_with_the_shape_before_it() -> None:
    values = [*range(1, 30), 400, 5000]
    found = treat(DRAWN_IN, column(values), units(31))
    assert [(each.side, int(each.limit)) for each in found.rounds] == [("high", 400), ("high", 29)]
    assert [(step.unit, step.round) for step in found.drawn] == [("U29", 2), ("U30", 1)]
    assert all(each.skew > 2 and each.kurtosis > Fraction(7, 2) for each in found.rounds)


FIGURES = st.one_of(st.integers(-4, 4), st.integers(-4, 4), st.integers(-400, 400)).map(Fraction)
COLUMNS = st.lists(st.one_of(FIGURES, FIGURES, FIGURES, st.sampled_from(Gone)), min_size=1, max_size=25)
RULES = st.builds(
    Treatment,
    impute=st.sampled_from(["none", "mean", "median", "group_mean"]),
    winsorise=st.builds(
        Winsorise,
        skew=st.sampled_from([Fraction(0), Fraction(1), Fraction(2)]),
        kurtosis=st.sampled_from([Fraction(-1), Fraction(0), Fraction(7, 2)]),
        most=st.integers(0, 12),
    ),
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Mapping[str, Value], list[Unit], Treatment]:
    values = draw(COLUMNS)
    among = [
        Unit(
            code=f"U{n}",
            name="",
            class_code=draw(st.sampled_from([None, "a", "b"])),
            ranked=draw(st.integers(0, 4)) > 0,
        )
        for n in range(len(values))
    ]
    return {unit.code: value for unit, value in zip(among, values, strict=True)}, among, draw(RULES)


def ranked_numbers(values: Mapping[str, Value], among: Sequence[Unit]) -> dict[str, Fraction]:
    found = {unit.code: values[unit.code] for unit in among if unit.ranked}
    return {code: value for code, value in found.items() if isinstance(value, Fraction)}


@given(cases())
def test_after_treatment_no_tail_is_left_or_it_is_told(case: tuple[Mapping[str, Value], list[Unit], Treatment]) -> None:
    measures, among, rule = case
    assert rule.winsorise is not None
    found = treat(rule, measures, among)
    after = list(ranked_numbers(found.values, among).values())
    assert bool(long_tail(after, rule.winsorise.skew, rule.winsorise.kurtosis)) == found.outlying


@given(cases())
def test_no_more_ranked_units_move_than_allowed_and_every_change_is_listed(
    case: tuple[Mapping[str, Value], list[Unit], Treatment],
) -> None:
    measures, among, rule = case
    before = dict(measures)
    found = treat(rule, measures, among)
    assert measures == before
    assert rule.winsorise is not None
    ranked = {unit.code for unit in among if unit.ranked}
    assert len({step.unit for step in found.drawn} & ranked) <= rule.winsorise.most
    listed: dict[str, Value] = dict(measures)
    for filled in found.imputed:
        assert measures[filled.unit] in (Gone.MISSING, Gone.ZERO_DIVISION)
        listed[filled.unit] = filled.after
    for step in found.drawn:
        assert listed[step.unit] == step.before != step.after
        listed[step.unit] = step.after
    assert listed == found.values


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_units_is_irrelevant(case: tuple[Mapping[str, Value], list[Unit], Treatment], chance: Any) -> None:
    measures, among, rule = case
    shuffled = list(among)
    chance.shuffle(shuffled)
    assert treat(rule, measures, shuffled).values == treat(rule, measures, among).values


@given(cases())
def test_whoever_was_better_is_not_worse_after_and_equals_stay_equal(
    case: tuple[Mapping[str, Value], list[Unit], Treatment],
) -> None:
    measures, among, rule = case
    after = treat(rule, measures, among).values
    pairs = sorted((value, after[code]) for code, value in measures.items() if isinstance(value, Fraction))
    assert [after_value for _, after_value in pairs] == sorted(after_value for _, after_value in pairs)
    assert all(a[1] == b[1] for a in pairs for b in pairs if a[0] == b[0])


def test_nothing_is_done_where_nothing_is_declared() -> None:
    measures = column([*ONE_FAR, Gone.MISSING])
    assert treat(Treatment(), measures, units(11)) == Treated(measures)


# Reading the plan.


def leaf(treatment: Any, method: str = "min_max") -> Indicator:
    return Indicator(code="A1", parent=None, name="人均办案数", weight=Decimal(4), method=method, treatment=treatment)


def read(treatment: Any, method: str = "min_max") -> tuple[Treatment | None, list[tuple[str, str]]]:
    found: list[Problem] = []
    rule = read_treatment(leaf(treatment, method), found)
    return rule, [(problem.code, "/".join(problem.where)) for problem in found]


def test_a_leaf_without_treatment_has_none() -> None:
    assert read({}) == (None, [])


def test_what_is_not_said_is_as_usual() -> None:
    assert read({"impute": "median"}) == (Treatment(impute="median"), [])
    usual = Treatment(winsorise=Winsorise(skew=Fraction(2), kurtosis=Fraction("3.5"), most=5))
    assert read({"winsorise": {}}) == (usual, [])


@pytest.mark.parametrize(
    ("treatment", "code", "place"),
    [
        ({"imputation": "mean"}, "treatment.unknown", "imputation"),
        ({"impute": "mode"}, "param.choice", "impute"),
        ({"winsorise": "5"}, "treatment.winsorise", "winsorise"),
        ({"winsorise": {"kurt": "3"}}, "treatment.unknown", "winsorise/kurt"),
        ({"winsorise": {"skew": 2}}, "param.number", "winsorise/skew"),
        ({"winsorise": {"skew": "-1"}}, "param.least", "winsorise/skew"),
        ({"winsorise": {"most": "1.5"}}, "param.whole", "winsorise/most"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(treatment: Any, code: str, place: str) -> None:
    assert read(treatment) == (None, [(code, f"indicators/A1/treatment/{place}")])


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.code)
def test_only_a_method_with_a_measure_has_something_to_treat(method: Any) -> None:
    rule, found = read({"impute": "mean"}, method.code)
    assert (rule is not None) == method.reads_measure == (not found)


def test_remarks_name_the_leaf_and_the_units_and_change_no_status() -> None:
    values = column([1, 2, *[Gone.MISSING] * 7])
    among = units(9)
    (remark,) = remarks(leaf({}), treat(Treatment(impute="mean"), values, among), among)
    assert (remark.code, remark.severity) == ("treatment.mean", "warning")
    assert remark.where == ("indicators", "A1", "treatment")
    assert remark.facts == {"indicator": "A1 人均办案数", "count": "7", "units": "2区、3区、4区、5区、6区…"}
