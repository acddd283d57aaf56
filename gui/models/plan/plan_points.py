"""What is open in the plan, found beside the window as soon as somebody wants to know, and kept up with every edit."""

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.document import Document
from gui.models.results.earlier import Earlier
from gui.tasks import Task
from scoring.entries import Assessment
from scoring.problems import Problem

if TYPE_CHECKING:  # with NumPy, for which no page waits
    from scoring.preview.open_points import OpenPoints


class PlanPoints(QObject):
    changed = Signal()
    searched = Signal(int, int)
    """So many of so many indicators have been looked at."""

    def __init__(self, document: Document, earlier: Earlier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._earlier = document, earlier
        self._found: OpenPoints | None = None
        self._task: Task | None = None
        self._wanted = False
        document.opened.connect(self._begin_anew)
        document.result_changed.connect(self._follow)
        earlier.arrived.connect(self._follow)

    @property
    def found(self) -> "OpenPoints | None":
        """What was found last; None until the first search has ended."""
        return self._found

    @property
    def doubtful(self) -> tuple[Problem, ...]:
        return () if self._found is None else self._found.doubtful

    def want(self) -> None:
        """Search, and search again after every edit from now on."""
        if not self._wanted:
            self._wanted = True
            self._follow()

    def _begin_anew(self) -> None:
        self._found = None

    def _follow(self) -> None:
        if not self._wanted or not self._document.is_open:
            return
        if self._task is not None:
            self._task.cancel()
        old = self._earlier.old(self._document.users().keys())
        if old is None and self._earlier.reading:
            return
        assessment = self._document.assessment
        self._task = self._document.tasks.run(
            _search, assessment, old, self._found, done=self._show, progress=self.searched.emit
        )

    def _show(self, found: "OpenPoints") -> None:
        self._found = found
        self.changed.emit()


def _search(
    assessment: Assessment, old: Assessment | None, after: "OpenPoints | None", report: Callable[[int, int], None]
) -> "OpenPoints":
    from scoring.preview.open_points import open_points

    looked = count(1)
    leaves = len(assessment.plan.leaves)

    def cancelled() -> bool:
        report(next(looked), leaves)  # leaves by an exception where nobody waits any longer
        return False

    return open_points(assessment.plan, assessment.entries, old, after, cancelled)
