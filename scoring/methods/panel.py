"""评委打分: the mean of the marks, without the highest and the lowest where there are enough; and where several panels
of judges marked different units, brought to one scale (二次平均法)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.method import Case, Fault, Group, Members, Method, Sight
from scoring.numbers import Gone, Value
from scoring.parameters import item_code, name_table, number, whole


@dataclass(frozen=True, slots=True)
class Balance:
    """The mean of each panel, over the ranked units that it marked, and the mean of these means."""

    of_panel: Mapping[Fraction, Fraction]
    whole: Fraction

    def scaled(self, mean: Fraction, panel: Fraction | None) -> Fraction:
        """A unit's mean on the scale of all panels: × the mean of the means ÷ the mean of its panel. One without a
        panel, or of a panel whose mean is 0, stays as it is."""
        own = None if panel is None else self.of_panel.get(panel)
        return mean * self.whole / own if own else mean


def kept_of(count: int, high: int, low: int, from_count: int) -> slice:
    """Which of so many marks in rising order count: without the `high` highest and the `low` lowest, from
    `from_count` on."""
    return slice(low, count - high) if count >= from_count else slice(0, count)


def trimmed_mean(marks: Sequence[Fraction], high: int, low: int, from_count: int) -> Fraction:
    """The mean after dropping `high` of the highest and `low` of the lowest, where there are `from_count` marks."""
    kept = sorted(marks)[kept_of(len(marks), high, low, from_count)]
    return sum(kept, Fraction(0)) / len(kept)


@dataclass(frozen=True, kw_only=True)
class Panel(Method):
    code: ClassVar[str] = "panel"
    group: ClassVar[Group] = "judged"
    item: str = item_code("series")
    scale: Fraction = number(100, above=0, of="score")
    drop_high: int = whole(1)
    drop_low: int = whole(1)
    min_n_to_drop: int = whole(6)
    panels: Mapping[str, Fraction] | None = name_table("count", name="unit", required=False)
    """Unit code → number of the panel that marks it; None: one panel marks all."""

    def faults(self) -> Iterator[Fault]:
        if self.min_n_to_drop <= self.drop_high + self.drop_low:
            yield "min_n_to_drop", "param.drops_all", {}

    def mean(self, series: Members | Gone) -> Value:
        """The mean of a unit's marks without those that are dropped, or why there is none."""
        if isinstance(series, Gone):
            return series
        if Gone.MISSING in series.values():
            return Gone.MISSING
        marks = [mark for mark in series.values() if isinstance(mark, Fraction)]
        if not marks:
            return Gone.NOT_APPLICABLE if series else Gone.MISSING
        return trimmed_mean(marks, self.drop_high, self.drop_low, self.min_n_to_drop)

    def balance(self, sight: Sight) -> Balance | None:
        """What brings the panels to one scale; None where there are no panels, or no unit with a mean in one."""
        if self.panels is None:
            return None
        found: dict[Fraction, list[Fraction]] = {}
        for unit, series in sight.ranked_series(self.item):
            mean, panel = self.mean(series), self.panels.get(unit)
            if panel is not None and isinstance(mean, Fraction):
                found.setdefault(panel, []).append(mean)
        if not found:
            return None
        means = {panel: sum(own, Fraction(0)) / len(own) for panel, own in sorted(found.items())}
        return Balance(means, sum(means.values(), Fraction(0)) / len(means))

    def award(self, case: Case) -> Value:
        mean = self.mean(case.sight.series(self.item))
        if isinstance(mean, Gone):
            return mean
        if self.panels is not None:
            balance = case.sight.once(self, self.balance)
            mean = mean if balance is None else balance.scaled(mean, self.panels.get(case.sight.unit))
        return case.weight * mean / self.scale
