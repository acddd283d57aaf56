"""The large step that a document writes beside the window, or the store that it reads: which, how far it is, and a way
to stop it."""

from PySide6.QtCore import QTimer

from gui.document import Document
from gui.theme import colours, paint
from gui.widgets.bars.work_bar import WorkBar

PATIENCE = 300
"""Milliseconds: what is through by then moves nothing in the window."""


class UnderWayBar(WorkBar):
    def __init__(self, document: Document) -> None:
        self._document = document
        super().__init__()
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE)
        self._timer.timeout.connect(self.show)
        document.under_way_changed.connect(self._follow)
        document.progressed.connect(self._advance)

    def _follow(self) -> None:
        way = self._document.under_way
        self.is_busy = way is not None
        if way is None:
            self._timer.stop()
            self.hide()
            return
        paint(self, colours(self).banner)
        self.progress.setRange(0, 0)
        self.retranslate()
        self._timer.start()

    def stop(self) -> None:
        if self._document.under_way is not None:
            self._document.under_way.stop()

    def retranslate(self) -> None:
        super().retranslate()
        way = self._document.under_way
        self._text.setText("" if way is None else f"{way.label} …")
