"""Every finding about derived weights can be told in both languages."""

import re
from pathlib import Path
from string import Formatter

import pytest

from exchange.wording import LANGUAGES, PHRASES, problem_text, weights, word
from scoring.problems import Problem
from scoring.weights.ahp import RANDOM_INDEX, ahp
from scoring.weights.best_worst import best_worst
from scoring.weights.entropy import entropy
from scoring.weights.ranked import FORMS
from scoring.weights.table import Column, Table

SOURCES = sorted((Path(__file__).parents[2] / "scoring" / "weights").glob("*.py"))


def test_every_code_that_is_reported_has_wording_and_no_wording_is_left_over() -> None:
    emitted = {code for path in SOURCES for code in re.findall(r'"(weighting\.\w+)"', path.read_text("utf-8"))}
    assert emitted == {key for key in weights.PHRASES if key.startswith("weighting.")}


@pytest.mark.parametrize("key", sorted(weights.PHRASES))
def test_both_languages_name_the_same_facts(key: str) -> None:
    english, chinese = (
        {name for _, name, _, _ in Formatter().parse(text) if name is not None} for text in PHRASES[key]
    )
    assert english == chinese
    citation = re.fullmatch(r"[A-Z][a-z]+ \d{4}", PHRASES[key][0]) and PHRASES[key][0] == PHRASES[key][1]
    assert citation or re.search(r"[\u4e00-\u9fff]", PHRASES[key][1])


def test_every_method_and_table_has_a_name() -> None:
    found = re.findall(r'weights\("(\w+)"|from_matrix\("(\w+)"', "".join(path.read_text("utf-8") for path in SOURCES))
    methods = {name for pair in found for name in pair if name} | FORMS.keys()
    assert {f"weights_method.{name}" for name in methods} == {
        key for key in weights.PHRASES if key.startswith("weights_method.")
    }
    tables = {*RANDOM_INDEX, best_worst(("甲",), "甲", "甲", [1], [1]).table}
    assert {f"weights_table.{name}" for name in tables} == {
        key for key in weights.PHRASES if key.startswith("weights_table.")
    }


def findings() -> list[Problem]:
    """Doubts with many facts, as the methods report them."""
    table = Table(
        ("甲区", "乙县", "丙市"),
        (Column("结案率", ("1", "2", None)), Column("满意度", ("5", "5", "5")), Column("办件", (1, 3, 2))),
    )
    return [
        *ahp(("执法", "服务", "队伍"), [[1, 5, "1/5"], [None, 1, 10], [None, None, 1]]).weights.findings,
        *best_worst(("执法", "服务", "队伍"), "执法", "队伍", [1, 9, 3], [3, 9, 1]).weights.findings,
        *entropy(table).findings,
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_methods_report_fills_every_gap_of_its_sentence(language: str) -> None:
    told = [problem_text(finding, language) for finding in findings()]
    assert len(told) == 5
    assert not [text for text in told if "{" in text]


def test_an_inconsistent_judgment_reads_as_a_methodologist_would_say_it() -> None:
    """Of three judgments a, b, c the eigenvalue is 1 + q + 1/q with q³ = ab/c = 250; (λ − 3)/2/0.58 = 3.843."""
    doubt = findings()[1]
    assert problem_text(doubt, "zh_CN") == (
        "判断矩阵未通过一致性检验：CR = 3.843，大于 0.1。与其余判断出入最大的是“执法”比“服务”：填的是 5，"
        "由其余判断推得 1/50.00，改后 CR 为 0.000。请斟酌修改后再采用。"
    )
    assert "Think it over before the weights are used." in problem_text(doubt, "en")
    assert word("weights_method.ahp", "zh_CN") == "层次分析法（AHP）"
