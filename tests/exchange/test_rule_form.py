"""The form of a rule: every parameter has its words, what is typed is put in, and the engine says what is wrong."""

from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.assessment_json import read_assessment
from exchange.expression_text import as_expression, function_at, offers, place_in, word_at
from exchange.rule_form import Field, form, label_of, spelled, value_at, with_rows, with_text, with_value
from exchange.rule_overrides import overrides, own_fields, with_cell, with_own, without_own
from exchange.rule_reading import reading
from exchange.values.trial_cells import cell_of, headings, rows_of
from exchange.wording import LANGUAGES, PHRASES
from exchange.wording import parameters as wording
from exchange.wording.methods import CARD_GROUPS, CARDS
from scoring.entries import Assessment
from scoring.expression import FUNCTIONS
from scoring.methods import BY_CODE, METHODS
from scoring.plan import Indicator, Plan
from tests.exchange.test_wording_of_problems import facts

LISTS = ("numbers", "pairs", "points", "table", "rules", "parts")


@pytest.fixture
def city(samples: Path) -> Assessment:
    return read_assessment((samples / "city_2024.json").read_bytes())


def field(plan: Plan, node: Indicator, name: str) -> Field:
    return next(one for one in form(plan, node, "zh_CN") if one.path[-1] == name)


@pytest.mark.parametrize("method", [kind.code for kind in METHODS])
def test_every_method_has_a_card_in_a_group(method: str) -> None:
    group, english, chinese = CARDS[method]
    assert group in CARD_GROUPS
    assert english
    assert chinese
    assert list(CARDS) == sorted(CARDS, key=lambda code: CARD_GROUPS.index(CARDS[code][0])), "groups stand together"
    assert len(CARDS) == len(METHODS)


@pytest.mark.parametrize("method", [kind.code for kind in METHODS])
def test_every_parameter_has_a_label_and_every_choice_and_column_words(method: str, city: Assessment) -> None:
    node = replace(city.plan.leaves[0], method=method, params={})
    named = {declared.name for declared in fields(BY_CODE[method])}
    for language in LANGUAGES:
        made = form(city.plan, node, language)
        assert {path[-1] for one in made for path in (one.paths or (one.path,))} == named
        for one in made:
            assert one.label != one.path[-1]
            assert all(words != value for value, words in one.choices if one.kind == "choice")
            assert all(heading != one.path[-1] for heading, _ in one.columns)


@pytest.mark.parametrize("key", sorted(wording.PHRASES))
def test_both_languages_name_the_same_facts(key: str) -> None:
    english, chinese = PHRASES[key]
    assert facts(english) == facts(chinese)


def test_the_form_of_every_rule_of_the_city_says_what_stands_in_it(city: Assessment) -> None:
    for node in city.plan.leaves:
        assert reading(city.plan, node, "zh_CN").readable
        for one in form(city.plan, node, "zh_CN"):
            if one.kind == "parts":
                continue
            again = with_rows(node, one, one.rows) if one.kind in LISTS else with_text(node, one, one.text)
            kept = {name: value for name, value in again.params.items() if name not in node.params}
            assert not kept or all(value is None for value in kept.values())
            assert reading(city.plan, again, "zh_CN").readable


def test_what_is_typed_is_put_in_and_a_blank_takes_it_out(city: Assessment) -> None:
    node = city.plan.indicator["D2.3"]
    target = field(city.plan, node, "target")
    assert (target.text, target.unit, target.required) == ("98", "%", True)
    assert with_text(node, target, "９７。５").params["target"] == "97.5"
    assert "floor" not in with_text(node, field(city.plan, node, "floor"), " ").params
    blank = with_text(node, target, "")
    assert reading(city.plan, blank, "zh_CN").reasons == {("params", "target"): "需要填写"}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [("target", "3..5", "“3..5”不是数字"), ("per", "0", "必须大于 0"), ("per", "-1", "必须大于 0")],
)
def test_what_cannot_be_read_stays_and_says_why_at_its_field(city: Assessment, name: str, text: str, said: str) -> None:
    node = city.plan.indicator["D2.3"]
    typed = with_text(node, field(city.plan, node, name), text)
    assert typed.params[name] == text
    assert reading(city.plan, typed, "zh_CN").reasons == {("params", name): said}


