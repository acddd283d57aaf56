"""The rules of the methods that compare a unit with its peers, or convert a result from elsewhere."""

from fractions import Fraction

from scoring.desk import single
from scoring.methods.best_ratio import BestRatio
from scoring.methods.convert_grade import ConvertGrade
from scoring.methods.convert_rank import ConvertRank
from scoring.methods.convert_scale import ConvertScale
from scoring.methods.mean_ratio import MeanRatio
from scoring.methods.min_max import MinMax
from scoring.methods.rank_bands import RankBands
from scoring.methods.rank_linear import RankLinear
from scoring.methods.rank_map import RankMap
from scoring.methods.rank_step import RankStep
from scoring.methods.t_score import TScore
from scoring.numbers import Gone, parse_decimal
from scoring.worked.at import At, Award
from scoring.worked.model import Note
from scoring.worked.paper import FIGURE
from scoring.worked.terms import Known, Term, compare, percent


def min_max(method: MinMax, at: At) -> Award:
    low, high = at.of_peers("lowest"), at.of_peers("highest")
    at.paper.note("peers_range", low=low, high=high, count=at.count)
    if at.peers.all_equal:
        return Award(at.weight, (compare(low, "=", high),))
    place = (at.x - low if at.up else high - at.x) / (high - low)
    return Award(at.out_of(_from_base(at, method.base_pct, place)))


def _from_base(at: At, base_pct: Fraction, place: Term) -> Known:
    """The base and so much of what is above it, in percent."""
    if not base_pct:
        return at.paper.percent(place * 100)
    return at.paper.percent(at.given(base_pct, "base_pct") + at.given(100 - base_pct) * place)


def best_ratio(_: BestRatio, at: At) -> Award:
    best = at.of_peers("highest" if at.up else "lowest")
    at.paper.note("peers_highest" if at.up else "peers_lowest", best=best, count=at.count)
    if at.up:
        if not best.value:
            return Award(at.given(0), (compare(best, "=", at.given(0)),))
        return Award(at.out_of(at.paper.percent(at.x / best * 100)))
    if not at.x.value:
        return Award(at.weight, (compare(at.x, "=", at.given(0)),))
    return Award(at.out_of(at.paper.percent(best / at.x * 100)))


def mean_ratio(method: MeanRatio, at: At) -> Award:
    mean, cap = at.of_peers("mean"), at.given(method.cap_pct, "cap_pct")
    at.paper.note("peers_mean", mean=mean, count=at.count)
    at_mean = at.given(method.pct_at_mean, "pct_at_mean")
    if not at.up and not at.x.value:
        return Award(at.out_of(cap), (compare(at.x, "=", at.given(0)),))
    reached = at.paper.percent(at_mean * at.x / mean if at.up else at_mean * mean / at.x)
    return Award(at.out_of(at.paper.at_most(reached, cap)))


def t_score(method: TScore, at: At) -> Award:
    low, high = at.given(method.t_min, "t_min"), at.given(method.t_max, "t_max")
    mean = at.of_peers("mean")
    if at.peers.all_equal:
        at.paper.note("peers_equal", mean=mean, count=at.count)
        t: Known = at.given(50)
    else:
        deviation = single(at.peers.deviation(1 if method.sd == "sample" else 0))
        assert not isinstance(deviation, Gone)
        spread = Known(deviation, "peers", f"deviation_{method.sd}", FIGURE, among=at.peers.count)
        at.paper.note(f"peers_spread_{method.sd}", mean=mean, deviation=spread, count=at.count)
        t = at.paper.step("score", 50 + 10 * (at.x - mean if at.up else mean - at.x) / spread)
    place = at.paper.percent((t - low) / (high - low) * 100)
    return Award(at.out_of(at.paper.within(place, 0, 100)))


def rank_linear(method: RankLinear, at: At) -> Award:
    rank, count = at.rank(method.ties), at.count
    if count.value == 1:
        return Award(at.weight, (compare(count, "=", at.given(1)),))
    return Award(at.out_of(_from_base(at, method.base_pct, (count - rank) / (count - 1))))


def rank_step(method: RankStep, at: At) -> Award:
    steps = at.rank(method.ties) - 1
    if method.step_pct is not None:
        return Award(at.weight - steps * at.weight * percent(at.given(method.step_pct, "step_pct")))
    return Award(at.weight - steps * at.given(method.step_points or 0, "step_points"))


def rank_bands(method: RankBands, at: At) -> Award:
    rank, count = at.rank(method.ties), at.count
    place = at.paper.percent(100 * rank / count)
    for upper, score in method.bands:
        if place.value <= upper:
            return Award(at.out_of(at.given(score, "bands")), (compare(place, "<=", at.given(upper, "bands")),))
    return Award(at.given(0), (compare(place, ">", at.given(method.bands[-1][0], "bands")),))


def rank_map(method: RankMap, at: At) -> Award:
    for rank, won in method.map.items():
        if parse_decimal(rank) == at.x.value:
            return Award(at.given(won, "map"), label=Note("rank_given", {"rank": at.x}))
    return Award(at.given(method.participated, "participated"), label=Note("participated", {"rank": at.x}))


def convert_scale(method: ConvertScale, at: At) -> Award:
    return Award(at.weight * at.x / at.given(method.full, "full"))


def convert_rank(method: ConvertRank, at: At) -> Award:
    of = at.given(method.of, "of")
    return Award(at.out_of(_from_base(at, method.base_pct, (of - at.x) / at.given(method.of - 1))))


def convert_grade(method: ConvertGrade, at: At) -> Award:
    grade = at.look.sight.grade(method.item)
    assert not isinstance(grade, Gone)
    worth = at.paper.percent(at.given(method.map[grade], "map"), label=Note("grade_given", {"grade": grade}))
    return Award(at.out_of(worth))
