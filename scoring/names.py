"""When two names are the same but for how they are written, and when they are only alike."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

ALIKE: Final = 0.6
"""From this ratio of common characters on, names are taken to be alike."""

_INVISIBLE: Final = re.compile("[\\s\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f]")
_NUMBERING: Final = re.compile(
    r"^(第?[一二三四五六七八九十]+[、.,]|\([一二三四五六七八九十0-9]+\)|[0-9]+[、.)](?![0-9]))+"
)
_UNIT: Final = (
    r"(?:单位:)?(?:[^()\[\]【】〔〕]*/[^()\[\]【】〔〕]*|[0-9.]+(?:分|%)?|%|‰|百分点|"
    r"[十百千万亿]*(?:元|件|人|户|次|家|个|起|宗|项|篇|条|批|天|分|份|批次|人次|户次|美元|吨|公里))"
)
_BRACKETS: Final = re.compile(rf"[(\[【〔]{_UNIT}[)\]】〕]$")
"""A unit or a weight behind the name. Other brackets are part of the name: （本级） is not （上级）."""
_MARKS: Final = re.compile("[()【】〔〕\\[\\]、，。；：·—\u2018\u2019\u201c\u201d《》〈〉\"',;:_/-]")


@lru_cache(maxsize=8192)
def normalised(name: str) -> str:
    """What is left of a name when width, blanks, numbering, closing brackets with a unit and marks are gone."""
    key = _INVISIBLE.sub("", unicodedata.normalize("NFKC", name)).casefold()
    key = _NUMBERING.sub("", key)
    while (shorter := _BRACKETS.sub("", key)) and shorter != key:
        key = shorter
    return _MARKS.sub("", key) or key


def alike(name: str, other: str) -> bool:
    """Do the two share most of their characters, such as 案件数量 and 办案数量?"""
    return SequenceMatcher(a=normalised(name), b=normalised(other), autojunk=False).ratio() >= ALIKE
