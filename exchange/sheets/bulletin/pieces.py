"""Sentences whose figures keep the place that they come from."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from string import Formatter

from exchange.letter import Piece, Pieces
from exchange.sheet import fixed, printable
from exchange.wording import LANGUAGES, PHRASES
from scoring.numbers import plain
from scoring.problems import Place
from scoring.rounding import half_up

MEASURE_PLACES = 2
"""Decimals of a measure where the plan states none."""
PERCENT_PLACES = 1


def said(key: str, language: str, /, **facts: str | Piece | Pieces) -> Pieces:
    """The phrase of `key` with its facts put in, each with its place. Raises KeyError for an unknown key."""
    found: list[Piece] = []
    for words, name, _, _ in Formatter().parse(PHRASES[key][LANGUAGES.index(language)]):
        if words:
            found.append(Piece(words))
        if name is not None:
            fact = facts[name]
            found += (Piece(fact),) if isinstance(fact, str) else (fact,) if isinstance(fact, Piece) else fact
    return tuple(piece for piece in found if piece.text)


def listed(parts: Sequence[Pieces], separator: str) -> Pieces:
    """The parts one after the other with a separator between them."""
    found: list[Piece] = []
    for number, part in enumerate(parts):
        if number:
            found.append(Piece(separator))
        found += part
    return tuple(found)


def comma(language: str) -> str:
    """What stands between the parts of a list: 甲、乙."""
    return "、" if language == "zh_CN" else ", "


def semicolon(language: str) -> str:
    return "；" if language == "zh_CN" else "; "


def points(value: Decimal | Fraction, places: int, place: Place) -> Piece:
    """92.31, as published."""
    return Piece(f"{fixed(value, places):f}", place)


def amount(value: Fraction, unit: str, place: Place, places: int = MEASURE_PLACES) -> Piece:
    """38.2件: at most so many decimals, none that say nothing."""
    return Piece(f"{plain(half_up(value, places))}{printable(unit)}", place)


def percent(value: Fraction, place: Place, places: int = PERCENT_PLACES) -> Piece:
    """12.3%, of a rule from 0 to 1; always with its decimals."""
    return Piece(f"{half_up(value * 100, places):f}%", place)
