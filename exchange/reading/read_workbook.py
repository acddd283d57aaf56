"""Read a workbook of any kind that we know.

The bytes are taken once (their SHA-256 names what was shown), their kind is told by themselves, and they are parsed
in a process of its own that is killed when it takes too long or is told to stop.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from exchange.reading.guards import MAX_FILE, kind_of, refuse
from exchange.reading.reader_process import read_sheets
from exchange.reading.workbook import Workbook


def file_hash(path: Path) -> str:
    """The SHA-256 of a file, to see that it is still what was shown. Raises Refused where it cannot be read."""
    return hashlib.sha256(_bytes_of(path)).hexdigest()


def read_workbook(path: Path, *, cancelled: Callable[[], bool] = lambda: False) -> Workbook:
    """Read a file of any kind we know. Raises Refused, with what to do, and never anything else.

    `cancelled` is asked a few times a second; True ends the reading with `workbook.cancelled`.
    """
    data = _bytes_of(path)
    kind = kind_of(data, path.suffix)
    sheets = read_sheets(kind, data, cancelled=cancelled)
    named = tuple(sheet if sheet.name else replace(sheet, name=path.stem) for sheet in sheets)  # CSV has no names
    return Workbook(path.name, hashlib.sha256(data).hexdigest(), kind, named)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as fault:
        raise refuse("unreadable", path.name, file=path.name, reason=fault.strerror or str(fault)) from fault
