"""Every worked figure of the practice catalogue is a test: by the method where there is one, else as a formula."""

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scoring.ranking import ranks
from tests.oracle.test_worked_figures import BY_ENTRY, BY_MEASURE, FOUR, SHARES, VOTES, WORTH
from tests.scoring.build import document, leaf, one_leaf, score

FIGURES: dict[str, Any] = json.loads((Path(__file__).parent / "golden_examples.json").read_text("utf-8"))

FORMULAS = {
    # figure: expression, decimals. What the format has no method for is a measure or a formula of the plan.
    "M18.mu": ("(12 + 18 + 24 + 30 + 36) / 5", 2),
    "M18.sd_pop": ("sqrt(72)", 4),
    "M18.sd_samp": ("sqrt(90)", 4),
    "M18.z_pop": ("(36 - 24) / sqrt(72)", 4),
    "M18.z_samp": ("(36 - 24) / sqrt(90)", 4),
    "M18.z500": ("500 + 100 * (36 - 24) / sqrt(72)", 2),
    "M18.maxz_n10_pop": ("(10 - 1) / sqrt(10 - 1)", 4),
    "M18.maxz_n10_samp": ("(10 - 1) / sqrt(10)", 4),
    "M19.r3_zero": ("4 * (10 - 3 + 1) / 10", 2),
    "M23.g": ("growth(1150, 1000)", 2),
    "M23.rel": ("growth(90, 85)", 2),
    "M24.improve": ("88.4 / 85.0", 4),
    "M25.up3": ("min(1, (7 - 4) * 0.2)", 2),
    "M26.base": ("min(1000, 1050)", 2),
    "M27.percap": ("4860 / ((172 + 188) / 2)", 2),
    "M27.perwan": ("4860 / 6.12", 2),
    "M28.share": ("1534 / 4860 * 100", 2),
    "M32.v": ("200 * ((1 - 0.02 * (2 - 1)) + (1 - 0.02 * (1 - 1)) + (1 - 0.02 * (4 - 1))) / 3", 2),
    "M34.R": ("((88 + 90 + 92) / 3 + (82 + 86) / 2) / 2", 2),
    "M34.fA": ("87 / 90", 4),
    "M34.fB": ("87 / 84", 4),
    "M34.b86": ("86 * 87 / 84", 2),
    "M34.a92": ("92 * 87 / 90", 2),
    "M35.scaled": ("88.50 * 1.02", 2),
    "M35.capped": ("min(100, 99 * 1.05)", 2),
    "M37.avg": ("(88 + 90 + 86 + 94) / 4", 2),
    "M37.w": ("88 * 0.2 + 90 * 0.2 + 86 * 0.2 + 94 * 0.4", 2),
    "M37.cum_ratio": ("(9 + 14 + 8 + 12) / 40 * 100", 2),
    "NA.sibling_rate": ("(2.40 + 1.80) / 5", 4),
    "NA.glob": ("84.20 / 97 * 100", 2),
    "M29.by16": ("11 / 16 * 100", 2),
    "DISP.ratio": ("10320 / 860", 2),
    "DISP.diff_over_min": ("(10320 - 860) / 860", 2),
    "ROUND.dec": ("2.675", 2),
    "ROUND.rounded_sum": ("round(2.345 * 3, 2)", 2),
    "ROUND.sum_of_rounded": ("round(2.345, 2) * 3", 2),
}
PUBLISHED_TIERS = {
    # figures of published company assessments: weight, x, the standards and coefficients on both sides, better first
    "M07.pub1": ("12", "52", ["40.2", "53.4"], ["1", "0.8"]),
    "M07.pub2": ("12", "5.26", ["14.2", "3.5"], ["0.4", "0.2"]),
    "M07.pub3": ("10", "2.82", ["3.4", "2.3"], ["0.8", "0.6"]),
    "M07.pub4": ("10", "109.1", ["109.2", "106.1"], ["0.8", "0.6"]),
}
NOT_OURS = {
    "M23.pp": "words: percentage points",
    "M26.note": "words",
    "QUOTA.q13_round": "the rounding that the format does not take: it floors",
    "ROUND.py_round": "what binary floats make of 2.675",
    "ROUND.py_round_half": "what Python makes of 0.5",
}


def places(found: Any = FIGURES, path: str = "") -> Iterator[str]:
    if isinstance(found, dict | list):
        entries = found.items() if isinstance(found, dict) else enumerate(found)
        for key, value in entries:
            yield from places(value, f"{path}.{key}".lstrip("."))
    else:
        yield path


def figure(place: str) -> Fraction:
    found: Any = FIGURES
    for key in place.split("."):
        found = found[int(key)] if isinstance(found, list) else found[key]
    return Fraction(str(found))


def points_of(node: dict[str, Any], x: Any, **more: Any) -> Fraction:
    points = one_leaf(node, [x], **more)[0].points
    assert points is not None
    return Fraction(points)


