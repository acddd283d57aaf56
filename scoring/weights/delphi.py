"""Delphi rounds (德尔菲法): what the experts' marks are in each round, how far they agree, and the weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.precise import sqrt
from scoring.problems import Problem, Refused
from scoring.weights.concordance import Concordance, concordance
from scoring.weights.shares import Number, Weights, check_names, exact, shown, twice, weights


@dataclass(frozen=True, slots=True)
class Round:
    """The marks of one round, at least 0: a row for each expert, a mark for each indicator, None where none was
    given. Experts may drop out or join between rounds."""

    experts: tuple[str, ...]
    marks: tuple[tuple[Number | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """When experts agree: a coefficient of variation of at most `variation`. When they have settled: it moved by at
    most `change` since the round before (Dajani, Sincoff & Talley 1979). When they agree on the order: Kendall's W of
    at least `concordance` (Schmidt 1997: 0.7 is strong agreement)."""

    variation: Fraction = Fraction(1, 4)
    change: Fraction = Fraction(1, 20)
    concordance: Fraction = Fraction(7, 10)


@dataclass(frozen=True, slots=True)
class Spread:
    """The marks of one indicator in one round.

    `deviation` is that of a sample (n − 1) and `variation` deviation/mean; both None with a single mark, and a
    variation of 0 where all marks are 0. Quartiles as spreadsheets' QUARTILE.INC (Hyndman & Fan 1996, type 7).
    `settled` is None in the first round.
    """

    name: str
    count: int
    mean: Fraction
    deviation: Fraction | None
    variation: Fraction | None
    low_quartile: Fraction
    median: Fraction
    high_quartile: Fraction
    agreed: bool
    settled: bool | None

    @property
    def interquartile_range(self) -> Fraction:
        return self.high_quartile - self.low_quartile


@dataclass(frozen=True, slots=True)
class RoundResult:
    """`concordance` is over the experts who marked everything; None where it is not defined."""

    spreads: tuple[Spread, ...]
    concordance: Concordance | None
    same_order: bool | None

    @property
    def converged(self) -> bool:
        """Agreed and settled on every indicator: another round will hardly change anything."""
        return all(spread.agreed and spread.settled for spread in self.spreads)


@dataclass(frozen=True, slots=True)
class Delphi:
    """`weights` are the means of the last round, as shares."""

    weights: Weights
    rounds: tuple[RoundResult, ...]
    limits: Limits


def delphi(names: Sequence[str], rounds: Sequence[Round], limits: Limits | None = None) -> Delphi:
    """Statistics of at least one round of marks, and the weights: means of the last round by their sum.

    Raises Refused for marks that are no numbers or negative, for an indicator that nobody marked, for an expert twice
    in a round, for a row that is not as long as the names, and where the last marks are all 0.
    """
    check_names(names)
    limits = limits or Limits()
    read = _read(names, rounds)
    results: list[RoundResult] = []
    for marks in read:
        results.append(_round(names, marks, results[-1] if results else None, limits))
    means = [spread.mean for spread in results[-1].spreads]
    if not any(means):
        raise Refused(Problem("weighting.all_zero"))
    found = _gaps(names, rounds)
    return Delphi(weights("delphi", names, means, found), tuple(results), limits)


Marks = list[list[Fraction | None]]


def _round(names: Sequence[str], marks: Marks, before: RoundResult | None, limits: Limits) -> RoundResult:
    earlier = before.spreads if before is not None else (None,) * len(names)
    spreads = tuple(
        _spread(name, sorted(mark for mark in column if mark is not None), last, limits)
        for name, column, last in zip(names, zip(*marks, strict=True), earlier, strict=True)
    )
    agreement = concordance([[mark for mark in row if mark is not None] for row in marks if None not in row])
    return RoundResult(spreads, agreement, None if agreement is None else agreement.w >= limits.concordance)


def _spread(name: str, marks: list[Fraction], before: Spread | None, limits: Limits) -> Spread:
    count = len(marks)
    mean = sum(marks, Fraction(0)) / count
    deviation = variation = settled = None
    if count > 1:
        deviation = sqrt(sum(((mark - mean) ** 2 for mark in marks), Fraction(0)) / (count - 1))
        variation = deviation / mean if mean else Fraction(0)
    agreed = variation is not None and variation <= limits.variation
    if before is not None:
        settled = (
            variation is not None
            and before.variation is not None
            and abs(variation - before.variation) <= limits.change
        )
    low, median, high = (_quantile(marks, Fraction(part, 4)) for part in (1, 2, 3))
    return Spread(name, count, mean, deviation, variation, low, median, high, agreed, settled)


def _quantile(ordered: Sequence[Fraction], part: Fraction) -> Fraction:
    """Between the two marks around the place (n − 1)·part, linearly."""
    place = (len(ordered) - 1) * part
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _read(names: Sequence[str], rounds: Sequence[Round]) -> list[Marks]:
    found = [] if rounds else [Problem("weighting.no_rounds")]
    read = []
    for number, each in enumerate(rounds, 1):
        found += twice(each.experts, "weighting.expert_twice")
        lengths = {len(names) if len(each.marks) == len(each.experts) else -1, *map(len, each.marks)}
        if lengths != {len(names)}:
            facts = {"round": str(number), "experts": str(len(each.experts)), "count": str(len(names))}
            found.append(Problem("weighting.round_size", (str(number),), facts))
            continue
        read.append([[exact(mark) for mark in row] for row in each.marks])
        for expert, row in zip(each.experts, each.marks, strict=True):
            found += _wrong(names, row, number, expert)
        for index, name in enumerate(names):
            if all(row[index] is None for row in each.marks):
                found.append(Problem("weighting.no_marks", (str(number), name), {"name": name, "round": str(number)}))
    if found:
        raise Refused(*found)
    return read


def _wrong(names: Sequence[str], row: Sequence[Number | None], number: int, expert: str) -> list[Problem]:
    found = []
    for name, mark in zip(names, row, strict=True):
        value = exact(mark)
        facts = {"round": str(number), "row": expert, "column": name, "value": shown(mark)}
        if mark is not None and value is None:
            found.append(Problem("weighting.not_a_number", (str(number), expert, name), facts))
        elif value is not None and value < 0:
            found.append(Problem("weighting.negative_mark", (str(number), expert, name), facts))
    return found


def _gaps(names: Sequence[str], rounds: Sequence[Round]) -> list[Problem]:
    """A warning for each expert whose row has gaps: counted in the means, not in the concordance."""
    return [
        Problem("weighting.mark_missing", (str(number), expert), facts, "warning")
        for number, each in enumerate(rounds, 1)
        for expert, row in zip(each.experts, each.marks, strict=True)
        if None in row
        for missing in ["、".join(name for name, mark in zip(names, row, strict=True) if mark is None)]
        for facts in [{"round": str(number), "expert": expert, "names": missing}]
    ]
