"""A chart on its page: on the paper that it fits, with the footer of every document."""

from dataclasses import replace

from exchange.sheet import Margins, Sheet
from gui.painting.fonts import Fonts
from gui.painting.layout import LABEL, Frame, banner, foot
from gui.painting.page import Canvas, Page, Words
from gui.painting.text import Ruler

EDGES = Margins(12, 18, 12, 12)


def chart_pages(sheet: Sheet, fonts: Fonts, frame: Frame | None = None) -> tuple[Page, ...]:
    """The page of a sheet that is a chart. It says itself what it still is (暂定, 试算)."""
    from exchange.charts.drawing import BORDER, draw, paper_size  # with matplotlib, which measures its words

    assert sheet.chart is not None
    width, height = paper_size(sheet.chart, fonts.of_charts)
    picture = draw(sheet.chart, fonts.of_charts, width, height, border=BORDER)
    framed = replace(sheet, margins=EDGES)
    canvas, ruler = Canvas(EDGES.top), Ruler(fonts)
    edges = (EDGES.left, picture.width - EDGES.right)
    if frame is None:
        foot(canvas, framed, 1, 1, edges, picture.height - EDGES.bottom, ruler)
    else:
        if frame.label:
            wide = ruler.width(frame.label, LABEL)
            canvas.words.append(Words(edges[0] + 7, EDGES.top + 3, frame.label, LABEL, wide))
        frame.foot(canvas, framed, (picture.width, picture.height), frame.code, frame.before + 1, ruler)
    banner(canvas, sheet, edges, EDGES.top + 2, ruler)
    draft = sheet.draft.word if sheet.draft is not None else ""
    size = (picture.width, picture.height)
    return (Page(size, words=tuple(canvas.words), draft=draft, number=1, pages=1, picture=picture),)
