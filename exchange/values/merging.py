"""What came back beside what stands there: every difference, and where two of them, or both sides, differ."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from exchange.numbers import Number, parse_number, plain_text
from exchange.values.returns import Return, form_of
from scoring.collection import Returned, Sending
from scoring.entries import Cell, Entries
from scoring.kept import Keeper, keepers
from scoring.plan import Plan
from scoring.problems import Problem

Key = tuple[str, str]
"""(item code, unit code)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One cell that a file says otherwise than it stands here. `conflict`: others say yet something else; `kept`:
    what fills it here, such as a ledger, and is contradicted by the file."""

    item: str
    unit: str
    before: Cell | None
    after: Cell | None
    file: str
    place: str = ""
    conflict: bool = False
    overtaken: bool = False
    """It is a conflict because the cell was changed here since a packet went out."""
    kept: Keeper = ""

    @property
    def key(self) -> Key:
        return self.item, self.unit

    @property
    def waits(self) -> bool:
        """It is not taken unless somebody decides."""
        return self.conflict or bool(self.kept)


def differences(returns: Sequence[Return], plan: Plan, entries: Entries) -> tuple[Difference, ...]:
    """In the order of the plan, unit by unit; the note that an entry has stays with it."""
    found = []
    contradicted = keepers(plan, entries)
    for unit in plan.units:
        for item in plan.items:
            key = (item.code, unit.code)
            said = [(one, one.edits[key]) for one in returns if not one.refused and key in one.edits]
            before = entries.cell(*key)
            kept = [(one, _with_note(cell, before)) for one, cell in said]
            several = len({_said(cell) for _, cell in kept}) > 1
            overtaken = any(one.base is not None and before != one.base.get(key) for one, _ in kept)
            conflict = several or overtaken
            found += [
                Difference(
                    item=item.code,
                    unit=unit.code,
                    before=before,
                    after=cell,
                    file=one.file,
                    place=one.places.get(key, ""),
                    conflict=conflict,
                    overtaken=overtaken,
                    kept=contradicted(key, cell),
                )
                for at, (one, cell) in enumerate(kept)
                if cell != before and (conflict or all(cell != earlier for _, earlier in kept[:at]))
            ]
    return tuple(found)


def _with_note(cell: Cell | None, before: Cell | None) -> Cell | None:
    return cell if cell is None or before is None else Cell(cell.value, cell.state, before.note)


def _said(cell: Cell | None) -> tuple[str, str]:
    return ("", "") if cell is None else (str(cell.value), str(cell.state))


def difference_of(one: Difference) -> str:
    """How much more it is, with its sign; empty where one side is no number."""
    before, after = (_number(cell) for cell in (one.before, one.after))
    if before is None or after is None:
        return ""
    change = after - before
    return ("+" if change > 0 else "") + plain_text(change)


def _number(cell: Cell | None) -> Decimal | None:
    if cell is None or cell.state is not None or not isinstance(cell.value, str):
        return None
    found = parse_number(cell.value)
    return found.value if isinstance(found, Number) else None


# the same file again, and what is noted down


def without_repeats(returns: Sequence[Return], sendings: Sequence[Sending]) -> tuple[Return, ...]:
    """A file that was returned before, or that is among them twice, is refused in words."""
    before = {one.sha256: one for sending in sendings for one in sending.returned}
    seen: dict[str, str] = {}
    found = []
    for one in returns:
        if one.sha256 and not one.refused and one.sha256 in before:
            old = before[one.sha256]
            facts = {"file": one.file, "before": old.file, "at": old.at[:10]}
            one = replace(one, edits={}, refused=(Problem("collect.same_file", (one.file,), facts),))
        elif one.sha256 and not one.refused and one.sha256 in seen:
            facts = {"file": one.file, "before": seen[one.sha256]}
            one = replace(one, edits={}, refused=(Problem("collect.same_twice", (one.file,), facts),))
        else:
            seen.setdefault(one.sha256, one.file)
        found.append(one)
    return tuple(found)


def with_returns(plan: Plan, returns: Collection[Return], at: str) -> Plan:
    """The plan that knows of the files that came back; a file that is no known form is a form of its own."""
    sendings = list(plan.sendings)
    for one in returns:
        if one.refused or not one.sha256:
            continue
        noted = Returned(one.file, one.sha256, at)
        form = form_of(one, sendings)
        if form is not None:
            sendings[sendings.index(form)] = replace(form, returned=(*form.returned, noted))
        else:
            sendings.append(
                Sending(
                    template=one.template or one.sha256[:32],
                    kind="department" if one.base is None else "packet",
                    recipient=one.file,
                    items=tuple(dict.fromkeys(item for item, _ in one.edits)),
                    units=tuple(dict.fromkeys(unit for _, unit in one.edits)),
                    returned=(noted,),
                )
            )
    return replace(plan, sendings=tuple(sendings))


def with_sendings(plan: Plan, made: Sequence[Sending]) -> Plan:
    """The plan that knows of forms that were sent. One that nobody has returned gives way to a new one of its kind."""
    again = {(one.kind, one.recipient) for one in made}
    kept = [one for one in plan.sendings if one.returned or (one.kind, one.recipient) not in again]
    return replace(plan, sendings=(*kept, *made))


# three ways


def three_way(
    base: Mapping[Key, Cell], theirs: Mapping[Key, Cell], plan: Plan, entries: Entries, file: str
) -> tuple[Difference, ...]:
    """What a packet changed since `base`. A cell that was changed here too, to something else, is a conflict."""
    found = []
    contradicted = keepers(plan, entries)
    for unit in plan.units:
        for item in plan.items:
            key = (item.code, unit.code)
            was, after, now = base.get(key), theirs.get(key), entries.cell(*key)
            if after in (was, now):
                continue
            found.append(
                Difference(
                    item=item.code,
                    unit=unit.code,
                    before=now,
                    after=after,
                    file=file,
                    conflict=now != was,
                    overtaken=now != was,
                    kept=contradicted(key, after),
                )
            )
    return tuple(found)
