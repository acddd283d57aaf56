"""An assessment without names: units become 单位A, 单位B …, in an order that says nothing, and whatever text might tell
who is meant is left out. Which label is whose stands in a key file, kept apart; with the same key the labels stay.

Codes, rules and values are untouched, so that every figure is that of the record.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from io import StringIO
from pathlib import Path
from random import SystemRandom
from typing import Any, Final

from exchange.file_names import whole_file
from exchange.sheet import Options
from exchange.wording import word
from scoring.entries import Assessment, Cell, Cells, Decision, Entries, Event
from scoring.plan import Plan
from scoring.problems import Problem, Refused

Labels = Mapping[str, str]
"""unit code → label"""

_CODES: Final = {"uid", "id", "code", "parent", "unit", "units", "item", "items", "rule", "class_code", "measure"}
"""Fields that hold codes and formulas, which no document shows."""
LARGEST_KEY: Final = 4_000_000


def labels_for(
    plan: Plan,
    language: str,
    known: Labels | None = None,
    shuffle: Callable[[list[str]], None] | None = None,
) -> dict[str, str]:
    """A label for each unit: that of the key where it has one, else the next free letter, in a random order."""
    labels = {unit.code: known[unit.code] for unit in plan.units if unit.code in known} if known else {}
    taken = set((known or {}).values())
    new = [unit.code for unit in plan.units if unit.code not in labels]
    (shuffle or SystemRandom().shuffle)(new)
    number = 0
    for code in new:
        while (label := word("anonymous.unit", language, letter=_letters(number))) in taken:
            number += 1
        labels[code] = label
        taken.add(label)
    return labels


def _letters(number: int) -> str:
    """A … Z, AA, AB …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def anonymised(assessment: Assessment, labels: Labels, language: str) -> Assessment:
    """The assessment under these labels, its units in the order of the labels. Subjects of events are numbered, so
    that what counts once still does; documents, notes, materials and ledgers are left out. Raises KeyError where a unit
    has no label."""
    plan, entries = assessment.plan, assessment.entries
    names = sorted(((unit.name, labels[unit.code]) for unit in plan.units if unit.name), key=lambda pair: -len(pair[0]))
    hidden = _hidden(plan, names)
    units = sorted(
        (replace(unit, name=labels[unit.code]) for unit in plan.units), key=lambda unit: (len(unit.name), unit.name)
    )
    signers = tuple(replace(who, name="") for who in hidden.signers)
    versions = tuple(replace(one, by="", withdrawn_by="", reason="") for one in plan.versions)
    subjects = {subject: str(number) for number, subject in enumerate(_subjects(entries), start=1)}
    return Assessment(
        replace(hidden, units=tuple(units), signers=signers, sendings=(), versions=versions),
        Entries(
            values=_without_notes(entries.values),
            events=tuple(_event(one, subjects, language) for one in entries.events),
            decisions=tuple(_decision(one) for one in entries.decisions),
            previous=_without_notes(entries.previous),
            batches=_hidden(entries.batches, names),
        ),
    )


def without_names(
    assessment: Assessment, labels: Labels, language: str, options: Options
) -> tuple[Assessment, Options]:
    """The assessment under these labels, and the options for its documents: with the check code of the record, so that
    the office finds it again, with last year's places, and without the name of whoever prints."""
    from exchange.check_code import check_code
    from scoring.evaluate import evaluate
    from scoring.years.standings import standings_before

    plan, entries, before = assessment.plan, assessment.entries, options.before
    if options.last is not None and before is None:
        before = standings_before(plan, evaluate(options.last.plan, options.last.entries))
    code = options.code or check_code(plan, entries, evaluate(plan, entries))
    options = replace(options, code=code, before=before, last=None, user="")
    return anonymised(assessment, labels, language), options


def _subjects(entries: Entries) -> list[str]:
    return list(dict.fromkeys(one.subject for one in entries.events if one.subject))


def _event(one: Event, subjects: Mapping[str, str], language: str) -> Event:
    subject = word("anonymous.subject", language, number=subjects[one.subject]) if one.subject else one.subject
    return replace(one, subject=subject, document="", note="", department="", entered_by="", evidence=())


def _decision(one: Decision) -> Decision:
    return replace(one, document="", note="", department="", entered_by="", evidence=())


def _without_notes(cells: Cells) -> Cells:
    return {
        item: {unit: Cell(cell.value, cell.state) if cell.note else cell for unit, cell in column.items()}
        for item, column in cells.items()
    }


def _hidden(value: Any, names: Sequence[tuple[str, str]]) -> Any:
    """The same value with the names of units replaced in every text that people read."""
    if isinstance(value, str):
        for name, label in names:
            value = value.replace(name, label)
        return value
    if isinstance(value, tuple):
        return tuple(_hidden(one, names) for one in value)
    if isinstance(value, Mapping):
        return {key: _hidden(one, names) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            one.name: _hidden(getattr(value, one.name), names)
            for one in fields(value)
            if one.init and (one.name not in _CODES or isinstance(value, Plan))
        }
        return replace(value, **{**changed, **({"id": value.id, "uid": value.uid} if isinstance(value, Plan) else {})})
    return value


# the key, which is kept apart


def read_key(path: Path) -> dict[str, str]:
    """The labels of a key file, by the code of the unit; none where there is no such file. Raises Refused where it is
    something else, OSError."""
    return {code: label for label, _, code in _rows(path)}


def _rows(path: Path) -> list[list[str]]:
    if not path.exists():
        return []
    if path.stat().st_size > LARGEST_KEY:
        raise Refused(Problem("anonymous.no_key", (str(path),), {"path": str(path)}))
    try:
        rows = list(csv.reader(StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error):
        rows = []
    if not rows or len(rows[0]) != 3 or any(len(row) != 3 for row in rows):
        raise Refused(Problem("anonymous.no_key", (str(path),), {"path": str(path)}))
    return rows[1:]


def write_key(path: Path, plan: Plan, labels: Labels, language: str) -> None:
    """Label, name and code of each unit, in the order of the labels; units of before that the plan no longer has stay.
    Raises OSError."""
    names = {code: name for _, name, code in _rows(path)} | {unit.code: unit.name for unit in plan.units}
    lines = StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow([word(f"anonymous.key.{which}", language) for which in ("label", "unit", "code")])
    for code, label in sorted(labels.items(), key=lambda pair: (len(pair[1]), pair[1])):
        writer.writerow([label, names.get(code, ""), code])
    with whole_file(path) as temporary:
        temporary.write_text(lines.getvalue(), encoding="utf-8-sig", newline="")