def test_a_row_that_cannot_be_read_is_named(city: Assessment) -> None:
    node = city.plan.indicator["A1.3"]
    anchors = field(city.plan, node, "anchors")
    assert anchors.columns == (("数值", "%"), ("得分", "分"))
    typed = with_rows(node, anchors, (("-20", "0"), ("0", "x"), ("", "")))
    found = reading(city.plan, typed, "zh_CN")
    assert dict(found.rows) == {(("params", "anchors"), 1): "“x”不是数字"}
    falling = with_rows(node, anchors, (("5", "0"), ("0", "1")))
    assert reading(city.plan, falling, "zh_CN").reasons == {("params", "anchors"): "首列应逐行增大"}


def test_lists_that_belong_together_are_one_table(city: Assessment) -> None:
    node = city.plan.indicator["A3.2"]
    table = field(city.plan, node, "standards")
    assert [heading for heading, _ in table.columns] == ["标准值", "系数"]
    typed = with_rows(node, table, (("95", "1"), ("80", "０．５")))
    assert typed.params["standards"] == ["95", "80"]
    assert typed.params["coefs"] == ["1", "0.5"]
    short = reading(city.plan, with_rows(node, table, (("95", "1"), ("80", ""))), "zh_CN")
    assert dict(short.rows) == {(("params", "coefs"), 1): "有空格未填"}


def test_a_name_that_stands_twice_in_a_table_is_said(city: Assessment) -> None:
    node = city.plan.indicator["D1.2"]
    grades = field(city.plan, node, "map")
    typed = with_rows(node, grades, (("A", "100"), ("A", "85")))
    assert reading(city.plan, typed, "zh_CN").reasons == {("params", "map"): "“A”重复"}
    assert with_rows(node, grades, (("A", "100"), ("B", "85"))).params["map"] == {"A": "100", "B": "85"}


def test_deductions_keep_a_blank_limit_out(city: Assessment) -> None:
    node = city.plan.indicator["C1.2"]
    rules = field(city.plan, node, "rules")
    assert rules.rows == (("bad_files", "1", ""),)
    assert with_rows(node, rules, (("bad_files", "2", ""), ("db_over", "1", "3"))).params["rules"] == [
        ["bad_files", "2"],
        ["db_over", "1", "3"],
    ]


def test_the_fields_of_a_part_are_those_of_its_method(city: Assessment) -> None:
    node = city.plan.indicator["B1.1"]
    (first, *_) = form(city.plan, node, "zh_CN", ("params", "parts", "0"))
    assert first.path == ("params", "parts", "0", "params", "base_pct")
    typed = with_text(node, first, "70")
    assert value_at(typed, first.path) == "70"
    assert value_at(typed, ("params", "parts", "1")) == value_at(node, ("params", "parts", "1"))
    anchors = next(one for one in form(city.plan, node, "zh_CN", ("params", "parts", "1")) if one.kind == "pairs")
    assert [unit for _, unit in anchors.columns] == ["%", "%"], "growth and points in percent, not cases per head"


