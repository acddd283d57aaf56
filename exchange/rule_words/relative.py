"""The rules in words of the methods that compare a unit with its peers, and of places that others gave."""

from fractions import Fraction
from itertools import groupby

from exchange.rule_words.speech import Clauses, Speech, exact
from scoring.methods.best_ratio import BestRatio
from scoring.methods.mean_ratio import MeanRatio
from scoring.methods.min_max import MinMax
from scoring.methods.rank_bands import RankBands
from scoring.methods.rank_linear import RankLinear
from scoring.methods.rank_map import RankMap
from scoring.methods.rank_step import RankStep
from scoring.methods.t_score import TScore


def _way(said: Speech) -> str:
    return "up" if said.up else "down"


def min_max(rule: MinMax, said: Speech) -> Clauses:
    best, worst = (said.say(f"best.{way}") for way in (("up", "down") if said.up else ("down", "up")))
    yield said.among(said.say("min_max", best=best, worst=worst, earned=said.earns_share(rule.base_pct)))
    yield said.say("min_max.equal")


def best_ratio(rule: BestRatio, said: Speech) -> Clauses:
    yield said.among(said.say(f"best_ratio.{_way(said)}"))
    if rule.cap_pct != 100:
        yield said.say("at_most", amount=said.share(rule.cap_pct))
    if said.up:
        yield said.say("best_ratio.none")


def mean_ratio(rule: MeanRatio, said: Speech) -> Clauses:
    yield said.among(said.say("mean_ratio", earned=said.earns_share(rule.pct_at_mean)))
    limit = said.say("at_most", amount=said.share(rule.cap_pct))
    yield said.comma(said.say(f"mean_ratio.{_way(said)}"), limit)
    yield said.say("mean_ratio.none")


def t_score(rule: TScore, said: Speech) -> Clauses:
    yield said.among(said.say(f"t.{_way(said)}", deviation=said.say(f"t.{rule.sd}")))
    yield said.say("t.limits", high=exact(rule.t_max), low=exact(rule.t_min))
    yield said.say("t.equal")


def _ranked(ties: str, said: Speech) -> str:
    """How the places are made; that ties share a place and the next ones stay free is the usual."""
    shared = said.say(f"ties.{ties}") if ties != "competition" else ""
    return said.among(said.say(f"ranked.{_way(said)}"), shared)


def rank_linear(rule: RankLinear, said: Speech) -> Clauses:
    yield _ranked(rule.ties, said)
    yield said.say("rank.linear", earned=said.earns_share(rule.base_pct))


def rank_step(rule: RankStep, said: Speech) -> Clauses:
    yield _ranked(rule.ties, said)
    step = said.points(rule.step_points or Fraction(0)) if rule.step_pct is None else said.share(rule.step_pct)
    yield said.comma(said.say("rank.step", points=step), said.floor(rule.floor))


def rank_bands(rule: RankBands, said: Speech) -> Clauses:
    yield _ranked(rule.ties, said)
    pieces = []
    lower = None
    for upper, percent in rule.bands:
        earned = said.earns_share(percent)
        if lower is None:
            pieces.append(said.say("rank.band", upper=exact(upper), earned=earned))
        elif upper < 100:
            pieces.append(said.say("rank.band.next", lower=exact(lower), upper=exact(upper), earned=earned))
        elif lower < 100:
            pieces.append(said.say("rank.band.rest", earned=earned))
        lower = upper
    if rule.bands[-1][0] < 100:
        pieces.append(said.say("rank.band.rest", earned=said.say("earns.none")))
    yield said.comma(*pieces)


def rank_map(rule: RankMap, said: Speech) -> Clauses:
    pieces = []
    for won, ranks in groupby(rule.map, key=rule.map.__getitem__):
        places = list(ranks)
        key = "rank.map.many" if len(places) > 1 else "rank.map"
        pieces.append(said.say(key, places=said.named(places), earned=said.earns(won)))
    yield said.comma(
        *pieces,
        said.say("rank.participated", earned=said.earns(rule.participated)),
        said.say("rank.absent", earned=said.earns(rule.absent)),
    )
    yield from said.ends([*rule.map.values(), rule.participated, rule.absent])
