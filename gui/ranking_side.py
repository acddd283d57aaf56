"""The live ranking beside the pages that have it: built when it is first shown, away with F9, and where a page needs
its room."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from gui.document import Document
from gui.widgets.ranking_panel import RankingPanel

WIDE = 1600
"""A window so wide has room for the ranking beside a page that wants much."""


class RankingSide(QObject):
    place_wanted = Signal(object)

    def __init__(self, document: Document, window: QWidget, beside: QSplitter, page_has_it: Callable[[], bool]) -> None:
        super().__init__(window)
        self._document, self._window, self._beside, self._page_has_it = document, window, beside, page_has_it
        self.panel: RankingPanel | None = None
        self._wanted = True
        self._room_given = False

    def shows(self) -> bool:
        return self.panel is not None and self.panel.isVisible()

    def unit_at_keyboard(self) -> str:
        """The code of its current unit while the keyboard is there; else ""."""
        panel, focus = self.panel, self._window.focusWidget()
        return panel.unit() if panel is not None and panel.isVisible() and panel.isAncestorOf(focus) else ""

    def toggle(self) -> None:
        self._wanted = not self._wanted
        self.show()

    def give_room(self, wanted: bool) -> None:
        """A page that needs the room of the ranking has it, unless the window is wide; F9 brings it back."""
        if wanted and self._wanted and self._window.width() < WIDE:
            self._room_given = True
            self.toggle()
        elif not wanted and self._room_given:
            self._room_given = False
            if not self._wanted:
                self.toggle()

    def show(self) -> None:
        wanted = self._wanted and self._document.is_open and self._page_has_it()
        if wanted and self.panel is None:
            self.panel = RankingPanel(self._document)
            self.panel.place_wanted.connect(self.place_wanted)
            self._beside.addWidget(self.panel)
            self._beside.setStretchFactor(0, 1)
            self._beside.setSizes([self._window.width() - 356, 244])
        if self.panel is not None:
            self.panel.setVisible(wanted)
