"""What an office's template must not bring along: looked at before any parser sees it.

A template is a file from somewhere. It may be a bomb, hold macros, embedded objects or fields that fetch something, or
point to a template elsewhere. The last is dropped in silence (every document of Word names the template that it was
made from); what would run or fetch something is refused with its name.
"""

import re
import zipfile
from io import BytesIO
from typing import Final

from exchange.reading.guards import check_package
from scoring.problems import Problem, Refused

_FETCHING: Final = re.compile(
    r"DDEAUTO|\bDDE\b|INCLUDETEXT|INCLUDEPICTURE|(?<!HYPER)LINK\b|\bDATABASE\b|MACROBUTTON|\bIMPORT\b|\bQUOTE\b"
)
_INSTRUCTION: Final = re.compile(r"<w:instrText[^>]*>([^<]*)<|w:instr=\"([^\"]*)\"")
_RELATION: Final = re.compile(r"<(?:\w+:)?Relationship\b[^>]*/?>")
_TEMPLATE: Final = re.compile(r"<w:attachedTemplate\b[^>]*/>")
_FORBIDDEN: Final = ("embeddings/", "activex", "vbaproject", "vbadata", "oleobject")


def refuse(code: str, **facts: str) -> Refused:
    return Refused(Problem(f"word_template.{code}", ("template",), facts))


def checked(data: bytes) -> bytes:
    """The template without its link to another template. Raises Refused."""
    if not data.startswith(b"PK\x03\x04"):
        raise refuse("not_docx")
    try:
        check_package(data)
    except Refused as refusal:
        code = refusal.problems[0].code.partition(".")[2]
        known = {"macros": "macros", "bomb": "bomb", "too_large": "bomb", "doctype": "fetches", "encrypted": "locked"}
        raise refuse(known.get(code, "damaged"), what="DOCTYPE") from refusal
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        if "word/document.xml" not in names or "[Content_Types].xml" not in names:
            raise refuse("not_docx")
        parts = {name: archive.read(name) for name in names}
    if "macroenabled" in parts["[Content_Types].xml"].decode("utf-8", "replace").lower():
        raise refuse("macros")
    for name in names:
        if any(word in name.lower() for word in _FORBIDDEN):
            raise refuse("fetches", what=name[:60])
    cleaned = {name: _cleaned(name, part) for name, part in parts.items()}
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in cleaned.items():
            made.writestr(name, part)
    return target.getvalue()


def _cleaned(name: str, part: bytes) -> bytes:
    if not name.lower().endswith((".xml", ".rels")):
        return part
    text = part.decode("utf-8", "replace")
    if text.startswith("\ufeff"):
        text = text[1:]
    if name.endswith(".rels"):
        return _RELATION.sub(_relation, text).encode()
    if "<w:altChunk" in text or "<w:mailMerge" in text:
        raise refuse("fetches", what="altChunk" if "<w:altChunk" in text else "mailMerge")
    found = "".join(one or other for one, other in _INSTRUCTION.findall(text))
    fetching = _FETCHING.search(found.upper())
    if fetching is not None:
        raise refuse("fetches", what=fetching.group())
    return _TEMPLATE.sub("", text).encode() if name == "word/settings.xml" else part


def _relation(found: re.Match[str]) -> str:
    """A relationship as it is; none to another template; one that fetches anything else is refused."""
    words = found.group()
    if "attachedtemplate" in words.lower():
        return ""
    external = re.search(r"TargetMode\s*=\s*[\"']External", words, re.IGNORECASE)
    if external and "/hyperlink" not in words.lower():
        target = re.search(r"Target\s*=\s*[\"']([^\"']*)", words)
        raise refuse("fetches", what=(target.group(1) if target else "?")[:60])
    return words
