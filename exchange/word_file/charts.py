"""A chart in a Word file: a picture of 300 dots an inch, with the words that say what it shows."""

from io import BytesIO
from typing import Any, Final

from exchange.sheet import Sheet
from exchange.word_file.marks import BODY, HEADING, Element, Ink, Paper, Set, paragraph, tag
from exchange.word_file.marks import fonts as fonts_of

DPI: Final = 300
LABEL: Final = Ink(HEADING, 16)
LABEL_ROOM: Final = 12.0
"""Millimetres that the label takes above the picture."""


def chart_onto(made: Any, sheet: Sheet, paper: Paper, *, label: str = "") -> None:
    """The chart as large as the page has room; `label` (附件3) stands above it."""
    from docx.shared import Mm

    from exchange.charts.drawing import draw
    from exchange.charts.fonts import ChartFonts
    from exchange.charts.render import png

    assert sheet.chart is not None
    body: Element = made.element.body
    if label:
        paragraph(body, Set(align="left", keep=True), LABEL, (label, LABEL))
    fonts = ChartFonts()
    room = paper.room, paper.height - paper.top - paper.bottom - (LABEL_ROOM if label else 2.0)
    picture = draw(sheet.chart, fonts, *room)
    scale = min(1.0, room[0] / picture.width, room[1] / picture.height)
    inline = made.part.new_pic_inline(BytesIO(png(picture, fonts, dpi=DPI)), width=Mm(picture.width * scale))
    inline.docPr.set("descr", "\n".join(cell.text for row in sheet.rows for cell in row.cells))
    inline.docPr.set("name", sheet.name)
    ink = Ink(BODY, 10.5)
    run = tag("r", paragraph(body, Set(align="center"), ink))
    fonts_of(tag("rPr", run), ink)
    tag("drawing", run).append(inline)
