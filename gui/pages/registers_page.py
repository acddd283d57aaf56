"""The registers: bonuses, deductions and vetoes as three grids. Below them the row at hand in full, what the events of
its unit come to, and what is to be looked at."""

from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence
from PySide6.QtWidgets import QSplitter, QTabWidget, QTextBrowser, QVBoxLayout

from exchange.wording import problem_text
from gui.attach import Attaching, Borne, DropHere
from gui.document import Document
from gui.language import current
from gui.models.registers.register_table import RegisterTable
from gui.pages.page import Page
from gui.theme import colours
from gui.widgets.grid.lines_grid import LinesGrid
from scoring.evidence import lacking
from scoring.numbers import plain
from scoring.problems import Place
from scoring.registers import UnitStanding, findings, standing

KINDS: Final = ("bonus", "deduction", "veto")
WIDTHS: Final = {
    "date": 6.2,
    "rule": 10,
    "subject": 9,
    "level": 8,
    "note": 8.5,
    "document": 12,
    "evidence": 6,
    "unit": 6,
    "count": 3,
    "factor": 3,
    "entered_by": 4,
}
"""In characters of the writing; others have five. Together they fit beside the navigator of a small screen."""
WIDTHS_OF: Final = {
    "bonus": WIDTHS,
    "deduction": {**WIDTHS, "subject": 6, "level": 6, "note": 13.5},
    "veto": {**WIDTHS, "rule": 16, "note": 29},
}
TOGETHER: Final = (
    ("date", "unit"),
    ("rule",),
    ("subject", "level"),
    ("note",),
    ("document",),
    ("evidence",),
    ("earned", "points", "count", "factor"),
    ("department", "entered_by"),
)
"""What stands on one line where a row is shown in full."""
LINES_BELOW: Final = 10
"""So many lines stand below the grid."""


