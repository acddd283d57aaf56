"""A unit's way from its base to its total, worked out."""

from collections.abc import Sequence
from fractions import Fraction

from scoring.adjustments import event_points
from scoring.entries import Entries, Event
from scoring.plan import Adjustment, Plan
from scoring.result import UnitResult
from scoring.worked.model import Note, Step
from scoring.worked.paper import Paper, points_known
from scoring.worked.terms import Known, Term, compare, term, total, worth


def adjusted_base(plan: Plan, unit: UnitResult) -> Paper:
    """Base × coefficient, where the plan has it on the base."""
    paper, places = _paper(plan), plan.rounding.total_places
    base = points_known(Fraction(unit.base), places, "base")
    if plan.composition.coefficient == "base" and unit.coefficient != 1:
        found: Term = base * _coefficient(unit)
    else:
        found = base
    paper.points("points", found, Fraction(unit.adjusted_base), places)
    return paper


def adjustment(plan: Plan, entries: Entries, unit: UnitResult, kind: str) -> Paper:
    """`kind`: bonus or deduction. Each rule's events, with the caps of the rules and of the whole."""
    rules = plan.bonus if kind == "bonus" else plan.deduction
    cap = plan.composition.bonus_cap if kind == "bonus" else plan.composition.deduction_cap
    paper, places = _paper(plan), plan.rounding.total_places
    events = [event for event in entries.events if event.unit == unit.code]
    earned: list[Term] = []
    for rule in rules:
        own = [event for event in events if event.rule == rule.code]
        if own:
            earned.append(_of_rule(rule, own, paper))
    if not earned:
        paper.points("points", term(0), Fraction(0), places, label=Note("no_events"))
        return paper
    last = paper.segments[-1]
    if len(earned) == 1 and isinstance(last, Step) and (cap is None or worth(earned[0]) <= Fraction(cap)):
        paper.segments.pop()  # one rule: its points are the whole
        paper.points("points", last.term, worth(last.term), places, *last.because, label=last.label)
        return paper
    found = total(earned)
    if cap is not None and worth(found) > Fraction(cap):
        found = paper.at_most(paper.step("score", found), Known(Fraction(cap), "parameter", f"{kind}_cap"))
    paper.points("points", found, worth(found), places)
    return paper


def _of_rule(rule: Adjustment, events: Sequence[Event], paper: Paper) -> Known:
    """What the events under one rule come to; of one matter only the highest, where the rule says so."""
    counted: list[Term] = []
    highest: dict[str, Term] = {}
    for event in events:
        found = _of_event(rule, event)
        if rule.dedupe != "highest" or not event.subject:
            counted.append(found)
        elif event.subject not in highest or worth(found) > worth(highest[event.subject]):
            highest[event.subject] = found
    counted += highest.values()
    if len(counted) < len(events):
        paper.note("events_not_counted", rule=rule.name, count=str(len(events) - len(counted)))
    found = paper.step("score", total(counted), label=Note("adjustment_rule", {"name": rule.name}))
    return found if rule.cap is None else paper.at_most(found, Known(Fraction(rule.cap), "parameter", "cap"))


def _of_event(rule: Adjustment, event: Event) -> Term:
    """The event's own points, or those of its level or rule × count × factor."""
    points = event_points(rule, event)
    if event.points is not None or points is None:
        return Known(points or Fraction(0), "parameter", rule.code)
    each = rule.per_level.get(event.level, rule.points) if event.level is not None else rule.points
    assert each is not None
    found: Term = Known(Fraction(each), "parameter", rule.code)
    for name, factor in (("count", event.count), ("factor", event.factor)):
        if factor != 1:
            found = found * Known(Fraction(factor), "count", name)
    return found


def total_points(plan: Plan, unit: UnitResult) -> Paper:
    """Adjusted base + bonus − deduction, and the coefficient where the plan has it on the whole; never below 0."""
    paper, places = _paper(plan), plan.rounding.total_places
    base, bonus, deduction = (
        points_known(Fraction(value), places, name)
        for name, value in (("adjusted_base", unit.adjusted_base), ("bonus", unit.bonus), ("deduction", unit.deduction))
    )
    found: Term = base
    if plan.bonus:
        found = found + bonus
    if plan.deduction:
        found = found - deduction
    if plan.composition.coefficient == "all" and unit.coefficient != 1:
        found = found * _coefficient(unit)
    value = worth(found)
    if value < 0:
        below = paper.rounded("score", found, value, places)
        if below.value < 0:
            paper.policies.append("floor")
            paper.points("floor", term(0), Fraction(0), places, compare(below, "<", term(0)))
            return paper
        paper.segments.clear()
    paper.points("points", found, value, places)
    return paper


def _coefficient(unit: UnitResult) -> Known:
    return Known(Fraction(unit.coefficient), "parameter", "coefficient")


def _paper(plan: Plan) -> Paper:
    return Paper(Known(Fraction(plan.full_score), "weight"))
