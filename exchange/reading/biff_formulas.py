"""The text of a formula in an .xls book, from its tokens ([MS-XLS] §2.5.198): for `exchange.reading.formulas`."""

import struct
from decimal import Decimal
from typing import Final

from exchange.numbers import plain_text
from exchange.reading.guards import column_letters

_BINARY: Final = {0x03: "+", 0x04: "-", 0x05: "*", 0x06: "/"}
_FUNCTIONS: Final = {4: "SUM", 183: "PRODUCT", 27: "ROUND"}
_ROUND: Final = 27
_SPACE: Final = 0x40
_SUM: Final = 0x10
_HARMLESS: Final = 0x01
UNKNOWN: Final = "=?"
"""A formula that uses something else."""


def formula_text(tokens: bytes) -> str:
    """ "=SUM(D4:D9)" from tokens; UNKNOWN where they say something that is not computed here."""
    stack: list[str] = []
    at = 0
    try:
        while at < len(tokens):
            at = _token(tokens, at, stack)
    except (IndexError, struct.error, KeyError):
        return UNKNOWN
    return f"={stack[0]}" if len(stack) == 1 else UNKNOWN


def _token(tokens: bytes, at: int, stack: list[str]) -> int:
    """Read one token onto the stack and give where the next one starts. Raises KeyError for an unknown one."""
    kind = tokens[at]
    base = kind & 0x1F | 0x20 if kind >= 0x20 else kind
    if kind in _BINARY:
        second, first = stack.pop(), stack.pop()
        stack.append(f"{first}{_BINARY[kind]}{second}")
        return at + 1
    if kind in (0x12, 0x13, 0x14, 0x15):
        value = stack.pop()
        stack.append({0x12: f"+{value}", 0x13: f"-{value}", 0x14: f"{value}%", 0x15: f"({value})"}[kind])
        return at + 1
    if kind == 0x19:
        return _attribute(tokens, at, stack)
    read = {0x1E: _integer, 0x1F: _number, 0x24: _reference, 0x25: _area, 0x21: _fixed, 0x22: _variable}[base]
    return at + 1 + read(tokens, at + 1, stack)


def _attribute(tokens: bytes, at: int, stack: list[str]) -> int:
    flags = tokens[at + 1]
    if flags & _SUM:
        stack.append(f"SUM({stack.pop()})")
    elif flags & ~(_SPACE | _HARMLESS):
        raise KeyError(flags)
    return at + 4


def _integer(tokens: bytes, at: int, stack: list[str]) -> int:
    stack.append(str(struct.unpack_from("<H", tokens, at)[0]))
    return 2


def _number(tokens: bytes, at: int, stack: list[str]) -> int:
    stack.append(plain_text(Decimal(f"{struct.unpack_from('<d', tokens, at)[0]:.15g}")))
    return 8


def _reference(tokens: bytes, at: int, stack: list[str]) -> int:
    row, column = struct.unpack_from("<HH", tokens, at)
    stack.append(f"{column_letters((column & 0xFF) + 1)}{row + 1}")
    return 4


def _area(tokens: bytes, at: int, stack: list[str]) -> int:
    top, bottom, left, right = struct.unpack_from("<HHHH", tokens, at)
    first = f"{column_letters((left & 0xFF) + 1)}{top + 1}"
    stack.append(f"{first}:{column_letters((right & 0xFF) + 1)}{bottom + 1}")
    return 8


def _fixed(tokens: bytes, at: int, stack: list[str]) -> int:
    if struct.unpack_from("<H", tokens, at)[0] != _ROUND:
        raise KeyError(_ROUND)
    places, value = stack.pop(), stack.pop()
    stack.append(f"ROUND({value},{places})")
    return 2


def _variable(tokens: bytes, at: int, stack: list[str]) -> int:
    count, function = tokens[at] & 0x7F, struct.unpack_from("<H", tokens, at + 1)[0] & 0x7FFF
    name = _FUNCTIONS[function]
    values = [stack.pop() for _ in range(count)][::-1]
    stack.append(f"{name}({','.join(values)})")
    return 3
