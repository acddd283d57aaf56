"""The sheet of parameters: every number of the plan that a formula points to, with a name of its own, beside the rule
in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from exchange.checking.terms import Named, Term, Written
from exchange.wording import PHRASES, word

LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet. A heading has no value; `text` is a rule in words or a note."""

    code: str = ""
    label: str = ""
    value: float | str | None = None
    name: str = ""
    text: str = ""
    rows: int = 1
    """Over how many rows the name goes."""
    level: int = 0
    """0: a parameter, 1: an indicator, 2: a section."""


@dataclass(eq=False)
class Parameters:
    """The rows in their order, and the names that are taken."""

    sheet: str
    language: str
    lines: list[Line] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def heading(self, code: str, label: str, text: str = "", *, level: int = 1) -> None:
        self.lines.append(Line(code, label, text=text, level=level))

    def number(self, label: str, owner: str, value: Fraction | Decimal | int | float, *, spoken: str = "") -> Named:
        """A number under a label; `owner` makes its name different from those of others."""
        name = self._free(f"{label}_{owner}" if owner else label)
        self.lines.append(Line("", spoken or label, float(value), name))
        return Named(name, float(value))

    def texts(self, label: str, owner: str, words: Sequence[str]) -> tuple[str, Sequence[str]]:
        """Texts in rows one below the other, under one name: what grades are looked up in."""
        name = self._free(f"{label}_{owner}" if owner else label)
        for place, one in enumerate(words):
            self.lines.append(Line("", f"{label} {place + 1}", one, name if place == 0 else "", rows=len(words)))
        return name, words

    def choice(self, level: Term, label: str, words: Sequence[str]) -> Term:
        """The word of a number from 1 on."""
        name, known = self.texts(label, "", words)
        return Written(f"INDEX({name},{{0}})", (level,), lambda number: known[int(number) - 1])

    def _free(self, wanted: str) -> str:
        plain = re.sub(r"\W+", "_", wanted).strip("_")[:LONGEST_NAME] or "p"
        if not re.match(r"[^\W\d]", plain) or re.fullmatch(r"[A-Za-z]{0,3}\d*|[RrCc]\d*([Cc]\d*)?", plain):
            plain = f"p_{plain}"
        name, number = plain, 2
        while name.casefold() in self.taken:
            name, number = f"{plain}_{number}", number + 1
        self.taken.add(name.casefold())
        return name


def part_words(method: str, name: str, part: str, language: str) -> str:
    """What a number of a list is called: "3x" is the first column of the third row."""
    if re.fullmatch(r"\d+[xyz]", part):
        for key in (f"column.{method}.{name}.{'xyz'.index(part[-1])}", f"column.{name}.{'xyz'.index(part[-1])}"):
            if key in PHRASES:
                return f" {part[:-1]} {word(key, language)}"
    return f" {part}" if part else ""


def label_of(method: str, name: str, language: str) -> str:
    """What a form calls a parameter of a method."""
    key = f"parameter.{method}.{name}"
    return word(key if key in PHRASES else f"parameter.{name}", language)
