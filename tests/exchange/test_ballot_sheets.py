"""计票单: every batch on a page of its own, with the figures of the cells and what does not agree."""

from dataclasses import replace
from pathlib import Path

from exchange.assessment_json import read_assessment
from exchange.sheet import Sheet
from exchange.sheets import make_sheets
from scoring.ballot_counts import (
    ballot_rule,
    batches_of,
    counted,
    disagreements,
    next_round,
    standing,
    valid_count,
    with_batch,
    with_votes,
)
from scoring.batches import ABSTAIN, Batch, Paper
from scoring.entries import Assessment
from scoring.evaluate import evaluate

CITY = Path(__file__).parents[2] / "samples" / "city_2024.json"


def city() -> Assessment:
    return read_assessment(CITY.read_bytes())


def voted(case: Assessment, **more: object) -> tuple[Assessment, Batch]:
    """The city with the leaders' ballots read anew: four of them, one void."""
    batch = batches_of(case.plan, case.entries, "ballot")[0]
    units = batch.units
    papers = (
        Paper(("A",) * len(units)),
        Paper(("A", "B", *("C",) * (len(units) - 2))),
        Paper(("B", "B", *("D",) * (len(units) - 2))),
        Paper((ABSTAIN, "A", *("A",) * (len(units) - 2))),
    )
    batch = replace(batch, papers=papers, issued=5, returned=4, void_all_equal=True, **more)  # type: ignore[arg-type]
    grades = ("A", "B", "C", "D")
    entries = case.entries.with_cells(counted(case.plan, case.entries, batch, grades))
    return replace(case, entries=replace(entries, batches=with_batch(entries.batches, batch))), batch


def sheets_of(case: Assessment) -> tuple[Sheet, ...]:
    result = evaluate(case.plan, case.entries)
    return make_sheets(case.plan, case.entries, result, language="zh_CN", keys=["ballots"])


def test_every_batch_has_a_page_with_its_counts_and_three_signers() -> None:
    case, _ = voted(city())
    sheets = sheets_of(case)
    assert len(sheets) == 3 + 4  # three groups once, and four quarters
    first = sheets[0]
    assert not first.landscape
    assert first.left == "市局领导（权重40%）"
    assert first.right == "发出5张　收回4张　有效3张　作废1张"
    assert [cell.text for cell in first.rows[0].cells] == ["甲区局", "1", "1", "0", "0", "1", "3", "90.00"]
    assert first.signature is not None
    assert [role[:3] for role in first.signature.roles] == ["唱票人", "计票人", "监票人"]
    assert "作废票：全部为最好等次1张。" in first.notes
    assert "分值：A 100、B 80、C 60、D 40；弃权不计入有效票数。" in first.notes


def test_the_mean_of_a_batch_is_what_the_engine_scores() -> None:
    case = city()
    rule = ballot_rule(case.plan, "ballot")
    assert rule is not None
    assert rule.groups is not None
    result = evaluate(case.plan, case.entries)
    batches = batches_of(case.plan, case.entries, "ballot")
    for unit in result.units:
        means = {
            batch.voters: next(line.mean for line in standing(case.plan, case.entries, batch) if line.unit == unit.code)
            for batch in batches
        }
        whole = sum(weight * (means[name] or 0) for name, weight in rule.groups.items())
        assert abs(float(whole) * 3 / 100 - float(unit.nodes[rule.code].points or 0)) < 0.0051


def test_a_tally_that_was_changed_by_hand_is_said_and_stays_what_is_scored() -> None:
    case, batch = voted(city())
    assert not list(disagreements(case.plan, case.entries, batch))
    by_hand = with_votes(case.entries, batch, "U02", {"A": "3", "B": "0", "C": "0", "D": "0", ABSTAIN: "0"})
    entries = case.entries.with_cells({("ballot", "U02"): by_hand})
    found = list(disagreements(case.plan, entries, batch))
    assert {problem.code for problem in found} == {"batch.by_hand"}
    assert found[0].facts["found"] == "3"
    assert found[0].facts["count"] == "1"
    assert any("手工改动" in note for note in sheets_of(replace(case, entries=entries))[0].notes)


def test_counts_that_do_not_agree_are_told_in_words() -> None:
    case, batch = voted(city())
    short = replace(batch, issued=3, returned=9)
    assert [problem.code for problem in disagreements(case.plan, case.entries, short)] == [
        "batch.returned",
        "batch.read",
    ]
    plain = replace(batch, papers=(), issued=9, returned=5, void=1)
    assert valid_count(case.plan, plain) == 4
    assert {problem.code for problem in disagreements(case.plan, case.entries, plain)} == {"batch.sum"}


def test_a_round_more_has_every_group_and_leaves_the_others_alone() -> None:
    case = city()
    added = next_round(case.plan, case.entries, "ballot_q", "五季度")
    assert [(batch.round, batch.voters, batch.label) for batch in added] == [(5, "参会人员", "五季度")]
    entries = replace(case.entries, batches=added)
    assert len(batches_of(case.plan, entries, "ballot_q")) == 5
    assert evaluate(case.plan, entries).units == evaluate(case.plan, case.entries).units


def test_taking_the_last_ballot_back_leaves_no_votes_behind() -> None:
    case, batch = voted(city())
    none = replace(batch, papers=())
    edits = counted(case.plan, case.entries, none, ("A", "B", "C", "D"))
    left = case.entries.with_cells(edits)
    assert all(not line.votes for line in standing(case.plan, left, none))


def test_where_there_are_several_rounds_each_page_has_the_mean_over_all_of_them() -> None:
    case = city()
    once, *_, quarter = sheets_of(case)
    assert once.columns[-1].heading == ("平均分",)
    assert quarter.columns[-1].heading == ("各轮平均",)
    rule = ballot_rule(case.plan, "ballot_q")
    assert rule is not None
    weight = case.plan.indicator[rule.code].weight
    points = {unit.name: unit.nodes[rule.code].points for unit in evaluate(case.plan, case.entries).units}
    for row in quarter.rows:
        shown = float(row.cells[-1].text)
        assert abs(shown * float(weight) / 100 - float(points[row.cells[0].text] or 0)) < 0.0051, row.cells[0].text
