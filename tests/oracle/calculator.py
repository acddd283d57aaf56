"""A calculator that reads worked lines as a person would: `left = right` must hold at the places of its right side.

It shares nothing with the program but the signs on the paper.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Any

SEPARATORS = {"zh_CN": ("；", "：", "，"), "en": ("; ", ": ", ", ")}
ENDINGS = {" 不成立": False, " 成立": True, " does not hold": False, " holds": True}
PRECISE, SHORTER = Context(prec=120), Context(prec=40)
ROOTS = ("√", "^", "ln", "exp")
NUMBER = r"\d+(?:\.\d+)?(?:/\d+)?"
TOKEN = re.compile(rf"\s*(?:(?P<number>{NUMBER})|(?P<word>[^\W\d_]+)|(?P<sign>[-−+×÷^%(),|√<>≤≥≠=]))")
FUNCTIONS = {"min", "max", "floor", "取整", "round", "四舍五入", "ln", "exp"}
COMPARE = {
    "<": lambda a, b: a < b,
    "≤": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    "≥": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "≠": lambda a, b: a != b,
}


class Wrong(AssertionError):
    """A line that a calculator does not confirm."""


def follow(line: str, language: str) -> tuple[int, str | None]:
    """Work a line again: how many steps it has, and the figure that it ends in. Raises Wrong."""
    after, then, also = SEPARATORS[language]
    steps, last = 0, None
    for segment in line.split(after):
        *before, body = segment.split(then)
        if (found := body_of(body, line)) is None:
            continue
        steps, last = steps + 1, found or last
        for part in before:
            if any(sign in part for sign in COMPARE):
                for one in part.split(also):
                    if not value(one):
                        raise Wrong(f"{one} does not hold in {line}")
    return steps, last


def body_of(body: str, line: str) -> str | None:
    """The figure that a step ends in, "" where it is a comparison, None where it is words."""
    for ending, expected in ENDINGS.items():
        if body.endswith(ending):
            if bool(value(body.removesuffix(ending))) is not expected:
                raise Wrong(f"{body} in {line}")
            return ""
    if re.fullmatch(rf"−?{NUMBER}", body):
        return body
    left, equals, right = body.rpartition(" = ")
    if equals:
        if not equal(value(left), right, rooted=_rooted(left)):
            raise Wrong(f"{left} is {float(value(left))!r}, not {right}, in {line}")
        return right
    if any(sign in body for sign in "<≤>≥≠"):
        if not value(body):
            raise Wrong(f"{body} does not hold in {line}")
        return ""
    return None


ROOT_DIGITS = 28


def equal(found: Fraction, text: str, *, rooted: bool = False) -> bool:
    """Half-up at the places of the text; a fraction is exact. `rooted`: known to as many digits as `value` gives."""
    wanted = value(text)
    if "/" in text:
        return found == wanted
    if rooted and abs(found - wanted) <= abs(wanted) / 10 ** (SHORTER.prec - 1):
        return True
    places = len(text.partition(".")[2])
    if places > ROOT_DIGITS:  # what comes from a root, and is shown with more digits than it is promised to have
        return abs(found - wanted) < Fraction(1, 10**ROOT_DIGITS)
    size = abs(found.numerator) * 10**places
    rounded = (2 * size + found.denominator) // (2 * found.denominator)
    return Fraction(rounded if found >= 0 else -rounded, 10**places) == wanted


def value(text: str) -> Fraction:
    """What a line of arithmetic comes to: exactly, or with roots and powers to 40 digits, so that √2×√2 is 2."""
    reader = Reader(text)
    found = reader.either()
    if reader.sign is not None:
        raise Wrong(f"{text}: cannot read {reader.tokens[reader.at :]}")
    return Fraction(SHORTER.plus(decimal(found))) if _rooted(text) else found


def _rooted(text: str) -> bool:
    return any(sign in text for sign in ROOTS)


class Reader:
    """Reads arithmetic by the usual rules: comparison last, then + −, × ÷, ^, %."""

    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, Any]] = []
        at = 0
        text = text.rstrip()
        while at < len(text):
            match = TOKEN.match(text, at)
            if match is None:
                raise Wrong(f"{text}: {text[at:]!r}")
            kind = str(match.lastgroup)
            if kind != "word" or match[kind] in {*FUNCTIONS, "and", "or", "not", "且", "或", "非"}:
                self.tokens.append((kind, match[kind]))
            at = match.end()
        self.at = 0

    @property
    def sign(self) -> str | None:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else None

    def take(self, *signs: str) -> str | None:
        found = self.sign
        if found not in signs:
            return None
        self.at += 1
        return found

    def need(self, sign: str) -> None:
        if not self.take(sign):
            raise Wrong(f"{sign} expected before {self.tokens[self.at :]}")

    def either(self) -> Fraction:
        found = self.compared()
        while word := self.take("and", "且", "or", "或"):
            other = self.compared()
            both = bool(found and other) if word in ("and", "且") else bool(found or other)
            found = Fraction(int(both))
        return found

    def compared(self) -> Fraction:
        if self.take("not", "非"):
            return Fraction(int(not self.atom()))
        found = self.sum()
        if sign := self.take(*COMPARE):
            return Fraction(int(COMPARE[sign](found, self.sum())))
        return found

    def sum(self) -> Fraction:
        found = self.product()
        while sign := self.take("+", "−"):
            other = self.product()
            found = found + other if sign == "+" else found - other
        return found

    def product(self) -> Fraction:
        found = self.signed()
        while sign := self.take("×", "÷"):
            other = self.signed()
            found = found * other if sign == "×" else found / other
        return found

    def signed(self) -> Fraction:
        return -self.power() if self.take("−") else self.power()

    def power(self) -> Fraction:
        found = self.percent()
        while self.take("^"):
            found = Fraction(PRECISE.power(decimal(found), decimal(self.percent())))
        return found

    def percent(self) -> Fraction:
        found = self.atom()
        while self.take("%"):
            found /= 100
        return found

    def atom(self) -> Fraction:
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return Fraction(text)
        if text == "(":
            found = self.either()
            self.need(")")
            return found
        if text == "|":
            found = abs(self.sum())
            self.need("|")
            return found
        if text == "√":
            return Fraction(PRECISE.sqrt(decimal(self.atom())))
        self.need("(")
        found_all = [self.either()]
        while self.take(","):
            found_all.append(self.either())
        self.need(")")
        return function(text, found_all)


def function(name: str, values: list[Fraction]) -> Fraction:
    match name:
        case "min":
            return min(values)
        case "max":
            return max(values)
        case "floor" | "取整":
            return Fraction(values[0].numerator // values[0].denominator)
        case "round" | "四舍五入":
            unit = Decimal(1).scaleb(-int(values[1]))
            size = decimal(abs(values[0])).quantize(unit, ROUND_HALF_UP, PRECISE)
            return Fraction(size) if values[0] >= 0 else -Fraction(size)
        case "ln":
            return Fraction(PRECISE.ln(decimal(values[0])))
    return Fraction(PRECISE.exp(decimal(values[0])))


def decimal(number: Fraction) -> Decimal:
    return PRECISE.divide(Decimal(number.numerator), Decimal(number.denominator))
