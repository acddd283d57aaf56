"""Where each unit stood in the assessment before: worked out beside the window when somebody first looks."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from gui.document import Document
from gui.last_year import last_assessment
from gui.tasks import Task
from scoring.entries import Assessment
from scoring.result import Rank, Result, UnitResult, columns_of
from scoring.years.previous import former


class LastRanking(QObject):
    changed = Signal()
    """It is known now, or another one is."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._asked = ""
        self._task: Task | None = None
        self._result: Result | None = None
        self._assessment: Assessment | None = None
        self._row: Mapping[str, int] = {}
        document.opened.connect(self._forget)

    @property
    def result(self) -> Result | None:
        """The result of the assessment before; None while it is not known."""
        return self._result

    @property
    def assessment(self) -> Assessment | None:
        """The assessment before; None while it is not read, or is not in the store."""
        return self._assessment

    def want(self) -> None:
        """Work it out, if the assessment has one before it and that has not been done."""
        plan = self._document.assessment.plan
        asked = plan.previous.id if plan.previous else ""
        if asked == self._asked:
            return
        self._forget()
        self._asked = asked
        before = last_assessment(self._document) if asked else None
        self._assessment = before
        if before is not None:
            self._task = self._document.tasks.run(_scored, before, done=self._take)

    def unit(self, code: str) -> UnitResult | None:
        """A unit of today as it stood then; None for one that was not there, or was made of several."""
        plan, result = self._document.assessment.plan, self._result
        codes = former(plan, code)
        if result is None or len(codes) != 1 or codes[0] not in self._row:
            return None
        return result.units[self._row[codes[0]]]

    def rank(self, code: str, *, in_class: bool) -> Rank | None:
        """Its place then; within the class only where it is in the same one still."""
        then = self.unit(code)
        if then is None or not in_class:
            return None if then is None else then.rank
        unit = self._document.assessment.plan.unit.get(code)
        return then.rank_in_class if unit is not None and unit.class_code == then.class_code else None

    def is_new(self, code: str) -> bool:
        """Was the unit not there then?"""
        codes = former(self._document.assessment.plan, code)
        return self._result is not None and not any(one in self._row for one in codes)

    def _take(self, result: Result) -> None:
        self._task, self._result = None, result
        self._row = {code: row for row, code in enumerate(columns_of(result.units).code)}
        self.changed.emit()

    def _forget(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task, self._result, self._asked, self._row = None, None, "", {}
        self._assessment = None


def _scored(assessment: Assessment) -> Result:
    from scoring.evaluate import evaluate

    return evaluate(assessment.plan, assessment.entries)
