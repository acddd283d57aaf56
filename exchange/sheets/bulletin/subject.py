"""What the paragraphs are written from, and the places that figures lead to."""

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from exchange.letter import Paragraph, Piece, Pieces
from exchange.sheet import printable
from exchange.sheets import parts
from exchange.sheets.bulletin.pieces import MEASURE_PLACES, amount, points
from exchange.sheets.bulletin.settings import Settings
from exchange.wording import word
from scoring.entries import Assessment, Entries
from scoring.plan import Indicator, Plan
from scoring.problems import Place
from scoring.result import Result

_NAMES: Final = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Subject:
    """An assessment with its result, last year's beside it where there is one, and what the office chose. `hints`
    gathers what whoever edits the bulletin should know."""

    plan: Plan
    entries: Entries
    result: Result
    settings: Settings
    language: str
    last: Assessment | None = None
    last_result: Result | None = None
    hints: list[str] = field(default_factory=list)

    @property
    def wanted(self) -> int:
        return self.settings.top or self.plan.ranking.top_n

    @property
    def unit_label(self) -> str:
        return printable(self.plan.unit_label) or word("bulletin.unit", self.language)

    def paragraph(self, key: str, pieces: Pieces, *, head: str = "", name: str = "", why: str = "") -> Paragraph:
        name = name or head or word(f"bulletin.part.{key}", self.language)
        return Paragraph(key, name, pieces, head, key not in self.settings.off, why)

    def name(self, unit: str) -> Piece:
        return Piece(printable(self.plan.unit[unit].name), ("result", unit))

    def total(self, value: Fraction, unit: str) -> Piece:
        """A published total: 92.31分."""
        piece = points(value, self.plan.rounding.total_places, ("result", unit))
        return Piece(word("bulletin.points", self.language, value=piece.text), piece.place)

    def node_points(self, node: str, value: Fraction, unit: str) -> Piece:
        """Points under a node: 18.20分."""
        piece = points(value, parts.leaf_places(self.plan), ("result", unit, node))
        return Piece(word("bulletin.points", self.language, value=piece.text), piece.place)

    def measure(self, leaf: Indicator, value: Fraction, unit: str, places: int | None = None) -> Piece:
        """What a unit has achieved, in the leaf's own unit of measure, leading to the cell that it was entered in."""
        usual = self.plan.rounding.measure_places
        places = places if places is not None else MEASURE_PLACES if usual is None else usual
        return amount(value, leaf.unit, self.source(leaf, unit), places)

    def source(self, leaf: Indicator, unit: str) -> Place:
        """The first cell that a leaf's measure is made of, else how the leaf was scored."""
        item = first_item(self.plan, leaf)
        return ("result", unit, leaf.code) if item is None else ("values", item, unit)


def first_item(plan: Plan, leaf: Indicator) -> str | None:
    """The item that a leaf's measure names first; None where it measures no number."""
    words = leaf.code if leaf.measure is None else leaf.measure
    return next((name for name in _NAMES.findall(words) if name in plan.item), None)


def is_place(leaf: Indicator) -> bool:
    """Is what the leaf measures a place that somebody else gave, and no amount?"""
    return leaf.unit.strip() in ("位", "名", "位次", "名次")
