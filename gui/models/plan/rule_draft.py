"""The rule of one indicator while it is edited: what is typed, whether it can be read, what it would give.

Nothing counts until `commit`, and only what the engine can read is committed: a field that says nothing keeps the whole
rule as it is in the plan.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exchange.rule_form import Path
from exchange.rule_reading import NOTHING, Reading, reading
from gui.document import Document
from gui.language import current
from gui.models.results.earlier import Earlier
from scoring.entries import Assessment
from scoring.plan import Indicator, Plan

if TYPE_CHECKING:  # with NumPy, for which no page waits
    from scoring.preview.stage import Stage

RULE = (
    "method",
    "params",
    "measure",
    "direction",
    "peers",
    "min_peers",
    "missing",
    "not_applicable",
    "zero_denominator",
    "treatment",
)
"""What of an indicator is its rule."""
EDITED = (*RULE, "source", "basis")
"""What is edited here."""


class RuleDraft(QObject):
    changed = Signal()
    """Something was typed."""
    loaded = Signal()
    """What stands in the plan is shown: another indicator, a step taken or taken back."""

    def __init__(self, document: Document, earlier: Earlier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._earlier = document, earlier
        self.stored: Indicator | None = None
        self.node: Indicator | None = None
        self.reading = Reading()
        self._typed: dict[Path, str] = {}
        """Expressions as they are being typed, by their place in the leaf."""
        self.stage: Stage | None = None
        """The rule over the units, the last one that could be read."""
        self.before: Stage | None = None
        """The same over last year's values, where these are known."""
        self._old: Assessment | None = None
        """The assessment that `before` is of."""
        earlier.arrived.connect(self._show_last_year)
        document.opened.connect(self._forget)
        document.changed.connect(self._follow)

    @property
    def plan(self) -> Plan:
        return self._document.assessment.plan

    @property
    def dirty(self) -> bool:
        """Is there something typed that does not stand in the plan?"""
        return self.node != self.stored

    @property
    def read_only(self) -> bool:
        return self._document.read_only

    def load(self, code: str | None) -> None:
        """Take an indicator up; what was typed for another one is dropped."""
        node = None if code is None else self.plan.indicator.get(code)
        self._take(node)

    def edit(self, node: Indicator, typed: Mapping[Path, str] = NOTHING) -> None:
        """What is typed now; `typed`: an expression of it as it was typed, with names and signs that people use."""
        self._typed |= typed
        if node != self.node:
            self.node = node
            self._read()
            self.changed.emit()

    def drop(self) -> None:
        """Back to what stands in the plan."""
        self._take(self.stored)

    def commit(self) -> bool:
        """Put what is typed into the plan as one step. False where it cannot be read, or was refused."""
        node = self.node
        if node is None or not self.dirty or not self.reading.readable or self.read_only:
            return False
        label = self.tr("Scoring rule of {name}").format(name=node.name)
        return self._document.plan(label, self.plan.with_indicator(node)) is not None

    # reading

    def _take(self, node: Indicator | None) -> None:
        if node is None or self.node is None or node.uid != self.node.uid:
            self.stage = self.before = None
        self.stored = self.node = node
        self._typed = {}
        self._read()
        self.loaded.emit()

    def _read(self) -> None:
        node = self.node
        if node is None or node.is_group:
            self.reading, self.stage, self.before = Reading(), None, None
            return
        self.reading = reading(self.plan, node, current(), self._typed)
        if not self.reading.readable:
            return
        from scoring.preview.stage import on_stage

        assessment, was = self._document.assessment, self.stage
        self.stage = on_stage(assessment.plan, assessment.entries, node, was)
        self._look_back(was)

    def _look_back(self, was: "Stage | None") -> None:
        """The same rule over last year's values. `was`: the stage that `before` is of."""
        from scoring.preview.last_year import last_year

        stage, then = self.stage, self.before
        old = None if stage is None else self._earlier.old([item.code for item in stage.plan.items])
        known = (was, then) if was is not None and then is not None and old is self._old else None
        self.before = None if stage is None or old is None else last_year(stage, old, known)
        self._old = old

    def _show_last_year(self) -> None:
        """Last year's values have arrived."""
        if self.stage is not None and self.before is None:
            self._look_back(None)
            self.changed.emit()

    # following

    def _forget(self) -> None:
        self._take(None)

    def _follow(self) -> None:
        """The plan or the entries are others now; what is being typed stays, on what else there is of the indicator."""
        if self.stored is None or self.node is None:
            return
        uid = self.stored.uid
        found = next((node for node in self.plan.indicators if node.uid == uid), None)
        if found is not None and self.dirty and found != self.node:
            own = {name: getattr(self.node, name) for name in EDITED}
            self.stored, self.node = found, replace(found, **own)
            self._read()
            self.changed.emit()
        else:
            self._take(found)
