"""What is typed or pasted into the plan's tree: read, refused with a reason, or taken over. Without Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final, Literal

from exchange.numbers import Number, parse_number
from gui.figures import plain
from scoring.legal import forbidden_name, shown_only
from scoring.plan import Indicator, Plan
from scoring.plan_edits.weights import set_share
from scoring.problems import Refused


class Column(IntEnum):
    NAME = 0
    WEIGHT = 1
    SHARE = 2
    LAST = 3
    CHANGE = 4
    REASON = 5
    METHOD = 6
    DEPARTMENT = 7
    UNIT = 8
    TAGS = 9
    CODE = 10


EDITABLE: Final = frozenset(
    {Column.NAME, Column.WEIGHT, Column.SHARE, Column.REASON, Column.DEPARTMENT, Column.UNIT, Column.TAGS}
)

Reason = Literal["reference", "law", "blank", "no_number", "negative", "nothing", "name", "fixed"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text was not taken over."""

    code: str
    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Entered:
    """The indicator with what was typed. `share` and `exact`: a share in percent whose points had to be rounded."""

    node: Indicator
    share: str = ""
    exact: str = ""
    unscored: bool = False
    """Did it weigh something, and may not be scored under its new name?"""


def entered(plan: Plan, node: Indicator, column: Column, text: str) -> Entered | Refusal:
    """What a text in a cell makes of its indicator."""

    def refused(reason: Reason) -> Refusal:
        return Refusal(node.code, text, reason)

    bare = text.strip()
    match column:
        case Column.NAME:
            return _lawful(plan, node, replace(node, name=bare)) if bare else refused("name")
        case Column.REASON:
            return Entered(replace(node, reason=bare))
        case Column.DEPARTMENT:
            return Entered(replace(node, department=bare))
        case Column.UNIT:
            return Entered(replace(node, unit=bare))
        case Column.TAGS:
            return _lawful(plan, node, replace(node, tags=words(bare)))
        case Column.WEIGHT | Column.SHARE:
            if forbidden_name(plan, node):
                zero = parse_number(bare)
                none = isinstance(zero, Number) and not zero.value
                return Entered(shown_only(node)) if none and not node.reference_only else refused("law")
            if node.reference_only:
                return refused("reference")
            if not bare:
                return refused("blank")
            number = parse_number(bare, "%" if column is Column.SHARE else "")
            if not isinstance(number, Number):
                return refused("no_number")
            if number.value < 0:
                return refused("negative")
            if column is Column.WEIGHT:
                return Entered(replace(node, weight=number.value))
            return _share(plan, node, number) or refused("nothing")
    return refused("fixed")


def _lawful(plan: Plan, before: Indicator, node: Indicator) -> Entered:
    """A name or a tag may make an indicator one that must not be scored: then it is only shown from now on."""
    if node.reference_only or not forbidden_name(plan, node) or forbidden_name(plan, before):
        return Entered(node)
    return Entered(shown_only(node), unscored=True)


def _share(plan: Plan, node: Indicator, number: Number) -> Entered | None:
    try:
        shared = set_share(plan, node.code, number.value)
    except Refused:
        return None
    exact = plain(shared.exact) if shared.remainder else ""
    return Entered(replace(node, weight=shared.weight), plain(number.value), exact)


def taken_over(plan: Plan, edits: Mapping[tuple[str, Column], str]) -> tuple[Plan, int, list[Refusal]]:
    """The plan with many texts, how many stand in it now, and which were not taken over."""
    new, done, refusals = plan, 0, []
    for (code, column), text in edits.items():
        found = entered(new, new.indicator[code], column, text)
        if isinstance(found, Refusal):
            refusals.append(found)
            continue
        done += 1
        if found.node != new.indicator[code]:
            new = new.with_indicator(found.node)
    return new, done, refusals


def words(text: str) -> tuple[str, ...]:
    """Words that are kept apart by commas, in either writing, each once."""
    for mark in "，,；;":
        text = text.replace(mark, "、")
    return tuple(dict.fromkeys(part for part in (one.strip() for one in text.split("、")) if part))
