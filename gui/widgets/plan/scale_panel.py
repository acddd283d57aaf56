"""What scaling would do, before it is done: every weight that changes, old and new, and where the remainder goes."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from gui.figures import plain
from gui.theme import colours, paint
from scoring.plan_edits.weights import NewWeight


def _signed(value: Decimal) -> str:
    return f"+{plain(value)}" if value > 0 else plain(value)


class ScalePanel(QFrame):
    asked = Signal()
    """What is to be scaled, or the decimals, were chosen anew."""
    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scope, self.places = QComboBox(), QSpinBox()
        self.table = QTableWidget(0, 4)
        self._title, self._places_label, self._note = QLabel(), QLabel(), QLabel()
        self._take, self._leave = QPushButton(), QPushButton()
        self._rows: tuple[NewWeight, ...] = ()
        for label in (self._title, self._places_label, self._note):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self.places.setRange(0, 4)
        self.places.valueChanged.connect(self.asked)
        self.scope.activated.connect(self.asked)
        self._take.clicked.connect(self.taken)
        self._leave.clicked.connect(self.left)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(22)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.table.setColumnWidth(1, 72)
        self.table.setColumnWidth(2, 72)
        self.table.setColumnWidth(3, 130)
        self.table.installEventFilter(self)
        top = QHBoxLayout()
        for part in (self._title, self.scope, self._places_label, self.places):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self._take)
        top.addWidget(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 4)
        column.addLayout(top)
        column.addWidget(self.table)
        column.addWidget(self._note)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMaximumHeight(230)
        self.setFocusProxy(self.table)
        self.hide()

    @property
    def note(self) -> str:
        return self._note.text()

    def show_rows(self, rows: Sequence[NewWeight]) -> None:
        """The weights that change."""
        self._rows = tuple(rows)
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            moved = row.new - row.old
            arrow = f"{'▲' if moved > 0 else '▼'}{plain(abs(moved))}" if moved else ""
            rest = self.tr("remainder {rest}").format(rest=_signed(row.remainder)) if row.remainder else ""
            for column, text in enumerate((row.name, plain(row.old), plain(row.new), f"{arrow}  {rest}".strip())):
                item = QTableWidgetItem(text)
                if column in (1, 2):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if row.remainder:
                    item.setBackground(QColor(colours(self).doubtful.back))
                    item.setForeground(QColor(colours(self).doubtful.text))
                self.table.setItem(number, column, item)
        if rows:
            self.table.setCurrentCell(0, 0)
        self._take.setEnabled(bool(rows))
        remainders = [row for row in rows if row.remainder]
        named = "、".join(f"{row.name} {_signed(row.remainder)}" for row in remainders[:4])
        rest = self.tr("The remainder of rounding goes to: {rows}").format(
            rows=named + ("…" if len(remainders) > 4 else "")
        )
        changes = self.tr("{count} weights change; locked ones stay.").format(count=len(rows))
        self._say(f"{changes} {rest if remainders else self.tr('Nothing is left over.')}")
        paint(self._note, colours(self).chrome)

    def refuse(self, reason: str) -> None:
        """Why it cannot be scaled so."""
        self._rows = ()
        self.table.setRowCount(0)
        self._take.setEnabled(False)
        self._say(reason)
        paint(self._note, colours(self).wrong)

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note.setAccessibleName(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._rows:
                    self.taken.emit()
                return True
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                return False
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._rows:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Scale"))
        self._places_label.setText(self.tr("Decimals"))
        self._take.setText(self.tr("Take over (Enter)"))
        self._leave.setText(self.tr("Leave (Esc)"))
        self.table.setHorizontalHeaderLabels([self.tr("Indicator"), self.tr("Old"), self.tr("New"), self.tr("Change")])
        self.table.setAccessibleName(self.tr("Weights before and after scaling"))
