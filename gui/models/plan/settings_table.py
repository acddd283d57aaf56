"""总则 as a grid: a setting a row, its value to type or choose, and what it means."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt

from exchange.wording import word
from gui.document import Document
from gui.grid_model import (
    DISPLAY,
    Entry,
    Place,
    Written,
)
from gui.language import current
from gui.models.plan.part_fields import Unreadable
from gui.models.plan.setting_rows import SETTINGS
from gui.models.registers.text_table import TextTable
from scoring.entries import Cell
from scoring.plan import Plan

VALUE: Final = 0
"""The column that is typed into; the one behind it says what the setting means."""


class SettingsTable(TextTable):
    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(document, parent)
        document.opened.connect(self.repaint_all)
        document.changed.connect(lambda _changes: self.repaint_all())

    @property
    def _plan(self) -> Plan:
        return self._document.assessment.plan

    def filled(self) -> int:
        return len(SETTINGS)

    def width(self) -> int:
        return 2

    def title(self, column: int) -> str:
        return (self.tr("Value"), self.tr("What it means"))[column]

    def fixed_text(self) -> str:
        return self.tr("This explains the setting; its value stands beside it.")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation == Qt.Orientation.Vertical and role == DISPLAY and section < len(SETTINGS):
            return word(f"setting.{SETTINGS[section].key}", current())
        return super().headerData(section, orientation, role)

    def plain_text(self, row: int, column: int) -> str:
        if column == VALUE:
            return SETTINGS[row].show(self._plan)
        return word(f"setting.{SETTINGS[row].key}.means", current())

    def writable(self, row: int, column: int) -> bool:
        return column == VALUE and not self._document.read_only

    def choices(self, row: int, column: int) -> tuple[str, ...]:
        return tuple(SETTINGS[row].choices(self._plan)) if column == VALUE else ()

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        """What cannot be read leaves its setting as it was, and is told."""
        plan, read_only, refused, changed = self._plan, 0, 0, 0
        for (row, column), entry in sorted(edits.items()):
            if not self.writable(row, column):
                read_only += 1
                continue
            value = entry.value if isinstance(entry, Cell) else entry
            try:
                after = SETTINGS[row].write(plan, " ".join(str(value or "").split()))
            except Unreadable as why:
                refused += 1
                self.objected.emit(str(why))
            else:
                changed += after != plan
                plan = after
        if changed and self._document.plan(label, plan) is None:
            return Written(done=False)
        return Written(changed=changed, read_only=read_only, not_numbers=refused if len(edits) > 1 else 0)
