"""Which cells of an .ods sheet are percentages: calamine gives 60 % as 0.6 and does not tell."""

import io
import zipfile
from typing import Final
from xml.parsers import expat

from exchange.guards import MAX_COLUMNS, MAX_ROWS

_TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def read_percents(data: bytes) -> dict[str, set[tuple[int, int]]]:
    """Places (row, column from 1) by sheet name. The guards have looked at the package before."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml")
    found: dict[str, set[tuple[int, int]]] = {}
    places: set[tuple[int, int]] = set()
    row, rows, column = 1, 1, 1

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal places, row, rows, column
        if tag == f"{_TABLE} table":
            places = found.setdefault(attributes.get(f"{_TABLE} name", ""), set())
            row, rows = 1, 0
        elif tag == f"{_TABLE} table-row":
            row, rows, column = row + rows, _count(attributes, "rows", MAX_ROWS), 1
        elif tag in (f"{_TABLE} table-cell", f"{_TABLE} covered-table-cell"):
            columns = _count(attributes, "columns", MAX_COLUMNS)
            if attributes.get(f"{_OFFICE} value-type") == "percentage":
                places.update((row, column + more) for more in range(columns))
            column += columns

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.Parse(content, True)
    return found


def _count(attributes: dict[str, str], what: str, limit: int) -> int:
    """How often a row or cell is repeated; a percentage in rows that repeat is marked in the first of them."""
    return min(int(attributes.get(f"{_TABLE} number-{what}-repeated", "1")), limit)
