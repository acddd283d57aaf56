"""What an .xls book says about its cells beside their values: formats, errors, formulas, what is hidden or struck.

calamine reads the values but none of this: 5 % arrives as 0.05 and #DIV/0! as nothing at all. The records are
those of [MS-XLS] §2.4 (BIFF8), inside the compound file of [MS-CFB].
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from exchange.reading.biff_formulas import formula_text

_FREE: Final = 0xFFFFFFFA
"""Sector numbers from here on mean: no sector."""
_BOF, _EOF = 0x809, 0x0A
_FONT, _FORMAT, _XF, _BOUNDSHEET = 0x31, 0x41E, 0xE0, 0x85
_ROW, _COLINFO = 0x208, 0x7D
_NOTE, _OBJ, _TXO, _CONTINUE = 0x1C, 0x5D, 0x1B6, 0x3C
_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR, _LABEL, _LABELSST = 0x203, 0x27E, 0xBD, 0x06, 0x205, 0x204, 0xFD
_ERRORS: Final[Mapping[int, str]] = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_PERCENT_FORMATS: Final = (9, 10)

Place = tuple[int, int]


@dataclass(slots=True)
class Marks:
    """One sheet; places count from 1."""

    percent: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)
    comments: dict[Place, str] = field(default_factory=dict)
    struck: set[Place] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Book:
    sheets: dict[str, int] = field(default_factory=dict)
    fonts: list[bool] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)
    looks: list[tuple[int, int]] = field(default_factory=list)


def read_marks(data: bytes) -> dict[str, Marks]:
    """The marks of each worksheet by name; empty where the book is older than BIFF8.

    Raises ValueError, struct.error or IndexError over a book that is damaged.
    """
    stream = _workbook_stream(data)
    if stream is None:
        return {}
    book = _read_globals(stream)
    percent = {number for number, (_, shown) in enumerate(book.looks) if _is_percent(shown, book.formats)}
    struck = {number for number, (font, _) in enumerate(book.looks) if _is_struck(font, book.fonts)}
    return {name: _read_sheet(stream, at, percent, struck) for name, at in book.sheets.items()}


def _read_globals(stream: bytes) -> _Book:
    book = _Book()
    for kind, body in _records(stream, 0):
        if kind == _BOUNDSHEET:
            book.sheets[_text(body, body[6], 7)] = struct.unpack_from("<I", body)[0]
        elif kind == _FONT:
            book.fonts.append(bool(body[2] & 0x08))
        elif kind == _FORMAT:
            number, length = struct.unpack_from("<HH", body)
            book.formats[number] = _text(body, length, 4)
        elif kind == _XF:
            book.looks.append(struct.unpack_from("<HH", body))
    return book


def _text(body: bytes, length: int, flags_at: int) -> str:
    """A string whose option byte stands at `flags_at`: one or two bytes a character."""
    wide = body[flags_at] & 1
    raw = body[flags_at + 1 : flags_at + 1 + length * (2 if wide else 1)]
    return raw.decode("utf-16-le" if wide else "latin-1")


def _is_percent(shown: int, formats: Mapping[int, str]) -> bool:
    return shown in _PERCENT_FORMATS or "%" in formats.get(shown, "")


def _is_struck(font: int, fonts: list[bool]) -> bool:
    """Font 4 does not exist: numbers from 5 on are one too high."""
    position = font - 1 if font > 4 else font
    return position < len(fonts) and fonts[position]


def _read_sheet(stream: bytes, at: int, percent: set[int], struck: set[int]) -> Marks:
    marks = Marks()
    comments: dict[int, str] = {}
    """Number of a drawn object → its text."""
    drawn, waiting = 0, 0

    def look(row: int, column: int, number: int) -> Place:
        place = (row + 1, column + 1)
        if number in percent:
            marks.percent.add(place)
        if number in struck:
            marks.struck.add(place)
        return place

    for kind, body in _records(stream, at):
        if kind == _OBJ:
            drawn = struct.unpack_from("<H", body, 6)[0]
        elif kind == _TXO:
            waiting = struct.unpack_from("<H", body, 10)[0]
        elif kind == _CONTINUE and waiting:
            comments[drawn], waiting = _text(body, waiting, 0), 0
        elif kind == _NOTE:
            row, column, _, number = struct.unpack_from("<HHHH", body)
            marks.comments[row + 1, column + 1] = comments.get(number, "")
        elif kind in (_NUMBER, _RK, _LABEL, _LABELSST):
            look(*struct.unpack_from("<HHH", body))
        elif kind == _MULRK:
            row, first = struct.unpack_from("<HH", body)
            for number in range((len(body) - 6) // 6):
                look(row, first + number, struct.unpack_from("<H", body, 4 + 6 * number)[0])
        elif kind == _BOOLERR:
            place = look(*struct.unpack_from("<HHH", body))
            if body[7]:
                marks.errors[place] = _ERRORS.get(body[6], "#N/A")
        elif kind == _FORMULA:
            place = look(*struct.unpack_from("<HHH", body))
            marks.formulas[place] = formula_text(body[22 : 22 + struct.unpack_from("<H", body, 20)[0]])
            if body[12:14] == b"\xff\xff" and body[6] == 2:
                marks.errors[place] = _ERRORS.get(body[8], "#N/A")
        elif kind == _ROW and struct.unpack_from("<H", body, 12)[0] & 0x20:
            marks.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)
        elif kind == _COLINFO and struct.unpack_from("<H", body, 8)[0] & 1:
            first, last = struct.unpack_from("<HH", body)
            marks.hidden_columns.update(range(first + 1, min(last, 255) + 2))
    return marks


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one substream, up to the end that belongs to its beginning."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth == 0:
                return
        elif depth == 1:
            yield kind, body
        at += 4 + length


# the compound file ----------------------------------------------------------------------------------------


def _workbook_stream(data: bytes) -> bytes | None:
    """The stream "Workbook" of a compound file; the file itself where it is a bare BIFF8 stream."""
    if not data.startswith(b"\xd0\xcf\x11\xe0"):
        return data if data.startswith(b"\x09\x08\x10\x00\x00\x06") else None
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    small = 1 << struct.unpack_from("<H", data, 32)[0]
    if size not in (512, 4096) or small != 64:
        raise ValueError(size)
    (first_entry,) = struct.unpack_from("<I", data, 48)
    limit, first_small, _ = struct.unpack_from("<III", data, 56)
    chain = _chains(data, size)
    directory = _follow(data, first_entry, chain, size, 1)
    root: tuple[int, int] | None = None
    for at in range(0, len(directory) - 127, 128):
        (length,) = struct.unpack_from("<H", directory, at + 64)
        name = directory[at : at + max(0, length - 2)].decode("utf-16-le", "replace")
        start, bytes_long = struct.unpack_from("<II", directory, at + 116)
        if at == 0:
            root = (start, bytes_long)
        if name == "Workbook" and bytes_long >= limit:
            return _follow(data, start, chain, size, 1)[:bytes_long]
        if name == "Workbook" and root is not None:
            links = _numbers(_follow(data, first_small, chain, size, 1))
            return _follow(_follow(data, root[0], chain, size, 1), start, links, small, 0)[:bytes_long]
    return None


def _chains(data: bytes, size: int) -> tuple[int, ...]:
    """Which sector follows which."""
    listed = [number for number in struct.unpack_from("<109I", data, 76) if number < _FREE]
    (following,) = struct.unpack_from("<I", data, 68)
    seen: set[int] = set()
    while following < _FREE and following not in seen:
        seen.add(following)
        numbers = _numbers(data[(following + 1) * size : (following + 2) * size])
        listed += [number for number in numbers[:-1] if number < _FREE]
        following = numbers[-1]
    return _numbers(b"".join(data[(number + 1) * size : (number + 2) * size] for number in listed))


def _follow(data: bytes, start: int, links: tuple[int, ...], size: int, header: int) -> bytes:
    """The sectors of one chain, put together; a chain that bites its tail is damaged."""
    parts = []
    seen: set[int] = set()
    number = start
    while number < _FREE:
        if number in seen:
            raise ValueError(number)
        seen.add(number)
        parts.append(data[(number + header) * size : (number + header + 1) * size])
        number = links[number]
    return b"".join(parts)


def _numbers(raw: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])
