"""Measuring and breaking text into lines, in millimetres."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption

from gui.painting.fonts import UNITS, Face, Fonts

Lines = tuple[str, ...]
Run = tuple[str, Face]
"""A piece of text, and what it is written in."""

SLACK = 0.02
"""Millimetres: a column as wide as its text holds it, whatever was lost in adding up."""


class Ruler:
    """Measures text in the fonts of this machine, each text once."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._widths, self._lines = fonts.widths, fonts.lines

    def width(self, text: str, face: Face) -> float:
        key = (face, text)
        found = self._widths.get(key)
        if found is None:
            found = self._widths[key] = self.fonts.metrics(face).horizontalAdvance(text) / UNITS
        return found

    def lines(self, text: str, face: Face, width: float) -> Lines:
        """The text in lines no wider than `width`, broken by the rules of its script (no 。 begins a line)."""
        if not text or self.width(text, face) <= width + SLACK:
            return (text,) if text else ()
        key = (face, text, width)
        if key not in self._lines:
            self._lines[key] = self._broken(text, face, width)
        return self._lines[key]

    def _broken(self, text: str, face: Face, width: float) -> Lines:
        layout = QTextLayout(text, self.fonts.font(face))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        units = text.encode("utf-16-le")  # Qt counts in UTF-16
        lines = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth((width + SLACK) * UNITS)
            line.setPosition(QPointF(0, 0))
            start, length = line.textStart(), line.textLength()
            lines.append(units[2 * start : 2 * (start + length)].decode("utf-16-le").strip())
        layout.endLayout()
        return tuple(line for line in lines if line)

    def runs(self, pieces: Sequence[Run], width: float, first: float) -> tuple[tuple[Run, ...], ...]:
        """Text in several faces in lines no wider than `width`, the first one by `first` narrower."""
        layout = QTextLayout("".join(text for text, _ in pieces), self.fonts.font(pieces[-1][1]))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        formats: list[QTextLayout.FormatRange] = []
        letters: list[Run] = []
        for text, face in pieces:
            one: Any = QTextLayout.FormatRange()  # Qt's own description of it lacks two of its fields
            one.start, one.length, one.format = len(letters), len(text.encode("utf-16-le")) // 2, QTextCharFormat()
            one.format.setFont(self.fonts.font(face))
            formats.append(one)
            for character in text:  # Qt counts in UTF-16
                letters += [(character, face), ("", face)][: 1 + (ord(character) > 0xFFFF)]
        layout.setFormats(formats)
        lines: list[tuple[Run, ...]] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth((width - (0.0 if lines else first) + SLACK) * UNITS)
            line.setPosition(QPointF(0, 0))
            start = line.textStart()
            lines.append(_joined(letters[start : start + line.textLength()]))
        layout.endLayout()
        return tuple(lines)

    def balanced(self, text: str, face: Face, width: float) -> Lines:
        """As few lines as `lines`, but of like length, as a title is set; no English word is broken for it."""
        wanted = len(self.lines(text, face, width))
        if wanted < 2:
            return self.lines(text, face, width)
        words = [self.width(word, face) for word in text.split() if word.isascii()]
        low, high = max(width / wanted, *words) if words else width / wanted, width
        while high - low > 1:
            middle = (low + high) / 2
            low, high = (low, middle) if len(self.lines(text, face, middle)) <= wanted else (middle, high)
        return self.lines(text, face, high)


def _joined(letters: Sequence[Run]) -> tuple[Run, ...]:
    """Letters of a line as runs of one face each, without blanks at its end."""
    found: list[Run] = []
    for letter, face in letters:
        if found and found[-1][1] == face:
            found[-1] = (found[-1][0] + letter, face)
        else:
            found.append((letter, face))
    if found:
        found[-1] = (found[-1][0].rstrip(" "), found[-1][1])
    return tuple(found)
