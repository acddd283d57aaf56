"""进步明显: who gained places since last year, the most first."""

from collections.abc import Iterator

from exchange.letter import Paragraph, Piece, Pieces
from exchange.sheets.bulletin.pieces import comma, listed, said
from exchange.sheets.bulletin.subject import Subject
from exchange.wording import word
from scoring.numbers import plain
from scoring.years.places import Movement, movements


def paragraphs(subject: Subject) -> Iterator[Paragraph]:
    language = subject.language
    if subject.last_result is None:
        yield subject.paragraph("progress", (), why=word("bulletin.why.no_last", language))
        return
    found = movements(subject.plan, subject.result, subject.last_result)
    why = word("bulletin.why.progress", language, rise=str(subject.settings.rise))
    yield subject.paragraph("progress", _risen(subject, found), why=why)


def _risen(subject: Subject, found: tuple[Movement, ...]) -> Pieces:
    risen = sorted((one for one in found if one.gained >= subject.settings.rise), key=lambda one: -one.gained)
    if not risen:
        return ()
    language = subject.language
    told = [
        said(
            "bulletin.risen.one",
            language,
            unit=subject.name(one.unit),
            gained=Piece(plain(one.gained), ("result", one.unit)),
            before=plain(one.before),
            now=plain(one.now),
        )
        for one in risen
    ]
    rise = str(subject.settings.rise)
    return said("bulletin.risen", language, rise=rise, label=subject.unit_label, units=listed(told, comma(language)))