@pytest.mark.parametrize(("place", "method", "weight", "x", "params", "direction", "peers"), BY_MEASURE)
def test_a_method_gives_its_worked_figure(
    place: str, method: str, weight: str, x: str, params: dict[str, Any], direction: str, peers: tuple[str, ...]
) -> None:
    units = peers or (x,)
    found = one_leaf(leaf(method, params, weight=weight, direction=direction), units)
    assert found[units.index(x)].points == figure(place)


@pytest.mark.parametrize(("place", "method", "weight", "entry", "params", "members"), BY_ENTRY)
def test_a_method_over_an_entry_gives_its_worked_figure(
    place: str, method: str, weight: str, entry: Any, params: dict[str, Any], members: list[str]
) -> None:
    assert over_entry(method, weight, entry, params, members) == figure(place)


def over_entry(method: str, weight: str, entry: Any, params: dict[str, Any], members: list[str]) -> Fraction:
    kinds = {"coverage": "series", "panel": "series", "ballots": "ballots", "item_mean": "tasks"}
    item: dict[str, Any] = {"code": "x", "name": "数据", "kind": kinds.get(method, "grade")}
    lists = [{"code": "list", "name": "清单", "year": 2024, "members": members}] if members else []
    if members:
        item["list"] = "list"
    node = leaf(method, params | {"item": "x"}, weight=weight, measure=None)
    return points_of(node, entry, items=[item], lists=lists)


@pytest.mark.parametrize("place", FORMULAS)
def test_a_formula_gives_its_worked_figure(place: str) -> None:
    expression, decimals = FORMULAS[place]
    node = leaf("formula", {"expression": expression, "max": "100000"}, measure=None)
    assert points_of(node, "0", about={"rounding": {"leaf_places": decimals}}) == figure(place)


@pytest.mark.parametrize("group", range(3))
def test_each_group_of_voters_gives_its_worked_score(group: int) -> None:
    votes = list(VOTES.values())[group]
    assert over_entry("ballots", "100", [{"all": votes}], WORTH, []) == figure(f"M30.groups.{group}")


def test_a_scale_that_ends_at_50_gives_50_to_the_worst() -> None:
    values = {"values": {"A": "100", "B": "80", "C": "50"}}
    found = over_entry("ballots", "100", [{"all": {"A": "0", "B": "0", "C": "9"}}], values, [])
    assert found == figure("M30.kaixian_all_bad")


def test_group_weights_that_lose_a_group_are_shared_out() -> None:
    votes = {name: ({"abstain": "3"} if name == "peers" else own) for name, own in VOTES.items()}
    found = over_entry("ballots", "100", [votes], WORTH | SHARES, [])
    assert found == Fraction("88.21")  # (0.4 × 90 + 0.3 × 85.8333…) / 0.7


@pytest.mark.parametrize(("place", "ties"), [("comp", "competition"), ("dense", "dense"), ("avg", "average")])
def test_ties_give_the_worked_points(place: str, ties: str) -> None:
    found = one_leaf(leaf("rank_step", {"step_points": "0.5", "ties": ties}, weight="5"), FOUR)
    assert [score.points for score in found] == [figure(f"M20.ties.{place}.{i}") for i in range(4)]


def test_a_step_of_five_percent_is_used_up_at_the_21st_place() -> None:
    found = one_leaf(leaf("rank_step", {"step_pct": "5"}), [str(100 - i) for i in range(22)])
    assert found[20].points == found[21].points == figure("M20.floor_rank21_5pct")


def test_tiers_see_the_exact_value_unless_measures_are_rounded() -> None:
    node = leaf("tiers", {"tiers": [["90", "5"], ["80", "4"], ["70", "3"], ["60", "2"]]}, weight="5")
    assert points_of(node, "79.995") == figure("M09.x79995")
    assert points_of(node, "79.995", about={"rounding": {"measure_places": 2}}) == figure("M09.x79995_rounded")


def test_deductions_stop_at_the_floor() -> None:
    rules = {"rules": [["x", "1"], ["y", "0.5"]]}
    for x, y, place in (("2", "1", "M11.a"), ("4", "0", "M11.floor")):
        doc = document([leaf("deduct", rules, weight="3", measure=None)], {"x": {"U": x}, "y": {"U": y}}, units=["U"])
        assert score(doc).units[0].nodes["L"].points == figure(place)


@pytest.mark.parametrize(("place", "dedupe"), [("M12.highest_only", "highest"), ("M12.cumulative", "none")])
def test_one_matter_counts_once_or_every_time(place: str, dedupe: str) -> None:
    rule = {
        "code": "P",
        "name": "案例",
        "per_level": {"国": "1.0", "省": "0.5", "市": "0.2"},
        "cap": "2",
        "dedupe": dedupe,
    }
    events = [("A", "国"), ("A", "省"), ("B", "省"), ("C", "市")]
    doc = document(
        [leaf("direct", weight="100")],
        {"x": {"U": "50"}},
        units=["U"],
        adjustments={"bonus": [rule]},
        events=[{"unit": "U", "rule": "P", "subject": subject, "level": level} for subject, level in events],
    )
    assert score(doc).units[0].bonus == figure(place)


