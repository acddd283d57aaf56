"""Whether a unit's place can only get better, or only worse, while one of its values rises.

What is told here is proven from the rules; wherever something stands against it (an interval, a peer function, a value
in two rules that pull apart, points that other units take over from the mean) the answer is None: not told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from scoring.expression import Expression, Figure
from scoring.insight.columns import measures_of, states_of
from scoring.insight.slopes import Own, Slope, slope
from scoring.insight.span import Span
from scoring.method import MeasureMethod, Method
from scoring.methods import BY_CODE
from scoring.methods.best_ratio import BestRatio
from scoring.methods.blend import Blend
from scoring.methods.convert_rank import ConvertRank
from scoring.methods.convert_scale import ConvertScale
from scoring.methods.deduct import Deduct
from scoring.methods.direct import Direct
from scoring.methods.efficacy import Efficacy
from scoring.methods.efficacy_tiers import EfficacyTiers
from scoring.methods.formula import Formula
from scoring.methods.gap_deduct import GapDeduct
from scoring.methods.interpolation import Interpolation
from scoring.methods.mean_ratio import MeanRatio
from scoring.methods.min_max import MinMax
from scoring.methods.pass_fail import PassFail
from scoring.methods.rank_bands import RankBands
from scoring.methods.rank_linear import RankLinear
from scoring.methods.rank_step import RankStep
from scoring.methods.t_score import TScore
from scoring.methods.target_rate import TargetRate
from scoring.methods.target_step import TargetStep
from scoring.methods.tiers import Tiers
from scoring.parameter_reading import Setting
from scoring.plan import Plan
from scoring.result import Result
from scoring.rounding import round_half_up
from scoring.rules import LeafRule, measure_of, part_measure


def trend(result: Result, rules: Sequence[LeafRule], own: Own, span: Span) -> int | None:
    """1: the place of the unit never gets worse while its number under the item of `span` rises; -1: while it falls;
    0: the number does not matter. None: not told. `rules`: the scored leaves that read the item."""
    if not no_less_for_more(own.plan):
        return None
    return _agreed(_leaf_trend(result, rule, own, span) for rule in rules)


def _agreed(found: Iterable[int | None]) -> int | None:
    """The sign on which all agree that have one."""
    signs = set(found) - {0}
    if None in signs or len(signs) > 1:
        return None
    return signs.pop() if signs else 0


RELATIVE = (Blend, Formula, Deduct, MinMax, BestRatio, MeanRatio, TScore, RankLinear, RankStep, RankBands)
"""Methods that look at other units, or whose parts or expressions may."""


def no_less_for_more(plan: Plan) -> bool:
    """More points are never worse: no weight or coefficient is below 0."""
    weights = [own for node in plan.indicators for own in (node.weight, *node.weight_by_class.values())]
    return min((*weights, plan.full_score, *(one.coefficient for one in plan.classes)), default=0) >= 0


def _leaf_trend(result: Result, rule: LeafRule, own: Own, span: Span) -> int | None:
    plan, unit = own.plan, own.unit
    method = rule.method_for(unit.class_code, unit.code)
    if method is None:
        return 0  # the rule cannot be read: every unit is missing there
    node = rule.node
    rows = [row for row, one in enumerate(plan.units) if one.code != unit.code]
    if points_of_others_hang_on(result, rule, own):
        return None
    if any(isinstance(other, RELATIVE) for other in rule.variants.values() if other is not method):
        return None  # units of another class or with a rule of their own may be ranked against this one
    measures = measures_of(result, node.code)
    rivals = _Rivals(
        tuple(measure for row in rows if (measure := measures[row]) is not None),
        any(measures[row] and plan.units[row].ranked and plan.units[row].class_code == unit.class_code for row in rows),
    )
    own = replace(own, weight=Fraction(node.weight))
    return _Leaf(rule, own, span, rivals).of(method, rule.measure, node.direction == "up")


@dataclass(frozen=True, slots=True)
class _Rivals:
    """The measures of the other units; and whether one of its class, which is a peer wherever any is, is not 0."""

    measures: tuple[Fraction, ...]
    some: bool


def points_of_others_hang_on(result: Result, rule: LeafRule, own: Own) -> bool:
    """May others get other points because the unit does, whatever the method: taken over from the peers, or because
    the measures of all are treated together?"""
    node = rule.node
    takes = {"missing"} if node.missing in ("lowest", "mean") else set[str]()
    takes |= {"not_applicable"} if node.not_applicable == "mean" else set()
    if node.treatment:
        return True
    states = zip(own.plan.units, states_of(result, node.code), strict=True) if takes else ()
    return any(state in takes and other.code != own.unit.code for other, state in states)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One leaf of one unit while an item runs over a span. `rivals` of a blend's part are not known."""

    rule: LeafRule
    own: Own
    span: Span
    rivals: _Rivals | None

    def of(self, method: Method, measure: Expression | None, up: bool) -> int | None:
        """The trend of the points of a method."""
        match method:
            case Formula():
                return self._sign(method.expression)
            case Deduct():
                return self._deduct(method)
            case Blend():
                return self._blend(method)
        if not isinstance(method, MeasureMethod):
            return 0  # it reads no number
        found = None if measure is None else self._slope(measure)
        if found is None:
            return None
        if isinstance(method, Direct) and not self._on_step(method, measure):
            return None
        places = self.own.plan.rounding.measure_places
        found = Slope(found.sign, round_half_up(found.low, places), round_half_up(found.high, places))
        if not found.sign:
            return 0
        toward = method_trend(method, self.own.weight, up, found)
        if isinstance(method, BestRatio | MeanRatio) and not self._positive(found):
            return None
        if method.zero_gets_zero and found.low <= 0 <= found.high and not (toward == 1 and found.low == 0):
            return None
        return None if toward is None else toward * found.sign

    def _on_step(self, method: Direct, measure: Expression | None) -> bool:
        """Is every value of the span on the steps at which points are given directly?"""
        if method.step is None:
            return True
        plain = measure is not None and measure.tree == Figure(self.span.item)
        on = (self.span.at(0) - method.min) % method.step == 0 and self.span.step % method.step == 0
        return plain and on and self.own.plan.rounding.measure_places is None

    def _positive(self, measure: Slope) -> bool:
        """Are all measures 0 or more, and is always one above 0 among the peers?"""
        rivals = self.rivals
        return rivals is not None and rivals.some and measure.low >= 0 and min(rivals.measures) >= 0

    def _slope(self, expression: Expression) -> Slope | None:
        return slope(expression.tree, self.span.item, self.own, self.span.low, self.span.high)

    def _sign(self, expression: Expression) -> int | None:
        found = self._slope(expression)
        return None if found is None else found.sign

    def _deduct(self, method: Deduct) -> int | None:
        found = [(rule.points, self._sign(rule.value)) for rule in method.rules]
        return _agreed(sign if sign is None or points < 0 else -sign for points, sign in found)

    def _blend(self, method: Blend) -> int | None:
        if any(part.share < 0 for part in method.parts):
            return None
        setting = Setting(BY_CODE, None, None, [])
        inner = replace(self, own=replace(self.own, weight=Fraction(1)), rivals=None)
        node = self.rule.node
        found = []
        for part in method.parts:
            measure = measure_of(self.own.plan, part_measure(node, part), node.code, setting, ())
            found.append(inner.of(part.method, measure, part.up))
        return _agreed(found)


