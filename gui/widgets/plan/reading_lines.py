"""How a file was read, line by line: what is wrong, what was assumed and can be switched, what was left aside.

Space goes to the next way of reading a line, Enter or F2 opens the list of them; a click on the way does, too.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from exchange.weights.choices import READINGS, Assumption
from exchange.weights.table import Ignored, WeightTable
from exchange.wording import option_text, problem_text, word
from gui.language import current
from gui.theme import Pair, colours
from scoring.problems import Problem

TEXT, WAY = range(2)
PLACES: Final = int(Qt.ItemDataRole.UserRole)
KEY: Final = PLACES + 1
OPTIONS: Final = PLACES + 2
CHOSEN: Final = PLACES + 3
MOST_LINES: Final = 300
"""Lines of one kind that are listed; a file with more of them needs another look, not a longer list."""
WAY_WIDTH: Final = 150


Told = tuple[str, Problem]
"""Whose a finding is, where there are several files, and the finding."""


class ReadingLines(QTreeWidget):
    switched = Signal(str, str)
    """Key and option: read this line so."""
    looked_at = Signal(object)
    """tuple[str, ...]: the places of the current line, such as "D4"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setIndentation(14)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(_Wrapping(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAllColumnsShowFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(WAY, WAY_WIDTH)
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)
        self._filling = False
        self.currentItemChanged.connect(self._look)
        self.itemClicked.connect(self._clicked)

    @property
    def count(self) -> int:
        return self.topLevelItemCount()

    def show_table(self, table: WeightTable, problems: Sequence[Problem] = ()) -> None:
        """Everything about how a table was read; `problems` are those of taking it over. The current line stays."""
        here, open_keys = self._key_of(self.currentItem()), self._open_keys()
        self._filling = True
        try:
            self.clear()
            tokens = colours(self)
            for problem in (*problems, *table.problems)[:MOST_LINES]:
                self._add(f"! {problem_text(problem, current())}", problem.where, pair=tokens.wrong)
            rows = {one.row: one for one in table.ignored}
            heads = sorted((one for one in table.assumptions if not one.part_of), key=_rank)
            parts: dict[str, list[Assumption]] = {}
            for one in table.assumptions:
                if one.part_of:
                    parts.setdefault(one.part_of, []).append(one)
            for one in heads:
                item = self._assumption(one, None, rows)
                for part in parts.get(one.key, ())[:MOST_LINES]:
                    self._assumption(part, item, rows)
            self._left_aside([one for one in table.ignored if not one.key])
            for item in self._heads():
                item.setExpanded(self._key_of(item) in open_keys)
            self._return_to(here)
        finally:
            self._filling = False

    def show_problems(self, wrong: Sequence[Told], doubtful: Sequence[Told]) -> None:
        """What was not taken, and what should be looked at."""
        self._filling = True
        try:
            self.clear()
            tokens = colours(self)
            for whose, problem in wrong[:MOST_LINES]:
                self._add(f"! {self._said(whose, problem)}", problem.where, pair=tokens.wrong)
            for whose, problem in doubtful[:MOST_LINES]:
                self._add(f"· {self._said(whose, problem)}", problem.where)
        finally:
            self._filling = False

    def _said(self, whose: str, problem: Problem) -> str:
        text = problem_text(problem, current())
        return self.tr("{whose}: {text}").format(whose=whose, text=text) if whose else text

    def say(self, sentences: Sequence[str]) -> None:
        """Nothing but these sentences."""
        self.clear()
        for sentence in sentences:
            self._add(f"✕ {sentence}", (), pair=colours(self).wrong)

    def options_menu(self, item: QTreeWidgetItem) -> QMenu | None:
        """The ways of reading a line, the present one ticked; None where there is but one."""
        options = item.data(WAY, OPTIONS) or ()
        if len(options) < 2:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for option in options:
            action = menu.addAction(option_text(option, current()))
            action.setCheckable(True)
            action.setChecked(option == item.data(WAY, CHOSEN))
            action.triggered.connect(partial(self.switched.emit, self._key_of(item), option))
            if action.isChecked():
                menu.setActiveAction(action)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open_menu(item)
        elif item is not None and event.key() == Qt.Key.Key_Space:
            self._next_option(item)
        else:
            super().keyPressEvent(event)

    def _next_option(self, item: QTreeWidgetItem) -> None:
        options = list(item.data(WAY, OPTIONS) or ())
        if len(options) > 1:
            at = options.index(item.data(WAY, CHOSEN)) if item.data(WAY, CHOSEN) in options else -1
            self.switched.emit(self._key_of(item), options[(at + 1) % len(options)])

    def _open_menu(self, item: QTreeWidgetItem) -> None:
        menu = self.options_menu(item)
        if menu is not None:
            cell = self.visualItemRect(item)
            corner = QPoint(self.columnViewportPosition(WAY), cell.bottom())
            active = menu.activeAction()
            menu.popup(self.viewport().mapToGlobal(corner))
            if active is not None:
                menu.setActiveAction(active)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here looks at the current line."""
        super().focusInEvent(event)
        self._look(self.currentItem())

    def _clicked(self, item: QTreeWidgetItem, column: int) -> None:
        self._look(item)
        if column == WAY:
            self._open_menu(item)

    # filling

    def _assumption(self, one: Assumption, parent: QTreeWidgetItem | None, rows: dict[int, Ignored]) -> QTreeWidgetItem:
        text = problem_text(one, current())
        row = one.key.removeprefix("row.")
        if one.key.startswith("row.") and row.isdecimal() and int(row) in rows:
            text = f"{text}　{rows[int(row)].text}"
        item = self._add(text, one.where, parent)
        item.setData(TEXT, KEY, one.key)
        if one.options:
            item.setData(WAY, OPTIONS, one.options)
            item.setData(WAY, CHOSEN, one.chosen)
            more = " ▾" if len(one.options) > 1 else ""
            item.setText(WAY, f"{option_text(one.chosen, current())}{more}")
        return item

    def _left_aside(self, rows: Sequence[Ignored]) -> None:
        if not rows:
            return
        head = self._add(self.tr("Left aside: {count}").format(count=len(rows)), ())
        head.setData(TEXT, KEY, "left aside")
        for row in rows[:MOST_LINES]:
            self._add(f"{row.place} {word(row.reason, current())}：{row.text}", (row.place,), head)

    def _add(
        self, text: str, places: Sequence[str], parent: QTreeWidgetItem | None = None, pair: Pair | None = None
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text, ""])
        item.setData(TEXT, PLACES, tuple(places))
        item.setToolTip(TEXT, text.replace("<", "‹"))
        if pair is not None:
            for column in (TEXT, WAY):
                item.setBackground(column, QColor(pair.back))
                item.setForeground(column, QColor(pair.text))
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)
        return item

    # the current line

    def _look(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.looked_at.emit(tuple(item.data(TEXT, PLACES) or ()))

    def _key_of(self, item: QTreeWidgetItem | None) -> str:
        return "" if item is None else str(item.data(TEXT, KEY) or item.text(TEXT))

    def _open_keys(self) -> set[str]:
        return {self._key_of(item) for item in self._heads() if item.isExpanded()}

    def _return_to(self, key: str) -> None:
        heads = self._heads()
        lines = [one for head in heads for one in (head, *(head.child(at) for at in range(head.childCount())))]
        for item in heads[:1] + [line for line in lines if key and self._key_of(line) == key]:
            self.setCurrentItem(item)

    def _heads(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]


def _rank(one: Assumption) -> int:
    """What decides about weights and rows goes before what only says where names and words stand."""
    if one.key == "sheet" and len(one.options) > 1:
        return 0
    weights = one.chosen in READINGS or one.code in ("weights.other_weights", "weights.class_column")
    if one.key == "classes" or (one.key.startswith("column.") and weights):
        return 1
    return 3 if one.key in ("sheet", "header") or one.key.startswith("column.") else 2


class _Wrapping(QStyledItemDelegate):
    """Lines are as high as their words need; a tree view alone would cut them."""

    def __init__(self, view: ReadingLines) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        depth = 1 if not index.parent().isValid() else 2
        width = self._view.columnWidth(index.column()) - 10
        if index.column() == TEXT:
            width -= depth * self._view.indentation()
        metrics = self._view.fontMetrics()
        words = str(index.data() or "")
        box = metrics.boundingRect(QRect(0, 0, max(40, width), 4_000), int(Qt.TextFlag.TextWordWrap), words)
        return QSize(size.width(), max(metrics.height() + 6, box.height() + 8))
