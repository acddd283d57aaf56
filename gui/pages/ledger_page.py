"""The ledgers (台账): tasks, supervision tickets, leads, honours and typical cases as grids, with the totals of every
unit beside them, and the data items that they fill."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter, QTabWidget, QVBoxLayout, QWidget

from exchange.wording import word
from gui.document import Document
from gui.language import current
from gui.models.registers.ledger_table import LedgerTable, Only
from gui.pages.ledger_beside import LedgerBeside
from gui.pages.page import Page
from gui.widgets.grid.lines_grid import LinesGrid
from scoring.ledger_counts import fed_items, ledger_of, standing
from scoring.ledgers import KINDS
from scoring.numbers import plain
from scoring.problems import Place

WIDTHS: Final = {
    "unit": 6,
    "matter": 12.5,
    "heading": 4.5,
    "issued": 6.2,
    "due": 6.2,
    "done": 6.2,
    "standing": 6.2,
    "stage": 4,
    "document": 8.8,
    "count": 2.8,
    "note": 3.3,
    "entered_by": 3.6,
}
"""In characters of the writing. They fit beside the totals on a small screen; what is cut off is told there."""
LONG: Final = ("heading", "matter", "document", "note", "entered_by")
"""What of the row at hand is told in full beside the table."""
DEEDS: Final = (
    ("new", ""),
    ("filter", "Ctrl+Shift+L"),
    ("overdue", "Alt+O"),
    ("all", "Alt+0"),
    ("setup", "Alt+S"),
    ("follow", "Alt+R"),
    ("entry", "Alt+G"),
    ("print", "Ctrl+Shift+P"),
)
STANDINGS: Final = ("overdue", "late", "on_time", "open")


class LedgerPage(Page):
    menu = "data"

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.tables = {kind: LedgerTable(document, kind, self) for kind in KINDS}
        self.grids = {kind: LinesGrid(table) for kind, table in self.tables.items()}
        self.tabs, self.beside = QTabWidget(), LedgerBeside(document)
        self.by_unit, self.by_stage, self.by_standing = QComboBox(), QComboBox(), QComboBox()
        self._shown_rows = QLabel()
        self.deeds: dict[str, QAction] = {}
        self._show_kind = [QAction(self) for _ in KINDS]
        self._lay_out()
        self._connect()
        self.tabs.setCurrentIndex(next((n for n, kind in enumerate(KINDS) if self.tables[kind].count), 0))
        self.retranslate()

    def _lay_out(self) -> None:
        em = self.fontMetrics().horizontalAdvance("国")
        self.tabs.setDocumentMode(True)
        for grid in self.grids.values():
            self.tabs.addTab(grid, "")
            grid.verticalHeader().setFixedWidth(round(em * 3.4))
            grid.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
            grid.move_to((0, 0))
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 0)
        self._captions = [QLabel() for _ in range(3)]
        for caption, box in zip(self._captions, (self.by_unit, self.by_stage, self.by_standing), strict=True):
            box.setMinimumWidth(em * 8)
            caption.setBuddy(box)
            bar.addWidget(caption)
            bar.addWidget(box)
        bar.addWidget(self._shown_rows)
        bar.addStretch(1)
        left, above = QWidget(), QVBoxLayout()
        above.setContentsMargins(0, 0, 0, 0)
        above.addLayout(bar)
        above.addWidget(self.tabs, 1)
        left.setLayout(above)
        self.beside.setMinimumWidth(em * 20)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.beside)
        split.setStretchFactor(0, 1)
        split.setSizes([em * 66, em * 21])
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        work: dict[str, Callable[[], object]] = {
            "new": self.new_row,
            "filter": self.by_unit.setFocus,
            "overdue": partial(self.show_only, standing="overdue"),
            "all": self.show_only,
            "setup": self.set_up,
            "follow": self.follow_all,
            "entry": self._go_to_entry,
            "print": lambda: self.place_wanted.emit(("sheets", "ledgers")),
        }
        for name, key in DEEDS:
            action = self.deeds[name] = QAction(self)
            if key:
                action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, name=name: work[name]())
        for number, (action, kind) in enumerate(zip(self._show_kind, KINDS, strict=True), 1):
            action.setShortcut(QKeySequence(f"Alt+{number}"))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(partial(self.show_ledger, kind))
        self.addActions([*self.deeds.values(), *self._show_kind])
        for kind, grid in self.grids.items():
            grid.said.connect(self.said)
            grid.objected.connect(self.objected)
            self.tables[kind].objected.connect(self.objected)
            grid.current_moved.connect(self._show_beside)
        for box in (self.by_unit, self.by_stage, self.by_standing):
            box.activated.connect(self._filter)
        self.beside.wanted.connect(self.place_wanted)
        self.tabs.currentChanged.connect(self._turned)
        self._document.opened.connect(self._follow)
        self._document.changed.connect(self._follow)

    # which ledger, which rows

    @property
    def kind(self) -> str:
        return KINDS[self.tabs.currentIndex()]

    @property
    def table(self) -> LedgerTable:
        return self.tables[self.kind]

    @property
    def grid(self) -> LinesGrid:
        """The grid on show."""
        return self.grids[self.kind]

    def show_ledger(self, kind: str) -> None:
        """Show a ledger, and put the keyboard there."""
        self.tabs.setCurrentIndex(KINDS.index(kind))
        self.grid.setFocus()

    def new_row(self) -> None:
        """Go to the first row that is free."""
        self.grid.commit()
        self.grid.new_row()
        self.grid.setFocus()

    def show_only(self, unit: str = "", stage: str = "", standing: str = "") -> None:
        """Show some rows of the ledger; without anything said all of them."""
        self.grid.commit()
        self.table.show_only(Only(unit, stage, standing))
        self.grid.move_to((0, 0))
        self.grid.setFocus()
        self._show()

    def _filter(self) -> None:
        unit, stage, standing = (box.currentData() for box in (self.by_unit, self.by_stage, self.by_standing))
        self.show_only(unit or "", stage or "", standing or "")

    def go_to(self, place: Place) -> bool:
        """("ledger_rows", number, field): a row; ("ledgers", kind, unit): a ledger, at the first row of a unit."""
        if len(place) > 1 and place[0] == "ledgers" and place[1] in KINDS:
            self.show_ledger(place[1])
            if len(place) > 2 and place[2] in self._document.assessment.plan.unit:
                self.show_only(unit=place[2])
            return True
        rows, drafts = self._document.assessment.entries.ledger_rows, self._document.assessment.entries.drafts
        if len(place) < 2 or not place[1].isdigit():
            return False
        if place[0] == "ledger_drafts" and int(place[1]) < len(drafts):
            draft = drafts[int(place[1])]
            self.show_ledger(draft.kind)
            self.grid.move_to(self.table.place_of_draft(draft.uid))
            return True
        if int(place[1]) >= len(rows):
            return False
        self.show_ledger(rows[int(place[1])].kind)
        if self.table.row_of(int(place[1])) is None:
            self.show_only()
        row = self.table.row_of(int(place[1]))
        name = place[2] if len(place) > 2 and place[2] in self.table.columns else "matter"
        self.grid.move_to((row or 0, self.table.columns.index(name)))
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        for grid in self.grids.values():
            grid.commit()
        super().hideEvent(event)

    def _turned(self) -> None:
        self.setFocusProxy(self.grid)
        self.grid.setFocus()
        self._show()

    # what it does

    def set_up(self) -> None:
        """Stages, the day of counts, how many there should be, and which data items are filled."""
        from gui.dialogs.ledger_setup import LedgerSetup

        if self._document.read_only:
            self.objected.emit(self.tr("The file is open read-only: nothing can be entered."))
            return
        self.grid.commit()
        dialog = LedgerSetup(self._document, self.kind, self)
        dialog.said.connect(self.said)
        dialog.open()

    def follow_all(self) -> None:
        """Fill the data items from the ledger again, also where they were changed by hand."""
        count = self.table.follow_all()
        self.said.emit(
            self.tr("{count} cells follow the ledger again. Ctrl+Z puts back what stood there.").format(count=count)
            if count
            else self.tr("Every cell says what the ledger does.")
        )

    def _go_to_entry(self) -> None:
        items = fed_items(self._document.assessment.plan, self.kind)
        if not items:
            self.objected.emit(self.tr("This ledger fills no data item yet. Alt+S says which."))
            return
        unit = self.unit() or self._document.assessment.plan.units[0].code
        self.place_wanted.emit(("values", items[0].code, unit))

    def unit(self) -> str:
        place = self.grid.place
        return "" if place is None else self.table.unit_at(place[0])

    # what it says

    def menu_actions(self) -> list[QAction]:
        return list(self.deeds.values())

    def toolbar_actions(self) -> list[QAction]:
        return [self.deeds[name] for name in ("new", "overdue", "all", "setup", "follow", "print")]

    def counters(self) -> tuple[str, ...]:
        rows, kind, day = self._document.assessment.entries.ledger_rows, self.kind, self.table.day
        own = [row for row in rows if row.kind == kind]
        late = sum((row.count for row in own if standing(row, day) == "overdue"), Decimal(0))
        return (self.tr("Matters {count}, overdue {late}").format(count=len(own), late=plain(late)),)

    def retranslate(self) -> None:
        words = {
            "new": self.tr("&New row"),
            "filter": self.tr("Fi&lter"),
            "overdue": self.tr("Only &overdue"),
            "all": self.tr("Show &all rows"),
            "setup": self.tr("&Set up and fill data items…"),
            "follow": self.tr("Fill from the ledger a&gain"),
            "entry": self.tr("&Go to the data items"),
            "print": self.tr("Pr&int the ledger"),
        }
        keys = dict(DEEDS) | {"new": "Ctrl+Enter"}
        for name, action in self.deeds.items():
            action.setText(words[name])
            action.setToolTip(f"{words[name].replace('&', '')} ({keys[name]})")
        for caption, text in zip(self._captions, (self.tr("Unit"), self.tr("Stage"), self.tr("Standing")), strict=True):
            caption.setText(text)
        for number, kind in enumerate(KINDS):
            self._show_kind[number].setText(word(f"ledger.kind.{kind}", current()))
            self.grids[kind].setAccessibleName(word(f"ledger.kind.{kind}", current()))
            self.grids[kind].fit_columns([WIDTHS[column] for column in self.tables[kind].columns])
        self.by_unit.setAccessibleName(self.tr("Unit"))
        self.by_stage.setAccessibleName(self.tr("Stage"))
        self.by_standing.setAccessibleName(self.tr("Standing"))
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _follow(self, *_: object) -> None:
        """While nobody looks, nothing is counted."""
        if self.isVisible():
            self._show()

    def _show(self, *_: object) -> None:
        counts = self._counts()
        for number, kind in enumerate(KINDS):
            count = counts[kind]
            name = word(f"ledger.kind.{kind}", current())
            text = f"{name} {count}" if count else name
            if begun := self.tables[kind].unfinished:
                text += self.tr(" ({count} not finished)").format(count=begun)
            self.tabs.setTabText(number, text)
        self._fill_boxes()
        self._show_beside()
        self.counters_changed.emit()

    def _fill_boxes(self) -> None:
        plan, only = self._document.assessment.plan, self.table.only
        stages = ledger_of(plan, self.kind).stages
        whole = self.tr("all")
        for box, chosen, listed in (
            (self.by_unit, only.unit, [(unit.name, unit.code) for unit in plan.units]),
            (self.by_stage, only.stage, [(stage, stage) for stage in stages]),
            (self.by_standing, only.standing, [(word(f"ledger.standing.{s}", current()), s) for s in STANDINGS]),
        ):
            with QSignalBlocker(box):
                box.clear()
                for text, key in ((whole, ""), *listed):
                    box.addItem(text, key)
                box.setCurrentIndex(max(0, box.findData(chosen)))
        self.by_stage.setEnabled(bool(stages))
        filtered = only != Only()
        self._shown_rows.setVisible(filtered)
        if filtered:
            text = self.tr("{count} of {all} rows; Alt+0 shows all")
            self._shown_rows.setText(text.format(count=self.table.count, all=self._counts()[self.kind]))

    def _counts(self) -> "Counter[str]":
        """How many rows each ledger has."""
        return Counter(row.kind for row in self._document.assessment.entries.ledger_rows)

    def _show_beside(self, *_: object) -> None:
        place = self.grid.place
        missing = "" if place is None else self.table.missing_text(place[0])
        line = {} if place is None else self.table.line(place[0])
        row = tuple((self.table.heading(name), line[name]) for name in LONG if line.get(name))
        self.beside.show_ledger(self.kind, self.unit(), missing, row)
