"""方案: the tree of indicators with weights, whether they close, and how the current indicator is scored."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from gui.document import Document
from gui.models.plan_tree import Column, PlanTree
from gui.pages.page import Page
from gui.widgets.plan_view import PlanView
from gui.widgets.rule_panel import RulePanel
from gui.widgets.sum_bar import SumBar
from scoring.checks import weight_sums
from scoring.problems import Place

WIDTHS = {Column.NAME: 270, Column.WEIGHT: 72, Column.SHARE: 80, Column.UNIT: 60, Column.METHOD: 124}


class PlanPage(Page):
    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.model = PlanTree(document, self)
        self.view = PlanView(Column.WEIGHT, self.model.objection)
        self.sum_bar = SumBar()
        self.rule_panel = RulePanel()
        self._empty = QLabel()
        self._rule_action = QAction(self)
        self._lay_out()
        self.view.setModel(self.model)
        for column, width in WIDTHS.items():
            self.view.setColumnWidth(column, width)
        self.view.selectionModel().currentChanged.connect(self._show_rule)
        self.view.objected.connect(self.objected)
        self.model.refused.connect(self.objected)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._restore)
        self.sum_bar.go.connect(self._go_to_group)
        document.opened.connect(self._show_sums)
        document.changed.connect(self._show_sums)
        self._rule_action.setCheckable(True)
        self._rule_action.setChecked(True)
        self._rule_action.setShortcut(QKeySequence("F4"))
        self._rule_action.toggled.connect(self.rule_panel.setVisible)
        self.addAction(self._rule_action)
        self.setFocusProxy(self.view)
        self._kept: tuple[str, set[str]] = ("", set())
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
        beside.addWidget(self.rule_panel)
        beside.setStretchFactor(0, 1)
        beside.setChildrenCollapsible(False)
        beside.setSizes([760, 230])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(beside, 1)
        column.addWidget(self.sum_bar)

    def go_to(self, place: Place) -> bool:
        """Indicators are shown here; of an indicator, its weight or whatever column the place names."""
        if len(place) < 2 or place[0] != "indicators":
            return False
        column = {"weight": Column.WEIGHT, "department": Column.DEPARTMENT}.get(place[-1], Column.NAME)
        index = self.model.place(place[1], column)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
            self.view.setFocus()
        return index.isValid()

    def _go_to_group(self, code: str) -> None:
        self.go_to(("indicators", code, "weight"))

    def _show_rule(self, current: QModelIndex) -> None:
        plan = self._document.assessment.plan
        self.rule_panel.show_rule(self.model.indicator(current) if current.isValid() else None, plan)

    def _show_sums(self) -> None:
        plan = self._document.assessment.plan
        self.sum_bar.show_sums(weight_sums(plan) if plan.indicators else (), plan)
        self._stacked.setCurrentIndex(0 if plan.indicators else 1)
        self._show_rule(self.view.currentIndex())

    # another shape of the plan: selection and folding stay with their indicators

    def _remember(self) -> None:
        current = self.view.currentIndex()
        folded = {
            uid for uid, index in self._places() if self.model.hasChildren(index) and not self.view.isExpanded(index)
        }
        self._kept = (self.model.indicator(current).uid if current.isValid() else "", folded)

    def _restore(self) -> None:
        uid, folded = self._kept
        self._open_tree()
        for other, index in self._places():
            if other in folded:
                self.view.collapse(index)
            if other == uid:
                self.view.setCurrentIndex(index.siblingAtColumn(Column.WEIGHT))

    def _places(self) -> list[tuple[str, QModelIndex]]:
        plan = self.model.plan
        return [(node.uid, self.model.place(node.code)) for node in plan.indicators]

    def _open_tree(self) -> None:
        self.view.expandAll()
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, Column.WEIGHT))
        self._show_sums()

    def retranslate(self) -> None:
        self._rule_action.setText(self.tr("Scoring rule (F4)"))
        self._empty.setText(self.tr("No indicators yet. Bring last year's weights from a workbook (Ctrl+Shift+I)."))
        self.view.setAccessibleName(self.tr("Indicators and weights"))
        self.model.retranslate()
        self.sum_bar.retranslate()
        self.rule_panel.retranslate()
