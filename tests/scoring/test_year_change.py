"""Two years side by side: what of a change is performance and what the rules, exactly and adding up."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from scoring.evaluate import evaluate
from scoring.plan import Indicator, Plan
from scoring.years.change import Split, UnitChange, YearChange, compare_years, matches, minus
from scoring.years.trial import trial_of
from tests.oracle.draw import assessment_of
from tests.oracle.score import score as by_the_oracle
from tests.scoring.build import Json, document, leaf, number_item, read

SEEDS = st.integers(0, 2**63)
QUICK = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def copied(doc: Json) -> Json:
    found: Json = json.loads(json.dumps(doc))
    return found


def next_year(doc: Json, **units: list[str]) -> Json:
    """The same once more, looking back to it."""
    new = copied(doc)
    new["assessment"] |= {"id": "next", "previous": {"id": doc["assessment"]["id"], "units": units}}
    return new


def compared(old: Json, new: Json) -> YearChange:
    return compare_years(read(old), read(new))


def splits(unit: UnitChange) -> list[Split]:
    return [unit.total, *(node.points for node in unit.nodes)]


def parts(split: Split) -> list[Decimal | Fraction | None]:
    return [split.rule_effect, split.performance, split.change]


def shuffled(doc: Json) -> Json:
    """The entries of each unit handed on to the next one: other performance under the same rules."""
    new = copied(doc)
    codes = [unit["code"] for unit in doc["units"]]
    after = dict(zip(codes, [*codes[1:], codes[0]], strict=True))
    new["values"] = {item: {after[unit]: cell for unit, cell in cells.items()} for item, cells in doc["values"].items()}
    return new


def with_other_rules(doc: Json) -> Json:
    """Directions turned round, other policies, another way to round."""
    new = copied(doc)
    for node in new["indicators"]:
        if "method" in node:
            node["direction"] = "down" if node.get("direction", "up") == "up" else "up"
            node["missing"] = "mean"
            node["not_applicable"] = "full"
    new["assessment"]["rounding"]["total_places"] = 3
    return new


# What always holds.


@QUICK
@given(SEEDS)
def test_the_same_plan_and_values_are_no_change_at_all(seed: int) -> None:
    old = assessment_of(seed)
    for unit in compared(old, next_year(old)).units:
        for split in splits(unit):
            assert {split.change, split.performance, split.rule_effect} <= {0, None}
        assert unit.total.change == 0
        assert unit.places_gained in (0, None)
        assert unit.class_places_gained in (0, None)


@QUICK
@given(SEEDS)
def test_under_the_same_rules_all_is_performance(seed: int) -> None:
    old = assessment_of(seed)
    new = shuffled(next_year(old))
    for unit in compared(old, new).units:
        assert unit.total.rule_effect == 0
        assert unit.total.performance == unit.total.change


@QUICK
@given(SEEDS)
def test_with_the_same_values_all_is_the_rules(seed: int) -> None:
    old = assessment_of(seed)
    for unit in compared(old, with_other_rules(next_year(old))).units:
        assert unit.total.performance == 0
        assert unit.total.rule_effect == unit.total.change


@QUICK
@given(SEEDS)
def test_both_parts_add_up_and_are_what_an_independent_scorer_finds(seed: int) -> None:
    old = assessment_of(seed)
    new = shuffled(with_other_rules(next_year(old)))
    entered = {key: old[key] for key in ("values", "events", "decisions")}
    then, trial, now = (
        {unit["code"]: Decimal(unit["total"]) for unit in by_the_oracle(doc)["units"]}
        for doc in (old, new | entered, new)
    )
    for unit in compared(old, new).units:
        code = unit.code
        assert (unit.total.before, unit.total.trial, unit.total.now) == (then[code], trial[code], now[code])
        assert unit.total.rule_effect == trial[code] - then[code]
        assert unit.total.performance == now[code] - trial[code]
        for split in splits(unit):
            if split.rule_effect is not None and split.performance is not None:
                assert Fraction(split.rule_effect) + Fraction(split.performance) == split.change


def renamed(doc: Json) -> Json:
    """Every unit under another code."""
    text = json.dumps(doc)
    for unit in doc["units"]:
        text = text.replace(f'"{unit["code"]}"', f'"N{unit["code"]}"')
    found: Json = json.loads(text)
    found["assessment"]["previous"]["units"] = {f"N{unit['code']}": [unit["code"]] for unit in doc["units"]}
    return found


@QUICK
@given(SEEDS)
def test_other_codes_for_the_units_change_nothing(seed: int) -> None:
    old = assessment_of(seed)
    new = shuffled(with_other_rules(next_year(old)))
    same, moved = compared(old, new), compared(old, renamed(new))
    assert [splits(unit) for unit in same.units] == [splits(unit) for unit in moved.units]
    assert [unit.places_gained for unit in same.units] == [unit.places_gained for unit in moved.units]
    assert {unit.kind for unit in moved.units} == {"renamed"}
    assert moved.removed == ()


@QUICK
@given(SEEDS)
def test_what_is_compared_is_not_touched(seed: int) -> None:
    old, new = read(assessment_of(seed)), read(next_year(assessment_of(seed)))
    before, after = repr(old), repr(new)
    compare_years(old, new)
    assert (repr(old), repr(new)) == (before, after)


@QUICK
@given(SEEDS)
@example(109)  # parameters of a unit inside a part of a blend
def test_leaving_out_a_unit_leaves_no_leaf_without_a_rule(seed: int) -> None:
    """Parameters of its own would be unknown in the trial."""
    old = assessment_of(seed)
    new = read(next_year(old, **{old["units"][0]["code"]: []}))
    trial = trial_of(read(old), new).assessment
    known = {problem.code for problem in evaluate(trial.plan, trial.entries).problems}
    assert "reference.unit" not in known


# By hand.


def city(values: Json, *, weight: str = "60", method: str = "efficacy", **more: Any) -> Json:
    """Two leaves: cases (good 20, bad 0) and a plain mark."""
    params = {"good": "20", "bad": "0", "base_pct": "0"} if method == "efficacy" else {}
    nodes = [
        leaf(method, params, weight=weight, measure="cases") | {"code": "A", "name": "办案"},
        leaf("direct", weight=str(100 - int(weight)), measure="mark") | {"code": "B", "name": "评价"},
    ]
    units = list(dict.fromkeys(unit for column in values.values() for unit in column))
    items = [number_item("cases") | {"merge": "sum"}, number_item("mark") | {"merge": "mean"}]
    return document(nodes, values, units=units, items=items, **more)


OLD = city({"cases": {"U1": "10", "U2": "20"}, "mark": {"U1": "30", "U2": "40"}}, about={"id": "old"})


def test_a_change_worked_by_hand() -> None:
    """Weights move from 60:40 to 50:50, and U1 finds 16 cases where it found 10."""
    new = city(
        {"cases": {"U1": "16", "U2": "20"}, "mark": {"U1": "30", "U2": "40"}},
        weight="50",
        about={"id": "new", "previous": {"id": "old"}},
    )
    found = compared(OLD, new)
    first, second = found.units
    assert first.total == Split(Decimal("60.00"), Decimal("55.00"), Decimal("70.00"))  # 30+30; 25+30; 40+30
    assert parts(first.total) == [-5, 15, 10]
    assert parts(second.total) == [-10, 0, -10]
    assert [node.points.rule_effect for node in first.nodes] == [-5, 0]
    assert [node.points.performance for node in first.nodes] == [15, 0]
    assert (first.rank_before, first.rank, first.places_gained) == (2, 2, 0)
    assert (found.findings, found.removed, found.new_items, first.without) == ((), (), (), ())


def test_new_and_removed_units_are_said() -> None:
    new = city(
        {"cases": {"U1": "10", "U3": "20", "U4": "1"}, "mark": {"U1": "30", "U3": "40", "U4": "1"}},
        about={"id": "new", "previous": {"id": "old", "units": {"U3": []}}},
    )
    found = compared(OLD, new)
    assert [unit.kind for unit in found.units] == ["same", "new", "new"]
    assert [unit.reason and unit.reason.code for unit in found.units] == [None, "years.new", "years.not_there"]
    assert found.units[1].total == Split(None, None, Decimal("100.00"))
    assert [unit.code for unit in found.removed] == ["U2"]


def test_a_merged_unit_has_a_performance_but_no_total_then() -> None:
    """10 + 20 cases, mark (30 + 40) / 2 = 35; of three former units the mean has no end, and is cut at 30 places."""
    about = {"id": "new", "previous": {"id": "old", "units": {"M": ["U1", "U2"]}}}
    (unit,) = compared(OLD, city({"cases": {"M": "20"}, "mark": {"M": "36"}}, about=about)).units
    assert (unit.kind, unit.former) == ("merged", ("U1", "U2"))
    assert unit.total == Split(None, Decimal("95.00"), Decimal("96.00"))
    assert parts(unit.total) == [None, 1, None]
    assert (unit.rank_before, unit.places_gained) == (None, None)
    three = city({"cases": {"A": "1", "B": "1", "C": "0"}, "mark": {"A": "1", "B": "1", "C": "0"}}, about={"id": "old"})
    about["previous"] = {"id": "old", "units": {"M": ["A", "B", "C"]}}
    trial = trial_of(read(three), read(city({"cases": {"M": "2"}, "mark": {"M": "1"}}, about=about)))
    cell = trial.assessment.entries.cell("mark", "M")
    assert cell is not None
    assert cell.value == "0." + "6" * 29 + "7"


def test_values_that_do_not_merge_leave_the_change_unsplit_with_the_reason() -> None:
    new = city({"cases": {"M": "20"}, "mark": {"M": "36"}}, about={"id": "new"})
    new["assessment"]["previous"] = {"id": "old", "units": {"M": ["U1", "U2"]}}
    del new["items"][1]["merge"]
    (unit,) = compared(OLD, new).units
    assert unit.total == Split(None, None, Decimal("96.00"))
    assert unit.reason is not None
    assert unit.reason.code == "years.not_merged"
    assert (unit.reason.facts["items"], unit.reason.facts["count"]) == ("数据mark", "1")


def test_a_veto_on_a_part_is_not_extended_to_the_whole() -> None:
    old = copied(OLD) | {
        "adjustments": {"veto": [{"code": "V", "name": "重大事故", "actions": ["node_zero:A"]}]},
        "decisions": [{"unit": "U1", "rule": "V"}],
    }
    new = city({"cases": {"M": "20"}, "mark": {"M": "36"}}, about={"id": "new"}, adjustments=old["adjustments"])
    new["assessment"]["previous"] = {"id": "old", "units": {"M": ["U1", "U2"]}}
    (unit,) = compared(old, new).units
    assert unit.reason is not None
    assert unit.reason.code == "years.veto_of_part"


def test_events_and_vetoes_of_last_year_count_where_their_rule_is_still_there() -> None:
    rules = {
        "bonus": [
            {"code": "J1", "name": "表彰", "points": "2"},
            {"code": "J2", "name": "创新", "per_level": {"省": "1", "市": "0.5"}},
        ],
        "deduction": [{"code": "K1", "name": "通报", "points": "1"}],
        "veto": [{"code": "V", "name": "重大事故", "actions": ["node_zero:B"]}],
    }
    old = copied(OLD) | {
        "adjustments": rules,
        "events": [
            {"unit": "U1", "rule": "J1"},
            {"unit": "U1", "rule": "J2", "level": "市"},
            {"unit": "U1", "rule": "K1"},
        ],
        "decisions": [{"unit": "U2", "rule": "V"}],
    }
    same = next_year(old)
    assert [unit.total.rule_effect for unit in compared(old, same).units] == [0, 0]
    other = next_year(old)
    other["adjustments"] = {
        "bonus": [
            {"code": "J1", "name": "表彰", "points": "3"},
            {"code": "J2", "name": "创新", "per_level": {"省": "1"}},
        ]
    }
    other["events"], other["decisions"] = [], []
    found = compared(old, other)
    assert [problem.facts["rule"] for problem in found.findings] == ["J2 创新", "K1 通报", "V 重大事故"]
    first, second = found.units
    assert first.total == Split(Decimal("61.50"), Decimal("63.00"), Decimal("60.00"))
    assert second.total == Split(Decimal("60.00"), Decimal("100.00"), Decimal("100.00"))


def test_a_former_unit_behind_two_of_today_is_told_in_the_comparison() -> None:
    new = next_year(OLD, U2=["U1"])
    found = compared(OLD, new)
    assert [problem.code for problem in found.findings] == ["previous.shared"]
    assert [unit.code for unit in found.removed] == ["U2"]


def test_a_merged_unit_has_the_events_of_all_its_parts() -> None:
    rules = {"bonus": [{"code": "J1", "name": "表彰", "points": "2"}]}
    events = [{"unit": "U1", "rule": "J1"}, {"unit": "U2", "rule": "J1", "count": "2"}]
    old = copied(OLD) | {"adjustments": rules, "events": events}
    about = {"id": "new", "previous": {"id": "old", "units": {"M": ["U1", "U2"]}}}
    new = city({"cases": {"M": "20"}, "mark": {"M": "36"}}, about=about, adjustments=rules)
    (unit,) = compared(old, new).units
    assert unit.total == Split(None, Decimal("101.00"), Decimal("96.00"))


def test_items_that_were_not_there_are_listed_and_counted_by_the_policy_of_their_leaf() -> None:
    new = city({"cases": {"U1": "10", "U2": "20"}, "leads": {"U1": "30", "U2": "40"}}, about={"id": "new"})
    new["items"] = [number_item("cases"), number_item("leads"), number_item("unused")]
    new["indicators"][1] |= {"measure": "leads", "missing": "zero"}
    new["assessment"]["previous"] = {"id": "old"}
    found = compared(OLD, new)
    assert found.new_items == ("leads",)
    assert [unit.without for unit in found.units] == [("leads",), ("leads",)]
    assert [unit.total.rule_effect for unit in found.units] == [-30, -40]
    assert [unit.total.performance for unit in found.units] == [30, 40]


def test_a_cell_that_was_blank_is_listed_for_its_unit_and_one_that_was_missing_is_not() -> None:
    old = copied(OLD)
    del old["values"]["mark"]["U1"]
    old["values"]["mark"]["U2"] = {"state": "missing"}
    assert [unit.without for unit in compared(old, next_year(OLD)).units] == [("mark",), ()]


def test_an_item_of_another_kind_is_another_item() -> None:
    old = copied(OLD)
    old["items"].append({"code": "g", "name": "等次", "kind": "grade"})
    old["values"]["g"] = {"U1": "A", "U2": "B"}
    new = next_year(OLD)
    new["items"].append(number_item("g"))
    new["values"]["g"] = {"U1": "1", "U2": "2"}
    new["indicators"][1]["measure"] = "mark + g"
    assert compared(old, new).new_items == ("g",)


def test_growth_over_last_year_looks_one_year_further_back_in_the_trial() -> None:
    """2022: 5 cases, 2023: 10, 2024: 30. Growth is 100 in 2023 and 200 in 2024, of which the rule is worth nothing."""
    about = {"id": "2023", "previous": {"id": "2022", "units": {"U": ["V"]}}}
    node = leaf("direct", {"max": "1000"}, weight="1000", measure="growth(x, prev(x))")
    old = document([node], {"x": {"U": "10"}}, units=["U"], about=about, previous_values={"x": {"V": "5"}})
    new = copied(old) | {"values": {"x": {"W": "30"}}, "units": [{"code": "W", "name": "单位"}]}
    new["assessment"] |= {"id": "2024", "previous": {"id": "2023", "units": {"W": ["U"]}}}
    new["previous_values"] = {"x": {"U": "10"}}
    (unit,) = compared(old, new).units
    assert unit.total == Split(Decimal("100.00"), Decimal("100.00"), Decimal("200.00"))
    del old["previous_values"]
    found = compared(old, new)
    assert [problem.code for problem in found.findings] == ["years.no_values_before"]


def test_an_assessment_that_is_not_named_is_compared_all_the_same_and_that_is_told() -> None:
    new = copied(OLD)
    new["assessment"]["id"] = "new"
    for previous in (None, {"id": "another", "units": {"U1": ["U2"], "U2": []}}):
        new["assessment"]["previous"] = previous
        found = compared(OLD, new)
        assert [problem.code for problem in found.findings] == ["years.not_named"]
        assert [unit.total.change for unit in found.units] == [0, 0]


def names(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """The matches of first-level nodes of these codes and names."""

    def plan(nodes: list[tuple[str, str]]) -> Plan:
        return Plan(
            id="p",
            title="",
            year=2024,
            indicators=tuple(Indicator(code=c, parent=None, name=n, weight=Decimal(1)) for c, n in nodes),
        )

    return [(then.code, now.code, by) for then, now, by in matches(plan(old), plan(new))]


def test_first_level_nodes_are_matched_by_name_and_only_then_by_code() -> None:
    assert names([("A", "办案"), ("B", "评价")], [("A", "评价"), ("B", "办案")]) == [
        ("B", "A", "name"),
        ("A", "B", "name"),
    ]
    assert names([("A", "办案"), ("B", "评价")], [("B", "办案"), ("A", "党建")]) == [("A", "B", "name")]
    assert names([("A", "办案")], [("A", "稽查")]) == [("A", "A", "code")]
    assert names([("A", "办案"), ("B", "办案")], [("C", "办案")]) == []
    assert names([("A", "办案"), ("B", "评价")], [("B", "党建"), ("C", "评价")]) == [("B", "C", "name")]


def test_places_in_a_class_are_compared_within_one_class_only() -> None:
    old = copied(OLD) | {"classes": [{"code": "一", "name": "一类"}, {"code": "二", "name": "二类"}]}
    old["units"][0]["class"], old["units"][1]["class"] = "一", "二"
    new = next_year(old)
    new["units"][0]["class"] = "二"
    first, second = compared(old, new).units
    assert (first.class_rank_before, first.class_rank, first.class_places_gained) == (1, 2, None)
    assert (second.class_rank_before, second.class_rank, second.class_places_gained) == (1, 1, 0)


def test_places_gained_are_counted_upwards() -> None:
    new = next_year(OLD)
    new["values"]["cases"] = {"U1": "20", "U2": "2"}
    assert [(u.rank_before, u.rank, u.places_gained) for u in compared(OLD, new).units] == [(2, 1, 1), (1, 2, -1)]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.decimals(-9, 9, places=30))
def test_differences_are_exact_however_long_the_figures(one: Decimal, other: Decimal) -> None:
    found = minus(one, other)
    assert found is not None
    assert Fraction(found) == Fraction(one) - Fraction(other)
    assert minus(Fraction(one), other) == Fraction(one) - Fraction(other)
    assert minus(None, one) is minus(one, None) is None
