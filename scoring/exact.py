"""What formulas are written in: one exact number, or the numbers of many units at once."""

from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Mask = NDArray[np.bool_]


class Undecided(ArithmeticError):
    """Bounds do not tell; reckon unit by unit, exactly."""


class Many:
    """The numbers of many units. Two kinds: `Rationals` are exact; of `Enclosures` only bounds are known."""

    __slots__ = ()

    def __add__(self, other: "Exact | int") -> "Many":
        raise NotImplementedError

    def __radd__(self, other: "Fraction | int") -> "Many":
        return self + other

    def __neg__(self) -> "Many":
        raise NotImplementedError

    def __sub__(self, other: "Exact | int") -> "Many":
        return self + -other

    def __rsub__(self, other: "Fraction | int") -> "Many":
        return -self + other

    def __mul__(self, other: "Exact | int") -> "Many":
        raise NotImplementedError

    def __rmul__(self, other: "Fraction | int") -> "Many":
        return self * other

    def reciprocal(self) -> "Many":
        """1 / each; none is 0: see `quotient`."""
        raise NotImplementedError

    def __truediv__(self, other: "Exact | int") -> "Many":
        return self * (other.reciprocal() if isinstance(other, Many) else 1 / Fraction(other))

    def __rtruediv__(self, other: "Fraction | int") -> "Many":
        return self.reciprocal() * other

    def floor(self) -> "Many":
        raise NotImplementedError

    # Comparison gives masks; bounds alone do not tell.

    def __lt__(self, other: "Exact | int") -> Mask:
        raise Undecided

    def __le__(self, other: "Exact | int") -> Mask:
        raise Undecided

    def __gt__(self, other: "Exact | int") -> Mask:
        return ~(self <= other)

    def __ge__(self, other: "Exact | int") -> Mask:
        return ~(self < other)

    def __eq__(self, other: object) -> Mask:  # type: ignore[override]
        raise NotImplementedError

    def __ne__(self, other: object) -> Mask:  # type: ignore[override]
        return ~(self == other)

    __hash__ = None  # type: ignore[assignment]


Exact = Fraction | Many
"""One number, or a column of them."""
