"""The window: it puts pages, menus, panel and lines together, and passes words between them. Nothing else."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QStyledItemDelegate,
    QToolBar,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from db.changes import Change
from db.errors import StoreError
from exchange.file_names import PACKET
from gui import actions as rows
from gui.ask import Ask, ask_person
from gui.commands import Commands
from gui.document import Document
from gui.errors import sentences
from gui.language import Translators, current
from gui.pages.final_panel import FinalPanel
from gui.pages.listing import DIGITS, ENTRY, PAGES, PLAN, PRINT, page_key
from gui.pages.page import Page
from gui.pages.start_page import StartPage
from gui.ranking_side import RankingSide
from gui.settings import SettingsFile
from gui.standing import why_unchangeable
from gui.theme import colours, paint
from gui.view_choices import ViewChoices
from gui.what_if import WhatIf
from gui.widgets.bars.counter_bar import CounterBar
from gui.widgets.bars.file_bar import FileBar, dropped_file, dropped_returns
from gui.widgets.bars.message_line import MessageLine, finding
from gui.widgets.bars.saved_chip import SavedChip
from gui.widgets.bars.what_if_bar import Edged
from gui.widgets.edit_actions import EditActions
from gui.widgets.step_action import StepAction
from scoring.problems import Place, Refused

if TYPE_CHECKING:  # the window comes before SQLAlchemy
    from db.store import Store

OFFICE_PLACES = ("assessment", "adjustments", "classes", "units", "items")
"""What stands in the assessment settings, beside the pages."""
SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Indented(QStyledItemDelegate):
    """Room before the words of the navigator; the whole width still shows the choice."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        return f"\u2002{super().displayText(value, locale)}"


