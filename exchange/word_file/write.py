"""Sheets as a Word file: whole or not at all, never over a file that is there."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from exchange.file_names import whole_file
from exchange.sheet import Sheet
from exchange.word_file.letter import chart_section, letter_sections, table_section
from exchange.word_file.marks import document

STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""What is written twice is the same twice."""


Report = Callable[[int, int], None]


def write_docx(path: Path, sheets: Sequence[Sheet], report: Report | None = None) -> None:
    """Write the sheets into one Word file, each a section of its own; the bulletin as the letter that it is, a
    chart as a picture. The file appears whole or not at all; raises OSError where it cannot.
    What `report` raises stops it."""
    tell = report or (lambda _step, _steps: None)
    data = docx_bytes(sheets, tell)
    tell(1, 1)
    with whole_file(path) as temporary:
        temporary.write_bytes(data)


def docx_bytes(sheets: Sequence[Sheet], report: Report = lambda _step, _steps: None) -> bytes:
    """The same as bytes."""
    from datetime import datetime

    made = document(sheets[0].one_title, sheets[0].author, sheets[0].language)
    made.core_properties.created = made.core_properties.modified = datetime(2000, 1, 1)
    for number, sheet in enumerate(sheets):
        report(number, len(sheets))
        if sheet.letter is not None:
            letter_sections(made, sheet, first=number == 0, report=report)
        elif sheet.chart is not None:
            chart_section(made, sheet, first=number == 0)
        else:
            table_section(made, sheet, first=number == 0)
    stream = BytesIO()
    made.save(stream)
    return stamped(stream.getvalue())


def stamped(data: bytes) -> bytes:
    """The package with one date on all its parts."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in source.infolist():
            named = zipfile.ZipInfo(entry.filename, STAMP)
            named.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(named, source.read(entry))
    return target.getvalue()
