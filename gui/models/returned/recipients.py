"""Whom forms were sent to, and how it stands with each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from exchange.values.reminders import recipient_name, standing
from gui.language import current
from gui.theme import colours
from scoring.collection import Sending
from scoring.plan import Plan

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Column(IntEnum):
    NAME = 0
    KIND = 1
    ITEMS = 2
    SENT = 3
    DEADLINE = 4
    RETURNED = 5
    DIFFERENT = 6
    PROBLEMS = 7
    STANDING = 8


@dataclass(frozen=True, slots=True)
class Open:
    """What files of a recipient say that is not taken over yet: cells that differ, and those not understood."""

    different: int = 0
    problems: int = 0


class Recipients(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan = Plan(id="", title="", year=0)
        self._today = date(1, 1, 1)
        self.rows: tuple[Sending, ...] = ()
        self._open: Mapping[str, Open] = {}

    def show(self, plan: Plan, today: date, still_open: Mapping[str, Open]) -> None:
        """`still_open`: by the template of the form."""
        self.beginResetModel()
        self._plan, self._today, self.rows, self._open = plan, today, plan.sendings, still_open
        self.endResetModel()

    def row_of(self, template: str) -> int | None:
        """Where a form stands now; None where it is not known."""
        return next((at for at, form in enumerate(self.rows) if form.template == template), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        form, column = self.rows[index.row()], Column(index.column())
        late = standing(form, self._today)[0] == "overdue" and column is Column.STANDING
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                text = self._text(form, column)
                return text.replace("<", "‹") if role == Qt.ItemDataRole.ToolTipRole else text
            case Qt.ItemDataRole.TextAlignmentRole if column in (Column.ITEMS, Column.DIFFERENT, Column.PROBLEMS):
                return RIGHT
            case Qt.ItemDataRole.BackgroundRole if late:
                return QColor(colours().doubtful.back)
            case Qt.ItemDataRole.ForegroundRole if late:
                return QColor(colours().doubtful.text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Recipient"),
            self.tr("Form"),
            self.tr("Items"),
            self.tr("Sent"),
            self.tr("Due"),
            self.tr("Returned on"),
            self.tr("Different"),
            self.tr("Problems"),
            self.tr("Standing"),
        )[section]

    def _text(self, form: Sending, column: Column) -> str:
        match column:
            case Column.NAME:
                return recipient_name(form, self._plan, current())
            case Column.KIND:
                kinds = {"department": self.tr("Data"), "unit": self.tr("Data of the unit")}
                kinds |= {"self": self.tr("Self-assessment"), "packet": self.tr("Packet")}
                return kinds[form.kind]
            case Column.ITEMS:
                return str(len(form.items) or len(self._plan.leaves))
            case Column.SENT:
                return form.at[5:10] or "—"
            case Column.DEADLINE:
                return form.deadline or "—"
            case Column.RETURNED:
                return form.returned[-1].at[5:10] if form.returned else "—"
            case Column.DIFFERENT:
                return self._count(form, "different")
            case Column.PROBLEMS:
                return self._count(form, "problems")
            case Column.STANDING:
                return self._standing(form)

    def _count(self, form: Sending, what: Literal["different", "problems"]) -> str:
        """Nothing before a file was read."""
        found = self._open.get(form.template)
        return "" if found is None else str(getattr(found, what))

    def _standing(self, form: Sending) -> str:
        state, days = standing(form, self._today)
        if form.template in self._open:
            return self.tr("Read, to be taken over")
        if state == "overdue":
            return self.tr("Overdue by {days} days").format(days=days)
        if state == "waiting":
            return self.tr("Awaited")
        if len(form.returned) > 1:
            return self.tr("✓ Returned {count} times").format(count=len(form.returned))
        return self.tr("✓ Returned")
