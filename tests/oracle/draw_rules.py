"""Random legal parameters for each scoring method that has a measure or an entry of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.oracle.draw_expressions import Chooser

Params = dict[str, Any]


@dataclass(frozen=True)
class Rule:
    """`values`: "measure" or "entry"; `pool` draws fitting values where any number would seldom fit.

    `method` is the method's name where it differs from the key (one method, two sets of parameters).
    """

    params: Callable[[Chooser, float], Params]
    values: str = "measure"
    pool: Callable[[Chooser, float], list[str]] | None = None
    method: str = ""


def share_of(weight: float, percent: int) -> str:
    text = f"{weight * percent / 100:.3f}"
    return text.rstrip("0").rstrip(".") or "0"


def rising(choose: Chooser, count: int) -> list[str]:
    """So many different numbers in rising order."""
    start, steps = choose.whole(-10, 80), [choose.whole(1, 20) for _ in range(count)]
    found, place = [], start
    for step in steps:
        found.append(f"{place}.5" if place >= 0 and choose.chance(20) else str(place))
        place += step
    return found


def ties(choose: Chooser) -> Params:
    return choose.some(ties=choose.one("competition", "dense", "average"))


def step_mode(choose: Chooser) -> Params:
    return choose.some(step_mode=choose.one("proportional", "full_steps"))


def direct(choose: Chooser, weight: float) -> Params:
    return (
        choose.some(min=choose.one("0", "-1", "0.1" if weight >= 1 else "0"))
        | choose.some(max=share_of(weight, choose.one(60, 100, 110)))
        | choose.some(step=choose.one("0.1", "0.5", "0.005"))
    )


def up_to_weight(choose: Chooser, weight: float) -> list[str]:
    """Points between 0 and a little above the weight, many of them on a half of the second place."""
    found = [choose.one("0", "0.5", "1", "1.1")]
    for _ in range(choose.whole(1, 3)):
        thousandths = choose.whole(0, int(weight * 210)) * 5
        found.append(f"{thousandths // 1000}.{thousandths % 1000:03d}")
    return found


def pass_fail(choose: Chooser, weight: float) -> Params:
    return {"target": choose.one(*choose.pool()), "op": choose.one(">=", ">", "<=", "<", "=")}


def target_rate(choose: Chooser, weight: float) -> Params:
    return (
        {"target": choose.one("0", "4", "10", "100", "7.5", *choose.pool())}
        | choose.some(cap_pct=choose.one("100", "110", "120.5", "80", "200"))
        | choose.some(threshold_pct=choose.one("0", "50", "80"))
        | choose.some(form=choose.one("ratio", "difference"))
    )


def target_step(choose: Chooser, weight: float) -> Params:
    return (
        {"target": choose.one(*choose.pool()), "base": share_of(weight, choose.one(10, 50, 80, 100))}
        | {"up_step": choose.one("1", "3", "0.5"), "up_points": choose.one("0.1", "0.125", "1")}
        | {"down_step": choose.one("1", "3", "7"), "down_points": choose.one("0.1", "0.35")}
        | choose.some(up_max=share_of(weight, choose.one(10, 20)))
        | choose.some(floor=share_of(weight, choose.one(0, 5, 20)))
        | choose.some(cap=share_of(weight, choose.one(100, 120)))
        | step_mode(choose)
    )


def gap_deduct(choose: Chooser, weight: float) -> Params:
    return (
        {"target": choose.one(*choose.pool()), "per": choose.one("1", "3", "0.7"), "points": choose.one("0.3", "0.005")}
        | choose.some(floor=share_of(weight, choose.one(0, 10)))
        | step_mode(choose)
    )


def efficacy(choose: Chooser, weight: float) -> Params:
    bad, good = rising(choose, 2)
    if choose.chance(40):
        bad, good = good, bad
    base = choose.some(base_pct=choose.one("60", "50", "0"))
    return {"good": good, "bad": bad} | base | choose.some(floor_pct=choose.one("0", "60", "20"))


def efficacy_tiers(choose: Chooser, weight: float) -> Params:
    standards = rising(choose, choose.whole(2, 5))
    if choose.chance(50):
        standards.reverse()
    coefs = [choose.one("1", "0.95"), "0.8", "0.6", "0.4", "0.2"][: len(standards)]
    return {"standards": standards, "coefs": coefs} | choose.some(below=choose.one("0", "0.1"))


def interpolation(choose: Chooser, weight: float) -> Params:
    xs = rising(choose, choose.whole(2, 4))
    if choose.chance(40):
        return {"scale": "percent", "anchors": [[x, choose.one("0", "60", "85.5", "100", "33")] for x in xs]}
    anchors = [[x, share_of(weight, choose.one(0, 30, 60, 85, 100))] for x in xs]
    return {"anchors": anchors} | choose.some(scale="points")


def tiers(choose: Chooser, weight: float) -> Params:
    boundary = choose.some(boundary=choose.one(">=", ">", "<=", "<"))
    bounds = rising(choose, choose.whole(1, 4))
    if boundary.get("boundary", ">=").startswith(">"):
        bounds.reverse()
    percent = choose.chance(40)
    scale = {"scale": "percent"} if percent else {}
    scores = [choose.one(100, 85, 60, 33, 0) for _ in bounds]
    listed = [[b, str(s) if percent else share_of(weight, s)] for b, s in zip(bounds, scores, strict=True)]
    otherwise = choose.some(otherwise="20" if percent else share_of(weight, 20))
    return {"tiers": listed} | boundary | otherwise | scale


def interval(choose: Chooser, weight: float) -> Params:
    low_limit, low, high, high_limit = rising(choose, 4)
    return {"low_limit": low_limit, "low": low, "high": choose.one(high, low), "high_limit": high_limit}


def checklist(choose: Chooser, weight: float) -> Params:
    members = [f"m{number}" for number in range(1, choose.whole(1, 4) + 1)]
    share = share_of(weight / len(members), 100) if weight else "0.5"
    points = [share, *(choose.one(share, share, share_of(weight, 15)) for _ in members[1:])]
    return {"elements": [list(element) for element in zip(members, points, strict=True)]}


def item_mean(choose: Chooser, weight: float) -> Params:
    return choose.some(item_cap_pct=choose.one("100", "120", "90"))


def coverage(choose: Chooser, weight: float) -> Params:
    return choose.some(min_count=choose.one("1", "2", "0.5"))


def min_max(choose: Chooser, weight: float) -> Params:
    return choose.some(base_pct=choose.one("60", "0", "50"))


def best_ratio(choose: Chooser, weight: float) -> Params:
    return choose.some(cap_pct=choose.one("100", "110", "90"))


def mean_ratio(choose: Chooser, weight: float) -> Params:
    return {"pct_at_mean": choose.one("80", "60", "100")} | choose.some(cap_pct=choose.one("100", "120"))


def t_score(choose: Chooser, weight: float) -> Params:
    limits = {"t_min": choose.one("20", "30"), "t_max": choose.one("80", "65")}
    return limits | choose.some(sd=choose.one("population", "sample"))


def rank_linear(choose: Chooser, weight: float) -> Params:
    return min_max(choose, weight) | ties(choose)


def rank_step(choose: Chooser, weight: float) -> Params:
    floor = choose.some(floor=share_of(weight, choose.one(0, 30)))
    return {"step_points": choose.one("0.3", "0.125", "2")} | floor | ties(choose)


def rank_step_percent(choose: Chooser, weight: float) -> Params:
    return {"step_pct": choose.one("5", "12.5")} | choose.some(floor=share_of(weight, 40)) | ties(choose)


def rank_bands(choose: Chooser, weight: float) -> Params:
    bands = choose.one([["30", "100"], ["80", "80"], ["100", "60"]], [["50", "100"], ["100", "33.3"]], [["60", "90"]])
    return {"bands": bands} | ties(choose)


def rank_map(choose: Chooser, weight: float) -> Params:
    places = {str(place): share_of(weight, 100 - 20 * place) for place in range(1, choose.whole(1, 4) + 1)}
    participated = choose.some(participated=share_of(weight, 30))
    return {"map": places} | participated | choose.some(absent=share_of(weight, 5))


def places(choose: Chooser, weight: float) -> list[str]:
    return [str(choose.whole(1, 8)) for _ in range(4)]


def convert_scale(choose: Chooser, weight: float) -> Params:
    return {"full": choose.one("100", "1000", "80", "7")}


def convert_grade(choose: Chooser, weight: float) -> Params:
    return {"map": {"A": "100", "B": "85", "C": choose.one("60", "33.3"), "D": "0"}}


def convert_rank(choose: Chooser, weight: float) -> Params:
    return {"of": choose.one("2", "8", "10")} | choose.some(base_pct=choose.one("60", "0"))


def ballots(choose: Chooser, weight: float) -> Params:
    drawn: Params = {"values": {"A": "100", "B": "80", "C": "60", "D": "40"}}
    if choose.chance(50):
        drawn["groups"] = choose.one({"g1": "0.4", "g2": "0.3", "g3": "0.3"}, {"g1": "0.5", "g2": "0.5"}, {"g1": "1"})
    return drawn | choose.some(abstain=choose.one("exclude", "zero"))


def panel(choose: Chooser, weight: float) -> Params:
    drops = choose.some(drop_high=choose.one("1", "2")) | choose.some(drop_low=choose.one("1", "0"))
    return drops | {"min_n_to_drop": choose.one("6", "4")} | choose.some(scale=choose.one("100", "110", "10"))


RULES: Mapping[str, Rule] = {
    "direct": Rule(direct, pool=up_to_weight),
    "pass_fail": Rule(pass_fail),
    "target_rate": Rule(target_rate),
    "target_step": Rule(target_step),
    "gap_deduct": Rule(gap_deduct),
    "efficacy": Rule(efficacy),
    "efficacy_tiers": Rule(efficacy_tiers),
    "interpolation": Rule(interpolation),
    "tiers": Rule(tiers),
    "interval": Rule(interval),
    "min_max": Rule(min_max),
    "best_ratio": Rule(best_ratio),
    "mean_ratio": Rule(mean_ratio),
    "t_score": Rule(t_score),
    "rank_linear": Rule(rank_linear),
    "rank_step": Rule(rank_step),
    "rank_step_percent": Rule(rank_step_percent, method="rank_step"),
    "rank_bands": Rule(rank_bands),
    "rank_map": Rule(rank_map, pool=places),
    "convert_scale": Rule(convert_scale),
    "convert_rank": Rule(convert_rank, pool=places),
    "checklist": Rule(checklist, values="entry"),
    "item_mean": Rule(item_mean, values="entry"),
    "coverage": Rule(coverage, values="entry"),
    "panel": Rule(panel, values="entry"),
    "convert_grade": Rule(convert_grade, values="entry"),
    "ballots": Rule(ballots, values="entry"),
}
