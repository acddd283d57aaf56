"""Where the print page puts sheets: onto a printer, into one file, or as a set into a folder. All but the question for
the printer runs beside the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from exchange.sheet import Options, Sheet
from exchange.sheets import make_sheets
from exchange.sheets.charts import chart_sheets
from gui.painting import FontReport, Fonts, lay_out, pages_of, paint_pages, require_chinese, texts_of, to_pdf
from gui.painting import Page as Paper
from gui.painting.fonts import OF_TABLES, STACKS
from scoring.entries import Assessment
from scoring.result import Result

Report = Callable[[int, int], None]

ChoosePrinter = Callable[[QWidget], QPrinter | None]
"""Asks for a printer; None where the person left without one."""


def ask_for_printer(parent: QWidget) -> QPrinter | None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    accepted = dialog.exec()
    dialog.deleteLater()
    return printer if accepted else None


@dataclass(frozen=True, slots=True)
class Prepared:
    """The documents as they are now, each with its pages, and what is to say of the fonts."""

    sheets: tuple[Sheet, ...]
    pages: tuple[tuple[Paper, ...], ...]
    fonts: FontReport


def prepare(assessment: Assessment, result: Result, language: str, options: Options) -> Prepared:
    """Build and lay out every document. Runs beside the window: fonts are of the thread that made them."""
    sheets = make_sheets(assessment.plan, assessment.entries, result, language=language, options=options)
    sheets += chart_sheets(assessment.plan, assessment.entries, result, language=language, options=options)
    fonts = Fonts()
    roles = tuple(STACKS) if any(sheet.letter is not None for sheet in sheets) else OF_TABLES
    return Prepared(sheets, tuple(lay_out(sheet, fonts) for sheet in sheets), fonts.report(texts_of(sheets), roles))


def identities(sheets: Sequence[Sheet]) -> list[str]:
    """What each sheet is, whatever stands before it: its kind, and which of that kind."""
    keys = [sheet.key for sheet in sheets]
    return [f"{key} {keys[:number].count(key)}" for number, key in enumerate(keys)]


def print_sheets(sheets: Sequence[Sheet], printer: QPrinter, duplex: bool, report: Report) -> bool:
    """Put the sheets on paper, on both its sides each beginning on a front. False where the printer refuses; raises
    Refused without a Chinese font."""
    fonts = Fonts()
    require_chinese(fonts, sheets)
    try:
        pages = [page for some in pages_of(sheets, fonts, duplex=duplex) for page in some]
        return paint_pages(printer, pages, fonts, report)
    except BaseException:
        printer.abort()
        raise


def save_pdf(sheets: Sequence[Sheet], path: Path, duplex: bool, report: Report) -> None:
    """`to_pdf` as a task."""
    to_pdf(sheets, path, report, duplex=duplex)


def save_workbook(sheets: Sequence[Sheet], path: Path, report: Report) -> None:
    """`write_xlsx` as a task; XlsxWriter is imported when it is first wanted."""
    from exchange.write_xlsx import write_xlsx

    write_xlsx(path, sheets, report)


def save_word(sheets: Sequence[Sheet], path: Path, report: Report) -> None:
    """`write_docx` as a task; python-docx is imported when it is first wanted."""
    from exchange.word_file.write import write_docx

    write_docx(path, sheets, report)


def save_tables(sheets: Sequence[Sheet], folder: Path, report: Report) -> tuple[Path, ...]:
    """Each sheet as a CSV file of its own in the folder, never over one that is there. Raises OSError."""
    from datetime import datetime

    from exchange.file_names import free_path, sheet_file_name
    from exchange.write_csv import write_csv

    written = []
    for number, sheet in enumerate(sheets):
        report(number, len(sheets))
        draft = sheet.draft.word if sheet.draft is not None else ""
        path = free_path(folder, sheet_file_name(sheet.one_title, ".csv", day=datetime.now().date(), draft=draft))
        write_csv(path, sheet)
        written.append(path)
    return tuple(written)
