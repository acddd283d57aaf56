"""The menus of the entry page: of a cell, of a heading, of the words in the status bar; and its chips."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from exchange.numbers import NotANumber, parse_number
from exchange.wording import word
from gui.condition import Condition
from gui.document import Document
from gui.grid_model import Look
from gui.language import current
from gui.lens import ALL, DEPARTMENT
from gui.models.entry.columns import ItemColumn, ScoreColumn, key_of
from gui.models.entry.row_filter import RowFilter
from gui.widgets.grid.filter_panel import FilterPanel
from gui.widgets.grid.grid import Grid
from gui.widgets.grid.grid_moves import Span
from scoring.plan import Item

if TYPE_CHECKING:
    from gui.pages.entry.entry_page import EntryPage

Do = Callable[[], object]


class EntryMenus(QObject):
    def __init__(self, page: "EntryPage", document: Document) -> None:
        super().__init__(page)
        self._page, self._document = page, document
        self.filter_panel = FilterPanel(page.grid)
        self.filter_panel.left.connect(page.grid.setFocus)
        self._filtering = ""
        self.filter_panel.chosen.connect(self._filter_by)
        page.grid.customContextMenuRequested.connect(partial(self._popup, page.grid))
        page.member_grid.customContextMenuRequested.connect(partial(self._popup, page.member_grid))
        page.grid.grouped_header.menu_wanted.connect(self._popup_heading)
        page.grid.grouped_header.move_wanted.connect(self.move)
        page.grid.frozen.grouped_header.menu_wanted.connect(self._popup_heading)

    # of a cell

    def _popup(self, grid: Grid, point: QPoint) -> None:
        self.of_cells(grid).popup(grid.viewport().mapToGlobal(point))

    def of_cells(self, grid: Grid) -> QMenu:
        """In the order of a spreadsheet: cut, copy, paste; clear and fill; marks; comment; what is behind the cell."""
        page, blocks = self._page, grid.blocks
        menu = self._menu()
        self._fill(
            menu,
            (self.tr("Cut"), "Ctrl+X", blocks.cut),
            (self.tr("Copy"), "Ctrl+C", blocks.copy),
            (self.tr("Copy with headings"), "Ctrl+Shift+C", blocks.copy_with_headings),
            (self.tr("Paste"), "Ctrl+V", blocks.paste),
            (self.tr("Paste special…"), "Ctrl+Shift+V", blocks.ask_how_to_paste),
            None,
            (self.tr("Clear"), "Del", blocks.clear),
        )
        self._fill(
            menu.addMenu(self.tr("Fill")),
            (self.tr("Fill down"), "Ctrl+D", blocks.fill_down),
            (self.tr("Fill right"), "Ctrl+R", blocks.fill_right),
            (self.tr("Fill the selection"), "Ctrl+Return", blocks.fill_selection),
            (self.tr("Go on with the series"), "", blocks.fill_series),
            (self.tr("Down to the end of the column beside"), "", grid.handle.fill_to_end),
            (self.tr("Copy from above"), "Ctrl+'", blocks.copy_above),
            (self.tr("Take last year's value"), "Alt+Y", blocks.take_before),
        )
        menu.addSeparator()
        menu.addMenu(self.tr("Mark")).addActions(page.marks)
        if grid is not page.grid:
            return menu
        menu.addSeparator()
        self._fill(
            menu,
            (self.tr("Comment…"), "Shift+F2", page.edit_note),
            (self.tr("Add evidence…"), "Alt+A", page.evidence.add),
            (self.tr("Show the evidence"), "Alt+Shift+A", page.evidence.show),
        )
        place = grid.place
        if place is not None and page.table.is_locked(*place):
            menu.addActions(page.ledgers.actions)
        elif place is not None and page.table.opens_panel(*place):
            self._fill(menu, (self.tr("Open the parts"), "F4", partial(page.panel.open, *place)))
        if place is not None and page.table.choices(*place):
            self._fill(menu, (self.tr("Choose from the list"), "Alt+Down", grid.open_choices))
        self._fill(menu, None, (self.tr("Insert or delete rows and columns…"), "", self._say_where))
        return menu

    def _say_where(self) -> None:
        self._page.said.emit(
            self.tr("Rows are the units and columns the items of the plan: they are added and removed on “Plan”.")
        )

    # of a heading

    def _popup_heading(self, column: int) -> None:
        header = self._page.grid.horizontalHeader()
        at = QPoint(header.sectionViewportPosition(column), header.height())
        self.of_heading(column).popup(header.mapToGlobal(at))

    def of_heading(self, column: int) -> QMenu:
        """Sorting, filtering, hiding, folding, widths."""
        page, order = self._page, Qt.SortOrder
        menu = self._menu()
        self._fill(
            menu,
            (self.tr("Smallest first"), "", partial(page.sort, column, order.AscendingOrder)),
            (self.tr("Largest first"), "", partial(page.sort, column, order.DescendingOrder)),
            (self.tr("Original order"), "", partial(page.sort, column, None)),
            None,
            (self.tr("Filter…"), "Ctrl+Shift+L", partial(self.open_filter, column)),
            (self.tr("Every row"), "", partial(page.filter_rows, RowFilter())),
            None,
            (self.tr("Width to fit"), "", partial(self._fit, column)),
        )
        found = page.table.column(column)
        if isinstance(found, ItemColumn):
            self._fill(menu, (self.tr("Hide the columns selected"), "", partial(self._hide, column)))
            if found.item.kind == "number" and not self._document.read_only:
                self._fill_checks(menu.addMenu(self.tr("Check")), found.item)
        if column < page.table.entry_columns() and page.table.lens.kind in (ALL, DEPARTMENT):
            first, last = self._chosen(column)
            if first > 0:
                self._fill(menu, (self.tr("Move to the left"), "", partial(self.move, first, last, first - 1)))
            if last < page.table.entry_columns() - 1:
                self._fill(menu, (self.tr("Move to the right"), "", partial(self.move, first, last, last + 2)))
            if page.table.order:
                self._fill(menu, (self.tr("Columns as in the plan"), "", page.table.reset_order))
        if page.table.hidden or page.table.folded:
            self._fill(menu, (self.tr("Show every column"), "", page.table.show_all_columns))
        for path in [found.path[:n] for n in range(1, len(found.path) + 1)]:
            node = self._document.assessment.plan.indicator.get(path[-1])
            name = path[-1] if node is None else node.name
            folded = isinstance(found, ScoreColumn) and found.folded == path
            text = self.tr("Unfold “{group}”") if folded else self.tr("Fold “{group}”")
            keys = "Alt+Shift+Right" if folded else "Alt+Shift+Left" if path == found.path else ""
            self._fill(menu, (text.format(group=name), keys, partial(page.table.fold, path)))
        return menu

    def _fill_checks(self, menu: QMenu, item: Item) -> None:
        """What is checked of an item: whole numbers, no more than another item, the figure of the city."""
        whole = menu.addAction(self.tr("Whole numbers only"))
        whole.setCheckable(True)
        whole.setChecked(item.integer)
        whole.triggered.connect(lambda: self._check(replace(item, integer=not item.integer)))
        parts = menu.addMenu(self.tr("No more than"))
        others = [
            one
            for one in self._document.assessment.plan.items
            if one.kind == "number" and one.code != item.code and one.unit == item.unit
        ]
        for code, name in [(None, self.tr("(no other item)")), *((one.code, one.name) for one in others)]:
            action = parts.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(item.part_of == code)
            action.triggered.connect(lambda _checked=False, code=code: self._check(replace(item, part_of=code)))
        known = "" if item.total is None else f" ({item.total:f})"
        self._fill(menu, (self.tr("Figure of the city…") + known, "", partial(self._ask_total, item)))

    def _check(self, item: Item) -> None:
        plan = self._document.assessment.plan
        items = tuple(item if one.uid == item.uid else one for one in plan.items)
        label = self.tr("Check of {item}").format(item=item.name)
        if self._document.plan(label, replace(plan, items=items)) is not None:
            self._page.said.emit(self.tr("What is checked of “{item}” was changed.").format(item=item.name))

    def _ask_total(self, item: Item) -> None:
        text = self.tr("What should “{item}” add up to over all units? Nothing: it is not checked.")
        self._page.line_bar.ask(
            text.format(item=item.name),
            "" if item.total is None else f"{item.total:f}",
            partial(self._take_total, item),
        )

    def _take_total(self, item: Item, text: str) -> None:
        number = parse_number(text, item.unit) if text.strip() else None
        if isinstance(number, NotANumber):
            self._page.objected.emit(word(number.reason, current(), **number.facts))
        else:
            self._check(replace(item, total=None if number is None else number.value))

    def _fit(self, column: int) -> None:
        """As wide as what can be seen of the column, and its heading."""
        page = self._page
        page.grid.grouped_header.fit(column)

    def _chosen(self, column: int) -> tuple[int, int]:
        """The first and last of the columns chosen side by side, where this is one of them."""
        spans = self._page.grid.spans()
        span = next((span for span in spans if span.left <= column <= span.right), None)
        return (column, column) if span is None else (span.left, min(span.right, self._page.table.entry_columns() - 1))

    def move(self, first: int, last: int, before: int) -> None:
        """Have columns stand elsewhere, and go on being chosen there."""
        page = self._page
        if page.table.lens.kind not in (ALL, DEPARTMENT):
            page.objected.emit(self.tr("Columns can be moved where all items or those of a department are shown."))
            return
        row = page.grid.place[0] if page.grid.place is not None else 0
        at = page.table.move_columns(first, last, before)
        page.grid.select_span(Span(row, at, row, at + last - first))
        page.grid.select_columns()
        page.said.emit(self.tr("Columns stand elsewhere in this view. Nothing that is stored was moved."))

    def _hide(self, column: int) -> None:
        page = self._page
        columns = {number for span in page.grid.spans() for number in range(span.left, span.right + 1)} | {column}
        wanted = [found.item.code for number in columns if (found := page.table.item_column(number)) is not None]
        page.table.hide(wanted)

    # filtering

    def open_filter(self, column: int) -> None:
        """Choose which values of a column let a row be seen."""
        page = self._page
        if not page.table.columnCount():
            return
        self._filtering = key_of(page.table.column(column))
        texts = page.table.texts_of(column)
        header = page.grid.horizontalHeader()
        left = page.grid.verticalHeader().width() + max(0, header.sectionViewportPosition(column))
        point = QPoint(left, header.height() + page.grid.frameWidth())
        self.filter_panel.open_at(point, texts, page.table.row_filter.columns.get(self._filtering))

    def _filter_by(self, condition: Condition | None) -> None:
        page = self._page
        page.filter_rows(page.table.row_filter.with_column(self._filtering, condition))

    # of the status bar

    def of_state(self, look: Look) -> QMenu:
        page, menu = self._page, self._menu()
        self._fill(
            menu,
            (self.tr("To the next one"), "", partial(page.next_of, look)),
            (self.tr("Only rows with such cells"), "", partial(page.filter_looks, look)),
            (self.tr("Every row"), "", partial(page.filter_rows, RowFilter())),
        )
        return menu

    def of_statistics(self) -> QMenu:
        """Which sums of the selection stand in the status bar."""
        menu, page = self._menu(), self._page
        words = {
            "numbers": self.tr("Count of numbers"),
            "sum": self.tr("Sum"),
            "mean": self.tr("Mean"),
            "least": self.tr("Smallest"),
            "most": self.tr("Largest"),
        }
        for name, text in words.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(name in page.statistics)
            action.triggered.connect(partial(self._toggle_statistic, name))
        return menu

    def _toggle_statistic(self, name: str) -> None:
        chosen = self._page.statistics
        if name in chosen:
            chosen.remove(name)
        else:
            chosen.append(name)
        self._page.counters_changed.emit()

    # chips

    def show_chips(self) -> None:
        """One chip for everything that is seen otherwise than it is stored."""
        page, table = self._page, self._page.table
        chips: list[tuple[str, Callable[[], None]]] = []
        names = {key_of(column): number for number, column in enumerate(table.shown_columns)}

        def name(key: str) -> str:
            if key in names:
                return str(table.headerData(names[key], Qt.Orientation.Horizontal) or "")
            item = self._document.assessment.plan.item.get(key)
            return key if item is None else item.name

        if table.sorting is not None:
            key, order = table.sorting
            down = order == Qt.SortOrder.DescendingOrder
            text = self.tr("by {item} ▼") if down else self.tr("by {item} ▲")
            chips.append((text.format(item=name(key)), partial(page.sort, 0, None)))
        rows = table.row_filter
        only = self.tr("only rows: {state}")
        chips += [(only.format(state=self._state(look)), page.every_row) for look in sorted(rows.looks)]
        if rows.changed:
            chips.append((self.tr("only rows changed since opening"), page.every_row))
        for key in rows.columns:
            text = self.tr("filtered: {item}").format(item=name(key))
            chips.append((text, partial(page.filter_rows, rows.with_column(key, None))))
        if (table.folded or table.hidden) and table.lens.kind in (ALL, DEPARTMENT):
            chips.append((self.tr("columns folded or hidden"), table.show_all_columns))
        if table.order and table.lens.kind in (ALL, DEPARTMENT):
            chips.append((self.tr("columns in another order"), table.reset_order))
        hint = ""
        if rows:
            total = len(self._document.assessment.plan.units)
            text = self.tr("{shown} of {total} rows. Sums and ranks are those of all.")
            hint = text.format(shown=table.rowCount(), total=total)
        page.chip_bar.show_chips(hint, chips)

    def _state(self, look: Look) -> str:
        return {
            Look.BLANK: self.tr("blank"),
            Look.MISSING: self.tr("missing"),
            Look.NOT_APPLICABLE: self.tr("not applicable"),
            Look.PENDING: self.tr("pending"),
        }.get(look, self.tr("wrong"))

    # helpers

    def _menu(self) -> QMenu:
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _fill(self, menu: QMenu, *entries: tuple[str, str, Do] | None) -> None:
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                text, keys, do = entry
                action = menu.addAction(text)
                action.setShortcut(QKeySequence(keys))
                action.triggered.connect(lambda _checked=False, do=do: do())
