"""How figures are written in the window."""

from decimal import Decimal


def plain(number: Decimal) -> str:
    """A weight as people write it: no exponent, no needless zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
