"""快捷键表: every key of the window, as the actions have them, and what the grids do with theirs."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.grid_keys import GRID_KEYS

_MENU_LETTER: Final = re.compile(r"\([A-Z]\)$")
"""Chinese menus have their letter behind the words; it is no part of them."""


def keys_of(actions: Iterable[QAction]) -> Iterator[tuple[str, str]]:
    """Keys and words of every action that has keys, each once."""
    seen = set()
    for action in actions:
        keys = " / ".join(shortcut.toString() for shortcut in action.shortcuts())
        words = _MENU_LETTER.sub("", action.iconText() or action.text())
        if keys and keys not in seen:
            seen.add(keys)
            yield keys, words


class ShortcutsDialog(QDialog):
    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHeaderLabels([self.tr("Keys"), self.tr("What they do")])
        self.list.setAccessibleName(self.windowTitle())
        grids = ((keys, QCoreApplication.translate("shortcuts", words)) for keys, words in GRID_KEYS)
        rows = [QTreeWidgetItem([keys, words]) for keys, words in (*keys_of(actions), *grids)]
        self.list.addTopLevelItems(rows)
        self.list.setColumnWidth(0, 190)
        self.list.setCurrentItem(rows[0])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.addWidget(buttons)
        self.resize(560, 480)
