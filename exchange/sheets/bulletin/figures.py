"""工作数据: the totals of the city beside last year's, and what shares the parts have in a whole."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from exchange.letter import Paragraph, Piece, Pieces
from exchange.sheet import printable
from exchange.sheets.bulletin.leading import joined
from exchange.sheets.bulletin.pieces import amount, comma, listed, percent, said, semicolon
from exchange.sheets.bulletin.subject import Subject
from exchange.wording import word
from scoring.descriptive.city import CityTotal, adds_up, city_parts, city_total
from scoring.descriptive.structure import Structure, structure
from scoring.descriptive.undefined import Undefined
from scoring.plan import Item, Plan

MOST: Final = 8
"""So many totals are told where nobody has chosen."""
EXACT: Final = 10
"""Decimals of a total: as many as were entered."""
LARGEST: Final = 5
"""So many parts of a structure are named."""


def paragraphs(subject: Subject) -> Iterator[Paragraph]:
    language = subject.language
    yield subject.paragraph("totals", _totals(subject), why=word("bulletin.why.totals", language))
    yield subject.paragraph("shares", _shares(subject), why=word("bulletin.why.shares", language))


def countable(plan: Plan) -> tuple[Item, ...]:
    """The items that a bulletin can tell the total of."""
    return tuple(item for item in plan.items if adds_up(item))


def is_matrix(item: Item) -> bool:
    """Does a series count something in every field of a list? (A checklist counts nothing.)"""
    return item.kind == "series" and item.list_code is not None and item.unit in ("件", "起", "个", "次", "万元")


def usual_totals(plan: Plan) -> tuple[str, ...]:
    """What is told where nobody has chosen: what indicators count first of which more is better, and what is only
    for reference, as far as it adds up."""
    named: list[str] = []
    for leaf in plan.leaves:
        if leaf.direction == "up" or leaf.reference_only:
            words = re.findall(r"[^\W\d]\w*", leaf.measure or leaf.code)
            named += [name for name in words if name in plan.item][:1]
    return tuple(item.code for item in countable(plan) if item.code in named)[:MOST]


def _totals(subject: Subject) -> Pieces:
    plan, wanted = subject.plan, subject.settings.totals
    codes = usual_totals(plan) if wanted is None else wanted
    items = [item for item in countable(plan) if item.code in codes]
    found = [(item, city_total(plan, subject.entries, item, subject.last)) for item in items]
    told = [_total(subject, item, one) for item, one in found if one.now or len(one.silent) < len(plan.units)]
    if not told:
        return ()
    return said("bulletin.totals", subject.language, figures=listed(told, semicolon(subject.language)))


def _total(subject: Subject, item: Item, found: CityTotal) -> Pieces:
    language = subject.language
    first = ("values", item.code, subject.plan.units[0].code)
    now = amount(found.now, item.unit, first, EXACT)
    return said("bulletin.total_of", language, name=printable(item.name), now=now, change=_change(subject, found, item))


def _change(subject: Subject, found: CityTotal, item: Item) -> Pieces:
    """同比增长12.3%; where a figure is missing, whose."""
    language, growth = subject.language, found.growth
    if found.silent:
        return said("bulletin.silent", language, units=_counted(subject, found.silent, item))
    if found.silent_before:
        return said("bulletin.silent_before", language, units=_counted(subject, found.silent_before, item))
    if growth is None:
        return ()
    if isinstance(growth, Undefined):
        key = "bulletin.from_zero" if growth is Undefined.ZERO_TOTAL else "bulletin.from_negative"
        return said(key, language)
    if growth == 0:
        return said("bulletin.same", language)
    key = "bulletin.more" if growth > 0 else "bulletin.less"
    return said(key, language, rate=percent(abs(growth), ("values", item.code, subject.plan.units[0].code)))


def _counted(subject: Subject, codes: Sequence[str], item: Item) -> Pieces:
    """One or two units by name, more by their number."""
    place = ("values", item.code, codes[0])
    if len(codes) <= 2:
        return (Piece(joined([printable(subject.plan.unit[code].name) for code in codes], subject.language), place),)
    count = Piece(str(len(codes)), place)
    return said("bulletin.count_units", subject.language, count=count, label=subject.unit_label)


def _shares(subject: Subject) -> Pieces:
    """Of every series whose members are counted the largest parts, and what they hold together."""
    told = []
    for item in subject.plan.items:
        if is_matrix(item):
            found = structure(city_parts(subject.plan, subject.entries, item))
            if isinstance(found, Structure) and len(found.parts) > 1:
                told.append(_structure(subject, item, found))
    for item in subject.plan.items:
        if item.part_of is not None and adds_up(item):
            told += _part(subject, item)
    return listed(told, "" if subject.language == "zh_CN" else " ")


def _structure(subject: Subject, item: Item, found: Structure) -> Pieces:
    language, place = subject.language, ("values", item.code, subject.plan.units[0].code)
    named = min(LARGEST, sum(part.value > 0 for part in found.parts))
    top = found.concentration(named)
    parts = [
        said("bulletin.share.one", language, name=printable(part.name), share=percent(part.share, place))
        for part in found.parts[:named]
    ]
    if top.tied:
        subject.hints.append(
            word("bulletin.hint.share", language, item=printable(item.name), fields=joined(top.tied, language))
        )
    return said(
        "bulletin.shares",
        language,
        item=printable(item.name),
        count=str(len(found.parts)),
        whole=amount(found.whole, item.unit, place, EXACT),
        largest=str(named),
        parts=listed(parts, comma(language)),
        share=percent(top.share, place),
    )


def _part(subject: Subject, item: Item) -> Iterator[Pieces]:
    """What share an item has in the one that it is a part of; only where everybody has said both."""
    whole = subject.plan.item.get(item.part_of or "")
    if whole is None:
        return
    part, all_of = (city_total(subject.plan, subject.entries, one) for one in (item, whole))
    if part.silent or all_of.silent or all_of.now <= 0 or part.now < 0:
        return
    place = ("values", item.code, subject.plan.units[0].code)
    share = percent(part.now / all_of.now, place)
    names = {"part": printable(item.name), "whole": printable(whole.name)}
    yield said("bulletin.share.part", subject.language, share=share, now=amount(part.now, item.unit, place), **names)