def test_classes_and_units_have_numbers_of_their_own(city: Assessment) -> None:
    node = city.plan.indicator["A1.1"]
    table = overrides(city.plan, node, "zh_CN")
    assert [column.label for column in table.columns] == ["满意值", "不允许值"]
    assert table.rows == (("30", "12"), ("26", "10"), ("22", "8"))
    typed = with_cell(node, table.path(1, 0), "27")
    assert value_at(typed, ("params", "by_class", "二类", "good")) == "27"
    assert with_cell(typed, table.path(1, 0), "26") == node
    bare = with_cell(with_cell(node, table.path(0, 0), ""), table.path(0, 1), "")
    assert value_at(bare, ("params", "by_class", "一类")) is None
    assert ("params", "good") in reading(city.plan, bare, "zh_CN").reasons
    wrong = with_cell(node, table.path(1, 0), "x")
    assert reading(city.plan, wrong, "zh_CN").reasons == {table.path(1, 0): "“x”不是数字"}


def test_a_unit_of_its_own_is_a_row(city: Assessment) -> None:
    node, unit = city.plan.indicator["A3.3"], city.plan.units[1]
    table = overrides(city.plan, node, "zh_CN", ["target"], [unit.code])
    assert table.owners[-1] == ("by_unit", unit.code, unit.name)
    typed = with_cell(node, table.path(len(table.owners) - 1, 0), "6")
    assert typed.params["by_unit"] == {unit.code: {"target": "6"}}


def test_a_class_has_tiers_of_its_own(city: Assessment) -> None:
    node = city.plan.indicator["A2.2"]
    assert own_fields(city.plan, node, "zh_CN") == ()
    first, second, third = own_fields(city.plan, node, "zh_CN", ["tiers"])
    assert [one.field.label for one in (first, second, third)] == [f"{kind.name}：档次" for kind in city.plan.classes]
    assert second.field.rows == (("3", "2"), ("2", "1.6"), ("1", "1.2"), ("0", "0")), "begins with what all have"
    assert not second.own
    typed = with_own(node, second.field, (("2", "2"), ("1", "1")))
    assert typed.params["by_class"] == {"二类": {"tiers": [["2", "2"], ["1", "1"]]}}
    assert reading(city.plan, typed, "zh_CN").readable
    again = own_fields(city.plan, typed, "zh_CN")[1]
    assert again.own
    assert again.field.rows == (("2", "2"), ("1", "1"))
    assert without_own(typed, again.field) == node
    wrong = with_own(node, second.field, (("2", "2"), ("x", "1")))
    assert reading(city.plan, wrong, "zh_CN").rows == {(second.field.path, 1): "“x”不是数字"}


def test_lists_that_stand_beside_each_other_are_one_list_of_a_class(city: Assessment) -> None:
    node = city.plan.indicator["A3.2"]
    first = own_fields(city.plan, node, "zh_CN", ["standards"])[0].field
    assert [len(row) for row in first.rows] == [2] * 5
    typed = with_own(node, first, (("90", "1"), ("50", "0.2")))
    assert typed.params["by_class"] == {"一类": {"standards": ["90", "50"], "coefs": ["1", "0.2"]}}
    assert without_own(typed, first) == node
    rising = with_own(node, first, (("50", "1"), ("70", "0.6"), ("60", "0.2")))
    assert list(reading(city.plan, rising, "zh_CN").reasons) == [first.path], "the finding is at the class's own list"


def test_a_class_has_a_choice_and_a_yes_or_no_of_its_own(city: Assessment) -> None:
    node = replace(city.plan.indicator["A2.1"], params={"step_points": "0.3", "zero_gets_zero": True})
    found = {one.field.path[-1]: one.field for one in own_fields(city.plan, node, "zh_CN", ["ties", "zero_gets_zero"])}
    assert [words for _, words in found["zero_gets_zero"].choices] == ["同上", "是", "否"]
    typed = with_own(with_own(node, found["zero_gets_zero"], "false"), found["ties"], found["ties"].choices[1][0])
    assert typed.params["by_class"] == {"三类": {"zero_gets_zero": False, "ties": found["ties"].choices[1][0]}}
    assert reading(city.plan, typed, "zh_CN").readable
    assert with_own(with_own(typed, found["zero_gets_zero"], ""), found["ties"], "") == node


