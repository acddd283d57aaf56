"""The curve of a rule with the units on it: points by measure; or, where no measure is scored, the points as bars.

This year's units are filled dots, last year's hollow ones, a tried value is a cross: they differ without colour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.figures import rounded
from gui.grid_model import plain_tip
from gui.theme import Colours, colours
from scoring.numbers import plain
from scoring.preview.span import round_step

if TYPE_CHECKING:  # with NumPy, for which no page waits
    from scoring.preview.curve import Curve
    from scoring.preview.stage import Dot

NEAR: Final = 9
"""Pixels from a dot within which it is meant."""
BARS: Final = 4
"""Pixels for a bar and its room from which it has an edge of its own; narrower ones are lines, side by side."""
CROWD: Final = 600
"""So many units are drawn pixel by pixel."""
TOLD: Final = 60
"""So many units are told to who does not see them; of more, how many there are."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn. Without a curve the dots are bars."""

    curve: "Curve | None" = None
    dots: "tuple[Dot, ...]" = ()
    ghosts: "tuple[Dot, ...]" = ()
    tried: tuple[Fraction, Fraction] | None = None
    unit: str = ""
    weight: Fraction = Fraction(0)
    places: int = 2
    stale: bool = False
    """Is it of the last rule that could be read, because the one that is typed cannot be?"""


