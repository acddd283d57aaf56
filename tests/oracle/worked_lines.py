"""Every line of a result, worked again with the calculator."""

from decimal import Decimal
from fractions import Fraction

from exchange.wording.worked import line
from scoring.entries import Entries
from scoring.plan import Plan
from scoring.result import Result
from scoring.worked import View, Worked, worked_unit
from scoring.worked.model import Step
from tests.oracle.calculator import Wrong, equal, follow

LANGUAGES = ("zh_CN", "en")
UNROUNDED = 10
"""Decimals with which points are printed that the plan does not round."""


def work_again(plan: Plan, entries: Entries, result: Result, most: int = 1_000_000) -> int:
    """Follow each line in both languages, of each unit or of `most` spread over the plan; how many there were.

    Raises Wrong.
    """
    view = View(plan, entries, result)
    count = 0
    for unit in result.units[:: -(-len(result.units) // most)]:
        for found in worked_unit(plan, entries, result, unit.code, view):
            for language in LANGUAGES:
                confirm(found, language)
                count += 1
    return count


def confirm(found: Worked, language: str) -> None:
    """One line: every step that there is was read, each holds, and the last one gives what is printed."""
    text = line(found, language)
    steps, last = follow(text, language)
    where = f"{found.unit} {found.code}: {text}"
    if steps != sum(isinstance(segment, Step) for segment in found.segments):
        raise Wrong(f"{steps} steps were read of {where}")
    if found.points is not None and (last is None or not printed(found.points, last)):
        raise Wrong(f"{found.points} is printed, not what {where} ends in")


def printed(points: Decimal | Fraction, last: str) -> bool:
    """Is this the printed figure, with all its decimals?"""
    if isinstance(points, Decimal):
        return last.replace("−", "-") == f"{points:f}"
    return equal(points, last) and ("." in last or points.denominator == 1)
