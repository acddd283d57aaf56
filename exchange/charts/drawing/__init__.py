"""From a chart to a picture: title, marks, notes, each with its place; nothing overlaps and nothing is cut off.

`draw` lays a chart out in any size from its `least_size` on; `paper_size` is that of the paper it fits. The same
function serves screen, paper and file. Needs the fonts of matplotlib to know how wide words are.
"""

from collections.abc import Callable
from typing import Any, Final

from exchange.charts.chart import Bars, Chart, Heat, Pairs, Profile, Ranges, Slope, Stack, Waterfall
from exchange.charts.drawing import bars, heat, pairs, profile, ranges, slope, stack, waterfall
from exchange.charts.drawing.pen import LABEL, SMALL, Area, Pen
from exchange.charts.fonts import LOST, POINT, ChartFonts
from exchange.charts.picture import Picture
from exchange.wording import word

EDGE: Final = 7.0
TITLE: Final = 14.0
PAPERS: Final = ((297.0, 210.0), (210.0, 297.0), (420.0, 297.0), (297.0, 420.0))
"""A4 and A3; the first that a chart fits."""
BORDER: Final = 12.0
"""Millimetres of paper around a chart that is printed."""
LEAST_WIDTH: Final = 110.0

Least = Callable[[Any, Pen], tuple[float, float]]
Lay = Callable[[Any, Pen, Area], None]
_DRAWINGS: Final[dict[type, tuple[Least, Lay]]] = {
    Bars: (bars.least, bars.lay),
    Stack: (stack.least, stack.lay),
    Profile: (profile.least, profile.lay),
    Heat: (heat.least, heat.lay),
    Slope: (slope.least, slope.lay),
    Waterfall: (waterfall.least, waterfall.lay),
    Pairs: (pairs.least, pairs.lay),
    Ranges: (ranges.least, ranges.lay),
}


def least_size(chart: Chart, fonts: ChartFonts) -> tuple[float, float]:
    """The least width and height, in millimetres, in which the chart can be read."""
    pen = Pen(fonts)
    if chart.body is None:
        width, height = LEAST_WIDTH, 20.0
    else:
        width, height = _DRAWINGS[type(chart.body)][0](chart.body, pen)
    width = max(LEAST_WIDTH, width + 2 * EDGE)
    head, foot = _head(chart, pen, width), _foot(chart, pen, width)
    return width, head + height + foot


def paper_size(chart: Chart, fonts: ChartFonts) -> tuple[float, float]:
    """The paper that the chart fits, as it lies; where none is large enough, what the chart needs."""
    width, height = least_size(chart, fonts)
    fitting = (paper for paper in PAPERS if width + 2 * BORDER <= paper[0] and height + 2 * BORDER <= paper[1])
    return next(fitting, (width + 2 * BORDER, height + 2 * BORDER))


def draw(chart: Chart, fonts: ChartFonts, width: float, height: float, *, border: float = 0.0) -> Picture:
    """The chart in a size in millimetres; where that is less than its least one, in the least."""
    least = least_size(chart, fonts)
    width, height = max(width, least[0] + 2 * border), max(height, least[1] + 2 * border)
    pen = Pen(fonts)
    inner = width - 2 * border
    head, foot = _head(chart, pen, inner, border), _foot(chart, pen, inner, height - border, border)
    area = Area(border + EDGE, border + head, inner - 2 * EDGE, height - 2 * border - head - foot)
    if chart.body is None:
        pen.words(area.x, area.y + 6, word("chart.nothing", chart.language), LABEL, "faint", room=area.width)
    else:
        _DRAWINGS[type(chart.body)][1](chart.body, pen, area)
    return Picture(width, height, fonts.shown(chart.title), tuple(pen.pieces), tuple(pen.spots))


def on_paper(chart: Chart, fonts: ChartFonts) -> Picture:
    """The chart on the paper that it fits."""
    return draw(chart, fonts, *paper_size(chart, fonts), border=BORDER)


def _head(chart: Chart, pen: Pen, width: float, border: float = 0.0) -> float:
    """The title, what it is of, and the mark of what is not final; gives the millimetres that they take."""
    x, y = border + EDGE, border + EDGE
    tag = pen.width(chart.mark, LABEL) + 4 if chart.mark else 0.0
    room = width - 2 * EDGE - (tag + 3 if tag else 0)
    if tag:
        right = border + width - EDGE
        pen.box(right - tag, y - 0.8, tag, 6.4, "", "mark")
        pen.words(right - tag / 2, y + 2.4, chart.mark, LABEL, "mark", "center")
    for line in pen.fonts.lines(pen.fonts.shown(chart.title), TITLE, room, most=3):
        pen.words(x, y + TITLE * POINT / 2, line, TITLE)
        y += TITLE * POINT * 1.3
    page = ""
    if chart.pages > 1:
        page = word("chart.page", chart.language, page=str(chart.page), pages=str(chart.pages))
        pen.words(border + width - EDGE, y + 2.2, page, SMALL, "faint", "right")
    taken = pen.width(page, SMALL) + 4 if page else 0
    pen.words(x, y + 2.2, chart.line, SMALL, "faint", room=width - 2 * EDGE - taken)
    return y + 7.4 - border


def _foot(chart: Chart, pen: Pen, width: float, bottom: float = 0.0, border: float = 0.0) -> float:
    """The notes, ending at the bottom; gives the millimetres that they take."""
    notes = [*chart.notes]
    lost = pen.fonts.lost([chart.title, *_texts(chart.body)])
    if lost:
        notes.append(word("chart.lost", chart.language, mark=LOST, characters=lost))
    lines = [line for note in notes for line in pen.fonts.lines(pen.fonts.shown(note), SMALL, width - 2 * EDGE)]
    step = SMALL * POINT * 1.35
    y = bottom - EDGE + 1 - len(lines) * step
    for number, line in enumerate(lines):
        pen.words(border + EDGE, y + (number + 0.5) * step, line, SMALL, "faint")
    return len(lines) * step + EDGE + 2


def _texts(value: object) -> list[str]:
    """Every text in a chart's data."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in _texts(part)]
    slots = getattr(type(value), "__slots__", ())
    return [text for name in slots if name not in ("tip", "tips") for text in _texts(getattr(value, name))]