class RuleCurve(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.picture: Picture | None = None
        self._dots: list[tuple[tuple[float, float], Dot, bool]] = []
        self.setMinimumHeight(110)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        bars = self.picture is not None and self.picture.curve is None
        return QSize(20 * em, (7 if bars else 10) * em)

    def show_picture(self, picture: Picture | None) -> None:
        self.picture = picture
        self.updateGeometry()
        self.setAccessibleDescription("; ".join(self._told()))
        self.update()

    def fade(self) -> None:
        """What is drawn holds no more; what holds is on its way."""
        if self.picture is not None and not self.picture.stale:
            self.picture = replace(self.picture, stale=True)
            self.update()

    def _told(self) -> Iterator[str]:
        """The units as words, for who does not see them."""
        dots = self.picture.dots if self.picture else ()
        for dot in dots[:TOLD]:
            yield self._name(dot, "")
        if len(dots) > TOLD:
            yield self.tr("and {count} more").format(count=len(dots) - TOLD)

    def _name(self, dot: "Dot", year: str) -> str:
        assert self.picture is not None
        measure = "" if dot.measure is None else f" {plain(dot.measure)}{self.picture.unit}"
        points = self.tr("{points} points").format(points=rounded(dot.points, self.picture.places))
        return f"{dot.name}{year}{measure} → {points}"

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.text_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(text), self) if text else QToolTip.hideText()
            return True
        return super().event(event)

    def text_at(self, at: QPointF) -> str:
        """The units that stand at a point of the widget, one a line."""
        left, top = at.x(), at.y()
        near = [(dot, old) for (x, y), dot, old in self._dots if abs(x - left) + abs(y - top) <= NEAR]
        return "\n".join(self._name(dot, self.tr(" (last year)") if old else "") for dot, old in near[:12])

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = colours(self)
        painter.fillRect(self.rect(), QColor(tokens.normal.back))
        self._dots = []
        if self.picture is not None:
            painter.setOpacity(0.45 if self.picture.stale else 1)
            if self.picture.curve is not None:
                self._curve(painter, tokens, self.picture, self.picture.curve)
            else:
                self._bars(painter, tokens, self.picture)
            if self.picture.dots or self.picture.curve is not None:
                self._legend(painter, tokens, self.picture)
        painter.end()

    def _frame(self, left_text: str) -> QRectF:
        metrics = QFontMetricsF(self.font())
        em = metrics.height()
        left = metrics.horizontalAdvance(left_text) + em * 0.7
        return QRectF(left, em * 1.5, max(10.0, self.width() - left - em), max(10.0, self.height() - em * 3.1))

    def _curve(self, painter: QPainter, tokens: Colours, picture: Picture, curve: "Curve") -> None:
        heights = _ticks(curve.bottom, curve.top, 4)
        frame = self._frame(max((plain(height) for height in heights), key=len))
        low, bottom = float(curve.low), float(curve.bottom)
        across = (float(curve.high) - low) or 1.0
        up = (float(curve.top) - bottom) or 1.0
        left, foot, wide, tall = frame.left(), frame.bottom(), frame.width() / across, frame.height() / up

        def place(x: Fraction, y: Fraction) -> tuple[float, float]:
            right, height = x.numerator / x.denominator - low, y.numerator / y.denominator - bottom
            return left + right * wide, foot - height * tall

        self._axes(painter, tokens, frame)
        metrics = QFontMetricsF(self.font())
        for height in heights:
            at = QPointF(*place(curve.low, height))
            self._line(painter, tokens.line, QPointF(frame.left() - 3, at.y()), QPointF(frame.right(), at.y()), 0.6)
            text = plain(height)
            painter.setPen(QColor(tokens.normal.text))
            base = at.y() + metrics.ascent() / 2 - 1
            painter.drawText(QPointF(frame.left() - 6 - metrics.horizontalAdvance(text), base), text)
        widths = _ticks(curve.low, curve.high, max(2, int(frame.width() / (metrics.height() * 4))))
        for number, width in enumerate(widths):
            at = QPointF(*place(width, curve.bottom))
            self._line(painter, tokens.normal.text, at, at + QPointF(0, 4), 1)
            text = plain(width) + (picture.unit if number == len(widths) - 1 else "")
            half = metrics.horizontalAdvance(text) / 2
            x = min(max(at.x() - half, 0.0), self.width() - 2 * half)
            painter.setPen(QColor(tokens.normal.text))
            painter.drawText(QPointF(x, frame.bottom() + metrics.height() * 1.15), text)
        self._path(painter, tokens, curve, [QPointF(*place(*point)) for point in curve.points])
        for hollow, dots in ((True, picture.ghosts), (False, picture.dots)):
            places = [(place(dot.measure, dot.points), dot) for dot in dots if dot.measure is not None]
            self._all_dots(painter, tokens, places, hollow=hollow)
        if picture.tried is not None and curve.low <= picture.tried[0] <= curve.high:
            self._cross(painter, tokens, QPointF(*place(*picture.tried)), frame)

    def _path(self, painter: QPainter, tokens: Colours, curve: "Curve", places: Sequence[QPointF]) -> None:
        """The line, with dotted risers where the points leap."""
        path, leaps = QPainterPath(), QPainterPath()
        for index, at in enumerate(places):
            if index and not curve.is_jump(index - 1):
                path.lineTo(at)
                continue
            if index:
                leaps.moveTo(places[index - 1])
                leaps.lineTo(at)
            path.moveTo(at)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.normal.text), 2))
        painter.drawPath(path)
        painter.setPen(QPen(QColor(tokens.blank.text), 1, Qt.PenStyle.DotLine))
        painter.drawPath(leaps)

    def _all_dots(
        self, painter: QPainter, tokens: Colours, places: "Sequence[tuple[tuple[float, float], Dot]]", *, hollow: bool
    ) -> None:
        """A dot for each unit; where many units stand on one pixel, or a crowd within three, one dot."""
        radius = QFontMetricsF(self.font()).height() * 0.26
        painter.setPen(QPen(QColor(tokens.selected.back if not hollow else tokens.normal.text), 1.4))
        painter.setBrush(QColor(tokens.normal.back) if hollow else QColor(tokens.selected.back))
        grain = 1 if len(places) <= CROWD else 3
        for at in {(int(at[0]) // grain, int(at[1]) // grain): at for at, _ in places}.values():
            painter.drawEllipse(QPointF(*at), radius, radius)
        self._dots += [(at, dot, hollow) for at, dot in places]

    def _cross(self, painter: QPainter, tokens: Colours, at: QPointF, frame: QRectF) -> None:
        painter.setPen(QPen(QColor(tokens.missing.text), 1, Qt.PenStyle.DashLine))
        painter.drawLine(at, QPointF(at.x(), frame.bottom()))
        painter.drawLine(at, QPointF(frame.left(), at.y()))
        arm = QFontMetricsF(self.font()).height() * 0.35
        painter.setPen(QPen(QColor(tokens.missing.text), 2))
        painter.drawLine(at - QPointF(arm, arm), at + QPointF(arm, arm))
        painter.drawLine(at - QPointF(arm, -arm), at + QPointF(arm, -arm))

    def _bars(self, painter: QPainter, tokens: Colours, picture: Picture) -> None:
        """The points of the units side by side, last year's as a hollow dot over the bar."""
        dots = picture.dots
        if not dots:
            painter.setPen(QColor(tokens.blank.text))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("No unit has points here yet."))
            return
        points = list({id(dot.points): dot.points for dot in dots}.values())  # equal points are one object
        top = max(*points, picture.weight, Fraction(1, 100))
        bottom = min(*points, Fraction(0))
        heights = _ticks(bottom, top, 4)
        frame = self._frame(max((plain(height) for height in heights), key=len))
        metrics, base = QFontMetricsF(self.font()), float(bottom)
        per = frame.height() / float(top - bottom)

        def level(value: Fraction) -> float:
            return frame.bottom() - (value.numerator / value.denominator - base) * per

        self._axes(painter, tokens, frame)
        for height in heights:
            self._line(
                painter, tokens.line, QPointF(frame.left() - 3, level(height)), QPointF(frame.right(), level(height)), 1
            )
            text = plain(height)
            painter.setPen(QColor(tokens.normal.text))
            left = frame.left() - 6 - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(left, level(height) + metrics.ascent() / 2 - 1), text)
        step, foot = frame.width() / len(dots), level(Fraction(0))
        before = {dot.unit: dot for dot in picture.ghosts}
        ghosts: list[tuple[tuple[float, float], Dot]] = []
        skyline: dict[int, float] = {}
        if step <= BARS:  # too many for names: in the order of their points, which shows how these are spread
            dots = tuple(sorted(dots, key=attrgetter("points"), reverse=True))
        painter.setPen(QPen(QColor(tokens.normal.text), 1))
        painter.setBrush(QColor(tokens.selected.back))
        for number, dot in enumerate(dots):
            x, end = frame.left() + step * number, level(dot.points)
            if step > BARS:
                painter.drawRect(QRectF(x + step * 0.2, min(end, foot), step * 0.6, abs(end - foot)))
            else:
                skyline |= dict.fromkeys(range(int(x), int(x + step) + 1), end)
            middle = x + step / 2
            self._dots.append(((middle, min(end, foot)), dot, False))
            if (old := before.get(dot.unit)) is not None:
                ghosts.append(((middle, level(old.points)), old))
        if step <= BARS:
            painter.setPen(QPen(QColor(tokens.selected.back), 1))
            painter.drawLines([QLineF(x + 0.5, foot, x + 0.5, end) for x, end in skyline.items()])
        self._all_dots(painter, tokens, ghosts, hollow=True)
        painter.setPen(QColor(tokens.normal.text))
        for number, dot in enumerate(dots if step >= metrics.height() else ()):
            name = metrics.elidedText(dot.name, Qt.TextElideMode.ElideRight, step)
            box = QRectF(frame.left() + step * number, frame.bottom() + 3, step, metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), name)

    def _legend(self, painter: QPainter, tokens: Colours, picture: Picture) -> None:
        """What the marks mean, above the frame at its right end."""
        metrics = QFontMetricsF(self.font())
        radius, middle = metrics.height() * 0.26, metrics.height() * 0.7
        right = self.width() - metrics.height() * 0.6
        for hollow, shown, text in (
            (True, bool(picture.ghosts), self.tr("last year")),
            (False, bool(picture.dots), self.tr("this year")),
        ):
            if not shown:
                continue
            right -= metrics.horizontalAdvance(text)
            painter.setPen(QColor(tokens.normal.text))
            painter.drawText(QPointF(right, middle + metrics.ascent() / 2 - 1), text)
            right -= radius * 2.4
            painter.setPen(QPen(QColor(tokens.normal.text if hollow else tokens.selected.back), 1.4))
            painter.setBrush(QColor(tokens.normal.back) if hollow else QColor(tokens.selected.back))
            painter.drawEllipse(QPointF(right, middle), radius, radius)
            right -= radius * 4
        painter.setPen(QColor(tokens.normal.text))
        painter.drawText(QPointF(4, middle + metrics.ascent() / 2 - 1), self.tr("points"))

    def _axes(self, painter: QPainter, tokens: Colours, frame: QRectF) -> None:
        painter.setPen(QPen(QColor(tokens.normal.text), 1))
        painter.drawLine(frame.topLeft(), frame.bottomLeft())
        painter.drawLine(frame.bottomLeft(), frame.bottomRight())

    def _line(self, painter: QPainter, colour: str, start: QPointF, end: QPointF, width: float) -> None:
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLine(start, end)


def _ticks(low: Fraction, high: Fraction, count: int) -> list[Fraction]:
    """Round figures between two values, about so many."""
    step = round_step(high - low, count)
    first = -((-low / step).__floor__())
    return [step * number for number in range(first, (high / step).__floor__() + 1)]
