"""What a column lets through where its rows are filtered: some of its texts, or numbers within bounds."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Condition:
    texts: frozenset[str] | None = None
    least: Decimal | None = None
    most: Decimal | None = None

    def holds(self, text: str, number: Decimal | None) -> bool:
        """Whether a cell with this text and this number (None: it is no number) is let through."""
        if self.texts is not None and text not in self.texts:
            return False
        if self.least is not None and (number is None or number < self.least):
            return False
        return self.most is None or (number is not None and number <= self.most)
