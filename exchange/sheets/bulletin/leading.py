"""前三位句: who leads, in the words of an office (ux.md §4.6), with everybody who ties.

    1 2 3      甲区（92.31分）、乙县（91.05分）、丙县（90.20分）
    1 2 2      甲区（92.31分）、乙县和丙县（91.05分，并列第2位）
    1 2 3 3    甲区、乙县，丙县和丁区（90.20分，并列第3位），共4个
    1 1 1 1    甲区、乙县、丙县、丁区（92.31分，并列第1位），共4个

Where the list is longer than was asked for, those who stand alone are named without their figure.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from exchange.letter import Piece, Pieces
from exchange.sheet import printable
from exchange.sheets.bulletin.pieces import comma, listed, said
from scoring.descriptive.leaders import Leaders, Place
from scoring.plan import Plan

MANY: Final = 12
"""Of more units than these that share a place the first are named, and how many there are."""
Figure = Callable[[Fraction, str], Piece]
"""A value as it is printed, with the place where this unit has it."""


def leading(plan: Plan, found: Leaders, figure: Figure, language: str) -> Pieces:
    """The units of the list with their figures, without a full stop."""
    groups: list[Pieces] = []
    alone: list[Pieces] = []
    separator = comma(language)
    for place in found.places:
        if found.longer and not place.tied:
            alone.append(_names(plan, place.units))
            continue
        if alone:
            groups.append(listed(alone, separator))
            alone = []
        groups.append(_group(plan, place, figure, language, only=found.longer and len(found.places) == 1))
    if alone:
        groups.append(listed(alone, separator))
    between = ("，" if language == "zh_CN" else "; ") if found.longer else separator
    longer = said("bulletin.longer", language, count=str(found.count)) if found.longer else ()
    return (*listed(groups, between), *longer)


def top_sentence(plan: Plan, found: Leaders, figure: Figure, language: str, *, subject: str, up: bool = True) -> Pieces:
    """总分居前3位的是…。 with who is passed over at its end."""
    wanted = min(found.wanted, found.count)
    key = "bulletin.top" if up else "bulletin.top.down"
    leaders = leading(plan, found, figure, language)
    if found.passed_over:
        names = [printable(plan.unit[code].name) for code in found.passed_over]
        leaders = (*leaders, *said("bulletin.top.passed_over", language, units=joined(names, language)))
    return said(key, language, subject=subject, wanted=str(wanted), leaders=leaders)


def _group(plan: Plan, place: Place, figure: Figure, language: str, *, only: bool) -> Pieces:
    value = figure(place.value, place.units[0])
    if not place.tied:
        return said("bulletin.top.one", language, unit=_names(plan, place.units), value=value)
    names = [printable(plan.unit[code].name) for code in place.units]
    if len(names) > MANY:
        shown = comma(language).join(names[:MANY])
        units = said("bulletin.top.many", language, units=shown, count=str(len(names)))
    else:
        units = (Piece(comma(language).join(names) if only else joined(names, language)),)
    return said("bulletin.top.tied", language, units=units, value=value, place=str(place.place))


def _names(plan: Plan, codes: Sequence[str]) -> Pieces:
    return tuple(Piece(printable(plan.unit[code].name), ("result", code)) for code in codes)


def joined(names: Sequence[str], language: str) -> str:
    """甲、乙和丙."""
    if len(names) < 2:
        return "".join(names)
    last = "和" if language == "zh_CN" else " and "
    return f"{comma(language).join(names[:-1])}{last}{names[-1]}"
