"""Painting laid-out pages: on a screen, an image, a printer or into a PDF file, all by the same function."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
)

from exchange.file_names import whole_file
from exchange.sheet import Sheet, printable
from gui.painting.document import pages_of
from gui.painting.fonts import POINT, UNITS, Face, Fonts
from gui.painting.outline import with_outline
from gui.painting.page import Page, Words
from gui.painting.picture import paint_picture
from scoring.problems import Problem, Refused

FILL = QColor(235, 235, 235)
DRAFT = QColor(230, 230, 230)
"""Fills are 8 % grey, the draft mark 10 %: nothing is hidden in a copy, and nothing depends on colour."""
OUTLINE = 0.03
"""How thick, as a share of the size of the letters."""
DRAFT_SHARE = 0.55
"""How much of the page's diagonal the draft mark takes."""

Report = Callable[[int, int], None]


def paint_page(painter: QPainter, page: Page, fonts: Fonts) -> None:
    """Paint one page. The painter's unit must be a hundredth of a millimetre, its origin the paper's corner.

    Bold letters of a family without a bold face get a thicker outline: Qt would write such text into a PDF twice,
    so that whoever copies a figure out of it gets it doubled.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    for fill in page.fills:
        painter.fillRect(QRectF(fill.x * UNITS, fill.y * UNITS, fill.width * UNITS, fill.height * UNITS), FILL)
    if page.draft:
        _paint_draft(painter, page, fonts)
    if page.picture is not None:
        paint_picture(painter, page.picture, [*fonts.of_charts.families, fonts.shipped])
    pen = QPen(Qt.GlobalColor.black)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    for rule in page.rules:
        pen.setWidthF(rule.thickness * UNITS)
        painter.setPen(pen)
        painter.drawLine(QPointF(rule.x1 * UNITS, rule.y1 * UNITS), QPointF(rule.x2 * UNITS, rule.y2 * UNITS))
    painter.setPen(Qt.GlobalColor.black)
    face, outlined = None, False
    for words in page.words:
        if words.stretch != 1.0 or words.face != face:  # as a rule what stands beside it is written alike
            face, outlined = (words.face if words.stretch == 1.0 else None), fonts.needs_outline(words.face)
            painter.setFont(_spread(fonts.font(words.face), words))
        painter.drawText(QPointF(words.x * UNITS, words.y * UNITS), words.text)
        if outlined:
            outline = QPainterPath()
            outline.addText(QPointF(words.x * UNITS, words.y * UNITS), fonts.font(words.face), words.text)
            painter.strokePath(outline, QPen(Qt.GlobalColor.black, words.face.points * POINT * UNITS * OUTLINE))


def _spread(font: QFont, words: Words) -> QFont:
    """The font with its characters as far apart as a full line needs."""
    if words.stretch == 1.0:
        return font
    wider = QFont(font)
    usual = font.letterSpacing() if font.letterSpacingType() == QFont.SpacingType.PercentageSpacing else 0.0
    wider.setLetterSpacing(QFont.SpacingType.PercentageSpacing, (usual or 100.0) * words.stretch)
    return wider


def _paint_draft(painter: QPainter, page: Page, fonts: Fonts) -> None:
    """The word from the lower left to the upper right."""
    width, height = page.size
    plain = fonts.metrics(Face("heading", 100, bold=True)).horizontalAdvance(page.draft) / UNITS
    points = min(160.0, 100 * DRAFT_SHARE * (width**2 + height**2) ** 0.5 / plain)
    face = Face("heading", round(points), bold=True)
    metrics = fonts.metrics(face)
    painter.save()
    painter.translate(width / 2 * UNITS, height / 2 * UNITS)
    painter.rotate(-45)
    painter.setPen(DRAFT)
    painter.setFont(fonts.font(face))
    painter.drawText(QPointF(-metrics.horizontalAdvance(page.draft) / 2, metrics.capHeight() / 2), page.draft)
    painter.restore()


def page_layout(page: Page) -> QPageLayout:
    """The paper of a page for a printer or a PDF file, without margins of the device."""
    short, long = sorted(page.size)
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    lying = page.size[0] > page.size[1]
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def paint_pages(device: QPagedPaintDevice, pages: Sequence[Page], fonts: Fonts, report: Report | None = None) -> bool:
    """Paint pages on a printer or into a PDF file; papers may differ. False where the device refuses."""
    painter = QPainter()
    try:
        return _paint_all(painter, device, pages, fonts, report)
    finally:
        if painter.isActive():
            painter.end()


def _paint_all(
    painter: QPainter, device: QPagedPaintDevice, pages: Sequence[Page], fonts: Fonts, report: Report | None
) -> bool:
    for number, page in enumerate(pages):
        device.setPageLayout(page_layout(page))
        if number == 0 and not painter.begin(device):
            return False
        if number and not device.newPage():
            return False
        if report is not None:
            report(number, len(pages))
        painter.save()
        painter.scale(device.logicalDpiX() / 25.4 / UNITS, device.logicalDpiY() / 25.4 / UNITS)
        paint_page(painter, page, fonts)
        painter.restore()
    return painter.end()


def to_pdf(sheets: Sequence[Sheet], path: Path, report: Report | None = None, *, duplex: bool = False) -> None:
    """Write the sheets into one PDF file with embedded fonts, text that can be selected, and a bookmark for each.

    The file appears whole or not at all. Raises Refused where there is no Chinese font for Chinese text, and
    OSError where the file cannot be written. Needs a QGuiApplication, no window.
    """
    content = pdf_of(sheets, report, duplex=duplex)
    with whole_file(path) as temporary:
        temporary.write_bytes(content)


def pdf_of(
    sheets: Sequence[Sheet], report: Report | None = None, *, duplex: bool = False, fonts: Fonts | None = None
) -> bytes:
    """The content of the file that `to_pdf` writes. Raises Refused; OSError where the writer refuses."""
    fonts = fonts or Fonts()
    require_chinese(fonts, sheets)
    laid = pages_of(sheets, fonts, duplex=duplex)
    pages = [page for some in laid for page in some]
    buffer = QBuffer()  # Qt does not say when a disk is full: the file is written by us, from here
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(round(25.4 * UNITS))
    writer.setTitle(sheets[0].one_title)
    writer.setCreator("Quanheng 权衡")
    set_author = getattr(writer, "setAuthor", None)  # since Qt 6.9
    if set_author is not None and sheets[0].author:
        set_author(sheets[0].author)
    if not paint_pages(writer, pages, fonts, report):
        raise OSError("the PDF writer refused")
    starts = accumulate((len(some) for some in laid[:-1]), initial=0)
    bookmarks = [(sheet.bookmark or printable(sheet.name), start) for sheet, start in zip(sheets, starts, strict=True)]
    return with_outline(bytes(buffer.data().data()), bookmarks)


def require_chinese(fonts: Fonts, sheets: Sequence[Sheet]) -> None:
    """Raise Refused where Chinese would be lost: a PDF without a Chinese font drops it without a word."""
    if not fonts.has_chinese and any(
        "\u4e00" <= character <= "\u9fff" for text in texts_of(sheets) for character in text
    ):
        raise Refused(Problem("sheet.no_chinese_font"))


def texts_of(sheets: Sequence[Sheet]) -> list[str]:
    """Every text that is printed of these sheets."""
    found = []
    for sheet in sheets:
        found += [*sheet.title.split("\n"), sheet.code]
        found += _table_texts(sheet) if sheet.letter is None else sheet.letter.text().split("\n")
        if sheet.draft is not None:
            found += [sheet.draft.word, sheet.draft.banner]
        found += texts_of(sheet.attached)
    return [printable(text) for text in found]


def _table_texts(sheet: Sheet) -> list[str]:
    found = [sheet.left, sheet.right, sheet.printed, *sheet.facts, *sheet.notes]
    found += [heading for column in sheet.columns for heading in column.heading]
    found += [cell.text for row in sheet.rows for cell in row.cells]
    if sheet.signature is not None:
        found += [sheet.signature.opinion, *sheet.signature.roles, sheet.signature.seal]
    return found


def page_image(page: Page, fonts: Fonts, dpi: float = 96) -> QImage:
    """A page as a picture, on white."""
    width, height = page.size
    image = QImage(round(width / 25.4 * dpi), round(height / 25.4 * dpi), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(dpi / 25.4 / UNITS, dpi / 25.4 / UNITS)
    paint_page(painter, page, fonts)
    painter.end()
    return image
