"""Why: one unit's losses with bars, the unit beside another one, and how to gain a place, as one list to walk through.

Ctrl+Up and Ctrl+Down ask for the next unit, Alt+Up and Alt+Down choose the unit to compare with, 1 to 4 jump to a
section, Enter leads to the entry (from the name: to the rule), Alt+R tries a way to gain a place out. What gains a
place is tried beside the window; each answer is shown as it comes."""

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.document import Document
from gui.language import current
from gui.models.results.explanation import view_of
from gui.models.results.why_list import COLUMNS, SHARE, Line, WhyList, beside_lines, gain_lines, lost_lines
from gui.tasks import Task
from gui.widgets.grid.grid_editor import CellPainter
from gui.widgets.table import ReadTable
from scoring.result import Result, UnitResult, in_order, rank_of

if TYPE_CHECKING:  # it needs NumPy: the first window comes before it
    from exchange.wording.insight import Insight
    from scoring.insight.gain import Gain
    from scoring.worked import View

WIDTHS: Final = {"own": 5.6, "beside": 5.6, "difference": 9}
"""In characters of Chinese; the name has the rest."""
FIGURE: Final = 4.2
"""So wide, in the same characters, is the figure beside a bar."""
SECTIONS: Final = 4
"""Points lost, the unit beside another, what gains a place, what does not."""
REPORT = Callable[[int, int], None]


def try_gains(
    view: "View", result: Result, unit: str, in_class: bool, found: "list[Gain]", stop: Event, report: REPORT
) -> None:
    """Every way to gain a place, put into `found` one after the other; each is reported. `stop` ends it early."""
    from scoring.insight.gain import gain_place

    ways = gain_place(view.plan, view.entries, result, unit, in_class=in_class, cancelled=stop.is_set)
    for gain in ways:
        found.append(gain)
        report(len(found), 0)


