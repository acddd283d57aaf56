"""Panels of judges (评委打分): the marks of every judge as a grid, what is dropped struck through, the means of several
panels on one scale, and below it how the points of a unit came about."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QLabel, QVBoxLayout, QWidget

from exchange.wording import problem_text
from gui.document import Document
from gui.language import current
from gui.models.registers.panel_table import PanelTable
from gui.pages.page import Page
from gui.pages.panel_pass import PanelPass
from gui.theme import colours, paint
from gui.widgets.grid.grid import Grid
from scoring.entries import Cell, State
from scoring.methods.panel import Panel
from scoring.numbers import plain
from scoring.panels import Marking, findings, panel_items, with_judges
from scoring.problems import Place, Problem
from scoring.rounding import half_up
from scoring.rules import read_rule

if TYPE_CHECKING:
    from db.work import Work

DEEDS: Final = (
    ("normal", "Alt+1"),
    ("missing", "Alt+2"),
    ("absent", "Alt+3"),
    ("judges", "Alt+J"),
    ("again", "Ctrl+Alt+D"),
    ("compare", "F7"),
    ("rule", "Alt+G"),
    ("print", "Ctrl+Shift+P"),
)
MOST: Final = 2
"""Findings that stand above the grid; the entry page lists all."""


class PanelPage(Page):
    menu = "data"

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.table = PanelTable(document, self)
        self.grid = Grid(self.table)
        self.items = QComboBox()
        self._caption, self._rule, self.balance, self.told, self.worked = (QLabel() for _ in range(5))
        self._nothing, self._work = QLabel(), QWidget()
        self.twice = PanelPass(self, document)
        self.deeds: dict[str, QAction] = {}
        self._lay_out()
        self._connect()
        self.retranslate()
        self.grid.move_to((0, 1))

    def _lay_out(self) -> None:
        for label in (self._rule, self.balance, self.told, self.worked, self._nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.worked.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.worked.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._caption.setBuddy(self.items)
        self.items.setMinimumWidth(self.fontMetrics().horizontalAdvance("国") * 14)
        bar = QHBoxLayout()
        bar.addWidget(self._caption)
        bar.addWidget(self.items)
        bar.addWidget(self._rule, 1)
        column = QVBoxLayout(self._work)
        column.setContentsMargins(8, 6, 8, 4)
        column.addLayout(bar)
        column.addWidget(self.balance)
        column.addWidget(self.told)
        column.addWidget(self.twice.bar)
        column.addWidget(self.grid, 1)
        column.addWidget(self.twice.list)
        column.addWidget(self.worked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._nothing)
        whole.addWidget(self._work, 1)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        work: dict[str, Callable[[], object]] = {
            "normal": partial(self._mark, None),
            "missing": partial(self._mark, State.MISSING),
            "absent": partial(self._mark, State.NOT_APPLICABLE),
            "judges": self.name_judges,
            "again": self.twice.start,
            "compare": self.twice.step,
            "rule": self._go_to_rule,
            "print": lambda: self.place_wanted.emit(("sheets", "panels")),
        }
        for name, key in DEEDS:
            action = self.deeds[name] = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, name=name: work[name]())
            self.addAction(action)
        self.grid.said.connect(self.said)
        self.grid.objected.connect(self.objected)
        self.table.objected.connect(self.objected)
        self.grid.current_moved.connect(self._show_worked)
        self.items.activated.connect(lambda _index: self.show_item(str(self.items.currentData())))
        for shaped in (self.table.modelReset, self.table.columnsInserted, self.table.columnsRemoved):
            shaped.connect(self._fit)
        self._document.opened.connect(self._follow)
        self._document.changed.connect(self._follow)
        self._document.result_changed.connect(self._show_worked)

    # what it does

    def show_item(self, item: str) -> None:
        """Show the marks under another item, and put the keyboard there."""
        self.grid.commit()
        self.table.show_item(item)
        self.grid.move_to((0, 1))
        self.grid.setFocus()
        self._show()

    def go_to(self, place: Place) -> bool:
        """("panels", item, unit)."""
        if len(place) < 2 or place[1] not in panel_items(self._document.assessment.plan):
            return False
        self.show_item(place[1])
        row = self.table.row_of(place[2]) if len(place) > 2 else None
        self.grid.move_to((row or 0, 1))
        return True

    def _mark(self, state: State | None) -> None:
        """Mark judges as absent or marks as missing; None takes the mark away."""
        self.grid.commit()
        chosen = [place for place in self.grid.selected_places() if 0 < place[1] < self.table.entry_columns()]
        kept = {State.MISSING: self.tr("Missing"), State.NOT_APPLICABLE: self.tr("Absent")}
        label = self.tr("Normal") if state is None else kept[state]
        if not chosen:
            self.objected.emit(self.tr("Choose the marks of judges first."))
        elif state is None:
            marked = [place for place in chosen if (cell := self.table.cell(*place)) is not None and cell.state]
            self.table.write(label, dict.fromkeys(marked))
        else:
            self.table.write(label, {place: Cell(state=state) for place in chosen})

    def name_judges(self) -> None:
        """Give the judges names, one a line."""
        found = self.table.found
        if found is None or self._document.read_only or self.table.is_second:
            return
        self.grid.commit()
        across = Qt.Orientation.Horizontal
        names = [str(self.table.headerData(n, across)) for n in range(1, len(found.judges) + 1)]
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setWindowTitle(self.tr("Judges"))
        dialog.setLabelText(self.tr("One name a line, in the order of the columns; a new line adds a judge."))
        dialog.setTextValue("\n".join(names))
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.textValueSelected.connect(self.take_judges)
        dialog.resize(360, 320)
        dialog.open()

    def take_judges(self, text: str) -> None:
        """Take the names of the judges, one a line."""
        names = [line.strip() for line in text.splitlines() if line.strip()]
        assessment, item = self._document.assessment, self.table.item
        try:
            plan, cells = with_judges(assessment.plan, assessment.entries, item, names)
        except ValueError as reason:
            twice = self.tr("A name stands there twice. Nothing was changed.")
            fewer = self.tr("There are marks of more judges than names. Nothing was changed.")
            self.objected.emit(twice if str(reason) == "twice" else fewer)
            return

        def action(work: "Work") -> None:
            work.plan(plan)
            if cells:
                work.cells(plan.uid, {(item, unit): cell for unit, cell in cells.items()})

        self._document.perform(self.tr("Names of the judges"), action)
        self.grid.move_to((0, 1))
        self.grid.setFocus()

    def _go_to_rule(self) -> None:
        if self.table.found is not None:
            self.place_wanted.emit(("indicators", self.table.found.leaf.code, "method"))
        else:  # where one is to be chosen
            leaves = self._document.assessment.plan.leaves
            self.place_wanted.emit(("indicators", *(leaf.code for leaf in leaves[:1])))

    def hideEvent(self, event: QHideEvent) -> None:
        self.grid.commit()
        super().hideEvent(event)

    # what it says

    def unit(self) -> str:
        place = self.grid.place
        return "" if place is None else self.table.unit_at(place[0])

    def menu_actions(self) -> list[QAction]:
        return list(self.deeds.values())

    def toolbar_actions(self) -> list[QAction]:
        return [self.deeds[name] for name in ("normal", "missing", "absent", "judges", "again", "rule", "print")]

    def counters(self) -> tuple[str, ...]:
        marks = [mark for one in self.table.found.units for mark in one.marks] if self.table.found is not None else []
        count = {state: sum(mark.state == state for mark in marks) for state in ("given", "blank", "absent")}
        text = self.tr("Marks {given}, blank {blank}, absent {absent}")
        return (text.format(given=count["given"], blank=count["blank"], absent=count["absent"]),)

    def retranslate(self) -> None:
        words = {
            "normal": self.tr("&Normal"),
            "missing": self.tr("&Missing"),
            "absent": self.tr("&Absent"),
            "judges": self.tr("Names of the &judges…"),
            "again": self.tr("Do&uble entry"),
            "compare": self.tr("&Compare the double entry"),
            "rule": self.tr("&Go to the rule"),
            "print": self.tr("Pr&int the marks"),
        }
        keys = dict(DEEDS)
        for name, action in self.deeds.items():
            action.setText(words[name])
            action.setToolTip(f"{words[name].replace('&', '')} ({keys[name]})")
        self._caption.setText(self.tr("Item"))
        self.items.setAccessibleName(self.tr("Item"))
        self.grid.setAccessibleName(self.tr("Marks of the judges"))
        self.twice.list.retranslate()
        self.twice.list.list.headerItem().setText(1, self.tr("Judge"))
        self._nothing.setText(
            self.tr(
                "No indicator is scored by a panel of judges (评委打分) yet.\n\nGive one that rule on the plan page "
                "(F4): its item holds the marks, a judge a column."
            )
        )
        self._show()

    def _fit(self, *_: object) -> None:
        em = self.grid.fontMetrics().horizontalAdvance("国")
        for column in range(self.table.columnCount()):
            named = self.grid.fontMetrics().horizontalAdvance(self.table.title(column)) + em
            self.grid.setColumnWidth(column, max(named, em * (4 if column < self.table.entry_columns() else 5)))
        self.grid.verticalHeader().setFixedWidth(em * 7)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _follow(self, *_: object) -> None:
        """While nobody looks, nothing is worked out."""
        if self.isVisible():
            self._show()

    def refresh(self) -> None:
        """Show everything around the grid anew."""
        self._show()

    def _show(self, *_: object) -> None:
        plan, found = self._document.assessment.plan, self.table.found
        self._nothing.setVisible(found is None)
        self._work.setVisible(found is not None)
        with QSignalBlocker(self.items):
            self.items.clear()
            for code in panel_items(plan):
                self.items.addItem(plan.item[code].name, code)
            self.items.setCurrentIndex(max(0, self.items.findData(self.table.item)))
        if found is not None:
            self._fit()
            self._rule.setText(self._rule_words(found))
            self.balance.setText(self._balance_words(found))
            told = [one for one in findings(plan, self._document.assessment.entries) if one.where[1] == found.item]
            self.told.setText(self._told_words(told))
            self.balance.setVisible(not self.table.is_second)
            self.told.setVisible(bool(told) and not self.table.is_second)
            paint(self.told, colours(self).doubtful)
        self.twice.show()
        self._show_worked()
        self.counters_changed.emit()

    def _rule_words(self, found: Marking) -> str:
        method = next(iter(read_rule(self._document.assessment.plan, found.leaf).variants.values()), None)
        leaf = f"{found.leaf.code} {found.leaf.name}"
        if not isinstance(method, Panel):
            return leaf
        text = self.tr("{indicator}: full mark {scale}; from {count} marks without the {high} highest and {low} lowest")
        facts = {"high": method.drop_high, "low": method.drop_low, "count": method.min_n_to_drop}
        return text.format(indicator=leaf, scale=plain(method.scale), **facts)

    def _balance_words(self, found: Marking) -> str:
        if found.balance is None:
            return self.tr(
                "Marked by several panels? Type the number of its panel (1, 2 …) at each unit: their means are then "
                "brought to one scale (二次平均法)."
            )
        means = "；".join(
            self.tr("panel {panel}: mean {mean}").format(panel=plain(panel), mean=f"{half_up(mean, 4):f}")
            for panel, mean in found.balance.of_panel.items()
        )
        text = self.tr("Scale balance: {panels}; mean of these {whole}. Balanced = mean × {whole} ÷ mean of its panel")
        return text.format(panels=means, whole=f"{half_up(found.balance.whole, 4):f}")

    def _told_words(self, told: list[Problem]) -> str:
        said = [problem_text(one, current()) for one in told[:MOST]]
        if len(told) > MOST:
            said.append(self.tr("… and {count} more.").format(count=len(told) - MOST))
        return "\n".join(said)

    def _show_worked(self, *_: object) -> None:
        """How the points of the unit came about, to the single mark."""
        found, result, unit = self.table.found, self._document.result, self.unit()
        if found is None or result is None or not unit or not self.isVisible() or self.table.is_second:
            self.worked.setText("")
            return
        from exchange.wording.worked import line
        from scoring.worked import worked

        assessment = self._document.assessment
        name = assessment.plan.unit[unit].name
        try:
            said = line(worked(assessment.plan, assessment.entries, result, unit, found.leaf.code), current())
        except KeyError:  # the result is still that of before
            said = ""
        self.worked.setText(f"{name}　{said}")
