"""The oracle's scoring methods, one function each, in the order of the format's table (§5).

A function gives the points as an exact fraction, before rounding, or the `Lack` that keeps the leaf from being scored.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Any

from tests.oracle import exact
from tests.oracle.expressions import COMPARISONS, Lack, Value

Params = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """One unit under one rule: its measure, the weight, the parameters for it, and the measures of its peers."""

    x: Fraction
    weight: Fraction
    params: Params
    down: bool = False
    peers: Sequence[Fraction] = ()
    is_peer: bool = True

    def number(self, key: str, default: Fraction | int | None = None) -> Fraction:
        return number(self.params, key, default)


def number(params: Params, key: str, default: Fraction | int | None = None) -> Fraction:
    """A parameter as a fraction; KeyError where it is needed and not there."""
    value = params.get(key)
    if value is None:
        if default is None:
            raise KeyError(key)
        return Fraction(default)
    return Fraction(value)


def clip(value: Fraction, low: Fraction | int, high: Fraction | int) -> Fraction:
    return max(Fraction(low), min(Fraction(high), value))


def scaled(case: Case, points: Fraction) -> Fraction:
    return case.weight * points / 100 if case.params.get("scale", "points") == "percent" else points


def stepped(case: Case, steps: Fraction) -> Fraction:
    return Fraction(floor(steps)) if case.params.get("step_mode", "proportional") == "full_steps" else steps


def rank(case: Case) -> Fraction:
    """1 + better peers, + half of the other peers with the same measure for average ties; dense counts values."""
    better = [y for y in case.peers if (y < case.x if case.down else y > case.x)]
    ties = case.params.get("ties", "competition")
    if ties == "dense":
        return Fraction(1 + len(set(better)))
    others = sum(y == case.x for y in case.peers) - case.is_peer
    return 1 + len(better) + Fraction(others if ties == "average" else 0, 2)


# ---- one measure, no peers


def direct(case: Case) -> Value:
    low, high = case.number("min", 0), case.number("max", case.weight)
    step = case.params.get("step")
    off_step = step is not None and ((case.x - low) / Fraction(step)).denominator != 1
    return Lack.MISSING if not low <= case.x <= high or off_step else case.x


def pass_fail(case: Case) -> Value:
    met = COMPARISONS[case.params["op"]](case.x, case.number("target"))
    return case.weight if met else Fraction(0)


def target_rate(case: Case) -> Value:
    target, cap = case.number("target"), case.number("cap_pct", 100) / 100
    if target == 0:
        return Lack.ZERO_DENOMINATOR
    if not case.down:
        q = case.x / target
    elif case.params.get("form", "ratio") == "difference":
        q = 2 - case.x / target
    else:
        q = target / case.x if case.x else cap
    return Fraction(0) if 100 * q < case.number("threshold_pct", 0) else case.weight * clip(q, 0, cap)


def target_step(case: Case) -> Value:
    low, high = case.number("floor", 0), case.number("cap", case.weight)
    difference = case.x - case.number("target")
    if case.down:
        difference = -difference
    if difference >= 0:
        steps = stepped(case, difference / case.number("up_step"))
        points = case.number("base") + min(case.number("up_max", case.weight), steps * case.number("up_points"))
    else:
        steps = stepped(case, -difference / case.number("down_step"))
        points = case.number("base") - steps * case.number("down_points")
    return clip(points, low, high)


def gap_deduct(case: Case) -> Value:
    gap = case.number("target") - case.x
    steps = stepped(case, max(Fraction(0), -gap if case.down else gap) / case.number("per"))
    return clip(case.weight - steps * case.number("points"), case.number("floor", 0), case.weight)


def efficacy(case: Case) -> Value:
    good, bad, base = case.number("good"), case.number("bad"), case.number("base_pct", 60)
    d = (case.x - bad) / (good - bad) * (100 - base) + base
    return case.weight * clip(d, case.number("floor_pct", 0), 100) / 100


def efficacy_tiers(case: Case) -> Value:
    standards = [Fraction(s) for s in case.params["standards"]]
    coefs = [Fraction(c) for c in case.params["coefs"]]
    sign = 1 if standards[0] > standards[-1] else -1
    if sign * case.x >= sign * standards[0]:
        return clip(case.weight * coefs[0], 0, case.weight)
    for i in range(1, len(standards)):
        if sign * case.x >= sign * standards[i]:
            way = (case.x - standards[i]) / (standards[i - 1] - standards[i])
            return clip(case.weight * (coefs[i] + way * (coefs[i - 1] - coefs[i])), 0, case.weight)
    return clip(case.weight * case.number("below", 0), 0, case.weight)


def interpolation(case: Case) -> Value:
    anchors = [(Fraction(x), Fraction(points)) for x, points in case.params["anchors"]]
    if case.x <= anchors[0][0]:
        points = anchors[0][1]
    elif case.x >= anchors[-1][0]:
        points = anchors[-1][1]
    else:
        (x0, p0), (x1, p1) = next(pair for pair in pairwise(anchors) if pair[0][0] <= case.x <= pair[1][0])
        points = p0 + (p1 - p0) * (case.x - x0) / (x1 - x0)
    return clip(scaled(case, points), 0, case.weight)


def tiers(case: Case) -> Value:
    holds = COMPARISONS[case.params.get("boundary", ">=")]
    points = next(
        (Fraction(points) for bound, points in case.params["tiers"] if holds(case.x, Fraction(bound))),
        case.number("otherwise", 0),
    )
    return clip(scaled(case, points), 0, case.weight)


def interval(case: Case) -> Value:
    low, high = case.number("low"), case.number("high")
    if low <= case.x <= high:
        return case.weight
    if case.x < low:
        share = (case.x - case.number("low_limit")) / (low - case.number("low_limit"))
    else:
        share = (case.number("high_limit") - case.x) / (case.number("high_limit") - high)
    return case.weight * clip(share, 0, 1)


def rank_map(case: Case) -> Value:
    """For a unit with a place; `absent` is a matter of the leaf, not of a measure."""
    listed = {Fraction(place): Fraction(points) for place, points in case.params["map"].items()}
    return clip(listed.get(case.x, case.number("participated", 0)), 0, case.weight)


def convert_scale(case: Case) -> Value:
    return clip(case.weight * case.x / case.number("full"), 0, case.weight)


def convert_rank(case: Case) -> Value:
    base, of = case.number("base_pct", 0) / 100, case.number("of")
    return clip(case.weight * (base + (1 - base) * (of - case.x) / (of - 1)), 0, case.weight)


# ---- one measure among peers


def min_max(case: Case) -> Value:
    lowest, highest, base = min(case.peers), max(case.peers), case.number("base_pct", 0) / 100
    if lowest == highest:
        return case.weight
    way = (highest - case.x if case.down else case.x - lowest) / (highest - lowest)
    return clip(case.weight * (base + (1 - base) * way), 0, case.weight)


def best_ratio(case: Case) -> Value:
    if case.down:
        ratio = min(case.peers) / case.x if case.x else Fraction(1)
    else:
        ratio = case.x / max(case.peers) if max(case.peers) else Fraction(0)
    return case.weight * clip(ratio, 0, case.number("cap_pct", 100) / 100)


def mean_ratio(case: Case) -> Value:
    mean, cap = sum(case.peers, Fraction(0)) / len(case.peers), case.number("cap_pct", 100)
    if mean == 0:
        return Lack.NOT_APPLICABLE
    if case.down:
        percent = case.number("pct_at_mean") * mean / case.x if case.x else cap
    else:
        percent = case.number("pct_at_mean") * case.x / mean
    return case.weight * clip(percent, 0, cap) / 100


def t_score(case: Case) -> Value:
    n = len(case.peers)
    mean = sum(case.peers, Fraction(0)) / n
    squares = sum(((y - mean) ** 2 for y in case.peers), Fraction(0))
    t = Fraction(50)
    if squares:
        deviation = exact.square_root(squares / (n - 1 if case.params.get("sd", "population") == "sample" else n))
        t += (-10 if case.down else 10) * (case.x - mean) / deviation
    low, high = case.number("t_min"), case.number("t_max")
    return case.weight * clip((t - low) / (high - low), 0, 1)


def rank_linear(case: Case) -> Value:
    n, base = len(case.peers), case.number("base_pct", 0) / 100
    if n == 1:
        return case.weight
    return clip(case.weight * (base + (1 - base) * (n - rank(case)) / (n - 1)), 0, case.weight)


def rank_step(case: Case) -> Value:
    if case.params.get("step_points") is not None:
        step = case.number("step_points")
    else:
        step = case.weight * case.number("step_pct") / 100
    return clip(case.weight - (rank(case) - 1) * step, case.number("floor", 0), case.weight)


def rank_bands(case: Case) -> Value:
    place = 100 * rank(case) / len(case.peers)
    percent = next((Fraction(score) for upper, score in case.params["bands"] if place <= Fraction(upper)), Fraction(0))
    return clip(case.weight * percent / 100, 0, case.weight)


BY_MEASURE: Mapping[str, Callable[[Case], Value]] = {
    method.__name__: method
    for method in (
        direct,
        pass_fail,
        target_rate,
        target_step,
        gap_deduct,
        efficacy,
        efficacy_tiers,
        interpolation,
        tiers,
        interval,
        min_max,
        best_ratio,
        mean_ratio,
        t_score,
        rank_linear,
        rank_step,
        rank_bands,
        rank_map,
        convert_scale,
        convert_rank,
    )
}


def measured(method: str, case: Case) -> Value:
    """The points of any method with a measure."""
    if case.params.get("zero_gets_zero") and case.x == 0:
        return Fraction(0)
    return BY_MEASURE[method](case)


# ---- one entry that is no single number


Entry = Any
"""The JSON value of a cell that has one."""


def is_not_applicable(entry: Entry) -> bool:
    return isinstance(entry, dict) and entry.get("state") == "not_applicable"


def marks(entry: Entry) -> list[Fraction]:
    """The numbers of a series; entries that are not applicable are left out."""
    return [Fraction(v) for v in (entry.values() if isinstance(entry, dict) else entry) if not is_not_applicable(v)]


def checklist(entry: Entry, weight: Fraction, params: Params, members: Sequence[str]) -> Value:
    elements = [(member, Fraction(points)) for member, points in params["elements"]]
    open_to_it = [(member, points) for member, points in elements if not is_not_applicable(entry.get(member))]
    reached = sum((points * Fraction(entry.get(member, "0")) for member, points in open_to_it), Fraction(0))
    if len(open_to_it) == len(elements):
        return clip(reached, 0, weight)
    possible = sum((points for _, points in open_to_it), Fraction(0))
    return clip(weight * reached / possible, 0, weight) if possible else Lack.NOT_APPLICABLE


def item_mean(entry: Entry, weight: Fraction, params: Params, members: Sequence[str]) -> Value:
    cap = number(params, "item_cap_pct", 100) / 100
    rates = [min(cap, Fraction(t["done"]) / Fraction(t["target"])) for t in entry.values() if Fraction(t["target"]) > 0]
    return clip(weight * sum(rates, Fraction(0)) / len(rates), 0, weight) if rates else Lack.NOT_APPLICABLE


def coverage(entry: Entry, weight: Fraction, params: Params, members: Sequence[str]) -> Value:
    applicable = [member for member in members if not is_not_applicable(entry.get(member))]
    enough = number(params, "min_count", 1)
    covered = sum(member in entry and Fraction(entry[member]) >= enough for member in applicable)
    return weight * covered / len(applicable) if applicable else Lack.NOT_APPLICABLE


def panel(entry: Entry, weight: Fraction, params: Params, members: Sequence[str]) -> Value:
    given = sorted(marks(entry))
    if len(given) >= number(params, "min_n_to_drop", 6):
        low, high = int(number(params, "drop_low", 1)), int(number(params, "drop_high", 1))
        given = given[low : len(given) - high]
    if not given:
        return Lack.NOT_APPLICABLE if entry else Lack.MISSING
    return clip(weight * sum(given, Fraction(0)) / len(given) / number(params, "scale", 100), 0, weight)


def convert_grade(entry: Entry, weight: Fraction, params: Params, members: Sequence[str]) -> Value:
    percent = params["map"].get(entry)
    return Lack.MISSING if percent is None else clip(weight * Fraction(percent) / 100, 0, weight)


def ballots(entry: Entry, weight: Fraction, params: Params, members: Sequence[str]) -> Value:
    """The mean over the rounds that have a valid vote."""
    worth = {letter: Fraction(value) for letter, value in params["values"].items()}
    if params.get("abstain", "exclude") == "zero":
        worth["abstain"] = Fraction(0)
    rounds = [score for score in (_round(votes, worth, params.get("groups")) for votes in entry) if score is not None]
    return clip(weight * sum(rounds, Fraction(0)) / len(rounds) / 100, 0, weight) if rounds else Lack.MISSING


def _round(votes: Entry, worth: Mapping[str, Fraction], weights: Params | None) -> Fraction | None:
    counts = {
        group: {letter: Fraction(count) for letter, count in cast.items() if letter in worth}
        for group, cast in votes.items()
    }
    if not weights:
        pooled = [(worth[letter], count) for cast in counts.values() for letter, count in cast.items()]
        return _mean_worth(pooled)
    scores: list[tuple[Fraction, Fraction]] = []
    for group, share in weights.items():
        mean = _mean_worth([(worth[letter], count) for letter, count in counts.get(group, {}).items()])
        if mean is not None:
            scores.append((Fraction(share), mean))
    valid = sum((share for share, _ in scores), Fraction(0))
    if not valid:
        return None
    every = sum((Fraction(share) for share in weights.values()), Fraction(0))
    return sum((share * mean for share, mean in scores), Fraction(0)) * every / valid


def _mean_worth(votes: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
    cast = sum((count for _, count in votes), Fraction(0))
    return sum((value * count for value, count in votes), Fraction(0)) / cast if cast else None


BY_ENTRY: Mapping[str, Callable[[Entry, Fraction, Params, Sequence[str]], Value]] = {
    method.__name__: method for method in (checklist, item_mean, coverage, panel, convert_grade, ballots)
}
