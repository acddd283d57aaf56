"""Everything that can be said of the treatment of data has wording in both languages."""

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from string import Formatter

import pytest

from exchange.wording import LANGUAGES, problem_text, treatment
from scoring.numbers import Gone
from scoring.plan import Indicator, Unit
from scoring.problems import Problem
from scoring.treatment import Treatment, Winsorise, read_treatment, remarks, treat

SOURCE = Path(__file__).parents[2] / "scoring" / "treatment.py"
COMPOSED = {"treatment.mean", "treatment.median", "treatment.group_mean", "treatment.drawn_high", "treatment.drawn_low"}
LEAF = Indicator(code="A1", parent=None, name="人均办案数", weight=Decimal(5), method="min_max")


def test_every_code_has_wording_and_no_wording_is_left_over() -> None:
    written = set(re.findall(r'"(treatment\.[a-z_]+)"', SOURCE.read_text("utf-8")))
    assert written | COMPOSED == treatment.PHRASES.keys()


@pytest.mark.parametrize("key", sorted(treatment.PHRASES))
def test_both_languages_name_the_same_facts(key: str) -> None:
    english, chinese = ({name for _, name, _, _ in Formatter().parse(text)} for text in treatment.PHRASES[key])
    assert english == chinese


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_done_and_what_is_wrong_can_be_told(language: str) -> None:
    units = [Unit(code=f"U{n}", name=f"{n}号县", class_code="一类" if n < 10 else "二类") for n in range(12)]
    measures = {unit.code: Fraction(n) for n, unit in enumerate(units)} | {"U0": Fraction(-900), "U9": Fraction(900)}
    found: list[Problem] = []
    for how in ("mean", "median", "group_mean"):
        gaps = {"U8": Gone.MISSING, "U10": Gone.MISSING, "U11": Gone.MISSING}
        for most in (0, 5):
            rule = Treatment(impute=how, winsorise=Winsorise(skew=Fraction(0), kurtosis=Fraction(0), most=most))
            found += remarks(LEAF, treat(rule, {**measures, **gaps}, units), units)
    found += remarks(LEAF, treat(Treatment(impute="mean"), dict.fromkeys(measures, Gone.MISSING), units), units)
    wrong = Indicator(
        code="A2",
        parent=None,
        name="满意度",
        weight=Decimal(5),
        method="panel",
        treatment={"log": "1", "winsorise": "5"},
    )
    assert read_treatment(wrong, found) is None
    assert {problem.code for problem in found} == treatment.PHRASES.keys()
    for problem in found:
        text = problem_text(problem, language)
        assert "{" not in text.replace('{"skew"', "")
        assert problem.facts.get("indicator", "") in text
