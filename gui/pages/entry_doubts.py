"""What is doubtful beside other values: far from last year's, a row entered twice, or what the registers lack. Found
beside the window, and listed with the findings of the result."""

from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gui.document import Document
from gui.tasks import Task
from scoring.entries import Assessment, Cell
from scoring.problems import Problem

if TYPE_CHECKING:
    from gui.pages.entry_page import EntryPage

AT_ONCE = 3_000
"""So many cells are looked through on the spot."""
PAUSE = 1_000
"""Milliseconds without an edit, after which more of them are looked through beside the window."""
MOST = 200
"""More doubts than that are no help."""


class EntryDoubts(QObject):
    changed = Signal()

    def __init__(self, page: "EntryPage", document: Document) -> None:
        super().__init__(page)
        self._page, self._document = page, document
        self._task: Task | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._look_beside)
        self.found: tuple[Problem, ...] = ()
        document.result_changed.connect(self.look)
        page.table.last_year.loaded.connect(self.look)
        self.look()

    def look(self) -> None:
        """Look through the entries as they are now; only the newest answer counts."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        assessment = self._document.assessment
        if self._document.result is None:
            self._take(())
            return
        if len(assessment.plan.units) * len(assessment.plan.items) <= AT_ONCE:
            self._take(doubts(assessment, self._page.table.last_year.known(assessment.plan)))
        else:
            self._timer.start()

    def _look_beside(self) -> None:
        assessment = self._document.assessment
        before = self._page.table.last_year.known(assessment.plan)
        self._task = self._document.tasks.run(doubts, assessment, before, done=self._take)

    def _take(self, found: tuple[Problem, ...]) -> None:
        self._task = None
        if found != self.found:
            self.found = found
            self.changed.emit()


def doubts(assessment: Assessment, before: Mapping[str, Mapping[str, Cell]]) -> tuple[Problem, ...]:
    """The doubts of an assessment, those about last year first."""
    from scoring import ledger_counts, panels
    from scoring.plausible import against_last_year, copied
    from scoring.registers import findings

    plan, entries = assessment.plan, assessment.entries
    own = findings(plan, entries), ledger_counts.findings(plan, entries), panels.findings(plan, entries)
    found = chain(against_last_year(plan, entries, before), copied(plan, entries), *own)
    return tuple(problem for problem, _ in zip(found, range(MOST), strict=False))
