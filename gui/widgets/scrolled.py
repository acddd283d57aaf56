"""A page that scrolls down where it is too tall, and is always as wide as there is room beside the scroll bar."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scrolled(QScrollArea):
    """Qt's own fitting forgets the scroll bar where the height of a page depends on its width."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = page
        self.setWidget(page)
        page.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        layout, room = self._page.layout(), self.viewport().size()
        if layout is None:
            return
        wraps = layout.hasHeightForWidth()
        needed = layout.minimumHeightForWidth(room.width()) if wraps else layout.minimumSize().height()
        self._page.resize(room.width(), max(needed, room.height()))
