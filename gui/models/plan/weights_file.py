"""A file of last year's weights, read and understood on a worker: which sheet holds them, and what each one says."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from exchange.reading.read_workbook import read_workbook
from exchange.reading.workbook import Workbook
from exchange.weights.choices import Choices
from exchange.weights.table import WeightTable
from exchange.weights.tree import understand, understand_best
from scoring.problems import Problem, Refused


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file with the sheet that most likely holds the weights, and what that says, or why nothing was understood."""

    path: Path
    book: Workbook
    sheet: str
    table: WeightTable | Refused


def read_weights(path: Path, choices: Choices, *, report: Callable[[int, int], None]) -> FileRead:
    """On a worker: read the file and understand its best sheet, or the one chosen as "sheet". Raises Refused where
    the file cannot be read at all."""

    def cancelled() -> bool:
        report(0, 0)  # leaves by an exception once nobody waits any more
        return False

    book = read_workbook(path, cancelled=cancelled)
    report(1, 2)
    first = book.sheets[0].name if book.sheets else ""
    try:
        sheet, table = understand_best(book, choices)
    except Refused as refused:
        return FileRead(path, book, first, refused)
    return FileRead(path, book, sheet, table)


def understand_sheet(book: Workbook, name: str, choices: Choices) -> WeightTable:
    """What one sheet of a book says, read as chosen. Raises Refused."""
    sheet = next((one for one in book.sheets if one.name == name), None)
    if sheet is None:
        raise Refused(Problem("workbook.empty"))
    table = understand(sheet, choices)
    if len(book.sheets) > 1:  # the first assumption says which sheet it is, and which are its twins
        _, table = understand_best(book, {**choices, "sheet": name})
    return table
