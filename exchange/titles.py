"""A title in lines as an official would break it, measured in characters: the same in Word and on paper."""

from typing import Final

CLOSING: Final = "，。、；：！？）》”’』】%"
WORD_ENDS: Final = "的局会委室组司院校度）》”，、— "
"""Characters after which a title may well be broken."""
LEEWAY: Final = 4.0
"""How many characters a line of a title may be off its share."""


def title_lines(title: str, points: float, room: float) -> list[str]:
    """One line where it fits, else broken where it says so, and each part into lines of like length."""
    wide = room / (points * 25.4 / 72)
    whole = title.replace("\n", "")
    parts = [whole] if length(whole) <= wide else title.split("\n")
    found = []
    for part in parts:
        count = -int(-length(part) // wide) or 1
        found += balanced(part, count)
    return [line for line in found if line.strip()]


def length(text: str) -> float:
    """In full characters: Latin letters and digits take half."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def balanced(text: str, count: int) -> list[str]:
    """So many lines of like length, each ended where a word is likely to end; none begins with a sign that closes."""
    lines: list[str] = []
    rest = text
    for left in range(count, 1, -1):
        place = _place_to_break(rest, length(rest) / left)
        lines.append(rest[:place].strip())
        rest = rest[place:]
    return [*lines, rest.strip()]


def _place_to_break(text: str, wanted: float) -> int:
    """The end of a likely word near so many characters; where there is none, so many characters."""
    ends, used = [0.0], 0.0
    for character in text:
        used += length(character)
        ends.append(used)
    near = [at for at in range(1, len(text)) if abs(ends[at] - wanted) <= LEEWAY and text[at] not in CLOSING]
    near = [at for at in near if not _is_inside(text, at)] or near
    likely = [at for at in near if text[at - 1] in WORD_ENDS or text[at] in "（《“"]
    choices = likely or near or [max(1, len(text) // 2)]
    return min(choices, key=lambda at: (abs(ends[at] - wanted), at))


def _is_inside(text: str, at: int) -> bool:
    """Is a bracket open there, as between the words of 县（市、区）?"""
    return any(text[:at].count(opening) > text[:at].count(closing) for opening, closing in ("（）", "《》", "“”"))
