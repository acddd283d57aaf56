"""Why a unit stands where it stands, as JSON: figures as decimal strings, those whose decimals do not end as "n/d"."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from scoring.insight.changes import Figures, Moved
from scoring.insight.comparison import Comparison, Term
from scoring.insight.contributions import Contributions
from scoring.insight.gain import Gain
from scoring.insight.standing import Neighbour, Standing
from scoring.insight.strengths import LeafRate, Strengths
from scoring.result import Rank
from scoring.rounding import half_up
from scoring.worked.digits import exact_text

Content = dict[str, Any]
"""Dicts, lists, text, whole numbers, booleans and null."""


def standing_content(found: Standing) -> Content:
    return {
        "class": found.class_code,
        "total": f"{found.total:f}",
        "grade": found.grade,
        "rank": _rank(found.rank),
        "ranked": found.ranked,
        "tied": list(found.tied),
        "better": _neighbour(found.better),
        "worse": _neighbour(found.worse),
        "cost": _terms(found.cost),
        "ahead": _terms(found.ahead),
        "beside": _terms(found.beside),
    }


def contributions_content(found: Contributions) -> Content:
    """`given` of the `addends` and all of `rounding` add up to `base`."""
    nodes = {
        node.code: {
            "state": node.state,
            "weight": f"{node.weight:f}",
            "effective_weight": _figure(node.effective_weight),
            "points": _figure(node.points),
            "given": _figure(node.given),
            "share": _figure(node.share),
            "mean": _figure(node.mean),
            "against_all": _figure(node.against_all),
            "class_mean": _figure(node.class_mean),
            "against_class": _figure(node.against_class),
        }
        for node in found.nodes
    }
    rounding = {code: _figure(residue) for code, residue in found.rounding.items()}
    return {"base": f"{found.base:f}", "nodes": nodes, "addends": list(found.addends), "rounding": rounding}


def strengths_content(found: Strengths) -> Content:
    return {
        "best_rates": [_leaf(leaf) for leaf in found.best_rates],
        "worst_rates": [_leaf(leaf) for leaf in found.worst_rates],
        "least_lost": [_leaf(leaf) for leaf in found.least_lost],
        "most_lost": [_leaf(leaf) for leaf in found.most_lost],
    }


def comparison_content(found: Comparison) -> Content:
    """The differences of `terms` add up to `difference`."""
    leaves = [
        {"code": pair.code, "a": _figure(pair.a), "b": _figure(pair.b), "difference": _figure(pair.difference)}
        for pair in found.leaves
    ]
    return {
        "a": found.a,
        "b": found.b,
        "total_a": f"{found.total_a:f}",
        "total_b": f"{found.total_b:f}",
        "difference": _figure(found.difference),
        "leaves": leaves,
        "terms": _terms(found.terms),
    }


def gain_content(gain: Gain) -> Content:
    """One way; what does not concern it is not there."""
    content: Content = {"way": gain.way, "answer": gain.answer}
    if gain.way == "value":
        content |= {"leaves": list(gain.leaves)} | ({"item": gain.item} if gain.item else {})
    else:
        content |= {"rule": gain.rule, "level": gain.level}
    if gain.event is not None:
        content["event"] = {"subject": gain.event.subject, "date": gain.event.date, "document": gain.event.document}
    if gain.now is not None:
        content |= {"now": f"{gain.now:f}", "needed": _figure(gain.needed), "change": _figure(gain.change)}
    if gain.outcome is not None:
        outcome = gain.outcome
        content |= {"rank": _rank(outcome.rank), "total": f"{outcome.total:f}", "grade": outcome.grade}
        content["others"] = [moved_content(one) for one in outcome.others]
    return content | ({"open_end": True} if gain.open_end else {})


def moved_content(one: Moved) -> Content:
    return {"unit": one.unit, "before": _figures(one.before), "after": _figures(one.after)}


def _figures(figures: Figures | None) -> Content | None:
    if figures is None:
        return None
    ranks = {"rank": _rank(figures.rank), "rank_in_class": _rank(figures.rank_in_class)}
    return {"total": f"{figures.total:f}", **ranks, "grade": figures.grade}


def _neighbour(one: Neighbour | None) -> Content | None:
    if one is None:
        return None
    return {"code": one.code, "rank": _rank(one.rank), "total": f"{one.total:f}", "gap": f"{one.gap:f}"}


def _terms(terms: Sequence[Term]) -> list[Content]:
    return [
        {"kind": term.kind}
        | ({"code": term.code} if term.code else {})
        | {"a": _figure(term.a), "b": _figure(term.b), "difference": _figure(term.difference)}
        for term in terms
    ]


def _leaf(leaf: LeafRate) -> Content:
    return {
        "code": leaf.code,
        "points": _figure(leaf.points),
        "weight": f"{leaf.weight:f}",
        "rate": _figure(leaf.rate),
        "lost": _figure(leaf.lost),
    }


def _figure(value: Decimal | Fraction | None) -> str | None:
    return exact_text(value) if isinstance(value, Fraction) else None if value is None else f"{value:f}"


def _rank(rank: Rank | None) -> int | str | None:
    return rank if rank is None or isinstance(rank, int) else f"{half_up(rank, 1):f}"
