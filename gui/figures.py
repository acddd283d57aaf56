"""How figures and times are written in the window: exact, and the same everywhere."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from scoring.numbers import plain
from scoring.result import Rank
from scoring.rounding import half_up

__all__ = ["figure", "moment", "plain", "rank_text", "rounded"]


def rounded(value: Decimal | Fraction, places: int) -> str:
    """The value with `places` decimals, half up (away from zero), from exact arithmetic."""
    return f"{half_up(Fraction(value), places):f}"


def figure(value: Decimal | Fraction | None, places: int | None) -> str:
    """A figure of a result: as many decimals as the plan says, or six where it rounds nothing; empty for None."""
    return "" if value is None else rounded(value, 6 if places is None else places)


def rank_text(rank: Rank | None) -> str:
    """1, 2, or 2.5 where tied units share the mean of their places."""
    return "" if rank is None else plain(rank)


def moment(iso: str) -> str:
    """A time of today as 14:02, another with its day; text that is no time stays as it is."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{at:%H:%M}" if at.date() == datetime.now(at.tzinfo).date() else f"{at:%Y-%m-%d %H:%M}"
