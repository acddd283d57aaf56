"""Dates as spreadsheets keep them: a number of days with a date's format."""

import datetime
import re
from decimal import Decimal
from typing import Final

_BUILT_IN: Final = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_ASIDE: Final = re.compile(r'"[^"]*"|\\.|_.|\[[^\]hmsHMS]*\]')
_LAST: Final = 2_958_465
"""31 December 9999."""


def is_date_format(number: int, code: str) -> bool:
    """Whether a number format shows a date or a time."""
    if not code:
        return number in _BUILT_IN
    shown = _ASIDE.sub("", code.split(";")[0])
    return bool(re.search(r"[dmhysDMHYS年月日]", shown)) and shown.casefold() != "general"


def as_date(serial: str, from_1904: bool = False) -> str:
    """The date of a serial number in its ISO form, with the time where it has one; "" where it is none.

    Day 60 of the usual count does not exist: before it, days are counted from 31 December 1899.
    """
    days = Decimal(serial)
    if days < 0 or days > _LAST:
        return ""
    whole, seconds = int(days), int(((days - int(days)) * 86_400).to_integral_value())
    first = datetime.datetime(1904, 1, 1) if from_1904 else datetime.datetime(1899, 12, 30 if whole > 60 else 31)
    moment = first + datetime.timedelta(days=whole, seconds=seconds)
    if whole == 0 and not from_1904:
        return moment.time().isoformat()
    return moment.date().isoformat() if not seconds else moment.isoformat()
