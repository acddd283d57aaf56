"""What is doubtful beside other values: far from last year's, a row entered twice, or what the registers lack. Found
beside the window, and listed with the findings of the result."""

from collections.abc import Iterable, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gui.document import Document
from gui.tasks import Task
from scoring.entries import Assessment, Cell
from scoring.problems import Problem

if TYPE_CHECKING:
    from gui.pages.entry.entry_page import EntryPage
    from scoring.working import Stages

AT_ONCE = 3_000
"""So many cells and rows of ledgers are looked through on the spot."""
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
        self._known: Stages | None = None
        """What was found of parts that an edit leaves as they are."""
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
            self._take(((), None))
            return
        cells = len(assessment.plan.units) * len(assessment.plan.items)
        if cells + len(assessment.entries.ledger_rows) <= AT_ONCE:
            self._take(doubts(assessment, self._page.table.last_year.known(assessment.plan), self._known))
        else:
            self._timer.start()

    def _look_beside(self) -> None:
        assessment = self._document.assessment
        before = self._page.table.last_year.known(assessment.plan)
        self._task = self._document.tasks.run(doubts, assessment, before, self._known, done=self._take)

    def _take(self, answer: "tuple[tuple[Problem, ...], Stages | None]") -> None:
        self._task = None
        found, self._known = answer
        if found != self.found:
            self.found = found
            self.changed.emit()


def doubts(
    assessment: Assessment, before: Mapping[str, Mapping[str, Cell]], known: "Stages | None" = None
) -> "tuple[tuple[Problem, ...], Stages]":
    """The doubts of an assessment, those about last year first; and what is known of its parts for the next time."""
    from scoring import drafts, ledger_counts, panels
    from scoring.plausible import against_last_year, copied
    from scoring.registers import findings
    from scoring.working import Stages

    plan, entries = assessment.plan, assessment.entries
    stages = Stages(known)
    fed = [entries.values.get(item.code) for item in plan.items if item.feed is not None]
    marked = [entries.values.get(code) for code in panels.panel_items(plan)]

    def first(found: Iterable[Problem]) -> tuple[Problem, ...]:
        return tuple(islice(found, MOST))

    own = (
        stages.take("registers", lambda: first(findings(plan, entries)), plan, entries.events, entries.decisions),
        stages.take("ledgers", lambda: first(ledger_counts.findings(plan, entries)), plan, entries.ledger_rows, *fed),
        stages.take("panels", lambda: first(panels.findings(plan, entries)), plan, *marked),
        first(drafts.findings(entries)),
    )
    found = chain(against_last_year(plan, entries, before), copied(plan, entries), *own)
    return first(found), stages.done()
