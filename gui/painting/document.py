"""The pages of a document: a letter with what is attached to it, a chart, or a table."""

from collections.abc import Sequence

from exchange.sheet import Sheet
from gui.painting.chart import chart_pages
from gui.painting.fonts import Fonts
from gui.painting.layout import table_pages
from gui.painting.letter import letter_pages
from gui.painting.page import Page


def lay_out(sheet: Sheet, fonts: Fonts | None = None) -> tuple[Page, ...]:
    """The pages of a sheet, at least one. Needs a QGuiApplication."""
    fonts = fonts or Fonts()
    known = fonts.laid.get(id(sheet))
    if known is None:
        known = fonts.laid[id(sheet)] = sheet, _pages(sheet, fonts)
    return known[1]


def _pages(sheet: Sheet, fonts: Fonts) -> tuple[Page, ...]:
    if sheet.letter is not None:
        return letter_pages(sheet, fonts)
    return table_pages(sheet, fonts) if sheet.chart is None else chart_pages(sheet, fonts)


def pages_of(sheets: Sequence[Sheet], fonts: Fonts, *, duplex: bool = False) -> list[list[Page]]:
    """The pages of each sheet. `duplex`: printed on both sides of the paper, so that a sheet that would begin on a
    back gets a blank page before it."""
    found: list[list[Page]] = []
    for sheet in sheets:
        pages = list(lay_out(sheet, fonts))
        if duplex and found and len(found[-1]) % 2:
            found[-1].append(Page(found[-1][-1].size))
        found.append(pages)
    return found
