"""总则 as a grid: a setting a row, its value to type or choose, and what it means."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from exchange.wording import word
from gui.document import Document
from gui.grid_model import (
    ALIGNMENT,
    DISPLAY,
    EDIT,
    LEFT,
    LOOK,
    TOOL_TIP,
    Entry,
    GridModel,
    Look,
    Place,
    Written,
    plain_tip,
)
from gui.language import current
from gui.models.part_fields import Unreadable
from gui.models.setting_rows import SETTINGS
from scoring.entries import Cell
from scoring.plan import Plan

AnyIndex = QModelIndex | QPersistentModelIndex
VALUE: Final = 0
"""The column that is typed into; the one behind it says what the setting means."""


class SettingsTable(GridModel):
    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        document.opened.connect(self._repaint)
        document.changed.connect(self._repaint)

    @property
    def _plan(self) -> Plan:
        return self._document.assessment.plan

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(SETTINGS)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 2

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (DISPLAY, EDIT):
            return self.plain_text(row, column)
        if role == TOOL_TIP:
            return plain_tip(self.plain_text(row, column))
        if role == ALIGNMENT:
            return LEFT
        return (Look.NORMAL if column == VALUE else Look.COMPUTED).value if role == LOOK else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role != DISPLAY:
            return None
        if orientation == Qt.Orientation.Vertical:
            return word(f"setting.{SETTINGS[section].key}", current()) if section < len(SETTINGS) else None
        return (self.tr("Value"), self.tr("What it means"))[section] if section < 2 else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsEditable if self.writable(index.row(), index.column()) else base

    def setData(self, index: AnyIndex, value: object, role: int = EDIT) -> bool:
        if role != EDIT or not index.isValid():
            return False
        label = self.tr("Type {text}").format(text=str(value)[:20])
        return self.write(label, {(index.row(), index.column()): str(value)}).done

    def cell(self, row: int, column: int) -> Cell | None:
        text = self.plain_text(row, column)
        return Cell(text) if text else None

    def plain_text(self, row: int, column: int) -> str:
        if column == VALUE:
            return SETTINGS[row].show(self._plan)
        return word(f"setting.{SETTINGS[row].key}.means", current())

    def number(self, row: int, column: int) -> Decimal | None:
        return None

    def writable(self, row: int, column: int) -> bool:
        return column == VALUE and not self._document.read_only

    def takes_text(self, row: int, column: int) -> bool:
        return True

    def opens_panel(self, row: int, column: int) -> bool:
        return False

    def why_read_only(self, row: int, column: int) -> str:
        if self._document.read_only:
            return self.tr("The file is open read-only: nothing can be entered.")
        return self.tr("This explains the setting; its value stands beside it.")

    def choices(self, row: int, column: int) -> tuple[str, ...]:
        return tuple(SETTINGS[row].choices(self._plan)) if column == VALUE else ()

    def sort_by(self, column: int, order: Qt.SortOrder | None) -> None:
        """Settings keep their order."""

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

    def _repaint(self, _changes: object = None) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(SETTINGS) - 1, 1))
