"""佐证: the materials of an assessment as a table, and the entries whose rule asks for one that is not there.

Files are added where they are needed, with Alt+A or by dropping them on a cell or a row (`gui.attach`); here they are
described, looked at, and taken from what they do not bear out.
"""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QTabWidget, QVBoxLayout, QWidget

from exchange.wording import problem_text, word
from gui.document import Document
from gui.language import current
from gui.models.registers.material_table import COLUMNS, MaterialTable
from gui.pages.page import Page
from gui.tasks import Task
from gui.widgets.grid.grid import Grid
from scoring.evidence import lacking
from scoring.materials import Material
from scoring.problems import Place

if TYPE_CHECKING:
    from exchange.evidence_folder import Found

WIDTHS: Final = {"code": 4, "title": 11, "borne_out": 20, "document": 9, "pages": 4, "copies": 3, "note": 8}
"""In characters of the writing; others have nine."""
PLACE: Final = Qt.ItemDataRole.UserRole
MOST: Final = 500
"""So many wanting entries are listed; nobody reads more of them at once."""


class MaterialGrid(Grid):
    """Enter on what is found and not typed opens the file."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.place
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD
        if enter and place is not None and not self.grid_model.writable(*place):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


class EvidencePage(Page):
    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.table = MaterialTable(document, self)
        self.grid = MaterialGrid(self.table)
        self.lacking = QListWidget()
        self.tabs, self._hint = QTabWidget(), QLabel()
        self._looking: Task | None = None
        self._actions = {
            name: self._action(keys, do)
            for name, keys, do in (
                ("open", "Ctrl+Return", self.open_file),
                ("folder", "", self.open_folder),
                ("drop", "Ctrl+-", self.drop),
                ("look", "Ctrl+R", self.look),
                ("materials", "Alt+1", partial(self._turn, 0)),
                ("lacking", "Alt+2", partial(self._turn, 1)),
            )
        }
        self._lay_out()
        self.grid.said.connect(self.said)
        self.grid.objected.connect(self.objected)
        self.table.objected.connect(self.objected)
        self.grid.activated.connect(self.open_file)
        self.lacking.itemActivated.connect(lambda item: self.place_wanted.emit(item.data(PLACE)))
        document.opened.connect(self._show)
        document.changed.connect(self._show)
        self.retranslate()

    def _lay_out(self) -> None:
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setContentsMargins(8, 4, 8, 4)
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._hint)
        column.addWidget(self.grid, 1)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(first, "")
        self.tabs.addTab(self.lacking, "")
        self.tabs.currentChanged.connect(lambda _: self._take_keyboard())
        ems = self.grid.fontMetrics().horizontalAdvance("国")
        for number, name in enumerate(COLUMNS):
            self.grid.setColumnWidth(number, ems * WIDTHS.get(name, 9))
        self.grid.verticalHeader().setFixedWidth(ems * 3)
        self.grid.horizontalHeader().setStretchLastSection(True)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.grid.addActions([self._actions[name] for name in ("open", "folder", "drop")])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.tabs)
        self.setFocusProxy(self.grid)

    def _action(self, keys: str, do: object) -> QAction:
        action = QAction(self)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: do() if callable(do) else None)
        self.addAction(action)
        return action

    def toolbar_actions(self) -> list[QAction]:
        return [self._actions[name] for name in ("open", "folder", "drop", "look")]

    def _turn(self, number: int) -> None:
        self.tabs.setCurrentIndex(number)
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        shown: QWidget = self.grid if self.tabs.currentIndex() == 0 else self.lacking
        self.setFocusProxy(shown)
        shown.setFocus()

    # what is done

    def _row(self) -> int | None:
        place = self.grid.place
        return None if place is None or place[0] >= self.table.rowCount() else place[0]

    def open_file(self, *_: object) -> None:
        """Show the file of the current row with the program that this computer has for it."""
        row, store = self._row(), self._document.store
        if row is None or store is None:
            return
        from exchange.evidence_folder import folder_of, opened

        self.grid.commit()
        material = self.table.materials[row]
        self._document.tasks.run(opened, folder_of(store.path), material, done=partial(self._open, material))

    def _open(self, material: Material, found: "Found") -> None:
        name = "" if found.path is None else found.path.name
        how = word(f"evidence.{found.standing.value}", current(), file=name)
        if found.path is None:
            text = self.tr("{number}: {how}. Put the file back into the folder of materials; any name will do.")
            self.objected.emit(text.format(number=material.code, how=how))
            return
        if found.standing.value == "changed":
            self.objected.emit(
                self.tr("{number}: {how}. It is not what was added.").format(number=material.code, how=how)
            )
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(found.path)))

    def open_folder(self) -> None:
        """Show the folder of materials."""
        store = self._document.store
        if store is None:
            return
        from exchange.evidence_folder import folder_of

        folder = folder_of(store.path)
        if folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        else:
            self.said.emit(self.tr("There is no folder of materials yet: the first file makes it."))

    def drop(self) -> None:
        """Take the current material off the list. Its file stays in the folder."""
        row = self._row()
        if row is None or self._document.read_only:
            return
        self.grid.commit()
        gone = self.table.materials[row]
        left = [one for one in self.table.materials if one is not gone]
        if self.table.store(self.tr("Take {number} off the list").format(number=gone.code), left):
            self.said.emit(
                self.tr("{number} is off the list; its file stays in the folder. Ctrl+Z brings it back.").format(
                    number=gone.code
                )
            )

    def look(self) -> None:
        """Look for the files in the folder, beside the window."""
        store = self._document.store
        if store is None or not self.table.materials:
            return
        from exchange.evidence_folder import find, folder_of

        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._document.tasks.run(
            find, folder_of(store.path), self.table.materials, done=self._show_standing
        )

    def _show_standing(self, found: "Mapping[str, Found]") -> None:
        self._looking = None
        self.table.show_standing(found)

    def go_to(self, place: Place) -> bool:
        """Show a material: ("materials", number)."""
        if len(place) < 2 or place[0] != "materials":
            return False
        row = self.table.row_of(place[1])
        if row is None:
            return False
        self._turn(0)
        self.grid.move_to((row, COLUMNS.index("title")))
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        self.grid.commit()
        super().hideEvent(event)

    # what it says

    def retranslate(self) -> None:
        texts = {
            "open": self.tr("Open the file"),
            "folder": self.tr("Open the folder"),
            "drop": self.tr("Take off the list"),
            "look": self.tr("Look for the files"),
            "materials": self.tr("Materials"),
            "lacking": self.tr("Evidence wanting"),
        }
        for name, action in self._actions.items():
            keys = action.shortcut().toString()
            action.setText(texts[name])
            action.setToolTip(f"{texts[name]} ({keys})" if keys else texts[name])
        self.grid.setAccessibleName(texts["materials"])
        self.lacking.setAccessibleName(texts["lacking"])
        self._fill()

    def _show(self, *_: object) -> None:
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        assessment = self._document.assessment
        wanting = lacking(assessment.plan, assessment.entries)
        self.lacking.clear()
        for problem in wanting[:MOST]:
            item = QListWidgetItem(problem_text(problem, current()))
            item.setData(PLACE, problem.where)
            self.lacking.addItem(item)
        if len(wanting) > MOST:
            more = QListWidgetItem(self.tr("… and {count} more").format(count=len(wanting) - MOST))
            more.setFlags(Qt.ItemFlag.NoItemFlags)
            self.lacking.addItem(more)
        if not wanting:
            item = QListWidgetItem(self.tr("Nothing is wanting: every entry whose rule asks for evidence has some."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.lacking.addItem(item)
        self.tabs.setTabText(0, f"{self.tr('Materials')} {self.table.rowCount()}")
        self.tabs.setTabText(1, f"{self.tr('Evidence wanting')} {len(wanting)}")
        self._hint.setText(
            self.tr(
                "Drop scans on a cell of “Entry” or a row of “Bonus and deduction”, or press Alt+A there; select "
                "several cells and one scan serves them all. Ctrl+Enter opens the file of a row."
            )
        )
