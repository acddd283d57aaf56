"""What each unit had in the assessment before: asked for item by item when it is first seen, never copied."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from PySide6.QtCore import QObject, QTimer, Signal

from db.changes import Change
from db.errors import StoreError
from gui.document import Document
from scoring.entries import Cell
from scoring.numbers import Gone
from scoring.plan import Item, Plan
from scoring.problems import Refused

SMALL = 300
"""Units whose values are read on the spot; of more, one item for each turn of the event loop."""

LOOKED_UP = ("assessment", "unit", "item", "previous_cell")
"""Tables that say which values of last year belong to which item and unit."""


class LastYear(QObject):
    loaded = Signal(str)
    """The code of an item whose values are known now."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._columns: dict[str, Mapping[str, Cell]] = {}
        self._wanted: dict[str, None] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._load_next)
        document.opened.connect(self._forget)
        document.changed.connect(self._follow)

    def column(self, item: Item) -> Mapping[str, Cell] | None:
        """The cells of an item there, by the codes of the units there; None while they are still being read."""
        plan = self._document.assessment.plan
        if plan.previous is None or item.kind != "number":
            return {}
        found = self._columns.get(item.code)
        if found is None and len(plan.units) <= SMALL:
            self._load([one.code for one in plan.items if one.kind == "number"])
            return self._columns.get(item.code, {})
        if found is None:
            self._wanted[item.code] = None
            self._timer.start()
        return found

    def known(self, plan: Plan) -> Mapping[str, Mapping[str, Cell]]:
        """What is known of all items: everything where the units are few, else what was looked at."""
        if plan.previous is not None and len(plan.units) <= SMALL:
            first = next((item for item in plan.items if item.kind == "number"), None)
            if first is not None:
                self.column(first)
        return dict(self._columns)

    def value(self, item: Item, unit: str) -> Fraction | None:
        """The unit's number there; None where there is none, or it is still being read."""
        cells = self.column(item)
        if not cells:
            return None
        from scoring.years.previous import previous_value

        found = previous_value(self._document.assessment.plan, item, unit, cells)
        return None if isinstance(found, Gone) else found

    def _load(self, items: Sequence[str]) -> None:
        document = self._document
        found: Mapping[str, Mapping[str, Cell]] | None = None
        if document.store is not None:
            try:
                found = document.store.before(document.assessment.plan, items)
            except (StoreError, Refused) as refusal:
                document.refused.emit(refusal)
        known = document.assessment.entries.previous if found is None else found
        self._columns.update((item, known.get(item, {})) for item in items)

    def _load_next(self) -> None:
        item = next(iter(self._wanted), None)
        if item is None:
            return
        del self._wanted[item]
        if self._document.is_open:
            self._load([item])
            self.loaded.emit(item)
        if self._wanted:
            self._timer.start()

    def _forget(self) -> None:
        self._columns.clear()
        self._wanted.clear()

    def _follow(self, changes: tuple[Change, ...]) -> None:
        """A correction in the assessment before, other units or items or another one before: what was known may hold no
        more. What is entered here and how it is weighed and scored says nothing of it."""
        plan = self._document.assessment.plan
        if plan.previous is None or not self._columns:
            return
        units = {unit.uid for unit in plan.units}
        if any(
            change.table in LOOKED_UP or (change.table == "cell" and change.key[1] not in units) for change in changes
        ):
            self._forget()
