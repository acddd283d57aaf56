"""清单: lists with their versions by year, the members as lines, and which data items use which version."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.document import Document
from gui.widgets.lines_edit import LinesEdit
from scoring.lists import families, family, free_code, new_version, switched, users, without
from scoring.plan import ItemList, Plan

if TYPE_CHECKING:
    from db.work import Work

CODE = int(Qt.ItemDataRole.UserRole)


class ListsTab(QWidget):
    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._code = ""
        self.tree, self.items = QTreeWidget(), QTreeWidget()
        self.name, self.year, self.members, self.said = QLineEdit(), QSpinBox(), LinesEdit(), QLabel()
        self.add, self.version, self.remove, self.switch = QPushButton(), QPushButton(), QPushButton(), QPushButton()
        self._labels = [QLabel() for _ in range(5)]
        self._lay_out()
        self.tree.currentItemChanged.connect(self._choose)
        self.items.currentItemChanged.connect(self._enable)
        self.items.itemActivated.connect(self._switch)
        self.add.clicked.connect(self._add)
        self.version.clicked.connect(self._new_version)
        self.remove.clicked.connect(self._remove)
        self.switch.clicked.connect(self._switch)
        self.name.editingFinished.connect(self._rename)
        self.year.editingFinished.connect(self._rename)
        self.members.edited.connect(self._change_members)
        document.changed.connect(self._fill)
        document.opened.connect(self._fill)
        self.retranslate()
        self._fill()

    def _lay_out(self) -> None:
        for tree in (self.tree, self.items):
            tree.setUniformRowHeights(True)
            tree.setAllColumnsShowFocus(True)
        self.items.setRootIsDecorated(False)
        self.year.setRange(0, 2999)
        self.year.setGroupSeparatorShown(False)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        left = QVBoxLayout()
        left.addWidget(self._labels[0])
        left.addWidget(self.tree, 1)
        buttons = QHBoxLayout()
        for button in (self.add, self.version, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        left.addLayout(buttons)
        form = QFormLayout()
        for label, field in zip(self._labels[1:4], (self.name, self.year, self.members), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        right = QVBoxLayout()
        right.addLayout(form, 3)
        right.addWidget(self._labels[4])
        right.addWidget(self.items, 2)
        self.switch.setAutoDefault(False)
        right.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.said)
        whole = QHBoxLayout(self)
        whole.addLayout(left, 2)
        whole.addLayout(right, 3)
        self._labels[0].setBuddy(self.tree)
        self._labels[4].setBuddy(self.items)
        self.setFocusProxy(self.tree)

    # what is shown

    @property
    def _plan(self) -> Plan:
        return self._document.assessment.plan

    @property
    def current(self) -> ItemList | None:
        """The version that is shown."""
        return next((one for one in self._plan.lists if one.code == self._code), None)

    def _fill(self) -> None:
        plan = self._plan
        self.tree.blockSignals(True)
        self.tree.clear()
        chosen: QTreeWidgetItem | None = None
        for versions in families(plan):
            top = QTreeWidgetItem([versions[-1].name, "", ""])
            top.setData(0, CODE, versions[-1].code)
            self.tree.addTopLevelItem(top)
            top.setFirstColumnSpanned(True)  # its name may be long, and has the line to itself
            for one in versions:
                year = self.tr("no year") if one.year is None else str(one.year)
                used = self.tr("{count} items").format(count=len(users(plan, one.code)))
                row = QTreeWidgetItem([year, str(len(one.members)), used])
                row.setData(0, CODE, one.code)
                row.setToolTip(0, one.code.replace("<", "‹"))
                top.addChild(row)
                if one.code == self._code or chosen is None:
                    chosen = row
        self.tree.expandAll()
        self.tree.blockSignals(False)
        if chosen is None:
            self._code = ""
            self._show()
        else:
            self.tree.setCurrentItem(chosen)
            self._choose(chosen)

    def _choose(self, row: QTreeWidgetItem | None, _before: QTreeWidgetItem | None = None) -> None:
        self._code = "" if row is None else str(row.data(0, CODE))
        self._show()

    def _show(self) -> None:
        one = self.current
        self.name.setText("" if one is None else one.name)
        self.year.setValue(0 if one is None or one.year is None else one.year)
        self.members.show_lines(() if one is None else one.members)
        self.items.clear()
        if one is not None:
            kin = {other.code: other for other in self._plan.lists if family(other.name) == family(one.name)}
            for item in self._plan.items:
                if item.list_code in kin:
                    used = kin[item.list_code]
                    mark = "✓" if used.code == one.code else str(used.year or used.code)
                    row = QTreeWidgetItem([item.name, mark])
                    row.setData(0, CODE, item.code)
                    self.items.addTopLevelItem(row)
            if self.items.topLevelItemCount():
                self.items.setCurrentIndex(self.items.model().index(0, 0))
        self._enable()

    def _enable(self) -> None:
        one, writable = self.current, not self._document.read_only
        for field in (self.name, self.year):
            field.setEnabled(one is not None and writable)
        self.members.setReadOnly(one is None or not writable)
        self.add.setEnabled(writable)
        self.version.setEnabled(one is not None and writable)
        self.remove.setEnabled(one is not None and writable and not users(self._plan, one.code))
        item = self._chosen_item()
        used = self._plan.item[item].list_code if item in self._plan.item else None
        self.switch.setEnabled(one is not None and writable and used is not None and used != one.code)

    def _chosen_item(self) -> str:
        index = self.items.currentIndex()
        return str(index.siblingAtColumn(0).data(CODE)) if index.isValid() else ""

    # what is changed, one step each

    def _write(self, label: str, changed: ItemList) -> None:
        lists = tuple(changed if one.uid == changed.uid else one for one in self._plan.lists)
        self._document.plan(label, replace(self._plan, lists=lists))

    def _rename(self) -> None:
        one = self.current
        if one is None:
            return
        name, year = self.name.text().strip() or one.name, self.year.value() or None
        if (name, year) != (one.name, one.year):
            self._write(self.tr("List {name}").format(name=name), replace(one, name=name, year=year))

    def _change_members(self, members: tuple[str, ...]) -> None:
        one = self.current
        if one is not None:
            self._write(self.tr("Members of {name}").format(name=one.name), replace(one, members=members))

    def _add(self) -> None:
        plan = self._plan
        made = ItemList(code=free_code(plan, "list"), name=self.tr("New list"), year=plan.year)
        self._code = made.code
        if self._document.plan(self.tr("New list"), replace(plan, lists=(*plan.lists, made))) is not None:
            self.name.setFocus()
            self.name.selectAll()

    def _new_version(self) -> None:
        one = self.current
        if one is None:
            return
        year = max(self._plan.year, (one.year or 0) + 1)
        plan, made = new_version(self._plan, one.code, year)
        label = self.tr("{name}: version of {year}").format(name=one.name, year=year)
        self._code = made.code
        if self._document.plan(label, plan) is not None:
            self.said.setText(
                self.tr(
                    "Version of {year} with the same members. No item uses it yet: choose one (Alt+D, Enter)."
                ).format(year=year)
            )
            self.members.setFocus()

    def _remove(self) -> None:
        one = self.current
        if one is not None:
            self._document.plan(self.tr("Remove list {name}").format(name=one.name), without(self._plan, one.code))

    def _switch(self) -> None:
        """The chosen item under the version that is shown: the plan and its cells in one step."""
        one, item = self.current, self._chosen_item()
        if one is None or item not in self._plan.item or not self.switch.isEnabled():
            return
        assessment = self._document.assessment
        found = switched(assessment.plan, assessment.entries, item, one.code)
        name = assessment.plan.item[item].name
        label = self.tr("{item} under {year}").format(item=name, year=one.year or one.name)
        uid = assessment.plan.uid

        def write(work: "Work") -> None:
            work.plan(found.plan)
            work.cells(uid, found.edits)

        if self._document.perform(label, write) is not None:
            self.said.setText(
                self.tr(
                    "{item} uses this version now. Entries of members that stay are kept: {kept}; of members that are "
                    "not on it any more, cleared: {gone}. Ctrl+Z takes it back."
                ).format(item=name, kept=found.kept, gone=found.gone)
            )

    def retranslate(self) -> None:
        texts = (
            self.tr("&Lists, by year"),
            self.tr("&Name"),
            self.tr("&Year"),
            self.tr("&Members, one a line"),
            self.tr("&Data items that use it"),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self.tree.setHeaderLabels([self.tr("List"), self.tr("Members"), self.tr("Used by")])
        self.items.setHeaderLabels([self.tr("Data item"), self.tr("Version")])
        self.tree.setColumnWidth(0, 200)
        self.tree.setColumnWidth(1, 64)
        self.items.setColumnWidth(0, 300)
        self.year.setSpecialValueText(self.tr("no year"))
        self.add.setText(self.tr("New"))
        self.version.setText(self.tr("New version from this one"))
        self.remove.setText(self.tr("Remove"))
        self.switch.setText(self.tr("Use this version (Enter)"))
        self.members.setToolTip(self.tr("Paste a column from a spreadsheet here; Ctrl+Enter takes it over"))
