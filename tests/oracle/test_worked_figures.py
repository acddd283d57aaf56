"""The oracle alone reproduces the worked figures of the practice paper that belong to a method of the format."""

from fractions import Fraction
from typing import Any

import pytest

from tests.oracle import methods
from tests.oracle.exact import fixed
from tests.oracle.expressions import Lack, Scope, evaluate, parse
from tests.oracle.files import load

GOLDEN = ("tests/golden/golden_examples.json", "../shared/cases/practice/golden_examples.json")

TARGET = {"target": "120"}
FASTER = {"target": "1"}
BASE_8 = {"target": "8", "base": "8", "up_step": "1", "up_points": "0.5", "down_step": "1", "down_points": "0.5"}
STEPS = {"target": "100", "base": "30", "up_step": "3", "up_points": "1", "up_max": "6", "down_step": "3"}
STEPS |= {"down_points": "1", "cap": "40"}
EFFICACY = {"good": "30", "bad": "10"}
TIERS_UP = {"standards": ["36", "30", "24", "18", "12"], "coefs": ["1", "0.8", "0.6", "0.4", "0.2"], "below": "0"}
TIERS_DOWN = TIERS_UP | {"standards": ["2", "5", "8", "12", "18"]}
ANCHORS = {"anchors": [["60", "0"], ["80", "2"], ["95", "4.5"], ["100", "5"]]}
BOUNDS = {"tiers": [["90", "5"], ["80", "4"], ["70", "3"], ["60", "2"]]}
INTERVAL = {"low": "8", "high": "25", "low_limit": "0", "high_limit": "50"}
FIVE = ("12", "18", "24", "30", "36")
FOUR = ("15", "12", "12", "9")
TEN = tuple(str(value) for value in range(10, 0, -1))
T_2 = {"t_min": "20", "t_max": "80"}
MARKS = ["95", "92", "90", "88", "85", "70"]
VOTES = {
    "leaders": {"A": "5", "B": "2", "C": "1", "D": "0"},
    "departments": {"A": "12", "B": "8", "C": "3", "D": "1", "abstain": "1"},
    "peers": {"A": "4", "B": "4", "C": "1", "D": "0"},
}
WORTH: dict[str, Any] = {"values": {"A": "100", "B": "80", "C": "60", "D": "40"}}
SHARES: dict[str, Any] = {"groups": {"leaders": "0.4", "departments": "0.3", "peers": "0.3"}}
FIELDS = [f"field {number}" for number in range(16)]
MATRIX: dict[str, Any] = dict.fromkeys(FIELDS[:11], "1") | dict.fromkeys(FIELDS[11:], "0")
MATRIX_14: dict[str, Any] = MATRIX | {field: {"state": "not_applicable"} for field in FIELDS[14:]}
QUARTERS = {str(i): {"target": "10", "done": done} for i, done in enumerate(("9", "14", "8", "12"))}

