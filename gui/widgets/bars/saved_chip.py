"""The chip at the right of the menu: saved and when, or read only. Every action is saved at once."""

from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import colours


class SavedChip(QWidget):
    """The sign is drawn: the fonts of an office PC may lack it."""

    def __init__(self) -> None:
        super().__init__()
        self._saved_at: datetime | None = None
        self._read_only = False
        self._final = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setVisible(False)

    @property
    def is_final(self) -> bool:
        return bool(self._final)

    def show_final(self, number: int) -> None:
        """The version that was made final."""
        self._show(None, read_only=False, final=number)

    def show_saved(self, at: datetime) -> None:
        self._show(at, read_only=False)

    def show_read_only(self) -> None:
        self._show(None, read_only=True)

    def show_nothing(self) -> None:
        self._final = 0
        self.setVisible(False)

    def text(self) -> str:
        if self._final:
            return self.tr("Final, version {number}").format(number=self._final)
        if self._read_only:
            return self.tr("Read only")
        return self.tr("Saved {time}").format(time=f"{self._saved_at:%H:%M}") if self._saved_at else ""

    def _show(self, at: datetime | None, *, read_only: bool, final: int = 0) -> None:
        self._saved_at, self._read_only, self._final = at, read_only, final
        self.setAccessibleName(self.text())
        self.setVisible(True)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the longest text: a menu bar does not make room again when its corner grows."""
        metrics = self.fontMetrics()
        final = self.tr("Final, version {number}").format(number=99)
        texts = (final, self.tr("Read only"), self.tr("Saved {time}").format(time="00:00"))
        return QSize(max(metrics.horizontalAdvance(text) for text in texts) + 40, metrics.height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = colours(self)
        pair = tokens.banner if self._read_only or self._final else tokens.good
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pair.back))
        painter.drawRoundedRect(self.rect().adjusted(2, 1, -6, -1), 4, 4)
        painter.setPen(QPen(QColor(pair.text), 2))
        middle = self.height() // 2
        if self._final:  # a lock
            painter.setBrush(QColor(pair.text))
            painter.drawRect(QRect(10, middle - 1, 10, 6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawArc(QRect(11, middle - 6, 8, 9), 0, 180 * 16)
        elif self._read_only:
            painter.drawEllipse(QRect(9, middle - 4, 12, 8))
            painter.drawPoint(15, middle)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygon([QPoint(10, middle), QPoint(13, middle + 4), QPoint(20, middle - 4)]))
        painter.drawText(
            self.rect().adjusted(26, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)
