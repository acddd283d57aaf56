"""The other grids of the entry page: one unit as a form, parts as a matrix. Their cursor takes that of the entry grid
along beneath, so that marks, comments, findings and the line about the cell are the same everywhere."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QStackedWidget

from gui.grid_model import GROUPS, Place
from gui.lens import PARTS, UNIT, Lens
from gui.models.entry.face import Face
from gui.models.entry.parts_matrix import PartsMatrix
from gui.models.entry.unit_form import NOTE, UnitForm
from gui.widgets.grid.grid import Grid
from gui.widgets.grid.note_editor import NoteEditor
from gui.widgets.grid.picture import picture_of

if TYPE_CHECKING:
    from gui.pages.entry.entry_page import EntryPage

EMS = {UNIT: (6, 7, 5, 5, 5, 22), PARTS: (5,)}
"""Widths of columns; the last one holds for all that follow."""


class EntryFaces(QObject):
    def __init__(self, page: "EntryPage") -> None:
        super().__init__(page)
        self._page = page
        self.models: dict[str, Face] = {UNIT: UnitForm(page.table, self), PARTS: PartsMatrix(page.table, self)}
        self.grids = {kind: Grid(model) for kind, model in self.models.items()}
        self.stack = QStackedWidget()
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(page.grid)
        self.other: Grid | None = None
        """The second half of a split view: the same table, another place."""
        self.stack.addWidget(self.halves)
        self.long_text = NoteEditor(self.grids[UNIT], in_cell=True)
        self.long_text.written.connect(self._write_long)
        self.long_text.left.connect(partial(self._go_on, self.grids[UNIT]))
        self._long_at: Place = (0, 0)
        for kind, grid in self.grids.items():
            self.stack.addWidget(grid)
            self._connect(kind, grid)

    def _connect(self, kind: str, grid: Grid) -> None:
        page = self._page
        grid.said.connect(page.said)
        grid.objected.connect(page.objected)
        grid.question.connect(page.ask_bar.ask)
        grid.selection_changed.connect(page.sums.show)
        grid.panel_wanted.connect(partial(self._open_panel, kind))
        grid.paste_special_wanted.connect(page.paste_bar.open_bar)
        grid.long_wanted.connect(self._open_long)
        grid.current_moved.connect(partial(self._take_along, kind))
        grid.zoomed.connect(page.counters_changed)
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(
            lambda point, grid=grid: page.menus.of_cells(grid).popup(grid.viewport().mapToGlobal(point))
        )
        model = self.models[kind]
        model.modelReset.connect(partial(self._arrange, kind))
        page.table.touched.connect(partial(self._show_touched, kind))

    # which one is seen

    @property
    def kind(self) -> str:
        """The kind of the face that is shown; empty for the entry grid itself."""
        kind = self._page.table.lens.kind
        return kind if kind in self.models else ""

    @property
    def grid(self) -> Grid:
        if not self.kind and self.other is not None and self.other.hasFocus():
            return self.other
        return self.grids.get(self.kind, self._page.grid)

    @property
    def is_shown(self) -> bool:
        """Is the grid of the lens the one that is seen?"""
        return self.stack.currentWidget() is self.grids.get(self.kind, self.halves)

    @property
    def model(self) -> Face | None:
        return self.models.get(self.kind)

    def show(self) -> None:
        """The grid that fits the lens, at the cell of the entry grid."""
        page, grid = self._page, self.grid
        had = page.isAncestorOf(page.window().focusWidget() or page) and any(
            one.hasFocus() for one in (page.grid, *self.grids.values())
        )
        self.stack.setCurrentWidget(self.grids.get(self.kind, self.halves))
        page.setFocusProxy(grid)
        model, under = self.model, page.grid.place
        if model is not None and model.rowCount():
            place = None if under is None else model.place_over(under)
            grid.move_to(place or (0, 1 if self.kind == UNIT else 0))
            if grid.place is not None:
                self._take_along(self.kind, *grid.place)
        if had:
            grid.setFocus()

    def show_bars(self, wanted: bool) -> None:
        """Bars in the columns of points, or none."""
        self._page.bars_action.setChecked(wanted)
        self._page.table.bars = wanted
        self._page.table.repaint()

    def copy_picture(self) -> None:
        """What is selected as a picture, with its headings, on the clipboard."""
        spans = self.grid.spans()
        if spans:
            QGuiApplication.clipboard().setPixmap(picture_of(self.grid, spans[0]))
            self._page.said.emit(self.tr("The selection was copied as a picture."))

    def split(self) -> None:
        """See two far-apart places of the table; or one again."""
        page = self._page
        if self.kind:
            page.objected.emit(self.tr("Only the table of units and items can be split."))
            return
        if self.other is not None:
            page.grid.setFocus()
            self.other.hide()
            self.other.deleteLater()
            self.other = None
            return
        self.other = other = Grid(page.table)
        other.said.connect(page.said)
        other.objected.connect(page.objected)
        other.question.connect(page.ask_bar.ask)
        other.selection_changed.connect(page.sums.show)
        other.panel_wanted.connect(page.panel.open)
        other.current_moved.connect(self._other_moved)
        self.halves.addWidget(other)
        header = page.grid.horizontalHeader()
        for column in range(header.count()):
            other.horizontalHeader().resizeSection(column, header.sectionSize(column))
        other.grouped_header.measure()
        other.verticalHeader().setFixedWidth(page.grid.verticalHeader().width())
        self.halves.setSizes([1, 1])
        if page.grid.place is not None:
            other.move_to(page.grid.place)
        other.setFocus()

    def _other_moved(self, row: int, column: int) -> None:
        if self.other is not None and self.other.hasFocus() and row >= 0:
            self._page.say_about(self._page.table.describe(row, column))

    def move_to(self, under: Place) -> None:
        """Show a cell of the entry grid, in whatever face is seen."""
        page, kind = self._page, self.kind
        page.grid.move_to(under)
        if kind == UNIT and self.models[UNIT].place_over(under) is None:
            page.lenses.look_through(Lens(UNIT, page.table.unit(under[0]).code))
        elif kind == PARTS and self.models[PARTS].place_over(under) is None:
            page.lenses.look_through(Lens())
        elif kind:
            place = self.models[kind].place_over(under)
            if place is not None:
                self.grids[kind].move_to(place)

    def _take_along(self, kind: str, row: int, column: int) -> None:
        """The entry grid goes where the cursor of a face goes."""
        if kind != self.kind or row < 0:
            return
        page, under = self._page, self.models[kind].under(row, column)
        if under is not None and page.grid.place != under:
            page.grid.move_to(under)
        if kind == PARTS:
            page.say_about(self.models[kind].describe(row, column))

    def _show_touched(self, kind: str, places: tuple[Place, ...]) -> None:
        """What undo changed comes into view here, too."""
        if kind != self.kind or not places:
            return
        if self.models[kind].place_over(places[0]) is None:
            self.move_to(places[0])
            return
        found = [self.models[kind].place_over(place) for place in places]
        self.grids[kind].show_places(tuple(place for place in found if place is not None))

    def _open_panel(self, kind: str, row: int, column: int) -> None:
        under = self.models[kind].under(row, column)
        if under is not None:
            self._page.panel.open(*under)

    # long text

    def _open_long(self, row: int, column: int, text: str) -> None:
        grid, model = self.grids[UNIT], self.models[UNIT]
        self._long_at = row, column
        rect = grid.visualRect(grid.currentIndex())
        rect.translate(grid.viewport().pos())
        rect.setWidth(0)
        self.long_text.open_at(rect, model.plain_text(row, column))
        if text:
            self.long_text.insertPlainText(text)

    def _write_long(self, text: str) -> None:
        self.grids[UNIT].write(self.tr("Comment"), {self._long_at: text})

    def _go_on(self, grid: Grid) -> None:
        grid.setFocus()
        if self._long_at == grid.place and self._long_at[1] == NOTE:
            grid.step(1, 0)

    # looks

    def _arrange(self, kind: str) -> None:
        grid, model = self.grids[kind], self.models[kind]
        header, side = grid.horizontalHeader(), grid.verticalHeader()
        grid.grouped_header.measure()
        digit = grid.fontMetrics().horizontalAdvance("国")
        widths = EMS[kind]
        for column in range(model.columnCount()):
            ems = widths[min(column, len(widths) - 1)]
            if model.headerData(column, Qt.Orientation.Horizontal, GROUPS) and kind == PARTS:
                ems = 4
            header.resizeSection(column, digit * ems)
        names = [str(model.headerData(row, Qt.Orientation.Vertical) or "") for row in range(min(500, model.rowCount()))]
        widest = side.fontMetrics().horizontalAdvance(max(names, key=len, default=""))
        side.setFixedWidth(max(digit * 6, min(digit * 18, widest + digit)))
