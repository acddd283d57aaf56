"""差距: how far apart the units lie under one indicator, before and after normalising."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.descriptive.figures import measures, rates
from scoring.descriptive.moments import deviation, mean, median
from scoring.descriptive.undefined import Figure, Undefined
from scoring.plan import Plan
from scoring.result import Result


@dataclass(frozen=True, slots=True)
class Dispersion:
    """The spread of one column. Exact but for `deviation` and `variation`, which are correct to 45 digits.

    `times`: max ÷ min (最高是最低的 12 倍); `times_more`: (max − min) ÷ min (最高比最低多 11 倍): always one less.
    `deviation`: of the population, in the unit of the values; `variation`: deviation ÷ mean (变异系数).
    """

    count: int
    highest: Fraction
    lowest: Fraction
    highest_units: tuple[str, ...]
    lowest_units: tuple[str, ...]
    mean: Fraction
    median: Fraction
    deviation: Fraction
    times: Figure
    times_more: Figure
    variation: Figure


@dataclass(frozen=True, slots=True)
class Behind:
    """A unit that stays behind the mean: its value and that value ÷ the mean."""

    unit: str
    value: Fraction
    of_mean: Fraction


def dispersion(values: Mapping[str, Fraction]) -> Dispersion | None:
    """The spread of a column, by unit code; None of no values. Ratios need a lowest value, or a mean, above 0."""
    if not values:
        return None
    column = tuple(values.values())
    highest, lowest, centre, spread = max(column), min(column), mean(column), deviation(column)
    times: Figure = Undefined.NEGATIVE_MINIMUM if lowest < 0 else Undefined.ZERO_MINIMUM
    return Dispersion(
        count=len(column),
        highest=highest,
        lowest=lowest,
        highest_units=tuple(code for code, value in values.items() if value == highest),
        lowest_units=tuple(code for code, value in values.items() if value == lowest),
        mean=centre,
        median=median(column),
        deviation=spread,
        times=highest / lowest if lowest > 0 else times,
        times_more=(highest - lowest) / lowest if lowest > 0 else times,
        variation=spread / centre if centre > 0 else _no_mean(centre),
    )


def before_and_after(plan: Plan, result: Result, leaf: str) -> tuple[Dispersion | None, Dispersion | None]:
    """The spread of a leaf's measures, and that of its rates (points ÷ weight), among the ranked units."""
    return dispersion(measures(plan, result, leaf)), dispersion(rates(plan, result, leaf))


def behind(values: Mapping[str, Fraction], of_mean: Fraction = Fraction(3, 5)) -> tuple[Behind, ...] | Undefined:
    """The units below `of_mean` (0.6 = 60 %) of the mean, the furthest first; needs a mean above 0."""
    centre = mean(tuple(values.values())) if values else Fraction(0)
    if centre <= 0:
        return _no_mean(centre)
    found = [Behind(code, value, value / centre) for code, value in values.items() if value < of_mean * centre]
    return tuple(sorted(found, key=lambda one: one.value))


def _no_mean(centre: Fraction) -> Undefined:
    return Undefined.NEGATIVE_MEAN if centre < 0 else Undefined.ZERO_MEAN
