"""The rules in words of the methods that look at a unit's own value only. Each gives its clauses in order.

What units or classes often have of their own (a target, standards) is a clause by itself: the rest is then said once.
"""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from exchange.rule_words.measure import tree_in_words, unit_of
from exchange.rule_words.speech import Clauses, Speech, exact
from exchange.wording import word
from scoring.expression import Choice, Comparison, Operation
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
from scoring.parameters import Rule


def direct(rule: Direct, said: Speech) -> Clauses:
    high = said.say("full") if rule.max is None else said.points(rule.max)
    step = ""
    if rule.step is not None:
        key = "direct.step.from" if rule.min % rule.step else "direct.step"
        step = said.say(key, step=said.points(rule.step), low=said.points(rule.min))
    yield said.comma(said.say("direct", low=said.points(rule.min), high=high), step)


def pass_fail(rule: PassFail, said: Speech) -> Clauses:
    holds = said.say(f"holds.{rule.op}", value=said.value(rule.target))
    full = said.earns_share(Fraction(100))
    yield said.comma(
        said.say("when", earned=full, condition=holds), said.say("otherwise", earned=said.say("earns.none"))
    )


def target_rate(rule: TargetRate, said: Speech) -> Clauses:
    if not rule.target:
        policy = said.say(f"zero_denominator.{said.zero_denominator}")
        yield said.say("target.none", value=said.value(rule.target), policy=policy)
        return
    yield said.say("target", value=said.value(rule.target))
    way = "up" if said.up else "down"
    rate = said.say("rate.up" if said.up else f"rate.{rule.form}")
    limit = said.say("at_most", amount=said.share(rule.cap_pct))
    if rule.cap_pct >= 100 >= rule.threshold_pct and rule.target > 0:
        yield said.say(f"reached.{way}", earned=said.earns_share(Fraction(100)))
        yield said.say(f"by_rate.short.{way}", rate=rate)
        if rule.cap_pct > 100:
            yield said.say("by_rate.beyond", limit=limit)
    else:
        yield said.comma(said.say("by_rate", rate=rate), limit)
    if rule.threshold_pct > 0:
        yield said.say("threshold", percent=exact(rule.threshold_pct))


def target_step(rule: TargetStep, said: Speech) -> Clauses:
    whole = rule.step_mode == "full_steps"
    yield said.say("target", value=said.value(rule.target))
    yield said.say(f"reached.{'up' if said.up else 'down'}", earned=said.earns(rule.base))
    if rule.up_points:
        limit = rule.up_max if rule.up_points > 0 else None
        yield said.step(rule.up_points, rule.up_step, better=True, whole=whole, limit=limit)
    falls = said.step(-rule.down_points, rule.down_step, better=False, whole=whole)
    yield said.comma(falls, said.floor(rule.floor) if rule.down_points > 0 else "")
    highest = rule.base + (said.weight if rule.up_max is None else rule.up_max)
    if rule.cap is not None:
        yield said.say("at_most", amount=said.points(rule.cap))
    elif highest > said.weight:
        yield said.say("at_most", amount=said.say("full"))


def gap_deduct(rule: GapDeduct, said: Speech) -> Clauses:
    yield said.say("target", value=said.value(rule.target))
    yield said.say(f"reached.{'up' if said.up else 'down'}", earned=said.earns_share(Fraction(100)))
    step = said.step(-rule.points, rule.per, better=False, whole=rule.step_mode == "full_steps")
    yield said.comma(step, said.floor(rule.floor) if rule.points > 0 else "")


def efficacy(rule: Efficacy, said: Speech) -> Clauses:
    yield said.say("efficacy", good=said.value(rule.good), bad=said.value(rule.bad))
    yield said.say("efficacy.between", earned=said.earns_share(rule.base_pct))
    floor = max(rule.floor_pct, Fraction(0))
    if floor == rule.base_pct:
        yield said.say("efficacy.same")
    else:
        least = said.say("at_least", amount=said.share(floor)) if floor else said.say("down_to_nothing")
        yield said.comma(said.say("efficacy.beyond"), least)


def efficacy_tiers(rule: EfficacyTiers, said: Speech) -> Clauses:
    standards = said.listed(said.value(standard) for standard in rule.standards)
    yield said.say("standards", standards=standards, coefs=said.listed(exact(coef) for coef in rule.coefs))
    yield said.say("standards.between")
    if rule.below:
        yield said.say("standards.below", coef=exact(rule.below))
    else:
        yield said.say("standards.none")
    yield from said.ends(said.weight * coef for coef in (*rule.coefs, rule.below))


