"""The sheet of paper on which a figure is worked out: each step is put down, and its result used in the next."""

from dataclasses import dataclass, field
from fractions import Fraction

from scoring.rounding import half_up, round_half_up
from scoring.worked.digits import in_full
from scoring.worked.model import Note, Segment, Step
from scoring.worked.terms import Known, Term, compare, term, worth

MEASURE, RATE, FIGURE = 4, 2, 4
"""Decimals with which measures, percentages and other intermediate figures are shown at least."""
UNROUNDED = 10
"""Decimals of points that the plan does not round, as in the result format."""


@dataclass(slots=True)
class Paper:
    """`weight`: what the figure is out of (W)."""

    weight: Known
    segments: list[Segment] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)

    def note(self, key: str, **facts: str | Known) -> None:
        self.segments.append(Note(key, facts))

    def step(
        self,
        kind: str,
        found: Term,
        *because: Term,
        least: int = FIGURE,
        label: Note | None = None,
        value: Fraction | None = None,
    ) -> Known:
        """Put down a step; its exact result, for the next one. A number that is only looked at is no step.

        `value`: what the engine goes on with, where the term has roots that it settles."""
        if isinstance(found, Known) and not because and label is None:
            return found
        result = Known(worth(found) if value is None else value, "step", kind, least)
        self.segments.append(Step(kind, found, result, because, label))
        return result

    def percent(self, found: Term, *because: Term, label: Note | None = None) -> Known:
        """A step whose result is so many percent."""
        return self.step("rate", found, *because, least=RATE, label=label)

    def at_most(self, found: Known, limit: Term) -> Known:
        """The limit where `found` is above it."""
        if found.value <= worth(limit):
            return found
        self.policies.append("cap")
        return self.step("cap", limit, compare(found, ">", limit))

    def at_least(self, found: Known, limit: Term) -> Known:
        """The limit where `found` is below it."""
        if found.value >= worth(limit):
            return found
        self.policies.append("floor")
        return self.step("floor", limit, compare(found, "<", limit))

    def within(self, found: Known, low: Term | int, high: Term | int) -> Known:
        """As `scoring.method.clip`: where the limits contradict each other the upper one holds."""
        return self.at_most(self.at_least(found, term(low)), term(high))

    def rounded(self, kind: str, found: Term, value: Fraction, places: int, *because: Term) -> Known:
        """A step whose result is rounded for good: to `places`, and further steps go on with what is left."""
        text = in_full(round_half_up(value, places))
        result = Known(round_half_up(value, places), "step", kind, text=text or "")
        self.segments.append(Step(kind, found, result, because))
        return result

    def points(
        self, kind: str, found: Term, points: Fraction, places: int | None, *because: Term, label: Note | None = None
    ) -> Known:
        """The last step: the points as they are printed, rounded to `places` (None: not, and shown with ten)."""
        if places is None:
            text = in_full(points)
            if text is None or len(text.partition(".")[2]) > UNROUNDED:
                text = f"{half_up(points, UNROUNDED):f}"
        else:
            text = f"{half_up(points, places):f}"
        result = Known(round_half_up(points, places), "points", text=text)
        self.segments.append(Step(kind, found, result, because, label))
        return result


def points_known(points: Fraction, places: int | None, of: str = "") -> Known:
    """Points of an earlier line, as printed there; unrounded ones with as many digits as this line needs."""
    if places is None:
        return Known(points, "points", of, least=FIGURE)
    return Known(points, "points", of, text=f"{half_up(points, places):f}")
