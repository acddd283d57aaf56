"""What a bulletin is: sections of paragraphs of pieces, where every figure knows the place that it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from scoring.problems import Place


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `place`: where in the assessment its figure stands, () for plain words."""

    text: str
    place: Place = ()


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph that can be switched off by its `key`. `name`: what it is called in a list of the parts; `head`:
    the words that it begins with as a heading of the second level, or "". Without pieces there is nothing to say, and
    `why` says why not."""

    key: str
    name: str
    pieces: Pieces
    head: str = ""
    on: bool = True
    why: str = ""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def shown(self) -> bool:
        return self.on and bool(self.pieces)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the first level; the opening has no title."""

    key: str
    title: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def shown(self) -> bool:
        return any(paragraph.shown for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the letter's body as it is printed: `level` 1 and 2 are headings, of level 2 only `head` is one and
    the text goes on behind it; 0 is a paragraph."""

    level: Literal[0, 1, 2]
    head: str
    pieces: Pieces = ()
    key: str = ""

    @property
    def text(self) -> str:
        return self.head + "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """A bulletin as data. `provisional`: the word that stands in the header while the result is not final, or "".
    `attachments`: the titles of what is attached; `hints` are for who edits it and are not printed."""

    title: str
    over: str = ""
    """What stands over the title, in its letters: who issues it, where that is known."""
    addressee: str
    sections: tuple[Section, ...]
    issuer: str
    date: str
    sealed: bool = False
    layout: Literal["exact", "usual"] = "exact"
    provisional: str = ""
    attachments: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    language: str = "zh_CN"

    def lines(self) -> Iterator[Line]:
        """The body with its headings numbered, without what is switched off."""
        number = 0
        for section in self.sections:
            if not section.shown:
                continue
            if section.title:
                number += 1
                yield Line(1, f"{numeral(number, self.language)}{section.title}")
            second = 0
            for paragraph in section.paragraphs:
                if not paragraph.shown:
                    continue
                head = ""
                if paragraph.head:
                    second += 1
                    stop = "。" if self.language == "zh_CN" else ". "
                    head = f"{second_numeral(second, self.language)}{paragraph.head}{stop}"
                yield Line(2 if head else 0, head, paragraph.pieces, paragraph.key)

    def text(self) -> str:
        """All of it as plain text."""
        indent = "　　" if self.language == "zh_CN" else ""
        lines = [self.title.replace("\n", ""), ""]
        if self.addressee:
            lines.append(self.addressee)
        lines += [indent + line.text for line in self.lines()]
        for number, title in enumerate(self.attachments, 1):
            lines.append(indent + attachment_line(number, title, len(self.attachments), self.language))
        lines += ["", *(one for one in (self.issuer, self.date) if one)]
        return "\n".join(lines)

    def without(self, off: frozenset[str]) -> "Bulletin":
        """The bulletin with exactly these paragraphs switched off."""
        sections = tuple(
            replace(section, paragraphs=tuple(replace(one, on=one.key not in off) for one in section.paragraphs))
            for section in self.sections
        )
        return replace(self, sections=sections)


_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """1 → 一, 10 → 十, 21 → 二十一; from 100 on in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones or not tens else "")


def numeral(number: int, language: str) -> str:
    return f"{chinese(number)}、" if language == "zh_CN" else f"{number}. "


def second_numeral(number: int, language: str) -> str:
    return f"（{chinese(number)}）" if language == "zh_CN" else f"({number}) "


def attachment_line(number: int, title: str, count: int, language: str) -> str:
    """附件：… of one, 附件：1. … and 2. … of more."""
    title = title.replace("\n", "")
    own = title if count == 1 else f"{number}. {title}"
    lead = ("附件：" if language == "zh_CN" else "Attachment: ") if number == 1 else ""
    pad = "　　　" if language == "zh_CN" else "            "
    return (lead or pad) + own
