"""Bonus and deduction: what events earn under their rules, with caps and without counting one matter twice."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from scoring.entries import Event
from scoring.plan import Adjustment


def event_points(rule: Adjustment, event: Event) -> Fraction | None:
    """What one event earns: its own points, else those of its level (or of the rule) × count × factor."""
    if event.points is not None:
        return Fraction(event.points)
    each = rule.points if event.level is None or event.level not in rule.per_level else rule.per_level[event.level]
    if each is None or event.count == event.factor == 1:
        return None if each is None else Fraction(each)
    return Fraction(each) * Fraction(event.count) * Fraction(event.factor)


def rule_points(rule: Adjustment, events: Sequence[Event]) -> Fraction:
    """What the events of one unit earn under one rule."""
    total = Fraction(0)
    highest: dict[str, Fraction] = {}
    for event in events:
        points = event_points(rule, event) or Fraction(0)
        if rule.dedupe == "highest" and event.subject:
            highest[event.subject] = max(points, highest.get(event.subject, points))
        else:
            total += points
    return capped(total + sum(highest.values(), Fraction(0)), rule.cap)


def adjustment(rules: Sequence[Adjustment], events: Sequence[Event], cap: Decimal | None) -> Fraction:
    """Bonus or deduction of one unit, before rounding."""
    under = {event.rule for event in events}
    found = [
        rule_points(rule, [event for event in events if event.rule == rule.code])
        for rule in rules
        if rule.code in under
    ]
    return capped(sum(found, Fraction(0)), cap)


def capped(points: Fraction, cap: Decimal | None) -> Fraction:
    return points if cap is None else min(points, Fraction(cap))
