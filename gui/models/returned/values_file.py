"""A file of data, read and understood on a worker: which entries its best sheet holds, or one that is chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from exchange.reading.read_workbook import read_workbook
from exchange.reading.workbook import Workbook
from exchange.values.table import ValuesTable, read_best, read_values
from scoring.plan import Plan
from scoring.problems import Problem, Refused


@dataclass(frozen=True, slots=True)
class DataRead:
    """A file with the sheet that fills the most cells, and what that says, or why nothing was understood."""

    path: Path
    book: Workbook
    sheet: str
    table: ValuesTable | Refused


def read_data(path: Path, plan: Plan, *, report: Callable[[int, int], None]) -> DataRead:
    """On a worker: read the file and find the sheet with the most entries. Raises Refused where it cannot be read."""

    def cancelled() -> bool:
        report(0, 0)  # leaves by an exception once nobody waits any more
        return False

    book = read_workbook(path, cancelled=cancelled)
    report(1, 2)
    try:
        table = read_best(book.sheets, plan)
    except Refused as refused:
        return DataRead(path, book, book.sheets[0].name if book.sheets else "", refused)
    return DataRead(path, book, table.sheet, table)


def data_of_sheet(book: Workbook, name: str, plan: Plan) -> ValuesTable:
    """The entries that one sheet of a book holds. Raises Refused."""
    sheet = next((one for one in book.sheets if one.name == name), None)
    if sheet is None:
        raise Refused(Problem("workbook.empty"))
    return read_values(sheet, plan)
