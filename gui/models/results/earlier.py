"""The assessment before the open one: from the store that holds it, else as far as its values came with this one.

Only the cells of what is asked about are read, beside the window and a few items at a time: a large year takes seconds,
and while a transaction reads, nobody can write."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.errors import StoreError
from gui.document import Document
from gui.tasks import Task
from scoring.entries import Assessment, Entries
from scoring.plan import Plan
from scoring.problems import Refused

if TYPE_CHECKING:  # the store needs SQLAlchemy: the first window comes before it
    from db.store import Store

AT_ONCE = 8
"""Items that one transaction reads."""


class Earlier(QObject):
    arrived = Signal()
    """What was asked for is known now."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._place: tuple[str, str | None] | None = None
        """What the plan calls the one before, and its uid where the store has it."""
        self._known: Assessment | None = None
        """It, with the cells that have been read so far."""
        self._reading: frozenset[str] | None = None
        """The items that are being read; None while nothing is."""
        self._task: Task | None = None
        self._asked = False
        self._came: tuple[Entries, Assessment | None] | None = None
        document.opened.connect(self._forget)

    def old(self, items: Collection[str]) -> Assessment | None:
        """The assessment before with at least the cells of some items; None where nothing is known of it, or where it
        is being read: then `arrived` follows."""
        plan, entries = self._document.assessment.plan, self._document.assessment.entries
        if plan.previous is None or self._document.store is None:
            return None
        if self._place is None or self._place[0] != plan.previous.id:
            self._forget()
            found = (info.uid for info in self._document.assessments() if info.id == plan.previous.id)
            self._place = plan.previous.id, next(found, None)
        if self._place[1] is not None and self._missing(items):
            self._read(self._place[1], frozenset(items))
        if self._place[1] is not None:
            return None if self._missing(items) else self._known
        if self._came is None or self._came[0] is not entries:
            from scoring.preview.last_year import before

            self._came = entries, before(plan, entries)
        return self._came[1]

    @property
    def reading(self) -> bool:
        """Is something on its way?"""
        return self._reading is not None

    def _missing(self, items: Collection[str]) -> bool:
        return self._known is None or not self._known.entries.values.keys() >= set(items)

    def _read(self, uid: str, items: frozenset[str]) -> None:
        """Have items read beside the window, with those that are on their way."""
        if self._reading is not None:
            if items <= self._reading:
                return
            items |= self._reading
        self._stop()
        document, known = self._document, {} if self._known is None else self._known.entries.values
        missing = tuple(item for item in items if item not in known)
        self._reading, self._asked = items, True
        self._task = document.tasks.run(
            *(_read, document.record_store, uid, document.assessment.plan, missing, self._known),
            done=self._take,
            failed=self._give_up,
            progress=lambda *_: None,
        )
        self._asked = False

    def _take(self, found: Assessment) -> None:
        self._known, self._reading = found, None
        self._tell()

    def _give_up(self, error: Exception) -> None:
        """Last year cannot be read: nothing is known of it, and opening it says why."""
        if not isinstance(error, StoreError | Refused):
            raise error
        self._place, self._reading = (self._place[0] if self._place else "", None), None
        self._tell()

    def _tell(self) -> None:
        if not self._asked:  # who asks gets what is known at once as an answer
            self.arrived.emit()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = self._reading = None

    def _forget(self) -> None:
        self._stop()
        self._place = self._known = self._came = None


def _read(
    store: "Store",
    uid: str,
    plan: Plan,
    items: tuple[str, ...],
    known: Assessment | None,
    report: Callable[[int, int], None],
) -> Assessment:
    """What is known with the cells of more items; an item that was not there has none."""
    found = store.outline(uid) if known is None else known
    values = dict(found.entries.values)
    for start in range(0, len(items), AT_ONCE):
        report(start, len(items))  # leaves by an exception where nobody waits any longer
        some = items[start : start + AT_ONCE]
        values |= {item: {} for item in some} | dict(store.before(plan, some) or {})
    return replace(found, entries=replace(found.entries, values=values))
