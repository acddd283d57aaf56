"""What is said of a new year, in the window and on the command line."""

from typing import Final

from exchange.wording import word
from scoring.checks import weight_sums
from scoring.numbers import plain
from scoring.plan import Plan
from scoring.years.new_year import Carried

LEFT: Final = ("values", "events", "decisions", "ledger_rows", "materials", "reasons", "locks", "weight_sets")


def carried_text(carried: Carried, plan: Plan, language: str) -> str:
    """What came along into the new plan, whether its weights close, and what did not come along."""
    sums = weight_sums(plan)
    first = next((one for one in sums if one.parent is None), None)
    found = plan.full_score if first is None else first.found
    closed = all(not one.difference for one in sums)
    text = word(
        "years.carried",
        language,
        year=str(carried.year),
        indicators=str(carried.indicators),
        units=str(carried.units),
        label=plan.unit_label or word("years.units", language),
        sum=f"{found:.2f}" if found == round(found, 2) else plain(found),
        mark="✓" if closed else word("years.carried_short", language, wanted=plain(plan.full_score)),
    )
    if carried.not_applicable:
        text += word("years.carried_decisions", language, count=str(carried.not_applicable))
    parts = [
        word(f"years.left.{key}", language, count=str(count)) for key in LEFT if (count := getattr(carried, key)) > 0
    ]
    if parts:
        text += word("years.left", language, parts=("、" if language == "zh_CN" else ", ").join(parts))
    return text
