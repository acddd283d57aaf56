"""What is done to the measures of a leaf before they are scored, where the plan says so: gaps are filled, outliers are
drawn in. Every cell that changes is listed.

The order is: measure (denominators stand in its expression), rounding to `measure_places`, filling, drawing in. The
figures are those of the ranked units of the whole assessment, whatever `peers` says; units outside the ranking are
treated alike but count in none of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final, Literal

from scoring.descriptive.moments import kurtosis, long_tail, mean, median, skewness
from scoring.methods import BY_CODE
from scoring.numbers import Gone, Value
from scoring.parameter_reading import Setting, read_value
from scoring.parameters import Parameter
from scoring.plan import Indicator, Json, Unit, shown
from scoring.problems import Place, Problem
from scoring.rounding import round_half_up

Side = Literal["high", "low"]
_AVERAGES: Final[Mapping[str, Callable[[Sequence[Fraction]], Fraction]]] = {
    "mean": mean,
    "median": median,
    "group_mean": mean,
}


@dataclass(frozen=True, kw_only=True)
class Winsorise:
    """While |skewness| > `skew` and excess kurtosis > `kurtosis` (samples, type 2), the values at the end of the
    longer tail become the next value inwards; so that at most `most` ranked units change."""

    skew: Fraction = Fraction(2)
    kurtosis: Fraction = Fraction(7, 2)
    most: int = 5


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """The treatment of one leaf. `impute`: none, mean, median (of all ranked units), group_mean (of the unit's class,
    where it has a value, else of all)."""

    impute: str = "none"
    winsorise: Winsorise | None = None


@dataclass(frozen=True, slots=True)
class Imputed:
    """A gap that was filled with the average `how` of `count` units: those of `class_code`, or (None) all."""

    unit: str
    after: Fraction
    how: str
    count: int
    class_code: str | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A measure that was drawn in from one end; `round`: the first, from 1, that moved it."""

    unit: str
    before: Fraction
    after: Fraction
    side: Side
    round: int


@dataclass(frozen=True, slots=True)
class Round:
    """One step of drawing in: the shape before it, and the limit behind which no measure lies after it."""

    side: Side
    limit: Fraction
    skew: Fraction
    kurtosis: Fraction


