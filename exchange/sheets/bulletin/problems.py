"""存在的主要问题: where points are lost, who stays behind, how far apart units lie, where nothing was done."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from exchange.letter import Paragraph, Piece, Pieces
from exchange.sheet import printable
from exchange.sheets.bulletin.figures import is_matrix
from exchange.sheets.bulletin.groups import chosen_tops
from exchange.sheets.bulletin.leading import joined
from exchange.sheets.bulletin.pieces import comma, listed, percent, said, semicolon
from exchange.sheets.bulletin.subject import Subject
from exchange.sheets.notes import used_items
from exchange.wording import word
from scoring.descriptive.cuts import Loss, losses
from scoring.descriptive.dispersion import Dispersion, before_and_after, behind
from scoring.descriptive.figures import measures
from scoring.descriptive.undefined import Undefined
from scoring.descriptive.zeros import Mark, Matrix, zero_matrix
from scoring.numbers import plain
from scoring.plan import Indicator
from scoring.rounding import half_up

TIMES_PLACES: Final = 1
NAMED: Final = 6
"""More units than these are counted."""


def paragraphs(subject: Subject) -> Iterator[Paragraph]:
    language = subject.language
    lost = losses(subject.plan, subject.result)
    for key, pieces in (
        ("losses", _losses(subject, lost)),
        ("shortcomings", _shortcomings(subject, lost)),
        ("behind", _behind(subject)),
        ("gaps", _gaps(subject)),
        ("zeros", _zeros(subject)),
    ):
        head = word(f"bulletin.head.{key}", language)
        yield subject.paragraph(key, pieces, head=head, why=word(f"bulletin.why.{key}", language))


def _losses(subject: Subject, found: tuple[Loss, ...]) -> Pieces:
    """The indicators that cost the units most, with everyone that costs as much as the last of them."""
    costly = [one for one in found if one.lost > 0]
    if not costly:
        return ()
    last = costly[min(subject.settings.losses, len(costly)) - 1].lost
    told = [_loss(subject, one) for one in costly if one.lost >= last]
    language = subject.language
    return said("bulletin.losses", language, count=str(len(told)), parts=listed(told, semicolon(language)))


def _loss(subject: Subject, one: Loss) -> Pieces:
    leaf = subject.plan.indicator[one.leaf]
    place = ("indicators", leaf.code)
    lost = subject.node_points(leaf.code, one.lost, "")
    return said(
        "bulletin.loss",
        subject.language,
        name=printable(leaf.name),
        lost=Piece(lost.text, place),
        rate=percent(one.rate, place),
        units=Piece(str(one.units), place),
        label=subject.unit_label,
    )


def _shortcomings(subject: Subject, found: tuple[Loss, ...]) -> Pieces:
    """The indicators of whose points all units together earn less than the rule says."""
    limit = Fraction(subject.settings.below) / 100
    short = sorted((one for one in found if one.rate < limit), key=lambda one: one.rate)
    if not short:
        return ()
    language = subject.language
    told = []
    for one in short:
        place = ("indicators", one.leaf)
        name = printable(subject.plan.indicator[one.leaf].name)
        told.append(said("bulletin.short.one", language, name=name, rate=percent(one.rate, place)))
    return said(
        "bulletin.short",
        language,
        below=plain(subject.settings.below),
        count=str(len(told)),
        parts=listed(told, comma(language)),
    )


def _behind(subject: Subject) -> Pieces:
    """Who stays below so many percent of the city's mean, under the indicators that are told of."""
    language, limit = subject.language, Fraction(subject.settings.below) / 100
    told = []
    for leaf in chosen_tops(subject):
        if leaf.direction != "up":
            continue
        found = behind(measures(subject.plan, subject.result, leaf.code), limit)
        if isinstance(found, Undefined) or not found:
            continue
        units = [
            said(
                "bulletin.behind.one",
                language,
                unit=subject.name(one.unit),
                value=subject.measure(leaf, one.value, one.unit),
            )
            for one in found
        ]
        told.append(
            said(
                "bulletin.behind.of",
                language,
                name=printable(leaf.name),
                units=listed(units[:NAMED], comma(language)),
                more=said("bulletin.and_more", language, count=str(len(units))) if len(units) > NAMED else (),
            )
        )
    below = plain(subject.settings.below)
    return said("bulletin.behind", language, below=below, parts=listed(told, semicolon(language))) if told else ()


