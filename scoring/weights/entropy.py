"""Entropy weights (熵权法): the more unequally an indicator is shared out among the units, the more it weighs."""

from collections import Counter
from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final

from scoring.problems import Problem, Refused
from scoring.rounding import half_up
from scoring.weights.shares import Weights, weights
from scoring.weights.table import Complete, Table, complete, constant, stretched, whole_numbers

BASES: Final = ("values", "min_max")
_DIGITS: Final = 40


def entropy(table: Table, basis: str = "values") -> Weights:
    """w = (1 − E)/Σ(1 − E), E = −Σ p·ln p / ln m over m units, p = the unit's share of the column (Shannon 1948;
    Zeleny 1982; Hwang & Yoon 1981); 0·ln 0 is 0.

    `basis`: "values" shares out the values as they are (direction does not matter; negative ones are refused);
    "min_max" the values stretched from worst 0 to best 1 first, as the Chinese handbooks do: then units, shifts and
    signs do not matter. The two give different weights. An indicator on which all units agree weighs 0, with a
    warning. Raises Refused where that is so of all, KeyError for an unknown basis, and what `table.complete` refuses.
    """
    if basis not in BASES:
        raise KeyError(basis)
    data = complete(table)
    if basis == "values":
        _refuse_negative(data)
    found = constant(data)
    parts = [
        _divergence(whole_numbers(values) if basis == "values" else stretched(values, direction))
        for values, direction in zip(data.values, data.directions, strict=True)
    ]
    return weights("entropy", data.names, parts, (*data.findings, *found))


def _divergence(parts: Sequence[int]) -> Fraction:
    """1 − E of a column in whole numbers: 1 − (ln S − Σ k·ln k / S)/ln m, S their sum. All equal: 0.

    With twice the digits of S to spare, for as many are lost where a column is almost constant.
    """
    if min(parts) == max(parts):
        return Fraction(0)
    whole = sum(parts)
    work = Context(prec=_DIGITS + 2 * len(str(whole)))
    logs = (work.multiply(times * part, Decimal(part).ln(work)) for part, times in Counter(parts).items() if part)
    spread = sum(map(Fraction, logs), Fraction(0)) / whole
    return 1 - (Fraction(Decimal(whole).ln(work)) - spread) / Fraction(Decimal(len(parts)).ln(work))


def _refuse_negative(data: Complete) -> None:
    found = [
        Problem("weighting.negative", (name, unit), {"row": unit, "column": name, "value": f"{half_up(value, 4)}"})
        for name, values in zip(data.names, data.values, strict=True)
        for unit, value in zip(data.units, values, strict=True)
        if value < 0
    ]
    if found:
        raise Refused(*found)
