"""Moving and selecting as in a spreadsheet: the current cell stays where a selection began, and `_lead` is the
moving corner of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange
from PySide6.QtWidgets import QTableView, QWidget

from gui.grid_model import GridModel, Place
from gui.widgets.grid import grid_moves as moves
from gui.widgets.grid.grid_moves import Span

SELECT = QItemSelectionModel.SelectionFlag


class WalkTable(QTableView):
    """A table over a `GridModel` with a cursor; what keys do with it stands in `Grid`."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid_model = model
        self._lead: Place | None = None
        self._tab_column: int | None = None
        """The column in which a run of Tabs began: Enter goes back to it."""

    # what is where

    @property
    def size_(self) -> Place:
        return self.grid_model.rowCount(), self.grid_model.columnCount()

    @property
    def last_column(self) -> int:
        """The last column with entries: those behind it stay at the edge, and are reached step by step."""
        return self.grid_model.entry_columns() - 1

    @property
    def place(self) -> Place | None:
        """The current cell, or None."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def spans(self) -> list[Span]:
        """The selected rectangles; the current cell where nothing is selected."""
        chosen = self.selectionModel().selection()
        found = [Span(one.top(), one.left(), one.bottom(), one.right()) for one in _ranges(chosen)]
        if not found and self.place is not None:
            row, column = self.place
            found = [Span(row, column, row, column)]
        return found

    def selected_places(self) -> list[Place]:
        """Every selected cell once, in order of the ranges."""
        return list(dict.fromkeys(place for span in self.spans() for place in span.places()))

    def filled(self, row: int, column: int) -> bool:
        return self.grid_model.cell(row, column) is not None

    # moving

    def move_to(self, place: Place) -> None:
        """Make one cell the current and only selected one."""
        self._lead = None
        index = self.grid_model.index(*place)
        self.selectionModel().setCurrentIndex(index, SELECT.ClearAndSelect)
        self.scrollTo(index)

    def step(self, down: int, right: int) -> None:
        """One cell on, staying inside the table."""
        if self.place is not None:
            self.move_to(self._bounded(self.place[0] + down, self.place[1] + right))

    def extend_to(self, lead: Place) -> None:
        """Select from the current cell, which stays, to `lead`."""
        if self.place is None:
            self.move_to(lead)
            return
        self._lead = lead
        corner = self.grid_model.index(*lead)
        self.selectionModel().select(QItemSelection(self.currentIndex(), corner), SELECT.ClearAndSelect)
        self.scrollTo(corner)

    def select_span(self, span: Span) -> None:
        """Select a rectangle, as far as it lies in the table, from its first cell on."""
        rows, columns = self.size_
        self.move_to((span.top, span.left))
        self.extend_to((min(span.bottom, rows - 1), min(span.right, columns - 1)))

    def select_everything(self) -> None:
        """One range, not a flag for every cell: Qt's own way takes seconds on a large table."""
        rows, columns = self.size_
        if not rows or not columns:
            return
        if self.place is None:
            self.move_to((0, 0))
        self._lead = None
        corners = self.grid_model.index(0, 0), self.grid_model.index(rows - 1, max(0, self.last_column))
        self.selectionModel().select(QItemSelection(*corners), SELECT.ClearAndSelect)

    def select_columns(self) -> None:
        """The whole columns of what is selected."""
        self._widen([Span(0, span.left, self.size_[0] - 1, span.right) for span in self.spans()])

    def select_rows(self) -> None:
        """The whole rows of what is selected."""
        self._widen([Span(span.top, 0, span.bottom, max(0, self.last_column)) for span in self.spans()])

    def _widen(self, spans: Sequence[Span]) -> None:
        chosen = QItemSelection()
        for span in spans:
            corners = self.grid_model.index(span.top, span.left), self.grid_model.index(span.bottom, span.right)
            chosen.merge(QItemSelection(*corners), SELECT.Select)
        self._lead = None
        self.selectionModel().select(chosen, SELECT.ClearAndSelect)

    def show_places(self, places: Sequence[Place]) -> None:
        """Select `places` and bring the first of them into view."""
        if not places:
            return
        chosen = QItemSelection()
        for column in sorted({column for _, column in places}):
            rows = sorted(row for row, other in places if other == column)
            start = rows[0]
            for here, following in zip(rows, [*rows[1:], None], strict=True):
                if following != here + 1:
                    top, bottom = self.grid_model.index(start, column), self.grid_model.index(here, column)
                    chosen.append(QItemSelectionRange(top, bottom))
                    start = following if following is not None else 0
        first = self.grid_model.index(*min(places))
        self._lead = None
        self.selectionModel().setCurrentIndex(first, SELECT.NoUpdate)
        self.selectionModel().select(chosen, SELECT.ClearAndSelect)
        self.scrollTo(first)

    def go_to_next(self, wanted: moves.Filled) -> bool:
        """To the next cell for which `wanted(row, column)` holds, column after column; False where there is none."""
        rows, columns = self.size_
        columns = min(columns, self.last_column + 1)
        row, column = self.place or (rows - 1, columns - 1)
        here = (row, column) if column < columns else (rows - 1, columns - 1)
        found = moves.next_empty(here, rows, columns, wanted) if rows and columns else None
        if found is not None:
            self.move_to(found)
        return found is not None

    def _bounded(self, row: int, column: int) -> Place:
        rows, columns = self.size_
        return max(0, min(row, rows - 1)), max(0, min(column, columns - 1))

    def _enter(self, forward: bool) -> None:
        if self._cycled(by_column=True, forward=forward) or self.place is None:
            return
        if self._tab_column is not None:
            row, _ = self.place
            column, self._tab_column = self._tab_column, None
            self.move_to(self._bounded(row + (1 if forward else -1), column))
        else:
            self.step(1 if forward else -1, 0)

    def _tab(self, forward: bool) -> None:
        if self._cycled(by_column=False, forward=forward) or self.place is None:
            return
        origin = self.place[1] if self._tab_column is None else self._tab_column
        self.move_to(moves.next_writable(self.place, 1 if forward else -1, self.size_[1], self.grid_model.writable))
        self._tab_column = origin

    def _cycled(self, *, by_column: bool, forward: bool) -> bool:
        spans = self.spans()
        if self.place is None or (len(spans) == 1 and spans[0].height * spans[0].width == 1):
            return False
        index = self.grid_model.index(*moves.next_inside(spans, self.place, by_column, forward))
        self.selectionModel().setCurrentIndex(index, SELECT.NoUpdate)
        self.scrollTo(index)
        return True

    def _arrow(self, step: Place, jump: bool, extend: bool) -> None:
        if self.place is None:
            self.move_to(self._bounded(0, 0))
            return
        here = (self._lead or self.place) if extend else self.place
        there = moves.edge(here, step, *self.size_, self.filled) if jump else (here[0] + step[0], here[1] + step[1])
        self._go(self._bounded(*there), extend)

    def _far(self, target: Callable[[Place], Place], extend: bool) -> None:
        if self.place is not None:
            here = (self._lead or self.place) if extend else self.place
            self._go(self._bounded(*target(here)), extend)

    def _go(self, place: Place, extend: bool) -> None:
        if extend:
            self.extend_to(place)
        else:
            self.move_to(place)

    def _page_rows(self) -> int:
        return max(1, self.viewport().height() // max(1, self.verticalHeader().defaultSectionSize()) - 1)

    def _page_columns(self) -> int:
        header = self.horizontalHeader()
        width = header.length() // max(1, header.count())
        return max(1, self.viewport().width() // max(1, width) - 1)


def _ranges(selection: QItemSelection) -> list[QItemSelectionRange]:
    return [selection.at(number) for number in range(selection.count())]
