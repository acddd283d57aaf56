"""上级考核项: the items of the upper-level assessment, what answers to each, and what is not covered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from exchange.wording import word
from gui.document import Document
from gui.language import current
from gui.models.plan.upper_table import NAME, UpperTable
from gui.widgets.grid.grid import Grid
from scoring.numbers import plain
from scoring.plan import Plan, UpperItem
from scoring.upper import answering, coverage

NODE = int(Qt.ItemDataRole.UserRole)
WIDTHS = (56, 176, 106, 64, 64, 230)
FEW = 8
"""So many names stand in the line below; the sheet has all."""


class UpperTab(QWidget):
    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.model = UpperTable(document, self)
        self.grid, self.tree = Grid(self.model), QTreeWidget()
        self.summary, self.said = QLabel(), QLabel()
        self._labels = [QLabel(), QLabel()]
        self._shape: tuple[object, ...] = ()
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._lay_out()
        self.grid.current_moved.connect(self._show_tree)
        self.grid.said.connect(self.said.setText)
        self.grid.objected.connect(self.said.setText)
        self.model.objected.connect(self.said.setText)
        self.tree.itemChanged.connect(self._tick)
        document.changed.connect(self._follow)
        document.opened.connect(self._follow)
        self.retranslate()
        self.grid.move_to((0, NAME))  # codes come by themselves: a list is pasted from its names on
        self._follow()

    def _lay_out(self) -> None:
        for label in (self.summary, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for column, width in enumerate(WIDTHS):
            self.grid.setColumnWidth(column, width)
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._labels[0])
        left.addWidget(self.grid, 1)
        right.addWidget(self._labels[1])
        right.addWidget(self.tree, 1)
        both = QHBoxLayout()
        both.addLayout(left, 5)
        both.addLayout(right, 3)
        whole = QVBoxLayout(self)
        whole.addLayout(both, 1)
        whole.addWidget(self.summary)
        whole.addWidget(self.said)
        self._labels[0].setBuddy(self.grid)
        self._labels[1].setBuddy(self.tree)
        self.setFocusProxy(self.grid)

    @property
    def _plan(self) -> Plan:
        return self._document.assessment.plan

    @property
    def current(self) -> UpperItem | None:
        """The item at which the keyboard stands."""
        return self.model.item_at(self.grid.currentIndex().row())

    def _follow(self) -> None:
        self._show_tree()
        found = coverage(self._plan)
        if not found.items:
            self.summary.setText(self.tr("Type or paste the items of the upper-level assessment, one a row."))
            return
        language, count = current(), len(found.items)
        covered = str(count - len(found.uncovered))
        said = [word("sheet.coverage.count", language, covered=covered, count=str(count))]
        if found.uncovered:
            names = "、".join(item.name for item in found.uncovered)
            said.append(word("sheet.coverage.uncovered", language, items=names))
        if found.apart:
            text = self.tr("Own indicators that answer to none: {count} ({names}).")
            names = "、".join(node.name for node in found.apart[:FEW]) + ("……" if len(found.apart) > FEW else "")
            said.append(text.format(count=len(found.apart), names=names))
        self.summary.setText("　".join(said))

    def _show_tree(self) -> None:
        """The own indicators, ticked where they answer to the current item. Rows are made anew only where the tree is
        another one: a tick must not take away the row under it."""
        item, plan = self.current, self._plan
        shape = tuple((node.code, node.parent, node.name, node.weight) for node in plan.indicators)
        self.tree.blockSignals(True)
        if shape != self._shape:
            self._shape = shape
            self._make_rows(plan)
        for node in plan.indicators:
            ticked = item is not None and item.code in node.upper
            self._rows[node.code].setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.tree.blockSignals(False)

    def _make_rows(self, plan: Plan) -> None:
        self.tree.clear()
        self._rows = {}
        for node in plan.indicators:
            row = QTreeWidgetItem([node.name, plain(node.weight)])
            row.setData(0, NODE, node.code)
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            above = None if node.parent is None else self._rows.get(node.parent)
            if above is None:
                self.tree.addTopLevelItem(row)
            else:
                above.addChild(row)
            self._rows[node.code] = row
        self.tree.expandAll()
        if plan.indicators:
            self.tree.setCurrentItem(self._rows[plan.indicators[0].code])

    def _tick(self, row: QTreeWidgetItem) -> None:
        item, code = self.current, str(row.data(0, NODE))
        if item is None or self._document.read_only:
            self._show_tree()  # the tick goes back
            self.said.setText(
                self.tr("Nothing can be changed here: the file is opened for reading only.")
                if self._document.read_only
                else self.tr("Which item is meant? Choose one in the table (Alt+U), or type or paste the first.")
            )
            return
        yes = row.checkState(0) == Qt.CheckState.Checked
        if yes != (item.code in self._plan.indicator[code].upper):
            label = (
                self.tr("{indicator} answers to {item}") if yes else self.tr("{indicator} no longer answers to {item}")
            )
            name = self._plan.indicator[code].name
            self._document.plan(
                label.format(indicator=name, item=item.name), answering(self._plan, item.code, code, yes=yes)
            )

    def retranslate(self) -> None:
        self._labels[0].setText(self.tr("&Upper-level items"))
        self._labels[1].setText(self.tr("&Own indicators that answer to the chosen item (Space)"))
        self.tree.setAccessibleName(self.tr("Own indicators"))
        self.grid.setAccessibleName(self.tr("Upper-level items"))
