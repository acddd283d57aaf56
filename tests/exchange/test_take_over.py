"""From a table of weights into a plan: only what was accepted, exactly, and nothing else."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from exchange.assessment_json import read_assessment, write_assessment
from exchange.reading.read_workbook import read_workbook
from exchange.weights.table import WeightTable
from exchange.weights.take_over import barred, match, take_over, take_over_tree, unknown_classes, weights_from_plan
from exchange.weights.tree import understand_best
from scoring.entries import Assessment, Cell, Entries
from scoring.evaluate import evaluate
from scoring.plan import Indicator, Item, Json, Plan, Ranking, Unit, UnitClass
from scoring.problems import Refused
from scoring.years.weight_changes import weight_changes
from tests.exchange.weight_tables import L1, L1_TREE, LAYOUTS, Table, understood

EMPTY = Plan(id="x-2024", title="×市2024年度考核", year=2024)


def group(code: str, parent: str | None, name: str, weight: str) -> Indicator:
    return Indicator(code=code, parent=parent, name=name, weight=Decimal(weight))


def leaf(code: str, parent: str | None, name: str, weight: str) -> Indicator:
    return replace(group(code, parent, name, weight), method="direct")


PLAN = replace(
    EMPTY,
    items=(Item(code="cases", name="办案数"),),
    indicators=(
        group("A", None, "一、执法办案效能", "50"),
        replace(leaf("A1", "A", "人均办案数", "20"), method="rank_linear", measure="cases", note="办法不变"),
        leaf("A2", "A", "大要案件查办数量", "30"),
        group("B", None, "营商环境", "50"),
        leaf("B1", "B", "满意度", "50"),
    ),
)


def small() -> WeightTable:
    rows: list[list[Any]] = [
        ["一级指标", "二级指标", "分值"],
        ["执法办案效能", "人均办案数（件/人）", 25],
        [None, "大要案查办数", 35],
    ]
    return understood(Table([*rows, ["信用监管", "双随机", 40]]))


def weights(plan: Plan) -> dict[str, str]:
    return {node.code: format(node.weight.normalize(), "f") for node in plan.indicators}


def test_only_matched_weights_change_and_similar_names_wait_for_a_yes() -> None:
    table = small()
    found = match(table, PLAN)
    assert [(one.target, one.how) for one in found] == [
        ("A", "normalised"),
        ("A1", "normalised"),
        ("A2", "similar"),
        (None, "none"),
        (None, "none"),
    ]
    sure = take_over(table, [one for one in found if one.sure], PLAN)
    assert weights(sure) == {"A": "60", "A1": "25", "A2": "30", "B": "50", "B1": "50"}
    sure = replace(sure, previous_indicators=())
    assert replace(sure, indicators=()) == replace(PLAN, indicators=())
    assert sure.with_weight("A", Decimal(50)).with_weight("A1", Decimal(20)) == PLAN
    confirmed = take_over(table, found, PLAN)
    assert weights(confirmed)["A2"] == "35"


def test_identities_survive_so_that_one_undo_brings_everything_back() -> None:
    after = take_over(small(), match(small(), PLAN), PLAN)
    assert [node.uid for node in after.indicators] == [node.uid for node in PLAN.indicators]
    assert after.uid == PLAN.uid


def test_no_accepted_match_changes_nothing() -> None:
    assert take_over(small(), (), PLAN) == PLAN


def test_the_table_is_kept_as_last_year_under_the_codes_of_what_it_matched() -> None:
    table = small()
    taken = take_over(table, [one for one in match(table, PLAN) if one.sure], PLAN)
    assert [(one.code, one.parent, one.name, str(one.weight)) for one in taken.previous_indicators] == [
        ("A", None, "执法办案效能", "60"),
        ("A1", "A", "人均办案数（件/人）", "25"),
        ("A3", "A", "大要案查办数", "35"),
        ("C", None, "信用监管", "40"),
        ("C1", "C", "双随机", "40"),
    ]
    assert {one.code: one.kind for one in weight_changes(taken)}["A1"] == "kept"


def test_the_whole_tree_has_the_table_as_last_year_with_nothing_changed() -> None:
    taken = take_over_tree(small(), (), EMPTY)
    assert {one.kind for one in weight_changes(taken)} == {"kept"}


def test_an_earlier_assessment_is_kept_as_last_year_with_its_own_codes() -> None:
    earlier = replace(PLAN, year=2023)
    table = weights_from_plan(earlier)
    taken = take_over(table, match(table, PLAN), PLAN)
    assert [(one.code, one.weight) for one in taken.previous_indicators] == [
        (node.code, node.weight) for node in earlier.indicators
    ]


def test_a_table_of_the_same_year_is_not_last_year() -> None:
    table = replace(small(), year=PLAN.year)
    assert take_over(table, match(table, PLAN), PLAN).previous_indicators == ()


def test_a_reference_only_indicator_keeps_its_weight_of_zero() -> None:
    reference = replace(PLAN.indicator["A1"], weight=Decimal(0), reference_only=True)
    plan = PLAN.with_indicator(reference)
    assert weights(take_over(small(), match(small(), plan), plan))["A1"] == "0"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_plan_without_indicators_takes_the_whole_tree(layout: str) -> None:
    table, wanted = LAYOUTS[layout]
    plan = take_over(understood(table), (), EMPTY)
    assert plan.full_score == understood(table).full_score
    back = weights_from_plan(plan)
    assert [
        ("/".join(path), format(node.weight.normalize(), "f"))
        for path, node in zip(back.paths, back.nodes, strict=True)
        if node.weight is not None
    ] == wanted
    assert back.closes
    leaves = [node.code for node in plan.leaves]
    assert [item.code for item in plan.items] == leaves
    assert {node.method for node in plan.leaves} == {"direct"}


def test_new_codes_read_like_an_outline_and_are_unique() -> None:
    plan = take_over(understood(L1), (), EMPTY)
    codes = [node.code for node in plan.indicators]
    assert codes[:7] == ["A", "A1", "A1.1", "A1.2", "A2", "A2.1", "A2.2"]
    assert len(set(codes)) == len(codes) == len(L1_TREE)


def test_new_codes_leave_alone_what_is_there() -> None:
    plan = take_over(
        understood(L1), (), replace(EMPTY, items=(Item(code="A", name="旧项"), Item(code="B1", name="旧")))
    )
    assert {"A", "B1"}.isdisjoint(node.code for node in plan.indicators)
    assert len({item.code for item in plan.items}) == len(plan.items)


def test_the_whole_tree_keeps_rule_code_and_identity_of_matched_indicators() -> None:
    table = small()
    plan = take_over_tree(table, match(table, PLAN), PLAN)
    kept = plan.indicator["A1"]
    assert (kept.method, kept.measure, kept.note) == ("rank_linear", "cases", "办法不变")
    assert kept.uid == PLAN.indicator["A1"].uid
    assert [node.name for node in plan.indicators if node.parent is None] == ["执法办案效能", "信用监管"]
    assert "B1" not in plan.indicator


def test_the_whole_tree_is_refused_while_a_rule_names_what_would_vanish() -> None:
    plan = replace(PLAN, ranking=Ranking(tie_breakers=("base", "B")))
    table = small()
    with pytest.raises(Refused) as refused:
        take_over_tree(table, match(table, plan), plan)
    assert refused.value.problems[0].where == ("tie_breakers", "B")


def test_a_table_of_1000_points_is_scaled_to_a_plan_of_100() -> None:
    rows: list[list[Any]] = [
        ["一级指标", "二级指标", "分值"],
        ["执法办案效能", "人均办案数", 255],
        [None, "大要案查办数", 345],
    ]
    table = understood(Table([*rows, ["营商环境", "满意度", 400]]))
    assert weights(take_over(table, [one for one in match(table, PLAN) if one.sure], PLAN))["A1"] == "25.5"


def test_an_earlier_assessment_goes_the_same_way() -> None:
    last = (
        replace(PLAN, uid="last", title="2023", year=2023).with_weight("A1", Decimal(15)).with_weight("A2", Decimal(35))
    )
    table = weights_from_plan(last)
    found = match(table, PLAN)
    assert {one.how for one in found} == {"exact"}
    assert weights(take_over(table, found, PLAN)) == weights(last)


def test_the_tree_of_an_earlier_assessment_brings_its_rules_and_items() -> None:
    rule: dict[str, Json] = {"by_class": {"一类": {"base_pct": "60"}, "无此类": {"base_pct": "50"}}, "base_pct": "40"}
    last = PLAN.with_indicator(replace(PLAN.indicator["A1"], params=rule))
    new = replace(EMPTY, classes=(UnitClass(code="一类", name="中心城区"),))
    plan = take_over(weights_from_plan(last), (), new)
    assert weights(plan) == weights(last)
    assert plan.indicator["A1"].method == "rank_linear"
    assert plan.indicator["A1"].params == {"by_class": {"一类": {"base_pct": "60"}}, "base_pct": "40"}
    assert "cases" in plan.item
    assert {node.uid for node in plan.indicators}.isdisjoint(node.uid for node in last.indicators)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_tree_that_was_taken_over_can_be_scored_and_exchanged_at_once(layout: str) -> None:
    table, _ = LAYOUTS[layout]
    plan = take_over(understood(table), (), replace(EMPTY, units=(Unit(code="U1", name="甲区局"),)))
    values = {node.code: {"U1": Cell(format(node.weight, "f"))} for node in plan.leaves}
    assessment = Assessment(plan, Entries(values))
    result = evaluate(plan, assessment.entries)
    assert not result.problems
    assert result.units[0].total == plan.full_score
    assert read_assessment(write_assessment(assessment)) == assessment


def test_a_text_table_is_taken_over_like_a_workbook(tmp_path: Path) -> None:
    lines = [
        "2023年度权重表,,",
        "一级指标,二级指标,分值",
        "执法效能,办案数,60分",
        ",大要案,１５",
        "执法质量,案卷,25",
        "合计,,100",
    ]
    path = tmp_path / "权重.csv"
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    name, table = understand_best(read_workbook(path))
    assert (name, table.year, table.closes) == ("权重", 2023, True)
    assert weights(take_over(table, (), EMPTY)) == {"A": "75", "A1": "60", "A2": "15", "B": "25", "B1": "25"}


def test_what_the_law_forbids_to_score_comes_in_at_0_and_is_told() -> None:
    """Fines in last year's table, whether the tree is taken over or only the weights."""
    rows: list[list[Any]] = [["一级指标", "二级指标", "分值"], ["执法办案效能", "人均办案数", 25], [None, "罚没款", 15]]
    table = understood(Table([*rows, ["信用监管", "双随机", 60]]))
    new = take_over_tree(table, (), EMPTY)
    fines = next(node for node in new.indicators if node.name == "罚没款")
    assert fines.reference_only
    assert fines.weight == 0
    assert [node.weight for node in new.previous_indicators if node.name == "罚没款"] == [15]
    (told,) = barred(table, (), EMPTY).values()
    assert told.facts["weight"] == "15"
    assert "第七十四条" in told.facts["law"]
    there = replace(PLAN, indicators=(*PLAN.indicators, leaf("A3", "A", "罚没款", "0")))
    sure = [one for one in match(table, there) if one.sure]
    after = take_over(table, sure, there)
    assert weights(after)["A3"] == "0"
    assert after.indicator["A3"].reference_only
    assert weights(after)["A1"] == "25"
    assert len(barred(table, sure, there)) == 1


