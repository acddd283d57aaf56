"""Which cells come from a ledger: they are not typed over by accident, and say where they come from."""

from collections.abc import Mapping, Sequence

from exchange.wording import word
from gui.document import Document
from gui.language import current
from scoring.entries import Cell, LedgerRow
from scoring.ledger_counts import column_of, says
from scoring.plan import Item, Plan


class FedCells:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._plan: Plan | None = None
        self._rows: Sequence[LedgerRow] = ()
        self._columns: dict[str, Mapping[str, Cell]] = {}
        self._freed: set[tuple[str, str]] = set()

    def wanted(self, item: Item, unit: str) -> Cell | None:
        """What the ledger says of a unit; None where no ledger does."""
        if item.feed is None or item.kind != "number":
            return None
        assessment = self._document.assessment
        if assessment.plan is not self._plan or assessment.entries.ledger_rows is not self._rows:
            self._plan, self._rows, self._columns = assessment.plan, assessment.entries.ledger_rows, {}
        if item.code not in self._columns:
            now = assessment.plan.item.get(item.code)
            fed = now is not None and now.feed is not None
            self._columns[item.code] = column_of(assessment.plan, self._rows, now) if now is not None and fed else {}
        return self._columns[item.code].get(unit)

    def locked(self, item: Item, unit: str, cell: Cell | None) -> bool:
        """Does a cell say what its ledger does, and has nobody said that it is entered by hand?"""
        if item.feed is None or (item.code, unit) in self._freed:
            return False
        wanted = self.wanted(item, unit)
        return wanted is not None and (cell is None or says(cell, wanted))

    def free(self, item: str, unit: str) -> None:
        """Let a cell be entered by hand, until the program ends; what is entered stays afterwards, too."""
        self._freed.add((item, unit))

    def describe(self, item: Item, unit: str, cell: Cell | None) -> str:
        """Where a cell comes from, in words; empty where no ledger fills it."""
        if item.feed is None:
            return ""
        wanted = self.wanted(item, unit)
        if wanted is None:
            return ""
        kind = word(f"ledger.kind.{item.feed.kind}", current())
        count = " ".join(part for part in (word(f"ledger.count.{item.feed.count}", current()), item.feed.stage) if part)
        if cell is None or says(cell, wanted):
            return word("ledger.cell.from", current(), ledger=kind, count=count)
        return word("ledger.cell.by_hand", current(), ledger=kind, count=count, value=str(wanted.value or "／"))