def method_trend(method: MeasureMethod, weight: Fraction, up: bool, measure: Slope) -> int | None:
    """1: the points never fall, and those of others never rise, while the measure rises; -1: while it falls.
    For ratios to the best and to the mean only where no measure is below 0."""
    better = 1 if up else -1
    match method:
        case Direct():
            low, high = method.bounds(weight)
            return 1 if low <= measure.low and measure.high <= high else None
        case PassFail():
            return {">": 1, "<": -1, "=": None}[method.op[0]]
        case TargetRate():
            if method.target <= 0 or method.threshold_pct > method.cap_pct:
                return None
            return better if up or method.form == "difference" or measure.low >= 0 else None
        case TargetStep():
            most = method.up_max
            usual = method.up_points >= 0 and method.down_points >= 0 and (most is None or most >= 0)
            return better if usual else None
        case GapDeduct():
            return better if method.points >= 0 else None
        case Efficacy():
            toward = 1 if method.good > method.bad else -1
            return toward if method.base_pct <= 100 else -toward
        case EfficacyTiers():
            falling = all(a >= b for a, b in pairwise((*method.coefs, method.below)))
            return (1 if method.standards[0] > method.standards[-1] else -1) if falling else None
        case Interpolation():
            return _direction([points for _, points in method.anchors])
        case Tiers():
            return _tiers(method)
        case MinMax():
            return better if method.base_pct <= 100 else None
        case BestRatio():
            return better
        case MeanRatio():
            return better if method.pct_at_mean >= 0 else None
        case RankLinear():
            return better if method.ties != "dense" and method.base_pct <= 100 else None
        case RankStep():
            return better if method.ties != "dense" else None
        case RankBands():
            falling = all(a >= b for a, b in pairwise([*(score for _, score in method.bands), Fraction(0)]))
            return better if method.ties != "dense" and falling else None
        case ConvertScale():
            return 1
        case ConvertRank():
            return -1 if method.base_pct <= 100 else None
    return None


def _direction(points: Sequence[Fraction]) -> int | None:
    """1: never falling, -1: never rising."""
    if all(a <= b for a, b in pairwise(points)):
        return 1
    return -1 if all(a >= b for a, b in pairwise(points)) else None


def _tiers(method: Tiers) -> int | None:
    """The bounds in the order in which they are tried, the best first or the worst first."""
    bounds = [bound for bound, _ in method.tiers]
    upward = method.boundary.startswith(">")
    if _direction(bounds) != (-1 if upward else 1) and len(bounds) > 1:
        return None
    toward = _direction([*(points for _, points in method.tiers), method.otherwise])
    return None if toward is None else -toward if upward else toward
