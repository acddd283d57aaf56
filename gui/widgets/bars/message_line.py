"""The line above the status bar: what was refused, what an action did, and the findings one by one.

It stands in for every box about data. A click on it, or F8, shows the next finding and goes to its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton

from exchange.wording import problem_text
from gui.theme import Pair, colours, paint
from scoring.plan import Plan
from scoring.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding in words. `where` names the place to people, `place` is its path."""

    text: str
    where: str = ""
    place: Place = ()
    severity: str = "problem"


def finding(problem: Problem, plan: Plan, language: str) -> Finding:
    """A problem in words; the parts of its place by name, where the plan has them and the sentence has not."""
    text = problem_text(problem, language)
    names = (name for step in problem.where for name in [_name(step, plan)] if name and name not in text)
    return Finding(text, " · ".join(names), problem.where, problem.severity)


def _name(step: str, plan: Plan) -> str:
    part = plan.unit.get(step) or plan.indicator.get(step) or plan.item.get(step)
    return "" if part is None else part.name


class MessageLine(QFrame):
    go = Signal(object)
    """Place: show it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._findings: tuple[Finding, ...] = ()
        self._at = -1
        self._walking = False
        """Is what stands in the line a finding?"""
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)  # names of people and files are never markup
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._next = QToolButton()
        self._next.setAutoRaise(True)
        self._next.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._next.clicked.connect(self.next)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 4, 2)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._next)
        self.retranslate()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, text: str) -> None:
        """A hint, or what an action has done."""
        self._put(text, colours(self).chrome)

    def refuse(self, sentences: Sequence[str]) -> None:
        """Something was not done. The first reason stands in the line, all of them in its tool tip."""
        first = sentences[0] if sentences else ""
        if len(sentences) > 1:
            first = self.tr("{first} (and {count} more: rest the mouse here)").format(
                first=first, count=len(sentences) - 1
            )
        self._put(first, colours(self).wrong, "\n".join(sentences[:30]))

    def object_to(self, reason: str) -> None:
        """Something typed or chosen is not taken over; "" where it is mended or given up."""
        if reason:
            self.refuse([reason])
        else:
            self.say("")

    def settle(self) -> None:
        """Something else was done since: what was said about the action before is over. A finding stays."""
        if not self._walking:
            self.say("")

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """The findings that F8 walks through; the walk goes on from the same finding where it is still there."""
        shown = self._findings[self._at] if 0 <= self._at < len(self._findings) else None
        self._findings = tuple(findings)
        if shown is not None:
            self._at = self._findings.index(shown) if shown in self._findings else -1
            if self._at < 0 and self._walking:
                self.say("")
        self.retranslate()

    def next(self) -> None:
        """Show the next finding and ask to go to its place."""
        if not self._findings:
            self.say(self.tr("No findings: every entry can be scored."))
            return
        self._at = (self._at + 1) % len(self._findings)
        finding = self._findings[self._at]
        place = self.tr("{place}: ").format(place=finding.where) if finding.where else ""
        tokens = colours(self)
        self.retranslate()
        self._put(place + finding.text, tokens.wrong if finding.severity == "problem" else tokens.doubtful)
        self._walking = True
        self.go.emit(finding.place)

    def _put(self, text: str, pair: Pair, tip: str = "") -> None:
        self._walking = False
        paint(self, pair)
        self._text.setText(text)
        self._text.setToolTip(_plain(tip or text))
        self._text.setAccessibleName(text)

    def retranslate(self) -> None:
        count = len(self._findings)
        if 0 <= self._at < count:
            text = self.tr("Finding {number} of {count} (F8 next)").format(number=self._at + 1, count=count)
        elif count:
            text = self.tr("Findings: {count} (F8)").format(count=count)
        else:
            text = ""
        self._next.setText(text)
        self._next.setVisible(bool(count))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._findings and event.button() == Qt.MouseButton.LeftButton:
            self.next()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _plain(text: str) -> str:
    """A tool tip that Qt does not take for markup, whatever the text holds."""
    return text.replace("<", "‹").replace(">", "›")
