"""Weights without any figure but an order of importance: all equal, or by rank."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from scoring.problems import Problem, Refused
from scoring.weights.shares import Weights, check_names, shown, weights


def equal(names: Sequence[str]) -> Weights:
    """The same weight for everybody: 1/n. Raises Refused without names or with one twice."""
    check_names(names)
    return weights("equal", names, [Fraction(1)] * len(names))


def _centroid(place: int, count: int) -> Fraction:
    return sum((Fraction(1, k) for k in range(place, count + 1)), Fraction(0))


def _sum(place: int, count: int) -> Fraction:
    return Fraction(count + 1 - place)


def _reciprocal(place: int, _: int) -> Fraction:
    return Fraction(1, place)


FORMS: Final[Mapping[str, Callable[[int, int], Fraction]]] = {
    "rank_centroid": _centroid,  # Σ of 1/k from the place to n, by n (Barron 1992; Barron & Barrett 1996)
    "rank_sum": _sum,  # n + 1 − place, by n(n+1)/2 (Stillwell, Seaver & Edwards 1981)
    "rank_reciprocal": _reciprocal,  # 1/place, by their sum (Stillwell, Seaver & Edwards 1981)
}


def rank_order(names: Sequence[str], ranks: Sequence[int], form: str = "rank_centroid") -> Weights:
    """Weights from the ranks of importance, 1 = most important; `form` is one of `FORMS`.

    Only the order of the ranks counts: 1-2-2-4 and 1-2-2-3 say the same. Indicators of one rank share what their
    places get together, in equal parts. Raises Refused where a rank is missing or less than 1; KeyError for an
    unknown form.
    """
    check_names(names)
    place_weight = FORMS[form]
    if len(ranks) != len(names):
        raise Refused(Problem("weighting.count", facts={"wanted": str(len(names)), "count": str(len(ranks))}))
    found = [
        Problem("weighting.rank", (name,), {"name": name, "value": shown(rank)})
        for name, rank in zip(names, ranks, strict=True)
        if not isinstance(rank, int) or isinstance(rank, bool) or rank < 1
    ]
    if found:
        raise Refused(*found)
    by_place = [place_weight(place, len(names)) for place in range(1, len(names) + 1)]
    parts = []
    for rank in ranks:
        before, tied = sum(other < rank for other in ranks), ranks.count(rank)
        parts.append(sum(by_place[before : before + tied], Fraction(0)) / tied)
    return weights(form, names, parts)
