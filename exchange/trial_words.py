"""What was tried out, line by line in words: how it is on record, and how it is in the trial."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from exchange.sheets.difference_words import worded
from exchange.wording import word
from scoring.entries import Assessment, Cell, Decision, Entries, Event
from scoring.numbers import plain
from scoring.plan import Part, Plan, shown
from scoring.problems import Place
from scoring.years.differences import differences


@dataclass(frozen=True, slots=True)
class TrialLine:
    """One thing that was changed: of what kind, what, before and after, and where it stands."""

    kind: str
    name: str
    before: str
    after: str
    where: Place = ()


def trial_lines(record: Assessment, trial: Assessment, language: str) -> tuple[TrialLine, ...]:
    """Everything that differs: the plan, then values, events and vetoes, then what is only named."""
    lines = [*_plan(record.plan, trial.plan, language), *_values(record, trial, language)]
    lines += _events(record, trial, language)
    lines += _decisions(record, trial, language)
    return (*lines, *_others(record, trial, language, told=bool(lines)))


def _plan(old: Plan, new: Plan, language: str) -> Iterator[TrialLine]:
    for difference in differences(old, new):
        one = worded(difference, old, new, language)
        name = f"{one.name} {one.aspect}".strip()
        yield TrialLine(one.subject, name, one.before, one.after, difference.where)


def _values(record: Assessment, trial: Assessment, language: str) -> Iterator[TrialLine]:
    plan, kind = trial.plan, word("trial.value", language)
    for item in plan.items:
        before, after = (entries.values.get(item.code, {}) for entries in (record.entries, trial.entries))
        if before is after:
            continue
        for unit in plan.units:
            was, now = before.get(unit.code), after.get(unit.code)
            if was != now:
                name = word("trial.cell", language, unit=unit.name, item=item.name)
                place = ("values", item.code, unit.code)
                yield TrialLine(kind, name, cell_words(was, language), cell_words(now, language), place)


def cell_words(cell: Cell | None, language: str) -> str:
    """A cell as a person reads it: its value, its state, or that it is blank."""
    if cell is None:
        return word("trial.blank", language)
    value = "" if cell.value is None else shown(cell.value)
    state = "" if cell.state is None else word(f"state.{cell.state.value}", language)
    return " ".join(part for part in (value, state) if part) or word("trial.blank", language)


def _events(record: Assessment, trial: Assessment, language: str) -> Iterator[TrialLine]:
    plan = trial.plan
    kinds = {rule.code: "bonus" for rule in plan.bonus} | {rule.code: "deduction" for rule in plan.deduction}
    rules = {rule.code: rule.name for rule in (*plan.bonus, *plan.deduction)}

    def said(event: Event | None) -> str:
        if event is None:
            return word("trial.none", language)
        points = "" if event.points is None else word("trial.points", language, points=plain(event.points))
        times = "" if event.count == 1 else word("trial.times", language, count=plain(event.count))
        parts = (event.subject or "", event.level or "", times, points, event.document)
        return " ".join(part for part in parts if part) or rules.get(event.rule, event.rule)

    places = {event.uid: ("events", str(number)) for number, event in enumerate(trial.entries.events)}
    for was, now in _pairs(record.entries.events, trial.entries.events):
        event = now or was
        assert event is not None
        unit = plan.unit[event.unit].name if event.unit in plan.unit else event.unit
        name = word("trial.event", language, unit=unit, rule=rules.get(event.rule, event.rule))
        kind = word(f"trial.{kinds.get(event.rule, 'other')}", language)
        yield TrialLine(kind, name, said(was), said(now), places.get(event.uid, ()))


def _decisions(record: Assessment, trial: Assessment, language: str) -> Iterator[TrialLine]:
    plan, kind = trial.plan, word("trial.veto", language)
    names = {veto.code: veto.name for veto in plan.veto}
    places = {one.uid: ("decisions", str(number)) for number, one in enumerate(trial.entries.decisions)}

    def said(decision: Decision | None) -> str:
        return word("trial.none", language) if decision is None else decision.document or names.get(decision.rule, "")

    for was, now in _pairs(record.entries.decisions, trial.entries.decisions):
        decision = now or was
        assert decision is not None
        unit = plan.unit[decision.unit].name if decision.unit in plan.unit else decision.unit
        name = word("trial.event", language, unit=unit, rule=names.get(decision.rule, decision.rule))
        yield TrialLine(kind, name, said(was), said(now), places.get(decision.uid, ()))


Entered = TypeVar("Entered", bound=Part)


def _pairs(before: Sequence[Entered], after: Sequence[Entered]) -> Iterator[tuple[Entered | None, Entered | None]]:
    """Those that differ: changed and removed ones in their order, then those that came."""
    old, new = ({part.uid: part for part in parts} for parts in (before, after))
    for uid in dict.fromkeys((*old, *new)):
        if old.get(uid) != new.get(uid):
            yield old.get(uid), new.get(uid)


_ONLY_NAMED = {
    "batches": "ballots",
    "ledger_rows": "ledgers",
    "drafts": "drafts",
    "materials": "materials",
    "second": "second",
}
"""Fields of the entries of which it is only said that they were changed."""


def _others(record: Assessment, trial: Assessment, language: str, *, told: bool) -> Iterator[TrialLine]:
    changed = word("trial.entry", language)
    kind = word("trial.other", language)
    for name, key in _ONLY_NAMED.items():
        if getattr(record.entries, name) != getattr(trial.entries, name):
            yield TrialLine(kind, word(f"trial.{key}", language), "", changed)
            told = True
    rest: Entries = replace(trial.entries, previous=record.entries.previous)
    if not told and (record.plan != trial.plan or record.entries != rest):
        yield TrialLine(kind, word("trial.settings", language), "", changed)
