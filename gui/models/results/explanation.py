"""What the engine says about a unit and about one of its figures, in the window's language."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from gui.document import Document
from scoring.result import Result

if TYPE_CHECKING:  # it needs NumPy: the first window comes before it
    from scoring.worked import View

MANY_UNITS: Final = 1000
"""Of more units one figure may take longer than a key may (measured: 0.1 s of 3 000, 1.4 s of 40 000)."""


@dataclass(frozen=True, slots=True)
class Question:
    """One figure of a unit: an indicator by its code, or a stage on the way to the grade (`scoring.worked`).

    `in_class`: is the unit's place told among those of its class?"""

    unit: str
    figure: str
    in_class: bool
    language: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """`standing`: the unit's place, in a sentence; `heading`: the figure by its name; `line`: how it came about;
    `entries`: the cells it was made of; `rule`: its rule in words. "" where there is none."""

    standing: str = ""
    heading: str = ""
    line: str = ""
    entries: str = ""
    rule: str = ""


NOTHING: Final = Explanation()


def explain(result: Result, view: "View", question: Question) -> Explanation:
    """The answer. Of a figure that the result does not hold (the plan is another one since) there is none."""
    from exchange.rule_words import rule_in_words
    from exchange.wording.insight import Insight
    from exchange.wording.worked import heading, line, sources
    from scoring.insight.standing import standing
    from scoring.worked import worked
    from scoring.worked.model import WAY

    plan, language = view.plan, question.language
    node = plan.indicator.get(question.figure)
    if node is None and question.figure not in WAY:
        return NOTHING
    found = worked(plan, view.entries, result, question.unit, question.figure, view)
    return Explanation(
        Insight(plan, language).standing(standing(plan, result, question.unit, in_class=question.in_class)),
        heading(found, language),
        line(found, language),
        sources(found, language),
        "" if node is None else rule_in_words(plan, node, language),
    )


class Explainer(QObject):
    """Answers the newest question about the document's result; where there are many units, beside the window."""

    explained = Signal(object)
    """The `Explanation`; None while it is being worked out."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._result: Result | None = None
        self._view: View | None = None
        self._asked: Question | None = None
        self._busy = False

    def ask(self, question: Question | None) -> None:
        """Explain a figure, or (None) nothing. What was asked before and is answered is not worked out again."""
        result = self._document.result
        if question == self._asked and result is self._result:
            return
        if result is not self._result:
            self._result, self._view = result, view_of(result)
        self._asked = question
        if question is None or result is None or self._view is None:
            self.explained.emit(NOTHING)
        elif len(result.units) <= MANY_UNITS:
            self.explained.emit(explain(result, self._view, question))
        else:
            self.explained.emit(None)
            self._work()

    def _work(self) -> None:
        """One at a time: who walks through many figures waits for the last of them only."""
        if self._busy or self._asked is None or self._view is None:
            return
        self._busy, working_at = True, (self._result, self._view, self._asked)

        def answered(explanation: Explanation) -> None:
            self._busy = False
            if working_at[0] is self._result and working_at[2] == self._asked:
                self.explained.emit(explanation)
            else:
                self._work()

        def broke(error: Exception) -> None:
            self._busy = False
            raise error

        self._document.tasks.run(explain, *working_at, done=answered, failed=broke)


def view_of(result: Result | None) -> "View | None":
    """Plan and entries as the result was made from them; those of the document may be newer."""
    if result is None:
        return None
    from scoring.worked import View
    from scoring.working import working_of

    working = working_of(result)
    return View(working.plan, working.entries, result)
