"""A value that is tried: its points at once, and how they come about."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.widgets.field_line import FieldLine
from gui.widgets.grid.rows_table import Rows, RowsTable


class TrialPanel(QWidget):
    typed = Signal(str)
    """The measure to try."""
    entered = Signal(object)
    """Rows: the entries to try."""
    circle_chosen = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line, self.table, self.circle = FieldLine(), RowsTable(), QComboBox()
        self.label, self.unit, self.points, self.worked, self.as_unit = (QLabel() for _ in range(5))
        for label in (self.label, self.unit, self.points, self.worked, self.as_unit):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.table.tallest = 3
        bold = QFont(self.font())
        bold.setBold(True)
        self.points.setFont(bold)
        self.worked.setWordWrap(True)
        self.worked.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.worked.setForegroundRole(self.worked.palette().ColorRole.PlaceholderText)
        self.line.setFixedWidth(max(80, self.fontMetrics().horizontalAdvance("0") * 10))
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.circle.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.circle.setMinimumContentsLength(7)
        self.circle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in (self.label, self.line, self.unit, self.points):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.as_unit)
        row.addWidget(self.circle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.table)
        column.addWidget(self.worked)
        self.line.textEdited.connect(self.typed)
        self.line.left.connect(self.left)
        self.table.typed.connect(self.entered)
        self.table.left.connect(self.left)
        self.circle.activated.connect(self.circle_chosen)

    def ask_measure(self, unit: str) -> None:
        """Ask for one measure."""
        self.line.show()
        self.table.hide()
        self.unit.setText(unit)

    def ask_entries(self, headings: Sequence[str], rows: Rows, fixed: tuple[int, ...]) -> None:
        """Ask for entries, with what the unit has now; a first column of names stays as it is."""
        self.line.hide()
        self.unit.setText("")
        self.table.show()
        self.table.show_rows(headings, rows, grows=not fixed, fixed=fixed)

    def show_circles(self, names: Sequence[str], chosen: int) -> None:
        """The groups of units for which different curves hold."""
        if [self.circle.itemText(n) for n in range(self.circle.count())] != list(names):
            self.circle.clear()
            self.circle.addItems(list(names))
        self.circle.setCurrentIndex(chosen)
        several = len(names) > 1
        self.circle.setVisible(several)
        self.as_unit.setVisible(several)

    def show_points(self, points: str, worked: str, *, wrong: bool = False) -> None:
        """What the tried value gets."""
        self.points.setText(points)
        self.worked.setText(worked)
        self.worked.setVisible(bool(worked))
        self.line.mark(wrong)

    def retranslate(self) -> None:
        self.label.setText(self.tr("Try a value"))
        self.as_unit.setText(self.tr("as for"))
        self.line.setAccessibleName(self.tr("Try a value"))
        self.circle.setAccessibleName(self.tr("Units for which the curve holds"))
