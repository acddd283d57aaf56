"""The entry page: the grid of units × items, a line about the current cell, and the panel for entries with parts.

Its menus stand in `entry_menus`, finding and replacing in `entry_search`, questions to the clerk in
`entry_questions`, what it remembers of how it was left in `entry_memory`.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from gui.document import Document
from gui.grid_model import Look, plain_tip
from gui.lens import KINDS
from gui.models.entry.entry_table import EntryTable
from gui.models.entry.entry_view import only
from gui.models.entry.member_table import MemberTable
from gui.models.entry.members import WITH_MEMBERS
from gui.models.entry.row_filter import RowFilter
from gui.pages.entry.double_entry import DoubleEntry
from gui.pages.entry.entry_doubts import EntryDoubts
from gui.pages.entry.entry_evidence import EntryEvidence
from gui.pages.entry.entry_faces import EntryFaces
from gui.pages.entry.entry_journal import EntryJournal
from gui.pages.entry.entry_ledgers import EntryLedgers
from gui.pages.entry.entry_lenses import EntryLenses
from gui.pages.entry.entry_memory import EntryMemory
from gui.pages.entry.entry_menus import EntryMenus
from gui.pages.entry.entry_panel import EntryPanel
from gui.pages.entry.entry_questions import EntryQuestions
from gui.pages.entry.entry_search import EntrySearch
from gui.pages.entry.entry_sums import STATISTICS, EntrySums
from gui.pages.page import Page
from gui.settings import SettingsFile
from gui.theme import colours, paint
from gui.widgets.bars.ask_bar import AskBar
from gui.widgets.bars.chip_bar import ChipBar
from gui.widgets.bars.line_bar import LineBar
from gui.widgets.bars.pass_bar import PassBar
from gui.widgets.bars.paste_bar import PasteBar
from gui.widgets.bars.search_bar import FIND, GO_TO, REPLACE, SearchBar
from gui.widgets.bars.view_bar import ViewBar
from gui.widgets.difference_list import DifferenceList
from gui.widgets.grid.corner import Corner
from gui.widgets.grid.grid import Grid
from gui.widgets.grid.note_editor import NoteEditor
from scoring.entries import Cell, State
from scoring.problems import Place, Problem

COLUMN_EMS: Final = 6
STATES: Final = ((None, "Alt+1"), (State.MISSING, "Alt+2"), (State.NOT_APPLICABLE, "Alt+3"), (State.PENDING, "Alt+4"))
COUNTED: Final = (Look.BLANK, Look.MISSING, Look.NOT_APPLICABLE, Look.PENDING, Look.ERROR)


class EntryPage(Page):
    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.table = EntryTable(document, self)
        self.members = MemberTable(document, self)
        self.grid = Grid(self.table)
        self.member_grid = Grid(self.members)
        self.ask_bar, self.find_bar, self.paste_bar, self.chip_bar = AskBar(), SearchBar(), PasteBar(), ChipBar()
        self._about = QLabel()
        self.line_bar, self.view_bar, self.pass_bar, self.difference_list = (
            LineBar(),
            ViewBar(self._about),
            PassBar(),
            DifferenceList(),
        )
        self.corner = Corner(self.grid)
        self.note = NoteEditor(self.grid)
        self._nothing = QLabel()
        self.panel = EntryPanel(self, document)
        self.statistics = list(STATISTICS)
        """Those shown in the status bar."""
        self._lay_out()
        self.evidence = EntryEvidence(self, document)
        self._make_actions()
        self.sums = EntrySums(self, document)
        self.faces = EntryFaces(self)
        self._split.insertWidget(0, self.faces.stack)
        self._split.setStretchFactor(0, 1)
        self.memory = EntryMemory(self, document)
        self.menus = EntryMenus(self, document)
        self.lenses = EntryLenses(self, document)
        self.twice = DoubleEntry(self, document)
        self.search = EntrySearch(self, document)
        self.questions = EntryQuestions(self)
        self.journal = EntryJournal(self, document)
        self.beside = EntryDoubts(self, document)
        self._connect()
        self.retranslate()
        self._arrange()

    # composing

    def _lay_out(self) -> None:
        for label in (self._about, self._nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._about.setContentsMargins(8, 4, 8, 4)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self.grid.grouped_header.arrows = self.grid.grouped_header.folds = self.grid.grouped_header.moves = True
        self.grid.frozen.grouped_header.arrows = True
        self.grid.row_names.as_wide_as_names = True
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.panel.frame)
        self._split.setChildrenCollapsible(False)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bars = (self.pass_bar, self.view_bar, self.ask_bar, self.find_bar, self.paste_bar, self.line_bar)
        for bar in (*bars, self.chip_bar):
            column.addWidget(bar)
        column.addWidget(self._split, 1)
        column.addWidget(self.difference_list)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(work)
        self._stack.addWidget(self._nothing)
        self.setFocusProxy(self.grid)

    def _make_actions(self) -> None:
        self.marks = [self._action(keys, partial(self._set_state, state)) for state, keys in STATES]
        self._next = {
            look: self._action("Alt+N" if look is Look.BLANK else "", partial(self.next_of, look)) for look in COUNTED
        }
        do = self._action
        self.ledgers = EntryLedgers(self)
        self._find = do("Ctrl+F", partial(self._open_find, FIND))
        self._find_next = do("F3", partial(self._step_find, True))
        self._find_before = do("Shift+F3", partial(self._step_find, False))
        self._replace = do("Ctrl+H", partial(self._open_find, REPLACE))
        self._go_to = do("Ctrl+G", partial(self._open_find, GO_TO))
        self._go_to.setShortcuts([QKeySequence("Ctrl+G"), QKeySequence("F5")])
        self._comment = do("Shift+F2", self.edit_note)
        self._add_evidence, self._to_evidence = do("Alt+A", self.evidence.add), do("Alt+Shift+A", self.evidence.show)
        self._answer = do("Alt+Return", self.ask_bar.take_keyboard)
        self._filter_column = do("Ctrl+Shift+L", self._filter_here)
        self._only_problems = do("", partial(self.filter_looks, Look.ERROR))
        self._only_blank = do("", partial(self.filter_looks, Look.BLANK))
        self._only_changed = do("", self._filter_changed)
        self._every_row = do("", self.every_row)
        self._original = do("", partial(self.sort, 0, None))
        self._levels = [do(f"Ctrl+Alt+{level}", partial(self.table.fold_to_level, level)) for level in (1, 2, 3)]
        self._densities = [do("", partial(self._set_density, number)) for number in range(3)]
        self.bars_action = do("", lambda: self.faces.show_bars(not self.table.bars))
        self.bars_action.setCheckable(True)
        self._split_view = do("Ctrl+Alt+S", lambda: self.faces.split())
        self._picture = do("Ctrl+Shift+P", lambda: self.faces.copy_picture())
        self._thousands = do("", self._toggle_thousands)
        self._thousands.setCheckable(True)
        self._all_columns = do("", self.table.show_all_columns)
        self._again = do("Ctrl+Alt+D", lambda: self.twice.start())
        self._compare = do("F7", lambda: self.twice.step())
        self._views = [
            do(f"Ctrl+Shift+{number}", partial(self._want_view, kind)) for number, kind in enumerate(KINDS, 1)
        ]
        self._next_view, self._view_before = (
            do("Ctrl+PgDown", lambda: self.lenses.step(1)),
            do("Ctrl+PgUp", lambda: self.lenses.step(-1)),
        )
        self._toolbar = [*self.marks, self._next[Look.BLANK], self._filter_column]
        rest = [action for name in self.actions_by_menu() for action in self.actions_by_menu()[name]]
        self.addActions(list(dict.fromkeys([*self._toolbar, *rest])))

    def _action(self, keys: str, do: object) -> QAction:
        action = QAction(self)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: do() if callable(do) else None)
        return action

    def toolbar_actions(self) -> list[QAction]:
        return self._toolbar

    def actions_by_menu(self) -> Mapping[str, Sequence[QAction]]:
        return {
            "edit": [
                self._find,
                self._find_next,
                self._find_before,
                self._replace,
                self._go_to,
                self._comment,
                self._picture,
                self._add_evidence,
                self._to_evidence,
            ],
            "view": [
                *self._views,
                self._next_view,
                self._view_before,
                *self._levels,
                self._all_columns,
                self._original,
                *self._densities,
                self._thousands,
                self.bars_action,
                self._split_view,
            ],
            "data": [
                *self.marks,
                *self._next.values(),
                *self.ledgers.actions,
                self._filter_column,
                self._only_problems,
                self._only_blank,
                self._only_changed,
                self._every_row,
                self._answer,
                self._again,
                self._compare,
            ],
        }

    def _connect(self) -> None:
        for grid in (self.grid, self.member_grid):
            grid.said.connect(self.said)
            grid.objected.connect(self.objected)
            grid.selection_changed.connect(self.sums.show)
            grid.question.connect(self.ask_bar.ask)
            grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.paste_special_wanted.connect(self.paste_bar.open_bar)
        self.paste_bar.wanted.connect(lambda *how: self.active_grid.blocks.paste_special(*how))
        self.paste_bar.objected.connect(self.objected)
        for bar in (self.ask_bar, self.find_bar, self.paste_bar, self.line_bar, self.note):
            bar.left.connect(lambda: self.active_grid.setFocus())
        self.table.objected.connect(self.objected)
        self.members.objected.connect(self.objected)
        self.table.counted.connect(self.counters_changed)
        self.table.modelReset.connect(self._arrange)
        self.table.layoutChanged.connect(self._measure)
        self.members.modelReset.connect(self.panel.arrange)
        self.members.rowsInserted.connect(self.panel.arrange)
        self.grid.current_moved.connect(self._show_cell)
        self.grid.panel_wanted.connect(self.panel.open)
        self.grid.zoomed.connect(self.counters_changed)
        self.grid.grouped_header.fold_wanted.connect(self.table.fold)
        self.grid.grouped_header.geometriesChanged.connect(self._place_corner)
        self.corner.level_wanted.connect(self.table.fold_to_level)
        self.note.written.connect(self._write_note)
        self.beside.changed.connect(self.doubts_changed)

    # what it says

    def counters(self) -> tuple[str, ...]:
        counts = self.table.counts()
        return (
            *(self._counter(look).format(count=counts[look]) for look in self._counted()),
            *self._counted_twice(),
            *self.sums.words(),
            self._zoom(),
        )

    def _counted_twice(self) -> tuple[str, ...]:
        count = self.table.second_pass.count_confirmed()
        return (self.tr("Typed twice {count}").format(count=count),) if count else ()

    def _counted(self) -> list[Look]:
        return [look for look in COUNTED if look is not Look.ERROR or self.table.counts()[look]]

    def _counter(self, look: Look) -> str:
        return {
            Look.BLANK: self.tr("Blank {count}"),
            Look.MISSING: self.tr("Missing {count}"),
            Look.NOT_APPLICABLE: self.tr("Not applicable {count}"),
            Look.PENDING: self.tr("Pending {count}"),
        }.get(look, self.tr("Wrong {count}"))

    def _zoom(self) -> str:
        return f"{100 + 10 * self.grid.zoom}%"

    def press_counter(self, number: int) -> None:
        """A state: to the next cell in it. A sum: copy the number. The zoom: back to normal."""
        looks = self._counted()
        if number < len(looks):
            self.next_of(looks[number])
        elif number < len(looks) + len(self._counted_twice()):
            self.grid.go_to_next(self.table.is_confirmed)
        elif number == len(self.counters()) - 1:
            self.grid.zoom_by(None)
        else:
            figure = self.counters()[number].rpartition(" ")[2]
            QGuiApplication.clipboard().setText(figure)
            self.said.emit(self.tr("{figure} was copied.").format(figure=figure))

    def counter_menu(self, number: int) -> QMenu | None:
        looks = self._counted()
        return self.menus.of_state(looks[number]) if number < len(looks) else self.menus.of_statistics()

    def doubts(self) -> tuple[Problem, ...]:
        return self.beside.found

    @property
    def active_grid(self) -> Grid:
        """The grid of the view that is shown."""
        return self.faces.grid if hasattr(self, "faces") else self.grid

    def key_here(self) -> tuple[str, str]:
        """Item and unit of the current cell; empty where it stands on none."""
        place = self.grid.place
        if place is None or place[0] >= self.table.rowCount():
            return "", ""
        column = self.table.item_column(place[1])
        return "" if column is None else column.item.code, self.table.unit(place[0]).code

    def _want_view(self, kind: str) -> None:
        self.lenses.want_kind(kind)

    def hides(self, problem: Problem) -> bool:
        return self.twice.hides(problem)

    def unit(self) -> str:
        at = self.grid.currentIndex()
        uid = self.table.key_of(at.row(), at.column())[0] if at.isValid() else ""
        return next((one.code for one in self._document.assessment.plan.units if one.uid == uid), "")

    def go_to(self, place: Place) -> bool:
        """Show a cell: ("values", item, unit, …); parts of it open the panel."""
        if len(place) < 3 or place[0] != "values":
            return False
        found = self.table.reveal(place[1], place[2])
        if found is None:
            return False
        self.faces.move_to(found)
        self.active_grid.setFocus()
        if len(place) > 3 and self.table.opens_panel(*found):
            self.panel.open(*found)
        return True

    def retranslate(self) -> None:
        self.table.retranslate()
        self.view_bar.retranslate()
        self.ledgers.retranslate()
        names = (self.tr("Normal"), self.tr("Missing"), self.tr("Not applicable"), self.tr("Pending"))
        nexts = (
            self.tr("Next blank"),
            self.tr("Next missing"),
            self.tr("Next not applicable"),
            self.tr("Next pending"),
            self.tr("Next wrong"),
        )
        levels = (self.tr("Fold to level 1"), self.tr("Fold to level 2"), self.tr("Every item"))
        densities = (self.tr("Compact rows"), self.tr("Normal rows"), self.tr("Large rows"))
        for action, name in (
            *zip(self.marks, names, strict=True),
            *zip(self._next.values(), nexts, strict=True),
            (self._find, self.tr("Find…")),
            (self._find_next, self.tr("Find next")),
            (self._find_before, self.tr("Find previous")),
            (self._replace, self.tr("Replace…")),
            (self._go_to, self.tr("Go to…")),
            (self._comment, self.tr("Comment…")),
            (self._add_evidence, self.tr("Add evidence…")),
            (self._to_evidence, self.tr("Show the evidence")),
            (self._answer, self.tr("Answer the question above the grid")),
            (self._filter_column, self.tr("Filter…")),
            (self._only_problems, self.tr("Only rows with something wrong")),
            (self._only_blank, self.tr("Only rows with blanks")),
            (self._only_changed, self.tr("Only rows changed since opening")),
            (self._every_row, self.tr("Every row")),
            (self._original, self.tr("Original order")),
            *zip(self._levels, levels, strict=True),
            *zip(self._densities, densities, strict=True),
            (self._thousands, self.tr("Commas between thousands")),
            (self._all_columns, self.tr("Show every column")),
            (self._again, self.tr("Double entry…")),
            (self.bars_action, self.tr("Bars in points")),
            (self._split_view, self.tr("Split the table")),
            (self._picture, self.tr("Copy as a picture")),
            (self._compare, self.tr("Compare the double entry")),
            *((action, self.view_bar.kinds.itemText(number)) for number, action in enumerate(self._views)),
            (self._next_view, self.tr("Next view of this kind")),
            (self._view_before, self.tr("Previous view of this kind")),
        ):
            _name(action, name)
        self._nothing.setText(
            self.tr("There is nothing to enter yet. In “Plan”, bring last year's indicators or add one.")
        )
        self.grid.setAccessibleName(self.tr("Entries: units by items"))
        self.member_grid.setAccessibleName(self.tr("Parts of one entry"))
        for bar in (self.find_bar, self.paste_bar):
            bar.retranslate()
        self.panel.retranslate()
        self._show_chips()
        self.counters_changed.emit()

    # what is done

    def next_of(self, look: Look) -> None:
        """Go to the next cell in a state, column after column."""
        if self.active_grid.go_to_next(partial(self.lenses.is_in, look)):
            self.active_grid.setFocus()
            return
        self.said.emit(
            {
                Look.BLANK: self.tr("No blank cell is left."),
                Look.ERROR: self.tr("Nothing is wrong in the cells that are shown."),
            }.get(look, self.tr("No cell that is shown is in this state."))
        )

    def edit_note(self) -> None:
        """Write or change the comment of the current cell."""
        place = self.grid.place
        if place is None or not self.table.writable(*place):
            self.objected.emit(self.tr("Here no comment can be written."))
            return
        grid = self.active_grid
        grid.commit()
        cell = self.table.cell(*place)
        rect = grid.visualRect(grid.currentIndex())
        rect.translate(grid.viewport().pos())
        self.note.setParent(grid)
        self._note_at = self.table.key_of(*place)
        self.note.open_at(rect, "" if cell is None else cell.note)

    def _write_note(self, note: str) -> None:
        place = self.table.place_of_key(self._note_at)
        if place is not None:
            before = self.table.cell(*place) or Cell()
            self.grid.write(self.tr("Comment"), {place: Cell(before.value, before.state, note)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.frame.isVisible():
            self.panel.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.grid.commit()
        self.member_grid.commit()
        self.note.save()
        self.memory.save()
        super().hideEvent(event)

    def keep_in(self, settings: SettingsFile) -> None:
        self.memory.keep_in(settings)
        self.journal.keep_in(settings)
        self._arrange()

    def _set_state(self, state: State | None) -> None:
        inside = self.member_grid.hasFocus() or self.member_grid.isAncestorOf(self.focusWidget() or self)
        grid = self.member_grid if inside else self.active_grid
        grid.commit()
        name = next(action.text() for action, (one, _) in zip(self.marks, STATES, strict=True) if one == state)
        label = self.tr("Mark {state}").format(state=name)
        places = grid.selected_places()
        if not places:
            return
        model = self.members if inside else self.faces.model or self.table
        written = model.set_state(label, places, state)
        if written.done:
            text = self.tr("{state}: {count} cells changed.")
            self.said.emit(text.format(state=name, count=written.changed))

    # finding

    def _open_find(self, mode: str) -> None:
        self.grid.commit()
        self.find_bar.open_as(mode)

    def _step_find(self, forward: bool) -> None:
        self.find_bar.settle()
        self.search.step(forward)

    # how it is seen

    def sort(self, column: int, order: Qt.SortOrder | None) -> None:
        """Show the rows by a column, or (None) as they are stored."""
        if self.grid.place is not None:
            self.grid.move_to(self.grid.place)  # a large selection would be taken along cell by cell
        self.table.sort_by(column, order)
        self._show_chips()
        if order is None:
            self.said.emit(self.tr("Rows stand in their original order."))
        else:
            name = str(self.table.headerData(column, Qt.Orientation.Horizontal) or "")
            self.said.emit(self.tr("Rows are shown by “{item}”. Nothing that is stored was moved.").format(item=name))

    def filter_looks(self, look: Look) -> None:
        """Show only the rows with a cell in a state."""
        self.filter_rows(only(look, self.table.row_filter))

    def _filter_changed(self) -> None:
        self.filter_rows(RowFilter(changed=True))

    def every_row(self) -> None:
        """Lift all filters."""
        self.filter_rows(RowFilter())

    def filter_rows(self, wanted: RowFilter) -> None:
        """Show only some rows, and say how many."""
        self.grid.commit()
        self.table.filter_rows(wanted)
        total, shown = len(self._document.assessment.plan.units), self.table.rowCount()
        if wanted:
            text = self.tr("{shown} of {total} rows are shown. Sums and ranks are those of all.")
            self.said.emit(text.format(shown=shown, total=total))
        else:
            self.said.emit(self.tr("Every row is shown."))
        self.grid.setFocus()

    def _filter_here(self) -> None:
        self.menus.open_filter(self.grid.place[1] if self.grid.place is not None else 0)

    def _set_density(self, density: int) -> None:
        self.grid.set_density(density)

    def _toggle_thousands(self) -> None:
        self.show_thousands(self._thousands.isChecked())

    def show_thousands(self, wanted: bool) -> None:
        """Commas between thousands, or none; what is stored and copied has none."""
        self._thousands.setChecked(wanted)
        self.table.write_thousands(wanted)

    # following

    def _arrange(self) -> None:
        """Another assessment, other columns or other rows: widths, headings, a first current cell."""
        self._measure()
        header = self.grid.horizontalHeader()
        digit = self.grid.fontMetrics().horizontalAdvance("国")
        for number in range(self.table.columnCount()):
            item_column = self.table.item_column(number)
            wide = item_column is not None and item_column.item.kind in WITH_MEMBERS
            ems = COLUMN_EMS + (3 if wide else 0) if number < self.table.entry_columns() else COLUMN_EMS - 1
            header.resizeSection(number, self.memory.width(number) or digit * ems)
        self._stack.setCurrentIndex(0 if self._document.assessment.plan.units and self.table.all_columns else 1)
        if self.members.shows is None:
            self.panel.frame.hide()
        if self.grid.place is None and self.table.rowCount() and self.table.columnCount():
            self.grid.move_to((0, 0))
        self.grid.updateGeometries()
        self._show_chips()
        self.counters_changed.emit()

    def _measure(self) -> None:
        self.grid.grouped_header.measure()
        self.corner.show_label(self._document.assessment.plan.unit_label)
        self._place_corner()

    def _place_corner(self) -> None:
        header, side = self.grid.horizontalHeader(), self.grid.verticalHeader()
        self.corner.setGeometry(self.grid.frameWidth(), self.grid.frameWidth(), side.width(), header.height())

    def _show_chips(self) -> None:
        if hasattr(self, "menus"):  # Qt tells of a first layout while the page is still being made
            self.menus.show_chips()

    def say_about(self, text: str) -> None:
        """Words about the current cell."""
        self._about.setText(text)
        self._about.setToolTip(plain_tip(text))

    def _show_cell(self, row: int, column: int) -> None:
        if not (0 <= row < self.table.rowCount() and 0 <= column < self.table.columnCount()):
            self._about.setText("")
            return
        self.say_about(self.table.describe(row, column))
        tokens = colours(self)
        look = self.table.look(row, column)
        paint(
            self._about,
            tokens.wrong if look is Look.ERROR else tokens.doubtful if look is Look.DOUBT else tokens.normal,
        )
        item_column = self.table.item_column(column)
        if self.panel.frame.isVisible() and item_column is not None and self.table.opens_panel(row, column):
            wanted = item_column.item.code, self.table.unit(row).code
            if self.members.shows != wanted:
                self.members.show_entry(*wanted)


def _name(action: QAction, text: str) -> None:
    keys = action.shortcut().toString()
    action.setText(text)
    action.setToolTip(f"{text.rstrip('…')} ({keys})" if keys else text)
