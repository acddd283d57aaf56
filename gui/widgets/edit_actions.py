"""Cut, copy, paste, clear and fill in the menu: they act on the table or the line of text that has the keyboard.

The tables and lines act on these keys by themselves; here the keys are only shown.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from gui.language import QT_TRANSLATE_NOOP
from gui.widgets.grid.grid import Grid
from gui.widgets.plan.plan_view import PlanView
from gui.widgets.read_text import ReadText
from gui.widgets.table import ReadTable

ROWS: Final = (
    ("cut", QT_TRANSLATE_NOOP("edits", "Cu&t"), "Ctrl+X"),
    ("copy", QT_TRANSLATE_NOOP("edits", "&Copy"), "Ctrl+C"),
    ("paste", QT_TRANSLATE_NOOP("edits", "&Paste"), "Ctrl+V"),
    None,
    ("clear", QT_TRANSLATE_NOOP("edits", "Cle&ar"), "Del"),
    ("fill_down", QT_TRANSLATE_NOOP("edits", "Fill &down"), "Ctrl+D"),
    ("fill_right", QT_TRANSLATE_NOOP("edits", "Fill &right"), "Ctrl+R"),
    ("fill_selection", QT_TRANSLATE_NOOP("edits", "&Fill the selection"), "Ctrl+Return"),
    None,
    ("select_all", QT_TRANSLATE_NOOP("edits", "&Select all"), "Ctrl+A"),
)
"""What is done, its words, its key; None is a separating line."""


def deed(target: QWidget | None, name: str) -> Callable[[], None] | None:
    """What `name` does to `target`; None where it has no meaning there."""
    if isinstance(target, Grid):
        return target.select_everything if name == "select_all" else getattr(target.blocks, name)
    if isinstance(target, PlanView):
        return {
            "copy": target.copy,
            "paste": target.paste_wanted.emit,
            "select_all": target.select_everything,
        }.get(name)
    if isinstance(target, ReadTable | ReadText):
        return {"copy": target.copy, "select_all": target.select_everything}.get(name)
    if isinstance(target, QLineEdit):
        return {
            "cut": target.cut,
            "copy": target.copy,
            "paste": target.paste,
            "clear": target.del_,
            "select_all": target.selectAll,
        }.get(name)
    return None


class EditActions(QObject):
    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._target: QWidget | None = None
        self._grid: Grid | None = None
        """The grid around the target, where that is an editor: a menu opened by key closes it."""
        self.actions: dict[str, QAction] = {}
        menu.addSeparator()
        for row in ROWS:
            if row is None:
                menu.addSeparator()
            else:
                self.actions[row[0]] = self._add(menu, row[0], row[2])
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._aim)
        menu.aboutToShow.connect(self._enable)
        self.retranslate()

    def _add(self, menu: QMenu, name: str, key: str) -> QAction:
        action = menu.addAction("")
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # never asked for: it is there to be read
        action.triggered.connect(lambda: self._do(name))
        return action

    def _aim(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or isinstance(now, QMenuBar | QMenu):
            return
        self._target, self._grid = now, None
        above = now.parentWidget()
        while above is not None and self._grid is None:
            self._grid = above if isinstance(above, Grid) else None
            above = above.parentWidget()

    def _aimed_at(self) -> QWidget | None:
        closing = self._grid is not None and QApplication.focusWidget() is not self._target
        target = self._grid if closing else self._target
        return target if target is not None and isValid(target) and target.isVisible() else None

    def _enable(self) -> None:
        for name, action in self.actions.items():
            action.setEnabled(deed(self._aimed_at(), name) is not None)

    def _do(self, name: str) -> None:
        act = deed(self._aimed_at(), name)
        if act is not None:
            act()

    def retranslate(self) -> None:
        for row in ROWS:
            if row is not None:
                self.actions[row[0]].setText(QCoreApplication.translate("edits", row[1]))
