"""The one normaliser of numbers that people type, paste or keep as text in a workbook.

Every digit is kept, nothing is guessed: what is not plainly one number is refused with a reason. No float
and no locale is ever asked: both accept what an office does not mean ("1_000", "٣", "1,5").
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

LONGEST: Final = 40
"""Characters of a number; more is a slip or an attack."""

_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"), None)
_WIDTH: Final = {
    **{ord("０") + n: str(n) for n in range(10)},
    **dict.fromkeys(map(ord, "。．｡"), "."),
    **dict.fromkeys(map(ord, "，"), ","),
    **dict.fromkeys(map(ord, "＋﹢"), "+"),
    **dict.fromkeys(map(ord, "−－﹣‐‑–"), "-"),
    **dict.fromkeys(map(ord, "％﹪"), "%"),
    **dict.fromkeys(map(ord, "（"), "("),
    **dict.fromkeys(map(ord, "）"), ")"),
    **{ord("Ａ") + n: chr(ord("A") + n) for n in range(26)},
    **{ord("ａ") + n: chr(ord("a") + n) for n in range(26)},
}
_NUMBER: Final = re.compile(r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?:\.([0-9]*))?")
_STORED: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_PLAIN: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DIGITS: Final = 15
_FARTHEST: Final = 30
_EXPONENT: Final = re.compile(r"[+-]?[0-9.]+[eE][+-]?[0-9]+")


@dataclass(frozen=True, slots=True)
class Number:
    """`text` is the exact decimal: ASCII digits, a point, perhaps a minus sign; every digit as written."""

    text: str

    @property
    def value(self) -> Decimal:
        return Decimal(self.text)


@dataclass(frozen=True, slots=True)
class NotANumber:
    """`reason` is a key of `exchange.wording`; its sentence takes the facts `text` and `unit`."""

    reason: str
    text: str = ""
    unit: str = ""

    @property
    def facts(self) -> dict[str, str]:
        return {"text": self.text, "unit": self.unit}


def parse_number(text: str, unit: str = "") -> Number | NotANumber:
    """The one number that `text` says, exactly, or why it is none.

    Full-width digits, signs and points, "。" as the point, thousands commas, blanks around it and an
    accountant's "(5)" for -5 are accepted. A percent sign is accepted where the item's `unit` is a percentage
    and then says the same again ("12.5%" is 12.5); under any other unit it could as well mean 0.125: refused.
    Likewise "1e3", "1,5" and digits of other scripts are refused rather than guessed.
    """

    def refuse(reason: str) -> NotANumber:
        return NotANumber(f"number.{reason}", text.strip(), unit)

    plain = text.translate(_INVISIBLE).translate(_WIDTH).strip()
    if not plain:
        return refuse("blank")
    if len(plain) > LONGEST:
        return refuse("too_long")
    for sign in "%‰":
        if plain.endswith(sign):
            if not is_percentage(unit, sign):
                return refuse("percent")
            plain = plain[:-1].rstrip()
    if re.fullmatch(r"\([0-9][0-9.,]*\)", plain):
        plain = f"-{plain[1:-1]}"
    plain = re.sub(r"^([+-])\s+", r"\1", plain)
    found = _NUMBER.fullmatch(plain)
    if found and (found[2] or found[3]):
        return Number(_canonical(found[1], found[2].replace(",", ""), found[3] or ""))
    return refuse(_why_not(plain))


def is_percentage(unit: str, sign: str = "%") -> bool:
    """Whether a value under this unit is already counted in hundredths (or thousandths)."""
    unit = unit.translate(_WIDTH)
    return sign in unit or (sign == "%" and unit in ("百分比", "百分点"))


def plain_text(number: Decimal) -> str:
    """A decimal without exponent, digits kept."""
    return format(number, "f")


def stored_number(text: str) -> str | None:
    """A number as a file stores it, as its author saw it: plainly written, with 15 digits at most (89.600000000000009
    was typed as 89.6); None for what is no finite number."""
    if len(text) <= _DIGITS and _PLAIN.fullmatch(text):
        return text
    if not _STORED.fullmatch(text.strip()) or len(text) > LONGEST:
        return None
    number = Decimal(text.strip())
    if len(number.as_tuple().digits) > _DIGITS or abs(number.adjusted()) > _FARTHEST:
        number = Decimal(f"{float(number):.{_DIGITS}g}")
    return plain_text(number) if number.is_finite() else None


def in_hundredths(stored: str) -> Decimal:
    """What a cell shown as a percentage says: "0.955" is 95.5."""
    return Decimal(plain_text(Decimal(stored).scaleb(2)))


def shown_digits(stored: str) -> str:
    """A number out of a spreadsheet as its author saw it: those store 17 digits and show 15, so that 89.6 comes as
    89.600000000000009. A number of at most 15 digits stays as it is."""
    if len(stored.strip("-0.").replace(".", "")) <= 15:
        return stored
    return plain_text(Decimal(f"{float(stored):.15g}"))


def _canonical(sign: str, whole: str, fraction: str) -> str:
    digits = whole.lstrip("0") or "0"
    text = f"{digits}.{fraction}" if fraction else digits
    return f"-{text}" if sign == "-" and text.strip("0.") else text


def _why_not(plain: str) -> str:
    if _EXPONENT.fullmatch(plain):
        return "exponent"
    if re.fullmatch(r"[+-]?[0-9.,]+", plain):
        return "comma" if "," in plain else "points"
    if any(char.isnumeric() and char not in "0123456789" for char in plain):
        return "other_digits"
    if re.fullmatch(r"[+-]?[0-9.,]+(\s+[0-9.,]+)+", plain):
        return "blank_inside"
    return "text"
