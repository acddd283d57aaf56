"""结构占比: the shares of the parts in a whole, and how much of it the largest few hold. All figures are exact."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.descriptive.moments import total
from scoring.descriptive.undefined import Undefined


@dataclass(frozen=True, slots=True)
class Part:
    """One part, and its share of the whole from 0 to 1."""

    name: str
    value: Fraction
    share: Fraction


@dataclass(frozen=True, slots=True)
class Concentration:
    """The share that the `names`, the largest k parts, hold together (CR_k). `tied`: parts as large as the last of
    them that are left out, so that which of them is named is arbitrary; the share is not."""

    share: Fraction
    names: tuple[str, ...]
    tied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """The parts of a whole, the largest first; equal ones in the order given."""

    whole: Fraction
    parts: tuple[Part, ...]

    def concentration(self, largest: int) -> Concentration:
        """CR_k: the share of the `largest` parts (all where there are fewer). Raises ValueError for less than 1."""
        if largest < 1:
            raise ValueError(f"the largest {largest} parts")
        chosen, rest = self.parts[:largest], self.parts[largest:]
        tied = tuple(part.name for part in rest if part.value == chosen[-1].value)
        return Concentration(total([part.share for part in chosen]), tuple(part.name for part in chosen), tied)

    @property
    def herfindahl(self) -> Fraction:
        """Σ share² (Herfindahl, 1950; Hirschman, 1945): from 1/n, all alike, to 1, all in one part."""
        return total([part.share**2 for part in self.parts])

    def share_of(self, names: Collection[str]) -> Fraction:
        """The share that some parts hold together, such as the weak fields. Raises KeyError for an unknown name."""
        for name in names:
            if all(part.name != name for part in self.parts):
                raise KeyError(name)
        return total([part.share for part in self.parts if part.name in names])


def structure(parts: Mapping[str, Fraction]) -> Structure | Undefined:
    """The shares of parts that are not negative in their sum, which must be above 0."""
    whole = total(tuple(parts.values()))
    if any(value < 0 for value in parts.values()):
        return Undefined.NEGATIVE_PART
    if not whole:
        return Undefined.ZERO_TOTAL
    shares = (Part(name, value, value / whole) for name, value in parts.items())
    return Structure(whole, tuple(sorted(shares, key=lambda part: part.value, reverse=True)))