def test_a_class_has_its_own_in_a_part_of_a_blend(city: Assessment) -> None:
    node, at = city.plan.indicator["B1.1"], ("params", "parts", "1")
    first = own_fields(city.plan, node, "zh_CN", ["anchors"], at=at)[0].field
    typed = with_own(node, first, (("0", "50"), ("20", "100")))
    assert value_at(typed, (*at, "params", "by_class", "一类")) == {"anchors": [["0", "50"], ["20", "100"]]}
    assert reading(city.plan, typed, "zh_CN").readable
    table = overrides(city.plan, node, "zh_CN", ["base_pct"], at=("params", "parts", "0"))
    own = with_cell(node, table.path(2, 0), "50")
    assert value_at(own, ("params", "parts", "0", "params", "by_class", "三类", "base_pct")) == "50"


def test_panels_of_judges_are_typed_by_the_names_of_units(city: Assessment) -> None:
    node, (first, second, *_) = city.plan.indicator["C1.1"], city.plan.units
    panels = next(one for one in form(city.plan, node, "zh_CN") if one.path[-1] == "panels")
    said, _ = spelled(panels, ((first.name, "1"), (second.code, "2"), ("某局", "2")), city.plan)
    typed = with_rows(node, panels, said)
    assert typed.params["panels"] == {first.code: "1", second.code: "2", "某局": "2"}
    shown = next(one for one in form(city.plan, typed, "zh_CN") if one.path[-1] == "panels")
    assert shown.rows == ((first.name, "1"), (second.name, "2"), ("某局", "2"))
    assert spelled(shown, shown.rows, city.plan)[0] == said, "what is shown says the same"
    assert reading(city.plan, typed, "zh_CN").rows == {(panels.path, 2): "没有考核对象“某局”"}


@pytest.mark.parametrize("owner", [(), ("by_class", "一类")])
def test_what_is_wrong_in_a_table_of_names_stands_beside_its_row(city: Assessment, owner: tuple[str, ...]) -> None:
    node = city.plan.indicator["D1.2"]
    path = ("params", *owner, "map")
    wrong = with_value(node, path, {"A": "100", "B": "x", "C": "60"})
    assert reading(city.plan, wrong, "zh_CN").rows == {(path, 1): "“x”不是数字"}
    twice = with_value(node, path, [["A", "100"], ["A", "60"]])
    assert list(reading(city.plan, twice, "zh_CN").reasons) == [path]


def test_taking_a_value_out_takes_out_what_it_leaves_empty() -> None:
    node = Indicator(
        code="L", parent=None, name="", weight=Decimal(1), params={"by_class": {"甲": {"x": "1"}}, "y": "2"}
    )
    assert with_value(node, ("params", "by_class", "甲", "x"), None).params == {"y": "2"}


# Expressions as people type them.


def test_chinese_signs_and_names_become_an_expression(city: Assessment) -> None:
    plan = city.plan
    name = plan.item["cases_general"].name
    assert as_expression(f"（cases＋major）×１００÷{name}", plan) == "(cases+major)*100/cases_general"
    assert as_expression("cases≥3", plan) == "cases>=3"


def test_a_name_that_two_items_have_stays_as_it_is(city: Assessment) -> None:
    twin = replace(city.plan.items[1], name=city.plan.items[0].name)
    plan = replace(city.plan, items=(city.plan.items[0], twin, *city.plan.items[2:]))
    assert as_expression(twin.name, plan).replace("（", "(").replace("）", ")") == twin.name.replace("（", "(").replace(
        "）", ")"
    )


def test_words_and_functions_at_the_cursor() -> None:
    text = "growth(cases, 办案"
    assert word_at(text, len(text)) == (14, "办案")
    assert function_at(text, len(text)) == "growth"
    assert function_at("max(a, min(b, c), d", 19) == "max"
    assert function_at("(a + b", 6) == ""


