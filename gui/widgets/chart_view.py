"""A chart on the screen: its picture, and what is said of the mark under the pointer or reached by the arrows."""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget

from exchange.charts.picture import Picture, Spot
from exchange.charts.render import Pixels
from gui.theme import colours

SETTLED = 80
"""Milliseconds without another size before a chart is drawn anew."""


class ChartCanvas(QWidget):
    """The picture, pixel by pixel, with a frame around the mark that the keyboard has reached."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.picture: Picture | None = None
        self.dpi = 96.0
        self.spot: Spot | None = None
        self.setMouseTracking(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(0, 0, self.image)
        if self.spot is not None:
            painter.setPen(QPen(QColor(colours(self).selected.back), 2))
            painter.drawRect(self.area(self.spot))

    def area(self, spot: Spot) -> QRectF:
        scale = self.dpi / 25.4 / self.devicePixelRatioF()
        return QRectF(spot.x * scale, spot.y * scale, spot.width * scale, spot.height * scale)

    def tip_at(self, point: QPoint) -> str:
        if self.picture is None:
            return ""
        scale = self.devicePixelRatioF() * 25.4 / self.dpi
        return self.picture.tip_at(point.x() * scale, point.y() * scale)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self.tip_at(event.pos())
            if tip:
                QToolTip.showText(event.globalPos(), tip, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


class ChartView(QScrollArea):
    resized = Signal()
    """There is other room for the chart now, and it stays so."""
    mark_reached = Signal(str)
    """What is said of the mark at the keyboard; "" where it is at none."""
    turned = Signal(int)
    """Page up or page down."""

    def __init__(self) -> None:
        super().__init__()
        self.canvas = ChartCanvas()
        self.setWidget(self.canvas)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._settling = QTimer(self, singleShot=True, interval=SETTLED)
        self._settling.timeout.connect(self._settle)
        self._told = (0, 0)
        self._at = -1

    @property
    def dpi(self) -> float:
        """Pixels of the device in an inch of the chart."""
        return 96.0 * self.devicePixelRatioF()

    @property
    def room(self) -> tuple[int, int]:
        """Pixels of the device that a chart may take without scrolling; beside a bar, whether there is one or not, so
        that no chart changes the room it is drawn for."""
        ratio, whole = self.devicePixelRatioF(), self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        return round((whole.width() - bar) * ratio), round(whole.height() * ratio)

    def show_picture(self, picture: Picture, pixels: Pixels, dpi: float) -> None:
        image = QImage(pixels.data, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGBA8888)
        image = image.copy()  # the bytes are not ours to keep
        image.setDevicePixelRatio(self.devicePixelRatioF())
        same = self.canvas.picture is not None and self.canvas.picture.title == picture.title
        self.canvas.image, self.canvas.picture, self.canvas.dpi = image, picture, dpi
        self.canvas.resize(image.deviceIndependentSize().toSize())
        self.canvas.setAccessibleName(picture.title)
        if not same:
            self._leave_mark()
            self.verticalScrollBar().setValue(0)
        self.canvas.update()

    def clear(self) -> None:
        self.canvas.image, self.canvas.picture = QImage(), None
        self._leave_mark()
        self.canvas.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settling.start()

    def _settle(self) -> None:
        if self.room != self._told:
            self._told = self.room
            self.resized.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._settling.stop()
        super().hideEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._leave_mark()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in steps:
            self._step(steps[key])
        elif plain and key in pages:
            self.turned.emit(pages[key])
        elif key == Qt.Key.Key_Escape and self._at >= 0:
            self._leave_mark()
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        """To the next mark of the chart that says something."""
        spots = [] if self.canvas.picture is None else [spot for spot in self.canvas.picture.spots if spot.tip]
        if not spots:
            return
        self._at = (self._at + step) % len(spots) if self._at >= 0 else (0 if step > 0 else len(spots) - 1)
        self.canvas.spot = spots[self._at]
        area = self.canvas.area(spots[self._at]).toRect()
        self.ensureVisible(area.center().x(), area.center().y(), 60, 40)
        self.canvas.update()
        self.mark_reached.emit(spots[self._at].tip.replace("\n", "  "))

    def _leave_mark(self) -> None:
        self._at, self.canvas.spot = -1, None
        self.canvas.update()
        self.mark_reached.emit("")

    def copy(self) -> bool:
        """Put the picture on the clipboard; False where there is none."""
        if self.canvas.image.isNull():
            return False
        QGuiApplication.clipboard().setImage(self.canvas.image)
        return True
