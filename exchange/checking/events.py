"""The sheet of bonus and deduction: every event with what it earns, as a formula; one matter counts once where the rule
says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from exchange.checking.desk import Book
from exchange.checking.terms import Named, Term, Written, call, total
from scoring.adjustments import event_points
from scoring.entries import Event
from scoring.plan import Adjustment

TOP: Final = 4
"""The number of the row of the first event."""
POINTS, EARNED, COUNTED = "K", "L", "M"


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event: what is written as it is, and the formulas of what it earns and what of that counts."""

    event: Event
    rule: Adjustment
    kind: str
    row: int
    each: Named | None
    earned: str
    counted: str
    worth: float
    counts: float | str


@dataclass(eq=False)
class Extra:
    """The rows of the sheet; bonus and deduction of each unit before they are rounded, by its row."""

    rows: list[EventRow] = field(default_factory=list)
    bonus: dict[int, Term] = field(default_factory=dict)
    deduction: dict[int, Term] = field(default_factory=dict)


def extra(book: Book, sheet: str) -> Extra:
    """The events in the order of units, rules and matters, so that what belongs together is one range."""
    plan, words = book.plan, book.words
    found = Extra()
    if not (plan.bonus or plan.deduction):
        return found
    book.parameters.heading("", words("section.adjustments"), level=2)
    at = {unit.code: row for row, unit in enumerate(book.units)}
    own: dict[tuple[str, str], list[Event]] = {}
    for event in book.working.entries.events:
        if event.unit in at:
            own.setdefault((event.unit, event.rule), []).append(event)
    for kind, rules, cap in (
        ("bonus", plan.bonus, plan.composition.bonus_cap),
        ("deduction", plan.deduction, plan.composition.deduction_cap),
    ):
        caps = {rule.code: _cap(book, rule) for rule in rules}
        each = {rule.code: _each(book, rule) for rule in rules}
        most = None if cap is None else book.parameters.number(words(f"cap.{kind}"), "", cap)
        into = found.bonus if kind == "bonus" else found.deduction
        for unit, row in at.items():
            sums: list[Term] = []
            for rule in rules:
                events = own.get((unit, rule.code), [])
                if events:
                    earned = _rows(found, events, rule, kind, each[rule.code], sheet)
                    limit = caps[rule.code]
                    sums.append(earned if limit is None else call("MIN", earned, limit))
            if sums:
                into[row] = total(sums) if most is None else call("MIN", total(sums), most)
    return found


def _cap(book: Book, rule: Adjustment) -> Named | None:
    if rule.cap is None:
        return None
    spoken = f"{rule.code} {rule.name}　{book.words('cap')}"
    return book.parameters.number(book.words("cap"), rule.code, rule.cap, spoken=spoken)


def _each(book: Book, rule: Adjustment) -> Mapping[str | None, Named]:
    """What one event of each level earns."""
    label = book.words("points_each")
    found: dict[str | None, Named] = {}
    if rule.points is not None:
        spoken = f"{rule.code} {rule.name}　{label}"
        found[None] = book.parameters.number(label, rule.code, rule.points, spoken=spoken)
    for level, points in rule.per_level.items():
        spoken = f"{rule.code} {rule.name}　{level}　{label}"
        found[level] = book.parameters.number(label, f"{rule.code}_{level}", points, spoken=spoken)
    return found


def _rows(
    found: Extra,
    events: Sequence[Event],
    rule: Adjustment,
    kind: str,
    each: Mapping[str | None, Named],
    sheet: str,
) -> Term:
    """Add the events of one unit under one rule; the sum of what counts of them."""
    first = TOP + len(found.rows)
    matters: dict[object, list[Event]] = {}
    for event in events:
        once = rule.dedupe == "highest" and bool(event.subject)
        matters.setdefault(event.subject if once else id(event), []).append(event)
    sums = Fraction(0)
    for same in matters.values():
        top = TOP + len(found.rows)
        worths = [event_points(rule, event) or Fraction(0) for event in same]
        sums += max(worths)
        for place, (event, worth) in enumerate(zip(same, worths, strict=True)):
            row = TOP + len(found.rows)
            given = each.get(event.level if event.level in rule.per_level else None)
            own = f"{POINTS}{row}"
            reckoned = f"I{row}*H{row}*{given.name}" if given is not None else "0"
            # Of one matter only the highest counts: it stands in the row of the first event.
            range_ = f"{EARNED}{top}:{EARNED}{top + len(same) - 1}"
            counted = f"={EARNED}{row}" if len(same) == 1 else f"=MAX({range_})" if place == 0 else ""
            counts: float | str = float(max(worths)) if place == 0 else ""
            found.rows.append(
                EventRow(
                    event,
                    rule,
                    kind,
                    row,
                    given,
                    f"=IF(ISNUMBER({own}),{own},{reckoned})",
                    counted,
                    float(worth),
                    counts,
                )
            )
    last = TOP + len(found.rows) - 1
    value = float(sums)
    return Written(f"SUM({sheet}!${COUNTED}${first}:${COUNTED}${last})", (), lambda: value)
