"""Rows that stand by rank: what is chosen goes with its unit, and only units that come or go are rows that do."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject


class Ranked(Protocol):
    @property
    def code(self) -> str: ...


Line = TypeVar("Line", bound=Ranked)


class RankedRows(QAbstractTableModel, Generic[Line]):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def row_of(self, code: str) -> int | None:
        return next((row for row, line in enumerate(self.lines) if line.code == code), None)

    def differs(self, old: Line, new: Line) -> bool:
        """Whether a unit that stays in its row is shown otherwise; yes, where a line is not all that is shown."""
        return True

    def put(self, new: Sequence[Line], take: Callable[[], None] = lambda: None) -> None:
        """Show other lines: those that are gone leave, those that are new come, all others move to their places.

        `take` takes over what the new lines are shown from. It comes after the rows that are gone have left: until then
        they may be asked for, and only what stood there before knows them."""
        before, after = [line.code for line in self.lines], [line.code for line in new]
        gone = set(before) - set(after)
        for row in reversed([row for row, code in enumerate(before) if code in gone]):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.lines[row]
            self.endRemoveRows()
        take()
        if before == after:  # after most edits: then nothing moves
            old, self.lines = self.lines, list(new)
            others = [row for row, (was, one) in enumerate(zip(old, new, strict=True)) if self.differs(was, one)]
            if others:
                self.dataChanged.emit(self.index(others[0], 0), self.index(others[-1], self.columnCount() - 1))
            return
        found = {line.code: line for line in new}
        self.lines = [found[line.code] for line in self.lines]
        known = set(before)
        added = [line for line in new if line.code not in known]
        if added:
            self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines) + len(added) - 1)
            self.lines.extend(added)
            self.endInsertRows()
        self.layoutAboutToBeChanged.emit()
        indexes = self.persistentIndexList()
        moved_to = {code: row for row, code in enumerate(after)} if indexes else {}
        moved = [self.index(moved_to[self.lines[one.row()].code], one.column()) for one in indexes]
        self.lines = list(new)
        self.changePersistentIndexList(indexes, moved)
        self.layoutChanged.emit()
