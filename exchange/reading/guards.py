"""What a spreadsheet file must not do to us: looked at before any parser sees it.

`kind_of` tells the kind from the bytes; `check_package` walks a zipped workbook: sizes counted while
inflating (headers lie), no DOCTYPE, no cell outside the limits, no cell twice, no value that is no number.
Works inside the reading process and raises `Refused`.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import Final, Literal
from xml.parsers import expat

from scoring.problems import Problem, Refused

Kind = Literal["xlsx", "ods", "xls", "html", "xml", "text"]

MAX_FILE: Final = 50 * 2**20
MAX_PART: Final = 150 * 2**20
MAX_INFLATED: Final = 200 * 2**20
MAX_RATIO: Final = 200
RATIO_FROM: Final = 4 * 2**20
"""Small parts of equal rows compress well; the ratio says something from this size on."""
MAX_PARTS: Final = 2_000
MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 702
MAX_CELLS: Final = 400_000
MAX_MERGED: Final = 1_000_000
"""Cells that merged ranges cover: whoever opens them writes each of them out."""
_CHUNK: Final = 2**16
_FAULTY_ZIP: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)

_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_NAME: Final = re.compile(r"[^\x00-\x1f\x7f\\:\u202a-\u202e\u2066-\u2069]+")


def refuse(code: str, *where: str, **facts: str) -> Refused:
    return Refused(Problem(f"workbook.{code}", where, facts))


def column_number(letters: str) -> int:
    """ "A" is 1, "XFD" is 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def kind_of(data: bytes, suffix: str = "") -> Kind:
    """The kind of file, from its bytes. Raises Refused, with what to do, for what cannot be read.

    The name counts in one case only: `.et` holds what WPS alone is sure to read.
    """
    if len(data) > MAX_FILE:
        raise refuse("too_large", size=str(len(data) // 2**20), limit=str(MAX_FILE // 2**20))
    if not data.strip(b"\0 \r\n\t"):
        raise refuse("empty")
    if suffix.lower() in (".et", ".ett"):
        raise refuse("et")
    if data.startswith(b"PK\x03\x04"):
        return _zipped_kind(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound_kind(data)
    if data.startswith((b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")):
        return "xls"
    if data.startswith((b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")):
        raise refuse("archive")
    if data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")):
        raise refuse("picture")
    return _text_kind(data)


def _zipped_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return "xlsx"
            if "content.xml" in names and "mimetype" in names:
                return "ods"
    except _FAULTY_ZIP as fault:
        raise refuse("damaged") from fault
    if any(name.startswith("word/") for name in names):
        raise refuse("word")
    if "[Content_Types].xml" not in names and "mimetype" not in names:
        raise refuse("archive")
    if "xl/workbook.bin" in names:
        raise refuse("xlsb")
    raise refuse("unknown")


def _compound_kind(data: bytes) -> Kind:
    def has(stream: str) -> bool:
        return f"{stream}\0".encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        raise refuse("encrypted")
    if has("Workbook") or has("Book"):
        if _has_password(data):
            raise refuse("encrypted")
        return "xls"
    raise refuse("word" if has("WordDocument") else "unknown")


def _has_password(data: bytes) -> bool:
    """Whether an .xls book says among its first records that the rest is encrypted (FILEPASS, 0x2F)."""
    at = data.find(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    for _ in range(10 if at >= 0 else 0):
        kind, length = data[at : at + 2], int.from_bytes(data[at + 2 : at + 4], "little")
        if kind == b"\x2f\x00":
            return True
        at += 4 + length
    return False


def _text_kind(data: bytes) -> Kind:
    start = data[:4096]
    narrow = re.sub(rb"^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)", b"", start).replace(b"\0", b"")
    if narrow.startswith(b"{\\rtf"):
        raise refuse("word")
    if re.match(rb"(?i)\s*MIME-Version:", narrow):
        return "html"
    if narrow.lstrip().startswith(b"<"):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in narrow and b"<html" not in narrow.lower():
            return "xml"
        if re.search(rb"(?i)<(html|table|!doctype\s+html|head|body|meta|tr|div|style)\b", narrow):
            return "html"
        raise refuse("unknown")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or looks_wide(data):
        return "text"
    if any(byte < 32 and byte not in b"\t\r\n\x0c\x1a" for byte in start):
        raise refuse("unknown")
    return "text"


def looks_wide(data: bytes) -> str:
    """ "utf-16-le" or "utf-16-be" for a text without a mark whose separators and line ends have two bytes, else ""."""
    start = data[:4096]
    if len(start) < 4 or len(data) % 2:
        return ""
    for name, place in (("utf-16-le", 1), ("utf-16-be", 0)):
        high, low = start[place::2], start[1 - place :: 2]
        latin = bytes(letter for letter, page in zip(low, high, strict=True) if page == 0)
        if len(re.findall(rb"[\n\t,;]", latin)) >= 2 and not re.search(rb"[\0-\x08\x0b\x0c\x0e-\x1f]", latin):
            return name
    return ""


def check_package(data: bytes) -> None:
    """Refuse a zipped workbook that is not plainly one: see the module's text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_directory(archive, len(data))
            inflated = 0
            cells = [0]
            for entry in archive.infolist():
                inflated += _walk_part(archive, entry, MAX_INFLATED - inflated, cells)
    except _FAULTY_ZIP as fault:
        raise refuse("damaged") from fault


def _check_directory(archive: zipfile.ZipFile, length: int) -> None:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_PARTS:
        raise refuse("bomb")
    if len({name.casefold() for name in names}) < len(names):
        raise refuse("ambiguous", "parts")
    for name in names:
        if not _NAME.fullmatch(name) or name.startswith("/") or ".." in name.split("/"):
            raise refuse("part_name")
    if any(entry.flag_bits & 1 for entry in entries):
        raise refuse("encrypted")
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise refuse("macros")
    starts = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    ends = [start for start, _ in starts[1:]] + [length]
    if any(start + size > end for (start, size), end in zip(starts, ends, strict=True)):
        raise refuse("bomb")


def _walk_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: int, cells: list[int]) -> int:
    """Inflate one part within its limits, its XML through the scanner. Gives its true size."""
    size = 0
    scan: Callable[[bytes, bool], None] | None = None
    if entry.filename.casefold().endswith((".xml", ".rels", ".vml", ".xhtml")):
        scan = _Scanner(entry.filename, cells).feed
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            size += len(chunk)
            if size > MAX_PART or size > budget or (size > RATIO_FROM and size > MAX_RATIO * entry.compress_size):
                raise refuse("bomb")
            if scan:
                scan(chunk, False)
    if scan and size:
        scan(b"", True)
    return size


class _Scanner:
    """One XML part: no DOCTYPE anywhere; in a worksheet every cell in bounds, once, and its number a number."""

    def __init__(self, part: str, cells: list[int]) -> None:
        self._part = part
        self._cells = cells
        self._root = ""
        self._seen: set[tuple[int, int]] = set()
        self._sheets: set[str] = set()
        self._row = 0
        self._column = 0
        self._merged = 0
        self._kind = ""
        self._value: list[str] | None = None
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, chunk: bytes, last: bool) -> None:
        try:
            self._parser.Parse(chunk, last)
        except (expat.ExpatError, LookupError) as fault:
            raise refuse("damaged") from fault

    def _doctype(self, *_: object) -> None:
        raise refuse("doctype")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if not self._root:
            self._root = name
        if self._root == "workbook" and name == "sheet":
            self._sheet_name(attributes.get("name", ""))
        elif self._root == "worksheet":
            if name == "row":
                self._start_row(attributes.get("r", str(self._row + 1)))
            elif name == "c":
                self._start_cell(attributes)
            elif name == "v":
                self._value = []
            elif name == "mergeCell":
                self._range(attributes.get("ref", ""))

    def _sheet_name(self, name: str) -> None:
        if name.casefold() in self._sheets:
            raise refuse("ambiguous", name)
        self._sheets.add(name.casefold())

    def _start_row(self, reference: str) -> None:
        if not re.fullmatch(r"[1-9][0-9]{0,6}", reference):
            raise refuse("far_cell", cell=reference[:20])
        self._row = int(reference)
        self._column = 0
        if self._row > MAX_ROWS:
            raise refuse("too_many_rows", limit=str(MAX_ROWS))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._kind = attributes.get("t", "n")
        place = attributes.get("r")
        row, column = (self._row, self._column + 1) if place is None else self._place(place)
        self._column = column
        self._cells[0] += 1
        if self._cells[0] > MAX_CELLS:
            raise refuse("too_many_cells", limit=str(MAX_CELLS))
        if (row, column) in self._seen:
            raise refuse("ambiguous", f"{column_letters(column)}{row}")
        self._seen.add((row, column))

    def _place(self, reference: str) -> tuple[int, int]:
        found = _REFERENCE.fullmatch(reference)
        row, column = (int(found[2]), column_number(found[1])) if found else (0, 0)
        if not 0 < row <= MAX_ROWS or not 0 < column <= MAX_COLUMNS:
            raise refuse("far_cell", cell=reference[:20])
        return row, column

    def _range(self, reference: str) -> None:
        corners = [self._place(corner) for corner in reference.split(":")]
        (top, left), (bottom, right) = corners[0], corners[-1]
        self._merged += (abs(bottom - top) + 1) * (abs(right - left) + 1)
        if self._merged > MAX_MERGED:
            raise refuse("too_many_cells", limit=str(MAX_MERGED))

    def _text(self, text: str) -> None:
        if self._value is not None:
            self._value.append(text)

    def _end(self, tag: str) -> None:
        if self._value is not None and tag.rpartition(":")[2] == "v":
            value, self._value = "".join(self._value).strip(), None
            if self._kind == "n" and value and not _NUMBER.fullmatch(value):
                place = f"{column_letters(self._column)}{self._row}"
                raise refuse("not_a_number", place, cell=place, text=value[:20])
