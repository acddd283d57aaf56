"""The assessment before the open one: from the store that holds it, else as far as its values came with this one."""

from PySide6.QtCore import QObject

from db.errors import StoreError
from gui.document import Document
from scoring.entries import Assessment, Entries
from scoring.problems import Refused


class Earlier(QObject):
    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._held: tuple[str, Assessment | None] | None = None
        self._came: tuple[Entries, Assessment | None] | None = None
        document.opened.connect(self._forget)

    def old(self) -> Assessment | None:
        """The assessment before; None where nothing is known of it."""
        plan, store, entries = self._document.assessment.plan, self._document.store, self._document.assessment.entries
        if plan.previous is None or store is None:
            return None
        if self._held is None or self._held[0] != plan.previous.id:
            uid = next((info.uid for info in store.assessments() if info.id == plan.previous.id), None)
            found: Assessment | None = None
            if uid is not None:
                try:
                    found = store.read(uid)
                except (StoreError, Refused):
                    found = None  # last year cannot be read: nothing is known of it, and opening it says why
            self._held = plan.previous.id, found
        if self._held[1] is not None:
            return self._held[1]
        if self._came is None or self._came[0] is not entries:
            from scoring.preview.last_year import before

            self._came = entries, before(plan, entries)
        return self._came[1]

    def _forget(self) -> None:
        self._held = self._came = None