def test_every_function_is_offered_with_its_signature(city: Assessment) -> None:
    for language in LANGUAGES:
        shown = {offer.text: offer.shown for offer in offers(city.plan, language)}
        assert all(shown[f"{name}("].startswith(f"{name}(") for name in FUNCTIONS)
    assert shown["cases"].startswith(city.plan.item["cases"].name)


def test_the_place_of_an_error_is_told(city: Assessment) -> None:
    node = replace(city.plan.indicator["A1.1"], measure="cases / (hc_begin +) 2")
    found = reading(city.plan, node, "zh_CN")
    assert found.positions[("measure",)] == 20
    assert found.reasons[("measure",)] == "第 20 个字符处不应出现“)”"


# Entries that are tried.


@pytest.mark.parametrize("code", ["B2.2", "B1.3", "B2.1", "C1.1", "D1.2", "G1.1", "C1.2"])
def test_an_entry_as_a_table_says_the_same_again(city: Assessment, code: str) -> None:
    node = city.plan.indicator[code]
    item = city.plan.item[str(node.params.get("item", "bad_files"))]
    values: Any = node.params.get("values")
    grades = tuple(values) if isinstance(values, dict) else ()
    cell = city.entries.cell(item.code, city.plan.units[0].code)
    assert cell is not None
    rows = rows_of(city.plan, item, cell, grades)
    assert all(len(row) == len(headings(item, rows, "zh_CN", grades)) for row in rows)
    again = cell_of(item, rows, grades)
    assert again is not None
    if isinstance(cell.value, dict):
        assert isinstance(again.value, dict)
        assert {k: v for k, v in again.value.items() if k in cell.value} == cell.value
    elif item.kind != "ballots":
        assert again.value == cell.value


def test_labels_differ_where_a_method_means_something_else() -> None:
    assert label_of("panel", "scale", "zh_CN") == "评分满分"
    assert label_of("tiers", "scale", "zh_CN") == "得分填写为"


@pytest.mark.parametrize(
    ("typed", "expression", "at"),
    [
        ("认定大要案数÷（1＋）", "major/(1+)", 11),
        ("  普通程序案件数 ≥ ）", "cases_general >= )", 13),
        ("不合格案卷数÷（", "bad_files/(", 9),
    ],
)
def test_the_place_of_an_error_is_that_in_what_was_typed(
    city: Assessment, typed: str, expression: str, at: int
) -> None:
    """Names and Chinese signs are longer or shorter than what they stand for."""
    assert as_expression(typed, city.plan) == expression
    node = replace(city.plan.indicator["A1.1"], measure=expression)
    found = reading(city.plan, node, "zh_CN", {("measure",): typed})
    assert found.positions == {("measure",): at}
    assert f"第 {at} 个字符" in found.reasons["measure",] or at == len(typed) + 1


def test_a_name_that_is_no_data_item_has_its_place(city: Assessment) -> None:
    node = replace(city.plan.indicator["A1.1"], measure="cases / staf")
    assert reading(city.plan, node, "zh_CN").positions == {("measure",): 9}
    deduct = city.plan.indicator["C1.2"]
    wrong = replace(deduct, params={**deduct.params, "rules": [["bad_files", "1"], ["1 + none", "1"]]})
    found = reading(city.plan, wrong, "zh_CN")
    assert found.positions == {("params", "rules", "1"): 5}
    assert list(found.rows) == [(("params", "rules"), 1)]


PLAN = read_assessment((Path(__file__).parents[2] / "samples" / "city_2024.json").read_bytes()).plan


@given(st.text(alphabet="cases 不合格案卷数（）÷×＋≥1.,", max_size=20))
def test_every_place_of_an_expression_is_one_of_what_was_typed(text: str) -> None:
    made = as_expression(text, PLAN)
    places = [place_in(text, PLAN, position) for position in range(1, len(made) + 2)]
    assert places == sorted(places)
    assert all(1 <= place <= len(text) + 1 for place in places)
