"""In which font a chart is written, how wide its words are, and which characters no font has."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exchange.sheet import printable

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font
    from numpy.typing import NDArray

    Outline = tuple[NDArray[np.float64], NDArray[np.uint8]]

SHIPPED: Final = Path(__file__).parents[2] / "gui" / "fonts" / "wqy-microhei-gbk.ttf"
STACK: Final = ("Microsoft YaHei", "SimHei", "DengXian", "WenQuanYi Zen Hei")
"""Sans of TrueType, which a PDF embeds as it is; the first that is installed, then the shipped one."""
SHIPPED_FAMILY: Final = "WenQuanYi Micro Hei"
LOST: Final = "〓"
"""What stands for a character that no font has, as printers do."""
_EM: Final = 1000
POINT: Final = 25.4 / 72
"""Millimetres in a point."""


class ChartFonts:
    """The fonts of charts on this machine. Imports matplotlib."""

    def __init__(self, stack: Sequence[str] = STACK) -> None:
        from matplotlib import font_manager

        manager = font_manager.fontManager
        if not any(entry.fname == str(SHIPPED) for entry in manager.ttflist):
            manager.addfont(str(SHIPPED))
        installed = {entry.name for entry in manager.ttflist}
        self.families = [*[family for family in stack if family in installed][:1], SHIPPED_FAMILY]
        self._widths: dict[str, float] = {}
        self._outlines: dict[str, Outline] = {}
        self._sizes: dict[float, FontProperties] = {}

    @cached_property
    def _faces(self) -> "list[FT2Font]":
        from matplotlib import font_manager

        faces = []
        for family in self.families:
            properties = font_manager.FontProperties(family=family)
            face = font_manager.get_font(font_manager.findfont(properties))
            face.set_size(_EM, 72)
            faces.append(face)
        return faces

    def properties(self, points: float) -> "FontProperties":
        """What matplotlib is told of letters of this size."""
        if points not in self._sizes:
            from matplotlib.font_manager import FontProperties

            self._sizes[points] = FontProperties(family=self.families, size=points)
        return self._sizes[points]

    def width(self, text: str, points: float) -> float:
        """Millimetres from the start to the end of a line of text."""
        known = self._widths
        for character in text:
            if character not in known:
                known[character] = self._load(character)
        return sum(known[character] for character in text) * points * POINT

    def outline(self, text: str) -> "Outline":
        """The outlines of a text's letters, in parts of their size from the start of the base line to the right and
        up: points, and what they are (as those of a matplotlib path)."""
        import numpy as np

        points: list[NDArray[np.float64]] = [np.empty((0, 2))]
        kinds: list[NDArray[np.uint8]] = [np.empty(0, np.uint8)]
        at = 0.0
        for character in text:
            if character not in self._outlines:
                self._load(character)
                corners, codes = self._face(character).get_path()
                self._outlines[character] = np.asarray(corners, float) / _EM, np.asarray(codes, np.uint8)
            outline, kind = self._outlines[character]
            points.append(outline + np.array([at, 0.0]))
            kinds.append(kind)
            at += self.width(character, 1 / POINT)
        return np.concatenate(points), np.concatenate(kinds)

    def _face(self, character: str) -> "FT2Font":
        code = ord(character)
        return next((face for face in self._faces if face.get_char_index(code)), self._faces[-1])

    def _load(self, character: str) -> float:
        """Load a letter, and give its width in parts of its size."""
        from matplotlib.ft2font import LoadFlags

        face = self._face(character)
        face.set_size(_EM, 72)
        return float(face.load_char(ord(character), flags=LoadFlags.NO_HINTING).linearHoriAdvance) / 65536 / _EM

    def lost(self, texts: Iterable[str]) -> str:
        """The characters that no font has, each once."""
        characters = sorted({character for text in texts for character in text if not character.isspace()})
        return "".join(c for c in characters if not any(face.get_char_index(ord(c)) for face in self._faces))

    def shown(self, text: str) -> str:
        """The text as it can be drawn: in one line, with a mark in the place of what no font has."""
        plain = printable(text)
        gone = self.lost([plain])
        return "".join(LOST if character in gone else character for character in plain) if gone else plain

    def fit(self, text: str, points: float, width: float) -> str:
        """The text, shortened in its middle where it is wider than there is room."""
        if self.width(text, points) <= width:
            return text
        for kept in range(len(text) - 1, 1, -1):
            short = text[: kept - kept // 3] + "…" + text[len(text) - kept // 3 :]
            if self.width(short, points) <= width:
                return short
        return text[:1] + "…" if self.width(text[:1] + "…", points) <= width else ""

    def lines(self, text: str, points: float, width: float, most: int = 99) -> list[str]:
        """The text in lines no wider than there is room, broken between words or Chinese characters; the last of
        `most` lines is shortened."""
        found: list[str] = []
        line = ""
        for word in _words(text):
            if line and self.width((line + word).rstrip(), points) > width and word[0] not in _NEVER_FIRST:
                found.append(line.rstrip())
                line = word.lstrip()
            else:
                line += word
        if line.strip():
            found.append(line.rstrip())
        if len(found) > most:
            found[most - 1] = found[most - 1] + "".join(found[most:])
        return [self.fit(one, points, width) for one in found[:most]]


_NEVER_FIRST: Final = "，。；：、？！）》」』”’%％…,.;:?!)"


def _words(text: str) -> Iterable[str]:
    """What is not broken: a Latin word with the space behind it, a Chinese character."""
    word = ""
    for character in text:
        if character.isascii() and character != " ":
            word += character
            continue
        if character == " ":
            yield word + " "
            word = ""
            continue
        if word:
            yield word
            word = ""
        yield character
    if word:
        yield word
