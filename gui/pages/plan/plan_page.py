"""方案: the tree of indicators with weights, whether they close, and how the current indicator is scored."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from gui.document import Document
from gui.models.plan.plan_tree import LOCKED, Column, PlanTree
from gui.pages.page import Page
from gui.pages.plan.plan_deeds import PlanDeeds
from gui.pages.plan.plan_panels import PlanPanels
from gui.pages.plan.rule_side import RuleSide
from gui.widgets.bars.sum_bar import SumBar
from gui.widgets.grid.column_widths import ColumnWidths
from gui.widgets.plan.plan_view import PlanView
from scoring.checks import weight_sums
from scoring.plan import Indicator
from scoring.problems import Place

WIDTHS: dict[int, int] = {
    Column.NAME: 286,
    Column.WEIGHT: 58,
    Column.SHARE: 62,
    Column.LAST: 44,
    Column.CHANGE: 50,
    Column.REASON: 84,
    Column.METHOD: 98,
    Column.DEPARTMENT: 126,
    Column.UNIT: 64,
    Column.TAGS: 80,
    Column.CODE: 60,
}
LEAST: dict[int, int] = {
    Column.NAME: 170,
    Column.WEIGHT: 54,
    Column.SHARE: 58,
    Column.LAST: 44,
    Column.CHANGE: 50,
    Column.REASON: 72,
    Column.METHOD: 72,
    Column.DEPARTMENT: 72,
    Column.UNIT: 44,
    Column.TAGS: 44,
    Column.CODE: 44,
}
GROWS = (Column.NAME, Column.REASON)
HIDDEN = (Column.UNIT, Column.TAGS, Column.CODE)


class PlanPage(Page):
    menu = "plan"

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.model = PlanTree(document, self)
        self.view = PlanView((Column.WEIGHT, Column.SHARE), self.model.objection, LOCKED, self.model.is_gone)
        self.panels = PlanPanels(self.model, self.view, self)
        self.columns = ColumnWidths(
            self.view, WIDTHS, LEAST, GROWS, HIDDEN, lambda number: self.model.heading(Column(number))
        )
        self.sum_bar, self.class_box = SumBar(), QComboBox()
        self.rule_side = RuleSide(document, self.view, self._at, Column.METHOD)
        self.rule_panel, self.rule_editor = self.rule_side.panel, self.rule_side.editor
        self._empty = QLabel()
        self._rule_action, self._points_action = QAction(self), QAction(self)
        self._lay_out()
        self.view.setModel(self.model)
        self.columns.fit()
        self.deeds = PlanDeeds(document, self.model, self.view, self)
        self.panels.serve(self.deeds)
        self.view.selectionModel().currentChanged.connect(self._show_rule)
        self.view.menu_wanted.connect(self._menu)
        for speaker in (self.view, self.model, self.deeds, self.panels, self.rule_side):
            speaker.said.connect(self.said)
        for objector in (self.view, self.deeds, self.panels, self.rule_side):
            objector.objected.connect(self.objected)
        self.model.refused.connect(self.objected)
        self.model.touched.connect(self._show_touched)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._restore)
        self.sum_bar.go.connect(self._go_to_group)
        document.opened.connect(self._show_sums)
        document.changed.connect(self._show_sums)
        self._rule_action.setShortcut(QKeySequence("F4"))
        self._rule_action.triggered.connect(self.rule_side.toggle)
        self.rule_side.room_wanted.connect(self.room_wanted)
        self.rule_side.place_wanted.connect(self.place_wanted)
        self._points_action.setShortcut(QKeySequence("Ctrl+F8"))
        self._points_action.triggered.connect(self.rule_side.toggle_points)
        self.addAction(self._points_action)
        self.addAction(self._rule_action)
        self.setFocusProxy(self.view)
        only = self.deeds.actions["only_changes"]
        only.setCheckable(True)
        for name in ("balance", "scale", "only_changes"):
            self.sum_bar.add_button(self.deeds.actions[name])
        self.class_box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.class_box.activated.connect(self._choose_class)
        self.sum_bar.add_first(self.class_box)
        self._kept: tuple[str, int, set[str], int] = ("", Column.WEIGHT, set(), 0)
        self._open_tree()
        self.retranslate()

    def _lay_out(self) -> None:
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tree = QWidget()
        self._stacked = QStackedLayout(tree)
        self._stacked.addWidget(self.view)
        self._stacked.addWidget(self._empty)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.addWidget(tree)
        beside.addWidget(self.rule_side)
        beside.setStretchFactor(0, 1)
        beside.setChildrenCollapsible(False)
        beside.setSizes([786, 196])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(beside, 1)
        self.panels.lay_into(column)
        column.addWidget(self.sum_bar)

    def go_to(self, place: Place) -> bool:
        """Indicators are shown here; of an indicator, its weight or whatever column the place names."""
        if len(place) < 2 or place[0] != "indicators":
            return False
        column = {"weight": Column.WEIGHT, "department": Column.DEPARTMENT}.get(place[-1], Column.NAME)
        index = self.model.place(place[1], column)
        if index.isValid():
            self.view.choose(index)
            self.view.scrollTo(index)
            self.view.setFocus()
            self.rule_side.go_to(place[2:])
        return index.isValid()

    def _at(self, index: QModelIndex) -> Indicator | None:
        """The indicator at an index; None for one of last year that is gone."""
        return None if self.model.is_gone(index) else self.model.indicator(index)

    def _go_to_group(self, code: str) -> None:
        self.go_to(("indicators", code, "weight"))

    def _show_rule(self, current: QModelIndex) -> None:
        node = self.model.indicator(current) if current.isValid() and not self.model.is_gone(current) else None
        self.rule_side.show_rule(node)
        self.sum_bar.choose(None if node is None else node.parent)

    def _show_sums(self) -> None:
        plan = self.model.plan
        self._fill_classes()
        self.sum_bar.show_sums(weight_sums(plan) if plan.indicators else (), plan)
        self._stacked.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._show_rule(self.view.currentIndex())

    # weights of single classes

    def _fill_classes(self) -> None:
        """The classes whose weights can be shown and edited; nothing where the plan has none."""
        plan, box = self.model.whole, self.class_box
        choices: list[tuple[str, str | None]] = [(self.tr("Weights of all classes"), None)]
        for one in plan.classes:
            own = " *" if one.code in plan.by_class else ""
            choices.append((self.tr("Weights: {name}").format(name=one.name) + own, one.code))
        if [(box.itemText(n), box.itemData(n)) for n in range(box.count())] != choices:
            box.clear()
            for text, code in choices:
                box.addItem(text, code)
        box.setCurrentIndex(max(0, box.findData(self.model.class_code)))
        box.setVisible(bool(plan.classes) and bool(plan.indicators))

    def _choose_class(self, number: int) -> None:
        self.model.show_class(self.class_box.itemData(number))
        self._show_sums()

    def next_class(self) -> None:
        """The weights of the next class, and after the last one those of all."""
        if not self.model.whole.classes:
            self.objected.emit(self.tr("This plan has no classes whose weights could differ."))
            return
        self._choose_class((self.class_box.currentIndex() + 1) % self.class_box.count())
        text = self.tr("{weights}: what is typed now counts for these units. Alt+C shows the next class.")
        self.said.emit(text.format(weights=self.class_box.currentText().removesuffix(" *")))

    # menus and panels

    def menu_actions(self) -> Sequence[QAction]:
        return tuple(self.deeds.actions.values())

    def layout_state(self) -> str:
        return self.columns.state()

    def restore_layout(self, state: str) -> None:
        self.columns.restore(state)

    def _menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.menu_actions())
        menu.addSeparator()
        menu.addMenu(self.columns.menu(self.tr("Columns"), self.tr("Usual columns"), menu))
        menu.popup(point)

    def scale(self) -> None:
        self.panels.open_scale()

    def many(self) -> None:
        self.panels.open_many()

    def open_find(self) -> None:
        self.panels.open_find()

    def find_next(self) -> None:
        self.panels.find(1)

    def find_before(self) -> None:
        self.panels.find(-1)

    # only what has changed

    def only_changes(self) -> None:
        """Hide what weighs as it did last year and has nothing below it that does not; or show all again."""
        only = self.deeds.actions["only_changes"]
        if only.isChecked() and not self.model.rows.compared:
            only.setChecked(False)
            self.objected.emit(self.tr("This plan has no last year to compare with: take over its weights first."))
            return
        changed = self._filter(afresh=True)
        if only.isChecked():
            self.said.emit(
                self.tr("{count} changes are shown. Sums and ranks are those of the whole plan.").format(count=changed)
            )
        self.view.scrollTo(self.view.currentIndex())

    def _filter(self, *, afresh: bool) -> int:
        """Hide lines as the filter says. Not `afresh`: what is shown stays, whatever was typed into it."""
        only, rows = self.deeds.actions["only_changes"].isChecked(), self.model.rows.all
        shown = {at for at, row in enumerate(rows) if row.is_changed}
        changed = len(shown)
        for at in list(shown):
            above = rows[at].parent
            while above is not None and above not in shown:
                shown.add(above)
                above = rows[above].parent
        for at, index in enumerate(self.model.everything()):
            hide = only and at not in shown
            if afresh or not hide:
                self.view.setRowHidden(index.row(), index.parent(), hide)
        return changed

    # another shape of the plan: selection, folding and scrolling stay with their indicators

    def _remember(self) -> None:
        current = self.view.currentIndex()
        folded = {
            self.model.row(index).identity
            for index in self.model.everything()
            if self.model.hasChildren(index) and not self.view.isExpanded(index)
        }
        identity = self.model.row(current).identity if current.isValid() else ""
        self._kept = (identity, max(0, current.column()), folded, self.view.verticalScrollBar().value())

    def _restore(self) -> None:
        identity, column, folded, scrolled = self._kept
        self.view.expandAll()
        if self.deeds.actions["only_changes"].isChecked():
            self._filter(afresh=True)
        here = self.model.index(0, Column.WEIGHT)
        for index in self.model.everything():
            other = self.model.row(index).identity
            if other in folded:
                self.view.collapse(index)
            if other == identity:
                here = index.siblingAtColumn(column)
        self.view.choose(here)
        self.view.verticalScrollBar().setValue(scrolled)

    def _show_touched(self, places: Sequence[tuple[str, Column]]) -> None:
        """What undo or redo changed is chosen and shown."""
        for code, column in places[:1]:
            self.view.stand_on(self.model.place(code, column))

    def _open_tree(self) -> None:
        self.view.expandAll()
        self.columns.fit()
        if self.model.rowCount():
            self.view.choose(self.model.index(0, Column.WEIGHT))
        self._show_sums()

    def retranslate(self) -> None:
        self._rule_action.setText(self.tr("Scoring rule (F4)"))
        self._points_action.setText(self.tr("Open points (Ctrl+F8)"))
        self._empty.setText(
            self.tr(
                "No indicators yet. Bring last year's weights from a workbook (Ctrl+Shift+I), or add an indicator "
                "(Ctrl+Insert)."
            )
        )
        self.view.setAccessibleName(self.tr("Indicators and weights"))
        self.model.retranslate()
        self._fill_classes()
        self.deeds.retranslate()
        self.panels.retranslate()
        self.sum_bar.retranslate()
        self.rule_side.retranslate()
