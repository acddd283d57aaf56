"""The entry page: the grid of units × items, a line about the current cell, and the panel for entries with parts."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QSizePolicy, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from gui.document import Document
from gui.figures import rounded
from gui.grid_model import Look, plain_tip
from gui.models.entry_table import EntryTable
from gui.models.member_table import MemberTable
from gui.pages.page import Page
from gui.theme import colours, paint
from gui.widgets.grid import Grid
from scoring.entries import State
from scoring.problems import Place

COLUMN_EMS: Final = 6
MEAN_PLACES: Final = 2
"""Decimals of a mean beyond those of its numbers."""

STATES: Final = ((None, "Alt+1"), (State.MISSING, "Alt+2"), (State.NOT_APPLICABLE, "Alt+3"), (State.PENDING, "Alt+4"))


class EntryPage(Page):
    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.table = EntryTable(document, self)
        self.members = MemberTable(document, self)
        self.grid = Grid(self.table)
        self.member_grid = Grid(self.members)
        self._unit_label, self._about, self._nothing = QLabel(self.grid), QLabel(), QLabel()
        self._panel, self._panel_title, self._panel_hint = QFrame(), QLabel(), QLabel()
        self._statistics: tuple[str, ...] = ()
        self._lay_out()
        self._make_actions()
        self._connect()
        self.retranslate()
        self._arrange()

    # composing

    def _lay_out(self) -> None:
        for label in (self._unit_label, self._about, self._nothing, self._panel_title, self._panel_hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._unit_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._unit_label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._about.setContentsMargins(8, 4, 8, 4)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._panel_title.setWordWrap(True)
        self._panel_hint.setWordWrap(True)
        inside = QVBoxLayout(self._panel)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self._panel_title)
        inside.addWidget(self.member_grid, 1)
        inside.addWidget(self._panel_hint)
        self._panel.hide()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.grid)
        self._split.addWidget(self._panel)
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._about)
        column.addWidget(self._split, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(work)
        self._stack.addWidget(self._nothing)
        self.setFocusProxy(self.grid)

    def _make_actions(self) -> None:
        self._marks = []
        for state, keys in STATES:
            self._marks.append(self._action(keys, partial(self._set_state, state)))
        self._next_blank = self._action("Alt+N", self.next_blank)
        self.addActions([*self._marks, self._next_blank])

    def _action(self, keys: str, do: partial[None] | object) -> QAction:
        action = QAction(self)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(do)
        return action

    def _connect(self) -> None:
        for grid in (self.grid, self.member_grid):
            grid.said.connect(self.said)
            grid.objected.connect(self.objected)
            grid.selection_changed.connect(self._show_statistics)
            grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.objected.connect(self.objected)
        self.members.objected.connect(self.objected)
        self.table.counted.connect(self.counters_changed)
        self.table.modelReset.connect(self._arrange)
        self.table.columnsInserted.connect(self._arrange)
        self.table.columnsRemoved.connect(self._arrange)
        self.table.layoutChanged.connect(self._measure)
        self.members.modelReset.connect(self._arrange_panel)
        self.members.rowsInserted.connect(self._arrange_panel)
        self.grid.current_moved.connect(self._show_cell)
        self.grid.panel_wanted.connect(self.open_panel)
        self.grid.customContextMenuRequested.connect(self._grid_menu)
        self.member_grid.customContextMenuRequested.connect(self._member_menu)
        self.grid.grouped_header.menu_wanted.connect(self._heading_menu)

    # what it says

    def counters(self) -> tuple[str, ...]:
        counts = self.table.counts()
        words = (
            (Look.BLANK, self.tr("Blank {count}")),
            (Look.MISSING, self.tr("Missing {count}")),
            (Look.NOT_APPLICABLE, self.tr("Not applicable {count}")),
            (Look.PENDING, self.tr("Pending {count}")),
            (Look.ERROR, self.tr("Wrong {count}")),
        )
        kinds = tuple(text.format(count=counts[look]) for look, text in words if counts[look] or look is not Look.ERROR)
        return (*kinds, *self._statistics)

    def go_to(self, place: Place) -> bool:
        """Show a cell: ("values", item, unit, …); parts of it open the panel."""
        if len(place) < 3 or place[0] != "values":
            return False
        found = self.table.place_of(place[1], place[2])
        if found is None:
            return False
        self.grid.move_to(found)
        self.grid.setFocus()
        if len(place) > 3 and self.table.opens_panel(*found):
            self.open_panel(*found)
        return True

    def retranslate(self) -> None:
        self.table.retranslate()
        names = (self.tr("Normal"), self.tr("Missing"), self.tr("Not applicable"), self.tr("Pending"))
        for action, name in zip(self._marks, names, strict=True):
            _name(action, name)
        _name(self._next_blank, self.tr("Next blank"))
        self._nothing.setText(
            self.tr("There is nothing to enter yet. In “Plan”, bring last year's indicators or add one.")
        )
        self._panel_hint.setText(self.tr("Esc goes back to the table. Each change is saved at once."))
        self.grid.setAccessibleName(self.tr("Entries: units by items"))
        self.member_grid.setAccessibleName(self.tr("Parts of one entry"))
        self._title_panel()
        self.counters_changed.emit()

    # what is done

    def next_blank(self) -> None:
        """Go to the next blank cell, column after column."""
        if not self.grid.go_to_next(self.table.is_open_question):
            self.said.emit(self.tr("No blank cell is left."))

    def open_panel(self, row: int, column: int) -> None:
        """Edit the parts of an entry beside the grid."""
        unit, item = self.table.unit(row), self.table.columns[column].item
        self.members.show_entry(item.code, unit.code)
        self._panel.show()
        if self.member_grid.place is None and self.members.rowCount():
            self.member_grid.move_to((0, self.members.columnCount() - 1 if item.kind == "series" else 0))
        self.member_grid.setFocus()
        # Once the grid has made room, so that the entry can be seen beside its parts.
        QTimer.singleShot(0, self.grid, self._show_current)

    def _show_current(self) -> None:
        self.grid.scrollTo(self.grid.currentIndex())

    def close_panel(self) -> None:
        self.grid.setFocus()  # first: hiding what has the keyboard would hand it to whatever comes next
        self._panel.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._panel.isVisible():
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.grid.commit()
        self.member_grid.commit()
        super().hideEvent(event)

    def _set_state(self, state: State | None) -> None:
        inside = self.member_grid.hasFocus() or self.member_grid.isAncestorOf(self.focusWidget() or self)
        grid = self.member_grid if inside else self.grid
        grid.commit()
        name = next(action.text() for action, (one, _) in zip(self._marks, STATES, strict=True) if one == state)
        label = self.tr("Mark {state}").format(state=name)
        places = grid.selected_places()
        if not places:
            return
        written = self.members.set_state(label, places, state) if inside else self.table.set_state(label, places, state)
        if written.done:
            text = self.tr("{state}: {count} cells changed.")
            self.said.emit(text.format(state=name, count=written.changed))

    # menus

    def _grid_menu(self, point: QPoint) -> None:
        self._menu(self.grid, point).popup(self.grid.viewport().mapToGlobal(point))

    def _member_menu(self, point: QPoint) -> None:
        self._menu(self.member_grid, point).popup(self.member_grid.viewport().mapToGlobal(point))

    def _menu(self, grid: Grid, _point: QPoint) -> QMenu:
        """In the order of a spreadsheet: cut, copy, paste; clear and fill; marks; what is behind the cell."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        blocks = grid.blocks
        for text, keys, do in (
            (self.tr("Cut"), "Ctrl+X", blocks.cut),
            (self.tr("Copy"), "Ctrl+C", blocks.copy),
            (self.tr("Paste"), "Ctrl+V", blocks.paste),
            (None, "", None),
            (self.tr("Clear"), "Del", blocks.clear),
            (self.tr("Fill down"), "Ctrl+D", blocks.fill_down),
            (self.tr("Fill right"), "Ctrl+R", blocks.fill_right),
            (self.tr("Fill the selection"), "Ctrl+Return", blocks.fill_selection),
            (None, "", None),
        ):
            if text is None or do is None:
                menu.addSeparator()
            else:
                menu.addAction(text, QKeySequence(keys), do)
        menu.addActions(self._marks)
        place = grid.place
        if grid is self.grid and place is not None and self.table.opens_panel(*place):
            menu.addSeparator()
            menu.addAction(self.tr("Open the parts"), QKeySequence("F4"), partial(self.open_panel, *place))
        return menu

    def _heading_menu(self, column: int) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        order = Qt.SortOrder
        menu.addAction(self.tr("Smallest first"), partial(self._sort, column, order.AscendingOrder))
        menu.addAction(self.tr("Largest first"), partial(self._sort, column, order.DescendingOrder))
        menu.addAction(self.tr("Original order"), partial(self._sort, column, None))
        header = self.grid.horizontalHeader()
        menu.popup(header.mapToGlobal(QPoint(header.sectionViewportPosition(column), header.height())))

    def _sort(self, column: int, order: Qt.SortOrder | None) -> None:
        self.table.sort_by(column, order)
        if order is None:
            self.said.emit(self.tr("Rows stand in their original order."))
        else:
            name = self.table.columns[column].item.name
            self.said.emit(self.tr("Rows are shown by “{item}”. Nothing that is stored was moved.").format(item=name))

    # following

    def _arrange(self) -> None:
        """Another assessment, or other columns: widths, headings, a first current cell."""
        self._measure()
        header = self.grid.horizontalHeader()
        digit = self.grid.fontMetrics().horizontalAdvance("国")
        for number, column in enumerate(self.table.columns):
            wide = column.item.kind in ("series", "tasks", "ballots")
            header.resizeSection(number, digit * (COLUMN_EMS + (3 if wide else 0)))
        names = [unit.name for unit in self._document.assessment.plan.units]
        metrics = self.grid.verticalHeader().fontMetrics()
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        self.grid.verticalHeader().setFixedWidth(max(digit * 5, min(digit * 12, widest + digit + 4)))
        self._stack.setCurrentIndex(0 if self.table.rowCount() and self.table.columnCount() else 1)
        self._panel.hide()
        if self.grid.place is None and self.table.rowCount() and self.table.columnCount():
            self.grid.move_to((0, 0))
        self.counters_changed.emit()

    def _measure(self) -> None:
        self.grid.grouped_header.measure()
        self._unit_label.setText(self._document.assessment.plan.unit_label)
        self._place_unit_label()

    def _place_unit_label(self) -> None:
        header, side = self.grid.horizontalHeader(), self.grid.verticalHeader()
        self._unit_label.setGeometry(self.grid.frameWidth(), self.grid.frameWidth(), side.width(), header.height())

    def _arrange_panel(self) -> None:
        self._title_panel()
        header = self.member_grid.horizontalHeader()
        self.member_grid.grouped_header.measure()
        digit = self.member_grid.fontMetrics().horizontalAdvance("国")
        count = self.members.columnCount()
        for number in range(count):
            name = count == 3 and number == 0
            header.resizeSection(number, round(digit * (8 if name else 3.4 if count > 1 else 6)))
        side = self.member_grid.verticalHeader()
        names = [str(self.members.headerData(n, Qt.Orientation.Vertical) or "") for n in range(self.members.rowCount())]
        widest = max((side.fontMetrics().horizontalAdvance(name) for name in names), default=0)
        side.setFixedWidth(min(digit * 14, widest + digit + 4))
        wanted = side.width() + sum(header.sectionSize(n) for n in range(count)) + 40
        self._panel.setMinimumWidth(max(220, min(430, wanted)))

    def _title_panel(self) -> None:
        shows, plan = self.members.shows, self._document.assessment.plan
        if shows is None:
            self._panel.hide()
            return
        item, unit = plan.item[shows[0]], plan.unit[shows[1]]
        self._panel_title.setText(self.tr("{unit} · {item}").format(unit=unit.name, item=item.name))

    def _show_cell(self, row: int, column: int) -> None:
        if not (0 <= row < self.table.rowCount() and 0 <= column < self.table.columnCount()):
            self._about.setText("")
            return
        text = self.table.describe(row, column)
        self._about.setText(text)
        self._about.setToolTip(plain_tip(text))
        tokens = colours(self)
        look = self.table.look(row, column)
        paint(
            self._about,
            tokens.wrong if look is Look.ERROR else tokens.doubtful if look is Look.DOUBT else tokens.normal,
        )
        if self._panel.isVisible() and self.table.opens_panel(row, column):
            wanted = self.table.columns[column].item.code, self.table.unit(row).code
            if self.members.shows != wanted:
                self.members.show_entry(*wanted)

    def _show_statistics(self) -> None:
        grid = self.member_grid if self.member_grid.hasFocus() else self.grid
        places = grid.selected_places()
        numbers = [number for place in places if (number := grid.grid_model.number(*place)) is not None]
        self._statistics = self._in_words(len(places), numbers) if len(places) > 1 else ()
        self.counters_changed.emit()

    def _in_words(self, cells: int, numbers: Sequence[Decimal]) -> tuple[str, ...]:
        chosen = self.tr("Selected {cells}").format(cells=cells)
        if not numbers:
            return (chosen,)
        total = sum(numbers, Decimal(0))
        places = max(max(0, -int(number.as_tuple().exponent)) for number in numbers)
        mean = rounded(Fraction(total) / len(numbers), places + MEAN_PLACES)
        return (
            chosen,
            self.tr("Numbers {count}").format(count=len(numbers)),
            self.tr("Sum {value}").format(value=f"{total:f}"),
            self.tr("Mean {value}").format(value=mean),
            self.tr("Smallest {value}").format(value=f"{min(numbers):f}"),
            self.tr("Largest {value}").format(value=f"{max(numbers):f}"),
        )


def _name(action: QAction, text: str) -> None:
    keys = action.shortcut().toString()
    action.setText(text)
    action.setToolTip(f"{text} ({keys})" if keys else text)
