"""Sheets on paper: `exchange.sheet.Sheet` → pages (`lay_out`) → preview, printer, PDF (`paint`).

Works with a QGuiApplication alone, without widgets, so the command line prints PDF files too.
"""

from gui.painting.document import lay_out, pages_of
from gui.painting.fonts import FontReport, Fonts
from gui.painting.page import Page
from gui.painting.paint import page_image, paint_page, paint_pages, pdf_of, require_chinese, texts_of, to_pdf

__all__ = [
    "FontReport",
    "Fonts",
    "Page",
    "lay_out",
    "page_image",
    "pages_of",
    "paint_page",
    "paint_pages",
    "pdf_of",
    "require_chinese",
    "texts_of",
    "to_pdf",
]
