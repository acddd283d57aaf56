"""The best-worst method (最优最劣法): every indicator compared with the most and with the least important only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Final

from scoring.problems import Problem, Refused
from scoring.rounding import half_up
from scoring.weights.judgments import EXTREME, SCALE
from scoring.weights.shares import Number, Weights, check_names, exact, shown, weights

LIMITS: Final[Mapping[int, tuple[str, ...]]] = {
    2: ("0",) * 7,
    3: ("0.1667",) * 7,
    4: ("0.1121", "0.1529", "0.1898", "0.2206", "0.2527", "0.2577", "0.2683"),
    5: ("0.1354", "0.1994", "0.2306", "0.2546", "0.2716", "0.2844", "0.2960"),
    6: ("0.1330", "0.1990", "0.2643", "0.3044", "0.3144", "0.3221", "0.3262"),
    7: ("0.1294", "0.2457", "0.2819", "0.3029", "0.3144", "0.3251", "0.3403"),
    8: ("0.1309", "0.2521", "0.2958", "0.3154", "0.3408", "0.3620", "0.3657"),
    9: ("0.1359", "0.2681", "0.3062", "0.3337", "0.3517", "0.3620", "0.3662"),
}
"""Largest acceptable input-based ratio, by the judgment of best over worst, for 3 to 9 indicators: Liang, Brunelli &
Rezaei, Omega 96 (2020), table 3."""


@dataclass(frozen=True, slots=True)
class BestWorst:
    """`xi` is the largest deviation that the weights leave, ξ of the linear model; 0 where all judgments agree.

    `ratio` is the input-based consistency ratio, `limit` what the named `table` allows, None outside the table.
    `suspects`: the indicators whose two judgments agree least with the one of best over worst; none at ratio 0.
    """

    weights: Weights
    xi: Fraction
    ratio: Fraction
    limit: Fraction | None
    suspects: tuple[str, ...]
    table: str = "liang_brunelli_rezaei_2020"

    @property
    def acceptable(self) -> bool | None:
        """None: the table says nothing."""
        return True if self.ratio == 0 else None if self.limit is None else self.ratio <= self.limit


def best_worst(
    names: Sequence[str],
    best: str,
    worst: str,
    best_to_others: Sequence[Number | None],
    others_to_worst: Sequence[Number | None],
) -> BestWorst:
    """Weights by the linear best-worst model (Rezaei 2016), exactly.

    `best_to_others`: how many times as important the best is as each indicator, in the order of the names;
    `others_to_worst`: how many times as important each one is as the worst; at least 1 (scale 1 to 9). None stands for
    1 where something is compared with itself, and for best over worst where the other list has it. Raises Refused for
    unknown names, best = worst among several, and for judgments that are missing, no numbers, below 1 or contradictory.
    """
    check_names(names)
    over, under = _read(names, best, worst, best_to_others, others_to_worst)
    first, last = names.index(best), names.index(worst)
    top = over[last]
    if len(names) == 1:
        return BestWorst(weights("best_worst", names, [Fraction(1)]), Fraction(0), Fraction(0), None, ())
    parts, xi = _solve(over, under, first, last)
    ratios = [
        abs(a * b - top) / (top * top - top) if top != 1 else Fraction(0) for a, b in zip(over, under, strict=True)
    ]
    ratio = max(ratios)
    suspects = tuple(name for name, each in zip(names, ratios, strict=True) if ratio and each == ratio)
    limit = _limit(top, len(names))
    found = _doubts(names, over, under, ratio, limit, suspects, top)
    return BestWorst(weights("best_worst", names, parts, found), xi, ratio, limit, suspects)


def _solve(
    over: Sequence[Fraction], under: Sequence[Fraction], first: int, last: int
) -> tuple[list[Fraction], Fraction]:
    """min ξ with |w_B − a_Bj·w_j| ≤ ξ and |w_j − a_jW·w_W| ≤ ξ, weights ≥ 0 adding up to 1; in closed form.

    Divided by ξ: maximise the sum of u = w/ξ with deviations of at most 1. Given u_B and u_W each other u_j is free
    between bounds, so it takes its upper one, min((u_B + 1)/a_Bj, a_jW·u_W + 1). It has one where
    s·u_W − c ≤ u_B ≤ s·u_W + c, with s = a_Bj·a_jW, c = a_Bj + 1; best over worst itself gives s = a_BW, c = 1.
    The sum grows with u_B and u_W, and these lines rise: the optimum is the one point where u_W is largest, the first
    crossing of a lower line of slope s with an upper one of slope t < s. No crossing: all s are equal and ξ is 0.
    """
    others = [j for j in range(len(over)) if j not in (first, last)]
    lines = {(over[last], Fraction(1)), *((over[j] * under[j], over[j] + 1) for j in others)}
    crossings = [(c + d) / (s - t) for (s, c), (t, d) in product(lines, lines) if s > t]
    if not crossings:
        return list(under), Fraction(0)
    worst = min(crossings)
    best = min(s * worst + c for s, c in lines)
    parts = [min((best + 1) / a, b * worst + 1) for a, b in zip(over, under, strict=True)]
    parts[first], parts[last] = best, worst
    return parts, 1 / sum(parts, Fraction(0))


def _limit(top: Fraction, count: int) -> Fraction | None:
    row = LIMITS.get(int(top)) if top.denominator == 1 else None
    return Fraction(row[count - 3]) if row and 3 <= count <= 9 else None


def _read(
    names: Sequence[str],
    best: str,
    worst: str,
    best_to_others: Sequence[Number | None],
    others_to_worst: Sequence[Number | None],
) -> tuple[list[Fraction], list[Fraction]]:
    found = [Problem("weighting.unknown_name", (name,), {"name": name}) for name in (best, worst) if name not in names]
    if best == worst and len(names) > 1:
        found.append(Problem("weighting.best_is_worst", (best,), {"name": best}))
    found += [
        Problem("weighting.count", facts={"wanted": str(len(names)), "count": str(len(given))})
        for given in (best_to_others, others_to_worst)
        if len(given) != len(names)
    ]
    if found:
        raise Refused(*found)
    first, last = names.index(best), names.index(worst)
    over = [_judgment(value, (best, name), found) for name, value in zip(names, best_to_others, strict=True)]
    under = [_judgment(value, (name, worst), found) for name, value in zip(names, others_to_worst, strict=True)]
    for judgments, own, name in ((over, first, best), (under, last, worst)):
        if judgments[own] not in (None, 1):
            facts = {"row": name, "value": shown(judgments[own])}
            found.append(Problem("weighting.diagonal", (name, name), facts))
        judgments[own] = Fraction(1)
    over[last], under[first] = over[last] or under[first], under[first] or over[last]
    if not found:
        _check(names, over, under, first, last, found)
    if found:
        raise Refused(*found)
    return [value for value in over if value is not None], [value for value in under if value is not None]


def _judgment(value: Number | None, pair: tuple[str, str], found: list[Problem]) -> Fraction | None:
    number = exact(value)
    facts = {"row": pair[0], "column": pair[1], "value": shown(value)}
    if number is None and value is not None:
        found.append(Problem("weighting.not_a_number", pair, facts))
    elif number is not None and not 1 <= number <= EXTREME:
        found.append(Problem("weighting.below_one", pair, {**facts, "most": str(EXTREME)}))
    return number


def _check(
    names: Sequence[str],
    over: Sequence[Fraction | None],
    under: Sequence[Fraction | None],
    first: int,
    last: int,
    found: list[Problem],
) -> None:
    """Nothing missing, one answer on best over worst, and no others where these two weigh the same."""
    best, worst = names[first], names[last]
    missing = [(best, name) for name, value in zip(names, over, strict=True) if value is None]
    missing += [(name, worst) for name, value in zip(names, under, strict=True) if value is None]
    found += [
        Problem("weighting.judgment_missing", pair, {"row": pair[0], "column": pair[1]})
        for pair in dict.fromkeys(missing)
    ]
    if over[last] != under[first]:
        facts = {"row": best, "column": worst, "value": shown(over[last]), "other": shown(under[first])}
        found.append(Problem("weighting.two_answers", (best, worst), facts))
    elif over[last] == 1 and any(value != 1 for value in (*over, *under)):
        found.append(Problem("weighting.all_equal", (best, worst), {"row": best, "column": worst}))


def _doubts(
    names: Sequence[str],
    over: Sequence[Fraction],
    under: Sequence[Fraction],
    ratio: Fraction,
    limit: Fraction | None,
    suspects: Sequence[str],
    top: Fraction,
) -> list[Problem]:
    found = []
    largest = max(*over, *under)
    if largest > SCALE:
        facts = {"value": shown(largest), "scale": str(SCALE)}
        found.append(Problem("weighting.above_scale", facts=facts, severity="warning"))
    if ratio and limit is None:
        found.append(Problem("weighting.no_limit", facts={"ratio": f"{half_up(ratio, 4)}"}, severity="warning"))
    elif limit is not None and ratio > limit:
        index = names.index(suspects[0])
        facts = {
            "ratio": f"{half_up(ratio, 4)}",
            "limit": f"{half_up(limit, 4)}",
            "name": suspects[0],
            "over": shown(over[index]),
            "under": shown(under[index]),
            "product": shown(over[index] * under[index]),
            "top": shown(top),
        }
        found.append(Problem("weighting.best_worst_inconsistent", (suspects[0],), facts, "warning"))
    return found