@dataclass(frozen=True, slots=True)
class Treated:
    """The measures after treatment, and what was done cell by cell, units in the order of the plan.

    `unfilled`: gaps that stay, for no ranked unit has a value. `outlying`: the shape is still beyond the limits, but
    more units than `most` would have to change.
    """

    values: Mapping[str, Value]
    imputed: tuple[Imputed, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    rounds: tuple[Round, ...] = ()
    unfilled: tuple[str, ...] = ()
    outlying: bool = False

    @property
    def filled(self) -> frozenset[str]:
        """The units whose measure is not from a value of their own."""
        return frozenset(step.unit for step in self.imputed)


def treat(
    rule: Treatment,
    measures: Mapping[str, Value],
    units: Sequence[Unit],
    *,
    zero_denominator: str = "missing",
    places: int | None = None,
) -> Treated:
    """The measures of all units (by code) after treatment.

    A gap is a measure that is missing, or divided by zero where the leaf's `zero_denominator` calls that missing; what
    is not applicable stays so. `places`: the plan's `measure_places`, to which averages are rounded like measures.
    """
    treated = Treated(measures)
    if rule.impute != "none":
        treated = _fill(rule.impute, treated, units, zero_denominator, places)
    return treated if rule.winsorise is None else _draw_in(rule.winsorise, treated, units)


# Filling gaps.


def _fill(how: str, treated: Treated, units: Sequence[Unit], zero_denominator: str, places: int | None) -> Treated:
    gaps = {Gone.MISSING, Gone.ZERO_DIVISION} if zero_denominator == "missing" else {Gone.MISSING}
    everybody = _numbers(treated.values, units)
    classes = {unit.class_code for unit in units} - {None} if how == "group_mean" else set()
    columns: dict[str | None, Mapping[str, Fraction]] = {None: everybody}
    for class_code in classes:
        columns[class_code] = _numbers(treated.values, [unit for unit in units if unit.class_code == class_code])
    averages = {
        code: round_half_up(_AVERAGES[how](tuple(column.values())), places)
        for code, column in columns.items()
        if column
    }
    waiting = [unit for unit in units if treated.values.get(unit.code) in gaps]
    if not averages:
        return replace(treated, unfilled=tuple(unit.code for unit in waiting))
    imputed = []
    for unit in waiting:
        group = unit.class_code if unit.class_code in averages else None
        imputed.append(Imputed(unit.code, averages[group], how, len(columns[group]), group))
    values = {**treated.values, **{step.unit: step.after for step in imputed}}
    return replace(treated, values=values, imputed=tuple(imputed))


def _numbers(values: Mapping[str, Value], units: Iterable[Unit]) -> Mapping[str, Fraction]:
    """The measures of the ranked units among `units` that are numbers."""
    found = {unit.code: values.get(unit.code) for unit in units if unit.ranked}
    return {code: value for code, value in found.items() if isinstance(value, Fraction)}


# Drawing in.


def _draw_in(rule: Winsorise, treated: Treated, units: Sequence[Unit]) -> Treated:
    rounds, outlying = _rounds(rule, tuple(_numbers(treated.values, units).values()))
    if not rounds:
        return replace(treated, outlying=outlying)
    values = dict(treated.values)
    drawn = []
    for unit in units:
        before = values.get(unit.code)
        if not isinstance(before, Fraction):
            continue
        first = next((number for number, each in enumerate(rounds, 1) if _beyond(before, each)), None)
        if first is not None:
            after = values[unit.code] = _within(before, rounds)
            drawn.append(Drawn(unit.code, before, after, rounds[first - 1].side, first))
    return replace(treated, values=values, drawn=tuple(drawn), rounds=rounds, outlying=outlying)


def _rounds(rule: Winsorise, column: Sequence[Fraction]) -> tuple[tuple[Round, ...], bool]:
    """The rounds that are needed, and whether there would have to be more than the rule allows."""
    rounds: tuple[Round, ...] = ()
    now = column
    while tail := long_tail(now, rule.skew, rule.kurtosis):
        skew, tails = skewness(now), kurtosis(now)
        assert skew is not None
        assert tails is not None
        ascending = sorted(set(now))
        more = Round("high", ascending[-2], skew, tails) if tail > 0 else Round("low", ascending[1], skew, tails)
        if sum(any(_beyond(value, each) for each in (*rounds, more)) for value in column) > rule.most:
            return rounds, True
        rounds = (*rounds, more)
        now = [_within(value, rounds) for value in column]
    return rounds, False


def _beyond(value: Fraction, each: Round) -> bool:
    return value > each.limit if each.side == "high" else value < each.limit


def _within(value: Fraction, rounds: Sequence[Round]) -> Fraction:
    """The value within the innermost limits."""
    for each in rounds:
        value = each.limit if _beyond(value, each) else value
    return value


# Reading the plan.

_WINSORISE: Final[Mapping[str, Parameter]] = {
    "skew": Parameter("number", least=Fraction(0)),
    "kurtosis": Parameter("number"),
    "most": Parameter("whole", least=Fraction(0)),
}
_SETTINGS: Final[Mapping[str, Parameter | None]] = {
    "impute": Parameter("choice", choices=("none", *_AVERAGES)),
    "winsorise": None,  # settings of its own
}


def read_treatment(node: Indicator, found: list[Problem]) -> Treatment | None:
    """The treatment that a leaf declares; None: none, or something is wrong with it (then it was reported)."""
    given = node.treatment
    if not given:
        return None
    before = len(found)
    where: Place = ("indicators", node.code, "treatment")
    setting = Setting(BY_CODE, None, None, found)
    kind = BY_CODE.get(node.method or "")
    if kind is not None and not kind.reads_measure:
        setting.report("treatment.no_measure", where, indicator=f"{node.code} {node.name}")
    own = _read(_SETTINGS, given, where, setting)
    drawing = given.get("winsorise")
    if isinstance(drawing, Mapping):
        own["winsorise"] = Winsorise(**_read(_WINSORISE, drawing, (*where, "winsorise"), setting))
    elif drawing is not None:
        setting.report("treatment.winsorise", (*where, "winsorise"), value=shown(drawing))
    return Treatment(**own) if len(found) == before else None


def _read(
    known: Mapping[str, Parameter | None], given: Mapping[str, Json], where: Place, setting: Setting
) -> dict[str, Any]:
    """The settings that are given and stand in one value; a name that is not known is reported."""
    for name in sorted(given.keys() - known.keys()):
        setting.report("treatment.unknown", (*where, name), name=name, known="、".join(known))
    return {
        name: read_value(given[name], parameter, (*where, name), setting)
        for name, parameter in known.items()
        if parameter is not None and name in given
    }


# What somebody should look at.


def remarks(node: Indicator, treated: Treated, units: Sequence[Unit]) -> tuple[Problem, ...]:
    """What was done to a leaf's measures, as warnings: they name the units; `Treated` has the figures."""
    told: dict[str, list[str]] = {}
    for step in treated.imputed:
        fallen_back = step.how == "group_mean" and step.class_code is None
        told.setdefault("treatment.fallen_back" if fallen_back else f"treatment.{step.how}", []).append(step.unit)
    for moved in treated.drawn:
        told.setdefault(f"treatment.drawn_{moved.side}", []).append(moved.unit)
    if treated.unfilled:
        told["treatment.unfilled"] = list(treated.unfilled)
    where: Place = ("indicators", node.code, "treatment")
    label = f"{node.code} {node.name}"
    names = {unit.code: unit.name for unit in units}
    found = [
        Problem(
            code,
            where,
            {"indicator": label, "count": str(len(codes)), "units": _listed([names[code] for code in codes])},
            "warning",
        )
        for code, codes in told.items()
    ]
    if treated.outlying:
        found.append(
            Problem("treatment.outlying", where, {"indicator": label, "count": str(len(treated.drawn))}, "warning")
        )
    return tuple(found)


def _listed(names: Sequence[str], most: int = 5) -> str:
    return "、".join(names[:most]) + ("…" if len(names) > most else "")
