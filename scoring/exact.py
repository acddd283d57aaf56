"""What formulas are written in: one exact number, or the numbers of many units at once.

The formulas of the methods are written once, for `Exact`: with a Fraction they reckon one unit, with `Many` all units;
the functions at the end stand in for what Python's `if`, `min` and `/` cannot do with a column.
"""

from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:  # NumPy comes with the first evaluation: the window does not wait for it
    import numpy as np
    from numpy.typing import NDArray

    Array: TypeAlias = NDArray[Any]
    Mask: TypeAlias = NDArray[np.bool_]
else:
    Array = Mask = object


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

    def chosen(self, holds: Mask, otherwise: "Exact") -> "Many":
        """These where it holds, else the others."""
        raise NotImplementedError

    def least(self, other: "Exact") -> "Many":
        """The smaller of two."""
        raise NotImplementedError

    def clipped(self, low: Fraction, high: Fraction) -> "Many":
        """These, at least `low`, at most `high`."""
        raise NotImplementedError

    def divides(self, dividend: "Exact", otherwise: "Exact") -> "Many":
        """dividend / each; `otherwise` where that is 0."""
        raise NotImplementedError

    def is_zero(self) -> bool:
        """Is what is known of one number 0? Raises Undecided where its bounds do not tell."""
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


def choose(holds: "bool | Mask", then: Exact, otherwise: Exact) -> Exact:
    """`then` where it holds, else `otherwise`."""
    if isinstance(holds, bool):
        return then if holds else otherwise
    if isinstance(then, Many):
        return then.chosen(holds, otherwise)
    if isinstance(otherwise, Many):
        return otherwise.chosen(~holds, then)
    from scoring.rationals import pair  # only columns come here

    return pair(holds, then, otherwise)


def least(a: Exact, b: Exact) -> Exact:
    """The smaller of two, unit by unit."""
    if isinstance(a, Many):
        return a.least(b)
    return b.least(a) if isinstance(b, Many) else min(a, b)


def greatest(a: Exact, b: Exact) -> Exact:
    """The greater of two, unit by unit."""
    return -least(-a, -b)


def clip(value: Exact, low: Fraction, high: Fraction) -> Exact:
    """`value`, at least `low`, at most `high`."""
    return value.clipped(low, high) if isinstance(value, Many) else min(max(value, low), high)


def floor(value: Exact) -> Exact:
    """The whole part, downwards."""
    return value.floor() if isinstance(value, Many) else Fraction(value // 1)


def quotient(a: Exact, b: Exact, otherwise: Exact) -> Exact:
    """a / b; `otherwise` where b is 0."""
    if isinstance(b, Many):
        return b.divides(a, otherwise)
    return a / b if b else otherwise


def is_zero(value: Exact) -> bool:
    """Is one number, or what is known of it, 0? Raises Undecided where its bounds do not tell."""
    return value.is_zero() if isinstance(value, Many) else value == 0
