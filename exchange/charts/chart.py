"""What a chart is: frozen data. `exchange.charts.drawing` lays it out, `exchange.charts.render` brings it to screen,
paper and file. Figures are those of the result, exact; texts are as they are printed on the marks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from scoring.entries import Entries
from scoring.plan import Plan
from scoring.result import Rank, Result
from scoring.robustness.draws import Variation
from scoring.robustness.simulate import USUAL

MOST_ROWS: Final = 45
"""Rows on one page."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One unit. `tie`: those with the same number share their place; 0: it is alone there."""

    label: str
    place: str
    value: Fraction
    text: str
    tip: str
    tie: int = 0


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars from `start` to the right. `start` above 0: the axis is broken, and the picture says so."""

    rows: tuple[Bar, ...]
    start: Fraction
    end: Fraction
    mean: Fraction | None = None
    mean_text: str = ""


@dataclass(frozen=True, slots=True)
class StackRow:
    """`parts` in the order of the legend; what is below 0 stands left of the axis. The parts add up to the total."""

    label: str
    place: str
    parts: tuple[Fraction, ...]
    texts: tuple[str, ...]
    tips: tuple[str, ...]
    total: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Stack:
    """`legend`: names of the parts, the last `extra` of which are bonus, deduction and what else comes to the base."""

    legend: tuple[str, ...]
    extra: tuple[Literal["plus", "minus", "other"], ...]
    rows: tuple[StackRow, ...]


@dataclass(frozen=True, slots=True)
class Spoke:
    """One first-level indicator: rates from 0 to 1, of the unit and of all, and the range of all."""

    label: str
    own: Fraction | None
    mean: Fraction | None
    low: Fraction | None
    high: Fraction | None
    text: str
    mean_text: str
    tip: str


@dataclass(frozen=True, slots=True)
class Profile:
    unit: str
    mean: str
    rows: tuple[Spoke, ...]
    band: str = ""
    """What the band of a row says; "" in a radar."""
    radar: bool = False


@dataclass(frozen=True, slots=True)
class Shade:
    """A cell: its step (0 to 4, None: nothing to shade) and what is printed in it."""

    step: int | None
    text: str
    tip: str
    value: Fraction | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class HeatColumn:
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    label: str
    place: str
    cells: tuple[Shade, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """`legend`: what the steps mean, from the lightest on; `corner`: what stands at the head of the names."""

    columns: tuple[HeatColumn, ...]
    rows: tuple[HeatRow, ...]
    legend: tuple[str, ...]
    legend_title: str
    turned: bool = True
    """Do the headings stand upright?"""
    widest: str = "100"
    """The longest text of a cell."""


@dataclass(frozen=True, slots=True)
class SlopeRow:
    """A unit's place then and now; None: it had none. `moved`: is its line drawn thick?"""

    label: str
    before: Rank | None
    now: Rank | None
    before_text: str
    now_text: str
    tip: str
    moved: bool


@dataclass(frozen=True, slots=True)
class Slope:
    before: str
    now: str
    rows: tuple[SlopeRow, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, with a mark at `now`; beyond `most` of the axis an arrow says that it goes on."""

    label: str
    low: float
    high: float
    now: float
    text: str
    tip: str
    low_on: bool = False
    high_on: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Ranges:
    rows: tuple[Range, ...]
    least: float
    most: float
    ticks: tuple[tuple[float, str], ...]
    axis: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class Fall:
    """A step of a waterfall: from `start` to `end`."""

    label: str
    start: Fraction
    end: Fraction
    text: str
    tip: str
    kind: Literal["whole", "loss", "rest", "plus"]


@dataclass(frozen=True, slots=True)
class Waterfall:
    steps: tuple[Fall, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one row: before and after. None: there is none, and the text says why."""

    label: str
    before: Fraction | None
    after: Fraction | None
    before_text: str
    after_text: str
    tip: str


@dataclass(frozen=True, slots=True)
class Pairs:
    before: str
    after: str
    rows: tuple[Pair, ...]
    axis: str


Body = Bars | Stack | Profile | Heat | Slope | Ranges | Waterfall | Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One page of a chart. `title`: what it finds, in words; `mark`: 暂定 or 试算, where it is no final result;
    `sentences`: what else can be said of it; `notes` stand under it."""

    key: str
    title: str
    line: str
    body: Body | None
    notes: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    mark: str = ""
    language: str = "zh_CN"
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Trials:
    """How the weights are varied, and how often. `top`: the first places that are looked at."""

    variation: Variation = USUAL
    draws: int = 10_000
    seed: int = 1
    top: int = 3


Watch = Callable[[tuple["Chart", ...], int, int], None]
"""Told now and then while trials are under way: the charts so far, where there are any, and the step of so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What charts are made of. `before`: the places of the year before by unit code, and its name; None where that is
    not known. `unit`: whose chart it is, where it is of one. `twin`: in the other form that a kind has."""

    plan: Plan
    entries: Entries
    result: Result
    language: str
    class_code: str | None = None
    unit: str = ""
    twin: bool = False
    before: "Before | None" = None
    trials: Trials = Trials()
    cancelled: Callable[[], bool] = lambda: False
    watch: "Watch | None" = None


@dataclass(frozen=True, slots=True)
class Before:
    """The year before: its name, and the place of each unit of today there (within its class, where one is shown);
    None: it was not there."""

    name: str
    places: "dict[str, Rank | None]"
    class_places: "dict[str, Rank | None]"
