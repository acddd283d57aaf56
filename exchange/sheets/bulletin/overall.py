"""总体情况: mean, highest and lowest total, who leads, everybody else by place, grades and vetoes."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from exchange.letter import Paragraph, Piece, Pieces
from exchange.sheet import printable
from exchange.sheets.bulletin.leading import joined, top_sentence
from exchange.sheets.bulletin.pieces import comma, listed, said, semicolon
from exchange.sheets.bulletin.subject import Subject
from exchange.sheets.notes import veto_note
from exchange.wording import word
from scoring.descriptive.dispersion import dispersion
from scoring.descriptive.figures import totals
from scoring.descriptive.leaders import leading_units
from scoring.numbers import plain
from scoring.result import Rank, UnitResult, in_order

FEW = 60
"""The places of more units than these stand in the attached table alone."""


def paragraphs(subject: Subject) -> Iterator[Paragraph]:
    """The overall picture; every paragraph without ranked units says why it is empty."""
    yield subject.paragraph("overall", (*_mean(subject), *_top(subject)), why=_nobody(subject))
    yield subject.paragraph("rest", _rest(subject), why=word("bulletin.why.rest", subject.language))
    yield from _classes(subject)
    yield subject.paragraph("grades", _grades(subject), why=word("bulletin.why.grades", subject.language))
    yield subject.paragraph("vetoes", _vetoes(subject), why=word("bulletin.why.vetoes", subject.language))


def _nobody(subject: Subject) -> str:
    return word("bulletin.why.nobody", subject.language)


def _mean(subject: Subject) -> Pieces:
    language, found = subject.language, dispersion(totals(subject.plan, subject.result))
    if found is None:
        return ()
    mean = Piece(subject.total(found.mean, "").text, ("result", ""))
    first, last = found.highest_units[0], found.lowest_units[0]
    open_yet = said("bulletin.provisional", language) if subject.result.status != "complete" else ()
    sentence = said(
        "bulletin.mean",
        language,
        mean=mean,
        highest=subject.total(found.highest, first),
        lowest=subject.total(found.lowest, last),
    )
    return (*open_yet, *sentence)


def _top(subject: Subject) -> Pieces:
    found = leading_units(subject.plan, subject.entries, subject.result, wanted=subject.wanted)
    if not found.places:
        return ()
    total = word("bulletin.total", subject.language)
    return top_sentence(subject.plan, found, subject.total, subject.language, subject=total)


def _rest(subject: Subject) -> Pieces:
    """Everybody behind the leaders, by place."""
    units = [unit for unit in in_order(subject.result.units) if unit.rank is not None]
    found = leading_units(subject.plan, subject.entries, subject.result, wanted=subject.wanted)
    named = {code for place in found.places for code in place.units}
    rest = [unit for unit in units if unit.code not in named and unit.code not in found.passed_over]
    if not rest or len(units) > FEW:
        return ()
    groups: dict[Rank, list[UnitResult]] = {}
    for unit in rest:
        assert unit.rank is not None
        groups.setdefault(unit.rank, []).append(unit)
    told = [_at(subject, rank, group) for rank, group in groups.items()]
    return said("bulletin.rest", subject.language, units=listed(told, comma(subject.language)))


def _at(subject: Subject, rank: Rank, units: Sequence[UnitResult]) -> Pieces:
    language = subject.language
    value = subject.total(Fraction(units[0].total), units[0].code)
    place = plain(Fraction(rank))
    if len(units) == 1:
        return said(
            "bulletin.rest.one", language, unit=subject.name(units[0].code), value=value, place=plain(Fraction(rank))
        )
    names = joined([printable(unit.name) for unit in units], language)
    return said("bulletin.top.tied", language, units=names, value=value, place=place)


def _classes(subject: Subject) -> Iterator[Paragraph]:
    """The leaders of each class, where there is more than one."""
    used = [one for one in subject.plan.classes if any(unit.class_code == one.code for unit in subject.result.units)]
    if len(used) < 2:
        return
    told = []
    for one in used:
        found = leading_units(subject.plan, subject.entries, subject.result, wanted=subject.wanted, class_code=one.code)
        if found.places:
            name = printable(one.name)
            about = word("bulletin.total.class", subject.language, name=name)
            told.append(top_sentence(subject.plan, found, subject.total, subject.language, subject=about))
    yield subject.paragraph("classes", listed(told, "" if subject.language == "zh_CN" else " "), why=_nobody(subject))


def _grades(subject: Subject) -> Pieces:
    """How many units, and which, hold each grade."""
    plan, language = subject.plan, subject.language
    if plan.grades is None:
        return ()
    held: dict[str, list[str]] = {name: [] for name, _ in plan.grades.bands}
    for unit in in_order(subject.result.units):
        if unit.grade is not None:
            held.setdefault(unit.grade, []).append(unit.code)
    told = []
    for grade, codes in held.items():
        if codes:
            count = Piece(str(len(codes)), ("result", codes[0]))
            names = listed([(subject.name(code),) for code in codes], comma(language))
            told.append(said("bulletin.grade", language, grade=printable(grade), count=count, units=names))
    return said("bulletin.grades", language, grades=listed(told, semicolon(language))) if told else ()


def _vetoes(subject: Subject) -> Pieces:
    notes = []
    for number, one in enumerate(subject.entries.decisions):
        notes.append((Piece(veto_note(subject.plan, one, subject.language), ("decisions", str(number))),))
    return listed(notes, "" if subject.language == "zh_CN" else " ")