class MainWindow(QMainWindow):
    def __init__(
        self, document: Document, settings: SettingsFile, translators: Translators, ask: Ask = ask_person
    ) -> None:
        super().__init__()
        self._document, self._settings, self._translators = document, settings, translators
        self.commands = Commands(document, settings, ask, self)
        self.what_if = WhatIf(document, self)
        self.actions_by_name = rows.build(self, self._slot)
        self._undo, self._redo = StepAction(document, self, back=True), StepAction(document, self)
        self._page_menu: list[QAction] = []
        self._page_actions: list[QAction] = []
        self._menu_actions: list[tuple[QMenu, QAction]] = []
        """What the page that is shown has in a menu."""
        self._in_menus: list[tuple[str, QAction]] = []
        """What the page that is shown has put into the menus."""
        self._way: list[tuple[int, QWidget | None]] = []
        """The pages from which a figure or a finding led elsewhere, each with what had the keyboard."""

        self._start = StartPage(document, settings, self.actions_by_name)
        self.pages: dict[int, Page] = {0: self._start}
        self.navigator = QListWidget()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._start)
        self.banner, self.chip, self.message_line = QLabel(), SavedChip(), MessageLine()
        self.file_bar, self.final_panel = FileBar(), FinalPanel(document)
        self.chooser = QComboBox()
        self.counters = CounterBar()
        self._store: Store | None = None
        self._lay_out()
        self._fill_menus()
        self._connect()
        self.retranslate()
        self._show_opened()
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 560)
        geometry = settings.geometry()
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1366, 728)

    # composing

    def _lay_out(self) -> None:
        self.banner.setTextFormat(Qt.TextFormat.PlainText)
        self.banner.setContentsMargins(10, 4, 10, 4)
        self.banner.setWordWrap(True)
        self.navigator.setFrameShape(QListWidget.Shape.NoFrame)
        self.navigator.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.navigator.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leads into the page, not here
        self.navigator.setItemDelegate(_Indented(self.navigator))
        for _ in range(len(PAGES) + 1):
            item = QListWidgetItem("")
            item.setSizeHint(QSize(0, 30))
            self.navigator.addItem(item)
        self._beside = QSplitter(Qt.Orientation.Horizontal)
        self._beside.addWidget(self.stack)
        self._beside.setChildrenCollapsible(False)
        self.ranking_side = RankingSide(self._document, self, self._beside, self._page_has_ranking)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.navigator)
        middle.addWidget(self._beside, 1)
        self._whole = whole = Edged()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.what_if.bar)
        column.addWidget(self.what_if.panel)
        column.addLayout(middle, 1)
        bars = self.commands.work_bar, self.commands.under_way_bar
        for part in (self.file_bar, self.final_panel, *bars, self.message_line):
            column.addWidget(part)
        self.setCentralWidget(whole)
        self.statusBar().addWidget(self.counters)
        self.menuBar().setCornerWidget(self.chip, Qt.Corner.TopRightCorner)
        self.toolbar = QToolBar()
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.addToolBar(self.toolbar)

    def _fill_menus(self) -> None:
        self._menus: dict[str, QMenu] = {name: self.menuBar().addMenu("") for name, _ in rows.MENUS}
        self._menus["edit"].addActions([self._undo, self._redo])
        self._edits = EditActions(self._menus["edit"])
        for row in rows.ROWS:
            if row.after_line:
                self._menus[row.menu].addSeparator()
            self._menus[row.menu].addAction(self.actions_by_name[row.name])
        self._menus["view"].addSeparator()
        for number in range(len(PAGES) + 1):
            go = self._menus["view"].addAction("")
            go.setShortcut(QKeySequence(page_key(number)))
            go.triggered.connect(partial(self.show_page, number))
            self._page_menu.append(go)
        self.choices = ViewChoices(self._menus["view"], self._settings, self._translators)
        self.toolbar.addActions([self._undo, self._redo])
        self.toolbar.addSeparator()
        self._chooser_action = self.toolbar.addWidget(self.chooser)
        for row in rows.ROWS:
            if row.toolbar:
                self.toolbar.addAction(self.actions_by_name[row.name])
        self._before_page_actions = self.toolbar.addSeparator()

    def _connect(self) -> None:
        document = self._document
        self.ranking_side.place_wanted.connect(self.go_to)
        document.opened.connect(self._show_opened)
        document.changed.connect(self._show_changed)
        document.result_changed.connect(self._show_findings)
        document.refused.connect(self._show_refusal)
        document.trial_changed.connect(self._show_trial)
        self.choices.dressed.connect(self._recolour)
        self.what_if.said.connect(self.message_line.say)
        self.what_if.objected.connect(self.message_line.object_to)
        self.what_if.place_wanted.connect(self.go_to)
        self.what_if.left.connect(lambda: self.stack.currentWidget().setFocus())
        self.commands.said.connect(self.message_line.say)
        self.commands.objected.connect(self.message_line.object_to)
        self.commands.place_wanted.connect(self.go_to)
        self.commands.plan_wanted.connect(partial(self.show_page, PLAN))
        for step in (self._undo, self._redo):
            step.said.connect(self.message_line.say)
        self.file_bar.weights_wanted.connect(self.commands.take_over_from)
        self.file_bar.data_wanted.connect(self.commands.take_values_from)
        self.file_bar.return_wanted.connect(lambda path: self.commands.collect_from([path]))
        self._start.objected.connect(self.message_line.object_to)
        self._start.open_path.connect(self._open_recent)
        for part in (self.message_line, self.final_panel):
            part.go.connect(self.go_to)
        self.final_panel.said.connect(self.message_line.say)
        self.final_panel.objected.connect(self.message_line.object_to)
        self.final_panel.sheet_wanted.connect(partial(self._print_kind, "final"))
        self.counters.pressed.connect(self._press_counter)
        self.counters.menu_wanted.connect(self._show_counter_menu)
        self.navigator.currentRowChanged.connect(self.show_page)
        self.navigator.itemActivated.connect(lambda _: self.stack.currentWidget().setFocus())
        self.chooser.activated.connect(self._choose)

    def _slot(self, name: str) -> Callable[[], None]:
        """What a row of the menu calls: a method of the window, of what is tried out, or else of the commands."""
        owner = next(one for one in (self, self.what_if, self.commands) if hasattr(one, name))
        slot: Callable[[], None] = getattr(owner, name)
        return slot

    # pages

    def show_page(self, number: int) -> None:
        """Show a page; it is built when it is first asked for."""
        if number < 0:
            return
        if number not in self.pages:
            page = self.pages[number] = PAGES[number - 1].build(self._document)
            page.said.connect(self.message_line.say)
            page.objected.connect(self.message_line.object_to)
            page.place_wanted.connect(self.go_to)
            page.counters_changed.connect(self._show_counters)
            page.restore_layout(self._settings.layout(PAGES[number - 1].title))
            page.room_wanted.connect(self.ranking_side.give_room)
            page.doubts_changed.connect(self._show_findings)
            page.keep_in(self._settings)
            self.stack.addWidget(page)
        page = self.pages[number]
        self.navigator.setCurrentRow(number)
        self.stack.setCurrentWidget(page)
        for action in self._page_actions:
            self.toolbar.removeAction(action)
        self._page_actions = page.toolbar_actions()
        self.toolbar.addActions(self._page_actions)
        for name, action in self._in_menus:
            self._menus[name].removeAction(action)
        self._in_menus = [(name, action) for name, actions in page.actions_by_menu().items() for action in actions]
        for name, action in self._in_menus:
            self._menus[name].addAction(action)
        self._before_page_actions.setVisible(bool(self._page_actions))
        self._fill_page_menu(page)
        self.ranking_side.show()
        self._show_counters()
        if not self.navigator.hasFocus():  # whoever walks through the navigator stays there until Enter
            page.setFocus()
        self.file_bar.hide()  # what a file holds was asked on another page

    def _fill_page_menu(self, page: Page) -> None:
        for menu, action in self._menu_actions:
            menu.removeAction(action)
        self._menu_actions = []
        if page.menu:
            menu = self._menus[page.menu]
            self._menu_actions = [(menu, action) for action in (menu.addSeparator(), *page.menu_actions())]
            menu.addActions([action for _, action in self._menu_actions])

    def _page_number(self) -> int:
        return next(number for number, page in self.pages.items() if page is self.stack.currentWidget())

    def go_to(self, place: Place) -> None:
        """Show a place of the assessment on the page that has it; or try a value out: ("try", item, unit, value)."""
        if len(place) == 4 and place[0] == "try":
            self.what_if.try_value(*place[1:])
            return
        for number, row in enumerate(PAGES, 1):
            if place and place[0] in row.places:
                here, focus = self._page_number(), self.focusWidget()
                self.show_page(number)
                if self.pages[number].go_to(place):
                    if here != number:
                        self._way.append((here, focus))
                    return
        if place and place[0] in OFFICE_PLACES:
            self.commands.office_at(place)

    def back(self) -> None:
        """To the page and the table from which a figure led here."""
        if not self._way:
            self.message_line.say(self.tr("There is no place to go back to."))
            return
        number, focus = self._way.pop()
        self.show_page(number)
        if focus is not None and isValid(focus) and focus.isVisible():
            focus.setFocus()

    def print_page(self) -> None:
        self.show_page(PRINT)

    def weights_change(self) -> None:
        """The sheet of changed weights, on the print page."""
        if not self._document.assessment.plan.previous_indicators:
            self.message_line.say(
                self.tr("No weights of last year yet: take them over (Ctrl+Shift+I), or make a new year (Ctrl+N).")
            )
            return
        self._print_kind("weights-change")

    def _print_kind(self, kind: str) -> None:
        from gui.pages.print_page import PrintPage

        self.show_page(PRINT)
        page = self.pages[PRINT]
        if isinstance(page, PrintPage):
            page.show_kind(kind)

    def finalise(self) -> None:
        """Make the assessment final, or withdraw that."""
        self.final_panel.open()

    def next_problem(self) -> None:
        self.message_line.next()

    def next_pane(self) -> None:
        """From the navigator to the page, to the ranking, and round."""
        panes: list[QWidget] = [self.navigator, self.stack.currentWidget()]
        if self.ranking_side.panel is not None and self.ranking_side.shows():
            panes.append(self.ranking_side.panel)
        focus = self.focusWidget()
        at = next((n for n, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), -1)
        panes[(at + 1) % len(panes)].setFocus()

    def why(self) -> None:
        """Why a unit stands where it stands: the one at the keyboard, else the one at which the results stand."""
        self.go_to(("result", self._unit_at_keyboard(), "why"))

    def compare_years(self) -> None:
        """The unit at the keyboard beside last year."""
        self.go_to(("comparison", self._unit_at_keyboard()))

    def _unit_at_keyboard(self) -> str:
        page = self.stack.currentWidget()
        return self.ranking_side.unit_at_keyboard() or (page.unit() if isinstance(page, Page) else "")

    def toggle_ranking(self) -> None:
        self.ranking_side.toggle()

    def _page_has_ranking(self) -> bool:
        number = self._page_number()
        return number > 0 and PAGES[number - 1].ranking

    # files that are dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None or dropped_returns(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        returned = dropped_returns(event.mimeData())
        if returned and self._document.is_open:
            event.acceptProposedAction()
            self.commands.collect_from(returned)
        elif path is not None:
            event.acceptProposedAction()
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """A file that was dropped: a store is opened; a workbook holds weights on the pages before the entries, and
        elsewhere the person is asked what it holds."""
        self.file_bar.hide()
        if path.suffix.casefold() == ".qheng":
            self._open_other(path)
        elif path.suffix.casefold() == PACKET:
            self.commands.take_packet(path)
        elif not self.actions_by_name["take_over"].isEnabled():
            self.message_line.object_to(self.tr("Opened for reading only: nothing can be taken over from a file."))
        elif self._page_number() in (0, PLAN):
            self.commands.take_over_from(path)
        else:
            self.file_bar.ask_about(path)

    # assessments

    def next_assessment(self) -> None:
        count = self.chooser.count()
        if count > 1:
            self._choose((self.chooser.currentIndex() + 1) % count)

    def _choose(self, index: int) -> None:
        uid = self.chooser.itemData(index)
        if uid != self._document.assessment.plan.uid:
            self._document.choose(str(uid))

    def _open_recent(self, path: str) -> None:
        store = self._document.store
        if store is not None and not store.read_only and store.path == Path(path):
            self._leave_start()
        else:
            self._open_other(Path(path))

    def _open_other(self, path: Path) -> None:
        if self.what_if.may_leave():
            self.commands.open_path(path)

    def _leave_start(self) -> None:
        self.show_page(ENTRY if self._document.assessment.entries.values else PLAN)

    # following the document

    def _show_opened(self) -> None:
        document = self._document
        is_open = document.is_open
        for number in range(1, len(PAGES) + 1):
            item = self.navigator.item(number)
            item.setFlags(SHOWN if is_open else Qt.ItemFlag.NoItemFlags)
            self._page_menu[number].setEnabled(is_open)
        on_start = self.stack.currentWidget() is self._start
        if not is_open:
            self.show_page(0)
        elif on_start:
            self._leave_start()
        if document.store is not self._store:  # another assessment of the same file leaves the chip as it was
            self._store = document.store
            self._way.clear()
            self.chip.show_nothing()
        self._show_chip()
        self.message_line.settle()
        self._show_title()
        self._show_chooser()
        self._show_banner()
        self.ranking_side.show()
        self._show_counters()
        self._enable()

    def _enable(self) -> None:
        document = self._document
        rows.enable(
            self.actions_by_name,
            store=document.store is not None,
            is_open=document.is_open,
            writable=document.is_open and not document.read_only,
            trial=document.trial is not None,
        )

    def _show_trial(self) -> None:
        """A frame in the colour of the bar round every page while something is tried out; no word of saving."""
        running = self._document.trial is not None
        self._whole.set_edge(on=running)
        self.chooser.setEnabled(not running)
        self.chip.show_nothing()
        self.final_panel.hide()
        if not running:
            self._show_chip()
        self._show_banner()
        self._show_title()
        self._enable()

    def _show_changed(self, changes: tuple[Change, ...]) -> None:
        if self._document.trial is None:
            self.chip.show_saved(datetime.now())
            self._show_chip()
            self._show_banner()
        self.message_line.settle()
        if any(change.table == "assessment" for change in changes):
            self._show_title()
            self._show_chooser()

    def _show_chip(self) -> None:
        """Final or read only; where neither holds any more, nothing of it."""
        version = self._document.final
        if version is not None:
            self.chip.show_final(version.number)
        elif self._document.store is not None and self._document.read_only:
            self.chip.show_read_only()
        elif self.chip.is_final:
            self.chip.show_nothing()

    def _show_title(self) -> None:
        store = self._document.store
        name = self.tr("Quanheng")
        if self._document.trial is not None:
            name = self.tr("What-if – not on record – {program}").format(program=name)
        self.setWindowTitle(f"{self._document.assessment.plan.title} – {store.path.name} – {name}" if store else name)

    def _show_chooser(self) -> None:
        infos = self._document.assessments()
        self.chooser.clear()
        for info in infos:
            self.chooser.addItem(info.title, info.uid)
        self.chooser.setCurrentIndex(max(0, self.chooser.findData(self._document.assessment.plan.uid)))
        self._chooser_action.setVisible(len(infos) > 1)
        self.actions_by_name["next_assessment"].setVisible(len(infos) > 1)

    def _show_banner(self) -> None:
        why = why_unchangeable(self._document)
        paint(self.banner, colours(self).banner)
        self.banner.setVisible(bool(why))
        self.banner.setText(why)

    def _show_findings(self) -> None:
        result = self._document.result
        plan = self._document.assessment.plan
        beside = [problem for page in self.pages.values() for problem in page.doubts()]
        known = () if result is None else (*result.findings, *beside)
        shown = [problem for problem in known if not any(page.hides(problem) for page in self.pages.values())]
        self.message_line.set_findings([finding(problem, plan, current()) for problem in shown])

    def _show_refusal(self, refusal: StoreError | Refused) -> None:
        self.message_line.refuse(sentences(refusal, current()))

    def _show_counters(self) -> None:
        page = self.stack.currentWidget()
        self.counters.show_texts(page.counters() if isinstance(page, Page) else ())

    def _press_counter(self, number: int) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, Page):
            page.press_counter(number)

    def _show_counter_menu(self, number: int, point: QPoint) -> None:
        page = self.stack.currentWidget()
        menu = page.counter_menu(number) if isinstance(page, Page) else None
        if menu is not None:
            menu.popup(point)

    # language, colours and leaving

    def _recolour(self) -> None:
        for page in self.pages.values():
            page.recolour()

    def retranslate(self) -> None:
        rows.retranslate(self.actions_by_name)
        for name, text in rows.MENUS:
            self._menus[name].setTitle(QCoreApplication.translate(rows.CONTEXT, text))
        titles = [self.tr("Home"), *(QCoreApplication.translate("pages", row.title) for row in PAGES)]
        for number, title in enumerate(titles):
            numbered = f"{number} {title}" if 0 < number <= DIGITS else title
            self.navigator.item(number).setText(numbered)
            self._page_menu[number].setText(numbered)
        self.navigator.setFixedWidth(max(112, self.navigator.sizeHintForColumn(0) + 16))
        self.navigator.setAccessibleName(self.tr("Pages"))
        self.choices.retranslate()
        self.chooser.setAccessibleName(self.tr("Assessment"))
        self._edits.retranslate()
        self._undo.retranslate()
        self._redo.retranslate()
        self.what_if.retranslate()
        self.file_bar.retranslate()
        self.commands.work_bar.retranslate()
        self.commands.under_way_bar.retranslate()
        self.final_panel.retranslate()
        self._show_title()
        self._show_banner()
        self._show_findings()
        self._show_counters()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def leave(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; an editor that is open commits when it loses the keyboard."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        if not self.what_if.may_leave():
            event.ignore()
            return
        self._settings.save_geometry(self.saveGeometry())
        for number, page in self.pages.items():
            if number and (state := page.layout_state()):
                self._settings.save_layout(PAGES[number - 1].title, state)
        super().closeEvent(event)
