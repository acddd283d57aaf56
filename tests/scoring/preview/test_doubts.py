"""What is doubtful in a rule is said, and a rule that is as it should be is left in peace."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exchange.assessment_json import read_assessment
from exchange.wording import LANGUAGES, PHRASES, problem_text
from exchange.wording import doubts as wording
from scoring.entries import Assessment, Cell, Entries
from scoring.plan import Previous
from scoring.preview.doubts import doubts, unanswered
from scoring.preview.last_year import last_year
from scoring.preview.open_points import open_points
from scoring.preview.stage import on_stage
from tests.scoring.build import document, leaf, read
from tests.scoring.preview.test_curve import RULES, staged


def codes(
    method: str, params: dict[str, Any], xs: Sequence[str] = ("9", "12", "7", "4", "6"), **more: Any
) -> list[str]:
    _, stage = staged(method, params, xs, **more)
    return [problem.code for problem in doubts(stage)]


@pytest.mark.parametrize("method", RULES)
def test_a_sound_rule_raises_no_doubt(method: str) -> None:
    direction = "down" if method == "convert_rank" else "up"
    assert codes(
        method, RULES[method] | ({"cap_pct": "100"} if method == "target_rate" else {}), direction=direction
    ) in (
        [],
        ["doubt.unreachable"] if method == "target_step" else [],
    )


def test_all_with_full_points_is_said() -> None:
    assert codes("pass_fail", {"target": "3"}) == ["doubt.all_full"]
    assert codes("pass_fail", {"target": "5"}) == []


def test_last_years_values_are_asked_where_there_are_any() -> None:
    assessment, stage = staged("pass_fail", {"target": "5"}, ("9", "12", "7", "4", "6"))
    old = replace(assessment.plan, id="before")
    earlier = Assessment(old, Entries({"x": {unit.code: Cell("8") for unit in old.units}}))
    now = on_stage(
        replace(assessment.plan, previous=Previous(id="before")), assessment.entries, assessment.plan.indicator["L"]
    )
    assert now is not None
    assert [problem.code for problem in doubts(now, last_year(now, earlier))] == ["doubt.all_full_before"]
    assert doubts(stage) == ()


def test_a_direction_that_the_numbers_contradict_is_said() -> None:
    falling = {"anchors": [["5", "4"], ["20", "0"]]}
    assert codes("interpolation", falling) == ["doubt.direction_down"]
    assert codes("interpolation", falling, direction="down") == []
    assert codes("efficacy", {"good": "15", "bad": "5"}, direction="down") == ["doubt.direction_up"]
    assert codes("interval", RULES["interval"]) == [], "best within a band is neither way"


def test_a_tier_that_never_holds_is_said_with_its_number() -> None:
    _, stage = staged("tiers", {"tiers": [["5", "1"], ["15", "4"], ["3", "0.5"]]})
    found = doubts(stage)
    assert [(problem.code, problem.where[-1], problem.facts.get("number")) for problem in found[:1]] == [
        ("doubt.tier_never", "1", "2")
    ]
    assert (
        codes("tiers", {"tiers": [["5", "4"], ["8", "2"]], "boundary": "<=", "otherwise": "0"}, direction="down") == []
    )


def test_bands_that_leave_the_last_out_are_said() -> None:
    assert codes("rank_bands", {"bands": [["30", "100"], ["80", "80"]]}) == ["doubt.bands_short"]


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("interpolation", {"anchors": [["5", "0"], ["20", "3"]]}),
        ("tiers", {"tiers": [["8", "3.5"], ["5", "1"]]}),
        ("target_rate", {"target": "10", "cap_pct": "90"}),
        ("efficacy_tiers", {"standards": ["15", "5"], "coefs": ["0.9", "0.2"]}),
    ],
)
def test_a_weight_that_nobody_can_reach_is_said(method: str, params: dict[str, Any]) -> None:
    assert codes(method, params) == ["doubt.unreachable"]


def test_points_above_the_weight_are_said() -> None:
    assert codes("interpolation", {"anchors": [["5", "0"], ["20", "5"]]}) == ["doubt.above_weight"]
    assert codes("interpolation", {"anchors": [["5", "0"], ["20", "100"]], "scale": "percent"}) == []


def test_shares_that_do_not_add_up_are_said() -> None:
    parts: list[dict[str, Any]] = [
        {"share": share, "method": "min_max", "measure": "x", "params": {}} for share in ("0.5", "0.4")
    ]
    assert codes("blend", {"parts": parts}) == ["doubt.shares"]
    parts[1]["share"] = "0.5"
    assert codes("blend", {"parts": parts}) == []


@pytest.mark.parametrize(("start", "said"), [("3", ["doubt.unreachable"]), ("4", [])])
def test_a_start_below_the_weight_is_said(start: str, said: list[str]) -> None:
    doc = document(
        [leaf("deduct", {"start": start, "rules": [["x", "1"]]}, measure=None)], {"x": {"U0": "1"}}, units=["U0"]
    )
    assessment = read(doc)
    stage = on_stage(assessment.plan, assessment.entries, assessment.plan.indicator["L"])
    assert stage is not None
    assert [problem.code for problem in doubts(stage)] == said


def test_few_peers_are_said_of_relative_rules_alone() -> None:
    assert codes("min_max", {}, ("1", "2", "3")) == ["doubt.few_peers"]
    assert codes("min_max", {}, ("1", "2", "3", "4")) == []
    assert codes("efficacy", RULES["efficacy"], ("1", "2", "3")) == []


def test_a_leaf_for_reference_or_without_weight_is_not_doubted() -> None:
    assert codes("pass_fail", {"target": "1"}, weight="0", reference_only=True) == []


def test_who_answers_is_asked_of_leaf_and_items() -> None:
    assessment, _ = staged("min_max", {})
    node = assessment.plan.indicator["L"]
    assert [problem.code for problem in unanswered(node, assessment.plan)] == [
        "doubt.no_department",
        "doubt.no_source",
        "doubt.no_basis",
    ]
    item = replace(assessment.plan.items[0], department="统计处", source=("年报",))
    plan = replace(assessment.plan, items=(item,))
    assert [problem.where for problem in unanswered(node, plan)] == [("indicators", "L", "basis")]
    assert list(unanswered(replace(node, basis="某文件"), plan)) == []


def test_the_sample_city_is_doubted_in_nothing_but_its_basis(samples: Path) -> None:
    assessment = read_assessment((samples / "city_2024.json").read_bytes())
    found = open_points(assessment.plan, assessment.entries)
    assert (found.wrong, found.doubtful) == ((), ())
    assert {problem.code for problem in found.unanswered} <= {"doubt.no_basis", "doubt.no_source"}


def test_what_an_edit_leaves_is_taken_over_and_nothing_else(samples: Path) -> None:
    assessment = read_assessment((samples / "city_2024.json").read_bytes())
    plan, entries = assessment.plan, assessment.entries
    before = open_points(plan, entries)
    low = {("tousu_rate", unit.code): Cell("99") for unit in plan.units}
    edited = entries.with_cells(low)
    after = open_points(plan, edited, None, before)
    assert [problem.code for problem in after.doubtful] == ["doubt.all_full"]
    assert after.all == open_points(plan, edited).all
    kept = [uid for uid, doubted in after.known.items() if doubted is before.known[uid]]
    assert len(kept) == len(plan.leaves) - 1
    heavier = plan.with_weight("D2.3", plan.full_score)
    assert [problem.code for problem in open_points(heavier, entries, None, before).wrong] == ["weights.group"]
    assert open_points(heavier, entries, None, before).all == open_points(heavier, entries).all


def test_a_cancelled_search_ends_early(samples: Path) -> None:
    assessment = read_assessment((samples / "city_2024.json").read_bytes())
    assert open_points(assessment.plan, assessment.entries, cancelled=lambda: True).known == {}


@pytest.mark.parametrize("key", sorted(wording.PHRASES))
def test_doubts_are_worded_with_the_same_facts_in_both_languages(key: str) -> None:
    from tests.exchange.test_wording_of_problems import facts

    english, chinese = PHRASES[key]
    assert facts(english) == facts(chinese)


def test_every_doubt_has_its_sentence() -> None:
    source = (Path(__file__).parents[3] / "scoring" / "preview" / "doubts.py").read_text("utf-8")
    _, stage = staged("tiers", {"tiers": [["5", "1"], ["15", "4"]]}, ("9", "12", "7"))
    for problem in doubts(stage):
        for language in LANGUAGES:
            assert "{" not in problem_text(problem, language)
    told = {key.removeprefix("doubt.") for key in wording.PHRASES if key.startswith("doubt.")}
    assert all(f'"{name}"' in source or name.startswith("no_") for name in told)