# where in the file, method, W, x, parameters, direction, peers
BY_MEASURE: list[tuple[str, str, str, str, dict[str, Any], str, tuple[str, ...]]] = [
    ("M03.a", "target_rate", "4", "102", TARGET, "up", ()),
    ("M03.over_cap1", "target_rate", "4", "150", TARGET, "up", ()),
    ("M03.over_cap110", "target_rate", "4", "150", TARGET | {"cap_pct": "110"}, "up", ()),
    ("M03.below50", "target_rate", "4", "55", TARGET | {"threshold_pct": "50"}, "up", ()),
    ("M03.above50", "target_rate", "4", "66", TARGET | {"threshold_pct": "50"}, "up", ()),
    ("M03.neg_TdivX", "target_rate", "2", "1.25", FASTER, "down", ()),
    ("M03.neg_2minus", "target_rate", "2", "1.25", FASTER | {"form": "difference"}, "down", ()),
    ("M03.base80_up", "target_step", "10", "9.5", BASE_8, "up", ()),
    ("M03.base80_dn", "target_step", "10", "5", BASE_8, "up", ()),
    ("M04.up", "target_step", "40", "112", STEPS, "up", ()),
    ("M04.down_fullstep", "target_step", "40", "95", STEPS | {"step_mode": "full_steps"}, "up", ()),
    ("M04.down_prop", "target_step", "40", "95", STEPS, "up", ()),
    ("M04.up_cap", "target_step", "40", "125", STEPS, "up", ()),
    ("M06.mid", "efficacy", "4", "22", EFFICACY, "up", ()),
    ("M06.over", "efficacy", "4", "35", EFFICACY, "up", ()),
    ("M06.under_free", "efficacy", "4", "8", EFFICACY, "up", ()),
    ("M06.under_floor60", "efficacy", "4", "8", EFFICACY | {"floor_pct": "60"}, "up", ()),
    ("M06.neg", "efficacy", "4", "6", {"good": "2", "bad": "12"}, "down", ()),
    ("M07.mid", "efficacy_tiers", "4", "27", TIERS_UP, "up", ()),
    ("M07.top", "efficacy_tiers", "4", "40", TIERS_UP, "up", ()),
    ("M07.edge", "efficacy_tiers", "4", "12", TIERS_UP, "up", ()),
    ("M07.below", "efficacy_tiers", "4", "11.99", TIERS_UP, "up", ()),
    ("M07.neg", "efficacy_tiers", "4", "6.5", TIERS_DOWN, "down", ()),
    ("M07.neg_bad", "efficacy_tiers", "4", "20", TIERS_DOWN, "down", ()),
    ("M08.x90", "interpolation", "5", "90", ANCHORS, "up", ()),
    ("M08.x60", "interpolation", "5", "60", ANCHORS, "up", ()),
    ("M08.x99", "interpolation", "5", "99", ANCHORS, "up", ()),
    ("M09.x80", "tiers", "5", "80", BOUNDS, "up", ()),
    ("M09.x79995", "tiers", "5", "79.995", BOUNDS, "up", ()),
    ("M10.low", "interval", "2", "4", INTERVAL, "up", ()),
    ("M10.inn", "interval", "2", "15", INTERVAL, "up", ()),
    ("M10.high", "interval", "2", "30", INTERVAL, "up", ()),
    ("M10.out", "interval", "2", "60", INTERVAL, "up", ()),
    ("M15.x24", "min_max", "4", "24", {"base_pct": "60"}, "up", FIVE),
    ("M15.x12", "min_max", "4", "12", {"base_pct": "60"}, "up", FIVE),
    ("M15.x12_b0", "min_max", "4", "12", {}, "up", FIVE),
    ("M15.hz", "min_max", "100", "80", {"base_pct": "50"}, "up", ("120", "45", "80")),
    ("M15.neg", "min_max", "4", "18", {"base_pct": "60"}, "down", FIVE),
    ("M16.best", "best_ratio", "4", "18", {}, "up", FIVE),
    ("M16.ruian", "best_ratio", "600", "512", {}, "up", ("512", "560")),
    ("M16.neg", "best_ratio", "4", "18", {}, "down", FIVE),
    ("M18.map20_80_W2", "t_score", "2", "36", T_2, "up", FIVE),
    ("M18.T_pop", "t_score", "100", "36", {"t_min": "0", "t_max": "100"}, "up", FIVE),
    ("M18.T_samp", "t_score", "100", "36", {"t_min": "0", "t_max": "100", "sd": "sample"}, "up", FIVE),
    ("M19.r3", "rank_linear", "4", "8", {"base_pct": "60"}, "up", TEN),
    ("M19.r10", "rank_linear", "4", "1", {"base_pct": "60"}, "up", TEN),
    ("M19.r1", "rank_linear", "4", "10", {"base_pct": "60"}, "up", TEN),
    ("M20.scjg_r4", "rank_step", "40", "7", {"step_points": "2"}, "up", TEN),
    ("M20.wz5pct_r4", "rank_step", "30", "7", {"step_pct": "5"}, "up", TEN),
    ("M20.wn_r3", "rank_step", "6", "3", {"step_pct": "5"}, "down", TEN),
    ("M36.pct", "convert_scale", "3", "92.6", {"full": "100"}, "up", ()),
    ("M36.qian", "convert_scale", "100", "865", {"full": "1000"}, "up", ()),
    ("M36.rank3of10", "convert_rank", "2", "3", {"of": "10", "base_pct": "60"}, "up", ()),
]
BY_ENTRY: list[tuple[str, str, str, Any, dict[str, Any], list[str]]] = [
    ("M29.cov_score_14", "coverage", "3", MATRIX_14, {}, FIELDS),
    ("M29.cov_score_16", "coverage", "3", MATRIX, {}, FIELDS),
    ("M29.by14", "coverage", "100", MATRIX_14, {}, FIELDS),
    ("M30.total", "ballots", "100", [VOTES], WORTH | SHARES, []),
    ("M30.W3", "ballots", "3", [VOTES], WORTH | SHARES, []),
    ("M30.pooled", "ballots", "100", [VOTES], WORTH, []),
    ("M30.groups.1", "ballots", "100", [{"all": VOTES["departments"]}], WORTH, []),
    ("M30.abstain_in_denominator", "ballots", "100", [{"all": VOTES["departments"]}], WORTH | {"abstain": "zero"}, []),
    ("M31.trimmed", "panel", "100", MARKS, {}, []),
    ("M31.plain", "panel", "100", MARKS, {"min_n_to_drop": "7"}, []),
    ("M36.grade", "convert_grade", "2", "B", {"map": {"A": "100", "B": "85"}}, []),
    ("M37.mean_ratio", "item_mean", "100", QUARTERS, {}, []),
]


