"""A page that scrolls down where it is too tall, and is always as wide as there is room beside the scroll bar."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QScrollArea, QWidget


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
        self._kept = QTimer(self, singleShot=True, interval=0)  # once all layouts inside are done
        self._kept.timeout.connect(self._keep)

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
        self._kept.start()

    def _keep(self) -> None:
        """What is typed into stays seen when lines come and go above it; of a table, as much as there is room for."""
        focused = self.window().focusWidget()
        if focused is None or not self._page.isAncestorOf(focused):
            return
        around, above = focused, focused.parentWidget()
        while above is not None and above is not self._page:
            around = above if isinstance(above, QAbstractItemView) else around
            above = above.parentWidget()
        half = around.height() // 2  # of a table: Qt's own way sees to its current cell only
        middle, room = around.mapTo(self._page, QPoint(0, half)).y(), self.viewport().height()
        if middle + half + 8 <= room:  # what fits is shown from the top, with its heading
            self.verticalScrollBar().setValue(0)
            return
        self.ensureVisible(0, middle, 0, min(half + 8, room // 2))
        self.ensureWidgetVisible(focused, 0, 8)
