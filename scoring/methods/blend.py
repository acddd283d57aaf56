"""组合 (存量+增量、水平+进位): shares of several methods, each with a measure of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring.method import Case, Fault, Group, Method
from scoring.numbers import Gone, Value
from scoring.parameters import PartRule, part_list


def blended(shares: Sequence[Fraction], rates: Sequence[Value]) -> Value:
    """Σ share·rate. A part that does not apply leaves its share to the others; a part missing: missing."""
    if Gone.MISSING in rates:
        return Gone.MISSING
    known = [(share, rate) for share, rate in zip(shares, rates, strict=True) if isinstance(rate, Fraction)]
    present = sum((share for share, _ in known), Fraction(0))
    if not present:
        return Gone.NOT_APPLICABLE
    return sum((share * rate for share, rate in known), Fraction(0)) * sum(shares, Fraction(0)) / present


@dataclass(frozen=True, kw_only=True)
class Blend(Method):
    code: ClassVar[str] = "blend"
    group: ClassVar[Group] = "combined"
    parts: tuple[PartRule, ...] = part_list()

    def faults(self) -> Iterator[Fault]:
        if not any(part.share for part in self.parts):
            yield "parts", "param.weights", {}

    def award(self, case: Case) -> Value:
        found = blended([part.share for part in self.parts], [case.sight.part(part) for part in self.parts])
        return found if isinstance(found, Gone) else case.weight * found