def test_level_and_growth_are_blended() -> None:
    parts = [
        {"share": share, "measure": value, "method": "convert_scale", "params": {"full": "100"}}
        for share, value in (("0.4", "82"), ("0.6", "95"))
    ]
    assert points_of(leaf("blend", {"parts": parts}, weight="100", measure=None), "0") == figure("M24.mix")


@pytest.mark.parametrize(
    ("place", "policy"), [("NA.parent", "redistribute"), ("NA.full_mark", "full"), ("NA.zero", "zero")]
)
def test_what_does_not_apply_is_shared_out_full_or_nothing(place: str, policy: str) -> None:
    nodes = [
        {"code": "G", "weight": "8"},
        *(
            {"code": code, "parent": "G", "weight": weight, "method": "direct", "not_applicable": policy}
            for code, weight in (("a", "3"), ("b", "3"), ("c", "2"))
        ),
    ]
    values: dict[str, Any] = {"a": {"U": "2.40"}, "b": {"U": {"state": "not_applicable"}}, "c": {"U": "1.80"}}
    assert score(document(nodes, values, units=["U"])).units[0].nodes["G"].points == figure(place)


@pytest.mark.parametrize(("place", "count"), [("q10", 10), ("q13_floor", 13), ("q4", 4), ("q2", 2)])
def test_a_quota_gives_no_more_seats_than_its_percentage(place: str, count: int) -> None:
    grades = {
        "bands": [["优秀", "90"], ["良好", "0"]],
        "quota": {"grade": "优秀", "percent": "30", "scope": "all", "at_least_one": False, "ties": "include"},
    }
    units = [f"U{i}" for i in range(count)]
    doc = document(
        [leaf("direct", weight="100")],
        {"x": {unit: str(99 - i * 0.5) for i, unit in enumerate(units)}},
        units=units,
        about={"grades": grades},
    )
    assert [unit.grade for unit in score(doc).units].count("优秀") == figure(f"QUOTA.{place}")


@pytest.mark.parametrize(
    ("place", "coefficient", "mode"),
    [("t", "1.02", "none"), ("k_on_base", "1.02", "base"), ("k_on_all", "1.02", "all")],
)
def test_base_bonus_deduction_and_coefficient_make_the_total(place: str, coefficient: str, mode: str) -> None:
    doc = document(
        [leaf("direct", weight="100")],
        {"x": {"U": "88.46"}},
        units=[{"code": "U", "name": "单位", "class": "甲"}],
        classes=[{"code": "甲", "name": "一类", "coefficient": coefficient}],
        about={"composition": {"bonus_cap": "5", "deduction_cap": None, "coefficient": mode}},
        adjustments={
            "bonus": [{"code": "P", "name": "加分", "points": "5.7"}],
            "deduction": [{"code": "N", "name": "扣分", "points": "1.3"}],
        },
        events=[{"unit": "U", "rule": "P"}, {"unit": "U", "rule": "N"}],
    )
    assert score(doc).units[0].total == figure(f"TOTAL.{place}")


@pytest.mark.parametrize(
    ("values", "expected", "ties"), [("values", "comp", "competition"), ("dense_values", "dense", "dense")]
)
def test_the_top_three_with_ties_are_ranked_as_published(values: str, expected: str, ties: str) -> None:
    totals = FIGURES["TOP3"][values]
    doc = document(
        [leaf("direct", weight="100")],
        {"x": {f"U{i}": str(total) for i, total in enumerate(totals)}},
        units=[f"U{i}" for i in range(len(totals))],
        about={"ranking": {"ties": ties, "tie_breakers": [], "top_n": 3}},
    )
    assert [unit.rank for unit in score(doc).units] == FIGURES["TOP3"][expected]
    assert ranks(np.array(totals), ties) == FIGURES["TOP3"][expected]


@pytest.mark.parametrize("place", PUBLISHED_TIERS)
def test_published_assessments_are_reproduced(place: str) -> None:
    weight, x, standards, coefs = PUBLISHED_TIERS[place]
    found = points_of(leaf("efficacy_tiers", {"standards": standards, "coefs": coefs}, weight=weight), x)
    assert found == figure(place)


def test_every_figure_of_the_catalogue_is_a_test() -> None:
    tested = {case[0] for case in (*BY_MEASURE, *BY_ENTRY)} | FORMULAS.keys() | PUBLISHED_TIERS.keys() | NOT_OURS.keys()
    tested |= {"M09.x79995_rounded", "M11.a", "M11.floor", "M12.highest_only", "M12.cumulative", "M24.mix"}
    tested |= {"M30.kaixian_all_bad", "M20.floor_rank21_5pct", "NA.parent", "NA.full_mark", "NA.zero"}
    tested |= {f"QUOTA.{q}" for q in ("q10", "q13_floor", "q4", "q2")} | {
        f"TOTAL.{t}" for t in ("t", "k_on_base", "k_on_all")
    }
    left = {place for place in places() if place not in tested}
    assert {place for place in left if not place.startswith(("M20.ties.", "M30.groups.", "TOP3."))} == set()
