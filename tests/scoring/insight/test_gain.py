"""What a unit needs to gain one place: every claim is held against the independent oracle."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.insight.gain import Gain, gain_place
from scoring.insight.span import span_of
from scoring.numbers import plain
from scoring.plan import Plan
from scoring.result import Result
from scoring.rules import read_rules
from tests.oracle.draw import assessment_of
from tests.oracle.score import score
from tests.scoring.build import document
from tests.scoring.insight.cases import (
    AS_DRAWN,
    SEEDS,
    Json,
    city,
    city_document,
    place,
    read,
    with_gain,
    with_value,
)


def a_unit(result: Result, random: Random, in_class: bool = False) -> str | None:
    """Some unit that can gain a place."""
    ranks = {unit.code: unit.rank_in_class if in_class else unit.rank for unit in result.units}
    codes = [code for code, rank in ranks.items() if rank is not None and rank > 1]
    return random.choice(codes) if codes else None


def rank_number(written: Json, unit: str, in_class: bool = False) -> Decimal:
    return Decimal(str(place(written, unit, "rank_in_class" if in_class else "rank")))


def steps_before(gain: Gain, plan: Plan, assessment: Assessment, unit: str) -> Iterator[Decimal]:
    """The values on the grid that are nearer to what stands now than the one that was found; nearest to it first."""
    rules = [rule for rule in read_rules(plan) if gain.item in rule.items and not rule.node.reference_only]
    span = span_of(plan.item[gain.item], plan.unit[unit], assessment.entries, rules)
    assert span is not None
    assert gain.needed is not None
    k = next(k for k in range(span.down, span.up + 1) if span.decimal(k) == gain.needed)
    sign = 1 if k > 0 else -1
    nearer = [*range(k - sign, 0, -sign), *range(-sign, -k, -sign)]
    yield from (span.decimal(step) for step in nearer if span.down <= step <= span.up)


def check_found(
    document: Json, assessment: Assessment, unit: str, gain: Gain, most: int, in_class: bool = False
) -> None:
    """The oracle agrees that the change does it, with these figures and these others, and that less does not."""
    before = rank_number(score(document), unit, in_class)
    written = score(with_gain(document, assessment, unit, gain))
    assert rank_number(written, unit, in_class) < before
    assert gain.outcome is not None
    assert gain.outcome.rank is not None
    assert rank_number(written, unit, in_class) == Decimal(str(float(gain.outcome.rank)))
    assert place(written, unit, "total") == f"{gain.outcome.total:f}"
    for moved in gain.outcome.others:
        assert moved.after is not None
        assert place(written, moved.unit, "total") == f"{moved.after.total:f}"
    if gain.way == "value":
        nearer = steps_before(gain, assessment.plan, assessment, unit)
        for value in islice(nearer, most if gain.answer == "found" else 1):
            less = score(with_value(document, gain.item, unit, f"{value:f}"))
            assert rank_number(less, unit, in_class) >= before, f"{gain.item}: {value} does it, not only {gain.needed}"


def check_all_found(seed: int) -> None:
    document = assessment_of(seed)
    assessment, result = read(document)
    in_class = seed % 3 == 0
    unit = a_unit(result, Random(seed), in_class)
    if unit is None:
        return
    for gain in gain_place(assessment.plan, assessment.entries, result, unit, in_class=in_class):
        if gain.does_it:
            check_found(document, assessment, unit, gain, 8, in_class)


def check_all_refused(seed: int) -> None:
    """Where it is said that a value cannot do it, the oracle tries the ends, some far and some near values."""
    random = Random(seed)
    document = assessment_of(seed)
    assessment, result = read(document)
    unit = a_unit(result, random)
    if unit is None:
        return
    plan = assessment.plan
    before = rank_number(score(document), unit)
    for gain in gain_place(plan, assessment.entries, result, unit):
        if gain.way != "value" or gain.answer != "not_enough":
            continue
        readers = [rule for rule in read_rules(plan) if gain.item in rule.items and not rule.node.reference_only]
        span = span_of(plan.item[gain.item], plan.unit[unit], assessment.entries, readers)
        assert span is not None
        ends = [(span.down, span.up), (max(span.down, -30), min(span.up, 30))]
        tried = {span.down, span.up, *(random.randint(*pair) for pair in ends for _ in range(3) if pair[0] <= pair[1])}
        for k in tried - {0}:
            if span.down <= k <= span.up:
                written = score(with_value(document, gain.item, unit, span.text(k)))
                assert rank_number(written, unit) >= before, f"{gain.item} = {span.text(k)}"


@settings(AS_DRAWN, max_examples=20)
@given(SEEDS)
def test_every_change_that_is_found_gains_a_place_says_the_oracle_and_one_step_less_does_not(seed: int) -> None:
    check_all_found(seed)


@settings(AS_DRAWN, max_examples=12)
@given(SEEDS)
def test_where_it_is_said_that_a_value_cannot_do_it_no_value_that_the_oracle_tries_does(seed: int) -> None:
    check_all_refused(seed)


@pytest.mark.long
@settings(AS_DRAWN, max_examples=500)
@given(SEEDS)
def test_the_oracle_agrees_with_very_many_answers_about_gaining_a_place(seed: int) -> None:
    check_all_found(seed)
    check_all_refused(seed)


def test_the_sample_city_says_what_each_value_and_event_must_become() -> None:
    assessment, result = city()
    gains = list(gain_place(assessment.plan, assessment.entries, result, "U02"))
    by_item = {gain.item: gain for gain in gains if gain.way == "value" and gain.item}
    assert said(by_item["bad_files"]) == "found 1→0, place 4 with 87.56"
    assert said(by_item["cases_general"]) == "found 3105→3457, place 4 with 87.07"
    assert said(by_item["online_rate"]) == "not_enough 98.2→100, place 5 with 87.01"
    assert said(by_item["archive_rate"]) == "not_enough 98.6→–"  # it has all the points already
    days = by_item["major_days"]
    assert said(days) == "found 96→65, place 4 with 86.97"
    assert days.outcome is not None
    assert len(days.outcome.others) == 8  # the best of all now: it moves those that are compared with it
    bonus = {(gain.rule, gain.level): gain for gain in gains if gain.way == "bonus"}
    assert said(bonus["P1", "省级（省局）"]) == "found 1→3, place 4 with 87.56"
    answers = {gain.leaves: gain.answer for gain in gains if not gain.item and gain.way == "value"}
    assert answers["C1.1",] == "not_a_number"
    assert answers["R1",] == "reference"
    for gain in [gain for gain in gains if gain.does_it][::4]:
        check_found(city_document(), assessment, "U02", gain, 1)


def said(gain: Gain) -> str:
    """A gain in short: found 1→0, place 4 with 87.56."""
    figures = [plain(one) if one is not None else "–" for one in (gain.now, gain.needed)]
    place = "" if gain.outcome is None else f", place {gain.outcome.rank} with {gain.outcome.total}"
    return f"{gain.answer} {'→'.join(figures)}{place}"


def three(xs: list[str], method: str = "direct", params: Json | None = None, **more: Any) -> Json:
    """Units U1, U2, U3 with these values under one leaf of 100 points; the item is bounded by 0 and 100."""
    leaf = {"code": "L", "weight": "100", "method": method, "params": params or {}, "measure": "x"}
    item = {"code": "x", "name": "数据", "kind": "number", "minimum": "0", "maximum": "100"}
    units = [f"U{number}" for number in range(1, len(xs) + 1)]
    return document([leaf], {"x": dict(zip(units, xs, strict=True))}, units=units, items=[item]) | more


def only(doc: Json, unit: str, **how: Any) -> Gain:
    assessment, result = read(doc)
    (gain,) = gain_place(assessment.plan, assessment.entries, result, unit, **how)
    return gain


def test_a_value_moves_on_the_grid_of_decimals_with_which_the_item_is_entered() -> None:
    assert only(three(["70.55", "60", "50.5"]), "U2").needed == Decimal("70.55")
    assert only(three(["70", "60", "50"]), "U2").needed == 70
    gain = only(three(["70.55", "60", "50.5"], params={"step": "0.5"}), "U3")
    assert gain.needed == 60


def test_to_catch_up_with_an_equal_total_is_to_gain_the_place() -> None:
    assert said(only(three(["70", "70", "60"]), "U3")) == "found 60→70, place 1 with 70.00"


def test_tied_units_must_reach_the_next_better_place_to_gain_one() -> None:
    gain = only(three(["70", "60", "60"]), "U2")
    assert said(gain) == "found 60→70, place 1 with 70.00"
    assert gain.outcome is not None
    assert [one.unit for one in gain.outcome.others] == ["U3"]  # it loses the shared place


def test_within_a_class_only_its_own_places_count() -> None:
    doc = three(["70", "60", "50"])
    doc["classes"] = [{"code": "K", "name": "县"}]
    for unit in doc["units"][::2]:
        unit["class"] = "K"
    assert only(doc, "U3").needed == 60
    assert only(doc, "U3", in_class=True).needed == 70
    assessment, result = read(doc)
    assert list(gain_place(assessment.plan, assessment.entries, result, "U2", in_class=True)) == []


def test_a_relative_method_moves_others_too_and_they_are_named() -> None:
    doc = three(["10", "8", "2", "0"], "min_max")
    assert said(only(doc, "U3")) == "found 2→8, place 2 with 80.00"
    gain = only(doc, "U4")
    assert said(gain) == "found 0→2, place 3 with 0.00"
    assert gain.outcome is not None
    moved = {one.unit: one.after.total for one in gain.outcome.others if one.after is not None}
    assert moved == {"U2": 75, "U3": 0}  # the least is 2 now, which lowers those in between


def test_a_band_is_found_from_outside_and_an_answer_that_is_not_proven_says_so() -> None:
    band = {"low": "4000", "high": "4003", "low_limit": "3999", "high_limit": "4004"}
    doc = three(["4001", "900", "100"], "interval", band)
    doc["items"][0]["maximum"] = "10000"
    doc["values"]["x"]["U2"] = "3999.5"
    doc["values"]["x"]["U3"] = "100.0"
    gain = only(doc, "U3")
    assert gain.answer == "found_unproven"
    assert gain.needed == Decimal("3999.5")


def test_a_rank_that_somebody_else_gave_is_settled_by_the_ranks_of_the_table() -> None:
    table = {"map": {"1": "100", "3": "80", "6": "60"}, "participated": "20"}
    doc = three(["1", "9", "13"], "rank_map", table)
    assert said(only(doc, "U3")) == "found 13→1, place 1 with 100.00"
    doc["items"][0]["minimum"] = "2"
    assert said(only(doc, "U3")) == "not_enough 13→3, place 2 with 80.00"
    assert said(only(three(["1", "3", "6"], "rank_map", table), "U3")) == "found 6→3, place 2 with 80.00"
    down = {"map": {"1": "30", "3": "80"}, "participated": "90"}
    assert said(only(three(["2", "3", "1"], "rank_map", down), "U3")) == "found 1→2, place 1 with 90.00"


def test_who_has_all_the_points_of_an_indicator_is_told_so_without_any_trial() -> None:
    band = {"low": "20", "high": "40", "low_limit": "0", "high_limit": "60"}
    doc = three(["30", "30", "30"], "interval", band)
    doc["items"].append({"code": "y", "name": "数据", "kind": "number"})
    doc["indicators"][0]["weight"] = "50"
    doc["indicators"].append(
        {"code": "M", "name": "指标", "parent": None, "weight": "50", "method": "direct", "measure": "y"}
    )
    doc["values"]["y"] = {"U1": "30", "U2": "20", "U3": "10"}
    assessment, result = read(doc)
    second, first = gain_place(assessment.plan, assessment.entries, result, "U3")  # what can bring more comes first
    assert (said(first), first.evaluations) == ("not_enough 30→–", 0)
    assert said(second) == "found 10→20, place 2 with 70.00"


def test_a_blank_or_absent_value_has_no_step_and_the_first_has_no_place_to_gain() -> None:
    doc = three(["70", "60", "50"])
    doc["values"]["x"]["U3"] = {"state": "missing"}
    assert only(doc, "U3").answer == "no_value"
    del doc["values"]["x"]["U3"]
    assert only(doc, "U3").answer == "no_value"
    assessment, result = read(doc)
    assert list(gain_place(assessment.plan, assessment.entries, result, "U1")) == []
    doc["units"][1]["ranked"] = False
    assessment, result = read(doc)
    assert list(gain_place(assessment.plan, assessment.entries, result, "U2")) == []
    with pytest.raises(KeyError):
        list(gain_place(assessment.plan, assessment.entries, result, "U9"))


def test_a_deduction_counted_twice_need_only_fall_away_once() -> None:
    doc = three(["70", "70", "66.2"])
    rule = {"code": "N", "name": "通报", "points": "2"}
    doc["adjustments"] = {"bonus": [], "deduction": [rule], "veto": []}
    doc["events"] = [{"unit": "U2", "rule": "N", "count": "2"}, {"unit": "U2", "rule": "N", "points": "0.5"}]
    doc["values"]["x"]["U1"] = "67.0"
    assessment, result = read(doc)
    gains = [gain for gain in gain_place(assessment.plan, assessment.entries, result, "U2") if gain.way == "deduction"]
    assert [said(gain) for gain in gains] == ["found 2→1, place 1 with 67.50", "not_enough 1→0, place 3 with 66.00"]
    for gain in gains:
        if gain.does_it:
            check_found(doc, assessment, "U2", gain, 1)


def test_a_capped_bonus_cannot_do_it_however_many_events_there_are() -> None:
    doc = three(["70", "60", "50"])
    rule = {"code": "P", "name": "典型案例", "points": "3", "cap": "5"}
    doc["adjustments"] = {"bonus": [rule], "deduction": [], "veto": []}
    assessment, result = read(doc)
    bonus = next(one for one in gain_place(assessment.plan, assessment.entries, result, "U2") if one.way == "bonus")
    assert bonus.answer == "not_enough"
    assert bonus.outcome is not None
    assert bonus.outcome.total == 65
    rule["cap"] = "20"
    assessment, result = read(doc)
    bonus = next(one for one in gain_place(assessment.plan, assessment.entries, result, "U2") if one.way == "bonus")
    assert said(bonus) == "found 0→4, place 1 with 72.00"


def test_a_search_that_is_cancelled_ends_at_once() -> None:
    assessment, result = city()
    asked = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 3

    gains = list(gain_place(assessment.plan, assessment.entries, result, "U02", cancelled=cancelled))
    assert sum(gain.evaluations for gain in gains) <= 3
    assert len(asked) == 4


def test_nothing_that_was_handed_in_is_changed() -> None:
    doc = three(["70", "60", "50"])
    assessment, result = read(doc)
    values = deepcopy(assessment.entries.values)
    list(gain_place(assessment.plan, assessment.entries, result, "U3"))
    assert assessment.entries.values == values
    assert evaluate(assessment.plan, assessment.entries) == replace(result)
