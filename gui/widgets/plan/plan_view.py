"""The tree of the plan with the keys of a spreadsheet: typing digits edits a weight, Enter goes down, Tab across.

Moving, folding, editing and copying stand here; what changes the plan is asked for by signals or actions of the page.
"""

from collections.abc import Callable, Collection

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QGuiApplication, QKeyEvent, QPainter, QPen, QValidator
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from gui.clipboard import texts_to_mime
from gui.theme import colours, paint

Index = QModelIndex | QPersistentModelIndex
Objection = Callable[[Index, str], str]
"""Why a text cannot be the weight at an index; "" where it can."""


ROW_HEIGHT = 22


class RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)


class WeightDelegate(RowDelegate):
    """An editor for weights that stays open, marked, while what is typed is none; a padlock on what is locked."""

    objected = Signal(str)

    def __init__(self, objection: Objection, locked_role: int, parent: QObject) -> None:
        super().__init__(parent)
        self._objection, self._locked_role = objection, locked_role

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.data(self._locked_role):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
            tokens = colours()
            draw_lock(painter, option.rect, QColor(tokens.selected.text if chosen else tokens.faint.text))  # type: ignore[attr-defined]

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        validator = _WeightValidator(self._objection, QPersistentModelIndex(index), editor)
        validator.objected.connect(self.objected)
        editor.setValidator(validator)
        return editor