def _gaps(subject: Subject) -> Pieces:
    """How many times the lowest the highest is, as it was achieved; the widest gap first."""
    language = subject.language
    wide: list[tuple[Fraction, Pieces]] = []
    from_zero: list[Pieces] = []
    for leaf in chosen_tops(subject):
        found, _ = before_and_after(subject.plan, subject.result, leaf.code)
        if found is None or found.highest == found.lowest:
            continue
        if isinstance(found.times, Fraction):
            wide.append((found.times, _gap(subject, leaf, found, found.times)))
        elif found.times is Undefined.ZERO_MINIMUM:
            from_zero.append(_from_zero(subject, leaf, found))
    told = [pieces for _, pieces in sorted(wide, key=lambda pair: -pair[0])] + from_zero
    return said("bulletin.gaps", language, parts=listed(told, semicolon(language))) if told else ()


def _gap(subject: Subject, leaf: Indicator, found: Dispersion, times: Fraction) -> Pieces:
    high, low = found.highest_units, found.lowest_units
    return said(
        "bulletin.gap",
        subject.language,
        name=printable(leaf.name),
        high=_few(subject, high),
        highest=subject.measure(leaf, found.highest, high[0]),
        low=_few(subject, low),
        lowest=subject.measure(leaf, found.lowest, low[0]),
        times=Piece(f"{half_up(times, TIMES_PLACES):f}", ("indicators", leaf.code)),
    )


def _from_zero(subject: Subject, leaf: Indicator, found: Dispersion) -> Pieces:
    return said(
        "bulletin.gap.zero",
        subject.language,
        name=printable(leaf.name),
        high=_few(subject, found.highest_units),
        highest=subject.measure(leaf, found.highest, found.highest_units[0]),
        low=_few(subject, found.lowest_units),
    )


def _few(subject: Subject, codes: tuple[str, ...]) -> Pieces:
    if len(codes) > NAMED:
        count = Piece(str(len(codes)), ("result", codes[0]))
        return said("bulletin.count_units", subject.language, count=count, label=subject.unit_label)
    if len(codes) == 1:
        return (subject.name(codes[0]),)
    names = joined([printable(subject.plan.unit[code].name) for code in codes], subject.language)
    return (Piece(names, ("result", codes[0])),)


def _zeros(subject: Subject) -> Pieces:
    """Fields in which nobody, or somebody, has nothing yet; 0, not applicable and missing apart."""
    plan, language = subject.plan, subject.language
    used, told = used_items(plan), []
    for item in plan.items:
        if item.code in used and (item.kind == "tasks" or is_matrix(item)):
            matrix = zero_matrix(plan, subject.entries, item.code)
            if matrix.where(Mark.ZERO):
                told.append(_matrix(subject, matrix))
    return listed(told, "" if language == "zh_CN" else " ")


def _matrix(subject: Subject, matrix: Matrix) -> Pieces:
    language, item = subject.language, subject.plan.item[matrix.item]
    counts = {mark: matrix.where(mark) for mark in Mark}
    first = counts[Mark.ZERO][0][0]

    def count(*marks: Mark) -> Piece:
        cells = [cell for mark in marks for cell in counts[mark]]
        place = ("values", item.code, cells[0][0] if cells else first)
        return Piece(str(len(cells)), place)

    sentence = said(
        "bulletin.zeros",
        language,
        item=printable(item.name),
        units=str(len(matrix.rows)),
        label=subject.unit_label,
        fields=str(len(matrix.members)),
        zeros=count(Mark.ZERO),
        left_out=count(Mark.NOT_APPLICABLE),
        missing=count(Mark.MISSING, Mark.BLANK),
    )
    more: list[Pieces] = []
    for key, members in (("untouched", matrix.untouched), ("uncertain", matrix.uncertain)):
        if members:
            fields = joined([printable(member) for member in members], language)
            more.append(said(f"bulletin.zeros.{key}", language, fields=fields))
    more.append(_most_zeros(subject, matrix))
    return (*sentence, *listed([one for one in more if one], "" if language == "zh_CN" else " "))


def _most_zeros(subject: Subject, matrix: Matrix) -> Pieces:
    """The units with most zeros."""
    zeros = {code: sum(mark is Mark.ZERO for mark in row.values()) for code, row in matrix.rows.items()}
    most = max(zeros.values())
    codes = tuple(code for code, count in zeros.items() if count == most)
    count = Piece(str(most), ("values", matrix.item, codes[0]))
    return said("bulletin.zeros.most", subject.language, units=_few(subject, codes), count=count)
