"""What a page of the window is.

A page is given the document and nothing else. To add one: a file in `gui/pages/` with a subclass of `Page`, and
a row in `PAGES` of `gui/main_window.py`; it is built when it is first shown. The window puts the page's
`actions()` (QWidget's own list, filled with `addAction`) into its toolbar while the page is shown, the words of
`counters()` into the status bar, and what the page `said` into the message line.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gui.settings import SettingsFile
from scoring.problems import Place, Problem


class Page(QWidget):
    said = Signal(str)
    """A sentence for the message line: a hint, or what an action has done."""
    objected = Signal(str)
    """Why something that was typed is not taken over."""
    place_wanted = Signal(object)
    """Place: show it, on whatever page has it."""
    counters_changed = Signal()
    menu = ""
    """The menu (of `gui.actions.MENUS`) that has `menu_actions()` while the page is shown."""
    room_wanted = Signal(bool)
    """Whether the page needs the room of the panel beside it."""

    doubts_changed = Signal()

    def counters(self) -> tuple[str, ...]:
        """Short words for the status bar, such as "Blank 7"."""
        return ()

    def menu_actions(self) -> Sequence[QAction]:
        """What stands in the page's menu, with separating lines."""
        return ()

    def layout_state(self) -> str:
        """How a person arranged the page, for `restore_layout` at the next start."""
        return ""

    def restore_layout(self, state: str) -> None:
        """Arrange the page as `layout_state` said; what it does not know changes nothing."""

    def press_counter(self, number: int) -> None:
        """Somebody has pressed one of the `counters`."""

    def counter_menu(self, number: int) -> QMenu | None:
        """What a right click on one of the `counters` offers."""
        return None

    def toolbar_actions(self) -> list[QAction]:
        """What stands in the toolbar while the page is shown."""
        return self.actions()

    def actions_by_menu(self) -> Mapping[str, Sequence[QAction]]:
        """What stands in the menus of the window while the page is shown, by the name of the menu."""
        return {}

    def doubts(self) -> tuple[Problem, ...]:
        """What is doubtful beside what the result finds; `doubts_changed` tells of others."""
        return ()

    def hides(self, problem: Problem) -> bool:
        """Is a finding kept out of sight for now, as it would give away what is not to be seen?"""
        return False

    def keep_in(self, settings: SettingsFile) -> None:
        """Where to remember how the page was left: widths, zoom, what is folded."""

    def unit(self) -> str:
        """The code of the unit at which the keyboard is; "" where the page has none."""
        return ""

    def go_to(self, place: Place) -> bool:
        """Show a place of the assessment and put the keyboard there. False where it is not on this page."""
        return False

    def retranslate(self) -> None:
        """Set every text anew; called once by the page itself and after each switch of the language."""

    def recolour(self) -> None:
        """Light has become dark, or the other way round: what was made in other colours is made anew."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