def figure(place: str) -> Fraction:
    """The figure at a place of the file of worked figures."""
    found: Any = load(*GOLDEN)
    for key in place.split("."):
        found = found[int(key)] if isinstance(found, list) else found[key]
    return Fraction(str(found))


@pytest.mark.parametrize(
    ("place", "method", "weight", "x", "params", "direction", "peers"), BY_MEASURE, ids=[c[0] for c in BY_MEASURE]
)
def test_a_method_with_a_measure_gives_the_worked_figure(
    place: str, method: str, weight: str, x: str, params: dict[str, Any], direction: str, peers: tuple[str, ...]
) -> None:
    among = [Fraction(peer) for peer in peers or (x,)]
    points = methods.measured(method, methods.Case(Fraction(x), Fraction(weight), params, direction == "down", among))
    assert not isinstance(points, Lack)
    assert Fraction(fixed(points, 2)) == figure(place)


@pytest.mark.parametrize(
    ("place", "method", "weight", "entry", "params", "members"), BY_ENTRY, ids=[c[0] for c in BY_ENTRY]
)
def test_a_method_with_an_entry_gives_the_worked_figure(
    place: str, method: str, weight: str, entry: Any, params: dict[str, Any], members: list[str]
) -> None:
    points = methods.BY_ENTRY[method](entry, Fraction(weight), params, members)
    assert not isinstance(points, Lack)
    assert Fraction(fixed(points, 2)) == figure(place)


@pytest.mark.parametrize(("place", "ties"), [("comp", "competition"), ("dense", "dense"), ("avg", "average")])
def test_ties_give_the_worked_points(place: str, ties: str) -> None:
    peers = [Fraction(value) for value in FOUR]
    params = {"step_points": "0.5", "ties": ties}
    for position, x in enumerate(peers):
        points = methods.measured("rank_step", methods.Case(x, Fraction(5), params, peers=peers))
        assert points == figure(f"M20.ties.{place}.{position}")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("M23.g", "growth(1150, 1000)"),
        ("M26.base", "min(1000, 1050)"),
        ("M27.percap", "4860 / ((172 + 188) / 2)"),
        ("M27.perwan", "round(4860 / 6.12, 2)"),
        ("M28.share", "round(1534 / 4860 * 100, 2)"),
        ("M18.sd_pop", "round(sqrt(72), 4)"),
        ("ROUND.dec", "round(2.675, 2)"),
    ],
)
def test_an_expression_gives_the_worked_figure(place: str, text: str) -> None:
    nothing = Scope(lambda code: Lack.MISSING, lambda code: Lack.MISSING, lambda tree: ())
    assert evaluate(parse(text), nothing) == figure(place)
