"""Names of exported files that people recognise, and files that appear whole or not at all."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final
from uuid import uuid4

from exchange.sheet import printable

TABLES: Final = (".xlsx", ".xls", ".ods", ".csv", ".tsv", ".et")
"""Files that are read as tables."""
PACKET: Final = ".qpack"
LONGEST: Final = 120
"""Bytes of a file name: what every file system and archive takes, with room for a folder before it."""
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def safe_name(words: str, suffix: str) -> str:
    """A file name of these words on Windows and Linux: no path, no device, no hidden file, at most 120 bytes.

    `suffix` with its point; it is never cut.
    """
    plain = re.sub(r"\s+", " ", re.sub(r'[<>"/\\|?*]', "_", printable(words).replace(":", " "))).strip(" .")
    plain = re.sub(r"^[-~.]+", "", plain)
    room = LONGEST - len(suffix.encode())
    while len(plain.encode()) > room:
        plain = plain[:-1]
    plain = plain.strip(" .")
    if not plain or _DEVICES.fullmatch(plain.split(".")[0]):
        plain = f"_{plain}"
    return plain + suffix


def sheet_file_name(title: str, suffix: str, *, day: date, draft: str = "") -> str:
    """As offices name them: 2024年度…评分汇总表（暂定）_20250115.xlsx."""
    end = f"_{day:%Y%m%d}{suffix}"
    if draft:
        title += f" ({draft})" if draft.isascii() else f"（{draft}）"
    return safe_name(title, end)


def free_path(folder: Path, name: str) -> Path:
    """`folder/name`, or with v2, v3, … before the suffix: a file that is there is never overwritten."""
    path = folder / name
    stem, suffix = path.stem, path.suffix
    number = 2
    while path.exists() or path.is_symlink():
        path = folder / safe_name(stem, f"_v{number}{suffix}")
        number += 1
    return path


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` to write into. It takes the place of `path` only when the block ends well, so
    nobody ever finds half a file, and a file that could not be replaced is still what it was. Raises OSError."""
    temporary = path.with_name(f".{uuid4().hex}{path.suffix}")
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
