"""考核设置: what an assessment is about, each on a tab: general settings, units, classes, data items, bonus, deduction
and veto rules. Tables to type and paste into; every change is saved at once and can be undone."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTabWidget, QVBoxLayout, QWidget

from gui.document import Document
from gui.models.plan.part_fields import SECTIONS
from gui.models.plan.part_table import PartTable
from gui.models.plan.settings_table import SettingsTable
from gui.widgets.grid.grid import Grid
from scoring.problems import Place

GENERAL: Final = "general"
TABS: Final = (GENERAL, *(section.name for section in SECTIONS))


class OfficeDialog(QDialog):
    """It stays open beside the window."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        self.tabs, self.said, self._hint = QTabWidget(), QLabel(), QLabel()
        self.tables = {section.name: PartTable(document, section, self) for section in SECTIONS}
        self.settings = SettingsTable(document, self)
        self.grids = {GENERAL: Grid(self.settings)} | {name: Grid(table) for name, table in self.tables.items()}
        self._lay_out()
        for number, (name, grid) in enumerate(self.grids.items(), start=1):
            grid.said.connect(self.said.setText)
            grid.objected.connect(self.said.setText)
            grid.grid_model.objected.connect(self.said.setText)
            turn = QShortcut(QKeySequence(f"Alt+{number}"), self)
            turn.activated.connect(partial(self.show_tab, name))
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._turn, step))
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(document.undo_stack.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self).activated.connect(document.undo_stack.redo)
        self.tabs.currentChanged.connect(self._show)
        document.changed.connect(self._show)
        document.opened.connect(self._show)
        self._show()
        self.grids[GENERAL].setFocus()

    def _lay_out(self) -> None:
        for label in (self.said, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        ems = self.fontMetrics().horizontalAdvance("国")
        for name, grid in self.grids.items():
            self.tabs.addTab(grid, "")
            if name == GENERAL:
                grid.setColumnWidth(0, 22 * ems)
                grid.horizontalHeader().setStretchLastSection(True)
                grid.verticalHeader().setFixedWidth(11 * ems)
            else:
                for column, field in enumerate(self.tables[name].fields):
                    grid.setColumnWidth(column, (field.width + 1) * ems)
                grid.verticalHeader().setFixedWidth(3 * ems)
                grid.horizontalHeader().setStretchLastSection(True)
            grid.move_to((0, 0))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column_box = QVBoxLayout(self)
        column_box.addWidget(self._hint)
        column_box.addWidget(self.tabs, 1)
        column_box.addWidget(self.said)
        column_box.addWidget(buttons)
        self.setWindowTitle(self.tr("Assessment settings"))
        self.resize(1120, 640)

    @property
    def grid(self) -> Grid:
        return self.grids[TABS[self.tabs.currentIndex()]]

    def show_tab(self, name: str) -> None:
        """Show a tab by its name, and put the keyboard there."""
        self.grid.commit()
        self.tabs.setCurrentIndex(TABS.index(name))
        self.grid.setFocus()

    def go_to(self, place: Place) -> bool:
        """Show a part: ("units", code, …), ("adjustments", "bonus", code, …)."""
        name, *rest = (*(place[1:] if place[:1] == ("adjustments",) else place), "")
        if name == "assessment":
            self.show_tab(GENERAL)
            return True
        if name not in self.tables:
            return False
        self.show_tab(name)
        row = self.tables[name].row_of(rest[0])
        if row is not None:
            self.grid.move_to((row, 0))
        return True

    def _turn(self, step: int) -> None:
        self.show_tab(TABS[(self.tabs.currentIndex() + step) % len(TABS)])

    def reject(self) -> None:
        """What is being typed is taken over first: nothing is lost by closing."""
        self.grid.commit()
        super().reject()

    def _show(self, *_: object) -> None:
        names = {
            GENERAL: self.tr("General"),
            "units": self.tr("Units"),
            "classes": self.tr("Classes"),
            "items": self.tr("Data items"),
            "bonus": self.tr("Bonus rules"),
            "deduction": self.tr("Deduction rules"),
            "veto": self.tr("Vetoes"),
        }
        hints = {
            GENERAL: self.tr("Alt+Down shows what can be chosen. Every change counts at once; Ctrl+Z takes it back."),
            "units": self.tr(
                "One unit a row, or paste the column of names; codes are given by the program. Emptying a row removes "
                "the unit with everything entered for it."
            ),
            "classes": self.tr("Units of a class are ranked among themselves, and their score takes its coefficient."),
            "items": self.tr("What is entered for every unit. An item that a rule reads stays."),
            "bonus": self.tr(
                "Points for one event, or by level as 国家级=2；省级=1; the cap is for all events of a unit."
            ),
            "deduction": self.tr(
                "Points for one event, or by level as 国家级=2；省级=1; the cap is for all events of a unit."
            ),
            "veto": self.tr("What happens to a unit: several consequences stand with ； between. Alt+Down lists them."),
        }
        for number, name in enumerate(TABS):
            count = "" if name == GENERAL else f" {self.tables[name].filled()}"
            self.tabs.setTabText(number, names[name] + count)
            self.grids[name].setAccessibleName(names[name])
        self._hint.setText(hints[TABS[self.tabs.currentIndex()]])
