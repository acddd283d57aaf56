"""首页: what was open lately, and the ways to begin. It is also what an empty window shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from gui.document import Document
from gui.pages.page import Page
from gui.settings import SettingsFile
from gui.widgets.way_button import WayButton

WAYS = ("new_sample", "take_over", "new_json", "new_year", "open")
"""Names of the actions that the page offers as buttons."""
PATH = int(Qt.ItemDataRole.UserRole)
MISSING = PATH + 1


@dataclass(frozen=True, slots=True)
class RecentFile:
    path: str
    modified: str = ""
    missing: bool = False


def look_at(paths: Sequence[str]) -> tuple[RecentFile, ...]:
    """Which files are there and when they were changed; asked on a worker, for a share may be off."""
    return tuple(_look_at(path) for path in paths)


def _look_at(path: str) -> RecentFile:
    try:
        return RecentFile(path, f"{datetime.fromtimestamp(Path(path).stat().st_mtime):%Y-%m-%d %H:%M}")
    except OSError:
        return RecentFile(path, missing=True)


class StartPage(Page):
    open_path = Signal(str)

    def __init__(self, document: Document, settings: SettingsFile, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._document, self._settings = document, settings
        self._actions = {name: actions[name] for name in WAYS}
        self._buttons = {name: WayButton() for name in WAYS}
        self._name, self._about, self._heading = QLabel(), QLabel(), QLabel()
        self._empty = QLabel()
        self._list = _RecentList()
        self._remove = QPushButton()
        self._lists = QStackedWidget()
        self._lay_out()
        self._list.itemActivated.connect(self._activate)
        self._list.itemSelectionChanged.connect(self._enable)
        self._list.removal_wanted.connect(self._forget)
        self._remove.clicked.connect(self._forget)
        for name, button in self._buttons.items():
            button.clicked.connect(self._actions[name].trigger)
        self._actions["take_over"].enabledChanged.connect(self._buttons["take_over"].setEnabled)
        self.retranslate()

    def _lay_out(self) -> None:
        big = QFont(self.font())
        big.setPointSize(22)
        big.setBold(True)
        self._name.setFont(big)
        bold = QFont(self.font())
        bold.setBold(True)
        self._heading.setFont(bold)
        for label in (self._name, self._about, self._heading, self._empty):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._name)
        left.addWidget(self._about)
        left.addSpacing(16)
        for button in self._buttons.values():
            left.addWidget(button)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._heading)
        self._lists.addWidget(self._list)
        self._lists.addWidget(self._empty)
        right.addWidget(self._lists, 1)
        right.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        both = QHBoxLayout(self)
        both.setContentsMargins(28, 24, 28, 20)
        both.setSpacing(32)
        both.addLayout(left, 2)
        both.addLayout(right, 5)

    def refresh(self) -> None:
        """Show the recent files as they are remembered, then look which of them are there."""
        recent = self._settings.settings.recent
        self._fill(tuple(RecentFile(path) for path in recent))
        if recent:
            self._document.tasks.run(look_at, recent, done=self._fill)

    def _fill(self, files: tuple[RecentFile, ...]) -> None:
        if tuple(file.path for file in files) != self._settings.settings.recent:
            return  # the list has changed while the worker was looking
        chosen = self._chosen()
        self._list.clear()
        rows = [self._row(file) for file in files]
        self._list.addTopLevelItems(rows)
        for row in rows[:1] + [row for row in rows if row.data(0, PATH) == chosen]:
            self._list.setCurrentItem(row)
        self._lists.setCurrentWidget(self._list if files else self._empty)
        self.setFocusProxy(self._list if files else self._buttons[WAYS[0]])
        self._remove.setVisible(bool(files))
        self._enable()

    def _row(self, file: RecentFile) -> QTreeWidgetItem:
        path = Path(file.path)
        when = self.tr("not found") if file.missing else file.modified
        row = QTreeWidgetItem([path.stem, when, str(path.parent)])
        row.setData(0, PATH, file.path)
        row.setData(0, MISSING, file.missing)
        row.setToolTip(2, file.path.replace("<", "‹"))  # a tool tip may be taken for markup
        if file.missing:
            for column in range(3):
                row.setForeground(column, self.palette().placeholderText())
        return row

    def _chosen(self) -> str | None:
        item = self._list.currentItem()
        return None if item is None else str(item.data(0, PATH))

    def _enable(self) -> None:
        self._remove.setEnabled(self._chosen() is not None)

    def _activate(self, item: QTreeWidgetItem) -> None:
        if item.data(0, MISSING):
            self.objected.emit(
                self.tr(
                    "{path} is not there: it was moved, or its disk or share is off. Del takes it off this list."
                ).format(path=item.data(0, PATH))
            )
            return
        self.open_path.emit(str(item.data(0, PATH)))

    def _forget(self) -> None:
        path = self._chosen()
        if path is not None:
            self._settings.save(self._settings.settings.without_recent(path))
            self.refresh()
            self.setFocus()
            self.said.emit("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def retranslate(self) -> None:
        self._name.setText(self.tr("Quanheng"))
        self._about.setText(self.tr("Weights, entry, exact scores, ranking, signed sheets"))
        self._heading.setText(self.tr("Opened lately"))
        self._empty.setText(
            self.tr(
                "No assessment file yet. Bring last year's weights from a workbook (or drop it here), start from the "
                "sample city to see how it works, or open a file."
            )
        )
        self._remove.setText(self.tr("Take off this list (Del)"))
        self._list.setHeaderLabels([self.tr("File"), self.tr("Changed"), self.tr("Folder")])
        self._list.setAccessibleName(self.tr("Opened lately"))
        words = {
            "take_over": (
                self.tr("Last year's weights from Excel…"),
                self.tr("Begins the first year; updates the plan that is open"),
            ),
            "new_sample": (self.tr("New: sample city"), self.tr("Ten made-up districts with plan and entries")),
            "new_json": (self.tr("New from JSON…"), self.tr("A plan or a whole assessment from a file")),
            "new_year": (self.tr("New from last year…"), self.tr("Same plan, next year, entries blank")),
            "open": (self.tr("Open…"), self.tr("A file of this office")),
        }
        for name, (text, description) in words.items():
            self._buttons[name].set_words(text, self._actions[name].shortcut().toString(), description)
        self.refresh()


class _RecentList(QTreeWidget):
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setColumnCount(3)
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.setColumnWidth(0, 260)
        self.setColumnWidth(1, 140)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem(), 0)
        else:
            super().keyPressEvent(event)
