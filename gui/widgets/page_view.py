"""A printed page on the screen: painted by the same function as on paper, at the width of the view or whole."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from gui.painting import Fonts, Page, page_image

EDGE = 10
"""Pixels free around the page."""


class PageView(QScrollArea):
    turned = Signal(int)
    """The wheel went over the edge of the page: +1 for the next one, -1 for the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._fonts: Fonts | None = None
        self._whole = False
        self._paper = QLabel()
        self._paper.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._paper.setMargin(EDGE)
        self.setWidget(self._paper)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def page(self) -> Page | None:
        return self._page

    def show_page(self, page: Page | None) -> None:
        """Show a page from its top, or nothing. The page that is shown already stays as it was scrolled."""
        if page is self._page:
            return
        self._page = page
        self._paint()
        self.verticalScrollBar().setValue(0)

    def show_whole(self, whole: bool) -> None:
        """The whole page, or its full width."""
        self._whole = whole
        self._paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.verticalScrollBar()
        down = event.angleDelta().y() < 0
        if bar.value() == (bar.maximum() if down else bar.minimum()):
            self.turned.emit(1 if down else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _paint(self) -> None:
        if self._page is None:
            self._paper.setPixmap(QPixmap())
            return
        if self._fonts is None:
            self._fonts = Fonts()
        width, height = self._page.size
        whole = self.maximumViewportSize()
        bar = 0 if self._whole else self.verticalScrollBar().sizeHint().width()
        per_millimetre = max(50, whole.width() - 2 * EDGE - bar) / width
        if self._whole:
            per_millimetre = min(per_millimetre, max(50, whole.height() - 2 * EDGE) / height)
        ratio = self.devicePixelRatioF()
        image = page_image(self._page, self._fonts, per_millimetre * 25.4 * ratio)
        image.setDevicePixelRatio(ratio)
        self._paper.setPixmap(QPixmap.fromImage(image))
