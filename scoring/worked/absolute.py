"""The rules of the methods that score a unit by its own value, with its numbers put in."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from scoring.method import HOLDS
from scoring.methods.checklist import Checklist
from scoring.methods.coverage import Coverage
from scoring.methods.deduct import Deduct
from scoring.methods.direct import Direct
from scoring.methods.efficacy import Efficacy
from scoring.methods.efficacy_tiers import EfficacyTiers
from scoring.methods.gap_deduct import GapDeduct
from scoring.methods.interpolation import Interpolation
from scoring.methods.interval import Interval
from scoring.methods.item_mean import ItemMean
from scoring.methods.pass_fail import PassFail
from scoring.methods.target_rate import TargetRate
from scoring.methods.target_step import TargetStep
from scoring.methods.tiers import Tiers
from scoring.numbers import Gone
from scoring.worked.at import At, Award
from scoring.worked.expressions import put_in
from scoring.worked.model import Note
from scoring.worked.paper import MEASURE
from scoring.worked.terms import Applied, Known, Term, compare, opposite, percent, total, worth


def direct(_: Direct, at: At) -> Award:
    return Award(at.x)


def pass_fail(method: PassFail, at: At) -> Award:
    target = at.given(method.target, "target")
    if HOLDS[method.op](at.x.value, method.target):
        return Award(at.weight, (compare(at.x, method.op, target),))
    return Award(at.given(0), (opposite(at.x, method.op, target),))


def target_rate(method: TargetRate, at: At) -> Award:
    x, target, cap = at.x, at.given(method.target, "target"), at.given(method.cap_pct, "cap_pct")
    if at.up:
        reached = at.paper.percent(x / target * 100)
    elif method.form == "difference":
        reached = at.paper.percent((2 - x / target) * 100)
    elif x.value:
        reached = at.paper.percent(target / x * 100)
    else:
        reached = at.paper.percent(cap, compare(x, "=", at.given(0)))
    if reached.value < method.threshold_pct:
        at.paper.policies.append("floor")
        return Award(at.given(0), (compare(reached, "<", at.given(method.threshold_pct, "threshold_pct")),))
    return Award(at.out_of(at.paper.within(reached, 0, cap)))


def target_step(method: TargetStep, at: At) -> Award:
    x, target, base = at.x, at.given(method.target, "target"), at.given(method.base, "base")
    ahead = x.value - target.value if at.up else target.value - x.value
    if ahead < 0:
        behind = at.paper.step("measure", target - x if at.up else x - target)
        steps = _steps(at, behind, at.given(method.down_step, "down_step"), method.step_mode)
        return Award(base - steps * at.given(method.down_points, "down_points"))
    most = at.weight if method.up_max is None else at.given(method.up_max, "up_max")
    beyond = at.paper.step("measure", x - target if at.up else target - x)
    steps = _steps(at, beyond, at.given(method.up_step, "up_step"), method.step_mode)
    more = steps * at.given(method.up_points, "up_points")
    if worth(more) <= most.value:
        return Award(base + more)
    return Award(base + at.paper.at_most(at.paper.step("score", more), most))


def gap_deduct(method: GapDeduct, at: At) -> Award:
    x, target = at.x, at.given(method.target, "target")
    if x.value >= target.value if at.up else x.value <= target.value:
        return Award(at.weight, (compare(x, ">=" if at.up else "<=", target),))
    short = at.paper.step("measure", target - x if at.up else x - target)
    steps = _steps(at, short, at.given(method.per, "per"), method.step_mode)
    return Award(at.weight - steps * at.given(method.points, "points"))


def _steps(at: At, distance: Term, step: Known, mode: str) -> Term:
    """How many steps: `distance` ÷ `step`, or only the whole ones."""
    count = distance if step.value == 1 else distance / step
    return count if mode == "proportional" else at.paper.step("count", Applied("floor", (count,)))


def efficacy(method: Efficacy, at: At) -> Award:
    good, bad = at.given(method.good, "good"), at.given(method.bad, "bad")
    place = (at.x - bad) / (good - bad) * at.given(100 - method.base_pct)
    reached = at.paper.percent(place + at.given(method.base_pct, "base_pct") if method.base_pct else place)
    return Award(at.out_of(at.paper.within(reached, at.given(method.floor_pct, "floor_pct"), 100)))


def efficacy_tiers(method: EfficacyTiers, at: At) -> Award:
    up = method.standards[0] > method.standards[-1]
    reached, missed = (">=", "<") if up else ("<=", ">")
    standards = [at.given(one, "standards") for one in method.standards]
    coefs = [at.given(one, "coefs") for one in method.coefs]
    place = next((i for i, one in enumerate(standards) if HOLDS[reached](at.x.value, one.value)), None)
    if place is None:
        return Award(at.weight * at.given(method.below, "below"), (compare(at.x, missed, standards[-1]),))
    here = compare(at.x, reached, standards[place])
    if place == 0:
        return Award(at.weight * coefs[0], (here,))
    s, better, c, next_c = standards[place], standards[place - 1], coefs[place], coefs[place - 1]
    found = at.paper.step("rate", c + (at.x - s) / (better - s) * (next_c - c), here, compare(at.x, missed, better))
    return Award(at.weight * found)


def interpolation(method: Interpolation, at: At) -> Award:
    x, anchors = at.x, [(at.given(x, "anchors"), at.given(y, "anchors")) for x, y in method.anchors]
    first, last = anchors[0], anchors[-1]
    if x.value <= first[0].value:
        return _scaled(at, method.scale, first[1], compare(x, "<=", first[0]))
    if x.value >= last[0].value:
        return _scaled(at, method.scale, last[1], compare(x, ">=", last[0]))
    (x0, y0), (x1, y1) = next((low, high) for low, high in pairwise(anchors) if x.value <= high[0].value)
    because = (compare(x, ">", x0), compare(x, "<=", x1))
    return _scaled(at, method.scale, y0 + (x - x0) / (x1 - x0) * (y1 - y0), *because)


def _scaled(at: At, scale: str, found: Term, *because: Term) -> Award:
    """Points, or so many percent of the weight."""
    if scale == "points":
        return Award(found, because)
    if isinstance(found, Known):
        return Award(at.out_of(found), because)
    return Award(at.out_of(at.paper.percent(found, *because)))


def tiers(method: Tiers, at: At) -> Award:
    bounds = [at.given(bound, "tiers") for bound, _ in method.tiers]
    holds = HOLDS[method.boundary]
    place = next((i for i, bound in enumerate(bounds) if holds(at.x.value, bound.value)), len(bounds))
    because = [compare(at.x, method.boundary, bounds[place])] if place < len(bounds) else []
    if place:
        because.append(opposite(at.x, method.boundary, bounds[place - 1]))
    points = method.tiers[place][1] if place < len(bounds) else method.otherwise
    return _scaled(at, method.scale, at.given(points, "tiers" if place < len(bounds) else "otherwise"), *because)


def interval(method: Interval, at: At) -> Award:
    x, low, high = at.x, at.given(method.low, "low"), at.given(method.high, "high")
    if low.value <= x.value <= high.value:
        return Award(at.weight, (compare(x, ">=", low), compare(x, "<=", high)))
    if x.value < low.value:
        limit, outside = at.given(method.low_limit, "low_limit"), compare(x, "<", low)
        share = at.paper.percent((x - limit) / (low - limit) * 100, outside)
    else:
        limit, outside = at.given(method.high_limit, "high_limit"), compare(x, ">", high)
        share = at.paper.percent((limit - x) / (limit - high) * 100, outside)
    return Award(at.out_of(at.paper.at_least(share, at.given(0))))


def deduct(method: Deduct, at: At) -> Award:
    found: Term = at.weight if method.start is None else at.given(method.start, "start")
    for rule in method.rules:
        value = at.look.sight.evaluate(rule.value)
        assert isinstance(value, Fraction)
        count = put_in(rule.value.tree, at.look.sight, at.paper)
        if not isinstance(count, Known):
            count = at.paper.step("count", count, least=MEASURE, value=value)
        taken: Term = count if rule.points == 1 else count * at.given(rule.points, "rules")
        if rule.most is not None and worth(taken) > rule.most:
            taken = at.paper.at_most(at.paper.step("score", taken), at.given(rule.most, "rules"))
        found = found - taken
    return Award(found)


def checklist(method: Checklist, at: At) -> Award:
    series = at.look.sight.series(method.item)
    assert not isinstance(series, Gone)
    met: list[Term] = []
    applying: list[Term] = []
    for name, points in method.elements:
        state = series.get(name, Fraction(0))
        if state is Gone.NOT_APPLICABLE:
            continue
        value = state if isinstance(state, Fraction) else Fraction(0)
        met.append(at.given(points, name) * Known(value, "item", method.item))
        applying.append(at.given(points, name))
    if len(applying) == len(method.elements) or _sum(applying) == sum(points for _, points in method.elements):
        return Award(total(met))
    return Award(at.weight * total(met) / total(applying))


def _sum(terms: Sequence[Term]) -> Fraction:
    return sum((worth(one) for one in terms), Fraction(0))


def item_mean(method: ItemMean, at: At) -> Award:
    tasks = at.look.sight.tasks(method.item)
    assert not isinstance(tasks, Gone)
    cap = at.given(method.item_cap_pct, "item_cap_pct")
    rates: list[Term] = []
    for target, done in tasks:
        if target > 0:
            rate = Known(done, "item", method.item) / Known(target, "item", method.item)
            above = worth(rate) * 100 > cap.value
            rates.append(Applied("min", (rate, percent(cap))) if above else rate)
    counted = Known(Fraction(len(rates)), "count", method.item)
    mean = at.paper.percent(total(rates) / counted * 100)
    return Award(at.out_of(mean))


def coverage(method: Coverage, at: At) -> Award:
    sight = at.look.sight
    series = sight.series(method.item)
    assert not isinstance(series, Gone)
    counts = [series.get(member) for member in sight.members(method.item)]
    applicable = [count for count in counts if count is not Gone.NOT_APPLICABLE]
    covered = sum(isinstance(count, Fraction) and count >= method.min_count for count in applicable)
    of, some = Known(Fraction(len(applicable)), "count", method.item), Known(Fraction(covered), "count", method.item)
    share = at.paper.percent(some / of * 100, label=Note("covered", {"covered": some, "count": of}))
    return Award(at.out_of(share))