def draw_lock(painter: QPainter, cell: QRect, colour: QColor) -> None:
    """A padlock at the left of a cell: no font of every desk has one."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, middle = cell.left() + 5, cell.center().y()
    painter.setPen(QPen(colour, 1.4))
    painter.drawArc(QRectF(left + 1.5, middle - 6, 6, 8), 0, 180 * 16)
    painter.fillRect(QRectF(left, middle - 1.5, 9, 6.5), colour)
    painter.restore()


class _WeightValidator(QValidator):
    """Lets everything be typed, but nothing be entered that is no weight."""

    objected = Signal(str)

    def __init__(self, objection: Objection, index: QPersistentModelIndex, editor: QLineEdit) -> None:
        super().__init__(editor)
        self._objection, self._index, self._editor = objection, index, editor
        self._reason = ""

    def validate(self, text: str, _position: int) -> QValidator.State:
        reason = self._objection(self._index, text) if self._index.isValid() else ""
        if reason != self._reason:
            self._reason = reason
            tokens = colours()
            paint(self._editor, tokens.wrong if reason else tokens.normal)
            self.objected.emit(reason)
        return QValidator.State.Intermediate if reason else QValidator.State.Acceptable

    def withdraw(self) -> None:
        """The editor closes: what was objected to is gone with it."""
        self._index = QPersistentModelIndex()
        self.validate("", 0)


class PlanView(QTreeView):
    objected = Signal(str)
    said = Signal(str)
    delete_wanted = Signal()
    paste_wanted = Signal()
    menu_wanted = Signal(object)
    """QPoint on the screen."""

    def __init__(
        self, numbers: Collection[int], objection: Objection, locked_role: int, passed_over: Callable[[Index], bool]
    ) -> None:
        """`numbers`: the columns of weights; `passed_over`: the lines that Enter does not stop at."""
        super().__init__()
        self._numbers, self._objection, self._passed_over = frozenset(numbers), objection, passed_over
        self._tab_column: int | None = None
        """The column where a run of Tab began: Enter goes back to it."""
        self._caret_keys = False
        self.setItemDelegate(RowDelegate(self))
        for column in self._numbers:
            delegate = WeightDelegate(objection, locked_role, self)
            delegate.objected.connect(self.objected)
            self.setItemDelegateForColumn(column, delegate)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setIndentation(16)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)

    # what is chosen

    def chosen_rows(self) -> list[QModelIndex]:
        """The first cell of every line with something selected, from the top down."""
        rows = {(index.internalId(), index.siblingAtColumn(0)) for index in self.selectionModel().selectedIndexes()}
        if not rows and self.currentIndex().isValid():
            return [self.currentIndex().siblingAtColumn(0)]
        return [index for _, index in sorted(rows, key=lambda one: one[0])]

    def lines_from(self, index: QModelIndex) -> list[QModelIndex]:
        """The shown lines from this one down."""
        found, here = [], index.siblingAtColumn(0)
        while here.isValid():
            found.append(here)
            here = self.indexBelow(here)
        return found

    def shown_columns(self) -> list[int]:
        """The columns from left to right."""
        header = self.header()
        columns = (header.logicalIndex(place) for place in range(header.count()))
        return [column for column in columns if not header.isSectionHidden(column)]

    def choose(self, index: QModelIndex) -> None:
        """Make a cell the current one and the only one that is chosen. (Qt's own way asks which keys are held: with
        Shift or Ctrl, as in Alt+Shift+Up, it would add to what was chosen before.)"""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def stand_on(self, index: QModelIndex) -> None:
        """Choose a cell, and show it."""
        if index.isValid():
            if self.isColumnHidden(index.column()):
                index = index.siblingAtColumn(0)
            self.choose(index)
            self.scrollTo(index)

    # editing

    def edit(  # type: ignore[override]
        self, index: Index, trigger: QAbstractItemView.EditTrigger, event: QEvent
    ) -> bool:
        """Typing starts an editor in any cell that can be typed into but the name: there a letter looks for a name."""
        if trigger == QAbstractItemView.EditTrigger.AnyKeyPressed and index.column() == 0:
            return False
        self._caret_keys = trigger != QAbstractItemView.EditTrigger.AnyKeyPressed
        return super().edit(index, trigger, event)

    def settle(self) -> None:
        """Take over what stands in an open editor."""
        editor = self.indexWidget(self.currentIndex()) if self.state() == self.State.EditingState else None
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def edit_name(self, index: QModelIndex) -> None:
        """Open the editor on a name, all of it selected."""
        self.stand_on(index)
        super().edit(index)

    def keyboardSearch(self, text: str) -> None:
        """Letters look for a name; on another cell whoever types learns why it cannot be changed."""
        here = self.currentIndex()
        if here.isValid() and here.column() != 0:
            self.objected.emit(self._objection(here, text))
        else:
            super().keyboardSearch(text)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        validator = editor.validator() if isinstance(editor, QLineEdit) else None
        if isinstance(validator, _WeightValidator):
            validator.withdraw()
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint if hint in (hints.EditNextItem, hints.EditPreviousItem) else hint)
        match hint:
            case hints.SubmitModelCache:
                self._enter(1)
            case hints.EditNextItem:
                self._tab(1)
            case hints.EditPreviousItem:
                self._tab(-1)

    # keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._deed(event):
            event.accept()  # what the window binds to the same keys: in the tree they are the tree's
            return True
        tab = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key()
        if tab in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self.state() != self.State.EditingState:
            self._tab(1 if tab == Qt.Key.Key_Tab else -1)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, deed = event.key(), self._deed(event)
        if self.state() == self.State.EditingState:
            super().keyPressEvent(event)
        elif deed is not None:
            deed()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Escape or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif event.modifiers() or key not in (Qt.Key.Key_Left, Qt.Key.Key_Right) or not self._sideways(key):
            super().keyPressEvent(event)

    def _deed(self, event: QKeyEvent) -> Callable[[], None] | None:
        if self.state() == self.State.EditingState:
            return None
        ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        none = Qt.KeyboardModifier.NoModifier
        return {
            (Qt.Key.Key_C, ctrl): self.copy,
            (Qt.Key.Key_C, ctrl | shift): self.copy_with_headings,
            (Qt.Key.Key_V, ctrl): self.paste_wanted.emit,
            (Qt.Key.Key_A, ctrl): self.select_everything,
            (Qt.Key.Key_Delete, none): self.delete_wanted.emit,
            (Qt.Key.Key_Backspace, none): self._edit_anew,
            (Qt.Key.Key_F2, none): self._edit_at_end,
        }.get((Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier))

    def _edit_anew(self) -> None:
        here = self.currentIndex()
        if here.flags() & Qt.ItemFlag.ItemIsEditable:
            super().edit(here)
            editor = self.indexWidget(here)
            if isinstance(editor, QLineEdit):
                editor.selectAll()
                editor.del_()
        elif here.isValid():
            self.objected.emit(self._objection(here, ""))

    def _edit_at_end(self) -> None:
        here = self.currentIndex()
        if here.flags() & Qt.ItemFlag.ItemIsEditable:
            super().edit(here)
            editor = self.indexWidget(here)
            if isinstance(editor, QLineEdit):
                editor.deselect()
                editor.end(False)
        elif here.isValid():
            self.objected.emit(self._objection(here, ""))

    def _sideways(self, key: int) -> bool:
        """To the cell beside, as in a spreadsheet; on a name the keys first fold and unfold, and lead to its group."""
        here, step = self.currentIndex(), 1 if key == Qt.Key.Key_Right else -1
        folded = self.model().hasChildren(here.siblingAtColumn(0)) and not self.isExpanded(here.siblingAtColumn(0))
        there = self._beside(here, step)
        if step < 0 and here.column() == 0 and (folded or not self.model().hasChildren(here)):
            there = here.parent()
        if not there.isValid() or (step > 0 and here.column() == 0 and folded):
            return False
        self._tab_column = None
        self.choose(there)
        return True

    def _beside(self, here: QModelIndex, step: int) -> QModelIndex:
        columns = self.shown_columns()
        at = columns.index(here.column()) + step if here.isValid() and here.column() in columns else -1
        return here.siblingAtColumn(columns[at]) if 0 <= at < len(columns) else QModelIndex()

    def _tab(self, step: int) -> None:
        """To the next cell that can be typed into; from the last of a line to the first of the next one."""
        here = self.currentIndex()
        start = here.column()
        line = here
        while line.isValid():
            there = self._beside(line, step) if line == here else line
            while there.isValid() and not there.flags() & Qt.ItemFlag.ItemIsEditable:
                there = self._beside(there, step)
            if there.isValid():
                self._tab_column = start if self._tab_column is None else self._tab_column
                self.choose(there)
                return
            columns = self.shown_columns()
            beyond = self.indexBelow(line.siblingAtColumn(0)) if step > 0 else self.indexAbove(line.siblingAtColumn(0))
            line = beyond.siblingAtColumn(columns[0 if step > 0 else -1]) if beyond.isValid() else beyond

    def _enter(self, rows: int) -> None:
        """Down or up by shown lines, in the column where typing began; dropped ones are passed over."""
        here = self.currentIndex()
        column = here.column() if self._tab_column is None else self._tab_column
        self._tab_column = None
        there = here.siblingAtColumn(0)
        while there.isValid():
            there = self.indexBelow(there) if rows > 0 else self.indexAbove(there)
            if not self._passed_over(there):
                break
        if there.isValid():
            self.choose(there.siblingAtColumn(column))
        elif column != here.column():
            self.choose(here.siblingAtColumn(column))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._choose_input_method(current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._choose_input_method(self.currentIndex())

    def _choose_input_method(self, index: Index) -> None:
        """Off for numbers: then digits arrive at once and as digits, whatever the clerk has switched on."""
        self.setAttribute(
            Qt.WidgetAttribute.WA_InputMethodEnabled, index.isValid() and index.column() not in self._numbers
        )

    # clipboard

    def select_everything(self) -> None:
        self.selectAll()

    def copy(self) -> None:
        """The selected block; of the whole tree with its headings."""
        lines = len(self.lines_from(self.model().index(0, 0)))
        self._copy(headings=lines > 1 and len(self.chosen_rows()) == lines)

    def copy_with_headings(self) -> None:
        """The selected block with its headings; where only one cell is selected, the whole tree as it is shown."""
        self._copy(headings=True, whole=len(self.selectionModel().selectedIndexes()) <= 1)

    def _copy(self, *, headings: bool, whole: bool = False) -> None:
        if not self.model().rowCount():
            return
        if whole:
            rows, columns = self.lines_from(self.model().index(0, 0)), self.shown_columns()
        else:
            chosen = {index.column() for index in self.selectionModel().selectedIndexes()}
            rows = self.chosen_rows()
            columns = [
                column for column in self.shown_columns() if column in chosen or column == self.currentIndex().column()
            ]
        role = Qt.ItemDataRole
        lines = [
            [
                str(
                    row.siblingAtColumn(column).data(role.EditRole if column in self._numbers else role.DisplayRole)
                    or ""
                )
                for column in columns
            ]
            for row in rows
        ]
        if headings:
            orientation = Qt.Orientation.Horizontal
            lines.insert(0, [str(self.model().headerData(column, orientation) or "") for column in columns])
        QGuiApplication.clipboard().setMimeData(texts_to_mime(lines))
        self.said.emit(
            self.tr("{rows} rows and {columns} columns copied.").format(rows=len(rows), columns=len(columns))
        )

    def _ask_menu(self, point: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(point))
