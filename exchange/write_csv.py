"""A printed document as CSV: its heading in one line, its rows, and nothing else. UTF-8 with its mark, so that Excel
and WPS know it, or GB18030 for older programs."""

import csv
from io import StringIO
from pathlib import Path
from typing import Final

from exchange.file_names import whole_file
from exchange.sheet import Column, Sheet, SheetCell, printable
from exchange.sheets.parts import trial_mark

ENCODINGS: Final = {"utf-8": "utf-8-sig", "gb18030": "gb18030"}
"""What may be asked for → Python's name of it."""
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
BETWEEN: Final = " / "
"""Between the levels of a heading."""


def csv_of(sheet: Sheet, encoding: str = "utf-8") -> bytes:
    """The content of the file. Figures are written as printed, without marks and grouping; text that a spreadsheet
    would take for a formula gets an apostrophe before it and stays text. Raises KeyError for an unknown encoding."""
    lines = StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow([_text(BETWEEN.join(_heading(column))) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_written(cell) for cell in row.cells])
    if sheet.draft is not None and sheet.draft == trial_mark(sheet.language):
        writer.writerow([sheet.draft.banner])  # what was only tried says so wherever it goes
    return lines.getvalue().encode(ENCODINGS[encoding], "replace")


def write_csv(path: Path, sheet: Sheet, encoding: str = "utf-8") -> None:
    """Write it; the file appears whole or not at all. Raises OSError."""
    content = csv_of(sheet, encoding)
    with whole_file(path) as temporary:
        temporary.write_bytes(content)


def _heading(column: Column) -> list[str]:
    return [printable(word) for word in column.heading if printable(word)]


def _written(cell: SheetCell) -> str:
    """A figure as its digits, with the mark behind it where there is one: 3.20缺 is not simply 3.20."""
    if cell.number is None or cell.mark:
        return _text(printable(cell.text))
    return f"{cell.number:+f}" if cell.signed and cell.number > 0 else f"{cell.number:f}"


def _text(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA_STARTS) else words
