"""Where the print page puts sheets: onto a printer, into one file, or as a set into a folder. All but the question for
the printer runs beside the window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from exchange.sheet import Sheet
from gui.painting import Fonts, pages_of, paint_pages, require_chinese, to_pdf

Report = Callable[[int, int], None]

ChoosePrinter = Callable[[QWidget], QPrinter | None]
"""Asks for a printer; None where the person left without one."""


def ask_for_printer(parent: QWidget) -> QPrinter | None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    accepted = dialog.exec()
    dialog.deleteLater()
    return printer if accepted else None


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
