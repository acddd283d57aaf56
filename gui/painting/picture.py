"""A chart's picture put on paper: the marks that the screen and the image have, as lines and letters of the page."""

from typing import Final, assert_never

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from exchange.charts.picture import PAPER, Box, Dot, Line, Picture, Piece, Shape, Words
from gui.painting.fonts import POINT, UNITS

MIDDLE: Final = 0.37
"""The middle of Chinese characters and of digits above the line that they stand on, in parts of their size."""
HATCH_STEP: Final = 1.06
"""Millimetres from line to line of a hatch."""
HATCH_WIDTH: Final = 0.5
EDGE: Final = 0.6
"""Points."""


def paint_picture(painter: QPainter, picture: Picture, families: list[str]) -> None:
    """Paint a picture. The painter's unit must be a hundredth of a millimetre, its origin the picture's corner."""
    for piece in picture.pieces:
        _paint(painter, piece, families)


def _paint(painter: QPainter, piece: Piece, families: list[str]) -> None:
    match piece:
        case Box():
            box = QRectF(piece.x * UNITS, piece.y * UNITS, piece.width * UNITS, piece.height * UNITS)
            painter.setPen(_pen(piece.edge, EDGE) if piece.edge else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(_brush(piece.fill))
            painter.drawRect(box)
            if piece.hatch:
                _hatch(painter, box, piece.hatch[0])
        case Shape():
            painter.setPen(_pen(piece.edge, EDGE) if piece.edge else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(_brush(piece.fill))
            painter.drawPolygon(QPolygonF([_point(x, y) for x, y in piece.points]))
        case Line():
            pen = _pen(piece.ink, piece.width)
            if piece.dashed:
                pen.setDashPattern([4 / piece.width, 3 / piece.width])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([_point(x, y) for x, y in piece.points]))
        case Dot():
            painter.setPen(_pen(piece.edge, 1.2) if piece.edge else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(_brush(piece.fill))
            painter.drawEllipse(_point(piece.x, piece.y), piece.radius * UNITS, piece.radius * UNITS)
        case Words():
            _write(painter, piece, families)
        case _:
            assert_never(piece)


def _write(painter: QPainter, words: Words, families: list[str]) -> None:
    font = QFont()
    font.setFamilies(families)
    size = words.points * POINT * UNITS
    font.setPixelSize(max(1, round(size)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)
    painter.setFont(font)
    painter.setPen(QColor(PAPER[words.ink]))
    wide = QFontMetricsF(font).horizontalAdvance(words.text)
    before = {"left": 0.0, "center": wide / 2, "right": wide}[words.align]
    painter.save()
    painter.translate(_point(words.x, words.y))
    if words.turned:
        painter.rotate(-90)
    painter.drawText(QPointF(-before, size * MIDDLE), words.text)
    painter.restore()


def _hatch(painter: QPainter, box: QRectF, kind: str) -> None:
    """Lines, or dots, inside a box: what tells parts apart in a grey copy."""
    painter.save()
    painter.setClipRect(box)
    step, high = HATCH_STEP * UNITS, box.height()
    pen = _pen("hatch", HATCH_WIDTH)
    painter.setPen(pen)
    lines: list[QLineF] = []
    if kind in "/x":
        lines += [QLineF(x, box.bottom(), x + high, box.top()) for x in _steps(box.left() - high, box.right(), step)]
    if kind in "\\x":
        lines += [QLineF(x, box.top(), x + high, box.bottom()) for x in _steps(box.left() - high, box.right(), step)]
    if kind == "-":
        lines += [QLineF(box.left(), y, box.right(), y) for y in _steps(box.top() + step / 2, box.bottom(), step)]
    if kind == "|":
        lines += [QLineF(x, box.top(), x, box.bottom()) for x in _steps(box.left() + step / 2, box.right(), step)]
    painter.drawLines(lines)
    if kind == ".":
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setWidthF(2 * pen.widthF())
        painter.setPen(pen)
        for y in _steps(box.top() + step / 2, box.bottom(), step):
            painter.drawPoints([QPointF(x, y) for x in _steps(box.left() + step / 2, box.right(), step)])
    painter.restore()


def _steps(start: float, end: float, step: float) -> list[float]:
    return [start + step * number for number in range(max(0, int((end - start) / step) + 1))]


def _point(x: float, y: float) -> QPointF:
    return QPointF(x * UNITS, y * UNITS)


def _pen(ink: str, points: float) -> QPen:
    pen = QPen(QColor(PAPER[ink]))
    pen.setWidthF(points * POINT * UNITS)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _brush(fill: str) -> QBrush:
    return QBrush(QColor(PAPER[fill])) if fill else QBrush(Qt.BrushStyle.NoBrush)
