"""The rules of the leaves that the benchmarks score: every method that reads one number, with fitting parameters.

What is good or poor differs from figure to figure; `Marks` says it for one kind of figure, and a variant makes a
method's parameters of that, of the leaf's weight, its direction and the number of units.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from scoring.numbers import plain
from scoring.plan import Json
from scoring.rounding import half_up

Params = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Marks:
    """Four landmarks of a figure, rising."""

    low: Decimal
    middle: Decimal
    high: Decimal
    top: Decimal

    def best_first(self, up: bool) -> tuple[Decimal, Decimal, Decimal, Decimal]:
        rising = (self.low, self.middle, self.high, self.top)
        return rising[::-1] if up else rising


@dataclass(frozen=True, slots=True)
class Slot:
    """The leaf that a rule is for."""

    marks: Marks
    weight: Decimal
    up: bool
    units: int
    turn: int
    """How often the methods have gone round before this leaf: what has a choice takes the next one."""
    item: str


def text(value: Decimal | Fraction, places: int = 6) -> str:
    """A decimal string of at most so many places."""
    return plain(half_up(Fraction(value), places))


def _choice(slot: Slot, *choices: str) -> str:
    return choices[slot.turn % len(choices)]


def _ties(slot: Slot) -> str:
    return _choice(slot, "competition", "average", "dense")


def _steps(slot: Slot) -> str:
    return _choice(slot, "proportional", "full_steps")


def _percents(slot: Slot, *best_first: str) -> list[Json]:
    """[[landmark, percent] ..], the best landmark first."""
    return [[text(mark), percent] for mark, percent in zip(slot.marks.best_first(slot.up), best_first, strict=False)]


def min_max(slot: Slot) -> Params:
    return {"base_pct": _choice(slot, "0", "60")}


def efficacy(slot: Slot) -> Params:
    good, *_, bad = slot.marks.best_first(slot.up)
    return {"good": text(good), "bad": text(bad), "base_pct": "60"}


def efficacy_tiers(slot: Slot) -> Params:
    standards: list[Json] = [text(mark) for mark in slot.marks.best_first(slot.up)]
    return {"standards": standards, "coefs": ["1", "0.8", "0.6", "0.4"], "below": "0.2"}


def interpolation(slot: Slot) -> Params:
    anchors = _percents(slot, "100", "85", "60", "30")
    return {"anchors": anchors[::-1] if slot.up else anchors, "scale": "percent"}


def tiers(slot: Slot) -> Params:
    boundary = _choice(slot, ">=", ">") if slot.up else _choice(slot, "<=", "<")
    return {"tiers": _percents(slot, "100", "80", "60"), "boundary": boundary, "otherwise": "30", "scale": "percent"}


def interval(slot: Slot) -> Params:
    marks = slot.marks
    limits = {"low_limit": marks.low, "low": marks.middle, "high": marks.high, "high_limit": marks.top}
    return {name: text(mark) for name, mark in limits.items()}


def target_ratio(slot: Slot) -> Params:
    """Class B has a target of its own, as where districts are assessed by class."""
    _, target, easier, _ = slot.marks.best_first(slot.up)
    return {
        "target": text(target),
        "cap_pct": _choice(slot, "100", "110"),
        "threshold_pct": _choice(slot, "50", "0"),
        "by_class": {"B": {"target": text(easier)}},
    }


def target_difference(slot: Slot) -> Params:
    return {"target": text(slot.marks.middle), "form": "difference"}


def target_step(slot: Slot) -> Params:
    step = text((slot.marks.high - slot.marks.middle) / 10)
    points = text(slot.weight / 50)
    return {
        "target": text(slot.marks.middle),
        "base": text(slot.weight * 6 / 10),
        "up_step": step,
        "up_points": points,
        "up_max": text(slot.weight * 4 / 10),
        "down_step": step,
        "down_points": points,
        "step_mode": _steps(slot),
    }


def gap_deduct(slot: Slot) -> Params:
    per = text((slot.marks.top - slot.marks.low) / 20)
    target = slot.marks.high if slot.up else slot.marks.middle
    return {"target": text(target), "per": per, "points": text(slot.weight / 20), "step_mode": _steps(slot)}


def best_ratio(slot: Slot) -> Params:
    return {"cap_pct": _choice(slot, "100", "90")}


def mean_ratio(_: Slot) -> Params:
    return {"pct_at_mean": "80", "cap_pct": "120"}


def t_score(slot: Slot) -> Params:
    return {"sd": _choice(slot, "population", "sample"), "t_min": "20", "t_max": "80"}


def rank_linear(slot: Slot) -> Params:
    return {"base_pct": _choice(slot, "40", "0"), "ties": _ties(slot)}


def rank_step(slot: Slot) -> Params:
    return {"step_pct": text(Fraction(60, slot.units)), "floor": "0", "ties": _ties(slot)}


def rank_bands(slot: Slot) -> Params:
    return {"bands": [["10", "100"], ["30", "85"], ["60", "70"], ["100", "50"]], "ties": _ties(slot)}


def rank_map(slot: Slot) -> Params:
    places: Params = {str(rank): text(slot.weight * (6 - rank) / 5) for rank in (1, 2, 3)}
    return {"map": places, "participated": text(slot.weight / 5), "absent": "0"}


def convert_scale(slot: Slot) -> Params:
    return {"full": text(slot.marks.top)}


def convert_rank(_: Slot) -> Params:
    return {"of": "5", "base_pct": "40"}


def pass_fail(slot: Slot) -> Params:
    return {"target": text(slot.marks.middle), "op": ">=" if slot.up else "<="}


def direct(slot: Slot) -> Params:
    return {"max": text(slot.weight)}


def formula(slot: Slot) -> Params:
    return {"expression": f"W * min(1, max(0, {slot.item} / {text(slot.marks.high)}))"}


def deduct(slot: Slot) -> Params:
    step = text((slot.marks.top - slot.marks.low) / 10)
    short = f"max(0, {text(slot.marks.high)} - {slot.item}) / {step}"
    return {"rules": [[short, text(slot.weight / 10), text(slot.weight / 2)]]}


def blend(slot: Slot) -> Params:
    direction = "up" if slot.up else "down"
    level: Json = {"share": "0.6", "measure": slot.item, "method": "min_max", "params": {}, "direction": direction}
    gain: Json = {
        "share": "0.4",
        "measure": f"{slot.item} / {text(slot.marks.high)} * 100",
        "method": "target_rate",
        "params": {"target": "100"},
        "direction": direction,
    }
    return {"parts": [level, gain]}


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to score a number: a method with a choice of parameters."""

    method: str
    params: Callable[[Slot], Params]
    kind: str = ""
    """The kind of figure that it needs; empty: any."""
    direction: str = ""
    """The direction that it makes sense for; empty: both."""


