"""Why a ranking cannot be tried is told in both languages, for every reason there is."""

import re
from pathlib import Path
from string import Formatter

import pytest

from exchange.wording import problem_text
from exchange.wording.robustness import PHRASES
from scoring.problems import Problem, Refused
from scoring.robustness.rates import flat_rates
from scoring.robustness.simulate import simulate

SOURCES = sorted((Path(__file__).parents[2] / "scoring" / "robustness").glob("*.py"))


def test_every_reason_has_wording_and_no_wording_is_left_over() -> None:
    reported = {code for path in SOURCES for code in re.findall(r'"(robustness\.[a-z_]+)"', path.read_text("utf-8"))}
    assert reported == PHRASES.keys()


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_both_languages_name_the_same_facts(key: str) -> None:
    english, chinese = ({name for _, name, _, _ in Formatter().parse(text) if name} for text in PHRASES[key])
    assert english == chinese


def test_a_refusal_reads_as_a_sentence() -> None:
    with pytest.raises(Refused) as refused:
        simulate(flat_rates([[1.0]], [1]), count=0)
    (problem,) = refused.value.problems
    assert problem_text(problem, "en") == "0 draws are not possible: from 1 to 1000000."
    assert problem_text(problem, "zh_CN") == "抽样次数不能为 0，应在 1 至 1000000 之间。请重新填写。"
    assert problem_text(Problem("robustness.no_units"), "zh_CN").startswith("没有参加排名的单位")
