"""How figures and times are written in the window."""

from datetime import datetime
from decimal import Decimal


def plain(number: Decimal) -> str:
    """A weight as people write it: no exponent, no needless zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def moment(iso: str) -> str:
    """A time of today as 14:02, another with its day; text that is no time stays as it is."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{at:%H:%M}" if at.date() == datetime.now(at.tzinfo).date() else f"{at:%Y-%m-%d %H:%M}"