class BarPainter(CellPainter):
    """A cell with a bar from its left edge: filled for points that are missing, an outline for points ahead."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        share = index.data(SHARE)
        if not isinstance(share, float) or not share:
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]
        room = rect.width() - round(option.fontMetrics.horizontalAdvance("国") * FIGURE)  # type: ignore[attr-defined]
        bar = QRect(rect.left() + 3, rect.top() + 6, max(2, round(room * abs(share))), rect.height() - 12)
        ink = QColor(self.parent().palette().text().color())  # type: ignore[attr-defined]
        ink.setAlpha(130)
        if share < 0:
            painter.fillRect(bar, ink)
        else:
            painter.setPen(ink)
            painter.drawRect(bar.adjusted(0, 0, -1, -1))


class WhyPanel(QWidget):
    looked_at = Signal()
    """Another line, or other lines: what is to be explained may be another figure."""
    chosen = Signal(int, int)
    unit_wanted = Signal(int)
    """The next unit (1) or the one before (-1) in the ranking."""
    left = Signal()
    """Esc: back to the ranking."""
    trial_wanted = Signal(object)
    """Place ("try", item, unit, value): Alt+R at a way to gain a place."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._unit, self._in_class = "", False
        self._result: Result | None = None
        self._view: View | None = None
        self._others: list[UnitResult] = []
        self._wanted_other = ""
        self._fixed: list[Line] = []
        self._found: list[Gain] = []
        self._task: Task | None = None
        self._stop = Event()
        self.model = WhyList(self)
        self.table = ReadTable(self.model, whole_rows=False)
        self.table.setItemDelegate(BarPainter(self.table))
        self.others, self._others_label, self.stop_button = QComboBox(), QLabel(), QToolButton()
        self._lay_out()
        for key, step in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            self._on_key(key, partial(self.unit_wanted.emit, step))
        for key, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            self._on_key(key, partial(self._next_other, step))
        for number in range(1, SECTIONS + 1):
            self._on_key(str(number), partial(self.show_section, number))
        self._on_key("Alt+R", self._try_out)
        self.others.activated.connect(self._choose_other)
        self.stop_button.clicked.connect(self.stop)
        self.table.looked_at.connect(self.looked_at)
        self.table.chosen.connect(self.chosen)
        document.opened.connect(self._forget)

    def _lay_out(self) -> None:
        self._others_label.setBuddy(self.others)
        self.stop_button.hide()
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 2, 8, 2)
        bar.addWidget(self._others_label)
        bar.addWidget(self.others)
        bar.addStretch(1)
        bar.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        header, em = self.table.horizontalHeader(), self.fontMetrics().horizontalAdvance("国")
        header.hide()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for name, width in WIDTHS.items():
            header.resizeSection(COLUMNS.index(name), round(em * width))
        self.table.setShowGrid(False)
        self.setFocusProxy(self.table)

    def _on_key(self, keys: str, slot: Callable[[], object]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: slot())
        self.addAction(action)

    def retranslate(self) -> None:
        self._others_label.setText(self.tr("&Beside"))
        self.others.setToolTip(self.tr("The unit to compare with (Alt+Up, Alt+Down)"))
        self.others.setAccessibleName(self.tr("Unit to compare with"))
        self.stop_button.setText(self.tr("Stop trying (Esc)"))
        self.table.setAccessibleName(self.tr("Why the unit stands there"))
        self._unit = ""

    # what it shows

    @property
    def line(self) -> Line | None:
        """The line at which the keyboard is."""
        row = self.table.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    @property
    def unit(self) -> str:
        return self._unit

    @property
    def other(self) -> str:
        """The unit that it is compared with; "" where there is none."""
        at = self.others.currentIndex()
        return self._others[at].code if 0 <= at < len(self._others) else ""

    def show_unit(self, code: str, *, in_class: bool) -> None:
        """Say why a unit stands where it stands; again where the result is another one since."""
        result = self._document.result
        if (code, in_class) == (self._unit, self._in_class) and result is self._result:
            return
        self.stop()
        self._unit, self._in_class = code, in_class
        if result is not self._result or self._view is None:
            self._result, self._view = result, view_of(result)
        self._fill_others()
        self._show()
        if not self.table.currentIndex().isValid() and len(self.model.lines) > 1:
            self.table.show_row(1)
        self._try()

    def _try_out(self) -> None:
        """The change of the line at the keyboard, in a what-if."""
        line = self.line
        if line is not None and line.needed:
            self.trial_wanted.emit(("try", line.item, self._unit, line.needed))

    def show_section(self, number: int) -> None:
        """Put the keyboard at the first line of a section, its heading at the top."""
        row = self.model.section(number)
        if row is not None:
            self.table.scrollTo(self.model.index(max(0, row - 1), 0), self.table.ScrollHint.PositionAtTop)
            self.table.show_row(row)

    def stop(self) -> None:
        """Try no further; what was found stays."""
        self._stop.set()
        if self._task is not None:
            self._task.cancel()
        if self._task is not None or not self.stop_button.isHidden():
            self._ended()

    def text(self) -> str:
        """Everything in sentences, for the telephone or a letter."""
        result, view = self._result, self._view
        if result is None or view is None or not self._unit:
            return ""
        from scoring.insight.comparison import compare
        from scoring.insight.standing import standing
        from scoring.insight.strengths import strengths

        insight, unit = self._insight(view), self._unit
        lines = [insight.standing(standing(view.plan, result, unit, in_class=self._in_class))]
        lines += insight.strengths(strengths(view.plan, result, unit))
        if self.other:
            lines += insight.comparison(compare(result, view.plan, unit, self.other))
        ways = sorted((gain for gain in self._found if gain.does_it), key=lambda gain: gain.effort)
        if ways:
            lines += [insight.say("gain"), *(insight.gain(gain) for gain in ways)]
        return "\n".join(lines)

    def _insight(self, view: "View") -> "Insight":
        from exchange.wording.insight import Insight

        return Insight(view.plan, current())

    def _forget(self) -> None:
        self.stop()
        self._unit, self._result, self._view, self._wanted_other = "", None, None, ""

    def _class_of_unit(self) -> str | None:
        unit = next((one for one in self._result.units if one.code == self._unit), None) if self._result else None
        return unit.class_code if unit is not None and self._in_class else None

    def _fill_others(self) -> None:
        """In the order of the ranking. At first the unit above, of the first the one below."""
        result = self._result
        order = [] if result is None else list(in_order(result.units, self._class_of_unit()))
        at = next((n for n, one in enumerate(order) if one.code == self._unit), 0)
        self._others = [one for one in order if one.code != self._unit]
        self.others.clear()
        self.others.addItems([one.name for one in self._others])
        kept = next((n for n, one in enumerate(self._others) if one.code == self._wanted_other), None)
        if self._others:
            self.others.setCurrentIndex(max(0, at - 1) if kept is None else kept)

    def _choose_other(self, number: int) -> None:
        self._wanted_other = self._others[number].code
        self._show()

    def _next_other(self, step: int) -> None:
        number = self.others.currentIndex() + step
        if 0 <= number < len(self._others):
            self.others.setCurrentIndex(number)
            self._choose_other(number)

    def _show(self) -> None:
        result, view = self._result, self._view
        if result is None or view is None or self._unit not in {one.code for one in result.units}:
            self._fixed = []
            self.model.show_lines([])
            return
        insight = self._insight(view)
        self._fixed = lost_lines(insight, view, result, self._unit)
        if self.other:
            self._fixed += beside_lines(insight, view, result, self._unit, self.other)
        self._show_gains()

    def _show_gains(self) -> None:
        result, view = self._result, self._view
        if result is None or view is None:
            return
        unit = next(one for one in result.units if one.code == self._unit)
        rank = rank_of(unit, self._class_of_unit())
        under_way = not self.stop_button.isHidden()
        lines = gain_lines(self._insight(view), self._found, rank, under_way=under_way)
        here = self.line
        self.model.show_lines([*self._fixed, *lines])
        if here is not None and here.needed:  # answers that came since stand where they belong: stay at this one
            row = next((row for row, line in enumerate(self.model.lines) if line == here), None)
            if row is not None and row != self.table.currentIndex().row():
                self.table.show_row(row)
        self.looked_at.emit()

    # what gains a place

    def _try(self) -> None:
        result, view = self._result, self._view
        self._found = []
        if result is None or view is None or not self.model.lines:
            return
        found: list[Gain] = []
        self._found, self._stop = found, Event()
        self.stop_button.show()
        self._show_gains()

        def progressed(_step: int, _steps: int) -> None:
            if found is self._found:
                self._show_gains()

        def ended(_answer: object) -> None:
            if found is self._found:
                self._ended()

        def failed(error: Exception) -> None:
            ended(None)
            raise error

        values = (view, result, self._unit, self._in_class, found, self._stop)
        task = self._document.tasks.run(try_gains, *values, done=ended, failed=failed, progress=progressed)
        if not self.stop_button.isHidden():
            self._task = task

    def _ended(self) -> None:
        self._task = None
        self.stop_button.hide()
        self._show_gains()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.stop_button.isHidden():
                self.left.emit()
            else:
                self.stop()
        else:
            super().keyPressEvent(event)