def interpolation(rule: Interpolation, said: Speech) -> Clauses:
    earned = [said.earns_share(won) if rule.scale == "percent" else said.earns(won) for _, won in rule.anchors]
    if len(rule.anchors) == 1:
        yield said.say("always", earned=earned[0])
        return
    values = [said.value(x) for x, _ in rule.anchors]
    pieces = [said.say("at", value=value, earned=won) for value, won in zip(values, earned, strict=True)]
    pieces[0] = said.say("and_below", value=values[0], earned=earned[0])
    pieces[-1] = said.say("and_above", value=values[-1], earned=earned[-1])
    if rule.anchors[-1][1] > rule.anchors[0][1]:
        pieces.reverse()
    yield said.comma(*pieces, said.say("between"))
    yield from said.ends(_in_points(rule.scale, (won for _, won in rule.anchors), said))


def tiers(rule: Tiers, said: Speech) -> Clauses:
    """A last tier that gives what the rest gets is not listed: 其余 says it."""

    def earned(won: Fraction) -> str:
        return said.earns_share(won) if rule.scale == "percent" else said.earns(won)

    listed = list(rule.tiers)
    while len(listed) > 1 and listed[-1][1] == rule.otherwise:
        listed.pop()
    pieces = [
        said.say("when", earned=earned(won), condition=said.say(f"holds.{rule.boundary}", value=said.value(bound)))
        for bound, won in listed
    ]
    falling = rule.boundary.startswith(">")
    in_order = all(a > b if falling else a < b for (a, _), (b, _) in pairwise(listed))
    order = "" if in_order else said.say("first_holds")
    yield said.comma(*pieces, said.say("otherwise", earned=earned(rule.otherwise)), order)
    yield from said.ends(_in_points(rule.scale, [won for _, won in rule.tiers] + [rule.otherwise], said))


def _in_points(scale: str, won: Iterable[Fraction], said: Speech) -> list[Fraction]:
    return [said.weight * amount / 100 if scale == "percent" else amount for amount in won]


def interval(rule: Interval, said: Speech) -> Clauses:
    low, high = said.value(rule.low), said.value(rule.high)
    yield said.say("interval", low=low, high=high)
    yield said.say("interval.inside")
    yield said.say("interval.low", low=low, limit=said.value(rule.low_limit))
    yield said.say("interval.high", high=high, limit=said.value(rule.high_limit))


def deduct(rule: Deduct, said: Speech) -> Clauses:
    start = said.say("full") if rule.start is None else said.points(rule.start)
    yield said.say("deduct", amount=start)
    pieces = [_deduction(line, said) for line in rule.rules]
    yield said.comma(*pieces, said.floor(rule.floor))
    if (rule.start is not None and rule.start > said.weight) or any(line.points < 0 for line in rule.rules):
        yield said.say("at_most", amount=said.say("full"))


def _deduction(line: Rule, said: Speech) -> str:
    """督办超期件数每1件扣0.5分，最多扣1分."""
    what = tree_in_words(said.plan, line.value.tree, said.language)
    if isinstance(line.value.tree, Operation | Comparison | Choice):
        what = word("measure.parentheses", said.language, inner=what)
    key = "takes" if line.points >= 0 else "adds"
    gap = said.in_unit(unit_of(said.plan, line.value.tree)).gap(Fraction(1))
    taken = said.say(f"deduct.{key}", what=what, gap=gap, points=said.points(abs(line.points)))
    if line.most is None:
        return taken
    return said.say("deduct.limit", taken=taken, points=said.points(line.most))


def checklist(rule: Checklist, said: Speech) -> Clauses:
    worths = {worth for _, worth in rule.elements}
    if len(worths) == 1:
        names = said.listed(said.name(name) for name, _ in rule.elements)
        elements = said.say("checklist.each", names=names, points=said.points(worths.pop()))
    else:
        elements = said.listed(said.beside(name, said.points(worth)) for name, worth in rule.elements)
    yield said.say("checklist", item=said.item(rule.item), elements=elements)
    yield said.say("checklist.states")
    yield said.say("checklist.absent")
    yield from said.ends([sum((worth for _, worth in rule.elements), Fraction(0))])


def item_mean(rule: ItemMean, said: Speech) -> Clauses:
    cap = said.say("item_mean.cap", percent=exact(rule.item_cap_pct))
    yield said.comma(said.say("item_mean", item=said.item(rule.item)), cap)
    yield said.say("item_mean.none")


def coverage(rule: Coverage, said: Speech) -> Clauses:
    unit = said.plan.item[rule.item].unit if rule.item in said.plan.item else ""
    count = said.value(rule.min_count, unit)
    yield said.comma(said.say("coverage", item=said.item(rule.item)), said.say("coverage.from", count=count))
    yield said.say("coverage.absent")
