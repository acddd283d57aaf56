"""The parsers behind the guards: bytes in, frozen sheets out. Runs inside the reading process."""

import datetime
import io
import struct
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from exchange.numbers import plain_text
from exchange.reading.biff import Marks, read_marks
from exchange.reading.formulas import recomputed
from exchange.reading.guards import MAX_CELLS, MAX_MERGED, MAX_ROWS, check_package, refuse
from exchange.reading.html_tables import read_html
from exchange.reading.ods import read_ods
from exchange.reading.text_tables import read_text
from exchange.reading.workbook import ERRORS, Merge, WorkbookCell, WorkbookSheet
from exchange.reading.xlsx import read_xlsx
from exchange.reading.xml_tables import read_xml


def parse(kind: str, data: bytes) -> tuple[WorkbookSheet, ...]:
    """The sheets of a file of this kind. Raises Refused, or whatever a parser raises over a damaged file."""
    sheets = _read(kind, data)
    for sheet in sheets:
        if sum(_covered(merge, sheet) for merge in sheet.merges) > MAX_MERGED:
            raise refuse("too_many_cells", limit=str(MAX_MERGED))
    return recomputed(sheets)


def _covered(merge: Merge, sheet: WorkbookSheet) -> int:
    """The cells that a merged range covers, as far as the sheet reaches."""
    return (min(merge.bottom, sheet.rows) - merge.top + 1) * (min(merge.right, sheet.columns) - merge.left + 1)


def _read(kind: str, data: bytes) -> tuple[WorkbookSheet, ...]:
    match kind:
        case "xlsx":
            check_package(data)
            return read_xlsx(data)
        case "ods":
            check_package(data)
            return read_ods(data)
        case "xls":
            marks = _marks(data)  # first: a damaged file makes calamine ask for gigabytes
            return _marked(_calamine(data), marks)
        case "html":
            return read_html(data)
        case "xml":
            return read_xml(data)
    return (read_text(data),)


# .xls --------------------------------------------------------------------------------------------


def _marks(data: bytes) -> dict[str, Marks]:
    try:
        return read_marks(data)
    except (ValueError, IndexError, struct.error) as fault:
        raise refuse("damaged") from fault


def _calamine(data: bytes) -> tuple[WorkbookSheet, ...]:
    from python_calamine import CalamineError, PasswordError

    try:
        return _sheets_of(data)
    except PasswordError as fault:
        raise refuse("encrypted") from fault
    except CalamineError as fault:
        raise refuse("damaged") from fault
    except BaseException as fault:  # where a damaged file makes the parser panic, that is no Exception
        if type(fault).__name__ == "PanicException":
            raise refuse("damaged") from fault
        raise


def _sheets_of(data: bytes) -> tuple[WorkbookSheet, ...]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    book = load_workbook(io.BytesIO(data))
    sheets = []
    for meta in book.sheets_metadata:
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        if sheet.total_height > MAX_ROWS:
            raise refuse("too_many_rows", limit=str(MAX_ROWS))
        if sheet.total_height * sheet.total_width > 8 * MAX_CELLS:
            raise refuse("too_many_cells", limit=str(MAX_CELLS))
        rows = sheet.to_python(skip_empty_area=False)
        merges = (
            Merge(top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        )
        hidden = meta.visible != SheetVisibleEnum.Visible
        sheets.append(WorkbookSheet(meta.name, _cells(rows), tuple(merges), hidden))
    return tuple(sheets)


def _marked(sheets: Iterable[WorkbookSheet], marks: Mapping[str, Marks]) -> tuple[WorkbookSheet, ...]:
    """The sheets with what calamine does not tell of an .xls."""
    return tuple(_with_marks(sheet, marks[sheet.name]) if sheet.name in marks else sheet for sheet in sheets)


def _with_marks(sheet: WorkbookSheet, marks: Marks) -> WorkbookSheet:
    cells = {
        place: replace(
            cell,
            percent=cell.kind == "number" and place in marks.percent,
            formula=marks.formulas.get(place, ""),
            struck=place in marks.struck,
            comment=marks.comments.get(place, "").strip(),
        )
        for place, cell in sheet.cells.items()
    }
    for place in marks.formulas.keys() - cells.keys():
        formula = marks.formulas[place]
        cells[place] = WorkbookCell(formula, "uncached", place in marks.percent, formula, place in marks.struck)
    for place, name in marks.errors.items():
        formula = marks.formulas.get(place, "")
        cells[place] = WorkbookCell(name, "error", formula=formula, struck=place in marks.struck)
    return replace(
        sheet,
        cells=cells,
        hidden_rows=frozenset(marks.hidden_rows),
        hidden_columns=frozenset(marks.hidden_columns),
    )


def _cells(rows: Iterable[Iterable[object]]) -> dict[tuple[int, int], WorkbookCell]:
    cells = {}
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            if found := _cell(value):
                cells[row, column] = found
    if len(cells) > MAX_CELLS:
        raise refuse("too_many_cells", limit=str(MAX_CELLS))
    return cells


# one cell -------------------------------------------------------------------------------------------------


def _cell(value: object, *, percent: bool = False) -> WorkbookCell | None:
    """An error is known by its name, which nobody types as a text."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return WorkbookCell("TRUE" if value else "FALSE", "bool")
    if isinstance(value, int):
        return WorkbookCell(str(value), "number", percent)
    if isinstance(value, float):
        return WorkbookCell(_shown_digits(value), "number", percent)
    if isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
        return WorkbookCell(value.isoformat() if not isinstance(value, datetime.timedelta) else str(value), "date")
    text = str(value)
    if text in ERRORS:
        return WorkbookCell(text, "error")
    return WorkbookCell(text) if text.strip("\u3000\u00a0 \t\r\n") else None


def _shown_digits(number: float) -> str:
    """A stored number as its author saw it: 15 digits (89.600000000000009 was typed as 89.6)."""
    return plain_text(Decimal(f"{number:.15g}"))