class RegistersPage(Page):
    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.tables = {kind: RegisterTable(document, kind, self) for kind in KINDS}
        self.grids = {kind: LinesGrid(table) for kind, table in self.tables.items()}
        self.tabs, self.beside = QTabWidget(), QTextBrowser()
        self.attaching = Attaching(document, self)
        self._evidence = QAction(self)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._new = QAction(self)
        self._show_kind = [QAction(self) for _ in KINDS]
        self._lay_out()
        for kind, grid in self.grids.items():
            grid.said.connect(self.said)
            grid.objected.connect(self.objected)
            self.tables[kind].objected.connect(self.objected)
            grid.current_moved.connect(self._show)
            DropHere(grid).dropped.connect(partial(self._take_files, kind))
            grid.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.attaching.said.connect(self.said)
        self.attaching.objected.connect(self.objected)
        self.tabs.currentChanged.connect(self._turned)
        document.opened.connect(self._show)
        document.changed.connect(self._show)
        document.result_changed.connect(self._show)
        self.retranslate()

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        for grid in self.grids.values():
            self.tabs.addTab(grid, "")
            ems = grid.fontMetrics().horizontalAdvance("国")
            grid.verticalHeader().setFixedWidth(ems * 4)
            grid.move_to((0, 0))
        self.beside.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        lines = self.fontMetrics().lineSpacing()
        self.beside.setMinimumHeight(4 * lines)
        self._split.addWidget(self.tabs)
        self._split.addWidget(self.beside)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([50 * lines, LINES_BELOW * lines])
        self._split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
        self.setFocusProxy(self.grid)
        self._new.triggered.connect(self.new_row)
        self._evidence.setShortcut(QKeySequence("Alt+A"))
        self._evidence.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._evidence.triggered.connect(self.add_evidence)
        for number, (action, kind) in enumerate(zip(self._show_kind, KINDS, strict=True), 1):
            action.setShortcut(QKeySequence(f"Alt+{number}"))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(partial(self.show_register, kind))
        self.addActions([self._new, self._evidence, *self._show_kind])

    @property
    def kind(self) -> str:
        return KINDS[self.tabs.currentIndex()]

    @property
    def grid(self) -> LinesGrid:
        """The grid on show."""
        return self.grids[self.kind]

    def show_register(self, kind: str) -> None:
        """Show "bonus", "deduction" or "veto", and put the keyboard there."""
        self.tabs.setCurrentIndex(KINDS.index(kind))
        self.grid.setFocus()

    def new_row(self) -> None:
        """Go to the first row that is free."""
        self.grid.commit()
        self.grid.new_row()
        self.grid.setFocus()

    def add_evidence(self) -> None:
        """Choose files that bear out the rows selected."""
        self.grid.commit()
        self.attaching.choose(self._borne(self.kind, self._selected()))

    def _take_files(self, kind: str, paths: list[Path], index: QModelIndex) -> None:
        """Files dropped on a row bear out the rows selected where it is one of them, else that row."""
        rows = self._selected()
        if index.row() not in rows:
            rows = [index.row()]
            self.grid.move_to((index.row(), index.column()))
        self.attaching.add(paths, self._borne(kind, rows))

    def _selected(self) -> list[int]:
        return sorted({index.row() for index in self.grid.selectedIndexes()})

    def _borne(self, kind: str, rows: Sequence[int]) -> Borne:
        stored = tuple(at for at in map(self.tables[kind].index_of, rows) if at is not None)
        return Borne(decisions=stored) if kind == "veto" else Borne(events=stored)

    def go_to(self, place: Place) -> bool:
        """Show an event or a decision: ("events" or "decisions", its number, field); or the first of a unit in a
        register: ("events", "bonus" or "deduction", unit), where it has none the line for a new one."""
        if len(place) == 3 and place[0] == "events" and place[1] in ("bonus", "deduction"):
            events = enumerate(self._document.assessment.entries.events)
            table = self.tables[place[1]]
            rows = (table.row_of(number) for number, event in events if event.unit == place[2])
            first = next((row for row in rows if row is not None), None)
            self.show_register(place[1])
            there = (table.first_spare, 0) if first is None else (first, table.columns.index("rule"))
            self.grid.move_to(there)
            return True
        if len(place) < 2 or not place[1].isdigit():
            return False
        drafts = self._document.assessment.entries.drafts
        if place[0] == "register_drafts" and int(place[1]) < len(drafts):
            draft = drafts[int(place[1])]
            self.show_register(draft.kind)
            self.grid.move_to(self.tables[draft.kind].place_of_draft(draft.uid))
            return True
        kinds = ("veto",) if place[0] == "decisions" else ("bonus", "deduction") if place[0] == "events" else ()
        for kind in kinds:
            table = self.tables[kind]
            row = table.row_of(int(place[1]))
            if row is not None:
                self.show_register(kind)
                field = place[2] if len(place) > 2 and place[2] in table.columns else "rule"
                self.grid.move_to((row, table.columns.index(field)))
                return True
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        for grid in self.grids.values():
            grid.commit()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._show()

    def _turned(self) -> None:
        self.setFocusProxy(self.grid)
        self.grid.setFocus()
        self._show()

    # what it says

    def retranslate(self) -> None:
        for number, text in enumerate((self.tr("Bonus"), self.tr("Deduction"), self.tr("Veto"))):
            self.tabs.setTabText(number, text)
            self._show_kind[number].setText(text)
            self.grids[KINDS[number]].setAccessibleName(text)
        for kind, grid in self.grids.items():
            grid.fit_columns([WIDTHS_OF[kind].get(column, 5) for column in self.tables[kind].columns])
        self._new.setText(self.tr("New row"))
        self._evidence.setText(self.tr("Add evidence…"))
        self._evidence.setToolTip(self.tr("Add evidence… (Alt+A)"))
        self._new.setToolTip(self.tr("New row (Ctrl+Enter)"))
        self._show()

    def _show(self, *_: object) -> None:
        names = (self.tr("Bonus"), self.tr("Deduction"), self.tr("Veto"))
        for number, kind in enumerate(KINDS):
            table = self.tables[kind]
            text = f"{names[number]} {table.count}"
            if table.unfinished:
                text += self.tr(" ({count} not finished)").format(count=table.unfinished)
            self.tabs.setTabText(number, text)
        row = -1 if self.grid.place is None else self.grid.place[0]
        if row < 0 or not self.tables[self.kind].line(row):
            text = self.tr(
                "Type the unit and the rule: part of a name is enough, Alt+Down shows the list. Ctrl+Enter begins a "
                "new row, emptying a row drops it."
            )
            self.beside.setPlainText(text)
            return
        unit = self.tables[self.kind].codes(row)[0]
        parts = [self._row(row)]
        if unit in self._document.assessment.plan.unit:
            parts += [self._of_unit(unit, names[KINDS.index(self.kind)]), self._told(unit)]
        width = 100 // len(parts)
        cells = "".join(f"<td width='{width}%'>{'<br>'.join(lines)}</td>" for lines in parts if lines)
        self.beside.setHtml(f"<table width='100%' cellspacing='0' cellpadding='2'><tr>{cells}</tr></table>")

    def _row(self, row: int) -> list[str]:
        """Everything that a row says, however narrow its columns are."""
        table, line = self.tables[self.kind], self.tables[self.kind].line(row)
        faint = colours(self).faint.text
        titles = {one.code: one.title for one in self._document.assessment.entries.materials}
        missing = table.missing_text(row)
        title = self.tr("Row {number}").format(number=row + 1)
        parts = [f"<b>{escape(title)}</b>", *([f"• {escape(missing)}"] if missing else [])]
        for columns in TOGETHER:
            said = []
            for column in columns:
                text = line.get(column, "")
                if column == "evidence":
                    text = "、".join(f"{code} {titles.get(code, '')}".strip() for code in text.split("、") if code)
                if text:
                    said.append(
                        f"<span style='color:{faint}'>{escape(table.heading(column))}</span>&nbsp;{escape(text)}"
                    )
            parts += ["&nbsp;&nbsp;&nbsp;".join(said)] if said else []
        return parts

    def _of_unit(self, unit: str, name: str) -> list[str]:
        """What the rows of a unit come to."""
        plan = self._document.assessment.plan
        if self.kind == "veto":
            return []
        found = standing(plan, self._document.assessment.entries, self.kind, unit)
        return [f"<b>{escape(plan.unit[unit].name)}</b>", *self._standing(found, name)]

    def _told(self, unit: str) -> list[str]:
        """What is to be looked at of a unit."""
        told = self._findings(unit)
        title = self.tr("To be looked at")
        return [f"<b>{escape(title)}</b>", *(f"• {escape(text)}" for text in told)] if told else []

    def _standing(self, found: UnitStanding, name: str) -> list[str]:
        parts: list[str] = []
        for under in found.rules:
            said = []
            for one in under.events:
                points = "?" if one.points is None else plain(one.points)
                text = escape(f"{one.event.subject or one.event.note or one.event.date or '—'} {points}")
                said.append(text if one.counted else f"<s>{text}</s>")
            together = escape(self._capped(self.tr("Together"), plain(under.uncapped), plain(under.earned)))
            line = self.tr("{rule}: {events}; {together}")
            parts.append(line.format(rule=escape(under.rule.name), events="、".join(said), together=together))
        total = self._capped(name, plain(found.uncapped), plain(found.earned))
        return [*parts, f"<b>{escape(total)}</b>"]

    def _capped(self, name: str, uncapped: str, earned: str) -> str:
        if uncapped == earned:
            return f"{name} {earned}"
        return self.tr("{name} {uncapped} → cap {earned}").format(name=name, uncapped=uncapped, earned=earned)

    def _findings(self, unit: str) -> list[str]:
        """What is doubtful about the rows of a unit in the register on show."""
        assessment, table = self._document.assessment, self.tables[self.kind]
        result, section = self._document.result, "decisions" if self.kind == "veto" else "events"
        return [
            problem_text(problem, current())
            for problem in (
                *findings(assessment.plan, assessment.entries),
                *lacking(assessment.plan, assessment.entries),
                *(result.findings if result is not None else ()),
            )
            if problem.where[:1] == (section,)
            and (row := table.row_of(int(problem.where[1]))) is not None
            and table.codes(row)[0] == unit
        ]
