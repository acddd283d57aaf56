"""Sets of documents written in one go: 会议用 and 归档用. Needs a QGuiApplication and no widget; runs beside the
window, or for the command line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path

from exchange.anonymous import without_names
from exchange.assessment_json import write_assessment
from exchange.export_set import Planned, keys_of, kind_title, planned, set_folder, whole_folder
from exchange.file_names import safe_name, whole_file
from exchange.sheet import Options, Sheet, printable
from exchange.sheets import SHEETS, make_sheets
from exchange.sheets.catalogue import Listed, catalogue_sheet
from exchange.sheets.charts import chart_sheets
from exchange.wording import word
from gui.painting import Fonts, pages_of, pdf_of
from scoring.entries import Assessment
from scoring.result import Result

Report = Callable[[int, int], None]
FORMS: Mapping[str, tuple[str, ...]] = {"meeting": ("pdf", "xlsx"), "archive": ("pdf", "xlsx")}
LETTER_FORMS = ("pdf", "docx")
"""An official letter goes out as paper or as Word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What set, and how. `labels`: the units' names are replaced by these; `mark`: stands in the names of files in
    place of the word for a draft, such as 送审稿."""

    kind: str
    language: str
    options: Options
    day: datetime
    labels: Mapping[str, str] | None = None
    mark: str = ""
    duplex: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    folder: Path
    files: int


def write_set(
    assessment: Assessment, result: Result, wanted: Wanted, target: Path, report: Report | None = None
) -> Written:
    """Write the set into a new folder of `target`. What `report` raises stops it, and nothing is left.

    Raises OSError, and Refused where there is no Chinese font for Chinese text."""
    if wanted.labels is not None:
        from scoring.evaluate import evaluate

        assessment, options = without_names(assessment, wanted.labels, wanted.language, wanted.options)
        result, wanted = evaluate(assessment.plan, assessment.entries), replace(wanted, options=options)
    plan, day, language = assessment.plan, wanted.day.date(), wanted.language
    tell = report or (lambda _step, _steps: None)
    tell(0, 1)
    keys = keys_of(wanted.kind, [kind.key for kind in SHEETS])
    sheets = make_sheets(plan, assessment.entries, result, language=language, keys=keys, options=wanted.options)
    sheets += chart_sheets(plan, assessment.entries, result, language=language, options=wanted.options)
    tell(0, 1)
    fonts = Fonts()
    files = _files(sheets, wanted, printable(plan.title))
    if wanted.kind == "archive":
        listed = _listed(sheets, files, fonts, wanted, printable(plan.title))
        if wanted.labels is None:
            listed.append(Listed(word("checking.title", language, title=plan.title), day, None, "xlsx"))
        last = catalogue_sheet(plan, assessment.entries, result, listed, language=language, options=wanted.options)
        files += planned([last], ("pdf", "xlsx"), day, language, wanted.mark)
    name = set_folder(plan.title, wanted.kind, day, language)
    with whole_folder(target, name) as (part, finish):
        for number, file in enumerate(files):
            tell(number, len(files) + 1)
            path = part / file.name
            path.parent.mkdir(exist_ok=True)
            _write(path, file, fonts, wanted.duplex)
        if wanted.kind == "archive" and wanted.labels is None:
            _checking(part, assessment, result, wanted, lambda _step, _steps: tell(len(files), len(files) + 1))
            data = safe_name(word("set.assessment", language, title=plan.title), ".json")
            with whole_file(part / data) as temporary:
                temporary.write_text(write_assessment(assessment), encoding="utf-8")
        tell(len(files), len(files) + 1)
        count = sum(path.is_file() for path in part.rglob("*"))
        return Written(finish(), count)


def _checking(folder: Path, assessment: Assessment, result: Result, wanted: Wanted, report: Report) -> None:
    """The workbook with which everything can be reckoned again."""
    from exchange.checking import checking_name, checking_workbook

    day, language = wanted.day, wanted.language
    name = checking_name(assessment, result, language=language, day=day.date(), mark=wanted.mark)
    checking_workbook(folder / name, assessment, result, language=language, time=day, report=report)


def _files(sheets: Sequence[Sheet], wanted: Wanted, title: str) -> list[Planned]:
    found: list[Planned] = []
    for is_letter, some in groupby(sheets, key=lambda sheet: sheet.letter is not None):
        forms = LETTER_FORMS if is_letter else FORMS[wanted.kind]
        found += planned(list(some), forms, wanted.day.date(), wanted.language, wanted.mark, title)
    return found


def _listed(
    sheets: Sequence[Sheet], files: Sequence[Planned], fonts: Fonts, wanted: Wanted, plan_title: str
) -> list[Listed]:
    """Each kind of document once, with the pages of all its sheets and the forms that it is there in."""
    found = []
    for key, some in groupby(sheets, key=lambda sheet: sheet.key):
        kind = list(some)
        title = kind[0].one_title
        if len(kind) > 1:
            whole = kind_title(kind, plan_title, wanted.language)
            title = word("sheet.catalogue.more", wanted.language, title=whole, count=str(len(kind)))
        pages = sum(len(pages) for pages in pages_of(kind, fonts, duplex=wanted.duplex))
        forms = dict.fromkeys(file.form for file in files if file.sheets[0].key == key)
        found.append(Listed(title, wanted.day.date(), pages, "、".join(forms)))
    return found


def _write(path: Path, file: Planned, fonts: Fonts, duplex: bool) -> None:
    if file.form == "xlsx":
        from exchange.write_xlsx import write_xlsx

        write_xlsx(path, file.sheets)
    elif file.form == "docx":
        from exchange.word_file.write import write_docx

        write_docx(path, file.sheets)
    else:
        content = pdf_of(file.sheets, duplex=duplex, fonts=fonts)
        with whole_file(path) as temporary:
            temporary.write_bytes(content)
