"""The values that may stand in one cell: a grid of decimals between two bounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from scoring.entries import Entries
from scoring.expression import Figure
from scoring.insight.slopes import number_in
from scoring.methods.direct import Direct
from scoring.plan import Item, Unit
from scoring.rounding import half_up
from scoring.rules import LeafRule

BEYOND = 100
"""Where an item has no bound of its own: so many times the greatest figure that anybody has entered."""


@dataclass(frozen=True, slots=True)
class Span:
    """`now` + k × `step` for every whole k from `down` to `up`, with `places` decimals. `now` is k = 0."""

    item: str
    now: Fraction
    step: Fraction
    places: int
    down: int
    up: int
    open_below: bool
    open_above: bool
    """Is that end only where the search ends, and no bound of the item?"""

    def at(self, k: int) -> Fraction:
        return self.now + k * self.step

    def text(self, k: int) -> str:
        """The value as it is entered."""
        return f"{self.decimal(k):f}"

    def decimal(self, k: int) -> Decimal:
        return half_up(self.at(k), self.places)

    @property
    def low(self) -> Fraction:
        return self.at(min(0, self.down))

    @property
    def high(self) -> Fraction:
        return self.at(max(0, self.up))

    def nearest(self, value: Fraction) -> tuple[int, int]:
        """The steps at or just below and at or just above a value."""
        exact = (value - self.now) / self.step
        return floor(exact), ceil(exact)


def entered(entries: Entries, item: str, unit: str) -> Fraction | None:
    """The number that a unit has entered; None where there is none that is scored."""
    cell = entries.cell(item, unit)
    return None if cell is None else number_in(cell)


def span_of(item: Item, unit: Unit, entries: Entries, rules: Sequence[LeafRule]) -> Span | None:
    """The values that one unit could have entered under an item instead: with as many decimals as anybody has, from
    its minimum to its maximum. Without a minimum it stays at 0 or above where all do. Points that are given directly
    stay within their bounds and on their steps. None: the unit has entered no number."""
    now = entered(entries, item.code, unit.code)
    if now is None:
        return None
    cells = entries.values[item.code].values()
    numbers = [found for cell in cells if (found := number_in(cell)) is not None]
    places = max(len(str(cell.value).partition(".")[2]) for cell in cells if number_in(cell) is not None)
    far = BEYOND * max((abs(number) for number in numbers), default=Fraction(0)) or Fraction(BEYOND)
    low = Fraction(item.minimum) if item.minimum is not None else Fraction(0) if min(numbers) >= 0 else now - far
    high = Fraction(item.maximum) if item.maximum is not None else now + far
    open_below, open_above = item.minimum is None and min(numbers) < 0, item.maximum is None
    step = Fraction(1, 10**places)
    for rule in rules:
        method = rule.method_for(unit.class_code, unit.code)
        if isinstance(method, Direct) and rule.measure is not None and rule.measure.tree == Figure(item.code):
            least, most = method.bounds(Fraction(rule.node.weight))
            low, high, open_below, open_above = max(low, least), min(high, most), False, False
            if method.step is not None and (now - least) % method.step == 0 and method.step % step == 0:
                step = method.step
    down, up = ceil((low - now) / step), floor((high - now) / step)
    return Span(item.code, now, step, places, down, up, open_below, open_above)
