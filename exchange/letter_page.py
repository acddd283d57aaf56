"""Where an official letter stands on its page (GB/T 9704-2012, ux.md §4.1): in Word as on the printer and in PDF."""

from dataclasses import dataclass
from typing import Final

from exchange.letter import Bulletin
from exchange.titles import length, title_lines

CHARACTERS: Final = 28
"""A line holds so many characters of 16 points, a page 22 lines."""
BODY_POINTS: Final = 16.0
TITLE_POINTS: Final = 22.0
NUMBER_POINTS: Final = 14.0
"""Of the page number."""
TITLE_LINE: Final = 33.0
"""Points from line to line of a title, at least."""
SQUEEZE: Final = 0.25
"""28 characters of 16 points are wider than the 156 mm of the page. Word has a grid of characters for that, which other
programs read otherwise; a quarter of a point less for each character is the same in all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPage:
    """An odd page in millimetres, of an even one left and right are changed over; `line`: points from line to line;
    `foot`: from the edge up to the foot of the line with the page number."""

    top: float
    bottom: float
    left: float
    right: float
    foot: float
    line: float
    width: float = 210.0
    height: float = 297.0

    @property
    def room(self) -> float:
        return self.width - self.left - self.right


PAGES: Final = {
    "exact": LetterPage(top=34, bottom=32, left=28, right=26, foot=25.5, line=29.75),
    "usual": LetterPage(top=37, bottom=35, left=28, right=26, foot=28, line=28.95),
}


def head_lines(letter: Bulletin) -> list[str]:
    """Who issues it and the title, in lines."""
    room = PAGES[letter.layout].room
    return [one for part in (letter.over, letter.title) if part for one in title_lines(part, TITLE_POINTS, room)]


def hang(count: int) -> float:
    """By how many characters the further lines of an attachment's title stand in from its first."""
    return 3.0 if count == 1 else 4.5


def signed(letter: Bulletin) -> tuple[tuple[str, float], ...]:
    """Who issues it and when, each with the characters left free before it: without a seal the name ends two from the
    right and the date begins two further in; with one the date ends four from the right, the name over its middle."""
    name, day = length(letter.issuer), length(letter.date)
    if letter.sealed:
        date_at = CHARACTERS - 4 - day
        name_at = min(date_at + (day - name) / 2, CHARACTERS - 2 - name)
    else:
        name_at = CHARACTERS - 2 - name
        date_at = name_at + 2
        if date_at + day > CHARACTERS - 2:
            date_at = CHARACTERS - 2 - day
            name_at = min(name_at, date_at - 2)
    return (letter.issuer, max(0.0, name_at)), (letter.date, max(0.0, date_at))
