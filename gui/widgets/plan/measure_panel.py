"""What an indicator measures: its expression, checked while it is typed, and beside it the figure of every unit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from exchange.expression_text import Offer, signature
from gui.language import current
from gui.theme import colours, paint
from gui.widgets.plan.expression_line import ExpressionLine


class MeasurePanel(QWidget):
    typed = Signal(str)
    accepted = Signal()
    left = Signal()
    policy_chosen = Signal(str)
    """What a denominator of 0 means."""

    def __init__(self) -> None:
        super().__init__()
        self.line = ExpressionLine()
        self.words, self.hint, self.reason = (QLabel() for _ in range(3))
        self.zero_words, self.zero = QLabel(), QComboBox()
        self.table = QTableWidget(0, 2)
        for label in (self.words, self.hint, self.reason, self.zero_words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.hint.setForegroundRole(self.hint.palette().ColorRole.PlaceholderText)
        paint(self.reason, colours(self).wrong)
        paint(self.zero_words, colours(self).doubtful)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setTabKeyNavigation(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        for widget in (self.line, self.reason, self.hint, self.words, self.zero_words, self.zero):
            column.addWidget(widget)
        column.addWidget(self.table, 100)
        column.addStretch(1)
        self.line.textEdited.connect(self.typed)
        self.line.accepted.connect(self.accepted)
        self.line.left.connect(self.left)
        self.line.hinted.connect(self._hint)
        self.zero.activated.connect(lambda at: self.policy_chosen.emit(str(self.zero.itemData(at))))
        self.setFocusProxy(self.line)

    def set_offers(self, offers: tuple[Offer, ...]) -> None:
        self.line.set_offers(offers)

    def show_measure(self, text: str, words: str, reason: str, position: int, *, anyhow: bool = False) -> None:
        """`words`: what the expression says; `reason`, `position`: why and where it cannot be read."""
        self.line.put(text, anyhow=anyhow)
        self.line.mark(bool(reason))
        self.line.mark_at(position if reason else 0)
        self.words.setText(words)
        self.words.setVisible(bool(words) and not reason)
        self.reason.setText(f"! {reason}" if reason else "")
        self.reason.setVisible(bool(reason))

    def show_values(self, rows: Sequence[tuple[str, str, bool]]) -> None:
        """(unit, its figure, is it none) of every unit."""
        self.table.setHorizontalHeaderLabels([self.tr("Unit"), self.tr("Figure")])
        self.table.setRowCount(len(rows))
        for row, (unit, figure, none) in enumerate(rows):
            for column, text in enumerate((unit, figure)):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                    if none:
                        item.setForeground(self.palette().brush(self.palette().ColorRole.PlaceholderText))
                self.table.setItem(row, column, item)
        self.table.setVisible(bool(rows))

    def show_zero(self, asked: str, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Ask what a denominator of 0 means; `asked`: why it is asked, empty where nothing is divided."""
        self.zero_words.setText(asked)
        self.zero_words.setVisible(bool(asked))
        self.zero.setVisible(bool(asked))
        if self.zero.count() != len(choices) or any(self.zero.itemText(n) != w for n, (_, w) in enumerate(choices)):
            self.zero.clear()
            for value, words in choices:
                self.zero.addItem(words, value)
        self.zero.setCurrentIndex(self.zero.findData(chosen))

    def _hint(self, function: str) -> None:
        self.hint.setText(signature(function, current()))
        self.hint.setVisible(bool(self.hint.text()))

    def retranslate(self) -> None:
        self.line.setAccessibleName(self.tr("What is measured"))
        self.line.setPlaceholderText(self.tr("data items and + − × ÷, such as cases ÷ staff"))
        self.zero.setAccessibleName(self.tr("Denominator 0"))
        self.table.setAccessibleName(self.tr("Figure of every unit"))
        self._hint("")
