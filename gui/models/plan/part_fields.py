"""What a part of a plan says of itself, field by field: how it is shown in a table and how what is typed is read.

To add a field: one row in the list of its section; to add a section: a list and a row in `SECTIONS`."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from exchange.numbers import Number, parse_number
from exchange.wording import word
from gui.language import current
from scoring.numbers import plain
from scoring.plan import Adjustment, Item, Part, Plan, Unit, UnitClass, Veto

APART: Final = re.compile(r"\s*[、，,；;]\s*")
KINDS: Final = ("number", "grade", "series", "tasks", "ballots")


class Unreadable(Exception):
    """What was typed is not taken over; the message says why."""


def said(key: str, **facts: str) -> str:
    return word(key, current(), **facts)


@dataclass(frozen=True, slots=True)
class Field:
    """`read` gives the value for the part, or raises Unreadable. `choices` are what may be chosen, where that is a
    short list; `fixed`: it stays as it is once the part is there."""

    name: str
    heading: str
    show: Callable[[Plan, Any], str]
    read: Callable[[Plan, str], object]
    choices: Callable[[Plan], Sequence[str]] = field(default=lambda _plan: ())
    numeric: bool = False
    fixed: bool = False
    width: int = 6
    """Characters of the writing."""


@dataclass(frozen=True, slots=True)
class Section:
    """A list of parts. `make` makes one with a code and a name; `prefix` begins the codes that are given."""

    name: str
    prefix: str
    make: Callable[[str, str], Part]
    fields: tuple[Field, ...]


def _text(name: str, heading: str, width: int = 6, *, fixed: bool = False) -> Field:
    return Field(
        name, heading, lambda _plan, part: str(getattr(part, name)), lambda _plan, t: t, width=width, fixed=fixed
    )


def _decimal(text: str) -> Decimal:
    number = parse_number(text)
    if not isinstance(number, Number):
        raise Unreadable(said("parts.no_number", text=text))
    return number.value


def _number(
    name: str, heading: str, *, empty: Decimal | None = None, width: int = 4, least: int | None = None
) -> Field:
    """`empty`: what an empty cell stands for, and what is shown as empty where that is None."""

    def show(_plan: Plan, part: Any) -> str:
        value = getattr(part, name)
        return "" if value is None else plain(value)

    def read(_plan: Plan, text: str) -> Decimal | None:
        value = _decimal(text) if text else empty
        if value is not None and least is not None and value < least:
            raise Unreadable(said("parts.below", text=text, least=str(least)))
        return value

    return Field(name, heading, show, read, numeric=True, width=width)


def _flag(name: str, heading: str, width: int = 4) -> Field:
    def names() -> tuple[str, str]:
        return said("difference.no"), said("difference.yes")

    def read(_plan: Plan, text: str) -> bool:
        if text.casefold() in ("", "0", "×", names()[0].casefold(), "n", "no", "否"):
            return False
        if text.casefold() in ("1", "√", "✓", names()[1].casefold(), "y", "yes", "是"):
            return True
        raise Unreadable(said("parts.no_choice", text=text, choices="、".join(names())))

    return Field(
        name, heading, lambda _p, part: names()[bool(getattr(part, name))], read, lambda _p: names(), width=width
    )


def choice(
    name: str, heading: str, options: Callable[[Plan], Mapping[str, str]], *, empty: str | None = None, width: int = 6
) -> Field:
    """`options`: value → its word. `empty`: what an empty cell stands for."""

    def show(plan: Plan, part: Any) -> str:
        value = getattr(part, name)
        return "" if value is None else options(plan).get(value, str(value))

    def read(plan: Plan, text: str) -> str | None:
        if not text:
            return empty
        found = options(plan)
        for value, shown in found.items():
            if text in (value, shown):
                return value
        within = [value for value, shown in found.items() if text in shown]
        if len(within) == 1:
            return within[0]
        raise Unreadable(said("parts.no_choice", text=text, choices="、".join(found.values())))

    return Field(name, heading, show, read, lambda plan: tuple(options(plan).values()), width=width)


def words_of(prefix: str, values: Sequence[str]) -> Callable[[Plan], Mapping[str, str]]:
    """The options of a choice whose words stand under `prefix`."""
    return lambda _plan: {value: said(f"{prefix}.{value}") for value in values}


def _several(name: str, heading: str, width: int = 8) -> Field:
    return Field(
        name,
        heading,
        lambda _plan, part: "、".join(getattr(part, name)),
        lambda _plan, text: tuple(one for one in APART.split(text) if one),
        width=width,
    )


def _levels() -> Field:
    def show(_plan: Plan, rule: Any) -> str:
        return "；".join(f"{level}={plain(points)}" for level, points in rule.per_level.items())

    def read(_plan: Plan, text: str) -> dict[str, Decimal]:
        found: dict[str, Decimal] = {}
        for one in re.split(r"[；;]", text):
            if one.strip():
                level, sign, points = re.sub(r"[＝:：]", "=", one).partition("=")
                if not sign or not level.strip():
                    raise Unreadable(said("parts.no_levels", text=one.strip()))
                found[level.strip()] = _decimal(points.strip())
        return found

    return Field("per_level", "parts.per_level", show, read, width=26)


def _actions() -> Field:
    def options(plan: Plan) -> dict[str, str]:
        from exchange.sheets.notes import action_text

        grades = [name for name, _ in plan.grades.bands] if plan.grades else []
        actions = [f"{kind}:{grade}" for kind in ("grade_max", "grade_set") for grade in grades]
        actions += [f"grade_down:{steps}" for steps in (1, 2)] if grades else []
        actions += ["no_award", "exclude_from_rank"]
        actions += [f"node_zero:{node.code}" for node in plan.indicators]
        return {action: action_text(plan, action, current()) for action in actions}

    def show(plan: Plan, veto: Any) -> str:
        from exchange.sheets.notes import action_text

        return "；".join(action_text(plan, action, current()) for action in veto.actions)

    def read(plan: Plan, text: str) -> tuple[str, ...]:
        known = options(plan)
        values = {shown: action for action, shown in known.items()}
        found = []
        for one in (part.strip() for part in re.split(r"[；;]", text)):
            if one and one not in values and one not in known:
                raise Unreadable(said("parts.no_action", text=one))
            if one:
                found.append(values.get(one, one))
        return tuple(dict.fromkeys(found))

    return Field(
        "actions", "difference.aspect.actions", show, read, lambda plan: tuple(options(plan).values()), width=22
    )


def _classes(plan: Plan) -> Mapping[str, str]:
    return {one.code: one.name for one in plan.classes}


def _lists(plan: Plan) -> Mapping[str, str]:
    return {one.code: one.name if one.year is None else f"{one.name}（{one.year}）" for one in plan.lists}


_CODE: Final = _text("code", "difference.aspect.code", 5)
_ADJUSTMENT: Final = (
    _CODE,
    _text("name", "difference.aspect.name", 12),
    _number("points", "parts.points", width=4),
    _levels(),
    _number("cap", "parts.cap", width=4, least=0),
    choice("dedupe", "parts.dedupe", words_of("parts.dedupe", ("none", "highest")), empty="none", width=8),
    _text("department", "difference.aspect.department", 8),
    _flag("needs_evidence", "difference.aspect.needs_evidence"),
)

SECTIONS: Final = (
    Section(
        "units",
        "U",
        lambda code, name: Unit(code=code, name=name),
        (
            _CODE,
            _text("name", "difference.aspect.name", 16),
            choice("class_code", "difference.aspect.class_code", _classes, width=8),
            _flag("ranked", "difference.aspect.ranked"),
        ),
    ),
    Section(
        "classes",
        "L",
        lambda code, name: UnitClass(code=code, name=name),
        (
            _CODE,
            _text("name", "difference.aspect.name", 16),
            _number("coefficient", "difference.aspect.coefficient", empty=Decimal(1), least=0),
        ),
    ),
    Section(
        "items",
        "D",
        lambda code, name: Item(code=code, name=name),
        (
            _text("code", "difference.aspect.code", 5, fixed=True),
            _text("name", "difference.aspect.name", 14),
            choice("kind", "difference.aspect.kind", words_of("kind", KINDS), empty="number", width=6),
            _text("unit", "difference.aspect.unit", 5),
            choice("list_code", "difference.aspect.list_code", _lists, width=7),
            _text("department", "difference.aspect.department", 7),
            _several("source", "difference.aspect.source"),
            _number("minimum", "difference.aspect.minimum"),
            _number("maximum", "difference.aspect.maximum"),
            _flag("integer", "parts.integer"),
            _text("note", "parts.note", 10),
        ),
    ),
    Section("bonus", "J", lambda code, name: Adjustment(code=code, name=name), _ADJUSTMENT),
    Section("deduction", "K", lambda code, name: Adjustment(code=code, name=name), _ADJUSTMENT),
    Section(
        "veto",
        "V",
        lambda code, name: Veto(code=code, name=name),
        (_CODE, _text("name", "difference.aspect.name", 16), _actions()),
    ),
)
