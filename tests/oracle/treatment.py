"""What the format's `treatment` does to a column of measures, worked out the slow way: every round from the start."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from statistics import mean, median
from typing import Any

Json = Any
Column = dict[str, Fraction]


def treated(
    treatment: Json, units: Sequence[Json], measures: Mapping[str, Fraction], gaps: Sequence[str], places: int | None
) -> Column:
    """The measures by unit code with gaps filled and outliers drawn in; a gap that nobody can fill stays out."""
    column = dict(measures)
    column |= filled(treatment.get("impute", "none"), units, measures, gaps, places)
    if treatment.get("winsorise") is not None:
        limits = {"skew": "2", "kurtosis": "3.5", "most": "5"} | dict(treatment["winsorise"])
        drawn_in({name: Fraction(limit) for name, limit in limits.items()}, units, column)
    return column


def filled(
    how: str, units: Sequence[Json], measures: Mapping[str, Fraction], gaps: Sequence[str], places: int | None
) -> Column:
    """The value of each gap."""
    by_code = {unit["code"]: unit for unit in units}
    ranked = [code for code, unit in by_code.items() if unit.get("ranked", True) and code in measures]
    if how == "none" or not ranked:
        return {}
    found = {}
    for gap in gaps:
        own = by_code[gap].get("class")
        peers = [code for code in ranked if own is not None and by_code[code].get("class") == own]
        among = [measures[code] for code in (peers if how == "group_mean" and peers else ranked)]
        value = Fraction(median(among) if how == "median" else mean(among))
        found[gap] = value if places is None else nearest(value, places)
    return found


def nearest(value: Fraction, places: int) -> Fraction:
    """Half away from zero."""
    steps = int(abs(value) * 10**places + Fraction(1, 2))
    return Fraction(steps if value >= 0 else -steps, 10**places)


def drawn_in(limits: Mapping[str, Fraction], units: Sequence[Json], column: Column) -> None:
    """Round by round: all that lies at the end of the longer tail becomes its neighbour."""
    ranked = [unit["code"] for unit in units if unit.get("ranked", True) and unit["code"] in column]
    before = dict(column)
    while True:
        values = [column[code] for code in ranked]
        skew, kurtosis = skewness_squared(values), excess_kurtosis(values)
        if skew is None or kurtosis is None or abs(skew) <= limits["skew"] ** 2 or kurtosis <= limits["kurtosis"]:
            return
        end = max(values) if skew > 0 else min(values)
        inner = [value for value in values if value != end]
        limit = max(inner) if skew > 0 else min(inner)
        after = {code: min(value, limit) if skew > 0 else max(value, limit) for code, value in column.items()}
        if sum(after[code] != before[code] for code in ranked) > limits["most"]:
            return
        column.update(after)


def skewness_squared(values: Sequence[Fraction]) -> Fraction | None:
    """The square of the sample skewness (as SKEW of spreadsheets) with its sign: [n / ((n-1)(n-2)) · Σ z³]²."""
    n = len(values)
    if n < 3 or len(set(values)) == 1:
        return None
    centre = sum(values, Fraction(0)) / n
    variance = sum(((x - centre) ** 2 for x in values), Fraction(0)) / (n - 1)
    cubes = sum(((x - centre) ** 3 for x in values), Fraction(0))
    signed = Fraction(n, (n - 1) * (n - 2)) * cubes
    return signed * abs(signed) / variance**3


def excess_kurtosis(values: Sequence[Fraction]) -> Fraction | None:
    """The sample excess kurtosis (as KURT): n(n+1) / ((n-1)(n-2)(n-3)) · Σ z⁴ - 3(n-1)² / ((n-2)(n-3))."""
    n = len(values)
    if n < 4 or len(set(values)) == 1:
        return None
    centre = sum(values, Fraction(0)) / n
    variance = sum(((x - centre) ** 2 for x in values), Fraction(0)) / (n - 1)
    fourth = sum(((x - centre) ** 4 for x in values), Fraction(0)) / variance**2
    return Fraction(n * (n + 1), (n - 1) * (n - 2) * (n - 3)) * fourth - Fraction(3 * (n - 1) ** 2, (n - 2) * (n - 3))