MEASURED: Final = (
    Variant("min_max", min_max),
    Variant("efficacy", efficacy),
    Variant("efficacy_tiers", efficacy_tiers),
    Variant("interpolation", interpolation),
    Variant("tiers", tiers),
    Variant("interval", interval),
    Variant("target_rate", target_ratio),
    Variant("target_rate", target_difference, direction="down"),
    Variant("target_step", target_step),
    Variant("gap_deduct", gap_deduct),
    Variant("best_ratio", best_ratio),
    Variant("mean_ratio", mean_ratio),
    Variant("t_score", t_score),
    Variant("rank_linear", rank_linear),
    Variant("rank_step", rank_step),
    Variant("rank_bands", rank_bands),
    Variant("rank_map", rank_map, kind="rating", direction="up"),
    Variant("convert_scale", convert_scale, direction="up"),
    Variant("convert_rank", convert_rank, kind="rating", direction="up"),
    Variant("pass_fail", pass_fail),
    Variant("direct", direct, kind="mark", direction="up"),
)
"""Every method that scores one measure."""

COMBINED: Final = (Variant("formula", formula), Variant("deduct", deduct), Variant("blend", blend))
"""What combines expressions or other methods."""

VARIANTS: Final[Mapping[str, tuple[Variant, ...]]] = {"measured": MEASURED, "all": MEASURED + COMBINED}
