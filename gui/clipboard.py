"""Rectangular blocks of cells to and from the clipboard: our own flavour, HTML and tab-separated text."""

import html
import json
import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData

from exchange.reading.clipboard_tables import agreed, from_html, from_tsv, from_xml_spreadsheet
from gui.grid_model import Entry
from scoring.entries import Cell, State
from scoring.plan import Json

OWN: Final = "application/x-quanheng-cells"
EXCEL: Final = 'application/x-qt-windows-mime;value="XML Spreadsheet"'
LINE_IN_CELL: Final = '<br style="mso-data-placement:same-cell">'
"""A plain line break begins another row in Excel."""
_FIGURE: Final = re.compile(r"-?[0-9.,]+%?")

Block = tuple[tuple[Entry, ...], ...]
"""Rows of equal length."""


def to_mime(cells: Sequence[Sequence[Cell | None]], texts: Sequence[Sequence[str]]) -> QMimeData:
    """The same block three times: exactly as stored for ourselves, as a table and as text for other programs."""
    mime = texts_to_mime(texts)
    mime.setData(OWN, json.dumps([[_plain(cell) for cell in row] for row in cells]).encode())
    return mime


def texts_to_mime(texts: Sequence[Sequence[str]]) -> QMimeData:
    """A block for other programs, as a table and as text."""
    mime = QMimeData()
    mime.setHtml(to_html(texts))
    mime.setText(to_tsv(texts))
    return mime


def from_mime(mime: QMimeData | None) -> Block:
    """The block on the clipboard; empty where there is none. Shorter rows are filled up with empty cells.

    Our own flavour comes first, then Excel's XML, which has numbers in full, then HTML held against the text."""
    if mime is None:  # what Qt gives for a clipboard that was emptied
        return ()
    own = _own_cells(bytes(mime.data(OWN).data())) if mime.hasFormat(OWN) else None
    if own is not None:
        return _even(own)
    if mime.hasFormat(EXCEL) and (rows := from_xml_spreadsheet(bytes(mime.data(EXCEL).data()))):
        return _even(rows)
    text = from_tsv(mime.text()) if mime.hasText() else []
    return _even(agreed(from_html(mime.html()), text) if mime.hasHtml() else text)


def to_tsv(texts: Sequence[Sequence[str]]) -> str:
    """Tab-separated lines; a cell with a tab, a line break or a quotation mark is quoted, as spreadsheets do."""
    return "\r\n".join("\t".join(_quoted(text) for text in row) for row in texts) + "\r\n"


def to_html(texts: Sequence[Sequence[str]]) -> str:
    """A bare table, which keeps its columns and lines in word processors and spreadsheets: styles inline, no class."""
    rows = ("".join(_html_cell(text) for text in row) for row in texts)
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    table = f'<table style="border-collapse:collapse;border:1px solid #808080">\n{body}\n</table>'
    return f'<html><head><meta charset="utf-8"></head><body>{table}</body></html>'


def _html_cell(text: str) -> str:
    right = ";text-align:right" if _FIGURE.fullmatch(text) else ""
    shown = html.escape(text).replace("\n", LINE_IN_CELL)
    return f'<td style="border:1px solid #808080;padding:2px 6px;white-space:nowrap{right}">{shown}</td>'


def _quoted(text: str) -> str:
    if any(mark in text for mark in '\t\r\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _plain(cell: Cell | None) -> object:
    return None if cell is None else [cell.value, cell.state, cell.note]


def _own_cells(data: bytes) -> list[list[Cell | None]] | None:
    """Cells in our own flavour; None where it is not what we write (another version, another program)."""
    try:
        return [[None if one is None else _cell(*one) for one in row] for row in json.loads(data)]
    except (ValueError, TypeError):
        return None


def _cell(value: Json, state: str | None, note: str) -> Cell:
    return Cell(value, None if state is None else State(state), str(note))


def _even(rows: Sequence[Sequence[Entry]]) -> Block:
    width = max((len(row) for row in rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)
