"""Who is asked for what: the forms that go out to departments, to units, or to units for their self-assessment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from exchange.wording import word
from scoring.plan import Indicator, Item, Plan
from scoring.rules import users_of_items

FORMAT: Final = "quanheng-form/1"
HIDDEN_SHEET: Final = "quanheng"
KEY: Final = "#quanheng"
"""Stands where the hidden row and the hidden column of codes meet."""
WAYS: Final = ("department", "unit", "self")
ONE_CELL: Final = ("number", "grade")
"""Kinds of items whose value is one cell of a form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: `recipient` is the department's name ("" for items that nobody answers for) or the unit's code.

    `elsewhere`: items of this recipient whose values do not fit into one cell; the cover names them.
    """

    kind: str
    recipient: str
    name: str
    items: tuple[Item, ...] = ()
    units: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    elsewhere: tuple[Item, ...] = ()


def departments_of(plan: Plan) -> Mapping[str, str]:
    """For every item the department that answers for it: its own, else that of the first indicator scored from it."""
    users = users_of_items(plan)
    found = {}
    for item in plan.items:
        asked = (node.department for node in users.get(item.code, ()) if node.department)
        found[item.code] = item.department or next(asked, "")
    return found


def forms_for(plan: Plan, by: str, language: str) -> tuple[Form, ...]:
    """The forms of one way, in the order of the plan. Raises KeyError for a way that is none of `WAYS`."""
    units = tuple(unit.code for unit in plan.units)
    fitting = tuple(item for item in plan.items if item.kind in ONE_CELL)
    others = tuple(item for item in plan.items if item.kind not in ONE_CELL)
    if by == "self":
        return tuple(
            Form(kind=by, recipient=unit.code, name=unit.name, units=(unit.code,), indicators=plan.leaves)
            for unit in plan.units
        )
    if by == "unit":
        return tuple(
            Form(kind=by, recipient=unit.code, name=unit.name, items=fitting, units=(unit.code,), elsewhere=others)
            for unit in plan.units
        )
    if by != "department":
        raise KeyError(by)
    answers = departments_of(plan)
    nobody = word("forms.nobody", language)
    return tuple(
        Form(
            kind=by,
            recipient=name,
            name=name or nobody,
            items=tuple(item for item in fitting if answers[item.code] == name),
            units=units,
            elsewhere=tuple(item for item in others if answers[item.code] == name),
        )
        for name in dict.fromkeys(answers.values())
        if any(answers[item.code] == name for item in fitting)
    )
