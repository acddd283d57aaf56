"""JSON from anywhere, read strictly: what Python's reader lets pass silently is a finding with its place.

Twice the same key, NaN and Infinity, numbers with a point or an exponent (the format writes decimals as strings),
lone surrogates and control characters, nesting and size beyond any real file.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from scoring.problems import Place, Problem, Refused

LARGEST: Final = 64 * 1024 * 1024
"""Bytes; 3 000 units × 120 items with their notes stay below a quarter of it."""
DEEPEST: Final = 24
LONGEST_TEXT: Final = 20_000
_CUT: Final = re.compile(r'\s*("(?:[^"\\]++|\\.)*+\\?|t(ru?)?|f(a(ls?)?)?|n(ul?)?|-)?', re.DOTALL)
"""What is left where a file was cut off: nothing, a string without its end, a part of true, false or null, a sign."""


class Unreadable:
    """A number that the format does not know: its text as it stands in the file."""

    def __init__(self, text: str) -> None:
        self.text = text


class _Object(dict[str, Any]):
    """An object that remembers the keys that came twice."""

    twice: tuple[str, ...] = ()


def read_json(data: bytes | str) -> tuple[Any, list[Problem]]:
    """The content and what is wrong with it. Raises Refused where nothing can be read at all."""
    if len(data) > LARGEST:
        raise Refused(Problem("json.too_large", (), {"limit": str(LARGEST // 1024 // 1024)}))
    text = _text(data)
    if not text.strip():
        raise Refused(Problem("json.empty"))
    if _too_deep(text):
        raise Refused(Problem("json.too_deep", (), {"limit": str(DEEPEST)}))
    try:
        content = json.loads(
            text, object_pairs_hook=_pairs, parse_float=Unreadable, parse_int=_whole, parse_constant=Unreadable
        )
    except json.JSONDecodeError as error:
        facts = {"line": str(error.lineno), "column": str(error.colno)}
        code = "json.truncated" if _CUT.fullmatch(text, error.pos) else "json.syntax"
        raise Refused(Problem(code, (), facts)) from None
    return content, list(_findings(content, ()))


def _text(data: bytes | str) -> str:
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if error.reason == "unexpected end of data":
            column = error.start - data.rfind(b"\n", 0, error.start)
            raise Refused(Problem("json.truncated", (), {"line": str(line), "column": str(column)})) from None
        raise Refused(Problem("json.encoding", (), {"line": str(line), "byte": str(error.start + 1)})) from None


def _too_deep(text: str) -> bool:
    """Whether brackets nest deeper than any assessment does; strings are skipped."""
    depth = 0
    inside = escaped = False
    if max(text.count("["), text.count("{")) <= DEEPEST // 2:
        return False
    for character in text:
        if inside:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                inside = False
        elif character == '"':
            inside = True
        elif character in "[{":
            depth += 1
            if depth > DEEPEST:
                return True
        elif character in "]}":
            depth -= 1
    return False


def _whole(text: str) -> int | Unreadable:
    return int(text) if len(text) <= 18 else Unreadable(text)


def _pairs(pairs: list[tuple[str, Any]]) -> _Object:
    found = _Object(pairs)
    if len(found) < len(pairs):
        found.twice = tuple(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
    return found


def _findings(content: Any, where: Place) -> Iterator[Problem]:
    if isinstance(content, _Object):
        for key in content.twice:
            yield _finding("json.key_twice", (*where, key), key=key)
        for key, value in content.items():
            if _is_broken(key):
                yield _finding("json.text", (*where, ascii(key)))
            yield from _findings(value, (*where, key))
    elif isinstance(content, list):
        for index, value in enumerate(content):
            yield from _findings(value, (*where, name_of(value, index)))
    elif isinstance(content, Unreadable):
        yield _finding("json.number", where, value=content.text[:60])
    elif isinstance(content, str) and _is_broken(content):
        yield _finding("json.text", where)


def name_of(part: Any, index: int) -> str:
    """How places name an entry of a list: by its code if it has one, else by its position."""
    code = part.get("code") if isinstance(part, dict) else None
    return code if isinstance(code, str) and code else str(index)


def _is_broken(text: str) -> bool:
    """Whether a text is too long, or holds what cannot be stored or printed."""
    if len(text) > LONGEST_TEXT:
        return True
    if text.isascii() and text.isprintable():
        return False
    return any("\ud800" <= c <= "\udfff" or (c < " " and c not in "\t\n\r") or c == "\x7f" for c in text)


def _finding(code: str, where: Place, **facts: str) -> Problem:
    return Problem(code, where, {"place": "/".join(where), **facts})
