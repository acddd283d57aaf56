"""What was understood beside the file itself: tree and cells lead to each other, and below stand how the file was
read, its sums, and what would change. Every pane leads to the rows and cells that it speaks of."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from exchange.reading.workbook import Workbook, place_name
from exchange.weights.table import Closing, WeightTable
from exchange.weights.take_over import NodeChange
from exchange.wording import word
from gui.dialogs.name_editor import NameEditor
from gui.dialogs.source_view import SourceView, UseLegend
from gui.language import current
from gui.models.plan.source_sheet import Use, cells_of_weights, place_of
from gui.models.plan.take_over_tree import Column, TakeOverTree
from gui.widgets.plan.import_lists import ChangeList, SumList
from gui.widgets.plan.reading_lines import ReadingLines
from scoring.plan import Plan
from scoring.problems import Problem

WIDTHS: Final = {Column.KIND: 66, Column.LAST: 68, Column.NOW: 88, Column.PLACE: 48}


class ImportPanes(QWidget):
    switched = Signal(str, str)
    """Key and option of a reading that is to be another one."""
    confirm_wanted = Signal()
    """Enter in the tree: the person has seen enough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree_model = TakeOverTree(self)
        self.tree, self.source = QTreeView(), SourceView()
        self.readings, self.sums, self.changes = ReadingLines(), SumList(), ChangeList()
        self.names_line, self.cell_line, self.legend = QLabel(), QLabel(), UseLegend()
        self.readings_title, self.sums_title, self.changes_title = QLabel(), QLabel(), QLabel()
        self._table, self._new = WeightTable(name=""), Plan(id="", title="", year=0)
        self._book: Workbook | None = None
        self._leading = False
        self._set_up_tree()
        self._lay_out()
        self._connect()

    # widgets

    def _set_up_tree(self) -> None:
        self.tree.setModel(self.tree_model)
        self.tree.setItemDelegateForColumn(Column.MATCH, NameEditor(self.tree))
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setIndentation(16)
        self.tree.installEventFilter(self)
        header = self.tree.header()
        header.setStretchLastSection(False)
        for column in (Column.NAME, Column.MATCH):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.resizeSection(column, width)

    def _lay_out(self) -> None:
        self.above, self.below = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Horizontal)
        self.halves = QSplitter(Qt.Orientation.Vertical)
        titled = (
            (self.above, self.names_line, self.tree, False),
            (self.above, self.cell_line, self.source, False),
            (self.below, self.readings_title, self.readings, True),
            (self.below, self.sums_title, self.sums, True),
            (self.below, self.changes_title, self.changes, True),
        )
        for splitter, title, pane, bold in titled:
            title.setTextFormat(Qt.TextFormat.PlainText)
            title.setContentsMargins(2, 2, 2, 2)
            title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            font = QFont(title.font())
            font.setBold(bold)
            title.setFont(font)
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            heading = QHBoxLayout()
            heading.addWidget(title, 1)
            if pane is self.source:
                heading.addWidget(self.legend)
            column.addLayout(heading)
            column.addWidget(pane, 1)
            splitter.addWidget(box)
        self.halves.addWidget(self.above)
        self.halves.addWidget(self.below)
        for splitter in (self.above, self.below, self.halves):
            splitter.setChildrenCollapsible(False)
        self.above.setSizes([660, 640])
        self.below.setSizes([600, 290, 410])
        self.halves.setSizes([390, 190])
        self.halves.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.halves)

    def _connect(self) -> None:
        self.tree.selectionModel().currentChanged.connect(self._lead_to_cells)
        self.tree.doubleClicked.connect(self._edit_name)
        self.source.moved.connect(self._lead_to_row)
        self.source.switched.connect(self.switched)
        self.readings.looked_at.connect(self._look_at_places)
        self.readings.switched.connect(self.switched)
        self.sums.looked_at.connect(self._look_at_sum)
        self.changes.looked_at.connect(self._look_at_code)
        for key, slot in (("F6", partial(self._next_pane, 1)), ("Shift+F6", partial(self._next_pane, -1))):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)
        doubt = QShortcut(QKeySequence("F8"), self)
        doubt.setContext(Qt.ShortcutContext.WindowShortcut)
        doubt.activated.connect(self.next_doubt)

    def retranslate(self) -> None:
        self.legend.retranslate()
        self.tree.setAccessibleName(self.tr("What was understood"))
        self.source.setAccessibleName(self.tr("The sheet of the file"))
        self.readings.setAccessibleName(self.tr("How the file was read"))
        self.sums.setAccessibleName(self.tr("Sums"))
        self.changes.setAccessibleName(self.tr("What would change"))
        self.tree_model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    # showing

    def show_table(self, table: WeightTable, plan: Plan, book: Workbook | None) -> None:
        """Show a table against a plan, with the file it was read from; places and choices of before stay."""
        path, folded = self.tree_model.path(self.tree.currentIndex()), self._folded()
        self._table, self._book = table, book
        self._leading = True
        try:
            self.tree_model.show(table, plan)
            self.tree.expandAll()
            for other in folded:
                self.tree.setExpanded(self.tree_model.at_path(other), False)
            here = self.tree_model.at_path(path)
            self.tree.setCurrentIndex(here if here.isValid() else self.tree_model.index(0, 0))
            for column in (Column.NOW, Column.MATCH):
                self.tree.setColumnHidden(column, not plan.indicators)
            self.above.widget(1).setVisible(book is not None)
            self.show_sheet(table.name)
        finally:
            self._leading = False
        self._lead_to_cells(self.tree.currentIndex())

    def show_sheet(self, name: str) -> None:
        """Show a sheet of the file beside the tree."""
        sheet = next((one for one in self._book.sheets if one.name == name), None) if self._book else None
        if sheet is not None:
            self.source.show_sheet(sheet, cells_of_weights(sheet, self._table))

    def show_nothing(
        self, plan: Plan, sentences: Sequence[str] = (), book: Workbook | None = None, sheet: str = ""
    ) -> None:
        """No table: why not, in sentences; and the sheet where there is one, to say what its rows and columns are."""
        self._new = plan
        self.show_table(WeightTable(name=sheet), plan, book)
        self.readings.say(sentences)
        self.sums.clear()
        self.changes.clear()
        for title in (self.names_line, self.cell_line, self.readings_title, self.sums_title, self.changes_title):
            title.clear()
        if book is not None:
            self.names_line.setText(
                self.tr("In the sheet: say which row is the header, which columns hold names and weights (F2)")
            )
            self.source.setCurrentIndex(self.source.sheet_model.index(0, 0))

    def show_findings(self, problems: Sequence[Problem], changes: Sequence[NodeChange], new: Plan) -> None:
        """How the table was read and what it adds up to; what writing `new` would change."""
        self._new = new
        self.readings.show_table(self._table, problems)
        self.sums.show_checks(self._table.checks)
        self.changes.show_changes(changes)
        switches = sum(len(one.options) > 1 and not one.part_of for one in self._table.assumptions)
        self.readings_title.setText(
            self.tr("How it was read: {count} lines, {switches} can be switched (Space, F2)").format(
                count=self.readings.count, switches=switches
            )
        )
        wrong = sum(not check.closes for check in self._table.checks)
        sums = self.tr("Sums: {good} ✓").format(good=len(self._table.checks) - wrong)
        self.sums_title.setText(f"{sums}　{self.tr('{wrong} ≠').format(wrong=wrong)}" if wrong else sums)
        self.changes_title.setText(self.tr("What changes: {counts}").format(counts=self.counts_text(changes)))
        self._show_names()

    def counts_text(self, changes: Sequence[NodeChange]) -> str:
        """How many indicators get another weight, are added, removed, renamed, moved."""
        counted = (
            (self.tr("weights {count}"), sum(one.weighed for one in changes)),
            (self.tr("added {count}"), sum(one.added for one in changes)),
            (self.tr("removed {count}"), sum(one.removed for one in changes)),
            (self.tr("renamed {count}"), sum(one.renamed for one in changes)),
            (self.tr("moved {count}"), sum(one.moved for one in changes)),
        )
        parts = [text.format(count=count) for text, count in counted if count]
        return self.tr(", ").join(parts) if parts else self.tr("nothing")

    def next_doubt(self) -> None:
        """To the next name that is only similar or was not found."""
        index = self.tree_model.next_doubt(self.tree.currentIndex())
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.setFocus()

    def _show_names(self) -> None:
        names, nodes = self.tree_model.names(), self._table.nodes
        leaves = sum(node.is_leaf for node in nodes)
        parts = [
            self.tr("Understood: {leaves} indicators in {groups} groups").format(
                leaves=leaves, groups=len(nodes) - leaves
            )
        ]
        if self.tree_model.has_plan:
            counted = (
                (self.tr("same {count}"), names.exact),
                (self.tr("written differently {count}"), names.normalised),
                (self.tr("confirmed {count}"), names.confirmed),
                (self.tr("similar, to confirm {count} (F8, Space)"), names.to_confirm),
                (self.tr("not taken {count} (F2 chooses)"), names.unmatched),
            )
            parts.append(self.tr(", ").join(text.format(count=count) for text, count in counted if count))
        self.names_line.setText("　".join(parts))
        self.names_line.setToolTip(self.names_line.text())

    def _folded(self) -> list[tuple[str, ...]]:
        return [
            self._table.paths[at]
            for at, node in enumerate(self._table.nodes)
            if not node.is_leaf and not self.tree.isExpanded(self.tree_model.of(at))
        ]

    # one leads to the other

    def _lead_to_cells(self, index: QModelIndex) -> None:
        """From a row of the tree to its cells in the file."""
        if self._leading or self._book is None or not index.isValid():
            return
        node = self._table.nodes[index.internalId()]
        cells = [*([node.name_cell] if node.name_cell else []), *node.weight_cells]
        if cells and cells[-1].sheet != self.source.sheet_model.sheet.name:
            self.show_sheet(cells[-1].sheet)
        self.source.choose_cells(self.source.sheet_model.places(cells))
        self._show_cell()

    def _lead_to_row(self) -> None:
        """From a cell of the file to the row that it was read as."""
        owner = self.source.sheet_model.owner(self.source.currentIndex())
        if owner is not None:
            self._go_to_row(self.tree_model.of(owner))
        self._show_cell()

    def _go_to_row(self, index: QModelIndex) -> None:
        """Make a row the current one and leave the cells as they are."""
        self._leading = True
        try:
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
        finally:
            self._leading = False

    def _look_at_places(self, places: Sequence[str]) -> None:
        model = self.source.sheet_model
        indexes = [model.at(place) for text in places if (place := place_of(text)) is not None]
        indexes = [index for index in indexes if index.isValid()]
        if not indexes:
            return
        owner = next((at for index in indexes for at in [model.owner(index)] if at is not None), None)
        if owner is not None:
            self._go_to_row(self.tree_model.of(owner))
        self.source.choose_cells(indexes)
        self._show_cell()

    def _look_at_sum(self, check: Closing) -> None:
        if check.parent is None:
            self._look_at_places([check.place])
            return
        self._go_to_row(self.tree_model.of(check.parent))
        nodes = [self._table.nodes[at] for at in (check.parent, *self._table.children.get(check.parent, ()))]
        cells = [
            cell for node in nodes for cell in (node.weight_cells or ((node.name_cell,) if node.name_cell else ()))
        ]
        if self._book is not None:
            self.source.choose_cells(self.source.sheet_model.places(cells))
            self._show_cell()

    def _look_at_code(self, code: str) -> None:
        index = self.tree_model.at_code(code, self._new)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    def _show_cell(self) -> None:
        """Which cell the keyboard stands at, what stands there, and what it was read as."""
        model, index = self.source.sheet_model, self.source.currentIndex()
        if self._book is None or not index.isValid():
            self.cell_line.clear()
            return
        row, column = model.sheet.anchor(index.row() + 1, index.column() + 1)
        parts = [f"{model.sheet.name} ! {place_name(row, column)}", model.whole_text(index)]
        owner, use, reason = model.owner(index), model.use(index), model.reason(index)
        if owner is not None:
            name = self._table.nodes[owner].name
            weight = use is Use.WEIGHT
            parts.append((self.tr("= weight of “{name}”") if weight else self.tr("= “{name}”")).format(name=name))
        elif reason:
            parts.append(f"= {word(reason, current())}")
        self.cell_line.setText("　".join(part for part in parts if part))

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space anywhere in a row ticks its match, F2 chooses another; Enter has seen enough."""
        if watched is not self.tree or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        index = self.tree.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm_wanted.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.tree_model.toggle(index)
        elif event.key() == Qt.Key.Key_F2:
            self._edit_name(index)
        else:
            return super().eventFilter(watched, event)
        return True

    def _edit_name(self, index: QModelIndex) -> None:
        if index.isValid() and self.tree_model.has_plan:
            cell = index.siblingAtColumn(Column.MATCH)
            self.tree.scrollTo(cell)
            self.tree.edit(cell)

    def _next_pane(self, step: int) -> None:
        panes = [pane for pane in self.panes if pane.isVisible()]
        at = next((n for n, pane in enumerate(panes) if pane.hasFocus()), -1 if step > 0 else 0)
        if panes:
            panes[(at + step) % len(panes)].setFocus()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        return self.tree, self.source, self.readings, self.sums, self.changes
