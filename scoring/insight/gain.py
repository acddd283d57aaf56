"""What a unit needs to gain one place: for every value and every kind of event the smallest change that does it alone.

Each answer is found by scoring the whole assessment with the change in it, so that methods which compare units move
everybody here as they do in earnest. Where the rules prove that a rising value can only help (or only harm), the
answer is the smallest there is; elsewhere near values, the marks of the rule and doubled steps are tried, and an answer
says when it is found but not proven to be the smallest.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import ceil
from typing import Final, Literal

from scoring.adjustments import event_points
from scoring.entries import Entries, Event
from scoring.insight.marks import marks
from scoring.insight.search import Found, smallest_found, smallest_monotone
from scoring.insight.settled import at_best, few_values
from scoring.insight.slopes import Own
from scoring.insight.span import Span, span_of
from scoring.insight.strengths import leaf_rates
from scoring.insight.trends import trend
from scoring.insight.trial import Cancelled, Office, Outcome
from scoring.plan import Plan
from scoring.result import Result
from scoring.rules import LeafRule, read_rules

Way = Literal["value", "bonus", "deduction"]
Answer = Literal[
    "found",  # the smallest change that does it; nothing smaller does
    "found_unproven",  # it does it, and one step less does not; something smaller elsewhere is not ruled out
    "not_enough",  # by this alone it cannot be done: every other value falls short
    "not_found",  # nothing that was tried does it
    "not_a_number",  # the leaf reads no number
    "reference",  # the leaf is for reference only
    "no_value",  # the unit has entered no number that is scored
]
MOST_EVENTS: Final = 20
"""So many more events of one kind are tried."""


@dataclass(frozen=True, slots=True)
class Gain:
    """One way. Where it was found `needed` and `outcome` say what it takes and where it leads; else they are the best
    that was seen (None: nothing was tried)."""

    way: Way
    answer: Answer
    leaves: tuple[str, ...] = ()
    """The scored leaves that read the value, in the order of the plan."""
    item: str = ""
    rule: str = ""
    level: str | None = None
    event: Event | None = None
    """The deduction that would fall away, wholly or in part."""
    now: Decimal | None = None
    """The value, or the count of events, as it stands."""
    needed: Decimal | None = None
    outcome: Outcome | None = None
    open_end: bool = False
    """Is `needed` where the search ended, and no bound of the item? (Of what was not found.)"""
    evaluations: int = 0
    """How often the assessment was scored for this answer."""

    @property
    def change(self) -> Decimal | None:
        return None if self.now is None or self.needed is None else self.needed - self.now

    @property
    def effort(self) -> Fraction:
        """How much of what there is would change, to put the least first: a value's change ÷ the value (from 0: twice
        the change and more than all of it); an event less counts as a quarter, an event more as a half."""
        change, now = abs(self.change or Decimal(0)), abs(self.now or Decimal(0))
        if self.way != "value":
            return Fraction(change) / (4 if self.way == "deduction" else 2)
        return Fraction(change) / Fraction(now) if now else 1 + 2 * Fraction(change)

    @property
    def does_it(self) -> bool:
        return self.answer in ("found", "found_unproven")


def never() -> bool:
    return False


def gain_place(
    plan: Plan,
    entries: Entries,
    result: Result,
    unit_code: str,
    *,
    in_class: bool = False,
    cancelled: Callable[[], bool] = never,
) -> Iterator[Gain]:
    """Every way for a unit to get a better rank than it has in `result`, which is that of the plan and the entries.

    One `Gain` for each number that its leaves read, each leaf that reads none, each kind of bonus event and each of its
    deductions, as soon as it is known; nothing where the unit is not ranked or nobody is at a better place. What is
    quick to find comes first, where most points are lost first of all; values that have to be searched for come last.
    Equal totals share a place: to catch up is to gain it. Where `cancelled` says so it ends. Raises KeyError for an
    unknown unit.
    """
    office = Office(plan, entries, result, plan.unit[unit_code], in_class, cancelled)
    rank = office.rank(result)
    if rank is None or rank <= 1:
        return
    try:
        quick, searched = _values(office)
        yield from (find() for find in quick)
        yield from _deductions(office)
        yield from _bonuses(office)
        yield from (find() for find in searched)
    except Cancelled:
        return


# Values.


def _values(office: Office) -> tuple[list[Callable[[], Gain]], list[Callable[[], Gain]]]:
    """What finds the answer for each number: quick ones, and those that take a search. Where most points are lost
    stands first, what cannot be tried last."""
    plan = office.plan.seen_by(office.unit.class_code)
    rules = read_rules(plan)
    lost = {leaf.code: leaf.lost for leaf in leaf_rates(plan, office.result, office.unit.code)}
    quick: list[tuple[Fraction, Callable[[], Gain]]] = []
    searched: list[tuple[Fraction, Callable[[], Gain]]] = []
    untried: list[Callable[[], Gain]] = []
    done: set[str] = set()
    for rule in rules:
        code = rule.node.code
        if rule.node.reference_only:
            untried.append(partial(Gain, "value", "reference", (code,)))
            continue
        items = [item.code for item in plan.items if item.code in rule.items and item.kind == "number"]
        if not items:
            untried.append(partial(Gain, "value", "not_a_number", (code,)))
        for item in items:
            if item in done:
                continue
            done.add(item)
            readers = [one for one in rules if item in one.items and not one.node.reference_only]
            blank = Gain("value", "no_value", tuple(one.node.code for one in readers), item)
            span = span_of(plan.item[item], office.unit, office.entries, readers)
            if span is None:
                untried.append(partial(replace, blank))
                continue
            search, is_quick = _smallest(office, readers, span)
            room = sum((lost.get(one.node.code, Fraction(0)) for one in readers), Fraction(0))
            (quick if is_quick else searched).append((room, partial(_value, office, blank, span, search)))
    ways = [[find for _, find in sorted(found, key=lambda one: -one[0])] for found in (quick, searched)]
    return ways[0], [*ways[1], *untried]


Search = Callable[[Callable[[int], bool]], Found]
"""Finds the smallest step that does it, given whether a step does."""


def _value(office: Office, blank: Gain, span: Span, search: Search) -> Gain:
    """What one number would have to be."""
    tries = _Tries(office, lambda k: office.with_value(blank.item, span.text(k)))
    found = search(tries.does)
    gain = _answered(blank, tries, found, span.decimal)
    ends = [span.up] * span.open_above + [span.down] * span.open_below
    return replace(gain, open_end=found.step is None and tries.best in ends)


def _smallest(office: Office, rules: Sequence[LeafRule], span: Span) -> tuple[Search, bool]:
    """The search for the smallest step of the span that its rules allow; and whether it is a quick one."""
    own = Own(office.plan.seen_by(office.unit.class_code), office.entries, office.unit)

    def toward(part: Span) -> int | None:
        return trend(office.result, rules, own, part) if part.down <= 0 <= part.up else None

    def monotone(part: Span, sign: int) -> Search:
        return lambda does: smallest_monotone(does, part.down if sign < 0 else part.up)

    if at_best(office.result, rules, own, span):
        return lambda _: Found(None, True), True
    sign = toward(span)
    if sign is not None:
        return monotone(span, sign), True
    few = few_values(office.result, rules, own, span)
    if few is not None:
        return lambda does: Found(next((k for k in few if does(k)), None), True), True
    above = replace(span, down=span.down + 1)
    if span.down < 0 and not span.at(span.down) and (sign := toward(above)) is not None:
        return partial(_or_nothing, monotone(above, sign), span.down), True
    near = marks(office.result, rules, own, span)
    return lambda does: smallest_found(does, span.down, span.up, near), False


def _or_nothing(search: Search, zero: int, does: Callable[[int], bool]) -> Found:
    """What is found above 0, or 0 itself, which stands apart: it may be a divisor, or get nothing by rule."""
    found = search(does)
    nearer = found.step is None or abs(found.step) > -zero
    return Found(zero, True) if nearer and does(zero) else found


def _answered(blank: Gain, tries: "_Tries", found: Found, amount: Callable[[int], Decimal]) -> Gain:
    """The gain with what was found; `amount` of a step is the value or the count there."""
    step = tries.best if found.step is None else found.step
    return replace(
        blank,
        answer=_answer(found),
        now=amount(0),
        needed=None if step is None else amount(step),
        outcome=None if step is None else tries.outcome(step),
        evaluations=tries.count,
    )


def _answer(found: Found) -> Answer:
    if found.step is not None:
        return "found" if found.proven else "found_unproven"
    return "not_enough" if found.proven else "not_found"


class _Tries:
    """What was tried of one change: where each step that does it leads, and the best of all."""

    def __init__(self, office: Office, entries: Callable[[int], Entries]) -> None:
        self._office = office
        self._entries = entries
        self._after: dict[int, Result] = {}
        self.best: int | None = None
        self.count = 0

    def does(self, k: int) -> bool:
        """Does this step gain a place? Scores the whole assessment with it."""
        office = self._office
        after = office.score(self._entries(k))
        self.count += 1
        gains = office.gains(after)
        best = self.best is None or office.is_better(after, self._after[self.best])
        if gains or best:
            self._after[k] = after
        if best:
            self.best = k
        return gains

    def outcome(self, k: int) -> Outcome:
        """Where a step leads that does it, or the best one."""
        return self._office.outcome(self._after[k])


# Events.


def _bonuses(office: Office) -> Iterator[Gain]:
    """One or more events more, of each bonus rule and level."""
    for rule in office.plan.bonus:
        for level in rule.per_level or (None,):
            event = Event(unit=office.unit.code, rule=rule.code, level=level)
            if (event_points(rule, event) or 0) > 0:
                yield _bonus(office, event)


def _bonus(office: Office, event: Event) -> Gain:
    events = office.entries.events
    now = sum((one.count for one in events if _alike(one, event)), Decimal(0))

    def more(k: int) -> Entries:
        return replace(office.entries, events=(*events, replace(event, count=Decimal(k))))

    tries = _Tries(office, more)
    found = smallest_monotone(tries.does, MOST_EVENTS)
    blank = Gain("bonus", "not_enough", rule=event.rule, level=event.level)
    return _answered(blank, tries, found, lambda k: now + k)


def _alike(one: Event, other: Event) -> bool:
    return (one.unit, one.rule, one.level) == (other.unit, other.rule, other.level)


def _deductions(office: Office) -> Iterator[Gain]:
    """Each deduction of the unit: counted fewer times, or not at all. One with points of its own goes as a whole."""
    rules = {rule.code: rule for rule in office.plan.deduction}
    for event in office.entries.events:
        rule = rules.get(event.rule)
        if rule is not None and event.unit == office.unit.code and (event_points(rule, event) or 0) > 0:
            yield _deduction(office, event)


def _deduction(office: Office, event: Event) -> Gain:
    def left(k: int) -> Decimal:
        return event.count - k if k < reach else Decimal(0) if k else event.count

    reach = 1 if event.points is not None else ceil(event.count)
    tries = _Tries(office, lambda k: _with_count(office.entries, event, left(k)))
    found = smallest_monotone(tries.does, reach)
    blank = Gain("deduction", "not_enough", rule=event.rule, level=event.level, event=event)
    return _answered(blank, tries, found, left)


def _with_count(entries: Entries, event: Event, count: Decimal) -> Entries:
    """The entries with one event counted so often; with 0 it is gone."""
    kept = []
    for one in entries.events:
        if one is not event:
            kept.append(one)
        elif count:
            kept.append(replace(event, count=count))
    return replace(entries, events=tuple(kept))