@pytest.mark.parametrize("named", [True, False])
def test_a_column_for_each_class_becomes_weights_of_that_class(named: bool) -> None:
    """Hazard 21: into the classes of the plan where they are named alike, and as classes of a first year."""
    rows: list[list[Any]] = [["一级指标", "二级指标", "一类区县分值", "二类区县分值"]]
    table = understood(Table([*rows, ["执法", "办案", 60, 50], ["信用", "双随机", 40, 50]]))
    classes = (UnitClass(code="一类", name="中心城区"), UnitClass(code="二类", name="县")) if named else ()
    second = "二类" if named else "二类区县"
    units = (Unit(code="U", name="甲区", class_code="一类"), Unit(code="V", name="乙县", class_code="二类"))
    plan = replace(EMPTY, classes=classes, units=units if named else ())
    new = take_over_tree(table, (), plan)
    assert [one.code for one in new.classes] == (["一类", "二类"] if named else ["一类区县", "二类区县"])
    assert {node.name: dict(node.weight_by_class) for node in new.indicators} == {
        "执法": {second: 50},
        "办案": {second: 50},
        "信用": {second: 50},
        "双随机": {second: 50},
    }
    assert weights(new) == {"A": "60", "A1": "60", "B": "40", "B1": "40"}
    again = take_over(table, match(table, new), new)
    assert again == new
    assert unknown_classes(table, plan) == ()
    other = replace(plan, classes=(UnitClass(code="X", name="山区"),), units=())
    (told,) = unknown_classes(table, other)
    assert told.facts == {"label": "二类区县"}
    assert all(not node.weight_by_class for node in take_over_tree(table, (), other).indicators)
