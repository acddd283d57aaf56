"""The registers of bonuses, deductions and vetoes: what each event earns, what is not counted twice, what a cap takes
away, and what is doubtful about them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from scoring.adjustments import adjustment, capped, event_points
from scoring.entries import Entries, Event
from scoring.plan import Adjustment, Plan
from scoring.problems import Problem


@dataclass(frozen=True, slots=True)
class Standing:
    """One event of a unit. `counted` is False where a higher one of the same matter takes its place."""

    index: int
    event: Event
    points: Fraction | None
    counted: bool


@dataclass(frozen=True, slots=True)
class RuleStanding:
    rule: Adjustment
    events: tuple[Standing, ...]
    uncapped: Fraction
    earned: Fraction


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """What a unit earns in one register, rule by rule: `uncapped` is before the cap of the whole register."""

    rules: tuple[RuleStanding, ...]
    uncapped: Fraction
    earned: Fraction
    cap: Decimal | None


def rules_of(plan: Plan, kind: str) -> tuple[Adjustment, ...]:
    """The rules of a register: "bonus" or "deduction"."""
    return plan.bonus if kind == "bonus" else plan.deduction


def standing(plan: Plan, entries: Entries, kind: str, unit: str) -> UnitStanding:
    """What the events of a unit come to, before rounding."""
    cap = plan.composition.bonus_cap if kind == "bonus" else plan.composition.deduction_cap
    own = [(index, event) for index, event in enumerate(entries.events) if event.unit == unit]
    rules = rules_of(plan, kind)
    found = tuple(
        _of_rule(rule, under) for rule in rules if (under := [pair for pair in own if pair[1].rule == rule.code])
    )
    events = [event for _, event in own]
    return UnitStanding(found, adjustment(rules, events, None), adjustment(rules, events, cap), cap)


def _of_rule(rule: Adjustment, own: Sequence[tuple[int, Event]]) -> RuleStanding:
    """The first of the highest of one matter counts, as the sum does not tell them apart."""
    points = [event_points(rule, event) for _, event in own]
    best: dict[str, int] = {}
    if rule.dedupe == "highest":
        for at, (_, event) in enumerate(own):
            if event.subject:
                before = best.setdefault(event.subject, at)
                if (points[at] or 0) > (points[before] or 0):
                    best[event.subject] = at
    events = tuple(
        Standing(index, event, points[at], best.get(event.subject or "", at) == at)
        for at, (index, event) in enumerate(own)
    )
    uncapped = sum((one.points or Fraction(0) for one in events if one.counted), Fraction(0))
    return RuleStanding(rule, events, uncapped, capped(uncapped, rule.cap))


def findings(plan: Plan, entries: Entries) -> Iterator[Problem]:
    """What is doubtful in the registers; nothing of it changes a score."""
    rules = {rule.code: rule for rule in (*plan.bonus, *plan.deduction)}
    deductions = {rule.code for rule in plan.deduction}
    names = {unit.code: unit.name for unit in plan.units}
    subjects: dict[tuple[str, str], set[str]] = {}
    for event in entries.events:
        if event.subject and event.rule in rules:
            subjects.setdefault((event.unit, event.subject), set()).add(event.rule)
    told: Counter[tuple[str, str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for index, event in enumerate(entries.events):
        rule = rules.get(event.rule)
        if rule is None or event.unit not in names:
            continue
        where = ("events", str(index))
        facts = {"unit": names[event.unit], "rule": rule.name, "subject": event.subject or ""}
        if event.rule in deductions and not event.note.strip():
            yield Problem("register.no_reason", (*where, "note"), facts, "warning")
        yield from _date(plan, event.date, (*where, "date"), facts)
        if event.subject:
            told[event.unit, event.rule, event.subject] += 1
            if told[event.unit, event.rule, event.subject] == 2:
                how = "register.twice_highest" if rule.dedupe == "highest" else "register.twice_added"
                yield Problem(how, (*where, "subject"), facts, "warning")
            under = subjects[event.unit, event.subject]
            if first.setdefault((event.unit, event.subject), event.rule) != event.rule and (
                told[event.unit, event.rule, event.subject] == 1
            ):
                others = "、".join(rules[code].name for code in sorted(under) if code != event.rule)
                yield Problem("register.several_rules", (*where, "subject"), {**facts, "others": others}, "warning")
    vetoes = {veto.code: veto.name for veto in plan.veto}
    for index, decision in enumerate(entries.decisions):
        if decision.rule not in vetoes or decision.unit not in names:
            continue
        where = ("decisions", str(index))
        facts = {"unit": names[decision.unit], "rule": vetoes[decision.rule]}
        if not decision.document.strip():
            yield Problem("register.no_basis", (*where, "document"), facts, "warning")
        yield from _date(plan, decision.date, (*where, "date"), facts)


def _date(plan: Plan, text: str, where: tuple[str, ...], facts: dict[str, str]) -> Iterator[Problem]:
    if not text:
        return
    told = {**facts, "date": text, "year": str(plan.year)}
    try:
        day = date.fromisoformat(text)
    except ValueError:
        yield Problem("register.no_date", where, told, "warning")
        return
    if day.year != plan.year:
        yield Problem("register.other_year", where, told, "warning")
