"""Initials of Chinese words in pinyin, for finding: 办案 → ba.

The 3 755 common characters stand in GB 2312 in the order of their pinyin, so their place gives the initial; of a
character with several readings it is the one that the standard files it under. All others stand for themselves.
"""

from bisect import bisect_right
from typing import Final

_FIRST: Final = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS: Final = "abcdefghjklmnopqrstwxyz"
_STARTS: Final = tuple(letter.encode("gb2312") for letter in _FIRST)
_END: Final = b"\xd7\xf9"
"""The last of the common characters: what follows is ordered by radicals."""


def initials(text: str) -> str:
    """The text in lower case with each common Chinese character as the first letter of its pinyin."""
    return "".join(_initial(letter) for letter in text.lower())


def _initial(letter: str) -> str:
    if letter.isascii():
        return letter
    try:
        place = letter.encode("gb2312")
    except UnicodeEncodeError:
        return letter
    return _LETTERS[bisect_right(_STARTS, place) - 1] if _STARTS[0] <= place <= _END else letter
