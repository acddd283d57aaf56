"""The whole rule of a leaf, or of a part of a blend: the clauses of its method, then what holds beside them."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from exchange.rule_words import absolute, converted, relative
from exchange.rule_words.measure import (
    can_divide_by_zero,
    looks_at_peers,
    part_measure_in_words,
    part_unit,
    read,
    tree_in_words,
)
from exchange.rule_words.speech import Clauses, Speech, exact
from scoring.expression import Expression
from scoring.method import MeasureMethod, Method
from scoring.methods.blend import Blend
from scoring.methods.deduct import Deduct
from scoring.methods.formula import Formula
from scoring.methods.rank_map import RankMap
from scoring.parameters import PartRule
from scoring.plan import Indicator
from scoring.rules import part_measure

WORDS: Final[Mapping[str, Callable[[Any, Speech], Clauses]]] = {
    "direct": absolute.direct,
    "pass_fail": absolute.pass_fail,
    "target_rate": absolute.target_rate,
    "target_step": absolute.target_step,
    "gap_deduct": absolute.gap_deduct,
    "efficacy": absolute.efficacy,
    "efficacy_tiers": absolute.efficacy_tiers,
    "interpolation": absolute.interpolation,
    "tiers": absolute.tiers,
    "interval": absolute.interval,
    "deduct": absolute.deduct,
    "checklist": absolute.checklist,
    "item_mean": absolute.item_mean,
    "coverage": absolute.coverage,
    "min_max": relative.min_max,
    "best_ratio": relative.best_ratio,
    "mean_ratio": relative.mean_ratio,
    "t_score": relative.t_score,
    "rank_linear": relative.rank_linear,
    "rank_step": relative.rank_step,
    "rank_bands": relative.rank_bands,
    "rank_map": relative.rank_map,
    "convert_scale": converted.convert_scale,
    "convert_grade": converted.convert_grade,
    "convert_rank": converted.convert_rank,
    "ballots": converted.ballots,
    "panel": converted.panel,
}
"""One function a method. A blend and a formula stand below: they are made of others."""


def clauses(method: Method, node: Indicator, measure: str | None, said: Speech) -> Clauses:
    """What is said of a method with its parameters, measured by `measure` (None: the item of the leaf's code)."""
    if isinstance(method, Blend):
        yield from _blend(method, node, said)
        return
    if isinstance(method, Formula):
        yield from _formula(method, said)
    else:
        yield from WORDS[method.code](method, said)
    if isinstance(method, MeasureMethod) and method.zero_gets_zero:
        yield said.say("zero")
    if not compares(method) and looks_beyond(method, node, said, measure):
        yield from said.peers_are()
    if said.zero_denominator != "missing":
        trees = (expression.tree for expression in expressions(method, node, measure, said))
        if any(can_divide_by_zero(tree) for tree in trees):
            yield said.say("zero_denominator", policy=said.say(f"zero_denominator.{said.zero_denominator}"))


def expressions(method: Method, node: Indicator, measure: str | None, said: Speech) -> Iterator[Expression]:
    """Every expression by which a method scores."""
    if isinstance(method, Formula):
        yield method.expression
    elif isinstance(method, Deduct):
        yield from (line.value for line in method.rules)
    elif isinstance(method, Blend):
        for part in method.parts:
            yield from expressions(part.method, node, part_measure(node, part), said)
    elif method.reads_measure:
        expression = read(said.plan, measure)
        if expression is not None:
            yield expression


def compares(method: Method) -> bool:
    """Does the method itself compare a unit with its peers, and say with whom?"""
    return method.group == "relative" and not isinstance(method, RankMap)


def looks_beyond(method: Method, node: Indicator, said: Speech, measure: str | None = None) -> bool:
    """Does an expression of it take something from the peers?"""
    return any(looks_at_peers(found.tree) for found in expressions(method, node, measure or node.measure, said))


def _formula(rule: Formula, said: Speech) -> Clauses:
    yield said.say("formula", formula=tree_in_words(said.plan, rule.expression.tree, said.language))
    high = said.say("full") if rule.max is None else said.points(rule.max)
    yield said.comma(said.say("at_least", amount=said.points(rule.min)), said.say("at_most", amount=high))


def _blend(rule: Blend, node: Indicator, said: Speech) -> Clauses:
    as_percent = all(part.share <= 1 for part in rule.parts)
    for number, part in enumerate(rule.parts, start=1):
        if as_percent:
            share = said.say("part.share", number=exact(part.share * 100))
        else:
            share = said.say("part.weight", number=exact(part.share))
        own = _of_part(part, node, said)
        measure = part_measure(node, part)
        rule_of_part = said.joined(clauses(part.method, node, measure, own))
        measured = part_measure_in_words(said.plan, node, measure, said.language) if part.method.reads_measure else ""
        key = "part" if measured else "part.bare"
        yield said.say(key, number=str(number), share=share, measure=measured, rule=rule_of_part)
    yield said.say("parts.shared")


def _of_part(part: PartRule, node: Indicator, said: Speech) -> Speech:
    return Speech(
        plan=said.plan,
        language=said.language,
        weight=Fraction(1),
        unit=part_unit(said.plan, node, part.measure),
        up=part.up,
        in_class=said.in_class if part.peers is None else part.peers == "class",
        min_peers=said.min_peers if part.min_peers is None else part.min_peers,
        zero_denominator=part.zero_denominator or said.zero_denominator,
        is_part=True,
    )
