"""Every finding can be told in both languages, and both name the same facts."""

import re
from pathlib import Path
from string import Formatter

import pytest

from exchange.wording import PHRASES, methods, problem_text, problems
from scoring.entries import State
from scoring.parameter_reading import CHOICES
from scoring.plan import Composition
from scoring.problems import Problem

ROOT = Path(__file__).parents[2]
FAMILIES = sorted({key.partition(".")[0] for key in problems.PHRASES})
CODE = re.compile('"((?:' + "|".join(FAMILIES) + r")\.[a-z_]+)\"")
COMPOSED = {  # codes that the source puts together
    *(f"format.not_{kind}" for kind in ("object", "list", "text", "whole", "flag")),
    *(f"reference.not_{kind}" for kind in ("number", "series", "grade", "tasks", "ballots")),
    *(f"param.{limit}" for limit in ("least", "above")),
    *(f"weights.{level}{of}" for level in ("first_level", "group") for of in ("", "_of_class")),
}


def emitted() -> set[str]:
    """Every code that the source of scoring and of the JSON entrance can report."""
    entrance = ROOT / "exchange"
    sources = [
        *(ROOT / "scoring").rglob("*.py"),
        *entrance.glob("assessment_json*.py"),
        *(entrance / "json_format").glob("*.py"),
    ]
    return COMPOSED | {code for path in sources for code in CODE.findall(path.read_text("utf-8"))}


def facts(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}


def test_every_code_that_is_reported_has_wording_and_no_wording_is_left_over() -> None:
    assert emitted() == problems.PHRASES.keys()


@pytest.mark.parametrize("key", sorted({**problems.PHRASES, **methods.PHRASES}))
def test_both_languages_name_the_same_facts(key: str) -> None:
    english, chinese = PHRASES[key]
    assert facts(english) == facts(chinese)
    assert english.strip()
    assert re.search(r"[\u4e00-\u9fff]", chinese)


@pytest.mark.parametrize(
    "key",
    [
        *(f"{name}.{value}" for name in ("direction", "peers", "aggregate") for value in CHOICES[name]),
        *(
            f"policy.{name}.{value}"
            for name in ("missing", "not_applicable", "zero_denominator")
            for value in CHOICES[name]
        ),
        *(f"state.{state.value}" for state in State),
        *(f"state.{state}" for state in ("scored", "reference", "blank")),
        f"coefficient.{Composition().coefficient}",
    ],
)
def test_every_word_of_a_plan_has_a_name(key: str) -> None:
    assert key in PHRASES


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_finding_about_a_whole_entry_leaves_no_gap_for_a_part(language: str) -> None:
    facts = {"unit": "甲区局", "item": "罚没款", "value": "3..5", "member": ""}
    assert "罚没款 " not in problem_text(Problem("cell.not_a_number", (), facts), language)
    assert "罚没款 一季度" in problem_text(Problem("cell.not_a_number", (), {**facts, "member": "一季度"}), language)
