"""The outline of a PDF file: a bookmark for each document, beside the pages. Qt writes none, so it is appended to the
finished file as the format provides for: what is there stays as it is, byte for byte."""

import re
from collections.abc import Sequence
from typing import Final

_START: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_ROOT: Final = re.compile(rb"/Root (\d+) 0 R")
_SIZE: Final = re.compile(rb"/Size (\d+)")
_INFO: Final = re.compile(rb"/Info (\d+) 0 R")
_KIDS: Final = re.compile(rb"/Kids\s*\[([^\]]*)\]")

Bookmark = tuple[str, int]
"""What it says, and the number of its page, from 0."""


def with_outline(content: bytes, bookmarks: Sequence[Bookmark]) -> bytes:
    """The PDF file with these bookmarks; as it is where it is not written the way that Qt writes it, or there are
    fewer than two."""
    start, root, size = _START.search(content), _last(_ROOT, content), _last(_SIZE, content)
    kids = _last(_KIDS, content)
    if len(bookmarks) < 2 or start is None or root is None or size is None or kids is None:
        return content
    catalog = re.search(rb"(?:^|\n)" + root[1] + rb" 0 obj\s*<<(.*?)>>\s*endobj", content, re.DOTALL)
    pages = re.findall(rb"(\d+) 0 R", kids[1])
    if catalog is None or any(page >= len(pages) for _, page in bookmarks):
        return content
    first = int(size[1])
    objects = _outline(bookmarks, [int(page) for page in pages], first)
    objects[int(root[1])] = b"<<" + catalog[1].rstrip() + b"\n/Outlines %d 0 R\n/PageMode /UseOutlines\n>>" % first
    return content + _update(objects, len(content), start[1], root[1], _last(_INFO, content))


def _last(pattern: re.Pattern[bytes], content: bytes) -> re.Match[bytes] | None:
    found = None
    for found in pattern.finditer(content):  # noqa: B007 - the last one
        pass
    return found


def _outline(bookmarks: Sequence[Bookmark], pages: Sequence[int], first: int) -> dict[int, bytes]:
    """The objects: the outline itself, then its bookmarks, each knowing its neighbours."""
    count = len(bookmarks)
    objects = {first: b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % (first + 1, first + count, count)}
    for number, (text, page) in enumerate(bookmarks, start=1):
        title = (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper().encode()
        beside = b""
        if number > 1:
            beside += b" /Prev %d 0 R" % (first + number - 1)
        if number < count:
            beside += b" /Next %d 0 R" % (first + number + 1)
        objects[first + number] = b"<< /Title <%b> /Parent %d 0 R%b /Dest [%d 0 R /Fit] >>" % (
            title,
            first,
            beside,
            pages[page],
        )
    return objects


def _update(objects: dict[int, bytes], at: int, before: bytes, root: bytes, info: re.Match[bytes] | None) -> bytes:
    """These objects with a table of where they stand, and the trailer that leads to the table before."""
    body, places = bytearray(b"\n"), {}
    for number in sorted(objects):
        places[number] = at + len(body)
        body += b"%d 0 obj\n%b\nendobj\n" % (number, objects[number])
    table = at + len(body)
    body += b"xref\n"
    for number, place in places.items():
        body += b"%d 1\n%010d 00000 n \n" % (number, place)
    facts = b"/Info %b 0 R " % info[1] if info is not None else b""
    size = max(objects) + 1
    body += b"trailer\n<< /Size %d /Root %b 0 R %b/Prev %b >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        root,
        facts,
        before,
        table,
    )
    return bytes(body)
