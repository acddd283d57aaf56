"""Ranks from keys: equal keys tie."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from fractions import Fraction

Key = tuple[Fraction, ...]
"""The rounded total, then the tie-breakers; higher is better in each."""
Rank = int | Fraction


def ranks(keys: Mapping[str, Key], ties: str) -> dict[str, Rank]:
    """The rank of each unit, 1 = best. Ties: competition 1-2-2-4, dense 1-2-2-3, average 1-2½-2½-4 (as Fractions)."""
    ascending = sorted(keys.values())
    distinct = sorted(set(ascending))
    found: dict[str, Rank] = {}
    for code, key in keys.items():
        if ties == "dense":
            found[code] = 1 + len(distinct) - bisect_right(distinct, key)
            continue
        better = len(ascending) - bisect_right(ascending, key)
        equal = len(ascending) - better - bisect_left(ascending, key)
        found[code] = 1 + better if ties == "competition" else 1 + better + Fraction(equal - 1, 2)
    return found
