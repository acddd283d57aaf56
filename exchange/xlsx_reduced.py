"""An .xlsx without what its tables do not need: for workbooks that another program writes and openpyxl stumbles over.

Kept are cells, merged ranges, hidden rows and columns, comments, and of the styles what says percentage, date or struck
through. Everything else (fills, borders, colours, themes, drawings, names, validation, formats by condition) goes.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring  # only to write: what is read goes through defusedxml

from defusedxml.ElementTree import fromstring

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": _MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
"""The names of the strict form of the format, and those that openpyxl knows."""
_STYLES: Final = "xl/styles.xml"
_ALONE: Final = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/sharedStrings.xml", _STYLES)
_FOLDERS: Final = ("xl/worksheets/", "xl/_rels/", "xl/comments")
_OF_SHEET: Final = ("sheetFormatPr", "cols", "sheetData", "mergeCells")
_OF_BOOK: Final = ("workbookPr", "sheets")
_LINKS: Final = ("worksheet", "sharedStrings", "styles", "comments", "officeDocument")


def reduced(data: bytes) -> bytes:
    """The same workbook with less in it. Raises what reading XML raises where it is damaged."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        names = [name for name in archive.namelist() if name in _ALONE or name.startswith(_FOLDERS)]
        kept = [name for name in names if name.endswith((".xml", ".rels"))]
        parts = {name: _known(archive.read(name)) for name in kept}
        looks = 1
        if _STYLES in parts:
            looks, parts[_STYLES] = _styles(fromstring(parts[_STYLES]))
        for name, content in parts.items():
            made.writestr(name, content if name == _STYLES else _part(name, content, kept, looks))
    return stream.getvalue()


def _known(content: bytes) -> bytes:
    for strict, known in _STRICT.items():
        content = content.replace(strict, known)
    return content


def _part(name: str, content: bytes, kept: Sequence[str], looks: int) -> bytes:
    if name == "[Content_Types].xml":
        return _filtered(content, lambda one: one.get("PartName", "")[1:] in ("", *kept))
    if name.endswith(".rels"):
        return _filtered(content, lambda one: one.get("Type", "").rpartition("/")[2] in _LINKS)
    if name == "xl/workbook.xml":
        return _filtered(content, lambda one: _local(one) in _OF_BOOK)
    if name.startswith("xl/worksheets/"):
        return _filtered(content, lambda one: _local(one) in _OF_SHEET, looks)
    return content


def _filtered(content: bytes, keep: Callable[[Element], bool], looks: int | None = None) -> bytes:
    """A part with those of its children that are kept; cells whose look does not exist get the plain one."""
    root = fromstring(content)
    for child in list(root):
        if not keep(child):
            root.remove(child)
    for one in root.iter() if looks is not None else ():
        for key in ("s", "style"):
            if key in one.attrib and not (one.attrib[key].isdecimal() and int(one.attrib[key]) < (looks or 0)):
                del one.attrib[key]
    return bytes(tostring(root, "utf-8", xml_declaration=True))


def _styles(root: Element) -> tuple[int, bytes]:
    """How many looks there are, and the styles with number formats and struck fonts only."""
    made = Element(f"{{{_MAIN}}}styleSheet")

    def found(part: str, child: str) -> list[Element]:
        holder = next((one for one in root if _local(one) == part), None)
        return [one for one in holder if _local(one) == child] if holder is not None else []

    formats = SubElement(made, f"{{{_MAIN}}}numFmts")
    for one in found("numFmts", "numFmt"):
        if one.get("numFmtId", "").isdecimal() and one.get("formatCode"):
            SubElement(formats, f"{{{_MAIN}}}numFmt", {key: one.get(key, "") for key in ("numFmtId", "formatCode")})
    fonts = SubElement(made, f"{{{_MAIN}}}fonts")
    struck = [_is_struck(one) for one in found("fonts", "font")] or [False]
    for is_struck in struck:
        font = SubElement(fonts, f"{{{_MAIN}}}font")
        if is_struck:
            SubElement(font, f"{{{_MAIN}}}strike")
    SubElement(SubElement(SubElement(made, f"{{{_MAIN}}}fills"), f"{{{_MAIN}}}fill"), f"{{{_MAIN}}}patternFill")
    SubElement(SubElement(made, f"{{{_MAIN}}}borders"), f"{{{_MAIN}}}border")
    SubElement(SubElement(made, f"{{{_MAIN}}}cellStyleXfs"), f"{{{_MAIN}}}xf")
    looks = SubElement(made, f"{{{_MAIN}}}cellXfs")
    for one in found("cellXfs", "xf") or [Element("xf")]:
        shown, font_id = one.get("numFmtId", "0"), one.get("fontId", "0")
        known = {
            "numFmtId": shown if shown.isdecimal() else "0",
            "fontId": font_id if font_id.isdecimal() and int(font_id) < len(struck) else "0",
        }
        SubElement(looks, f"{{{_MAIN}}}xf", known)
    return len(looks), bytes(tostring(made, "utf-8", xml_declaration=True))


def _is_struck(font: Element) -> bool:
    return any(_local(one) == "strike" and one.get("val", "1") not in ("0", "false") for one in font)


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
