"""A file of last year's weights, read and understood on a worker: each sheet with what it says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from exchange.read_workbook import read_workbook
from exchange.weight_table import WeightTable
from exchange.weights import understand, understand_best
from exchange.workbook import Workbook
from scoring.problems import Refused


@dataclass(frozen=True, slots=True)
class Understood:
    """A file with what each of its sheets says, or why it says nothing."""

    path: Path
    book: Workbook
    tables: Mapping[str, WeightTable | Refused]
    best: str


def read_weights(path: Path, *, report: Callable[[int, int], None]) -> Understood:
    """On a worker: read the file and understand every sheet. Raises Refused."""

    def cancelled() -> bool:
        report(0, 0)  # leaves by an exception once nobody waits any more
        return False

    book = read_workbook(path, cancelled=cancelled)
    tables: dict[str, WeightTable | Refused] = {}
    for number, sheet in enumerate(book.sheets):
        report(number, len(book.sheets))
        try:
            tables[sheet.name] = understand(sheet)
        except Refused as refused:
            tables[sheet.name] = refused
    try:
        best, _ = understand_best(book)
    except Refused:
        best = book.sheets[0].name if book.sheets else ""
    return Understood(path, book, tables, best)
