"""The bulletin as a whole: title, opening, its sections in order, who issues it."""

from collections.abc import Iterator
from datetime import date

from exchange.check_code import check_code
from exchange.letter import Bulletin, Paragraph, Piece, Section
from exchange.sheet import printable
from exchange.sheets.bulletin import figures, groups, overall, problems, progress
from exchange.sheets.bulletin.pieces import said
from exchange.sheets.bulletin.settings import Settings, settings_of
from exchange.sheets.bulletin.subject import Subject
from exchange.sheets.parts import draft_mark
from exchange.wording import word
from scoring.entries import Assessment, Entries
from scoring.plan import Plan
from scoring.result import Result


def bulletin_of(
    plan: Plan,
    entries: Entries,
    result: Result,
    *,
    language: str,
    last: Assessment | None = None,
    last_result: Result | None = None,
    settings: Settings | None = None,
    attachments: tuple[str, ...] = (),
    today: date | None = None,
) -> Bulletin:
    """The bulletin of a result. `last`: the assessment before, for year-on-year figures, with its result for
    movement; `settings`: those of the plan unless given; `attachments`: titles of what will be attached."""
    settings = settings_of(plan) if settings is None else settings
    subject = Subject(plan, entries, result, settings, language, last, last_result)
    sections = tuple(_sections(subject))
    draft = draft_mark(result, language, plan, check_code(plan, entries, result))
    return Bulletin(
        title=title_of(plan, settings, language),
        over=printable(settings.issuer),
        addressee=_addressee(settings, subject),
        sections=sections,
        issuer=printable(settings.issuer) or word("bulletin.blank.issuer", language),
        date=printable(settings.date) or day_in_words(today, language),
        sealed=settings.sealed,
        layout=settings.layout,
        provisional="" if draft is None else draft.word,
        attachments=attachments,
        hints=tuple(dict.fromkeys((*subject.hints, *_hints(subject)))),
        language=language,
    )


def title_of(plan: Plan, settings: Settings, language: str) -> str:
    """关于××考核结果的通报, with a line end where it is best broken."""
    if settings.title.strip():
        return "\n".join(line for part in settings.title.splitlines() if (line := printable(part)))
    return word("bulletin.title", language, title=printable(plan.title))


def day_in_words(day: date | None, language: str) -> str:
    """2026年1月20日; blanks to fill in where there is no day."""
    if day is None:
        return word("bulletin.blank.date", language)
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh_CN" else f"{day:%d %B %Y}".lstrip("0")


def _addressee(settings: Settings, subject: Subject) -> str:
    given = printable(settings.addressee)
    if not given:
        return word("bulletin.addressee", subject.language, label=subject.unit_label)
    colon = "：" if subject.language == "zh_CN" else ":"
    return given if given.endswith((":", "：")) else given + colon


def _sections(subject: Subject) -> Iterator[Section]:
    language, label = subject.language, subject.unit_label
    yield Section("opening", "", (_opening(subject),))
    yield Section(
        "overall",
        word("bulletin.section.overall", language),
        (*overall.paragraphs(subject), *figures.paragraphs(subject)),
    )
    yield Section("groups", word("bulletin.section.groups", language), tuple(groups.paragraphs(subject)))
    risen = word("bulletin.section.progress", language, label=label)
    yield Section("progress", risen, tuple(progress.paragraphs(subject)))
    yield Section("problems", word("bulletin.section.problems", language), tuple(problems.paragraphs(subject)))


def _opening(subject: Subject) -> Paragraph:
    """On what grounds, who, whom: only what the office has filled in."""
    plan, settings, language = subject.plan, subject.settings, subject.language
    document = printable(settings.document)
    number = word("bulletin.opening.document", language, document=document) if document else ""
    basis = printable(settings.basis).strip("《》")
    grounds = word(
        "bulletin.opening.basis" if basis else "bulletin.opening.plan", language, basis=basis, document=number
    )
    approval = printable(settings.approval)
    issuer = printable(settings.issuer)
    pieces = said(
        "bulletin.opening",
        language,
        grounds=grounds,
        issuer=word("bulletin.opening.issuer", language, issuer=issuer) if issuer else "",
        count=Piece(str(len(plan.units)), ("units",)),
        label=subject.unit_label,
        period=_period(plan, language),
        approval=word("bulletin.opening.approval", language, approval=approval) if approval else "",
    )
    return subject.paragraph("opening", pieces)


def _period(plan: Plan, language: str) -> str:
    """2024年度, 2024年第三季度."""
    number = "" if plan.number is None else str(plan.number)
    key = plan.period if plan.period in ("annual", "quarter", "half", "month") else "annual"
    if key == "quarter" and language == "zh_CN" and number in ("1", "2", "3", "4"):
        number = "一二三四"[int(number) - 1]
    if key == "half" and language == "zh_CN":
        number = {"1": "上", "2": "下"}.get(number, number)
    return word(f"bulletin.period.{key}", language, year=str(plan.year), number=number)


def _hints(subject: Subject) -> Iterator[str]:
    """What is not filled in yet, and what cannot be told."""
    language, settings = subject.language, subject.settings
    missing = [name for name in ("issuer", "basis") if not getattr(settings, name)]
    for name in missing:
        yield word(f"bulletin.hint.{name}", language)
    if subject.last is None and subject.plan.previous is not None:
        yield word("bulletin.hint.no_last", language)
