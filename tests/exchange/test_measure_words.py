"""A measure in words says the same as its expression: the same tree, with the names of the items."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from exchange.rule_words import measure_in_words
from exchange.rule_words.measure import can_divide_by_zero, expression_in_words, parts_of, unit_of
from exchange.wording import LANGUAGES, PHRASES, word
from scoring.expression import (
    FUNCTIONS,
    Choice,
    Comparison,
    Node,
    Operation,
    Rounded,
    parse_expression,
)
from scoring.plan import Plan
from tests.exchange.rule_cases import leaf_of, measured, plan_of
from tests.oracle.draw_expressions import Chooser, expression

NAMELESS = ("if", "prev", "round")
"""Functions that are not said as a name with its arguments."""


@pytest.mark.parametrize(
    ("measure", "chinese", "english"),
    [
        ("x", "办结率", "办结率"),
        (
            "z / ((y + leaders) / 2)",
            "按期办结数÷（（应办数＋负责人（含副职）数）÷2）",
            "按期办结数 ÷ ((应办数 + 负责人（含副职）数) ÷ 2)",
        ),
        ("z / y * 100", "按期办结数÷应办数×100", "按期办结数 ÷ 应办数 × 100"),
        ("z * (y / 100)", "按期办结数×（应办数÷100）", "按期办结数 × (应办数 ÷ 100)"),
        ("y - (z - 1)", "应办数－（按期办结数－1）", "应办数 − (按期办结数 − 1)"),
        ("-y + z", "－应办数＋按期办结数", "−应办数 + 按期办结数"),
        ("y * -z", "应办数×（－按期办结数）", "应办数 × (−按期办结数)"),
        ("growth(z, y)", "增长率（按期办结数，应办数）", "growth rate(按期办结数, 应办数)"),
        ("growth(z, prev(z))", "增长率（按期办结数，上期按期办结数）", "growth rate(按期办结数, previous 按期办结数)"),
        ("sum(fields) / count(fields)", "合计（办案矩阵）÷个数（办案矩阵）", "sum(办案矩阵) ÷ count(办案矩阵)"),
        ("mean(fields)", "平均（办案矩阵）", "mean(办案矩阵)"),
        ("x / peer_max(x)", "办结率÷同组最大值（办结率）", "办结率 ÷ highest of the peers(办结率)"),
        (
            "if(y = 0, 100, z / y * 100)",
            "应办数＝0的为100，否则为按期办结数÷应办数×100",
            "if 应办数 = 0: 100; otherwise: 按期办结数 ÷ 应办数 × 100",
        ),
        (
            "10 + if(y >= 1 and not z < 2, 1, 0)",
            "10＋（应办数≥1且非（按期办结数＜2）的为1，否则为0）",
            "10 + (if 应办数 ≥ 1 and not (按期办结数 < 2): 1; otherwise: 0)",
        ),
        (
            "min(if(y > 1, 2, 3), 4)",
            "最小值（（应办数＞1的为2，否则为3），4）",
            "lowest((if 应办数 > 1: 2; otherwise: 3), 4)",
        ),
        ("abs(if(y > 1, 2, 3))", "绝对值（应办数＞1的为2，否则为3）", "absolute value(if 应办数 > 1: 2; otherwise: 3)"),
        ("x <> 5", "办结率≠5", "办结率 ≠ 5"),
        ("round(x, 2)", "四舍五入（办结率，保留2位小数）", "rounded(办结率, 2 decimals)"),
        ("round(x, 1)", "四舍五入（办结率，保留1位小数）", "rounded(办结率, 1 decimal)"),
        ("round(x, 0)", "四舍五入（办结率，取整）", "rounded(办结率, whole number)"),
        ("round(y, -2)", "四舍五入（应办数，取到100）", "rounded(应办数, to 100)"),
        ("split / y", "“提醒/催办次数”÷应办数", "“提醒/催办次数” ÷ 应办数"),
        ("split", "提醒/催办次数", "提醒/催办次数"),
        ("y / nothing", "应办数÷“nothing”", "应办数 ÷ “nothing”"),
        ("z / (y", "无法读取：z / (y", "cannot be read: z / (y"),
        ("0.10000000000000000001 * y", "0.10000000000000000001×应办数", "0.10000000000000000001 × 应办数"),
    ],
)
def test_a_measure_names_its_items_and_keeps_its_parentheses(measure: str, chinese: str, english: str) -> None:
    assert measured(measure) == chinese
    assert measured(measure, "en") == english


def test_a_leaf_without_a_measure_measures_the_number_of_its_code() -> None:
    leaf = replace(leaf_of("direct", {}, measure=None), code="y")
    assert measure_in_words(plan_of(leaf), leaf, "zh_CN") == "应办数"
    judged = replace(leaf, code="marks", method="panel", params={"item": "marks"})
    assert measure_in_words(plan_of(judged), judged, "zh_CN") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_function_has_a_name(language: str) -> None:
    for name in FUNCTIONS - set(NAMELESS):
        assert word(f"measure.name.{name}", language)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), st.sampled_from(LANGUAGES))
def test_what_is_said_reads_back_as_the_same_expression(data: st.DataObject, language: str) -> None:
    choose = Chooser(lambda low, high: data.draw(st.integers(low, high)), years=True)
    text = expression(choose, ["x1", "x2", "W"], ["s1"], 3)
    tree = parse_expression(text, with_weight=True).tree
    assume(not any(isinstance(node, Choice | Rounded) for node in parts_of(tree)))  # these are sentences, not signs
    plan = Plan(id="p", title="", year=2025)
    spoken = expression_in_words(plan, text, language, with_weight=True)
    assert plain(parse_expression(read_back(spoken, language), with_weight=True).tree) == plain(tree)


def read_back(spoken: str, language: str) -> str:
    """The expression that a measure in words says."""
    names = {word(f"measure.name.{name}", language): name for name in FUNCTIONS - set(NAMELESS)}
    signs = {
        phrase[LANGUAGES.index(language)]: f" {key.removeprefix('measure.sign.')} "
        for key, phrase in PHRASES.items()
        if key.startswith("measure.sign.")
    }
    signs |= {word("measure.neg", language, inner=""): "-", word("measure.not", language, inner=""): " not "}
    others = {"“": "", "”": "", "，": ",", "（": "(", "）": ")"}
    for item in ("x1", "x2"):
        others[word("measure.previous", language, item=f"“{item}”")] = f"prev({item})"
    for shown, meant in sorted({**names, **signs, **others}.items(), key=lambda pair: -len(pair[0])):
        spoken = spoken.replace(shown, meant)
    return spoken.replace(word("measure.weight", language), "W")


def plain(node: Node) -> object:
    """A tree in which signs that mean the same are the same."""
    if isinstance(node, Comparison):
        same = {"==": "=", "<>": "!="}
        return "compare", [same.get(sign, sign) for sign in node.signs], [plain(inner) for inner in node.operands]
    inner = [plain(each) for each in getattr(node, "operands", ())]
    if hasattr(node, "inner"):
        inner.append(plain(node.inner))
    if isinstance(node, Operation):
        return node.sign, inner
    return (type(node).__name__, getattr(node, "name", ""), inner) if inner else node


@pytest.mark.parametrize(
    ("measure", "unit"),
    [
        ("y", "件"),
        ("z / y * 100", "%"),
        ("z / leaders * 100", ""),
        ("z / y", ""),
        ("growth(z, y)", "%"),
        ("y - z", "件"),
        ("y - leaders", ""),
        ("max(0, y - 5)", "件"),
        ("sum(fields)", "件"),
        ("count(fields)", ""),
        ("round(peer_max(y), 0)", "件"),
        ("if(y > 3, y, 0)", "件"),
        ("y / 2", ""),
        ("nothing", ""),
    ],
)
def test_the_unit_of_a_measure_follows_from_its_items_or_is_not_said(measure: str, unit: str) -> None:
    assert unit_of(plan_of(leaf_of("direct", {})), parse_expression(measure).tree) == unit


@pytest.mark.parametrize(
    ("measure", "divides"),
    [
        ("z / y", True),
        ("z / 100", False),
        ("z / 0", True),
        ("100 / (y + 1)", True),
        ("mean(fields)", True),
        ("sum(fields)", False),
        ("if(y = 0, 1, 2 * y)", False),
        ("max(1, abs(z / y))", True),
        ("peer_mean(z / y)", True),
    ],
)
def test_only_a_measure_that_divides_can_have_a_denominator_of_0(measure: str, divides: bool) -> None:
    assert can_divide_by_zero(parse_expression(measure).tree) == divides
