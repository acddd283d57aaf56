"""加分扣分 as the ledgers list them: what each event is worth, which of them count, and what a limit takes away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exchange.sheet import printable
from exchange.wording import word
from scoring.adjustments import event_points, rule_points
from scoring.entries import Entries, Event
from scoring.numbers import plain
from scoring.plan import Adjustment, Plan


@dataclass(frozen=True, slots=True)
class Line:
    """One event. `points`: what it is worth by its rule, None where there is no such rule or level.
    `counted`: it is one of those that are added up."""

    event: Event
    rule: Adjustment | None
    points: Fraction | None
    counted: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """What a limit takes away from what the events of a unit come to. `rule`: None for the limit of the whole."""

    rule: Adjustment | None
    cap: Fraction
    taken: Fraction


def rules_of(plan: Plan, kind: str) -> tuple[Adjustment, ...]:
    """The rules of a kind: bonus or deduction."""
    return plan.bonus if kind == "bonus" else plan.deduction


def lines_of(plan: Plan, entries: Entries, unit: str, kind: str) -> tuple[Line, ...]:
    """The events of a unit under the rules of a kind, in the order of the rules, then as entered."""
    rules = rules_of(plan, kind)
    found: list[Line] = []
    for rule in rules:
        own = [event for event in entries.events if event.unit == unit and event.rule == rule.code]
        best = _highest(rule, own)
        for event in own:
            points = event_points(rule, event)
            superseded = rule.dedupe == "highest" and event.subject and best[event.subject] is not event
            found.append(Line(event, rule, points, points is not None and not superseded))
    return tuple(found)


def _highest(rule: Adjustment, events: Sequence[Event]) -> Mapping[str, Event]:
    """The event that counts for each subject: the first of the highest."""
    best: dict[str, Event] = {}
    for event in events:
        if event.subject:
            standing = best.get(event.subject)
            if standing is None or _worth(rule, event) > _worth(rule, standing):
                best[event.subject] = event
    return best


def _worth(rule: Adjustment, event: Event) -> Fraction:
    return event_points(rule, event) or Fraction(0)


def cuts_of(plan: Plan, entries: Entries, unit: str, kind: str) -> Iterator[Cut]:
    """The limits that a unit's events go beyond: those of rules, then that of the whole."""
    lines = lines_of(plan, entries, unit, kind)
    whole = Fraction(0)
    for rule in rules_of(plan, kind):
        own = [one for one in lines if one.rule is rule]
        given = rule_points(rule, [one.event for one in own])
        whole += given
        earned = sum((one.points or Fraction(0) for one in own if one.counted), Fraction(0))
        if rule.cap is not None and earned > given:
            yield Cut(rule, Fraction(rule.cap), earned - given)
    cap = plan.composition.bonus_cap if kind == "bonus" else plan.composition.deduction_cap
    if cap is not None and whole > Fraction(cap):
        yield Cut(None, Fraction(cap), whole - Fraction(cap))


# in words


def matter(one: Line, language: str) -> str:
    """What it is about: the rule, and the subject."""
    name = one.event.rule if one.rule is None else printable(one.rule.name)
    subject = printable(one.event.subject or "")
    return word("sheet.event.matter", language, rule=name, subject=subject) if subject else name


def reference(event: Event) -> str:
    """The document that proves it."""
    return printable(event.document)


def reason(one: Line, language: str) -> str:
    """Why it does not count; "" where it does."""
    if one.counted:
        return ""
    return word("sheet.event.no_points" if one.points is None else "sheet.event.superseded", language)


def cut_words(cut: Cut, kind: str, language: str) -> str:
    """Which limit it is."""
    name = word(f"sheet.col.{kind}", language) if cut.rule is None else printable(cut.rule.name)
    return word("sheet.event.cut", language, name=name, cap=plain(cut.cap))
