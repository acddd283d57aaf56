"""A table that behaves as spreadsheet users expect: keys, selection, editing, clipboard.

`QTableView` moves, edits and copies in ways of its own; here every key is ours. Moving and selecting stand in
`grid_walk`, blocks of cells in `grid_blocks`. All edits go through `GridModel.write`.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QLineEdit, QMenu, QWidget

from gui.grid_model import GROUPS, MARKS, Entry, GridModel, Mark, Place, Written
from gui.widgets.crosshair import cross
from gui.widgets.grid.choice_menu import ChoiceMenu
from gui.widgets.grid.fill_handle import FillHandle
from gui.widgets.grid.frozen import FrozenColumns
from gui.widgets.grid.grid_blocks import Blocks
from gui.widgets.grid.grid_editor import CellDelegate
from gui.widgets.grid.grid_moves import Span
from gui.widgets.grid.grid_walk import SELECT, WalkTable
from gui.widgets.grid.header import GroupedHeader
from gui.widgets.grid.row_names import RowNames

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEYPAD = Qt.KeyboardModifier.KeypadModifier
NONE = Qt.KeyboardModifier.NoModifier

ARROWS: Mapping[Qt.Key, Place] = {
    Key.Key_Up: (-1, 0),
    Key.Key_Down: (1, 0),
    Key.Key_Left: (0, -1),
    Key.Key_Right: (0, 1),
}
DENSITIES = (5, 9, 15)
"""Pixels of a row beside its text: compact, normal, large."""
AnyIndex = QModelIndex | QPersistentModelIndex


class Grid(WalkTable):
    said = Signal(str)
    """What was done, in a sentence."""
    objected = Signal(str)
    """Why a key did nothing."""
    current_moved = Signal(int, int)
    """Row and column of the current cell; also when its content has changed. -1 where there is none."""
    selection_changed = Signal()
    """At most once for each turn of the event loop, however many changes there were."""
    panel_wanted = Signal(int, int)
    """Enter or F4 on a cell whose entry is edited in a panel."""
    paste_special_wanted = Signal()
    long_wanted = Signal(int, int, str)
    """A cell with text of several lines is to be written in, beginning with what was typed ("": with what it holds)."""
    typing = Signal(str)
    """What stands in the open editor now."""
    typing_ended = Signal()
    """The editor is closed: it was entered, or given up."""
    zoomed = Signal(int)
    """Per cent of the normal size."""
    question = Signal(object)
    """An `Ask`: something may be meant in several ways, and the clerk decides."""

    _fitting = False

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.blocks = Blocks(self)
        self.handle = FillHandle(self)
        self._density = 1
        self._remembered: tuple[tuple[str, str], Place] | None = None
        self._caret_keys = False
        self._zoom = 0
        self._keys = self._key_table()
        self._selection_timer = QTimer(self, singleShot=True, interval=0)
        self._selection_timer.timeout.connect(self.selection_changed)
        self.grouped_header = GroupedHeader(self)
        self.row_names = RowNames(self)
        self.setHorizontalHeader(self.grouped_header)
        self.setVerticalHeader(self.row_names)
        self.cells = CellDelegate(self)
        self.setItemDelegate(self.cells)
        self.setModel(model)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.frozen = FrozenColumns(self)
        self._fit_rows()
        model.touched.connect(self.show_places)
        model.dataChanged.connect(self._content_changed)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._forget_places)
        model.modelReset.connect(self._return)
        model.layoutChanged.connect(self._forget_places)

    @property
    def editor(self) -> QLineEdit | None:
        """The open editor of the current cell."""
        return self._editor_of(self.currentIndex())

    def _editor_of(self, index: QModelIndex) -> QLineEdit | None:
        widget = self.indexWidget(index)
        return widget if isinstance(widget, QLineEdit) else None

    # keys

    def _key_table(self) -> dict[tuple[int, Qt.KeyboardModifier], Callable[[], None]]:
        keys: dict[tuple[int, Qt.KeyboardModifier], Callable[[], None]] = {}
        for key, step in ARROWS.items():
            for jump in (False, True):
                for extend in (False, True):
                    held = (CTRL if jump else NONE) | (SHIFT if extend else NONE)
                    keys[key, held] = partial(self._arrow, step, jump, extend)
        jumps: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[Place], Place]] = {
            (Key.Key_Home, NONE): lambda here: (here[0], 0),
            (Key.Key_End, NONE): lambda here: (here[0], self.last_column),
            (Key.Key_Home, CTRL): lambda _: (0, 0),
            (Key.Key_End, CTRL): lambda _: (self.size_[0] - 1, self.last_column),
            (Key.Key_PageUp, NONE): lambda here: (here[0] - self._page_rows(), here[1]),
            (Key.Key_PageDown, NONE): lambda here: (here[0] + self._page_rows(), here[1]),
            (Key.Key_PageUp, ALT): lambda here: (here[0], here[1] - self._page_columns()),
            (Key.Key_PageDown, ALT): lambda here: (here[0], here[1] + self._page_columns()),
        }
        for (key, held), target in jumps.items():
            keys[key, held] = partial(self._far, target, False)
            keys[key, held | SHIFT] = partial(self._far, target, True)
        for key in (Key.Key_Return, Key.Key_Enter):
            keys[key, NONE] = self._enter_or_open
            keys[key, SHIFT] = partial(self._enter, False)
            keys[key, CTRL] = self.blocks.fill_selection
        keys |= {
            (Key.Key_Menu, NONE): self.open_menu,
            (Key.Key_F10, SHIFT): self.open_menu,
            (Key.Key_Up, ALT): self._open_heading_menu,
            (Key.Key_Down, ALT): self.open_choices,
            (Key.Key_C, ALT | SHIFT): self.select_columns,
            (Key.Key_R, ALT | SHIFT): self.select_rows,
            (Key.Key_C, CTRL | SHIFT): self.blocks.copy_with_headings,
            (Key.Key_V, CTRL | SHIFT): self.blocks.ask_how_to_paste,
            (Key.Key_Apostrophe, CTRL): self.blocks.copy_above,
            (Key.Key_Y, ALT): self.blocks.take_before,
            (Key.Key_Left, ALT | SHIFT): partial(self._fold_here, True),
            (Key.Key_Right, ALT | SHIFT): partial(self._fold_here, False),
        }
        return keys | {
            (Key.Key_Tab, NONE): partial(self._tab, True),
            (Key.Key_Backtab, SHIFT): partial(self._tab, False),
            (Key.Key_Tab, SHIFT): partial(self._tab, False),
            (Key.Key_A, CTRL): self.select_everything,
            (Key.Key_C, CTRL): self.blocks.copy,
            (Key.Key_X, CTRL): self.blocks.cut,
            (Key.Key_V, CTRL): self.blocks.paste,
            (Key.Key_Insert, CTRL): self.blocks.copy,
            (Key.Key_Insert, SHIFT): self.blocks.paste,
            (Key.Key_D, CTRL): self.blocks.fill_down,
            (Key.Key_R, CTRL): self.blocks.fill_right,
            (Key.Key_Delete, NONE): self.blocks.clear,
            (Key.Key_Backspace, NONE): self._edit_anew,
            (Key.Key_F2, NONE): self._edit_at_end,
            (Key.Key_F4, NONE): self._open_panel,
            (Key.Key_Escape, NONE): self.blocks.forget_cut,
            (Key.Key_Plus, CTRL): partial(self.zoom_by, 1),
            (Key.Key_Equal, CTRL): partial(self.zoom_by, 1),
            (Key.Key_Minus, CTRL): partial(self.zoom_by, -1),
            (Key.Key_0, CTRL): partial(self.zoom_by, None),
        }

    def event(self, event: QEvent) -> bool:
        # Whatever the window binds to the same keys: in the grid they are the grid's.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._bound(event):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from cell to cell, whatever else could have the keyboard; F6 leads on."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._bound(event)
        if event.key() == Key.Key_Escape and not self.blocks.cut_spans:
            event.ignore()  # there is nothing to leave here: whatever the grid stands in may close
        elif action is not None:
            if event.key() not in (Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Enter, Key.Key_Backspace):
                self._tab_column = None
            action()
        elif event.text() and event.text()[0].isprintable() and not event.modifiers() & (CTRL | ALT):
            self._type(event)
        else:
            # Not super(): it would copy one cell, search by letter or select all in its slow way.
            event.ignore()

    def _bound(self, event: QKeyEvent) -> Callable[[], None] | None:
        return self._keys.get((event.key(), event.modifiers() & ~KEYPAD))

    # editing

    def _write_long(self, text: str) -> bool:
        """Open the sheet of a cell with long text; False where the cell is edited in a line."""
        if self.place is None or not self.grid_model.is_long(*self.place) or not self._may_edit():
            return False
        self.long_wanted.emit(*self.place, text)
        return True

    def _type(self, event: QKeyEvent) -> None:
        if not self._write_long(event.text()) and self._may_edit():
            self._caret_keys = False
            self.edit(self.currentIndex(), QAbstractItemView.EditTrigger.AnyKeyPressed, event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.editor is not None:
            super().inputMethodEvent(event)  # a composition that began before the editor was there
        elif self._write_long(event.commitString()):
            event.accept()
        elif self._may_edit():
            self._caret_keys = False
            super().inputMethodEvent(event)
            # A character that came without composing: Qt opens the editor with it, and loses it.
            text, editor = event.commitString(), self._editor_of(self.currentIndex())
            if text and editor is not None and editor.text() != text:
                editor.selectAll()
                editor.insert(text)

    def _edit_anew(self) -> None:
        if not self._write_long("") and self._may_edit():
            self._caret_keys = False
            self.edit(self.currentIndex())
            if self.editor is not None:
                self.editor.selectAll()
                self.editor.del_()

    def _edit_at_end(self) -> None:
        if not self._write_long("") and self._may_edit():
            self.edit(self.currentIndex())
            self._caret_keys = True
            if self.editor is not None:
                self.editor.deselect()
                self.editor.end(False)

    def _may_edit(self) -> bool:
        if self.place is None:
            return False
        if self.grid_model.writable(*self.place) and not self.grid_model.opens_panel(*self.place):
            return True
        self.objected.emit(self.grid_model.why_read_only(*self.place))
        return False

    def _enter_or_open(self) -> None:
        if self.place is not None and len(self.selected_places()) == 1 and self.grid_model.opens_panel(*self.place):
            self._open_panel()
        else:
            self._enter(True)

    def _open_panel(self) -> None:
        if self.place is not None and self.grid_model.opens_panel(*self.place):
            self.panel_wanted.emit(*self.place)

    def commit(self) -> None:
        """Take over what stands in an open editor."""
        editor = self.editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, CellDelegate.EndEditHint.NoHint)
            self.setFocus()

    def typed(self, event: QKeyEvent) -> bool:
        """A key within an open editor; True where it belongs to the grid."""
        key, held = event.key(), event.modifiers() & ~KEYPAD
        if key == Key.Key_F2:
            self._caret_keys = not self._caret_keys
            return True
        if key in (Key.Key_Return, Key.Key_Enter) and held == CTRL:
            text = "" if self.editor is None else self.editor.text()
            self._revert()
            self.blocks.fill_with(text)
            return True
        leaves = key in (Key.Key_Return, Key.Key_Enter, Key.Key_Tab, Key.Key_Backtab)
        travels = key in ARROWS or key in (Key.Key_PageUp, Key.Key_PageDown, Key.Key_Home, Key.Key_End)
        if not leaves and (self._caret_keys or not travels):
            return False
        action = self._bound(event)
        if action is None:
            return False
        self.commit()
        if key in (Key.Key_Return, Key.Key_Enter):
            action = partial(self._enter, held != SHIFT)
        elif key not in (Key.Key_Tab, Key.Key_Backtab):
            self._tab_column = None
        action()
        return True

    def edit_with_caret(self) -> None:
        """An editor was opened by a double click: arrows move its caret."""
        self._caret_keys = True

    def _revert(self) -> None:
        if self.editor is not None:
            self.closeEditor(self.editor, CellDelegate.EndEditHint.RevertModelCache)
            self.setFocus()

    def show_places(self, places: Sequence[Place]) -> None:
        # What is being typed gives way: taking it over now would be a new step in the middle of an undo.
        self._revert()
        super().show_places(places)

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        """Write as one undo step."""
        return self.grid_model.write(label, edits)

    # menus by key

    def open_menu(self) -> None:
        """The menu of the current cell, as with a right click."""
        at = self.visualRect(self.currentIndex()).center() if self.place is not None else QPoint(10, 10)
        self.customContextMenuRequested.emit(at)

    def _open_heading_menu(self) -> None:
        if self.place is not None:
            self.grouped_header.menu_wanted.emit(self.place[1])

    def _fold_here(self, fold: bool) -> None:
        """Fold the innermost group around the current cell; or unfold what stands folded there."""
        if self.place is not None and self.grouped_header.folds:
            groups = self.grid_model.headerData(self.place[1], Qt.Orientation.Horizontal, GROUPS)
            marks = self.grid_model.headerData(self.place[1], Qt.Orientation.Horizontal, MARKS)
            path = tuple(key for key, _ in groups) if isinstance(groups, tuple) else ()
            folded = bool(int(str(marks or 0)) & Mark.FOLDED)
            if folded and fold:
                path = path[:-1]
            if path and (fold or folded):
                self.grouped_header.fold_wanted.emit(path)

    def open_choices(self) -> None:
        """The list of what can be chosen for the current cell: arrows, or the digit before each."""
        if self.place is None or not self.grid_model.choices(*self.place):
            self.objected.emit(self.tr("This cell has no list to choose from: type its value."))
        elif self._may_edit():
            menu = self.choices_menu()
            menu.popup(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))

    def choices_menu(self) -> QMenu:
        menu = ChoiceMenu(() if self.place is None else self.grid_model.choices(*self.place), self._choose, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _choose(self, choice: str) -> None:
        if self.place is not None:
            self.write(self.tr("Choose {choice}").format(choice=choice), {self.place: choice})

    # mouse

    def cell_near(self, point: QPoint) -> Place | None:
        """The cell at a point, or the nearest one where it lies beyond the table."""
        rows, _ = self.size_
        if not rows or self.last_column < 0:
            return None
        row, column = self.rowAt(point.y()), self.columnAt(point.x())
        row = (rows - 1 if point.y() > 0 else 0) if row < 0 else row
        column = (self.last_column if point.x() > 0 else 0) if column < 0 else min(column, self.last_column)
        return row, column

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.handle.move(event):
            super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tab_column = None
        if self.handle.press(event):
            return
        index = self.indexAt(event.position().toPoint())
        if event.modifiers() == SHIFT and index.isValid() and self.place is not None:
            self.commit()
            self.extend_to((index.row(), index.column()))
            return
        if event.button() == Qt.MouseButton.RightButton and self.selectionModel().isSelected(index):
            return
        self._lead = None
        super().mousePressEvent(event)
        self._pressed = QPersistentModelIndex(index)

    _pressed = QPersistentModelIndex()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.handle.release(event):
            return
        super().mouseReleaseEvent(event)
        if self._pressed.isValid() and event.button() == Qt.MouseButton.LeftButton:
            # Qt has taken the current cell along to where the drag ended; spreadsheets leave it where it began.
            lead, start = self.place, self.grid_model.index(self._pressed.row(), self._pressed.column())
            if start != self.currentIndex() and self.editor is None:
                self._lead = lead
                self.selectionModel().setCurrentIndex(start, SELECT.NoUpdate)
        self._pressed = QPersistentModelIndex()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.handle.double_click(event):
            return
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.grid_model.opens_panel(index.row(), index.column()):
            self.panel_wanted.emit(index.row(), index.column())
        elif index.isValid() and not self._write_long("") and self._may_edit():
            super().mouseDoubleClickEvent(event)
            self.edit_with_caret()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() == CTRL:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    # looks

    def zoom_by(self, steps: int | None) -> None:
        """Larger or smaller by steps of a tenth, 50 to 200 %; None: back to normal."""
        before = self._zoom
        self._zoom = 0 if steps is None else max(-5, min(10, self._zoom + steps))
        factor = (10 + self._zoom) / (10 + before)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * factor)
        self.setFont(font)
        header = self.horizontalHeader()
        header.setFont(font)
        self.verticalHeader().setFont(font)
        for column in range(header.count()):
            header.resizeSection(column, round(header.sectionSize(column) * factor))
        self._fit_rows()
        self.updateGeometries()
        self.zoomed.emit(100 + 10 * self._zoom)

    @property
    def zoom(self) -> int:
        """Steps of a tenth above (or below) the normal size."""
        return self._zoom

    @property
    def density(self) -> int:
        return self._density

    def set_density(self, density: int) -> None:
        """Height of rows: 0 compact, 1 normal, 2 large."""
        self._density = max(0, min(2, density))
        self._fit_rows()
        self.updateGeometries()

    def _fit_rows(self) -> None:
        self.row_names.fit(DENSITIES[self._density])

    def updateGeometries(self) -> None:
        if self._fitting:  # the viewport makes room for the columns that stay: not from the beginning again
            return
        self._fitting = True
        super().updateGeometries()
        if hasattr(self, "frozen"):  # Qt asks while the grid is still being made
            # Beside the viewport, not over it: what lies over it has all of it painted anew with every step.
            self.frozen.arrange(self.viewport().width())
            margins = self.viewportMargins()
            self.setViewportMargins(margins.left(), margins.top(), self.frozen.room, margins.bottom())
        self._fitting = False

    def rect_of(self, span: Span) -> QRect:
        """Where a rectangle of cells is painted."""
        first = self.visualRect(self.grid_model.index(span.top, span.left))
        return first.united(self.visualRect(self.grid_model.index(span.bottom, span.right)))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.cells.begin()
        super().paintEvent(event)
        self.cells.end()
        painter = QPainter(self.viewport())
        self.handle.paint(painter)
        if self.blocks.cut_spans:
            pen = QPen(QColor(self.palette().highlight().color()), 2, Qt.PenStyle.DashLine)
            pen.setDashOffset(self.blocks.march)
            painter.setPen(pen)
            for span in self.blocks.cut_spans:
                painter.drawRect(self.rect_of(span).adjusted(1, 1, -1, -1))
        painter.end()

    # following

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self._choose_input_method()
        self.viewport().update(cross(self, current, previous))
        self.current_moved.emit(current.row(), current.column())

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.place is None:
            super().focusInEvent(event)  # looks for a cell to begin with
        else:
            QAbstractScrollArea.focusInEvent(self, event)  # a table's own paints every cell anew, for each edit
            self.handle.update()
        self._choose_input_method()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        QAbstractScrollArea.focusOutEvent(self, event)
        self.handle.update()

    def _choose_input_method(self) -> None:
        """Off for numbers: then digits arrive at once and as digits, whatever the clerk has switched on."""
        if self.place is not None:
            wanted = self.grid_model.takes_text(*self.place)
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, wanted)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.handle.update()
        self._selection_timer.start()

    def _content_changed(self, top_left: QModelIndex, bottom_right: QModelIndex) -> None:
        if self.place is not None:
            row, column = self.place
            if top_left.row() <= row <= bottom_right.row() and top_left.column() <= column <= bottom_right.column():
                self.current_moved.emit(row, column)
        self._selection_timer.start()

    def _remember(self) -> None:
        """Before other rows or columns are shown: where the clerk stands."""
        self._remembered = None if self.place is None else (self.grid_model.key_of(*self.place), self.place)

    def _return(self) -> None:
        """And back there; near to it where it is not shown any more."""
        if self._remembered is not None and self.place is None and min(self.size_) > 0:
            key, place = self._remembered
            found = self.grid_model.place_of_key(key)
            self.move_to(self._bounded(0, min(place[1], max(0, self.last_column))) if found is None else found)
        self._remembered = None

    def _forget_places(self) -> None:
        self._lead = self._tab_column = None
        self.blocks.forget_cut()
