"""How it stands with a form that was sent, and the text that reminds of it."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from exchange.wording import word
from scoring.collection import Sending
from scoring.plan import Plan

Standing = Literal["returned", "waiting", "overdue"]


def standing(form: Sending, today: date) -> tuple[Standing, int]:
    """And by how many days it is overdue, else 0."""
    if form.returned:
        return "returned", 0
    deadline = _day(form.deadline)
    late = 0 if deadline is None else (today - deadline).days
    return ("overdue", late) if late > 0 else ("waiting", 0)


def recipient_name(form: Sending, plan: Plan, language: str) -> str:
    if form.kind in ("unit", "self"):
        return plan.unit[form.recipient].name if form.recipient in plan.unit else form.recipient
    return form.recipient or word("forms.nobody", language)


def reminder(forms: Sequence[Sending], plan: Plan, today: date, language: str) -> str:
    """One line for each form that has not come back."""
    lines = []
    for form in forms:
        state, days = standing(form, today)
        if state == "returned":
            continue
        facts = {
            "name": recipient_name(form, plan, language),
            "count": str(len(form.items) or len(plan.leaves)),
            "title": plan.title,
        }
        deadline = _day(form.deadline)
        if deadline is None:
            lines.append(word("collect.reminder_open", language, **facts))
            continue
        day = {"year": str(deadline.year), "month": str(deadline.month), "day": str(deadline.day)}
        facts |= {"deadline": word("collect.day", language, **day), "days": str(days)}
        lines.append(word("collect.overdue" if state == "overdue" else "collect.reminder", language, **facts))
    return "\n".join(lines)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
