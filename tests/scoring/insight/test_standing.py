"""A unit's place between its neighbours, and who moves when something changes."""

import json
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import given, settings

from exchange.assessment_json import read_assessment, write_result
from scoring.entries import Entries
from scoring.evaluate import evaluate
from scoring.insight.changes import Moved, affected, moved
from scoring.insight.standing import standing
from tests.oracle.draw import assessment_of
from tests.oracle.score import score
from tests.scoring.build import document, read
from tests.scoring.insight.cases import AS_DRAWN, SEEDS, Json, city


def test_the_sample_city_says_what_costs_a_unit_its_next_better_place() -> None:
    assessment, result = city()
    found = standing(assessment.plan, result, "U02")
    assert (found.rank, found.ranked, found.total) == (5, 10, Decimal("86.56"))
    assert found.better is not None
    assert found.worse is not None
    assert (found.better.code, found.better.rank, found.better.gap) == ("U03", 4, Decimal("0.50"))
    assert (found.worse.code, found.worse.rank, found.worse.gap) == ("U07", 6, Decimal("1.47"))
    assert [(term.code, term.difference) for term in found.cost] == [
        ("C1.2", -1),
        ("A1.3", Decimal("-0.44")),
        ("B2.2", Decimal("-0.4")),
    ]
    assert [term.kind for term in found.beside] == ["bonus"]


def test_within_a_class_only_its_own_units_are_neighbours() -> None:
    assessment, result = city()
    found = standing(assessment.plan, result, "U02", in_class=True)
    assert (found.class_code, found.rank, found.ranked) == ("一类", 3, 4)
    assert found.better is not None
    assert found.worse is not None
    assert (found.better.code, found.worse.code) == ("U03", "U04")


def test_tied_units_look_past_each_other_and_an_unranked_one_has_no_neighbours() -> None:
    leaf = {"code": "L", "weight": "100", "method": "direct", "measure": "x"}
    units: list[Json | str] = ["U1", "U2", "U3", "U4", {"code": "U5", "name": "戊", "ranked": False}]
    doc = document(
        [leaf],
        {"x": dict(zip(("U1", "U2", "U3", "U4", "U5"), ["70", "60", "60", "50", "65"], strict=True))},
        units=units,
    )
    assessment = read(doc)
    result = evaluate(assessment.plan, assessment.entries)
    found = standing(assessment.plan, result, "U2")
    assert found.tied == ("U3",)
    assert found.better is not None
    assert found.worse is not None
    assert (found.better.code, found.worse.code, found.ranked) == ("U1", "U4", 4)
    unranked = standing(assessment.plan, result, "U5")
    assert (unranked.rank, unranked.better, unranked.worse, unranked.cost) == (None, None, None, ())
    first = standing(assessment.plan, result, "U1")
    assert first.better is None
    assert first.cost == ()
    assert standing(assessment.plan, result, "U1", in_class=True).rank is None


# Who else moves.

KEYS = ("total", "rank", "rank_in_class", "grade")


def changed(doc: Json, random: Random) -> Json:
    """The document with a few values, an event or a weight changed."""
    doc = json.loads(json.dumps(doc))
    columns = [
        (item, unit) for item, cells in doc["values"].items() for unit, cell in cells.items() if isinstance(cell, str)
    ]
    for item, unit in random.sample(columns, min(len(columns), random.randint(0, 2))):
        others = [cell for cell in doc["values"][item].values() if isinstance(cell, str)]
        doc["values"][item][unit] = random.choice(others)
    if doc["events"] and random.random() < 0.5:
        doc["events"].pop(random.randrange(len(doc["events"])))
    if random.random() < 0.3:
        node = random.choice([node for node in doc["indicators"] if not node.get("reference_only")])
        node["weight"] = str(Decimal(node["weight"]) + 7)
    return doc


def difference(before: Json, after: Json) -> dict[str, tuple[list[Any], list[Any]]]:
    """The units whose printed figures differ between two results of the oracle."""
    pairs = zip(before["units"], after["units"], strict=True)
    rows = {a["code"]: ([a[key] for key in KEYS], [b[key] for key in KEYS]) for a, b in pairs}
    return {code: pair for code, pair in rows.items() if pair[0] != pair[1]}


def as_written(moves: tuple[Moved, ...], before: Json, after: Json) -> dict[str, tuple[list[Any], list[Any]]]:
    """What moves, as it is written in a result."""
    rows = {}
    for one in moves:
        pair = []
        for figures, written in ((one.before, before), (one.after, after)):
            assert figures is not None
            row = next(unit for unit in written["units"] if unit["code"] == one.unit)
            assert f"{figures.total:f}" == row["total"]
            assert figures.grade == row["grade"]
            pair.append([row[key] for key in KEYS])
        rows[one.unit] = (pair[0], pair[1])
    return rows


@settings(AS_DRAWN, max_examples=40)
@given(SEEDS)
def test_who_is_affected_is_whoever_differs_between_two_results_of_the_oracle(seed: int) -> None:
    doc = assessment_of(seed)
    proposed = changed(doc, Random(seed))
    now, then = (read_assessment(json.dumps(one, ensure_ascii=False)) for one in (doc, proposed))
    before = evaluate(now.plan, now.entries)
    found = affected(before, then.plan, then.entries)
    after = evaluate(then.plan, then.entries)
    written = [json.loads(write_result(result, one.plan)) for result, one in ((before, now), (after, then))]
    assert as_written(found, *written) == difference(score(doc), score(proposed))


def test_without_a_change_nobody_moves_and_a_weight_moves_those_it_tells_apart() -> None:
    assessment, result = city()
    assert affected(result, assessment.plan, assessment.entries) == ()
    plan = assessment.plan.with_weight("C1.2", Decimal(1)).with_weight("C1.1", Decimal(5))
    found = {one.unit: one for one in affected(result, plan, assessment.entries)}
    assert found["U02"].before is not None
    assert found["U02"].after is not None
    assert found["U02"].before.total != found["U02"].after.total


def test_a_unit_that_is_only_in_one_of_two_results_has_figures_only_there() -> None:
    assessment, result = city()
    fewer = replace(assessment.plan, units=assessment.plan.units[1:])
    values = {item: {u: c for u, c in cells.items() if u != "U01"} for item, cells in assessment.entries.values.items()}
    smaller = evaluate(fewer, Entries(values))
    assert [one.unit for one in moved(result, smaller) if one.after is None] == ["U01"]
    assert [one.unit for one in moved(smaller, result) if one.before is None] == ["U01"]
